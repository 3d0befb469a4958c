"""A text's words as evidence, and how common each word is in orders at large."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reader.documents.draft import Passage
from reader.places import resources

_WORD = re.compile(r"[^\W\d_]{2,}(?:[’'][a-z]+)?")
_COMMON = frozenset(
    re.split(
        r"\s+",
        "the of and to in for by on an as at with from or its that this these those our their be is are under within"
        " certain other through further order executive united states national president american",
    )
)
_ENDINGS = re.compile(r"(?:[’']s|(?:ization|ation|ions?|ings?|ments?|ed|es|s|al|ly|e|y))$")
_HEADING = re.compile(r"^(?:Section|Sec\.)\s*\d+\.\s+([^.]{3,160})\.")
_OPENING = 2500
"""Code points at the head of a text in which an order says what it is about."""


@dataclass(frozen=True, slots=True)
class Words:
    """How often each stem stands in a text, which stand side by side, and which in its opening."""

    counts: Counter[str]
    pairs: frozenset[tuple[str, str]]
    opening: frozenset[str]
    """Stems of the section headings and of the text's beginning."""


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """In how many of `size` orders each stem stands, and in how many openings; with one added to each count."""

    size: int
    texts: Mapping[str, int]
    openings: Mapping[str, int]

    def in_opening(self, stem: str) -> float:
        """The share of orders that have the stem in their opening."""
        return (self.openings.get(stem, 0) + 1) / (self.size + 2)

    def elsewhere(self, stem: str) -> float:
        """The share that have it only further down."""
        return (max(0, self.texts.get(stem, 0) - self.openings.get(stem, 0)) + 1) / (self.size + 2)

    def absent(self, stem: str) -> float:
        """The share that do not have it."""
        return max(0.001, 1 - self.in_opening(stem) - self.elsewhere(stem))

    def rarity(self, stem: str) -> float:
        """The inverse document frequency, in nats (Spärck Jones 1972)."""
        return math.log(self.size / (self.texts.get(stem, 0) + 1))


@cache
def load_background() -> Background:
    """The counts that ship with the program: `resources/facts/word-frequency.csv`; read once."""
    file = resources() / "facts" / "word-frequency.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        counts = [(stem, int(texts), int(openings)) for stem, texts, openings in rows]
    # The first row, with no stem, counts the orders.
    return Background(counts[0][1], {row[0]: row[1] for row in counts}, {row[0]: row[2] for row in counts})


def words_of(passages: Sequence[Passage]) -> Words:
    """The words of a text as evidence."""
    text = "\n".join(passage.text for passage in passages)
    headings = " ".join(found[1] for passage in passages if (found := _HEADING.match(passage.text)))
    whole = stems(text)
    opening = frozenset(stems(headings)) | frozenset(stems(text[:_OPENING]))
    return Words(Counter(whole), frozenset(pairwise(whole)), opening)


def stems(text: str) -> list[str]:
    """The words of `text` in order, without the commonest, cut to their stems."""
    return [_stem(word) for word in _WORD.findall(text.casefold()) if word not in _COMMON]


def _stem(word: str) -> str:
    for _ in range(2):
        shorter = _ENDINGS.sub("", word)
        if len(shorter) < 4:
            break
        word = shorter
    return word
