"""A button that shows one of a few choices and opens their menu."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from reader.desktop.fonts import ui_font
from reader.desktop.icons import icon
from reader.desktop.theme import Theme


class ChoiceButton(QToolButton):
    """One of several values, each with its words."""

    chosen = Signal(object)
    """The value that the person chose."""

    def __init__(
        self, name: str, choices: Sequence[tuple[object, str]], theme: Theme, parent: QWidget | None = None
    ) -> None:
        """`name`: what is chosen, for a screen reader; `choices`: values and their words."""
        super().__init__(parent)
        self._name, self._choices = name, tuple(choices)
        self.value: object = self._choices[0][0]
        self.setObjectName("kinds")
        self.setFont(ui_font(12))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(26)
        menu, group = QMenu(self), QActionGroup(self)
        menu.setFont(ui_font(12.5))
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._actions = []
        for value, words in self._choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setActionGroup(group)
            action.triggered.connect(partial(self._choose, value))
            self._actions.append(action)
        self.setMenu(menu)
        self.set_theme(theme)
        self.show_value(self.value)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.setIcon(icon("down", theme.colour("ink2"), size=12))

    def show_value(self, value: object) -> None:
        """Show a value as the chosen one."""
        self.value = value
        for (one, words), action in zip(self._choices, self._actions, strict=True):
            action.setChecked(one == value)
            if one == value:
                self.setText(words)
                self.setAccessibleName(f"{self._name}: {words}")
                self.setToolTip(self.accessibleName())

    def _choose(self, value: object, _checked: bool = False) -> None:
        self.show_value(value)
        self.chosen.emit(value)
