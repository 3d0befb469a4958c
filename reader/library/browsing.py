"""Finding one's way among entries: facets, orders to sort by, and a filter that narrows as one types."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from reader.library.model import Entry
from reader.library.naming import shelf_order

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class EntryFacets:
    """How many entries have each value; the most frequent first, years in their order."""

    year: Counts = ()
    """Years of signing."""
    president: Counts = ()
    kind: Counts = ()
    topic: Counts = ()
    """Ids of topics."""
    edition: Counts = ()


class SortKey(StrEnum):
    """What entries are put in order by."""

    NUMBER = "number"
    DATE = "date"
    TITLE = "title"
    PRESIDENT = "president"
    WORDS = "words"
    ADDED = "added"


def facets(entries: Iterable[Entry], topics: Mapping[str, tuple[str, ...]] | None = None) -> EntryFacets:
    """Counts over `entries`. `topics`: ids of the topics that each speaks of, by the entry's id."""
    year, president, kind, edition, topic = (Counter[str]() for _ in range(5))
    spoken = topics or {}
    for entry in entries:
        year[str(entry.date.year) if entry.date else ""] += 1
        president[entry.signatory or ""] += 1
        kind[entry.kind.value] += 1
        edition[entry.edition.value] += 1
        topic.update(spoken.get(entry.id, ()))
    ranked = (_ranked(counts) for counts in (president, kind, topic, edition))
    return EntryFacets(tuple(sorted(_ranked(year))), *ranked)


def in_facet(
    entries: Iterable[Entry], facet: str, value: str, topics: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Entry, ...]:
    """The entries that have `value` in `facet`, the name of a field of EntryFacets; in their order."""
    has = _HAS[facet]
    spoken = topics or {}
    return tuple(entry for entry in entries if has(entry, value, spoken.get(entry.id, ())))


def in_order(entries: Iterable[Entry], key: SortKey = SortKey.NUMBER, *, descending: bool = False) -> tuple[Entry, ...]:
    """`entries` by `key`, those alike by number; those without the fact come last either way."""
    by_number = sorted(entries, key=shelf_order)
    value = _SORTED_BY[key]
    known = [entry for entry in by_number if value(entry) is not None]
    known.sort(key=value, reverse=descending)
    return (*known, *(entry for entry in by_number if value(entry) is None))


def matching(entries: Iterable[Entry], words: str) -> tuple[Entry, ...]:
    """The entries of which every one of `words` begins a word of number, title, year, president, kind or edition.

    Neither case nor accents matter. All of them where `words` holds none.
    """
    wanted = [f" {word}" for word in _plain(words).split()]
    return tuple(entry for entry in entries if all(word in _known(entry) for word in wanted))


def _known(entry: Entry) -> str:
    """The words an entry is found by, each after a space."""
    year = str(entry.date.year) if entry.date else ""
    facts = (entry.name, entry.number or "", entry.title, entry.printed_title, year, entry.signatory or "")
    return _plain_facts(*facts, entry.kind.value, entry.edition.value)


@lru_cache(maxsize=20_000)
def _plain_facts(*facts: str) -> str:
    return f" {_plain(' '.join(facts))}"


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    """Small letters and figures without accents, a space for anything else: `Résumé, 2nd` is `resume 2nd`."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    signs = (sign if sign.isalnum() else "" if unicodedata.combining(sign) or sign in "'’" else " " for sign in apart)
    return "".join(signs)


def _ranked(counts: Counter[str]) -> Counts:
    return tuple(sorted(((value, n) for value, n in counts.items() if value), key=lambda pair: (-pair[1], pair[0])))


_HAS: Mapping[str, Callable[[Entry, str, tuple[str, ...]], bool]] = {
    "year": lambda entry, value, _: entry.date is not None and str(entry.date.year) == value,
    "president": lambda entry, value, _: entry.signatory == value,
    "kind": lambda entry, value, _: entry.kind.value == value,
    "topic": lambda _, value, spoken: value in spoken,
    "edition": lambda entry, value, _: entry.edition.value == value,
}
_SORTED_BY: Mapping[SortKey, Callable[[Entry], Any]] = {
    SortKey.NUMBER: lambda entry: shelf_order(entry)[1:3] if entry.number else None,
    SortKey.DATE: lambda entry: entry.date,
    SortKey.TITLE: lambda entry: _plain(entry.title).split() or None,
    SortKey.PRESIDENT: lambda entry: (entry.signatory or "").split()[-1:] or None,
    SortKey.WORDS: lambda entry: entry.words or None,
    SortKey.ADDED: lambda entry: entry.added,
}
