"""What the matrix of a pair says of every two passages: scores, links, names. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from reader.alignment import ScoreMatrix
from reader.comparison import Comparison, Side, Step, Verdict
from reader.structure import Outline


@dataclass(frozen=True, slots=True)
class Knot:
    """A cell that a link joins."""

    row: int
    column: int
    step: Step
    """The step of the link."""
    score: float


@dataclass(frozen=True, slots=True)
class MatrixTable:
    """Segments by segments. Places are indices in the two outlines, in document order."""

    comparison: Comparison
    scores: tuple[tuple[float, ...], ...]
    """From 0 to 1, a row for each left segment."""
    knots: tuple[Knot, ...]
    complete: bool
    """True where every pair was weighed, not only what is linked."""

    @property
    def rows(self) -> int:
        """Number of left segments."""
        return len(self.comparison.left.outline.segments)

    @property
    def columns(self) -> int:
        """Number of right segments."""
        return len(self.comparison.right.outline.segments)

    def label(self, side: Side, at: int) -> str:
        """Label of a segment."""
        return self.comparison.side(side).outline.segments[at].label

    def knot(self, row: int, column: int) -> Knot | None:
        """The best link of a cell; None where none joins it."""
        found = [knot for knot in self.knots if (knot.row, knot.column) == (row, column)]
        return max(found, key=lambda knot: knot.score, default=None)

    def verdict(self, row: int, column: int) -> Verdict | None:
        """What the link of a cell says."""
        knot = self.knot(row, column)
        return knot.step.verdict if knot else None


def matrix_table(comparison: Comparison, matrix: ScoreMatrix | None) -> MatrixTable:
    """The table of a pair; without a matrix of scores (or with another pair's), those of its links alone."""
    knots = _knots(comparison)
    if matrix is not None and _fits(comparison, matrix):
        return MatrixTable(comparison, matrix.scores, knots, True)
    scores = [[0.0] * len(comparison.right.outline.segments) for _ in comparison.left.outline.segments]
    for knot in knots:
        scores[knot.row][knot.column] = max(scores[knot.row][knot.column], knot.score)
    return MatrixTable(comparison, tuple(map(tuple, scores)), knots, False)


def _fits(comparison: Comparison, matrix: ScoreMatrix) -> bool:
    return (comparison.left.outline.labels, comparison.right.outline.labels) == (matrix.left, matrix.right)


def _knots(comparison: Comparison) -> tuple[Knot, ...]:
    left, right = comparison.left.outline, comparison.right.outline
    found = []
    for step in comparison.steps:
        if step.link is None:
            continue
        score = comparison.bitext.links[step.link].score
        for a, b in product(_places(left, step.left), _places(right, step.right)):
            found.append(Knot(a, b, step, score))
    return tuple(found)


def _places(outline: Outline, labels: Sequence[str]) -> list[int]:
    return [at for label in labels if (at := outline.index(label)) is not None]


def thinned(sizes: Sequence[int], room: float, cell: float) -> tuple[int, ...]:
    """Which of some labels are written when each needs `room` px and cells are `cell` px: the higher ones first.

    `sizes` are the depths of the segments; a label is left out where one of a lesser or equal depth is too near.
    """
    if cell >= room:
        return tuple(range(len(sizes)))
    chosen: list[int] = []
    for depth in sorted(set(sizes)):
        for at, own in enumerate(sizes):
            if own == depth and all(abs(at - other) * cell >= room for other in chosen):
                chosen.append(at)
    return tuple(sorted(chosen))
