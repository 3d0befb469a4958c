"""A person's tags and notes, put beside the passages they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from markupsafe import Markup

from reader.annotations import Annotation, Tagbook, order_key, placements, shelved
from reader.comparison import Comparison, Side
from reader.export.noted import note_html
from reader.export.summary import shortened

_LONGEST = 90
"""Code points of the tagged words that are quoted."""


@dataclass(frozen=True, slots=True)
class RemarkNote:
    """Words that somebody wrote to a passage."""

    text: str
    """Markdown."""
    writer: str = ""

    @property
    def html(self) -> Markup:
        """The words as HTML, safe to set into a page."""
        return note_html(self.text)


@dataclass(frozen=True, slots=True)
class Remark:
    """One annotation beside its passage."""

    tag: str
    """The tag's name with those above it: `removal › expedited`; empty for a note alone."""
    words: str
    """The words it speaks of, shortened."""
    notes: tuple[RemarkNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is said of each passage, by label of the segment in which the words begin."""

    left: Mapping[str, tuple[Remark, ...]] = field(default_factory=lambda: MappingProxyType({}))
    right: Mapping[str, tuple[Remark, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def side(self, side: Side) -> Mapping[str, tuple[Remark, ...]]:
        """What is said of passages on `side`."""
        return self.left if side is Side.LEFT else self.right


def remarks(comparison: Comparison, book: Tagbook, keys: tuple[str, str] | None = None) -> Remarks:
    """Everything in `book` that speaks of the two orders and is found in their texts.

    `keys` are the orders' keys (see `reader.annotations.order_key`) where they are known otherwise.
    """
    left, right = keys or (order_key(comparison.left.order), order_key(comparison.right.order))
    return Remarks(_beside(comparison, Side.LEFT, book, left), _beside(comparison, Side.RIGHT, book, right))


def _beside(comparison: Comparison, side: Side, book: Tagbook, key: str) -> Mapping[str, tuple[Remark, ...]]:
    tree = comparison.side(side).outline
    found: dict[str, list[tuple[int, Remark]]] = {}
    for place in placements(book.annotations.values(), key, tree.text) if key else ():
        span = place.anchored.span
        if span is not None:
            label = tree.segments[tree.at(span.start)].label
            remark = _remark(book, place.annotation, shortened(span.of(tree.text), _LONGEST))
            found.setdefault(label, []).append((span.start, remark))
    return {label: tuple(one for _, one in sorted(them, key=lambda pair: pair[0])) for label, them in found.items()}


def _remark(book: Tagbook, annotation: Annotation, words: str) -> Remark:
    notes = tuple(RemarkNote(note.text, note.creator) for note in annotation.notes)
    tag = shelved(book).name(annotation.tag) if annotation.tag is not None else ""
    return Remark(tag, words, notes)
