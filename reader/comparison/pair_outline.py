"""The outline of a pair: sections of both orders side by side, each with what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from reader.alignment import Bitext, Link, Relation
from reader.comparison.model import Comparison
from reader.structure import Outline, SegmentKind


class PairVerdict(StrEnum):
    """What became of a section."""

    SAME = "same"
    REVISED = "revised"
    RELATED = "related"
    OPPOSED = "opposed"
    MOVED = "moved"
    """Worded much the same, but out of sequence."""
    ONLY_LEFT = "only left"
    ONLY_RIGHT = "only right"


@dataclass(frozen=True, slots=True)
class PairRow:
    """A section of either order, or one of each that correspond."""

    left: str | None
    """Label on the left; None for what only the right has."""
    right: str | None
    left_heading: str
    right_heading: str
    verdict: PairVerdict
    relation: Relation | None
    """The weightiest relation of the links between the two; None without any."""
    score: float
    """From 0 to 1: the best score of these; 0 without any."""
    links: tuple[int, ...]
    """Their indices in the bitext, the best first: between the sections themselves or any parts of them."""


_Key = tuple[int, int]


def pair_outline(comparison: Comparison) -> tuple[PairRow, ...]:
    """Rows in the left order's sequence: every section with every one it corresponds to, itself or in parts.

    What only the right order has follows the row of the section before it. Signatures are left out.
    """
    return section_rows(comparison.bitext, comparison.left.outline, comparison.right.outline)


def section_rows(bitext: Bitext, left: Outline, right: Outline) -> tuple[PairRow, ...]:
    """The same of a bitext and its two outlines."""
    joined = _joined(bitext, left, right)
    matched = {b for _, b in joined}
    alone: dict[int | None, list[int]] = defaultdict(list)
    anchor: int | None = None
    for b in _sections(right):
        anchor = b if b in matched else anchor
        if b not in matched:
            alone[anchor].append(b)
    rows = [_only_right(right, b) for b in alone[None]]
    told: set[int] = set()
    for a in _sections(left):
        partners = sorted((b for x, b in joined if x == a), key=lambda b: (-_weight(joined[a, b], bitext), b))
        if not partners:
            rows.append(_only_left(left, a))
        for b in partners:
            rows.append(_row(left, right, a, b, joined[a, b], bitext))
            if b not in told:
                told.add(b)
                rows += [_only_right(right, other) for other in alone[b]]
    return tuple(rows)


def sections(outline: Outline) -> tuple[str, ...]:
    """Labels of the sections, preamble and annexes of `outline`, in order; no signature."""
    return tuple(outline.segments[i].label for i in _sections(outline))


def _sections(outline: Outline) -> Iterator[int]:
    for i, segment in enumerate(outline.segments):
        if segment.kind is not SegmentKind.SIGNATURE and _section(outline, i) == i:
            yield i


def _section(outline: Outline, place: int) -> int:
    """The section that holds `place`: the uppermost segment above it that is no mere part of the document."""
    found = place
    for above in outline.ancestors(place):
        if outline.segments[above].kind is not SegmentKind.PART:
            found = above
    return found


def _joined(bitext: Bitext, left: Outline, right: Outline) -> dict[_Key, list[int]]:
    """For each left and right section, the links between them or their parts."""
    joined: dict[_Key, list[int]] = {}
    for number, link in enumerate(bitext.links):
        for a in _places(left, link.left):
            for b in _places(right, link.right):
                found = joined.setdefault((_section(left, a), _section(right, b)), [])
                if number not in found:
                    found.append(number)
    return joined


def _places(outline: Outline, labels: Iterable[str]) -> list[int]:
    return [at for label in labels if (at := outline.index(label)) is not None]


def _weight(links: Iterable[int], bitext: Bitext) -> float:
    return sum(bitext.links[number].score for number in links)


def _row(left: Outline, right: Outline, a: int, b: int, numbers: list[int], bitext: Bitext) -> PairRow:
    ranked = sorted(numbers, key=lambda number: (-bitext.links[number].score, number))
    links = [bitext.links[number] for number in ranked]
    own = [link for link in links if left.index(link.left[0]) == a and right.index(link.right[0]) == b]
    relation = _relation(own or links, links)
    moved = any(link.moved for link in own or links) and relation in (Relation.SAME, Relation.REVISED)
    return PairRow(
        left.segments[a].label,
        right.segments[b].label,
        left.heading(a),
        right.heading(b),
        PairVerdict.MOVED if moved else PairVerdict(relation.value),
        relation,
        links[0].score,
        tuple(ranked),
    )


def _relation(own: list[Link], every: list[Link]) -> Relation:
    """Opposed where any part is; else what the sections' own link says, else the best part's."""
    if any(link.relation is Relation.OPPOSED for link in every):
        return Relation.OPPOSED
    return own[0].relation


def _only_left(outline: Outline, at: int) -> PairRow:
    label, heading = outline.segments[at].label, outline.heading(at)
    return PairRow(label, None, heading, "", PairVerdict.ONLY_LEFT, None, 0.0, ())


def _only_right(outline: Outline, at: int) -> PairRow:
    label, heading = outline.segments[at].label, outline.heading(at)
    return PairRow(None, label, "", heading, PairVerdict.ONLY_RIGHT, None, 0.0, ())
