"""The jump to a link: both panes glide to their places at once, or are there at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QApplication, QScrollBar, QStyle

JUMP = 180
"""Duration of a jump to a link, in ms."""


CHANGE = 120
"""Duration of the change to another current link, in ms."""


def motion_wanted() -> bool:
    """False where the system asks for less motion (its style then animates nothing)."""
    style = QApplication.style()
    return style is None or style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


class Glide(QObject):
    """Moves scroll bars together. A new jump takes over from one still under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.duration = JUMP
        self._ways: dict[QScrollBar, tuple[int, int]] = {}
        self._landed: Callable[[], None] = lambda: None
        self._motion = QVariantAnimation(self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._move)
        self._motion.finished.connect(self._finish)

    def go(self, wanted: Mapping[QScrollBar, float], landed: Callable[[], None]) -> None:
        """Bring every bar to its value, then call `landed`, once."""
        self.stop()
        self._landed = landed
        self._ways = {
            bar: (bar.value(), min(max(round(value), bar.minimum()), bar.maximum())) for bar, value in wanted.items()
        }
        if self.duration <= 0 or not motion_wanted() or all(here == there for here, there in self._ways.values()):
            self._finish()
            return
        self._motion.setDuration(self.duration)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.start()

    def stop(self) -> None:
        """End a jump under way where it stands; its `landed` is called."""
        if self._motion.state() is QVariantAnimation.State.Running:
            self._motion.stop()
            self._ways = {}
            self._finish()

    def _move(self, share: float) -> None:
        for bar, (here, there) in self._ways.items():
            bar.setValue(round(here + (there - here) * share))

    def _finish(self) -> None:
        for bar, (_, there) in self._ways.items():
            bar.setValue(there)
        self._ways = {}
        landed, self._landed = self._landed, lambda: None
        landed()


class Fade(QObject):
    """Brings the current link's band in: tells `shown` its strength, up to 1."""

    def __init__(self, shown: Callable[[float], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.duration = CHANGE
        self._shown = shown
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(self._tell)

    def _tell(self, strength: float) -> None:
        self._shown(strength)

    def start(self) -> None:
        """Begin anew, or show it at once where no motion is wanted."""
        self._motion.stop()
        if self.duration <= 0 or not motion_wanted():
            self._shown(1.0)
            return
        self._shown(0.0)
        self._motion.setDuration(self.duration)
        self._motion.start()
