"""Marks: every place in a reading text that opens a part, a section or a clause; what lies in what comes later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.documents import Block, BlockKind, Emphasised, Order, Ruling, Verdict
from reader.spans import Span, trimmed
from reader.structure.headings import Heading, heading_after, title_cased, words_of
from reader.structure.printed import CONTINUED, last_step, steps
from reader.structure.quoting import open_quotes
from reader.structure.rules import INNER_SECTION, OPEN_QUOTE, OPENINGS, TRAILING_CLAUSE, Opener, readings


@dataclass(frozen=True, slots=True)
class Mark:
    """One opening."""

    opener: Opener
    number: str
    """What it prints: `6`, `1.1`, `iv`; for a part its whole name, `Part 1`."""
    start: int
    """Where the segment begins; for a quoted clause, its quotation mark."""
    span: Span
    """The enumerator itself: `Sec. 6.`, `(iv)`."""
    block: int
    """Index of the paragraph it stands in."""
    heading: Heading | None = None
    quoted: bool = False
    at_once: bool = False
    """True where it directly follows another mark of the same paragraph, or that mark's heading."""
    after_colon: bool = False
    """True where the paragraph before ends with a colon or a dash."""
    in_quote: bool = False
    """True where a quoted clause opened earlier has not been closed."""
    set_off: bool = False
    """True where markup emphasises it."""
    stopped: bool = False
    """True where a full stop or the like ends the number."""
    inner: bool = False
    """True where it stands in the middle of a run-on paragraph."""
    by_hand: bool = False
    """True where a person ruled that it counts."""
    label: str | None = None
    """The whole label that a person gave it."""

    @property
    def end(self) -> int:
        """Where the words after enumerator and heading begin."""
        return self.heading.end if self.heading else self.span.end


_UNMARKED = (BlockKind.TITLE, BlockKind.TABLE, BlockKind.FOOTNOTE, BlockKind.SIGNATURE)
_COLON = re.compile(r"[:—–]\s*$|--\s*$")
_BOUNDARY = re.compile(r"[\s(“\"‘A-Z]|$")


def find_marks(order: Order, blocks: Sequence[Block]) -> tuple[Mark, ...]:
    """Every candidate opening of `blocks`, in order; `sections` decides which sections count."""
    found: list[Mark] = []
    after_colon = False
    alone: Mark | None = None
    trailing: Mark | None = None
    runs = _runs_by_block(order.emphases, blocks)
    quoted = open_quotes(order.text, blocks)
    rulings = {ruling.start: ruling for ruling in order.rulings}
    for index, block in enumerate(blocks):
        ruling = rulings.get(block.span.start)
        if block.kind in _UNMARKED and not ruling:
            continue
        paragraph = _Paragraph(order.text, block, index, runs[index])
        marks = paragraph.ruled(ruling) if ruling else list(paragraph.marks(alone))
        if marks and trailing and marks[0].opener is Opener.CLAUSE:
            found.append(trailing)
        if marks and alone and marks[0].start == alone.start:
            found.pop()
        elif marks:
            marks[0] = replace(marks[0], after_colon=after_colon, in_quote=quoted[index])
        found += marks
        after_colon = bool(_COLON.search(block.span.of(order.text).rstrip()))
        trailing = paragraph.trailing()
        alone = marks[-1] if marks and _stands_alone(order.text, marks[-1], block) else None
    return tuple(found)


def labelled(mark: Mark, ruling: Ruling) -> Mark:
    """`mark` with the label that `ruling` gives it, or with its own number below the label that it gives.

    A paragraph without a number that belongs below a label goes on with it: `4(b)/continued`.
    """
    label = ruling.label
    if ruling.verdict is Verdict.UNDER:
        printed = f'("{mark.number}")' if mark.quoted else f"({mark.number})"
        label += printed if mark.number else CONTINUED
    number, quoted = last_step(label)
    opener = Opener.SECTION if len(steps(label)) == 1 and not label.startswith("(") else Opener.CLAUSE
    return replace(mark, opener=opener, number=number, quoted=quoted, label=label, by_hand=True)


