"""Where a run of words stands on the laid-out page: one stretch for each line it touches, measured once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from PySide6.QtGui import QTextBlock, QTextDocument

from reader.desktop.panes.offsets import OffsetMap
from reader.spans import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a run on one line, in px of the document."""

    left: float
    right: float
    baseline: float
    opens: bool
    """The run begins here (and does not come from the line above)."""
    closes: bool
    """The run ends here (and does not go on below)."""


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


_S = TypeVar("_S", bound=_Spanned)


def visible(runs: Sequence[_S], span: Span) -> Sequence[_S]:
    """Those of `runs` (in order, not overlapping) that meet `span`; found by bisection."""
    first = bisect_right(runs, span.start, key=lambda run: run.span.end)
    return runs[first : bisect_left(runs, span.end, key=lambda run: run.span.start)]


class RunGeometry:
    """Stretches of runs over one layout. Made anew when the page is laid out anew."""

    def __init__(self, document: QTextDocument, offsets: OffsetMap) -> None:
        self._document = document
        self._offsets = offsets
        self._known: dict[Span, tuple[Stretch, ...]] = {}

    def stretches(self, span: Span) -> tuple[Stretch, ...]:
        """Where `span` stands, line by line; empty where none of it is shown."""
        found = self._known.get(span)
        if found is None:
            found = self._known[span] = tuple(self._measured(span))
        return found

    def _measured(self, span: Span) -> list[Stretch]:
        start, end = self._offsets.range(span)
        block = self._document.findBlock(start)
        pieces: list[tuple[float, float, float]] = []
        while block.isValid() and block.position() < end:
            pieces += self._in_block(block, start - block.position(), end - block.position())
            block = block.next()
        last = len(pieces) - 1
        return [
            Stretch(left, right, baseline, at == 0, at == last) for at, (left, right, baseline) in enumerate(pieces)
        ]

    def _in_block(self, block: QTextBlock, start: int, end: int) -> list[tuple[float, float, float]]:
        layout, text = block.layout(), block.text()
        top = self._document.documentLayout().blockBoundingRect(block).y()
        pieces = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            while last > first and text[last - 1 : last].isspace():
                last -= 1
            if first < last:
                x = layout.position().x()
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                pieces.append((x + left, x + right, top + line.y() + line.ascent()))
        return pieces


def _x(answer: object) -> float:
    """Qt's binding answers cursorToX with (x, cursor)."""
    return float(answer[0]) if isinstance(answer, tuple) else float(answer)  # type: ignore[arg-type]
