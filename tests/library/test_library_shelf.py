"""Opening, naming, removing and bringing back; damage; the starter orders; the search beside it all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from library_orders import TAXONOMY, order_file, order_text, tree

from reader.documents import Edition, read
from reader.errors import BadQuery, BadRequest, Cancelled, LibraryDamaged, UnknownOrder, UnreadableFile
from reader.library import Library, Progress, default_folder
from reader.library.naming import number_in


def test_the_library_is_where_the_person_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORDER_READER_LIBRARY", str(tmp_path / "mine"))
    assert default_folder() == tmp_path / "mine"
    monkeypatch.delenv("ORDER_READER_LIBRARY")
    assert default_folder().parts[-2:] == ("order-reader", "library")


@pytest.mark.parametrize("name", ["30001", "eo-30001", "EO 30001", "E.O. 30001", "Executive Order 30001", " eo-30001 "])
def test_an_order_is_opened_by_its_number(ferries: Library, name: str) -> None:
    assert ferries.resolve(name).identity.number == "30001"


@pytest.mark.parametrize("name", ["", "30001.md", "the ferries", "14165-digest", "123456"])
def test_other_names_are_no_numbers(name: str) -> None:
    assert number_in(name) is None


def test_a_number_means_the_official_text_then_a_witness_then_the_digest(library: Library, tmp_path: Path) -> None:
    def add(file: str, **how: str) -> None:
        assert library.import_paths([order_file(tmp_path / "in", file, **how)]).added

    add("digest.md", clause="Two trips a day.", edition="digest")
    assert library.resolve("30001").identity.edition is Edition.DIGEST
    add("witness.md", clause="The ferry departs at dawn.", edition="witness")
    assert library.resolve("EO 30001").identity.edition is Edition.WITNESS
    add("official.md", edition="official")
    assert library.resolve("30001").identity.edition is Edition.OFFICIAL
    assert "departs" in library.resolve("eo-30001").text, "an id opens what it names"


def test_a_file_is_opened_where_it_is(library: Library, tmp_path: Path) -> None:
    file = order_file(tmp_path / "in", "ferries.md")
    assert library.resolve(str(file)).text == read(file).text
    with pytest.raises(UnreadableFile):
        library.resolve(str(tmp_path / "in"))
    assert not library.folder.exists()


@pytest.mark.parametrize("name", ["eo-30010", "99999", "no such.md", "", "a\0b", "x" * 5000])
def test_an_unknown_name_is_refused_with_advice(ferries: Library, name: str) -> None:
    with pytest.raises(UnknownOrder) as refused:
        ferries.resolve(name)
    assert ("eo-30001" in str(refused.value)) == (name == "eo-30010")
    assert str(refused.value).endswith(".")


def test_what_is_removed_can_be_brought_back(ferries: Library) -> None:
    before = tree(ferries.folder / "orders")
    removed = ferries.remove("eo-30001")
    assert ferries.entries() == ()
    assert ferries.search("ferry").total == 0
    assert ferries.removed() == (removed,)
    with pytest.raises(UnknownOrder):
        ferries.order("eo-30001")
    assert ferries.restore("eo-30001").id == "eo-30001"
    assert tree(ferries.folder / "orders") == before
    assert ferries.search("ferry").total > 0
    with pytest.raises(UnknownOrder):
        ferries.restore("eo-30001")


def test_what_is_brought_back_takes_a_free_id(ferries: Library, tmp_path: Path) -> None:
    ferries.remove("eo-30001")
    ferries.import_paths([order_file(tmp_path / "in", "other.md", clause="The ferry departs at dawn.")])
    assert ferries.restore("eo-30001").id == "eo-30001-2"
    assert {entry.id for entry in ferries.entries()} == {"eo-30001", "eo-30001-2"}


def test_the_same_text_is_not_brought_back_twice(ferries: Library, tmp_path: Path) -> None:
    ferries.remove("eo-30001")
    ferries.import_paths([order_file(tmp_path / "in", "ferries.md")])
    with pytest.raises(BadRequest, match="again as eo-30001"):
        ferries.restore("eo-30001")


def test_a_missing_or_damaged_list_is_made_anew(ferries: Library) -> None:
    entries = ferries.entries()
    cache = ferries.folder / "library.json"
    for harm in (
        cache.unlink,
        lambda: cache.write_text("{"),
        lambda: cache.write_text('{"version": 1, "orders": [3]}'),
    ):
        harm()
        assert Library(ferries.folder, TAXONOMY).entries() == entries
        assert b"eo-30001" in cache.read_bytes()


def test_the_folders_are_believed_rather_than_the_list(ferries: Library) -> None:
    orders = ferries.folder / "orders"
    shutil.copytree(orders / "eo-30001", orders / "eo-30001-by-hand")
    assert [entry.id for entry in Library(ferries.folder, TAXONOMY).entries()] == ["eo-30001", "eo-30001-by-hand"]
    shutil.rmtree(orders / "eo-30001-by-hand")
    assert [entry.id for entry in Library(ferries.folder, TAXONOMY).entries()] == ["eo-30001"]


@pytest.mark.parametrize("facts", ["", "{", "[]", "{}", '{"id": 3, "file": "../../x"}'])
def test_damaged_facts_are_read_anew_from_the_source(ferries: Library, tmp_path: Path, facts: str) -> None:
    ferries.import_paths([order_file(tmp_path / "in", "nets.md", number="30002")])
    (ferries.folder / "library.json").unlink()
    (ferries.folder / "orders" / "eo-30001" / "order.json").write_text(facts)
    entries = Library(ferries.folder, TAXONOMY).entries()
    assert [(entry.id, entry.title, entry.problem) for entry in entries] == [
        ("eo-30001", "Running the Ferries", ""),
        ("eo-30002", "Running the Ferries", ""),
    ]


def test_an_order_without_its_source_says_so_and_the_others_open(ferries: Library, tmp_path: Path) -> None:
    ferries.import_paths([order_file(tmp_path / "in", "nets.md", number="30002", title="Mending the Nets")])
    ferries.source("eo-30001").unlink()
    with pytest.raises(LibraryDamaged, match="import it again"):
        ferries.order("eo-30001")
    (ferries.folder / "library.json").unlink()
    (ferries.folder / "orders" / "eo-30001" / "order.json").write_text("{")
    again = Library(ferries.folder, TAXONOMY)
    problems = {entry.id: entry.problem for entry in again.entries()}
    assert problems["eo-30001"].endswith(".")
    assert problems["eo-30002"] == ""
    with pytest.raises(LibraryDamaged):
        again.order("eo-30001")
    again.rebuild_index()
    assert again.search("nets").orders == 1
    assert again.index_is_current()


def test_the_search_follows_imports_and_tells_topics(ferries: Library, tmp_path: Path) -> None:
    assert ferries.index_is_current()
    assert [hit.label for hit in ferries.search("topic:ferries").hits] == ["1"]
    order = ferries.order("eo-30001")
    (hit,) = ferries.search("child coin").hits
    assert "child pays one coin" in hit.span.of(order.text)
    assert [place.of(order.text) for place in hit.places] == ["child", "coin"]
    ferries.import_paths([order_file(tmp_path / "in", "nets.md", number="30002")])
    assert ferries.search("child").orders == 2


@pytest.mark.parametrize("harm", ["gone", "emptied", "garbled"])
def test_a_damaged_index_is_made_anew_unseen(ferries: Library, harm: str) -> None:
    for file in (ferries.folder / "index").iterdir():
        if harm == "gone":
            file.unlink()
        elif file.suffix != ".json":
            file.write_bytes(b"" if harm == "emptied" else b"no index" * 50)
    assert ferries.search("ferry").orders == 1
    assert ferries.index_is_current()


def test_orders_that_the_index_lacks_are_added_at_the_next_search(ferries: Library) -> None:
    orders = ferries.folder / "orders"
    shutil.copytree(orders / "eo-30001", orders / "eo-30001-copy")
    again = Library(ferries.folder, TAXONOMY)
    assert not again.index_is_current()
    assert again.search("ferry").orders == 2
    shutil.rmtree(orders / "eo-30001-copy")
    assert Library(ferries.folder, TAXONOMY).search("ferry").orders == 1


def test_a_cancelled_rebuild_keeps_the_old_index(ferries: Library) -> None:
    before = tree(ferries.folder)
    with pytest.raises(Cancelled):
        ferries.rebuild_index(cancelled=lambda: True)
    assert tree(ferries.folder) == before
    seen: list[Progress] = []
    ferries.rebuild_index(seen.append)
    assert seen == [Progress(0, 1, "eo-30001"), Progress(1, 1, "")]


def test_searching_an_empty_library_finds_nothing_and_makes_nothing(library: Library) -> None:
    assert library.search("ferry").total == 0
    with pytest.raises(BadQuery):
        library.search("(")
    assert not library.folder.exists()


def test_starters_come_once(library: Library, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    order_file(corpus, "ferries.md", edition="digest")
    order_file(corpus, "nets.md", number="30002", edition="digest")
    assert len(library.start_with(corpus).added) == 2
    before = tree(library.folder)
    assert not library.start_with(corpus).added
    assert tree(library.folder) == before
    library.remove("eo-30002-digest")
    library.start_with(corpus)
    assert [entry.id for entry in library.entries()] == ["eo-30001-digest"]
    order_file(corpus, "piers.md", number="30003", edition="digest")
    library.start_with(corpus)
    assert [entry.id for entry in library.entries()] == ["eo-30001-digest", "eo-30003-digest"]


def test_a_mended_starter_takes_the_place_of_the_old_one_only_where_that_is(library: Library, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    ferries = order_file(corpus, "ferries.md", edition="digest")
    nets = order_file(corpus, "nets.md", number="30002", edition="digest")
    library.start_with(corpus)
    library.remove("eo-30002-digest")
    ferries.write_text(order_text(edition="digest", clause="The ferry sails at noon."), encoding="utf-8")
    nets.write_text(order_text(number="30002", edition="digest", clause="Nets are mended at noon."), encoding="utf-8")
    library.start_with(corpus)
    assert [entry.id for entry in library.entries()] == ["eo-30001-digest"]
    assert "noon" in library.order("eo-30001-digest").text


def test_the_seeds_come_in_and_are_found(library: Library, orders_dir: Path) -> None:
    outcome = library.import_paths([orders_dir / "seeds"])
    assert len(outcome.added) == 4
    assert not outcome.refused
    assert library.resolve("14165").identity.number == "14165"
    for hit in library.search("parole").hits:
        words = {place.of(library.order(hit.order_id).text).lower() for place in hit.places}
        assert words <= {"parole", "paroles", "paroled", "paroling"}
