"""What the tests of this room share: the two small orders either way round, and a walkthrough through them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from reader.alignment import HandLinks, Pen, with_confirmed, without_counterpart
from reader.comparison import Comparison, compare, with_hand_links
from reader.documents import read_bytes
from reader.topics import Taxonomy, load_taxonomy
from reader.walkthroughs import Walkthrough, keys_of, step_places, stop_for, with_stop
from tests.small_orders import RESUMES, REVIEWS

EDITIONS = ("eo-90001", "eo-90002")


@lru_cache(maxsize=1)
def taxonomy() -> Taxonomy:
    return load_taxonomy()


@lru_cache(maxsize=8)
def compared(left: str = REVIEWS, right: str = RESUMES) -> Comparison:
    one, other = (read_bytes(text.encode(), f"{name}.md") for text, name in ((left, "one"), (right, "other")))
    return compare(one, other, taxonomy())


def swapped() -> Comparison:
    return compared(RESUMES, REVIEWS)


def walked(comparison: Comparison | None = None) -> Walkthrough:
    """One stop for each difference of the two small orders."""
    pair = comparison or compared()
    made = Walkthrough("The waiting program", *keys_of(pair, EDITIONS), author="Ann")
    for step in pair.steps:
        if step.link is None or step.is_difference:
            made = with_stop(made, stop_for(pair, *step_places(step), editions=EDITIONS))
    return made


def reviewed(comparison: Comparison) -> Comparison:
    """The same after a person confirmed the opposed link, and said that fast removal has no counterpart."""
    pen = Pen(
        comparison.left.outline,
        comparison.right.outline,
        comparison.aligned or comparison.bitext,
        "Ann",
        datetime(2026, 1, 2, tzinfo=UTC),
    )
    hand = with_confirmed(HandLinks(), pen, ("2(a)(i)",), ("3",))
    return with_hand_links(comparison, without_counterpart(hand, pen, left=("2(b)",)))
