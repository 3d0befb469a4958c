"""One timeline of all that was done: what takes part keeps its own way back and says here when that has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

Names = Callable[[], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Source:
    """Something whose deeds can be undone."""

    past: Names
    """Names of what can be undone, the nearest last: `tag “due process”`."""
    future: Names
    """Names of what can be redone, the nearest last."""
    undo: Callable[[], None]
    """Takes the last deed back, at once or a while later; `Deeds.heard` is called then."""
    redo: Callable[[], None]


@dataclass(slots=True)
class _Known:
    """A source as it was when it was last heard."""

    source: Source
    past: tuple[str, ...] = ()
    future: tuple[str, ...] = ()


class Deeds(QObject):
    """Undo and redo over several sources, in the order in which things were done."""

    changed = Signal()
    """Something else can be undone or redone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, _Known] = {}
        self._done: list[str] = []
        """The kind of each deed, the last one last."""
        self._undone: list[str] = []

    def register(self, kind: str, source: Source) -> None:
        """Let a source take part under the name `kind`; what it has done already counts as the last deeds."""
        self._known[kind] = _Known(source)
        self.heard(kind)

    def heard(self, kind: str) -> None:
        """The history of a source has changed: something was done, undone, redone or forgotten."""
        known = self._known[kind]
        past, future = tuple(known.source.past()), tuple(known.source.future())
        more = len(past) - len(known.past)
        if more > 0:
            self._say_done(
                kind, more, past[-more:] == known.future[: -more - 1 : -1] and len(future) < len(known.future)
            )
        elif more < 0 and len(future) - len(known.future) == -more:
            self._move(self._done, self._undone, kind, -more)
        known.past, known.future = past, future
        self._forget()
        self.changed.emit()

    def _say_done(self, kind: str, count: int, again: bool) -> None:
        if again:
            self._move(self._undone, self._done, kind, count)
        else:
            self._done += [kind] * count
            self._undone.clear()

    @staticmethod
    def _move(one: list[str], other: list[str], kind: str, count: int) -> None:
        for _ in range(count):
            at = next((at for at in range(len(one) - 1, -1, -1) if one[at] == kind), None)
            if at is not None:
                del one[at]
            other.append(kind)

    def _forget(self) -> None:
        """What a source no longer keeps (another pair is open) falls out of the timeline, the oldest first."""
        for kinds, kept in ((self._done, "past"), (self._undone, "future")):
            over = Counter(kinds) - Counter({name: len(getattr(one, kept)) for name, one in self._known.items()})
            for kind, count in over.items():
                for _ in range(count):
                    kinds.remove(kind)

    def undo(self) -> None:
        """Take the last deed back, whatever it was."""
        if self._done:
            self._known[self._done[-1]].source.undo()

    def redo(self) -> None:
        """Do again what was last taken back."""
        if self._undone:
            self._known[self._undone[-1]].source.redo()

    @property
    def undo_name(self) -> str:
        """Name of what undo takes back; empty where there is nothing."""
        return self._known[self._done[-1]].past[-1] if self._done else ""

    @property
    def redo_name(self) -> str:
        """Name of what redo does again; empty where there is nothing."""
        return self._known[self._undone[-1]].future[-1] if self._undone else ""
