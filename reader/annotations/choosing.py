"""Which of the places that fit a selector is meant; none, where that stays in doubt."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from reader.annotations.anchor_text import AnchorText
from reader.annotations.candidates import apart, candidates
from reader.annotations.nearness import Candidate, kinship
from reader.annotations.pieces import by_pieces, parted
from reader.annotations.sought import Sought

LONGEST_CONTEXT = 512
"""So many code points of prefix or suffix say that the passage has a twin, which they cannot tell apart for certain."""
FITTING, FITTING_TWIN = 0.7, 0.8
"""A place that fits less is none; the same where there is a twin."""
FITTING_NEAR, FITTING_TWIN_NEAR = 0.66, 0.75
"""The same for a place where others say that the words should be."""
FITTING_FAR = 0.9
"""The same for a passage with a twin, at a place where others say that it should not be."""
MARGIN = 0.1
"""By so much the best place fits better than the second best;"""
EDGE = 0.03
"""or by so much, where it is the nearest too."""
NEARER = 5
"""Of places that fit alike one is meant if every other is so many times as far from where the words should be."""
NEAR = 500
"""A place no more code points off is where the words should be."""
UNMOVED = 1000
"""A passage that stands as it was no more code points off than this is looked for no further."""
INTACT = 0.9
"""A passage so well preserved, in surroundings so like its own, needs no second look, paragraph by paragraph."""
_END = 12
"""So many letters at either end of it are looked at by themselves."""


def chosen(text: AnchorText, wanted: Sought, expected: int | None) -> Candidate | None:
    """The place where the words sought stand; None where there is none, or several that may be meant.

    `expected`: the code point where they should begin, as other passages tell; None where they tell nothing.
    """
    goal = wanted.selector.start if expected is None else expected
    return _only_place(text, wanted, goal) or _best(text, wanted, goal, expected is not None)


def _only_place(text: AnchorText, wanted: Sought, goal: int) -> Candidate | None:
    """The one place where quote and surroundings stand as they stood, where it is not far off."""
    if len(wanted.passage) == len(wanted.quote):
        return None
    at = text.bare.find(wanted.passage)
    if at < 0 or text.bare.find(wanted.passage, at + 1) >= 0:
        return None
    start = at + wanted.begins
    place = Candidate(start, start + len(wanted.quote), 1.0)
    return place if _distance(text, place, goal) <= UNMOVED else None


def _best(text: AnchorText, wanted: Sought, goal: int, told: bool) -> Candidate | None:
    """The place that is meant, if it fits well enough."""
    found = [one for one in _weighed(text, wanted) if one.fit >= FITTING_NEAR]
    place = _outstanding(text, found, goal)
    return place if place and place.fit >= _needed(wanted, _distance(text, place, goal), told) else None


def _outstanding(text: AnchorText, found: list[Candidate], goal: int) -> Candidate | None:
    """The place that fits better than any other; of those that fit alike the one clearly nearest to the goal."""
    rivals = [one for one in found if one.fit > found[0].fit - MARGIN]
    if len(rivals) <= 1:
        return next(iter(rivals), None)
    nearest, *others = sorted(rivals, key=lambda one: _distance(text, one, goal))
    clearly = _distance(text, nearest, goal) * NEARER < _distance(text, others[0], goal)
    return nearest if clearly or nearest.fit > max(one.fit for one in others) + EDGE else None


def _needed(wanted: Sought, distance: int, told: bool) -> float:
    """How well a place so far from the goal must fit. `told`: other passages tell the goal."""
    context = max(len(wanted.selector.prefix), len(wanted.selector.suffix))
    twin = context >= LONGEST_CONTEXT
    if not told:
        return FITTING_TWIN if twin else FITTING
    if distance <= NEAR:
        return FITTING_TWIN_NEAR if twin else FITTING_NEAR
    return FITTING_FAR if twin else FITTING


def _distance(text: AnchorText, place: Candidate, goal: int) -> int:
    return abs(text.span(place.start, place.end).start - goal)


def _weighed(text: AnchorText, wanted: Sought) -> list[Candidate]:
    """The places that may be meant, the best first; sought paragraph by paragraph where none is as it was."""
    found = candidates(text, wanted)
    if not parted(wanted) or (found and _intact(text, wanted, found[0])):
        return found
    return apart(by_pieces(text, wanted))


def _intact(text: AnchorText, wanted: Sought, place: Candidate) -> bool:
    there, quote = text.bare[place.start : place.end], wanted.quote
    begins = Indel.normalized_similarity(quote[:_END], there[:_END])
    ends = Indel.normalized_similarity(quote[-_END:], there[-_END:])
    kin = kinship(text, wanted, place.start, place.end)
    return min(place.fit, begins, ends, kin, len(quote) / len(there)) >= INTACT
