"""A colleague's bundle: looked into, asked about once, taken over. Files that come in are told apart here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from reader.annotations import Tagbook
from reader.desktop.bundle_dialog import BundleDialog
from reader.desktop.desk import TAKING_OVER, Pair
from reader.desktop.jobs import Progress
from reader.desktop.tags import TAGS
from reader.export import BundleContents, BundleOutcome, is_bundle, read_bundle, take_over

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow

LOOKING = "bundle"


class BundleDoings(QObject):
    """Opens bundles; nothing of one comes in before the person says so."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: BundleDialog | None = None

    def ask(self) -> None:
        """Ask for the file of a bundle, and look into it."""
        title, kinds = self.tr("Open a colleague’s bundle"), self.tr("Bundle (*.zip)")
        file, _ = QFileDialog.getOpenFileName(self._window, title, self._window.handing.folder, kinds)
        if file:
            self.look_into(Path(file))

    def take_in(self, paths: Sequence[Path]) -> None:
        """Import these files and folders; the first bundle among them is looked into."""
        zipped = [path for path in paths if path.suffix.lower() == ".zip" and path.is_file()]
        bundle = next((path for path in zipped if is_bundle(path)), None)
        if bundle is None:
            self._window.desk.import_paths(list(paths))
            return
        rest = [path for path in paths if path != bundle]
        if rest:
            self._window.desk.import_paths(rest)
        self.look_into(bundle)

    def look_into(self, file: Path) -> None:
        """Check every part of a bundle off the window's thread, then ask what is to be done with it."""
        self._window.desk.jobs.start(LOOKING, lambda _: read_bundle(file), self._ask)

    def _ask(self, contents: BundleContents) -> None:
        self.dialog = BundleDialog(contents, self._window.theme, self._window)
        self.dialog.accepted.connect(lambda: self.take_over(contents))
        self.dialog.open()

    def take_over(self, contents: BundleContents) -> None:
        """Bring it into the library, off the window's thread, and open its pair."""
        library = self._window.desk.library

        def work(progress: Progress) -> BundleOutcome:
            outcome = take_over(contents, library, progress=progress.tell)
            library.entries()  # listed anew here, so that the window need not wait for it
            return outcome

        self._window.desk.jobs.start(TAKING_OVER, work, self._taken)

    def _taken(self, outcome: BundleOutcome) -> None:
        """The tags are read anew, then the pair is opened, then its walkthrough."""
        window = self._window
        window.desk.library_changed.emit()
        tags = window.tags.session

        def read(book: Tagbook) -> None:
            tags.adopt(book)
            window.desk.open_pair(Pair(outcome.left, outcome.right), lambda: self._opened(outcome))

        window.desk.jobs.start(TAGS, lambda _: tags.load(), read)

    def _opened(self, outcome: BundleOutcome) -> None:
        window = self._window
        window.walks.list_anew(next(iter(outcome.walkthroughs), ""))
        words = self.tr("Taken over: {what}").format(what=outcome.sentence)
        if not brings_something(outcome):
            words = self.tr("All that is in this bundle was here already. Both orders are open.")
        window.message.say(words, "warning" if outcome.problems else "done", outcome.problems)


def brings_something(outcome: BundleOutcome) -> bool:
    """True where anything of a bundle was not here before, or could not be taken over."""
    tags = outcome.tags
    fresh = tags is not None and bool(tags.new or tags.joined or tags.doubled or tags.new_tags)
    return bool(outcome.added or fresh or outcome.links or outcome.walkthroughs or outcome.problems)
