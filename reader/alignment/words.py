"""Words, their stems, and how rare each is in presidential orders."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from reader.places import resources

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
_STEM_AND_ENDING = re.compile(
    r"(.{4,}?)(?:i[sz]ations?|ations?|itions?|ments?|ings?|ions?|ances?|ences?|ities|ity|ives?|ally|ously|abl[ey]"
    r"|als?|ie[sd]|e[ds]|e?rs?|ly|s|e|y)"
)
"""A stem of at least four letters, as short as any ending allows."""
_COMMON = 1.2
"""Words whose weight is below this (`of`, `the`, `shall`) say nothing about what a clause is about."""


@cache
def stem(word: str) -> str:
    """`word` without case and ending: `terminating`, `Termination` -> `terminat`; short words and numbers stay."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    found = _STEM_AND_ENDING.fullmatch(word)
    return found.group(1) if found else word


def stems(text: str) -> list[str]:
    """The stems of the words of `text`, in order."""
    return [stem(word) for word in _WORD.findall(text)]


@dataclass(frozen=True, slots=True)
class WordStatistics:
    """In how many paragraphs of presidential orders each stem stands."""

    paragraphs: int
    """Paragraphs counted."""
    frequencies: Mapping[str, int]
    """Stem -> number of paragraphs that have it; stems below the table's floor are missing."""
    _weights: dict[str, float] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._weights.update({stem: self._rareness(n) for stem, n in self.frequencies.items()})
        self._weights[""] = self._rareness(1)

    def _rareness(self, paragraphs: int) -> float:
        return max(0.0, math.log((self.paragraphs + 1) / (paragraphs + 1)))

    def weight(self, stem: str) -> float:
        """How much `stem` tells: 0 for words that stand everywhere, about 9 for one never seen (idf, natural log)."""
        return self._weights.get(stem, self._weights[""])

    def telling(self, found: Iterable[str]) -> list[str]:
        """Those of the stems that are not in everybody's mouth, in order."""
        return [stem for stem in found if self.weight(stem) >= _COMMON]


@cache
def word_statistics(file: Path | None = None) -> WordStatistics:
    """The shipped table (`resources/alignment/word-statistics.csv`), or another of its form: `stem,paragraphs`."""
    with (file or resources() / "alignment" / "word-statistics.csv").open(encoding="utf-8", newline="") as rows:
        table = {row["stem"]: int(row["paragraphs"]) for row in csv.DictReader(rows)}
    return WordStatistics(table.pop("*"), table)
