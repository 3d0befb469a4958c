"""Which orders the library's orders cite is read once, kept beside them, and read anew when it must be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.documents import Order, read_bytes
from reader.errors import Cancelled, UnreadableFile
from reader.library import CitedOrders, Entry, Library, Progress, orders_cited
from reader.structure import outline
from tests.library.library_orders import TAXONOMY, order_file, order_text

REVOKES = "Executive Order 30001 is hereby revoked."


@pytest.fixture
def library(tmp_path: Path) -> Library:
    files = [
        order_file(tmp_path / "in", "one.md"),
        order_file(
            tmp_path / "in", "two.md", number="30002", title="No More Ferries", date="2021-01-02", clause=REVOKES
        ),
    ]
    shelf = Library(tmp_path / "library", TAXONOMY)
    shelf.import_paths(files)
    return shelf


class Reading:
    """Reads orders of a library, and counts."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.names: list[str] = []

    def __call__(self, name: str) -> Order:
        self.names.append(name)
        return self.library.order(name)


def test_what_is_cited_is_told_by_id(library: Library) -> None:
    found = CitedOrders(library.folder).of(library.entries(), library.order)
    assert found["eo-30001"] == ()
    (one,) = found["eo-30002"]
    assert (one.kind, one.target, one.relation, one.label) == ("executive-order", "30001", "revokes", "1")
    assert one.span.of(library.order("eo-30002").text) == "Executive Order 30001"


def test_asking_again_reads_nothing(library: Library) -> None:
    first, again = Reading(library), Reading(library)
    found = CitedOrders(library.folder).of(library.entries(), first)
    assert CitedOrders(library.folder).of(library.entries(), again) == found
    assert (len(first.names), again.names) == (2, [])


def test_only_what_came_since_is_read(library: Library, tmp_path: Path) -> None:
    CitedOrders(library.folder).of(library.entries(), library.order)
    library.import_paths(
        [order_file(tmp_path / "in", "three.md", number="30003", title="Rafts", clause="Rafts drift.")]
    )
    later = Reading(library)
    found = CitedOrders(library.folder).of(library.entries(), later)
    assert later.names == ["eo-30003"]
    assert set(found) == {"eo-30001", "eo-30002", "eo-30003"}


@pytest.mark.parametrize("damage", ["", "[]", '{"stamp": "of other rules", "orders": {}}', '{"orders": 3'])
def test_a_damaged_or_foreign_cache_is_made_anew(damage: str, library: Library) -> None:
    found = CitedOrders(library.folder).of(library.entries(), library.order)
    (library.folder / "references.json").write_text(damage, "utf-8")
    assert CitedOrders(library.folder).of(library.entries(), library.order) == found
    assert json.loads((library.folder / "references.json").read_text("utf-8"))["orders"]


def test_an_order_that_cannot_be_read_cites_nothing_and_is_tried_again(library: Library) -> None:
    def fail(name: str) -> Order:
        raise UnreadableFile(f"{name} is gone.")

    assert set(CitedOrders(library.folder).of(library.entries(), fail).values()) == {()}
    assert CitedOrders(library.folder).of(library.entries(), library.order)["eo-30002"]


def test_what_was_read_before_a_cancelling_is_kept(library: Library) -> None:
    told: list[Progress] = []
    with pytest.raises(Cancelled):
        CitedOrders(library.folder).of(library.entries(), library.order, told.append, lambda: len(told) == 1)
    rest = Reading(library)
    CitedOrders(library.folder).of(library.entries(), rest)
    assert rest.names == ["eo-30002"]


def test_an_empty_library_leaves_no_file(tmp_path: Path) -> None:
    entries: tuple[Entry, ...] = ()
    assert CitedOrders(tmp_path / "nothing").of(entries, lambda name: pytest.fail(name)) == {}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("clause", "in_part"),
    [
        ("Executive Order 30001 is hereby revoked.", False),
        ("Section 5 of Executive Order 30001 is hereby revoked.", True),
        ("Sections 1 and 2(b) of Executive Order 30001 of May 6, 2019, are revoked.", True),
        ("Executive Order 30001 of May 6, 2019, is revoked, except for sections 2 and 3.", True),
        ("The Annex to Executive Order 30001 is superseded by the Annex to this order.", True),
        ("As it relates to rowing boats, Executive Order 30001 is revoked.", True),
        ("Executive Order 30001 is revoked to the extent that it speaks of oars.", True),
        ("To the extent permitted by law, Executive Order 30001 is revoked.", False),
        ("As section 2 of this order asks, Executive Order 30001 is revoked.", False),
    ],
)
def test_a_section_is_told_from_the_whole(clause: str, in_part: bool) -> None:
    text = order_text(number="30002", date="2021-01-02", clause=clause)
    found = orders_cited(outline(read_bytes(text.encode(), "two.md")))
    assert [(one.relation is not None, one.in_part) for one in found] == [(True, in_part)]
