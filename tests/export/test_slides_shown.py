"""Slides: one stop a slide, both passages whole, the note in the speaker notes; nothing cut off, nothing given away."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pptx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pptx.oxml.ns import qn

from reader.comparison import Comparison, Piece, Side, compare
from reader.documents import read
from reader.errors import Cancelled
from reader.export.slide_fit import LARGEST, SMALLEST, Paragraph, fitted, height_of, line_count
from reader.export.slides import write_slides
from reader.topics import load_taxonomy
from reader.walkthroughs import (
    Answer,
    Hidden,
    Question,
    Walkthrough,
    slides,
    stop_for,
    suggested,
    with_stop,
)
from tests.comparison.paired_orders import paired
from tests.export.office_orders import odd_comparison, shown_pages

POINTS = 12700
"""English metric units of a point."""


def written(comparison: Comparison, folder: Path, walkthrough: Walkthrough | None = None) -> list[Any]:
    write_slides(comparison, folder / "walk.pptx", walkthrough=walkthrough)
    return list(pptx.Presentation(str(folder / "walk.pptx")).slides)


def passage(made: Any, name: str) -> str:
    """The words of the passage of order `name` on a slide; empty where it shows none."""
    return "\n".join(shape.text_frame.text for shape in made.shapes if shape.name == f"Passage of {name}")


def marked(made: Any) -> list[Any]:
    """The properties of every run that is struck out, or set as a framed phrase (in the colour of what is opposed)."""
    runs = [run for run in made._element.iter(qn("a:rPr")) if run.find(qn("a:highlight")) is not None]
    return [run for run in runs if run.find(f"{qn('a:solidFill')}/{qn('a:srgbClr')}").get("val") != "211F1B"]


def bare(words: str) -> str:
    return "".join(words.split())


def asking(walk: Walkthrough, hidden: Hidden) -> Walkthrough:
    question = Question("What does the other order do with it?", hidden, Answer.ENDS)
    return replace(walk, stops=(replace(walk.stops[0], question=question), *walk.stops[1:]))


def test_one_stop_a_slide_between_cover_and_sources(small_comparison: Comparison, tmp_path: Path) -> None:
    walk = suggested(small_comparison)
    titles = [made.shapes.title.text_frame.text for made in written(small_comparison, tmp_path)]
    assert titles == [walk.title, *(stop.title for stop in walk.stops), "Sources"]


def test_every_slide_has_a_title_named_shapes_and_no_empty_placeholder(
    small_comparison: Comparison, tmp_path: Path
) -> None:
    for number, made in enumerate(written(small_comparison, tmp_path)):
        assert made.shapes.title.is_placeholder
        assert made.shapes[0].name == "Title"
        assert all(shape.name for shape in made.shapes)
        assert len({shape.shape_id for shape in made.shapes}) == len(made.shapes)
        sorts = {shape.placeholder_format.idx for shape in made.placeholders}
        assert sorts == ({0} if number == 0 else {0, 12})
        assert (
            number == 0
            or made.shapes[-1].text_frame._txBody.findtext(f".//{qn('a:fld')}/{qn('a:t')}") == f"{number + 1}"
        )


def test_both_passages_stand_whole_on_the_slides_of_their_stop(small_comparison: Comparison, tmp_path: Path) -> None:
    walk = suggested(small_comparison)
    made = written(small_comparison, tmp_path, walk)
    for slide, stop in zip(made[1:-1], slides(walk, small_comparison), strict=True):
        for side in (stop.left, stop.right):
            for one in side.passages:
                for pieces in (one.heading, *one.paragraphs):
                    assert "".join(piece.text for piece in pieces) in passage(slide, side.name)


def test_the_trainers_note_is_in_the_speaker_notes_and_not_on_the_slide(
    small_comparison: Comparison, tmp_path: Path
) -> None:
    walk = suggested(small_comparison)
    walk = replace(walk, stops=(replace(walk.stops[0], note="**Wait** for it.\n\n1. one\n2. <two> & more"),))
    slide = written(small_comparison, tmp_path, walk)[1]
    assert slide.notes_slide.notes_text_frame.text.startswith(
        "Wait for it.\n1. one\n2. <two> & more\n\nEO 90001, 2(a)(i)"
    )
    assert "Wait for it" not in " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


@pytest.mark.parametrize(("hidden", "seen"), [(Hidden.RIGHT, "EO 90001"), (Hidden.LEFT, "EO 90002")])
def test_a_question_hides_the_other_side_and_the_next_slide_answers(
    hidden: Hidden, seen: str, small_comparison: Comparison, tmp_path: Path
) -> None:
    asked, told = written(small_comparison, tmp_path, asking(suggested(small_comparison), hidden))[1:3]
    other = "EO 90002" if seen == "EO 90001" else "EO 90001"
    words = [shape.text_frame.text for shape in asked.shapes if shape.has_text_frame]
    assert asked.shapes.title.text_frame.text == "What does the other order do with it?"
    assert passage(asked, seen)
    assert not passage(asked, other)
    assert "A  continues" in " ".join(words)
    assert "opposed" not in " ".join(words)
    assert passage(told, other)
    assert any("Answer: C  ends" in shape.text_frame.text for shape in told.shapes if shape.has_text_frame)


def test_a_question_about_the_relation_shows_no_mark_that_tells_it(
    small_comparison: Comparison, tmp_path: Path
) -> None:
    asked, told = written(small_comparison, tmp_path, asking(suggested(small_comparison), Hidden.RELATION))[1:3]
    assert marked(asked) == []
    assert marked(told)


def test_a_redline_is_struck_and_underlined(tmp_path: Path) -> None:
    comparison = paired()
    link = next(
        comparison.bitext.links[redline.link]
        for redline in comparison.redlines
        if not redline.rewritten and redline.removed
    )
    stop = stop_for(comparison, link.left[0], link.right[0], redline=True)
    walk = with_stop(replace(suggested(comparison), stops=()), stop)
    slide = written(comparison, tmp_path, walk)[1]
    runs = list(slide._element.iter(qn("a:rPr")))
    assert any(run.get("strike") == "sngStrike" for run in runs)
    assert any(run.get("u") == "sng" and run.find(qn("a:highlight")) is not None for run in runs)


def test_lit_topics_are_underlined_and_named(small_comparison: Comparison, tmp_path: Path) -> None:
    slide = written(small_comparison, tmp_path)[1]
    keys = [shape.text_frame.text for shape in slide.shapes if shape.name == "Key"]
    assert len(keys) == 1
    assert "Migrant Protection Protocols" in keys[0]
    assert any(run.find(qn("a:uFill")) is not None for run in slide._element.iter(qn("a:rPr")))


def test_odd_words_come_through(tmp_path: Path) -> None:
    comparison = odd_comparison()
    walk = replace(suggested(comparison), stops=())
    for label in comparison.left.outline.labels:
        walk = with_stop(walk, stop_for(comparison, label, (), title=f"<{label}> & more"))
    made = written(comparison, tmp_path, walk)
    words = " ".join(passage(slide, "EO 90301") for slide in made)
    for odd in ("<each month>", "R&D", "“quoted” 'and' \"straight\"", "𝔘nicode 😀", "שלום עולם", "\ufffd"):
        assert odd in words, odd
    assert made[1].shapes.title.text_frame.text.startswith("<")


def test_a_passage_read_from_the_right_is_set_so(tmp_path: Path) -> None:
    comparison = odd_comparison()
    walk = replace(suggested(comparison), stops=())
    for label in comparison.right.outline.labels:
        walk = with_stop(walk, stop_for(comparison, (), label, title=label))
    turned = [
        "".join(held.text for held in line.iter(qn("a:t")))
        for slide in written(comparison, tmp_path, walk)
        for line in slide._element.iter(qn("a:p"))
        if line.find(qn("a:pPr")) is not None and line.find(qn("a:pPr")).get("rtl") == "1"
    ]
    assert any("مرحبا" in words for words in turned)


def test_progress_counts_stops_and_cancelling_writes_nothing(small_comparison: Comparison, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    write_slides(small_comparison, tmp_path / "a.pptx", progress=lambda *step: told.append(step))
    stops = suggested(small_comparison).stops
    assert told == [*((at, len(stops), stop.title) for at, stop in enumerate(stops)), (len(stops), len(stops), "")]
    with pytest.raises(Cancelled):
        write_slides(small_comparison, tmp_path / "b.pptx", cancelled=lambda: True)
    assert not (tmp_path / "b.pptx").exists()


def test_a_walkthrough_without_stops_is_a_cover_and_sources(small_comparison: Comparison, tmp_path: Path) -> None:
    assert len(written(small_comparison, tmp_path, replace(suggested(small_comparison), stops=()))) == 2


def test_a_long_passage_is_carried_over_whole_and_inside_its_box(orders_dir: Path, tmp_path: Path) -> None:
    comparison = compare(*(read(orders_dir / "seeds" / name) for name in SEEDS), load_taxonomy())
    walk = suggested(comparison)
    made = written(comparison, tmp_path, walk)
    assert any("(2 of " in slide.shapes.title.text_frame.text for slide in made)
    shown = {side: bare(" ".join(passage(slide, comparison.side(side).order.name) for slide in made)) for side in Side}
    for stop in slides(walk, comparison):
        for side, one in ((Side.LEFT, stop.left), (Side.RIGHT, stop.right)):
            for part in one.passages:
                for pieces in part.paragraphs:
                    assert bare("".join(piece.text for piece in pieces)) in shown[side]
    for slide in made:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top + shape.height <= 7.5 * 72 * POINTS


@pytest.mark.long
def test_another_program_cuts_nothing_off(orders_dir: Path, tmp_path: Path) -> None:
    comparison = compare(*(read(orders_dir / "seeds" / name) for name in SEEDS), load_taxonomy())
    made = written(comparison, tmp_path)
    pages = shown_pages(tmp_path / "walk.pptx")
    assert pages.count("\f") == len(made)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(tmp_path / "walk.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">', boxes)
    lowest = max(float(bottom) for _, top, _, bottom in words if float(top) < 6.5 * 72)
    assert len(words) > 500
    assert lowest <= 6.6 * 72
    assert max(float(right) for _, _, right, _ in words) <= 13.333 * 72


SEEDS = ("004_77cae7ee7d9cfa48.txt", "000_56cbcd2e944a8a01.txt")


def paragraphs(texts: Iterable[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Piece(text, None, None),), "(a)") for text in texts)


@settings(max_examples=40, deadline=None)
@example([";", "\n\n\n", "\n\n\n", "\n\n\n", ";"])
@given(st.lists(st.text(st.sampled_from("aimW .;é漢\n"), min_size=1, max_size=900), max_size=5))
def test_words_are_neither_lost_nor_doubled_and_fit(texts: list[str]) -> None:
    width, height = 340.0, 275.0
    columns = paragraphs(texts), paragraphs(["short"])
    found = fitted(columns, width, height)
    assert SMALLEST <= found.size <= LARGEST
    for number, column in enumerate(columns):
        shown = [paragraph for slide in found.slides for paragraph in slide[number]]
        assert "".join(one.text for one in shown) == "".join(one.text for one in column)
        for slide in found.slides:
            assert height_of(slide[number], found.size, width) <= height + 0.01


def test_short_passages_are_set_large_and_long_ones_small() -> None:
    assert fitted((paragraphs(["A few words."]),), 340, 275).size == LARGEST
    long = fitted((paragraphs(["Some words that fill a line. " * 60]),), 340, 275)
    assert len(long.slides) > 1
    assert line_count(paragraphs(["word " * 100])[0], 22, 340) > line_count(paragraphs(["word " * 100])[0], 14, 340)
