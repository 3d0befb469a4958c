"""What is painted under and over the text of a pane: band, tints, underlines, frames, redline, labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from reader.comparison import Mark, Run, Verdict
from reader.desktop.panes.measures import OUTSET, Measures
from reader.desktop.panes.page_layout import Label
from reader.desktop.panes.run_geometry import RunGeometry, Stretch, visible
from reader.desktop.panes.topic_marks import paint_underline
from reader.desktop.theme import Theme
from reader.spans import Span

BAR = 3.0
"""Width of the bar at the outer end of the current band, and of a gutter bracket."""
EDGE = 1.25
"""Width of the current band's edges."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words that are marked for where they are, not for what they say."""

    span: Span


@dataclass(frozen=True, slots=True)
class PaneMarks:
    """Everything that is marked in one pane. Runs are in order."""

    topics: tuple[Run, ...] = ()
    phrases: tuple[Run, ...] = ()
    changes: tuple[Run, ...] = ()
    found: tuple[Place, ...] = ()
    """Words a search found."""
    spot: tuple[Place, ...] = ()
    """The place just gone to."""
    band: tuple[Span, ...] = ()
    """Passages of the current step."""
    verdict: Verdict | None = None
    """What the current step says."""


class PagePainter:
    """Paints the marks that can be seen. The painter stands in document coordinates."""

    def __init__(
        self,
        painter: QPainter,
        theme: Theme,
        measures: Measures,
        geometry: RunGeometry,
        seen: Span,
        between: tuple[float, float],
    ) -> None:
        """`seen` are the code points in view, `between` the heights (px of the document) that text is shown in."""
        self._painter = painter
        self._theme = theme
        self._measures = measures
        self._geometry = geometry
        self._seen = seen
        self._between = between

    def band(self, extents: Sequence[tuple[float, float]], verdict: Verdict, width: float, at_left: bool) -> None:
        """The current link's ground across the pane, its edges, and the bar at its outer end."""
        painter, colour = self._painter, self._theme.verdict(verdict)
        left, right = (BAR, width) if at_left else (0.0, width - BAR)
        for top, foot in extents:
            painter.fillRect(
                QRectF(left, top - OUTSET, right - left, foot - top + 2 * OUTSET), self._theme.colour("cur")
            )
            painter.setPen(QPen(colour, EDGE))
            for y in (top - OUTSET, foot + OUTSET):
                painter.drawLine(QLineF(left, y, right, y))
            x = BAR if at_left else width - 2 * BAR
            painter.fillRect(QRectF(x, top - OUTSET - EDGE / 2, BAR, foot - top + 2 * OUTSET + EDGE), colour)

    def grounds(self, marks: PaneMarks) -> None:
        """What lies under the text: frames' paper, found words, tints with underlines, changes' grounds."""
        for run in visible(marks.phrases, self._seen):
            self.fill(run.span, self._theme.colour("paper"), 2.0)
        for run in visible(marks.changes, self._seen):
            role = "removed_ground" if run.mark is Mark.REMOVED else "inserted_ground"
            self.fill(run.span, self._theme.colour(role), 0.0)
        for run in visible(marks.topics, self._seen):
            self.fill(run.span, self._theme.topic_tint(run.slot), 1.0)
        for place in visible(marks.found, self._seen):
            self.fill(place.span, self._theme.colour("hit"), 1.0)
        for run in visible(marks.topics, self._seen):
            for part in self._stretches(run.span):
                hue = self._theme.topic(run.slot)
                paint_underline(self._painter, run.slot, hue, part.left - 1, part.right + 1, part.baseline)
        self._frames(marks)
        self._painter.setPen(QPen(self._theme.colour("focus"), 1.5))
        for place in visible(marks.spot, self._seen):
            for part in self._stretches(place.span):
                self._painter.drawRoundedRect(self._box(part, 3).adjusted(0, -1, 0, 1.5), 2, 2)

    def _stretches(self, span: Span) -> Iterator[Stretch]:
        """The parts of a run on lines that are shown."""
        top, foot = self._between
        return (part for part in self._geometry.stretches(span) if top < part.baseline < foot)

    def fill(self, span: Span, colour: QColor, beyond: float) -> None:
        """A ground behind words, reaching `beyond` px past them."""
        for part in self._stretches(span):
            self._painter.fillRect(self._box(part, beyond), colour)

    def _box(self, part: Stretch, beyond: float) -> QRectF:
        above, below = self._measures.scaled(14), self._measures.scaled(4.5)
        return QRectF(part.left - beyond, part.baseline - above, part.right - part.left + 2 * beyond, above + below)

    def _frames(self, marks: PaneMarks) -> None:
        """Opposed phrases, framed; the frame is left open where a line breaks."""
        painter = self._painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("opposed"), 1.3))
        for run in visible(marks.phrases, self._seen):
            for part in self._stretches(run.span):
                box = self._box(part, 2).adjusted(0, -0.5, 0, 1)
                lines = [QLineF(box.topLeft(), box.topRight()), QLineF(box.bottomLeft(), box.bottomRight())]
                lines += [QLineF(box.topLeft(), box.bottomLeft())] if part.opens else []
                lines += [QLineF(box.topRight(), box.bottomRight())] if part.closes else []
                painter.drawLines(lines)

    def strokes(self, marks: PaneMarks) -> None:
        """What lies over the text: removed words struck through, inserted ones underlined."""
        for run in visible(marks.changes, self._seen):
            removed = run.mark is Mark.REMOVED
            rise, width = (self._measures.scaled(-4.6), 1.2) if removed else (self._measures.scaled(3.4), 1.6)
            self._painter.setPen(QPen(self._theme.colour("removed" if removed else "inserted"), width))
            for part in self._stretches(run.span):
                y = part.baseline + rise
                self._painter.drawLine(QLineF(part.left, y, part.right, y))

    def labels(self, labels: Sequence[Label], verdict: Verdict | None) -> None:
        """The hanging labels, right-aligned before their text; the current ones strong, in the verdict's colour."""
        for label in labels:
            section = label.text.startswith("§")
            strong = label.current and verdict is not None
            font = self._measures.font(12.5, bold=True) if section else self._measures.label_font(strong)
            role = "ink" if section else "ink2"
            colour = self._theme.verdict(verdict) if strong and verdict else self._theme.colour(role)
            width = QFontMetricsF(font).horizontalAdvance(label.text)
            self._painter.setFont(font)
            self._painter.setPen(QPen(colour))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawText(QPointF(max(2.0, label.right - width), label.baseline), label.text)
