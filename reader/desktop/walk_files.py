"""Asking for titles and files: new, rename, import, export, bring back. What is decided goes to the book."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit

from reader.desktop.hand_outs import Thing, Wanted
from reader.errors import BadRequest, ReaderError
from reader.walkthroughs import Walkthrough, export_walkthrough, walkthrough_retitled

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow
    from reader.desktop.walks import Walks

HANDED = (".yaml", ".pptx", ".docx", ".html", ".pdf")
"""Endings of the files that a walkthrough is written to."""


class WalkFiles(QObject):
    """The handlers of the menu's lower half."""

    def __init__(self, window: MainWindow, walks: Walks) -> None:
        super().__init__(walks)
        self._window, self._walks = window, walks

    def handlers(self) -> dict[str, Callable[..., None]]:
        """A handler for each of these actions."""
        return {
            "walk-new": self.ask_new,
            "walk-rename": self.ask_rename,
            "walk-copy": self.copy,
            "walk-delete": self.delete,
            "walk-restore": self.ask_restore,
            "walk-import": self.ask_import,
            "walk-export": self.ask_export,
        }

    def _ask(self, title: str, label: str, words: str) -> str:
        mode = QLineEdit.EchoMode.Normal
        found, done = QInputDialog.getText(self._window, title, label, mode, words)
        return found.strip() if done else ""

    # Making and unmaking

    def ask_new(self) -> None:
        """Ask for a title, and begin a walkthrough for the pair."""
        if self._walks.refused():
            return
        title = self._ask(self.tr("New walkthrough"), self.tr("Title:"), self._walks.usual_title())
        if title:
            self.begin(title)

    def begin(self, title: str) -> None:
        """Begin a walkthrough of that title for the pair that is open."""
        keys = self._walks.keys
        name = self.tr("new walkthrough “{title}”").format(title=title)
        self._walks.act(lambda: self._walks.book.begin(name, Walkthrough(title, *keys)))

    def ask_rename(self) -> None:
        """Ask for another title."""
        walkthrough = self._walks.book.walkthrough
        if walkthrough is not None:
            title = self._ask(self.tr("Rename the walkthrough"), self.tr("Title:"), walkthrough.title)
            if title:
                self.rename(title)

    def rename(self, title: str) -> None:
        """Give the open walkthrough another title."""
        name = self.tr("rename walkthrough “{title}”").format(title=title)
        self._walks.do(name, lambda one: walkthrough_retitled(one, title))

    def copy(self) -> None:
        """Keep the open one as the person's own: a draft as it is, of another a copy."""
        book = self._walks.book
        if book.walkthrough is None:
            return
        title = book.walkthrough.title
        if book.opened is not None and book.opened.name and not book.store.is_shipped(book.opened.name):
            doubled = walkthrough_retitled(book.walkthrough, self.tr("{title} (copy)").format(title=title))
            name = self.tr("copy walkthrough “{title}”").format(title=title)
            self._walks.act(lambda: book.begin(name, doubled))
        else:
            self._walks.act(lambda: book.keep(self.tr("keep walkthrough “{title}”").format(title=title)))

    def delete(self) -> None:
        """Take the open one away; a button brings it back."""
        book = self._walks.book
        if book.opened is None:
            return
        draft, kept = book.opened.walkthrough, bool(book.opened.name)
        title = draft.title
        name = self.tr("delete walkthrough “{title}”").format(title=title)
        if not self._walks.act(lambda: book.delete(name)):
            return
        if book.opened is None:
            self._walks.choose_for_pair()
        if not kept:
            back = (self.tr("Bring it back"), lambda: self._draft_back(draft))
            self._window.message.say(self.tr("The draft was put away."), "done", (), (back,))
            return
        words = self.tr("“{title}” was deleted. Ctrl+Z takes it back.").format(title=title)
        self._window.message.say(words, "done", (), ((self.tr("Bring it back"), self._window.deeds.undo),))

    def _draft_back(self, draft: Walkthrough) -> None:
        self._walks.book.hold_draft(draft)
        if {draft.left, draft.right} == set(self._walks.keys):
            self._walks.choose("")

    def ask_restore(self) -> None:
        """Ask which of the deleted ones is to come back."""
        store = self._walks.book.store
        gone = store.removed()
        if not gone:
            self._window.message.say(self.tr("No walkthrough was deleted here; there is nothing to bring back."))
            return
        titles = [f"{at}  {one.title}" for at, one in enumerate(gone, 1)]
        title, label = self.tr("Bring a walkthrough back"), self.tr("Deleted, the last first:")
        chosen, done = QInputDialog.getItem(self._window, title, label, titles, 0, False)
        if done and chosen in titles:
            try:
                name = store.restore(gone[titles.index(chosen)])
            except ReaderError as error:
                self._window.message.say(str(error), "warning")
                return
            self._walks.list_anew(name)

    # Files

    def ask_import(self) -> None:
        """Ask for a colleague's file."""
        kinds = self.tr("Walkthrough (*.yaml *.yml)")
        file, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import a walkthrough"), "", kinds)
        if file:
            self.take(Path(file))

    def take(self, path: Path) -> None:
        """Take over a colleague's file; it is open then where it was made for these two orders."""
        book = self._walks.book
        words = self.tr("import walkthrough “{title}”")
        if not self._walks.act(lambda: book.take_file(lambda one: words.format(title=one.title), path)):
            return
        found = book.walkthrough
        if found is None:
            return
        said = self.tr("“{title}” was taken over: {stops} stops.").format(title=found.title, stops=len(found.stops))
        if {found.left, found.right} != set(self._walks.keys):
            said += " " + self.tr("It is for {left} and {right}; open these two to use it.").format(
                left=found.left, right=found.right
            )
            self._walks.choose_for_pair()
        self._window.message.say(said, "done")

    def ask_export(self) -> None:
        """Ask where the open walkthrough goes, and as what."""
        walkthrough = self._walks.book.walkthrough
        if walkthrough is None:
            self._window.message.say(self.tr("No walkthrough is open; there is nothing to export yet."))
            return
        words = {
            ".yaml": self.tr("Walkthrough, for a colleague"),
            ".pptx": self.tr("Slides"),
            ".docx": self.tr("Document"),
            ".html": self.tr("Web page"),
            ".pdf": self.tr("PDF"),
        }
        kinds = ";;".join(f"{words[ending]} (*{ending})" for ending in HANDED)
        suggested = f"{walkthrough.title.replace('/', '-')}.yaml"
        file, kind = QFileDialog.getSaveFileName(self._window, self.tr("Export walkthrough"), suggested, kinds)
        if file:
            path = Path(file)
            wanted = next((ending for ending in HANDED if f"*{ending})" in kind), HANDED[0])
            self.write(path if path.suffix.lower() in HANDED else path.with_name(path.name + wanted))

    def write(self, path: Path) -> None:
        """Write the open walkthrough to `path`; its ending says as what. All but .yaml go the way of other exports."""
        self._window.right.walkthrough.editor.finish()
        walkthrough = self._walks.book.walkthrough
        if walkthrough is None:
            return
        if path.suffix.lower() == ".yaml":
            try:
                export_walkthrough(walkthrough, path)
            except BadRequest as error:
                self._window.message.say(str(error), "warning")
            else:
                self._written(path)
        else:
            self._window.handing.export(Wanted(Thing.WALKTHROUGH, path))

    def _written(self, path: Path) -> None:
        self._window.message.say(self.tr("The walkthrough was written to {path}.").format(path=path))
