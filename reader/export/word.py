"""The comparison as a Word document: a table with both orders facing, changes in colour and mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from reader.comparison import Comparison, Mark, authorities
from reader.export.page import PageRow, page_rows
from reader.export.pieces import Passage, Piece

_INSERTED, _REMOVED = RGBColor(0x0A, 0x62, 0x48), RGBColor(0x9A, 0x2B, 0x22)
_OPPOSED = RGBColor(0xA2, 0x30, 0x1B)


def write_docx(comparison: Comparison, file: Path) -> None:
    """Write `comparison` to `file` as .docx: identities, authorities, then every segment beside its partner."""
    paper = _paper(f"{comparison.left.order.name} and {comparison.right.order.name}, side by side")
    _identities(paper, comparison)
    _authorities(paper, comparison)
    paper.add_heading("The two orders, facing", 2)
    _facing(paper, comparison, page_rows(comparison, {}))
    paper.save(str(file))


def _paper(title: str) -> WordFile:
    paper = Document()
    page = paper.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    for edge in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(page, edge, Mm(18))
    paper.core_properties.title = title
    paper.core_properties.author = ""
    paper.styles["Normal"].font.size = Pt(10)
    paper.add_heading(title, 1)
    return paper


def _identities(paper: WordFile, comparison: Comparison) -> None:
    for reading in (comparison.left, comparison.right):
        facts = reading.order.identity
        line = paper.add_paragraph()
        line.add_run(reading.order.name).bold = True
        known = (str(facts.date or ""), facts.signatory or "", facts.citation or "")
        line.add_run(f"  {facts.title}").italic = True
        line.add_run("".join(f" · {fact}" for fact in known if fact))
        if facts.edition.value == "digest":
            line.add_run(" · digest, not the official text")


def _authorities(paper: WordFile, comparison: Comparison) -> None:
    shared = authorities(comparison)
    paper.add_heading("Authorities", 2)
    left, right = comparison.left.order.name, comparison.right.order.name
    for lead, cited in (
        ("Both cite", shared.both),
        (f"Only {left}", shared.only_left),
        (f"Only {right}", shared.only_right),
    ):
        line = paper.add_paragraph()
        line.add_run(f"{lead}: ").bold = True
        line.add_run("; ".join(cited) or "nothing")


def _facing(paper: WordFile, comparison: Comparison, rows: Sequence[PageRow]) -> None:
    table = paper.add_table(rows=len(rows) + 1, cols=3, style="Table Grid")
    names = (comparison.left.order.name, "Relation", comparison.right.order.name)
    # python-docx finds cells anew at every access, so the grid is walked once.
    grid = [row.cells for row in table.rows]
    for cell, name in zip(grid[0], names, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for cells, row in zip(grid[1:], rows, strict=True):
        _passage(cells[0], row.left)
        _relation(cells[1].paragraphs[0], row)
        _passage(cells[2], row.right)
    for cells in grid:
        for cell, width in zip(cells, (Mm(118), Mm(25), Mm(118)), strict=True):
            cell.width = width


def _relation(line: Paragraph, row: PageRow) -> None:
    run = line.add_run(row.verdict)
    run.bold = True
    if row.verdict == "opposed":
        run.font.color.rgb = _OPPOSED
    line.add_run(("\nmoved" if row.moved else "") + (f"\n{row.score}" if row.score else ""))


def _passage(cell: _Cell, passage: Passage | None) -> None:
    if passage is None:
        return
    line = cell.paragraphs[0]
    if passage.mark or not passage.heading:
        line.add_run(f"{passage.mark or passage.label.capitalize()} ").bold = True
    _words(line, passage.heading, bold=True)
    for number, paragraph in enumerate(passage.paragraphs):
        if number or passage.heading:
            line = cell.add_paragraph()
        _words(line, paragraph)


def _words(line: Paragraph, pieces: Iterable[Piece], *, bold: bool = False) -> None:
    for piece in pieces:
        run = line.add_run(piece.text)
        run.bold = bold or None
        if piece.change is Mark.INSERTED:
            run.font.color.rgb, run.underline = _INSERTED, True
        elif piece.change is Mark.REMOVED:
            run.font.color.rgb, run.font.strike = _REMOVED, True
