"""A strip that shows the whole of what an area scrolls, and scrolls it: by drag, click, wheel and keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from reader.desktop.panes.measures import Measures
from reader.desktop.theme import Theme


class ScrollStrip(QScrollBar):
    """The ground, the view box and the hands of a strip; what is marked on it is drawn by those made from it."""

    def __init__(
        self, area: QAbstractScrollArea, theme: Theme, measures: Measures, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.area, self.theme = area, theme
        self._drawn: QPixmap | None = None
        self._grip: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.set_measures(measures)
        self._follow_range()
        inner = area.verticalScrollBar()
        inner.rangeChanged.connect(self._follow_range)
        inner.valueChanged.connect(self.setValue)
        self.valueChanged.connect(inner.setValue)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.theme = theme
        self.redraw()

    def set_measures(self, measures: Measures) -> None:
        """Take the strip's width."""
        self.setFixedWidth(measures.strip)
        self._line = measures.line
        self.setSingleStep(measures.line)
        self.redraw()

    def sizeHint(self) -> QSize:
        """As wide as the measures say."""
        return QSize(self.width(), 80)

    def _follow_range(self) -> None:
        inner = self.area.verticalScrollBar()
        self.setRange(inner.minimum(), inner.maximum())
        self.setPageStep(inner.pageStep())
        self.setSingleStep(self._line)
        self.redraw()

    def redraw(self) -> None:
        """Draw the marks anew: they or their places are others."""
        self._drawn = None
        self.update()

    # Geometry

    @property
    def _total(self) -> float:
        return float(max(1, self.maximum() + self.pageStep()))

    def y_of(self, height: float) -> float:
        """From px of the document to px of the strip."""
        return height / self._total * self.height()

    def view_box(self) -> QRectF:
        """The part in view, in px of the strip."""
        top, foot = self.y_of(self.value()), self.y_of(self.value() + self.pageStep())
        return QRectF(0.5, top + 0.5, self.width() - 1, max(12.0, foot - top - 1))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, view box, marks (drawn once for each layout), current link, focus ring."""
        painter = QPainter(self)
        theme, width = self.theme, float(self.width())
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
        """Mark what is current; drawn at each painting."""

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
        """Draw the marks; called once for each layout."""

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
