"""The first pages of a Word document: which orders, what they come to side by side, and how marks are to be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE

from reader.comparison import GLYPHS, Comparison, Side, Verdict
from reader.export.office_text import legal
from reader.export.summary import DIGEST, AloneLine, DueLine, Head, OpposedLine, Said, Summary, shortened, spoken_day
from reader.export.word_notes import segment_mark
from reader.export.word_text import PLAIN, Dress, Element, add_link, add_outer_link, add_words, paragraph

_BOLD, _QUIET, _SMALL, _PLACE = Dress(bold=True), Dress("Quiet"), Dress("Small"), Dress("Place")
_PHRASE, _OPPOSED = Dress("OpposedPhrase"), Dress("Verdictopposed")
_LONGEST = 180
"""Code points of a duty; the whole stands in its passage."""
_HANG = 360
"""How far a line of the summary hangs out, in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class Front:
    """Writes the summary of one comparison at the end of a document."""

    paper: WordFile
    comparison: Comparison
    summary: Summary

    def add_orders(self) -> None:
        """Name, title, facts and badge of both orders."""
        for head in (self.summary.left, self.summary.right):
            line = self._line("Order Name", keep=True)
            add_words(line, head.name, _BOLD)
            if head.title != head.name:
                add_words(line, f"  {head.title}", Dress(italic=True))
            self._add_facts(head)

    def _add_facts(self, head: Head) -> None:
        line = self._line("Order Facts")
        add_words(line, " · ".join(head.facts), _SMALL)
        if head.source_url.startswith(("http://", "https://")):
            add_words(line, " · " if head.facts else "", _SMALL)
            part = self.paper.part
            address = part.relate_to(legal(head.source_url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            add_outer_link(line, address, head.source_url, _PLACE)
        if head.digest:
            add_words(line, " · " if head.facts or head.source_url else "", _SMALL)
            add_words(line, DIGEST, _BOLD)

    def add_summary(self) -> None:
        """What is opposed, what only one side has, deadlines, authorities."""
        self._heading("Summary", 1)
        line = self._line("Summary Line")
        told = [f"{GLYPHS[verdict]} {count} {self._spoken(verdict)}" for verdict, count in self.summary.counts]
        add_words(line, " · ".join(told) or "The two orders have no passage in common.")
        self._add_opposed()
        for side, lines in ((Side.LEFT, self.summary.only_left), (Side.RIGHT, self.summary.only_right)):
            self._heading(f"Only in {self.summary.head(side).name}", 2)
            self._add_alone(lines, side)
        self._add_deadlines()
        self._add_authorities()

    def add_key(self, slots: Mapping[str, int], *, redline: bool) -> None:
        """How inserted, removed, framed and lit words look, in those very marks."""
        names = self.summary.names
        line = self._line("Summary Line")
        add_words(line, "How to read it: ", _BOLD)
        if redline:
            add_words(line, f"words only {names[0]} has", Dress("Removed"))
            add_words(line, " · ")
            add_words(line, f"words only {names[1]} has", Dress("Inserted"))
            add_words(line, " · ")
        add_words(line, "opposed phrases", _PHRASE)
        lit = sorted((slot, topic) for topic, slot in slots.items() if self.comparison.topic(topic))
        for slot, topic in lit:
            row = self.comparison.topic(topic)
            add_words(line, " · ")
            add_words(line, row.topic.label if row else topic, Dress(f"Topic{slot + 1}"))
        add_words(line, ". Where words are both changed and of a topic, the change is shown.")

    def _add_opposed(self) -> None:
        self._heading("Opposed", 2)
        if not self.summary.opposed:
            self._nothing("No passages pull in opposite directions.")
        for opposed in self.summary.opposed:
            line = self._line("Summary Line", keep=True)
            add_words(line, f"{GLYPHS[Verdict.OPPOSED]} {opposed.topic or 'opposed'}", _OPPOSED)
            if not opposed.left.phrases and not opposed.right.phrases:
                reasons = self.comparison.bitext.links[opposed.link].reasons[:2]
                add_words(line, f"  {'; '.join(reasons)}" if reasons else "", _SMALL)
            self._add_said(opposed, Side.LEFT)
            self._add_said(opposed, Side.RIGHT)

    def _add_said(self, opposed: OpposedLine, side: Side) -> None:
        said: Said = opposed.left if side is Side.LEFT else opposed.right
        line = self._line("Summary Line", indent=_HANG, keep=side is Side.LEFT)
        add_words(line, f"{self.summary.head(side).name}, ", _BOLD)
        self._add_labels(line, side, said.labels)
        tree = self.comparison.side(side).outline
        heading = next((tree.heading(at) for label in said.labels if (at := tree.index(label)) is not None), "")
        add_words(line, f"  {heading}" if heading else "", Dress(italic=True))
        if said.effect:
            add_words(line, f" · {said.effect}", _BOLD)
        for turn, phrase in enumerate(said.phrases):
            add_words(line, ", " if turn else ": ")
            add_words(line, f"“{phrase}”", _PHRASE)

    def _add_alone(self, lines: Sequence[AloneLine], side: Side) -> None:
        if not lines:
            self._nothing(f"Every passage has a counterpart in {self.summary.head(side.other).name}.")
        for alone in lines:
            line = self._line("Summary Line", indent=_HANG, hanging=_HANG)
            self._add_labels(line, side, (alone.label,))
            if alone.heading:
                add_words(line, f"  {alone.heading}.", _BOLD)
            add_words(line, f"  {alone.sentence}")

    def _add_deadlines(self) -> None:
        self._heading("Deadlines", 2)
        if not self.summary.deadlines:
            self._nothing("Neither order sets one.")
        for row in self.summary.deadlines:
            both = row.left is not None and row.right is not None
            self._add_due(row.left, Side.LEFT, keep=both)
            self._add_due(row.right, Side.RIGHT, again=both)

    def _add_due(self, due: DueLine | None, side: Side, *, keep: bool = False, again: bool = False) -> None:
        if due is None:
            return
        line = self._line("Summary Line", indent=_HANG * (2 if again else 1), hanging=_HANG, keep=keep)
        add_words(line, f"{'↔ ' if again else ''}{self.summary.head(side).name}, ", _BOLD)
        self._add_labels(line, side, (due.label,))
        when = f"by {spoken_day(due.due)} ({due.words})" if due.due else due.words
        add_words(line, f" · {when}", _BOLD)
        add_words(line, f" · {f'{due.who}: ' if due.who else ''}{shortened(due.what, _LONGEST)}")

    def _add_authorities(self) -> None:
        self._heading("Authorities", 2)
        left, right = self.summary.names
        for lead, cited in (
            ("Both cite", self.summary.authorities_both),
            (f"Only {left}", self.summary.authorities_left),
            (f"Only {right}", self.summary.authorities_right),
        ):
            line = self._line("Summary Line", indent=_HANG, hanging=_HANG)
            add_words(line, f"{lead}: ", _BOLD)
            add_words(line, "; ".join(cited) or "nothing", PLAIN if cited else _QUIET)

    def _add_labels(self, line: Element, side: Side, labels: Iterable[str]) -> None:
        """Labels as links to their passages in the facing table."""
        tree = self.comparison.side(side).outline
        for turn, label in enumerate(labels):
            add_words(line, ", " if turn else "")
            at = tree.index(label)
            if at is None:
                add_words(line, label)
            else:
                add_link(line, segment_mark(side, at), label, _PLACE)

    def _spoken(self, verdict: Verdict) -> str:
        """`opposed`; `only in EO 14010`."""
        lone = {Verdict.ONLY_LEFT: self.summary.left.name, Verdict.ONLY_RIGHT: self.summary.right.name}
        return f"only in {lone[verdict]}" if verdict in lone else verdict.value

    def _nothing(self, sentence: str) -> None:
        add_words(self._line("Summary Line"), sentence, _QUIET)

    def _heading(self, words: str, level: int) -> None:
        self.paper.add_heading(legal(words), level)

    def _line(self, style: str, *, indent: int | None = None, hanging: int = 0, keep: bool = False) -> Element:
        return paragraph(self.paper.element.body, style.replace(" ", ""), indent=indent, hanging=hanging, keep=keep)
