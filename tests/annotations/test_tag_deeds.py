"""Deeds on passages and on the vocabulary: a book in, another out, the first unharmed."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotations import (
    Annotation,
    Note,
    Tag,
    Tagbook,
    made,
    merged_tags,
    moved_below,
    renamed,
    vocabulary_from_yaml,
    vocabulary_to_yaml,
    with_aliases,
    with_colour,
    with_definition,
    with_letter,
    with_new_tag,
    with_note,
    with_note_on,
    with_note_text,
    with_passage_tagged,
    with_passages_tagged,
    with_pattern,
    with_pin,
    with_tag_of,
    without,
    without_note,
    without_tag,
)
from reader.errors import BadRequest
from tests.annotations.made_books import LATER, WHEN, small_book, target


def _tags(book: Tagbook) -> dict[str, str | None]:
    return {tag.id: tag.broader for tag in book.vocabulary.tags}


def _uses(book: Tagbook, tag: str | None) -> list[Annotation]:
    return [one for one in book.annotations.values() if one.tag == tag]


# -- passages --------------------------------------------------------------------------------------------------------


def test_a_passage_is_tagged_with_name_and_moment() -> None:
    book = small_book()
    here = (target(start=900),)
    summer = timezone(timedelta(hours=-4))
    after = with_passage_tagged(book, here, "deadline", "Ana", datetime(2026, 7, 1, 8, 0, 0, 999, tzinfo=summer))
    (id_,) = made(book, after)
    assert after.annotations[id_] == Annotation(
        id_, here, "deadline", (), ("Ana",), datetime(2026, 7, 1, 12, 0, 0, tzinfo=UTC)
    )
    assert id_.startswith("urn:uuid:")
    assert book == small_book()


def test_the_same_tag_by_the_same_person_adds_nothing() -> None:
    book = small_book()
    assert with_passage_tagged(book, (target(),), "due-process", "Ana", LATER) is book


def test_the_same_tag_by_another_person_joins_their_name() -> None:
    book = with_passage_tagged(small_book(), (target(),), "due-process", "Ben", LATER)
    assert len(book.annotations) == 4
    first = next(iter(book.annotations.values()))
    assert (first.creators, first.created, first.modified) == (("Ana", "Ben"), WHEN, LATER)


def test_in_another_edition_the_same_words_between_the_same_words_are_the_same_passage() -> None:
    book, there = small_book(), replace(target(start=40), edition="eo-90001-digest")
    assert with_passage_tagged(book, (there,), "due-process", "Ana", LATER) is book
    again = replace(target(start=40))
    assert len(with_passage_tagged(book, (again,), "due-process", "Ana", LATER).annotations) == 5
    other = replace(there, selector=replace(there.selector, suffix=", or"))
    assert len(with_passage_tagged(book, (other,), "due-process", "Ana", LATER).annotations) == 5


def test_another_tag_on_the_same_passage_is_another_annotation() -> None:
    assert len(with_passage_tagged(small_book(), (target(),), "deadline", "Ana", WHEN).annotations) == 5


def test_many_matches_are_tagged_at_once_and_each_passage_once() -> None:
    book = small_book()
    places = [(target(start=n),) for n in (1, 2, 3, 3, 100)]
    after = with_passages_tagged(book, places, "due-process", "Ana", WHEN)
    assert len(made(book, after)) == 3


def test_a_link_is_tagged_with_both_its_ends() -> None:
    ends = (target(), target("eo-90002"))
    after = with_passage_tagged(small_book(), ends, "deadline", "Ana", WHEN)
    assert after.annotations[made(small_book(), after)[0]].is_link


@pytest.mark.parametrize("targets", [(), (target(exact="  "),), (target(order=""),)])
def test_nothing_selected_is_not_tagged(targets: tuple) -> None:
    with pytest.raises(BadRequest, match="select a passage"):
        with_passage_tagged(small_book(), targets, "deadline", "Ana", WHEN)


def test_a_tag_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadRequest, match="make it first"):
        with_passage_tagged(small_book(), (target(),), "gone", "Ana", WHEN)


def test_notes_of_several_people_stand_on_one_passage() -> None:
    book = with_note(small_book(), (target(),), "Who gains?", "Ana", WHEN)
    book = with_note(book, (target(),), "Turn to 2(d).", "Ben", LATER)
    (one,) = _uses(book, None)
    assert one.notes == (Note("Who gains?", "Ana", WHEN), Note("Turn to 2(d).", "Ben", LATER))
    assert with_note(book, (target(),), "Who gains?", "Ana", LATER) is book


def test_a_note_on_a_tag_is_changed_and_taken_away() -> None:
    book = small_book()
    first = next(iter(book.annotations))
    book = with_note_on(book, first, "Who gains?", "Ana", WHEN)
    book = with_note_text(book, first, 0, "Who gains, who loses?", LATER)
    assert book.annotations[first].notes == (Note("Who gains, who loses?", "Ana", WHEN),)
    assert book.annotations[first].modified == LATER
    assert without_note(book, first, 0, LATER).annotations[first].tag == "due-process"
    assert with_note_text(book, first, 0, " ", LATER) == without_note(book, first, 0, LATER)
    with pytest.raises(BadRequest, match="no longer there"):
        with_note_text(book, first, 1, "x", LATER)


def test_a_note_alone_goes_with_its_words() -> None:
    book = with_note(small_book(), (target(),), "Who gains?", "Ana", WHEN)
    (one,) = _uses(book, None)
    assert with_note_text(book, one.id, 0, "", LATER) == small_book()
    with pytest.raises(BadRequest, match="says nothing"):
        with_note(book, (target(),), "  ", "Ana", WHEN)


def test_another_tag_on_an_annotation_joins_what_is_there() -> None:
    book = small_book()
    other = with_passage_tagged(book, (target(),), "deadline", "Ben", LATER)
    (id_,) = made(book, other)
    other = with_note_on(other, id_, "Both.", "Ben", LATER)
    after = with_tag_of(other, id_, "due-process", LATER)
    assert len(after.annotations) == 4
    first = after.annotations[next(iter(book.annotations))]
    assert (first.creators, [note.text for note in first.notes]) == (("Ana", "Ben"), ["Both."])
    assert with_tag_of(other, id_, None, LATER).annotations[id_].tag is None
    assert without(other, [id_, "unknown"]) == book


# -- vocabulary ------------------------------------------------------------------------------------------------------


def test_a_new_tag_gets_a_free_letter_and_a_rare_pattern() -> None:
    book = small_book()
    letters = {tag.label: tag.letter for tag in book.vocabulary.tags}
    assert letters == {"rights": "R", "due process": "D", "deadline": "E"}
    assert [tag.pattern for tag in book.vocabulary.tags] == [0, 1, 2]
    for n in range(40):
        book, _ = with_new_tag(book, f"deed {'abcdefghij'[n % 10]}{n}")
    heads = [tag.letter for tag in book.vocabulary.tags]
    assert all(1 <= len(head) <= 2 for head in heads)
    assert heads[3] == "A"
    patterns = [tag.pattern for tag in book.vocabulary.tags]
    assert max(map(patterns.count, range(6))) - min(map(patterns.count, range(6))) <= 1


@pytest.mark.parametrize("label", ["", "   ", "DUE  Process", "x" * 121])
def test_a_name_that_will_not_do_is_refused(label: str) -> None:
    with pytest.raises(BadRequest):
        with_new_tag(small_book(), label)
    with pytest.raises(BadRequest):
        renamed(small_book(), "deadline", label)


def test_a_tag_may_be_renamed_in_case_only() -> None:
    assert renamed(small_book(), "due-process", "Due Process").vocabulary.tag("due-process").label == "Due Process"


def test_names_without_latin_letters_get_ids_too() -> None:
    book, one = with_new_tag(Tagbook(), "זכויות")
    book, two = with_new_tag(book, "权利")
    assert (one.id, two.id) == ("tag", "tag-2")
    assert two.letter == "权"


def test_a_tag_is_moved_below_another_but_never_below_itself() -> None:
    book = moved_below(small_book(), "deadline", "due-process")
    assert _tags(book)["deadline"] == "due-process"
    with pytest.raises(BadRequest, match="“rights” cannot lie below itself"):
        moved_below(book, "rights", "deadline")
    with pytest.raises(BadRequest):
        moved_below(book, "rights", "rights")
    assert [tag.id for tag in moved_below(book, "deadline", None, before="rights").vocabulary.tags] == [
        "deadline",
        "rights",
        "due-process",
    ]


def test_merged_tags_join_uses_names_and_what_lies_below() -> None:
    book, hearing = with_new_tag(small_book(), "hearing", "due-process")
    book = with_aliases(book, "due-process", ["fairness", "deadline"])
    book = with_passage_tagged(book, (target(),), "deadline", "Ben", LATER)
    book = with_note_on(book, next(reversed(book.annotations)), "From Ben.", "Ben", LATER)
    after = merged_tags(book, "due-process", "deadline")
    assert _tags(after) == {"rights": None, "deadline": None, hearing.id: "deadline"}
    assert after.vocabulary.tag("deadline").aliases == ("due process", "fairness")
    assert len(_uses(after, "deadline")) == 4
    (both,) = [one for one in after.annotations.values() if one.targets == (target(),)]
    assert (set(both.creators), both.notes[0].text, both.created) == ({"Ana", "Ben"}, "From Ben.", WHEN)


def test_a_tag_merged_into_one_below_it_leaves_no_ring() -> None:
    book, hearing = with_new_tag(small_book(), "hearing", "due-process")
    assert _tags(merged_tags(book, "rights", hearing.id)) == {
        "due-process": None, "deadline": None, hearing.id: "due-process"
    }  # fmt: skip
    with pytest.raises(BadRequest):
        merged_tags(book, "rights", "rights")


def test_a_deleted_tag_says_what_becomes_of_its_uses() -> None:
    book, _ = with_new_tag(small_book(), "hearing", "due-process")
    book = with_note_on(book, next(iter(book.annotations)), "Kept.", "Ana", WHEN)
    gone = without_tag(book, "due-process")
    assert (len(gone.annotations), _tags(gone)["hearing"]) == (2, "rights")
    moved = without_tag(book, "due-process", "deadline")
    assert len(_uses(moved, "deadline")) == 4
    notes = without_tag(book, "due-process", keep_as_notes=True)
    assert [note.text for one in _uses(notes, None) for note in one.notes] == ["Kept.", "due process"]
    with pytest.raises(BadRequest):
        without_tag(book, "due-process", "due-process")
    with pytest.raises(BadRequest):
        without_tag(book, "gone")


def test_a_figure_pins_one_tag() -> None:
    book = with_pin(with_pin(small_book(), "rights", 3), "deadline", 3)
    assert {tag.id: tag.pinned for tag in book.vocabulary.tags} == {"rights": None, "due-process": None, "deadline": 3}
    assert with_pin(book, "deadline", None) == small_book()
    with pytest.raises(BadRequest):
        with_pin(book, "rights", 10)


def test_the_looks_and_meaning_of_a_tag() -> None:
    book = with_definition(small_book(), "rights", " What a person may claim.\n")
    book = with_aliases(book, "rights", ["claims", " ", "Claims", "RIGHTS"])
    book = with_letter(with_pattern(with_colour(book, "rights", "#3F5870"), "rights", 5), "rights", " Ri ")
    assert book.vocabulary.tag("rights") == Tag(
        "rights", "rights", None, "Ri", 5, "#3F5870", "What a person may claim.", ("claims",)
    )
    for deed in (
        lambda: with_colour(book, "rights", "blue"),
        lambda: with_pattern(book, "rights", 6),
        lambda: with_letter(book, "rights", "abc"),
    ):
        with pytest.raises(BadRequest):
            deed()


def _any_deed(book: Tagbook, chance: random.Random) -> Tagbook:
    tags = [tag.id for tag in book.vocabulary.tags] or ["gone"]
    one, other, name = chance.choice(tags), chance.choice(tags), f"{chance.choice('abc')}{chance.randrange(5)}"
    deeds = (
        lambda: with_new_tag(book, name, one)[0],
        lambda: moved_below(book, one, chance.choice([other, None]), chance.choice(tags)),
        lambda: merged_tags(book, one, other),
        lambda: without_tag(book, one, chance.choice([other, None]), keep_as_notes=chance.random() < 0.5),
        lambda: with_pin(book, one, chance.randrange(1, 4)),
        lambda: renamed(book, one, name),
        lambda: with_passage_tagged(book, (target(start=chance.randrange(4)),), one, "Ana", WHEN),
    )
    return chance.choice(deeds)()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_no_row_of_deeds_makes_a_book_that_does_not_hold_together(seed: int) -> None:
    chance, book = random.Random(seed), small_book()
    for _ in range(14):
        with suppress(BadRequest):
            book = _any_deed(book, chance)
        assert vocabulary_from_yaml(vocabulary_to_yaml(book.vocabulary), "v") == book.vocabulary
        assert {one.tag for one in book.annotations.values()} <= {None, *(tag.id for tag in book.vocabulary.tags)}


def test_five_hundred_matches_are_one_deed() -> None:
    book = small_book()
    after = with_passages_tagged(book, [(target(start=n),) for n in range(1000, 1500)], "rights", "Ana", WHEN)
    assert len(made(book, after)) == len(set(made(book, after))) == 500
    assert small_book() == book
