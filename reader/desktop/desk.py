"""What the window has done for it: opening, importing, searching, removing. Everything slow is a job."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.alignment import HandLinks, RedlineOptions
from reader.annotations import Tagbook
from reader.comparison import Comparison, HandStore, Session, Side, compare, marks_in
from reader.desktop.import_worker import Task, run_apart
from reader.desktop.jobs import Jobs, Progress
from reader.desktop.searching import Asked, Found, find
from reader.documents import Order
from reader.errors import ReaderError
from reader.library import Entry, ImportOutcome, Library
from reader.places import corpus
from reader.topics import Taxonomy

OPENING, IMPORTING, SEARCHING = "open", "import", "search"
TAKING_OVER = "bundle-take"
"""Taking a bundle into the library: once begun it is brought to its end."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Names of the two orders: library ids, or what else `Library.resolve` takes."""

    left: str
    right: str

    def name(self, side: Side) -> str:
        """The name on `side`."""
        return self.left if side is Side.LEFT else self.right

    def with_side(self, side: Side, name: str) -> Pair:
        """The pair with another order on `side`."""
        return Pair(name, self.right) if side is Side.LEFT else Pair(self.left, name)


class Desk(QObject):
    """The open library and the open pair."""

    opened = Signal()
    """Another pair is open; the session shows it already."""
    library_changed = Signal()
    imported = Signal(object)
    """ImportOutcome of an import that the person asked for."""
    import_moved = Signal(object)
    """reader.library.Progress of that import."""
    removed = Signal(object)
    """Entry that was taken out."""
    failed = Signal(str)
    """A sentence for the window's bar."""

    def __init__(
        self,
        library: Library,
        taxonomy: Taxonomy,
        session: Session,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.library, self.taxonomy, self.session, self.jobs = library, taxonomy, session, jobs
        self.pair = Pair("", "")
        self.hand = HandStore(library.folder)
        self.tagbook: Callable[[], Tagbook] = Tagbook
        """Gives the person's tags and notes, for `tag:` and `note:` in a search."""
        self.redline_options = RedlineOptions()
        """What redlines leave out of account, in this pair and the next."""
        jobs.failed.connect(self.failed)

    def entries(self) -> tuple[Entry, ...]:
        """The orders of the library; none (and a sentence goes out) where it cannot be read."""
        try:
            return self.library.entries()
        except ReaderError as error:
            self.failed.emit(str(error))
            return ()

    # Opening

    def open_pair(
        self,
        pair: Pair,
        then: Callable[[], None] | None = None,
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Lay two orders side by side; `then` runs when they are on screen."""

        def work(_progress: Progress) -> tuple[Pair, Comparison, str]:
            left, right = self.library.resolve(pair.left), self.library.resolve(pair.right)
            names = Pair(known_name(self.library, pair.left, left), known_name(self.library, pair.right, right))
            hand, problem = self.hand_of(names)
            return names, compare(left, right, self.taxonomy, hand, self.redline_options), problem

        def done(result: tuple[Pair, Comparison, str]) -> None:
            self.pair, comparison, problem = result
            self.session.show(comparison)
            self.opened.emit()
            if problem:
                self.failed.emit(problem)
            if then is not None:
                then()

        self.jobs.start(OPENING, work, done, failed)

    # The person's links

    def hand_of(self, pair: Pair) -> tuple[HandLinks, str]:
        """What was said of the links of a pair, and a sentence where that cannot be read."""
        if not self._in_library(pair):
            return HandLinks(), ""
        try:
            return self.hand.load(pair.left, pair.right), ""
        except ReaderError as error:
            return HandLinks(), str(error)

    def keep_hand(self, hand: HandLinks) -> str:
        """Write what is said of the open pair's links; a sentence where that was not possible."""
        if not self._in_library(self.pair):
            words = self.tr(
                "Your links are not kept when you leave this pair: {name} is not in the library. Import it first."
            )
            known = {entry.id for entry in self.entries()}
            names = (self.pair.left, self.pair.right)
            return words.format(name=next((Path(name).name for name in names if name not in known), ""))
        try:
            self.hand.save(self.pair.left, self.pair.right, hand)
        except ReaderError as error:
            return str(error)
        return ""

    def _in_library(self, pair: Pair) -> bool:
        known = {entry.id for entry in self.library.entries()}
        return pair.left in known and pair.right in known

    def open_on(self, side: Side, name: str, then: Callable[[], None] | None = None) -> None:
        """Open an order on one side; where nothing is open yet it stands on both."""
        empty = not self.pair.left and not self.pair.right
        self.open_pair(Pair(name, name) if empty else self.pair.with_side(side, name), then)

    def swap(self) -> None:
        """Put the left order on the right and the right one on the left."""
        if self.session.comparison is not None:
            self.open_pair(Pair(self.pair.right, self.pair.left))

    def side_of(self, order_id: str) -> Side | None:
        """The side an order is open on; None where it is not open."""
        return next((side for side in Side if self.pair.name(side) == order_id), None)

    def stop(self, job: str) -> None:
        """Stop a job; an import hands over what it has taken in so far, a bundle comes in whole."""
        if job in (IMPORTING, TAKING_OVER):
            self.jobs.ask_to_stop(job)
        else:
            self.jobs.cancel(job)

    # The library

    def start(self, then: Callable[[], None]) -> None:
        """Offer the starter orders to the library; `then` runs when they are in, whatever became of them."""

        def work(progress: Progress) -> ImportOutcome:
            return self.library.start_with(corpus(), lambda at: progress.tell(at.done, at.total, at.name))

        def done(_outcome: ImportOutcome) -> None:
            self.library_changed.emit()
            then()

        def failed(sentence: str) -> None:
            self.failed.emit(sentence)
            self.library_changed.emit()
            then()

        self.jobs.start(IMPORTING, work, done, failed)

    def import_paths(self, paths: Sequence[Path], afterwards: Callable[[ImportOutcome], None] | None = None) -> None:
        """Take files and folders into the library. Two files, when both came in or were there, are opened.

        `afterwards` is called with the outcome, off the window's thread, before anything is told.
        The files are read in a process of its own: beside one that reads, this one could not draw in time.
        """

        def work(progress: Progress) -> ImportOutcome:
            task = Task(self.library.folder, tuple(path.absolute() for path in paths))
            outcome = run_apart(task, self.import_moved.emit, lambda: progress.cancelled)
            assert isinstance(outcome, ImportOutcome)
            if afterwards is not None:
                afterwards(outcome)
            self.library.entries()  # listed anew here, so that the window need not wait for it
            return outcome

        def done(outcome: ImportOutcome) -> None:
            self.library_changed.emit()
            self.imported.emit(outcome)
            both = _two(paths, outcome)
            if both is not None:
                self.open_pair(both)

        self.jobs.start(IMPORTING, work, done)

    def remove(self, order_id: str) -> None:
        """Take an order out of the library; it can be brought back."""
        try:
            gone = self.library.remove(order_id)
        except ReaderError as error:
            self.failed.emit(str(error))
            return
        self.library_changed.emit()
        self.removed.emit(gone.entry)

    def restore(self, order_id: str) -> None:
        """Bring back an order that was taken out."""
        try:
            self.library.restore(order_id)
        except ReaderError as error:
            self.failed.emit(str(error))
        self.library_changed.emit()

    # Searching

    def search(self, asked: Asked, done: Callable[[Found], None], failed: Callable[[str], None]) -> None:
        """Search for `asked`; an older search that still runs is dropped."""
        book = self.tagbook()

        def work(_progress: Progress) -> Found:
            return find(self.library, asked, marks_in(book, self.library.entries()))

        self.jobs.start(SEARCHING, work, done, failed)


def known_name(library: Library, name: str, order: Order) -> str:
    """The library id of `order`, which was asked for as `name`; the whole path of a file that is not in the library."""
    entries = library.entries()
    if any(entry.id == name for entry in entries):
        return name
    fingerprint = sha256(order.text.encode("utf-8", "surrogatepass")).hexdigest()
    same = next((entry.id for entry in entries if entry.text_sha256 == fingerprint), None)
    return same or str(Path(name).absolute())


def _two(paths: Sequence[Path], outcome: ImportOutcome) -> Pair | None:
    """The pair to open after an import of exactly two files, in the order in which they were given."""
    names = [entry.id for entry in outcome.added] + [skipped.id for skipped in outcome.skipped]
    if len(paths) != 2 or len(names) != 2 or any(path.is_dir() for path in paths):
        return None
    by_file = {entry.file: entry.id for entry in outcome.added}
    by_path = {skipped.path: skipped.id for skipped in outcome.skipped}
    left, right = (by_path.get(path) or by_file.get(path.name) for path in paths)
    if left and right and left != right:
        return Pair(left, right)
    return Pair(names[0], names[1]) if names[0] != names[1] else None
