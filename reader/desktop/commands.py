"""What each action of the table does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QMessageBox,
)

import reader
from reader.comparison import Side, Verdict
from reader.desktop.actions import STEP_KINDS
from reader.desktop.chooser import ChooserPopup, PairDialog
from reader.desktop.desk import Pair
from reader.desktop.guide_window import FIRST, KEYBOARD, GuideWindow
from reader.desktop.settings import ZOOMS

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow

ZOOM_STEP = 10


class Commands(QObject):
    """The handlers of the actions; they ask the person, and hand on to desk, session and view."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.guide: GuideWindow | None = None

    def handlers(self) -> dict[str, Callable[..., None]]:
        """A handler for each id of the table."""
        window = self._window
        made: dict[str, Callable[..., None]] = {
            "open-pair": self.open_pair,
            "import-files": self.import_files,
            "import-folder": self.import_folder,
            "get-official": lambda: window.doings.get_official(),
            "about-order": lambda: window.doings.show_about(),
            "quit": window.close_window,
            "copy": self.copy,
            "find": window.start_search,
            "follow": window.set_following,
            "topics": window.set_topics_shown,
            "links": window.set_links_shown,
            "redline": window.session.mark_changes,
            "zoom-in": lambda: self.zoom(window.zoom + ZOOM_STEP),
            "zoom-out": lambda: self.zoom(window.zoom - ZOOM_STEP),
            "zoom-reset": lambda: self.zoom(100),
            "left-dock": lambda on: window.body.show_dock(Side.LEFT, on),
            "right-dock": lambda on: window.body.show_dock(Side.RIGHT, on),
            "full-screen": window.set_full_screen,
            "choose-left": lambda: self.choose(Side.LEFT),
            "choose-right": lambda: self.choose(Side.RIGHT),
            "swap": window.desk.swap,
            "next": lambda: window.go(1),
            "previous": lambda: window.go(-1),
            "guide": lambda: self.show_guide(FIRST),
            "keyboard": lambda: self.show_guide(KEYBOARD),
            "about": self.about,
            "new-topic": lambda: window.studies.new_topic(),
            "lineage": lambda: window.studies.show_lineage(),
            "crosswalk": lambda: window.studies.show_crosswalk(),
            "duties": lambda: window.studies.show_duties(),
        }
        made |= window.hand.handlers()
        made |= window.mends.handlers()
        made |= window.viewing.handlers()
        made |= window.tags.handlers()
        made |= window.walks.handlers()
        made |= window.tag_studies.handlers()
        made |= window.handing.handlers()
        for theme in ("system", "light", "dark"):
            made[f"theme-{theme}"] = lambda _on, theme=theme: window.choose_theme(theme)
        for kind in STEP_KINDS:
            made[step_id(kind)] = lambda _on, kind=kind: window.session.step_through(verdict_of(kind))
        return made

    def open_pair(self) -> None:
        """Ask for two orders and lay them side by side."""
        window = self._window
        pair = window.desk.pair
        dialog = PairDialog(window.desk.entries(), pair.left, pair.right, window.theme, window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            left, right = dialog.pair()
            if left and right:
                window.desk.open_pair(Pair(left, right))

    def import_files(self) -> None:
        """Ask for files and import them."""
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import files"))
        if names:
            self._window.handing.take_in([Path(name) for name in names])

    def import_folder(self) -> None:
        """Ask for a folder and import every order in it."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Import folder"))
        if name:
            self._window.desk.import_paths([Path(name)])

    def copy(self) -> None:
        """Copy what is selected where the keyboard is."""
        copy = getattr(QApplication.focusWidget(), "copy", None)
        if callable(copy):
            copy()

    def zoom(self, percent: int) -> None:
        """Type at so many per cent."""
        self._window.set_zoom(min(max(percent, ZOOMS[0]), ZOOMS[1]))

    def choose(self, side: Side, at: QPoint | None = None) -> None:
        """Show the orders that one side can be filled with, at a place of the screen."""
        window = self._window
        popup = ChooserPopup(side, window.desk.entries(), window.theme, window)
        popup.chosen.connect(window.desk.open_on)
        popup.about_asked.connect(lambda side: window.doings.show_about(side))
        popup.orders.list.mark(window.desk.pair.name(side))
        pages = window.body.pages
        popup.open_at(at or pages.mapToGlobal(QPoint(40 if side is Side.LEFT else pages.width() // 2 + 40, 40)))

    def show_guide(self, page: str) -> None:
        """Show a page of the guide in its own window."""
        if self.guide is None:
            self.guide = GuideWindow(self._window.theme, self._window)
        self.guide.open_page(page)
        self.guide.show()
        self.guide.raise_()
        self.guide.activateWindow()

    def about(self) -> None:
        """Say what this program is."""
        words = self.tr(
            "Order Reader {version}\n\nReads two presidential orders side by side, offline.\n"
            "Free software under the MIT licence. The type is Source Serif 4 and Inter, under the SIL Open\n"
            "Font Licence."
        )
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("About Order Reader"))
        box.setIconPixmap(self._window.windowIcon().pixmap(64))
        box.setText(words.format(version=reader.__version__))
        box.open()


def step_id(kind: str) -> str:
    """The id of the action that steps through `kind`."""
    return f"step-{kind.replace(' ', '-')}"


def verdict_of(kind: str) -> Verdict | None:
    """The verdict that is stepped through; None for all differences."""
    return None if kind == "all" else Verdict(kind)
