"""What the first opinion on other pairs says about a pair: rivals, parents, children, neighbours.

A table of named functions like `features`, each from a pair's place in the `Opinions` to a number. Symmetric too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from reader.alignment.pairs import NOWHERE, Pair, Standing, standings

_RIVALS = 4
"""So many better rivals count as all there can be."""


class Opinions:
    """How likely each pair of passages corresponds, by place, as the features alone have it."""

    def __init__(self, scored: Iterable[tuple[Pair, float]]) -> None:
        self._scores = {(pair.a.place, pair.b.place): score for pair, score in scored}
        self._standings = standings(self._scores)
        self._rows: dict[int, list[float]] = {}
        self._columns: dict[int, list[float]] = {}
        for (i, j), score in self._scores.items():
            self._rows.setdefault(i, []).append(score)
            self._columns.setdefault(j, []).append(score)

    def of(self, a: int | None, b: int | None) -> float:
        """The opinion on the pair of places; 0 where there is none."""
        return 0.0 if a is None or b is None else self._scores.get((a, b), 0.0)

    def on(self, pair: Pair) -> float:
        """The opinion on `pair`."""
        return self.of(pair.a.place, pair.b.place)

    def standing(self, pair: Pair) -> Standing:
        """Its lead over its rivals."""
        return self._standings.get((pair.a.place, pair.b.place), NOWHERE)

    def better(self, pair: Pair) -> tuple[int, int]:
        """How many pairs of its row, and of its column, are thought more likely."""
        score = self.on(pair)
        row, column = self._rows.get(pair.a.place, ()), self._columns.get(pair.b.place, ())
        return sum(other > score for other in row), sum(other > score for other in column)


Neighbourly = Callable[[Pair, Opinions], float]


def opinion(pair: Pair, opinions: Opinions) -> float:
    """The first opinion itself."""
    return opinions.on(pair)


def odds(pair: Pair, opinions: Opinions) -> float:
    """Its logarithmic odds, in fifths."""
    score = opinions.on(pair)
    return math.log((score + 1e-4) / (1 - score + 1e-4)) / 5


def parents(pair: Pair, opinions: Opinions) -> float:
    """The opinion on the passages right above the two."""
    return opinions.of(pair.a.parent, pair.b.parent)


def parents_apart(pair: Pair, opinions: Opinions) -> float:
    """How unlikely the passages right above correspond, where both have one."""
    return 1 - parents(pair, opinions) if pair.a.parent is not None and pair.b.parent is not None else 0.0


def one_and_parent(pair: Pair, opinions: Opinions) -> float:
    """The better opinion on one of them with the passage above the other."""
    return max(opinions.of(pair.a.parent, pair.b.place), opinions.of(pair.a.place, pair.b.parent))


def children(pair: Pair, opinions: Opinions) -> float:
    """The best opinion on a child of one with a child of the other."""
    return max((opinions.of(i, j) for i in pair.a.children for j in pair.b.children), default=0.0)


def many_children(pair: Pair, opinions: Opinions) -> float:
    """How many of the fewer children have a likely partner among the other's, as a share."""
    a, b = pair.a.children, pair.b.children
    if not a or not b:
        return 0.0
    found = min(
        sum(any(opinions.of(i, j) > 0.5 for j in b) for i in a),
        sum(any(opinions.of(i, j) > 0.5 for i in a) for j in b),
    )
    return found / min(len(a), len(b))


def one_and_child(pair: Pair, opinions: Opinions) -> float:
    """The best opinion on one of them with a child of the other."""
    below = [opinions.of(i, pair.b.place) for i in pair.a.children]
    return max(below + [opinions.of(pair.a.place, j) for j in pair.b.children], default=0.0)


def neighbour(pair: Pair, opinions: Opinions) -> float:
    """The better opinion on the passages right before, or right after, the two."""
    return max(_beside(pair, opinions))


def both_neighbours(pair: Pair, opinions: Opinions) -> float:
    """The worse of these two opinions."""
    return min(_beside(pair, opinions))


def opinion_leads(pair: Pair, opinions: Opinions) -> float:
    """By how much it is thought likelier than every rival on either side; negative where it is not."""
    return opinions.standing(pair).weaker


def opinion_leads_somewhere(pair: Pair, opinions: Opinions) -> float:
    """The same on one side at least."""
    return opinions.standing(pair).stronger


def rivals(pair: Pair, opinions: Opinions) -> float:
    """How many pairs on its weaker side are thought likelier."""
    return min(_RIVALS, max(opinions.better(pair))) / _RIVALS


def fewer_rivals(pair: Pair, opinions: Opinions) -> float:
    """The same on its stronger side."""
    return min(_RIVALS, min(opinions.better(pair))) / _RIVALS


def _beside(pair: Pair, opinions: Opinions) -> tuple[float, float]:
    i, j = pair.a.place, pair.b.place
    return opinions.of(i - 1, j - 1), opinions.of(i + 1, j + 1)


NEIGHBOURHOOD: tuple[Neighbourly, ...] = (
    opinion,
    odds,
    parents,
    parents_apart,
    one_and_parent,
    children,
    many_children,
    one_and_child,
    neighbour,
    both_neighbours,
    opinion_leads,
    opinion_leads_somewhere,
    rivals,
    fewer_rivals,
)
