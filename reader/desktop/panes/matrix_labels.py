"""The labels at the edges of the matrix: along the rows, and up the columns."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from reader.comparison import Side
from reader.desktop.panes.faces import small
from reader.desktop.panes.measures import SMALLEST
from reader.desktop.panes.row_cells import printed_label
from reader.desktop.theme import Theme
from reader.structure import Outline

LABEL_ROOM = 12.0
"""So many px one label is from the next."""
_LARGEST = 11.5


class EdgeLabels:
    """Writes the labels of one order at its edge."""

    def __init__(self, painter: QPainter, theme: Theme, outline: Outline, side: Side, edge: int, room: int) -> None:
        """`edge` is the room for labels, `room` that of one row or column, in px."""
        self._painter = painter
        self._theme = theme
        self._outline = outline
        self._side = side
        self._edge = edge
        self._size = max(SMALLEST, min(_LARGEST, room - 1))

    def write(self, at: int, middle: float, marked: bool) -> None:
        """The label of segment `at` with its heading, centred on `middle`; a marked one on a ground of its own."""
        painter, strong = self._painter, marked or self._outline.segments[at].depth == 0
        font = small(self._size, 600 if strong else 400)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(self._text(at), Qt.TextElideMode.ElideRight, self._edge - 18)
        painter.save()
        if self._side is Side.RIGHT:
            painter.translate(middle, self._edge - 6)
            painter.rotate(-90)
            start = QPointF(0, metrics.capHeight() / 2)
        else:
            start = QPointF(self._edge - 6 - metrics.horizontalAdvance(shown), middle + metrics.capHeight() / 2)
        if marked:
            tall, wide = metrics.capHeight(), metrics.horizontalAdvance(shown)
            ground = QRectF(start.x() - 3, start.y() - tall - 2, wide + 6, tall + 4)
            painter.fillRect(ground, self._theme.colour("sel"))
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink" if strong else "ink2"))
        painter.drawText(start, shown)
        painter.restore()

    def _text(self, at: int) -> str:
        label = printed_label(self._outline, self._outline.segments[at].label)
        return " ".join(part for part in (label, self._outline.heading(at)) if part)
