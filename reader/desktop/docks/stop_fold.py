"""Room for the list of stops: in a low dock what is written below it folds to one line until it has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from reader.desktop.docks.stop_editor import StopEditor

ENOUGH = 480
"""A list and an editor together that are so high, in px, both stand open."""
_WRITING, _LEAST_LIST = 190, 60
"""Height of the editor that has the keyboard in a low dock, and the least of the list above it, in px."""
_SOON = 40
"""After so long it is looked again, where a mouse button was down, in ms."""


class StopFold(QObject):
    """Folds the editor, the lower part of `split`, and opens it again."""

    def __init__(self, split: QSplitter, editor: StopEditor) -> None:
        super().__init__(split)
        self._split, self._editor = split, editor
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        split.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @property
    def low(self) -> bool:
        """True where list and editor cannot both stand open."""
        return self._split.height() < ENOUGH

    def open(self) -> None:
        """Open the editor now: it gets the keyboard next."""
        self._fold(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another height decides anew."""
        if event.type() is QEvent.Type.Resize:
            self._soon.start(0)
        return super().eventFilter(watched, event)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        # A menu or another window takes the keyboard for a while: nothing moves then.
        if now is not None and now.window() is self._split.window() and self._split.isVisible():
            self._soon.start(0)

    def _look(self) -> None:
        if QApplication.mouseButtons().value:
            self._soon.start(_SOON)  # nothing moves away below a pressed button
            return
        here = QApplication.focusWidget()
        writing = here is not None and (here is self._editor or self._editor.isAncestorOf(here))
        self._fold(self.low and not writing)

    def _fold(self, on: bool) -> None:
        if on == self._editor.folded:
            return
        height = self._split.height()
        self._editor.fold(on)
        if not on and self.low:
            self._split.setSizes([max(_LEAST_LIST, height - _WRITING), _WRITING])
        elif not on:
            self._split.setSizes([height * 3 // 5, height * 2 // 5])
        else:
            self._split.setSizes([height, 0])  # as much as the folded editor leaves
