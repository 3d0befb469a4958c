"""A person's links as files: what goes out and what comes in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from reader.alignment import HandLinks, Pen
from reader.comparison import export_hand, import_hand
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow

Do = Callable[[str, Callable[[HandLinks, Pen], HandLinks]], bool]
_KINDS = "CSV (*.csv);;JSON (*.json);;YAML (*.yaml)"


class LinkFiles(QObject):
    """Asks for files and says what became of them."""

    def __init__(self, window: MainWindow, do: Do) -> None:
        """`do` does one deed of the person's hand; False where it was refused."""
        super().__init__(window)
        self._window, self._do = window, do
        self._session = window.session

    def ask_import(self) -> None:
        """Ask for a file of links and add what it says."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import links"), "", f"{self.tr('Links')} (*.csv *.json *.yaml *.yml)"
        )
        if name:
            self.import_from(Path(name))

    def import_from(self, path: Path) -> None:
        """Add the links of a file; those that this pair has not are kept and listed as no longer found."""
        try:
            more = import_hand(path)
        except ReaderError as error:
            self._window.message.say(str(error), "warning")
            return
        before = len(self._session.history.now.entries)
        if not self._do(self.tr("import of {file}").format(file=path.name), lambda hand, _pen: hand.joined(more)):
            return
        added = len(self._session.history.now.entries) - before
        comparison = self._session.comparison
        lost = sum(not one.in_force for one in comparison.checked) if comparison else 0
        words = self.tr("{n} links of yours were added; {lost} are not in force (see Differences, Yours).")
        if not lost:
            words = self.tr("1 link of yours was added.") if added == 1 else self.tr("{n} links of yours were added.")
        self._window.message.say(words.format(n=added, lost=lost))

    def ask_export(self) -> None:
        """Ask where to, and write the links there."""
        pair = self._window.desk.pair
        name = f"links {Path(pair.left).stem} {Path(pair.right).stem}.csv"
        chosen, kind = QFileDialog.getSaveFileName(self._window, self.tr("Export links"), name, _KINDS)
        if chosen:
            path = Path(chosen)
            ending = kind[kind.find("*") + 1 : kind.rfind(")")] if "*" in kind else ".csv"
            self.export_to(path if path.suffix else path.with_suffix(ending))

    def export_to(self, path: Path) -> None:
        """Write the links of this pair to a file."""
        pair = self._window.desk.pair
        try:
            export_hand(self._session.history.now, path, Path(pair.left).stem, Path(pair.right).stem)
        except ReaderError as error:
            self._window.message.say(str(error), "warning")
            return
        self._window.message.say(self.tr("Your links were written to {path}.").format(path=path))
