"""The facing table of a Word document: every passage of both orders beside its partner, the verdict between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reader.comparison import GLYPHS, Comparison, FacingRow, Mark, Passages, Piece, Side, Verdict, paragraph_spans
from reader.export.office_look import Look
from reader.export.office_text import legal
from reader.export.whole import Watch
from reader.export.word_notes import Notes, segment_mark
from reader.export.word_text import PLAIN, Dress, Element, add_link, add_words, child, paragraph
from reader.spans import Span
from reader.structure import Segment

WIDTHS = (6690, 1417, 6690)
"""Of the three columns, in twentieths of a point: 118, 25 and 118 mm."""
_SHORT = 600
"""Code points of a passage that is held together on one page."""
HANG, STEP = 680, 90
"""How far labels hang out, and how much further in each depth stands, in twentieths of a point."""
_LONGEST_NAME = 24
"""Code points of an order's name that fits between the columns."""
_LABEL, _QUIET, _SMALL = Dress("PassageLabel"), Dress("Quiet"), Dress("Small")


@dataclass(frozen=True)
class Facing:
    """What a facing table of one comparison is set from."""

    comparison: Comparison
    slots: Mapping[str, int]
    """Mark (0-7) of each lit topic."""
    look: Look
    notes: Notes

    @cached_property
    def _passages(self) -> Mapping[Side, Passages]:
        return {
            side: Passages(self.comparison, side, self.slots, framed=range(len(self.comparison.bitext.links)))
            for side in Side
        }

    def add_table(self, paper: WordFile, rows: Sequence[FacingRow], watch: Watch) -> None:
        """A table of `rows` at the end of `paper`. Raises Cancelled between two rows."""
        names = (self.comparison.left.order.name, self.comparison.right.order.name)
        table = new_table(paper, names)
        for done, row in enumerate(rows):
            watch.step(done, len(rows), "Passages, side by side")
            self._add_row(table, row, names)

    def _add_row(self, table: Element, row: FacingRow, names: tuple[str, str]) -> None:
        short = max(self._length(Side.LEFT, row.left), self._length(Side.RIGHT, row.right)) <= _SHORT
        made = child(table, "tr")
        if short:
            child(child(made, "trPr"), "cantSplit")
        left, middle, right = (
            add_cell(made, width, ground) for width, ground in zip(WIDTHS, self._grounds(row), strict=True)
        )
        self._add_passage(left, Side.LEFT, row.left, names[0] if row.verdict is Verdict.ONLY_RIGHT else "")
        self._add_relation(middle, row)
        self._add_passage(right, Side.RIGHT, row.right, names[1] if row.verdict is Verdict.ONLY_LEFT else "")

    def _grounds(self, row: FacingRow) -> tuple[str, str, str]:
        """What lies behind the three cells: opposed rows are told apart, and so is an empty place."""
        if row.verdict is Verdict.OPPOSED:
            return (self.look.roles["cur"],) * 3
        empty = self.look.roles["dock"]
        return (empty if row.left is None else "", "", empty if row.right is None else "")

    def _length(self, side: Side, index: int | None) -> int:
        return len(self.comparison.side(side).outline.segments[index].own) if index is not None else 0

    def _add_relation(self, cell: Element, row: FacingRow) -> None:
        line = paragraph(cell, "Relation")
        if row.verdict is not None:
            self._add_verdict(line, row.verdict)
        if row.moved:
            add_words(paragraph(cell, "Relation"), "moved", _SMALL)
        link = self.comparison.bitext.links[row.link] if row.link is not None else None
        topic = self.comparison.topic(link.topic) if link and link.topic else None
        if topic and row.verdict is Verdict.OPPOSED:
            add_words(paragraph(cell, "Relation"), topic.topic.short or topic.topic.label, _SMALL)
        self._add_elsewhere(cell, row, line)

    def _add_elsewhere(self, cell: Element, row: FacingRow, first: Element) -> None:
        """Partners of this row's passages that stand in other rows, as links to them."""
        for number in self._links_of(row):
            link = self.comparison.bitext.links[number]
            if number != row.link:
                line = paragraph(cell, "Relation") if row.verdict is not None else first
                self._add_verdict(line, Verdict(link.relation.value))
            for side, here, labels in ((Side.LEFT, row.left, link.left), (Side.RIGHT, row.right, link.right)):
                tree = self.comparison.side(side).outline
                apart = [at for label in labels if (at := tree.index(label)) is not None and at != here]
                for at in apart:
                    line = paragraph(cell, "Relation")
                    add_words(line, "with ", _SMALL)
                    add_link(line, segment_mark(side, at), tree.segments[at].label, Dress("Place"))

    def _links_of(self, row: FacingRow) -> list[int]:
        """Every link that names a passage of `row`, the row's own first."""
        named = {
            number
            for side, at in ((Side.LEFT, row.left), (Side.RIGHT, row.right))
            if at is not None
            for number in self._linked[side].get(self.comparison.side(side).outline.segments[at].label, ())
        }
        return sorted(named, key=lambda number: (number != row.link, number))

    @cached_property
    def _linked(self) -> Mapping[Side, Mapping[str, list[int]]]:
        """For each label that a link names: the numbers of those links."""
        found: dict[Side, dict[str, list[int]]] = {side: defaultdict(list) for side in Side}
        for number, link in enumerate(self.comparison.bitext.links):
            for side, labels in ((Side.LEFT, link.left), (Side.RIGHT, link.right)):
                for label in labels:
                    found[side][label].append(number)
        return found

    def _add_verdict(self, line: Element, verdict: Verdict) -> None:
        lone = {Verdict.ONLY_LEFT: self.comparison.left, Verdict.ONLY_RIGHT: self.comparison.right}
        dress = Dress("Verdictonly" if verdict in lone else f"Verdict{verdict.value}")
        word = f"only in {lone[verdict].order.name}" if verdict in lone else verdict.value
        add_words(line, f"{GLYPHS[verdict]} {word if len(word) <= _LONGEST_NAME else verdict.value}", dress)

    def _add_passage(self, cell: Element, side: Side, index: int | None, lacking: str) -> None:
        """The passage; or, where there is none, that this order has no counterpart; or nothing."""
        if index is None:
            line = paragraph(cell, "Passage")
            add_words(line, f"No counterpart in {lacking}." if lacking else "", _QUIET)
            return
        tree = self.comparison.side(side).outline
        segment = tree.segments[index]
        indent = HANG + STEP * min(segment.depth, 5)
        spans = paragraph_spans(tree.text, segment.body)
        heads = (segment.heading,) if segment.heading else ()
        label = segment.mark or ("" if heads else _spoken(segment))
        for turn, span in enumerate((*heads, *spans) or (Span(segment.own.start, segment.own.start),)):
            heading = span == segment.heading
            line = paragraph(
                cell,
                "Passage",
                span.of(tree.text),
                indent=indent,
                hanging=0 if turn else HANG,
                keep=heading and not spans,
            )
            if not turn:
                self.notes.bookmarked(line, segment_mark(side, index))
                add_words(line, f"{label}\t", _LABEL)
            self._add_pieces(line, side, span, bold=heading)

    def _add_pieces(self, line: Element, side: Side, span: Span, *, bold: bool) -> None:
        ends = self.notes.ends(side, span)
        for start, end in pairwise(sorted({span.start, *ends, span.end})):
            for piece in self._passages[side].pieces(Span(start, end)):
                add_words(line, piece.text, dressed(piece, self.look, bold=bold))
            if end in ends:
                self.notes.add_mark(line, side, end)


