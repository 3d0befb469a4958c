"""What the window has done in the library beside importing: rename, trash, look for changes, get official texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.desktop.desk import Desk
from reader.desktop.import_worker import Task, run_apart
from reader.desktop.jobs import Progress
from reader.errors import ReaderError
from reader.library import Changed, Entry, ImportOutcome, SortKey, in_order, matching
from reader.official import GetOutcome, Manners, Wanted

LOOKING, GETTING = "look", "get"


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at the library found."""

    topics: Mapping[str, tuple[str, ...]]
    """Ids of the topics that each order speaks of, by its id."""
    changed: tuple[Changed, ...]
    """Orders whose file on disk is another by now."""


class LibraryTasks(QObject):
    """Changes to the library, and looks at it; everything slow is a job of the desk's."""

    looked = Signal(object)
    """Looked."""
    renamed = Signal(object)
    """Entry as it is now."""
    trashed = Signal(object)
    """Entry that was moved to the system's trash."""
    got = Signal(object)
    """GetOutcome of official texts that the person asked for."""
    get_failed = Signal(str)
    """A sentence: nothing could be asked."""
    get_moved = Signal(object)
    """reader.library.Progress of the texts that are being got."""

    def __init__(self, desk: Desk, base: str = "", apart: float | None = None) -> None:
        """`base`: another address to ask for official texts; `apart`: seconds between two requests."""
        super().__init__(desk)
        self._desk = desk
        self._base = base
        self._apart = Manners().apart if apart is None else apart

    def look(self) -> None:
        """Ask which topics the orders speak of and which files have changed; `looked` hands it over."""
        library = self._desk.library

        def work(_progress: Progress) -> Looked:
            entries = library.entries()
            # What entries are found and sorted by is worked out once, before the person types.
            matching(entries, "a")
            in_order(entries, SortKey.TITLE)
            return Looked(library.topics(), library.changed_sources())

        self._desk.jobs.start(LOOKING, work, self.looked.emit, lambda _: None)

    def rename(self, order_id: str, title: str) -> None:
        """Show an order under another title."""
        try:
            entry = self._desk.library.rename(order_id, title)
        except ReaderError as error:
            self._desk.failed.emit(str(error))
            return
        self._desk.library_changed.emit()
        self.renamed.emit(entry)

    def trash(self, order_id: str) -> None:
        """Move an order to the system's trash."""
        library = self._desk.library

        def work(_progress: Progress) -> Entry:
            entry = library.entry(order_id)
            library.trash(order_id)
            return entry

        def done(entry: Entry) -> None:
            self._desk.library_changed.emit()
            self.trashed.emit(entry)

        self._desk.jobs.start("trash", work, done)

    def import_anew(self, order_ids: list[str]) -> None:
        """Import the changed files of these orders; the older text stays beside the new one.

        What the person mended in the older text is laid over the new one, as far as it fits.
        """
        entries = {entry.id: entry for entry in self._desk.entries()}
        changed = [entries[one] for one in order_ids if one in entries and entries[one].origin]
        if changed:
            self._desk.import_paths([Path(entry.origin) for entry in changed], partial(self._carry, changed))

    def _carry(self, older: Sequence[Entry], outcome: ImportOutcome) -> None:
        """Give each order that came in anew the corrections of the one it was read from before."""
        library = self._desk.library
        before = {(entry.origin, entry.part): entry.id for entry in older}
        for entry in outcome.added:
            name = before.get((entry.origin, entry.part))
            corrections = library.corrections(name) if name else ()
            if corrections:
                library.correct(entry.id, corrections)

    def get(self, wanted: Wanted) -> None:
        """Ask the Federal Register for texts, and take them into the library. Nothing else opens a connection."""
        task = Task(self._desk.library.folder, wanted=wanted, base=self._base, apart=self._apart)

        def work(progress: Progress) -> GetOutcome:
            outcome = run_apart(task, self.get_moved.emit, lambda: progress.cancelled)
            assert isinstance(outcome, GetOutcome)
            self._desk.library.entries()  # listed anew here, so that the window need not wait for it
            return outcome

        def done(outcome: GetOutcome) -> None:
            self._desk.library_changed.emit()
            self.got.emit(outcome)

        self._desk.jobs.start(GETTING, work, done, self.get_failed.emit)

    def stop_getting(self) -> None:
        """Ask the getting to stop; what has arrived is kept for the next time."""
        self._desk.jobs.ask_to_stop(GETTING)
