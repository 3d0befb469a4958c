"""What a dock shows of a book: the tree of tags with counts, lists of passages, and tags for what is typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, cast

from reader.annotations.model import Annotation, Tag, Tagbook
from reader.annotations.shelved import MEMO, Shelved, natural, shelved
from reader.annotations.vocabulary_deeds import folded

_EARLY = datetime(1, 1, 1, tzinfo=UTC)
_LONGEST = 300
_ROWS = "rows"


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag in the tree."""

    tag: Tag
    depth: int
    """0 at the top."""
    counts: tuple[int, ...]
    """Annotations with this very tag in each of the orders asked for; a link counts in both of its orders."""
    total: int
    """The same in the whole library; a link counts once."""
    counts_below: tuple[int, ...]
    """As `counts`, with those of the tags below it."""
    total_below: int
    """As `total`, with those of the tags below it."""
    parent: bool
    """True where tags lie below it."""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A tagged or noted passage in a list; of a link, one end."""

    annotation: str
    """Id of the annotation."""
    target: int
    """Index of the target that is shown."""
    tag: str | None
    tag_label: str
    """The tag's name; empty for a note alone."""
    order: str
    """Key of the order: `eo-14165`."""
    edition: str
    """The edition in which it was made."""
    label: str
    """Label of the segment: `4(b)(i)`."""
    start: int
    """Where it stood when it was made; to sort by, not to jump to."""
    quote: str
    """Its words on one line, cut to some 300 code points."""
    note: str
    """Its notes on one line, cut to the same."""
    who: str
    """Everybody who tagged it."""
    when: datetime | None
    """When it was made, or last changed."""
    counterpart: str
    """Of a link, the other end: `eo-14010 4(b)`; else empty."""
    words: str
    """All of it in small letters, to be filtered by."""


class RowOrder(StrEnum):
    """By what passages are sorted; equal ones by place."""

    TAG = "tag"
    ORDER = "order"
    PLACE = "place"
    QUOTE = "quote"
    DATE = "date"
    CREATOR = "creator"
    NOTE = "note"


def tag_tree(book: Tagbook, keys: Sequence[str] = (), typed: str = "") -> tuple[TagRow, ...]:
    """All tags, each before those below it, with counts for the orders `keys`.

    Where something is `typed`, only tags with it in label or alias, and those above them.
    """
    index = shelved(book)
    shown = _shown(index, typed)
    found: list[TagRow] = []
    waiting = [(tag, 0) for tag in reversed(index.narrower.get(None, ()))]
    while waiting:
        tag, depth = waiting.pop()
        if shown is None or tag in shown:
            found.append(_row(index, tag, depth, tuple(keys)))
            waiting += [(below, depth + 1) for below in reversed(index.narrower.get(tag, ()))]
    return tuple(found)


def note_counts(book: Tagbook, keys: Sequence[str]) -> tuple[int, ...]:
    """How many notes without a tag stand in each of the orders `keys`."""
    counts = shelved(book).counts
    return tuple(counts.get((None, key), 0) for key in keys)


def passage_rows(
    book: Tagbook, tag: str | None = None, keys: Iterable[str] | None = None, *, below: bool = True
) -> tuple[PassageRow, ...]:
    """The passages with that tag (and, where `below`, those below it) in the orders `keys`, by order and place.

    All tags where `tag` is None, notes alone among them; the whole library where `keys` is None. A link is one row, by
    its end in `keys`.
    """
    index, kept = shelved(book), _kept_rows(book)
    if tag is None:
        rows = kept.all
    else:
        tags = index.below(tag) if below else (tag,)
        rows = tuple(row for one in tags for row in kept.by_tag.get(one, ()))
        rows = sorted_rows(rows, RowOrder.PLACE) if len(tags) > 1 else rows
    if keys is None:
        return tuple(row for row in rows if row.target == 0)
    wanted = frozenset(keys)
    first: dict[str, PassageRow] = {}
    for row in rows:
        if row.order in wanted:
            first.setdefault(row.annotation, row)
    return tuple(first.values())


def sorted_rows(rows: Iterable[PassageRow], by: RowOrder, backwards: bool = False) -> tuple[PassageRow, ...]:
    """`rows` sorted; those that are equal by place in either direction."""
    found = tuple(rows)
    ranks = {order: n for n, order in enumerate(sorted({row.order for row in found}, key=natural))}
    placed = sorted(found, key=lambda row: (ranks[row.order], row.start, row.annotation))
    if by in _KEYS:
        placed.sort(key=_KEYS[by], reverse=backwards)
    elif backwards:
        placed.reverse()
    return tuple(placed)


def rows_with(rows: Iterable[PassageRow], typed: str) -> tuple[PassageRow, ...]:
    """Those of `rows` that hold every word typed, in tag, quote, note, place or name."""
    words = folded(typed).split()
    return tuple(row for row in rows if all(word in row.words for word in words))


def suggestions(book: Tagbook, typed: str, recent: Sequence[str] = ()) -> tuple[Tag, ...]:
    """Tags that what is typed may mean, the likeliest first.

    First those whose label begins so, then a word of it, then an alias, then those that hold it inside; among equals
    the ids `recent` first, then the most used. All tags, where nothing is typed.
    """
    index, sought = shelved(book), folded(typed)
    turn = {tag: n for n, tag in enumerate(recent)}
    ranked = [(rank, tag) for tag in index.tags.values() if (rank := _rank(tag, sought)) is not None]
    ranked.sort(
        key=lambda p: (p[0], turn.get(p[1].id, len(turn)), -len(index.by_tag.get(p[1].id, ())), folded(p[1].label))
    )
    return tuple(tag for _, tag in ranked)


