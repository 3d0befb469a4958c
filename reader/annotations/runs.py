"""Where a long passage stands that was changed here and there: by the runs of words it still shares with the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from reader.annotations.anchor_text import AnchorText, bare_words
from reader.annotations.edges import end_near, start_near
from reader.annotations.sought import Sought

_COMMON = 8
"""Three words in a row that stand more often than this do not help to find a place."""
_GAP = 4000
"""So many letters may have been put in, or taken out, at one point."""
_SMALL = 30
"""A difference of so many letters is one of wording."""
_ALIKE = 0.75
"""From this likeness on, the words before the first run (or after the last) are those of the quote."""
_TINY = 4
"""So few letters beyond the runs are where they should be, whatever they are."""
_WORD_ALIKE = 0.6
"""The same of a single word."""
_ASKED = 8
"""So many runs at either end are asked where the quote begins or ends."""
_CHAINS = 3
_PARTS = 40


@dataclass(frozen=True, slots=True)
class _Seed:
    """Three words in a row that quote and text share: bare offsets of their first letter in each."""

    here: int
    """In the text."""
    there: int
    """In the quote."""
    size: int
    """Letters of the three."""

    def shift(self, after: _Seed) -> int:
        """How many letters more, or fewer, lie between two seeds in the text than in the quote."""
        return abs((after.here - self.here) - (after.there - self.there))


def runs(text: AnchorText, sought: Sought) -> Iterator[tuple[int, int]]:
    """Bare offsets `[start, end)` of the few places that share most runs of words with the quote, the best first."""
    for chain in _chains(_seeds(text, sought)):
        yield _start(text, sought, chain[:_ASKED]), _end(text, sought, chain[-_ASKED:])


def _seeds(text: AnchorText, sought: Sought) -> list[_Seed]:
    words = bare_words(sought.selector.exact)
    found = []
    for (one, at), (two, _), (three, _) in zip(words, words[1:], words[2:], strict=False):
        places = text.triples.get((one, two, three), ())
        if len(places) <= _COMMON:
            size = len(one) + len(two) + len(three)
            found += [_Seed(text.starts[place], at, size) for place in places]
    return sorted(found, key=lambda seed: (seed.here, seed.there))


def _chains(seeds: list[_Seed]) -> list[list[_Seed]]:
    """The seeds put together in the sequence that both texts have, the longest chains first."""
    parts = _parts(seeds)
    chains: list[list[_Seed]] = []
    while parts and len(chains) < _CHAINS:
        best = _longest_chain(parts)
        chains.append([seed for part in best for seed in part])
        parts = [part for part in parts if part not in best]
    return chains


def _parts(seeds: list[_Seed]) -> list[list[_Seed]]:
    """The seeds that follow one another in both texts with next to nothing between; those alone only where all are."""
    parts: list[list[_Seed]] = []
    open_at: dict[int, list[_Seed]] = {}
    for seed in seeds:
        lane = (seed.here - seed.there) // _SMALL
        part = next(
            (one for at in (lane, lane - 1, lane + 1) if (one := open_at.get(at)) and _follows(one, seed)), None
        )
        if part is None:
            part = []
            parts.append(part)
        part.append(seed)
        open_at[lane] = part
    parts.sort(key=len, reverse=True)
    return [part for part in parts[:_PARTS] if len(part) >= min(3, len(parts[0]))]


def _follows(part: list[_Seed], seed: _Seed) -> bool:
    last = part[-1]
    return last.here < seed.here and last.there < seed.there and last.shift(seed) <= _SMALL


def _longest_chain(parts: list[list[_Seed]]) -> list[list[_Seed]]:
    """Of all sequences of parts that run in both texts the one with most seeds."""
    best: list[tuple[int, list[list[_Seed]]]] = []
    for part in sorted(parts, key=lambda part: part[0].here):
        before = max((one for one in best if _joins(one[1][-1][-1], part[0])), key=lambda one: one[0], default=(0, []))
        best.append((before[0] + len(part), [*before[1], part]))
    return max(best, key=lambda one: one[0])[1]


def _joins(last: _Seed, first: _Seed) -> bool:
    return last.here < first.here and last.there < first.there and last.shift(first) <= _GAP


def _start(text: AnchorText, sought: Sought, firsts: list[_Seed]) -> int:
    """Where the quote begins, of which these seeds are the first that were found."""
    words = [word for word, at in bare_words(sought.selector.exact) if at < firsts[0].there]
    if not words:
        return firsts[0].here
    likeness, start = max(
        start_near(text, sought, sought.quote[: seed.there], max(0, seed.here - seed.there), seed.here)
        for seed in {seed.here - seed.there: seed for seed in firsts}.values()
    )
    return start if likeness >= _ALIKE or firsts[0].there <= _TINY else _back(text, words, firsts[0].here)


def _end(text: AnchorText, sought: Sought, lasts: list[_Seed]) -> int:
    """Where the quote ends, of which these seeds are the last that were found."""
    there, here = lasts[-1].there + lasts[-1].size, lasts[-1].here + lasts[-1].size
    words = [word for word, at in bare_words(sought.selector.exact) if at >= there]
    if not words:
        return here
    left = len(sought.quote)
    likeness, end = max(
        end_near(
            text,
            sought,
            sought.quote[seed.there + seed.size :],
            min(len(text.bare), seed.here + left - seed.there),
            seed.here + seed.size,
        )
        for seed in {seed.here - seed.there: seed for seed in reversed(lasts)}.values()
    )
    return end if likeness >= _ALIKE or left - there <= _TINY else _ahead(text, words, here)


def _back(text: AnchorText, words: list[str], here: int) -> int:
    """The start of the words before `here` that are, one by one from the last, those of the quote."""
    at = bisect_left(text.starts, here)
    for word in reversed(words):
        if at == 0 or not _alike(word, text.words[at - 1]):
            break
        at -= 1
    return text.starts[at] if at < len(text.starts) else here


def _ahead(text: AnchorText, words: list[str], here: int) -> int:
    """The end of the words from `here` on that are, one by one, those of the quote."""
    at = bisect_left(text.starts, here)
    for word in words:
        if at == len(text.words) or not _alike(word, text.words[at]):
            break
        at += 1
    return text.starts[at] if at < len(text.starts) else len(text.bare)


def _alike(one: str, other: str) -> bool:
    return one == other or Indel.normalized_similarity(one, other) >= _WORD_ALIKE
