"""What each slide shows and where: cover, stops, questions, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.comparison import GLYPHS, Side, Verdict
from reader.export.noted import plain_note
from reader.export.office_look import Look
from reader.export.office_text import legal
from reader.export.slide_fit import Fitted, Paragraph, column_of, fitted, height_of, text_width
from reader.export.slide_grid import INSET, LEAST, PILL, TOP, Grid
from reader.export.slide_paper import MARGIN, WIDTH, add_number, add_slide
from reader.export.slide_shapes import (
    READING,
    UNDERLINES,
    Box,
    Canvas,
    Lines,
    Presentation,
    Words,
    add_box,
    add_ribbon,
    passage_lines,
    reading_gap,
    reading_leading,
)
from reader.export.summary import DIGEST, Head, Summary, shortened
from reader.walkthroughs import Answer, Hidden, Slide, SlideSide

_EVEN = Grid()
_KEYS = dict(zip(Answer, "ABCD", strict=True))


@dataclass(frozen=True, slots=True)
class Deck:
    """A set of slides while it is being drawn."""

    made: Presentation
    look: Look
    told: Summary
    title: str

    def add_cover(self, author: str, stops: int) -> None:
        """Title, both orders, and how many stops there are."""
        slide = add_slide(self.made, self.title, self.look, cover=True)
        self._rule(slide, 3.3)
        for side in Side:
            head = self.told.head(side)
            lines = [
                [self._read(head.name, 22, bold=True)],
                [self._read(head.title if head.title != head.name else "", 15, italic=True)],
                [self._label(" · ".join(head.facts), 12)],
                [self._label(DIGEST, 12, bold=True)] if head.digest else [],
            ]
            box = Box(_EVEN.left(side), 3.62, _EVEN.width(side), 2.4)
            add_box(slide, box, [line for line in lines if line], f"{side.value.capitalize()} order", gap=4)
        foot = " · ".join(part for part in (author, f"{stops} stop{'' if stops == 1 else 's'}") if part)
        add_box(slide, Box(MARGIN, 6.6, 8, 0.3), [[self._label(foot, 12)]], "Author and stops")

    def add_stop(self, stop: Slide) -> None:
        """The slides of one stop: its question first, where it has one."""
        lone = [side for side in Side if stop.side(side).passages]
        grid = Grid(lone[0] if len(lone) == 1 else None)
        parts = fitted(tuple(column_of(stop.side(side).passages) for side in Side), grid.text_width, grid.text_height)
        if stop.question is not None:
            self._add_question(stop)
        for turn, columns in enumerate(parts.slides, 1):
            continued = f" ({turn} of {len(parts.slides)})" if len(parts.slides) > 1 else ""
            slide = self._start(f"{stop.title}{continued}", stop)
            self._add_sides(slide, stop, columns, parts, grid)
            self._add_foot(slide, stop)
            self._add_notes(slide, stop)

    def add_sources(self) -> None:
        """Where the two texts are from, and which is a digest."""
        slide = add_slide(self.made, "Sources", self.look)
        self._rule(slide, 1.5)
        for side in Side:
            head = self.told.head(side)
            lines = [
                [self._read(head.name, 18, bold=True)],
                [self._read(head.title if head.title != head.name else "", 14, italic=True)],
                *([self._label(fact, 13)] for fact in head.facts),
                [self._label(head.source_url, 12)],
                [self._label(DIGEST, 12, bold=True)] if head.digest else [],
            ]
            kept = [line for line in lines if line and line[0].text]
            box = Box(_EVEN.left(side), 1.8, _EVEN.width(side), 4)
            add_box(slide, box, kept, f"Source of {head.name}", gap=6)

    def add_numbers(self) -> None:
        """A number on every slide but the cover; when all stands."""
        for number, slide in enumerate(self.made.slides, 1):
            if number > 1:
                add_number(slide, number)

    def _add_question(self, stop: Slide) -> None:
        """What the class is asked: the answers by key, and what it may see."""
        question = stop.question
        if question is None:
            return
        hidden = {Hidden.LEFT: Side.LEFT, Hidden.RIGHT: Side.RIGHT}.get(question.hidden)
        shown = stop.as_asked()
        seen = [() if side is hidden else column_of(shown.side(side).passages) for side in Side]
        parts = fitted(seen, _EVEN.text_width, _EVEN.text_height)
        for turn, columns in enumerate(parts.slides, 1):
            continued = f" ({turn} of {len(parts.slides)})" if len(parts.slides) > 1 else ""
            slide = self._start(f"{question.text}{continued}", stop)
            for side, column in zip(Side, columns, strict=True):
                self._add_head(slide, side, stop.side(side), _EVEN, covered=side is hidden)
                if side is hidden:
                    self._add_covered(slide, side)
                else:
                    height = _height(column, parts.size, _EVEN)
                    self._add_panel(
                        slide, side, column, parts.size, _EVEN.box(side, height), edge=self.look.roles["line2"]
                    )
            self._add_pill(slide, "?", self.look.roles["ink2"], _EVEN, TOP + LEAST / 2, "Relation not told yet")
            self._add_answers(slide)
            self._notes(slide, f"Question: {question.text}\nAnswer on the next slide: {question.answer.value}.")

    def _add_sides(
        self, slide: Canvas, stop: Slide, columns: Sequence[Sequence[Paragraph]], parts: Fitted, grid: Grid
    ) -> None:
        verdict = stop.verdict
        colour = self.look.verdict(verdict)
        ground = self.look.roles["cur" if verdict is Verdict.OPPOSED else "raise"]
        boxes = [grid.box(side, _height(column, parts.size, grid)) for side, column in zip(Side, columns, strict=True)]
        joined = all(columns)
        if joined:
            add_ribbon(slide, boxes[0], boxes[1], ground, colour, f"Band joining both passages: {_word(verdict)}")
        for side, column, box in zip(Side, columns, boxes, strict=True):
            self._add_head(slide, side, stop.side(side), grid)
            if column and joined:
                self._add_panel(slide, side, column, parts.size, box)
            elif column:
                edge = colour if verdict is Verdict.OPPOSED else self.look.roles["line2"]
                self._add_panel(slide, side, column, parts.size, box, fill=ground, edge=edge)
            else:
                self._add_empty(slide, side, stop, grid)
        if verdict is not None:
            centre = TOP + (min(box.height for box in boxes) if joined else LEAST) / 2
            self._add_pill(
                slide, f"{GLYPHS[verdict]} {_word(verdict)}", colour, grid, centre, f"Relation: {_word(verdict)}"
            )

    def _add_panel(
        self,
        slide: Canvas,
        side: Side,
        column: Sequence[Paragraph],
        size: int,
        box: Box,
        *,
        fill: str = "",
        edge: str = "",
    ) -> None:
        add_box(
            slide,
            box,
            passage_lines(column, size, self.look),
            f"Passage of {self.told.head(side).name}",
            fill=fill,
            edge=edge,
            inset=INSET,
            gap=reading_gap(size),
            leading=reading_leading(size),
        )

    def _add_head(self, slide: Canvas, side: Side, shown: SlideSide, grid: Grid, *, covered: bool = False) -> None:
        head, left, width = self.told.head(side), grid.left(side), grid.width(side)
        places = "" if covered else shortened(", ".join(shown.labels), 34)
        name = self._read(shortened(head.name, 30 if width > 3 else 16), 17, bold=True)
        facts = self._label(_facts(head, width * 72, 11), 11)
        add_box(slide, Box(left, 1.62, min(width, 3.1), 0.3), [[name]], f"Name of the {side.value} order")
        add_box(slide, Box(left, 1.92, width, 0.25), [[facts]], f"Facts of the {side.value} order")
        if places:
            box = Box(left + width - 3, 1.64, 3, 0.28)
            add_box(slide, box, [[self._label(places, 13, bold=True)]], f"Place, {side.value}", align="r")

    def _add_empty(self, slide: Canvas, side: Side, stop: Slide, grid: Grid) -> None:
        name = self.told.head(side).name
        ended = "ends on the slide before" if stop.side(side).passages else ""
        words = stop.missing(side) or ended or f"Nothing of {name} is shown here."
        self._add_frame(slide, side, [[self._label(words, 14, italic=True)]], f"No passage of {name}", grid)

    def _add_covered(self, slide: Canvas, side: Side) -> None:
        name = self.told.head(side).name
        lines = [[self._read("?", 54, bold=True)], [self._label(f"What {name} says comes next.", 14)]]
        self._add_frame(slide, side, lines, f"Passage of {name}, not shown yet", _EVEN)

    def _add_frame(self, slide: Canvas, side: Side, lines: Lines, name: str, grid: Grid) -> None:
        box, roles = grid.box(side, LEAST), self.look.roles
        add_box(slide, box, lines, name, align="ctr", anchor="ctr", fill=roles["dock"], edge=roles["line"], inset=INSET)

    def _add_pill(self, slide: Canvas, words: str, colour: str, grid: Grid, centre: float, description: str) -> None:
        box = Box(grid.pill_left, centre - 0.18, PILL, 0.36)
        text = Words(words, 11, self.look.roles["opposed_text"], bold=True)
        add_box(
            slide,
            box,
            [[text]],
            "Relation",
            align="ctr",
            anchor="ctr",
            fill=colour,
            geometry="roundRect",
            description=description,
        )

    def _add_answers(self, slide: Canvas) -> None:
        lines: list[Words] = []
        for answer, key in _KEYS.items():
            lines += [self._label(f"{key}  ", 16, bold=True), self._label(f"{answer.value}        ", 16)]
        add_box(slide, Box(MARGIN, 6.52, 10.4, 0.36), [lines], "Answers to choose from")

    def _add_foot(self, slide: Canvas, stop: Slide) -> None:
        lit = [
            Words(
                name, 11, self.look.roles["ink2"], underline=UNDERLINES[slot], underline_colour=self.look.topics[slot]
            )
            for slot, (_, name) in enumerate(stop.topics)
            if _is_lit(stop, slot)
        ]
        parts: list[Words] = []
        for words in lit:
            parts += [self._label("   " if parts else "Lit: ", 11), words]
        if stop.redline:
            parts += self._redline_key()
        if stop.question is not None:
            said = f"{_KEYS[stop.question.answer]}  {stop.question.answer.value}"
            parts = [self._label("Answer: ", 16), self._label(said, 16, bold=True), self._label("      ", 11), *parts]
        if parts:
            add_box(slide, Box(MARGIN, 6.6, WIDTH - 2 * MARGIN, 0.3), [parts], "Key")

    def _redline_key(self) -> Iterator[Words]:
        roles = self.look.roles
        yield Words(f"only {self.told.left.name}", 11, roles["removed"], strike=True, ground=roles["removed_ground"])
        yield self._label("   ", 11)
        yield Words(
            f"only {self.told.right.name}", 11, roles["inserted"], underline="sng", ground=roles["inserted_ground"]
        )

    def _add_notes(self, slide: Canvas, stop: Slide) -> None:
        sides = (f"{one.name}, {', '.join(one.labels)}" for one in (stop.left, stop.right) if one.labels)
        places = " ↔ ".join(sides) + (f" · {_word(stop.verdict)}" if stop.verdict else "")
        facts = "\n".join((places, *(f"{fact.name}: {fact.words}" for fact in stop.facts)))
        self._notes(slide, "\n\n".join(part for part in (plain_note(stop.note), facts, stop.problem) if part))

    def _notes(self, slide: Canvas, words: str) -> None:
        slide.notes_slide.notes_text_frame.text = legal(words)

    def _start(self, title: str, stop: Slide) -> Canvas:
        """A slide with its title, the line above it and the rule below."""
        slide = add_slide(self.made, title, self.look)
        add_box(slide, Box(MARGIN, 0.38, 9, 0.26), [[self._label(shortened(self.title, 90), 12)]], "Walkthrough")
        count = [[self._label(f"Stop {stop.number} of {stop.total}", 12)]]
        add_box(slide, Box(WIDTH - MARGIN - 2, 0.38, 2, 0.26), count, "Which stop", align="r")
        self._rule(slide, 1.52)
        if stop.badge:
            add_box(slide, Box(MARGIN, 7.0, 9, 0.26), [[self._label(stop.badge, 11)]], "Whose words")
        return slide

    def _rule(self, slide: Canvas, top: float) -> None:
        add_box(
            slide, Box(MARGIN, top, WIDTH - 2 * MARGIN, 0.01), [], "Line", fill=self.look.roles["line"], decorative=True
        )

    def _read(self, text: str, size: int, *, bold: bool = False, italic: bool = False) -> Words:
        return Words(text, size, self.look.roles["ink"], bold=bold, italic=italic, face=READING)

    def _label(self, text: str, size: int, *, bold: bool = False, italic: bool = False) -> Words:
        return Words(text, size, self.look.roles["ink2"], bold=bold, italic=italic)


def _word(verdict: Verdict | None) -> str:
    if verdict in (Verdict.ONLY_LEFT, Verdict.ONLY_RIGHT):
        return "one side"
    return verdict.value if verdict else "not linked"


def _facts(head: Head, width: float, size: float) -> str:
    """Those facts of an order that fit on a line `width` points wide."""
    facts = head.facts
    while len(facts) > 1 and text_width(" · ".join(facts), size) > width:
        facts = facts[:-1]
    return " · ".join(facts)


def _height(column: Sequence[Paragraph], size: int, grid: Grid) -> float:
    """How high the box of a passage is, in inches."""
    return max(LEAST, height_of(column, size, grid.text_width) / 72 + 2 * INSET)


def _is_lit(stop: Slide, slot: int) -> bool:
    """True where words of either passage carry topic mark `slot`."""
    passages = (*stop.left.passages, *stop.right.passages)
    return any(
        piece.slot == slot and piece.change is None
        for passage in passages
        for pieces in (passage.heading, *passage.paragraphs)
        for piece in pieces
    )
