"""What the Rows view shows of one comparison at one size: items, cells, columns, heights. Made anew, not changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QFontMetricsF

from reader.comparison import Comparison, Session, Side
from reader.desktop.panes.measures import Measures
from reader.desktop.panes.row_cells import RowCell, RowCells, hanging_label
from reader.desktop.panes.row_columns import FOLD, PAD, Columns, ItemHeights, columns
from reader.desktop.panes.row_facts import RowFact
from reader.desktop.panes.row_items import FoldItem, Item, RowItem
from reader.desktop.panes.row_paint import RowLook, pill_width
from reader.desktop.panes.row_words import FoldWords, MiddleWords, empty_words, fold_words, middle_words, neighbours

_MIDDLE = {False: 112, True: 96}
_WIDEST_MIDDLE = 150


class RowsScene:
    """The rows of one comparison at one width."""

    def __init__(
        self,
        session: Session,
        comparison: Comparison,
        facts: Sequence[RowFact],
        measures: Measures,
        width: int,
        tags: tuple[int, int] = (0, 0),
    ) -> None:
        """`width` of the view, and the room that bars of tags need right of either text, in px."""
        self.session, self.comparison, self.facts, self.measures = session, comparison, facts, measures
        self.columns = self._columns(width, tags)
        self.cells = {
            side: RowCells(side, comparison.side(side), measures, self.columns.label_room(side), self.columns.text)
            for side in Side
        }
        self.items: tuple[Item, ...] = ()
        self.heights = ItemHeights((), lambda _: 0.0)
        self._known: dict[Item, float] = {}
        self._guessed: dict[Item, float] = {}

    def _columns(self, width: int, tags: tuple[int, int]) -> Columns:
        measures = self.measures
        words = [middle_words(self.comparison, fact, True) for fact in self.facts]
        pills = pill_width([text for each in words for text in (each.relation, each.moved) if text])
        middle = round(min(max(_MIDDLE[measures.compact], pills + 10), _WIDEST_MIDDLE))
        widest = {side: self._widest_label(side) for side in Side}
        gap = measures.label_gap
        return columns(width, (widest[Side.LEFT], widest[Side.RIGHT]), gap, middle, measures.widest_line, tags)

    def _widest_label(self, side: Side) -> float:
        metrics = QFontMetricsF(self.measures.label_font(True))
        tree = self.comparison.side(side).outline
        labels = {hanging_label(tree.segments[at]) for fact in self.facts if (at := fact.segment(side)) is not None}
        return max((metrics.horizontalAdvance(label) for label in labels), default=0.0)

    def show(self, items: tuple[Item, ...]) -> None:
        """Show other items; what was measured before stays so."""
        self.items = items
        self.heights = ItemHeights([self._guess(item) for item in items], self._measure)
        for at, item in enumerate(items):
            if item in self._known or isinstance(item, FoldItem):
                self.heights.measured(at)

    def _guess(self, item: Item) -> float:
        if isinstance(item, FoldItem):
            return float(FOLD)
        known = self._known.get(item)
        if known is not None:
            return known
        if item not in self._guessed:
            heights = [self.cells[side].guess(at, item.lead(side)) for side, at in self._segments(item)]
            self._guessed[item] = max([*heights, self._least(item)]) + 2 * PAD + 1
        return self._guessed[item]

    def _measure(self, at: int) -> float:
        item = self.items[at]
        if isinstance(item, FoldItem):
            return float(FOLD)
        known = self._known.get(item)
        if known is None:
            heights = [cell.height for cell in self.row_cells(item).values() if cell is not None]
            known = self._known[item] = round(max([*heights, self._least(item)])) + 2.0 * PAD + 1
        return known

    def _least(self, item: RowItem) -> float:
        """The middle column's own height."""
        words = self.middle(self.facts[item.number])
        pills = (words.verdict is not None) + bool(words.moved)
        return max(self.measures.line, 21.0 * pills + 17.0 * len(words.notes) - 2)

    def _segments(self, item: RowItem) -> list[tuple[Side, int]]:
        fact = self.facts[item.number]
        return [(side, at) for side in Side if (at := fact.segment(side)) is not None]

    def row_cells(self, item: RowItem) -> dict[Side, RowCell | None]:
        """Both cells of a row, laid out."""
        fact = self.facts[item.number]
        return {
            side: None if (at := fact.segment(side)) is None else self.cells[side].cell(at, item.lead(side))
            for side in Side
        }

    # Words

    def middle(self, fact: RowFact) -> MiddleWords:
        """What the middle column of a row says."""
        return middle_words(self.comparison, fact, self.session.redline)

    def _middle(self, item: RowItem) -> MiddleWords:
        """The same; what a row is part of is said once, not again in the rows below it."""
        fact, before = self.facts[item.number], self.facts[item.number - 1] if item.number else None
        above = before is not None and self.item_of(item.number - 1) == (self.item_of(item.number) or 0) - 1
        if not fact.own and above and before and before.step == fact.step and not self._hides(item.number - 1):
            return MiddleWords()
        return self.middle(fact)

    def _hides(self, number: int) -> bool:
        at = self.item_of(number)
        return at is None or isinstance(self.items[at], FoldItem)

    def fold(self, item: FoldItem) -> FoldWords:
        """What a fold says."""
        return fold_words(self.comparison, self.facts, item)

    def look(
        self, item: RowItem, current: Sequence[int], selection: Mapping[Side, tuple[int, int]] | None = None
    ) -> RowLook:
        """What a row is painted from; `current` are the numbers of the current step's rows."""
        fact, step = self.facts[item.number], self.session.current
        cells = self.row_cells(item)
        empty, hatched = dict.fromkeys(Side, ""), set()
        for side in Side:
            if cells[side] is None:
                near = neighbours(self.comparison, self.facts, fact, side)
                empty[side], on_hatch = empty_words(self.comparison, fact, side, near)
                hatched |= {side} if on_hatch else set()
        is_current = step is not None and item.number in current
        return RowLook(
            cells,
            empty,
            frozenset(hatched),
            self._middle(item),
            step.verdict if step and is_current else None,
            dict(selection or {}),
        )

    # Places

    def item_of(self, number: int) -> int | None:
        """Which item shows row `number`, or the fold that hides it."""
        for at, item in enumerate(self.items):
            if isinstance(item, RowItem):
                if item.number == number:
                    return at
            elif not item.open and item.first <= number <= item.last:
                return at
        return None

    def row_at(self, side: Side, segment: int) -> int | None:
        """Number of the row that holds a segment of `side`; None where it has no row of its own."""
        return next((number for number, fact in enumerate(self.facts) if fact.segment(side) == segment), None)

    def row_near(self, side: Side, segment: int) -> int | None:
        """The same; for a segment without words, that of the next one that has some."""
        for at in range(segment, len(self.comparison.side(side).outline.segments)):
            number = self.row_at(side, at)
            if number is not None:
                return number
        return None
