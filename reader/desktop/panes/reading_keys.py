"""Which keys scroll a pane, and how far."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollBar

MOVES = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
"""Keys that move a caret; with Shift they select."""


def plain_letter(event: QKeyEvent) -> bool:
    """True for a letter or figure alone: these are the window's, a text that is only read has no use for them."""
    return event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier


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
