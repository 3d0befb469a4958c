"""The person's hand in the window: link, keep, change, remove, undo; saved, shown, imported, exported."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from reader.alignment import HandKind, Relation
from reader.comparison import HandStore, Side, Verdict
from reader.desktop.docks.difference_rows import Said

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WAIT = 20_000


def select(window, side: Side, label: str) -> None:
    """Select a part of a segment's words, as with the mouse."""
    pane = window.view.facing.pane(side)
    span = window.session.comparison.side(side).outline.segment(label).body
    cursor = pane.textCursor()
    cursor.setPosition(pane.page.offsets.to_document(span.start + 2))
    cursor.setPosition(pane.page.offsets.to_document(span.end - 2), QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)


def saved(window):
    """What stands in the library for the open pair, read anew."""
    pair = window.desk.pair
    return HandStore(window.desk.library.folder).load(pair.left, pair.right)


@pytest.fixture
def desk_ready(window):
    """The pair's own file is read before anything is said, as opening does."""
    window.view.set_motion(0)
    window.desk.hand_of(window.desk.pair)
    return window


@pytest.fixture
def opposed(desk_ready):
    """The starter's own link is current."""
    steps = desk_ready.session.comparison.steps
    desk_ready.session.go_to(next(s for s in steps if s.left == ("4(a)(ii)(B)",) and s.right == ("6",)))
    return desk_ready


def test_two_selections_are_linked_and_saved(desk_ready):
    window = desk_ready
    select(window, Side.LEFT, "3(c)")
    assert window.status.words.startswith("Selected · 3(c), “")
    assert "3(c)" in window.status.words
    select(window, Side.RIGHT, "9(a)")
    assert "Ctrl+L links 3(c) ↔ 9(a)" in window.status.words
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    step = window.session.current
    assert (step.left, step.right) == (("3(c)",), ("9(a)",))
    link = window.session.comparison.bitext.links[step.link]
    assert link.hand
    assert link.author
    assert window.status.own == "Saved as a link of yours"
    assert not window.right.link.yours.isHidden()
    assert [(entry.kind, entry.labels) for entry in saved(window).entries] == [(HandKind.LINK, (("3(c)",), ("9(a)",)))]
    assert not window.view.facing.pane(Side.LEFT).textCursor().hasSelection()


def test_without_a_selection_it_asks_about_the_places_one_reads(desk_ready):
    window = desk_ready
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    assert window.message.words.startswith("Nothing is selected.")
    assert window.session.history.past == ()


def test_undo_and_redo_are_named_and_saved(opposed):
    window, actions = opposed, opposed.actions_by_id
    assert not actions["undo"].isEnabled()
    QTest.keyClick(window, Qt.Key.Key_L, CTRL | SHIFT)
    assert actions["undo"].text() == "&Undo unlink 4(a)(ii)(B) ↔ 6"
    pairs = {(link.left, link.right) for link in window.session.comparison.bitext.links}
    assert (("4(a)(ii)(B)",), ("6",)) not in pairs
    assert saved(window).entries[0].kind is HandKind.NOT_A_LINK
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    pairs = {(link.left, link.right) for link in window.session.comparison.bitext.links}
    assert (("4(a)(ii)(B)",), ("6",)) in pairs
    assert saved(window).entries == ()
    assert actions["redo"].text() == "&Redo unlink 4(a)(ii)(B) ↔ 6"
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert saved(window).entries[0].kind is HandKind.NOT_A_LINK


def test_the_panels_buttons_keep_change_lock_and_note(opposed):
    window, buttons = opposed, opposed.right.link.buttons
    assert window.status.own == "Not saved as a link of yours"
    buttons.keep.click()
    assert window.hand.current.confirmed
    assert buttons.keep.text() == "Kept"
    window.actions_by_id["relate-related"].trigger()
    assert window.hand.current.relation is Relation.RELATED
    assert window.session.current.verdict is Verdict.RELATED
    window.hand.write_note("They meet in one programme.")
    buttons.lock.click()
    link = window.hand.current
    assert link.locked
    assert link.note == "They meet in one programme."
    assert not buttons.remove.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_L, CTRL | SHIFT)
    assert "locked" in window.message.words
    entry = saved(window).entries[-1]
    assert (entry.relation, entry.confirmed, entry.locked) == (Relation.RELATED, True, True)


