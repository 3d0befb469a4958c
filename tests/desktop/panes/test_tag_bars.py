"""Bars beside the text: lanes, counts, which can be seen, which lies under the pointer, what they cost."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtTest import QTest

from reader.annotations import PATTERNS, Certainty, TagMark
from reader.comparison import Side
from reader.desktop.panes.tag_bars import CellTags, most_at_once, next_of, room_for, tag_bars
from reader.desktop.panes.tag_paint import LEAST, contrast, head_letters, legible, paint_pattern, tag_colour
from reader.desktop.theme import load_theme
from reader.spans import Span


def mark(start, end, lane=0, name="one", tag="t", **more):
    return TagMark(f"urn:{name}{start}", Span(start, end), tag, name, "D", 0, None, lane, Certainty.EXACT, **more)


def by_tens(span):
    """Ten code points a line, lines of 22 px."""
    return span.start // 10 * 22.0, ((span.end - 1) // 10 + 1) * 22.0


def test_a_bar_reaches_from_its_first_line_to_its_last():
    (lane,) = tag_bars([mark(5, 31)], by_tens, 3).lanes
    assert [(bar.top, bar.foot) for bar in lane] == [(0.0, 88.0)]


def test_a_note_alone_is_a_sign_at_its_first_line():
    (lane,) = tag_bars([mark(5, 31, tag=None, notes=1)], by_tens, 3).lanes
    assert lane[0].foot == 22.0


def test_what_has_no_lane_is_counted_where_it_stands_together():
    marks = [mark(0, 50, 0), mark(1, 40, 1), mark(2, 30, 2), mark(25, 45, 3), mark(200, 210, 2)]
    bars = tag_bars(marks, by_tens, 2)
    assert [len(lane) for lane in bars.lanes] == [2, 1]
    assert [(len(crowd.marks), crowd.top) for crowd in bars.crowds] == [(2, 0.0)]
    assert bars.needed == 4


def test_lanes_are_dealt_by_lines_and_used_again():
    marks = [mark(0, 5, 0), mark(6, 9, 3), mark(10, 19, 5), mark(12, 29, 6)]
    lanes = {bar.mark.span.start: bar.lane for lane in tag_bars(marks, by_tens, 5).lanes for bar in lane}
    assert lanes == {0: 0, 6: 1, 10: 1, 12: 0}


def test_only_what_meets_the_view_is_found():
    marks = [mark(at, at + 5) for at in range(0, 4000, 40)] + [mark(0, 4000, 1)]
    bars = tag_bars(sorted(marks, key=lambda one: one.span.start), by_tens, 3)
    seen = list(bars.between(880.0, 970.0))
    assert [bar.mark.span.start for bar in seen] == [0, 400, 440]


def test_the_pointer_finds_the_lane_it_is_over():
    bars = tag_bars([mark(0, 50, 0), mark(0, 50, 1), mark(0, 50, 2)], by_tens, 2)
    assert [one.lane for one in bars.at(10, 30)] == [0]
    assert [one.lane for one in bars.at(21, 30)] == [1]
    assert [one.lane for one in bars.at(34, 30)] == [2]
    assert bars.at(10, 400) == ()
    assert bars.at(-20, 30) == ()


def test_a_second_click_on_one_spot_goes_to_the_next_tag():
    marks = [mark(0, 50, name="a"), mark(0, 50, name="b")]
    assert next_of(marks, "") == "urn:a0"
    assert next_of(marks, "urn:a0") == "urn:b0"
    assert next_of(marks, "urn:b0") == "urn:a0"


def test_room_is_made_once_and_kept_within_bounds():
    assert room_for(0, 5, 12) == 12
    assert room_for(1, 5, 12) == room_for(3, 5, 12) > 12
    assert room_for(4, 3, 12) == room_for(9, 3, 12) > room_for(3, 3, 12)
    assert most_at_once([mark(0, 5), mark(2, 9), mark(4, 12), mark(20, 30)]) == 3
    assert most_at_once([]) == 0


def test_a_passage_in_pieces_has_its_bar_in_each_and_a_note_in_the_first():
    tags = CellTags((mark(0, 100), mark(10, 100, 1, tag=None, notes=1), mark(60, 70, 2)))
    assert [(one.span.start, one.span.end) for one in tags.meeting(Span(0, 40))] == [(0, 40), (10, 40)]
    assert [(one.span.start, one.span.end) for one in tags.meeting(Span(50, 90))] == [(50, 90), (60, 70)]


def test_the_patterns_are_told_apart_without_colour():
    drawn = set()
    for pattern in range(PATTERNS):
        image = QImage(12, 60, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        paint_pattern(painter, pattern, QColor("black"), 6, 2, 58)
        painter.end()
        drawn.add(bytes(image.constBits()))
    assert len(drawn) == PATTERNS


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("colour", ["#FFFF00", "#101010", "#888888", "#FF0000", "#FDFDFD", "#3F5870"])
def test_a_tags_own_colour_is_seen_on_the_paper(theme, colour):
    shown = load_theme(theme)
    assert contrast(tag_colour(shown, colour), shown.colour("paper")) >= LEAST
    assert contrast(tag_colour(shown, None), shown.colour("paper")) >= LEAST


def test_a_colour_that_is_seen_stays_as_it_is():
    assert legible("#3f5870", "#FCFAF5", LEAST) == "#3f5870"


def test_a_bar_without_letter_is_headed_by_its_name():
    assert head_letters("", "due process") == "D"
    assert head_letters("Dp", "due process") == "Dp"
    assert head_letters("", "—") == "•"


@pytest.fixture
def shown(view, session, pair):
    session.show(pair)
    return view


def test_tags_make_room_beside_the_text_and_give_it_back(shown):
    pane = shown.pane(Side.LEFT)
    usual = pane.text_right
    shown.show_tags({Side.LEFT: (mark(300, 600),), Side.RIGHT: ()})
    assert pane.text_right < usual
    assert max(part.right for part in pane._laid.geometry.stretches(Span(0, 2000))) <= pane.text_right + 0.5
    shown.show_tags({Side.LEFT: (), Side.RIGHT: ()})
    assert pane.text_right == usual


def test_a_click_on_a_bar_names_it_and_leaves_the_selection(shown, qtbot):
    pane = shown.pane(Side.LEFT)
    shown.show_tags({Side.LEFT: (mark(300, 600),), Side.RIGHT: ()})
    bar = pane.tag_bars.lanes[0][0]
    at = QPoint(pane.text_right + 10, round(bar.top) + 30)
    assert [one.span for one in pane.tags_at(QPointF(at))] == [Span(300, 600)]
    cursor = pane.textCursor()
    cursor.movePosition(cursor.MoveOperation.Start)
    cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.KeepAnchor, 5)
    pane.setTextCursor(cursor)
    with qtbot.waitSignal(pane.tag_pressed) as told:
        QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert told.args[0] == "urn:one300"
    assert pane.textCursor().hasSelection()


def test_the_words_of_a_chosen_tag_get_a_ground(shown):
    pane = shown.pane(Side.LEFT)
    shown.show_tags({Side.LEFT: (mark(300, 600),), Side.RIGHT: ()})
    before = pane.grab().toImage()
    shown.show_chosen("urn:one300")
    assert pane.grab().toImage() != before


def test_a_hanging_label_is_told_apart_from_its_text(shown):
    pane = shown.pane(Side.LEFT)
    line = pane.extent(shown._session.comparison.left.outline.segment("2(b)").own)[0]
    pane.verticalScrollBar().setValue(round(line) - 40)
    y = line - pane.verticalScrollBar().value() + 11
    assert pane.label_of_press(QPointF(pane.text_left - 14, y)) == "2(b)"
    assert pane.label_of_press(QPointF(pane.text_left + 60, y)) == ""


def test_painting_costs_what_can_be_seen(shown):
    """Ten thousand tags on one order are painted about as quickly as those in view alone."""
    pane = shown.pane(Side.LEFT)
    length = len(shown._session.comparison.left.outline.text)
    step = 17
    every = [mark(at, at + 9, (number % 3)) for number, at in enumerate(range(0, length - 10, step))]
    crowd = tuple(every * (10_000 // len(every) + 1))[:10_000]
    crowd = tuple(sorted(crowd, key=lambda one: one.span.start))
    few = tuple(one for one in every if one.span.end < 1500)

    def cost(marks):
        bars = tag_bars(marks, pane.extent, 3)
        begun = perf_counter()
        for _ in range(20):
            sum(1 for _ in bars.between(0.0, 22.0 * 3))
        return perf_counter() - begun

    far = tuple(one for one in crowd if one.span.start > length // 2)
    begun = perf_counter()
    bars = tag_bars(far, pane.extent, 3)
    made = perf_counter() - begun
    assert list(bars.between(0.0, 66.0)) == []
    assert cost(far) < max(0.01, 5 * cost(few))
    assert made < 1.0


def top_of(pane, span):
    """How far below the pane's top the first line of some words stands, in px."""
    return pane.extent(span)[0] - pane.verticalScrollBar().value()


