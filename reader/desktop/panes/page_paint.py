"""One painting of a pane: what is under the text, and what is over it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette

from reader.desktop.panes.page_layout import PageLayout
from reader.desktop.panes.pane_marks import PagePainter, PaneMarks
from reader.desktop.panes.tag_bars import TagBars
from reader.desktop.panes.tag_painter import TagPainter, tag_ground
from reader.desktop.theme import Theme
from reader.spans import Span


@dataclass(frozen=True, slots=True)
class PagePaint:
    """What a pane looks like at one moment."""

    laid: PageLayout
    marks: PaneMarks
    bands: Sequence[tuple[float, float]]
    """Top and foot of the current passages, in px of the document."""
    theme: Theme
    scrolled: int
    """The height of the document at the pane's top."""
    size: QSize
    whole: bool
    """True where lines that the pane's edges cut are left out."""
    at_left: bool
    strength: float = 1.0
    """How far the current band has come in, from 0 to 1."""

    def area(self) -> QRect:
        """The part of the pane in which text is painted."""
        height = self.size.height()
        low, high = self.laid.whole_lines(self.scrolled, height) if self.whole else (0, height)
        return QRect(0, round(low), self.size.width(), round(high) - round(low))

    def under(self, painter: QPainter, dirty: QRect) -> None:
        """Paint band, tints and frames, within `dirty`; the painter stands in the pane."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(dirty)
        painter.translate(0, -self.scrolled)
        page = self._page(painter)
        if self.marks.verdict is not None:
            painter.setOpacity(self.strength)
            page.band(self.bands, self.marks.verdict, self.size.width(), self.at_left)
            painter.setOpacity(1.0)
        painter.setClipRect(self.area().intersected(dirty).translated(0, self.scrolled))
        page.grounds(self.marks)

    def over(self, painter: QPainter, dirty: QRect) -> None:
        """Paint the redline's strokes and the labels, within `dirty`."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.area().intersected(dirty))
        painter.translate(0, -self.scrolled)
        page = self._page(painter)
        page.strokes(self.marks)
        seen = self.laid.seen(self.scrolled, self.size.height())
        page.labels(self.laid.labels(seen, self.marks.band), self.marks.verdict)

    def beside(self, painter: QPainter, dirty: QRect, bars: TagBars, strong: Collection[str], edge: float) -> None:
        """Paint the tags' bars right of `edge`, where the longest line ends; after `over`, in its coordinates."""
        top = float(max(self.area().top(), 0) + self.scrolled)
        foot = float(min(self.area().bottom() + 1, dirty.bottom() + 1) + self.scrolled)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        TagPainter(painter, self.theme, edge, (top, foot)).bars(bars, strong)

    def tag_grounds(
        self, painter: QPainter, bars: TagBars, strong: Collection[str], meant: Collection[Span] = ()
    ) -> None:
        """Lay a ground under the words of the annotations `strong`, and under the words `meant`; after `under`."""
        if not strong and not meant:
            return
        page, top = self._page(painter), float(self.scrolled)
        for mark in bars.marks_between(top, top + self.size.height()):
            if mark.annotation in strong:
                page.fill(mark.span, tag_ground(self.theme, mark.colour), 1.0)
        for span in meant:
            page.fill(span, self.theme.colour("selbg"), 1.0)

    def _page(self, painter: QPainter) -> PagePainter:
        area, seen = self.area(), self.laid.seen(self.scrolled, self.size.height())
        # A line cut by the foot has its baseline below it; its grounds are painted unless it is left out.
        foot = area.bottom() + 1 + (0 if self.whole else self.laid.table.line)
        between = (float(area.top() + self.scrolled), float(foot + self.scrolled))
        return PagePainter(painter, self.theme, self.laid.measures, self.laid.geometry, seen, between)


def page_palette(palette: QPalette, theme: Theme) -> QPalette:
    """A pane's palette: paper, ink, and the ground of selected words, focused or not."""
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        palette.setColor(group, QPalette.ColorRole.Base, theme.colour("paper"))
        palette.setColor(group, QPalette.ColorRole.Text, theme.colour("ink"))
        palette.setColor(group, QPalette.ColorRole.Highlight, theme.colour("selbg"))
        palette.setColor(group, QPalette.ColorRole.HighlightedText, theme.colour("ink"))
    return palette
