"""The rows as they are shown: which are open, which are folded behind one line, and what leads each. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reader.comparison import Comparison, Side, Verdict
from reader.desktop.panes.row_facts import RowFact, label_of, section_of

FEWEST = 3
"""So many quiet rows in a run are folded; fewer are shown."""
_QUIET = (None, Verdict.SAME, Verdict.ONLY_LEFT, Verdict.ONLY_RIGHT)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows the person asked to see. With nothing chosen, every difference."""

    verdicts: frozenset[Verdict] = frozenset()
    moved: bool = False

    def __bool__(self) -> bool:
        return bool(self.verdicts) or self.moved

    def shows(self, fact: RowFact) -> bool:
        """True for a row that is shown open."""
        if not self:
            return fact.verdict not in _QUIET
        return fact.verdict in self.verdicts or (self.moved and fact.moved)


@dataclass(frozen=True, slots=True)
class RowItem:
    """A row that is shown."""

    number: int
    """Its number among the facts."""
    left_lead: int | None = None
    """Segment whose heading stands above the left text, to say which section this is; None where none is wanted."""
    right_lead: int | None = None

    def lead(self, side: Side) -> int | None:
        """The leading segment on `side`."""
        return self.left_lead if side is Side.LEFT else self.right_lead


@dataclass(frozen=True, slots=True)
class FoldItem:
    """One line that stands for a run of quiet rows, or (open) above it."""

    first: int
    last: int
    """Numbers of its first and its last row."""
    counts: tuple[tuple[Verdict, int], ...]
    """How many rows say what, the commonest first; rows that say nothing of their own are not among them."""
    open: bool

    @property
    def length(self) -> int:
        """Number of rows."""
        return self.last - self.first + 1


Item = RowItem | FoldItem


def row_items(
    comparison: Comparison,
    facts: Sequence[RowFact],
    wanted: Wanted,
    kept: Collection[int] = (),
    opened: Collection[int] = (),
) -> tuple[Item, ...]:
    """What stands below what.

    `kept` are rows shown though they are quiet (the current one), `opened` those whose run the person opened.
    """
    fewest = 1 if wanted else FEWEST
    states = [_state(number, wanted.shows(fact), kept, opened) for number, fact in enumerate(facts)]
    loud = [wanted.shows(fact) for fact in facts]
    items: list[Item] = []
    for state, run in groupby(range(len(facts)), key=lambda number: states[number]):
        rows = list(run)
        if state == _SHOWN or not _long_enough(rows, loud, fewest):
            items += [RowItem(number) for number in rows]
            continue
        counts = Counter(fact.verdict for fact in facts[rows[0] : rows[-1] + 1] if fact.own)
        said = tuple((verdict, count) for verdict, count in counts.most_common() if verdict is not None)
        items.append(FoldItem(rows[0], rows[-1], said, state == _OPENED))
        items += [RowItem(number) for number in rows if state == _OPENED]
    return tuple(_with_leads(comparison, facts, items))


_SHOWN, _OPENED, _FOLDED = range(3)


def _state(number: int, shown: bool, kept: Collection[int], opened: Collection[int]) -> int:
    if shown:
        return _SHOWN
    if number in opened:
        return _OPENED
    return _SHOWN if number in kept else _FOLDED


def _long_enough(rows: Sequence[int], loud: Sequence[bool], fewest: int) -> bool:
    """A run is measured with the rows kept out of it, so that a fold stays folded while its neighbour is current."""
    before = after = 0
    while rows[0] - before > 0 and not loud[rows[0] - before - 1]:
        before += 1
    while rows[-1] + after + 1 < len(loud) and not loud[rows[-1] + after + 1]:
        after += 1
    return before + len(rows) + after >= fewest


def _with_leads(comparison: Comparison, facts: Sequence[RowFact], items: Sequence[Item]) -> list[Item]:
    """Name the section above a row wherever the one shown before it on that side belongs to another."""
    last: dict[Side, int | None] = dict.fromkeys(Side)
    led: list[Item] = []
    for item in items:
        if isinstance(item, FoldItem):
            led.append(item)
            continue
        leads = {side: _lead(comparison, facts[item.number], side, last) for side in Side}
        led.append(replace(item, left_lead=leads[Side.LEFT], right_lead=leads[Side.RIGHT]))
    return led


def _lead(comparison: Comparison, fact: RowFact, side: Side, last: dict[Side, int | None]) -> int | None:
    tree, at = comparison.side(side).outline, fact.segment(side)
    if at is None:
        return None
    above = list(tree.ancestors(at))
    section = section_of(tree, at)
    changed, last[side] = section != last[side], section
    if not changed or tree.segments[at].heading is not None:
        return None
    return next((index for index in above if tree.segments[index].heading is not None), None)


def range_text(comparison: Comparison, facts: Sequence[RowFact], fold: FoldItem) -> tuple[Side, str, str]:
    """First and last label of a fold: the left ones, the right ones where it has none on the left; and the side."""
    run = facts[fold.first : fold.last + 1]
    for side in Side:
        labels = [label for fact in run if (label := label_of(comparison, fact, side))]
        if labels:
            return side, labels[0], labels[-1]
    return Side.LEFT, "", ""
