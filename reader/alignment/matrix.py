"""Every segment of one order by every segment of the other, with the aligner's own likelihoods: a map to look at."""

from __future__ import annotations

from dataclasses import dataclass

from reader.alignment.pairs import pairs
from reader.alignment.passages import reading
from reader.alignment.scorer import Weights, scores, shipped_weights
from reader.alignment.sides import Topics, comes_first
from reader.structure import Outline


@dataclass(frozen=True, slots=True)
class ScoreMatrix:
    """How likely each left segment corresponds to each right one."""

    left: tuple[str, ...]
    """Labels of the rows, in document order."""
    right: tuple[str, ...]
    """Labels of the columns."""
    scores: tuple[tuple[float, ...], ...]
    """From 0 to 1, a row for each left label; 0 also where the two were too unlike to be weighed."""

    def mirrored(self) -> ScoreMatrix:
        """The same with its sides changed."""
        return ScoreMatrix(self.right, self.left, tuple(zip(*self.scores, strict=True)))


def score_matrix(left: Outline, right: Outline, topics: Topics, weights: Weights | None = None) -> ScoreMatrix:
    """The likelihoods from which `align` decides, before it decides. The mirror of the matrix with sides changed."""
    if comes_first(right, topics[1], left, topics[0]):
        return score_matrix(right, left, (topics[1], topics[0]), weights).mirrored()
    found = pairs(reading(left, topics[0]), reading(right, topics[1]))
    table = [[0.0] * len(right.segments) for _ in left.segments]
    for pair, score in zip(found, scores(found, weights or shipped_weights()), strict=True):
        table[pair.a.place][pair.b.place] = round(score, 3)
    return ScoreMatrix(left.labels, right.labels, tuple(map(tuple, table)))
