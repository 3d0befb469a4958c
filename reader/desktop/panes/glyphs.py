"""The verdicts' signs, drawn as strokes: no font has them all. Each stands beside its word, never alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

_WIDTH, _HEIGHT = 14.0, 10.0


def paint_glyph(painter: QPainter, rect: QRectF, verdict_or_name: str, colour: QColor) -> None:
    """Draw the sign of a verdict (`opposed`, `only left` ...) or of `moved`, centred in `rect`, as large as it fits.

    An unknown name draws nothing.
    """
    draw = _GLYPHS.get(str(verdict_or_name))
    if draw is None:
        return
    scale = min(rect.width() / _WIDTH, rect.height() / _HEIGHT)
    path = QPainterPath()
    draw(path)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center())
    painter.scale(scale, scale)
    pen = QPen(colour, 1.35)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()


def _line(path: QPainterPath, *points: tuple[float, float]) -> None:
    path.moveTo(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))


def _opposed(path: QPainterPath) -> None:
    for way in (-1.0, 1.0):
        _line(path, (way * 6.2, 0), (way * 1.3, 0))
        _line(path, (way * 3.6, -2.5), (way * 1.2, 0), (way * 3.6, 2.5))


def _wave(path: QPainterPath, y: float) -> None:
    path.moveTo(-5, y + 0.9)
    path.cubicTo(-3.6, y - 2.4, -1.4, y - 1.4, 0, y)
    path.cubicTo(1.4, y + 1.4, 3.6, y + 2.4, 5, y - 0.9)


def _revised(path: QPainterPath) -> None:
    _wave(path, -2.0)
    _wave(path, 2.0)


def _related(path: QPainterPath) -> None:
    _wave(path, 0.0)


def _same(path: QPainterPath) -> None:
    _line(path, (-4.6, -1.8), (4.6, -1.8))
    _line(path, (-4.6, 1.8), (4.6, 1.8))


def _moved(path: QPainterPath) -> None:
    for x, way in ((-3.0, -1.0), (3.0, 1.0)):
        _line(path, (x, -4 * way), (x, 4 * way))
        _line(path, (x - 2, 2 * way), (x, 4 * way), (x + 2, 2 * way))


def _only_left(path: QPainterPath) -> None:
    _line(path, (-4.0, -4), (-4.0, 4))
    _line(path, (-4.0, 0), (4.0, 0))


def _only_right(path: QPainterPath) -> None:
    _line(path, (4.0, -4), (4.0, 4))
    _line(path, (-4.0, 0), (4.0, 0))


_GLYPHS: Mapping[str, Callable[[QPainterPath], None]] = {
    "opposed": _opposed,
    "revised": _revised,
    "related": _related,
    "same": _same,
    "moved": _moved,
    "only left": _only_left,
    "only right": _only_right,
}
