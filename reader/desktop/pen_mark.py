"""The sign of what the person did: a pen. The word `yours` stands nearby, or in the tool tip of a list's row."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF


def paint_pen(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A slanting pen in strokes."""
    x, y, w = box.left(), box.top(), box.width()
    painter.setPen(QPen(colour, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corners = ((0.05, 0.95), (0.15, 0.65), (0.72, 0.08), (0.92, 0.28), (0.35, 0.85))
    painter.drawPolygon(QPolygonF([QPointF(x + a * w, y + b * w) for a, b in corners]))
