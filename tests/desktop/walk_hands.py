"""What the tests of walkthroughs do by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

KEY = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
WAIT = 20_000
JOBS = ("open", "walks-list", "walks-place", "walk-draft", "walk-edition", "export")


def settle(window, qtbot):
    """Wait for everything that is done for walkthroughs."""
    qtbot.waitUntil(lambda: not any(window.desk.jobs.running(job) for job in JOBS), timeout=WAIT)
    QApplication.processEvents()


def press(window, key, held=Qt.KeyboardModifier.NoModifier):
    """A key to whatever has the keyboard."""
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    QApplication.processEvents()
