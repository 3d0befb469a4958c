"""A colleague's bundle in the window: looked into, asked about once, taken over or left; refused in one sentence."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from reader.alignment import HandLinks, Pen, without_counterpart
from reader.annotations import TagStore, with_new_tag, with_passage_tagged
from reader.comparison import HandStore, Side
from reader.desktop.app import STARTER
from reader.export import gathered, library_source, write_bundle
from reader.library import Library
from reader.spans import Span
from reader.walkthroughs import Walkthrough, WalkthroughStore

WAIT = 30_000
K = Qt.Key


@pytest.fixture
def bundle(window, starter_library, tmp_path, qtbot):
    """What a colleague made of the starter pair: a tag, a link, a walkthrough."""
    qtbot.waitUntil(lambda: window.tags.session.loaded, timeout=WAIT)
    library = Library(starter_library)
    book, tag = with_new_tag(window.tags.book, "reversal")
    target = window.tags.texts[Side.LEFT].target(Span(0, 24))
    book = with_passage_tagged(book, (target,), tag.id, "Ben", datetime.now(UTC))
    sources = library_source(library, STARTER.left), library_source(library, STARTER.right)
    comparison = window.session.comparison
    pen = Pen(comparison.left.outline, comparison.right.outline, comparison.bitext, "Ben", datetime.now(UTC))
    hand = without_counterpart(HandLinks(), pen, ("1",), ())
    walkthrough = Walkthrough("From Ben", sources[0].key, sources[1].key)
    file = tmp_path / "from-ben.zip"
    write_bundle(gathered(*sources, book=book, hand=hand, walkthroughs=(walkthrough,)), file)
    window.activateWindow()
    return file


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def asked(window, qtbot):
    """The question, once it is shown."""
    qtbot.waitUntil(lambda: window.handing.bundles.dialog is not None, timeout=WAIT)
    dialog = window.handing.bundles.dialog
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()), timeout=WAIT)
    return dialog


def stored(folder):
    """Every file of the library with its bytes."""
    kept = (path for path in folder.rglob("*") if path.is_file() and "index" not in str(path.relative_to(folder)))
    return {str(path.relative_to(folder)): path.read_bytes() for path in kept}


def test_by_keyboard_a_bundle_is_chosen_looked_into_and_taken_over(window, bundle, qtbot, library_folder, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bundle), ""))
    QTest.keyClick(window, K.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = asked(window, qtbot)
    assert dialog.sentence.text() == "EO 14010 and EO 14165, with 1 tag or note, 1 link and 1 walkthrough."
    press(K.Key_Return)
    qtbot.waitUntil(lambda: window.message.words.startswith("Taken over"), timeout=WAIT)
    assert [tag.label for tag in window.tags.book.vocabulary.tags] == ["reversal"]
    assert window.tags.marks(Side.LEFT)
    assert len(TagStore(library_folder).load().annotations) == 1
    assert len(HandStore(library_folder).load(STARTER.left, STARTER.right).entries) == 1
    assert window.session.comparison.hand.entries
    qtbot.waitUntil(lambda: getattr(window.walks.book.walkthrough, "title", "") == "From Ben", timeout=WAIT)
    assert any(kept.title == "From Ben" for kept in WalkthroughStore(library_folder).all())


def test_left_alone_nothing_changes(window, bundle, qtbot, library_folder):
    before = stored(library_folder)
    window.handing.take_in([bundle])
    asked(window, qtbot)
    press(K.Key_Escape)
    assert stored(library_folder) == before
    assert window.tags.book.annotations == {}


def test_dropped_on_the_window_it_is_looked_into(window, bundle, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(bundle))])
    event = QDropEvent(
        QPointF(200, 200),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    dialog = asked(window, qtbot)
    assert "EO 14165" in dialog.accessibleDescription()
    dialog.reject()


def test_opened_twice_it_says_that_all_was_here(window, bundle, qtbot):
    for words in ("Taken over", "All that is in this bundle was here already"):
        window.handing.bundles.dialog = None
        window.handing.take_in([bundle])
        asked(window, qtbot)
        press(K.Key_Return)
        qtbot.waitUntil(lambda words=words: window.message.words.startswith(words), timeout=WAIT)


def test_a_damaged_bundle_is_one_sentence_and_nothing_comes_in(window, bundle, qtbot, library_folder, tmp_path):
    before = stored(library_folder)
    spoilt = tmp_path / "spoilt.zip"
    with zipfile.ZipFile(bundle) as good, zipfile.ZipFile(spoilt, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name) + (b" " if name.startswith("texts/left") else b""))
    window.handing.take_in([spoilt])
    qtbot.waitUntil(lambda: "spoilt.zip" in window.message.words, timeout=WAIT)
    assert window.handing.bundles.dialog is None
    assert stored(library_folder) == before


def test_files_beside_a_bundle_are_imported_and_a_plain_zip_is_no_bundle(window, bundle, qtbot, tmp_path, monkeypatch):
    imported = []
    monkeypatch.setattr(window.desk, "import_paths", lambda paths: imported.extend(paths))
    plain, text = tmp_path / "plain.zip", tmp_path / "order.txt"
    with zipfile.ZipFile(plain, "w") as container:
        container.writestr("a.txt", "a")
    window.handing.take_in([text, plain])
    assert imported == [text, plain]
    window.handing.take_in([text, bundle])
    assert imported == [text, plain, text]
    asked(window, qtbot).reject()
