"""A chain of orders: chosen by ticks, laid side by side, each cell a way into its pair."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from reader.comparison import ChainCell, PairVerdict, Side
from reader.desktop.chain_dialog import ChainDialog
from reader.desktop.chain_window import Place, place_of, state_word
from reader.desktop.desk import Pair

WAIT = 30_000
IDS = ("eo-13767-digest", "eo-14010-digest", "eo-14165-digest")


@pytest.fixture
def chained(window, qtbot):
    window.view.set_motion(0)
    window.viewing.show_chain(IDS)
    qtbot.waitUntil(lambda: window.viewing.chain is not None, timeout=WAIT)
    return window


def test_three_orders_are_needed_and_stand_by_their_dates(window):
    dialog = ChainDialog(window.desk.entries(), ("eo-14165-digest",), window.theme, window)
    ready = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ready.isEnabled()
    dialog.tick("eo-13767-digest")
    assert not ready.isEnabled()
    dialog.tick("eo-14010-digest")
    assert ready.isEnabled()
    assert dialog.chosen() == IDS
    dialog.filter.setText("13767")
    assert dialog.list.count() == 1
    assert dialog.chosen() == IDS


def test_every_section_of_the_first_order_has_its_line(chained):
    table, chain = chained.viewing.chain.table, chained.viewing.chain
    assert table.columnCount() == 3
    labels = [cell.label for row in range(table.rowCount()) if (cell := chain.cell(row, 0))]
    outline = chained.desk.library.order(IDS[0])
    assert labels[:2] == ["preamble", "1"]
    assert outline.identity.number == "13767"
    assert table.horizontalHeaderItem(2).text().startswith("EO 14165")


def test_a_cell_opens_its_order_beside_the_one_before_at_that_section(chained, qtbot):
    chain = chained.viewing.chain
    row = next(row for row in range(chain.table.rowCount()) if (c := chain.cell(row, 1)) and c.label == "3")
    chain.table.setCurrentCell(row, 1)
    QTest.keyClick(chain.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chained.desk.pair == Pair(IDS[0], IDS[1]), timeout=WAIT)
    qtbot.waitUntil(lambda: chained.view.reading_label(Side.RIGHT).startswith("3"), timeout=WAIT)


def test_an_empty_cell_leads_nowhere(chained):
    chain, went = chained.viewing.chain, []
    chain.place_chosen.connect(went.append)
    row = next(row for row in range(chain.table.rowCount()) if chain.cell(row, 2) is None)
    chain.table.cellClicked.emit(row, 2)
    assert went == []


def test_the_first_order_opens_beside_the_next():
    cell = ChainCell("4", "Physical Security", None)
    assert place_of(IDS, 0, cell) == Place(IDS[0], IDS[1], Side.LEFT, "4")
    assert place_of(IDS, 2, cell) == Place(IDS[1], IDS[2], Side.RIGHT, "4")


def test_a_section_that_no_order_before_has_is_new():
    assert state_word(None, 1, True) == "new"
    assert state_word(None, 0, True) == ""
    assert state_word(PairVerdict.MOVED, 2, False) == "moved"
