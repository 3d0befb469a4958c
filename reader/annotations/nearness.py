"""How well a place in a text fits a selector: likeness of the quote, and of what stands before and after it."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq
from rapidfuzz.fuzz import partial_ratio

from reader.annotations.anchor_text import AnchorText
from reader.annotations.sought import Side, Sought

LONG = 200
"""A quote of more letters than this is compared word by word."""
_CHANCE = 0.5
"""Likeness, letter by letter, of words that have nothing to do with each other."""
_CHANCE_WORDS = 0.3
"""The same of long passages of one length, word by word; it grows with the length of what is searched."""
_SHORT = 12
_ALIKE, _ALIKE_SHORT = 0.75, 0.6
"""Words less like the quote, letter by letter, are others; the same of one of fewer letters than the number above."""
_SLACK = 24
"""So many letters may have come between the quote and what stood beside it."""
_CLOSE = 32
"""So many letters beside the quote count each;"""
_MOST_BEYOND = 100
"""what is beyond them counts for so many at most, however much it is."""
_IN_PART = 0.9
"""What is found a few letters off counts for so much."""
_UNTOLD = 10
"""Where a selector says nothing of what stood around, that counts as so many letters that are not found."""
_BREAK = 6
"""A break between paragraphs, where one is looked for, tells as much as six letters."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where the words sought may stand."""

    start: int
    """Bare offset."""
    end: int
    fit: float = 0.0
    """How well quote and surroundings fit, 0 to 1."""
    kinship: float | None = None
    """How much of the quote is found again, 0 to 1, where it was found in pieces."""

    def meets(self, other: Candidate) -> bool:
        """True when the two share a letter."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Seen:
    """A quote, or what is left of it, at a place, with what is looked for on its two sides."""

    start: int
    end: int
    kinship: float
    """How much of the quote is found there, 0 to 1."""
    before: Side
    after: Side


def fit(text: AnchorText, sought: Sought, start: int, end: int) -> float:
    """How well the bare offsets `[start, end)` fit the selector, 0 to 1: what is found again of all it says.

    0 where other words stand there, whatever stands around.
    """
    seen = Seen(start, end, kinship(text, sought, start, end), sought.before, sought.after)
    return seen.kinship and weight(text, seen, len(sought.quote))


def weight(text: AnchorText, seen: Seen, letters: int) -> float:
    """What is found again of all that a selector says, 0 to 1, where its quote has so many letters.

    The quote counts by its length, each letter beyond the fortieth less; what stood beyond a break between paragraphs
    counts little where it is gone, as paragraphs come and go.
    """
    of = min(letters, 40) + min(max(letters - 40, 0) / 4, 100)
    got = of * seen.kinship
    before, after = seen.before, seen.after
    back = text.bare[max(0, seen.start - 2 * before.size - _SLACK) : seen.start][::-1]
    ahead = text.bare[seen.end : seen.end + 2 * after.size + _SLACK]
    opens = any(seen.start - len(before.near) + off in text.breaks for off in (0, -1, 1))
    closes = any(seen.end + len(after.near) + off in text.breaks for off in (0, -1, 1))
    got_before, of_before = _beside(before, back, opens)
    got_after, of_after = _beside(after, ahead, closes)
    of += of_before + of_after or _UNTOLD
    return (got + got_before + got_after) / of


def kinship(text: AnchorText, sought: Sought, start: int, end: int) -> float:
    """Likeness of the quote and what stands there: 0 for what chance would give, 1 for the same."""
    quote, there = sought.quote, text.bare[start:end]
    if there == quote:
        return 1.0
    if len(quote) <= LONG:
        likeness = Indel.normalized_similarity(quote, there)
        return _beyond(_CHANCE, likeness) if likeness >= (_ALIKE if len(quote) >= _SHORT else _ALIKE_SHORT) else 0.0
    words, wanted = text.words_between(start, end), sought.words
    chance = min(0.9, _CHANCE_WORDS * max(1.0, len(words) / len(wanted)) ** 0.5)
    return _beyond(chance, LCSseq.similarity(wanted, words) / len(wanted))


def _beside(side: Side, outward: str, parted: bool) -> tuple[float, float]:
    """How much is found again of what stood on one side, and of how much, in letters.

    `outward`: what stands there now, read away from the quote. `parted`: a paragraph begins or ends there where the
    near part does.
    """
    through = _along(side.outward, outward)
    if not side.edge:
        return through
    near, of_near = _along(side.near, outward)
    far, of_far = _along(side.far, outward[len(side.near) :])
    share = 0.5 if 2 * far >= of_far else 0.2
    by_paragraph = near + _BREAK * parted + share * far, of_near + _BREAK + share * of_far
    return max(through, by_paragraph, key=lambda part: part[0] / part[1] if part[1] else 0.0)


def _along(context: str, outward: str) -> tuple[float, float]:
    """How much of `context` begins `outward`, and of how much.

    What is close counts letter by letter; what is beyond in sum, and so far as what is close is found.
    """
    close, beyond = context[:_CLOSE], context[_CLOSE:]
    mass = min(len(beyond), _MOST_BEYOND)
    likeness = along(close, outward)
    got = len(close) + (mass * along(beyond, outward[len(close) :]) if beyond and likeness else 0.0)
    return likeness * got, float(len(close) + mass)


def along(context: str, outward: str) -> float:
    """How well `outward` begins with `context`, 0 to 1, allowing for a few letters that came between."""
    size = len(context)
    if not size:
        return 1.0
    likeness = Indel.normalized_similarity(context, outward[:size])
    if likeness < 0.8 and 12 <= size <= len(outward):
        likeness = max(likeness, _IN_PART * _within(context, outward))
    return _beyond(_CHANCE, likeness)


def _within(context: str, outward: str) -> float:
    """How well `context` is found in what begins `outward`."""
    size = len(context)
    if size <= _CLOSE:
        return partial_ratio(context, outward[: 2 * size + _SLACK]) / 100
    return LCSseq.similarity(context, outward[: size + size // 4]) / size


def _beyond(chance: float, likeness: float) -> float:
    return max(0.0, (likeness - chance) / (1 - chance))
