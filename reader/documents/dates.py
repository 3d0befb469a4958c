"""Dates as orders print them."""

from __future__ import annotations

import re
from datetime import date, datetime

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NAMES = "|".join(f"{name}|{name[:3]}\\.?" for name in map(str.lower, MONTHS)) + "|sept\\.?"
DAY = rf"(?:{_NAMES})\s+\d{{1,2}},?\s+\d{{4}}\b"
"""The pattern of a printed day, to build on: `January 25, 2017`, abbreviated or not; match it in any case."""
PRINTED = re.compile(rf"\b(?P<month>{_NAMES})\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})\b", re.IGNORECASE)
"""A printed day in any case."""
_NUMBERED = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")


def find_date(text: str) -> date | None:
    """The first real date printed in `text`, as words or as `2017-01-25`."""
    for match in PRINTED.finditer(text):
        month = MONTHS.index(next(name for name in MONTHS if name.startswith(match["month"][:3].capitalize()))) + 1
        found = _real(int(match["year"]), month, int(match["day"]))
        if found:
            return found
    numbered = _NUMBERED.search(text)
    return _real(int(numbered["year"]), int(numbered["month"]), int(numbered["day"])) if numbered else None


def as_date(value: object) -> date | None:
    """A value of front matter as a date: a date already, or words that print one."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return find_date(value) if isinstance(value, str) else None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
