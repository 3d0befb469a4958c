"""How far the words of a text have moved since annotations were made: those found beyond doubt tell of the others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median_low

from reader.annotations.model import Anchored, Certainty, Selector

_NEIGHBOURS = 5
"""So many of those nearest by are asked."""
_FEWEST = 3
_SURE = 20
"""A passage of so many code points, found again as it was, is beyond doubt."""


@dataclass(frozen=True, slots=True)
class Drift:
    """Where passages stood, ascending, and how far each has moved, in code points."""

    places: tuple[int, ...]
    shifts: tuple[int, ...]

    def expected(self, selector: Selector) -> int | None:
        """Where the selector's words should begin now, as their neighbours moved; None where too little is known."""
        at = bisect_left(self.places, selector.start)
        near = range(max(0, at - _NEIGHBOURS), min(len(self.places), at + _NEIGHBOURS))
        asked = sorted((abs(self.places[one] - selector.start), self.shifts[one]) for one in near)[:_NEIGHBOURS]
        if len(asked) < _FEWEST or not selector.end:
            return None
        return max(0, selector.start + median_low(shift for _, shift in asked))


def drift(found: Iterable[tuple[Selector, Anchored]]) -> Drift:
    """The drift of a text, from selectors that were all made in one edition of it."""
    sure = sorted(
        (selector.start, anchored.span.start - selector.start)
        for selector, anchored in found
        if anchored.span and selector.end and anchored.certainty is Certainty.EXACT and len(selector.exact) >= _SURE
    )
    return Drift(tuple(place for place, _ in sure), tuple(shift for _, shift in sure))
