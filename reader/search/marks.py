"""`tag:` and `note:` in a query: what a person said of segments, which the caller hands to the search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Protocol

from reader.errors import BadQuery
from reader.search.fields import MARK_FIELDS, Filter
from reader.search.query import All, Either, Node, Places, Without

Labels = Mapping[str, frozenset[str]]
"""Labels of segments, by the order's id in the library."""


class Marks(Protocol):
    """What a person tagged and noted. The index holds none of it, so that a tag is found the moment it is given."""

    @property
    def tags(self) -> Sequence[str]:
        """The labels of all tags."""

    def tagged(self, words: str) -> Labels | None:
        """The segments with the tag that is called `words`; None where no tag is called so."""

    def noted(self, words: str) -> Labels:
        """The segments with a note that has every one of `words`."""


def with_places(tree: Node, marks: Marks | None) -> Node:
    """`tree` with the segments meant in place of each `tag:` and `note:`.

    Raises BadQuery for a tag that does not exist, and where such a field stands but `marks` is None.
    """
    match tree:
        case All(parts):
            return All(tuple(with_places(part, marks) for part in parts))
        case Either(parts):
            return Either(tuple(with_places(part, marks) for part in parts))
        case Without(part):
            return Without(with_places(part, marks))
        case Filter() if tree.field in MARK_FIELDS:
            return Places(_pairs(_meant(tree, marks)))
        case _:
            return tree


def _meant(asked: Filter, marks: Marks | None) -> Labels:
    words = asked.values[0]
    if marks is None:
        said = "tagged" if asked.field == "tag" else "noted"
        raise BadQuery(
            f"Nothing is {said} in this library yet (“{asked.field}:” at character {asked.at + 1}); "
            f"select words in an order and press {'T' if asked.field == 'tag' else 'N'}, then search again."
        )
    if asked.field == "note":
        return marks.noted(words)
    found = marks.tagged(words)
    if found is None:
        raise _unknown_tag(asked, marks.tags)
    return found


def _unknown_tag(asked: Filter, tags: Sequence[str]) -> BadQuery:
    words = asked.values[0]
    near = get_close_matches(words.lower(), list(tags), n=3, cutoff=0.4) or sorted(tags)[:5]
    advice = f"use one such as {', '.join(near)}" if near else "select words in an order and press T to make one"
    return BadQuery(f"There is no tag “{words}” (character {asked.at + 1}); {advice}.")


def _pairs(labels: Labels) -> frozenset[tuple[str, str]]:
    return frozenset((order, label) for order, own in labels.items() for label in own)
