"""The matrix of a pair."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from reader.alignment import ScoreMatrix, score_matrix
from reader.comparison import Comparison, Session, Side, Verdict
from reader.desktop.fonts import load_fonts
from reader.desktop.panes import MatrixView
from reader.desktop.panes.matrix_table import matrix_table, thinned
from reader.desktop.theme import load_theme


@pytest.fixture
def matrix(qtbot: QtBot, session: Session, pair: Comparison) -> MatrixView:
    load_fonts()
    shown = MatrixView(session, load_theme("light"))
    qtbot.addWidget(shown)
    shown.resize(900, 700)
    shown.show()
    qtbot.waitExposed(shown)
    session.show(pair)
    return shown


@pytest.fixture(scope="module")
def scores(pair: Comparison) -> ScoreMatrix:
    return score_matrix(pair.left.outline, pair.right.outline, (pair.left.mentions, pair.right.mentions))


def place(pair: Comparison, left: str, right: str) -> tuple[int, int]:
    return pair.left.outline.index(left) or 0, pair.right.outline.index(right) or 0


def test_until_the_scores_come_the_links_are_shown(matrix: MatrixView, pair: Comparison) -> None:
    table = matrix.table
    assert table is not None
    assert not table.complete
    row, column = place(pair, "3", "3")
    assert table.scores[row][column] == 0.8
    assert table.verdict(row, column) is Verdict.OPPOSED
    assert sum(score > 0 for scores in table.scores for score in scores) == len(pair.bitext.links)


def test_the_scores_are_asked_for_and_taken(
    qtbot: QtBot, session: Session, pair: Comparison, matrix: MatrixView, scores: ScoreMatrix
) -> None:
    with qtbot.waitSignal(matrix.scores_wanted):
        session.show(pair)
    matrix.show_scores(scores)
    assert matrix.table is not None
    assert matrix.table.complete
    assert matrix.table.scores == scores.scores


def test_scores_of_another_pair_are_passed_over(pair: Comparison, scores: ScoreMatrix) -> None:
    assert not matrix_table(pair, scores.mirrored()).complete


def test_arrows_move_and_return_opens_the_pair(
    qtbot: QtBot, matrix: MatrixView, session: Session, pair: Comparison
) -> None:
    canvas = matrix.canvas
    canvas.go_to(*place(pair, "3", "3"))
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    with qtbot.waitSignal(matrix.pair_chosen) as chosen:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert chosen.args == ["3", "3"]
    assert session.current is not None
    assert session.current.verdict is Verdict.OPPOSED
    assert "901" in canvas.accessibleDescription()
    assert "score 0.80" in canvas.accessibleDescription()


def test_the_cursor_stays_within_the_matrix(matrix: MatrixView, pair: Comparison) -> None:
    matrix.canvas.go_to(-5, 10_000)
    assert matrix.canvas.place == (0, len(pair.right.outline.segments) - 1)


def test_a_click_opens_the_cell_under_it(qtbot: QtBot, matrix: MatrixView, pair: Comparison) -> None:
    row, column = place(pair, "2(a)", "2(a)")
    at = matrix.canvas.box(row, column).center()
    assert matrix.canvas.cell_at(at) == (row, column)
    with qtbot.waitSignal(matrix.pair_chosen) as chosen:
        qtbot.mouseClick(matrix.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert chosen.args == ["2(a)", "2(a)"]
    assert matrix.canvas.cell_at(QPointF(2, 2)) is None


def test_a_step_moves_the_cursor(matrix: MatrixView, session: Session, pair: Comparison) -> None:
    session.select(Side.RIGHT, "6(b)")
    assert matrix.canvas.place == place(pair, "5(b)", "6(b)")


def test_n_goes_from_link_to_link(qtbot: QtBot, matrix: MatrixView, pair: Comparison) -> None:
    matrix.canvas.go_to(0, 0)
    qtbot.keyClick(matrix.canvas, Qt.Key.Key_N)
    assert matrix.canvas.place == place(pair, "1", "1")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("cell", [6, 12, 24, 44])
def test_every_size_can_be_drawn(matrix: MatrixView, theme: str, cell: int, scores: ScoreMatrix) -> None:
    matrix.show_scores(scores)
    matrix.set_theme(load_theme(theme))
    matrix.set_compact(cell == 12)
    matrix.canvas.set_cell(cell)
    image = matrix.grab().toImage()
    assert image.pixelColor(2, 2).name() == load_theme(theme).colour("paper").name()


def test_a_higher_score_is_darker_on_light_paper(matrix: MatrixView) -> None:
    values = [matrix.canvas.heat(score).lightness() for score in (0.0, 0.3, 0.6, 1.0)]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == 4


def test_labels_of_sections_go_before_those_of_clauses() -> None:
    assert thinned((0, 1, 1, 0, 1), 12, 12) == (0, 1, 2, 3, 4)
    assert thinned((0, 1, 1, 0, 1, 1), 12, 6) == (0, 3, 5)
