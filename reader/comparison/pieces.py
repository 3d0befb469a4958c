"""A passage cut where its marks begin and end, so that a writer or a slide can set each piece in its own way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.comparison.highlights import Mark, Run, change_runs, phrase_runs, topic_runs
from reader.comparison.model import Comparison, Side
from reader.spans import Span
from reader.structure import Outline


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one passage that carry the same marks."""

    text: str
    change: Mark | None
    """INSERTED, REMOVED or (where asked for) MOVED, as the redline says."""
    slot: int | None
    """Mark (0-7) of the topic they speak of."""
    phrase: bool = False
    """True for the framed operative words of an opposed link."""


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
    """The passages of one side of a comparison, cut by its redline, its lit topics and its framed phrases."""

    def __init__(
        self,
        comparison: Comparison,
        side: Side,
        slots: Mapping[str, int],
        *,
        framed: Iterable[int] = (),
        redline: bool = True,
        moves: bool = False,
    ) -> None:
        """`slots` gives each lit topic its mark (0-7); `framed` are the links whose operative words are framed.

        With `moves`, a sentence that only moved is MOVED, not removed here and inserted there.
        """
        self._tree: Outline = comparison.side(side).outline
        self._changes = change_runs(comparison, side, moves) if redline else ()
        self._topics = topic_runs(comparison, side, slots)
        self._framed = _apart(run for link in set(framed) for run in phrase_runs(comparison, side, link))

    def __getitem__(self, index: int) -> Passage:
        """The own words of segment number `index`."""
        segment = self._tree.segments[index]
        heading = self.pieces(segment.heading) if segment.heading else ()
        return Passage(segment.mark, segment.label, segment.depth, heading, self._paragraphs(segment.body))

    def within(self, span: Span) -> tuple[Passage, ...]:
        """What of each segment lies inside `span`, in order; a segment of which nothing does is left out.

        Of a segment that begins before `span` no heading is given, only the words inside.
        """
        found = []
        for segment in self._tree.segments:
            heading = segment.heading if segment.heading and span.covers(segment.heading) else None
            body = _shared(segment.body, span)
            if heading or body:
                pieces = self.pieces(heading) if heading else ()
                found.append(Passage(segment.mark, segment.label, segment.depth, pieces, self._paragraphs(body)))
        return tuple(found)

    def _paragraphs(self, body: Span) -> tuple[tuple[Piece, ...], ...]:
        return tuple(map(self.pieces, paragraph_spans(self._tree.text, body)))

    def pieces(self, span: Span) -> tuple[Piece, ...]:
        """The words of `span`, cut by their marks; none where it is empty."""
        changes, topics = _meeting(self._changes, span), _meeting(self._topics, span)
        framed = _meeting(self._framed, span)
        cuts = {span.start, span.end}
        for run in (*changes, *topics, *framed):
            cuts |= {max(span.start, run.span.start), min(span.end, run.span.end)}
        return tuple(
            Piece(
                Span(start, end).of(self._tree.text),
                _mark(changes, start),
                _slot(topics, start),
                _at(framed, start) is not None,
            )
            for start, end in pairwise(sorted(cuts))
        )


def paragraph_spans(text: str, body: Span) -> tuple[Span, ...]:
    """The paragraphs of a segment's `body` in the reading `text`: parted by a blank line, empty ones left out."""
    found, start = [], body.start
    for paragraph in body.of(text).split("\n\n"):
        if paragraph.strip():
            found.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 2
    return tuple(found)


def _apart(runs: Iterable[Run]) -> tuple[Run, ...]:
    """`runs` in order; where two meet, the second begins where the first ends."""
    found: list[Run] = []
    reached = 0
    for run in sorted(runs, key=lambda run: run.span):
        if run.span.end > reached:
            found.append(Run(Span(max(reached, run.span.start), run.span.end), run.mark))
            reached = run.span.end
    return tuple(found)


def _shared(one: Span, other: Span) -> Span:
    """What two spans share; empty at the later start where nothing."""
    start = max(one.start, other.start)
    return Span(start, max(start, min(one.end, other.end)))


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


def _at(runs: Sequence[Run], place: int) -> Run | None:
    return next((run for run in runs if run.span.holds(place)), None)


def _mark(changes: Sequence[Run], place: int) -> Mark | None:
    run = _at(changes, place)
    return run.mark if run else None


def _slot(topics: Sequence[Run], place: int) -> int | None:
    run = _at(topics, place)
    return run.slot if run else None
