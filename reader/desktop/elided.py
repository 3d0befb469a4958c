"""A label that is cut with dots where it does not fit, and then has its words in full as a tool tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class ElidedLabel(QWidget):
    """One line of words in the widget's own colours."""

    def __init__(self, font: QFont, role: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font)
        self._text = ""
        self._quiet = role
        self._colour = self.palette().windowText().color()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The words in full."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show these words."""
        self._text = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_colour(self, colour: object) -> None:
        """Draw the words in this QColor."""
        self._colour = colour  # type: ignore[assignment]
        self.update()

    def sizeHint(self) -> QSize:
        """All words on one line."""
        metrics = QFontMetricsF(self.font())
        return QSize(int(metrics.horizontalAdvance(self._text)) + 2, int(metrics.height()) + 2)

    def minimumSizeHint(self) -> QSize:
        """Two or three letters and the dots."""
        return QSize(min(self.sizeHint().width(), 40), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words."""
        painter = QPainter(self)
        painter.setPen(self._colour)
        shown = QFontMetricsF(self.font()).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
