"""The comparison as rows with equal tops: every segment of both orders once, beside its partner where it is linked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from reader.comparison.model import Comparison, Verdict


@dataclass(frozen=True, slots=True)
class FacingRow:
    """One row: a passage of either order, or of both."""

    left: int | None
    """Index of the left segment; None where the row shows the right alone."""
    right: int | None
    verdict: Verdict | None
    """None for a passage that belongs to a linked one without a link of its own."""
    link: int | None = None
    moved: bool = False


def facing_rows(comparison: Comparison) -> tuple[FacingRow, ...]:
    """Rows in the left order's sequence.

    Each segment appears exactly once. A right segment stands beside the left one of its best link; where that place
    is taken by a better partner it follows below; without a link it follows the segment before it.
    """
    homes = _homes(comparison)
    followers: dict[int | None, list[int]] = defaultdict(list)
    anchor: int | None = None
    for right in range(len(comparison.right.outline.segments)):
        anchor = right if right in homes else anchor
        if right not in homes:
            followers[anchor].append(right)
    guests: dict[int, list[int]] = defaultdict(list)
    for right, (left, _) in homes.items():
        guests[left].append(right)
    rows = [_alone(comparison, None, right) for right in followers[None]]
    for left in range(len(comparison.left.outline.segments)):
        hosted = sorted(guests[left], key=lambda right: (-_score(comparison, homes[right][1]), right))
        if not hosted:
            rows.append(_alone(comparison, left, None))
        for turn, right in enumerate(hosted):
            link = comparison.bitext.links[homes[right][1]]
            verdict = Verdict(link.relation.value)
            rows.append(FacingRow(left if turn == 0 else None, right, verdict, homes[right][1], link.moved))
            rows += [_alone(comparison, None, follower) for follower in followers[right]]
    return tuple(rows)


def _score(comparison: Comparison, link: int) -> float:
    return comparison.bitext.links[link].score


def _homes(comparison: Comparison) -> dict[int, tuple[int, int]]:
    """For each linked right segment: the left segment it stands beside, and the link that says so."""
    homes: dict[int, tuple[int, int]] = {}
    left, right = comparison.left.outline, comparison.right.outline
    for number, link in enumerate(comparison.bitext.links):
        beside = next((at for label in link.left if (at := left.index(label)) is not None), None)
        for label in link.right:
            here = right.index(label)
            if here is None or beside is None:
                continue
            if here not in homes or link.score > comparison.bitext.links[homes[here][1]].score:
                homes[here] = (beside, number)
    return homes


def _alone(comparison: Comparison, left: int | None, right: int | None) -> FacingRow:
    """A row of one side only, and whether it is there for want of a counterpart."""
    if left is not None:
        label = comparison.left.outline.segments[left].label
        lonely = label in comparison.bitext.only_left
        return FacingRow(left, None, Verdict.ONLY_LEFT if lonely else None)
    label = comparison.right.outline.segments[right or 0].label
    lonely = label in comparison.bitext.only_right
    return FacingRow(None, right, Verdict.ONLY_RIGHT if lonely else None)