@pytest.mark.parametrize("at", [0, 1500])
def test_words_that_get_the_first_tag_stay_at_their_height_on_the_screen(shown, at):
    pane, partner = shown.pane(Side.LEFT), shown.pane(Side.RIGHT)
    pane.verticalScrollBar().setValue(at)
    seen = pane.seen()
    words = Span((seen.start + 2 * seen.end) // 3, seen.end - 20)
    before, beside, right = top_of(pane, words), partner.verticalScrollBar().value(), pane.text_right
    assert before > 200
    shown.show_tags({Side.LEFT: (mark(words.start, words.end),), Side.RIGHT: ()})
    assert pane.text_right < right
    assert top_of(pane, words) == before
    assert partner.verticalScrollBar().value() == beside
    above = top_of(pane, words)
    for more in range(1, 6):  # as many as need more lanes still
        marks = tuple(mark(words.start, words.end, 0, f"tag{one}") for one in range(more))
        shown.show_tags({Side.LEFT: marks, Side.RIGHT: ()})
        assert top_of(pane, words) == above


def test_taking_the_tag_back_moves_nothing_either(shown):
    pane = shown.pane(Side.LEFT)
    pane.verticalScrollBar().setValue(1500)
    seen = pane.seen()
    words = Span((seen.start + seen.end) // 2, (seen.start + seen.end) // 2 + 60)
    shown.show_tags({Side.LEFT: (mark(words.start, words.end),), Side.RIGHT: ()})
    before = top_of(pane, words)
    shown.show_tags({Side.LEFT: (), Side.RIGHT: ()})
    assert top_of(pane, words) == before


def test_tags_that_come_with_their_text_leave_a_page_at_its_top(shown):
    pane = shown.pane(Side.LEFT)
    shown.show_tags({Side.LEFT: (mark(800, 900),), Side.RIGHT: ()}, arriving=True)
    assert pane.verticalScrollBar().value() == 0


def test_tags_that_come_later_leave_the_current_passages_beside_one_another(shown, session):
    step = next(one for one in session.comparison.steps if one.link is not None and one.left and one.right)
    session.go_to(step)
    shown.set_motion(0)
    shown.go_to_step(step)
    panes = {side: shown.pane(side) for side in Side}
    before = {side: top_of(pane, pane.marks.band[0]) for side, pane in panes.items()}
    far = mark(5, 40)
    shown.show_tags({Side.LEFT: (far,), Side.RIGHT: (far,)}, arriving=True)
    assert {side: top_of(pane, pane.marks.band[0]) for side, pane in panes.items()} == before


class Painted(QObject):
    """What of a widget is painted anew."""

    def __init__(self, widget):
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint:
            self.region += event.region()
        return False


def test_scrolling_paints_a_bars_letter_anew_and_no_line_stays_cut(shown, qtbot):
    pane = shown.pane(Side.LEFT)
    shown.show_tags({Side.LEFT: (mark(300, 3000),), Side.RIGHT: ()})
    with qtbot.waitExposed(shown):
        shown.show()
    whole = pane.viewport().rect()
    pane.verticalScrollBar().setValue(900)
    pane.settle()
    for value, wanted in ((913, whole), (940, whole.adjusted(pane.text_right, 0, 0, 0))):
        qtbot.wait(50)
        painted = Painted(pane.viewport())
        pane.verticalScrollBar().setValue(value)
        qtbot.wait(50)
        assert (QRegion(wanted) - painted.region).isEmpty()
