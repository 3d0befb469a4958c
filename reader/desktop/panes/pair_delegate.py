"""How a cell of the pair's outline is painted: names in the reading face, verdicts with their signs, score bars."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.comparison import PairRow, Side
from reader.desktop.panes.faces import small
from reader.desktop.panes.glyphs import paint_glyph
from reader.desktop.panes.measures import Measures
from reader.desktop.panes.pair_table import Column, PairTable
from reader.desktop.theme import Theme

_ROW = 30
_BAR = 34.0
_QUIET = ("only left", "only right")


class PairDelegate(QStyledItemDelegate):
    """Paints the cells of a PairTable."""

    def __init__(self, table: PairTable, theme: Theme) -> None:
        super().__init__()
        self._table = table
        self.theme = theme
        self.measures = Measures()
        self.current: frozenset[PairRow] = frozenset()

    @property
    def row_height(self) -> int:
        """Height of a row, in px."""
        return round(self.measures.scaled(_ROW))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line."""
        return QSize(80, self.row_height)

    def label_room(self, side: Side) -> float:
        """Room that the labels of `side` need, in px."""
        metrics = QFontMetricsF(self._label_font())
        found = (metrics.horizontalAdvance(self._table.name(row, side)[0]) for row in self._table.rows)
        return min(max(found, default=0.0) + 10, 120)

    def _label_font(self) -> QFont:
        return small(self.measures.scaled(11.5), 600)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, words, the line below."""
        row, column = self._table.rows[index.row()], Column(index.column())
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = row in self.current
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, self.theme.colour("cur" if current else "sel" if chosen else "paper"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), self.theme.colour("line"))
        if current and column is Column.LEFT:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), self._colour(row.verdict.value))
        if column in (Column.LEFT, Column.RIGHT):
            self._name(painter, box, index.row(), Side.LEFT if column is Column.LEFT else Side.RIGHT)
        elif column is Column.SCORE:
            self._score(painter, box, row)
        else:
            word = row.verdict.value if column is Column.VERDICT else row.relation.value if row.relation else ""
            self._sign(painter, box, word, self._table.words(row, column))
        painter.restore()

    def _colour(self, word: str) -> QColor:
        return self.theme.colour("ink2" if word in _QUIET else word)

    def _name(self, painter: QPainter, box: QRectF, number: int, side: Side) -> None:
        """A section's label and heading; quieter where the row above has them, too."""
        row, again = self._table.rows[number], self._table.repeated(number, side)
        label, heading = self._table.name(row, side)
        if not label and not heading:
            font = small(self.measures.scaled(11))
            text = self._table.absent(side)
            self._write(painter, box.left() + 14, box, text, font, "ink3", box.width() - 20)
            return
        room = self.label_room(side)
        self._write(painter, box.left() + 14, box, label, self._label_font(), "ink3" if again else "ink2", room)
        start = box.left() + 14 + (room if label else 0)
        font = self.measures.font(14, bold=False)
        self._write(painter, start, box, heading, font, "ink3" if again else "ink", box.right() - start - 8)

    def _write(self, painter: QPainter, x: float, box: QRectF, text: str, font: QFont, role: str, room: float) -> None:
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self.theme.colour(role))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
        painter.drawText(QPointF(x, box.center().y() + metrics.capHeight() / 2), shown)

    def _score(self, painter: QPainter, box: QRectF, row: PairRow) -> None:
        """The number, and a bar as long as it is high."""
        if not row.links:
            return
        font, y = small(self.measures.scaled(11.5)), box.center().y()
        self._write(painter, box.left() + 10, box, f"{row.score:.2f}", font, "ink2", box.width())
        x = box.left() + 18 + QFontMetricsF(font).horizontalAdvance("0.00")
        painter.setPen(QPen(self.theme.colour("line2"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if x + _BAR + 4 <= box.right():
            painter.drawRect(QRectF(x + 0.5, y - 3, _BAR, 6))
            painter.fillRect(QRectF(x + 1, y - 2.5, (_BAR - 1) * min(row.score, 1.0), 5), self.theme.colour("tag"))

    def _sign(self, painter: QPainter, box: QRectF, word: str, shown: str) -> None:
        if not word:
            return
        colour, scale = self._colour(word), self.measures.scaled(1.0)
        paint_glyph(
            painter, QRectF(box.left() + 10, box.center().y() - 5 * scale, 14 * scale, 10 * scale), word, colour
        )
        font = small(self.measures.scaled(11.5), 600)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(colour)
        x = box.left() + 10 + 20 * scale
        text = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, box.right() - x - 2)
        painter.drawText(QPointF(x, box.center().y() + metrics.capHeight() / 2), text)
