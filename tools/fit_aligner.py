#!/usr/bin/env python3
"""Fit the aligner's weights to hand-made links, and report what they find in pairs they were not fitted to.

usage: fit_aligner.py GOLD_DIR ORDERS_DIR [--out resources/alignment/weights.csv] [--strength 200]

Needs numpy, which the program itself does not. Every GOLD_DIR/*.yaml names two files (`a`, `b`, below ORDERS_DIR)
and the links between their labels. A pair of passages with a link counts as corresponding; one that stands right
above or below a linked one counts neither way; all others do not. Pairs of orders weigh about the same. For the
report, each pair of orders is left out in turn, weights are fitted to the others, and it is aligned with these.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

if "reader" not in sys.modules:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from reader.alignment import align
from reader.alignment.neighbourhood import Opinions
from reader.alignment.pairs import Pair, pairs
from reader.alignment.passages import reading
from reader.alignment.scorer import (
    BIAS,
    FIRST,
    FIRST_NAMES,
    SECOND,
    SECOND_NAMES,
    Weights,
    first_row,
    likelihood,
    second_row,
)
from reader.documents import read
from reader.structure import Outline, outline
from reader.topics import Mention, find_topics, load_taxonomy

TABLE = Path(__file__).resolve().parent.parent / "resources" / "alignment" / "weights.csv"
Array = Any
_LINKS = 30
"""So many links an annotated pair of orders has, about; one with more counts no more."""


@dataclass(frozen=True)
class Example:
    """One annotated pair of orders: its candidate pairs, whether each corresponds, and how much that counts."""

    name: str
    outlines: tuple[Outline, Outline]
    topics: tuple[tuple[Mention, ...], tuple[Mention, ...]]
    gold: Mapping[str, Any]
    pairs: list[Pair]
    rows: list[list[float]]
    truth: Array
    counts: Array


def steps(label: str) -> tuple[str, ...]:
    """`5("a")(ii)` -> (`5`, `a`, `ii`), as the gold compares labels."""
    head, _, rest = re.sub(r"[\"“”]", "", label).partition("(")
    return (head.strip().casefold(), *re.findall(r"\(([^)]*)\)", "(" + rest)) if rest else (head.strip().casefold(),)


def near(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True where one is the other or stands right above it."""
    shorter, longer = sorted((a, b), key=len)
    return longer[: len(shorter)] == shorter and len(longer) - len(shorter) <= 1


def example(file: Path, orders: Path) -> Example:
    """The annotated pair of orders in `file`."""
    gold = yaml.safe_load(file.read_text("utf-8"))
    left, right = outline(read(orders / gold["a"])), outline(read(orders / gold["b"]))
    taxonomy = load_taxonomy()
    topics = find_topics(left, taxonomy), find_topics(right, taxonomy)
    found = pairs(reading(left, topics[0]), reading(right, topics[1]))
    drawn = [(steps(x), steps(y)) for link in gold["links"] for x in link["a"] for y in link["b"]]
    places = [(steps(pair.a.label), steps(pair.b.label)) for pair in found]
    truth = np.array([float(place in drawn) for place in places])
    unclear = np.array([any(near(x, u) and near(y, v) for u, v in drawn) for x, y in places])
    counts = np.where((truth == 0) & unclear, 0.0, 1.0) * (_LINKS / max(_LINKS / 3, truth.sum()))
    return Example(file.stem, (left, right), topics, gold, found, [first_row(pair) for pair in found], truth, counts)


def fitted(rows: Array, truth: Array, counts: Array, strength: float) -> tuple[Array, float]:
    """Weights and bias of a logistic regression: Newton's method, ridge of `strength` on standardised columns."""
    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    columns = np.hstack([(rows - mean) / scale, np.ones((len(rows), 1))])
    ridge = np.diag([strength] * rows.shape[1] + [0.0])
    weights = np.zeros(columns.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-np.clip(columns @ weights, -50, 50)))
        slope = columns.T @ (counts * (likely - truth)) + ridge @ weights
        curve = (columns * (counts * likely * (1 - likely) + 1e-9)[:, None]).T @ columns + ridge
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    plain = weights[:-1] / scale
    return plain, float(weights[-1] - plain @ mean)


