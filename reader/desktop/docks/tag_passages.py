"""The passages of a tag: clause and order above, the words below. Rows are painted only while they can be seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.annotations import PassageRow
from reader.desktop.docks.row_ground import paint_row_ground
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.panes.faces import serif, small
from reader.desktop.panes.tag_paint import paint_note_sign
from reader.desktop.tag_lists import order_words, place_words
from reader.desktop.theme import Theme
from reader.desktop.wording import tr

Index = QModelIndex | QPersistentModelIndex
PASSAGE_ROLE = int(Qt.ItemDataRole.UserRole)
ROW, TIGHT_ROW = 43, 39
_PAD = 12


class PassageModel(QAbstractListModel):
    """Holds the rows as they were read off; words are made of one when it is asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[PassageRow] = ()
        self.tagged = False
        """True where the tag of each is told too, as they are not all of one tag."""

    def show(self, rows: Sequence[PassageRow], tagged: bool) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows, self.tagged = rows, tagged
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0) -> object:
        """A row; its words for those who listen."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == PASSAGE_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.quote
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (place_words(row.label), order_words(row.order), f"“{row.quote}”", row.counterpart, row.note)
            return ", ".join(part for part in said if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            note = f"{tr('Note')}: {row.note}" if row.note else ""
            return "\n".join(part for part in (f"“{row.quote}”", note, row.who) if part)
        return None


class PassageList(QListView):
    """Click or Enter goes to the passage, F2 opens it to be changed, Del deletes it."""

    chosen = Signal(object)
    """The PassageRow that is to be shown."""
    delete_wanted = Signal(object)
    """The PassageRow whose tag is to be taken off, or whose note is to go."""
    edit_wanted = Signal(object)
    """The PassageRow that is to be given another tag or note."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.row = ROW
        """Height of a row, in px."""
        self.current = ""
        """Id of the annotation that is the current one in the window."""
        self.passages = PassageModel(self)
        self.setModel(self.passages)
        self.setItemDelegate(_Painted(self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("Passages of the tag"))
        self.setFont(ui_font(12))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._choose)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.theme = theme
        self.viewport().update()

    def set_tight(self, on: bool) -> None:
        """Lower rows, where there is little height."""
        row = TIGHT_ROW if on else ROW
        if row != self.row:
            self.row = row
            self.scheduleDelayedItemsLayout()

    def show_passages(self, rows: Sequence[PassageRow], tagged: bool = False) -> None:
        """Show these; the marked one stays marked."""
        if rows == self.passages.rows and tagged == self.passages.tagged:
            return
        at = self.currentIndex()
        kept = self.passages.rows[at.row()].annotation if at.isValid() else ""
        self.passages.show(rows, tagged)
        self.mark(kept)

    def mark(self, annotation: str) -> None:
        """Mark a passage and bring it into view, where it is listed."""
        at = next((at for at, row in enumerate(self.passages.rows) if row.annotation == annotation), None)
        if at is not None and annotation:
            self.setCurrentIndex(self.passages.index(at))
        else:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()

    def show_current(self, annotation: str) -> None:
        """Light the row of the window's current annotation."""
        if annotation != self.current:
            self.current = annotation
            self.mark(annotation)
            self.viewport().update()

    def height_wanted(self) -> int:
        """Of all rows, in px."""
        return min(len(self.passages.rows), 60) * self.row + 2

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(200, self.height_wanted())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit(self.passages.rows[index.row()])
        elif index.isValid() and event.key() == Qt.Key.Key_F2:
            self.edit_wanted.emit(self.passages.rows[index.row()])
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.passages.rows[index.row()])


class _Painted(QStyledItemDelegate):
    """Draws one passage."""

    def __init__(self, view: PassageList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        return QSize(100, self._view.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, clause, order, words."""
        row, theme = index.data(PASSAGE_ROLE), self._view.theme
        rect: QRect = option.rect
        painter.save()
        if row.annotation == self._view.current:
            painter.fillRect(rect, theme.colour("selbg"))
        else:
            paint_row_ground(painter, rect, option, theme)
        box = QRectF(rect).adjusted(_PAD, 3 if self._view.row == ROW else 1, -_PAD, 0)
        end = self._order(painter, row, box)
        painter.setFont(small(11.5, SEMIBOLD))
        painter.setPen(theme.colour("ink"))
        metrics = QFontMetricsF(painter.font())
        where = place_words(row.label)
        if row.counterpart:
            where += f" ↔ {place_words(row.counterpart.partition(' ')[2]) or row.counterpart}"
        if self._view.passages.tagged and row.tag_label:
            where = f"{row.tag_label} · {where}"
        where = metrics.elidedText(where, Qt.TextElideMode.ElideRight, end - box.left() - 8)
        painter.drawText(QPointF(box.left(), box.top() + 13), where)
        painter.setFont(serif(14.2))
        words = QFontMetricsF(painter.font()).elidedText(f"“{row.quote}”", Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QPointF(box.left(), box.top() + 31), words)
        painter.restore()

    def _order(self, painter: QPainter, row: PassageRow, box: QRectF) -> float:
        """The order at the right, and the sign of a note; where that begins."""
        theme = self._view.theme
        painter.setFont(small(11.5))
        name = order_words(row.order)
        start = box.right() - QFontMetricsF(painter.font()).horizontalAdvance(name)
        painter.setPen(theme.colour("ink2"))
        painter.drawText(QPointF(start, box.top() + 13), name)
        if row.note:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_note_sign(painter, theme.colour("tag"), theme.colour("raise"), start - 11, box.top() + 4)
            start -= 18
        return start
