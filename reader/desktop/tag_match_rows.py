"""How the list of matches is painted: a box, order and clause, the words in their sentence."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.tag_matching import Row
from reader.desktop.theme import Theme
from reader.desktop.wording import short_label

_ROW = 42
_CUT = 40
"""So long (in characters) is only what was cut off somewhere."""


def turn(model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Leave a place out or take it in; False where it cannot be chosen."""
    wanted = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
    if model.flags(index) & wanted != wanted:
        return False
    role = Qt.ItemDataRole.CheckStateRole
    on = Qt.CheckState(index.data(role)) is Qt.CheckState.Checked
    return bool(model.setData(index, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked, role))


class MatchRows(QStyledItemDelegate):
    """Two lines beside the check box: order and clause; the words in their sentence."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One row."""
        return QSize(100, _ROW)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """A click counts anywhere in its row."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            return event.button() == Qt.MouseButton.LeftButton and turn(model, index)
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return False
        return super().editorEvent(event, model, option, index)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The style draws the ground; check box and words are ours."""
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        widget = bare.widget
        style = widget.style()
        box_at = style.subElementRect(style.SubElement.SE_ItemViewItemCheckIndicator, bare, widget)
        checked = bare.checkState is Qt.CheckState.Checked
        bare.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        style.drawControl(style.ControlElement.CE_ItemViewItem, bare, painter, widget)
        paint_box(painter, QRectF(box_at), self._theme, checked)
        row, theme = index.data(Qt.ItemDataRole.UserRole), self._theme
        box = QRectF(option.rect).adjusted(32, 0, -10, 0)
        painter.save()
        place = f"{row.order}, {short_label(row.match.target.label)}"
        if row.match.tagged:
            place += self.tr(" · tagged already")
        painter.setFont(ui_font(11.5))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(QPointF(box.left(), box.top() + 16), place)
        self._quote(painter, row, box, theme.colour("ink3" if row.match.tagged else "ink"))
        painter.restore()

    @staticmethod
    def _quote(painter: QPainter, row: Row, box: QRectF, ink: QColor) -> None:
        """What stands before, the words bold, what stands after; the words are always seen."""
        plain, bold = QFontMetricsF(ui_font(12.5)), QFontMetricsF(ui_font(12.5, SEMIBOLD))
        quote = bold.elidedText(row.match.quote, Qt.TextElideMode.ElideMiddle, box.width() * 0.7)
        room = box.width() - bold.horizontalAdvance(quote)
        before, after = whole_context(row.match.before, row.match.after)
        before = plain.elidedText(before, Qt.TextElideMode.ElideLeft, room * 0.5)
        after = plain.elidedText(after, Qt.TextElideMode.ElideRight, room - plain.horizontalAdvance(before) - 2)
        x = box.left()
        painter.setPen(ink)
        for words, weight in ((before, None), (quote, SEMIBOLD), (after, None)):
            font = ui_font(12.5) if weight is None else ui_font(12.5, SEMIBOLD)
            painter.setFont(font)
            painter.drawText(QPointF(x, box.top() + 34), words)
            x += QFontMetricsF(font).horizontalAdvance(words)


def whole_context(before: str, after: str) -> tuple[str, str]:
    """What stands about some words, no word of it cut in two; dots where there was more."""
    if len(before) > _CUT:
        before = "… " + before.partition(" ")[2]
    if len(after) > _CUT:
        after = after.rpartition(" ")[0] + " …"
    return before, after


def paint_box(painter: QPainter, at: QRectF, theme: Theme, checked: bool) -> None:
    """A check box in the theme's inks, in the middle of `at`."""
    box = QRectF(at.center().x() - 6.5, at.center().y() - 6.5, 13, 13)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("line2"), 1.2))
    painter.setBrush(theme.colour("raise"))
    painter.drawRoundedRect(box, 2.5, 2.5)
    if checked:
        painter.setPen(QPen(theme.colour("ink"), 1.8))
        low = QPointF(box.left() + 5.4, box.bottom() - 3.4)
        painter.drawPolyline(
            [QPointF(box.left() + 3, box.center().y() + 0.3), low, box.topRight() + QPointF(-2.8, 3.4)]
        )
    painter.restore()
