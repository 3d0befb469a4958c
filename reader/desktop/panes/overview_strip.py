"""The whole text as a strip: topics, opposed links, the current link and the view. It is the scroll bar."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QScrollBar, QWidget

from reader.comparison import Run, Side, Verdict
from reader.desktop.panes.measures import Measures
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


class OverviewStrip(QScrollBar):
    """Scrolls one pane: by drag, click, wheel and keys."""

    def __init__(self, pane: TextPane, theme: Theme, measures: Measures, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._pane = pane
        self._theme = theme
        self._marks = StripMarks()
        self._drawn: QPixmap | None = None
        self._grip: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.set_measures(measures)
        self._follow_range()
        inner = pane.verticalScrollBar()
        inner.rangeChanged.connect(self._follow_range)
        inner.valueChanged.connect(self.setValue)
        self.valueChanged.connect(inner.setValue)
        pane.laid_out.connect(self._redraw)

    def show_name(self, name: str) -> None:
        """Say which order it scrolls."""
        self.setAccessibleName(self.tr("Overview of {name}").format(name=name))
        self.setToolTip(self.tr("The whole of {name}: topics, opposed links, the part in view").format(name=name))

    def show_marks(self, marks: StripMarks) -> None:
        """Mark other places."""
        self._marks = marks
        self._redraw()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._redraw()

    def set_measures(self, measures: Measures) -> None:
        """Take the strip's width."""
        self.setFixedWidth(measures.strip)
        self._line = measures.line
        self.setSingleStep(measures.line)
        self._redraw()

    def sizeHint(self) -> QSize:
        """As wide as the measures say."""
        return QSize(self.width(), 80)

    def _follow_range(self) -> None:
        inner = self._pane.verticalScrollBar()
        self.setRange(inner.minimum(), inner.maximum())
        self.setPageStep(inner.pageStep())
        self.setSingleStep(self._line)
        self._redraw()

    def _redraw(self) -> None:
        self._drawn = None
        self.update()

    # Geometry

    @property
    def _total(self) -> float:
        return float(max(1, self.maximum() + self.pageStep()))

    def _y(self, height: float) -> float:
        """From px of the document to px of the strip."""
        return height / self._total * self.height()

    def view_box(self) -> QRectF:
        """The part in view, in px of the strip."""
        top, foot = self._y(self.value()), self._y(self.value() + self.pageStep())
        return QRectF(0.5, top + 0.5, self.width() - 1, max(12.0, foot - top - 1))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, view box, marks (drawn once for each layout), current link, focus ring."""
        painter = QPainter(self)
        theme, width = self._theme, float(self.width())
        painter.fillRect(self.rect(), theme.colour("dock"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line2", 0.85), 1))
        painter.setBrush(theme.colour("sel"))
        painter.drawRect(self.view_box())
        painter.setPen(QPen(theme.colour("line"), 1))
        for x in (0.5, width - 0.5):
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.drawPixmap(0, 0, self._ticks())
        self._frame_current(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _frame_current(self, painter: QPainter) -> None:
        if self._marks.verdict is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.verdict(self._marks.verdict), 1.5))
        for span in self._marks.current:
            top, foot = (self._y(height) for height in self._pane.extent(span))
            painter.drawRect(QRectF(0.75, top, self.width() - 1.5, max(4.0, foot - top)))

    def _ticks(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._drawn is None or self._drawn.size() != size:
            self._drawn = QPixmap(size)
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(QColor(0, 0, 0, 0))
            painter = QPainter(self._drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_ticks(painter)
            painter.end()
        return self._drawn

    def _draw_ticks(self, painter: QPainter) -> None:
        width, tall = _TICK
        x = (self.width() - width) / 2
        for span in self._marks.found:
            painter.fillRect(QRectF(1, self._at(span) - 1.5, self.width() - 2, 3), self._theme.colour("hit"))
        for run in self._marks.topics:
            box = QRectF(x, round(self._at(run.span) - tall / 2), width, tall)
            painter.fillRect(box, self._theme.topic(run.slot))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("opposed"))
        for span in self._marks.opposed:
            painter.drawPolygon(self._triangle(self._at(span)))

    def _at(self, span: Span) -> float:
        return self._y(self._pane.extent(span)[0])

    def _triangle(self, y: float) -> QPolygonF:
        """Points to the text."""
        if self._pane.side is Side.LEFT:
            return QPolygonF([QPointF(1.5, y - 2.5), QPointF(5, y), QPointF(1.5, y + 2.5)])
        w = float(self.width())
        return QPolygonF([QPointF(w - 1.5, y - 2.5), QPointF(w - 5, y), QPointF(w - 1.5, y + 2.5)])

    # The person's hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the view box; outside it, bring the box there first."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        box, y = self.view_box(), event.position().y()
        self._grip = y - box.top() if box.top() <= y <= box.bottom() else box.height() / 2
        self._drag_to(y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the view box."""
        if self._grip is not None:
            self._drag_to(event.position().y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of the view box."""
        self._grip = None

    def _drag_to(self, y: float) -> None:
        if self._grip is not None:
            self.setValue(round((y - self._grip) / max(1, self.height()) * self._total))
