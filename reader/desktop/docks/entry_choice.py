"""Which orders of the library are listed, and in which order: plain functions, no toolkit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import overload

from reader.desktop.docks.row_list import Row
from reader.library import Entry, SortKey, in_facet, in_order, matching

FACETS = ("year", "president", "kind", "topic", "edition")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person wants listed."""

    words: str = ""
    """Typed into the filter."""
    facets: Mapping[str, str] = field(default_factory=dict)
    """The chosen value of a facet, by the facet's name."""
    sort: SortKey = SortKey.NUMBER
    descending: bool = False

    def with_facet(self, facet: str, value: str) -> Choice:
        """The same with `value` in `facet`; without that facet where it is chosen already, or `value` is empty."""
        others = {name: one for name, one in self.facets.items() if name != facet}
        return replace(self, facets=others if value in ("", self.facets.get(facet)) else {**others, facet: value})


def narrowed(
    entries: Sequence[Entry], choice: Choice, topics: Mapping[str, tuple[str, ...]], without: str = ""
) -> tuple[Entry, ...]:
    """The entries that answer to words and facets, all facets but `without`; in the order in which they came."""
    found = tuple(entries)
    for facet, value in choice.facets.items():
        if facet != without:
            found = in_facet(found, facet, value, topics)
    return matching(found, choice.words) if choice.words.strip() else found


def listed(entries: Sequence[Entry], choice: Choice, topics: Mapping[str, tuple[str, ...]]) -> tuple[Entry, ...]:
    """The entries that are listed, sorted. `entries` are by number, as the library gives them."""
    found = narrowed(entries, choice, topics)
    if choice.sort is SortKey.NUMBER and not choice.descending:
        return found
    return in_order(found, choice.sort, descending=choice.descending)


def continues(choice: Choice, before: Choice) -> bool:
    """True where `choice` asks for some of what `before` listed: the person has only typed on."""
    return replace(choice, words="") == replace(before, words="") and choice.words.startswith(before.words)


class EntryRows(Sequence[Row]):
    """The rows of entries, each made only when it is looked at."""

    def __init__(self, entries: Sequence[Entry], make: Callable[[Entry], Row]) -> None:
        self.entries = entries
        self._make = make
        self._at: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.entries)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self._make(entry) for entry in self.entries[at]]
        return self._make(self.entries[at])

    def __iter__(self) -> Iterator[Row]:
        return map(self._make, self.entries)

    def position(self, key: object) -> int | None:
        """Where the entry with the id `key` stands; None where it does not."""
        if not self._at:
            self._at = {entry.id: at for at, entry in enumerate(self.entries)}
        return self._at.get(key) if isinstance(key, str) else None

    @property
    def widest_lead(self) -> str:
        """The longest of the numbers."""
        return max((entry.number or "–" for entry in self.entries), key=len, default="")
