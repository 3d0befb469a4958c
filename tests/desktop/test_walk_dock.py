"""The list of stops by keyboard: adding from rows, moving, titles, notes, questions, undo by name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from walk_hands import ALT, CTRL, KEY, SHIFT, WAIT, press, settle

from reader.alignment import Relation
from reader.comparison import Changed, Side
from reader.desktop.app import as_left
from reader.desktop.desk import Pair
from reader.desktop.settings import Settings, load_settings, save_settings
from reader.desktop.walk_book import Origin
from reader.walkthroughs import Answer, Hidden, Stop, Walkthrough, WalkthroughStore


def titles(window):
    return [stop.title for stop in window.walks.book.walkthrough.stops]


def kept(window):
    return WalkthroughStore(window.desk.library.folder).load(window.walks.book.opened.name)


@pytest.fixture
def walking(window, qtbot):
    """The starter pair; the left page has the keyboard; a walkthrough of one's own is open, without stops."""
    window.view.set_motion(0)
    settle(window, qtbot)
    window.walks.files.begin("Mine")
    settle(window, qtbot)
    window.activateWindow()
    window.view.focus_pane(Side.LEFT)
    return window


@pytest.fixture
def three(walking, qtbot):
    """Three stops, the list has the keyboard, the first is marked."""
    steps = [step for step in walking.session.comparison.steps if step.is_difference]
    for step in steps[:3]:
        walking.go_to_step(step)
        press(walking, KEY.Key_S)
    settle(walking, qtbot)
    press(walking, KEY.Key_W, CTRL | SHIFT)
    dock = walking.right.walkthrough
    qtbot.waitUntil(dock.list.hasFocus)
    press(walking, KEY.Key_Home)
    return walking


def test_the_pair_opens_with_the_walkthrough_that_ships_for_it(window, qtbot):
    settle(window, qtbot)
    opened = window.walks.book.opened
    assert opened.origin is Origin.SHIPPED
    assert [row.title for row in window.right.walkthrough.list.rows] == titles(window)
    assert all((row.labels and row.verdict) or not row.problem for row in window.right.walkthrough.list.rows)
    assert any(row.asks for row in window.right.walkthrough.list.rows)


def test_s_in_a_page_adds_the_current_link_with_what_is_shown(walking, qtbot):
    window = walking
    step = next(step for step in window.session.comparison.steps if step.link is not None)
    window.go_to_step(step)
    window.session.mark_changes(True)
    press(window, KEY.Key_S)
    stop = kept(window).stops[-1]
    assert ({one.label for one in stop.left}, {one.label for one in stop.right}) == ({*step.left}, {*step.right})
    assert stop.topics == tuple(window.session.slots)
    assert (stop.view, stop.redline) == ("facing", True)
    assert stop.left[0].edition == window.desk.pair.left
    assert window.message.words.startswith("Stop 1 added: ")
    assert window.deeds.undo_name == f"add stop “{stop.title}”"


