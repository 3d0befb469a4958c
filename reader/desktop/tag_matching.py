"""Looks for a phrase or a topic in the open orders or in all of the library. No Qt; runs on a job's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader.annotations import Match, Tagbook, matches, phrase_matches, topic_matches
from reader.comparison import Side
from reader.desktop.tag_places import TaggedText, key_of
from reader.documents import Edition
from reader.errors import ReaderError
from reader.library import Entry, Library
from reader.spans import Span
from reader.structure import Outline, outline
from reader.topics import Mention, Taxonomy, find_topics

Tell = Callable[[int, int, str], None]
_RANK = {Edition.OFFICIAL: 0, Edition.WITNESS: 1, Edition.DIGEST: 2}


class Scope(StrEnum):
    """Where is looked."""

    ORDER = "order"
    PAIR = "pair"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for."""

    phrase: str = ""
    topic: str = ""
    """Id of a topic, where there is no phrase."""
    scope: Scope = Scope.ORDER
    forms: bool = False
    """With plural and possessive endings too."""
    tag: str | None = None
    """What the places will get: those that have it already are said to."""


@dataclass(frozen=True, slots=True)
class Open:
    """An order that is open."""

    text: TaggedText
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A place that was found."""

    order: str
    """Name of the order."""
    match: Match


@dataclass(frozen=True, slots=True)
class Found:
    """All places, by order; and the orders that could not be read."""

    rows: tuple[Row, ...]
    texts: int
    """In so many orders was looked."""
    unread: tuple[str, ...] = ()


def find(
    sought: Sought,
    opened: Mapping[Side, Open],
    side: Side,
    book: Tagbook,
    library: Library,
    taxonomy: Taxonomy,
    tell: Tell,
) -> Found:
    """Look for `sought`; `side` is the order meant by `Scope.ORDER`. `tell` may raise Cancelled."""
    if sought.scope is not Scope.LIBRARY:
        wanted = (side,) if sought.scope is Scope.ORDER else tuple(Side)
        shown = {opened[one].text.key: opened[one] for one in wanted if one in opened and opened[one].text.key}
        return Found(tuple(row for one in shown.values() for row in _rows_of_open(sought, one, book)), len(shown))
    entries = one_text_each(library.entries(), [one.text.edition for one in opened.values()])
    by_edition = {one.text.edition: one for one in opened.values()}
    rows: list[Row] = []
    unread: list[str] = []
    for at, entry in enumerate(entries):
        tell(at, len(entries), entry.name)
        if entry.id in by_edition:
            rows += _rows_of_open(sought, by_edition[entry.id], book)
            continue
        try:
            tree = outline(library.order(entry.id))
        except ReaderError as error:
            unread.append(str(error))
            continue
        spans = _spans(sought, tree, lambda tree=tree: find_topics(tree, taxonomy))  # type: ignore[misc]
        rows += _rows(sought, tree, key_of(entry), entry.id, entry.name, spans, book)
    return Found(tuple(rows), len(entries), tuple(unread))


def one_text_each(entries: Iterable[Entry], opened: Sequence[str]) -> list[Entry]:
    """One text of each order: the one that is open, else the official one. Tags belong to the order, not to a text."""
    best: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda one: (one.id not in opened, _RANK.get(one.edition, 3))):
        best.setdefault(key_of(entry), entry)
    return list(best.values())


def _rows_of_open(sought: Sought, one: Open, book: Tagbook) -> Iterator[Row]:
    text = one.text
    spans = _spans(sought, text.outline, lambda: one.mentions)
    return _rows(sought, text.outline, text.key, text.edition, text.name, spans, book)


def _spans(sought: Sought, tree: Outline, mentions: Callable[[], Iterable[Mention]]) -> tuple[Span, ...]:
    if sought.topic:
        return topic_matches(mentions(), sought.topic)
    return phrase_matches(tree.text, sought.phrase, inflections=sought.forms)


def _rows(
    sought: Sought, tree: Outline, key: str, edition: str, name: str, spans: Iterable[Span], book: Tagbook
) -> Iterator[Row]:
    return (Row(name, match) for match in matches(tree, key, edition, spans, book, sought.tag))
