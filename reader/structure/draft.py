"""Segments being put together: what is known of each before its spans can be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.documents import Order
from reader.spans import Span, trimmed
from reader.structure.marks import Mark
from reader.structure.model import Outline, Segment, SegmentKind


@dataclass(slots=True)
class DraftSegment:
    """A segment without its ends."""

    kind: SegmentKind
    label: str
    start: int
    body: int
    """Where its words after enumerator and heading begin."""
    depth: int = 0
    parent: int | None = None
    enumerator: Span | None = None
    heading: Span | None = None


@dataclass(slots=True)
class Draft:
    """The segments of one order in document order, with labels kept unique and what looks wrong written down."""

    order: Order
    segments: list[DraftSegment] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _labels: set[str] = field(default_factory=set)

    def add(self, segment: DraftSegment, within: str = "") -> int:
        """Append `segment` and return its index; a label that is taken gets the name of the part it lies `within`,
        or else a counter (`3#2`) and a warning."""
        label = segment.label
        if label in self._labels and within:
            label = f"{within}/{segment.label}"
        if label in self._labels:
            label = self._counted(label)
        segment.label = label
        self._labels.add(label)
        self.segments.append(segment)
        return len(self.segments) - 1

    def taken(self, label: str) -> bool:
        """Whether a segment is called `label` already."""
        return label in self._labels

    def _counted(self, label: str) -> str:
        again = 2
        while f"{label}#{again}" in self._labels:
            again += 1
        self.warnings.append(f"The label {label} stands more than once; this one is called {label}#{again}.")
        return f"{label}#{again}"

    def outline(self) -> Outline:
        """The finished outline: own spans run from start to start and cover the text once."""
        text, count = self.order.text, len(self.segments)
        starts = [0] + [segment.start for segment in self.segments[1:]] + [len(text)]
        ends = subtree_ends([segment.parent for segment in self.segments])
        done = []
        for i in range(count):
            draft, own = self.segments[i], Span(starts[i], starts[i + 1])
            body = trimmed(text, Span(min(max(draft.body, own.start), own.end), own.end))
            whole = Span(own.start, starts[ends[i]])
            done.append(
                Segment(
                    draft.label,
                    draft.kind,
                    whole,
                    own,
                    body,
                    draft.enumerator,
                    draft.heading,
                    draft.depth,
                    draft.parent,
                )
            )
        return Outline(self.order, tuple(done), tuple(self.warnings))


def subtree_ends(parents: Sequence[int | None]) -> list[int]:
    """For each segment, the index of the first later one that does not lie below it."""
    ends = [len(parents)] * len(parents)
    open_segments: list[int] = []
    for i, parent in enumerate(parents):
        while open_segments and open_segments[-1] != parent:
            ends[open_segments.pop()] = i
        open_segments.append(i)
    return ends


def segment_of(mark: Mark, label: str) -> DraftSegment:
    """A segment that `mark` opens, called `label`; its kind, depth and parent are still to be told."""
    heading = mark.heading
    segment = DraftSegment(SegmentKind.CLAUSE, label, mark.start, heading.end if heading else mark.span.end)
    segment.enumerator = mark.span if mark.span else None
    segment.heading = heading.span if heading else None
    return segment
