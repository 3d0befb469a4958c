"""The Rows view: what it shows, how it is scrolled, and what the person does in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from pytestqt.qtbot import QtBot

from reader.comparison import Changed, Comparison, Session, Side, Verdict
from reader.desktop.fonts import load_fonts
from reader.desktop.panes import RowsView
from reader.desktop.panes.row_columns import PAD, ItemHeights, columns, landing
from reader.desktop.panes.row_facts import rows_of
from reader.desktop.panes.row_items import FoldItem, RowItem
from reader.desktop.theme import load_theme


@pytest.fixture
def rows_view(qtbot: QtBot, session: Session) -> RowsView:
    load_fonts()
    shown = RowsView(session, load_theme("light"))
    qtbot.addWidget(shown)
    shown.set_motion(0)
    shown.resize(988, 700)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.fixture
def rows(rows_view: RowsView, session: Session, pair: Comparison) -> RowsView:
    session.show(pair)
    return rows_view


def box(view: RowsView, number: int) -> tuple[float, float]:
    """Top and foot of a row, in px of the viewport."""
    scene = view.rows.scene
    assert scene is not None
    at = scene.item_of(number)
    assert at is not None
    value = view.rows.verticalScrollBar().value()
    return scene.heights.tops[at] - value, scene.heights.tops[at + 1] - value


def press(view: RowsView, kind: QEvent.Type, at: QPointF, buttons: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    area = view.rows
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else buttons
    event = QMouseEvent(kind, at, area.viewport().mapToGlobal(at), button, held, Qt.KeyboardModifier.NoModifier)
    handlers = {
        QEvent.Type.MouseButtonPress: area.mousePressEvent,
        QEvent.Type.MouseMove: area.mouseMoveEvent,
        QEvent.Type.MouseButtonRelease: area.mouseReleaseEvent,
    }
    handlers[kind](event)


def click(view: RowsView, at: QPointF) -> None:
    press(view, QEvent.Type.MouseButtonPress, at)
    press(view, QEvent.Type.MouseButtonRelease, at)


def measured(view: RowsView, qtbot: QtBot) -> None:
    scene = view.rows.scene
    assert scene is not None
    qtbot.waitUntil(lambda: scene.heights.next_guess() is None)


def test_without_orders_a_page_says_what_goes_there(rows_view: RowsView) -> None:
    assert "drop" in rows_view._stack.currentWidget().accessibleDescription()
    assert rows_view.reading_label(Side.LEFT) == ""
    assert rows_view.places() == (0, 0)
    rows_view.go_to_label(Side.LEFT, "1")


def test_both_texts_of_a_row_begin_at_one_height(rows: RowsView, pair: Comparison) -> None:
    scene = rows.rows.scene
    assert scene is not None
    item = next(item for item in scene.items if isinstance(item, RowItem) and scene.facts[item.number].row.left == 0)
    cells = scene.row_cells(item)
    tops = [cell.laid.table.tops[0] for cell in cells.values() if cell is not None]
    assert len(tops) == 2
    assert tops[0] == pytest.approx(tops[1], abs=1)


def test_only_what_is_seen_is_laid_out_at_first(rows_view: RowsView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    scene = rows_view.rows.scene
    assert scene is not None
    assert not all(scene.heights.exact(at) for at in range(len(scene.items)))


def test_guessed_heights_are_measured_without_moving_the_view(qtbot: QtBot, rows: RowsView) -> None:
    bar = rows.rows.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    scene = rows.rows.scene
    assert scene is not None
    at = scene.heights.at(bar.value())
    y = scene.heights.tops[at] - bar.value()
    measured(rows, qtbot)
    assert scene.heights.tops[at] - bar.value() == pytest.approx(y, abs=1)


def test_a_step_is_brought_into_view_whole(qtbot: QtBot, rows: RowsView, session: Session, pair: Comparison) -> None:
    for step in pair.steps:
        session.go_to(step)
        rows.go_to_step(step)
        number = rows_of(rows.rows.facts, pair, step)[0]
        top, foot = box(rows, number)
        height = rows.rows.viewport().height()
        assert top >= -1
        assert foot <= height + 1 or (foot - top > height and top <= 1)
    qtbot.wait(1)


def test_a_click_on_a_row_makes_its_step_current(
    qtbot: QtBot, rows: RowsView, session: Session, pair: Comparison
) -> None:
    step = next(step for step in pair.steps if step.verdict is Verdict.OPPOSED)
    rows.go_to_step(step)
    number = rows_of(rows.rows.facts, pair, step)[0]
    with qtbot.waitSignal(rows.segment_clicked) as clicked:
        click(rows, QPointF(700, box(rows, number)[0] + 20))
    assert session.current == step
    assert clicked.args == [Side.RIGHT, "3"]
    assert number in rows.rows.current


def test_a_fold_opens_by_click_and_closes_by_return(qtbot: QtBot, rows: RowsView) -> None:
    scene = rows.rows.scene
    assert scene is not None
    fold = next(item for item in scene.items if isinstance(item, FoldItem))
    rows.go_to_label(Side.LEFT, "preamble")
    rows.rows.scroll_to(scene.heights.tops[scene.items.index(fold)] - 100)
    at = scene.items.index(fold)
    y = scene.heights.tops[at] - rows.rows.verticalScrollBar().value()
    click(rows, QPointF(200, y + 10))
    opened = next(item for item in scene.items if isinstance(item, FoldItem) and item.first == fold.first)
    assert opened.open
    assert scene.item_of(fold.first) == scene.items.index(opened) + 1
    top = scene.heights.tops[scene.items.index(opened)] - rows.rows.verticalScrollBar().value()
    assert top == pytest.approx(y, abs=1)  # the line that was clicked stays under the pointer
    rows.rows.at = scene.items.index(opened)
    qtbot.keyClick(rows.rows, Qt.Key.Key_Return)
    assert fold in scene.items


def test_a_chip_folds_all_other_rows_and_is_what_is_stepped_through(rows: RowsView, session: Session) -> None:
    rows.bar.chips["opposed"].click()
    scene = rows.rows.scene
    assert scene is not None
    shown = [scene.facts[item.number].verdict for item in scene.items if isinstance(item, RowItem)]
    assert shown
    assert set(shown) == {Verdict.OPPOSED}
    assert session.verdict is Verdict.OPPOSED
    rows.bar.chips["same"].click()
    shown = [scene.facts[item.number].verdict for item in scene.items if isinstance(item, RowItem)]
    assert set(shown) == {Verdict.OPPOSED, Verdict.SAME}
    assert session.verdict is None


def test_the_windows_filter_presses_the_chip(rows: RowsView, session: Session) -> None:
    session.step_through(Verdict.REVISED)
    assert rows.bar.chips["revised"].isChecked()
    assert rows.rows.wanted.verdicts == {Verdict.REVISED}
    session.step_through(None)
    assert not rows.rows.wanted


def test_chips_count_what_the_comparison_says(rows: RowsView, pair: Comparison) -> None:
    for verdict in Verdict:
        count = sum(step.verdict is verdict for step in pair.steps)
        chip = rows.bar.chips[verdict.value]
        assert chip.count == count
        assert chip.isHidden() is (count == 0)
        assert chip.accessibleName()


@pytest.mark.parametrize("width", [988, 700, 480])
def test_no_chip_is_cut_off(rows: RowsView, width: int) -> None:
    rows.resize(width, 600)
    shown = [chip for chip in rows.bar.chips.values() if chip.count]
    assert all(chip.geometry().width() >= chip.sizeHint().width() for chip in shown)
    assert max(chip.geometry().right() for chip in shown) <= rows.bar.width()


def test_words_are_gone_to_and_marked(rows: RowsView, pair: Comparison) -> None:
    mention = pair.right.mentions[-1]
    rows.go_to_span(Side.RIGHT, mention.span)
    assert [place.span for place in rows.rows.marks[Side.RIGHT].spot] == [mention.span]
    at = pair.right.outline.at(mention.span.start)
    scene = rows.rows.scene
    assert scene is not None
    number = scene.row_at(Side.RIGHT, at)
    assert number is not None
    item = scene.items[scene.item_of(number) or 0]
    assert isinstance(item, RowItem)
    cell = scene.row_cells(item)[Side.RIGHT]
    assert cell is not None
    top, foot = cell.laid.table.extent(mention.span)
    assert box(rows, number)[0] + PAD + top >= 0
    assert box(rows, number)[0] + PAD + foot <= rows.rows.viewport().height()


def test_a_label_hidden_in_a_fold_can_be_gone_to(rows: RowsView, pair: Comparison) -> None:
    rows.go_to_label(Side.LEFT, "5(b)")
    scene = rows.rows.scene
    assert scene is not None
    number = scene.row_at(Side.LEFT, pair.left.outline.index("5(b)") or 0)
    assert number is not None
    assert isinstance(scene.items[scene.item_of(number) or 0], RowItem)
    assert rows.reading_label(Side.LEFT) == "5(b)"


def test_the_reading_line_tells_when_it_reaches_another_row(qtbot: QtBot, rows: RowsView) -> None:
    assert rows.reading_label(Side.LEFT) == "preamble"
    with qtbot.waitSignal(rows.places_changed):
        rows.go_to_label(Side.LEFT, "4")
    assert rows.reading_label(Side.LEFT) == "4"


def test_places_come_back(qtbot: QtBot, rows: RowsView) -> None:
    rows.rows.verticalScrollBar().setValue(700)
    measured(rows, qtbot)
    value, places = rows.rows.verticalScrollBar().value(), rows.places()
    rows.rows.verticalScrollBar().setValue(0)
    rows.restore_places(*places)
    assert abs(rows.rows.verticalScrollBar().value() - value) <= 24
    assert rows.places()[0] == pytest.approx(places[0], abs=70)


def test_words_are_selected_within_a_cell_and_copied(rows: RowsView, pair: Comparison) -> None:
    rows.go_to_label(Side.LEFT, "1")
    scene = rows.rows.scene
    assert scene is not None
    number = scene.row_at(Side.LEFT, 1)
    assert number is not None
    top, left = box(rows, number)[0], scene.columns.edges(Side.LEFT)[0]
    press(rows, QEvent.Type.MouseButtonPress, QPointF(left + 2, top + PAD + 33))
    press(rows, QEvent.Type.MouseMove, QPointF(left + 160, top + PAD + 33))
    press(rows, QEvent.Type.MouseButtonRelease, QPointF(left + 160, top + PAD + 33))
    words = rows.rows.copied()
    assert words
    span = rows.rows.selected_span(Side.LEFT)
    assert span is not None
    assert span.of(pair.left.outline.text) == words
    assert rows.rows.selected_span(Side.RIGHT) is None
    assert words in pair.left.outline.text
    assert words.startswith("The harbor keeps")
    rows.grab()


def test_without_a_selection_the_passages_are_copied_with_their_citation(rows: RowsView, session: Session) -> None:
    step = next(step for step in session.steps if step.verdict is Verdict.OPPOSED)
    session.go_to(step)
    rows.go_to_step(step)
    rows.rows.copy()
    copied = QGuiApplication.clipboard().text()
    assert "(EO 901, 3 (4 March 2031))" in copied
    assert "(EO 902, 3 (4 March 2031))" in copied


def test_arrows_go_from_row_to_row(qtbot: QtBot, rows: RowsView) -> None:
    rows.rows.setFocus()
    qtbot.keyClick(rows.rows, Qt.Key.Key_Down)
    first = rows.rows.at
    for _ in range(40):
        qtbot.keyClick(rows.rows, Qt.Key.Key_Down)
    assert first == 0
    assert rows.rows.at is not None
    assert rows.rows.at > 3
    assert rows.rows.accessibleDescription()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("zoom", "compact"), [(70, False), (100, True), (250, False)])
def test_every_size_can_be_drawn(rows: RowsView, session: Session, theme: str, zoom: int, compact: bool) -> None:
    session.mark_changes(True)
    rows.set_theme(load_theme(theme))
    rows.set_compact(compact)
    rows.set_zoom(zoom)
    rows.resize(560 if compact else 988, 500)
    image = rows.grab().toImage()
    paper = load_theme(theme).colour("paper")
    assert image.pixelColor(image.width() // 2, image.height() - 3).name() in (
        paper.name(),
        load_theme(theme).colour("dock").name(),
        load_theme(theme).colour("line").name(),
    )


def test_the_row_that_is_read_stays_where_it_is_when_sizes_change(rows: RowsView, pair: Comparison) -> None:
    rows.go_to_label(Side.LEFT, "4")
    scene = rows.rows.scene
    assert scene is not None
    number = scene.row_at(Side.LEFT, pair.left.outline.index("4") or 0)
    assert number is not None
    before = box(rows, number)[0]
    for change in (lambda: rows.set_zoom(150), lambda: rows.resize(800, 700), lambda: rows.set_compact(True)):
        change()
        assert box(rows, number)[0] == pytest.approx(before, abs=2)


def test_other_links_of_the_same_pair_are_taken_over(rows: RowsView, session: Session, pair: Comparison) -> None:
    rows.go_to_label(Side.LEFT, "4")
    scene = rows.rows.scene
    assert scene is not None
    four = pair.left.outline.index("4") or 0
    y = box(rows, scene.row_at(Side.LEFT, four) or 0)[0]
    last = len(pair.bitext.links) - 1
    session.comparison = replace(
        pair,
        bitext=replace(pair.bitext, links=pair.bitext.links[:last]),
        steps=tuple(step for step in pair.steps if step.link != last),
    )
    session._tell(Changed.LINKS)
    assert rows.bar.chips["same"].count == 2
    assert sum(fact.own and fact.verdict is Verdict.SAME for fact in rows.rows.facts) == 2
    again = rows.rows.scene
    assert again is not None
    assert box(rows, again.row_at(Side.LEFT, four) or 0)[0] == pytest.approx(y, abs=2)


def test_the_strip_scrolls_and_marks_rows(rows: RowsView, session: Session) -> None:
    rows.strip.setValue(rows.strip.maximum())
    assert rows.rows.verticalScrollBar().value() == rows.rows.verticalScrollBar().maximum()
    image = rows.strip.grab().toImage()
    opposed = load_theme("light").colour("opposed").name()
    middle = image.width() // 2
    assert opposed in {image.pixelColor(middle, y).name() for y in range(image.height())}


def test_the_context_menu_offers_the_passages(rows: RowsView) -> None:
    menu = rows.rows._menu(0)
    texts = [action.text() for action in menu.actions()]
    assert texts == ["Copy preamble of 901 with its citation", "Copy preamble of 902 with its citation"]
    menu.actions()[1].trigger()
    assert "EO 902, preamble" in QGuiApplication.clipboard().text()


def test_columns_fill_the_view_and_never_go_beyond_the_measure() -> None:
    made = columns(1000, (60.0, 30.0), 9.0, 112, 400.0)
    assert made.left_text + 2 * made.text + made.middle_width + made.right_text + 20 <= 1000
    wide = columns(2400, (60.0, 30.0), 9.0, 112, 400.0)
    assert wide.text == 400
    assert wide.left > 0


def test_a_tall_row_lands_at_the_top_and_a_short_one_at_the_reading_line() -> None:
    assert landing(1000, 1100, 600, 0.3) == 1000 - 180
    assert landing(1000, 1590, 600, 0.3) == 1000 - 2
    assert landing(1000, 2000, 600, 0.3) == 1000


def test_heights_are_guesses_until_they_are_measured() -> None:
    heights = ItemHeights((10.0, 20.0, 30.0), lambda at: 15.0)
    assert heights.tops == [0, 10, 30, 60]
    assert heights.measured(1)
    assert not heights.measured(1)
    assert heights.tops == [0, 10, 25, 55]
    assert heights.next_guess() == 0
    assert heights.at(24) == 1
    assert heights.at(900) == 2


def test_without_words_nothing_breaks(
    rows_view: RowsView, session: Session, make_pair: Callable[[tuple[str, ...], tuple[str, ...]], Comparison]
) -> None:
    session.show(make_pair(("Sec. 1.",), ("***",)))
    rows_view.grab()
    rows_view.rows.copy()
    assert rows_view.places()[0] >= 0


def test_what_happened_while_it_was_hidden_is_taken_over(rows: RowsView, session: Session, pair: Comparison) -> None:
    rows.hide()
    step = next(step for step in pair.steps if step.verdict is Verdict.OPPOSED)
    session.go_to(step)
    session.step_through(Verdict.OPPOSED)
    session.mark_changes(True)
    assert rows.rows.current == ()
    rows.show()
    assert rows.rows.current == rows_of(rows.rows.facts, pair, step)
    assert rows.bar.chips["opposed"].isChecked()
    assert rows.rows.marks[Side.LEFT].changes


def test_a_row_gone_to_stays_open_while_topics_change(rows: RowsView, session: Session, pair: Comparison) -> None:
    rows.go_to_label(Side.LEFT, "5(b)")
    scene = rows.rows.scene
    assert scene is not None
    number = scene.row_at(Side.LEFT, pair.left.outline.index("5(b)") or 0)
    assert number is not None
    session.light_only([])
    assert isinstance(scene.items[scene.item_of(number) or 0], RowItem)
