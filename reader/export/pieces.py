"""A passage cut where its marks begin and end, so that a writer can set each piece in its own way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.comparison import Comparison, Mark, Run, Side, change_runs, topic_runs
from reader.spans import Span
from reader.structure import Outline, Segment


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one passage that carry the same marks."""

    text: str
    change: Mark | None
    """INSERTED or REMOVED, where the redline says so."""
    slot: int | None
    """Mark (0-7) of the topic they speak of."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One segment's own words, ready to be set."""

    mark: str
    """The label as it hangs beside the text: `§ 6`, `(B)`."""
    label: str
    depth: int
    heading: tuple[Piece, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]


class Passages:
    """The passages of one side of a comparison, cut by its redline and its lit topics."""

    def __init__(self, comparison: Comparison, side: Side, slots: Mapping[str, int]) -> None:
        self._tree: Outline = comparison.side(side).outline
        self._changes = change_runs(comparison, side)
        self._topics = topic_runs(comparison, side, slots)

    def __getitem__(self, index: int) -> Passage:
        segment = self._tree.segments[index]
        heading = self._pieces(segment.heading) if segment.heading else ()
        return Passage(segment.mark, segment.label, segment.depth, heading, self._paragraphs(segment))

    def _paragraphs(self, segment: Segment) -> tuple[tuple[Piece, ...], ...]:
        found, start = [], segment.body.start
        for paragraph in segment.body.of(self._tree.text).split("\n\n"):
            span = Span(start, start + len(paragraph))
            start = span.end + 2
            if paragraph.strip():
                found.append(self._pieces(span))
        return tuple(found)

    def _pieces(self, span: Span) -> tuple[Piece, ...]:
        changes, topics = _meeting(self._changes, span), _meeting(self._topics, span)
        cuts = {span.start, span.end}
        for run in (*changes, *topics):
            cuts |= {max(span.start, run.span.start), min(span.end, run.span.end)}
        places = sorted(cuts)
        return tuple(
            Piece(Span(start, end).of(self._tree.text), _mark(changes, start), _slot(topics, start))
            for start, end in pairwise(places)
        )


def _meeting(runs: Sequence[Run], span: Span) -> list[Run]:
    """Those of `runs` (in order) that share words with `span`."""
    first = max(0, bisect_left(runs, span.start, key=lambda run: run.span.start) - 1)
    found = []
    for run in runs[first:]:
        if run.span.start >= span.end:
            break
        if run.span.meets(span):
            found.append(run)
    return found


def _mark(changes: Sequence[Run], place: int) -> Mark | None:
    return next((run.mark for run in changes if run.span.holds(place)), None)


def _slot(topics: Sequence[Run], place: int) -> int | None:
    return next((run.slot for run in topics if run.span.holds(place)), None)
