"""Where one reads, as a path: § 4 Asylum Processing › (a) Land borders › (ii) › (B)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.desktop.panes.faces import small
from reader.desktop.theme import Theme
from reader.desktop.wording import tr
from reader.structure import Outline, SegmentKind

_SIZE = 11.5
_BETWEEN = "›"
_GAP = 7.0


def crumb_steps(outline: Outline, label: str) -> tuple[tuple[str, str], ...]:
    """(mark, heading) of the segment called `label` and of those above it, the outermost first."""
    at = outline.index(label)
    if at is None:
        return ()
    path = [at, *outline.ancestors(at)][::-1]
    return tuple(_step(outline, index) for index in path)


def _step(outline: Outline, index: int) -> tuple[str, str]:
    segment = outline.segments[index]
    if segment.kind is SegmentKind.PREAMBLE:
        return "", tr("Preamble")
    if segment.kind is SegmentKind.SIGNATURE:
        return "", tr("Signature")
    return segment.mark, outline.heading(index) or ("" if segment.mark else segment.label)


class CrumbLine(QWidget):
    """One line that gives the path; headings are shortened, then left out, before marks are."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[tuple[str, str]]) -> None:
        """Show another path."""
        self._steps = tuple(steps)
        whole = f" {_BETWEEN} ".join(" ".join(part for part in step if part) for step in self._steps)
        self.setToolTip(whole)
        self.setAccessibleName(self.tr("Reading {place}").format(place=whole))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """One line of small type."""
        return QSize(100, 24)

    def _fitted(self) -> list[str]:
        """The steps' words, shortened until they fit: inner headings go first, then the last is elided."""
        words = [" ".join(part for part in step if part) for step in self._steps]
        for at in (*range(1, len(words) - 1), 0):
            if self._width(words) <= self.width() or not words:
                return words
            if len(words) > 1 and self._steps[at][0]:
                words[at] = self._shortened(words, at)
        if words and self._width(words) > self.width():
            room = self.width() - self._width([*words[:-1], ""])
            metrics = QFontMetricsF(small(_SIZE, 600))
            words[-1] = metrics.elidedText(words[-1], Qt.TextElideMode.ElideRight, max(24.0, room))
        return words

    def _shortened(self, words: list[str], at: int) -> str:
        """The step with as much of its heading as there is room for; its mark alone where that is too little."""
        mark = self._steps[at][0]
        metrics = QFontMetricsF(small(_SIZE))
        room = metrics.horizontalAdvance(words[at]) - (self._width(words) - self.width())
        if room < metrics.horizontalAdvance(mark) + 60:
            return mark
        return metrics.elidedText(words[at], Qt.TextElideMode.ElideRight, room)

    def _width(self, words: Sequence[str]) -> float:
        between = QFontMetricsF(small(_SIZE)).horizontalAdvance(_BETWEEN) + 2 * _GAP
        width = 0.0
        for at, word in enumerate(words):
            last = at == len(words) - 1
            width += QFontMetricsF(small(_SIZE, 600 if last else 400)).horizontalAdvance(word)
            width += 0 if last else between
        return width

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The steps, the last one strong."""
        painter = QPainter(self)
        x, words = 0.0, self._fitted()
        for at, word in enumerate(words):
            last = at == len(words) - 1
            x = self._write(painter, x, word, last)
            if not last:
                x = self._write(painter, x + _GAP, _BETWEEN, False) + _GAP
        painter.end()

    def _write(self, painter: QPainter, x: float, word: str, strong: bool) -> float:
        font = small(_SIZE, 600 if strong else 400)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink2"))
        painter.drawText(QPointF(x, self.height() / 2 + metrics.capHeight() / 2), word)
        return x + metrics.horizontalAdvance(word)