def test_s_takes_the_selected_words_and_the_passage_beside_them(walking):
    window = walking
    words = "Secretary of Homeland Security"
    pane = window.view.facing.pane(Side.LEFT)
    at = window.session.comparison.left.outline.text.index(words)
    cursor = pane.textCursor()
    cursor.setPosition(pane.page.offsets.to_document(at))
    cursor.setPosition(pane.page.offsets.end_in_document(at + len(words)), cursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    pane.setFocus()
    press(window, KEY.Key_S)
    assert [one.selector.exact for one in kept(window).stops[-1].left] == [words]


def test_s_on_rows_of_the_docks_adds_what_the_row_is_about(walking, qtbot):
    window, right = walking, walking.right
    right.tabs.choose("differences")
    right.differences.list.setFocus()
    press(window, KEY.Key_End)
    key = right.differences.list.current_key()
    press(window, KEY.Key_S)
    assert {one.label for one in kept(window).stops[-1].left} == {*key.left}
    assert {one.label for one in kept(window).stops[-1].right} == {*key.right}

    right.tabs.choose("directives")
    QApplication.processEvents()
    right.directives.list.setFocus()
    right.directives.list.setCurrentIndex(right.directives.list.model().index(0, 0))
    press(window, KEY.Key_S)
    line = right.directives.list.currentIndex().data(256)
    stop = kept(window).stops[-1]
    assert {one.label for one in (*stop.left, *stop.right)} == {
        duty.label for side in Side if (duty := line.row.duty(side))
    }

    right.tabs.choose("topics")
    QApplication.processEvents()
    topic, card = next(iter(right.topics.cards.items()))
    card.setFocus()
    press(window, KEY.Key_S)
    assert kept(window).stops[-1].topics[0] == topic
    assert len(kept(window).stops) == 3

    tree = window.left.outline.trees[Side.LEFT]
    tree.setFocus()
    tree.mark("2(c)")
    press(window, KEY.Key_S)
    assert [one.label for one in kept(window).stops[-1].left] == ["2(c)"]


def test_s_is_a_letter_where_one_types(walking):
    window = walking
    window.toolbar.search.setFocus()
    press(window, KEY.Key_S)
    assert window.toolbar.search.text().endswith("s")
    assert kept(window).stops == ()


def test_s_begins_a_walkthrough_where_none_is_open(walking):
    window = walking
    window.walks.book.close()
    window.go_to_step(window.session.comparison.steps[0])
    press(window, KEY.Key_S)
    assert window.walks.book.walkthrough.title == "EO 14010 and EO 14165"
    assert len(kept(window).stops) == 1


def test_alt_with_arrows_moves_a_stop_in_the_list_and_steps_through_differences_elsewhere(three):
    window, before, current = three, titles(three), three.session.current
    press(window, KEY.Key_Down, ALT)
    assert titles(window) == [before[1], before[0], before[2]]
    assert window.session.current is current
    assert window.right.walkthrough.list.currentIndex().row() == 1
    assert [stop.title for stop in kept(window).stops] == titles(window)
    press(window, KEY.Key_Up, ALT)
    assert titles(window) == before
    window.view.focus_pane(Side.LEFT)
    press(window, KEY.Key_Up, ALT)
    assert titles(window) == before
    assert window.session.current is not current


def test_f2_writes_a_title_and_the_list_keeps_the_keyboard(three, qtbot):
    window = three
    press(window, KEY.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Who waits where?")
    press(window, KEY.Key_Return)
    qtbot.waitUntil(lambda: titles(window)[0] == "Who waits where?")
    qtbot.waitUntil(window.right.walkthrough.list.hasFocus)
    assert kept(window).stops[0].title == "Who waits where?"
    assert window.deeds.undo_name.startswith("retitle stop")


def test_double_and_delete_and_the_windows_undo(three):
    window, before = three, titles(three)
    press(window, KEY.Key_D, CTRL)
    assert titles(window) == [before[0], *before]
    press(window, KEY.Key_Delete)
    assert titles(window) == before
    press(window, KEY.Key_Delete)
    assert titles(window) == [before[0], before[2]]
    assert "was deleted" in window.message.words
    press(window, KEY.Key_Z, CTRL)
    assert titles(window) == before
    press(window, KEY.Key_Z, CTRL | SHIFT)
    assert [stop.title for stop in kept(window).stops] == [before[0], before[2]]


def test_the_mouse_has_a_menu_with_the_same(three):
    before = titles(three)
    menu = three.right.walkthrough.list.stop_menu()
    acts = {action.text().partition("\t")[0].replace("&", ""): action for action in menu.actions()}
    acts["Double"].trigger()
    assert titles(three) == [before[0], *before]
    acts["Delete"].trigger()
    assert titles(three) == before
    acts["Take it down"].trigger()  # the one that took the place of what was deleted
    assert titles(three) == [before[0], before[2], before[1]]


def test_a_stop_is_dragged_between_two_others(three):
    from PySide6.QtCore import QMimeData, QPointF
    from PySide6.QtGui import QDropEvent

    listed, before = three.right.walkthrough.list, titles(three)
    carried = listed.model().mimeData([listed.model().index(0, 0)])
    assert listed.model().canDropMimeData(carried, Qt.DropAction.MoveAction, 3, 0, listed.rootIndex())
    place = listed.visualRect(listed.model().index(2, 0))
    listed.setCurrentIndex(listed.model().index(0, 0))
    event = QDropEvent(
        QPointF(QPoint(place.center().x(), place.bottom() + 40)),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    listed.dropEvent(event)
    assert titles(three) == [before[1], before[2], before[0]]


def test_a_note_is_kept_as_one_deed_and_its_preview_is_set(three):
    window = three
    editor = window.right.walkthrough.editor
    editor.write_note()
    QTest.keyClicks(editor.note, "Read *both* aloud")
    editor.keep()
    QTest.keyClicks(editor.note, ", then ask.")
    window.right.walkthrough.list.setFocus()
    assert kept(window).stops[0].note == "Read *both* aloud, then ask."
    editor.tabs.choose("preview")
    assert editor.preview.toPlainText() == "Read both aloud, then ask."
    assert window.deeds.undo_name.startswith("note on stop")
    press(window, KEY.Key_Z, CTRL)
    assert kept(window).stops[0].note == ""
    assert editor.note.toPlainText() == ""


def test_what_is_written_at_one_stop_is_kept_when_another_is_marked(three):
    editor, listed = three.right.walkthrough.editor, three.right.walkthrough.list
    editor.note.setPlainText("First one")
    listed.setCurrentIndex(listed.model().index(1, 0))
    assert [stop.note for stop in kept(three).stops] == ["First one", "", ""]
    assert editor.note.toPlainText() == ""


def test_a_question_is_written_with_what_is_kept_back_and_the_answer(three, qtbot):
    window = three
    editor = window.right.walkthrough.editor
    editor.tabs.choose("question")
    QTest.mouseClick(editor.ask, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(editor.question.hasFocus)
    editor.question.setPlainText("What becomes of it?")
    editor.hidden._choose(Hidden.RELATION)
    editor.answer._choose(Answer.ENDS)
    asked = kept(window).stops[0].question
    assert (asked.text, asked.hidden, asked.answer) == ("What becomes of it?", Hidden.RELATION, Answer.ENDS)
    assert window.right.walkthrough.list.rows[0].asks
    QTest.mouseClick(editor.remove, Qt.MouseButton.LeftButton)
    assert kept(window).stops[0].question is None


def test_enter_goes_to_the_stop_as_it_was(three, qtbot):
    window = three
    settle(window, qtbot)
    stop = window.walks.book.walkthrough.stops[1]
    window.session.light_only([])
    window.session.mark_changes(True)
    window.view.show_view("rows")
    listed = window.right.walkthrough.list
    listed.setFocus()
    listed.mark(stop.id)
    press(window, KEY.Key_Return)
    assert window.view.name == "facing"
    assert tuple(window.session.slots) == stop.topics
    assert window.session.redline is False
    assert {*window.session.current.left} == {one.label for one in stop.left}


def test_questions_come_only_from_what_the_person_reviewed(walking, qtbot):
    window = walking
    window.walks.making.add_questions()
    assert "No new question" in window.message.words
    assert kept(window).stops == ()
    comparison = window.session.comparison
    for step in comparison.steps:
        if step.link is not None and comparison.bitext.links[step.link].relation is Relation.OPPOSED:
            window.session.go_to(step)
            window.hand.keep()
    window.walks.making.add_questions()
    stops = kept(window).stops
    assert stops
    assert all(stop.question for stop in stops)
    window.walks.making.add_questions()
    assert len(kept(window).stops) == len(stops)


def test_the_panes_may_be_the_other_way_round(three, qtbot):
    window = three
    left = [{one.label for one in stop.left} for stop in window.walks.book.walkthrough.stops]
    pair = window.desk.pair
    window.desk.swap()
    qtbot.waitUntil(lambda: window.desk.pair == Pair(pair.right, pair.left), timeout=WAIT)
    settle(window, qtbot)
    assert window.walks.book.walkthrough.title == "Mine"
    assert [{one.label for one in shown.placed.stop.right} for shown in window.walks.shown] == left
    assert not any(row.problem for row in window.right.walkthrough.list.rows)


def test_another_pair_has_its_own_walkthrough_and_coming_back_opens_the_last_one(three, qtbot):
    window, mine = three, three.desk.pair
    window.desk.open_pair(Pair("eo-13768-digest", "eo-14159-digest"))
    qtbot.waitUntil(lambda: window.desk.pair.left == "eo-13768-digest", timeout=WAIT)
    settle(window, qtbot)
    assert window.walks.book.opened.name == "inside-the-country"
    window.desk.open_pair(mine)
    qtbot.waitUntil(lambda: window.desk.pair == mine, timeout=WAIT)
    settle(window, qtbot)
    assert window.walks.book.opened.name == "mine"
    assert "eo-14010 eo-14165 mine" in window.walks.keep_last()


def test_the_walkthrough_opened_last_is_kept_in_the_settings(three, make, qtbot, library_folder, tmp_path):
    left = as_left(three, Settings())
    save_settings(tmp_path / "settings.json", left)
    again = make(load_settings(tmp_path / "settings.json"), library_folder)
    again.desk.open_pair(three.desk.pair)
    qtbot.waitUntil(lambda: again.session.comparison is not None, timeout=WAIT)
    settle(again, qtbot)
    assert again.walks.book.opened.name == "mine"


def test_s_on_a_tagged_passage_takes_its_words(walking, qtbot):
    window = walking
    qtbot.waitUntil(lambda: window.tags.session.loaded, timeout=WAIT)
    press(window, KEY.Key_T)
    QTest.keyClicks(QApplication.focusWidget(), "due process")
    press(window, KEY.Key_Return)
    press(window, KEY.Key_Escape)
    window.right.tabs.choose("tag")
    QApplication.processEvents()
    listed = window.right.tag_dock.passages
    listed.setCurrentIndex(listed.model().index(0, 0))
    listed.setFocus()
    assert listed.hasFocus()
    press(window, KEY.Key_S)
    words = next(iter(window.tags.book.annotations.values())).targets[0].selector.exact
    assert words in [one.selector.exact for one in kept(window).stops[-1].left]


def test_a_stop_that_is_not_found_says_so_in_the_list(walking, qtbot):
    window = walking
    window.walks.book.begin("new", Walkthrough("Elsewhere", *window.walks.keys, (_lost_stop(window),)))
    settle(window, qtbot)
    row = window.right.walkthrough.list.rows[0]
    assert row.lost
    assert "not found in this text" in row.problem
    assert "not found in this text" in row.spoken


def _lost_stop(window):
    from reader.annotations import Selector, Target

    gone = Target(window.walks.keys[0], Selector("wells and pumps of the city gardens", "", "", 0, 10), "99", "")
    return Stop("s1", "Lost", "", (gone,))


def test_f5_with_nothing_to_present_says_what_can_be_done(walking):
    press(walking, KEY.Key_F5)
    assert "no stop to present" in walking.message.words
    assert walking.walks.presenting.presentation is None


def test_links_that_change_are_seen_at_the_stops(three, qtbot):
    window = three
    settle(window, qtbot)
    before = window.walks.shown
    window.session._tell(Changed.LINKS)
    settle(window, qtbot)
    assert window.walks.shown is not before