def _stands_alone(text: str, mark: Mark, block: Block) -> bool:
    """True where nothing follows `mark` in its paragraph, not even a heading."""
    named = mark.heading or mark.opener not in (Opener.SECTION, Opener.CLAUSE)
    return not named and not text[mark.span.end : block.span.end].strip()


def _runs_by_block(runs: Sequence[Emphasised], blocks: Sequence[Block]) -> list[list[Emphasised]]:
    ordered = sorted(runs, key=lambda run: run.span)
    found: list[list[Emphasised]] = []
    at = 0
    for block in blocks:
        while at < len(ordered) and ordered[at].span.end <= block.span.start:
            at += 1
        here = at
        mine: list[Emphasised] = []
        while here < len(ordered) and ordered[here].span.start < block.span.end:
            mine.append(ordered[here])
            here += 1
        found.append(mine)
    return found


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """One paragraph being searched for openings."""

    text: str
    block: Block
    index: int
    runs: Sequence[Emphasised]

    def marks(self, above: Mark | None = None) -> Iterator[Mark]:
        """The chain of marks at its start, then any section that a run-on text opens further on.

        `above` is the mark that stands alone in the paragraph before: its heading may open this one. Then it is given
        again first, with that heading.
        """
        start = self.block.span.start
        while start < self.block.span.end and self.text[start].isspace():
            start += 1
        at = start
        for mark in self._chain(start) or self._below(above):
            at = mark.end
            yield mark
        for inner in INNER_SECTION.finditer(self.text, at, self.block.span.end):
            for place, mark in enumerate(self._chain(inner.end())):
                yield replace(mark, inner=place == 0)

    def ruled(self, ruling: Ruling) -> list[Mark]:
        """The marks of a paragraph that a person ruled about: what it prints, with the standing or label ruled."""
        printed = [] if ruling.verdict is Verdict.TEXT else list(self.marks())
        if ruling.verdict is Verdict.TEXT:
            return []
        if ruling.verdict is Verdict.HEADING:
            return [replace(mark, by_hand=True) for mark in printed[:1]] + printed[1:]
        start = trimmed(self.text, self.block.span).start
        first = printed[0] if printed else Mark(Opener.CLAUSE, "", start, Span(start, start), self.index)
        if first.opener is Opener.HEADING:
            first = replace(first, number="")
        return [labelled(first, ruling), *printed[1:]]

    def trailing(self) -> Mark | None:
        """An enumerator that ends the paragraph, before the colon."""
        found = TRAILING_CLAUSE.search(self.text, self.block.span.start, self.block.span.end)
        if not found:
            return None
        span = Span(found.start("number") - 1, found.end("number") + 1)
        return Mark(Opener.CLAUSE, found["number"], span.start, span, self.index, after_colon=True)

    def _below(self, above: Mark | None) -> list[Mark]:
        """A heading that was parted from its enumerator `above`, and the marks that directly follow it."""
        if above is None:
            return []
        heading = self._heading(self.block.span.start, section=above.opener is Opener.SECTION)
        if heading is None:
            return []
        clause = self._clause(self._past_space(heading.end))
        below = list(self._following(clause, quoted=above.quoted)) if clause else []
        return [replace(above, heading=heading), *below]

    def _chain(self, start: int) -> list[Mark]:
        """The mark at `start` and those that directly follow it or its heading: `Sec. 4. Heading. (a) (i)`."""
        quote = OPEN_QUOTE.match(self.text, start, self.block.span.end)
        mark = self._first(quote.end() if quote else start, quoted=quote is not None)
        if mark is None:
            return []
        if quote:
            mark = replace(mark, start=start, quoted=True)
        if mark.opener in (Opener.PART, Opener.ANNEX, Opener.HEADING):
            return [mark]
        clause = self._clause(self._past_space(mark.end))
        return [mark, *self._following(clause, mark.quoted)]

    def _following(self, clause: Mark | None, quoted: bool) -> Iterator[Mark]:
        """`clause` and the clauses that directly follow it."""
        while clause:
            yield replace(clause, quoted=quoted, at_once=True)
            clause = self._clause(self._past_space(clause.end))

    def _past_space(self, at: int) -> int:
        while at < self.block.span.end and (self.text[at].isspace() or self.text[at] in "—–"):
            at += 1
        return at

    def _first(self, at: int, quoted: bool) -> Mark | None:
        mark = self._part(at) or self._annex(at) or self._section(at) or self._clause(at) or self._number(at, quoted)
        if mark is None and self.block.kind is BlockKind.HEADING and not quoted:
            return self._heading_block(at)
        return mark

    def _match(self, opener: Opener, at: int) -> re.Match[str] | None:
        return OPENINGS[opener].match(self.text, at, self.block.span.end)

    def _part(self, at: int) -> Mark | None:
        found = self._match(Opener.PART, at) if len(self.block.span) <= 200 else None
        if not found or self.text[at : self.block.span.end].rstrip().endswith((";", ",")):
            return None
        name = f"{found['word'].capitalize()} {found['number']}"
        span = Span(at, found.end("number"))
        return Mark(Opener.PART, name, at, span, self.index, self._rest(found.end()), set_off=self._set_off(at))

    def _section(self, at: int) -> Mark | None:
        found = self._match(Opener.SECTION, at)
        if not found or not _BOUNDARY.match(self.text, found.end()):
            return None
        set_off, stopped = self._set_off(at), found["stop"] is not None
        if not (stopped or set_off or self._capital_follows(found.end())):
            return None
        span = Span(at, found.end())
        heading = self._heading(found.end(), section=True)
        number = found["number"].replace("–", "-")
        return Mark(Opener.SECTION, number, at, span, self.index, heading, set_off=set_off, stopped=stopped)

    def _clause(self, at: int) -> Mark | None:
        found = self._match(Opener.CLAUSE, at)
        if not found or not readings(found["number"]) or not _BOUNDARY.match(self.text, found.end()):
            return None
        heading = self._heading(found.end(), section=False)
        return Mark(Opener.CLAUSE, found["number"], at, Span(at, found.end()), self.index, heading)

    def _number(self, at: int, quoted: bool) -> Mark | None:
        found = self._match(Opener.NUMBER, at)
        if not found or not (found["stop"] or re.search(r"[.-]", found["number"])):
            return None
        if quoted and not found["stop"] and not self._heading(found.end(), section=True):
            return None
        heading = self._heading(found.end(), section=True)
        number = found["number"].replace("–", "-")
        return Mark(Opener.NUMBER, number, at, Span(at, found.end()), self.index, heading, stopped=bool(found["stop"]))

    def _heading_block(self, at: int) -> Mark | None:
        heading = self._rest(at)
        if heading is None:
            return None
        name = " ".join(heading.span.of(self.text).split())
        return Mark(Opener.HEADING, name, at, Span(at, at), self.index, heading, set_off=True)

    def _rest(self, at: int) -> Heading | None:
        """All that follows in the paragraph, as a heading."""
        words = self.text[at : self.block.span.end]
        start = at + len(words) - len(words.lstrip(" \n\t\xa0.:—–-"))
        end = at + len(words.rstrip(" \n\t\xa0.:*_"))
        return Heading(Span(start, end), self.block.span.end, sure=True) if end > start else None

    def _heading(self, at: int, section: bool) -> Heading | None:
        found = heading_after(self.text, Span(at, self.block.span.end), self.runs, section)
        if found is None and self.block.kind is BlockKind.HEADING:
            return self._rest(at)
        return found

    def _set_off(self, at: int) -> bool:
        return any(run.span.holds(at) for run in self.runs)

    def _capital_follows(self, at: int) -> bool:
        follows = self.text[at : self.block.span.end]
        words = follows.lstrip()
        return words != follows and (words[:1].isupper() or words[:1] == "(")

    def _annex(self, at: int) -> Mark | None:
        found = self._match(Opener.ANNEX, at) if len(self.block.span) <= 160 else None
        rest = words_of(self.text[found.end() : self.block.span.end]) if found else []
        if not found or (rest and not title_cased(rest)):
            return None
        name = found["word"].capitalize() + (f" {found['number']}" if found["number"] else "")
        return Mark(Opener.ANNEX, name, at, Span(at, found.end()), self.index, self._rest(found.end()))
