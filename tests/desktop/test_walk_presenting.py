"""Presenting from the window: where it begins and ends, the other edition, what the class said; and the whole way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from walk_hands import ALT, CTRL, KEY, SHIFT, WAIT, press, settle

from reader.comparison import Side
from reader.desktop.desk import Pair
from reader.walkthroughs import Answer, WalkthroughStore

LETTERS = {Answer.CONTINUES: KEY.Key_C, Answer.LIMITS: KEY.Key_L, Answer.ENDS: KEY.Key_E, Answer.SILENT: KEY.Key_S}


def ready(window, qtbot):
    window.view.set_motion(0)
    settle(window, qtbot)
    window.activateWindow()
    window.view.focus_pane(Side.LEFT)
    return window


@pytest.fixture
def shipped(window, qtbot):
    """The starter pair with the walkthrough that ships for it; the left page has the keyboard."""
    return ready(window, qtbot)


def presented(window, qtbot, key=KEY.Key_F5, held=Qt.KeyboardModifier.NoModifier):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, key, held)
    qtbot.waitUntil(lambda: window.walks.presenting.presentation is not None, timeout=WAIT)
    made = window.walks.presenting.presentation
    made.screen_.motion = 0
    return made


def tab_to(window, wanted, key=KEY.Key_Tab):
    """By Tab alone (or Shift+Tab) to the control that is wanted."""
    for _ in range(40):
        press(window, key)
        if QApplication.focusWidget() is not None and wanted(QApplication.focusWidget()):
            return
    raise AssertionError("Tab does not lead there")


def walk_to_the_end(made):
    """Every question answered rightly, by its letter; every page turned by Space."""
    for _ in range(400):
        if made.state.at == made.state.last:
            return
        if made.state.asking and made.state.given is None:
            QTest.keyClick(made, LETTERS[made.state.slide.question.answer])
        QTest.keyClick(made, KEY.Key_Space)


def test_f5_begins_at_the_first_stop_and_esc_leaves_the_window_where_one_was(shipped, qtbot):
    window = shipped
    made = presented(window, qtbot)
    assert made.isFullScreen()
    assert made.state.at == 0
    for key in (KEY.Key_2, KEY.Key_Escape):
        QTest.keyClick(made, key)
    qtbot.waitUntil(lambda: window.walks.presenting.presentation is None)
    stop = window.walks.book.walkthrough.stops[1]
    assert window.right.walkthrough.list.current() == stop.id
    assert {*window.session.slots} == {topic for topic in stop.topics if window.session.comparison.topic(topic)}
    labels = {one.label for one in stop.left}
    assert labels & {*window.session.current.left}


def test_shift_f5_begins_at_the_marked_stop_and_keeps_the_answers(shipped, qtbot):
    window = shipped
    asked = next(at for at, stop in enumerate(window.walks.book.walkthrough.stops) if stop.question)
    made = presented(window, qtbot)
    made._turn(made.state.went(asked))
    QTest.keyClick(made, KEY.Key_C)
    QTest.keyClick(made, KEY.Key_Escape)
    qtbot.waitUntil(lambda: window.walks.presenting.presentation is None)
    made = presented(window, qtbot, KEY.Key_F5, SHIFT)
    assert made.state.at == asked
    assert made.state.given is Answer.CONTINUES
    QTest.keyClick(made, KEY.Key_Escape)
    qtbot.waitUntil(lambda: window.walks.presenting.presentation is None)
    made = presented(window, qtbot)
    assert made.state.round.answers == ()
    QTest.keyClick(made, KEY.Key_Escape)  # nothing was answered now: what was answered before is still there
    qtbot.waitUntil(lambda: window.walks.presenting.presentation is None)
    made = presented(window, qtbot, KEY.Key_F5, SHIFT)
    assert made.state.round.answers
    made.close()


def test_ctrl_f5_opens_the_trainers_view_too(shipped, qtbot):
    made = presented(shipped, qtbot, KEY.Key_F5, CTRL)
    assert made.trainer is not None
    assert made.trainer.isVisible()
    made.close()


def test_the_score_is_kept_for_the_session_and_saved_as_a_table(shipped, qtbot, tmp_path, monkeypatch):
    window = shipped
    made = presented(window, qtbot)
    walk_to_the_end(made)
    right, total = made.state.round.score
    assert right == total > 2
    QTest.keyClick(made, KEY.Key_Escape)
    qtbot.waitUntil(lambda: window.walks.presenting.presentation is None)
    assert f"{total} of {total}" in window.right.walkthrough._facts.text()
    file = tmp_path / "class"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    window.actions_by_id["walk-answers"].trigger()
    assert f"{total} of {total}" in (tmp_path / "class.csv").read_text("utf-8-sig")
    assert "class.csv" in window.message.words


def test_o_shows_the_same_stop_in_the_other_edition_and_back(shipped, qtbot, tmp_path):
    window = shipped
    made = presented(window, qtbot)
    assert not made._has_official
    made.close()
    qtbot.waitUntil(lambda: window.walks.presenting.presentation is None)
    file = tmp_path / "official.txt"
    file.write_text(FULL, "utf-8")
    window.desk.import_paths([file])
    qtbot.waitUntil(lambda: any(_full(entry) for entry in window.desk.entries()), timeout=WAIT)
    settle(window, qtbot)
    made = presented(window, qtbot, KEY.Key_F5)
    assert made._has_official
    QTest.keyClick(made, KEY.Key_3)
    digest = made.state.slide.left.text
    QTest.keyClick(made, KEY.Key_O)
    settle(window, qtbot)
    assert made.state.at == 2
    assert made.state.slide.left.text != digest
    assert made.state.slide.left.edition != "digest"
    QTest.keyClick(made, KEY.Key_O)
    assert made.state.slide.left.text == digest
    made.close()


def _full(entry):
    return entry.number == "14010" and entry.edition != "digest"


FULL = """Executive Order 14010 of February 2, 2021

