"""What stands where the two orders will: a calm page that says what goes there and how."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reader.desktop.panes.faces import serif, small
from reader.desktop.theme import Theme


class EmptyPage(QWidget):
    """Two blank facing pages, and in words how to fill them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("No orders are open"))
        self.setAccessibleDescription(self._how())

    def _how(self) -> str:
        return self.tr(
            "Choose two orders in the library and compare them, or drop their files here: "
            "text, Markdown, HTML or XML. The left page takes the first, the right page the second."
        )

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two quiet page outlines over the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("paper"))
        middle = QRectF(self.rect()).center()
        self._pages(painter, middle.x(), middle.y() - 130)
        width = min(460.0, self.width() - 48.0)
        painter.setFont(serif(20, bold=True))
        painter.setPen(self._theme.colour("ink"))
        box = QRectF(middle.x() - width / 2, middle.y() - 30, width, 32)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tr("Open two orders side by side"))
        painter.setFont(small(12.5))
        painter.setPen(self._theme.colour("ink2"))
        box = QRectF(middle.x() - width / 2, middle.y() + 12, width, 120)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(box, int(flags), self._how())
        painter.end()

    def _pages(self, painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(self._theme.colour("line2"), 1.2))
        painter.setBrush(self._theme.colour("raise"))
        for left in (x - 66, x + 14):
            painter.drawRoundedRect(QRectF(left, y, 52, 66), 3, 3)
        painter.setPen(QPen(self._theme.colour("line"), 2))
        for left in (x - 66, x + 14):
            for row, share in enumerate((0.5, 0.8, 0.7, 0.8, 0.4)):
                at = y + 14 + 10 * row
                painter.drawLine(int(left + 9), int(at), int(left + 9 + 38 * share), int(at))
