"""The session: every deed named, kept, told, undone and redone."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotations import (
    Tagbook,
    TagSession,
    TagStore,
    renamed,
    with_new_tag,
    with_note,
    with_note_on,
    with_passage_tagged,
    without,
    without_tag,
)
from reader.errors import BadRequest
from tests.annotations.made_books import LATER, WHEN, books, small_book, target


def _session(library: Path, book: Tagbook | None = None) -> TagSession:
    session = TagSession(library)
    session.adopt(session.load())
    if book is not None:
        session.do("begin", book)
    return session


def test_a_deed_is_named_kept_and_told(tmp_path: Path) -> None:
    session = _session(tmp_path, small_book())
    told: list[str] = []
    session.watch(lambda: told.append(session.undo_name))
    session.do("tag “due process”", with_passage_tagged(session.book, (target(start=1),), "due-process", "Ana", WHEN))
    assert session.undo_name == "Undo tag “due process”"
    assert TagStore(tmp_path).load() == session.book
    session.undo()
    assert session.redo_name == "Redo tag “due process”"
    assert TagStore(tmp_path).load() == session.book == small_book()
    session.redo()
    assert TagStore(tmp_path).load() == session.book != small_book()
    assert told == ["Undo tag “due process”", "Undo begin", "Undo tag “due process”"]


def test_what_changes_nothing_is_no_deed(tmp_path: Path) -> None:
    session = _session(tmp_path, small_book())
    told: list[int] = []
    session.watch(lambda: told.append(1))
    session.do("nothing", small_book())
    assert session.undo_name == "Undo begin"
    assert not told


@settings(max_examples=10, deadline=None)
@given(st.lists(books(), min_size=1, max_size=4))
def test_undo_and_redo_lead_back_and_forth_unchanged(states: list[Tagbook]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = _session(Path(folder))
        seen = [session.book]
        for n, state in enumerate(states):
            session.do(f"deed {n}", state)
            if session.book != seen[-1]:
                seen.append(session.book)
        assert session.problem == ""
        for state in reversed(seen[:-1]):
            session.undo()
            assert session.book == state
        assert TagStore(Path(folder)).load() == Tagbook()
        for state in seen[1:]:
            session.redo()
            assert session.book == state
        assert TagStore(Path(folder)).load() == session.book


def test_no_deed_before_the_tags_are_read(tmp_path: Path) -> None:
    session = TagSession(tmp_path)
    with pytest.raises(BadRequest, match="still being read"):
        session.do("tag", small_book())
    with pytest.raises(BadRequest, match="not read from this library"):
        session.adopt(small_book())


def test_loading_on_another_thread_changes_nothing_until_adopted(tmp_path: Path) -> None:
    _session(tmp_path, small_book())
    session = TagSession(tmp_path)
    arrived: list[Tagbook] = []
    thread = Thread(target=lambda: arrived.append(session.load()))
    thread.start()
    thread.join()
    assert session.book == Tagbook()
    session.adopt(arrived[0])
    assert session.book == small_book()


def test_a_deed_done_while_the_files_are_read_is_not_lost(tmp_path: Path) -> None:
    session = _session(tmp_path, small_book())
    old = session.load()
    session.do("delete", without(session.book, tuple(session.book.annotations)[:1]))
    session.adopt(old)
    assert len(session.book.annotations) == 3
    session.undo()
    assert session.problem == ""
    assert TagStore(tmp_path).load() == session.book == small_book()


def test_what_cannot_be_kept_stays_in_the_book_and_is_told(tmp_path: Path) -> None:
    session = _session(tmp_path, small_book())
    path = tmp_path / "annotations/eo-90002.jsonld"
    theirs = path.read_bytes()
    path.write_bytes(theirs + b"\n")
    last = tuple(session.book.annotations)[3]
    session.do("note", with_note_on(session.book, last, "Mine.", "Ana", LATER))
    assert "was changed by another window" in session.problem
    assert session.book.annotations[last].notes
    assert path.read_bytes() == theirs + b"\n"
    path.write_bytes(theirs)
    assert session.save()
    assert TagStore(tmp_path).load() == session.book


def test_reading_again_joins_what_two_windows_did(tmp_path: Path) -> None:
    one = _session(tmp_path, small_book())
    other = _session(tmp_path)
    first, second, third, last = small_book().annotations
    other.do("note", with_note_on(other.book, first, "Theirs.", "Ben", LATER))
    other.do("delete", without(other.book, [third]))
    one.do("note", with_note_on(one.book, first, "Mine.", "Ana", LATER))
    one.do("delete", without(one.book, [second]))
    one.do("elsewhere", with_note_on(one.book, last, "Mine too.", "Ana", LATER))
    assert one.problem
    one.adopt(one.load())
    assert one.problem == ""
    assert tuple(one.book.annotations) == (first, last)
    assert {note.text for note in one.book.annotations[first].notes} == {"Mine.", "Theirs."}
    assert TagStore(tmp_path).load() == one.book


def test_two_windows_make_tags_of_one_name(tmp_path: Path) -> None:
    one, other = _session(tmp_path), _session(tmp_path)
    theirs, _ = with_new_tag(other.book, "deadline")
    theirs, _ = with_new_tag(theirs, "parole")
    other.do("new", theirs)
    mine, parole = with_new_tag(one.book, "Parole!")
    mine = renamed(mine, parole.id, "Deadline")
    one.do("new", with_passage_tagged(mine, (target(),), parole.id, "Ana", WHEN))
    one.adopt(one.load())
    assert one.problem == ""
    assert [tag.label.casefold() for tag in one.book.vocabulary.tags] == ["deadline", "parole"]
    assert [tagged.tag for tagged in one.book.annotations.values()] == ["deadline"]
    assert TagStore(tmp_path).load() == one.book


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10**6))
def test_two_windows_at_once_lose_nothing_and_stay_readable(seed: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        one = _session(Path(folder), small_book())
        two = _session(Path(folder))
        for session, name in ((one, "Ana"), (two, "Ben")):
            for n in range(3):
                session.do("deed", _any_deed(session.book, chance, f"{name} {n}"))
        two.adopt(two.load())
        one.adopt(one.load())
        assert (one.problem, two.problem) == ("", "")
        store = TagStore(Path(folder))
        assert store.load() == one.book
        assert store.problems == ()
        said = {note.text for a in one.book.annotations.values() for note in a.notes}
        for session, name in ((one, "Ana"), (two, "Ben")):
            mine = {note.text for a in session.book.annotations.values() for note in a.notes if name in note.text}
            assert mine <= said


def _any_deed(book: Tagbook, chance: random.Random, name: str) -> Tagbook:
    tag = chance.choice(book.vocabulary.tags).id if book.vocabulary.tags else None
    deed = chance.randrange(5)
    if deed == 0 and tag:
        return without_tag(book, tag, keep_as_notes=True)
    if deed == 1 and tag:
        return renamed(book, tag, f"{chance.choice('ab')}{name[-1]}")
    if deed == 2:
        return with_new_tag(book, f"{chance.choice('xy')}{name}", tag)[0]
    if deed == 3 and tag:
        return with_passage_tagged(book, (target(start=chance.randrange(5)),), tag, name, WHEN)
    return with_note(book, (target(start=chance.randrange(5)),), f"note {name}", name, WHEN)


def test_undo_goes_back_two_hundred_deeds(tmp_path: Path) -> None:
    session = _session(tmp_path, small_book())
    for n in range(205):
        session.history = session.history.did(f"deed {n}", renamed(session.book, "rights", f"rights {n}"))
    session.do("last", renamed(session.book, "rights", "all rights"))
    assert len(session.history.past) == 200
