"""All tagged passages as a table: read off the book once, sorted by any column; a row is painted only when seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reader.annotations import PassageRow, RowOrder, Tagbook, sorted_rows
from reader.desktop.fonts import ui_font
from reader.desktop.panes.faces import serif, small
from reader.desktop.panes.tag_paint import head_letters, paint_note_sign, paint_tag_sign
from reader.desktop.tag_lists import order_words, place_words
from reader.desktop.tag_words import who_and_when
from reader.desktop.theme import Theme
from reader.desktop.wording import long_date, tr

Index = QModelIndex | QPersistentModelIndex
TAG, ORDER, SIGNED, PLACE, QUOTE, NOTE, WHO, WHEN = range(8)
_SORTS = {
    TAG: RowOrder.TAG,
    ORDER: RowOrder.ORDER,
    PLACE: RowOrder.PLACE,
    QUOTE: RowOrder.QUOTE,
    NOTE: RowOrder.NOTE,
    WHO: RowOrder.CREATOR,
    WHEN: RowOrder.DATE,
}
WIDTHS = {TAG: 148, ORDER: 62, SIGNED: 122, PLACE: 84, NOTE: 170, WHO: 100, WHEN: 128}
ROW = 30


class PassageTableModel(QAbstractTableModel):
    """The rows as they were read off; words are made of one when it is asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[PassageRow] = ()
        self.book = Tagbook()
        self.dates: Mapping[str, date | None] = {}
        """Day of signing of each order, by key."""

    def show(self, rows: Sequence[PassageRow], book: Tagbook, dates: Mapping[str, date | None]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows, self.book, self.dates = rows, book, dates
        self.endResetModel()

    def sorted(self, rows: Sequence[PassageRow], column: int, backwards: bool) -> tuple[PassageRow, ...]:
        """`rows` by a column."""
        if column == SIGNED:
            placed = sorted_rows(rows, RowOrder.PLACE)
            early = date.min
            return tuple(sorted(placed, key=lambda row: self.dates.get(row.order) or early, reverse=backwards))
        return sorted_rows(rows, _SORTS[column], backwards)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Eight."""
        return 0 if parent.isValid() else 8

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Names of the columns."""
        names = (tr("Tag"), tr("Order"), tr("Signed"), tr("Place"), tr("Passage"), tr("Note"), tr("Who"), tr("When"))
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return names[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = 0) -> object:
        """The words of a cell."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(self.rows[index.row()], index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            words = self.words(self.rows[index.row()], index.column())
            return words if len(words) > 18 else None
        return None

    def words(self, row: PassageRow, column: int) -> str:
        """What a column says of a passage."""
        if column == TAG:
            return row.tag_label or tr("Note")
        if column == ORDER:
            return order_words(row.order)
        if column == SIGNED:
            return long_date(self.dates.get(row.order))
        if column == PLACE:
            other = row.counterpart
            return place_words(row.label) + (f" ↔ {other}" if other else "")
        if column == QUOTE:
            return f"“{row.quote}”"
        if column == NOTE:
            return row.note
        return row.who if column == WHO else who_and_when((), row.when)


class PassageTable(QTableView):
    """Arrows walk, Enter opens; Ctrl+Enter opens on the left. A press on a column's head sorts by it."""

    opened = Signal(bool)
    """The marked passages are to be opened; True: on the left."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.passages = PassageTableModel(self)
        self.setModel(self.passages)
        self.setItemDelegate(_Painted(self))
        self.setAccessibleName(self.tr("Tagged passages"))
        self.setFont(ui_font(12))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setFont(ui_font(11.5))
        head.setFixedHeight(28)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(ORDER, Qt.SortOrder.AscendingOrder)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(48)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        head.setSectionResizeMode(QUOTE, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda _: self.opened.emit(False))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.theme = theme
        self.viewport().update()

    def set_narrow(self, on: bool) -> None:
        """In a narrow window who and when are left to the tool tips and the export."""
        for column in (SIGNED, WHO, WHEN):
            self.setColumnHidden(column, on and column != SIGNED)

    def current_row(self) -> PassageRow | None:
        """The marked passage."""
        at = self.currentIndex().row()
        return self.passages.rows[at] if 0 <= at < len(self.passages.rows) else None

    def chosen(self) -> list[PassageRow]:
        """All marked passages."""
        return [self.passages.rows[index.row()] for index in self.selectionModel().selectedRows()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return
        super().keyPressEvent(event)


class _Painted(QStyledItemDelegate):
    """Draws one cell."""

    def __init__(self, view: PassageTable) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line."""
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, sign, words."""
        view, theme, column = self._view, self._view.theme, index.column()
        row = view.passages.rows[index.row()]
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("sel"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(8, 0, -6, 0)
        if column == TAG:
            self._sign(painter, row, box)
            inner.setLeft(box.left() + 40)
        painter.setFont(_font(column))
        painter.setPen(theme.colour("ink" if column in (TAG, ORDER, QUOTE, NOTE) else "ink2"))
        metrics = QFontMetricsF(painter.font())
        words = metrics.elidedText(view.passages.words(row, column), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QPointF(inner.left(), inner.center().y() + metrics.capHeight() / 2), words)
        painter.restore()

    def _sign(self, painter: QPainter, row: PassageRow, box: QRectF) -> None:
        theme = self._view.theme
        tag = self._view.passages.book.vocabulary.tag(row.tag) if row.tag else None
        if tag is not None:
            letters = head_letters(tag.letter, tag.label)
            paint_tag_sign(painter, box.adjusted(8, 0, 0, 0), theme, letters, tag.pattern, tag.colour)
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_note_sign(painter, theme.colour("tag"), theme.colour("raise"), box.left() + 20, box.center().y() - 4)


def _font(column: int) -> QFont:
    return serif(14.2) if column == QUOTE else small(12)
