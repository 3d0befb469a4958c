"""Printing and the preview: asks the system for a printer, sets and paints off the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from reader.desktop.hand_outs import Paced, Thing, paper_of
from reader.desktop.jobs import Progress
from reader.desktop.print_preview import PrintPreview
from reader.desktop.printing import page_layout, paint
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.desktop.handing_on import HandingOn
    from reader.desktop.main_window import MainWindow

PRINTING = "print"
SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


class PrintDoings(QObject):
    """What is printed is what the preview shows: the same painter, the same sheet."""

    def __init__(self, window: MainWindow, handing: HandingOn) -> None:
        super().__init__(handing)
        self._window, self._handing = window, handing
        self.preview: PrintPreview | None = None
        self.paper = usual_paper()
        self.across = True
        self.walkthrough = False
        """True where the walkthrough's hand-out is printed, not the comparison."""

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        if self.preview is not None:
            self.preview.set_theme(theme)

    def recall(self, paper: str, across: bool) -> None:
        """The sheet of the last time; an empty name for the usual one."""
        self.paper, self.across = paper if paper in SIZES else usual_paper(), across

    @property
    def layout_of_page(self) -> QPageLayout:
        """The sheet that is printed on."""
        return page_layout(SIZES[self.paper], self.across)

    # The preview

    def show_preview(self) -> None:
        """Show the pages as they will be printed."""
        given = self._handing.given()
        if given is None:
            return
        if self.preview is not None:
            self.preview.close()
        self.walkthrough = self.walkthrough and given.walkthrough is not None
        preview = self.preview = PrintPreview(self.paper, self.across, self._window.theme, self._window)
        preview.offer(given.walkthrough.title if given.walkthrough else "", self.walkthrough, self._handing.tags)
        preview.changed.connect(self._set)
        preview.print_asked.connect(lambda: self.ask(preview))
        preview.save_asked.connect(self.save_instead)
        preview.closed.connect(self._forget)
        preview.show()
        self._set()

    def _forget(self) -> None:
        self.preview = None

    def _set(self) -> None:
        """Lay the chosen document on the chosen sheet."""
        given, preview = self._handing.given(), self.preview
        if given is None or preview is None:
            return
        self.paper, self.across = str(preview.paper.value), bool(preview.across.value)
        self.walkthrough, self._handing.tags = bool(preview.what.value), preview.tags.isChecked()
        walkthrough, tags = self.walkthrough, self._handing.tags
        preview.set_document(lambda: paper_of(given, walkthrough, tags), self.layout_of_page)

    # Printing

    def ask(self, over: QWidget | None = None) -> None:
        """Have the person choose a printer, then print; where the system has none, offer a PDF."""
        given = self._handing.given()
        if given is None or self._handing.is_busy():
            return
        if not has_printers():
            self._say_none()
            return
        printer = self.ask_printer(over or self._window)
        if printer is not None:
            self.print_on(printer)

    def _say_none(self) -> None:
        if self.preview is not None:
            self.preview.say(self.tr("No printer is set up on this system. Save the pages as PDF instead."))
            return
        instead = (self.tr("Save as &PDF instead"), self.save_instead)
        self._window.message.say(self.tr("No printer is set up on this system."), "warning", (), (instead,))

    def ask_printer(self, parent: QWidget) -> QPrinter | None:
        """The system's own dialog; None where the person leaves it."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(self.layout_of_page)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(self.tr("Print"))
        return printer if dialog.exec() == QDialog.DialogCode.Accepted else None

    def print_on(self, printer: QPrinter) -> None:
        """Paint every page on `printer`, off the window's thread."""
        given = self._handing.given()
        if given is None:
            return
        walkthrough, tags = self.walkthrough, self._handing.tags

        def work(progress: Progress) -> int:
            paper = paper_of(given, walkthrough, tags)
            printer.setDocName(paper.title)
            return paint(paper, printer, Paced(progress.tell), lambda: progress.cancelled)

        self._window.desk.jobs.start(PRINTING, work, self._printed)

    def _printed(self, pages: int) -> None:
        self._window.message.say(self.tr("Handed to the printer: {pages} pages.").format(pages=pages), "done")

    def save_instead(self) -> None:
        """Ask where a PDF of the same goes."""
        thing = Thing.WALKTHROUGH if self.walkthrough else Thing.COMPARISON
        if self.preview is not None:
            self.preview.close()
        self._handing.ask_export(thing, ".pdf")


def has_printers() -> bool:
    """True where the system knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def usual_paper() -> str:
    """`letter` where inches are usual, else `a4`."""
    inches = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return "letter" if inches else "a4"
