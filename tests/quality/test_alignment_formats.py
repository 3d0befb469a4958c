"""The links of a pair are the same labels, whatever format an order comes in."""

from __future__ import annotations

import re
import statistics
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from reader.alignment import align
from reader.documents import read
from reader.structure import Outline, outline
from reader.topics import Mention, Taxonomy, find_topics, load_taxonomy

FOLDERS = {
    "xml": "federal-register-xml/eo-{}.xml",
    "html": "federal-register-html/eo-{}.html",
    "gpo": "gpo-htm/eo-{}.htm",
    "pdf": "federal-register-pdf/eo-{}.pdf",
}
EQUAL = 0.97
QUICK = ("13765--14009", "13658--14026")


@cache
def taxonomy() -> Taxonomy:
    return load_taxonomy()


@cache
def understood(file: Path) -> tuple[Outline, tuple[Mention, ...]]:
    tree = outline(read(file))
    return tree, find_topics(tree, taxonomy())


def links(left: Path, right: Path) -> frozenset[tuple[str, str]]:
    (a, mentions_a), (b, mentions_b) = understood(left), understood(right)
    return frozenset((link.left[0], link.right[0]) for link in align(a, b, (mentions_a, mentions_b)).links)


def same(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    """Links that both have, as a share of those that either has."""
    return len(one & other) / len(one | other) if one | other else 1.0


def shares(gold: Path, orders: Path) -> dict[str, float]:
    """For each side and two of its official formats, the other side as the gold has it: the share of equal links."""
    files = yaml.safe_load(gold.read_text("utf-8"))
    sides = orders / files["a"], orders / files["b"]
    found = {}
    for at, name in enumerate(gold.stem.split("--")):
        number = re.sub(r"^.*eo", "", name)
        forms = {form: path for form, where in FOLDERS.items() if (path := orders / where.format(number)).exists()}
        pairs = [
            tuple((path, sides[1]) if at == 0 else (sides[0], path) for path in two)
            for two in combinations(forms.values(), 2)
        ]
        for two, (one, other) in zip(combinations(forms, 2), pairs, strict=True):
            found[f"{gold.stem}: {number} {' and '.join(two)}"] = same(links(*one), links(*other))
    return found


def golds(folder: Path) -> list[Path]:
    return sorted((folder / "alignment").glob("*.yaml"))


def test_two_pairs_have_the_same_links_in_every_format(gold_dir, orders_dir):
    chosen = [file for file in golds(gold_dir) if file.stem in QUICK]
    found = {name: share for file in chosen for name, share in shares(file, orders_dir).items()}
    assert len(found) >= 2
    assert statistics.fmean(found.values()) >= EQUAL, found


@pytest.mark.long
def test_all_shared_pairs_have_the_same_links_in_every_format(gold_dir, orders_dir):
    found = {name: share for file in golds(gold_dir) for name, share in shares(file, orders_dir).items()}
    worst = dict(sorted(found.items(), key=lambda item: item[1])[:8])
    print(f"{len(found)} comparisons, mean {statistics.fmean(found.values()):.3f}; worst: {worst}")  # noqa: T201
    assert statistics.fmean(found.values()) >= EQUAL, worst
