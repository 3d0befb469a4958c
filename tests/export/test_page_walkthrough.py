"""A walkthrough's hand-out: a section a stop, both passages, the note, and answers only at the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from selectolax.lexbor import LexborHTMLParser

from reader.comparison import Comparison
from reader.export import html_page, printed_paper, walkthrough_page
from reader.walkthroughs import Answer, Hidden, Question, Walkthrough, suggested

ASKED = Question("What does the other order do with the waiting program?", Hidden.RIGHT, Answer.ENDS)


@pytest.fixture
def walkthrough(small_comparison: Comparison) -> Walkthrough:
    made = suggested(small_comparison)
    first, *rest = made.stops
    note = "Mind *this* <script>alert(1)</script>\n\n# no heading"
    return replace(made, stops=(replace(first, note=note, question=ASKED), *rest), author="A. Trainer")


def test_it_is_valid_and_self_contained(small_comparison: Comparison, walkthrough: Walkthrough) -> None:
    made = walkthrough_page(walkthrough, small_comparison)
    html5lib.HTMLParser(strict=True).parse(made)
    page = LexborHTMLParser(made)
    assert page.css("script, img, link, [src]") == []
    assert len(page.css("h1")) == 1
    assert made == html_page(small_comparison, walkthrough=walkthrough)


def test_each_stop_has_its_section(small_comparison: Comparison, walkthrough: Walkthrough) -> None:
    page = LexborHTMLParser(walkthrough_page(walkthrough, small_comparison))
    titles = [node.text() for node in page.css("section.stop h2")]
    assert titles == [f"{number}. {stop.title}" for number, stop in enumerate(walkthrough.stops, 1)]
    first = page.css_first("section.stop")
    assert first is not None
    assert "Mind" in first.text()
    assert first.css_first("em") is not None


def test_a_question_is_not_answered_where_it_is_asked(small_comparison: Comparison, walkthrough: Walkthrough) -> None:
    page = LexborHTMLParser(walkthrough_page(walkthrough, small_comparison))
    first, last = page.css_first("section.stop"), page.css("section")[-1]
    assert first is not None
    assert ASKED.text in first.text()
    assert first.css(".chip") == []
    assert ASKED.text in last.text()
    assert Answer.ENDS.value in last.text()


def test_it_is_printed_too(
    small_comparison: Comparison, walkthrough: Walkthrough, tmp_path: Path, qapp: object
) -> None:
    from reader.desktop.printing import print_pdf

    assert print_pdf(printed_paper(small_comparison, walkthrough=walkthrough), tmp_path / "walk.pdf") >= 2
