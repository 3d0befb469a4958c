"""The evidence of a text's own words for an order's title, where it gives neither title nor number.

Each title of the catalogue is a query, the text is the document: a title word found in the text counts by its
rarity among titles (inverse document frequency, Spärck Jones 1972), more where the text dwells on it or opens
with it; one that is missing counts against. Orders that the text cites, and those before its latest citation,
cannot be the text itself.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from reader.documents.catalogue import Catalogue, Entry
from reader.documents.dates import DAY, find_date
from reader.documents.draft import Passage

_WORD = re.compile(r"[^\W\d_]{2,}(?:[’'][a-z]+)?")
_COMMON = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "for",
        "by",
        "on",
        "an",
        "as",
        "at",
        "with",
        "from",
        "or",
        "its",
        "that",
        "this",
        "these",
        "those",
        "our",
        "their",
        "be",
        "is",
        "are",
        "under",
        "within",
        "certain",
        "other",
        "through",
        "further",
        "order",
        "executive",
        "united",
        "states",
        "national",
        "president",
        "american",
    ]
)
_ENDINGS = re.compile(r"(?:[’']s|(?:ization|ation|ions?|ings?|ments?|ed|es|s|al|ly|e|y))$")
_CITED = re.compile(r"Executive\s+Orders?\s+(?:No\.\s*)?(\d{4,5})\b", re.I)
_CITED_DAY = re.compile(rf"(?:Order|Proclamation|Memorandum|Determination)(?:\s+\d+)?\s+of\s+({DAY})", re.I)
_HEADING = re.compile(r"^(?:Section|Sec\.)\s*\d+\.\s+([^.]{3,160})\.")
_OPENING = 2500
"""Code points at the head of the text in which an order says what it is about."""
_NEAR_PAGE = timedelta(days=45)
_LEAST, _LEAST_SHARE, _MARGIN = 12.0, 0.6, 1.25
"""What the best title must reach: a score, a share of its own weight, and times the second best's score."""


@dataclass(frozen=True, slots=True)
class Likely:
    """The entry that the words point to."""

    entry: Entry
    reason: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words as evidence: how often each stem and each pair of stems stands in it, and where."""

    counts: Counter[str]
    pairs: frozenset[tuple[str, str]]
    opening: frozenset[str]
    """Stems of the section headings and of the text's beginning."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its weight of evidence."""

    score: float
    share: float
    """The part of the title's own weight that the text bears out."""
    entry: Entry


def most_likely(
    passages: Sequence[Passage], entries: Sequence[Entry], page_date: date | None, catalogue: Catalogue
) -> Likely | None:
    """The entry whose title the words bear out; None where they do not single one out."""
    ranked = ranking(passages, entries, page_date, catalogue)
    if not ranked:
        return None
    best = ranked[0]
    second = ranked[1].score if len(ranked) > 1 else 0.0
    if best.score < _LEAST or best.share < _LEAST_SHARE or best.score < _MARGIN * second:
        return None
    return Likely(
        best.entry,
        f"by its words, which bear out {best.share:.0%} of that title's weight",
        f"Number and title are not in the text: EO {best.entry.number} was found by the text's own words.",
    )


def ranking(
    passages: Sequence[Passage], entries: Sequence[Entry], page_date: date | None, catalogue: Catalogue
) -> list[Scored]:
    """The entries that the text can be, the likeliest first."""
    text = "\n".join(passage.text for passage in passages)
    rarity = _rarity(catalogue)
    words = words_of(passages)
    scored = []
    for entry in _possible(text, entries):
        score, share = _weigh(_stems(entry.title), words, rarity)
        if page_date and abs(entry.date - page_date) <= _NEAR_PAGE:
            score *= 1.2
        scored.append(Scored(score, share, entry))
    return sorted(scored, key=lambda one: (-one.score, one.entry.number))


def words_of(passages: Sequence[Passage]) -> Words:
    """The words of a text as evidence."""
    text = "\n".join(passage.text for passage in passages)
    headings = " ".join(found[1] for passage in passages if (found := _HEADING.match(passage.text)))
    stems = _stems(text)
    opening = frozenset(_stems(headings)) | frozenset(_stems(text[:_OPENING]))
    return Words(Counter(stems), frozenset(pairwise(stems)), opening)


def _possible(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """Without the orders that the text cites, and those signed before the latest document that it cites."""
    cited = {match[1] for match in _CITED.finditer(text)}
    days = [day for match in _CITED_DAY.finditer(text) if (day := find_date(match[1]))]
    numbers = [int(number) for number in cited]
    latest = max(days, default=date.min)
    least = max(numbers, default=0)
    return [
        entry
        for entry in entries
        if entry.number not in cited and entry.date >= latest and _as_int(entry.number) > least
    ]


def _weigh(title: list[str], words: Words, rarity: dict[str, float]) -> tuple[float, float]:
    found = missing = 0.0
    for stem in dict.fromkeys(title):
        weight = rarity.get(stem, 0.0)
        times = words.counts.get(stem, 0)
        if not times:
            missing += weight
            continue
        dwelt = 0.5 + 0.25 * min(1.0, math.log1p(times) / math.log(10)) + 0.25 * (stem in words.opening)
        found += weight * dwelt
        missing += weight * (1 - dwelt) * 0.5
    for pair in pairwise(title):
        if pair in words.pairs:
            found += 0.3 * (rarity.get(pair[0], 0.0) + rarity.get(pair[1], 0.0))
    whole = found + missing
    return found - missing, found / whole if whole else 0.0


@cache
def _rarity(catalogue: Catalogue) -> dict[str, float]:
    """The inverse document frequency of each stem among the catalogue's titles."""
    seen: Counter[str] = Counter()
    for entry in catalogue.entries:
        seen.update(set(_stems(entry.title)))
    return {stem: math.log(len(catalogue.entries) / times) for stem, times in seen.items()}


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(text.casefold()) if word not in _COMMON]


def _stem(word: str) -> str:
    for _ in range(2):
        shorter = _ENDINGS.sub("", word)
        if len(shorter) < 4:
            break
        word = shorter
    return word


def _as_int(number: str) -> int:
    return int(re.sub(r"\D", "", number) or 0)
