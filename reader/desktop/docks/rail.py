"""A dock folded to 36 px: its parts as icons; pressing one lays the dock over the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.icons import icon
from reader.desktop.theme import Theme

RAIL_WIDTH = 36


class RailButton(QToolButton):
    """An icon with a small count at its corner."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._count = 0
        self.setObjectName("bare")
        self.setIconSize(QSize(16, 16))
        self.setFixedSize(30, 30)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_count(self, count: int) -> None:
        """Show a count; none for 0."""
        self._count = count
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, then count."""
        if not self._count:
            super().paintEvent(event)
            return
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.icon = QIcon()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        size = self.iconSize()
        self.icon().paint(painter, QRect(QPoint((self.width() - size.width()) // 2, self.height() - 18), size))
        painter.setFont(ui_font(10.5, SEMIBOLD))
        painter.setPen(self.theme.colour("ink"))
        corner = QRect(0, 0, self.width() - 2, 12)
        painter.drawText(corner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(self._count))


class Rail(QFrame):
    """Icons of a folded dock."""

    pressed = Signal(str)
    """Key of the icon that was pressed."""

    def __init__(self, theme: Theme, parts: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`parts` are keys (also the icons' names) and what each opens, in words."""
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(RAIL_WIDTH)
        self.buttons: dict[str, RailButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 6, 3, 6)
        column.setSpacing(4)
        for key, words in parts:
            button = RailButton(theme)
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.clicked.connect(lambda _=False, key=key: self.pressed.emit(key))
            self.buttons[key] = button
            column.addWidget(button)
        column.addStretch(1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        for key, button in self.buttons.items():
            button.theme = theme
            button.setIcon(icon(key, theme.colour("ink2")))
