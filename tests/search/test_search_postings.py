"""Our postings are Whoosh's own, byte for byte; an index in many parts answers as one in a single part does."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from search_orders import harbours

from reader.search import Document, SearchIndex
from reader.search.engine import IDTokenizer, fields
from reader.search.postings import Placed, Pool, Terms

WORDS = ["the", "ferry", "sails", "when", "the", "lamp", "of", "the", "ferry", "burns", "the"]


def test_counted_words_are_written_as_whoosh_writes_them() -> None:
    theirs = fields.TEXT(analyzer=IDTokenizer(), phrase=False)
    assert sorted(Terms(analyzer=IDTokenizer(), phrase=False).index(WORDS)) == sorted(theirs.index(WORDS))


def test_placed_words_are_written_as_whoosh_writes_them() -> None:
    theirs = fields.TEXT(analyzer=IDTokenizer(), phrase=True, chars=False)
    ours = Placed(analyzer=IDTokenizer(), phrase=True, chars=False).index(WORDS)
    assert sorted(ours) == sorted(theirs.index(WORDS))
    assert pickle.loads(next(kept for word, _, _, kept in ours if word == b"ferry")[4:]) == [1, 7], "as steps"


def test_the_pool_gives_what_sorting_would() -> None:
    items = [(field, word, number, 1.0, b"") for number in range(3) for field in "ba" for word in (b"z", b"a")]
    pool = Pool()
    for item in items:
        pool.add(item)
    assert list(pool.iter_postings()) == sorted(items)
    assert pool.size == len(items)
    pool.cleanup()
    assert list(pool.iter_postings()) == []


@pytest.fixture
def many() -> list[Document]:
    return [replace(harbours(), order_id=f"eo-{number}") for number in range(20)]


def parts(folder: Path) -> int:
    return len(list(folder.glob("*.seg")))


def answers(index: SearchIndex) -> list[object]:
    found = index.search("dues", limit=500)
    return [found.total, found.orders, sorted((hit.order_id, hit.label) for hit in found.hits), found.facets]


def test_many_parts_answer_as_one(tmp_path: Path, many: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = SearchIndex(tmp_path / "whole")
    with whole.writing() as writing:
        for each in many:
            writing.add(each)
    assert parts(tmp_path / "whole") == 1
    monkeypatch.setattr("reader.search.index._MOST_POSTINGS", 1200)
    split = SearchIndex(tmp_path / "split")
    with split.writing() as writing:
        for each in many:
            writing.add(each)
    assert parts(tmp_path / "split") > 1
    assert answers(split) == answers(whole)


def test_small_parts_are_joined_and_what_was_dropped_stays_away(tmp_path: Path, many: list[Document]) -> None:
    index = SearchIndex(tmp_path / "index")
    seen = []
    for each in many:
        with index.writing() as writing:
            writing.add(each)
        seen.append(parts(tmp_path / "index"))
    assert max(seen) <= 5
    with index.writing() as writing:
        writing.drop("eo-3")
    with index.writing() as writing:
        writing.add(many[4])
    assert index.search("dues").orders == 19
    assert len(index.holds()) == 19


def test_a_note_alone_is_kept(tmp_path: Path, many: list[Document]) -> None:
    index = SearchIndex(tmp_path / "index")
    with index.writing() as writing:
        writing.add(many[0])
    with index.writing() as writing:
        writing.note("eo-damaged", "sha")
    assert SearchIndex(tmp_path / "index").holds()["eo-damaged"] == "sha"
