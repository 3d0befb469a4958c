"""By when: the printed words of a deadline, the day it falls on, and how often it comes again.

The calendar: `within 30 days of` counts from the day after, so that signed on 1 March it falls on 31 March. Days are
calendar days; a day that falls on a weekend or holiday is not moved, since no order says it shall be. Months and years
keep the day of the month, or the month's last day where it has none such. Days of business have no due date: which
days are holidays is not known here. A deadline is counted from signing, or from the effective date where its words
say so and the order names one; one counted from anything else (`of the report`) has none.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reader.documents import MONTHS
from reader.spans import Span

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MORE = {"a": 1, "an": 1, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty-five": 45}
_NUMBERS = {word: i + 1 for i, word in enumerate(_UNITS)} | _MORE | {"sixty": 60, "ninety": 90}
_NUMBER = r"(?P<number>\d+|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")(?:\s\(\d+\))?"
_UNIT = r"(?P<unit>(?:calendar\s|business\s|working\s)?(?:day|week|month|year))s?"
_MONTHS = {name: number for number, name in enumerate(MONTHS, 1)}
_DAY = rf"(?P<month>{'|'.join(_MONTHS)})\s(?P<day>\d{{1,2}}),\s(?P<year>\d{{4}})"
_THIS = r"(?:this|the)\s(?:Executive\s)?(?:order|proclamation|memorandum)"
_ORDER = (
    r"(?:(?:the\s)?(?:date\sof\s(?:the\s)?(?:signing\sof\s|issuance\sof\s)?|signing\sof\s|issuance\sof\s|"
    rf"publication\sof\s)?{_THIS}|the\sdate\shereof)"
)
_EFFECT = (
    rf"(?:the\s)?(?:effective\sdate(?:\sof\s{_THIS})?|date\sthis\s(?:order|proclamation)\s"
    r"(?:becomes\seffective|takes\seffect))"
)
_WITHIN = re.compile(
    rf"\b(?:within|(?:by\s)?(?:no|not)\slater\sthan|not\smore\sthan|no\smore\sthan)\s(?:the\snext\s)?{_NUMBER}[\s-]{_UNIT}"
    rf"(?P<base>\s(?:of|after|from|following)\s(?:(?P<order>{_ORDER})|(?P<effect>{_EFFECT})|(?P<other>[^,;.]{{3,120}})))?",
    re.IGNORECASE,
)
_FIXED = re.compile(rf"\b(?:by|no\slater\sthan|not\slater\sthan|on\sor\sbefore|before)\s{_DAY}", re.IGNORECASE)
_MONTH = re.compile(
    rf"\b(?:by|no\slater\sthan|not\slater\sthan|before)\s(?:the\send\sof\s)?(?:{'|'.join(_MONTHS)})\s\d{{4}}\b",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:as\s(?:soon|expeditiously|quickly|promptly)\sas\s(?:is\s)?(?:practicable|possible|reasonably\spracticable)|"
    r"immediately|promptly|expeditiously|without\sdelay|forthwith)\b",
    re.IGNORECASE,
)
_RECURS = (
    (re.compile(r"\bevery\s(?P<n>\d+|two|three|four|six)\s(?P<unit>days|weeks|months|years)\b", re.IGNORECASE), None),
    (re.compile(r"\b(?:daily)\b", re.IGNORECASE), "daily"),
    (re.compile(r"\b(?:weekly|every\sweek|each\sweek)\b", re.IGNORECASE), "weekly"),
    (re.compile(r"\b(?:monthly|every\smonth|each\smonth)\b", re.IGNORECASE), "monthly"),
    (re.compile(r"\b(?:quarterly|every\squarter|each\squarter)\b", re.IGNORECASE), "quarterly"),
    (
        re.compile(r"\b(?:semiannual(?:ly)?|semi-annual(?:ly)?|twice\s(?:a|each|per)\syear)\b", re.IGNORECASE),
        "semiannually",
    ),
    (re.compile(r"\b(?:biennial(?:ly)?|every\sother\syear)\b", re.IGNORECASE), "biennially"),
    (
        re.compile(
            r"\b(?:annually|annual\s(?:report|basis|review|update|assessment|plan|certification)s?|"
            r"each\s(?:fiscal\s)?year|every\syear|yearly|each\sfiscal\syear\sthereafter|once\sa\syear)\b",
            re.IGNORECASE,
        ),
        "annually",
    ),
)
_LOOKS_BACK = re.compile(r"(?:\sbasis)?,?\s(?:over|for|during)\s(?:each\sof\s)?the\s(?:past|last)\b", re.IGNORECASE)
_EFFECTIVE = re.compile(
    rf"\bthis\s(?:order|proclamation|memorandum)\s(?:shall\s(?:be(?:come)?|take)\seffect(?:ive)?|is\seffective|becomes\seffective|takes\seffect)"
    r"(?:\s(?:at|as\sof)\s\d[^;\n]{0,60}?)?"
    rf"\s(?:on\s|as\sof\s)?(?:{_NUMBER}\s{_UNIT}\s(?:after|from|following)\s{_ORDER}|{_DAY}|(?P<now>immediately))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit."""

    span: Span
    due: date | None


