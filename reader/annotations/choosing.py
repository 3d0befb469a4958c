"""Which of the places that fit a selector is meant; none, where that stays in doubt."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Indel

from reader.annotations.anchor_text import AnchorText
from reader.annotations.candidates import apart, candidates
from reader.annotations.doubt import Remove, doubtful
from reader.annotations.nearness import Candidate, kinship
from reader.annotations.pieces import by_pieces, parted
from reader.annotations.sought import Sought

FITTING_NEAR = 0.66
_FITTING = {Remove.NEAR: (FITTING_NEAR, 0.75), Remove.UNSAID: (0.7, 0.8), Remove.FAR: (0.85, 0.95)}
"""A place that fits less is none, by how far it is from where the words should be; and so of a passage with a twin."""
MARGIN = 0.1
"""By so much the best place fits better than the second best;"""
EDGE = 0.03
"""or by so much, where it is the nearest too, and no twin of one of which nothing tells where it should be."""
NEARER = 5
"""Of places that fit alike one is meant if every other is so many times as far from where the words should be."""
NEAR = 500
"""A place no more code points off is where the words should be."""
FAR, FAR_TOLD = 5000, 2000
"""At one more code points off they should hardly be; the same where others say where they should be."""
UNMOVED = 1000
"""A passage that stands as it was no more code points off than this is looked for no further."""
INTACT = 0.9
"""A passage so well preserved, in surroundings so like its own, needs no second look, paragraph by paragraph."""
_END = 12
"""So many letters at either end of it are looked at by themselves."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Where the words sought should begin."""

    at: int | None
    """Code point; None where nothing tells it."""
    told: bool
    """True where other passages tell it; else it is where the words stood."""

    def distance(self, text: AnchorText, place: Candidate) -> int:
        """How many code points off the place begins; 0 where nothing tells the goal."""
        return 0 if self.at is None else abs(text.span(place.start, place.end).start - self.at)

    def remove(self, text: AnchorText, place: Candidate) -> Remove:
        """The same in a word."""
        distance = self.distance(text, place)
        if distance > (FAR_TOLD if self.told else FAR):
            return Remove.FAR
        return Remove.NEAR if self.told and distance <= NEAR else Remove.UNSAID


def chosen(text: AnchorText, wanted: Sought, expected: int | None) -> Candidate | None:
    """The place where the words sought stand; None where there is none, or several that may be meant.

    `expected`: the code point where they should begin, as other passages tell; None where they tell nothing.
    """
    told = expected is not None
    goal = Goal(expected if told else wanted.selector.start if wanted.has_place else None, told)
    place = _only_place(text, wanted, goal) or _best(text, wanted, goal)
    return place if place and not doubtful(text, wanted, place, goal.remove(text, place)) else None


def _only_place(text: AnchorText, wanted: Sought, goal: Goal) -> Candidate | None:
    """The one place where quote and surroundings stand as they stood, where it is not far off.

    Where it is not told where they stood, another place may be meant of which a letter has changed; so this is asked
    of a quote alone then, that has nothing else to be found by.
    """
    alone = len(wanted.passage) == len(wanted.quote)
    at = text.bare.find(wanted.passage)
    if alone != (goal.at is None) or at < 0 or text.bare.find(wanted.passage, at + 1) >= 0:
        return None
    start = at + wanted.begins
    place = Candidate(start, start + len(wanted.quote), 1.0)
    return place if goal.distance(text, place) <= UNMOVED else None


def _best(text: AnchorText, wanted: Sought, goal: Goal) -> Candidate | None:
    """The place that is meant, if it fits well enough."""
    found = [one for one in _weighed(text, wanted) if one.fit >= FITTING_NEAR]
    place = _outstanding(text, wanted, found, goal)
    return place if place and place.fit >= _needed(wanted, goal.remove(text, place)) else None


def _outstanding(text: AnchorText, wanted: Sought, found: list[Candidate], goal: Goal) -> Candidate | None:
    """The place that fits better than any other; of those that fit alike the one clearly nearest to the goal."""
    rivals = [one for one in found if one.fit > found[0].fit - MARGIN]
    if len(rivals) <= 1:
        return next(iter(rivals), None)
    if goal.at is None:
        return None
    nearest, *others = sorted(rivals, key=lambda one: goal.distance(text, one))
    clearly = goal.distance(text, nearest) * NEARER < goal.distance(text, others[0])
    guessed = wanted.has_twin and not goal.told
    fitting = not guessed and nearest.fit > max(one.fit for one in others) + EDGE
    return nearest if clearly or fitting else None


def _needed(wanted: Sought, remove: Remove) -> float:
    """How well a place so far from the goal must fit."""
    return _FITTING[remove][wanted.has_twin]


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
