"""Facets, sorting and filtering of entries."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from library_orders import order_file

from reader.documents import Edition, Kind
from reader.library import Entry, Library, SortKey, facets, in_facet, in_order, matching

EO = Kind.EXECUTIVE_ORDER
FERRIES = Entry(
    "eo-30001", "a.md", "Running the Ferries", "30001", date(2019, 5, 6), EO, Edition.OFFICIAL, "Donald J. Trump",
    words=90, added=datetime(2026, 1, 3, tzinfo=UTC),
)  # fmt: skip
PIERS = Entry(
    "eo-9003", "b.md", "Painting the Piers", "9003", date(2021, 2, 3), EO, Edition.WITNESS, "Joseph R. Biden Jr.",
    words=30, added=datetime(2026, 1, 1, tzinfo=UTC),
)  # fmt: skip
CAFE = Entry("document-cafe", "c.md", "The Harbour’s Café", words=60, added=datetime(2026, 1, 2, tzinfo=UTC))
ALL = (PIERS, FERRIES, CAFE)
TOPICS = {"eo-30001": ("ferries", "fares"), "eo-9003": ("ferries",)}


def test_facets_count_each_value() -> None:
    counts = facets(ALL, TOPICS)
    assert counts.year == (("2019", 1), ("2021", 1))
    assert counts.president == (("Donald J. Trump", 1), ("Joseph R. Biden Jr.", 1))
    assert counts.kind == (("executive-order", 2), ("document", 1))
    assert counts.topic == (("ferries", 2), ("fares", 1))
    assert counts.edition == (("witness", 2), ("official", 1))


@pytest.mark.parametrize("facet", ["year", "president", "kind", "topic", "edition"])
def test_a_facet_counts_what_it_lets_through(facet: str) -> None:
    for value, count in getattr(facets(ALL, TOPICS), facet):
        assert len(in_facet(ALL, facet, value, TOPICS)) == count


@pytest.mark.parametrize(
    ("key", "ascending", "descending"),
    [
        (SortKey.NUMBER, [PIERS, FERRIES, CAFE], [FERRIES, PIERS, CAFE]),
        (SortKey.DATE, [FERRIES, PIERS, CAFE], [PIERS, FERRIES, CAFE]),
        (SortKey.TITLE, [PIERS, FERRIES, CAFE], [CAFE, FERRIES, PIERS]),
        (SortKey.WORDS, [PIERS, CAFE, FERRIES], [FERRIES, CAFE, PIERS]),
        (SortKey.ADDED, [PIERS, CAFE, FERRIES], [FERRIES, CAFE, PIERS]),
    ],
)
def test_entries_are_sorted_and_those_without_the_fact_come_last(
    key: SortKey, ascending: list[Entry], descending: list[Entry]
) -> None:
    assert list(in_order(ALL, key)) == ascending
    assert list(in_order(ALL, key, descending=True)) == descending


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ALL),
        ("ferr", (FERRIES,)),
        ("FERRIES 2019", (FERRIES,)),
        ("eo 9003", (PIERS,)),
        ("900", (PIERS,)),
        ("03", ()),
        ("biden 2021", (PIERS,)),
        ("cafe harbours", (CAFE,)),
        ("CAFÉ", (CAFE,)),
        ("ferries piers", ()),
    ],
)
def test_each_word_typed_must_begin_a_word_of_the_entry(words: str, found: tuple[Entry, ...]) -> None:
    assert matching(ALL, words) == found


def test_an_order_is_found_by_its_own_title_under_another_name(ferries: Library) -> None:
    ferries.rename("eo-30001", "Our Boats")
    assert matching(ferries.entries(), "boats")
    assert matching(ferries.entries(), "ferries")


def test_the_topics_of_orders_come_from_the_index(ferries: Library, tmp_path: Path) -> None:
    assert ferries.topics() == {"eo-30001": ("ferries",)}
    other = order_file(tmp_path / "in", "oil.md", number="30002", title="Bringing the Oil", clause="Oil comes at noon.")
    ferries.import_paths([other])
    assert ferries.topics()["eo-30002"] == ()
    assert facets(ferries.entries(), ferries.topics()).topic == (("ferries", 1),)
    ferries.remove("eo-30001")
    ferries.rebuild_index()
    assert ferries.topics() == {"eo-30002": ()}
