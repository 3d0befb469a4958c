"""Scrolling together: one leads, the other follows without a jerk; jumps land both ends level."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.comparison import Comparison, Session, Side
from reader.desktop.panes import ComparisonView
from reader.desktop.panes.following import Course, Near, followed, target
from reader.desktop.panes.landing import Target, level


def bars(view: ComparisonView) -> tuple[object, object]:
    return view.pane(Side.LEFT).verticalScrollBar(), view.pane(Side.RIGHT).verticalScrollBar()


@pytest.mark.parametrize("side", list(Side))
def test_the_partner_follows_one_way_and_the_master_is_not_moved_back(
    view: ComparisonView, session: Session, pair: Comparison, side: Side
) -> None:
    session.show(pair)
    master, partner = view.pane(side).verticalScrollBar(), view.pane(side.other).verticalScrollBar()
    stood = []
    for value in range(0, master.maximum(), 11):
        master.setValue(value)
        assert master.value() == value
        stood.append(partner.value())
    assert all(first <= second for first, second in pairwise(stood))
    assert max(second - first for first, second in pairwise(stood)) <= 45
    master.setValue(master.maximum())
    assert partner.value() == partner.maximum()
    back = []
    for value in range(master.maximum(), -1, -11):
        master.setValue(value)
        back.append(partner.value())
    assert all(first >= second for first, second in pairwise(back))
    master.setValue(0)
    assert partner.value() == 0


def test_what_corresponds_stands_level_at_the_reading_line(
    view: ComparisonView, session: Session, pair: Comparison
) -> None:
    session.show(pair)
    left = view.pane(Side.LEFT)
    for label in ("2", "3", "4"):
        segment = pair.left.outline.segment(label)
        assert segment is not None
        goal = round(left.extent(segment.own)[0] - left.reading_line) + 30
        for value in range(left.verticalScrollBar().value(), goal, 20):
            left.verticalScrollBar().setValue(value)
        assert view.reading_label(Side.RIGHT).startswith(label)


def test_letting_go_leaves_the_partner_where_it_is(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    view.set_following(False)
    view.pane(Side.LEFT).verticalScrollBar().setValue(900)
    assert view.pane(Side.RIGHT).verticalScrollBar().value() == 0
    view.set_following(True)
    view.pane(Side.LEFT).verticalScrollBar().setValue(901)
    assert view.pane(Side.RIGHT).verticalScrollBar().value() < 60


def test_a_step_lands_both_ends_level_and_in_view(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    for step in pair.steps:
        if step.link is None or step.left == ("preamble",):
            continue
        session.go_to(step)
        view.go_to_step(step)
        tops = []
        for side in Side:
            pane, segment = view.pane(side), pair.side(side).outline.segment(step.labels(side)[0])
            assert segment is not None
            top = pane.extent(segment.own)[0] - pane.verticalScrollBar().value()
            assert 0 <= top < pane.viewport().height() - 22
            tops.append(top)
        assert abs(tops[0] - tops[1]) <= 1


def test_after_a_landing_the_next_line_does_not_jerk(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    step = next(step for step in pair.steps if step.left == ("3",))
    session.go_to(step)
    view.go_to_step(step)
    left, right = (view.pane(side).verticalScrollBar() for side in Side)
    stood = right.value()
    left.setValue(left.value() + 22)
    assert 0 <= right.value() - stood <= 60


def test_a_jump_glides_and_arrives(qtbot: QtBot, view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    view.set_motion(60)
    step = next(step for step in pair.steps if step.left == ("3",))
    view.go_to_step(step)
    qtbot.waitUntil(lambda: view.reading_label(Side.LEFT) == "3", timeout=2000)
    qtbot.waitUntil(lambda: view.reading_label(Side.RIGHT) == "3", timeout=2000)
    qtbot.waitUntil(lambda: view._sync._held == 0, timeout=2000)


def test_the_persons_hand_ends_a_jump(qtbot: QtBot, view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    view.set_motion(5000)
    view.go_to_step(next(step for step in pair.steps if step.left == ("5(a)",)))
    qtbot.wait(40)
    assert view._sync._held == 1
    qtbot.keyClick(view.pane(Side.LEFT), Qt.Key.Key_Home)
    assert view._sync._held == 0
    stood = view.pane(Side.LEFT).verticalScrollBar().value()
    qtbot.wait(60)
    assert view.pane(Side.LEFT).verticalScrollBar().value() == stood == 0


def test_the_band_of_another_link_comes_in_and_stays(
    qtbot: QtBot, view: ComparisonView, session: Session, pair: Comparison
) -> None:
    session.show(pair)
    view._fade.duration = 60
    session.go_to(pair.steps[1])
    assert view.pane(Side.LEFT).band_strength < 1
    qtbot.waitUntil(lambda: view.pane(Side.LEFT).band_strength == 1, timeout=2000)


def test_after_a_jump_no_line_is_cut(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    view.go_to_label(Side.LEFT, "4")
    for side in Side:
        pane = view.pane(side)
        assert pane._laid is not None
        top = pane.verticalScrollBar().value()
        area = pane.shown_area()
        for line in pane._laid.table.tops[:-1]:
            y = line - top
            inside = area.top() - 1 <= y and y + 22 <= area.bottom() + 2
            outside = y + 22 <= area.top() + 1 or y >= area.bottom()
            assert inside or outside


def course(near: Near | None = None) -> Course:
    return Course(lambda height: height * 2, 200, 600, 3000, 6000, near)


def test_at_either_end_both_stand_at_their_own() -> None:
    assert target(course(), 0) == 0
    assert target(course(), 3000) == 6000


def test_beside_the_current_link_its_other_end_stands_level() -> None:
    near = Near((1000, 1100), (400, 450))
    assert target(course(near), 800) == 200
    far = target(course(near), 2200)
    assert far == target(course(), 2200)


def test_what_was_off_fades_and_never_turns_back() -> None:
    value = stood = 100.0
    for step in range(1, 60):
        before, now = step * 10.0, (step + 1) * 10.0
        value = followed(now, before, stood, 10, 600)
        assert value >= stood
        stood = value
    assert abs(stood - 600) < 30


def test_passages_near_the_top_stand_as_level_as_they_can() -> None:
    left, right = level(Target(50, 100, 5000), Target(900, 960, 5000), 200, 700)
    assert (left, right) == (0, 850)


def test_a_tall_passage_lands_higher() -> None:
    left, _ = level(Target(1000, 1640, 5000), Target(1000, 1100, 5000), 200, 700)
    assert 1000 - left < 60
