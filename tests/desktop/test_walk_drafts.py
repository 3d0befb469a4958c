"""Drafts are not lost; a file that cannot be read says so; a low dock gives its room to the list of stops."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from walk_hands import WAIT, press, settle

from reader.comparison import Side
from reader.desktop.desk import Pair
from reader.desktop.walk_book import Origin
from reader.walkthroughs import WalkthroughStore, to_yaml


def choices(window):
    """What the menu of walkthroughs lists, without the counts of stops."""
    dock = window.right.walkthrough
    dock._fill_menu()
    return [action.text().partition("\t")[0] for action in dock._menu.actions() if action.text()]


@pytest.fixture
def drafted(window, qtbot):
    """The starter pair, with a draft open."""
    window.view.set_motion(0)
    settle(window, qtbot)
    window.walks.making.suggest()
    settle(window, qtbot)
    assert window.walks.book.opened.origin is Origin.DRAFT
    return window


def test_a_draft_waits_while_another_is_open(drafted, qtbot):
    window, draft = drafted, drafted.walks.book.walkthrough
    window.walks.choose("two-orders-one-border")
    settle(window, qtbot)
    assert window.walks.book.opened.origin is Origin.SHIPPED
    assert draft.title in choices(window)
    window.walks.choose("")
    assert window.walks.book.walkthrough == draft
    assert window.walks.book.opened.origin is Origin.DRAFT


def test_a_draft_waits_while_another_pair_is_open(drafted, qtbot):
    window, draft, mine = drafted, drafted.walks.book.walkthrough, drafted.desk.pair
    window.desk.open_pair(Pair("eo-13768-digest", "eo-14159-digest"))
    qtbot.waitUntil(lambda: window.desk.pair.left == "eo-13768-digest", timeout=WAIT)
    settle(window, qtbot)
    assert draft.title not in choices(window)
    window.desk.open_pair(mine)
    qtbot.waitUntil(lambda: window.desk.pair == mine, timeout=WAIT)
    settle(window, qtbot)
    assert window.walks.book.walkthrough == draft
    assert not any(line.endswith(" ") for line in window.walks.keep_last())


def test_keep_it_keeps_the_draft_and_not_what_is_open_now(drafted, qtbot):
    window, draft = drafted, drafted.walks.book.walkthrough
    window.walks.choose("two-orders-one-border")
    settle(window, qtbot)
    window.walks.making._keep(draft)
    settle(window, qtbot)
    assert window.walks.book.opened.origin is Origin.OWN
    assert WalkthroughStore(window.desk.library.folder).load(window.walks.book.opened.name).stops == draft.stops
    assert window.walks.book.draft_for(window.walks.keys) is None
    window.deeds.undo()
    settle(window, qtbot)
    assert window.walks.book.draft_for(window.walks.keys) == draft


def test_a_draft_that_was_put_away_comes_back(drafted, qtbot):
    window, draft = drafted, drafted.walks.book.walkthrough
    window.walks.files.delete()
    settle(window, qtbot)
    assert window.walks.book.opened.origin is Origin.SHIPPED  # what else there is for the pair
    assert draft.title not in choices(window)
    window.walks.files._draft_back(draft)
    assert window.walks.book.walkthrough == draft


def test_a_file_that_cannot_be_read_is_listed_and_says_in_which_line(window, qtbot):
    settle(window, qtbot)
    opened = window.walks.book.opened
    store = WalkthroughStore(window.desk.library.folder)
    store.folder.mkdir(parents=True, exist_ok=True)
    good = to_yaml(window.walks.book.walkthrough)
    file = store.folder / "my-talk.yaml"
    file.write_text(good.replace("\n  title:", "\n  titel:", 1), "utf-8")
    before = file.read_bytes()
    window.walks.list_anew()
    settle(window, qtbot)
    shown = choices(window)
    assert shown[shown.index("Cannot be read") + 1] == "my-talk.yaml"
    action = next(one for one in window.right.walkthrough._menu.actions() if one.text() == "my-talk.yaml")
    assert "line" in action.toolTip()
    action.trigger()
    settle(window, qtbot)
    assert "titel" in window.message.words
    assert "line" in window.message.words
    assert window.walks.book.opened == opened
    assert file.read_bytes() == before


def test_a_note_of_broken_lines_runs_on_in_its_field_and_is_not_rewritten_by_looking(window, qtbot):
    settle(window, qtbot)
    made = window.walks.book.walkthrough
    store = WalkthroughStore(window.desk.library.folder)
    wrapped = (
        "Ask the room to read the left passage aloud before anybody\nspeaks of the right one; then let them guess."
    )
    from reader.walkthroughs import with_note

    name = store.add(with_note(made, made.stops[0].id, wrapped))
    window.walks.list_anew(name)
    settle(window, qtbot)
    dock = window.right.walkthrough
    dock.list.mark(made.stops[0].id)
    assert dock.editor.note.toPlainText() == wrapped.replace("\n", " ")
    past = len(window.walks.book.history.past)
    dock.list.mark(made.stops[1].id)
    assert len(window.walks.book.history.past) == past
    dock.list.mark(made.stops[0].id)
    dock.editor.note.appendPlainText("\nThen reveal.")
    dock.editor.finish()
    assert store.load(name).stops[0].note == wrapped.replace("\n", " ") + "\n\nThen reveal."


def test_in_a_low_dock_the_note_is_one_line_until_it_has_the_keyboard(window, qtbot):
    settle(window, qtbot)
    window.resize(1440, 620)
    window.activateWindow()
    window.walks.show_dock()
    dock = window.right.walkthrough
    qtbot.waitUntil(dock.list.hasFocus, timeout=WAIT)
    qtbot.waitUntil(lambda: dock.editor.folded, timeout=WAIT)
    qtbot.waitUntil(lambda: dock.list.height() > 2 * dock.editor.height(), timeout=WAIT)
    dock.write_note()
    qtbot.waitUntil(lambda: not dock.editor.folded and dock.editor.note.hasFocus(), timeout=WAIT)
    qtbot.waitUntil(lambda: dock.editor.note.height() > 60, timeout=WAIT)
    window.view.focus_pane(Side.LEFT)
    qtbot.waitUntil(lambda: dock.editor.folded, timeout=WAIT)
    window.resize(1440, 1000)
    qtbot.waitUntil(lambda: not dock.editor.folded, timeout=WAIT)
    assert dock.editor.note.lineWrapMode() is dock.editor.note.LineWrapMode.WidgetWidth


def test_every_control_of_the_dock_has_a_name_and_f6_reaches_it(window, qtbot):
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QTextEdit, QWidget

    settle(window, qtbot)
    window.activateWindow()
    window.walks.show_dock()
    dock = window.right.walkthrough
    qtbot.waitUntil(dock.list.hasFocus, timeout=WAIT)
    for part in dock.findChildren(QWidget):
        if isinstance(part, QAbstractButton | QAbstractItemView | QTextEdit) and part.focusPolicy():
            words = part.accessibleName() or (part.text() if isinstance(part, QAbstractButton) else "")
            assert words.strip(" ⋯"), part
    window.view.focus_pane(Side.LEFT)
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F6)
        if window.right.isAncestorOf(QApplication.focusWidget()):
            break
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if dock.isAncestorOf(QApplication.focusWidget()):
            break
    assert QApplication.focusWidget() is dock.chooser


def test_a_bare_file_without_a_number_gets_a_sentence_and_no_stop(window, qtbot, tmp_path: Path):
    settle(window, qtbot)
    file = tmp_path / "bare.txt"
    file.write_text("Memorandum about the gardens.\n\nSection 1. Wells. The gardener shall dig wells.\n", "utf-8")
    window.desk.open_pair(Pair(window.desk.pair.left, str(file)))
    qtbot.waitUntil(lambda: window.desk.pair.right == str(file), timeout=WAIT)
    settle(window, qtbot)
    window.activateWindow()
    window.view.focus_pane(Side.LEFT)
    press(window, Qt.Key.Key_S)
    assert "Import it first" in window.message.words
    assert not window.right.walkthrough.add.isEnabled()


def test_a_suggested_walkthrough_is_a_draft_until_it_is_changed(window, qtbot):
    settle(window, qtbot)
    window.activateWindow()
    window.view.focus_pane(Side.LEFT)
    press(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    settle(window, qtbot)
    assert window.walks.book.opened.origin is Origin.DRAFT
    assert len(window.walks.book.walkthrough.stops) > 5
    qtbot.waitUntil(window.right.walkthrough.list.hasFocus)
    press(window, Qt.Key.Key_Delete)
    assert window.walks.book.opened.origin is Origin.OWN
    assert len(WalkthroughStore(window.desk.library.folder).load(window.walks.book.opened.name).stops) == len(
        window.walks.book.walkthrough.stops
    )
