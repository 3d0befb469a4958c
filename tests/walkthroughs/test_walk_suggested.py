"""A suggested walkthrough: what is opposed first, then what one side alone has, then what was revised; facts only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from reader.comparison import Comparison, compare
from reader.documents import read
from reader.places import corpus
from reader.walkthroughs import Walkthrough, placed, slides, suggested
from tests.small_orders import RESUMES, REVIEWS
from tests.walkthroughs.walk_orders import EDITIONS, compared, swapped, taxonomy

REVISED = RESUMES.replace('"90002"', '"90004"').replace(
    "Sec. 2. *Barriers.* The Secretary of Defense shall build a physical wall along the southern border.",
    "Sec. 2. *Barriers.* The Secretary of Defense shall, within 90 days of the date of this order, build and paint a\n"
    "physical wall and a fence along the southern border, wherever the ground is firm enough to carry it.",
)
FIRST = RESUMES.replace(
    "Sec. 2. *Barriers.* The Secretary of Defense shall build a physical wall along the southern border.",
    "Sec. 2. *Barriers.* The Secretary of Defense shall, within 60 days of the date of this order, build a\n"
    "physical wall along the southern border, wherever the ground is firm enough to carry it.",
)
ODD = re.compile(r"[.,;:]{2}|\s[.,;:)]|\(\s|\bthe the\b|\bthe an?\b|\bNone\b|  |“”|^[a-z]|[a-z]\.[a-z]")


def notes(made: Walkthrough) -> list[str]:
    return [stop.note for stop in made.stops]


def verdicts(made: Walkthrough, pair: Comparison) -> list[str]:
    return [slide.relation for slide in slides(made, pair)]


def test_the_draft_goes_from_what_is_opposed_to_what_one_side_alone_has() -> None:
    made = suggested(compared(), editions=EDITIONS)
    assert made.title == "EO 90001 and EO 90002"
    assert (made.left, made.right) == ("eo-90001", "eo-90002")
    assert verdicts(made, compared()) == ["opposed", "only left", "only right"]
    assert [stop.id for stop in made.stops] == ["s1", "s2", "s3"]


def test_the_first_sentence_says_labels_topic_effects_and_the_operative_words() -> None:
    assert notes(suggested(compared()))[0] == (
        "On Migrant Protection Protocols, section 2(a)(i) of EO 90001 orders a review that may lead to an end (“review "
        "and determine whether to terminate”), while section 3 of EO 90002 brings something back (“resume”). Both give "
        "work to the Secretary of Homeland Security. EO 90001 sets a time: within 60 days of the date of this order "
        "(3 May 2021). EO 90002 sets a time: within 30 days of the date of this order (5 March 2025)."
    )


def test_of_what_one_side_alone_has_it_says_what_was_found_and_no_more() -> None:
    _, left, right = notes(suggested(compared()))
    assert left.startswith(
        "Only EO 90001 has section 2(b), “Fast removal”: nothing that answers it was found in EO 90002."
    )
    assert "No mention of expedited removal was found in EO 90002." in left
    assert "The work goes to the Secretary of Defense." in right


def test_what_was_revised_comes_last_with_the_redline_on_and_its_two_deadlines() -> None:
    pair = compared(FIRST, REVISED)
    made = suggested(pair)
    last = made.stops[-1]
    assert (last.redline, slides(made, pair)[-1].relation) == (True, "revised")
    assert "within 60 days of the date of this order (4 April 2025)" in last.note
    assert "within 90 days of the date of this order (4 May 2025)" in last.note


def test_general_provisions_preambles_and_signatures_are_no_stops() -> None:
    for pair in (compared(), swapped(), compared(FIRST, REVISED)):
        labels = {target.label for stop in suggested(pair).stops for target in (*stop.left, *stop.right)}
        assert not labels & {"preamble", "signature", "4", "4(a)", "4(b)"}


def test_changing_sides_keeps_the_same_places() -> None:
    def places(made: Walkthrough) -> set[frozenset[str]]:
        return {frozenset(f"{one.order} {one.label}" for one in (*stop.left, *stop.right)) for stop in made.stops}

    assert places(suggested(compared())) == places(suggested(swapped()))


def test_two_copies_of_one_order_have_nothing_to_stop_at() -> None:
    assert suggested(compared(REVIEWS, REVIEWS)).stops == ()


def _sound(made: Walkthrough, pair: Comparison) -> None:
    assert len(made.stops) <= 12
    order = ["opposed", "only left", "only right", "revised", "related"]
    kinds = [order.index(one) for one in verdicts(made, pair)]
    ranks = [0 if kind == 0 else 1 if kind < 3 else kind for kind in kinds]
    assert ranks == sorted(ranks)
    for stop, one in zip(made.stops, placed(made, pair), strict=True):
        assert one.problem == ""
        assert ODD.search(stop.note) is None, stop.note
        assert stop.note.endswith((".", ".”", "”."))
        assert stop.title
        _quotes_stand_in_the_texts(stop.note, pair)


def _quotes_stand_in_the_texts(note: str, pair: Comparison) -> None:
    """Every word in quotation marks is the orders' own."""
    texts = " ".join(" ".join(reading.outline.text.split()) for reading in (pair.left, pair.right))
    for quote in re.findall(r"“([^“”]+)”", note):
        assert quote.removesuffix(" …") in texts, quote


PAIRS = [("eo-14010", "eo-14165"), ("eo-13768", "eo-14159"), ("eo-13767", "eo-14165"), ("eo-14165", "eo-14010")]


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_drafts_of_the_starter_orders_are_sound(left: str, right: str) -> None:
    pair = compare(read(corpus() / f"{left}.md"), read(corpus() / f"{right}.md"), taxonomy())
    made = suggested(pair)
    assert len(made.stops) >= 6
    _sound(made, pair)


def test_drafts_of_real_pairs_are_sound(orders_dir: Path, gold_dir: Path) -> None:
    for file in sorted((gold_dir / "alignment").glob("*.yaml"))[::3]:
        told = yaml.safe_load(file.read_text("utf-8"))
        pair = compare(read(orders_dir / told["a"]), read(orders_dir / told["b"]), taxonomy())
        made = suggested(pair)
        assert made.stops
        _sound(made, pair)
