"""What is lit where: flat, ordered runs over one side's reading text. Toggling a topic re-enters only here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from reader.alignment import ChangeKind, Relation
from reader.comparison.model import Comparison, Side
from reader.spans import Span


class Mark(StrEnum):
    """What a run is painted as."""

    TOPIC = "topic"
    PHRASE = "phrase"
    INSERTED = "inserted"
    REMOVED = "removed"


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


def change_runs(comparison: Comparison, side: Side) -> tuple[Run, ...]:
    """The words that only `side` has, in every link whose wording is close enough to read as a redline.

    Where two links share a segment, its first redline is shown.
    """
    mark = Mark.REMOVED if side is Side.LEFT else Mark.INSERTED
    runs: list[Run] = []
    taken: list[Span] = []
    for redline in comparison.redlines:
        if redline.rewritten:
            continue
        spans = [change.left if side is Side.LEFT else change.right for change in redline.changes]
        whole = Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else Span(0, 0)
        if any(whole.meets(other) for other in taken):
            continue
        taken.append(whole)
        runs += [
            Run(span, mark)
            for span, change in zip(spans, redline.changes, strict=True)
            if change.kind is not ChangeKind.EQUAL and span
        ]
    return tuple(sorted(runs, key=lambda run: run.span))
