"""The switch between facing pages and rows: two buttons in one frame."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from reader.desktop.actions import action
from reader.desktop.fonts import MEDIUM, ui_font
from reader.desktop.icons import pixmap
from reader.desktop.theme import Theme

SEGMENTS = ("view-facing", "view-rows")
_SCALES = (1, 2, 3)


class ViewSwitch(QFrame):
    """Neither is pressed while the outline of the pair or the matrix is shown."""

    def __init__(self, actions: Mapping[str, QAction], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("switch")
        self.setAccessibleName(self.tr("View"))
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self.buttons: dict[str, QToolButton] = {}
        for name in SEGMENTS:
            button = QToolButton()
            button.setObjectName("segment")
            button.setDefaultAction(actions[name])
            button.setFont(ui_font(12.5, MEDIUM))
            button.setIconSize(QSize(16, 16))
            button.setFixedHeight(26)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(action(name).name)
            keys = actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{actions[name].statusTip()} ({keys})")
            self.buttons[name] = button
            row.addWidget(button)
        self.setFixedHeight(28)
        self.set_theme(theme)

    def set_compact(self, on: bool) -> None:
        """Icons only."""
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if on else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in self.buttons.values():
            button.setToolButtonStyle(style)
            button.setMinimumWidth(34 if on else 0)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme: the pressed one is paper on ink."""
        for name, button in self.buttons.items():
            made = QIcon()
            for scale in _SCALES:
                for role, state in (("ink", QIcon.State.Off), ("paper", QIcon.State.On)):
                    picture = pixmap(action(name).icon, theme.colour(role), 16, scale)
                    made.addPixmap(picture, QIcon.Mode.Normal, state)
            button.defaultAction().setIcon(made)
