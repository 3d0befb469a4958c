"""Which of the weighed pairs become links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.alignment.pairs import NOWHERE, Pair, pairs
from reader.alignment.passages import Passage, Reading
from reader.alignment.scorer import Weights, scores
from reader.structure import SegmentKind

LIKELY = 0.35
"""A pair from this likelihood on becomes a link."""
_CERTAIN = 0.95
"""How sure a link is that rests on the order's own words: `Executive Order N is revoked`."""
_ADDS_NOTHING = 0.15
"""A clause is not linked beside the link of the passage above it unless it is this much likelier."""

_MUCH_LARGER = 2.0
"""So many times its partner's words make a passage much the larger."""

Places = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A pair that becomes a link."""

    pair: Pair
    score: float
    stated: bool = False
    """True where one order's own words tie the two: it revokes, supersedes or amends the other by name."""


def chosen(left: Reading, right: Reading, weights: Weights, likely: float = LIKELY) -> list[Chosen]:
    """The pairs that become links, in order of their places.

    Every passage may have several partners, at any depth and in any sequence. Left out is what says no more than
    a link above it: passage and partner's part, where passage and partner are linked and more likely.
    """
    found = pairs(left, right)
    by_place = {
        (pair.a.place, pair.b.place): Chosen(pair, score)
        for pair, score in zip(found, scores(found, weights), strict=True)
        if score >= likely
    }
    by_place.update(_stated(left, right))
    kept = {place: link for place, link in by_place.items() if not _is_idle(link, by_place)}
    return [kept[place] for place in sorted(kept) if not _is_vague(kept[place], kept, left, right)]


def _is_idle(this: Chosen, others: Mapping[Places, Chosen]) -> bool:
    """True where the link of the passage above one of the two with the other says it already, and better."""
    a, b = this.pair.a, this.pair.b
    above = [others.get((a.parent, b.place)) if a.parent is not None else None]
    above.append(others.get((a.place, b.parent)) if b.parent is not None else None)
    return not this.stated and any(o is not None and o.score > this.score + _ADDS_NOTHING for o in above)


def _is_vague(this: Chosen, others: Mapping[Places, Chosen], left: Reading, right: Reading) -> bool:
    """True where one of the two is much the larger and a part of it is the better partner."""
    a, b = this.pair.a, this.pair.b
    if this.stated or a.whole_words == b.whole_words:
        return False
    if a.whole_words > b.whole_words:
        finer = [o for (i, j), o in others.items() if j == b.place and a.place in left.above(i)]
    else:
        finer = [o for (i, j), o in others.items() if i == a.place and b.place in right.above(j)]
    small, large = sorted((a.whole_words, b.whole_words))
    return large > _MUCH_LARGER * small and any(o.score >= this.score for o in finer)


def _stated(left: Reading, right: Reading) -> dict[Places, Chosen]:
    """Links that the orders' own words draw: a clause that revokes the other order, to that order's preamble."""
    stated: dict[Places, Chosen] = {}
    for b in _whole(right):
        for a in _undoing(left, right):
            stated[a.place, b.place] = Chosen(_bare(a, b), _CERTAIN, stated=True)
    for a in _whole(left):
        for b in _undoing(right, left):
            stated[a.place, b.place] = Chosen(_bare(a, b), _CERTAIN, stated=True)
    return stated


def _undoing(order: Reading, other: Reading) -> Iterable[Passage]:
    """Passages that revoke or supersede the `other` order as a whole."""
    number = other.outline.order.identity.number
    return (passage for passage in order.passages if number in passage.undoes)


def _whole(order: Reading) -> Sequence[Passage]:
    """The passage that stands for the whole order: its preamble."""
    return [passage for passage in order.passages if passage.kind is SegmentKind.PREAMBLE][:1]


def _bare(a: Passage, b: Passage) -> Pair:
    """A pair that words did not bring together."""
    return Pair(a, b, 0.0, 0.0, 0.0, NOWHERE, 0.0)
