"""What is lit where: flat, ordered runs over one side's reading text. Toggling a topic re-enters only here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reader.alignment import Change, ChangeKind, Move, Relation
from reader.comparison.changes import shown_redlines
from reader.comparison.model import Comparison, Side
from reader.spans import Span


class Mark(StrEnum):
    """What a run is painted as."""

    TOPIC = "topic"
    PHRASE = "phrase"
    INSERTED = "inserted"
    REMOVED = "removed"
    MOVED = "moved"
    """A sentence that stands at another place of its linked passage; the words that changed in it keep their mark."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words painted in one way."""

    span: Span
    mark: Mark
    slot: int = -1
    """For topics: which of the eight marks, from 0."""
    topic: str = ""
    """For topics: its id."""


def topic_runs(comparison: Comparison, side: Side, slots: Mapping[str, int]) -> tuple[Run, ...]:
    """Mentions of the lit topics on `side`.

    `slots` gives the mark (0-7) of each lit topic's id. Runs are ordered and do not overlap: where two topics share
    words, the one that began first keeps them and the other takes the rest.
    """
    mentions = sorted(
        (mention for mention in comparison.side(side).mentions if mention.topic in slots),
        key=lambda mention: (mention.span.start, -mention.span.end),
    )
    runs: list[Run] = []
    reached = 0
    for mention in mentions:
        span = Span(max(reached, mention.span.start), max(reached, mention.span.end))
        if span:
            runs.append(Run(span, Mark.TOPIC, slots[mention.topic], mention.topic))
            reached = span.end
    return tuple(runs)


def phrase_runs(comparison: Comparison, side: Side, link: int | None) -> tuple[Run, ...]:
    """The framed operative words of link number `link` when it is opposed; nothing otherwise."""
    if link is None or comparison.bitext.links[link].relation is not Relation.OPPOSED:
        return ()
    chosen = comparison.bitext.links[link]
    phrases = chosen.left_phrases if side is Side.LEFT else chosen.right_phrases
    return tuple(Run(span, Mark.PHRASE) for span in sorted(phrases))


def change_runs(comparison: Comparison, side: Side, moves: bool = False) -> tuple[Run, ...]:
    """The words that only `side` has, in every link whose wording is close enough to read as a redline.

    Where two links share a segment, its first redline is shown. With `moves`, a sentence that only moved has the mark
    of its own, but for the words that changed in it; runs are ordered and do not overlap.
    """
    mark = Mark.REMOVED if side is Side.LEFT else Mark.INSERTED
    runs: list[Run] = []
    for redline in shown_redlines(comparison, (side,)):
        moved = [_moved_runs(move, side, mark) for move in redline.moves] if moves else []
        inside = [move.left if side is Side.LEFT else move.right for move in redline.moves] if moves else []
        for span in _differing(redline.changes, side):
            runs += [Run(part, mark) for part in _outside(span, inside)]
        runs += [run for one in moved for run in one]
    return tuple(sorted(runs, key=lambda run: run.span))


def _differing(changes: Iterable[Change], side: Side) -> Iterator[Span]:
    for change in changes:
        span = change.left if side is Side.LEFT else change.right
        if change.kind not in (ChangeKind.EQUAL, ChangeKind.IGNORED) and span:
            yield span


def _moved_runs(move: Move, side: Side, mark: Mark) -> list[Run]:
    """The whole of a sentence that moved, in runs: the words that changed in it, and the rest."""
    changed = list(_differing(move.changes, side))
    rest = _outside(move.left if side is Side.LEFT else move.right, changed)
    return [*(Run(span, mark) for span in changed), *(Run(span, Mark.MOVED) for span in rest)]


def _outside(span: Span, others: Iterable[Span]) -> Iterator[Span]:
    """What of `span` lies outside of `others`, in order."""
    start = span.start
    for other in sorted(others):
        if other.meets(span):
            if other.start > start:
                yield Span(start, other.start)
            start = max(start, other.end)
    if start < span.end:
        yield Span(start, span.end)
