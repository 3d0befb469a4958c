"""Undo and redo of the person's hand: the earlier states, each with the name of what was done after it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reader.alignment.hand_model import HandLinks


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, and the links as they were on its other side."""

    name: str
    """`link 6 ↔ 4(a)(ii)(B)`; read behind Undo and Redo."""
    hand: HandLinks


@dataclass(frozen=True, slots=True)
class History:
    """The links now, with the way back and the way forward again."""

    now: HandLinks = field(default_factory=HandLinks)
    past: tuple[Deed, ...] = ()
    """The nearest last."""
    future: tuple[Deed, ...] = ()
    """The nearest last."""

    def did(self, name: str, hand: HandLinks) -> History:
        """After an act called `name` that made the links `hand`; what had been undone can not be redone any more.

        An act that changed nothing is no deed.
        """
        return self if hand == self.now else History(hand, (*self.past, Deed(name, self.now)))

    def undone(self) -> History:
        """One deed back; itself where there is none."""
        if not self.past:
            return self
        last = self.past[-1]
        return History(last.hand, self.past[:-1], (*self.future, replace(last, hand=self.now)))

    def redone(self) -> History:
        """One deed forward again; itself where there is none."""
        if not self.future:
            return self
        next_ = self.future[-1]
        return History(next_.hand, (*self.past, replace(next_, hand=self.now)), self.future[:-1])

    @property
    def undo_name(self) -> str:
        """`Undo link 6 ↔ 4(a)(ii)(B)`; empty where there is nothing to undo."""
        return f"Undo {self.past[-1].name}" if self.past else ""

    @property
    def redo_name(self) -> str:
        """`Redo link 6 ↔ 4(a)(ii)(B)`; empty where there is nothing to redo."""
        return f"Redo {self.future[-1].name}" if self.future else ""
