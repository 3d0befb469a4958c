"""Pairs of passages worth a closer look, and how each stands among its rivals."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress

from reader.alignment.passages import Passage, Reading, Vector, normal
from reader.structure import SegmentKind

_SHORTLIST = 8
"""How many partners of a passage are looked at closely, from each side."""
_FAINT = 0.02
"""Below this likeness in words nothing is worth a look."""

Table = Sequence[Sequence[float]]
"""One row a left passage, one column a right passage."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a pair leads, or trails, the best other pair of its row and of its column."""

    row: float
    column: float

    @property
    def weaker(self) -> float:
        """The smaller of both leads: positive only where each is the other's best."""
        return min(self.row, self.column)

    @property
    def stronger(self) -> float:
        """The larger of both leads."""
        return max(self.row, self.column)


NOWHERE = Standing(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Pair:
    """A left and a right passage with the likeness of their words, 0 to 1 each."""

    a: Passage
    b: Passage
    own: float
    whole: float
    context: float
    standing: Standing
    """By the likeness of whole passages."""
    above: float
    """Likeness of the passages right above the two; 0 where either has none."""
    topics: float = 0.0
    """How telling the topics are that their own words share: 1 where only these two passages speak of one."""
    whole_topics: float = 0.0
    """The same of the whole passages."""
    acted_on: float = 0.0
    """The same of the topics to which their own words do something."""
    names: float = 0.0
    """How telling the names are that both use, in the same way."""
    here: float = 0.0
    """Likeness of whole passages by words that are rare in these two orders."""


def pairs(left: Reading, right: Reading) -> list[Pair]:
    """The pairs to weigh, in order of place."""
    return _Tables(left, right).pairs()


class _Tables:
    """The likeness of every left with every right passage."""

    def __init__(self, left: Reading, right: Reading) -> None:
        self._left, self._right = left.passages, right.passages
        self._own = products([p.own for p in self._left], [p.own for p in self._right])
        self._whole = products([p.whole for p in self._left], [p.whole for p in self._right])
        self._context = products([p.context for p in self._left], [p.context for p in self._right])
        self._topics = _Rareness([p.own_topics for p in self._left], [p.own_topics for p in self._right])
        self._acted_on = _Rareness([p.acted_on for p in self._left], [p.acted_on for p in self._right])
        self._names = _Rareness([p.names for p in self._left], [p.names for p in self._right])
        words = _Rareness([p.own for p in self._left], [p.own for p in self._right])
        self._here = products(
            [words.weighed(p.whole) for p in self._left], [words.weighed(p.whole) for p in self._right]
        )

    def pairs(self) -> list[Pair]:
        return [self._pair(i, j) for i, j in sorted(self._shortlist())]

    def _pair(self, i: int, j: int) -> Pair:
        a, b = self._left[i], self._right[j]
        above = self._whole[a.parent][b.parent] if a.parent is not None and b.parent is not None else 0.0
        return Pair(
            a,
            b,
            self._own[i][j],
            self._whole[i][j],
            self._context[i][j],
            self._standing(i, j),
            above,
            topics=self._topics.most(a.own_topics & b.own_topics),
            whole_topics=self._topics.most(a.topics & b.topics),
            acted_on=self._acted_on.most(a.acted_on & b.acted_on),
            names=self._names.most(a.names & b.names),
            here=self._here[i][j],
        )

    @cached_property
    def _best(self) -> list[list[float]]:
        return [
            [max(o, w) + 0.25 * c for o, w, c in zip(own, whole, context, strict=True)]
            for own, whole, context in zip(self._own, self._whole, self._context, strict=True)
        ]

    def _shortlist(self) -> set[tuple[int, int]]:
        best = self._best
        columns = list(zip(*best, strict=True))
        places = {(i, j) for i, row in enumerate(best) for j in _largest(row)}
        places |= {(i, j) for j, column in enumerate(columns) for i in _largest(column)}
        places |= self._by_sign()
        return {(i, j) for i, j in places if _may_pair(self._left[i], self._right[j])}

    def _by_sign(self) -> set[tuple[int, int]]:
        """Pairs that a heading, a term, a topic or both being preamble puts together, whatever their other words."""
        by_sign: dict[tuple[str, ...], list[int]] = {}
        for b in self._right:
            for sign in _signs(b):
                by_sign.setdefault(sign, []).append(b.place)
        few = {sign: places for sign, places in by_sign.items() if len(places) <= _SHORTLIST}
        return {(a.place, j) for a in self._left for sign in _signs(a) for j in few.get(sign, ())}

    @cached_property
    def _tops(self) -> tuple[list[list[float]], list[list[float]]]:
        """The two best values of every row and of every column."""
        may_left = [p.kind is not SegmentKind.SIGNATURE for p in self._left]
        may_right = [p.kind is not SegmentKind.SIGNATURE for p in self._right]
        rows = [list(compress(row, may_right)) for row in self._best]
        columns = [list(compress(column, may_left)) for column in zip(*self._best, strict=True)]
        return [heapq.nlargest(2, row) for row in rows], [heapq.nlargest(2, column) for column in columns]

    def _standing(self, i: int, j: int) -> Standing:
        rows, columns = self._tops
        return Standing(_lead(self._best[i][j], rows[i]), _lead(self._best[i][j], columns[j]))


class _Rareness:
    """How rare each of some things (topics, names, stems) is in the two orders that are laid side by side."""

    def __init__(self, left: Sequence[Collection[str]], right: Sequence[Collection[str]]) -> None:
        self._left = Counter(thing for passage in left for thing in passage)
        self._right = Counter(thing for passage in right for thing in passage)
        self._all = len(left) + len(right)

    def most(self, shared: Iterable[str]) -> float:
        """The rarest of `shared`: 1 where it stands in one passage on each side, less the oftener; 0 for none."""
        return max((1 / math.sqrt(max(1, self._left[thing] * self._right[thing])) for thing in shared), default=0.0)

    def weighed(self, vector: Vector) -> Vector:
        """`vector` with its weights multiplied by rareness here."""
        return normal(
            {
                stem: weight * math.log(self._all / max(1, self._left[stem] + self._right[stem]))
                for stem, weight in vector.items()
            }
        )


def standings(scores: dict[tuple[int, int], float]) -> dict[tuple[int, int], Standing]:
    """For each scored pair its lead over the best other of its row and of its column."""
    rows: dict[int, list[float]] = {}
    columns: dict[int, list[float]] = {}
    for (i, j), score in scores.items():
        rows.setdefault(i, []).append(score)
        columns.setdefault(j, []).append(score)
    tops = {i: heapq.nlargest(2, row) for i, row in rows.items()}, {j: heapq.nlargest(2, c) for j, c in columns.items()}
    return {(i, j): Standing(_lead(score, tops[0][i]), _lead(score, tops[1][j])) for (i, j), score in scores.items()}


def _lead(score: float, top: Sequence[float]) -> float:
    """How far `score` is above the best other score, or below the best."""
    if score < top[0]:
        return score - top[0]
    return score - (top[1] if len(top) > 1 else 0.0)


def products(left: Sequence[Vector], right: Sequence[Vector]) -> list[list[float]]:
    """Scalar products of every left with every right vector, by way of the stems they share."""
    holders: dict[str, list[tuple[int, float]]] = {}
    for j, vector in enumerate(right):
        for stem, weight in vector.items():
            holders.setdefault(stem, []).append((j, weight))
    table = []
    for vector in left:
        row = [0.0] * len(right)
        for stem, weight in vector.items():
            for j, other in holders.get(stem, ()):
                row[j] += weight * other
        table.append(row)
    return table


def _largest(row: Sequence[float]) -> list[int]:
    best = heapq.nlargest(_SHORTLIST, range(len(row)), key=lambda j: (row[j], -j))
    return [j for j in best if row[j] > _FAINT]


def _may_pair(a: Passage, b: Passage) -> bool:
    """Signatures correspond to nothing."""
    return SegmentKind.SIGNATURE not in (a.kind, b.kind)


def _signs(passage: Passage) -> list[tuple[str, ...]]:
    signs: list[tuple[str, ...]] = []
    if passage.kind is SegmentKind.PREAMBLE:
        signs.append(("preamble",))
    if passage.heading and passage.kind is not SegmentKind.PREAMBLE:
        signs.append(("heading", *passage.heading))
    signs.extend(("topic", topic) for topic in sorted(passage.own_topics))
    if passage.defines:
        signs.append(("defines", passage.defines))
    return signs
