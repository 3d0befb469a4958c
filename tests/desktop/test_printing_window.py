"""Print preview and printing by keyboard: pages drawn as wanted, sheets, sizes, no printer, and one that is a file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from reader.comparison import Side
from reader.desktop.hand_outs import Thing
from reader.desktop.printing import page_layout
from reader.errors import BadRequest

WAIT = 30_000
K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def preview(window, qtbot):
    qtbot.waitUntil(lambda: window.tags.session.loaded, timeout=WAIT)
    window.handing.printing.recall("a4", True)
    window.activateWindow()
    window.view.focus_pane(Side.LEFT)
    QTest.keyClick(QApplication.focusWidget(), K.Key_P, CTRL | SHIFT)
    shown = window.handing.printing.preview
    qtbot.waitUntil(lambda: shown.pages.count > 0, timeout=WAIT)
    yield shown
    if window.handing.printing.preview is shown:
        shown.close()


def drawn(shown, number):
    known = shown.pages._pictures.get(number)
    return known is not None and known[0] == shown.pages.zoom * shown.pages.devicePixelRatioF()


def test_the_first_page_is_drawn_with_its_words(preview, qtbot):
    qtbot.waitUntil(lambda: drawn(preview, 0), timeout=WAIT)
    _, picture = preview.pages._pictures[0]
    dark = sum(
        picture.pixelColor(x, y).lightness() < 120
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )
    assert dark > 200
    assert picture.pixelColor(2, 2) == QColor("white")
    assert preview.words.text() == f"{preview.pages.count} sheets, A4, landscape"


def test_only_pages_in_view_and_the_next_are_drawn(preview, qtbot):
    qtbot.waitUntil(lambda: drawn(preview, 1), timeout=WAIT)
    assert preview.pages.count > 6
    assert len(preview.pages._pictures) <= 4
    preview.pages.setFocus()
    QTest.keyClick(preview.pages, K.Key_End)
    last = preview.pages.count - 1
    qtbot.waitUntil(lambda: drawn(preview, last), timeout=WAIT)
    assert len(preview.pages._pictures) <= 8


def test_pages_are_turned_and_found_by_keyboard(preview):
    pages = preview.pages
    pages.setFocus()
    QTest.keyClick(pages, K.Key_PageDown)
    QTest.keyClick(pages, K.Key_PageDown)
    assert (pages.page, preview.field.text()) == (2, "3")
    QTest.keyClick(pages, K.Key_PageUp)
    assert pages.page == 1
    QTest.keyClick(pages, K.Key_G, CTRL)
    assert QApplication.focusWidget() is preview.field
    QTest.keyClicks(preview.field, "4")
    QTest.keyClick(preview.field, K.Key_Return)
    assert pages.page == 3
    assert pages.accessibleName() == f"Page 4 of {pages.count}"
    QTest.keyClick(pages, K.Key_Home)
    assert pages.page == 0
    assert not preview.before.isEnabled()


def test_the_size_changes_by_key_and_the_place_stays(preview):
    pages = preview.pages
    pages.go_to(4)
    fitted = pages.zoom
    QTest.keyClick(pages, K.Key_Plus, CTRL)
    assert pages.zoom > fitted
    assert pages.page == 4
    QTest.keyClick(pages, K.Key_0, CTRL)
    assert pages.zoom == pytest.approx(fitted)


def test_another_sheet_is_laid_anew(preview, qtbot, window):
    across = preview.pages._size
    preview.across.show_value(False)
    preview.across.chosen.emit(False)
    qtbot.waitUntil(lambda: preview.pages.count > 0 and preview.pages._size != across, timeout=WAIT)
    assert preview.pages._size == QSizeF(across.height(), across.width())
    preview.paper.show_value("letter")
    preview.paper.chosen.emit("letter")
    qtbot.waitUntil(lambda: preview.words.text().endswith("Letter, portrait"), timeout=WAIT)
    assert preview.pages._size.width() == pytest.approx(8.5 * 96, abs=1)
    assert (window.handing.printing.paper, window.handing.printing.across) == ("letter", False)


def test_where_there_is_no_printer_a_pdf_is_offered(window, qtbot, monkeypatch):
    monkeypatch.setattr("reader.desktop.print_doings.has_printers", lambda: False)
    qtbot.waitUntil(lambda: window.tags.session.loaded, timeout=WAIT)
    QTest.keyClick(window, K.Key_P, CTRL)
    assert window.message.words == "No printer is set up on this system."
    window.message.findChildren(QAbstractButton)
    button = next(one for one in window.message.findChildren(QAbstractButton) if "PDF" in one.text())
    button.click()
    dialog = window.handing.dialog
    assert (dialog.thing, dialog.form) == (Thing.COMPARISON, ".pdf")
    dialog.reject()


def test_the_preview_says_that_there_is_no_printer(preview, monkeypatch):
    monkeypatch.setattr("reader.desktop.print_doings.has_printers", lambda: False)
    QTest.keyClick(preview.pages, K.Key_P, CTRL)
    assert preview.words.text().startswith("No printer is set up")


def test_what_is_printed_is_what_the_preview_shows(window, preview, qtbot, monkeypatch, tmp_path):
    file = tmp_path / "printed.pdf"

    def to_file(_parent):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        printer.setOutputFileName(str(file))
        return printer

    monkeypatch.setattr("reader.desktop.print_doings.has_printers", lambda: True)
    monkeypatch.setattr(window.handing.printing, "ask_printer", to_file)
    pages = preview.pages.count
    QTest.keyClick(preview.pages, K.Key_P, CTRL)
    qtbot.waitUntil(lambda: window.message.words.startswith("Handed to the printer"), timeout=WAIT)
    assert window.message.words == f"Handed to the printer: {pages} pages."
    assert file.read_bytes().count(b"/Type /Page\n") == pages


def test_leaving_the_printer_dialog_prints_nothing(window, qtbot, monkeypatch):
    monkeypatch.setattr("reader.desktop.print_doings.has_printers", lambda: True)
    monkeypatch.setattr(window.handing.printing, "ask_printer", lambda _parent: None)
    QTest.keyClick(window, K.Key_P, CTRL)
    assert not window.desk.jobs.running("print")


def test_a_document_that_cannot_be_set_is_a_sentence(preview, qtbot):
    def refuse():
        raise BadRequest("This cannot be set.")

    preview.set_document(refuse, page_layout())
    qtbot.waitUntil(lambda: preview.words.text() == "This cannot be set.", timeout=WAIT)


def test_closing_lets_the_pages_go(window, preview):
    QTest.keyClick(preview.pages, K.Key_Escape)
    assert window.handing.printing.preview is None
    assert preview.pages.drawer._work.pages is None


def test_every_control_of_the_preview_has_a_name_and_its_room(window, qtbot):
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.tags.session.loaded, timeout=WAIT)
    window.handing.printing.show_preview()
    shown = window.handing.printing.preview
    QApplication.processEvents()
    assert shown.width() <= 1024
    assert shown.height() <= 700
    for kind in (QAbstractButton, QLineEdit):
        for control in shown.findChildren(kind):
            if control.isVisible() and control.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                assert control.accessibleName() or control.text()
                assert control.width() >= control.minimumSizeHint().width()
    shown.close()


def test_the_sheet_is_landscape_unless_chosen_otherwise():
    assert page_layout().orientation() is QPageLayout.Orientation.Landscape
