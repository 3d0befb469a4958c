"""All places of a phrase or topic: found whole, shown in their context, tagged as one deed."""

from __future__ import annotations

import pytest

from reader.annotations import matches, phrase_matches, topic_matches, with_passages_tagged
from reader.documents import read_bytes
from reader.spans import Span
from reader.structure import outline
from reader.topics import Mention
from tests.annotations.made_books import WHEN, small_book
from tests.small_orders import REVIEWS

TEXT = (
    "Due process first. The claim’s due\nprocess, not undue processes; due-process and DUE  PROCESS.\n\n"
    "process due\n\nprocess"
)


def _found(phrase: str, text: str = TEXT, **how: bool) -> list[str]:
    return [span.of(text) for span in phrase_matches(text, phrase, **how)]


def test_a_phrase_is_found_whatever_its_case_and_white_space() -> None:
    assert _found("due process") == ["Due process", "due\nprocess", "DUE  PROCESS"]


def test_not_inside_longer_words_unless_asked_for() -> None:
    assert _found("due process", whole_words=False) == [
        "Due process",
        "due\nprocess",
        "due processes"[:11],
        "DUE  PROCESS",
    ]


def test_inflections_where_asked_for() -> None:
    assert _found("claim") == ["claim"]
    assert _found("claim", inflections=True) == ["claim’s"]
    assert _found("processes", inflections=True)[2:3] == ["processes"]
    assert _found("agency", "An agency, two agencies, an agent.", inflections=True) == ["agency", "agencies"]


def test_a_phrase_across_paragraphs_is_found_as_it_was_selected() -> None:
    assert _found("due\n\nprocess") == ["due\n\nprocess"]


def test_quotes_and_hyphens_are_alike() -> None:
    assert _found("catch-and-release", "“catch‑and‑release” and catch-and-release") == [
        "catch‑and‑release",
        "catch-and-release",
    ]
    assert _found("claim's") == ["claim’s"]


@pytest.mark.parametrize("phrase", ["", "  ", "—", "(.*)", "[", "\\"])
def test_signs_alone_are_nowhere_and_no_pattern(phrase: str) -> None:
    assert _found(phrase) == []


def test_signs_in_a_phrase_stand_for_themselves() -> None:
    text = "under 8 U.S.C. 1225(b)(1) and 8 UxSxC. 1225(b)(1), (b)(1)x"
    assert _found("8 U.S.C. 1225(b)(1)", text) == ["8 U.S.C. 1225(b)(1)"]
    assert len(_found("(b)(1)", text)) == 3


def test_astral_letters_count_as_one() -> None:
    assert phrase_matches("🗽🗽 due process", "due process") == (Span(3, 14),)


def test_a_topic_s_mentions_do_not_overlap() -> None:
    spans = [Span(0, 9), Span(4, 7), Span(20, 25)]
    mentions = [Mention("mpp", "1", span, "", None, None, "") for span in spans]
    other = Mention("parole", "1", Span(30, 36), "", None, None, "")
    assert topic_matches([*reversed(mentions), other], "mpp") == (Span(0, 9), Span(20, 25))


def test_matches_are_shown_in_their_context_and_tagged_at_once() -> None:
    opened = outline(read_bytes(REVIEWS.encode(), "order.md"))
    spans = phrase_matches(opened.text, "claim", inflections=True)
    book = small_book()
    found = matches(opened, "eo-90001", "eo-90001-digest", spans, book, "rights")
    assert [(one.target.label, one.quote, one.tagged) for one in found] == [
        ("2(a)", "claim", False),
        ("2(a)(ii)", "claims", False),
    ]
    assert found[0].before.endswith("hear each ")
    assert found[0].after.startswith(" in turn")
    after = with_passages_tagged(book, [(one.target,) for one in found], "rights", "Ana", WHEN)
    assert len(after.annotations) == 6
    again = matches(opened, "eo-90001", "eo-90001-digest", spans, after, "rights")
    assert all(one.tagged for one in again)
