"""Stepping through differences, and what follows the current one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.comparison import Side, Verdict
from reader.desktop.app import STARTER

WAIT = 20_000


def _differences(window) -> list:
    return [step for step in window.session.comparison.steps if step.is_difference]


def test_alt_down_and_alt_up_go_through_the_differences(window):
    steps = _differences(window)
    assert len(steps) > 2
    assert window.toolbar.position == f"{len(steps)} differences"
    for at in (0, 1):
        QTest.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert window.session.current == steps[at]
        assert window.toolbar.position == f"Difference {at + 1} of {len(steps)}"
    QTest.keyClick(window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert window.session.current == steps[0]


def test_the_step_is_told_in_the_status_line_the_link_panel_and_the_lists(window):
    step = next(step for step in _differences(window) if "6" in step.right)
    window.go_to_step(step)
    link = window.session.comparison.bitext.links[step.link]
    assert f"{step.left[0]} ↔ {step.right[0]}" in window.status.words
    assert any(reason in window.status.words for reason in link.reasons)
    topic = window.session.comparison.topic(link.topic).topic
    assert topic.label in window.status.words
    assert f"{link.score:.2f}" in window.status.words
    assert window.right.link._labels.text() == f"{step.left[0]} ↔ {step.right[0]}"
    assert window.right.differences.list.current_key() == step
    assert window.left.outline.trees[Side.LEFT].label() == step.left[0]
    assert window.left.outline.trees[Side.RIGHT].label() == step.right[0]


def test_only_one_relation_can_be_stepped_through(window):
    window.actions_by_id["step-same"].trigger()
    same = [step for step in window.session.comparison.steps if step.verdict is Verdict.SAME]
    window.go(1)
    assert window.session.current == same[0]
    assert window.toolbar.position == f"Same 1 of {len(same)}"
    assert window.toolbar.kinds.text() == "Same"
    window.actions_by_id["step-all"].trigger()
    assert window.toolbar.kinds.text() == "All relations"


def test_what_only_one_order_has_is_listed_below_the_differences(window):
    rows = window.right.differences.list.rows.rows
    only = [step for step in window.session.comparison.steps if step.verdict is Verdict.ONLY_RIGHT]
    head = next(row for row in rows if row.heading and "14165" in row.text)
    assert head.trail == str(len(only))
    assert {row.key for row in rows if not row.heading} == {
        step for step in window.session.comparison.steps if step.verdict is not Verdict.SAME
    }


def test_a_row_of_the_list_goes_there(window):
    target = window.right.differences
    window.right.tabs.choose("differences")
    row = next(row for row in target.list.rows.rows if row.key and row.key.verdict is Verdict.ONLY_RIGHT)
    target.list.mark(row.key)
    QTest.keyClick(target.list, Qt.Key.Key_Return)
    assert window.session.current == row.key
    assert "no counterpart in 14010" in window.status.words


def test_swapping_puts_the_left_order_on_the_right(qtbot, window):
    with qtbot.waitSignal(window.desk.opened, timeout=WAIT):
        window.actions_by_id["swap"].trigger()
    assert (window.desk.pair.left, window.desk.pair.right) == (STARTER.right, STARTER.left)
    assert window.session.comparison.left.order.identity.number == "14165"
    assert window.left.outline.tabs._buttons["left"].text() == "Outline 14165"
    marks = {row.key: row.trail for row in window.left.library.list.rows.rows}
    assert (marks[STARTER.right], marks[STARTER.left]) == ("L", "R")


def test_the_library_opens_an_order_on_the_side_used_last(qtbot, window):
    window.go_to_label(Side.LEFT, "1")
    with qtbot.waitSignal(window.desk.opened, timeout=WAIT):
        window.left.library.list.mark("eo-13767-digest")
        QTest.keyClick(window.left.library.list, Qt.Key.Key_Return)
    assert window.desk.pair.left == "eo-13767-digest"
    assert window.desk.pair.right == STARTER.right


def test_the_filter_narrows_the_library_and_enter_opens_its_first(qtbot, window):
    dock = window.left.library
    QTest.keyClicks(dock.filter, "invasion")
    assert [row.key for row in dock.list.rows.rows] == ["eo-14159-digest"]
    with qtbot.waitSignal(window.desk.opened, timeout=WAIT):
        QTest.keyClick(dock.filter, Qt.Key.Key_Return)
    assert "eo-14159-digest" in (window.desk.pair.left, window.desk.pair.right)


def test_the_menu_of_an_order_opens_it_left_or_right(qtbot, window):
    menu = window.left.library.menu("eo-13768-digest")
    texts = [one.text().replace("&", "") for one in menu.actions() if one.text()]
    assert texts == [
        "Open left",
        "Open right",
        "Lineage…",
        "Crosswalk…",
        "Details",
        "Rename…",
        "Remove",
        "Move to the system’s trash",
    ]
    with qtbot.waitSignal(window.desk.opened, timeout=WAIT):
        menu.actions()[0].trigger()
    assert window.desk.pair.left == "eo-13768-digest"


def test_the_outline_goes_to_a_segment_and_selects_its_counterpart(window):
    tree = window.left.outline.trees[Side.RIGHT]
    window.left.outline.tabs.choose("right")
    tree.mark("6")
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert "6" in window.session.current.right


def test_f6_goes_round_the_parts_of_the_window(window):
    seen = []
    for _ in range(8):
        window.rounds.next_part(1)
        focused = window.focusWidget()
        part = next((one for one in window.rounds._parts() if one is focused or one.isAncestorOf(focused)), None)
        seen.append(part)
    assert None not in seen
    assert set(seen) == set(window.rounds._parts())


def test_removing_an_order_can_be_taken_back(window):
    window.desk.remove("eo-13768-digest")
    assert "eo-13768-digest" not in {entry.id for entry in window.desk.entries()}
    assert "EO 13768" in window.message.words
    window.message._doings.itemAt(0).widget().click()
    assert "eo-13768-digest" in {entry.id for entry in window.desk.entries()}
