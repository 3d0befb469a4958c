"""Mending how an order was read: deeds with a way back, kept in the library, the comparison made anew beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from reader.comparison import Changed, Comparison, Side, compare_readings, read_order
from reader.desktop.desk import Desk
from reader.desktop.jobs import Progress
from reader.desktop.mend_choices import deed_words
from reader.errors import ReaderError, UnreadableFile
from reader.structure import Correction, mended

MENDING = "mend"


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of mending."""

    order_id: str
    name: str
    before: tuple[Correction, ...]
    after: tuple[Correction, ...]


class Mending(QObject):
    """The corrections of the orders that are open, with undo and redo."""

    about_to_show = Signal()
    """The comparison that was made anew comes next; the place is to be remembered."""
    shown = Signal()
    """It is on screen."""
    changed = Signal()
    """What can be undone or redone has changed."""
    said = Signal(str, str)
    """A sentence and its kind, for the window's bar."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.past: list[Deed] = []
        self.future: list[Deed] = []
        self._showing = False
        desk.session.watch(self._watch)

    def _watch(self, changed: Changed) -> None:
        """Deeds on an order are forgotten when it is no longer open."""
        if changed is not Changed.PAIR or self._showing:
            return
        for deeds in (self.past, self.future):
            deeds[:] = [deed for deed in deeds if self._desk.side_of(deed.order_id) is not None]
        self.changed.emit()

    @property
    def showing(self) -> bool:
        """True while the comparison made anew is put on screen: the pair stays the same."""
        return self._showing

    def known(self, side: Side) -> bool:
        """True where the order on `side` is one of the library; only there corrections are kept."""
        return any(entry.id == self._desk.pair.name(side) for entry in self._desk.entries())

    def corrections(self, side: Side) -> tuple[Correction, ...]:
        """What has been mended in the order on `side`; a sentence goes out where that cannot be read."""
        try:
            return self._desk.library.corrections(self._desk.pair.name(side))
        except ReaderError as error:
            self.said.emit(str(error), "warning")
            return ()

    def mend(self, side: Side, correction: Correction) -> None:
        """Lay one more correction over the order on `side`."""
        if self.known(side):
            before = self.corrections(side)
            self.replace(side, deed_words(correction), before, (*before, correction))
        else:
            words = self.tr("This order is not in the library, where corrections are kept; import it first.")
            self.said.emit(words, "warning")

    def replace(self, side: Side, name: str, before: tuple[Correction, ...], after: tuple[Correction, ...]) -> None:
        """Let the order on `side` have the corrections `after` instead of `before`, as a deed called `name`."""
        deed = Deed(self._desk.pair.name(side), name, before, after)

        def done() -> None:
            self.past.append(deed)
            self.future.clear()
            self.said.emit(self.tr("Corrected: {deed}. Ctrl+Z takes it back.").format(deed=name), "done")

        self._lay(deed.order_id, after, done)

    def undo(self) -> None:
        """Take the last deed back."""
        if self.past:
            deed = self.past[-1]
            self._lay(deed.order_id, deed.before, lambda: self.future.append(self.past.pop()))

    def redo(self) -> None:
        """Do again what was last taken back."""
        if self.future:
            deed = self.future[-1]
            self._lay(deed.order_id, deed.after, lambda: self.past.append(self.future.pop()))

    def _lay(self, order_id: str, corrections: tuple[Correction, ...], then: Callable[[], object]) -> None:
        desk, shown = self._desk, self._desk.session.comparison
        side = desk.side_of(order_id)
        if shown is None or side is None or desk.jobs.running(MENDING):
            return

        def work(_progress: Progress) -> Comparison:
            entry = desk.library.entry(order_id)
            refused = mended(desk.library.uncorrected(entry.id), corrections).unfit
            if any(one.index == len(corrections) - 1 for one in refused):
                raise UnreadableFile(refused[-1].reason)
            reading = read_order(desk.library.correct(order_id, corrections), desk.taxonomy)
            sides = {one: reading if desk.pair.name(one) == order_id else shown.side(one) for one in Side}
            left, right = sides[Side.LEFT], sides[Side.RIGHT]
            return compare_readings(left, right, desk.taxonomy, shown.hand, shown.options)

        def done(comparison: Comparison) -> None:
            then()
            self._show(comparison)
            self.changed.emit()
            desk.opened.emit()  # the order may have another name now
            desk.library_changed.emit()

        desk.jobs.start(MENDING, work, done, lambda words: self.said.emit(words, "warning"))

    def _show(self, comparison: Comparison) -> None:
        session = self._desk.session
        step, history = session.current, session.history
        self.about_to_show.emit()
        self._showing = True
        session.show(comparison)
        self._showing = False
        session.history = history  # the person's links are the same, and so is the way back from them
        if step is not None:
            same = (one for one in comparison.steps if (one.left, one.right) == (step.left, step.right))
            session.go_to(next(same, None))
        self.shown.emit()
