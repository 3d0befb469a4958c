"""A Bitext: which segments of two orders correspond, how, and why we think so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.spans import Span


class Relation(StrEnum):
    """How two linked passages stand to one another."""

    SAME = "same"
    REVISED = "revised"
    RELATED = "related"
    OPPOSED = "opposed"


@dataclass(frozen=True, slots=True)
class Link:
    """Joins segments of the left order to segments of the right."""

    left: tuple[str, ...]
    """Labels on the left; at least one."""
    right: tuple[str, ...]
    """Labels on the right; at least one."""
    relation: Relation
    score: float
    """From 0 to 1: how sure the aligner is."""
    reasons: tuple[str, ...]
    """In words, strongest first: `both cite 8 U.S.C. 1225(b)(2)(C)`."""
    moved: bool = False
    """True where it stands under other sections, out of sequence."""
    left_phrases: tuple[Span, ...] = ()
    """For opposed links: the operative words on the left that pull the other way."""
    right_phrases: tuple[Span, ...] = ()
    topic: str | None = None
    """Id of the topic an opposed link is about."""


@dataclass(frozen=True, slots=True)
class Bitext:
    """All links of a pair, and what has no counterpart."""

    links: tuple[Link, ...]
    """In order of their place in the left order."""
    only_left: tuple[str, ...]
    """The uppermost labels on the left that no link names, nor anything above or below them; never a signature."""
    only_right: tuple[str, ...]


class ChangeKind(StrEnum):
    """What happened to a run of words, read from left to right."""

    EQUAL = "equal"
    INSERTED = "inserted"
    REMOVED = "removed"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Change:
    """One run of a redline. Spans are in the reading texts; an insertion has an empty left span at its place."""

    kind: ChangeKind
    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class Redline:
    """Word-level changes inside one link."""

    link: int
    """Index of the link in the bitext."""
    changes: tuple[Change, ...]
    """In order; together they cover the linked segments' own words on both sides."""
    removed: int
    """Words that only the left has."""
    inserted: int
    """Words that only the right has."""
    changed: float
    """Share of words that differ, 0 to 1."""
    rewritten: bool
    """True where too much differs for a redline to be read; then it is not struck through."""


@dataclass(frozen=True, slots=True)
class ScrollMap:
    """Pairs of corresponding places, in code points, that carry one pane's reading line to the other's."""

    anchors: tuple[tuple[int, int], ...]
    """(left, right), strictly ascending in left, never descending in right; first (0, 0), last the two lengths."""

    def to_right(self, offset: float) -> float:
        """The right place for a left place, in code points, between anchors linearly."""
        return _interpolated(self.anchors, offset)

    def to_left(self, offset: float) -> float:
        """The left place for a right place."""
        return _interpolated(tuple((right, left) for left, right in self.anchors), offset)


def _interpolated(anchors: tuple[tuple[int, int], ...], offset: float) -> float:
    """Piecewise linear over `anchors`; clamped at both ends."""
    before = anchors[0]
    if offset <= before[0]:
        return before[1]
    for after in anchors[1:]:
        if offset <= after[0]:
            width = after[0] - before[0]
            share = (offset - before[0]) / width if width else 0.0
            return before[1] + share * (after[1] - before[1])
        before = after
    return before[1]
