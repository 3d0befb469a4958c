"""A colleague's bundle comes into a library: joined with what is there, told what is in and what is not."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from bundle_parts import LEFT, RIGHT, made_book, made_bundle, made_hand, made_parts, made_walkthrough, passage

from reader.annotations import Annotation, Tag, Tagbook, TagStore, Vocabulary
from reader.comparison import HandStore
from reader.errors import BadRequest
from reader.export import (
    BundleContents,
    BundleSource,
    gathered,
    library_source,
    read_bundle,
    take_over,
    write_bundle,
)
from reader.library import Library
from reader.walkthroughs import WalkthroughStore


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture
def contents(tmp_path: Path) -> BundleContents:
    return read_bundle(made_bundle(tmp_path))


def files_of(library: Library) -> dict[str, bytes]:
    """Every file that a person made in a library: tags, links, walkthroughs."""
    folders = ("annotations", "links", "walkthroughs")
    return {
        str(file.relative_to(library.folder)): file.read_bytes()
        for name in folders
        for file in sorted((library.folder / name).rglob("*"))
        if file.is_file()
    }


def test_everything_comes_into_an_empty_library(library: Library, contents: BundleContents) -> None:
    outcome = take_over(contents, library)
    assert (outcome.left, outcome.right, outcome.added) == ("eo-90001", "eo-90002", ("eo-90001", "eo-90002"))
    assert outcome.problems == ()
    assert library.source("eo-90001").read_bytes() == LEFT.data
    book = TagStore(library.folder).load()
    assert set(book.annotations.values()) == set(made_parts().annotations)
    assert [tag.label for tag in book.vocabulary.tags] == ["rights", "a fair & <short> hearing"]
    assert HandStore(library.folder).load("eo-90001", "eo-90002") == made_hand()
    (kept,) = [one for one in WalkthroughStore(library.folder).all() if not one.shipped]
    assert WalkthroughStore(library.folder).load(kept.name) == made_walkthrough()
    assert outcome.tags is not None
    assert (outcome.tags.new, outcome.links, outcome.walkthroughs) == (3, 1, (kept.name,))


def test_the_same_bundle_again_changes_nothing(library: Library, contents: BundleContents) -> None:
    take_over(contents, library)
    before = files_of(library)
    again = take_over(contents, library)
    assert again.tags is not None
    assert (again.added, again.tags.new, again.links, again.walkthroughs) == ((), 0, 0, ())
    assert files_of(library) == before
    assert len(library.entries()) == 2


def test_what_the_person_said_stays(library: Library, contents: BundleContents, tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_bytes(LEFT.data)
    library.import_paths([tmp_path / "mine.md"])
    mine = Annotation("urn:uuid:mine", (passage("eo-90001", "a fair hearing", "1"),), "fair", creators=("Ben",))
    book = Tagbook(Vocabulary((Tag("fair", "fair"),)), {mine.id: mine})
    TagStore(library.folder).save(TagStore(library.folder).load(), book)
    outcome = take_over(contents, library)
    assert outcome.added == ("eo-90002",)
    after = TagStore(library.folder).load()
    assert after.annotations["urn:uuid:mine"] == mine
    assert len(after.annotations) == 4
    assert after.vocabulary.tags[0].label == "fair"


def test_an_order_without_a_number_is_told_by_its_name_here(library: Library, tmp_path: Path) -> None:
    """Its key is its id in the library, which may be another one on the colleague's machine."""
    text = LEFT.data.replace(b'number: "90001"\n', b"").replace(b"kind: executive-order", b"kind: fact-sheet")
    (tmp_path / "sheet.md").write_bytes(text)
    (own,) = library.import_paths([tmp_path / "sheet.md"]).added
    theirs = BundleSource("sheet.md", text, "fact-sheet-of-theirs", "fact-sheet-of-theirs")
    target = replace(passage("eo-90001", "every border school", "3"), order=theirs.key, edition=theirs.id)
    one = Annotation("urn:uuid:9", (target,), "hearing")
    tour = replace(made_walkthrough(), left=theirs.key, stops=())
    book = Tagbook(made_book().vocabulary, {one.id: one})
    write_bundle(gathered(theirs, RIGHT, book=book, walkthroughs=[tour]), tmp_path / "sheet.zip")
    outcome = take_over(read_bundle(tmp_path / "sheet.zip"), library)
    assert (outcome.left, outcome.added, outcome.problems) == (own.id, ("eo-90002",), ())
    (kept,) = TagStore(library.folder).load().annotations.values()
    assert (kept.targets[0].order, kept.targets[0].edition) == (own.id, own.id)
    assert WalkthroughStore(library.folder).load(outcome.walkthroughs[0]).left == own.id


def test_links_go_to_the_pair_whichever_way_round_it_is_kept(library: Library, contents: BundleContents) -> None:
    take_over(contents, library)
    swapped = BundleContents(contents.file, contents.right, contents.left, hand=made_hand().mirrored())
    assert take_over(swapped, library).links == 0
    assert [file for file in files_of(library) if file.startswith("links")] == ["links/eo-90001--eo-90002.yaml"]


def test_a_library_that_cannot_be_written_takes_nothing(contents: BundleContents, tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file where the folder should be", "utf-8")
    with pytest.raises(BadRequest, match=r"\.$"):
        take_over(contents, Library(tmp_path / "library"))


def test_what_fails_after_the_orders_is_told(library: Library, contents: BundleContents) -> None:
    library.folder.mkdir()
    (library.folder / "links").write_text("a file where the folder should be", "utf-8")
    outcome = take_over(contents, library)
    (problem,) = outcome.problems
    assert problem.startswith("The orders are in the library, but not the links of the bundle: ")
    assert len(library.entries()) == 2
    assert outcome.tags is not None
    assert outcome.walkthroughs


def test_tags_that_cannot_be_joined_are_left_as_they_are(library: Library, contents: BundleContents) -> None:
    folder = library.folder / "annotations"
    folder.mkdir(parents=True)
    (folder / "eo-90001.jsonld").write_bytes(b"{ cut short")
    outcome = take_over(contents, library)
    assert (folder / "eo-90001.jsonld").read_bytes() == b"{ cut short"
    assert any("but not the tags" in problem for problem in outcome.problems)


def test_a_bundle_of_a_library_s_own_orders_goes_there_and_back(
    library: Library, contents: BundleContents, tmp_path: Path
) -> None:
    take_over(contents, library)
    sources = [library_source(library, name) for name in ("eo-90001", "eo-90002")]
    book = TagStore(library.folder).load()
    hand = HandStore(library.folder).load("eo-90001", "eo-90002")
    write_bundle(gathered(*sources, book=book, hand=hand), tmp_path / "again.zip")
    other = Library(tmp_path / "other")
    take_over(read_bundle(tmp_path / "again.zip"), other)
    assert TagStore(other.folder).load() == book
    assert HandStore(other.folder).load("eo-90001", "eo-90002") == hand


def test_nothing_that_came_in_can_be_run(library: Library, contents: BundleContents) -> None:
    take_over(contents, library)
    files = [path for path in (library.folder / "orders").rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if path.stat().st_mode & (stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)]
    assert not [path for path in library.folder.rglob("*") if path.is_symlink()]
