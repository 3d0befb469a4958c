"""A few lines of an order as a search found them, the found words marked."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.desktop.fonts import BOLD, SEMIBOLD, reading_font, ui_font
from reader.desktop.theme import Theme
from reader.search import Hit

_POINTS = 10.4


class Snippet(QWidget):
    """A hit's words in the reading face; as tall as its width asks for."""

    def __init__(self, hit: Hit, theme: Theme, lead: str = "", parent: QWidget | None = None) -> None:
        """`lead` stands before the words, in the face of labels."""
        super().__init__(parent)
        self._theme = theme
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(reading_font(_POINTS))
        cursor = QTextCursor(self._document)
        if lead:
            label = QTextCharFormat()
            label.setFont(ui_font(12, SEMIBOLD))
            cursor.insertText(lead + "  ", label)
        self._write(cursor, hit)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _write(self, cursor: QTextCursor, hit: Hit) -> None:
        plain, found = QTextCharFormat(), QTextCharFormat()
        plain.setFont(reading_font(_POINTS))
        found.setFont(reading_font(_POINTS, weight=BOLD))
        found.setBackground(self._theme.colour("hit"))
        at = 0
        for mark in hit.marks:
            cursor.insertText(hit.snippet[at : mark.start], plain)
            cursor.insertText(mark.of(hit.snippet), found)
            at = mark.end
        cursor.insertText(hit.snippet[at:], plain)

    def hasHeightForWidth(self) -> bool:
        """Lines break where the width ends."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the words at that width, in logical pixels."""
        self._document.setTextWidth(max(40, width))
        return round(self._document.size().height()) + 1

    def sizeHint(self) -> QSize:
        """For a width of 360 px."""
        width = self.width() if self.width() > 100 else 360
        return QSize(120, self.heightForWidth(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words."""
        painter = QPainter(self)
        self._document.setTextWidth(self.width())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._theme.colour("ink"))
        painter.setPen(Qt.PenStyle.SolidLine)
        self._document.documentLayout().draw(painter, context)
