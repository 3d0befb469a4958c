"""Places in a text where the words of a selector may stand, each weighed."""

from __future__ import annotations

from collections.abc import Iterable

from reader.annotations.anchor_text import AnchorText
from reader.annotations.likeness import near_matches
from reader.annotations.nearness import Candidate, fit
from reader.annotations.sought import Sought

_MANY = 64
"""A quote that stands more often is found by what stands around it alone."""


def candidates(text: AnchorText, wanted: Sought) -> list[Candidate]:
    """The places that may be meant, those that fit best first; of places that overlap the best alone."""
    found = {*_occurrences(text, wanted), *near_matches(text, wanted)}
    return apart(Candidate(start, end, fit(text, wanted, start, end)) for start, end in found)


def apart(found: Iterable[Candidate]) -> list[Candidate]:
    """Those that fit best, first; without any that overlaps a better one."""
    kept: list[Candidate] = []
    for one in sorted(found, key=lambda one: (-round(one.fit, 3), one.kinship is None, one.start)):
        if not any(one.meets(other) for other in kept):
            kept.append(one)
    return kept


def _occurrences(text: AnchorText, wanted: Sought) -> list[tuple[int, int]]:
    """Where the quote stands, letter for letter; none where that is too often to tell anything."""
    found: list[tuple[int, int]] = []
    at = text.bare.find(wanted.quote)
    while at >= 0 and len(found) <= _MANY:
        found.append((at, at + len(wanted.quote)))
        at = text.bare.find(wanted.quote, at + 1)
    return found if len(found) <= _MANY else []
