"""Every export is whole, holds each segment once, and leaves nothing half written."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from docx import Document
from selectolax.lexbor import LexborHTMLParser

from reader.comparison import Comparison
from reader.errors import BadRequest
from reader.export import export, html_page


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
    assert page.css("script, link, img, iframe, [src], [href]") == []


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

    def fail(html: str, draft: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(BadRequest, match="No space left"):
        export(small_comparison, file, fail)
    assert file.read_text("utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["pair.pdf"]
