"""Topics by orders: how often, to what effect and where first each of several orders speaks of each topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.comparison.compare import main_effect
from reader.comparison.model import Reading
from reader.errors import BadRequest
from reader.spans import Span
from reader.topics import Effect, Mention, Taxonomy, Topic

FEWEST, MOST = 2, 50
"""How many orders a crosswalk lays side by side."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one order says of one topic."""

    count: int
    """Its mentions there; 0 where the order does not speak of it."""
    effect: Effect | None = None
    """What the order does to it on the whole: its commonest effect, the first of equals."""
    effects: tuple[Effect, ...] = ()
    """Every effect it has there, in order of first appearance."""
    label: str = ""
    """Label of the segment of the first mention; empty where there is none."""
    span: Span | None = None
    """The words of the first mention."""


@dataclass(frozen=True, slots=True)
class Column:
    """One order of a crosswalk."""

    name: str
    """How it is spoken of: `EO 14165`; `EO 14165 (2)` for a second text of it."""
    reading: Reading
    total: int
    """Mentions of all topics."""
    topics: int
    """Topics it speaks of."""


@dataclass(frozen=True, slots=True)
class CrosswalkRow:
    """One topic of a crosswalk."""

    topic: Topic
    cells: tuple[Cell, ...]
    """One for each column, in their order."""
    total: int
    """Mentions in all orders."""
    orders: int
    """Orders that speak of it."""


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Topics in rows, orders in columns."""

    columns: tuple[Column, ...]
    """The orders as they were given."""
    rows: tuple[CrosswalkRow, ...]
    """Topics that any of them speaks of: those of most orders first, then those with most mentions."""
    total: int
    """All mentions."""

    @property
    def most(self) -> int:
        """The largest count of a cell; the full shade of a heat map (0 where there is no mention at all)."""
        return max((cell.count for row in self.rows for cell in row.cells), default=0)


def crosswalk(readings: Sequence[Reading], taxonomy: Taxonomy) -> Crosswalk:
    """Lay the topics of 2 to 50 orders side by side. Raises BadRequest for fewer or more."""
    if not FEWEST <= len(readings) <= MOST:
        raise BadRequest(f"A crosswalk takes {FEWEST} to {MOST} orders, not {len(readings)}; choose others.")
    spoken = [_by_topic(reading) for reading in readings]
    rows = [_row(topic, [places.get(topic.id, ()) for places in spoken]) for topic in taxonomy.topics.values()]
    kept = sorted((row for row in rows if row.total), key=lambda row: (-row.orders, -row.total, row.topic.label))
    columns = tuple(_column(readings, kept, at) for at in range(len(readings)))
    return Crosswalk(columns, tuple(kept), sum(row.total for row in kept))


def _by_topic(reading: Reading) -> dict[str, tuple[Mention, ...]]:
    found: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        found.setdefault(mention.topic, []).append(mention)
    return {topic: tuple(mentions) for topic, mentions in found.items()}


def _row(topic: Topic, places: Sequence[Sequence[Mention]]) -> CrosswalkRow:
    cells = tuple(map(_cell, places))
    return CrosswalkRow(topic, cells, sum(cell.count for cell in cells), sum(cell.count > 0 for cell in cells))


def _cell(mentions: Sequence[Mention]) -> Cell:
    if not mentions:
        return Cell(0)
    first = min(mentions, key=lambda mention: mention.span)
    effects = dict.fromkeys(mention.effect for mention in mentions if mention.effect is not None)
    return Cell(len(mentions), main_effect(mentions), tuple(effects), first.label, first.span)


def _column(readings: Sequence[Reading], rows: Sequence[CrosswalkRow], at: int) -> Column:
    counts = [row.cells[at].count for row in rows]
    name = readings[at].order.name
    before = sum(reading.order.name == name for reading in readings[:at])
    named = f"{name} ({before + 1})" if before else name
    return Column(named, readings[at], sum(counts), sum(count > 0 for count in counts))
