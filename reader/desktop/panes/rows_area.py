"""The person's hands on the rows: click, select, copy, fold, keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from reader.annotations import TagMark
from reader.comparison import Side
from reader.desktop.panes.reading_keys import scroll_wanted
from reader.desktop.panes.row_columns import PAD
from reader.desktop.panes.row_items import FoldItem, RowItem
from reader.desktop.panes.row_selection import CellSelection
from reader.desktop.panes.row_words import cited, passage_text, spoken
from reader.desktop.panes.rows_canvas import RowsCanvas
from reader.desktop.panes.tag_bars import MOST, next_of
from reader.desktop.wording import short_name
from reader.spans import Span

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowsArea(RowsCanvas):
    """The rows, worked by mouse and keyboard."""

    row_chosen = Signal(int, object)
    """Number of a row that was clicked or chosen with Return, and the Side."""

    selection_changed = Signal()
    """Other words are selected, or none."""

    tag_pressed = Signal(str, object)
    """Id of the annotation whose bar was clicked, or of the current one on Return; and where on the screen."""

    tag_left = Signal()
    """Esc: no annotation is to be current any more."""

    _pressed: QPointF | None = None
    _hovered_tags: tuple[TagMark, ...] = ()
    _chosen = ""
    tip: Callable[[TagMark], str] = staticmethod(lambda mark: mark.name)
    """Words a tag's tool tip."""

    # Tags

    def tags_at(self, at: QPointF) -> tuple[TagMark, ...]:
        """The tags whose bars lie at a point of the viewport."""
        number = self.item_at(at.y())
        item = self.scene.items[number] if self.scene and number is not None else None
        if self.scene is None or number is None or not isinstance(item, RowItem):
            return ()
        height = at.y() + self.verticalScrollBar().value() - self.scene.heights.tops[number] - PAD
        for side, cell in self.scene.row_cells(item).items():
            beyond = at.x() - self.scene.columns.edges(side)[1]
            if cell is not None and 0 <= beyond <= max(self.tag_room):
                return cell.bars(self.tags[side], MOST[True]).at(beyond, height)
        return ()

    def show_chosen(self, annotation: str) -> None:
        """Make an annotation the current one: its words have a ground, Return opens it; empty for none."""
        self._chosen = annotation
        self._show_strong()

    def _show_strong(self) -> None:
        self.strong = frozenset({self._chosen, *(mark.annotation for mark in self._hovered_tags)})
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """A tool tip names the tags that are pointed at."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            marks = self.tags_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "".join(self.tip(mark) for mark in marks), self)
            return True
        return super().viewportEvent(event)

    def _is_chosen(self) -> bool:
        """True where the current annotation stands in the row under the cursor, or no row is."""
        item = self.scene.items[self.at] if self.scene and self.at is not None else None
        if self.scene is None or not self._chosen or (item is not None and not isinstance(item, RowItem)):
            return False
        if item is None:
            return True
        cells = self.scene.row_cells(item).items()
        return any(
            mark.annotation == self._chosen
            for side, cell in cells
            if cell is not None
            for mark in self.tags[side].meeting(cell.span)
        )

    # Mouse

    def side_at(self, x: float) -> Side:
        """The side at `x` px: whichever half it lies in."""
        columns = self.scene.columns if self.scene else None
        middle = columns.middle + columns.middle_width / 2 if columns else self.width() / 2
        return Side.LEFT if x < middle else Side.RIGHT

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a selection."""
        self.show_ring(False)
        if self.tags_at(event.position()):
            self._pressed = event.position()
            return
        self._pressed = event.position()
        self._select(CellSelection())
        at = self.item_at(event.position().y())
        item = self.scene.items[at] if self.scene and at is not None else None
        self.at = at
        if isinstance(item, RowItem) and event.button() == Qt.MouseButton.LeftButton:
            side = self.side_at(event.position().x())
            position = self._position(item, side, event.position(), False)
            if position is not None:
                self._select(CellSelection(item, side, position, position))

    def _select(self, selection: CellSelection) -> None:
        told = bool(selection) or bool(self.selection)
        self.selection = selection
        self.viewport().update()
        if told:
            self.selection_changed.emit()

    def selected_span(self, side: Side) -> Span | None:
        """The selected words of `side`; None where nothing is selected there."""
        chosen = self.selection
        if not chosen or chosen.item is None or chosen.side is not side or self.scene is None:
            return None
        cell = self.scene.row_cells(chosen.item)[side]
        return chosen.span(cell) if cell else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select words within the cell where the button went down; show what can be pressed."""
        if event.buttons() & Qt.MouseButton.LeftButton and self.selection.item is not None:
            position = self._position(self.selection.item, self.selection.side, event.position(), False)
            if position is not None and self._travelled(event.position()):
                self._select(self.selection.reaching(position))
            return
        self._hover(event.position())

    def _hover(self, at: QPointF) -> None:
        number = self.item_at(at.y())
        item = self.scene.items[number] if self.scene and number is not None else None
        fold = number if isinstance(item, FoldItem) else None
        if fold != self.hovered:
            self.hovered = fold
            self.viewport().update()
        tags = self.tags_at(at)
        if tags != self._hovered_tags:
            self._hovered_tags = tags
            self._show_strong()
        over_text = isinstance(item, RowItem) and self._position(item, self.side_at(at.x()), at, True) is not None
        shape = Qt.CursorShape.PointingHandCursor if fold is not None or tags else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor if over_text else shape)

    def _travelled(self, at: QPointF) -> bool:
        start = self._pressed
        moved = start is not None and (at - start).manhattanLength() >= QApplication.startDragDistance() / 2
        return moved or bool(self.selection)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a drag chooses the row, or opens the fold."""
        pressed, self._pressed = self._pressed, None
        marks = self.tags_at(event.position())
        if marks and pressed is not None and (event.position() - pressed).manhattanLength() < 8:
            self.tag_pressed.emit(next_of(marks, self._chosen), event.globalPosition().toPoint())
            return
        if pressed is None or event.button() != Qt.MouseButton.LeftButton or self.selection:
            return
        at = self.item_at(event.position().y())
        if at is not None and at == self.item_at(pressed.y()):
            self.choose(at, self.side_at(event.position().x()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word under the pointer."""
        item, side = self.selection.item, self.selection.side
        at = self.item_at(event.position().y())
        found = self.scene.items[at] if self.scene and at is not None else None
        if not isinstance(found, RowItem):
            self.mousePressEvent(event)
            return
        item, side = found, self.side_at(event.position().x())
        position = self._position(item, side, event.position(), True)
        cell = self.scene.row_cells(item)[side] if self.scene else None
        if position is not None and cell is not None:
            cursor = QTextCursor(cell.document)
            cursor.setPosition(position)
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            self._select(CellSelection(item, side, cursor.selectionStart(), cursor.selectionEnd()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        super().leaveEvent(event)
        self.hovered = None
        self.viewport().update()

    def _position(self, item: RowItem, side: Side, at: QPointF, exact: bool) -> int | None:
        """Document position under a point of the viewport; with `exact`, None beside the words."""
        if self.scene is None:
            return None
        cell, number = self.scene.row_cells(item)[side], self.scene.item_of(item.number)
        if cell is None or number is None:
            return None
        top = self.scene.heights.tops[number] - self.verticalScrollBar().value() + PAD
        point = QPointF(at.x() - self.scene.columns.cell(side), at.y() - top)
        how = Qt.HitTestAccuracy.ExactHit if exact else Qt.HitTestAccuracy.FuzzyHit
        found = cell.document.documentLayout().hitTest(point, how)
        return found if found >= 0 else None

    def choose(self, at: int, side: Side) -> None:
        """Open or close a fold; make a row's step the current one."""
        item = self.scene.items[at] if self.scene else None
        if isinstance(item, FoldItem):
            self.toggle(item)
        elif item is not None:
            self.row_chosen.emit(item.number, side)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from row to row, page keys scroll, Return chooses, Ctrl+C copies."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        key = event.key()
        self.show_ring(True)
        if key in _ENTER and self._is_chosen():
            self.tag_pressed.emit(self._chosen, self._below())
        elif key == Qt.Key.Key_Escape and self._chosen:
            self.tag_left.emit()
        elif key in _ENTER and self.at is not None:
            self.choose(self.at, Side.LEFT)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go(1 if key == Qt.Key.Key_Down else -1)
        elif not self._scroll(key):
            super().keyPressEvent(event)

    def _below(self) -> QPoint:
        """Below the row under the cursor, on the screen; at the view's top where there is none."""
        y = 60
        if self.scene is not None and self.at is not None:
            y = round(self.scene.heights.tops[self.at + 1] - self.verticalScrollBar().value())
        return self.viewport().mapToGlobal(QPoint(80, min(max(y, 30), self.viewport().height() - 30)))

    def _scroll(self, key: int) -> bool:
        bar = self.verticalScrollBar()
        wanted = scroll_wanted(key, bar, self.measures.line, self.viewport().height())
        if wanted is None:
            return False
        bar.setValue(wanted)
        self.settle()
        self.at = None
        return True

    def _go(self, by: int) -> None:
        """To the next item, brought into view whole; a row taller than the view is read through first."""
        if self.scene is None or not self.scene.items:
            return
        value, height = self.verticalScrollBar().value(), self.viewport().height()
        at = self.at
        if at is not None and at < len(self.scene.items):
            top, foot = self.scene.heights.tops[at] - value, self.scene.heights.tops[at + 1] - value
            if (foot - height if by > 0 else -top) >= 1 and -height < top < height:
                self.scroll_to(value + by * self.measures.line)
                return
        self._set_cursor(self._next(at, by, value))

    def _next(self, at: int | None, by: int, value: int) -> int:
        last = len(self.scene.items) - 1 if self.scene else 0
        if at is not None and at <= last:
            return min(max(at + by, 0), last)
        current = self.scene.item_of(self.current[0]) if self.scene and self.current else None
        return current if current is not None else (self.scene.heights.at(value) if self.scene else 0)

    def _set_cursor(self, at: int) -> None:
        if self.scene is None:
            return
        self.at = at
        self.scene.heights.measured(at)
        self._refit()
        tops, value, height = self.scene.heights.tops, self.verticalScrollBar().value(), self.viewport().height()
        if tops[at] < value:
            self.scroll_to(max(tops[at], tops[at + 1] - height))
        elif tops[at + 1] > value + height:
            self.scroll_to(min(tops[at], tops[at + 1] - height))
        self._tell()
        self.viewport().update()

    def _tell(self) -> None:
        """Say to a screen reader what the cursor stands on."""
        item = self.scene.items[self.at] if self.scene and self.at is not None else None
        if self.scene is None or item is None:
            return
        if isinstance(item, FoldItem):
            words = self.scene.fold(item).whole
        else:
            fact = self.facts[item.number]
            words = spoken(self.scene.comparison, fact, self.scene.middle(fact))
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # Copying

    def copied(self) -> str:
        """What copying gives: the selected words; else the passages of the row under the cursor, with citation."""
        if self.scene is None:
            return ""
        side = self.selection.side
        span = self.selected_span(side)
        if span is not None:
            return span.of(self.scene.comparison.side(side).outline.text)
        number = self._copied_row()
        return "" if number is None else "\n\n".join(self.passage(number, side) for side in self._sides(number))

    def row_segment(self, side: Side) -> int | None:
        """Index of the segment that the row under the cursor has on `side`; without a cursor, the current row."""
        number = self._copied_row()
        return None if number is None else self.facts[number].segment(side)

    def _copied_row(self) -> int | None:
        at = self.at
        item = self.scene.items[at] if self.scene and at is not None and at < len(self.scene.items) else None
        if isinstance(item, RowItem):
            return item.number
        return self.current[0] if self.current else None

    def _sides(self, number: int) -> list[Side]:
        return [side for side in Side if self.facts[number].segment(side) is not None]

    def passage(self, number: int, side: Side) -> str:
        """The words of a row on `side` as they stand, with their citation; empty where it has none."""
        at = self.facts[number].segment(side)
        return passage_text(self.scene.comparison, side, at) if self.scene and at is not None else ""

    def copy(self) -> None:
        """Put on the clipboard what copying gives; nothing changes where that is nothing."""
        words = self.copied()
        if words:
            QGuiApplication.clipboard().setText(words)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy the words, or the passages with their citation."""
        menu = self._menu(self.item_at(event.pos().y()))
        if not menu.isEmpty():
            menu.exec(event.globalPos())

    def _menu(self, at: int | None) -> QMenu:
        menu = QMenu(self)
        item = self.scene.items[at] if self.scene and at is not None else None
        if self.selection:
            menu.addAction(self.tr("Copy the selected words")).triggered.connect(self.copy)
        if isinstance(item, RowItem) and self.scene is not None:
            comparison = self.scene.comparison
            for side in self._sides(item.number):
                segment = self.facts[item.number].segment(side)
                label = comparison.side(side).outline.segments[segment or 0].label
                text = self.tr("Copy {label} of {name} with its citation")
                action = menu.addAction(text.format(label=label, name=short_name(comparison.side(side))))
                action.setToolTip(cited(comparison, side, label))
                words = self.passage(item.number, side)
                action.triggered.connect(lambda _=False, words=words: QGuiApplication.clipboard().setText(words))
        return menu
