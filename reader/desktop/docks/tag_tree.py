"""The tree of tags: letter, bar, name, how often in either order. Every row is painted only while it can be seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from reader.annotations import TagRow
from reader.desktop.docks.row_ground import paint_row_ground
from reader.desktop.docks.tag_tree_model import TAG_ROLE, TagTreeModel
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.panes.faces import small
from reader.desktop.panes.tag_paint import head_letters, paint_tag_sign
from reader.desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW, TIGHT_ROW = 26, 23
PAD = 12
_NAME, _STEP = 48, 12
"""Where names begin, and how much further in those below another do, in px."""
_MOVES = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "out",
    Qt.Key.Key_Right: "in",
}
_CARRY = (
    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)
"""Some desktops keep the first for themselves."""


class TagTree(QTreeView):
    """Arrows walk and fold; Enter goes on to the tag's next passage; F2 renames; Alt+Shift+arrows move a tag."""

    chosen = Signal(str)
    """Id of the tag that is marked; empty for none."""
    entered = Signal(str, int)
    """Go on to the next passage of this tag (or back to the one before)."""
    refolded = Signal()
    """A person has folded or unfolded a tag."""
    delete_wanted = Signal(str)
    carry_wanted = Signal(str, str)
    """Id of a tag; `up`, `down`, `in` or `out`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.tags = TagTreeModel(self)
        self.row = ROW
        """Height of a row, in px."""
        self.folded: set[str] = set()
        self._showing = self._filtered = False
        self.setModel(self.tags)
        self.setItemDelegate(_Painted(self))
        self.setAccessibleName(self.tr("Tags"))
        self.setFont(ui_font(12.5))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.expanded.connect(lambda index: self._fold(index, False))
        self.collapsed.connect(lambda index: self._fold(index, True))
        self.clicked.connect(self._clicked)
        self.selectionModel().currentChanged.connect(self._marked)

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

    def show_tags(self, rows: tuple[TagRow, ...], names: Sequence[str], filtered: bool) -> None:
        """Show these; what is marked and folded stays so. While `filtered` nothing is folded."""
        kept = self.current_tag()
        self._showing, self._filtered = True, filtered
        self.tags.show(rows, names)
        if filtered or not self.folded:
            self.expandAll()
        else:
            for row in rows:
                if row.parent:
                    self.setExpanded(self.tags.index_of(row.tag.id), row.tag.id not in self.folded)
        index = self.tags.index_of(kept)
        if not index.isValid() and rows:
            index = self.tags.index(0, 0)
        self.setCurrentIndex(index)
        self._showing = False
        if self.current_tag() != kept:
            self.chosen.emit(self.current_tag())

    def current_tag(self) -> str:
        """Id of the marked tag; empty where none is."""
        row = self.tags.row_at(self.currentIndex())
        return row.tag.id if row else ""

    def mark(self, tag: str) -> None:
        """Mark a tag and bring it into view."""
        index = self.tags.index_of(tag)
        if index.isValid() and tag != self.current_tag():
            self.setCurrentIndex(index)

    def rename(self, tag: str) -> None:
        """Write another name over a tag's."""
        self.mark(tag)
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def height_wanted(self) -> int:
        """Of all rows that are not folded away, in px."""
        index, count = self.tags.index(0, 0), 0
        while index.isValid() and count < 400:
            index, count = self.indexBelow(index), count + 1
        return count * self.row + 2

    def _fold(self, index: Index, on: bool) -> None:
        row = self.tags.row_at(index)
        if row is None or self._showing:
            return
        if not self._filtered:
            (self.folded.add if on else self.folded.discard)(row.tag.id)
        self.refolded.emit()

    def _clicked(self, index: QModelIndex) -> None:
        if self.currentIndex() == index:
            self.chosen.emit(self.current_tag())

    def _marked(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing:
            self.chosen.emit(self.current_tag())

    # Keys and mouse

    def event(self, event: QEvent) -> bool:
        """The keys that move a tag are taken here, whatever else they do in the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _carries(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        tag = self.current_tag()
        if tag and _carries(event):
            self.carry_wanted.emit(tag, _MOVES[Qt.Key(event.key())])
        elif tag and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(tag, -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif tag and event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit(tag)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the triangle folds."""
        index = self.indexAt(event.position().toPoint())
        row = self.tags.row_at(index)
        if row is not None and row.parent and abs(event.position().x() - _triangle_x(row)) <= 9:
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Goes on to the tag's next passage."""
        if self.indexAt(event.position().toPoint()).isValid() and self.current_tag():
            self.entered.emit(self.current_tag(), 1)

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(200, self.height_wanted())


def _carries(event: QKeyEvent) -> bool:
    return event.key() in _MOVES and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier in _CARRY


def _triangle_x(row: TagRow) -> float:
    return _NAME + row.depth * _STEP - 7


class _Painted(QStyledItemDelegate):
    """Draws a tag, and gives the field in which it is renamed."""

    def __init__(self, tree: TagTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One row."""
        return QSize(100, self._tree.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, letter and bar, name, counts."""
        row, theme = index.data(TAG_ROLE), self._tree.theme
        rect: QRect = option.rect
        across = QRect(0, rect.top(), self._tree.viewport().width(), rect.height())
        box = QRectF(across)
        painter.save()
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_row_ground(painter, across, option, theme)
        tag = row.tag
        letters = head_letters(tag.letter, tag.label)
        paint_tag_sign(painter, box.adjusted(PAD - 3, 0, 0, 0), theme, letters, tag.pattern, tag.colour)
        left = _NAME + row.depth * _STEP
        if row.parent:
            _triangle(painter, QPointF(_triangle_x(row), box.center().y()), theme, self._tree.isExpanded(index))
            left += 4
        folded = row.parent and not self._tree.isExpanded(index)
        end = self._counts(painter, row, box, folded)
        painter.setFont(small(12.5, SEMIBOLD) if marked else small(12.5))
        metrics = QFontMetricsF(painter.font())
        pinned = f" {tag.pinned}" if tag.pinned is not None else ""
        room = end - left - 8 - (14 if pinned else 0)
        name = metrics.elidedText(tag.label, Qt.TextElideMode.ElideRight, room)
        painter.setPen(theme.colour("ink"))
        painter.drawText(QPointF(left, box.center().y() + metrics.capHeight() / 2), name)
        if pinned:
            _key(painter, QPointF(left + metrics.horizontalAdvance(name) + 6, box.center().y()), theme, pinned.strip())
        painter.restore()

    def _counts(self, painter: QPainter, row: TagRow, box: QRectF, folded: bool) -> float:
        """The counts at the right; where they begin."""
        theme = self._tree.theme
        counts = row.counts_below if folded else row.counts
        counts = counts or (row.total_below if folded else row.total,)
        painter.setFont(small(12.5))
        metrics = QFontMetricsF(painter.font())
        x, middle = box.right() - PAD, box.center().y()
        for number, count in enumerate(reversed(counts)):
            if number:
                painter.setPen(theme.colour("line2"))
                painter.drawLine(QPointF(x - 7.5, middle - 6), QPointF(x - 7.5, middle + 6))
                x -= 15
            width = max(metrics.horizontalAdvance(str(count)), 7.0)
            painter.setPen(theme.colour("ink" if count else "ink2"))
            painter.drawText(QPointF(x - width, middle + metrics.capHeight() / 2), str(count))
            x -= width
        return x

    # Renaming

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """A field as long as the row."""
        field = QLineEdit(parent)
        field.setFont(ui_font(12.5))
        field.setAccessibleName(self._tree.tr("New name of the tag"))
        field.setMaxLength(120)
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the name."""
        rect: QRect = option.rect
        row = index.data(TAG_ROLE)
        left = _NAME + row.depth * _STEP - 8
        editor.setGeometry(left, rect.top() + 1, self._tree.viewport().width() - left - 4, rect.height() - 2)


def _triangle(painter: QPainter, middle: QPointF, theme: Theme, opened: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("ink2"))
    x, y = middle.x(), middle.y()
    if opened:
        painter.drawPolygon([QPointF(x - 4, y - 2), QPointF(x + 4, y - 2), QPointF(x, y + 3)])
    else:
        painter.drawPolygon([QPointF(x - 2, y - 4), QPointF(x + 3, y), QPointF(x - 2, y + 4)])
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _key(painter: QPainter, at: QPointF, theme: Theme, figure: str) -> None:
    """The figure a tag is pinned to, as a key."""
    box = QRectF(at.x(), at.y() - 7, 13, 14)
    painter.setPen(theme.colour("line2"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
    painter.setFont(small(10.5))
    painter.setPen(theme.colour("ink2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, figure)
