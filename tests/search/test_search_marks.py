"""Tags and notes in a query: the caller says where they are, the search joins them with all it knows itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from search_orders import harbours

from reader.errors import BadQuery
from reader.search import FIELDS, Labels, SearchIndex, check_query

ORDER, DIGEST = "eo-20001", "proclamation-20002-digest"


@dataclass
class Said:
    """What a person said, as a test has it: segments by the words of a tag or a note."""

    tag: Mapping[str, Labels] = field(default_factory=dict)
    note: Mapping[str, Labels] = field(default_factory=dict)

    @property
    def tags(self) -> list[str]:
        return list(self.tag)

    def tagged(self, words: str) -> Labels | None:
        return self.tag.get(words.lower())

    def noted(self, words: str) -> Labels:
        return self.note.get(words, {})


MARKS = Said(
    {
        "due process": {ORDER: frozenset(["1"]), DIGEST: frozenset(["1", "2"])},
        "deadline": {ORDER: frozenset(["1(a)", "2", "no such label"]), "eo-99999": frozenset(["1"])},
        "unused": {},
    },
    {"class": {ORDER: frozenset(["2"])}},
)


def found(index: SearchIndex, query: str) -> set[str]:
    return {f"{hit.order_id[:8]} {hit.label}" for hit in index.search(query, marks=MARKS).hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('tag:"due process"', {"eo-20001 1", "proclama 1", "proclama 2"}),
        ("tag:deadline", {"eo-20001 1(a)", "eo-20001 2"}),
        ("tag:DEADLINE -topic:harbour-dues", set()),
        ("tag:deadline -topic:lighthouses", {"eo-20001 1(a)"}),
        ("topic:harbour-dues -tag:deadline", {"eo-20001 1"}),
        ("tag:deadline boats", {"eo-20001 1(a)"}),
        ("tag:deadline tag:deadline", {"eo-20001 1(a)", "eo-20001 2"}),
        ('tag:deadline OR (tag:"due process" in:20001)', {"eo-20001 1", "eo-20001 1(a)", "eo-20001 2"}),
        ("note:class", {"eo-20001 2"}),
        ("note:nowhere", set()),
        ("note:nowhere OR fog", {"proclama preamble"}),
        ("tag:unused", set()),
        ("tag:unused dues", set()),
        ("in:20001 label:2 -tag:unused", {"eo-20001 2"}),
        ("-tag:deadline in:20001", {"eo-20001 preamble", "eo-20001 1", "eo-20001 1(b)"}),
    ],
)
def test_tags_and_notes_narrow_what_is_found(index: SearchIndex, query: str, expected: set[str]) -> None:
    assert found(index, query) == expected


def test_a_tag_on_a_section_is_not_one_on_its_clauses(index: SearchIndex) -> None:
    assert "eo-20001 1(a)" not in found(index, 'tag:"due process"')
    assert found(index, "label:1 in:20001") >= {"eo-20001 1", "eo-20001 1(a)"}


def test_what_was_tagged_is_counted_like_any_other_hit(index: SearchIndex) -> None:
    results = index.search("tag:deadline", marks=MARKS)
    assert (results.total, results.orders) == (2, 1)
    assert dict(results.facets.effect)["end"] == 1


def test_an_unknown_tag_is_refused_with_those_that_are_near(index: SearchIndex) -> None:
    with pytest.raises(BadQuery, match=r"There is no tag “dead-line” \(character 6\); use one such as deadline\."):
        index.search("dues tag:dead-line", marks=MARKS)


@pytest.mark.parametrize(("query", "key"), [("tag:x", "press T"), ("fog -note:x", "press N")])
def test_without_any_tags_the_search_says_how_to_make_one(index: SearchIndex, query: str, key: str) -> None:
    check_query(query)
    with pytest.raises(BadQuery, match=f"yet .* {key}, then search again") as refused:
        index.search(query)
    assert str(refused.value).endswith(".")


def test_the_fields_are_named_where_one_is_unknown() -> None:
    assert {"tag", "note"} <= set(FIELDS)
    with pytest.raises(BadQuery, match="tag, note"):
        check_query("tags:x")


def test_thousands_of_tagged_segments_are_one_search(index: SearchIndex) -> None:
    many = {f"eo-{number}": frozenset(str(n) for n in range(4)) for number in range(1000)}
    marks = Said({"all": {**many, ORDER: frozenset(["1", "2"])}})
    assert {hit.label for hit in index.search("tag:all dues", marks=marks).hits} == {"1", "2"}


def test_what_was_dropped_stays_away_and_what_came_again_is_found_once(index: SearchIndex) -> None:
    with index.writing() as writing:
        writing.add(harbours())
        writing.drop(DIGEST)
    assert found(index, 'tag:"due process"') == {"eo-20001 1"}
    assert index.search("tag:deadline", marks=MARKS).total == 2
