"""The outline of a pair as a table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.comparison import Comparison, PairVerdict, Session, Side, pair_outline
from reader.desktop.fonts import load_fonts
from reader.desktop.panes import PairOutlineView
from reader.desktop.panes.pair_table import Column
from reader.desktop.theme import load_theme

DOWN = Qt.SortOrder.DescendingOrder


@pytest.fixture
def outline(qtbot: QtBot, session: Session, pair: Comparison) -> PairOutlineView:
    load_fonts()
    shown = PairOutlineView(session, load_theme("light"))
    qtbot.addWidget(shown)
    shown.resize(900, 500)
    shown.show()
    qtbot.waitExposed(shown)
    session.show(pair)
    return shown


def test_every_row_of_the_comparison_is_listed_in_place(outline: PairOutlineView, pair: Comparison) -> None:
    assert outline.table.rows == pair_outline(pair)
    row = next(row for row in outline.table.rows if row.left == "3")
    assert outline.table.words(row, Column.LEFT) == "§ 3 The Migrant Protection Protocols"
    assert outline.table.words(row, Column.RELATION) == "opposed"
    assert outline.table.words(row, Column.SCORE) == "0.80"


def test_it_is_sorted_by_score_verdict_and_place(outline: PairOutlineView, pair: Comparison) -> None:
    header = outline.list.horizontalHeader()
    header.setSortIndicator(Column.SCORE, DOWN)
    scores = [row.score for row in outline.table.rows if row.links]
    assert scores == sorted(scores, reverse=True)
    assert not outline.table.rows[-1].links
    header.setSortIndicator(Column.VERDICT, Qt.SortOrder.AscendingOrder)
    assert outline.table.rows[0].verdict is PairVerdict.OPPOSED
    header.setSortIndicator(Column.RIGHT, Qt.SortOrder.AscendingOrder)
    places = [pair.right.outline.index(row.right) or 0 for row in outline.table.rows if row.right]
    assert places == sorted(places)
    header.setSortIndicator(Column.LEFT, Qt.SortOrder.AscendingOrder)
    assert outline.table.rows == pair_outline(pair)


def test_keys_sort_too(qtbot: QtBot, outline: PairOutlineView) -> None:
    qtbot.keyClick(outline.list, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert outline.table.sorted_by is Column.SCORE
    qtbot.keyClick(outline.list, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert outline.table.order == DOWN


def test_a_click_goes_to_the_place_and_makes_its_link_current(
    qtbot: QtBot, outline: PairOutlineView, session: Session
) -> None:
    number = next(at for at, row in enumerate(outline.table.rows) if row.left == "3")
    with qtbot.waitSignal(outline.place_chosen) as chosen:
        outline.list.clicked.emit(outline.table.index(number, Column.RIGHT))
    assert chosen.args == [Side.RIGHT, "3"]
    assert session.current is not None
    assert session.current.left == ("3",)


def test_a_section_of_one_order_only_goes_there(qtbot: QtBot, outline: PairOutlineView, session: Session) -> None:
    number = next(at for at, row in enumerate(outline.table.rows) if row.left is None)
    label = outline.table.rows[number].right
    outline.list.setCurrentIndex(outline.table.index(number, 0))
    with qtbot.waitSignal(outline.place_chosen) as chosen:
        qtbot.keyClick(outline.list, Qt.Key.Key_Return)
    assert chosen.args == [Side.RIGHT, label]
    assert outline.table.words(outline.table.rows[number], Column.SCORE) == ""


def test_the_current_step_is_marked(outline: PairOutlineView, session: Session) -> None:
    session.select(Side.LEFT, "5(b)")
    assert [row.left for row in outline._delegate.current] == ["5"]


def test_a_row_can_be_read_out(outline: PairOutlineView) -> None:
    words = outline.table.data(outline.table.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "revised" in str(words)
    assert outline.list.accessibleName()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("zoom", "compact"), [(70, True), (100, False), (250, False)])
def test_every_size_can_be_drawn(outline: PairOutlineView, theme: str, zoom: int, compact: bool) -> None:
    outline.set_theme(load_theme(theme))
    outline.set_compact(compact)
    outline.set_zoom(zoom)
    image = outline.grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() - 8).name() == load_theme(theme).colour("paper").name()


def test_nothing_is_listed_without_a_pair(qtbot: QtBot) -> None:
    shown = PairOutlineView(Session(), load_theme("light"))
    qtbot.addWidget(shown)
    assert shown.table.rowCount() == 0
    assert shown._stack.currentWidget().accessibleDescription()