@dataclass(frozen=True, slots=True)
class Days:
    """The days an order's deadlines are counted from."""

    signed: date | None
    effective: date | None


def days_of(text: str, signed: date | None) -> Days:
    """The day of signing, and the day of effect where the order names one (else they are the same)."""
    found = _EFFECTIVE.search(text)
    if not found:
        return Days(signed, signed)
    if found["month"]:
        return Days(signed, _fixed(found))
    return Days(signed, signed if found["now"] else _counted(signed, found))


def deadlines_in(text: str, window: Span, days: Days) -> list[Deadline]:
    """The time limits inside `window`, in order; one without a day to count from has no due date."""
    return sorted(_deadlines(text, window, days), key=lambda deadline: deadline.span)


def _deadlines(text: str, window: Span, days: Days) -> Iterator[Deadline]:
    based = any(found["order"] for found in _WITHIN.finditer(text, window.start, window.end))
    for found in _WITHIN.finditer(text, window.start, window.end):
        start = days.effective if found["effect"] else days.signed
        counts = bool(found["order"] or found["effect"] or (based and not found["other"]))
        yield _deadline(found, _counted(start, found) if counts else None)
    for found in _FIXED.finditer(text, window.start, window.end):
        yield _deadline(found, _fixed(found))
    for found in _MONTH.finditer(text, window.start, window.end):
        yield _deadline(found, None)
    for found in _SOON.finditer(text, window.start, window.end):
        yield _deadline(found, None)


def _deadline(found: re.Match[str], due: date | None) -> Deadline:
    return Deadline(Span(*found.span()), due)


def printed(text: str, deadline: Deadline) -> str:
    """The words of `deadline`, white space folded, the first letter small."""
    words = " ".join(deadline.span.of(text).split())
    return words[0].lower() + words[1:]


def _fixed(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), _MONTHS[found["month"].capitalize()], int(found["day"]))
    except ValueError:
        return None


def _counted(start: date | None, found: re.Match[str]) -> date | None:
    """`start` plus the printed number of days, weeks, months or years; None for days of business."""
    if start is None:
        return None
    number = int(found["number"]) if found["number"].isdigit() else _NUMBERS[found["number"].lower()]
    unit = found["unit"].lower()
    if unit in ("day", "calendar day", "week"):
        return start + timedelta(days=number * (7 if unit == "week" else 1))
    return _months_on(start, number * (12 if unit == "year" else 1)) if unit in ("month", "year") else None


def _months_on(start: date, months: int) -> date:
    """The same day `months` later, or the last of that month where it has no such day."""
    month = start.month - 1 + months
    year, month = start.year + month // 12, month % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def recurrence(words: str) -> str | None:
    """How often: `annually`, `quarterly`, `every 90 days`; None where nothing says so."""
    for pattern, name in _RECURS:
        found = pattern.search(words)
        if found and not _LOOKS_BACK.match(words, found.end()):
            return name or f"every {_NUMBERS.get(found['n'].lower(), found['n'])} {found['unit'].lower()}"
    return None
