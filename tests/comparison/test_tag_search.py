"""Tags and notes as the search takes them: of every edition of the order, in the segment where they stand."""

from __future__ import annotations

import pytest

from reader.annotations import Annotation, Incoming, Note, Selector, Tag, Tagbook, Target, Vocabulary, order_key
from reader.comparison import entry_key, marks_in, with_places
from reader.errors import BadQuery
from reader.library import Library
from tests.small_orders import RESUMES, REVIEWS

DIGEST = REVIEWS.replace("kind: executive-order", "kind: executive-order\nedition: digest").replace("long", "lengthy")
SHEET = RESUMES.replace('number: "90002"\n', "").replace("kind: executive-order", "kind: fact-sheet")
SHORT = SHEET.replace("kind: fact-sheet", "kind: fact-sheet\nedition: digest").replace("long", "lengthy")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Two editions of one order, another order, and two of a fact sheet, which has no number."""
    folder = tmp_path_factory.mktemp("tags")
    library = Library(folder / "library")
    texts = {"reviews": REVIEWS, "digest": DIGEST, "resumes": RESUMES, "sheet": SHEET, "short": SHORT}
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
        assert library.import_paths([folder / f"{name}.md"]).added
    return library


def on(order: str, label: str, tag: str | None = None, note: str = "") -> Annotation:
    """A tag or a note on a segment."""
    notes = (Note(note),) if note else ()
    return Annotation(f"urn:{order} {label} {tag} {note}", (Target(order, Selector("words"), label),), tag, notes)


def book(*annotations: Annotation) -> Tagbook:
    """A book with a tag below another."""
    tags = Tag("rights", "Rights"), Tag("hearing", "fair hearing", broader="rights", aliases=("due process",))
    return Tagbook(Vocabulary(tags), {one.id: one for one in annotations})


def found(library: Library, said: Tagbook, query: str) -> set[str]:
    hits = library.search(query, marks=marks_in(said, library.entries())).hits
    return {f"{hit.order_id} {hit.label}" for hit in hits}


def test_every_entry_is_known_by_the_key_of_its_order(library: Library) -> None:
    keys = {entry.id: entry_key(entry) for entry in library.entries()}
    assert keys == {entry.id: order_key(library.order(entry.id), entry.id) for entry in library.entries()}
    assert keys["eo-90001-digest"] == keys["eo-90001"] == "eo-90001"


def test_a_tag_is_found_in_every_edition_of_its_order_and_nowhere_else(library: Library) -> None:
    said = book(on("eo-90001", "3", "hearing"))
    assert found(library, said, 'tag:"fair hearing"') == {"eo-90001 3", "eo-90001-digest 3"}
    assert found(library, said, 'tag:"fair hearing" edition:digest') == {"eo-90001-digest 3"}
    assert found(library, said, 'tag:"FAIR hearing" -edition:digest') == {"eo-90001 3"}


def test_a_tag_is_found_by_its_alias_and_by_the_tag_above_it(library: Library) -> None:
    said = book(on("eo-90002", "2", "hearing"), on("eo-90002", "1", "rights"))
    assert found(library, said, 'tag:"due process"') == {"eo-90002 2"}
    assert found(library, said, "tag:rights") == {"eo-90002 2", "eo-90002 1"}


def test_notes_are_found_by_their_words(library: Library) -> None:
    said = book(on("eo-90001", "3", note="Ask the class first"), on("eo-90002", "2", note="For the exam"))
    assert found(library, said, "note:class") == {"eo-90001 3", "eo-90001-digest 3"}
    assert found(library, said, 'note:"first class"') == {"eo-90001 3", "eo-90001-digest 3"}
    assert found(library, said, "note:exam secretary") == {"eo-90002 2"}


def test_an_order_without_a_number_is_known_by_its_id(library: Library) -> None:
    sheet, short = sorted(entry.id for entry in library.entries() if entry.id.startswith("fact-sheet"))
    assert found(library, book(on(sheet, "2", "rights")), "tag:rights") == {f"{sheet} 2", f"{short} 2"}


def test_an_unknown_tag_and_an_empty_book_are_told_apart(library: Library) -> None:
    with pytest.raises(BadQuery, match="There is no tag “harbour”"):
        found(library, book(on("eo-90001", "3", "hearing")), "tag:harbour")
    with pytest.raises(BadQuery, match="Nothing is tagged in this library yet"):
        found(library, book(), "tag:hearing")
    assert found(library, book(on("eo-90001", "3", "hearing")), "tag:hearing note:nowhere") == set()


def test_a_bare_quote_of_a_file_gets_its_place_from_the_library_and_is_found(library: Library) -> None:
    words = library.order("eo-90001").text.split("\n\n")[3]
    bare = Annotation("urn:bare", (Target("eo-90001", Selector(words)),), "hearing")
    nowhere = Annotation(
        "urn:nowhere", (Target("eo-90001", Selector("words that no order ever had in it")),), "hearing"
    )
    made = on("eo-90001", "3", "hearing")
    placed = with_places(Incoming("list.csv", (bare, nowhere, made)), library).annotations
    target = placed[0].targets[0]
    assert target.selector.exact == words
    assert library.order(target.edition).text[target.selector.start : target.selector.end] == words
    assert f"eo-90001 {target.label}" in found(library, book(placed[0]), "tag:hearing")
    assert placed[1:] == (nowhere, made)
