"""The four views in one window: what is carried over, what is kept, what leads back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from reader.comparison import Side
from reader.desktop.app import as_left
from reader.desktop.panes import MatrixView, PairOutlineView, RowsView
from reader.desktop.settings import Settings
from reader.desktop.views import FACING, MATRIX, OUTLINE, ROWS

WAIT = 20_000


@pytest.fixture
def still(window):
    window.view.set_motion(0)
    return window


@pytest.mark.parametrize(
    ("key", "name"),
    [(Qt.Key.Key_1, FACING), (Qt.Key.Key_2, ROWS), (Qt.Key.Key_3, OUTLINE), (Qt.Key.Key_4, MATRIX)],
)
def test_each_view_has_its_key(still, key, name):
    still.view.show_view(ROWS if name == FACING else FACING)
    QTest.keyClick(still, key, Qt.KeyboardModifier.ControlModifier)
    assert still.view.name == name
    assert still.view.currentWidget() is still.view.made(name)
    assert still.actions_by_id[f"view-{name}"].isChecked()


def test_the_switch_shows_what_is_chosen_and_only_icons_when_compact(still):
    switch = still.toolbar.switch
    switch.buttons["view-rows"].click()
    assert still.view.name == ROWS
    assert switch.buttons["view-rows"].isChecked()
    assert not switch.buttons["view-facing"].isChecked()
    assert switch.buttons["view-rows"].text() == "Rows"
    still.resize(1024, 700)
    styles = {button.toolButtonStyle() for button in switch.findChildren(QToolButton)}
    assert styles == {Qt.ToolButtonStyle.ToolButtonIconOnly}
    still.view.show_view(OUTLINE)
    assert not any(button.isChecked() for button in switch.buttons.values())


def test_the_current_step_comes_along_and_going_back_moves_nothing(still, qtbot):
    still.go_to_step(still.session.steps[7])
    qtbot.wait(50)
    before, step = still.view.places(), still.session.current
    still.view.show_view(ROWS)
    qtbot.wait(400)
    rows = still.view.made(ROWS)
    assert still.session.current is step
    for side in Side:
        assert rows.reading_label(side)
    shown = {rows.rows.facts[number].step for number in rows.rows.current}
    assert step in shown
    still.view.show_view(FACING)
    qtbot.wait(400)
    assert still.view.places() == pytest.approx(before, abs=2)


def test_zoom_theme_and_topics_reach_a_view_made_later(still):
    still.set_zoom(130)
    still.set_topics_shown(False)
    still.choose_theme("dark")
    still.view.show_view(ROWS)
    rows = still.view.made(ROWS)
    assert isinstance(rows, RowsView)
    assert rows._measures.zoom == 130
    assert rows._topics_shown is False
    assert still.view.facing.pane(Side.LEFT).viewport().palette().base().color() == still.theme.colour("paper")


def test_a_line_of_the_pairs_outline_leads_back_to_the_text(still, qtbot):
    still.view.show_view(ROWS)
    still.view.show_view(OUTLINE)
    outline = still.view.made(OUTLINE)
    assert isinstance(outline, PairOutlineView)
    row = next(at for at, one in enumerate(outline.table.rows) if one.links and one.left == "3")
    outline._go(row, Side.LEFT)
    assert still.view.name == ROWS
    assert still.session.current is not None


def test_the_matrix_gets_its_scores_and_a_cell_opens_both_passages(still, qtbot):
    still.view.show_view(MATRIX)
    matrix = still.view.made(MATRIX)
    assert isinstance(matrix, MatrixView)
    qtbot.waitUntil(lambda: matrix.table.complete, timeout=WAIT)
    matrix.pair_chosen.emit("3(c)", "9")
    assert still.view.name == FACING
    qtbot.waitUntil(lambda: still.view.reading_label(Side.RIGHT).startswith("9"), timeout=WAIT)


def test_the_view_is_remembered(still, make):
    still.view.show_view(ROWS)
    still.viewing.ignore("dates", True)
    left = as_left(still, Settings())
    assert (left.view, left.redline_ignores) == ("rows", ("dates",))
    again = make(Settings(view="rows", redline_ignores=("dates",), welcomed=True))
    assert again.view.name == ROWS
    assert again.actions_by_id["view-rows"].isChecked()
    assert again.desk.redline_options.dates
    assert not again.desk.redline_options.modals


def test_words_chosen_elsewhere_turn_the_matrix_back_to_text(still):
    still.view.show_view(MATRIX)
    span = still.session.comparison.left.outline.segment("3(c)").own
    still.go_to_span(Side.LEFT, span)
    assert still.view.name == FACING


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_words_of_the_panel_and_dock_are_cut_off(still, qtbot, size, theme):
    still.choose_theme(theme)
    still.resize(*size)
    still.right.tabs.choose("differences")
    still.go(1)
    still.hand.keep()
    if size[0] < 1100:
        still.body._press(Side.RIGHT, "differences")
    qtbot.wait(100)
    for button in still.right.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width() - 1, button.text()
            inside = QRect(button.mapTo(still.right, QPoint(0, 0)), button.size())
            assert still.right.rect().contains(inside), button.text()
    mark = still.right.link.yours
    assert mark.isVisible()
    assert mark.width() >= mark.sizeHint().width()


def test_the_buttons_lie_in_the_switch_at_both_sizes(still, qtbot):
    for size in ((1440, 900), (1024, 700)):
        still.resize(*size)
        qtbot.wait(50)
        switch = still.toolbar.switch
        for button in switch.buttons.values():
            place = button.geometry()
            assert switch.rect().contains(place)
            assert button.width() >= button.sizeHint().width() - 1
        assert switch.mapTo(still, QPoint(0, 0)).x() >= 0
