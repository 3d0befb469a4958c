"""Handing on: exporting, printing, bundles and copying; what the actions ask for becomes work, and is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from reader.comparison import Changed
from reader.desktop.bundle_doings import LOOKING, BundleDoings
from reader.desktop.copying import Copying
from reader.desktop.desk import TAKING_OVER
from reader.desktop.export_dialog import ExportDialog, Start
from reader.desktop.hand_on_actions import NEEDING_A_PAIR
from reader.desktop.hand_outs import Given, Paced, Thing, Wanted, Watching, write
from reader.desktop.jobs import Progress
from reader.desktop.print_doings import PRINTING, PrintDoings
from reader.desktop.settings import Settings
from reader.desktop.theme import Theme
from reader.walkthroughs import Walkthrough

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow

EXPORTING = "export"
_TOLD = (EXPORTING, PRINTING, LOOKING, TAKING_OVER)
"""Work that the status line tells of."""


class HandingOn(QObject):
    """What leaves the window: files, pages, bundles, the clipboard."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.folder, self.form = "", ""
        """Where the last export went, and as what: `comparison .html`."""
        self.tags, self.lit = True, True
        """Whether tags and notes go along; whether the topics are those lit on screen."""
        self.copying = Copying(window)
        self.printing = PrintDoings(window, self)
        self.bundles = BundleDoings(window)
        self.dialog: ExportDialog | None = None

    def handlers(self) -> dict[str, Callable[..., None]]:
        """What each action of `hand_on_actions` does."""
        return {
            "export": self.ask_export,
            "open-bundle": self.bundles.ask,
            "print": self.printing.ask,
            "print-preview": self.printing.show_preview,
            "copy-cited": self.copying.cited,
            "copy-both": self.copying.both,
        }

    def wire(self) -> None:
        """Listen to the window's parts, once they stand."""
        window = self._window
        window.session.watch(self._watch)
        jobs = window.desk.jobs
        jobs.began.connect(self._began)
        jobs.progressed.connect(self._progressed)
        jobs.finished.connect(self._finished)
        window.status.cancel_asked.connect(self._cancelled)
        self._watch(Changed.PAIR)

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self.printing.set_theme(theme)

    def recall(self, settings: Settings) -> None:
        """Folder, form and paper of the last time."""
        self.folder, self.form = settings.export_folder, settings.export_form
        self.printing.recall(settings.paper, settings.paper_across)

    def _watch(self, changed: Changed) -> None:
        if changed is Changed.PAIR:
            for name in NEEDING_A_PAIR:
                self._window.actions_by_id[name].setEnabled(self._window.session.comparison is not None)

    # What there is to hand on

    @property
    def walkthrough(self) -> Walkthrough | None:
        """The open walkthrough, its sides as the panes have them."""
        walks = self._window.walks
        return walks.oriented(walks.book.opened)

    def given(self) -> Given | None:
        """All that stands in the window; None (and it is said) while no pair is open."""
        window = self._window
        comparison = window.session.comparison
        if comparison is None:
            window.message.say(self.tr("Open two orders first; then there is a comparison to hand on."))
            return None
        window.right.walkthrough.editor.finish()
        book, pair = window.walks.book, window.desk.pair
        kept = tuple(one.name for one in book.for_pair(window.walks.keys) if not book.store.is_shipped(one.name))
        return Given(
            comparison,
            (pair.left, pair.right),
            window.desk.library,
            dict(window.session.slots),
            window.tags.book,
            self.walkthrough,
            kept,
        )

    # Exporting

    def ask_export(self, thing: Thing | None = None, ending: str = "") -> None:
        """Ask what, as what and where to; `thing` and `ending` are marked then, else what was chosen last."""
        given = self.given()
        if given is None or self.is_busy():
            return
        last, _, form = self.form.partition(" ")
        usual = Thing(last) if last in set(Thing) else Thing.COMPARISON
        folder = Path(self.folder) if self.folder and Path(self.folder).is_dir() else documents()
        start = Start(thing or usual, ending or ("" if thing else form), folder, self.tags, self.lit)
        self.dialog = ExportDialog(given, start, self._window.theme, self._window)
        self.dialog.wanted.connect(lambda wanted: self.export(wanted, given))
        self.dialog.open()

    def is_busy(self) -> bool:
        """True (and it is said) while something is being written or printed."""
        jobs = self._window.desk.jobs
        if not any(jobs.running(kind) for kind in (EXPORTING, PRINTING)):
            return False
        words = self.tr("Something is being written already; wait for it, or stop it with the cross at the foot.")
        self._window.message.say(words, "warning")
        return True

    def export(self, wanted: Wanted, given: Given | None = None) -> None:
        """Write it, off the window's thread."""
        given = given or self.given()
        if given is None or self.is_busy():
            return
        self.folder, self.form = str(wanted.file.parent), f"{wanted.thing.value} {wanted.file.suffix.lower()}"
        self.tags, self.lit = wanted.tags, wanted.lit
        known = given

        def work(progress: Progress) -> Path:
            from reader.desktop.printing import print_pdf

            return write(wanted, known, print_pdf, Watching(Paced(progress.tell), lambda: progress.cancelled))

        self._window.desk.jobs.start(EXPORTING, work, self._written)

    def _written(self, file: Path) -> None:
        words = self.tr("Written: {file} ({size}).").format(file=file, size=size_words(_size(file)))
        show = (self.tr("Show in &folder"), lambda: self._open(file.parent))
        look = (self.tr("&Open"), lambda: self._open(file))
        bundle = file.suffix.lower() == ".zip"
        self._window.message.say(words, "done", (), (show,) if bundle else (look, show))

    def _open(self, path: Path) -> None:
        """Have the system show a file of this machine; only ever upon the person's own press."""
        if not path.exists() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = self.tr("The system has no program that shows {path}.")
            self._window.message.say(words.format(path=path), "warning")

    # What is told of the work

    def _began(self, kind: str) -> None:
        words = {
            EXPORTING: self.tr("Writing …"),
            PRINTING: self.tr("Printing …"),
            LOOKING: self.tr("Opening the bundle …"),
            TAKING_OVER: self.tr("Taking the bundle over …"),
        }.get(kind)
        if words:
            self._window.status.show_progress(kind, 0, 0, words)

    def _progressed(self, kind: str, done: int, total: int, what: str) -> None:
        if kind in _TOLD and self._window.desk.jobs.running(kind):
            percent = self.tr("{percent} %").format(percent=100 * done // total) if total else ""
            verb = {EXPORTING: self.tr("Writing"), PRINTING: self.tr("Printing")}.get(kind, self.tr("Bundle"))
            at = " · ".join(part for part in (what, percent) if part)
            words = f"{verb}: {at}" if at else verb
            self._window.status.show_progress(kind, done, total, words)

    def _finished(self, kind: str) -> None:
        if kind in _TOLD:
            self._window.status.show_progress("", 0, 0, "")

    def _cancelled(self, kind: str) -> None:
        if kind == EXPORTING:
            self._window.message.say(self.tr("Stopped. Nothing was written."))
        elif kind == PRINTING:
            self._window.message.say(self.tr("Printing was stopped."))

    def stop(self) -> None:
        """The window closes: let the preview's pages go."""
        if self.printing.preview is not None:
            self.printing.preview.close()

    # What comes in

    def take_in(self, paths: Sequence[Path]) -> None:
        """Import files and folders; a bundle among them is looked into instead."""
        self.bundles.take_in(paths)


def documents() -> Path:
    """The person's folder for documents; their home where there is none."""
    name = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(name) if name and Path(name).is_dir() else Path.home()


def size_words(size: int) -> str:
    """`3 KB`, `1.4 MB`."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
