from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from reader.errors import BadTaxonomy
from reader.structure import Outline
from reader.topics import Mention, Taxonomy, find_topics, load_taxonomy

LayOut = Callable[[Mapping[str, str]], Outline]
Mentions = Callable[..., tuple[Mention, ...]]
TABLE = "instruments:\n  - {executive-order: '90001', title: On Bees, topics: [bees]}\n"


def _taxonomy(tmp_path: Path, table: str) -> Taxonomy:
    (tmp_path / "own.yaml").write_text("topics:\n  - id: bees\n    label: Bees\n", "utf-8")
    (tmp_path / "instruments.yaml").write_text(table, "utf-8")
    return load_taxonomy(tmp_path)


def test_to_revoke_an_order_is_to_revoke_what_it_carries(tmp_path: Path, lay_out: LayOut) -> None:
    outline = lay_out({"1": "All is well.", "2": "Executive Order 90001 of May 1, 2001 (On Hives), is hereby revoked."})
    (found,) = find_topics(outline, _taxonomy(tmp_path, TABLE))
    assert (found.topic, found.label, found.effect, found.quote) == ("bees", "2", "revoke", "Executive Order 90001")
    assert found.reason == "revokes Executive Order 90001, which carries “Bees”"


@pytest.mark.parametrize(
    "sentence",
    [
        "Executive Order 90001 of May 1, 2001, is amended by a new section 3.",
        "This order goes further than Executive Order 90001 of May 1, 2001.",
        "Executive Order 90002 of May 1, 2001, is hereby revoked.",
    ],
)
def test_an_order_that_is_not_revoked_or_not_known_lights_nothing(
    tmp_path: Path, lay_out: LayOut, sentence: str
) -> None:
    assert find_topics(lay_out({"2": sentence}), _taxonomy(tmp_path, TABLE)) == ()


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("instruments:\n  - {executive-order: '1', topics: [wasps]}\n", "instruments.yaml:2: the topic “wasps”"),
        ("instruments:\n  - {topics: [bees]}\n", "instruments.yaml:2: name one of"),
        ("instruments:\n  - {executive-order: '1', colour: red, topics: [bees]}\n", "instruments.yaml:2: the key"),
        ("orders: []\n", "instruments.yaml:1: the key"),
        ("instruments: [\n", "instruments.yaml:2: this is not YAML"),
    ],
)
def test_a_bad_table_is_refused_naming_file_and_line(tmp_path: Path, table: str, says: str) -> None:
    with pytest.raises(BadTaxonomy) as caught:
        _taxonomy(tmp_path, table)
    assert says in str(caught.value)


def test_a_table_is_not_needed(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("topics:\n  - id: bees\n    label: Bees\n", "utf-8")
    assert load_taxonomy(tmp_path).instruments == {}


def test_every_shipped_instrument_names_topics_that_are_described(shipped: Taxonomy) -> None:
    assert len(shipped.instruments) > 100
    assert all(set(one.topics) <= set(shipped.topics) for one in shipped.instruments.values())


def test_the_shipped_table_knows_the_order_on_the_border_wall(mentions: Mentions) -> None:
    (found,) = mentions("Executive Order 13767 of January 25, 2017, is revoked.", "physical-barrier")
    assert found.effect == "revoke"
