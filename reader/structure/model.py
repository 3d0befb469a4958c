"""The outline of an order: a tree of labelled segments over its reading text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from reader.documents import Order
from reader.spans import Span
from reader.structure.printed import CONTINUED


class SegmentKind(StrEnum):
    """What a segment is in the order's own layout."""

    PREAMBLE = "preamble"
    PART = "part"
    SECTION = "section"
    CLAUSE = "clause"
    QUOTED = "quoted"
    HEADED = "headed"
    ANNEX = "annex"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Segment:
    """A labelled part of an order."""

    label: str
    """As printed: `preamble`, `6`, `4(a)(ii)(B)`, `3.4(b)`, `5("a")`, `Actions/Expanding expedited removal`."""
    kind: SegmentKind
    span: Span
    """The whole segment with all that lies below it."""
    own: Span
    """From its first code point up to its first child (or its end): enumerator, heading and body."""
    body: Span
    """The own words after enumerator and heading, trimmed; may be empty."""
    enumerator: Span | None = None
    """Where `Sec. 6.` or `(B)` stands; None for preamble, signature and headed parts."""
    heading: Span | None = None
    """Its heading without the full stop: `Resumption of Migrant Protection Protocols`; the title, for the preamble."""
    depth: int = 0
    """0 for a section, preamble, signature; 1 for `(a)` below it; and so on."""
    parent: int | None = None
    """Index of the segment it lies in, in `Outline.segments`."""

    @property
    def mark(self) -> str:
        """The last step of the label, as it hangs in the margin: `§ 6`, `(B)`; empty where none is printed."""
        if self.enumerator is None and self.label.endswith(CONTINUED):
            return ""
        if self.kind in (SegmentKind.CLAUSE, SegmentKind.QUOTED):
            return self.label[self.label.rfind("(") :] if "(" in self.label else self.label
        return f"§ {self.label}" if self.kind is SegmentKind.SECTION else ""


@dataclass(frozen=True, slots=True)
class Outline:
    """An order and its segments, in document order. Own spans follow one another and cover the text once."""

    order: Order
    segments: tuple[Segment, ...]
    warnings: tuple[str, ...] = ()
    """What looks wrong: a missing number, a repeated label, a paragraph that fits nowhere."""
    _by_label: dict[str, int] = field(init=False, repr=False, compare=False, default_factory=dict)
    _starts: list[int] = field(init=False, repr=False, compare=False, default_factory=list)
    _references: list[tuple[Reference, ...]] = field(init=False, repr=False, compare=False, default_factory=list)
    """What `find_references` found, once it was asked; empty before."""

    def __post_init__(self) -> None:
        self._by_label.update({segment.label: i for i, segment in enumerate(self.segments)})
        self._starts.extend(segment.own.start for segment in self.segments)

    def references(self, find: Callable[[], tuple[Reference, ...]]) -> tuple[Reference, ...]:
        """Its citations: what `find` gives, which is asked once only. Others call `find_references`."""
        if not self._references:
            self._references.append(find())
        return self._references[0]

    @property
    def text(self) -> str:
        """The reading text of the order."""
        return self.order.text

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label in document order."""
        return tuple(segment.label for segment in self.segments)

    def index(self, label: str) -> int | None:
        """Where the segment called `label` stands in `segments`; None where there is none."""
        return self._by_label.get(label)

    def segment(self, label: str) -> Segment | None:
        """The segment called `label`; None where there is none."""
        at = self._by_label.get(label)
        return None if at is None else self.segments[at]

    def at(self, offset: int) -> int:
        """Index of the deepest segment whose own words hold code point `offset` (the nearest, outside the text)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def children(self, index: int) -> Iterator[int]:
        """Indices of the segments directly below segment `index`."""
        return (i for i in range(index + 1, len(self.segments)) if self.segments[i].parent == index)

    def ancestors(self, index: int) -> Iterator[int]:
        """Indices of the segments above segment `index`, nearest first."""
        parent = self.segments[index].parent
        while parent is not None:
            yield parent
            parent = self.segments[parent].parent

    def heading(self, index: int) -> str:
        """The heading of segment `index`; empty where it has none."""
        heading = self.segments[index].heading
        return heading.of(self.text) if heading else ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation in an order's text."""

    kind: str
    """`usc cfr fr public-law stat ina executive-order proclamation memorandum section`."""
    target: str
    """What is cited, normalised: `8 U.S.C. 1225(b)(2)(C)`, `13767`, `4(a)(ii)(F)`."""
    label: str
    """Label of the segment it stands in."""
    span: Span
    quote: str
    """The words as they stand."""
    relation: str | None = None
    """What the order does to the target: `revokes amends supersedes continues see`; None where it only cites it."""
