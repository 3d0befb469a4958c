"""Undo and redo of anything that is frozen: the earlier states, each with the name of what was done after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Deed(Generic[State]):
    """What was done, and the state as it was on its other side."""

    name: str
    """`link 6 ↔ 4(a)(ii)(B)`, `tag “due process”`; read behind Undo and Redo."""
    state: State


@dataclass(frozen=True, slots=True)
class History(Generic[State]):
    """The state now, with the way back and the way forward again."""

    now: State
    past: tuple[Deed[State], ...] = ()
    """The nearest last."""
    future: tuple[Deed[State], ...] = ()
    """The nearest last."""

    def did(self, name: str, state: State) -> History[State]:
        """After an act called `name` that made `state`; what had been undone can not be redone any more.

        An act that changed nothing is no deed.
        """
        return self if state == self.now else History(state, (*self.past, Deed(name, self.now)))

    def undone(self) -> History[State]:
        """One deed back; itself where there is none."""
        if not self.past:
            return self
        last = self.past[-1]
        return History(last.state, self.past[:-1], (*self.future, replace(last, state=self.now)))

    def redone(self) -> History[State]:
        """One deed forward again; itself where there is none."""
        if not self.future:
            return self
        next_ = self.future[-1]
        return History(next_.state, (*self.past, replace(next_, state=self.now)), self.future[:-1])

    @property
    def undo_name(self) -> str:
        """`Undo link 6 ↔ 4(a)(ii)(B)`; empty where there is nothing to undo."""
        return f"Undo {self.past[-1].name}" if self.past else ""

    @property
    def redo_name(self) -> str:
        """`Redo link 6 ↔ 4(a)(ii)(B)`; empty where there is nothing to redo."""
        return f"Redo {self.future[-1].name}" if self.future else ""
