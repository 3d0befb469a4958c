"""The search field in the toolbar."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from reader.desktop.fonts import ui_font
from reader.desktop.icons import icon
from reader.desktop.theme import Theme

PAUSE = 160
"""Milliseconds without a key before a search begins."""


class SearchField(QLineEdit):
    """Says what is typed after a short pause, and hands on the keys that move in the results."""

    asked = Signal(str)
    """What stands in the field, when it has not changed for a moment."""
    moved = Signal(int)
    """Rows to go down (up, where negative) in the results."""
    entered = Signal(bool)
    """Enter was pressed; True with Ctrl."""
    left = Signal()
    """Esc was pressed."""
    woken = Signal()
    """The field got the keyboard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(ui_font(12.5))
        self.setAccessibleName(self.tr("Search orders"))
        self.setFixedHeight(28)
        self.setAcceptDrops(False)
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._hint = QLabel(self)
        self._hint.setFont(ui_font(11))
        self._hint.setProperty("tone", "faint")
        self._clear = QToolButton(self)
        self._clear.setIconSize(QSize(12, 12))
        self._clear.setFixedSize(20, 20)
        self._clear.setObjectName("bare")
        self._clear.setAccessibleName(self.tr("Clear the search"))
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.left)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(lambda: self.asked.emit(self.text()))
        self.textChanged.connect(self._typed)
        self.set_theme(theme)
        self.set_compact(False)
        self.set_count("")

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._sign.setIcon(icon("search", theme.colour("ink2")))
        self._clear.setIcon(icon("close", theme.colour("ink2"), size=12))

    def set_compact(self, on: bool) -> None:
        """A shorter invitation."""
        self.setPlaceholderText(self.tr("Search") if on else self.tr("Search orders"))

    def set_count(self, words: str) -> None:
        """How much was found, at the right end; the shortcut while the field is empty."""
        self._hint.setText(words if self.text() else self.tr("Ctrl+F"))
        self._clear.setVisible(bool(self.text()))
        self._place()

    def _place(self) -> None:
        self._hint.adjustSize()
        right = self.width() - 8 - (20 if self._clear.isVisibleTo(self) else 0)
        self._hint.move(right - self._hint.width(), (self.height() - self._hint.height()) // 2)
        self._clear.move(self.width() - 24, (self.height() - 20) // 2)
        self.setTextMargins(0, 0, self.width() - right + self._hint.width() + 4, 0)

    def _typed(self) -> None:
        self.set_count("")
        self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the hint at the right end."""
        super().resizeEvent(event)
        self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tells that the search is wanted."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.woken.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, Enter and Esc belong to the results."""
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}
        key = Qt.Key(event.key())
        if key in moves:
            self.moved.emit(moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
