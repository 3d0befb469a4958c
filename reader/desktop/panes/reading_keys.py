"""Which keys scroll a pane, and how far."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar


def scroll_wanted(key: int, bar: QScrollBar, line: int, height: int) -> int | None:
    """The scroll value a key asks for in a pane of `height` px with lines of `line` px; None for other keys.

    A page leaves two lines of the one before in view.
    """
    page = max(line, height - 2 * line)
    wanted = {
        Qt.Key.Key_Up: bar.value() - line,
        Qt.Key.Key_Down: bar.value() + line,
        Qt.Key.Key_PageUp: bar.value() - page,
        Qt.Key.Key_PageDown: bar.value() + page,
        Qt.Key.Key_Space: bar.value() + page,
        Qt.Key.Key_Home: bar.minimum(),
        Qt.Key.Key_End: bar.maximum(),
    }
    return wanted.get(Qt.Key(key))
