"""Copying with citation, and both sides as a table: plain and rich, from pages, rows and links, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.comparison import Side
from reader.export import citation
from reader.spans import Span

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def copying(window):
    window.view.set_motion(0)
    QApplication.clipboard().clear()
    window.activateWindow()
    window.view.focus_pane(Side.LEFT)
    return window


def select(window, label, side):
    """The first eleven letters of a segment's body; its place."""
    tree = window.session.comparison.side(side).outline
    start = next(one for one in tree.segments if one.label == label).body.start
    pane = window.view.facing.pane(side)
    cursor = pane.textCursor()
    cursor.setPosition(pane.page.offsets.to_document(start))
    cursor.setPosition(pane.page.offsets.end_in_document(start + 11), QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    pane.setFocus()
    return Span(start, start + 11)


def press(key, held):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def clipboard():
    data = QApplication.clipboard().mimeData()
    return data.text(), data.html()


@pytest.mark.parametrize("side", list(Side))
def test_selected_words_go_with_their_citation_plain_and_rich(copying, side):
    span = select(copying, "3", side)
    reading = copying.session.comparison.side(side)
    press(Qt.Key.Key_C, CTRL | SHIFT)
    plain, rich = clipboard()
    words, where = span.of(reading.outline.text).strip(), citation(reading, span)
    assert plain.startswith(f"“{words}”")
    assert plain.endswith(where)
    assert words in rich
    assert "<p" in rich
    assert f"digest of EO {reading.order.identity.number}, sec. 3" in where
    assert copying.status.words == f"Copied with citation: {where}"


def test_the_side_with_the_keyboard_goes_first_where_both_have_a_selection(copying):
    select(copying, "3", Side.LEFT)
    select(copying, "3", Side.RIGHT)
    press(Qt.Key.Key_C, CTRL | SHIFT)
    assert "EO 14165" in clipboard()[0]


def test_without_a_selection_the_current_passage_goes(copying):
    step = next(step for step in copying.session.comparison.steps if step.link is not None)
    copying.go_to_step(step)
    press(Qt.Key.Key_C, CTRL | SHIFT)
    plain, _ = clipboard()
    assert plain.startswith("“")
    assert "EO 14010" in plain
    assert copying.status.words.startswith("Copied with citation: ")


def test_both_selections_become_a_table_of_three_lines(copying):
    left, right = select(copying, "3", Side.LEFT), select(copying, "4", Side.RIGHT)
    press(Qt.Key.Key_C, CTRL | ALT)
    plain, rich = clipboard()
    comparison = copying.session.comparison
    rows = [line.split("\t") for line in plain.split("\n")]
    assert [len(row) for row in rows] == [2, 2, 2]
    assert rows[1][0].strip("“”") == left.of(comparison.left.outline.text).strip()
    assert rows[1][1].strip("“”") == right.of(comparison.right.outline.text).strip()
    assert rich.count("<td") == 4
    assert rich.count("<th") >= 2
    assert copying.status.words.startswith("Copied as a table: ")
    assert "↔" in copying.status.words


def test_without_selections_the_current_link_becomes_the_table(copying):
    step = next(step for step in copying.session.comparison.steps if step.link is not None)
    copying.go_to_step(step)
    press(Qt.Key.Key_C, CTRL | ALT)
    rows = [line.split("\t") for line in clipboard()[0].split("\n")]
    assert len(rows) == 3
    assert all(all(row) for row in rows)


def test_with_nothing_chosen_it_says_what_to_do(copying):
    press(Qt.Key.Key_C, CTRL | ALT)
    assert "Select words" in copying.message.words
    assert QApplication.clipboard().text() == ""


def test_in_rows_the_selection_is_copied_as_well(copying, qtbot):
    copying.view.show_view("rows")
    rows = copying.view.text.rows
    qtbot.waitUntil(lambda: rows.scene is not None)
    for y in range(20, rows.viewport().height(), 9):  # until a word is hit
        QTest.mouseDClick(
            rows.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(rows.viewport().width() * 3 // 4, y),
        )
        if copying.view.selected_span(Side.RIGHT):
            break
    span = copying.view.selected_span(Side.RIGHT)
    rows.setFocus()
    press(Qt.Key.Key_C, CTRL | SHIFT)
    assert clipboard()[0].startswith(f"“{span.of(copying.session.comparison.right.outline.text).strip()}” digest of EO")


def test_in_rows_without_a_selection_the_row_under_the_cursor_goes(copying, qtbot):
    copying.view.show_view("rows")
    rows = copying.view.text.rows
    qtbot.waitUntil(lambda: rows.scene is not None)
    rows.setFocus()
    for _ in range(4):
        press(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    comparison = copying.session.comparison
    ends = {side: rows.row_segment(side) for side in Side}
    press(Qt.Key.Key_C, CTRL | ALT)
    rows_copied = [line.split("\t") for line in clipboard()[0].split("\n")]
    for column, side in enumerate(Side):
        at = ends[side]
        label = comparison.side(side).outline.segments[at].label if at is not None else ""
        assert (label in rows_copied[2][column]) if at is not None else not rows_copied[1][column]
    assert any(at is not None for at in ends.values())


def test_the_confirmation_gives_way_to_the_link_again(copying):
    copying.go(1)
    before = copying.status.words
    press(Qt.Key.Key_C, CTRL | SHIFT)
    assert copying.status.words != before
    copying.status.show_said("")
    assert copying.status.words == before
