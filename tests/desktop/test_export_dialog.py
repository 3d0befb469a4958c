"""Export by keyboard alone: what, as what, with what, where to; progress, stopping, refusals, nothing half written."""

from __future__ import annotations

import json
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton

from reader.annotations import with_new_tag, with_passage_tagged
from reader.comparison import Side
from reader.desktop.app import as_left
from reader.desktop.export_words import file_stem
from reader.desktop.hand_outs import FORMS, Thing, Wanted, write
from reader.desktop.settings import Settings, load_settings, save_settings
from reader.errors import Cancelled
from reader.spans import Span

WAIT = 30_000
K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MAGIC = {".html": b"<!DOCTYPE html", ".pdf": b"%PDF", ".docx": b"PK", ".pptx": b"PK", ".zip": b"PK"}


@pytest.fixture
def handing(window, tmp_path, qtbot):
    qtbot.waitUntil(lambda: window.tags.session.loaded, timeout=WAIT)
    window.handing.folder = str(tmp_path)
    window.activateWindow()
    return window.handing


def press(key, held=Qt.KeyboardModifier.NoModifier):
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, held)


def opened(window, qtbot):
    """The dialog, by its key."""
    QTest.keyClick(window, K.Key_E, CTRL)
    dialog = window.handing.dialog
    qtbot.waitUntil(lambda: dialog.isVisible() and dialog.isAncestorOf(QApplication.focusWidget()), timeout=WAIT)
    return dialog


def written(window, qtbot):
    qtbot.waitUntil(lambda: not window.desk.jobs.running("export") and bool(window.message.words), timeout=WAIT)


def test_by_keyboard_alone_the_second_thing_goes_out_in_its_second_form_under_another_name(
    window, handing, qtbot, tmp_path
):
    dialog = opened(window, qtbot)
    assert QApplication.focusWidget() is dialog.things
    press(K.Key_Tab)
    assert QApplication.focusWidget() is dialog.forms
    press(K.Key_Down)
    assert (dialog.thing, dialog.form) == (Thing.COMPARISON, ".pdf")
    while QApplication.focusWidget() is not dialog.name:
        press(K.Key_Tab)
    press(K.Key_A, CTRL)
    QTest.keyClicks(dialog.name, "for the class")
    press(K.Key_Return)
    written(window, qtbot)
    file = tmp_path / "for the class.pdf"
    assert file.read_bytes().startswith(b"%PDF")
    assert str(file) in window.message.words
    assert [name.name for name in tmp_path.glob("*.pdf")] == ["for the class.pdf"]


def test_folder_and_form_are_remembered_over_the_next_start(window, handing, qtbot, tmp_path):
    handing.export(Wanted(Thing.LINKS, tmp_path / "links.csv", tags=False))
    written(window, qtbot)
    kept = tmp_path / "settings.json"
    save_settings(kept, as_left(window, Settings()))
    handing.recall(Settings())
    handing.recall(load_settings(kept))
    dialog = opened(window, qtbot)
    assert (dialog.thing, dialog.form, dialog.folder) == (Thing.LINKS, ".csv", tmp_path)
    press(K.Key_Escape)
    assert not dialog.isVisible()


def test_everything_that_is_offered_can_be_written(window, handing, qtbot, tmp_path):
    window.actions_by_id["walk-suggest"].trigger()
    qtbot.waitUntil(lambda: bool(handing.walkthrough and handing.walkthrough.stops), timeout=WAIT)
    folder = tmp_path / "out"
    folder.mkdir()
    files = [(thing, folder / f"{thing.value}{ending}") for thing in Thing for ending in FORMS[thing]]
    for thing, file in files:
        window.message.dismiss()
        handing.export(Wanted(thing, file))
        written(window, qtbot)
        assert str(file) in window.message.words
        data, magic = file.read_bytes(), MAGIC.get(file.suffix, b"")
        assert data[: len(magic)].upper() == magic.upper()
        assert len(data) > 40
    assert json.loads((folder / "comparison.json").read_text("utf-8"))["links"]
    assert sorted(path.name for path in folder.iterdir()) == sorted(file.name for _, file in files)


def test_a_bundle_takes_tags_only_where_they_are_wanted(window, handing, qtbot, tmp_path):
    book, tag = with_new_tag(window.tags.book, "due process")
    target = window.tags.texts[Side.LEFT].target(Span(0, 20))
    window.tags.session.do("tag", with_passage_tagged(book, (target,), tag.id, "Ann", datetime.now(UTC)))
    given = handing.given()
    for tags, expected in ((True, True), (False, False)):
        file = write(Wanted(Thing.BUNDLE, tmp_path / f"{tags}.zip", tags=tags), given)
        assert ("tags/annotations.jsonld" in zipfile.ZipFile(file).namelist()) is expected


