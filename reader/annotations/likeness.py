"""Places where words much like those sought may stand, by the words they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import partial_ratio_alignment

from reader.annotations.anchor_text import AnchorText
from reader.annotations.edges import end_near, start_near
from reader.annotations.nearness import LONG
from reader.annotations.runs import runs
from reader.annotations.sought import Sought

_PLACES = 5
"""So many places are looked at more closely."""
_FREQUENT = 150
"""A word that stands more often than this does not help to find a place."""
_CLOSE = 64
"""So many letters of what stood on either side help to find it."""
_STEP = 16
"""Places less than this many letters apart are one."""


def near_matches(text: AnchorText, sought: Sought) -> list[tuple[int, int]]:
    """Bare offsets `[start, end)` at which something like the quote stands, in surroundings like its own."""
    if not sought.quote or not text.bare:
        return []
    found = runs(text, sought) if len(sought.quote) > LONG else _windows(text, sought)
    return [(start, end) for start, end in dict.fromkeys(found) if start < end]


def _windows(text: AnchorText, sought: Sought) -> Iterator[tuple[int, int]]:
    """Of a short quote: where it would lie with what stood close by; its own edges refined."""
    low = max(0, sought.begins - _CLOSE)
    begins, ends = sought.begins - low, sought.begins + len(sought.quote) - low
    passage = sought.passage[low : low + ends + _CLOSE]
    for place in _places(text, sought, low, low + len(passage)):
        first = max(0, place - 2 * _STEP)
        window = text.bare[first : place + len(passage) + 2 * _STEP]
        start, end = _aligned(passage, window, begins, ends)
        yield _refined(text, sought, first + start, first + end)


def _places(text: AnchorText, sought: Sought, low: int, high: int) -> list[int]:
    """Bare offsets where the part `[low, high)` of the passage may begin: those most of its rarer words point to."""
    votes: dict[int, float] = defaultdict(float)
    for word, at in sought.words_of_passage:
        places = text.places.get(word, ()) if low <= at < high else ()
        if len(places) <= _FREQUENT:
            for place in places:
                votes[(text.starts[place] - at + low) // _STEP] += len(word) / len(places) ** 0.5
    joined = {at: votes[at] + votes.get(at + 1, 0.0) for at in list(votes)}
    best = sorted(joined, key=lambda at: -joined[at])
    return [(at + 1) * _STEP for at in _apart(best)]


def _apart(places: Iterable[int]) -> list[int]:
    """The places without those beside a better one."""
    kept: list[int] = []
    for place in places:
        if all(abs(place - other) > 1 for other in kept):
            kept.append(place)
        if len(kept) == _PLACES:
            break
    return kept


def _aligned(passage: str, window: str, begins: int, ends: int) -> tuple[int, int]:
    """Where `[begins, ends)` of the passage comes to lie in the window, as its letters are best aligned."""
    if len(window) > len(passage) and (found := partial_ratio_alignment(passage, window)):
        low = max(0, found.dest_start - 4)
        window = window[low : found.dest_end + 4]
    else:
        low = 0
    start, end = 0, len(window)
    for code in Indel.opcodes(passage, window):
        if code.src_start <= begins <= code.src_end and code.tag != "insert":
            start = code.dest_start + min(begins - code.src_start, code.dest_end - code.dest_start)
        if code.src_start < ends <= code.src_end:
            end = code.dest_start + min(ends - code.src_start, code.dest_end - code.dest_start)
    return low + start, low + end


def _refined(text: AnchorText, sought: Sought, start: int, end: int) -> tuple[int, int]:
    """The edges moved to those near by between which the quote is best found."""
    quote = sought.quote
    _, first = start_near(text, sought, quote, start, max(start, end))
    first = first if first >= 0 else start
    _, last = end_near(text, sought, quote, max(first, end), first)
    return first, last if last >= 0 else end
