"""The frame of a window beside the main one: themed, with the focus ring, put away by Esc."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from reader.desktop.focus_ring import FocusRing
from reader.desktop.theme import Theme


class StudyWindow(QDialog):
    """A window that stays beside the main one."""

    def __init__(self, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.theme = theme
        self.ground = QWidget(self)
        self.ground.setObjectName("dock")
        self.column = QVBoxLayout(self.ground)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.ground)
        self.ring = FocusRing(theme.colour("focus"), self.ground)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.theme = theme
        self.ring.colour = theme.colour("focus")

    def bring_up(self) -> None:
        """Show it before everything else."""
        self.show()
        self.raise_()
        self.activateWindow()

    def fit(self, width: int, height: int) -> None:
        """Be so large, or as large as the screen allows."""
        room = self.screen().availableGeometry()
        self.resize(min(width, room.width() - 20), min(height, room.height() - 40))

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        ours = new is not None and new.window() is self and not new.property("rings itself")
        self.ring.go_round(new if ours else None)
