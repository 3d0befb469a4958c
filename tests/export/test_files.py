"""Every export is whole, holds each segment once, and leaves nothing half written."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from selectolax.lexbor import LexborHTMLParser

from reader.annotations import Tagbook, Target, selector, with_new_tag, with_note_on, with_passage_tagged
from reader.comparison import Comparison
from reader.errors import BadRequest, Cancelled
from reader.export import FORMATS, Asked, Report, export, html_page


def folded(text: str) -> str:
    return " ".join(text.split())


def bodies(comparison: Comparison) -> list[str]:
    return [
        folded(segment.body.of(reading.outline.text))
        for reading in (comparison.left, comparison.right)
        for segment in reading.outline.segments
        if segment.body
    ]


def test_the_page_holds_every_passage(small_comparison: Comparison) -> None:
    table = LexborHTMLParser(html_page(small_comparison)).css_first("table.facing")
    assert table is not None
    text = "".join(table.text().split())
    everything = ["".join(body.split()) for body in bodies(small_comparison)]
    for body in everything:
        assert text.count(body) == sum(other.count(body) for other in everything), body


def test_the_page_asks_for_nothing_outside_itself(small_comparison: Comparison) -> None:
    page = LexborHTMLParser(html_page(small_comparison))
    assert page.css("script, link, img, iframe, object, embed, [src]") == []
    leading = [node.attributes["href"] or "" for node in page.css("[href]")]
    assert {node.tag for node in page.css("[href]")} <= {"a"}
    assert [goal for goal in leading if not goal.startswith(("#", "https://"))] == []


def test_markup_in_an_order_stays_text(small_comparison: Comparison) -> None:
    page = html_page(small_comparison)
    assert "&lt;each month&gt;" in page
    assert "longest &amp; publish" in page


def test_csv_has_a_row_a_passage(small_comparison: Comparison, tmp_path: Path) -> None:
    file = tmp_path / "pair.csv"
    export(small_comparison, file)
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
    left = [row["left"] for row in rows if row["left"]]
    assert left == list(small_comparison.left.outline.labels)
    assert sorted(row["right"] for row in rows if row["right"]) == sorted(small_comparison.right.outline.labels)


def test_json_says_what_align_says(small_comparison: Comparison, tmp_path: Path) -> None:
    file = tmp_path / "pair.json"
    export(small_comparison, file)
    data = json.loads(file.read_text("utf-8"))
    assert len(data["links"]) == len(small_comparison.bitext.links)
    assert data["left"]["number"] == "90001"


def test_word_opens_it_and_finds_every_passage(small_comparison: Comparison, tmp_path: Path) -> None:
    file = tmp_path / "pair.docx"
    export(small_comparison, file)
    table = Document(str(file)).tables[0]
    for column, reading in ((0, small_comparison.left), (2, small_comparison.right)):
        text = folded(" ".join(cell.text for cell in table.columns[column].cells))
        for segment in reading.outline.segments:
            assert folded(segment.body.of(reading.outline.text)) in text


@pytest.mark.parametrize("name", ["pair.exe", "pair", "pair.pdf", "missing/pair.html"])
def test_what_cannot_be_written_is_refused_with_a_sentence(
    name: str, small_comparison: Comparison, tmp_path: Path
) -> None:
    with pytest.raises(BadRequest, match=r"\.$"):
        export(small_comparison, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_the_old_file(small_comparison: Comparison, tmp_path: Path) -> None:
    file = tmp_path / "pair.pdf"
    file.write_text("before", "utf-8")

    def fail(*_wanted: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(BadRequest, match="No space left"):
        export(small_comparison, file, fail)
    assert file.read_text("utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["pair.pdf"]


WITHOUT_QT = (".html", ".docx", ".pptx", ".csv", ".json", ".ics")


def test_the_formats_are_told_and_each_is_written(small_comparison: Comparison, tmp_path: Path) -> None:
    assert set(FORMATS) == {*WITHOUT_QT, ".pdf", ".zip"}
    for ending in WITHOUT_QT:
        export(small_comparison, tmp_path / f"pair{ending}")
    assert {path.suffix for path in tmp_path.iterdir()} == set(WITHOUT_QT)


@pytest.mark.parametrize("ending", WITHOUT_QT)
def test_progress_goes_forward_to_its_end(ending: str, small_comparison: Comparison, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    export(small_comparison, tmp_path / f"pair{ending}", progress=lambda *step: told.append(step))
    shares = [done / total for done, total, _ in told]
    assert shares == sorted(shares)
    assert told[0][0] == 0
    assert (shares[-1], told[-1][2]) == (1, "")


@pytest.mark.parametrize("ending", WITHOUT_QT)
@pytest.mark.parametrize("asked", [1, 2, 5])
def test_a_cancelled_export_leaves_the_old_file_and_no_other(
    ending: str, asked: int, small_comparison: Comparison, tmp_path: Path
) -> None:
    file = tmp_path / f"pair{ending}"
    file.write_text("before", "utf-8")
    turns = iter(range(1, 1000))
    try:
        export(small_comparison, file, cancelled=lambda: next(turns) >= asked)
    except Cancelled:
        assert file.read_text("utf-8") == "before"
    else:
        assert next(turns) <= asked, "asked to stop, it went on"
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_the_printer_is_given_progress_and_may_be_stopped(small_comparison: Comparison, tmp_path: Path) -> None:
    def printing(_paper: object, draft: Path, progress: Report | None, cancelled: Asked | None) -> None:
        draft.write_bytes(b"half")
        assert progress is not None
        progress(1, 2, "pages")
        assert cancelled is not None
        if cancelled():
            raise Cancelled

    told: list[str] = []
    with pytest.raises(Cancelled):
        export(
            small_comparison,
            tmp_path / "pair.pdf",
            printing,
            progress=lambda _done, _total, name: told.append(name),
            cancelled=lambda: True,
        )
    assert "pages" in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failure", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EIO])
def test_what_the_disk_refuses_is_one_sentence(
    failure: int, small_comparison: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_paths: object) -> None:
        raise OSError(failure, os.strerror(failure))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(BadRequest) as refused:
        export(small_comparison, tmp_path / "pair.csv")
    assert str(refused.value).startswith(f"Cannot write {tmp_path / 'pair.csv'}: {os.strerror(failure)}.")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_that_name_is_not_written_over(small_comparison: Comparison, tmp_path: Path) -> None:
    (tmp_path / "pair.csv").mkdir()
    with pytest.raises(BadRequest, match="a folder has that name"):
        export(small_comparison, tmp_path / "pair.csv")


@pytest.mark.parametrize("ending", [".html", ".docx"])
def test_tags_and_notes_go_along(small_comparison: Comparison, tmp_path: Path, ending: str) -> None:
    outline = small_comparison.left.outline
    span = outline.segments[outline.index("2(a)(i)") or 0].body
    target = Target("eo-90001", selector(outline.text, span), "2(a)(i)", "eo-90001")
    book, above = with_new_tag(Tagbook(), "fairness")
    book, tag = with_new_tag(book, "hearings", above.id)
    when = datetime(2026, 11, 22, tzinfo=UTC)
    book = with_passage_tagged(book, (target,), tag.id, "A. Reader", when)
    book = with_note_on(book, next(iter(book.annotations)), "Who is *heard*?", "A. Reader", when)
    file = tmp_path / f"pair{ending}"
    export(small_comparison, file, annotations=book)
    told = file.read_text("utf-8") if ending == ".html" else " ".join(c.text for c in Document(str(file)).comments)
    assert "fairness › hearings" in told
    assert "Who is" in told
