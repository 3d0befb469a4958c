"""What a search asks of the person's tags and notes: for each order of the library, the segments they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.annotations import Tagbook, key_by, labels_noted, labels_tagged, tag_called
from reader.library import Entry


def entry_key(entry: Entry) -> str:
    """By what an order of the library is known to its annotations, in every edition; see `annotations.order_key`."""
    return key_by(entry.kind, entry.number, entry.edition, entry.id)


@dataclass(frozen=True, slots=True)
class TagSearch:
    """The tags and notes of a library, as `Library.search` takes them (its `marks`).

    An annotation belongs to the order, so it is found in every edition that has a segment of that label.
    """

    book: Tagbook
    ids: Mapping[str, Sequence[str]]
    """The ids of all editions of an order, by its key."""

    @property
    def tags(self) -> Sequence[str]:
        """The labels of all tags."""
        return [tag.label for tag in self.book.vocabulary.tags]

    def tagged(self, words: str) -> Mapping[str, frozenset[str]] | None:
        """Labels by the order's id, of the segments with a tag called `words`, or one below such a tag.

        Each of `words` begins a word of its label or of an alias. None where there is no such tag.
        """
        found = labels_tagged(self.book, words)
        if not found and tag_called(self.book.vocabulary, words) is None:
            return None
        return self._by_entry(found)

    def noted(self, words: str) -> Mapping[str, frozenset[str]]:
        """Labels by the order's id, of the segments with a note that has every one of `words`."""
        return self._by_entry(labels_noted(self.book, words))

    def _by_entry(self, found: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
        return {name: frozenset(labels) for key, labels in found.items() for name in self.ids.get(key, ())}


def marks_in(book: Tagbook, entries: Iterable[Entry]) -> TagSearch | None:
    """What a search of these entries is to know of `book`; None where nothing is tagged or noted."""
    if not book.annotations:
        return None
    ids: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        ids[entry_key(entry)].append(entry.id)
    return TagSearch(book, ids)
