"""For the search over the library: in which segments of which orders a tag stands, or a note says something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial

from reader.annotations.model import Annotation, Tagbook
from reader.annotations.shelved import shelved
from reader.annotations.vocabulary_deeds import folded

_WORD = re.compile(r"\w+")


def labels_tagged(book: Tagbook, words: str) -> Mapping[str, frozenset[str]]:
    """By key of an order the labels of its segments that have a tag of that name, or one below such a tag.

    A tag is meant where each of `words` begins a word of its label, or of one alias; all tags, where there is no word.
    """
    index = shelved(book)
    meant = (tag.id for tag in index.tags.values() if any(_says(words, name) for name in (tag.label, *tag.aliases)))
    ids = dict.fromkeys(one for tag in meant for one in index.below(tag))
    return _labels(one for tag in ids for one in index.by_tag.get(tag, ()))


def labels_noted(book: Tagbook, words: str) -> Mapping[str, frozenset[str]]:
    """By key of an order the labels of its segments with a note in which each of `words` begins a word."""
    says = partial(_says, words)
    return _labels(one for one in book.annotations.values() if any(says(note.text) for note in one.notes))


def _says(words: str, text: str) -> bool:
    there = _WORD.findall(folded(text))
    return all(any(word.startswith(sought) for word in there) for sought in _WORD.findall(folded(words)))


def _labels(annotations: Iterable[Annotation]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one in annotations:
        for target in one.targets:
            found.setdefault(target.order, set()).add(target.label)
    return {order: frozenset(labels) for order, labels in found.items()}
