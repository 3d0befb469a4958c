"""A label that takes a shorter name, or dots, where its words do not fit; the tool tip has them in full."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class ElidedLabel(QWidget):
    """One line of words in the widget's own colours."""

    def __init__(self, font: QFont, short: str = "", keeps: int = 40, parent: QWidget | None = None) -> None:
        """`short`: what stands there where the words do not fit; `keeps`: the width that it does not give up, in px."""
        super().__init__(parent)
        self.setFont(font)
        self._text = ""
        self._short, self._keeps = short, keeps
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
        """The beginning of the words and the dots."""
        return QSize(min(self.sizeHint().width(), self._keeps), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words."""
        painter = QPainter(self)
        painter.setPen(self._colour)
        metrics = QFontMetricsF(self.font())
        fits = not self._short or metrics.horizontalAdvance(self._text) <= self.width()
        text = self._text if fits else self._short
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
