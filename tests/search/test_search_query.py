"""The query language: what is understood, and what is refused in one sentence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import BadQuery
from reader.search import FIELDS, check_query
from reader.search.fields import Filter
from reader.search.query import All, Either, Without, Words, parse


def word(form: str) -> Words:
    return Words((form,), exact=False)


def test_words_must_all_occur() -> None:
    assert parse("harbour dues") == All((word("harbour"), word("dues")))
    assert parse("harbour AND dues") == parse("harbour dues")


def test_common_words_are_not_insisted_on_unless_they_are_all_there_is() -> None:
    assert parse("dues of the harbour") == parse("dues harbour")
    assert parse("of the") == All((word("of"), word("the")))
    assert parse("the by:fell") == All((word("the"), Filter("by", ("fell",), 4)))


def test_a_phrase_is_taken_word_for_word() -> None:
    assert parse('"dues of the harbour"') == Words(("dues", "of", "the", "harbour"), exact=True, quoted=True)
    assert parse("“night watch”") == parse('"night watch"')


def test_or_binds_less_than_neighbours() -> None:
    assert parse("bell lamp OR buoy") == Either((All((word("bell"), word("lamp"))), word("buoy")))
    assert parse("bell (lamp OR buoy)") == All((word("bell"), Either((word("lamp"), word("buoy")))))


def test_what_is_not_wanted() -> None:
    assert parse("bell -fog") == All((word("bell"), Without(word("fog"))))
    assert parse("bell NOT fog") == parse("bell -fog")
    assert parse("night-watch") == Words(("night", "watch"), exact=True)


def test_a_citation_is_one_run() -> None:
    assert parse("301(b)(2)") == Words(("301", "b", "2"), exact=True)
    assert parse("(301(b) OR bell)") == Either((Words(("301", "b"), exact=True), word("bell")))


def test_a_prefix_goes_on() -> None:
    assert parse("light*") == Words(("light",), exact=True, prefix=True)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2021-3-4", date(2021, 3, 4), date(2021, 3, 4)),
        ("2021..", date(2021, 1, 1), None),
        ("..2021", None, date(2021, 12, 31)),
        ("2017-01-01..2021-01-20", date(2017, 1, 1), date(2021, 1, 20)),
    ],
)
def test_days_of_signing(typed: str, first: date | None, last: date | None) -> None:
    assert parse(f"signed:{typed}") == Filter("signed", (typed,), 0, first, last)


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ('label:5("a")', "label", '5("a")'),
        ("label:4(a)(ii)(B)", "label", "4(a)(ii)(B)"),
        ('label:"Actions/Ringing the bells"', "label", "Actions/Ringing the bells"),
        ("kind:eo", "kind", "executive-order"),
        ('kind:"fact sheet"', "kind", "fact-sheet"),
        ("KIND:procl", "kind", "proclamation"),
        ("effect:end", "effect", "end"),
        ("edition:digest", "edition", "digest"),
        ("in:14165", "in", "14165"),
        ('topic:"night watch"', "topic", "night watch"),
    ],
)
def test_fields_take_what_is_printed(typed: str, field: str, value: str) -> None:
    assert parse(typed) == Filter(field, (value,), 0)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("§ …", "no word"),
        ('bell "fog', "character 6"),
        ("(bell", "character 1"),
        ("bell)", "character 5"),
        ("bell OR", "after the “OR” at character 6"),
        ("OR bell", "before the “OR” at character 1"),
        ("bell AND", "after the “AND”"),
        ("bell NOT", "after the “NOT”"),
        ("colour:red", "no field “colour”"),
        ("effect:abolish", "effect is one of"),
        ("effect:e", "effect is one of"),
        ("signed:soon", "not a date"),
        ("signed:2021-02-30", "not a date"),
        ("signed:..", "not a date"),
        ("signed:2021..2019", "earlier date first"),
        ('by:""', "Nothing stands after"),
        ("by:…", "no word"),
        ("b*", "first two letters"),
        ("(" * 40 + "bell" + ")" * 40, "nested"),
        ("bell " * 400, "shorten"),
    ],
)
def test_what_cannot_be_understood_is_refused_in_a_sentence(typed: str, said: str) -> None:
    with pytest.raises(BadQuery) as refused:
        check_query(typed)
    sentence = str(refused.value)
    assert said in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


PIECES = st.sampled_from(['"', "“", "(", ")", "-", "OR", "NOT", "AND", "*", ":", " ", "bell", "é", "😀", "4(a)", ".."])
FIELD_PIECES = st.sampled_from([f"{field}:" for field in FIELDS])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.one_of(PIECES, FIELD_PIECES, st.text(max_size=3))).map("".join)))
def test_any_text_is_understood_or_refused(typed: str) -> None:
    try:
        check_query(typed)
    except BadQuery:
        return
