"""Duties side by side, and the picture of their days."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.comparison import DutyOrder, Side, duties
from reader.desktop.time_scale import time_scale


@pytest.fixture
def dock(window):
    window.right.tabs.choose("directives")
    return window.right.directives


@pytest.fixture
def went(window, monkeypatch):
    calls = []
    window.right.directives.chosen.disconnect()
    window.right.directives.chosen.connect(calls.append)
    return calls


def test_every_directive_stands_in_one_row_and_matched_ones_share_theirs(window, dock):
    comparison = window.session.comparison
    expected = duties(comparison)
    assert [line.row for line in dock.list.lines] == list(expected)
    for side in Side:
        shown = [line.row.duty(side) for line in dock.list.lines if line.row.duty(side)]
        assert sorted(shown, key=lambda one: one.span) == sorted(
            comparison.side(side).directives, key=lambda one: one.span
        )


def test_enter_goes_to_both_sides_and_an_arrow_to_one(dock, went):
    lines = dock.list.lines
    at = next((at for at, line in enumerate(lines) if len(line.words) == 2), None)
    assert at is not None, "the starter pair has matched duties"
    dock.list.setCurrentIndex(dock.list.model().index(at, 0))
    QTest.keyClick(dock.list, Qt.Key.Key_Return)
    QTest.keyClick(dock.list, Qt.Key.Key_Right)
    row = lines[at].row
    assert went == [{Side.LEFT: row.left.span, Side.RIGHT: row.right.span}, {Side.RIGHT: row.right.span}]


def test_a_click_goes_to_the_words(dock, went):
    place = dock.list.visualRect(dock.list.model().index(0, 0)).center()
    QTest.mouseClick(dock.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert went == [dock.list.lines[0].spans]


def test_they_are_sorted_by_date_and_by_actor(dock):
    dock.sort_by(DutyOrder.DUE)
    days = [
        min(day for one in (line.row.left, line.row.right) if one for day in [one.due or date.max])
        for line in dock.list.lines
    ]
    assert days == sorted(days)
    assert days[0] < date.max
    dock.sort_by(DutyOrder.ACTOR)
    names = [line.row.either.actors[0].casefold() for line in dock.list.lines if line.row.either.actors]
    assert names == sorted(names)


def test_the_filter_keeps_what_has_all_its_words(dock):
    everything = len(dock.list.lines)
    dock.filter.setText("attorney general")
    assert 0 < len(dock.list.lines) < everything
    assert all("attorney general" in line.spoken.casefold() for line in dock.list.lines)
    dock.filter.setText("no such words zzz")
    assert not dock.list.lines
    assert dock._empty.isVisible()
    assert "answers to that" in dock._empty.text()


@pytest.mark.parametrize(
    ("name", "begins"), [("duties.csv", b"\xef\xbb\xbfmatched"), ("duties.ics", b"BEGIN:VCALENDAR")]
)
def test_they_are_exported_as_a_table_and_as_a_calendar(window, dock, tmp_path, name, begins):
    dock.export(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert name in window.message.words


def test_an_export_that_cannot_be_written_says_so(window, dock, tmp_path):
    dock.export(tmp_path / "no such folder" / "duties.csv")
    assert "does not exist" in window.message.words


def test_the_timeline_is_walked_by_keyboard_and_names_each_day(dock, went):
    picture = dock.timeline
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    assert picture.focused == picture.points[0]
    dated = next(at for at, point in enumerate(picture.points) if point.span)
    QTest.keyClick(picture, Qt.Key.Key_Home)
    for _ in range(dated):
        QTest.keyClick(picture, Qt.Key.Key_Right)
    point = picture.points[dated]
    assert point.text.split(":")[0] in picture.accessibleDescription()
    QTest.keyClick(picture, Qt.Key.Key_Return)
    assert went == [{point.side: point.span}]


def test_a_click_on_a_day_goes_to_its_duty(dock, went):
    picture = dock.timeline
    dot = next(dot for dot in picture.dots if any(point.span for point in dot.points))
    for _ in dot.points:
        QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.place(dot).toPoint())
    assert went == [{point.side: point.span} for point in dot.points if point.span]


@pytest.mark.parametrize("width", [206, 860])
def test_every_day_has_a_dot_inside_the_picture(dock, width):
    dock.timeline.setFixedWidth(width)
    dots = dock.timeline.dots
    assert sorted((p.side, p.day) for dot in dots for p in dot.points) == sorted(
        (p.side, p.day) for p in dock.timeline.points
    )
    assert all(0 < dot.x < width for dot in dots)


def test_the_window_shows_left_and_right_beside_one_another(window, qtbot):
    window.right.tabs.choose("directives")
    window.right.directives.window_asked.emit()
    shown = window.studies.duties
    qtbot.waitExposed(shown)
    assert shown.dock.list.is_wide()
    assert not window.right.directives.list.is_wide()
    assert [line.row for line in shown.dock.list.lines] == [line.row for line in window.right.directives.list.lines]


def test_a_long_empty_stretch_is_cut_short_and_short_ones_are_not():
    near = [date(2021, 2, 2), date(2021, 5, 3), date(2021, 8, 1)]
    far = [date(2025, 1, 20), date(2025, 2, 3)]
    scale = time_scale([*near, *far], 0, 400)
    assert len(scale.cuts) == 1
    places = [scale.x(day) for day in [*near, *far]]
    assert places == sorted(places)
    assert scale.x(near[-1]) < scale.cuts[0] < scale.x(far[0])
    assert not time_scale(near, 0, 400).cuts


def test_labels_of_ticks_never_meet_and_the_first_of_a_stretch_names_its_year():
    scale = time_scale([date(2017, 1, 25), date(2017, 7, 24), date(2025, 1, 20), date(2025, 4, 20)], 0, 300)
    ticks = scale.ticks(lambda tick: 40.0)
    assert all(two.x - one.x >= 40 for one, two in itertools.pairwise(ticks))
    assert ticks[0].first
    assert len(ticks) >= 2


def test_one_day_alone_has_an_axis_too():
    scale = time_scale([date(2025, 1, 20)], 0, 200)
    assert 0 <= scale.x(date(2025, 1, 20)) <= 200
    assert time_scale([], 0, 200).x(date(2025, 1, 20)) == 0
