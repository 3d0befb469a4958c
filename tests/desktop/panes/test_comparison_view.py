"""The seam between the shell and the facing pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from reader.comparison import Changed, Comparison, Session, Side, Verdict
from reader.desktop.panes import ComparisonView
from reader.desktop.panes.crumb import crumb_steps
from reader.desktop.panes.glyphs import paint_glyph
from reader.desktop.panes.pane_head import PaneHead
from reader.desktop.panes.topic_marks import paint_underline, swatch
from reader.desktop.theme import load_theme


def drawn(paint: object) -> QImage:
    image = QImage(60, 30, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#FCFAF5"))
    painter = QPainter(image)
    paint(painter)  # type: ignore[operator]
    painter.end()
    return image


def test_without_orders_a_page_says_what_goes_there(view: ComparisonView) -> None:
    assert view._stack.currentWidget().accessibleName()
    assert "drop" in view._stack.currentWidget().accessibleDescription()
    assert view.reading_label(Side.LEFT) == ""
    assert view.places() == (0, 0)
    view.go_to_label(Side.LEFT, "1")


def test_the_heads_name_both_orders(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    names = [view._heads[side]._name.text() for side in Side]
    assert names == ["EO 901", "EO 902"]
    assert {view._heads[side].badge() for side in Side} == {"Digest"}


def test_name_and_swap_ask_the_shell(qtbot: QtBot, view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    with qtbot.waitSignal(view.choose_requested) as asked:
        view._heads[Side.RIGHT]._name.click()
    assert asked.args[0] is Side.RIGHT
    assert isinstance(asked.args[1], QPoint)
    with qtbot.waitSignal(view.swap_requested):
        view._middle.button.click()


def test_the_reading_line_tells_when_it_reaches_another_passage(
    qtbot: QtBot, view: ComparisonView, session: Session, pair: Comparison
) -> None:
    session.show(pair)
    assert view.reading_label(Side.LEFT) == "preamble"
    with qtbot.waitSignal(view.places_changed):
        view.go_to_label(Side.LEFT, "2(b)(ii)")
    assert view.reading_label(Side.LEFT) == "2(b)(ii)"


def test_places_come_back(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    view.restore_places(2500, 1200)
    left, right = view.places()
    assert abs(left - 2500) < 5
    assert abs(right - 1200) < 5


def test_going_to_words_shows_and_marks_them(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    mention = pair.right.mentions[-1]
    view.go_to_span(Side.RIGHT, mention.span)
    pane = view.pane(Side.RIGHT)
    top, foot = pane.extent(mention.span)
    value = pane.verticalScrollBar().value()
    assert top - value >= 0
    assert foot - value <= pane.viewport().height()
    assert [place.span for place in pane.marks.spot] == [mention.span]


def test_words_on_both_sides_are_gone_to_at_once(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    spans = {side: pair.side(side).mentions[-1].span for side in Side}
    view.go_to_spans(spans)
    for side in Side:
        pane = view.pane(side)
        top = pane.extent(spans[side])[0] - pane.verticalScrollBar().value()
        assert abs(top - pane.reading_line) <= 1
        assert [place.span for place in pane.marks.spot] == [spans[side]]


def test_found_words_are_marked(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    span = pair.left.mentions[0].span
    session.mark_found(Side.LEFT, (span,))
    assert [place.span for place in view.pane(Side.LEFT).marks.found] == [span]
    session.mark_found(Side.LEFT, ())
    assert view.pane(Side.LEFT).marks.found == ()


def test_a_passage_without_counterpart_is_gone_to_alone(
    view: ComparisonView, session: Session, pair: Comparison
) -> None:
    session.show(pair)
    step = next(step for step in pair.steps if step.right == ("5",) and step.link is None)
    session.go_to(step)
    view.go_to_step(step)
    assert view.reading_label(Side.RIGHT) == "5"
    assert view.pane(Side.LEFT)._bands == ()
    view.grab()


@pytest.mark.parametrize("zoom", [70, 150, 250])
@pytest.mark.parametrize("compact", [True, False])
def test_every_size_can_be_drawn(
    view: ComparisonView, session: Session, pair: Comparison, zoom: int, compact: bool
) -> None:
    session.show(pair)
    session.go_to(pair.steps[4])
    view.set_compact(compact)
    view.set_zoom(zoom)
    assert not view.grab().isNull()
    assert view.pane(Side.LEFT).table.line == round(22 * zoom / 100)  # type: ignore[union-attr]


def test_wide_panes_have_wide_margins_not_long_lines(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    view.resize(2200, 700)
    pane = view.pane(Side.LEFT)
    longest = max(
        line.textLength()
        for block in _blocks(pane)
        for line in (block.layout().lineAt(at) for at in range(block.layout().lineCount()))
    )
    assert 60 <= longest <= 86
    assert pane.text_left > 150


def _blocks(pane):
    block = pane.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def test_the_crumb_gives_the_way_down(pair: Comparison) -> None:
    assert crumb_steps(pair.left.outline, "2(b)(ii)") == (("§ 2", "Lamps"), ("(b)", ""), ("(ii)", ""))
    assert crumb_steps(pair.left.outline, "nowhere") == ()


def test_each_topic_mark_is_drawn_in_its_own_way() -> None:
    theme = load_theme("light")
    black = QColor("#000000")
    marks = [drawn(lambda painter, slot=slot: paint_underline(painter, slot, black, 4, 56, 12)) for slot in range(8)]
    for at, mark in enumerate(marks):
        assert mark != drawn(lambda painter: None)
        assert all(mark != other for other in marks[at + 1 :])
        assert all(mark.pixelColor(x, y).lightness() > 200 for x in range(60) for y in range(14))
    box = QRectF(2, 2, 26, 16)
    lit = drawn(lambda painter: swatch(painter, box, theme, 0, True))
    assert lit != drawn(lambda painter: swatch(painter, box, theme, 0, False))


def test_each_verdict_has_a_sign_of_its_own() -> None:
    names = [*(verdict.value for verdict in Verdict), "moved"]
    box = QRectF(10, 5, 28, 20)
    signs = [drawn(lambda painter, name=name: paint_glyph(painter, box, name, QColor("#000000"))) for name in names]
    for at, sign in enumerate(signs):
        assert sign != drawn(lambda painter: None)
        assert all(sign != other for other in signs[at + 1 :])


def test_a_head_fits_its_facts_to_a_narrow_pane(qtbot: QtBot, pair: Comparison) -> None:
    head = PaneHead(load_theme("dark"))
    qtbot.addWidget(head)
    head.resize(220, 78)
    head.show_reading(pair.left)
    head.set_edges(36, 210)
    head.show_place("2(b)(ii)")
    assert head._name.geometry().right() <= 210
    assert not head.grab().isNull()


def test_panes_and_strips_are_reached_by_keyboard(
    qtbot: QtBot, view: ComparisonView, session: Session, pair: Comparison
) -> None:
    session.show(pair)
    view.activateWindow()
    view.focus_pane(Side.RIGHT)
    qtbot.waitUntil(view.pane(Side.RIGHT).hasFocus)
    assert view.pane(Side.RIGHT).accessibleName()
    for side in Side:
        assert view.strip(side).focusPolicy() & Qt.FocusPolicy.TabFocus


def test_other_links_of_the_same_pair_leave_the_texts_where_they_are(
    view: ComparisonView, session: Session, pair: Comparison
) -> None:
    session.show(pair)
    view.restore_places(2500, 1200)
    places, page = view.places(), view.pane(Side.LEFT).page
    last = len(pair.bitext.links) - 1
    session.comparison = replace(
        pair,
        bitext=replace(pair.bitext, links=pair.bitext.links[:last]),
        steps=tuple(step for step in pair.steps if step.link != last),
    )
    session._tell(Changed.LINKS)
    assert len(view._ends) == last
    assert view.pane(Side.LEFT).page is page
    assert view.places() == places
