"""The catalogue of facts that ships with the program: number, title, day and president of executive orders."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from reader.places import resources


@dataclass(frozen=True, slots=True)
class Entry:
    """One executive order as the catalogue knows it."""

    number: str
    title: str
    date: date
    """The day of signing."""
    signatory: str
    """The president's full name."""


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Executive orders in order of signing."""

    entries: tuple[Entry, ...] = ()

    def numbered(self, number: str) -> Entry | None:
        """The order of that number."""
        return _by_number(self).get(number.upper())

    def titled(self, title: str) -> tuple[Entry, ...]:
        """The orders whose title has the same letters and digits, in any case."""
        return _by_title(self).get(squashed(title), ())

    def between(self, first: date, last: date) -> tuple[Entry, ...]:
        """The orders signed on these days and between them."""
        days = _days(self)
        return self.entries[bisect_right(days, first - timedelta(days=1)) : bisect_right(days, last)]

    def president_on(self, day: date) -> str | None:
        """Who was in office: who signed the orders before and after; where they differ, terms begin on 20 January."""
        at = bisect_right(_days(self), day)
        before, after = self.entries[max(0, at - 1) : at], self.entries[at : at + 1]
        if not before or not after:
            near = before or after
            return near[0].signatory if near and abs(near[0].date - day) < timedelta(days=200) else None
        if before[0].signatory == after[0].signatory or (day.month, day.day) < (1, 20):
            return before[0].signatory
        return before[0].signatory if before[0].date == day else after[0].signatory


def squashed(title: str) -> str:
    """A title's letters and digits alone, for comparing."""
    return re.sub(r"[\W_]+", "", title.casefold())


def read_catalogue(file: Path) -> Catalogue:
    """A catalogue from CSV with the columns number, title, signing_date (ISO), president."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        return catalogue_of(Entry(number, title, date.fromisoformat(day), name) for number, title, day, name in rows)


def catalogue_of(entries: Iterable[Entry]) -> Catalogue:
    """A catalogue of these entries."""
    return Catalogue(tuple(sorted(entries, key=lambda entry: entry.date)))


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that ships with the program; read once."""
    return read_catalogue(resources() / "facts" / "executive-orders.csv")


@cache
def _by_number(catalogue: Catalogue) -> dict[str, Entry]:
    return {entry.number: entry for entry in catalogue.entries}


@cache
def _by_title(catalogue: Catalogue) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in catalogue.entries:
        title = squashed(entry.title)
        found[title] = (*found.get(title, ()), entry)
    return found


@cache
def _days(catalogue: Catalogue) -> list[date]:
    return [entry.date for entry in catalogue.entries]
