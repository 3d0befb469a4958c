"""The printed document, opened by a program that is not ours (PDFium): every passage, places, bookmarks, pages."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtWidgets import QApplication

from reader.comparison import Comparison, Side, compare
from reader.desktop.printing import paint, print_pdf
from reader.documents import read, read_bytes
from reader.errors import BadRequest, Cancelled
from reader.export import Paper, export, printed_paper
from reader.export.paper import Cell, Grid, Row, Style, alone, line
from reader.export.pdf_update import PdfUpdate
from reader.topics import load_taxonomy
from tests.small_orders import RESUMES, REVIEWS

pytestmark = pytest.mark.usefixtures("qapp")
STRANGE = 'Families & "guests" of 5 < 6 the house \U0001d504 \U0001f600'


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\ufffe", "-")  # PDFium's sign for a hyphen at a line's end


@pytest.fixture(scope="module")
def long_comparison() -> Comparison:
    """A pair with a section of many pages in it."""
    much = "\n\n".join(f"Paragraph {number} says once more what the others said. " * 9 for number in range(60))
    left = REVIEWS.replace("Families who", f"{STRANGE} who").replace("Sec. 3.", f"{much}\n\nSec. 3.")
    return compare(read_bytes(left.encode(), "a.md"), read_bytes(RESUMES.encode(), "b.md"), load_taxonomy())


@pytest.fixture(scope="module")
def printed(long_comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    QApplication.instance() or QApplication([])
    file = tmp_path_factory.mktemp("pdf") / "pair.pdf"
    print_pdf(printed_paper(long_comparison), file)
    return file


def column(file: Path, side: Side) -> str:
    """What stands in one text column of the facing pages, from the first to the last."""
    told = []
    paper = pypdfium2.PdfDocument(str(file))
    begins = next(
        mark.get_dest().get_index() for mark in paper.get_toc() if mark.get_title().startswith("The two orders")
    )
    for number in range(begins, len(paper)):
        page = paper[number]
        width, height = page.get_size()
        field = width - 2 * 14 / 25.4 * 72
        start = 14 / 25.4 * 72 + (0 if side is Side.LEFT else field * 0.549 + 9) + 58
        text = page.get_textpage().get_text_bounded(start - 1, 40, start + field * 0.445 - 58, height - 52)
        told.append(text)
    return squeezed("".join(told))


def test_every_passage_of_the_left_is_there_in_order(long_comparison: Comparison, printed: Path) -> None:
    text, tree = column(printed, Side.LEFT), long_comparison.left.outline
    reached = 0
    for segment in tree.segments:
        for paragraph in segment.body.of(tree.text).split("\n\n"):
            found = text.find(squeezed(paragraph), reached)
            assert found >= 0, (segment.label, paragraph[:60])
            reached = found + len(squeezed(paragraph))


def test_every_passage_of_the_right_is_there_once(long_comparison: Comparison, printed: Path) -> None:
    text, tree = column(printed, Side.RIGHT), long_comparison.right.outline
    bodies = [squeezed(segment.body.of(tree.text)) for segment in tree.segments if segment.body]
    for body in bodies:
        assert text.count(body) == sum(other.count(body) for other in bodies), body


def test_letters_beyond_the_first_plane_can_be_found(printed: Path) -> None:
    assert squeezed(STRANGE) in column(printed, Side.LEFT)


def test_every_page_says_its_number_and_both_orders(printed: Path) -> None:
    paper = pypdfium2.PdfDocument(str(printed))
    for number, page in enumerate(paper, start=1):
        text = squeezed(page.get_textpage().get_text_bounded())
        assert text.endswith(f"{number}of{len(paper)}")
        assert "EO90001" in text
        assert "EO90002" in text


def test_the_head_of_the_table_is_repeated(printed: Path) -> None:
    paper = pypdfium2.PdfDocument(str(printed))
    facing = [squeezed(page.get_textpage().get_text_bounded()) for page in list(paper)[-4:]]
    assert all("Relation" in text for text in facing)


def test_links_lead_to_places_and_sections_are_bookmarks(printed: Path, long_comparison: Comparison) -> None:
    data = printed.read_bytes()
    goals = set(re.findall(rb"/Border \[0 0 0\] /F 4 /Dest /([\w.-]+)", data))
    named = set(re.findall(rb"/((?:left|right)-[\w.-]+) \[\d+ 0 R /XYZ", data))
    assert len(named) == len(long_comparison.left.outline.segments) + len(long_comparison.right.outline.segments)
    assert {goal for goal in goals if goal.startswith((b"left-", b"right-"))} <= named
    assert b"facing" in goals
    titles = [mark.get_title() for mark in pypdfium2.PdfDocument(str(printed)).get_toc()]
    assert titles[0] == "In short"
    assert "§ 3 Schools" in titles


def test_fonts_are_in_it_and_it_names_itself(printed: Path) -> None:
    data = printed.read_bytes()
    assert len(re.findall(rb"/FontFile2 \d+ 0 R", data)) == len(re.findall(rb"/Type /FontDescriptor", data)) > 0
    paper = pypdfium2.PdfDocument(str(printed))
    assert paper.get_metadata_dict()["Title"] == "EO 90001 and EO 90002, side by side"


@pytest.mark.parametrize(
    ("size", "across", "points"),
    [
        (QPageSize.PageSizeId.A4, True, (842, 595)),
        (QPageSize.PageSizeId.Letter, True, (792, 612)),
        (QPageSize.PageSizeId.Letter, False, (612, 792)),
    ],
)
def test_the_sheet_is_the_one_asked_for(
    small_comparison: Comparison, tmp_path: Path, size: QPageSize.PageSizeId, across: bool, points: tuple[int, int]
) -> None:
    file = tmp_path / "pair.pdf"
    pages = print_pdf(printed_paper(small_comparison), file, size=size, across=across)
    paper = pypdfium2.PdfDocument(str(file))
    assert len(paper) == pages
    assert tuple(round(one) for one in paper[0].get_size()) == points


def test_progress_is_told_to_the_end(small_comparison: Comparison, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    export(small_comparison, tmp_path / "pair.pdf", print_pdf, progress=lambda *step: told.append(step))
    done = [step[0] / step[1] for step in told]
    assert done == sorted(done)
    assert done[-1] == 1
    assert any(re.match(r"page \d+ of \d+", step[2]) for step in told)


@pytest.mark.parametrize("steps", [3, 40])
def test_it_stops_when_asked_and_leaves_nothing(long_comparison: Comparison, tmp_path: Path, steps: int) -> None:
    asked = iter(range(1000))
    with pytest.raises(Cancelled):
        export(long_comparison, tmp_path / "pair.pdf", print_pdf, cancelled=lambda: next(asked) >= steps)
    assert list(tmp_path.iterdir()) == []


def test_it_can_be_printed_away_from_the_window(small_comparison: Comparison, tmp_path: Path) -> None:
    pages: list[int] = []
    paper = printed_paper(small_comparison)
    worker = threading.Thread(target=lambda: pages.append(print_pdf(paper, tmp_path / "pair.pdf")))
    worker.start()
    worker.join(30)
    assert pages == [len(pypdfium2.PdfDocument(str(tmp_path / "pair.pdf")))]


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(small_comparison: Comparison, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=r"Choose another place\.$"):
        print_pdf(printed_paper(small_comparison), tmp_path / "missing" / "pair.pdf")


def test_any_printer_is_painted_alike(small_comparison: Comparison, tmp_path: Path) -> None:
    paper = printed_paper(small_comparison)
    writer = QPdfWriter(str(tmp_path / "plain.pdf"))
    writer.setResolution(300)
    writer.setPageMargins(QMarginsF(30, 30, 30, 30))
    assert paint(paper, writer) > print_pdf(paper, tmp_path / "pair.pdf")


def test_a_line_wider_than_the_sheet_and_a_word_without_end_are_broken(tmp_path: Path) -> None:
    paper = Paper("T", "l", "r", (Grid((1.0,), (alone(line("unbroken" * 4000)), alone(line("", Style.TITLE)))),))
    assert print_pdf(paper, tmp_path / "long.pdf") > 3


def test_what_is_no_pdf_of_qt_is_refused() -> None:
    with pytest.raises(ValueError, match="not a PDF"):
        PdfUpdate(b"%PDF-1.7\nnothing")


@pytest.mark.long
def test_thirteen_thousand_words_take_seconds(orders_dir: Path, tmp_path: Path) -> None:
    left, right = (read(orders_dir / "gpo-htm" / f"eo-{number}.htm") for number in ("12958", "13526"))
    comparison = compare(left, right, load_taxonomy())
    begun = time.monotonic()
    export(comparison, tmp_path / "pair.html")
    export(comparison, tmp_path / "pair.pdf", print_pdf)
    assert time.monotonic() - begun < 15
    for side in Side:
        text, tree = column(tmp_path / "pair.pdf", side), comparison.side(side).outline
        missing = [one.label for one in tree.segments if letters(one.body.of(tree.text)) not in letters(text)]
        assert missing == []


def letters(text: str) -> str:
    """Without white space and hyphens: PDFium joins what a hyphen at a line's end parts."""
    return re.sub(r"[\s\ufffe\x02-]", "", text)


def test_a_passage_without_words_of_its_own_has_room_for_its_label(tmp_path: Path) -> None:
    cells = [Cell(label="3(c)"), Cell((line("The words of the first clause."),), label="3(c)(1)")]
    grid = Grid((1.0,), tuple(Row((cell,)) for cell in cells), labels=(60.0,))
    print_pdf(Paper("T", "l", "r", (grid,)), tmp_path / "bare.pdf")
    page = pypdfium2.PdfDocument(str(tmp_path / "bare.pdf"))[0].get_textpage()
    tops = [page.get_charbox(at)[3] for at in range(page.count_chars()) if page.get_text_range(at, 1) == "3"]
    assert tops[0] - tops[1] > 10
