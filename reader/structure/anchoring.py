"""Which paragraph a correction speaks of: its position, then its words, always checked against the words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.documents import Block, Order

LONGEST = 160
"""How many code points of a paragraph's beginning an anchor keeps."""
_ALIKE = 80.0
"""Least likeness of a paragraph whose wording has changed a little, in percent."""

_SHORTEST = 40
"""Shorter beginnings must be the very same: `(b) Other agencies.` is not a changed `(a) Other agencies.`."""
_ENUMERATOR = re.compile(r"\W*(?:\(\w+\)|sec\w*\.?\s+[\w.-]+|\d[\w.-]*)", re.IGNORECASE)
"""What a paragraph's number looks like; it must not have changed."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A paragraph, found again after the file was read anew."""

    position: int
    """Which paragraph it was, from 0."""
    words: str
    """How it begins: up to 160 code points, white space folded."""

    @classmethod
    def of(cls, text: str, blocks: Sequence[Block], index: int) -> Anchor:
        """The anchor of paragraph `index` of `text`; an empty one where there is no such paragraph."""
        words = _beginning(text, blocks[index]) if index < len(blocks) else ""
        return cls(index, words)


def place_of(order: Order, anchor: Anchor) -> int | None:
    """The index of the paragraph of `order` that `anchor` speaks of; None where no paragraph is like it.

    The one that begins with its very words and stands nearest to its position; else, where the wording has changed a
    little, the one most like it, the nearer of two alike. A paragraph without words is never found.
    """
    if not anchor.words.strip():
        return None
    same = [i for i, block in enumerate(order.blocks) if _beginning(order.text, block) == anchor.words]
    if same:
        return min(same, key=lambda i: (abs(i - anchor.position), i))
    return _most_alike(order, anchor)


def _most_alike(order: Order, anchor: Anchor) -> int | None:
    from rapidfuzz import fuzz

    if len(anchor.words) < _SHORTEST:
        return None
    beginnings = ((i, _beginning(order.text, block)) for i, block in enumerate(order.blocks))
    likeness = [
        (fuzz.ratio(words, anchor.words, score_cutoff=_ALIKE), -abs(i - anchor.position), i)
        for i, words in beginnings
        if _enumerator(words) == _enumerator(anchor.words)
    ]
    best = max(likeness, default=(0.0, 0, 0))
    return best[2] if best[0] >= _ALIKE else None


def _enumerator(words: str) -> str:
    found = _ENUMERATOR.match(words)
    return found[0].casefold() if found else ""


def _beginning(text: str, block: Block) -> str:
    return " ".join(block.span.of(text)[: 4 * LONGEST].split())[:LONGEST].rstrip()