def dressed(piece: Piece, look: Look, *, bold: bool = False) -> Dress:
    """How a piece of a passage is set: a change goes before a topic, a framed phrase is framed besides."""
    style = ""
    if piece.change:
        style = "Inserted" if piece.change is Mark.INSERTED else "Removed"
    elif piece.slot is not None:
        style = f"Topic{piece.slot + 1}"
    frame = look.roles["opposed"] if piece.phrase else ""
    return Dress(style, bold=bold, frame=frame) if style or bold or frame else PLAIN


def _spoken(segment: Segment) -> str:
    """What stands for a label where none is printed: `Preamble`."""
    return segment.label[:1].upper() + segment.label[1:] if segment.enumerator is None else segment.label


def add_cell(row: Element, width: int, ground: str) -> Element:
    """A new last cell of a row, on `ground` (`RRGGBB`; empty for none)."""
    made = child(row, "tc")
    facts = child(made, "tcPr")
    child(facts, "tcW", w=width, type="dxa")
    if ground:
        child(facts, "shd", val="clear", color="auto", fill=ground)
    return made


def new_table(paper: WordFile, names: tuple[str, str]) -> Element:
    """A table at the end of `paper` with its head row, which is repeated on every page: left, relation, right."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="Facing"/><w:tblW w:w="{sum(WIDTHS)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/><w:tblCaption/><w:tblDescription/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid></w:tbl>"
    )
    facts = table.tblPr
    for name, words in (
        ("tblCaption", f"{names[0]} and {names[1]}, facing"),
        ("tblDescription", f"Each passage of {names[0]} (left) beside its partner in {names[1]} (right)"),
    ):
        facts.find(f"{{{facts.nsmap['w']}}}{name}").set(f"{{{facts.nsmap['w']}}}val", legal(words))
    head = child(table, "tr")
    head_facts = child(head, "trPr")
    child(head_facts, "cantSplit")
    child(head_facts, "tblHeader")
    for width, words in zip(WIDTHS, (names[0], "Relation", names[1]), strict=True):
        add_words(paragraph(add_cell(head, width, ""), "TableHead", keep=True), words, Dress(bold=True))
    paper.element.body.sectPr.addprevious(table)
    return table
