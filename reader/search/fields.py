"""The fields of the query language: what each takes, and what it becomes."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from reader.documents import Edition, Kind
from reader.errors import BadQuery
from reader.search.model import NONE_STATED
from reader.search.words import forms
from reader.topics import Effect

MARK_FIELDS = ("tag", "note")
"""Those that ask for what a person said; the index itself knows nothing of them."""
FIELDS = ("topic", "effect", "signed", "by", "kind", "edition", "in", "label", "heading", "title", *MARK_FIELDS)
"""Names of the fields, as they are typed before the colon."""

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_KIND_NAMES = {"eo": Kind.EXECUTIVE_ORDER, "memo": Kind.MEMORANDUM, "factsheet": Kind.FACT_SHEET}
_CHOICES: dict[str, tuple[str, ...]] = {
    "effect": (*(effect.value for effect in Effect), NONE_STATED),
    "kind": tuple(kind.value for kind in Kind),
    "edition": tuple(edition.value for edition in Edition),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """A field and what it must be."""

    field: str
    values: tuple[str, ...]
    """The compared words of `by heading title`; else the one value."""
    at: int
    """Where it stands in the query, in code points from 0."""
    first: date | None = None
    """`signed`: the first day that counts; None: from the beginning."""
    last: date | None = None
    """`signed`: the last day that counts; None: to this day."""


def read_field(field: str, value: str, at: int) -> Filter:
    """The filter that `field:value` at code point `at` of a query asks for. Raises BadQuery."""
    value = value.strip()
    if not value:
        raise BadQuery(f"Nothing stands after “{field}:” at character {at + 1}; add what it should be.")
    if field == "signed":
        return _signed(value, at)
    if field in _CHOICES:
        return Filter(field, (_choice(field, value, at),), at)
    if field in ("by", "heading", "title"):
        return _wordy(field, value, at)
    return Filter(field, (value,), at)


def _wordy(field: str, value: str, at: int) -> Filter:
    found = tuple(forms(value))
    if not found:
        raise BadQuery(f"“{field}:{value}” at character {at + 1} holds no word; type a word after the colon.")
    return Filter(field, found, at)


def _choice(field: str, value: str, at: int) -> str:
    """The value meant; its beginning is enough where it can mean only one."""
    wanted = re.sub(r"[\s_]+", "-", value.lower())
    if field == "kind" and wanted in _KIND_NAMES:
        return _KIND_NAMES[wanted].value
    choices = _CHOICES[field]
    meant = [choice for choice in choices if choice == wanted] or [
        choice for choice in choices if choice.startswith(wanted.rstrip("*"))
    ]
    if len(meant) == 1:
        return meant[0]
    raise BadQuery(f"“{field}:{value}” at character {at + 1} is not known; {field} is one of {', '.join(choices)}.")


def _signed(value: str, at: int) -> Filter:
    """A day, month or year, or two of them with two dots between; either end may be left open."""
    first, dots, last = value.partition("..")
    if not dots:
        last = first
    if not first and not last:
        raise _bad_date(value, at)
    begin = _days(first, value, at)[0] if first else None
    end = _days(last, value, at)[1] if last else None
    if begin and end and begin > end:
        raise BadQuery(f"“signed:{value}” at character {at + 1} ends before it begins; put the earlier date first.")
    return Filter("signed", (value,), at, begin, end)


def _days(text: str, value: str, at: int) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    found = _DAY.fullmatch(text)
    if not found:
        raise _bad_date(value, at)
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        assert year is not None
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:  # the 31st of February, the year 0; calendar's own error is a ValueError too
        raise _bad_date(value, at) from None


def _bad_date(value: str, at: int) -> BadQuery:
    return BadQuery(
        f"“signed:{value}” at character {at + 1} is not a date; "
        "write signed:2021, signed:2021-02-02, signed:2017-01-20..2021-01-20 or signed:2021.."
    )
