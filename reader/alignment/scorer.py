"""How likely two passages correspond: weights fitted to hand-made links, kept in a table one can read.

Two logistic regressions, one after the other. The first weighs the features of each pair by itself; the second
weighs them again together with what the first said about parents, children, neighbours and rivals. The weights are
in `resources/alignment/weights.csv` (`stage,feature,weight`), written by `tools/fit_aligner.py`.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from pathlib import Path

from reader.alignment.features import FEATURES
from reader.alignment.neighbourhood import NEIGHBOURHOOD, Opinions
from reader.alignment.pairs import Pair
from reader.places import resources

BIAS = "bias"
"""The name under which a stage's constant stands in the table."""
FIRST, SECOND = "first", "second"
_DIGITS = 6
"""Likelihoods are rounded to this many digits, so that the order of a sum decides nothing."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Of each stage, feature name -> weight; a name that is missing weighs nothing."""

    first: Mapping[str, float]
    second: Mapping[str, float]


@cache
def shipped_weights(file: Path | None = None) -> Weights:
    """The table that ships with the program, or another of its form."""
    stages: dict[str, dict[str, float]] = {FIRST: {}, SECOND: {}}
    with (file or resources() / "alignment" / "weights.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            stages[row["stage"]][row["feature"]] = float(row["weight"])
    return Weights(stages[FIRST], stages[SECOND])


def first_row(pair: Pair) -> list[float]:
    """What the first stage weighs, in the order of `FEATURES`."""
    return [feature(pair) for feature in FEATURES]


def second_row(pair: Pair, row: Sequence[float], opinions: Opinions) -> list[float]:
    """What the second stage weighs: `row` of the first, then the order of `NEIGHBOURHOOD`."""
    return [*row, *(neighbourly(pair, opinions) for neighbourly in NEIGHBOURHOOD)]


FIRST_NAMES = tuple(feature.__name__ for feature in FEATURES)
SECOND_NAMES = (*FIRST_NAMES, *(neighbourly.__name__ for neighbourly in NEIGHBOURHOOD))


def scores(found: Sequence[Pair], weights: Weights) -> list[float]:
    """The likelihood, 0 to 1, that each pair corresponds."""
    rows = [first_row(pair) for pair in found]
    first = in_order(FIRST_NAMES, weights.first)
    opinions = Opinions((pair, _likelihood(row, *first)) for pair, row in zip(found, rows, strict=True))
    second = in_order(SECOND_NAMES, weights.second)
    return [_likelihood(second_row(pair, row, opinions), *second) for pair, row in zip(found, rows, strict=True)]


def in_order(names: Sequence[str], weights: Mapping[str, float]) -> tuple[list[float], float]:
    """The weights in the order of `names`, and the constant."""
    return [weights.get(name, 0.0) for name in names], weights.get(BIAS, 0.0)


def likelihood(row: Sequence[float], names: Sequence[str], weights: Mapping[str, float]) -> float:
    """The logistic of the weighted sum of `row`, whose values stand in the order of `names`."""
    return _likelihood(row, *in_order(names, weights))


def _likelihood(row: Sequence[float], weights: Sequence[float], bias: float) -> float:
    total = math.fsum(map(mul, weights, row)) + bias
    return round(1 / (1 + math.exp(-max(-50.0, min(50.0, total)))), _DIGITS)
