"""One layout of a page: what stands where at this width and size, and what can be seen of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextDocument

from reader.desktop.panes.line_table import ASCENT, LineTable, line_table
from reader.desktop.panes.measures import Measures
from reader.desktop.panes.paragraphs import Paragraph
from reader.desktop.panes.rendering import Page
from reader.desktop.panes.run_geometry import RunGeometry
from reader.spans import Span


@dataclass(frozen=True, slots=True)
class Label:
    """A hanging label: its words, the right end of its room and its baseline, in px of the document."""

    text: str
    right: float
    baseline: float
    current: bool


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page as laid out. Made anew after each layout, never changed."""

    page: Page
    measures: Measures
    text_left: float
    """Where text without indent begins, in px of the document."""
    table: LineTable
    geometry: RunGeometry

    def seen(self, top: float, height: float) -> Span:
        """The code points on the lines that meet `height` px from `top` on."""
        first, last = self.table.line_at(top), self.table.line_at(top + height)
        return Span(int(self.table.places[first]), int(self.table.places[last + 1]))

    def whole_lines(self, top: float, height: float) -> tuple[float, float]:
        """Of the px seen from `top` on, those between the first and the last line that is seen whole."""
        table = self.table
        first, last = table.line_at(top), table.line_at(top + height)
        cut_above = table.tops[first] < top < table.tops[first] + table.line
        cut_below = table.tops[last] < top + height < table.tops[last] + table.line
        low = table.tops[first] + table.line - top if cut_above else 0.0
        high = table.tops[last] - top if cut_below else height
        return low, max(low, high)

    def label_at(self, height: float) -> str:
        """Label of the segment read at a height of the document."""
        outline = self.page.outline
        if not outline.segments:
            return ""
        return outline.segments[outline.at(int(self.table.places[self.table.line_at(height)]))].label

    def labels(self, seen: Span, current: Sequence[Span]) -> list[Label]:
        """The hanging labels beside the lines of `seen`; those in `current` passages are marked as such."""
        return [self._label(paragraph, current) for paragraph in self._paragraphs(seen) if paragraph.mark]

    def _paragraphs(self, seen: Span) -> Iterator[Paragraph]:
        every = self.page.paragraphs
        at = bisect_left(every, seen.start, key=lambda paragraph: paragraph.begins)
        for paragraph in every[max(0, at - 1) :]:
            if paragraph.begins >= seen.end:
                return
            yield paragraph

    def _label(self, paragraph: Paragraph, current: Sequence[Span]) -> Label:
        indent = round(self.measures.scaled(6 * paragraph.indent))
        top = self.table.tops[self.table.line_of(paragraph.begins)]
        return Label(
            paragraph.mark,
            self.text_left + indent - self.measures.label_gap,
            top + ASCENT * self.table.line,
            any(span.holds(paragraph.span.start) for span in current),
        )


def lay_out(document: QTextDocument, page: Page, measures: Measures, text_left: float) -> PageLayout:
    """Finish Qt's layout of `document`, which holds `page`, and measure it."""
    starts = [paragraph.begins for paragraph in page.paragraphs] or [0]
    table = line_table(document, page.offsets, starts, measures.line)
    return PageLayout(page, measures, text_left, table, RunGeometry(document, page.offsets))
