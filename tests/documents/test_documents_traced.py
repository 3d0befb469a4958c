"""Text that remembers its source."""

from __future__ import annotations

import re

from reader.documents import Emphasis
from reader.documents.markup import Tracer, visible
from reader.documents.traced import BOLD, ITALIC, Traced, emphases, joined, runs


def test_every_character_knows_its_offset_after_cutting_and_joining():
    source = Traced.of("one  two\nthree")
    words = joined([source.cut(5, 8), source.cut(9)], " ")
    assert words.text == "two three"
    assert [source.text[at] for at in words.origin if at != 8] == list("twothree")


def test_folding_keeps_one_space_at_the_place_of_the_first():
    folded = Traced.of("  a \n\t b ").folded()
    assert folded.text == "a b"
    assert list(folded.origin) == [2, 3, 7]


def test_a_substitution_may_answer_a_part_of_the_text_itself():
    source = Traced.of(r"\(a\) Do")
    plain = source.sub(re.compile(r"\\(.)"), lambda match: source.cut(match.start(1), match.end(1)))
    assert plain.text == "(a) Do"
    assert list(plain.origin) == [1, 2, 4, 5, 6, 7]


def test_runs_are_stretches_of_unbroken_offsets():
    source = Traced.of("abcdef")
    assert runs(joined([source.cut(0, 2), source.cut(4)]).origin) == ((0, 0, 2), (2, 4, 2))


def test_emphases_leave_out_spaces_at_their_ends_and_lone_stops():
    words = joined([Traced.of(" Duties ").set_off(BOLD), Traced.of("of "), Traced.of(". ").set_off(ITALIC)])
    found = emphases(words.text, words.style)
    assert [(one.span.of(words.text), one.style) for one in found] == [("Duties", Emphasis.BOLD)]


def test_visible_text_of_markup_has_its_entities_resolved_at_their_own_place():
    shown = visible("<p>Salt &amp; light<!-- no --></p>\r\nend")
    assert shown.text == "Salt & light\nend"
    assert shown.origin[5] == 8


def test_the_tracer_finds_words_in_document_order():
    tracer = Tracer("<b>again</b> and <i>again</i>")
    assert [tracer.take(words).start for words in ("again", " and ", "again")] == [3, 12, 20]
