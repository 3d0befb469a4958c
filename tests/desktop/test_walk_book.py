"""The walkthroughs of a library as a window has them: one way back over all, each deed on disk at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.desktop.walk_book import Origin, WalkBook
from reader.errors import BadRequest
from reader.walkthroughs import Stop, Walkthrough, WalkthroughStore, retitled, with_note, with_stop

SHIPPED = "two-orders-one-border"


@pytest.fixture
def book(tmp_path: Path) -> WalkBook:
    made = WalkBook(tmp_path)
    made.adopt(made.store.all())
    return made


def on_disk(tmp_path: Path, name: str) -> Walkthrough:
    return WalkthroughStore(tmp_path).load(name)


def test_a_new_walkthrough_is_kept_at_once_and_its_making_can_be_undone_and_redone(book, tmp_path):
    book.begin("new", Walkthrough("Wells and pumps", "eo-1", "eo-2"))
    assert on_disk(tmp_path, "wells-and-pumps").title == "Wells and pumps"
    assert book.opened.origin is Origin.OWN
    book.undo()
    assert not (tmp_path / "walkthroughs" / "wells-and-pumps.yaml").exists()
    assert book.opened is None
    book.redo()
    assert on_disk(tmp_path, "wells-and-pumps").title == "Wells and pumps"


def test_the_first_change_of_a_shipped_one_makes_a_copy_and_undo_goes_back_to_the_shipped_one(book, tmp_path):
    book.open(SHIPPED)
    assert book.opened.origin is Origin.SHIPPED
    stop = book.walkthrough.stops[0]
    book.do("retitle", lambda one: retitled(one, stop.id, "Another beginning"))
    assert book.opened.origin is Origin.OWN
    assert book.walkthrough.title.endswith("(copy)")
    assert on_disk(tmp_path, book.opened.name).stops[0].title == "Another beginning"
    assert WalkthroughStore(tmp_path).load(SHIPPED).stops[0].title == stop.title
    book.undo()
    assert (book.opened.name, book.opened.origin) == (SHIPPED, Origin.SHIPPED)


def test_a_draft_is_kept_nowhere_until_it_is_changed(book, tmp_path):
    book.show_draft(Walkthrough("A draft", "eo-1", "eo-2", (Stop("s1", "One"),)))
    assert not (tmp_path / "walkthroughs").exists()
    book.do("note", lambda one: with_note(one, "s1", "Say this."))
    assert on_disk(tmp_path, "a-draft").stops[0].note == "Say this."
    assert on_disk(tmp_path, "a-draft").title == "A draft"


def test_deeds_on_two_walkthroughs_are_undone_in_the_order_they_were_done(book, tmp_path):
    book.begin("new", Walkthrough("One", "eo-1", "eo-2"))
    book.begin("new", Walkthrough("Two", "eo-1", "eo-2"))
    book.open("one")
    book.do("stop in one", lambda one: with_stop(one, Stop("", "First")))
    book.open("two")
    book.do("stop in two", lambda one: with_stop(one, Stop("", "Second")))
    book.undo()
    assert on_disk(tmp_path, "two").stops == ()
    book.undo()
    assert on_disk(tmp_path, "one").stops == ()
    assert book.opened.name == "one"
    assert [deed.name for deed in book.history.future] == ["stop in two", "stop in one"]
    book.redo()
    assert [stop.title for stop in on_disk(tmp_path, "one").stops] == ["First"]


def test_writing_on_is_one_deed(book):
    book.begin("new", Walkthrough("One", "eo-1", "eo-2", (Stop("s1", "A stop"),)))
    book.do("note", lambda one: with_note(one, "s1", "S"))
    book.do("note", lambda one: with_note(one, "s1", "So"), again=True)
    book.do("note", lambda one: with_note(one, "s1", "So it is"), again=True)
    book.undo()
    assert book.walkthrough.stops[0].note == ""


def test_a_deleted_one_comes_back_with_its_file_and_leaves_nothing_behind(book, tmp_path):
    book.begin("new", Walkthrough("One", "eo-1", "eo-2", (Stop("s1", "A stop"),)))
    book.delete("delete")
    assert book.store.removed()[0].title == "One"
    book.undo()
    assert on_disk(tmp_path, "one").stops[0].title == "A stop"
    assert book.store.removed() == ()


def test_what_a_colleague_changed_meanwhile_is_not_overwritten(book, tmp_path):
    book.begin("new", Walkthrough("One", "eo-1", "eo-2", (Stop("s1", "A stop"),)))
    file = tmp_path / "walkthroughs" / "one.yaml"
    file.write_text(file.read_text("utf-8").replace("A stop", "Theirs"), "utf-8")
    book.do("retitle", lambda one: retitled(one, "s1", "Mine"))
    assert "changed meanwhile" in book.problem
    assert "Theirs" in file.read_text("utf-8")


def test_a_file_changed_elsewhere_and_opened_again_is_what_is_open_and_nothing_goes_behind_it(book, tmp_path):
    book.begin("new", Walkthrough("One", "eo-1", "eo-2", (Stop("s1", "A stop"),)))
    book.do("retitle", lambda one: retitled(one, "s1", "Mine"))
    file = tmp_path / "walkthroughs" / "one.yaml"
    file.write_text(file.read_text("utf-8").replace("Mine", "Theirs"), "utf-8")
    book.open("one")
    assert book.walkthrough.stops[0].title == "Theirs"
    assert book.history.past == ()


def test_a_shipped_one_is_not_deleted(book):
    book.open(SHIPPED)
    with pytest.raises(BadRequest, match="came with the program"):
        book.delete("delete")


def test_a_file_that_is_no_walkthrough_is_refused_and_nothing_changes(book, tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text("stops: 3\n", "utf-8")
    with pytest.raises(BadRequest, match=r"bad\.yaml"):
        book.take_file(lambda one: one.title, bad)
    assert book.opened is None
    assert book.history.past == ()
