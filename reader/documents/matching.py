"""A draft -> its entry in the catalogue, by number, by title, by day, or by the evidence of its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from reader.documents.catalogue import Catalogue, Entry
from reader.documents.draft import Clue, Draft
from reader.documents.evidence import most_likely
from reader.documents.titles import bare_title, is_same_title

_NEAR_DAYS = timedelta(days=7)
_ALIKE, _VERY_ALIKE = 80.0, 92.0
"""Likeness of titles out of 100: enough with a day that agrees, and enough without one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What matching found."""

    entry: Entry | None = None
    reason: str = ""
    number_printed: str | None = None
    """Where the number was read, if it was; otherwise it comes from the catalogue."""
    warnings: tuple[str, ...] = ()


def match(draft: Draft, catalogue: Catalogue) -> Answer:
    """The entry that a draft is; none rather than a wrong one."""
    day = _day(draft.clue("date"))
    titles = [str(clue.value) for clue in draft.clues if clue.fact == "title"]
    if numbers := [clue for clue in draft.clues if clue.fact == "number"]:
        return _numbered(_agreeing(numbers, titles, catalogue), titles, day, catalogue)
    for title in titles:
        if answer := _titled(title, day, catalogue):
            return answer
    return _by_words(draft, titles, day, catalogue)


def _agreeing(numbers: list[Clue], titles: list[str], catalogue: Catalogue) -> Clue:
    """The first number whose title the source gives too; else the first."""
    for number in numbers:
        entry = catalogue.numbered(str(number.value))
        if entry and any(is_same_title(entry.title, title) for title in titles):
            return number
    return numbers[0]


def _numbered(number: Clue, titles: list[str], day: date | None, catalogue: Catalogue) -> Answer:
    entry = catalogue.numbered(str(number.value))
    if entry and (not titles or not day or day == entry.date or any(is_same_title(entry.title, t) for t in titles)):
        return Answer(entry, "by its number", f"from {number.where}")
    other = next((found for title in titles if (found := _titled(title, day, catalogue))), None)
    if other and other.entry and day == other.entry.date:
        slip = f"The text numbers itself {number.value}, but its title and day are those of EO {other.entry.number}."
        return Answer(other.entry, other.reason, warnings=(slip,))
    if entry and (not titles or _likeness(titles[0], entry.title) >= _ALIKE):
        return Answer(entry, "by its number", f"from {number.where}")
    doubt = f"EO {number.value} is not in the catalogue with this title and day; they are as the text gives them."
    return Answer(warnings=(doubt,))


def _titled(title: str, day: date | None, catalogue: Catalogue) -> Answer | None:
    same = catalogue.titled(bare_title(title)) or catalogue.titled(title)
    if day:
        near = [entry for entry in same if abs(entry.date - day) <= _NEAR_DAYS]
        if near:
            best = min(near, key=lambda entry: abs(entry.date - day))
            return Answer(best, "by its title and day" if best.date == day else "by its title and a day near it")
        return _alike(title, catalogue.between(day - timedelta(days=3), day + timedelta(days=3)), _ALIKE, " and day")
    if len(same) == 1:
        return Answer(same[0], "by its title")
    return None if same else _alike(title, catalogue.entries, _VERY_ALIKE, "")


def _alike(title: str, entries: tuple[Entry, ...], least: float, also: str) -> Answer | None:
    scored = sorted(((_likeness(title, entry.title), entry.number, entry) for entry in entries), reverse=True)
    if not scored or scored[0][0] < least or (len(scored) > 1 and scored[1][0] > scored[0][0] - 4):
        return None
    return Answer(scored[0][2], f"by a title {scored[0][0]:.0f}% alike{also}")


def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    a, b = bare_title(one).casefold(), bare_title(other).casefold()
    return max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b))


def _by_words(draft: Draft, titles: list[str], day: date | None, catalogue: Catalogue) -> Answer:
    """The entry whose title the text's own words bear out, among those that its signature and day allow."""
    entries = catalogue.entries
    if day:
        entries = catalogue.between(day - timedelta(days=3), day + timedelta(days=3))
    if signed := draft.clue("signatory"):
        entries = tuple(entry for entry in entries if entry.signatory == signed.value)
    found = most_likely(draft.passages, entries, _day(draft.clue("page_date")), catalogue)
    if found is None:
        told = "The text does not tell which order it is; its number and title can be given by hand."
        return Answer(warnings=(told,) if not titles or not day else ())
    return Answer(found.entry, found.reason, warnings=(found.warning,) if found.warning else ())


def _day(clue: Clue | None) -> date | None:
    return clue.value if clue and isinstance(clue.value, date) else None
