"""The comparison as a document to be printed: the summary first, then both orders facing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader.comparison import Comparison, Mark, Passage, Piece, Side
from reader.export.anchors import anchors
from reader.export.lighting import first_topics
from reader.export.noted import note_lines
from reader.export.page import PageRow, hanging, page_rows
from reader.export.paper import Cell, Grid, Paper, Paragraph, Row, Style, Words, alone, line
from reader.export.remarks import Remark, Remarks
from reader.export.summary import Head, Summary, summary
from reader.export.summary_paper import FACING, Names, part, running, summary_grids

LABELS = (58.0, 0.0, 58.0)
"""Room for labels beside the text, in points."""


def comparison_paper(
    comparison: Comparison, *, slots: Mapping[str, int] | None = None, notes: Remarks | None = None
) -> Paper:
    """The document; `slots` and `notes` as for `reader.export.html_page`."""
    lit = first_topics(comparison) if slots is None else slots
    told = summary(comparison)
    names = (
        anchors(comparison.left.outline.labels, Side.LEFT),
        anchors(comparison.right.outline.labels, Side.RIGHT),
    )
    return Paper(
        told.title,
        running(told.left),
        running(told.right),
        (
            *summary_grids(told, names, lit),
            *_facing(comparison, told, names, lit, notes or Remarks()),
        ),
    )


def _facing(
    comparison: Comparison, told: Summary, names: tuple[Names, Names], lit: Mapping[str, int], notes: Remarks
) -> tuple[Grid, ...]:
    heads = Row(
        (
            Cell((_column_head(told.left),)),
            Cell((line("Relation", Style.STRONG, role="ink2", centred=True),)),
            Cell((_column_head(told.right),)),
        ),
        ruled=False,
        closed=True,
    )
    explained = (
        f"The rows follow {told.left.name}. A passage of {told.right.name} stands beside the one it corresponds to, so "
        "it may stand out of its own sequence; then the row says from where to where it moved. Every passage of both "
        "orders is here once."
    )
    marked = [row for row in told.topics if row.id in lit]
    signs: list[Words] = []
    for row in marked:
        signs += [Words(row.name, slot=lit[row.id]), Words("     ")]
    signs += [Words("removed", change=Mark.REMOVED), Words("     "), Words("inserted", change=Mark.INSERTED)]
    if told.opposed:
        signs += [Words("     "), Words("opposed words", phrase=True)]
    body = tuple(facing_row(row, told, names, notes) for row in page_rows(comparison, lit))
    top = Grid(
        (1.0,), (part("facing"), alone(line(explained)), alone(Paragraph(tuple(signs), Style.SMALL))), fresh=True
    )
    return top, Grid(FACING, body, heads, LABELS, runs=True)


def _column_head(head: Head) -> Paragraph:
    title = head.title if head.title != head.name else ""
    return Paragraph((Words(running(head)), Words(f"   {title}", role="ink2")), Style.STRONG, single=True)


def facing_row(row: PageRow, told: Summary, names: tuple[Names, Names], notes: Remarks) -> Row:
    """One row of the facing part: both passages, and between them how they stand to one another."""
    left = _side(row.left, names[0], notes.left) if row.left else _missing(row, "only right", told.left.name)
    right = _side(row.right, names[1], notes.right) if row.right else _missing(row, "only left", told.right.name)
    opposed = row.verdict == "opposed"
    title, level = "", 0
    if row.left and not row.left.depth:
        level = 1
        title = " ".join((hanging(row.left), "".join(piece.text for piece in row.left.heading))).strip()
    return Row(
        (left, Cell(_relation(row)), right),
        ground="cur" if opposed else "",
        edge="opposed" if opposed else "",
        keep=not any(side.paragraphs for side in (row.left, row.right) if side),
        bookmark=title,
        level=level,
    )


def _missing(row: PageRow, verdict: str, name: str) -> Cell:
    if row.verdict != verdict:
        return Cell()
    return Cell((line(f"no counterpart in {name}", Style.SMALL, role="ink2"),), hatched=True)


def _relation(row: PageRow) -> tuple[Paragraph, ...]:
    if not row.verdict:
        return ()
    role = "ink2" if row.verdict.startswith("only") else row.verdict
    found = [line(f"{row.glyph} {row.verdict}", Style.STRONG, role=role, centred=True)]
    if row.moved:
        found.append(line(f"↑↓ {row.shift or 'moved'}", Style.SMALL, role="moved", centred=True))
    told = (f"with {row.beside}" if row.beside else "", row.words)
    return (*found, *(line(words, Style.SMALL, role="ink2", centred=True) for words in told if words))


def _side(passage: Passage, names: Names, notes: Mapping[str, tuple[Remark, ...]]) -> Cell:
    lines = [Paragraph(set_words(passage.heading), Style.HEADING)] if passage.heading else []
    lines += [Paragraph(set_words(pieces)) for pieces in passage.paragraphs]
    for remark in notes.get(passage.label, ()):
        lines += remark_lines(remark)
    return Cell(tuple(lines), names[passage.label], hanging(passage))


def set_words(pieces: Iterable[Piece]) -> tuple[Words, ...]:
    """The pieces of a passage as words to be set; where a change is marked, no topic is."""
    return tuple(
        Words(
            piece.text,
            change=piece.change,
            slot=None if piece.change or piece.phrase else piece.slot,
            phrase=piece.phrase,
        )
        for piece in pieces
    )


def remark_lines(remark: Remark) -> Iterable[Paragraph]:
    """A person's tag and notes, as they stand below a passage."""
    about = f" on “{remark.words}”" if remark.words else ""
    tag = (Words(f"▍{remark.tag}", role="tag"),) if remark.tag else (Words("▍Note", role="tag"),)
    yield Paragraph((*tag, Words(about, role="ink2")), Style.STRONG)
    for note in remark.notes:
        yield from note_paragraphs(note.text, Style.SMALL)
        if note.writer:
            yield line(note.writer, Style.SMALL, role="ink2")


def note_paragraphs(markdown: str, style: Style = Style.TEXT) -> Iterable[Paragraph]:
    """What a person wrote in Markdown: a paragraph for each of its own, or for an item of a list."""
    for told in note_lines(markdown):
        dressed = (Words(run.text, bold=run.bold, italic=run.italic) for run in told.runs)
        yield Paragraph((Words(told.lead), *dressed) if told.lead else tuple(dressed), style)
