"""A walkthrough's hand-out: a section a stop, both passages, the note, and answers only at the end."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from selectolax.lexbor import LexborHTMLParser

from reader.comparison import Comparison, compare
from reader.documents import read_bytes
from reader.export import BundleSource, export, html_page, printed_paper, walkthrough_page
from reader.topics import load_taxonomy
from reader.walkthroughs import Answer, Hidden, Question, Walkthrough, stop_for, suggested, with_stop

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
    last = page.css("section.stop")[-1]
    assert walkthrough.stops[-1].note.split()[0] in last.text()


def test_a_question_is_not_answered_where_it_is_asked(small_comparison: Comparison, walkthrough: Walkthrough) -> None:
    page = LexborHTMLParser(walkthrough_page(walkthrough, small_comparison))
    first, last = page.css_first("section.stop"), page.css("section")[-1]
    assert first is not None
    assert ASKED.text in first.text()
    assert first.css(".chip, del, ins, .phrase, .note em") == []
    assert "Mind" not in first.text()
    assert ASKED.text in last.text()
    assert "Mind this <script>" in last.text()
    assert last.css_first("em") is not None
    assert Answer.ENDS.value in last.text()


def test_paper_keeps_the_note_for_the_answer_too(small_comparison: Comparison, walkthrough: Walkthrough) -> None:
    told = [
        paragraph
        for grid in printed_paper(small_comparison, walkthrough=walkthrough).grids
        for row in grid.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    ]
    lines = [paragraph.text for paragraph in told]
    asked, answers = lines.index(f"Question: {ASKED.text}"), lines.index("Answers")
    (note,) = (at for at, line in enumerate(lines) if line.startswith("Mind"))
    assert asked < answers < note
    assert [words.text for words in told[note].words if words.italic] == ["this"]


@pytest.mark.parametrize("ending", [".html", ".docx", ".pptx"])
def test_orders_without_a_number_are_known_by_their_ids(tmp_path: Path, ending: str) -> None:
    """A memorandum has no number: only the library's id says that a stop speaks of it."""
    texts = [f"# Notes on {name}\n\nSection 1. Aim. The {name} office shall wait.\n" for name in ("gates", "lamps")]
    pair = compare(*(read_bytes(text.encode(), f"{at}.md") for at, text in enumerate(texts)), load_taxonomy())
    sources = tuple(BundleSource(f"{name}.md", b"", name, name) for name in ("memo-gates", "memo-lamps"))
    stop = stop_for(pair, "1", "1", editions=("memo-gates", "memo-lamps"))
    walk = with_stop(Walkthrough("Two notes", "memo-gates", "memo-lamps"), stop)
    file = tmp_path / f"walk{ending}"
    export(pair, file, walkthrough=walk, sources=(sources[0], sources[1]))
    told = read_any(file)
    assert "gates office" in told
    assert "lamps office" in told
    assert "not open" not in told


def read_any(file: Path) -> str:
    if file.suffix == ".html":
        return file.read_text("utf-8")
    with zipfile.ZipFile(file) as parts:
        found = [
            parts.read(name).decode() for name in parts.namelist() if re.search(r"(document|slide\d+)\.xml$", name)
        ]
    return re.sub(r"<[^>]+>", "", " ".join(found))


def test_it_is_printed_too(
    small_comparison: Comparison, walkthrough: Walkthrough, tmp_path: Path, qapp: object
) -> None:
    from reader.desktop.printing import print_pdf

    assert print_pdf(printed_paper(small_comparison, walkthrough=walkthrough), tmp_path / "walk.pdf") >= 2
