"""Three orders or more as a table: what became of each section from one to the next. A cell opens that pair there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.comparison import ChainCell, ChainRow, PairVerdict, Side
from reader.desktop.docks.row_list import Index
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.panes.faces import serif
from reader.desktop.panes.glyphs import paint_glyph
from reader.desktop.theme import Theme
from reader.desktop.wording import long_date, tr
from reader.library import Entry

_CELL = int(Qt.ItemDataRole.UserRole)
_ROW = 46


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell leads: two orders of the chain side by side, at a section of one of them."""

    left: str
    right: str
    side: Side
    label: str


def place_of(ids: Sequence[str], column: int, cell: ChainCell) -> Place:
    """The pair that a cell opens: its order and the one before; for the first order the one after."""
    if column == 0:
        return Place(ids[0], ids[1], Side.LEFT, cell.label)
    return Place(ids[column - 1], ids[column], Side.RIGHT, cell.label)


class ChainWindow(QDialog):
    """The table of one chain."""

    place_chosen = Signal(object)
    """The Place of a cell that was clicked or entered."""

    def __init__(self, entries: Sequence[Entry], rows: Sequence[ChainRow], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._ids = tuple(entry.id for entry in entries)
        numbers = " → ".join(entry.number or entry.name for entry in entries)
        self.setWindowTitle(self.tr("Chain {orders}").format(orders=numbers))
        words = QLabel(
            self.tr("Each line is one section over time. A click, or Enter, opens it beside the order before.")
        )
        words.setFont(ui_font(12))
        words.setProperty("tone", "quiet")
        words.setWordWrap(True)
        words.setContentsMargins(14, 9, 14, 7)
        self.table = _Table(len(rows), len(entries))
        self.table.setAccessibleName(self.tr("Sections of {orders}").format(orders=numbers))
        self.table.setItemDelegate(_ChainDelegate(self))
        for at, entry in enumerate(entries):
            head = QTableWidgetItem(f"{entry.name}\n{long_date(entry.date)}")
            head.setToolTip(entry.title)
            head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.table.setHorizontalHeaderItem(at, head)
        self._fill(rows)
        self.table.chosen.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(words)
        column.addWidget(self.table, 1)
        self.resize(min(1180, 120 + 270 * len(entries)), 640)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.theme = theme
        palette = self.table.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colour("paper"))
        self.table.setPalette(palette)
        roles = {name: theme.colour(name).name() for name in ("paper", "dock", "ink", "line", "focus")}
        self.table.setStyleSheet(
            "QTableView {{ background: {paper}; border: 2px solid transparent; outline: none;"
            " gridline-color: {line}; }}"
            "QTableView:focus {{ border: 2px solid {focus}; }}"
            "QHeaderView::section {{ background: {dock}; color: {ink}; border: none; padding: 4px 12px;"
            " border-bottom: 1px solid {line}; border-right: 1px solid {line}; }}".format(**roles)
        )
        self.table.viewport().update()

    def _fill(self, rows: Sequence[ChainRow]) -> None:
        for at, row in enumerate(rows):
            for column, cell in enumerate(row.cells):
                item = QTableWidgetItem()
                item.setData(_CELL, cell)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(cell, column, at_first(row, column)))
                item.setToolTip(spoken(cell, column, at_first(row, column)))
                self.table.setItem(at, column, item)

    def cell(self, row: int, column: int) -> ChainCell | None:
        """What stands in a cell; None where the order has no such section."""
        item = self.table.item(row, column)
        cell = item.data(_CELL) if item else None
        return cell if isinstance(cell, ChainCell) else None

    def _choose(self, row: int, column: int) -> None:
        cell = self.cell(row, column)
        if cell is not None:
            self.place_chosen.emit(place_of(self._ids, column, cell))


def at_first(row: ChainRow, column: int) -> bool:
    """True where the section is new in that order."""
    return row.first == column


def spoken(cell: ChainCell | None, column: int, first: bool) -> str:
    """A cell as a screen reader says it."""
    if cell is None:
        return tr("no such section")
    parts = [cell.label, cell.heading, state_word(cell.verdict, column, first)]
    if cell.also:
        parts.append(tr("also {labels}").format(labels=", ".join(cell.also)))
    return ", ".join(part for part in parts if part)


def state_word(verdict: PairVerdict | None, column: int, first: bool) -> str:
    """`revised`, `opposed` ...; `new` for a section that the orders before do not have."""
    if verdict is not None:
        return tr(verdict.value)
    return tr("new") if first and column else ""


class _Table(QTableWidget):
    """Click or Enter chooses a cell."""

    chosen = Signal(int, int)

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__(rows, columns)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(150)
        header.setFont(ui_font(12, SEMIBOLD))
        header.setFixedHeight(46)
        header.setHighlightSections(False)
        self.cellClicked.connect(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.chosen.emit(self.currentRow(), self.currentColumn())
            return
        super().keyPressEvent(event)


class _ChainDelegate(QStyledItemDelegate):
    """Label and heading above, what became of it below."""

    def __init__(self, window: ChainWindow) -> None:
        super().__init__(window)
        self._window = window

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        return QSize(150, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, words, glyph; hatched where there is nothing."""
        theme, rect = self._window.theme, option.rect
        cell = self._window.cell(index.row(), index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("sel"))
        if cell is None:
            painter.setPen(theme.colour("ink3"))
            painter.setFont(ui_font(11.5))
            painter.drawText(rect.adjusted(12, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, "–")
            painter.restore()
            return
        box = rect.adjusted(12, 5, -8, -rect.height() // 2)
        label = cell.label[:1].upper() + cell.label[1:] if cell.label.isalpha() else f"§ {cell.label}"
        painter.setFont(ui_font(12, SEMIBOLD))
        painter.setPen(theme.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, label)
        box.setLeft(box.left() + QFontMetrics(painter.font()).horizontalAdvance(label) + 8)
        painter.setFont(serif(13.5))
        heading = QFontMetrics(painter.font()).elidedText(cell.heading, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, heading)
        self._state(painter, rect, cell, index)
        painter.restore()

    def _state(self, painter: QPainter, rect: object, cell: ChainCell, index: Index) -> None:
        theme = self._window.theme
        x, y = rect.left() + 12, rect.center().y() + 1  # type: ignore[attr-defined]
        first = all(self._window.cell(index.row(), before) is None for before in range(index.column()))
        word = state_word(cell.verdict, index.column(), first)
        colour = theme.colour("ink2")
        if cell.verdict is not None:
            colour = theme.colour(cell.verdict.value)
            paint_glyph(painter, QRectF(x, y + 4, 14, 11), cell.verdict.value, colour)
            x += 20
        if cell.also:
            word = f"{word}, {tr('also {labels}').format(labels=', '.join(cell.also))}"
        painter.setPen(colour)
        painter.setFont(ui_font(11.5))
        room = rect.right() - x - 8  # type: ignore[attr-defined]
        shown = QFontMetrics(painter.font()).elidedText(word, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(x, y, room, 19), Qt.AlignmentFlag.AlignVCenter, shown)
