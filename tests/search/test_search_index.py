"""Searching an index of two small orders."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search_orders import TOPICS, harbours, lamps, outlined

from reader.documents import Identity
from reader.errors import BadQuery
from reader.search import Document, IndexUnusable, SearchIndex

DIGEST = "proclamation-20002-digest"


def found(index: SearchIndex, query: str, **how: object) -> set[str]:
    return {f"{hit.order_id[:8]} {hit.label}" for hit in index.search(query, **how).hits}  # type: ignore[arg-type]


def test_a_word_finds_its_forms_and_every_word_must_occur(index: SearchIndex) -> None:
    assert found(index, "mooring") == {"eo-20001 1", "eo-20001 2", "proclama 1"}
    assert found(index, "mooring dues") == {"eo-20001 1", "eo-20001 2"}
    assert found(index, "mooring", exact=True) == {"eo-20001 2"}


def test_phrases_prefixes_and_alternatives(index: SearchIndex) -> None:
    assert found(index, '"night watch"') == {"proclama 2"}
    assert found(index, '"watch night"') == set()
    assert found(index, "light*") == {"eo-20001 2"}
    assert found(index, "clerk OR watch") == {"eo-20001 1(b)", "proclama 2"}
    assert found(index, "night -watch") == {"eo-20001 2"}
    assert found(index, "7 USC 301(b)(2)") == {"eo-20001 1(b)"}


def test_an_order_is_found_by_number_and_title_at_its_first_segment(index: SearchIndex) -> None:
    assert found(index, "20001") == {"eo-20001 preamble"}
    assert found(index, '"keeping the harbours"') == {"eo-20001 preamble"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("by:rivers dues -free label:1", {"eo-20001 1", "eo-20001 1(a)"}),
        ('by:"cyrus fell" night', {"proclama 2"}),
        ("signed:2021.. dues", {"eo-20001 1", "eo-20001 1(a)", "eo-20001 2"}),
        ("signed:..2000", {"proclama preamble", "proclama 1", "proclama 2"}),
        ("signed:1998-12-01 fog", {"proclama preamble"}),
        ("signed:1998-12-02.. fog", set()),
        ("kind:proclamation night", {"proclama 2"}),
        ("edition:digest harbour", {"proclama 1"}),
        ("in:20001 label:1(b)", {"eo-20001 1(b)"}),
        ("in:EO-20001 label:1", {"eo-20001 1", "eo-20001 1(a)", "eo-20001 1(b)"}),
        ("heading:lamps", {"eo-20001 2"}),
        ("title:bell", {"proclama preamble"}),
        ("topic:harbour-dues", {"eo-20001 1", "eo-20001 1(a)", "eo-20001 2"}),
        ('topic:"port charges" effect:end', {"eo-20001 1(a)"}),
        ("topic:HD effect:none", {"eo-20001 2"}),
        ("topic:coast", {"eo-20001 2"}),
        ("effect:review", {"eo-20001 2"}),
        ("topic:harbour effect:review", set()),
        ("-in:20001 -bell", {"proclama 2"}),
        ("effect:end -topic:harbour-dues", set()),
        ("boats -pays", {"eo-20001 1(a)"}),
        ("boats -dues", set()),
        ("clerk OR -in:20001 signed:..2000 fog", {"eo-20001 1(b)", "proclama preamble"}),
    ],
)
def test_fields_narrow_what_is_found(index: SearchIndex, query: str, expected: set[str]) -> None:
    assert found(index, query) == expected


def test_a_hit_says_where_it_stands(index: SearchIndex) -> None:
    (hit,) = index.search("fishing boats").hits
    text = harbours().outline.text
    assert (hit.order_id, hit.number, hit.title, hit.label) == ("eo-20001", "20001", "Keeping the Harbours", "1(a)")
    assert hit.heading == "Harbour Dues"
    assert hit.span.of(text) == "The dues on fishing boats, raised last winter, are ended at once."
    assert [mark.of(hit.snippet) for mark in hit.marks] == ["fishing", "boats"]
    assert [place.of(text) for place in hit.places] == ["fishing", "boats"]
    assert (hit.topics, hit.effects) == (("harbour-dues",), ("end",))


def test_a_topic_shows_the_words_it_rests_on(index: SearchIndex) -> None:
    (hit,) = index.search("topic:harbour-dues effect:end").hits
    assert [mark.of(hit.snippet) for mark in hit.marks] == ["dues on fishing boats", "ended"]


def test_a_hit_in_a_heading_shows_the_heading_and_ranks_first(index: SearchIndex) -> None:
    best = index.search("lamps in:20001").hits[0]
    assert (best.label, best.in_heading) == ("2", False)
    heading = index.search("bells").hits[0]
    assert heading.label == "1"
    headed = index.search("heading:dues").hits[0]
    assert headed.snippet.startswith("Every ship pays")


def test_counts_and_facets_are_of_all_that_matches_not_of_the_page(index: SearchIndex) -> None:
    whole = index.search("dues OR night")
    page = index.search("dues OR night", limit=1, offset=1)
    assert (whole.total, whole.orders) == (page.total, page.orders) == (4, 2)
    assert page.hits == whole.hits[1:2]
    assert page.facets == whole.facets
    assert dict(whole.facets.president) == {"Ada B. Rivers": 3, "Cyrus D. Fell": 1}
    assert dict(whole.facets.edition) == {"witness": 3, "digest": 1}
    assert dict(whole.facets.effect) == {"establish": 1, "end": 1, "review": 1, "none": 1}
    assert dict(whole.facets.topic) == {"harbour-dues": 3, "lighthouses": 1}
    assert whole.facets.year == (("1998", 1), ("2021", 3))


def test_hits_are_grouped_by_order_with_all_counted(index: SearchIndex) -> None:
    results = index.search("dues OR night", per_order=1)
    assert [(group.order_id, group.count, len(group.hits)) for group in results.groups] == [
        (results.hits[0].order_id, 3 if results.hits[0].order_id == "eo-20001" else 1, 1),
        (results.hits[1].order_id, 3 if results.hits[1].order_id == "eo-20001" else 1, 1),
    ]
    assert found(index, "dues OR night", orders=(DIGEST,)) == {"proclama 2"}
    assert found(index, "dues", orders=()) == set()


def test_without_words_the_newest_order_comes_first_in_its_own_order(index: SearchIndex) -> None:
    hits = index.search("signed:1900..").hits
    assert [hit.label for hit in hits] == ["preamble", "1", "1(a)", "1(b)", "2", "preamble", "1", "2"]
    assert hits[0].order_id == "eo-20001"
    assert {hit.score for hit in hits} == {0.0}


def test_an_unknown_topic_is_refused_with_near_ones(index: SearchIndex) -> None:
    with pytest.raises(BadQuery, match="lighthouses"):
        index.search("topic:lightships")


@pytest.mark.parametrize(
    "query", ["in:\ud800", "label:\0", "topic:\ud800*", "bell \udcff", "by:\u0600x", "signed:２０２１"]
)
def test_broken_characters_find_nothing_or_are_refused(index: SearchIndex, query: str) -> None:
    try:
        assert index.search(query).total in (0, 2)
    except BadQuery as refused:
        str(refused).encode()


def test_orders_come_and_go(index: SearchIndex) -> None:
    with index.writing() as writing:
        writing.drop("eo-20001")
    assert found(index, "dues") == set()
    assert dict(index.holds()) == {DIGEST: "b"}
    with index.writing() as writing:
        writing.add(lamps())
    assert index.search("night").total == 1


def test_a_failed_change_leaves_the_index_as_it_was(index: SearchIndex) -> None:
    broken = replace(harbours(), outline=None)  # type: ignore[arg-type]
    with pytest.raises(AttributeError), index.writing() as writing:
        writing.add(broken)
    assert found(index, "clerk") == {"eo-20001 1(b)"}
    assert set(index.holds()) == {"eo-20001", DIGEST}


def test_other_topics_or_another_version_make_an_index_unusable(index: SearchIndex, tmp_path: Path) -> None:
    other = SearchIndex(tmp_path / "index", {"coast": TOPICS["coast"]})
    assert not other.usable()
    assert not other.holds()
    with pytest.raises(IndexUnusable):
        other.search("bell")
    with other.writing() as writing:
        writing.add(lamps())
    assert other.search("bell").total == 2
    assert not index.usable()


@pytest.mark.parametrize("victim", ["*.seg", "*.toc", "stamp.json"])
@pytest.mark.parametrize("harm", ["emptied", "garbled", "gone"])
def test_damage_is_noticed(index: SearchIndex, tmp_path: Path, victim: str, harm: str) -> None:
    for file in (tmp_path / "index").glob(victim):
        if harm == "gone":
            file.unlink()
        else:
            file.write_bytes(b"" if harm == "emptied" else b"\x07\x80 no index" * 20)
    with pytest.raises(IndexUnusable):
        index.search("bell")
    with index.writing(anew=True) as writing:
        writing.add(lamps())
    assert index.search("bell").total == 2


def test_three_hundred_orders_keep_their_names(tmp_path: Path) -> None:
    index = SearchIndex(tmp_path / "index", TOPICS)
    with index.writing() as writing:
        for number in range(300):
            outline = outlined(Identity(str(number)), [("1", "", f"Buoy number {number} is painted red.")])
            writing.add(Document(f"document-{number}", str(number), outline))
    results = index.search("buoy", limit=300)
    assert results.orders == 300
    assert all(f"number {hit.number} " in hit.snippet for hit in results.hits)


QUERY_PIECES = [
    *("bell", "mooring", "(", ")", "OR", "-", "NOT ", '"night watch"', "li*", "301(b)", "topic:coast", "effect:none"),
    *("the", "signed:2021..", "in:20001", "by:fell", "-in:20001", "label:1", "heading:lamps", "title:bell"),
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(QUERY_PIECES), max_size=7).map(" ".join))
def test_any_query_is_answered_or_refused(index: SearchIndex, query: str) -> None:
    try:
        results = index.search(query)
    except BadQuery:
        return
    assert results.total == len(results.hits) == sum(group.count for group in results.groups)


def test_the_engine_is_loaded_without_a_warning_and_only_when_needed(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from reader.search import SearchIndex; import reader.library;"
        "assert 'whoosh' not in sys.modules; import reader.search.finding; assert 'whoosh' in sys.modules"
    )
    warned = ["-W", "error::SyntaxWarning", "-W", "error::DeprecationWarning", "-X", f"pycache_prefix={tmp_path}"]
    repo = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, *warned, "-c", code], cwd=repo, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
