"""The store: nothing that a person said is lost, overwritten or half written."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings

from reader.annotations import Tagbook, TagStore, Vocabulary, from_jsonld, renamed, with_note_on, without
from reader.annotations.store import file_of
from reader.errors import BadRequest
from tests.annotations.made_books import LATER, WORDS, books, small_book


def _kept(library: Path, book: Tagbook) -> TagStore:
    store = TagStore(library)
    store.save(store.load(), book)
    return store


def _times(library: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (library / "annotations").iterdir()}


@settings(max_examples=12, deadline=None)
@given(books())
def test_any_book_is_loaded_as_it_was_saved(book: Tagbook) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _kept(Path(folder), book)
        store = TagStore(Path(folder))
        assert store.load() == book
        assert store.problems == ()


@settings(max_examples=10, deadline=None)
@given(books(), books())
def test_any_change_of_any_book_is_kept(before: Tagbook, after: Tagbook) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = _kept(Path(folder), before)
        store.save(before, after)
        assert TagStore(Path(folder)).load() == after


def test_an_order_has_a_file_and_the_vocabulary_one(tmp_path: Path) -> None:
    _kept(tmp_path, small_book())
    assert sorted(path.name for path in (tmp_path / "annotations").iterdir()) == [
        "eo-90001.jsonld",
        "eo-90002.jsonld",
        "vocabulary.yaml",
    ]


def test_an_empty_library_is_an_empty_book(tmp_path: Path) -> None:
    assert TagStore(tmp_path).load() == Tagbook()
    assert not (tmp_path / "annotations").exists()


def test_only_the_file_that_changed_is_written(tmp_path: Path) -> None:
    book = small_book()
    store, before = _kept(tmp_path, book), _times(tmp_path)
    noted = with_note_on(book, next(iter(book.annotations)), "Who gains?", "Ana", LATER)
    store.save(book, noted)
    after = _times(tmp_path)
    assert {name for name in after if after[name] != before.get(name)} == {"eo-90001.jsonld", "eo-90001.jsonld.bak"}
    assert from_jsonld((tmp_path / "annotations/eo-90001.jsonld.bak").read_bytes(), "f").annotations == tuple(
        one for one in book.annotations.values() if one.targets[0].order == "eo-90001"
    )


def test_a_new_name_of_a_tag_reaches_the_files_that_use_it(tmp_path: Path) -> None:
    book = small_book()
    store = _kept(tmp_path, book)
    store.save(book, renamed(book, "rights", "basic rights"))
    assert b"basic rights" not in (tmp_path / "annotations/eo-90001.jsonld").read_bytes()
    now = renamed(renamed(book, "rights", "basic rights"), "due process".replace(" ", "-"), "fair process")
    store.save(renamed(book, "rights", "basic rights"), now)
    assert b"fair process" in (tmp_path / "annotations/eo-90001.jsonld").read_bytes()
    assert b"fair process" not in (tmp_path / "annotations/eo-90002.jsonld").read_bytes()


def test_a_file_changed_behind_the_window_is_not_overwritten(tmp_path: Path) -> None:
    book = small_book()
    one, other = TagStore(tmp_path), TagStore(tmp_path)
    one.save(one.load(), book)
    seen = other.load()
    ids = tuple(book.annotations)
    theirs = with_note_on(seen, ids[0], "From the other window.", "Ben", LATER)
    other.save(seen, theirs)
    mine = with_note_on(with_note_on(book, ids[0], "Mine.", "Ana", LATER), ids[3], "Mine too.", "Ana", LATER)
    with pytest.raises(BadRequest, match=r"annotations/eo-90001.jsonld was changed by another window"):
        one.save(book, mine)
    loaded = TagStore(tmp_path).load()
    assert loaded.annotations[ids[0]] == theirs.annotations[ids[0]]
    assert loaded.annotations[ids[3]] == mine.annotations[ids[3]]  # the other file could be written, and was


def test_a_file_that_was_never_read_is_not_overwritten(tmp_path: Path) -> None:
    _kept(tmp_path, small_book())
    with pytest.raises(BadRequest, match="changed by another window"):
        TagStore(tmp_path).save(Tagbook(), without(small_book(), tuple(small_book().annotations)[:1]))


def test_a_damaged_file_is_left_as_it_is_and_the_rest_loads(tmp_path: Path) -> None:
    book = small_book()
    _kept(tmp_path, book)
    damaged = tmp_path / "annotations/eo-90001.jsonld"
    cut = damaged.read_bytes()[:-300]
    damaged.write_bytes(cut)
    store = TagStore(tmp_path)
    loaded = store.load()
    assert [one.targets[0].order for one in loaded.annotations.values()] == ["eo-90002"]
    (told,) = store.damaged
    assert (told.file, told.backup) == ("eo-90001.jsonld", False)
    assert told.sentence in store.problems
    assert "cut short" in told.sentence
    assert "left as it is" in told.sentence
    with pytest.raises(BadRequest, match="is damaged and not overwritten"):
        store.save(loaded, book)
    assert damaged.read_bytes() == cut


def test_the_backup_of_a_damaged_file_can_be_put_back(tmp_path: Path) -> None:
    book = small_book()
    store = _kept(tmp_path, book)
    store.save(book, with_note_on(book, next(iter(book.annotations)), "Lost again.", "Ana", LATER))
    damaged = tmp_path / "annotations/eo-90001.jsonld"
    damaged.write_bytes(b'{"type": "Annot')
    store = TagStore(tmp_path)
    store.load()
    assert store.damaged[0].backup
    assert "can be put back" in store.damaged[0].sentence
    store.put_back("eo-90001.jsonld")
    assert store.load() == book
    assert damaged.with_name("eo-90001.jsonld.damaged").read_bytes() == b'{"type": "Annot'
    with pytest.raises(BadRequest, match="no backup"):
        store.put_back("eo-90002.jsonld")


def test_a_bad_annotation_stays_in_its_file(tmp_path: Path) -> None:
    book = small_book()
    _kept(tmp_path, book)
    path = tmp_path / "annotations/eo-90002.jsonld"
    path.write_bytes(path.read_bytes().replace(b'"start": 420', b'"start": -420'))
    store = TagStore(tmp_path)
    loaded = store.load()
    assert len(loaded.annotations) == 3
    assert "annotations/eo-90002.jsonld, annotation 1 (“within 30 days”) is left out" in store.problems[0]
    moved = replace(book.annotations[tuple(book.annotations)[3]], id="urn:uuid:new")
    store.save(loaded, Tagbook(loaded.vocabulary, MappingProxyType({**loaded.annotations, moved.id: moved})))
    items = json.loads(path.read_bytes())["first"]["items"]
    assert items[1]["target"][0]["selector"][1]["start"] == -420


def test_what_another_program_added_to_a_file_stays_in_it(tmp_path: Path) -> None:
    _kept(tmp_path, small_book())
    path = tmp_path / "annotations/eo-90002.jsonld"
    path.write_bytes(path.read_bytes().replace(b'"created"', b'"rights": "free", "created"', 1))
    store = TagStore(tmp_path)
    book = store.load()
    store.save(book, with_note_on(book, tuple(book.annotations)[3], "New.", "Ana", LATER))
    (item,) = json.loads(path.read_bytes())["first"]["items"]
    assert item["rights"] == "free"
    assert [body["value"] for body in item["body"] if body["purpose"] == "commenting"] == ["New."]


def test_a_lost_vocabulary_comes_back_by_the_names_in_the_files(tmp_path: Path) -> None:
    _kept(tmp_path, small_book())
    (tmp_path / "annotations/vocabulary.yaml").unlink()
    book = TagStore(tmp_path).load()
    assert {tag.label for tag in book.vocabulary.tags} == {"due process", "deadline"}
    assert dict(book.annotations) == dict(small_book().annotations)


def test_a_cyclic_vocabulary_is_told_and_not_overwritten(tmp_path: Path) -> None:
    _kept(tmp_path, small_book())
    path = tmp_path / "annotations/vocabulary.yaml"
    ring = path.read_bytes().replace(b"label: rights\n", b"label: rights\n  broader: due-process\n")
    path.write_bytes(ring)
    store = TagStore(tmp_path)
    book = store.load()
    assert "tags lie below themselves" in store.problems[0]
    assert len(book.annotations) == 4
    with pytest.raises(BadRequest, match=r"vocabulary.yaml is damaged"):
        store.save(book, renamed(book, "deadline", "time limit"))
    assert path.read_bytes() == ring


def test_a_vocabulary_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    book = small_book()
    store = _kept(tmp_path, book)
    before = (tmp_path / "annotations/vocabulary.yaml").read_bytes()
    first, *others = book.vocabulary.tags
    with pytest.raises(BadRequest, match="lie below themselves"):
        store.save(book, Tagbook(Vocabulary((replace(first, broader=first.id), *others)), book.annotations))
    assert (tmp_path / "annotations/vocabulary.yaml").read_bytes() == before


def test_a_file_that_was_copied_in_beside_is_read_and_kept_apart(tmp_path: Path) -> None:
    book = small_book()
    store = _kept(tmp_path, book)
    own = tmp_path / "annotations/eo-90002.jsonld"
    (tmp_path / "annotations/of-a-colleague.jsonld").write_bytes(own.read_bytes().replace(b'"Ben"', b'"Cem"'))
    store = TagStore(tmp_path)
    loaded = store.load()
    assert len(loaded.annotations) == 5
    assert "stands here otherwise" in store.problems[0]
    store.save(loaded, without(loaded, [tuple(book.annotations)[3]]))
    assert "Cem" in {name for one in TagStore(tmp_path).load().annotations.values() for name in one.creators}


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.annotations.store.LARGEST", 900)
    with pytest.raises(BadRequest, match="too large"):
        TagStore(tmp_path).save(Tagbook(), small_book())
    assert not (tmp_path / "annotations/eo-90001.jsonld").exists()


def test_where_nothing_can_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "annotations").write_text("in the way")
    with pytest.raises(BadRequest):
        TagStore(tmp_path).save(Tagbook(), small_book())


@pytest.mark.parametrize(
    ("order", "file"),
    [("eo-14165", "eo-14165.jsonld"), ("EO-14165", "%45%4F-14165.jsonld"), ("..", "%...jsonld"), ("", "%.jsonld")],
)
def test_the_name_of_an_order_s_file(order: str, file: str) -> None:
    assert file_of(order) == file


@given(WORDS)
def test_no_name_of_a_file_leads_elsewhere(order: str) -> None:
    name = file_of(order)
    assert Path(name).name == name
    assert not name.startswith(".")
    assert name.isascii()
    assert len(name) < 200


def test_no_two_orders_share_a_file() -> None:
    orders = ["a", "A", "%41", "a" * 200, "a" * 201, "", "%", ".", "~", "é", "e", "a/b", "a%2Fb", "a%2fb", "con"]
    assert len({file_of(order).casefold() for order in orders}) == len(orders)
