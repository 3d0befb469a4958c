"""Three real orders, each of which ended the one before; read where they are present."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.comparison import Key, Lineages, Side, compare, counterparts_of_references, known_order, lineages
from reader.comparison.library_lineage import catalogue_facts
from reader.documents import Order, load_catalogue, read
from tests.comparison.paired_orders import TAXONOMY

PLACES = ("federal-register-xml/eo-{}.xml", "whitehouse-markdown/eo-{}.md")


def real(folder: Path, number: str) -> Order:
    file = next((folder / place.format(number) for place in PLACES if (folder / place.format(number)).is_file()), None)
    if file is None:
        pytest.skip(f"no EO {number} in {folder}")
    return read(file, load_catalogue())


@pytest.fixture(scope="module")
def graph(orders_dir: Path) -> Lineages:
    return lineages([known_order(real(orders_dir, number)) for number in ("13767", "14010", "14159")], catalogue_facts)


def test_each_banner_names_the_clause(graph: Lineages) -> None:
    told = {
        number: [banner.text for banner in graph.revoked_by(Key("executive-order", number))]
        for number in ("13767", "14010", "14159")
    }
    assert told == {
        "13767": ["Revoked by EO 14010, sec. 4(a)(ii)(F)(1)"],
        "14010": ["Revoked by EO 14159, sec. 3(a)"],
        "14159": [],
    }


def test_what_the_catalogue_knows_of_an_order_that_is_only_named(graph: Lineages) -> None:
    node = graph.around(Key("executive-order", "14159")).node(Key("executive-order", "13993"))
    assert node is not None
    assert not node.in_library
    assert node.title
    assert node.date is not None


def test_the_clause_that_revokes_leads_into_the_facing_order(orders_dir: Path) -> None:
    pair = compare(real(orders_dir, "13767"), real(orders_dir, "14010"), TAXONOMY)
    jumps = [jump for jump in counterparts_of_references(pair) if jump.relation == "revokes"]
    assert [(jump.side, jump.label, jump.to_label) for jump in jumps] == [
        (Side.RIGHT, "4(a)(ii)(F)(1)", "preamble"),
    ]
