"""Speed as ratios, so that a slow machine and a fast one agree."""

from __future__ import annotations

import difflib
import time
from collections.abc import Callable
from functools import cache, partial

import pytest

from reader.alignment import Bitext, Link, Relation, align, redlines
from reader.documents import read_bytes
from reader.structure import Outline, outline
from reader.topics import find_topics, load_taxonomy
from tests.benchmarks.made_orders import made_order, made_passage


@cache
def made(sections: int, seed: int = 1) -> Outline:
    return outline(read_bytes(made_order(sections, seed).encode(), f"made-{sections}-{seed}.md"))


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The best of some runs, in seconds of this process alone: what else the machine does does not count."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("double", [20])
def test_reading_grows_with_the_text_not_with_its_square(double: int) -> None:
    texts = [made_order(sections).encode() for sections in (double, 4 * double)]
    short, long = (seconds(lambda text=text: outline(read_bytes(text, "made.md"))) for text in texts)
    assert long / short < 8


def test_topics_grow_with_the_text_not_with_its_square() -> None:
    taxonomy = load_taxonomy()
    find_topics(made(5), taxonomy)
    short, long = (seconds(partial(find_topics, made(sections), taxonomy)) for sections in (20, 80))
    assert long / short < 8


def test_aligning_grows_no_faster_than_the_pairs_of_segments() -> None:
    short, long = (seconds(partial(align, made(size), made(size, 2), ((), ())), 2) for size in (10, 20))
    assert long / short < 8


def test_the_redline_of_a_long_passage_beats_difflib() -> None:
    left, right = (outline(read_bytes(made_passage(600, seed).encode(), f"passage-{seed}.md")) for seed in (1, 2))
    bitext = Bitext((Link(("1",), ("1",), Relation.REVISED, 1.0, ()),), (), ())
    words = left.text.split(), right.text.split()
    ours = seconds(lambda: redlines(bitext, left, right), 1)
    theirs = seconds(lambda: difflib.SequenceMatcher(None, *words, autojunk=False).get_opcodes(), 1)
    assert ours * 3 < theirs
