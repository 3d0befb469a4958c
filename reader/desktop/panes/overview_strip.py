"""The whole text as a strip: topics, opposed links, the current link and the view. It is the scroll bar."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from reader.comparison import Run, Side, Verdict
from reader.desktop.panes.measures import Measures
from reader.desktop.panes.scroll_strip import ScrollStrip
from reader.desktop.panes.text_pane import TextPane
from reader.desktop.theme import Theme
from reader.spans import Span

_TICK = (5.0, 2.5)


@dataclass(frozen=True, slots=True)
class StripMarks:
    """What is marked on a strip."""

    topics: tuple[Run, ...] = ()
    opposed: tuple[Span, ...] = ()
    current: tuple[Span, ...] = ()
    verdict: Verdict | None = None
    found: tuple[Span, ...] = ()


class OverviewStrip(ScrollStrip):
    """Scrolls one pane, and shows its topics, opposed links and current link."""

    def __init__(self, pane: TextPane, theme: Theme, measures: Measures, parent: QWidget | None = None) -> None:
        self._pane = pane
        self._marks = StripMarks()
        super().__init__(pane, theme, measures, parent)
        pane.laid_out.connect(self.redraw)

    def show_name(self, name: str) -> None:
        """Say which order it scrolls."""
        self.setAccessibleName(self.tr("Overview of {name}").format(name=name))
        self.setToolTip(self.tr("The whole of {name}: topics, opposed links, the part in view").format(name=name))

    def show_marks(self, marks: StripMarks) -> None:
        """Mark other places."""
        self._marks = marks
        self.redraw()

    def _frame_current(self, painter: QPainter) -> None:
        if self._marks.verdict is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.verdict(self._marks.verdict), 1.5))
        for span in self._marks.current:
            top, foot = (self.y_of(height) for height in self._pane.extent(span))
            painter.drawRect(QRectF(0.75, top, self.width() - 1.5, max(4.0, foot - top)))

    def _draw_ticks(self, painter: QPainter) -> None:
        width, tall = _TICK
        x = (self.width() - width) / 2
        for span in self._marks.found:
            painter.fillRect(QRectF(1, self._at(span) - 1.5, self.width() - 2, 3), self.theme.colour("hit"))
        for run in self._marks.topics:
            box = QRectF(x, round(self._at(run.span) - tall / 2), width, tall)
            painter.fillRect(box, self.theme.topic(run.slot))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("opposed"))
        for span in self._marks.opposed:
            painter.drawPolygon(self._triangle(self._at(span)))

    def _at(self, span: Span) -> float:
        return self.y_of(self._pane.extent(span)[0])

    def _triangle(self, y: float) -> QPolygonF:
        """Points to the text."""
        if self._pane.side is Side.LEFT:
            return QPolygonF([QPointF(1.5, y - 2.5), QPointF(5, y), QPointF(1.5, y + 2.5)])
        w = float(self.width())
        return QPolygonF([QPointF(w - 1.5, y - 2.5), QPointF(w - 5, y), QPointF(w - 1.5, y + 2.5)])
