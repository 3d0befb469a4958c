"""A dock folded to 36 px: its parts as icons; pressing one lays the dock over the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from reader.desktop.icons import icon
from reader.desktop.theme import Theme

RAIL_WIDTH = 36


class Rail(QFrame):
    """Icons of a folded dock."""

    pressed = Signal(str)
    """Key of the icon that was pressed."""

    def __init__(self, theme: Theme, parts: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`parts` are keys (also the icons' names) and what each opens, in words."""
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(RAIL_WIDTH)
        self.buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 6, 3, 6)
        column.setSpacing(4)
        for key, words in parts:
            button = QToolButton()
            button.setIconSize(QSize(16, 16))
            button.setFixedSize(30, 28)
            button.setObjectName("bare")
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _=False, key=key: self.pressed.emit(key))
            self.buttons[key] = button
            column.addWidget(button)
        column.addStretch(1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        for key, button in self.buttons.items():
            button.setIcon(icon(key, theme.colour("ink2")))
