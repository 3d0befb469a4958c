"""The library in the window: what its dock asks for, and what is said of it in the window's bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit

from reader.comparison import Side
from reader.desktop.about_panel import AboutDialog
from reader.desktop.desk import IMPORTING
from reader.desktop.jobs import Progress
from reader.desktop.library_tasks import GETTING, LibraryTasks, Looked
from reader.desktop.official_dialog import OfficialDialog, outcome_details, outcome_words
from reader.desktop.order_report import OrderReport, damaged, report
from reader.library import Entry
from reader.official import GetOutcome
from reader.structure import outline

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow

REPORTING = "report"
_APART = 10_000
"""Milliseconds between two looks for changed files, where nothing was done in the library meanwhile."""


class LibraryDoings(QObject):
    """Joins the library dock, the tasks and the dialogs."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.tasks = LibraryTasks(window.desk)
        self.official: OfficialDialog | None = None
        self._told: frozenset[str] = frozenset()
        self._since = QElapsedTimer()
        dock = window.left.library
        dock.trash_asked.connect(self.tasks.trash)
        dock.rename_asked.connect(self.ask_title)
        dock.anew_asked.connect(lambda order_id: self.tasks.import_anew([order_id]))
        dock.details_asked.connect(self.show_report)
        self.tasks.looked.connect(self._looked)
        self.tasks.renamed.connect(self._renamed)
        self.tasks.trashed.connect(self._trashed)
        self.tasks.got.connect(self._got)
        self.tasks.get_failed.connect(self._get_failed)
        window.desk.library_changed.connect(self.tasks.look)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Coming back to the window, one may have changed files meanwhile."""
        if event.type() is QEvent.Type.WindowActivate and self._due():
            self.tasks.look()
        return super().eventFilter(watched, event)

    def _due(self) -> bool:
        """True where nothing was looked at of late, and no import is under way."""
        if self._window.desk.jobs.running(IMPORTING) or (self._since.isValid() and self._since.elapsed() < _APART):
            return False
        self._since.start()
        return True

    # What is known of an order

    def show_report(self, order_id: str) -> None:
        """Show what is known of an order and of how its file was read."""
        desk = self._window.desk
        entry = next((one for one in desk.entries() if one.id == order_id), None)
        if entry is None:
            return

        def work(_progress: Progress) -> OrderReport:
            return damaged(entry) if entry.problem else report(outline(desk.library.order(entry.id)), entry)

        desk.jobs.start(REPORTING, work, lambda made: AboutDialog(made, self._window).open())

    def show_about(self, side: Side | None = None) -> None:
        """Turn the dock to what is known of an order that is open."""
        window = self._window
        if window.session.comparison is None:
            return
        window.body.show_dock(Side.RIGHT, True)
        window.right.tabs.choose("references")
        window.right.references.show_about(side or window.last_side)

    # Names

    def ask_title(self, order_id: str) -> None:
        """Ask under which title an order is to be shown."""
        entry = next((one for one in self._window.desk.entries() if one.id == order_id), None)
        if entry is None:
            return
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Rename {order}").format(order=entry.id))
        words = self.tr("Title to show in lists; empty brings the order’s own back. The order itself is not changed.")
        dialog.setLabelText(words)
        dialog.setTextValue(entry.title)
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.resize(460, dialog.sizeHint().height())
        dialog.textValueSelected.connect(lambda title: self.tasks.rename(order_id, title))
        dialog.open()

    def _renamed(self, entry: Entry) -> None:
        if not entry.printed_title:
            self._say(self.tr("{id} is shown under its own title again.").format(id=entry.id))
            return
        words = self.tr("{id} is now shown as “{title}”.").format(id=entry.id, title=entry.title)
        back = (self.tr("Bring its own title back"), lambda: self.tasks.rename(entry.id, ""))
        self._window.message.say(words, "done", (), (back,))

    def _trashed(self, entry: Entry) -> None:
        words = self.tr("{order} was moved to the system’s trash; it can be taken back from there.")
        self._say(words.format(order=entry.name))

    def _say(self, words: str) -> None:
        self._window.message.say(words)

    # Changed files

    def _looked(self, looked: Looked) -> None:
        dock = self._window.left.library
        names = {topic.id: topic.label for topic in self._window.desk.taxonomy.topics.values()}
        dock.show_topics(looked.topics, names)
        ids = [changed.entry.id for changed in looked.changed]
        dock.mark_changed(ids)
        fresh = frozenset(ids) - self._told
        self._told = frozenset(ids)
        if fresh:
            self._tell_changed(looked)

    def _tell_changed(self, looked: Looked) -> None:
        count = len(looked.changed)
        name = looked.changed[0].entry.name
        one = self.tr("The file of {order} has changed since it was imported.").format(order=name)
        words = one if count == 1 else self.tr("{n} imported files have changed on disk.").format(n=count)
        line = self.tr("{order}: {path}")
        details = [line.format(order=changed.entry.name, path=changed.path) for changed in looked.changed]
        ids = [changed.entry.id for changed in looked.changed]
        again = (self.tr("Import again"), lambda: self.tasks.import_anew(ids))
        self._window.message.say(words, "link", details, (again,))

    # Official texts

    def get_official(self) -> None:
        """Ask which official texts to get."""
        if self.official is None:
            self.official = OfficialDialog(self.tasks, self._window)
        self.official.show()
        self.official.raise_()
        self.official.activateWindow()
        self.official.numbers.setFocus()

    def _got(self, outcome: GetOutcome) -> None:
        if self.official is None or not self.official.isVisible():
            kind = "warning" if outcome.problem else "done"
            self._window.message.say(outcome_words(outcome), kind, outcome_details(outcome))

    def _get_failed(self, sentence: str) -> None:
        if self.official is None or not self.official.isVisible():
            self._window.message.say(sentence, "warning")

    @property
    def getting(self) -> bool:
        """True while official texts are being got."""
        return self._window.desk.jobs.running(GETTING)
