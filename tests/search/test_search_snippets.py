"""The lines shown around found words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search.query import parse
from reader.search.schema import stem
from reader.search.snippets import found_words, lights, snippet
from reader.spans import Span


def marked(text: str, query: str) -> list[str]:
    return [span.of(text) for span in found_words(text, lights(parse(query)), stem)]


def test_every_form_of_a_word_is_found() -> None:
    text = "Boats are moored; mooring is free; a moor is no mooring."
    assert marked(text, "mooring") == ["moored", "mooring", "moor", "mooring"]
    assert marked(text, '"mooring"') == ["mooring", "mooring"]
    assert marked(text, "moo*") == ["moored", "mooring", "moor", "mooring"]


def test_a_phrase_is_one_mark_and_its_words_elsewhere_are_none() -> None:
    assert marked("The night watch rests by night.", '"night watch"') == ["night watch"]


def test_what_is_unwanted_is_not_marked() -> None:
    assert marked("bell and fog", "bell -fog") == ["bell"]


def test_a_citation_is_marked_to_its_closing_parenthesis() -> None:
    assert marked("see 7 U.S.C. 301(b)(2), as it stands", "301(b)(2)") == ["301(b)(2)"]


def test_a_short_text_is_shown_whole_with_white_space_folded() -> None:
    text = "The bell\n\nrings  in fog."
    shown = snippet(text, Span(0, len(text)), found_words(text, lights(parse("fog")), stem))
    assert shown.text == "The bell rings in fog."
    assert [mark.of(shown.text) for mark in shown.marks] == ["fog"]


def test_a_long_text_is_cut_between_words_where_the_hit_is() -> None:
    text = "Sand is carried off by the tide. " * 30 + "The bell rings. " + "Nets are dried on the wall. " * 30
    shown = snippet(text, Span(0, len(text)), found_words(text, lights(parse("bell")), stem))
    assert shown.text.startswith("… ")
    assert shown.text.endswith(" …")
    assert [mark.of(shown.text) for mark in shown.marks] == ["bell"]
    assert len(shown.text) < 240
    assert all(each in text for each in shown.text.strip("… ").split())


def test_the_window_with_more_of_the_words_wins() -> None:
    text = "A bell hangs here. " + "Sand is carried off. " * 20 + "The bell rings in fog. " + "Nets are dried. " * 20
    shown = snippet(text, Span(0, len(text)), found_words(text, lights(parse("bell fog")), stem))
    assert {mark.of(shown.text) for mark in shown.marks} == {"bell", "fog"}


PIECES = st.lists(st.sampled_from(["bell", "fog", "rings", "sand.", "\n\n", "😀", "x" * 300, " "]), max_size=120)


@settings(max_examples=80, deadline=None)
@given(PIECES, st.data())
def test_marks_stand_on_the_same_words_as_in_the_text(pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(pieces)
    start = data.draw(st.integers(0, len(text)))
    marks = found_words(text, lights(parse("bell OR fog")), stem)
    shown = snippet(text, Span(start, len(text)), marks)
    assert {mark.of(shown.text) for mark in shown.marks} <= {"bell", "fog"}
    if any(mark.start >= start for mark in marks):
        assert shown.marks
    assert len(shown.text) <= 230