def named(names: Sequence[str], fit: tuple[Array, float]) -> dict[str, float]:
    """A fit as it stands in the table."""
    return {BIAS: round(fit[1], 4), **{name: round(float(w), 4) for name, w in zip(names, fit[0], strict=True)}}


def together(
    examples: Sequence[Example], rows: Sequence[Array], names: Sequence[str], strength: float
) -> dict[str, float]:
    """Weights fitted to all of `examples`."""
    truth = np.concatenate([example.truth for example in examples])
    counts = np.concatenate([example.counts for example in examples])
    return named(names, fitted(np.concatenate([np.array(r) for r in rows]), truth, counts, strength))


def second_rows(example: Example, first: Mapping[str, float]) -> list[list[float]]:
    """What the second stage weighs, after a first stage with the weights `first`."""
    scored = [
        (pair, likelihood(row, FIRST_NAMES, first)) for pair, row in zip(example.pairs, example.rows, strict=True)
    ]
    opinions = Opinions(scored)
    return [second_row(pair, row, opinions) for pair, row in zip(example.pairs, example.rows, strict=True)]


def fit(examples: Sequence[Example], strength: float) -> Weights:
    """Both stages. The second learns from opinions of a first that has not seen the pair of orders in question."""
    first = together(examples, [example.rows for example in examples], FIRST_NAMES, strength)
    rows = []
    for example in examples:
        others = [other for other in examples if other is not example]
        rows.append(second_rows(example, together(others, [o.rows for o in others], FIRST_NAMES, strength)))
    return Weights(first, together(examples, rows, SECOND_NAMES, strength))


def figures(example: Example, weights: Weights) -> tuple[float, float, float]:
    """Precision, recall and f1 of the links found in `example`; one level up or down counts as found."""
    bitext = align(*example.outlines, example.topics, weights)
    said = [(steps(x), steps(y)) for link in bitext.links for x in link.left for y in link.right]
    drawn = [(steps(x), steps(y), link) for link in example.gold["links"] for x in link["a"] for y in link["b"]]
    agreed = [(x, y) for x, y, link in drawn if link.get("agreed", True)]
    right = sum(any(near(x, u) and near(y, v) for u, v, _ in drawn) for x, y in said)
    found = sum(any(near(x, u) and near(y, v) for u, v in said) for x, y in agreed)
    precision, recall = right / max(1, len(said)), found / max(1, len(agreed))
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def report(examples: Sequence[Example], weights: Weights, strength: float) -> None:
    """Print what the weights find in the pairs they were fitted to, and what others find in pairs left out."""
    print(f"{'':44}{'fitted':>24}{'left out':>24}")
    print(f"{'pair':44}" + f"{'prec':>8}{'rec':>8}{'f1':>8}" * 2)
    rows = []
    for example in examples:
        unseen = fit([other for other in examples if other is not example], strength)
        rows.append([*figures(example, weights), *figures(example, unseen)])
        print(f"{example.name[:43]:44}" + "".join(f"{figure:8.3f}" for figure in rows[-1]))
    print(f"{'mean':44}" + "".join(f"{figure:8.3f}" for figure in np.mean(rows, axis=0)))


def main() -> int:
    """Write the table and print the report; exit code 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("orders", type=Path)
    parser.add_argument("--out", type=Path, default=TABLE)
    parser.add_argument("--strength", type=float, default=200.0, help="ridge: how hard weights are held down")
    args = parser.parse_args()
    examples = [example(file, args.orders) for file in sorted(args.gold.glob("*.yaml"))]
    weights = fit(examples, args.strength)
    with args.out.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("stage", "feature", "weight"))
        rows.writerows((FIRST, name, weight) for name, weight in weights.first.items())
        rows.writerows((SECOND, name, weight) for name, weight in weights.second.items())
    report(examples, weights, args.strength)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
