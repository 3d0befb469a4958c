"""The signs of tags and notes on the ribbons between the pages: letters in a row, a leaf for a note."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reader.annotations import TagMark
from reader.desktop.panes.tag_paint import HEAD, head_letters, paint_letters, paint_note_sign, tag_colour
from reader.desktop.theme import Theme

SIGN = 15.0
"""Height of a sign, in px."""
_WIDE = 14.0
_MOST = 3
"""So many signs stand on one ribbon; the tool tip names them all."""


@dataclass(frozen=True, slots=True)
class RibbonSigns:
    """What is said of links, by their numbers."""

    tags: Mapping[int, Sequence[TagMark]] = field(default_factory=dict)
    tip: Callable[[TagMark], str] = lambda mark: mark.name
    """Words one of them, as rich text."""

    def _boxes(self, link: int, x: float, y: float) -> Iterator[tuple[TagMark, QRectF]]:
        """The signs of a link, side by side about a point."""
        shown = self.tags.get(link, ())[:_MOST]
        left = x - len(shown) * _WIDE / 2
        for at, mark in enumerate(shown):
            yield mark, QRectF(round(left + at * _WIDE), round(y - SIGN / 2), _WIDE, SIGN)

    def paint(self, painter: QPainter, theme: Theme, link: int, x: float, y: float) -> None:
        """Draw the signs of a link about a point."""
        for mark, box in self._boxes(link, x, y):
            colour, paper = tag_colour(theme, mark.colour), theme.colour("paper")
            painter.setPen(QPen(colour, 1))
            painter.setBrush(paper)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if mark.tag is None:
                paint_note_sign(painter, colour, paper, box.center().x(), box.top() + 3)
            else:
                letter = head_letters(mark.letter, mark.name)[:1]
                paint_letters(painter, letter, colour, box.center().x(), box.center().y() - HEAD / 2)

    def at(self, point: QPointF, link: int, x: float, y: float) -> TagMark | None:
        """The tag whose sign lies at `point`."""
        return next((mark for mark, box in self._boxes(link, x, y) if box.contains(point)), None)

    def words(self, link: int) -> str:
        """What is said of a link, as rich text; empty where nothing is."""
        return "".join(self.tip(mark) for mark in self.tags.get(link, ()))
