"""The windows beside the pages: lineage and crosswalk."""

from __future__ import annotations

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.comparison import Side, crosswalk, key_of
from reader.desktop.crosswalk_window import MOST

WAIT = 30_000


@pytest.fixture
def table(window, qtbot):
    window.actions_by_id["crosswalk"].trigger()
    shown = window.studies.crosswalk
    qtbot.waitUntil(lambda: shown.walk is not None, timeout=WAIT)
    return shown


def test_the_crosswalk_of_the_pair_shows_every_count_and_total(window, table):
    comparison = window.session.comparison
    walk = crosswalk([comparison.left, comparison.right], window.desk.taxonomy)
    cells = table.table.cells
    for at, row in enumerate(walk.rows):
        shown = [cells.data(cells.index(at, column)) for column in range(3)]
        assert shown == [str(cell.count) for cell in row.cells] + [str(row.total)]
    last = len(walk.rows)
    totals = [cells.data(cells.index(last, column)) for column in range(3)]
    assert totals == [*(str(column.total) for column in walk.columns), str(walk.total)]


def test_enter_on_a_cell_goes_to_the_first_place_in_its_pane(window, table, monkeypatch):
    went = []
    monkeypatch.setattr(window, "go_to_span", lambda side, span: went.append((side, span)))
    row, column = next(
        (at, place) for at, row in enumerate(table.walk.rows) for place, cell in enumerate(row.cells) if cell.count
    )
    table.table.setCurrentIndex(table.table.cells.index(row, column))
    QTest.keyClick(table.table, Qt.Key.Key_Return)
    assert went == [(list(Side)[column], table.walk.rows[row].cells[column].span)]


def test_a_further_order_is_ticked_and_its_cell_opens_it(window, table, qtbot):
    names = {table.orders.item(at).data(int(Qt.ItemDataRole.UserRole)): at for at in range(table.orders.count())}
    table.orders.item(names["eo-13767-digest"]).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: len(table.walk.columns) == 3, timeout=WAIT)
    row = next(at for at, row in enumerate(table.walk.rows) if row.cells[2].count)
    table.table.setCurrentIndex(table.table.cells.index(row, 2))
    QTest.keyClick(table.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "eo-13767-digest" in (window.desk.pair.left, window.desk.pair.right), timeout=WAIT)


def test_one_order_alone_is_no_crosswalk(table):
    table.choose(["eo-14010-digest"])
    assert "two orders or more" in table.said.text()
    assert MOST == 50


def test_the_crosswalk_is_exported(table, tmp_path):
    table.export(tmp_path / "walk.csv")
    rows = list(csv.reader((tmp_path / "walk.csv").read_text("utf-8-sig").splitlines()))
    assert len(rows) == len(table.walk.rows) + 2
    table.export(tmp_path / "none" / "walk.csv")
    assert "does not exist" in table.said.text()


@pytest.fixture
def lines(window, qtbot):
    window.actions_by_id["lineage"].trigger()
    qtbot.waitUntil(lambda: bool(window.studies.lines.canvas.cards), timeout=WAIT)
    return window.studies.lines


def test_the_lineage_draws_every_order_once_and_none_over_another(window, lines):
    canvas = lines.canvas
    keys = {key_of(window.session.comparison.side(side).order) for side in Side}
    assert canvas.lineage.focus in keys
    assert canvas.lineage.edges
    assert set(canvas.cards) == {node.key for node in canvas.lineage.nodes}
    cards = list(canvas.cards.values())
    assert not any(one.intersects(other) for at, one in enumerate(cards) for other in cards[at + 1 :])
    assert all(canvas.rect().contains(card.toAlignedRect()) for card in cards)


def test_an_order_that_stands_alone_says_so(window, lines, qtbot):
    graph = window.studies.lineage.graph
    alone = next(key for key in graph.known if not graph.around(key).edges)
    lines.show_order(alone)
    assert "nor does it another" in lines.story.text()


def test_another_order_is_chosen_and_arrow_keys_walk_and_tell_its_story(window, lines):
    left = key_of(window.session.comparison.left.order)
    lines.show_order(left)
    canvas = lines.canvas
    assert canvas.lineage.focus == left
    seen = {canvas.current.key}
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(canvas, key)
        seen.add(canvas.current.key)
    assert len(seen) > 1
    assert canvas.current.name in lines.story.text()


def test_enter_opens_an_order_of_the_library_and_says_so_of_one_that_is_only_named(window, lines):
    lines.show_order(key_of(window.session.comparison.left.order))
    opened = []
    lines.opened.disconnect()
    lines.opened.connect(lambda node: opened.append(node.id))
    canvas = lines.canvas
    for inside in (True, False):
        node = next(node for node in canvas.lineage.nodes if node.in_library is inside)
        canvas._stand_on(node.key)
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert len(opened) == 1
    assert "not in the library" in lines.story.text()


def test_the_librarys_menu_leads_to_both(window, qtbot):
    menu = window.left.library.menu("eo-13767-digest")
    by_name = {action.text().replace("&", ""): action for action in menu.actions()}
    by_name["Lineage…"].trigger()
    qtbot.waitUntil(lambda: window.studies.lines.canvas.lineage is not None, timeout=WAIT)
    assert window.studies.lines.canvas.lineage.focus.number == "13767"
    by_name["Crosswalk…"].trigger()
    qtbot.waitUntil(lambda: window.studies.crosswalk.walk is not None, timeout=WAIT)
    assert len(window.studies.crosswalk.walk.columns) == 3
