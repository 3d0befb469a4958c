"""The days on which something is due under either order, and those on which the two were signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reader.comparison.model import Comparison, Reading, Side
from reader.comparison.recurrence import recurrence
from reader.directives import Directive
from reader.spans import Span

_BUSINESS = re.compile(
    r"\b(?P<number>\d{1,4})\s(?:business|working)\sdays?"
    r"(?:\s(?:of|after|from|following)\s(?:the\s)?(?:date\s(?:of\s)?)?(?:this\s(?:order|proclamation|memorandum)|hereof))?$"
)


@dataclass(frozen=True, slots=True)
class TimePoint:
    """One day of a timeline."""

    side: Side
    day: date
    label: str
    """Label of the segment the duty stands in; empty for the day of signing."""
    text: str
    """What is due, with those who owe it: `Secretary of Labor: submit a report ...`; `Signed`."""
    exact: bool
    """False where the day is an estimate: business days (no holidays known), a recurring duty without a first."""
    span: Span | None = None
    """The words it rests on; None for the day of signing."""
    recurs: str | None = None

    @property
    def is_signing(self) -> bool:
        """True for the day of signing."""
        return self.span is None


def timeline(comparison: Comparison) -> tuple[TimePoint, ...]:
    """The days of both orders, earliest first: signing, and every duty whose day is known or can be estimated.

    A deadline that hangs on an event without a date (`within 30 days of that report`) has no point.
    """
    points = [point for side in Side for point in _points(comparison.side(side), side)]
    return tuple(sorted(points, key=lambda point: (point.day, point.side is Side.RIGHT, not point.is_signing)))


def _points(reading: Reading, side: Side) -> Iterator[TimePoint]:
    signed = reading.order.identity.date
    if signed is not None:
        yield TimePoint(side, signed, "", "Signed", True)
    for duty in reading.directives:
        day, exact = due_day(duty, signed)
        if day is not None:
            yield TimePoint(side, day, duty.label, duty_words(duty), exact, duty.span, duty.recurs)


def due_day(duty: Directive, signed: date | None) -> tuple[date | None, bool]:
    """The day a duty is due and whether that is exact.

    Estimated are business days counted from signing (weekends left out, holidays not known), and a recurring duty
    without a first day, which is put one period after signing. (None, False) where neither can be told.
    """
    if duty.due is not None:
        return duty.due, True
    if signed is None:
        return None, False
    business = _BUSINESS.search(duty.deadline or "")
    if business:
        return _business_days_on(signed, int(business["number"])), False
    again = recurrence(duty.recurs)
    return (again.after(signed) if again else None), False


def duty_words(duty: Directive) -> str:
    """A duty in one line: who, then what."""
    return f"{', '.join(duty.actors)}: {duty.action}" if duty.actors else duty.action


def _business_days_on(day: date, count: int) -> date:
    """`count` weekdays after `day`, which counts as a Friday where it lies on a weekend."""
    day -= timedelta(days=max(0, day.weekday() - 4))
    weeks, rest = divmod(count, 5)
    day += timedelta(weeks=weeks)
    while rest:
        day += timedelta(days=1)
        rest -= day.weekday() < 5
    return day
