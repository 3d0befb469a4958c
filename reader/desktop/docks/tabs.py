"""A row of tabs: the chosen one shows its name, the others their icon (or all their names)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.icons import icon
from reader.desktop.theme import Theme

_EASY = 5
"""So many tabs stand beside one another at ease; more of them stand closer."""

_ICON_WIDTH, _ANY_WIDTH = 26, 400
"""Of a tab that shows its icon alone, and the most of one that shows its name, in px."""


class Tabs(QWidget):
    """Tabs that exclude one another; arrow keys move between them."""

    changed = Signal(str)
    """Key of the tab that was chosen."""

    def __init__(self, theme: Theme, icons_only: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons_only = theme, icons_only
        self._buttons: dict[str, QToolButton] = {}
        self._icons: dict[str, str] = {}
        self._signed: set[str] = set()
        self._names: dict[str, tuple[str, str]] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 2, 4, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self.setFixedHeight(31)

    def add(self, key: str, text: str, icon_name: str = "", signed: bool = False) -> None:
        """Add a tab; the first one added is chosen. `signed`: its icon stays beside its name."""
        button = QToolButton()
        button.setObjectName("tab")
        button.setCheckable(True)
        button.setIconSize(QSize(16, 16))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._buttons[key], self._icons[key] = button, icon_name
        if signed:
            self._signed.add(key)
        self._group.addButton(button)
        self._row.insertWidget(self._row.count() - 1, button)
        self.name(key, text, text)
        button.toggled.connect(lambda on, key=key: self._toggle(key, on))
        button.setChecked(len(self._buttons) == 1)
        self._dress(key)
        if self._icons_only and len(self._buttons) > _EASY:
            for one in self._buttons.values():
                one.setProperty("tight", True)

    def name(self, key: str, text: str, spoken: str, chosen: str = "") -> None:
        """Give a tab another name; `chosen` is the one it has while it is the chosen one."""
        self._names[key] = (text, chosen or text)
        self._buttons[key].setText(self._names[key][self._buttons[key].isChecked()])
        self._buttons[key].setAccessibleName(spoken)
        self._buttons[key].setToolTip(spoken)

    def chosen(self) -> str:
        """Key of the chosen tab."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Turn to a tab."""
        self._buttons[key].setChecked(True)

    def focus_chosen(self) -> None:
        """Give the keyboard to the chosen tab."""
        self._buttons[self.chosen()].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keys(self) -> tuple[str, ...]:
        """Keys of all tabs, from the left."""
        return tuple(self._buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """A tab that was laid somewhere else has lost the weight of its font to the style sheet."""
        super().showEvent(event)
        for key in self._buttons:
            self._dress(key)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        for key in self._buttons:
            self._dress(key)

    def _toggle(self, key: str, on: bool) -> None:
        self._dress(key)
        if on:
            self.changed.emit(key)

    def _dress(self, key: str) -> None:
        button, on = self._buttons[key], self._buttons[key].isChecked()
        button.setText(self._names[key][on])
        button.setFont(ui_font(12, SEMIBOLD) if on else ui_font(12))
        if self._icons[key]:
            button.setIcon(icon(self._icons[key], self._theme.colour("ink")))
        named = on or not self._icons_only
        style = Qt.ToolButtonStyle.ToolButtonTextOnly if named else Qt.ToolButtonStyle.ToolButtonIconOnly
        if named and key in self._signed:
            style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        button.setToolButtonStyle(style)
        button.setMinimumWidth(0 if named else _ICON_WIDTH)
        button.setMaximumWidth(_ANY_WIDTH if named else _ICON_WIDTH)
