"""A question's words, in the largest type that leaves room for the answers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from reader.desktop.fonts import reading_font

ANSWERS, BETWEEN = 46.0, 20.0
"""Height of the row of answers, and what is kept free above it, in px of the drawing."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_FAR = 100_000.0


@dataclass(frozen=True, slots=True)
class AskedWords:
    """A question laid out for a width."""

    text: str
    pixels: float
    """Size of its type, in px of the screen."""
    height: float
    """Of its lines, in px of the screen."""

    @property
    def font(self) -> QFont:
        """Its face."""
        return reading_font(self.pixels * 72 / 96, bold=True)


def asked_words(text: str, width: float, room: float, wanted: float, least: float) -> AskedWords:
    """`text` in type from `wanted` px down to `least`, as large as fits into `room` px of height."""
    pixels = wanted
    while (height := _height(text, width, pixels)) > room and pixels > least:
        pixels = max(least, pixels * 0.94)
    return AskedWords(text, pixels, height)


def _height(text: str, width: float, pixels: float) -> float:
    metrics = QFontMetricsF(reading_font(pixels * 72 / 96, bold=True))
    return float(metrics.boundingRect(QRectF(0, 0, width, _FAR), _WRAPPED, text).height())