def test_what_is_there_already_is_said_before_it_is_replaced(window, handing, qtbot, tmp_path):
    dialog = opened(window, qtbot)
    file = dialog.file
    file.write_text("mine")
    dialog.name.textChanged.emit("")
    assert file.name in dialog.says.text()
    assert "Replace" in dialog.save.text()
    press(K.Key_Escape)
    assert file.read_text() == "mine"


def test_a_known_ending_that_is_typed_chooses_the_form(window, handing, qtbot, tmp_path):
    dialog = opened(window, qtbot)
    dialog.name.setFocus()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "both.docx")
    assert dialog.form == ".docx"
    assert dialog.file == tmp_path / "both.docx"


def test_a_walkthrough_that_is_not_open_cannot_be_saved_and_says_why(window, handing, qtbot):
    qtbot.waitUntil(lambda: not window.desk.jobs.running("walks-list"), timeout=WAIT)
    window.walks.book.close()
    dialog = opened(window, qtbot)
    press(K.Key_Down)
    assert dialog.thing is Thing.WALKTHROUGH
    assert dialog.says.text().startswith("No walkthrough is open")
    assert not dialog.save.isEnabled()
    press(K.Key_Return)
    assert dialog.isVisible()


def test_a_folder_that_cannot_be_written_is_a_sentence_and_no_half_file(window, handing, qtbot, tmp_path):
    handing.export(Wanted(Thing.COMPARISON, tmp_path / "no such folder" / "pair.html"))
    written(window, qtbot)
    assert "no such folder" in window.message.words
    assert not any(path.is_file() for path in tmp_path.iterdir())


def test_an_old_file_stands_where_the_new_one_fails(window, handing, qtbot, tmp_path, monkeypatch):
    file = tmp_path / "pair.html"
    file.write_text("the old one")

    def broken(*_args, **_named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reader.export.files.html_page", broken)
    handing.export(Wanted(Thing.COMPARISON, file))
    written(window, qtbot)
    assert "No space left" in window.message.words
    assert file.read_text() == "the old one"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["pair.html"]


def test_a_long_export_shows_how_far_it_is_and_is_stopped_by_keyboard(window, handing, qtbot, tmp_path, monkeypatch):
    ended = []

    def slow(_wanted, _given, _print_pdf, watching):
        for at in range(2000):
            if watching.cancelled():
                ended.append(at)
                raise Cancelled
            watching.progress(at, 2000, "page")
            time.sleep(0.005)
        return tmp_path / "never"

    monkeypatch.setattr("reader.desktop.handing_on.write", slow)
    handing.export(Wanted(Thing.COMPARISON, tmp_path / "pair.pdf"))
    qtbot.waitUntil(lambda: "page" in window.status.working and "%" in window.status.working, timeout=WAIT)
    for _ in range(20):
        if window.status.isAncestorOf(QApplication.focusWidget()):
            break
        press(K.Key_F6)
    press(K.Key_Space)
    qtbot.waitUntil(lambda: bool(ended), timeout=WAIT)
    assert window.message.words == "Stopped. Nothing was written."
    assert window.status.working == ""
    assert not list(tmp_path.glob("pair*"))


def test_one_thing_at_a_time(window, handing, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("reader.desktop.handing_on.write", lambda *_: time.sleep(0.4) or tmp_path / "a")
    handing.export(Wanted(Thing.COMPARISON, tmp_path / "a.html"))
    handing.export(Wanted(Thing.COMPARISON, tmp_path / "b.html"))
    assert window.message.words.startswith("Something is being written already")
    written(window, qtbot)


def test_open_and_show_in_folder_hand_a_local_file_to_the_system_only_when_pressed(
    window, handing, qtbot, tmp_path, monkeypatch
):
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url) or True)
    handing.export(Wanted(Thing.TOPICS, tmp_path / "topics.csv"))
    written(window, qtbot)
    assert asked == []
    buttons = {button.text().replace("&", ""): button for button in window.message.findChildren(QPushButton)}
    buttons["Show in folder"].click()
    assert [url.toLocalFile() for url in asked] == [str(tmp_path)]
    assert asked[0].isLocalFile()


def test_no_name_is_too_odd_for_a_file(window, handing, tmp_path):
    given = handing.given()
    for thing in Thing:
        stem = file_stem(thing, given)
        assert stem
        assert Path(stem).name == stem


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_every_control_has_a_name_and_lies_within_the_dialog(window, handing, qtbot, size):
    window.resize(*size)
    dialog = opened(window, qtbot)
    assert dialog.width() <= size[0]
    assert dialog.height() <= size[1]
    for kind in (QAbstractButton, QLineEdit):
        for control in dialog.findChildren(kind):
            if control.isVisible():
                assert control.accessibleName() or control.text()
                assert dialog.rect().contains(control.geometry())
                assert control.width() >= min(control.sizeHint().width(), 60)
    for name in (dialog.things.accessibleName(), dialog.forms.accessibleName()):
        assert name
