"""Everything one screen shows of two orders, frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reader.alignment import Bitext, Checked, HandLinks, Redline, RedlineOptions, ScrollMap
from reader.directives import Directive
from reader.documents import Order
from reader.structure import Outline, Reference
from reader.topics import Effect, Mention, Topic


class Side(StrEnum):
    """Which of the two panes."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        """The facing side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Verdict(StrEnum):
    """What the comparison says of a passage, in the order in which it matters."""

    OPPOSED = "opposed"
    REVISED = "revised"
    RELATED = "related"
    SAME = "same"
    ONLY_LEFT = "only left"
    ONLY_RIGHT = "only right"


@dataclass(frozen=True, slots=True)
class Reading:
    """One order, understood."""

    outline: Outline
    mentions: tuple[Mention, ...]
    directives: tuple[Directive, ...]
    references: tuple[Reference, ...]

    @property
    def order(self) -> Order:
        """The order that was read."""
        return self.outline.order


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic and its places in both orders."""

    topic: Topic
    left: tuple[Mention, ...]
    """Its mentions on the left, in order."""
    right: tuple[Mention, ...]
    left_effect: Effect | None
    """What the left order does to it on the whole: its commonest effect, the first of equals."""
    right_effect: Effect | None
    opposed: bool
    """True where an opposed link is about this topic."""

    def mentions(self, side: Side) -> tuple[Mention, ...]:
        """Its mentions on `side`."""
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True, slots=True)
class Step:
    """One stop when stepping through the comparison: a link, or a passage that has no counterpart."""

    verdict: Verdict
    left: tuple[str, ...]
    """Labels on the left; empty for what only the right has."""
    right: tuple[str, ...]
    link: int | None
    """Index of the link in the bitext; None where there is no counterpart."""
    moved: bool = False

    def labels(self, side: Side) -> tuple[str, ...]:
        """Its labels on `side`."""
        return self.left if side is Side.LEFT else self.right

    @property
    def is_difference(self) -> bool:
        """True for every linked pair that is not the same on both sides."""
        return self.link is not None and self.verdict is not Verdict.SAME


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two orders, understood and laid side by side."""

    left: Reading
    right: Reading
    bitext: Bitext
    redlines: tuple[Redline, ...]
    scroll_map: ScrollMap
    topics: tuple[TopicRow, ...]
    """Topics that either order speaks of: opposed ones first, then those of both, then by number of places."""
    steps: tuple[Step, ...]
    """Every link and every passage without counterpart, in the left order's sequence, what only the right has last."""
    aligned: Bitext | None = None
    """What the aligner found, without the person's hand; None where `bitext` is just that."""
    hand: HandLinks = field(default_factory=HandLinks)
    """What the person said of this pair."""
    checked: tuple[Checked, ...] = ()
    """Each of these entries held against the texts: found, changed, overruled, or no longer found."""
    options: RedlineOptions = field(default_factory=RedlineOptions)
    """What the redlines leave out of account."""

    def side(self, side: Side) -> Reading:
        """The reading on `side`."""
        return self.left if side is Side.LEFT else self.right

    def topic(self, topic: str) -> TopicRow | None:
        """The row of the topic with that id; None where neither order speaks of it."""
        return next((row for row in self.topics if row.topic.id == topic), None)

    def redline(self, link: int) -> Redline | None:
        """The redline of link number `link`; None where the wording is too far apart for one."""
        return next((redline for redline in self.redlines if redline.link == link), None)
