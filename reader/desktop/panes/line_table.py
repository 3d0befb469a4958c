"""Where every line of a laid-out page stands: carries code points to heights and back, in fractions of a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextDocument

from reader.desktop.panes.offsets import OffsetMap
from reader.spans import Span

ASCENT = 0.8
"""Share of a line of fixed height that lies above the baseline (so Qt sets it)."""


@dataclass(frozen=True, slots=True)
class LineTable:
    """The lines of one page at one width, from the top. Heights are in px of the document."""

    tops: Sequence[float]
    """Top of each line's box; one more for the foot of the text."""
    places: Sequence[int]
    """First code point of each line; one more for the length of the text."""
    line: float
    """Height of a line."""

    def __len__(self) -> int:
        return len(self.tops) - 1

    def line_of(self, offset: float) -> int:
        """Number of the line that holds a code point."""
        return min(max(0, bisect_right(self.places, offset) - 1), max(0, len(self) - 1))

    def line_at(self, y: float) -> int:
        """Number of the line at height `y`; a gap belongs to the line above it."""
        return min(max(0, bisect_right(self.tops, y) - 1), max(0, len(self) - 1))

    def height_of(self, offset: float) -> float:
        """The height at which a code point is read: between the tops of two lines, by its share of the way."""
        return _between(self.places, self.tops, offset)

    def place_at(self, y: float) -> float:
        """The code point read at height `y`: the way back from `height_of`."""
        return _between(self.tops, self.places, y)

    def extent(self, span: Span) -> tuple[float, float]:
        """Top of the first and foot of the last line of `span`."""
        first = self.line_of(span.start)
        last = min(max(first, bisect_left(self.places, span.end) - 1), max(0, len(self) - 1))
        return self.tops[first], self.tops[last] + self.line


@dataclass(frozen=True, slots=True)
class Held:
    """Words that are to stay at one height while the page is laid out anew."""

    words: Span
    y: float
    """Top of their first line, in px from the pane's top."""


def held_line(table: LineTable, spans: Iterable[Span], top: float, height: float, reading: float) -> Held:
    """What stays where it is: the first of `spans` that begins in sight, else the line `reading` px down the pane.

    `top` and `height` of what can be seen, in px of the document.
    """
    for span in spans:
        y = table.extent(span)[0] - top
        if 0 <= y <= height - table.line:
            return Held(span, y)
    line = table.line_at(top + reading)
    start = int(table.places[line])
    return Held(Span(start, start + 1), table.tops[line] - top)


def line_table(document: QTextDocument, offsets: OffsetMap, starts: Sequence[int], line: float) -> LineTable:
    """Measure the laid-out `document`; `starts` gives the code point at which each block is read from.

    A paragraph whose label hangs is read from its enumerator on.
    """
    layout = document.documentLayout()
    layout.documentSize()  # finishes the layout, which Qt does lazily
    tops: list[float] = []
    places: list[int] = []
    block = document.begin()
    while block.isValid():
        text_layout = block.layout()
        y = layout.blockBoundingRect(block).y()
        first = block.position()
        for number in range(text_layout.lineCount()):
            row = text_layout.lineAt(number)
            tops.append(y + row.y() + row.ascent() - ASCENT * line)
            at = offsets.to_text(first + row.textStart()) if number else starts[block.blockNumber()]
            places.append(max(at, places[-1] + 1 if places else 0))
        block = block.next()
    foot = tops[-1] + line if tops else 0.0
    return LineTable((*tops, foot), (*places, max(offsets.text_length, places[-1] + 1 if places else 0)), line)


def _between(xs: Sequence[float], ys: Sequence[float], x: float) -> float:
    """Piecewise linear from `xs` (ascending) to `ys`; clamped at both ends."""
    if x <= xs[0]:
        return ys[0]
    if x >= xs[-1]:
        return ys[-1]
    at = bisect_right(xs, x) - 1
    width = xs[at + 1] - xs[at]
    return ys[at] + (ys[at + 1] - ys[at]) * ((x - xs[at]) / width if width else 0.0)
