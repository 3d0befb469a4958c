"""How a tag's bar is drawn: six patterns in one colour, headed by its letter; the small sign of a note."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from reader.desktop.panes.faces import small
from reader.desktop.panes.measures import SMALLEST
from reader.desktop.theme import Theme

LEAST = 3.0
"""Contrast that a bar has with what it is painted on, at least."""
HEAD = 12.0
"""Height of the letter that heads a bar, in px."""
SIGN = 9.0
"""Height of the sign of a note, in px."""
ALIKE = "≈"
"""Stands at what was found again approximately."""


def tag_colour(theme: Theme, own: str | None) -> QColor:
    """The colour of a tag's bars: the theme's, or the tag's own made light or dark enough for the paper."""
    return theme.colour("tag") if own is None else QColor(legible(own, theme.roles["paper"], LEAST))


@lru_cache(maxsize=256)
def legible(colour: str, ground: str, least: float) -> str:
    """`colour` (`#RRGGBB`) made darker or lighter, hue kept, until it has a contrast of `least` with `ground`."""
    one, below = QColor(colour), QColor(ground)
    way = -0.02 if _luminance(below) > 0.18 else 0.02
    hue, saturation, light = one.hslHueF(), one.hslSaturationF(), one.lightnessF()
    while contrast(one, below) < least and 0.0 < light < 1.0:
        light = min(1.0, max(0.0, light + way))
        one = QColor.fromHslF(max(0.0, hue), saturation, light)
    return one.name()


def contrast(one: QColor, other: QColor) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def head_letters(letter: str, name: str) -> str:
    """What heads a bar: the tag's letters, or the first of its name."""
    return letter or next((sign.upper() for sign in name if sign.isalnum()), "•")


def paint_pattern(painter: QPainter, pattern: int, colour: QColor, x: float, top: float, foot: float) -> None:
    """A bar of one of the six patterns, `x` its middle: line, two lines, dashes, dots, thick, dash and dot."""
    if foot - top < 2:
        return
    line = QLineF(x, top, x, foot)
    pen = QPen(colour, 2.4)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if pattern == 1:
        pen.setWidthF(1.2)
        painter.setPen(pen)
        painter.drawLines([line.translated(-1.8, 0), line.translated(1.8, 0)])
        return
    if pattern == 4:
        pen.setWidthF(4.6)
    elif pattern == 3:
        pen.setWidthF(2.2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2.0])
    elif pattern in (2, 5):
        pen.setDashPattern([2.6, 1.5] if pattern == 2 else [3.6, 1.5, 0.9, 1.5])
    painter.setPen(pen)
    painter.drawLine(line)


def paint_letters(painter: QPainter, letters: str, colour: QColor, x: float, top: float) -> float:
    """The letters that head a bar, one below the other, `x` their middle; where they end, in px."""
    font = small(SMALLEST, 700)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(colour)
    for letter in letters:
        at = QPointF(x - metrics.horizontalAdvance(letter) / 2, top + (HEAD + metrics.capHeight()) / 2)
        painter.drawText(at, letter)
        top += HEAD - 1
    return top + 1


def paint_note_sign(painter: QPainter, colour: QColor, ground: QColor, x: float, top: float) -> float:
    """A small leaf with two lines on it, `x` its middle; where it ends, in px."""
    box = QRectF(x - 3.5, top + 0.5, 7, SIGN - 1)
    fold = 2.4
    leaf = QPainterPath(box.topLeft())
    for point in (
        QPointF(box.right() - fold, box.top()),
        QPointF(box.right(), box.top() + fold),
        box.bottomRight(),
        box.bottomLeft(),
    ):
        leaf.lineTo(point)
    leaf.closeSubpath()
    painter.setBrush(ground)
    painter.setPen(QPen(colour, 1.1))
    painter.drawPath(leaf)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(QLineF(box.left() + 1.8, box.center().y(), box.right() - 1.8, box.center().y()))
    painter.drawLine(QLineF(box.left() + 1.8, box.bottom() - 1.9, box.right() - 1.8, box.bottom() - 1.9))
    return top + SIGN + 1


def paint_tag_sign(painter: QPainter, box: QRectF, theme: Theme, letters: str, pattern: int, own: str | None) -> None:
    """Letter and a piece of the bar, side by side, as lists and chips show a tag; `box` is 26 px wide or more."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour, middle = tag_colour(theme, own), box.center().y()
    font = small(SMALLEST, 700)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(colour)
    at = QPointF(box.left() + (14 - metrics.horizontalAdvance(letters)) / 2, middle + metrics.capHeight() / 2)
    painter.drawText(at, letters)
    paint_pattern(painter, pattern, colour, box.left() + 21, middle - 7, middle + 7)
