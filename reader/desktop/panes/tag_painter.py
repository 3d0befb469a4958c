"""Paints the bars beside a text, and the ground of the words that a bar stands for."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from reader.annotations import Certainty
from reader.desktop.panes.faces import small
from reader.desktop.panes.measures import SMALLEST
from reader.desktop.panes.tag_bars import APART, FIRST, Bar, Crowd, TagBars
from reader.desktop.panes.tag_paint import (
    ALIKE,
    HEAD,
    SIGN,
    head_letters,
    paint_letters,
    paint_note_sign,
    paint_pattern,
    tag_colour,
)
from reader.desktop.theme import Theme

_GROUND = {"light": 0.15, "dark": 0.24}
"""Opacity of the tag's colour behind the words of the bar that is hovered or current."""


class TagPainter:
    """Paints bars. The painter stands in document coordinates."""

    def __init__(self, painter: QPainter, theme: Theme, edge: float, between: tuple[float, float]) -> None:
        """`edge`: where the longest line ends; `between`: the heights that can be seen. Both in px of the document."""
        self._painter, self._theme, self._edge, self._between = painter, theme, edge, between

    def bars(self, bars: TagBars, strong: Iterable[str] = ()) -> None:
        """All that can be seen; those of the annotations `strong` on a ground of their own."""
        chosen = frozenset(strong)
        for bar in bars.between(*self._between):
            self._bar(bar, bar.mark.annotation in chosen)
        for crowd in bars.crowds_between(*self._between):
            strong_one = any(mark.annotation in chosen for mark in crowd.marks)
            self._count(crowd, len(bars.lanes), strong_one)

    def _bar(self, bar: Bar, strong: bool) -> None:
        mark, x = bar.mark, self._edge + FIRST + APART * bar.lane
        colour = tag_colour(self._theme, mark.colour)
        top = self._head(bar)
        foot = bar.foot - 1.5
        if strong:
            box = QRectF(x - APART / 2, top, APART, foot - top)
            self._painter.fillRect(box, tag_ground(self._theme, mark.colour))
        if mark.tag is None:
            top = paint_note_sign(self._painter, colour, self._theme.colour("paper"), x, top + 1.5)
        else:
            top = paint_letters(self._painter, head_letters(mark.letter, mark.name), colour, x, top)
        if mark.certainty is Certainty.APPROXIMATE and top + HEAD - 2 <= foot + 4:
            top = paint_letters(self._painter, ALIKE, colour, x, top - 3)
        sign = mark.tag is not None and mark.notes > 0 and foot - top >= SIGN
        end = foot - SIGN - 2 if sign else foot
        if mark.tag is None:
            self._painter.fillRect(QRectF(x - 0.5, top + 1, 1, max(0.0, end - top - 1)), colour)
        else:
            paint_pattern(self._painter, mark.pattern, colour, x, top + 1, end)
        if sign:
            paint_note_sign(self._painter, colour, self._theme.colour("paper"), x, foot - SIGN)

    def _head(self, bar: Bar) -> float:
        """The letter stays in sight while its bar does."""
        return min(max(bar.top + 1, self._between[0] + 2), max(bar.top + 1, bar.foot - HEAD - 8))

    def _count(self, crowd: Crowd, lanes: int, strong: bool) -> None:
        """How many more tags are here than there are lanes."""
        font = small(SMALLEST, 700)
        metrics = QFontMetricsF(font)
        top = min(max(crowd.top + 1, self._between[0] + 2), max(crowd.top + 1, crowd.foot - HEAD))
        x = self._edge + FIRST + APART * lanes - APART / 2 + 2
        if strong:
            box = QRectF(x - 1, top, metrics.horizontalAdvance(f"+{len(crowd.marks)}") + 2, HEAD)
            self._painter.fillRect(box, tag_ground(self._theme, None))
        self._painter.setFont(font)
        self._painter.setPen(self._theme.colour("tag"))
        self._painter.drawText(QPointF(x, top + (HEAD + metrics.capHeight()) / 2), f"+{len(crowd.marks)}")


def tag_ground(theme: Theme, own: str | None) -> QColor:
    """The soft ground of the words of a tag that is hovered or current."""
    colour = QColor(tag_colour(theme, own))
    colour.setAlphaF(_GROUND.get(theme.name, 0.15))
    return colour
