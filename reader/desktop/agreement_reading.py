"""Two people's passages and the outlines they are counted on: work for a job, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.annotations import (
    Agreement,
    Annotation,
    Tagbook,
    Unit,
    agreement,
    import_annotations,
    in_our_tags,
    merged,
    tagged_by,
)
from reader.desktop.tag_places import key_of
from reader.errors import ReaderError
from reader.library import Entry, Library
from reader.spans import Span
from reader.structure import outline

Tell = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Tagger:
    """Somebody whose tagging is looked at: a name in the library, or all in a colleague's file."""

    name: str
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of it."""

    found: Agreement
    book: Tagbook
    """With the tags of both in its vocabulary."""
    editions: Mapping[str, str]
    """The library's id of the text that each order was counted on."""
    problems: tuple[str, ...] = ()


def compare_taggers(book: Tagbook, one: Tagger, other: Tagger, unit: Unit, library: Library, tell: Tell) -> Compared:
    """How far two people agree, over the orders both have worked on and the library has.

    `tell` is called with how far it is and may raise Cancelled. Raises BadAnnotations for a file that cannot be read.
    """
    sides: list[tuple[Annotation, ...]] = []
    problems: list[str] = []
    for tagger in (one, other):
        if tagger.file is None:
            sides.append(tagged_by(book, tagger.name))
            continue
        incoming = import_annotations(tagger.file, book)
        problems += incoming.problems
        sides.append(tuple(made for made in in_our_tags(book, incoming) if made.tag is not None))
        book, _ = merged(book, incoming)
    used = [_orders(side) for side in sides]
    keys = sorted(used[0].keys() & used[1].keys())
    entries = {key: _entry(key, used, library.entries()) for key in keys}
    texts: dict[str, str] = {}
    segments: dict[str, Sequence[tuple[str, Span]]] = {}
    editions: dict[str, str] = {}
    for at, (key, entry) in enumerate(entries.items()):
        tell(at, len(entries), key)
        if entry is None:
            problems.append(f"{key} is not in the library; what was tagged there is not counted.")
            continue
        try:
            tree = outline(library.order(entry.id))
        except ReaderError as error:
            problems.append(str(error))
            continue
        texts[key], editions[key] = tree.text, entry.id
        segments[key] = [(segment.label, segment.own) for segment in tree.segments]
    tell(len(entries), len(entries), "")
    found = agreement(sides[0], sides[1], book.vocabulary, texts, segments, unit)
    return Compared(found, book, editions, tuple(problems))


def _orders(side: Sequence[Annotation]) -> dict[str, dict[str, int]]:
    """The orders somebody tagged in, with how often in each edition."""
    found: dict[str, dict[str, int]] = {}
    for one in side:
        for target in one.targets:
            editions = found.setdefault(target.order, {})
            editions[target.edition] = editions.get(target.edition, 0) + 1
    return found


def _entry(key: str, used: Sequence[Mapping[str, Mapping[str, int]]], entries: Sequence[Entry]) -> Entry | None:
    """The text of an order in which most was tagged, of those the library has and can open."""
    known = [entry for entry in entries if key_of(entry) == key and not entry.problem]
    return max(known, key=lambda entry: sum(side[key].get(entry.id, 0) for side in used), default=None)
