"""Annotations through a table and back."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from types import MappingProxyType

import pytest
from hypothesis import given, settings

from reader.annotations import Annotation, Note, Selector, Tag, Tagbook, Target, Vocabulary
from reader.annotations.csv_file import guarded, to_csv
from reader.annotations.csv_reading import from_csv
from reader.errors import BadAnnotations
from tests.drawn_tags import WORDS, tagbooks

RIGHTS = Vocabulary((Tag("rights", "rights"), Tag("hearing", "fair hearing", "rights", aliases=("day in court",))))
ONE = Annotation(
    "urn:uuid:1",
    (Target("eo-90001", Selector("a hearing", "before ", ".", 10, 19), "2(a)", "eo-90001"),),
    "hearing",
    (Note("Compare section 3.", "Ada", datetime(2025, 1, 20, tzinfo=UTC)), Note("=HYPERLINK()", "Ben")),
    ("Ada", "Ben"),
    datetime(2025, 1, 20, 12, tzinfo=UTC),
)
HEAD = "tag,quote,order,start,end\n"


def read(text: str, vocabulary: Vocabulary = RIGHTS):
    return from_csv(text.encode(), "tags.csv", vocabulary)


@settings(max_examples=30)
@given(tagbooks())
def test_any_annotations_come_back_as_they_were(book: Tagbook) -> None:
    data = to_csv(book.annotations.values(), book.vocabulary)
    found = from_csv(data, "tags.csv", book.vocabulary)
    assert found.annotations == tuple(book.annotations.values())
    assert (found.problems, found.new_tags) == ((), ())


@settings(max_examples=30)
@given(tagbooks())
def test_they_come_back_into_a_library_without_tags_too(book: Tagbook) -> None:
    found = from_csv(to_csv(book.annotations.values(), book.vocabulary), "tags.csv", Vocabulary())
    assert found.annotations == tuple(book.annotations.values())
    assert {tag.id for tag in found.new_tags} >= {one.tag for one in found.annotations if one.tag}


@settings(max_examples=30)
@given(tagbooks())
def test_no_cell_is_a_formula(book: Tagbook) -> None:
    text = to_csv(book.annotations.values(), book.vocabulary).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not [cell for cell in row if cell.lstrip().startswith(tuple("=+-@")) or cell.startswith(("\t", "\r"))]


@given(WORDS)
def test_an_apostrophe_is_put_before_what_needs_it_alone(words: str) -> None:
    assert guarded(words) in (words, f"'{words}")


def test_the_table_is_readable() -> None:
    data = to_csv([ONE], RIGHTS)
    assert data.startswith(b"\xef\xbb\xbftag,hierarchy,quote,")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    shown = {name: row[name] for name in ("tag", "hierarchy", "quote", "order", "label", "creators", "note", "note 2")}
    assert shown == {
        "tag": "fair hearing", "hierarchy": "rights > fair hearing", "quote": "a hearing", "order": "eo-90001",
        "label": "2(a)", "creators": "Ada; Ben", "note": "Compare section 3.", "note 2": "'=HYPERLINK()",
    }  # fmt: skip


def test_a_table_made_by_hand_is_taken() -> None:
    found = read("Quote;Order;Tag;Note\r\na hearing;eo-90001;Day in Court;see 3\r\n\r\n")
    (one,) = found.annotations
    assert (one.tag, one.notes, found.problems) == ("hearing", (Note("see 3"),), ())
    assert one.targets == (Target("eo-90001", Selector("a hearing")),)
    assert read("Quote;Order;Tag;Note\na hearing;eo-90001;Day in Court;see 3\n").annotations == (one,), "the same id"


def test_a_tag_not_known_is_offered_as_new_with_those_above_it() -> None:
    found = read("tag,hierarchy,quote,order\nasylum,rights > refuge > asylum,claims,eo-90001\n")
    assert [(tag.label, tag.broader) for tag in found.new_tags] == [("asylum", "refuge"), ("refuge", "rights")]
    assert found.annotations[0].tag == "asylum"
    assert found.problems == ("2 tags are not in your vocabulary; they are new ones: “asylum”, “refuge”.",)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("rights,a,eo-1,ten,12", "its place “ten” is no whole number"),
        ("rights,a,eo-1,12,10", "its place ends (10) before it begins (12)"),
        ("rights,a,eo-1,-4,10", "its place “-4” is no whole number"),
        ("rights,,eo-1,,", "its quote is empty"),
        ("rights,a,,1,2", "its order is empty"),
        ("rights,,,,", "it has neither quote nor order"),
    ],
)
def test_a_bad_row_is_left_out_and_the_others_are_offered(row: str, reason: str) -> None:
    found = read(f"{HEAD}{row}\nrights,good,eo-1,1,5\n")
    assert [one.targets[0].selector.exact for one in found.annotations] == ["good"]
    assert found.problems == (f"Row 2 is left out: {reason}.",)


def test_a_row_whose_date_cannot_be_read_comes_without_it() -> None:
    found = read("quote,order,created\na,eo-1,yesterday\n")
    assert found.annotations[0].created is None
    assert found.problems == ("Row 2: “yesterday” is no date (2025-01-20T12:00:00Z); the passage comes in without it.",)


def test_of_two_rows_with_one_id_the_first_is_taken() -> None:
    found = read("id,quote,order\nx,a,eo-1\nx,b,eo-1\n")
    assert [one.targets[0].selector.exact for one in found.annotations] == ["a"]
    assert found.problems == ("Row 3 is left out: its id is that of an earlier row.",)


def test_a_file_that_breaks_off_gives_what_stands_before() -> None:
    whole = to_csv([ONE, ONE.__class__("urn:uuid:2", ONE.targets, notes=(Note("one\nmore, and"),))], RIGHTS)
    found = from_csv(whole[: whole.index(b"more")], "tags.csv", RIGHTS)
    assert found.annotations == (ONE,)
    assert found.problems == ("The file breaks off or is damaged in row 3; the rows before it are offered.",)


def test_a_very_long_cell_is_no_obstacle() -> None:
    before = csv.field_size_limit()
    found = read(f'quote,order\n"{"long " * 50_000}",eo-1\n')
    assert len(found.annotations[0].targets[0].selector.exact) == 250_000
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"tag,words\na,b\n", "tags.csv has no column “quote” and no column “order”"),
        (b"quote,tag\na,b\n", "tags.csv has no column “order”"),
        (b"quote,order\nna\xefve,eo-1\n", "tags.csv is not written in UTF-8 (byte 14)"),
        (b" \n", "tags.csv is empty"),
    ],
)
def test_what_is_no_such_table_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(BadAnnotations) as told:
        from_csv(data, "tags.csv", RIGHTS)
    assert str(told.value).startswith(sentence)


def test_an_empty_book_makes_a_table_with_a_head_alone() -> None:
    found = from_csv(to_csv([], Vocabulary()), "tags.csv", Vocabulary())
    assert (found.annotations, found.problems) == ((), ())


def test_frozen_books_are_not_touched() -> None:
    book = Tagbook(RIGHTS, MappingProxyType({ONE.id: ONE}))
    to_csv(book.annotations.values(), book.vocabulary)
    assert book.annotations == {ONE.id: ONE}


def test_of_very_many_bad_rows_fifty_are_named() -> None:
    found = read(HEAD + "rights,a,eo-1,ten,12\n" * 100 + "rights,good,eo-1,1,5\n")
    assert len(found.annotations) == 1
    assert found.problems[49:] == (
        "Row 51 is left out: its place “ten” is no whole number.",
        "50 further remarks of this kind are not shown.",
    )
