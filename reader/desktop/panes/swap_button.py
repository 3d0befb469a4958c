"""The button between the heads that swaps the two sides."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from reader.desktop.theme import Theme


class SwapButton(QAbstractButton):
    """Two arrows, one each way."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFixedSize(self.sizeHint())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Swap sides"))
        self.setToolTip(self.tr("Swap sides"))

    def sizeHint(self) -> QSize:
        """Its one size."""
        return QSize(30, 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Border, arrows, focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "sel" if self.isDown() else "chrome" if self.underMouse() else "raise"
        painter.setPen(QPen(self.theme.colour("line2"), 1))
        painter.setBrush(self.theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QPen(self.theme.colour("ink"), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = QRectF(self.rect()).center()
        for way in (-1, 1):
            y = middle.y() + way * 3
            tip = QPointF(middle.x() - way * 6, y)
            painter.drawLine(QPointF(middle.x() + way * 6, y), tip)
            head = [QPointF(tip.x() + way * 3, y - 3), tip, QPointF(tip.x() + way * 3, y + 3)]
            painter.drawPolyline(QPolygonF(head))
        if self.hasFocus():
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()


class HeadsMiddle(QWidget):
    """The paper between the heads, with the swap button."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.button = SwapButton(theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 14, 0, 0)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.theme = self.button.theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper, and the line below the heads."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("paper"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.theme.colour("line"))
        painter.end()
