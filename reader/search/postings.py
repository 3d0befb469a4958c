"""What Whoosh writes for each word, made and gathered without its token objects and its one great sort.

That is a third of the time an index takes to build; and the sort would hold every other thread for half a second.
The bytes are those of Whoosh's own formats, so that its readers know no difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pickle import dumps
from typing import Any

from reader.search.engine import FieldWriter, SegmentReader, WhooshCodec, fields, pack_uint

_TIERS = ((4, 500), (8, 2000))
"""So many parts may have fewer than so many segments."""
_Item = tuple[str, bytes, int, float, bytes]
Posting = tuple[bytes, int, float, bytes]
"""A word, how often it stands there, its weight, and what is kept of it."""


class Terms(fields.TEXT):  # type: ignore[misc]
    """A field of words that are counted; it is handed the list of them, already cut."""

    def index(self, value: Sequence[str], **_how: object) -> list[Posting]:
        """The postings of one segment."""
        return [(word.encode("utf-8", "replace"), n, float(n), _count(n)) for word, n in Counter(value).items()]


class Placed(fields.TEXT):  # type: ignore[misc]
    """A field of words whose places are kept, for phrases; it is handed the list of them, already cut."""

    def index(self, value: Sequence[str], **_how: object) -> list[Posting]:
        """The postings of one segment."""
        places: dict[str, list[int]] = {}
        for at, word in enumerate(value):
            places.setdefault(word, []).append(at)
        return [
            (word.encode("utf-8", "replace"), len(at), float(len(at)), _places(tuple(at)))
            for word, at in places.items()
        ]


class Codec(WhooshCodec):  # type: ignore[misc]
    """Whoosh's own, but that it asks for the length of a field once for each segment, not once for each word."""

    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:  # noqa: ANN401 - Whoosh has no types
        """What writes the postings of a part of the index."""
        return _FieldWriter(self, storage, segment)


class Pool:
    """The postings of the part of the index that is being written: by field and word, so that only words are sorted.

    It stands in place of Whoosh's own, and has what that has. Postings of a word come in the order of their segments.
    """

    def __init__(self) -> None:
        self.size = 0
        """How many postings it holds."""
        self._fields: dict[str, dict[bytes, list[_Item]]] = {}

    def add(self, item: _Item) -> None:
        """Takes a posting: field, word, number of the segment, weight, what is kept."""
        self.size += 1
        words = self._fields.get(item[0])
        if words is None:
            words = self._fields[item[0]] = {}
        items = words.get(item[1])
        if items is None:
            words[item[1]] = [item]
        else:
            items.append(item)

    def iter_postings(self) -> Iterator[_Item]:
        """All postings by field, word and segment."""
        for _, words in sorted(self._fields.items(), key=lambda field: field[0]):
            for word in sorted(words):
                yield from words[word]

    def cleanup(self) -> None:
        """Lets go of everything."""
        self._fields = {}


def merge_small(writer: Any, parts: list[Any]) -> list[Any]:  # noqa: ANN401 - Whoosh has no types
    """Joins the small parts of an index to the one being written, where they have become many; gives those that stay.

    Whoosh's own rule joins all parts at once when a large index has two dozen of them: minutes, for one new order.
    """
    for most, size in _TIERS:
        small = [part for part in parts if part.doc_count_all() < size]
        if len(small) > most:
            for part in small:
                reader = SegmentReader(writer.storage, writer.schema, part)
                writer.add_reader(reader)
                reader.close()
            return [part for part in parts if part not in small]
    return parts


class _FieldWriter(FieldWriter):  # type: ignore[misc]
    def add_postings(self, schema: Any, lengths: Any, items: Any) -> None:  # noqa: ANN401 - Whoosh has no types
        super().add_postings(schema, _Lengths(lengths) if lengths else lengths, items)


class _Lengths:
    """The lengths of fields, remembered for the field at hand: postings come field by field."""

    def __init__(self, lengths: Any) -> None:  # noqa: ANN401 - Whoosh has no types
        self._ask = lengths.doc_field_length
        self._field = ""
        self._known: dict[int, int] = {}

    def doc_field_length(self, number: int, field: str) -> int:
        if field != self._field:
            self._field, self._known = field, {}
        length = self._known.get(number, -1)
        if length == -1:
            length = self._known[number] = self._ask(number, field)
        return length


@lru_cache(maxsize=1024)
def _count(n: int) -> bytes:
    """As Whoosh's format `Frequency` has it."""
    return bytes(pack_uint(n))


@lru_cache(maxsize=50_000)
def _places(at: tuple[int, ...]) -> bytes:
    """As Whoosh's format `Positions` has it: how many, and how far each is from the one before."""
    steps = [here - before for before, here in zip((0, *at), at, strict=False)]
    return bytes(pack_uint(len(at))) + dumps(steps, 2)
