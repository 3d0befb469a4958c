"""The days of both orders: signing, what is due, and what can only be estimated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reader.comparison import Comparison, Recurrence, Side, due_day, recurrence, timeline
from reader.directives import Directive
from reader.spans import Span

DUTY = Directive("2", Span(0, 4), ("Keeper",), (), "shall", "trim the wick", None, None, None)


def test_both_signings_and_every_known_day_in_order(lighthouses: Comparison) -> None:
    points = timeline(lighthouses)
    assert [point.day for point in points] == sorted(point.day for point in points)
    signed = {point.side: point.day for point in points if point.is_signing}
    assert signed == {Side.LEFT: date(2021, 3, 4), Side.RIGHT: date(2023, 5, 6)}
    due = {(point.side, point.label): (point.day, point.exact) for point in points if not point.is_signing}
    assert due[Side.LEFT, "2(b)"] == (date(2021, 5, 3), True)
    assert due[Side.RIGHT, "3(b)"] == (date(2023, 6, 5), True)
    assert due[Side.RIGHT, "4"] == (date(2024, 6, 1), True)


def test_what_comes_again_without_a_first_day_is_estimated(lighthouses: Comparison) -> None:
    yearly = next(point for point in timeline(lighthouses) if point.label == "3" and point.side is Side.LEFT)
    assert (yearly.day, yearly.exact, yearly.recurs) == (date(2022, 3, 4), False, "annually")


@pytest.mark.parametrize(
    ("signed", "words", "day"),
    [
        (date(2021, 3, 4), "within 10 business days of the date of this order", date(2021, 3, 18)),
        (date(2021, 3, 5), "within 1 working day", date(2021, 3, 8)),
        (date(2021, 3, 6), "within 5 business days of this order", date(2021, 3, 12)),
    ],
)
def test_business_days_are_counted_without_weekends_and_called_an_estimate(signed: date, words: str, day: date) -> None:
    assert due_day(replace(DUTY, deadline=words), signed) == (day, False)


@pytest.mark.parametrize(
    "words", [None, "promptly", "within 30 days of that report", "within 5 business days of receipt"]
)
def test_a_deadline_without_a_day_to_count_from_has_no_point(words: str | None) -> None:
    assert due_day(replace(DUTY, deadline=words), date(2021, 3, 4)) == (None, False)


def test_an_unsigned_text_has_only_printed_days() -> None:
    assert due_day(replace(DUTY, recurs="annually"), None) == (None, False)
    assert due_day(replace(DUTY, due=date(2024, 2, 29)), None) == (date(2024, 2, 29), True)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("annually", Recurrence("year", 1)),
        ("quarterly", Recurrence("month", 3)),
        ("semiannually", Recurrence("month", 6)),
        ("biennially", Recurrence("year", 2)),
        ("every 90 days", Recurrence("day", 90)),
        ("every 0 days", None),
        ("now and then", None),
        (None, None),
    ],
)
def test_how_often_is_a_unit_and_a_step(words: str | None, found: Recurrence | None) -> None:
    assert recurrence(words) == found


def test_the_next_time_keeps_to_the_end_of_a_shorter_month() -> None:
    assert Recurrence("month", 1).after(date(2023, 1, 31)) == date(2023, 2, 28)
    assert Recurrence("year", 1).after(date(2024, 2, 29)) == date(2025, 2, 28)
    assert Recurrence("week", 2).after(date(2023, 12, 25)) == date(2024, 1, 8)
