"""Which of the weighed pairs become links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reader.alignment.explicit import Act, Tie, ties
from reader.alignment.pairs import NOWHERE, Pair, pairs
from reader.alignment.passages import Passage, Reading
from reader.alignment.scorer import Weights, scores

LIKELY = 0.3
"""A pair from this likelihood on becomes a link."""
_CERTAIN: Mapping[Act, float] = {Act.UNDOES: 0.95, Act.AMENDS: 0.95, Act.CITES: 0.8}
"""How sure a link is that rests on the order's own words: `Executive Order N is revoked`."""

_MUCH_LARGER = 2.0
"""So many times its partner's words make a passage much the larger."""

Places = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A pair that becomes a link."""

    pair: Pair
    score: float
    left_tie: Tie | None = None
    """Where the left passage's own words name the right one, or its order."""
    right_tie: Tie | None = None
    """Where the right passage's own words name the left one, or its order."""

    @property
    def stated(self) -> Act | None:
        """What one order's own words say it does to the other's passage; None where nothing is said."""
        tie = self.left_tie or self.right_tie
        return tie.act if tie else None


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
    for place, link in _stated(left, right).items():
        by_words = by_place.get(place)
        by_place[place] = replace(link, score=max(link.score, by_words.score)) if by_words else link
    kept = {place: link for place, link in by_place.items() if not _is_idle(link, by_place)}
    return [kept[place] for place in sorted(kept) if not _is_vague(kept[place], kept, left, right)]


def _is_idle(this: Chosen, others: Mapping[Places, Chosen]) -> bool:
    """True where the passage above one of the two is linked with the other as well, and no less likely."""
    a, b = this.pair.a, this.pair.b
    above = [others.get((a.parent, b.place)) if a.parent is not None else None]
    above.append(others.get((a.place, b.parent)) if b.parent is not None else None)
    return not this.stated and any(o is not None and o.score >= this.score for o in above)


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
    """Links that the orders' own words draw, a clause that revokes the other order to that order's preamble."""
    stated: dict[Places, Chosen] = {}
    for tie in ties(left, right):
        pair = _bare(left.passages[tie.here], right.passages[tie.there])
        stated[tie.here, tie.there] = Chosen(pair, _CERTAIN[tie.act], left_tie=tie)
    for tie in ties(right, left):
        pair = _bare(left.passages[tie.there], right.passages[tie.here])
        stated.setdefault((tie.there, tie.here), Chosen(pair, _CERTAIN[tie.act], right_tie=tie))
    return stated


def _bare(a: Passage, b: Passage) -> Pair:
    """A pair that words did not bring together."""
    return Pair(a, b, 0.0, 0.0, 0.0, NOWHERE, 0.0)
