"""How often a duty comes again: the printed words as a unit and a step of the calendar."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Every `every` units, counted from the first day."""

    unit: str
    """`day`, `week`, `month` or `year`."""
    every: int

    def after(self, day: date) -> date:
        """The next day after `day`; the last of its month where that month has no such day."""
        if self.unit in ("day", "week"):
            return day + timedelta(days=self.every * (7 if self.unit == "week" else 1))
        month = day.month - 1 + self.every * (12 if self.unit == "year" else 1)
        year, month = day.year + month // 12, month % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


_NAMED: Mapping[str, Recurrence] = {
    "daily": Recurrence("day", 1),
    "weekly": Recurrence("week", 1),
    "monthly": Recurrence("month", 1),
    "quarterly": Recurrence("month", 3),
    "semiannually": Recurrence("month", 6),
    "annually": Recurrence("year", 1),
    "biennially": Recurrence("year", 2),
}
_EVERY = re.compile(r"every (?P<n>\d{1,3}) (?P<unit>day|week|month|year)s?")


def recurrence(words: str | None) -> Recurrence | None:
    """What `Directive.recurs` says (`annually`, `every 90 days`); None for once, and for words that are not known."""
    if words is None:
        return None
    found = _EVERY.fullmatch(words)
    if found and int(found["n"]):
        return Recurrence(found["unit"], int(found["n"]))
    return _NAMED.get(words)
