"""A book's annotations by tag and by order: worked out once for a book, so that reading off costs what is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from reader.annotations.model import Annotation, Tag, Tagbook, Vocabulary

_KEPT = "shelved"
MEMO = "memo"
"""Under it a book keeps what was worked out of single annotations, by their ids."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """The index of one book."""

    tags: Mapping[str, Tag]
    """By id, in the vocabulary's order."""
    narrower: Mapping[str | None, tuple[str, ...]]
    """Ids of the tags directly below each; under None those at the top."""
    by_tag: Mapping[str | None, tuple[Annotation, ...]]
    """The annotations with each tag, in the order of making; under None those that are notes alone."""
    counts: Mapping[tuple[str | None, str], int]
    """How many annotations with a tag speak of an order."""

    def below(self, tag: str) -> tuple[str, ...]:
        """That tag and all below it, each before those below it."""
        found = [tag]
        for one in found:
            found += self.narrower.get(one, ())
        return tuple(found)

    def name(self, tag: str) -> str:
        """A tag's label with those above it: `rights › due process`; its id where the vocabulary has it not."""
        labels: list[str] = []
        at: Tag | None = self.tags.get(tag)
        while at is not None and len(labels) <= len(self.tags):
            labels.append(at.label)
            at = self.tags.get(at.broader) if at.broader is not None else None
        return " › ".join(reversed(labels)) or tag


def shelved(book: Tagbook) -> Shelved:
    """The index of `book`; made at the first call, in a time that grows with its annotations, then kept with it."""
    known = cast(Shelved | None, book.kept.get(_KEPT))
    if known is None:
        known = book.kept[_KEPT] = _made(book)
    return known


def handed_on(before: Tagbook, after: Tagbook) -> None:
    """What was worked out of single annotations of `before` serves `after` too, where they are the same.

    `before` keeps nothing, so that a long way back costs no more than the tables it is made of.
    """
    memo = before.kept.get(MEMO, {})
    before.kept.clear()
    after.kept.setdefault(MEMO, memo)


def _made(book: Tagbook) -> Shelved:
    by_tag: dict[str | None, list[Annotation]] = {}
    counts: Counter[tuple[str | None, str]] = Counter()
    for one in book.annotations.values():
        by_tag.setdefault(one.tag, []).append(one)
        for order in dict.fromkeys(target.order for target in one.targets):
            counts[one.tag, order] += 1
    narrower, tags = _narrower(book.vocabulary)
    return Shelved(tags, narrower, {tag: tuple(ones) for tag, ones in by_tag.items()}, counts)


def _narrower(vocabulary: Vocabulary) -> tuple[dict[str | None, tuple[str, ...]], dict[str, Tag]]:
    tags = {tag.id: tag for tag in vocabulary.tags}
    below: dict[str | None, list[str]] = {}
    for tag in vocabulary.tags:
        below.setdefault(tag.broader if tag.broader in tags else None, []).append(tag.id)
    return {tag: tuple(ids) for tag, ids in below.items()}, tags


def natural(words: str) -> tuple[tuple[int, str], ...]:
    """A key by which `eo-9880` stands before `eo-14165`, and `4(b)(ii)` before `10`."""
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in re.findall(r"\d+|\D+", words)
    )
