"""The Word document: each passage once beside its partner, real styles, marks, links; whatever the words are."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.table import Table

from reader.comparison import Comparison, Side, compare, facing_rows
from reader.documents import read, read_bytes
from reader.errors import Cancelled
from reader.export.remarks import Remark, RemarkNote, Remarks
from reader.export.word import write_docx, write_walkthrough_docx
from reader.topics import load_taxonomy
from reader.walkthroughs import Answer, Hidden, Question, suggested
from tests.comparison.paired_orders import paired
from tests.export.office_orders import odd_comparison, shown_pages


def words_of(element: object) -> str:
    """The words below an element; python-docx gives some elements a text of their own, so only `w:t` count."""
    return "".join(held.text or "" for held in element.iter(qn("w:t")))  # type: ignore[attr-defined]


def has(element: object, facts: str, name: str) -> bool:
    return element.find(f"{qn(facts)}/{qn(name)}") is not None  # type: ignore[attr-defined]


def folded(text: str) -> str:
    return " ".join(text.split())


def written(comparison: Comparison, folder: Path) -> WordFile:
    write_docx(comparison, folder / "pair.docx")
    return Document(str(folder / "pair.docx"))


def facing(paper: WordFile) -> Table:
    return next(table for table in paper.tables if table.rows[0].cells[1].text == "Relation")


def columns(table: Table) -> tuple[list[str], list[str]]:
    """The words of both columns, row for row, without the head."""
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    return [row[0] for row in rows], [row[2] for row in rows]


def assert_each_once_beside_its_partner(comparison: Comparison, paper: WordFile) -> None:
    rows, found = facing_rows(comparison), columns(facing(paper))
    assert len(found[0]) == len(rows)
    for side, column in zip(Side, found, strict=True):
        tree = comparison.side(side).outline
        for row, words in zip(rows, column, strict=True):
            at = row.left if side is Side.LEFT else row.right
            if at is None:
                assert words == "" or words.startswith("No counterpart in"), words
            else:
                segment = tree.segments[at]
                heading = tree.heading(at)
                assert folded(words).endswith(folded(f"{heading} {segment.body.of(tree.text)}")), segment.label
    shown = [row.left for row in rows if row.left is not None]
    assert shown == list(range(len(comparison.left.outline.segments)))


@pytest.fixture
def paper(small_comparison: Comparison, tmp_path: Path) -> WordFile:
    return written(small_comparison, tmp_path)


def test_each_segment_stands_once_beside_its_partner(small_comparison: Comparison, paper: WordFile) -> None:
    assert_each_once_beside_its_partner(small_comparison, paper)


def test_headings_are_real_ones_and_the_summary_comes_first(paper: WordFile) -> None:
    headings = [(line.style.name, line.text) for line in paper.paragraphs if line.style and "ead" in line.style.name]
    assert paper.paragraphs[0].style is not None
    assert (paper.paragraphs[0].style.name, paper.paragraphs[0].text) == (
        "Title",
        "EO 90001 and EO 90002, side by side",
    )
    assert headings == [
        ("Heading 1", "Summary"),
        ("Heading 2", "Opposed"),
        ("Heading 2", "Only in EO 90001"),
        ("Heading 2", "Only in EO 90002"),
        ("Heading 2", "Deadlines"),
        ("Heading 2", "Authorities"),
        ("Heading 1", "The two orders, facing"),
        ("Heading 1", "References"),
    ]


def test_the_summary_quotes_both_opposed_phrases(paper: WordFile) -> None:
    said = [line.text for line in paper.paragraphs if "· review" in line.text or "· resume" in line.text]
    assert said == [
        "EO 90001, 2(a)(i) · review: “review and determine whether to terminate”",
        "EO 90002, 3  Resumption of Migrant Protection Protocols · resume: “resume”",
    ]


def test_the_head_row_is_repeated_and_short_rows_hold_together(paper: WordFile) -> None:
    rows = facing(paper)._tbl.tr_lst
    assert has(rows[0], "w:trPr", "w:tblHeader")
    assert all(has(row, "w:trPr", "w:cantSplit") for row in rows)


def test_a_change_is_marked_by_colour_and_by_line(tmp_path: Path) -> None:
    paper = written(paired(), tmp_path)
    runs = [run for row in facing(paper).rows for cell in row.cells for line in cell.paragraphs for run in line.runs]
    styles = {run.style.name for run in runs if run.style is not None}
    assert {"Inserted", "Removed"} <= styles
    inserted, removed = paper.styles["Inserted"].element.rPr, paper.styles["Removed"].element.rPr
    assert inserted.find(qn("w:u")) is not None
    assert removed.find(qn("w:strike")) is not None


def test_lit_topics_have_underlines_of_their_own(paper: WordFile) -> None:
    lines = [paper.styles[f"Topic {slot}"].element.rPr.find(qn("w:u")).get(qn("w:val")) for slot in range(1, 9)]
    assert len(set(lines)) == 8
    used = {run.get(qn("w:val")) for run in facing(paper)._tbl.iter(qn("w:rStyle"))}
    assert "Topic1" in used


def test_every_inner_link_leads_somewhere_and_names_are_unique(paper: WordFile) -> None:
    body = paper.element.body
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    goals = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    fields = {field.get(qn("w:instr")).split()[1] for field in body.iter(qn("w:fldSimple"))}
    assert len(names) == len(set(names))
    assert goals
    assert goals <= set(names)
    assert fields
    assert fields <= set(names)


def test_references_are_numbered_where_they_are_cited(paper: WordFile) -> None:
    lines = [line.text for line in paper.paragraphs]
    entries = lines[lines.index("References") + 1 :]
    assert entries[0].startswith("1\t8 U.S.C. 1101 · EO 90001: preamble · EO 90002: preamble")
    marks = [words_of(mark) for mark in facing(paper)._tbl.iter(qn("w:fldSimple"))]
    assert marks[:2] == ["1", "1"]


def test_pages_name_both_orders_and_their_number(paper: WordFile, tmp_path: Path) -> None:
    section = paper.sections[0]
    assert section.page_width > section.page_height
    head = section.header.paragraphs[0].text
    assert "EO 90001" in head
    assert "EO 90002" in head
    fields = [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert paper.core_properties.title == "EO 90001 and EO 90002, side by side"
    assert paper.core_properties.language == "en-US"


def test_odd_words_come_through_and_what_xml_forbids_is_shown(tmp_path: Path) -> None:
    comparison = odd_comparison()
    left, right = columns(facing(written(comparison, tmp_path)))
    words = folded(" ".join(left))
    for odd in ("<each month>", "R&D", "“quoted” 'and' \"straight\"", "𝔘nicode 😀", "שלום עולם", "\ufffd"):
        assert odd in words, odd
    assert "\x0b" not in words
    assert "مرحبا" in " ".join(right)


def test_right_to_left_paragraphs_are_set_so(tmp_path: Path) -> None:
    table = facing(written(odd_comparison(), tmp_path))._tbl
    turned = [words_of(line) for line in table.iter(qn("w:p")) if has(line, "w:pPr", "w:bidi")]
    assert any("مرحبا" in words for words in turned)
    runs = [words_of(run) for run in table.iter(qn("w:r")) if has(run, "w:rPr", "w:rtl")]
    assert "שלום עולם" in runs


def test_every_part_is_well_formed_and_nothing_outside_is_loaded(paper: WordFile, tmp_path: Path) -> None:
    from lxml import etree

    with zipfile.ZipFile(tmp_path / "pair.docx") as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                tree = etree.fromstring(file.read(name))
                outer = [one for one in tree.iter("{*}Relationship") if one.get("TargetMode") == "External"]
                assert all(one.get("Type").endswith("/hyperlink") for one in outer), name


def test_progress_counts_the_rows_and_cancelling_writes_nothing(small_comparison: Comparison, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_docx(small_comparison, tmp_path / "a.docx", progress=lambda done, total, what: told.append((done, total)))
    assert told[0][0] == 0
    assert len(told) > len(facing_rows(small_comparison))
    with pytest.raises(Cancelled):
        write_docx(small_comparison, tmp_path / "b.docx", cancelled=lambda: len(told) > 3)
    assert not (tmp_path / "b.docx").exists()


def test_only_the_asked_topics_are_lit(small_comparison: Comparison, tmp_path: Path) -> None:
    write_docx(small_comparison, tmp_path / "a.docx", slots={"expedited-removal": 3})
    used = {run.get(qn("w:val")) for run in facing(Document(str(tmp_path / "a.docx")))._tbl.iter(qn("w:rStyle"))}
    assert {style for style in used if style.startswith("Topic")} == {"Topic4"}


def test_tags_and_notes_are_comments_at_their_passage(small_comparison: Comparison, tmp_path: Path) -> None:
    said = Remarks(right={"3": (Remark("shelter / <wait>", "resume", (RemarkNote("*Ask* why.", "A. Writer"),)),)})
    write_docx(small_comparison, tmp_path / "a.docx", notes=said)
    paper = Document(str(tmp_path / "a.docx"))
    (comment,) = paper.comments
    assert (comment.author, comment.initials) == ("A. Writer", "AW")
    assert comment.text == "shelter / <wait> “resume”\nAsk why."
    (start,) = paper.element.body.iter(qn("w:commentRangeStart"))
    assert words_of(start.getparent()) == "§ 3Resumption of Migrant Protection Protocols"
    assert_each_once_beside_its_partner(small_comparison, paper)


def handed_out(comparison: Comparison, folder: Path, asked: Sequence[int] = ()) -> WordFile:
    walk = suggested(comparison)
    question = Question("What does the other order do?", Hidden.RIGHT, Answer.ENDS)
    stops = tuple(
        replace(stop, question=question, note="*Ask* first.") if at in asked else stop
        for at, stop in enumerate(walk.stops)
    )
    write_walkthrough_docx(
        replace(walk, title="A <first> session", author="T. Rainer", stops=stops), comparison, folder / "w.docx"
    )
    return Document(str(folder / "w.docx"))


def test_a_hand_out_has_a_section_and_a_table_a_stop(small_comparison: Comparison, tmp_path: Path) -> None:
    walk, paper = suggested(small_comparison), handed_out(small_comparison, tmp_path)
    headings = [line.text for line in paper.paragraphs if line.style and line.style.name == "Heading 1"]
    assert paper.paragraphs[0].text == "A <first> session"
    assert headings == [f"{number}. {stop.title}" for number, stop in enumerate(walk.stops, 1)]
    assert len(paper.tables) == len(walk.stops)
    assert paper.core_properties.author == "T. Rainer"


def test_a_hand_out_keeps_answer_note_and_relation_for_the_end(small_comparison: Comparison, tmp_path: Path) -> None:
    paper = handed_out(small_comparison, tmp_path, asked=(0,))
    lines = [line.text for line in paper.paragraphs]
    answers = lines.index("Answers")
    assert any(line.startswith("Question: What does the other order do?   ☐ continues") for line in lines[:answers])
    assert "Ask first." not in lines[:answers]
    assert lines[answers + 1].startswith("1. What does the other order do? ends (→← opposed)")
    assert lines[answers + 2] == "Ask first."
    assert paper.tables[0].rows[1].cells[1].text == "?"
    assert not list(paper.tables[0]._tbl.iter(qn("w:bdr")))


def test_official_texts_stand_whole_beside_one_another(orders_dir: Path, tmp_path: Path) -> None:
    comparison = compare(*(read(file) for file in seeds(orders_dir)), load_taxonomy())
    assert_each_once_beside_its_partner(comparison, written(comparison, tmp_path))


@pytest.mark.long
def test_thirteen_thousand_words_take_seconds(orders_dir: Path, tmp_path: Path) -> None:
    files = orders_dir / "gpo-htm" / "eo-12958.htm", orders_dir / "gpo-htm" / "eo-13526.htm"
    comparison = compare(*map(read, files), load_taxonomy())
    begun = time.perf_counter()
    paper = written(comparison, tmp_path)
    assert time.perf_counter() - begun < 20
    assert_each_once_beside_its_partner(comparison, paper)


@pytest.mark.long
def test_another_program_shows_every_passage(orders_dir: Path, tmp_path: Path) -> None:
    comparison = compare(*(read(file) for file in seeds(orders_dir)), load_taxonomy())
    write_docx(comparison, tmp_path / "pair.docx")
    shown = shown_pages(tmp_path / "pair.docx")
    missing = [
        segment.label
        for side in Side
        for segment in comparison.side(side).outline.segments
        for word in segment.body.of(comparison.side(side).outline.text).split()
        if len(word) > 11 and word.isalpha() and word not in shown
    ]
    assert missing == []
    assert "References" in shown


def seeds(folder: Path) -> tuple[Path, Path]:
    return folder / "seeds" / "004_77cae7ee7d9cfa48.txt", folder / "seeds" / "000_56cbcd2e944a8a01.txt"


def test_an_order_without_number_or_facts_is_written_too(tmp_path: Path) -> None:
    bare = [read_bytes(words.encode(), "bare.txt") for words in ("A note.\n\nIt says one thing.", "Another.\n\nMore.")]
    assert facing(written(compare(*bare, load_taxonomy()), tmp_path)).rows
