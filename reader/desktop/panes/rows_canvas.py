"""The rows, scrolled: only what can be seen is laid out and painted, and what was guessed is measured meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from time import perf_counter

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reader.annotations import TagMark
from reader.comparison import Comparison, Session, Side
from reader.desktop.panes.measures import READING_SHARE, Measures
from reader.desktop.panes.pane_marks import PaneMarks
from reader.desktop.panes.row_columns import landing, scroll_length
from reader.desktop.panes.row_facts import RowFact, row_facts, rows_of
from reader.desktop.panes.row_holding import keep_words
from reader.desktop.panes.row_items import FoldItem, Item, RowItem, Wanted, row_items
from reader.desktop.panes.row_paint import RowPainter
from reader.desktop.panes.row_selection import CellSelection
from reader.desktop.panes.rows_scene import RowsScene
from reader.desktop.panes.tag_bars import MOST, CellTags, changed_spans, most_at_once, room_for
from reader.desktop.theme import Theme

_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_TURN = 0.006
"""Seconds of measuring at a time while nothing else is to be done."""


class RowsCanvas(QAbstractScrollArea):
    """Shows rows and scrolls them. What the person does is handled in `RowsArea`."""

    laid_out = Signal()
    """Heights or items have changed."""
    columns_changed = Signal()
    """The columns stand elsewhere."""
    zoom_turned = Signal(int)
    """Ctrl and the wheel: steps up (positive) or down."""

    def __init__(self, session: Session, theme: Theme, measures: Measures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.theme, self.measures = session, theme, measures
        self.facts: tuple[RowFact, ...] = ()
        self.scene: RowsScene | None = None
        self.marks: dict[Side, PaneMarks] = {side: PaneMarks() for side in Side}
        self.current: tuple[int, ...] = ()
        self.wanted = Wanted()
        self.opened: frozenset[int] = frozenset()
        self.kept: frozenset[int] = frozenset()
        self.at: int | None = None  # the item the keyboard stands on
        self.hovered: int | None = None
        self.selection = CellSelection()
        self.tags: dict[Side, CellTags] = {side: CellTags() for side in Side}
        self.strong: frozenset[str] = frozenset()
        self.tag_room = 0, 0  # px that bars need right of either text
        self._settled = False
        self._moving = False
        self._ring = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._measure_more)

    # What is shown

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show another pair from its top."""
        self.facts = row_facts(comparison) if comparison else ()
        self.opened, self.kept, self.current = frozenset(), frozenset(), ()
        self.at, self.selection = None, CellSelection()
        self._build()
        self.verticalScrollBar().setValue(0)
        self._settle_heights()

    def revise(self, comparison: Comparison) -> None:
        """Show other links of the same pair; the passage that is held stays where it is."""
        held = self._hold()
        before = self.facts[held[0]] if held else None
        self.facts = row_facts(comparison)
        self.opened, self.kept, self.at, self.selection = frozenset(), frozenset(), None, CellSelection()
        self._build()
        if held is None or before is None or self.scene is None:
            return
        side = Side.LEFT if before.row.left is not None else Side.RIGHT
        number = self.scene.row_near(side, before.segment(side) or 0)
        self._resume((number, held[1]) if number is not None else None)

    def set_measures(self, measures: Measures) -> None:
        """Set the rows in another size; the row at the top stays."""
        if measures != self.measures:
            self.measures = measures
            self._rebuild()

    def set_theme(self, theme: Theme) -> None:
        """Show in other colours."""
        self.theme = theme
        self.viewport().update()

    def show_marks(self, marks: dict[Side, PaneMarks]) -> None:
        """Paint other marks."""
        self.marks = marks
        self.viewport().update()

    def show_tags(self, marks: Mapping[Side, Sequence[TagMark]], arriving: bool = False) -> None:
        """Draw these tags beside the texts; where they need more room, or less, the columns are others."""
        before, others = self.tag_room, {side: changed_spans(self.tags[side].marks, marks[side]) for side in Side}
        self.tags = {side: CellTags(tuple(marks[side])) for side in Side}
        left, right = (room_for(most_at_once(marks[side]), MOST[True], 0) for side in Side)
        self.tag_room = left, right
        if self.tag_room != before and self.scene is not None:
            keep_words(self, {} if arriving else others, self._rebuild)
        self.viewport().update()

    def show_current(self, extra: Collection[int] = ()) -> None:
        """Take the session's current step; it is shown even where its neighbours are folded, as is `extra`."""
        comparison = self.session.comparison
        self.current = rows_of(self.facts, comparison, self.session.current) if comparison else ()
        self.keep(extra)

    def keep(self, extra: Collection[int]) -> None:
        """Show these rows though they are quiet, besides the current ones."""
        kept = frozenset(self.current) | frozenset(extra)
        if kept != self.kept:
            self.kept = kept
            self._arrange()
        self.viewport().update()

    def show_wanted(self, wanted: Wanted) -> None:
        """Show these rows open and fold all others."""
        if wanted != self.wanted:
            self.wanted, self.opened = wanted, frozenset()
            self._arrange()

    def toggle(self, fold: FoldItem) -> None:
        """Open a fold, or close it."""
        rows = frozenset(range(fold.first, fold.last + 1))
        y = self._top_of(fold)
        self.opened = self.opened - rows if fold.open else self.opened | rows
        self._arrange()
        if self.scene is not None and y is not None:
            folds = (at for at, item in enumerate(self.scene.items) if isinstance(item, FoldItem))
            self._place(next((at for at in folds if self._begins(at, fold.first)), 0), y)

    def _begins(self, at: int, first: int) -> bool:
        item = self.scene.items[at] if self.scene else None
        return isinstance(item, FoldItem) and item.first <= first <= item.last

    def _top_of(self, fold: FoldItem) -> float | None:
        if self.scene is None or fold not in self.scene.items:
            return None
        return self.scene.heights.tops[self.scene.items.index(fold)] - self.verticalScrollBar().value()

    def _build(self) -> None:
        comparison = self.session.comparison
        width = self.viewport().width()
        self._moving = True  # the scroll bar moves by itself while rows are replaced
        facts, size, room = self.facts, self.measures, self.tag_room
        self.scene = RowsScene(self.session, comparison, facts, size, width, room) if comparison else None
        self._fill()
        self._moving = False
        self.columns_changed.emit()

    def _fill(self) -> None:
        if self.scene is not None:
            comparison = self.scene.comparison
            self.scene.show(row_items(comparison, self.facts, self.wanted, self.kept, self.opened))
        self._refit()
        self._idle.start()

    def _rebuild(self) -> None:
        held, settled = self._hold(), self._settled
        self._build()
        self._resume(held)
        self._settled = settled

    def _arrange(self) -> None:
        """Other items; the current row, or else the row at the top, stays where it is."""
        held = self._hold()
        self._moving = True
        self._fill()
        self._moving = False
        self._resume(held)

    # Places

    def _hold(self) -> tuple[int, float] | None:
        """A row that can be seen and its height in the view: the current one where it can be."""
        if self.scene is None or not self.scene.items:
            return None
        value, height = self.verticalScrollBar().value(), self.viewport().height()
        tops = self.scene.heights.tops
        shown = range(self.scene.heights.at(value), self.scene.heights.at(value + height) + 1)
        for at in shown:
            item = self.scene.items[at]
            if isinstance(item, RowItem) and item.number in self.current and tops[at] >= value:
                return item.number, tops[at] - value
        for at in shown:
            if tops[at] >= value or at == shown[-1]:
                return _first_row(self.scene.items[at]), tops[at] - value
        return None

    def _resume(self, held: tuple[int, float] | None) -> None:
        if held is None or self.scene is None:
            return
        at = self.scene.item_of(held[0])
        if at is not None:
            self._place(at, held[1])

    def _place(self, at: int, y: float) -> None:
        """Scroll so that item `at` stands at `y` px of the view, with everything in view measured."""
        if self.scene is None:
            return
        self._moving = True
        heights, bar = self.scene.heights, self.verticalScrollBar()
        for _ in range(8):
            bar.setValue(round(heights.tops[at] - y))
            shown = range(heights.at(bar.value()), heights.at(bar.value() + self.viewport().height()) + 1)
            changed = [heights.measured(item) for item in shown]
            if not any(changed):
                break
            self._refit()
        self._moving = False
        self.viewport().update()
        self.laid_out.emit()

    def scroll_to(self, value: float) -> None:
        """Scroll, and measure what comes into view."""
        self.verticalScrollBar().setValue(round(value))

    def value_of(self, number: int) -> float:
        """The scroll value that shows a row whole, near the reading line."""
        at = self.scene.item_of(number) if self.scene else None
        if self.scene is None or at is None:
            return float(self.verticalScrollBar().value())
        last = at
        while last + 1 < len(self.scene.items) and self._goes_on(number, last + 1):
            last += 1
        for item in range(max(0, at - 12), min(len(self.scene.items), last + 8)):
            self.scene.heights.measured(item)
        self._refit()
        tops, height = self.scene.heights.tops, self.viewport().height()
        foot = tops[last + 1] if tops[last + 1] - tops[at] <= height else tops[at + 1]
        return landing(tops[at], foot, height, READING_SHARE)

    def _goes_on(self, number: int, at: int) -> bool:
        item = self.scene.items[at] if self.scene else None
        return isinstance(item, RowItem) and number in self.current and item.number in self.current

    def settle(self) -> None:
        """Show whole lines only, until the person scrolls on."""
        self._settled = True
        self.viewport().update()

    # Heights

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Measure what comes into view, and paint it."""
        self._settled = False
        self._settle_heights()
        self.viewport().update()

    def _settle_heights(self) -> None:
        """Measure the items in view; the first that was measured before keeps its place."""
        if self.scene is None or self._moving or not self.scene.items:
            return
        heights, value = self.scene.heights, self.verticalScrollBar().value()
        shown = range(heights.at(value), heights.at(value + self.viewport().height()) + 1)
        if not all(heights.exact(at) for at in shown):
            anchor = next((at for at in shown if heights.exact(at)), shown[0])
            self._place(anchor, heights.tops[anchor] - value)

    def _measure_more(self) -> None:
        """Measure some items that were only guessed; the view does not move."""
        if self.scene is None:
            self._idle.stop()
            return
        heights, bar, end = self.scene.heights, self.verticalScrollBar(), perf_counter() + _TURN
        first = heights.at(bar.value())
        within = bar.value() - heights.tops[first] if len(heights) else 0
        changed = False
        while perf_counter() < end:
            at = heights.next_guess()
            if at is None:
                self._idle.stop()
                break
            changed = heights.measured(at) or changed
        if changed:
            self._moving = True
            self._refit()
            settled = self._settled
            bar.setValue(round(heights.tops[first] + within))
            self._settled = settled
            self._moving = False
        if changed and not self._idle.isActive():
            self.laid_out.emit()

    def _refit(self) -> None:
        height = self.viewport().height()
        total = self.scene.heights.tops[-1] if self.scene else 0.0
        bar = self.verticalScrollBar()
        bar.setRange(0, scroll_length(total, height))
        bar.setPageStep(height)
        bar.setSingleStep(self.measures.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other columns where the width is another; the row at the top stays."""
        super().resizeEvent(event)
        if self.scene is None or self.scene.columns.width != self.viewport().width():
            self._rebuild()
        else:
            self._refit()
            self._settle_heights()
        self.laid_out.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls; with Ctrl it asks for another size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_turned.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The items in view."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self.theme.colour("paper"))
        if self.scene is not None and self.scene.items:
            self._paint_items(painter, self.scene)
        painter.end()

    def _paint_items(self, painter: QPainter, scene: RowsScene) -> None:
        height, value = self.viewport().height(), self.verticalScrollBar().value()
        rows = RowPainter(painter, self.theme, self.measures, scene.columns, height, self._settled)
        first, last = scene.heights.at(value), scene.heights.at(value + height)
        for at in range(last, first - 1, -1):  # a current row's upper edge lies over the row above it
            item, y = scene.items[at], scene.heights.tops[at] - value
            tall = scene.heights.tops[at + 1] - scene.heights.tops[at]
            if isinstance(item, FoldItem):
                rows.fold(scene.fold(item), y, at == self.hovered)
            else:
                look = scene.look(item, self.current, self.selection.of(item))
                look = replace(look, tags=self.tags, strong=self.strong)
                rows.row(look, self.marks, y, tall)
        self._edges(scene, rows, range(first, last + 1))
        if self._ring and self.hasFocus():
            rows.ring(scene.heights.tops, self.at, value)

    def _edges(self, scene: RowsScene, rows: RowPainter, shown: range) -> None:
        """The upper edge of the current passage, over what was painted above it."""
        value = self.verticalScrollBar().value()
        for at in shown:
            item = scene.items[at]
            if isinstance(item, RowItem) and item.number in self.current and self.session.current:
                begins, ends = (item.number + by not in self.current for by in (-1, 1))
                top, foot = scene.heights.tops[at] - value, scene.heights.tops[at + 1] - value
                rows.current_edges(self.session.current.verdict, top if begins else None, foot if ends else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the rows were reached by keyboard."""
        self._ring = event.reason() in _BY_KEY
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def show_ring(self, on: bool) -> None:
        """Whether the ring is shown: by keyboard it is, by mouse it is not."""
        self._ring = on
        self.viewport().update()

    def item_at(self, y: float) -> int | None:
        """Number of the item at `y` px of the viewport; None below the last."""
        if self.scene is None or not self.scene.items:
            return None
        height = y + self.verticalScrollBar().value()
        return self.scene.heights.at(height) if height < self.scene.heights.tops[-1] else None


def _first_row(item: Item) -> int:
    return item.first if isinstance(item, FoldItem) else item.number
