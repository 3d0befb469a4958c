"""Scrolling together: the pane the person scrolls leads, the other follows; never both at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from reader.alignment import ScrollMap
from reader.comparison import Side
from reader.desktop.panes.following import Course, Near, followed, target
from reader.desktop.panes.text_pane import TextPane
from reader.spans import Span

_LAST_STRETCH = 48.0
"""So much, in px, the partner may be off its end when the master reaches its own: it is brought there at once."""


class ScrollSync(QObject):
    """Carries one pane's scrolling to the other."""

    def __init__(self, left: TextPane, right: TextPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panes = {Side.LEFT: left, Side.RIGHT: right}
        self._map: ScrollMap | None = None
        self._current: dict[Side, tuple[Span, ...]] = {Side.LEFT: (), Side.RIGHT: ()}
        self._stood = {Side.LEFT: 0, Side.RIGHT: 0}
        self._held = 0
        self._following = True
        for side, pane in self._panes.items():
            pane.verticalScrollBar().valueChanged.connect(self._listener(side))

    def _listener(self, side: Side) -> Callable[[int], None]:
        return lambda value: self._moved(side, value)

    def show_map(self, scroll_map: ScrollMap | None) -> None:
        """Follow another pair."""
        self._map = scroll_map
        self._current = {Side.LEFT: (), Side.RIGHT: ()}

    def show_current(self, left: tuple[Span, ...], right: tuple[Span, ...]) -> None:
        """The passages that are kept beside one another while they are read; both empty for none."""
        self._current = {Side.LEFT: left, Side.RIGHT: right}

    def set_following(self, on: bool) -> None:
        """Follow, or let go."""
        self._following = on

    @property
    def following(self) -> bool:
        """True while the panes scroll together."""
        return self._following

    def hold(self) -> None:
        """Lead nothing until `release`: both panes are being placed. Holds nest."""
        self._held += 1

    def release(self) -> None:
        """Lead again, from where the panes stand now."""
        self._held -= 1

    def _moved(self, side: Side, value: int) -> None:
        before, self._stood[side] = self._stood[side], value
        if self._held or self._panes[side].laying_out or not self._following or value == before:
            return
        partner = self._panes[side.other].verticalScrollBar()
        course = self._course(side)
        if course is None:
            return
        stood, now = float(partner.value()), target(course, value)
        if value in (0, course.master_end) and abs(now - stood) <= _LAST_STRETCH:
            wanted = now
        else:
            wanted = followed(now, target(course, before), stood, float(value - before), course.height)
        self._place(side.other, wanted)

    def beside(self, side: Side, value: float) -> float:
        """The scroll value the other pane has when `side` stands at `value`."""
        course = self._course(side)
        return target(course, value) if course else float(self._panes[side.other].verticalScrollBar().value())

    def _place(self, side: Side, value: float) -> None:
        self.hold()
        try:
            self._panes[side].verticalScrollBar().setValue(round(value))
        finally:
            self.release()

    def _course(self, side: Side) -> Course | None:
        master, partner = self._panes[side], self._panes[side.other]
        ours, theirs, scroll_map = master.table, partner.table, self._map
        if ours is None or theirs is None or scroll_map is None:
            return None
        across = scroll_map.to_right if side is Side.LEFT else scroll_map.to_left
        return Course(
            lambda height: theirs.height_of(across(ours.place_at(height))),
            master.reading_line,
            float(master.viewport().height()),
            float(master.verticalScrollBar().maximum()),
            float(partner.verticalScrollBar().maximum()),
            self._near(side),
        )

    def _near(self, side: Side) -> Near | None:
        here, there = self._current[side], self._current[side.other]
        if not here or not there:
            return None
        return Near(_whole(self._panes[side], here), _whole(self._panes[side.other], there))


def _whole(pane: TextPane, spans: tuple[Span, ...]) -> tuple[float, float]:
    """The first of the passages: the one that a jump lands on."""
    return pane.extent(spans[0])
