"""A walkthrough as the body of a Word document: one stop a section, both passages facing, the answers at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as WordFile

from reader.comparison import Passage, Side, Verdict
from reader.export.noted import note_lines
from reader.export.office_look import Look
from reader.export.office_text import legal
from reader.export.slide_fit import column_of
from reader.export.word_table import HANG, STEP, WIDTHS, add_cell, dressed, new_table
from reader.export.word_text import Dress, Element, add_words, child, paragraph
from reader.walkthroughs import Answer, Slide, SlideSide

_BOLD, _QUIET, _SMALL, _LABEL = Dress(bold=True), Dress("Quiet"), Dress("Small"), Dress("PassageLabel")
_WHOLE = 1000
"""Code points of passages that are held together on one page."""
_DEPTH = 300
"""How much further in an item of a list stands, in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class HandOut:
    """Writes the stops of one walkthrough at the end of a document."""

    paper: WordFile
    look: Look

    def add_stop(self, stop: Slide) -> None:
        """Heading, note, both passages, what is lit. A stop that asks tells neither relation nor note here."""
        shown = stop.as_asked()
        self.paper.add_heading(legal(f"{stop.number}. {stop.title}"), 1)
        self._add_note(shown.note, keep=True)
        if stop.question is not None:
            line = self._line("Summary Line", keep=True)
            add_words(line, f"Question: {stop.question.text}", _BOLD)
            add_words(line, "".join(f"   ☐ {answer.value}" for answer in Answer))
        self._add_passages(shown)
        self._add_facts(shown)

    def add_answers(self, stops: Sequence[Slide]) -> None:
        """What is right, for every stop that asks; nothing where none does."""
        asked = [(stop, stop.question) for stop in stops if stop.question is not None]
        if not asked:
            return
        self.paper.add_heading("Answers", 1).paragraph_format.page_break_before = True
        for stop, question in asked:
            line = self._line("Summary Line", keep=bool(stop.note))
            add_words(line, f"{stop.number}. {question.text} ")
            add_words(line, question.answer.value, _BOLD)
            add_words(line, f" ({stop.glyph} {_relation(stop)})" if stop.relation else "")
            self._add_note(stop.note)

    def _add_note(self, markdown: str, *, keep: bool = False) -> None:
        for note in note_lines(markdown):
            indent = _DEPTH * note.depth
            line = self._line("Note", indent=indent, hanging=_DEPTH if note.bullet else 0, keep=keep)
            add_words(line, f"{note.bullet}\t" if note.bullet else "")
            for run in note.runs:
                add_words(line, run.text, Dress(bold=run.bold, italic=run.italic))

    def _add_passages(self, stop: Slide) -> None:
        names = (_head(stop.left), _head(stop.right))
        table = new_table(self.paper, names)
        row = child(table, "tr")
        if max(len(stop.left.text), len(stop.right.text)) <= _WHOLE:
            child(child(row, "trPr"), "cantSplit")
        ground = self.look.roles["cur"] if stop.opposed else ""
        left, middle, right = (add_cell(row, width, ground) for width in WIDTHS)
        self._add_side(left, stop, Side.LEFT)
        line = paragraph(middle, "Relation")
        if stop.relation:
            style = "Verdictonly" if stop.relation.startswith("only") else f"Verdict{stop.relation}"
            add_words(line, f"{stop.glyph} {_relation(stop)}", Dress(style))
        elif stop.question is not None:
            add_words(line, "?", _BOLD)
        self._add_side(right, stop, Side.RIGHT)

    def _add_side(self, cell: Element, stop: Slide, side: Side) -> None:
        shown = stop.side(side)
        for passage in shown.passages:
            self._add_passage(cell, passage)
        if not shown.passages or shown.problem:
            add_words(paragraph(cell, "Passage"), stop.missing(side), _QUIET)

    def _add_passage(self, cell: Element, passage: Passage) -> None:
        indent = HANG + STEP * min(passage.depth, 5)
        for turn, block in enumerate(column_of([passage])):
            line = paragraph(cell, "Passage", block.text, indent=indent, hanging=0 if turn else HANG)
            if not turn:
                add_words(line, f"{block.label}\t", _LABEL)
            for piece in block.pieces:
                add_words(line, piece.text, dressed(piece, self.look, bold=block.bold))

    def _add_facts(self, stop: Slide) -> None:
        told = [fact for fact in stop.facts if fact.name != "Next"]
        line = self._line("Facts")
        for turn, fact in enumerate(told):
            add_words(line, "   " if turn else "")
            add_words(line, f"{fact.name}: ", _BOLD)
            add_words(line, fact.words)
        for slot, (_, name) in enumerate(stop.topics):
            add_words(line, "   " if slot else f"{'   ' if told else ''}Lit: ")
            add_words(line, name, Dress(f"Topic{slot + 1}"))
        if stop.problem:
            add_words(self._line("Summary Line"), stop.problem, _QUIET)

    def _line(self, style: str, *, indent: int | None = None, hanging: int = 0, keep: bool = False) -> Element:
        return paragraph(self.paper.element.body, style.replace(" ", ""), indent=indent, hanging=hanging, keep=keep)


def _head(side: SlideSide) -> str:
    """`EO 14010, 4(a)(ii)(B)`."""
    return f"{side.name}, {', '.join(side.labels)}" if side.labels else side.name


def _relation(stop: Slide) -> str:
    """`opposed`; `only in EO 14010`."""
    lone = {Verdict.ONLY_LEFT: stop.left, Verdict.ONLY_RIGHT: stop.right}
    return f"only in {lone[stop.verdict].name}" if stop.verdict in lone and stop.verdict else stop.relation
