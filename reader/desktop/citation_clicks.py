"""Ctrl+click on a citation in a pane goes where it leads: into the other order, or to a section of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent

from reader.comparison import Changed, Jump, Session, Side, counterparts_of_references, links_within
from reader.desktop.panes.text_pane import TextPane


class CitationClicks(QObject):
    """Watches the two panes for Ctrl+clicks, and shows a hand where one would lead somewhere."""

    def __init__(
        self, session: Session, panes: dict[Side, TextPane], go: Callable[[Jump], None], parent: QObject
    ) -> None:
        """`go` makes a jump."""
        super().__init__(parent)
        self._session, self._panes, self._go = session, panes, go
        self._jumps: dict[Side, tuple[Jump, ...]] = {}
        self._viewports = {pane.viewport(): side for side, pane in panes.items()}
        for viewport in self._viewports:
            viewport.installEventFilter(self)
        session.watch(self._watch)

    def _watch(self, changed: Changed) -> None:
        if changed is Changed.PAIR:
            self._jumps.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A Ctrl+click on a citation is taken here; everything else goes its way."""
        side = next((side for viewport, side in self._viewports.items() if viewport is watched), None)
        if side is None or not isinstance(event, QMouseEvent):
            return False
        if event.type() is QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            jump = self._asked(side, event)
            if jump is not None:
                self._go(jump)
                return True
        elif event.type() is QEvent.Type.MouseMove and not event.buttons():
            hand = self._asked(side, event) is not None
            shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor
            if hand or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._panes[side].viewport().setCursor(shape)
        return False

    def _asked(self, side: Side, event: QMouseEvent) -> Jump | None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        pane = self._panes[side]
        if pane.page is None:
            return None
        position = pane.cursorForPosition(event.position().toPoint()).position()
        return self.jump_at(side, pane.page.offsets.to_text(position))

    def jump_at(self, side: Side, offset: int) -> Jump | None:
        """Where the citation at code point `offset` on `side` leads; None where there is none that leads anywhere."""
        found = [jump for jump in self._known(side) if jump.span.holds(offset)]
        return min(found, key=lambda jump: len(jump.span), default=None)

    def _known(self, side: Side) -> tuple[Jump, ...]:
        comparison = self._session.comparison
        if comparison is not None and side not in self._jumps:
            across = [jump for jump in counterparts_of_references(comparison) if jump.side is side]
            self._jumps[side] = (*across, *links_within(comparison, side))
        return self._jumps.get(side, ())
