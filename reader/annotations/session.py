"""The tags of a library as a window has them, without Qt: the book now, what was done, and what is kept on disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from reader.annotations.model import Tagbook
from reader.annotations.reading_off import passage_rows
from reader.annotations.rejoining import rejoined
from reader.annotations.shelved import handed_on
from reader.annotations.store import Damaged, TagStore
from reader.errors import BadRequest, ReaderError
from reader.history import History

_DEEDS = 200
"""So many can be undone; each holds a table of all annotations."""


class TagSession:
    """The book of one library. Every deed is kept on disk at once and told to the watchers, on the thread that does it.

    `load` may run on another thread; everything else belongs to the thread of the window.
    """

    def __init__(self, library: Path) -> None:
        """`library` is the library's folder. Nothing is read yet: `load`, then `adopt`."""
        self.library = library
        self.history: History[Tagbook] = History(Tagbook())
        """The book now, with the way back."""
        self.loaded = False
        """True once a book was adopted; before that no deed is taken."""
        self.problem = ""
        """Why the last deed is not kept on disk, in a sentence; empty where it is."""
        self.problems: tuple[str, ...] = ()
        """What the last load found wrong, a sentence each."""
        self._store = TagStore(library)
        self._arrived: tuple[Tagbook, TagStore, int] | None = None
        self._saves = 0
        self._kept = Tagbook()
        self._watchers: list[Callable[[], None]] = []

    @property
    def book(self) -> Tagbook:
        """All that is tagged and noted now."""
        return self.history.now

    @property
    def undo_name(self) -> str:
        """`Undo tag “due process”`; empty where there is nothing to undo."""
        return self.history.undo_name

    @property
    def redo_name(self) -> str:
        """`Redo tag “due process”`; empty where there is nothing to redo."""
        return self.history.redo_name

    @property
    def damaged(self) -> tuple[Damaged, ...]:
        """Files that could not be read and are never overwritten."""
        return self._store.damaged

    def watch(self, watcher: Callable[[], None]) -> None:
        """Have `watcher` called after each change of the book, or of what is told of it."""
        self._watchers.append(watcher)

    def load(self) -> Tagbook:
        """What is kept on disk, read anew; for any thread. Changes nothing here until it is adopted."""
        store, saves = TagStore(self.library), self._saves
        book = store.load()
        passage_rows(book)  # so that the list is there when the window first asks for it
        self._arrived = (book, store, saves)
        return book

    def adopt(self, book: Tagbook) -> None:
        """Takes up what `load` gave. What was done here meanwhile and is not on disk is done to it again, and kept.

        What can be undone stays, unless the files say something else than they did.
        """
        if self._arrived is None or self._arrived[0] is not book:
            raise BadRequest("These tags were not read from this library; load them again.")
        (_, store, saves), self._arrived = self._arrived, None
        if saves != self._saves:  # a deed was kept while the files were read: what was read is older than the disk
            self.adopt(self.load())
            return
        mine, base = self.book, self._kept
        self._store, self._kept, self.loaded = store, book, True
        self.problem, self.problems = "", store.problems
        if mine == base == book:
            self._tell()
            return
        now = rejoined(base, mine, book) if mine != base else book
        self.history = History(now)
        self._keep()
        self._tell()

    def do(self, name: str, book: Tagbook) -> None:
        """Makes `book` the book now, as the deed called `name` (`tag “due process”`); keeps it and tells the watchers.

        A book that changes nothing is no deed. Raises BadRequest before the tags are loaded.
        """
        if not self.loaded:
            raise BadRequest("The tags of the library are still being read; try again in a moment.")
        self._go(self.history.did(name, book))

    def undo(self) -> None:
        """One deed back."""
        self._go(self.history.undone())

    def redo(self) -> None:
        """One deed forward again."""
        self._go(self.history.redone())

    def save(self) -> bool:
        """Tries again to keep what could not be kept; True where all is on disk."""
        if self.loaded:
            self._keep()
            self._tell()
        return self.loaded and not self.problem

    def put_back(self, file: str) -> None:
        """Puts a damaged file's backup in its place (`Damaged.file`); load and adopt then. Raises BadRequest."""
        self._store.put_back(file)

    def _go(self, history: History[Tagbook]) -> None:
        if history is self.history:
            return
        handed_on(self.book, history.now)
        self.history = replace(history, past=history.past[-_DEEDS:])
        self._keep()
        self._tell()

    def _keep(self) -> None:
        self._saves += 1
        try:
            self._store.save(self._kept, self.book)
        except ReaderError as error:
            self.problem = str(error)
        else:
            self._kept, self.problem = self.book, ""

    def _tell(self) -> None:
        for watcher in tuple(self._watchers):
            watcher()
