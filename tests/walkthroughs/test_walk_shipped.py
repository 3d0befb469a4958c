"""The walkthroughs that ship: every stop is found exactly in the starter orders, and honestly in official texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.annotations import Certainty
from reader.comparison import Comparison, compare
from reader.documents import read
from reader.places import corpus, resources
from reader.walkthroughs import Answer, WalkthroughStore, fits, import_walkthrough, placed, slides, to_yaml
from tests.walkthroughs.walk_orders import taxonomy

NAMES = sorted(path.stem for path in (resources() / "walkthroughs").glob("*.yaml"))


def pair_of(left: str, right: str) -> Comparison:
    return compare(read(corpus() / f"{left}.md"), read(corpus() / f"{right}.md"), taxonomy())


def test_two_ship_and_the_library_lists_them(tmp_path: Path) -> None:
    kept = WalkthroughStore(tmp_path).all()
    assert [one.name for one in kept] == NAMES == ["inside-the-country", "two-orders-one-border"]
    assert all(one.shipped and not one.problem for one in kept)


@pytest.mark.parametrize("name", NAMES)
def test_every_stop_stands_exactly_in_the_starter_orders(name: str) -> None:
    file = resources() / "walkthroughs" / f"{name}.yaml"
    made = import_walkthrough(file)
    assert to_yaml(made) == file.read_text("utf-8")
    assert 8 <= len(made.stops) <= 9
    pair = pair_of(made.left, made.right)
    assert fits(made, pair)
    for one in placed(made, pair):
        assert one.problem == ""
        assert {place.certainty for place in (*one.left, *one.right)} == {Certainty.EXACT}
        assert len(one.stop.note) > 120
        assert all(pair.topic(topic) for topic in one.stop.topics)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_asked_agrees_with_what_the_comparison_knows(name: str) -> None:
    made = import_walkthrough(resources() / "walkthroughs" / f"{name}.yaml")
    pair = pair_of(made.left, made.right)
    asked = [slide for slide in slides(made, pair) if slide.question]
    assert len(asked) >= 3
    for slide in asked:
        assert slide.question is not None
        hidden = slide.left if slide.question.hidden == "left" else slide.right
        assert (slide.question.answer is Answer.SILENT) == (hidden.text == "")


@pytest.mark.parametrize(
    ("name", "left", "right"),
    [
        ("two-orders-one-border", "seeds/004_77cae7ee7d9cfa48.txt", "seeds/000_56cbcd2e944a8a01.txt"),
        ("inside-the-country", "seeds/003_72131d3991862acb.txt", "whitehouse-markdown/eo-14159.md"),
    ],
)
def test_in_the_official_texts_every_passage_is_shown_at_its_own_label_and_called_approximate(
    orders_dir: Path, name: str, left: str, right: str
) -> None:
    made = import_walkthrough(resources() / "walkthroughs" / f"{name}.yaml")
    pair = compare(read(orders_dir / left), read(orders_dir / right), taxonomy())
    for one in placed(made, pair):
        assert one.problem
        for targets, places, reading in (
            (one.stop.left, one.left, pair.left),
            (one.stop.right, one.right, pair.right),
        ):
            for target, place in zip(targets, places, strict=True):
                assert place.certainty is Certainty.APPROXIMATE
                assert place.span is not None
                outline = reading.outline
                assert outline.segments[outline.at(place.span.start)].label == target.label
