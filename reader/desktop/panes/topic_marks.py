"""The eight topic marks: a tint behind the words and an underline of its own for each slot.

Qt's text formats know six underline styles only, so tint and underline are painted under the text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

DROP = 3.0
"""From the baseline to the top of an underline, in px."""


class TopicColours(Protocol):
    """What of a theme the marks need."""

    def topic(self, slot: int) -> QColor:
        """The hue of mark `slot`."""

    def topic_tint(self, slot: int) -> QColor:
        """The tint of mark `slot`."""

    def colour(self, role: str, alpha: float = 1.0) -> QColor:
        """The colour of a role."""


def paint_underline(painter: QPainter, slot: int, colour: QColor, x1: float, x2: float, baseline_y: float) -> None:
    """Draw the underline of mark `slot` (0-7) from `x1` to `x2`, its top 3 px below `baseline_y`."""
    if x2 <= x1:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _DRAW[slot](painter, colour, x1, x2, baseline_y + DROP)
    painter.restore()


def swatch(painter: QPainter, rect: QRectF, theme: TopicColours, slot: int, lit: bool) -> None:
    """Draw a topic's small sign: a bar of its hue, its tint, its underline; an empty box when not `lit`."""
    painter.save()
    if not lit:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line2"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
        painter.restore()
        return
    painter.fillRect(rect, theme.topic_tint(slot))
    bar = max(3.0, round(rect.width() * 0.27))
    painter.fillRect(QRectF(rect.left(), rect.top(), bar, rect.height()), theme.topic(slot))
    painter.restore()
    paint_underline(painter, slot, theme.topic(slot), rect.left(), rect.right(), rect.bottom() - DROP - 2)


def _pen(colour: QColor, width: float, dashes: tuple[float, ...] = ()) -> QPen:
    """A flat-ended pen; `dashes` in px (Qt counts them in pen widths)."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashes:
        pen.setDashPattern([dash / width for dash in dashes])
    return pen


def _solid(painter: QPainter, colour: QColor, x1: float, x2: float, top: float) -> None:
    painter.fillRect(QRectF(x1, round(top), x2 - x1, 2), colour)


def _double(painter: QPainter, colour: QColor, x1: float, x2: float, top: float) -> None:
    for y in (top, top + 3):
        painter.fillRect(QRectF(x1, y, x2 - x1, 1.1), colour)


def _dashes(painter: QPainter, colour: QColor, x1: float, x2: float, top: float) -> None:
    painter.setPen(_pen(colour, 2, (7, 3)))
    painter.drawLine(QLineF(x1, round(top) + 1, x2, round(top) + 1))


def _dots(painter: QPainter, colour: QColor, x1: float, x2: float, top: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    count = max(1, int((x2 - x1) / 4))
    for at in range(count):
        painter.drawEllipse(QPointF(x1 + 2 + 4 * at, top + 1.25), 1.25, 1.25)


def _wave(painter: QPainter, colour: QColor, x1: float, x2: float, top: float) -> None:
    middle, x, way = top + 1.9, x1, 1.0
    path = QPainterPath(QPointF(x, middle))
    while x < x2:
        path.quadTo(QPointF(x + 1.5, middle + way * 2.9), QPointF(x + 3, middle))
        x, way = x + 3, -way
    painter.setClipRect(QRectF(x1, top - 1, x2 - x1, 8), Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, 1.3))
    painter.drawPath(path)


def _dash_dot(painter: QPainter, colour: QColor, x1: float, x2: float, top: float) -> None:
    painter.setPen(_pen(colour, 2, (8, 3, 2, 3)))
    painter.drawLine(QLineF(x1, round(top) + 1, x2, round(top) + 1))


def _comb(painter: QPainter, colour: QColor, x1: float, x2: float, top: float) -> None:
    painter.fillRect(QRectF(x1, top, x2 - x1, 1.2), colour)
    x = x1 + 0.5
    while x + 1.1 <= x2:
        painter.fillRect(QRectF(x, top, 1.1, 3.4), colour)
        x += 4


def _square_wave(painter: QPainter, colour: QColor, x1: float, x2: float, top: float) -> None:
    high, low, x, up = top + 0.6, top + 3.6, x1, False
    path = QPainterPath(QPointF(x, low))
    while x < x2:
        up = not up
        y = high if up else low
        path.lineTo(QPointF(x, y))
        x = min(x + 3.5, x2)
        path.lineTo(QPointF(x, y))
    painter.setPen(_pen(colour, 1.15))
    painter.drawPath(path)


_DRAW: tuple[Callable[[QPainter, QColor, float, float, float], None], ...] = (
    _solid,
    _double,
    _dashes,
    _dots,
    _wave,
    _dash_dot,
    _comb,
    _square_wave,
)
