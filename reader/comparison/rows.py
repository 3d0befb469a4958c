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
    is taken by a better partner it follows below; without a link it follows the segment before it. The two signature
    blocks face one another.
    """
    homes = _homes(comparison)
    followers: dict[int | None, list[int]] = defaultdict(list)
    anchor: int | None = None
    for right in range(len(comparison.right.outline.segments)):
        anchor = right if right in homes else anchor
        if right not in homes:
            followers[anchor].append(right)
    guests: dict[int, list[int]] = defaultdict(list)
    for right, home in homes.items():
        guests[home.left].append(right)
    rows = [_alone(comparison, None, right) for right in followers[None]]
    for left in range(len(comparison.left.outline.segments)):
        hosted = sorted(guests[left], key=lambda right: (-homes[right].score, right))
        if not hosted:
            rows.append(_alone(comparison, left, None))
        for turn, right in enumerate(hosted):
            rows.append(_beside(comparison, left if turn == 0 else None, right, homes[right].link))
            rows += [_alone(comparison, None, follower) for follower in followers[right]]
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Home:
    """Where a right segment stands."""

    left: int
    link: int | None
    score: float


def _homes(comparison: Comparison) -> dict[int, _Home]:
    """For each right segment that has a place of its own: the left segment it stands beside, and why."""
    homes: dict[int, _Home] = {}
    left, right = comparison.left.outline, comparison.right.outline
    mine, theirs = left.index("signature"), right.index("signature")
    if mine is not None and theirs is not None:
        homes[theirs] = _Home(mine, None, 0.0)
    for number, link in enumerate(comparison.bitext.links):
        beside = next((at for label in link.left if (at := left.index(label)) is not None), None)
        for here in map(right.index, link.right):
            if here is None or beside is None:
                continue
            if here not in homes or link.score > homes[here].score:
                homes[here] = _Home(beside, number, link.score)
    return homes


def _beside(comparison: Comparison, left: int | None, right: int, number: int | None) -> FacingRow:
    """A right segment at its home, in the row of the left one or (where that is taken) below it."""
    if number is None:
        return FacingRow(left, right, None)
    link = comparison.bitext.links[number]
    return FacingRow(left, right, Verdict(link.relation.value), number, link.moved)


def _alone(comparison: Comparison, left: int | None, right: int | None) -> FacingRow:
    """A row of one side only, and whether it is there for want of a counterpart."""
    if left is not None:
        label = comparison.left.outline.segments[left].label
        lonely = label in comparison.bitext.only_left
        return FacingRow(left, None, Verdict.ONLY_LEFT if lonely else None)
    label = comparison.right.outline.segments[right or 0].label
    lonely = label in comparison.bitext.only_right
    return FacingRow(None, right, Verdict.ONLY_RIGHT if lonely else None)
