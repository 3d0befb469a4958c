"""Where the keyboard goes in the window: from part to part with F6, and the ring that goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget

from reader.comparison import Side

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow


class Rounds(QObject):
    """Goes the rounds of the window's parts."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def next_part(self, by: int) -> None:
        """Give the keyboard to the next part of the window."""
        parts, window = self._parts(), self._window
        focused = QApplication.focusWidget()
        here = [at for at, part in enumerate(parts) if focused is part or (focused and part.isAncestorOf(focused))]
        at = (here[-1] + by) % len(parts) if here else 0
        target = parts[at]
        if target is window.view:
            window.view.focus_pane(window.last_side)
            return
        if target is window.right:
            window.right.tabs.focus_chosen()
            return
        inner = target
        while not (inner.focusPolicy() & Qt.FocusPolicy.TabFocus and inner.isVisible() and inner.isEnabled()):
            inner = inner.nextInFocusChain() or target
            if inner is target or not target.isAncestorOf(inner):
                inner = target
                break
        inner.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _parts(self) -> list[QWidget]:
        window = self._window
        parts: list[QWidget] = [window.toolbar, window.chips, window.welcome, window.message, window.left.library]
        parts += [window.left.outline, window.body.rails[Side.LEFT], window.view, window.right]
        parts += [window.body.rails[Side.RIGHT], window.search.facets]
        parts += [window.status] if window.status.working else []  # what runs can be stopped there
        return [part for part in parts if part.isVisible()]

    def focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The ring goes with the keyboard; a click shows by itself where it went."""
        window = self._window
        ours = new is not None and new.window() is window and not window.view.isAncestorOf(new)
        ours = ours and not isinstance(new, QMenuBar)  # its open menu shows where the keyboard is
        lies_in = new.parentWidget() if new is not None else None
        ours = ours and not (lies_in is not None and lies_in.property("rings itself"))
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        window.ring.go_round(new if ours and not clicked else None)