def test_that_a_passage_has_no_counterpart_is_confirmed_and_taken_back(desk_ready):
    window = desk_ready
    step = next(step for step in window.session.comparison.steps if step.verdict is Verdict.ONLY_LEFT)
    window.session.go_to(step)
    button = window.right.link.buttons.alone
    assert button.text() == "Confirm: no counterpart"
    button.click()
    assert saved(window).entries[0].kind is HandKind.NO_COUNTERPART
    assert window.status.own == "No counterpart: confirmed by you"
    assert button.text() == "Take back: no counterpart"
    button.click()
    assert saved(window).entries == ()


def test_a_sync_point_is_set_where_one_reads_once_the_panes_are_let_go(desk_ready):
    window = desk_ready
    window.set_following(True)
    window.actions_by_id["sync"].trigger()
    assert "follow one another already" in window.message.words
    window.set_following(False)
    window.view.go_to_label(Side.LEFT, "4")
    window.view.go_to_label(Side.RIGHT, "9")
    window.actions_by_id["sync"].trigger()
    (point,) = window.session.comparison.bitext.sync
    places = (window.hand._reading_place(Side.LEFT), window.hand._reading_place(Side.RIGHT))
    assert point == pytest.approx(places, abs=3)
    assert point in window.session.comparison.scroll_map.anchors
    window.actions_by_id["unsync"].trigger()
    assert window.session.comparison.bitext.sync == ()


@pytest.mark.parametrize("ending", [".csv", ".json", ".yaml"])
def test_links_go_out_and_come_in_again(opposed, tmp_path, ending):
    window = opposed
    window.hand.keep()
    path = tmp_path / f"links{ending}"
    window.hand.files.export_to(path)
    said = window.session.history.now
    window.session.undo()
    assert window.session.history.now.entries == ()
    window.hand.files.import_from(path)
    assert window.session.history.now.entries == said.entries
    assert window.message.words == "1 link of yours was added."


def test_what_is_no_longer_found_is_listed_and_kept(opposed, tmp_path):
    window = opposed
    window.hand.keep()
    path = tmp_path / "links.yaml"
    window.hand.files.export_to(path)
    text = path.read_text("utf-8").replace("4(a)(ii)(B)", "77(x)").replace("begins:", "begins: zzz #")
    path.write_text(text, "utf-8")
    window.hand.files.import_from(path)
    dock = window.right.differences
    dock.show_only("yours")
    texts = [row.text for row in dock.list.rows.rows]
    assert "No longer found" in texts
    lost = dock.list.rows.rows[texts.index("No longer found") + 1]
    assert isinstance(lost.key, Said)
    assert "77(x)" in lost.text
    assert any("77(x)" in entry.where for entry in saved(window).entries)
    dock.list.mark(lost.key)
    QTest.keyClick(dock, Qt.Key.Key_Delete)
    assert not any("77(x)" in entry.where for entry in saved(window).entries)


def test_a_bad_file_is_refused_with_a_sentence(opposed, tmp_path):
    path = tmp_path / "links.csv"
    path.write_text("nothing,of,the,kind\n1,2,3,4\n", "utf-8")
    opposed.hand.files.import_from(path)
    assert opposed.message.words
    assert opposed.session.history.now.entries == ()


def test_links_come_back_with_the_pair_and_mirrored_when_it_is_swapped(opposed, qtbot):
    window = opposed
    window.hand.keep()
    window.desk.swap()
    qtbot.waitUntil(lambda: window.desk.pair.left == "eo-14165-digest", timeout=WAIT)
    links = window.session.comparison.bitext.links
    assert [(link.left, link.right) for link in links if link.confirmed] == [(("6",), ("4(a)(ii)(B)",))]


def test_a_file_changed_by_another_is_not_overwritten(opposed):
    window = opposed
    window.hand.keep()
    path = next((window.desk.library.folder / "links").glob("*.yaml"))
    path.write_text(path.read_text("utf-8") + "\n# by another hand\n", "utf-8")
    window.hand.lock()
    assert "changed meanwhile" in window.message.words
    assert window.status.own == "A link of yours, not saved"
    assert "# by another hand" in path.read_text("utf-8")
