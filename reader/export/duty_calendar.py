"""Duties as a calendar that other programs open: iCalendar, RFC 5545, one all-day event a due date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from reader.comparison import Reading, Recurrence, due_day, recurrence
from reader.directives import Directive

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//Order Reader//Order Reader//EN"
_LONGEST = 120
"""Code points of an action in an event's title; the whole stands in its description."""


def calendar_bytes(readings: Sequence[Reading], stamp: datetime | None = None) -> bytes:
    """The due dates of `readings` as the bytes of an .ics file.

    A duty whose day is known is an event; one whose day is an estimate is marked tentative and says so; a recurring one
    carries its rule; a duty without a day is left out. `stamp` is the moment written as that of the making (UTC; now
    where None). Events keep their identity from one export to the next.
    """
    from icalendar import Calendar

    made = (stamp or datetime.now(UTC)).replace(microsecond=0)
    names = " and ".join(reading.order.name for reading in readings)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add(
        "x-wr-calname", f"Deadlines of {names}" if len(readings) < 4 else f"Deadlines of {len(readings)} orders"
    )
    seen: dict[str, int] = {}
    for reading, duty, day, exact in _dated(readings):
        event = _event(reading, duty, day, exact)
        name = _name(reading, duty, day)
        seen[name] = seen.get(name, 0) + 1
        event.add("uid", f"{name}-{seen[name]}@order-reader")
        event.add("dtstamp", made)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _dated(readings: Iterable[Reading]) -> Iterable[tuple[Reading, Directive, date, bool]]:
    for reading in readings:
        for duty in reading.directives:
            day, exact = due_day(duty, reading.order.identity.date)
            if day is not None:
                yield reading, duty, day, exact


def _event(reading: Reading, duty: Directive, day: date, exact: bool) -> Event:
    from icalendar import Event

    event = Event()
    event.add("summary", _summary(reading, duty))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("status", "CONFIRMED" if exact else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [reading.order.name])
    event.add("description", _description(reading, duty, exact))
    if reading.order.identity.source_url:
        event.add("url", reading.order.identity.source_url)
    again = recurrence(duty.recurs)
    if again is not None:
        event.add("rrule", rule(again))
    return event


def rule(again: Recurrence) -> dict[str, str | int]:
    """The RRULE of a recurrence: `{"freq": "MONTHLY", "interval": 3}`."""
    frequency = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}[again.unit]
    return {"freq": frequency, "interval": again.every}


def _summary(reading: Reading, duty: Directive) -> str:
    who = f"{', '.join(duty.actors)}: " if duty.actors else ""
    action = duty.action if len(duty.action) <= _LONGEST else f"{duty.action[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"{reading.order.name}, {duty.label}: {who}{action}"


def _description(reading: Reading, duty: Directive, exact: bool) -> str:
    lines = [
        f"{reading.order.name}, {reading.order.identity.title}, {duty.label}",
        f"Who: {', '.join(duty.actors)}" if duty.actors else "",
        f"With: {', '.join(duty.partners)}" if duty.partners else "",
        f"What: {duty.modal} {duty.action}",
        f"When: {duty.deadline}" if duty.deadline else "",
        f"Again: {duty.recurs}" if duty.recurs else "",
        "" if exact else "The day is an estimate: the order does not fix it.",
    ]
    return "\n".join(line for line in lines if line)


def _name(reading: Reading, duty: Directive, day: date) -> str:
    """What an event is known by: the order, the clause, what is to be done and when."""
    parts = (reading.order.identity.kind.value, reading.order.name, duty.label, duty.action, day.isoformat())
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]
