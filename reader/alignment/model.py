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
    boilerplate: bool = False
    """True where both sides are general provisions such as every order ends with."""
    hand: bool = False
    """True where the person drew it, or said something of it."""
    confirmed: bool = False
    """True where the person said that it is right."""
    locked: bool = False
    """True where the person settled it: the aligner links its labels with nothing else."""
    author: str = ""
    """Who last said something of it; empty for the aligner's own."""
    note: str = ""
    """What the person wrote to it."""


@dataclass(frozen=True, slots=True)
class Bitext:
    """All links of a pair, and what has no counterpart."""

    links: tuple[Link, ...]
    """In order of their place in the left order."""
    only_left: tuple[str, ...]
    """The uppermost labels on the left that no link names, nor anything above or below them; never a signature.

    And those of `alone_left`, wherever they stand."""
    only_right: tuple[str, ...]
    alone_left: tuple[str, ...] = ()
    """Labels on the left that the person confirmed to have no counterpart."""
    alone_right: tuple[str, ...] = ()
    sync: tuple[tuple[int, int], ...] = ()
    """Places (left, right), in code points, that the person put beside one another; ascending in left."""


class ChangeKind(StrEnum):
    """What happened to a run of words, read from left to right."""

    EQUAL = "equal"
    INSERTED = "inserted"
    REMOVED = "removed"
    REPLACED = "replaced"
    IGNORED = "ignored"
    """Words that differ in nothing but what a switch of `RedlineOptions` leaves out of account."""


@dataclass(frozen=True, slots=True)
class RedlineOptions:
    """What a redline leaves out of account. The texts are untouched: such differences are runs of kind `ignored`."""

    enumerators: bool = False
    """`(a)`, `(ii)`, `Sec. 6.`, whether they are others or there on one side only."""
    references: bool = False
    """The numbers in `section 4(a) of this order`, `subsection (b)`."""
    dates: bool = False
    """One date for another: `January 20, 2025`."""
    modals: bool = False
    """`must` for `shall`."""


@dataclass(frozen=True, slots=True)
class Change:
    """One run of a redline. Spans are in the reading texts; an insertion has an empty left span at its place."""

    kind: ChangeKind
    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class Move:
    """A sentence or clause that stands at another place of the same linked passage, perhaps with a word changed."""

    left: Span
    right: Span
    changes: tuple[Change, ...]
    """What changed in it, in order; together they cover both spans."""


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
    moves: tuple[Move, ...] = ()
    """Sentences that only moved: removed at one place of `changes` and inserted at another, but counted in neither."""
    moved: int = 0
    """Words of these that stand in both places."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A linked passage whose partner stands out of order, so that one monotone map can not lead to it."""

    span: Span
    """The passage, in the pane that leads."""
    partner: Span
    """Its partner, in the other."""
    link: int
    """Index of the link in the bitext."""


@dataclass(frozen=True, slots=True)
class ScrollMap:
    """Pairs of corresponding places, in code points, that carry one pane's reading line to the other's."""

    anchors: tuple[tuple[int, int], ...]
    """(left, right), strictly ascending in both; first (0, 0), last the two lengths."""
    left_asides: tuple[Aside, ...] = ()
    """Passages of the left, in order and apart, for when the left pane leads."""
    right_asides: tuple[Aside, ...] = ()
    """Passages of the right, for when the right pane leads."""

    def to_right(self, offset: float, follow: bool = False) -> float:
        """The right place for a left place, in code points, between anchors linearly: monotone and continuous.

        With `follow` the right pane also goes to partners that stand out of order: it glides there over the first
        words of such a passage, keeps beside it, and glides back over its last. Continuous, too.
        """
        plain = _interpolated(self.anchors, offset)
        return _followed(self.left_asides, offset, plain) if follow else plain

    def to_left(self, offset: float, follow: bool = False) -> float:
        """The left place for a right place."""
        plain = _interpolated(tuple((right, left) for left, right in self.anchors), offset)
        return _followed(self.right_asides, offset, plain) if follow else plain


def aside_at(asides: tuple[Aside, ...], offset: float) -> Aside | None:
    """The passage out of order in which the reading line at `offset` stands; None where all is in order."""
    return next((aside for aside in asides if aside.span.start < offset < aside.span.end), None)


_GLIDE = 160.0
"""Code points (two lines or so) over which a pane glides to a partner out of order, and back."""


def _followed(asides: tuple[Aside, ...], offset: float, plain: float) -> float:
    """`plain`, or on the way to, beside or back from the partner of the passage that holds `offset`."""
    aside = aside_at(asides, offset)
    if aside is None:
        return plain
    glide = min(_GLIDE, len(aside.span) / 3)
    share = min(1.0, (offset - aside.span.start) / glide, (aside.span.end - offset) / glide)
    through = (offset - aside.span.start) / len(aside.span)
    return (1 - share) * plain + share * (aside.partner.start + through * len(aside.partner))


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
