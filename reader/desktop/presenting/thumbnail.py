"""A page of the presentation as a small picture, for the trainer: laid out as on the wall, then made smaller."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.desktop.presenting.screen import Screen
from reader.desktop.theme import Theme
from reader.walkthroughs import Performance

_LAID_OUT = QSize(1600, 900)


class Thumbnail(QWidget):
    """What the class sees, or will see next."""

    def __init__(self, state: Performance, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._screen = Screen(state, theme)
        self._screen.noted = False
        self._screen.resize(_LAID_OUT)
        self._picture: QPixmap | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(240, 135)

    def show_state(self, state: Performance) -> None:
        """Show another page."""
        self._screen.show_state(state)
        self._picture = None
        self.setAccessibleDescription(self._screen.accessibleName())
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = theme
        self._screen.set_theme(theme)
        self._picture = None
        self.update()

    def sizeHint(self) -> QSize:
        """The shape of a screen."""
        return QSize(480, 270)

    def hasHeightForWidth(self) -> bool:
        """Its shape is that of a screen."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Nine to sixteen."""
        return width * _LAID_OUT.height() // _LAID_OUT.width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page, as large as it fits, in a thin frame."""
        if self._picture is None:
            self._picture = self._screen.grab()
        size = _LAID_OUT.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        scale = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        small = self._picture.scaled(size * scale, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        small.setDevicePixelRatio(scale)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, small)
        painter.setPen(self._theme.colour("line2"))
        painter.drawRect(QRect(0, 0, size.width() - 1, size.height() - 1))
