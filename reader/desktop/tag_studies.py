"""The windows and dialogs of tags: all passages, import and export, a colleague's files, agreement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.annotations import Disagreement, PassageRow, tag_tree
from reader.comparison import Side
from reader.desktop.agreement_window import AgreementWindow
from reader.desktop.jobs import Progress
from reader.desktop.passages_window import PassagesWindow
from reader.desktop.tag_desk import TagDesk
from reader.desktop.tag_exchange import Offered, Wanted, What, ids_of, read_files, signed, taken_in, write
from reader.desktop.tag_exchange_dialogs import ExportDialog, IncomingDialog, kinds_to_read, report_lines
from reader.desktop.tag_words import passages_words
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow

READING, WRITING = "tags-read", "tags-write"


class TagStudies(QObject):
    """Opens them, and carries what they say to the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk: TagDesk | None = None
        self.passages: PassagesWindow | None = None
        self.agreement: AgreementWindow | None = None
        self._listed: tuple[str, ...] = ()
        self._merged: Path | None = None

    @property
    def desk(self) -> TagDesk:
        """What joins the dock with the tags."""
        if self._desk is None:
            self._desk = TagDesk(self._window)
        return self._desk

    def wire(self) -> None:
        """Listen, once the window's parts stand."""
        self.desk.wire()
        self._window.desk.tagbook = lambda: self._window.tags.book
        self._window.tags.session.watch(self._book_changed)

    def handlers(self) -> dict[str, Callable[..., None]]:
        """What their actions do."""
        return {
            "tags-dock": lambda: self.desk.go_to_dock(),
            "tag-new": lambda: self.desk.new(),
            "tags-passages": lambda: self.show_passages(""),
            "tags-import": lambda: self.ask_import(False),
            "tags-export": lambda: self.ask_export(),
            "tags-merge": lambda: self.ask_import(True),
            "tags-agreement": lambda: self.show_agreement(),
        }

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        for window in (self.passages, self.agreement):
            if window is not None:
                window.set_theme(theme)

    def _book_changed(self) -> None:
        book = self._window.tags.book
        if self.passages is not None and self.passages.isVisible():
            self.passages.show_book(book, signed(self._window.desk.entries()))
        if self.agreement is not None and self.agreement.isVisible():
            self.agreement.show_book(book)

    # All passages

    def show_passages(self, tag: str) -> None:
        """All passages of the library, or those of a tag."""
        window = self._window
        if self.passages is None:
            self.passages = PassagesWindow(window.theme, window)
            self.passages.opened.connect(self._open)
            self.passages.export_wanted.connect(self._export_listed)
        self.passages.show_book(window.tags.book, signed(window.desk.entries()), tag)
        self.passages.bring_up()
        self.passages.filter.setFocus()

    def _open(self, row: PassageRow, on_left: bool) -> None:
        """Open a passage on a side; where its order is open there already, go to it."""
        tags, side = self._window.tags, Side.LEFT if on_left else Side.RIGHT
        annotation = tags.book.annotations.get(row.annotation)
        if annotation is None:
            return
        tags.choose(annotation.id)
        if side in tags.sides(annotation.id):
            self._window.last_side = side
            tags.go_to(annotation)
        else:
            tags.show_in(annotation, row.target, side)

    def _export_listed(self, ids: tuple[str, ...]) -> None:
        self._listed = ids
        self.ask_export(self.passages)

    # Files

    def ask_export(self, parent: QWidget | None = None) -> None:
        """Ask what is to be written, in which form and where to."""
        window, book = self._window, self._window.tags.book
        listed = self._listed if parent is not None else ()
        tag = book.vocabulary.tag(self.desk.dock.tree.current_tag())
        pair = ids_of(What.PAIR, book, self.desk.keys, "", ()) or ()
        choices: dict[What, tuple[str, bool]] = {}
        if listed:
            words = self.tr("What is listed: {passages}").format(passages=passages_words(len(listed)))
            choices[What.LISTED] = (words, True)
        every = self.tr("All tags and notes of the library: {passages}")
        choices[What.ALL] = (every.format(passages=passages_words(len(book.annotations))), bool(book.annotations))
        both = self.tr("Those of the open orders: {passages}").format(passages=passages_words(len(pair)))
        choices[What.PAIR] = (both, bool(pair))
        if tag is not None and not listed:
            uses = next((row.total_below for row in tag_tree(book) if row.tag.id == tag.id), 0)
            words = self.tr("Those of “{tag}”: {passages}").format(tag=tag.label, passages=passages_words(uses))
            choices[What.TAG] = (words, uses > 0)
        count = len(book.vocabulary.tags)
        vocabulary = self.tr("The tags themselves, with their meanings: {n}").format(n=count)
        choices[What.VOCABULARY] = (vocabulary, count > 0)
        topics = self.tr("The topics: {n}").format(n=len(window.desk.taxonomy.topics))
        choices[What.TOPICS] = (topics, bool(window.desk.taxonomy.topics))
        dialog = ExportDialog(choices, parent or window)
        dialog.wanted.connect(partial(self.export, tag.id if tag else "", listed))
        dialog.open()

    def export(self, tag: str, listed: Sequence[str], wanted: Wanted, file: Path) -> None:
        """Write a file, off the window's thread."""
        window, book = self._window, self._window.tags.book
        made = Wanted(wanted.what, wanted.ending, ids_of(wanted.what, book, self.desk.keys, tag, listed))
        taxonomy = window.desk.taxonomy

        def work(_progress: Progress) -> Path:
            write(made, book, taxonomy, file)
            return file

        def done(path: Path) -> None:
            window.message.say(self.tr("Written: {path}.").format(path=path), "done")

        window.desk.jobs.start(WRITING, work, done, lambda sentence: window.message.say(sentence, "warning"))

    def ask_import(self, merging: bool) -> None:
        """Ask for files, then show what they offer."""
        title = self.tr("Merge a colleague’s tags") if merging else self.tr("Import tags")
        names, _ = QFileDialog.getOpenFileNames(self._window, title, "", kinds_to_read(merging))
        if names:
            self.read([Path(name) for name in names], merging)

    def read(self, files: Sequence[Path], merging: bool) -> None:
        """Read what files offer, off the window's thread, and show it."""
        window, book, library = self._window, self._window.tags.book, self._window.desk.library
        if not window.tags.session.loaded:
            window.message.say(self.tr("The tags are still being read; try again in a moment."))
            return

        def work(progress: Progress) -> Offered:
            return read_files(files, book, library, progress)

        def done(offered: Offered) -> None:
            if not offered.incoming:
                window.message.say(offered.unread[0], "warning", offered.unread[1:])
                return
            dialog = IncomingDialog(offered, merging, window)
            dialog.taken.connect(lambda taken: self.take(taken, files, merging))
            dialog.open()

        window.desk.jobs.start(READING, work, done, lambda sentence: window.message.say(sentence, "warning"))

    def take(self, offered: Offered, files: Sequence[Path], merging: bool) -> None:
        """Take in what files offer, as one deed."""
        window = self._window
        names = ", ".join(one.name for one in offered.incoming)
        name = self.tr("merging of {file}") if merging else self.tr("import of {file}")
        if not window.tags.deeds.do(name.format(file=names), lambda book: taken_in(book, offered.incoming)):
            return
        words = self.tr("Taken in: {what}. Ctrl+Z takes it back.").format(what="; ".join(report_lines(offered.total)))
        doings = ((self.tr("Agreement…"), lambda: self.show_agreement(files[0])),) if merging else ()
        window.message.say(words, "done", offered.problems, doings)

    # Agreement

    def show_agreement(self, file: Path | None = None) -> None:
        """Show how far two people tag alike; with a colleague's file, against that."""
        window = self._window
        if self.agreement is None:
            self.agreement = AgreementWindow(window.desk.library, window.desk.jobs, window.theme, window)
            self.agreement.opened.connect(self._open_difference)
        self.agreement.show_book(window.tags.book)
        if file is not None:
            self.agreement.add_file(file)
        self.agreement.bring_up()
        self.agreement.who[0].setFocus()

    def _open_difference(self, row: Disagreement, edition: str) -> None:
        """Bring a clause on which two differ into view, in the text it was counted on."""
        window = self._window
        side = window.desk.side_of(edition)
        if side is not None:
            window.go_to_span(side, row.at)
        elif edition:
            side = window.last_side
            window.desk.open_on(side, edition, lambda: QTimer.singleShot(0, lambda: window.go_to_span(side, row.at)))