Wells and Pumps of the City

By the authority that the Constitution and the laws give me as President, it is ordered:

Section 1. Policy. The gardens of the city shall be watered, and nobody shall wait for water.

Sec. 2. Wells. The Secretary of the Interior shall dig a well in each garden within 90 days of the date of this order.

Sec. 4. General Provisions. Nothing in this order shall be construed to impair the authority of a gardener.

THE WHITE HOUSE,
February 2, 2021.

[FR Doc. 2021-00001 Filed 2-4-21; 8:45 am]
Billing code 3295-F1-P
"""


@pytest.fixture(params=["starter", "seeds"])
def pair(request, make, window, qtbot, starter_library, tmp_path):
    """A window with the starter digests, or with two real orders where they are to be had."""
    if request.param == "starter":
        return ready(window, qtbot)
    orders: Path = request.getfixturevalue("orders_dir")
    files = [orders / "seeds" / name for name in ("004_77cae7ee7d9cfa48.txt", "000_56cbcd2e944a8a01.txt")]
    missing = [file.name for file in files if not file.is_file()]
    if missing:
        pytest.skip(f"real orders are not here: {', '.join(missing)}")
    folder = Path(shutil.copytree(starter_library, tmp_path / "real"))
    opened = make(folder=folder)
    opened.show()
    opened.desk.import_paths(files)
    official = ("eo-14010", "eo-14165")
    qtbot.waitUntil(lambda: {*official} <= {entry.id for entry in opened.desk.entries()}, timeout=WAIT)
    settle(opened, qtbot)
    opened.desk.open_pair(Pair(*official))
    qtbot.waitUntil(lambda: opened.desk.pair == Pair(*official), timeout=WAIT)
    return ready(opened, qtbot)


def test_a_walkthrough_is_made_presented_quizzed_and_exported_by_keyboard_alone(pair, qtbot, tmp_path, monkeypatch):
    window = pair
    window.walks.book.close()

    # Made: three differences, one of them asked about, in another order, with a note.
    for _ in range(3):
        press(window, KEY.Key_Down, ALT)
        press(window, KEY.Key_S)
    settle(window, qtbot)
    assert len(window.walks.book.walkthrough.stops) == 3
    press(window, KEY.Key_W, CTRL | SHIFT)
    dock = window.right.walkthrough
    qtbot.waitUntil(dock.list.hasFocus)
    press(window, KEY.Key_Home)
    press(window, KEY.Key_Down, ALT)
    press(window, KEY.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "What changed here?")
    press(window, KEY.Key_Return)
    qtbot.waitUntil(lambda: window.walks.book.walkthrough.stops[1].title == "What changed here?")
    tab_to(window, lambda focused: focused is dock.editor.note)
    QTest.keyClicks(dock.editor.note, "Let the class read both.")
    tab_to(window, lambda focused: focused.accessibleName() == "Note", KEY.Key_Backtab)
    press(window, KEY.Key_Right)
    press(window, KEY.Key_Right)
    tab_to(window, lambda focused: focused is dock.editor.ask)
    press(window, KEY.Key_Space)
    qtbot.waitUntil(dock.editor.question.hasFocus)
    name = window.walks.book.opened.name
    kept = WalkthroughStore(window.desk.library.folder).load(name)
    assert kept.stops[1].note == "Let the class read both."
    assert kept.stops[1].question is not None

    # Presented to its end, and quizzed.
    window.view.focus_pane(Side.LEFT)
    made = presented(window, qtbot)
    walk_to_the_end(made)
    assert made.state.slide is None
    assert made.state.round.score == (1, 1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "answers.csv"), ""))
    QTest.keyClick(made, KEY.Key_S, CTRL)
    assert "1 of 1" in (tmp_path / "answers.csv").read_text("utf-8-sig")
    QTest.keyClick(made, KEY.Key_Escape)
    qtbot.waitUntil(lambda: window.walks.presenting.presentation is None)

    # Exported, as each kind of file.
    qtbot.waitUntil(window.isActiveWindow)
    for ending, kind in ((".yaml", ""), (".html", ""), (".pptx", ""), (".docx", "")):
        file = tmp_path / f"handout{ending}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, file=file, kind=kind: (str(file), kind))
        press(window, KEY.Key_W, ALT)
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        QTest.keyClick(QApplication.activePopupWidget(), KEY.Key_E)
        qtbot.waitUntil(file.is_file, timeout=WAIT)
        settle(window, qtbot)
        assert file.stat().st_size > 500
    assert "What changed here?" in (tmp_path / "handout.html").read_text("utf-8")