def recent_tags(book: Tagbook, most: int = 9) -> tuple[str, ...]:
    """Ids of the tags used last, the last one first."""
    used: dict[str, None] = {}
    for one in reversed(tuple(book.annotations.values())):
        if one.tag is not None and one.tag in shelved(book).tags:
            used[one.tag] = None
        if len(used) == most:
            break
    return tuple(used)


def recent_tag(book: Tagbook) -> str | None:
    """Id of the tag used last; None where none was."""
    return next(iter(recent_tags(book, 1)), None)


def pinned_tag(book: Tagbook, figure: int) -> Tag | None:
    """The tag that the key of that figure applies; None where there is none."""
    return next((tag for tag in book.vocabulary.tags if tag.pinned == figure), None)


def _rank(tag: Tag, sought: str) -> int | None:
    label, aliases = folded(tag.label), tuple(folded(alias) for alias in tag.aliases)
    at_word = re.compile(rf"(?<!\w){re.escape(sought)}")
    tests: tuple[Callable[[], bool], ...] = (
        lambda: label == sought or sought in aliases,
        lambda: label.startswith(sought),
        lambda: bool(at_word.search(label)),
        lambda: any(at_word.search(alias) for alias in aliases),
        lambda: sought in label,
        lambda: any(sought in alias for alias in aliases),
    )
    return next((rank for rank, holds in enumerate(tests) if holds()), None)


def _shown(index: Shelved, typed: str) -> frozenset[str] | None:
    """Ids of the tags that a filter leaves; None where nothing is typed."""
    words = folded(typed).split()
    if not words:
        return None
    found: set[str] = set()
    for tag in index.tags.values():
        names = " ".join(folded(name) for name in (tag.label, *tag.aliases))
        if all(word in names for word in words):
            at: Tag | None = tag
            while at is not None and at.id not in found:
                found.add(at.id)
                at = index.tags.get(at.broader) if at.broader is not None else None
    return frozenset(found)


def _row(index: Shelved, tag: str, depth: int, keys: tuple[str, ...]) -> TagRow:
    below = index.below(tag)
    return TagRow(
        index.tags[tag],
        depth,
        tuple(index.counts.get((tag, key), 0) for key in keys),
        len(index.by_tag.get(tag, ())),
        tuple(sum(index.counts.get((one, key), 0) for one in below) for key in keys),
        sum(len(index.by_tag.get(one, ())) for one in below),
        len(below) > 1,
    )


# -- rows of passages ------------------------------------------------------------------------------------------------


_Memo = tuple[Annotation, str, tuple[PassageRow, ...]]
"""An annotation, the name of its tag, and the rows made of these."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """A row for each target of each annotation, by place."""

    all: tuple[PassageRow, ...]
    by_tag: Mapping[str | None, tuple[PassageRow, ...]]


def _kept_rows(book: Tagbook) -> _Rows:
    """The rows of `book`; made at the first call, then kept with it."""
    known = cast(_Rows | None, book.kept.get(_ROWS))
    if known is None:
        labels = {tag.id: tag.label for tag in book.vocabulary.tags}
        memo = cast(dict[str, _Memo], book.kept.setdefault(MEMO, {}))
        made = (row for one in book.annotations.values() for row in _rows(one, labels, memo))
        rows = sorted_rows(made, RowOrder.PLACE)
        by_tag: dict[str | None, list[PassageRow]] = {}
        for row in rows:
            by_tag.setdefault(row.tag, []).append(row)
        known = book.kept[_ROWS] = _Rows(rows, {tag: tuple(found) for tag, found in by_tag.items()})
    return known


def _rows(one: Annotation, labels: Mapping[str, str], memo: dict[str, _Memo]) -> tuple[PassageRow, ...]:
    """The rows of one annotation; those of an earlier book, where nothing about it has changed."""
    label = labels.get(one.tag, one.tag) if one.tag is not None else ""
    known = memo.get(one.id)
    if known is None or known[0] is not one or known[1] != label:
        known = memo[one.id] = one, label, tuple(_passage_row(one, n, label) for n in range(len(one.targets)))
    return known[2]


def _passage_row(one: Annotation, at: int, name: str) -> PassageRow:
    target = one.targets[at]
    quote, note = _line(target.selector.exact), _line(" · ".join(note.text for note in one.notes))
    who = ", ".join(dict.fromkeys((*one.creators, *(note.creator for note in one.notes if note.creator))))
    other = next((f"{t.order} {t.label}".strip() for n, t in enumerate(one.targets) if n != at), "")
    words = folded("\n".join((name, quote, note, target.order, target.label, who)))
    return PassageRow(
        one.id, at, one.tag, name, target.order, target.edition, target.label, target.selector.start,
        quote, note, who, one.modified or one.created, other, words,
    )  # fmt: skip


def _line(words: str) -> str:
    words = " ".join(words[: 2 * _LONGEST].split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


_KEYS: dict[RowOrder, Callable[[PassageRow], Any]] = {
    RowOrder.TAG: lambda row: folded(row.tag_label),
    RowOrder.QUOTE: lambda row: folded(row.quote),
    RowOrder.DATE: lambda row: row.when or _EARLY,
    RowOrder.CREATOR: lambda row: folded(row.who),
    RowOrder.NOTE: lambda row: (not row.note, folded(row.note)),
}
