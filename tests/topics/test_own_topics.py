from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import BadTaxonomy
from reader.structure import Outline
from reader.topics import (
    Taxonomy,
    Topic,
    check_topic,
    disable_topic,
    forget_topic,
    load_taxonomy,
    preview,
    save_topic,
)

LayOut = Callable[[Mapping[str, str]], Outline]
BEES = Topic("bees", "Bees", "Bees", alternatives=("bee hive", "keep~ bees"), note="Hives: and honey.", set="Garden")


def test_a_draft_shows_its_places_order_by_order(lay_out: LayOut) -> None:
    orders = [
        lay_out({"1": "The Secretary shall end every bee hive."}),
        lay_out({"1": "Nothing here."}),
        lay_out({"1": "Keeping bees is quiet.", "1(a)": "Bee hives hum."}),
    ]
    lit = preview(BEES, orders)
    assert [[(m.label, m.quote) for m in found] for found in lit] == [
        [("1", "bee hive")],
        [],
        [("1", "Keeping bees"), ("1(a)", "Bee hives")],
    ]
    assert lit[0][0].effect == "end"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"patterns": ("(open",)}, "does not compile"),
        ({"patterns": ("(a+)+",)}, "repeats a repeat"),
        ({"id": "Two Words"}, "lower-case"),
        ({"alternatives": ("",)}, "empty wording"),
        ({"label": " "}, "no “label”"),
        ({"alternatives": tuple(f"word {i}" for i in range(10_000))}, "more than 1,000 wordings"),
    ],
)
def test_a_bad_draft_is_refused_in_one_sentence(change: dict[str, object], says: str) -> None:
    with pytest.raises(BadTaxonomy, match=says) as caught:
        check_topic(replace(BEES, **change))  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    with pytest.raises(BadTaxonomy):
        preview(replace(BEES, **change), [])  # type: ignore[arg-type]


def test_a_topic_is_kept_and_read_again_as_it_was(tmp_path: Path) -> None:
    file = save_topic(tmp_path / "topics", BEES)
    assert file == tmp_path / "topics" / "bees.yaml"
    assert load_taxonomy(tmp_path / "topics").topics["bees"] == BEES
    again = save_topic(tmp_path / "topics", replace(BEES, label="The bees"))
    assert load_taxonomy(again.parent).topics["bees"].label == "The bees"
    assert [one.name for one in again.parent.iterdir()] == ["bees.yaml"]


def test_what_cannot_be_used_is_not_written(tmp_path: Path) -> None:
    save_topic(tmp_path, BEES)
    before = (tmp_path / "bees.yaml").read_text("utf-8")
    for bad in (replace(BEES, broader=("nowhere-found",)), replace(BEES, broader=("bees",)), replace(BEES, id="")):
        with pytest.raises(BadTaxonomy):
            save_topic(tmp_path, bad)
    assert (tmp_path / "bees.yaml").read_text("utf-8") == before
    assert [one.name for one in tmp_path.iterdir()] == ["bees.yaml"]


def test_a_topic_described_in_another_file_of_the_folder_is_not_written_twice(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("topics:\n  - id: bees\n    label: Bees\n", "utf-8")
    with pytest.raises(BadTaxonomy, match="described twice"):
        save_topic(tmp_path, BEES)
    assert [one.name for one in tmp_path.iterdir()] == ["mine.yaml"]


def test_a_shipped_topic_is_switched_off_and_taken_back(tmp_path: Path, shipped: Taxonomy) -> None:
    from reader.places import resources

    folders = (resources() / "topics", tmp_path)
    disable_topic(tmp_path, "parole")
    assert set(shipped.topics) - set(load_taxonomy(*folders).topics) == {"parole"}
    assert forget_topic(tmp_path, "parole")
    assert not forget_topic(tmp_path, "parole")
    assert load_taxonomy(*folders).topics == shipped.topics
