"""The focus ring in windows and dialogs of their own."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from reader.desktop.focus_ring import FocusRing
from reader.desktop.theme import Theme


class DialogRing(QObject):
    """Draws the ring around whatever has the keyboard within a window; it lives as long as that."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._ring = FocusRing(theme.colour("focus"), window)
        QApplication.instance().focusChanged.connect(self._moved)  # type: ignore[union-attr]

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._ring.colour = theme.colour("focus")
        self._ring.update()

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        ours = new is not None and new is not self._window and new.window() is self._window
        self._ring.go_round(new if ours else None)
