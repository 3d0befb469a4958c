"""What the window says of its work: progress, the end of an import, errors, the welcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.desktop.desk import IMPORTING, OPENING
from reader.desktop.outcome_words import import_details, import_words, progress_words
from reader.library import Entry, ImportOutcome, Progress

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow


class Notices(QObject):
    """Puts into words what the desk and its jobs tell."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        desk = window.desk
        desk.failed.connect(self.failed)
        desk.imported.connect(self.imported)
        desk.import_moved.connect(self.import_moved)
        desk.removed.connect(self.removed)
        desk.opened.connect(self._titled)
        desk.library_changed.connect(window.show_library)
        desk.jobs.began.connect(self._began)
        desk.jobs.progressed.connect(self.progressed)
        desk.jobs.finished.connect(self._finished)

    def failed(self, sentence: str) -> None:
        """An error's own sentence, in the bar."""
        self._window.message.say(sentence, "warning")

    def progressed(self, kind: str, done: int, total: int, what: str) -> None:
        """How far the starter orders are, in the status line."""
        if kind == IMPORTING and total:
            self.import_moved(Progress(done, total, what))

    def import_moved(self, at: Progress) -> None:
        """How far an import is, how quick, and how long it will take, in the status line."""
        if at.total and self._window.desk.jobs.running(IMPORTING):
            self._window.status.show_progress(IMPORTING, at.done, at.total, progress_words(at))

    def _began(self, kind: str) -> None:
        words = {
            IMPORTING: self.tr("Importing …"),
            OPENING: self.tr("Comparing …"),
        }.get(kind)
        if words:
            self._window.status.show_progress(kind, 0, 0, words)

    def _finished(self, kind: str) -> None:
        if kind in (OPENING, IMPORTING):
            self._window.status.show_progress("", 0, 0, "")

    def _titled(self) -> None:
        comparison = self._window.session.comparison
        if comparison is not None:
            names = (comparison.left.order.name, comparison.right.order.name)
            words = self.tr("{left} beside {right} – Order Reader")
            self._window.setWindowTitle(words.format(left=names[0], right=names[1]))

    def imported(self, outcome: ImportOutcome) -> None:
        """What became of an import, in one sentence; the rest in the details."""
        bad = bool(outcome.refused) and not outcome.added
        self._window.message.say(import_words(outcome), "warning" if bad else "done", import_details(outcome))

    def removed(self, entry: Entry) -> None:
        """An order is gone, and can be brought back."""
        words = self.tr("{order} was taken out of the library.").format(order=entry.name)
        bring = (self.tr("Bring it back"), lambda: self._window.desk.restore(entry.id))
        self._window.message.say(words, "done", (), (bring,))

    def welcome(self) -> None:
        """The first thing seen explains itself."""
        self._window.welcome.say(
            self.tr(
                "Two orders side by side. A ribbon joins clauses that correspond; it is red where they pull in "
                "opposite directions. Press Alt+Down for the next difference. Drop files here to add orders of "
                "your own."
            ),
            "link",
            (),
            ((self.tr("Read the guide"), lambda: self._window.commands.show_guide("index")),),
        )
