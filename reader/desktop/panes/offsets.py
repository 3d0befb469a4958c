"""Code points of the reading text <-> positions in a Qt document, which counts UTF-16 units."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from reader.spans import Span

_BASIC = "\uffff"
"""Characters beyond this one take two UTF-16 units."""
_ALIKE = re.compile("[\u0000-\uffff]+|[^\u0000-\uffff]+")
"""A run of characters that take one unit each, or two."""


@dataclass(frozen=True, slots=True)
class _Run:
    text: int
    """First code point in the reading text."""
    position: int
    """Where it stands in the document, in UTF-16 units."""
    length: int
    """In code points."""
    width: int
    """UTF-16 units of each of its characters: 1 or 2."""


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where the words of a reading text stand in the document that shows them.

    What is not in the flow (enumerators, blank lines) falls to the place of the next character that is.
    """

    runs: tuple[_Run, ...]
    length: int
    """Length of the document, in UTF-16 units."""
    text_length: int
    """Length of the reading text, in code points."""
    _texts: list[int] = field(init=False, repr=False, compare=False, default_factory=list)
    _positions: list[int] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        self._texts.extend(run.text for run in self.runs)
        self._positions.extend(run.position for run in self.runs)

    def to_document(self, offset: int) -> int:
        """The document position of code point `offset`; of the next one shown, where it is not in the flow."""
        at = bisect_right(self._texts, offset) - 1
        if at >= 0:
            run = self.runs[at]
            if offset < run.text + run.length:
                return run.position + (offset - run.text) * run.width
        return self.runs[at + 1].position if at + 1 < len(self.runs) else self.length

    def end_in_document(self, offset: int) -> int:
        """The position just behind the last shown code point before `offset`."""
        at = bisect_right(self._texts, offset - 1) - 1
        if at < 0:
            return 0
        run = self.runs[at]
        return run.position + min(offset - run.text, run.length) * run.width

    def to_text(self, position: int) -> int:
        """The code point at document position `position`; between paragraphs, the end of the one before."""
        at = bisect_right(self._positions, position) - 1
        if at < 0:
            return self.runs[0].text if self.runs else 0
        run = self.runs[at]
        return run.text + min((position - run.position) // run.width, run.length)

    def range(self, span: Span) -> tuple[int, int]:
        """First position and the one past the last of the shown words of `span`; empty where none is shown."""
        start = self.to_document(span.start)
        return start, max(start, self.end_in_document(span.end))


def offset_map(text: str, spans: Iterable[Span], joined: Iterable[int] = ()) -> OffsetMap:
    """The map of a document with one paragraph for each of `spans`, in order, parted by one position.

    Before each code point of `joined` the document holds one character that the text has not: a word joiner.
    """
    cuts = sorted(joined)
    runs: list[_Run] = []
    position = 0
    for number, span in enumerate(spans):
        position += 1 if number else 0
        inner = cuts[bisect_right(cuts, span.start) : bisect_left(cuts, span.end)]
        for at, (start, end) in enumerate(pairwise((span.start, *inner, span.end))):
            position += 1 if at else 0
            position = _add_runs(runs, text[start:end], start, position)
    return OffsetMap(tuple(runs), position, len(text))


def _add_runs(runs: list[_Run], words: str, offset: int, position: int) -> int:
    """Add the runs of `words`, which begin at `offset` and `position`; the position behind them."""
    for piece in _ALIKE.finditer(words):
        length, width = piece.end() - piece.start(), 2 if piece[0][0] > _BASIC else 1
        runs.append(_Run(offset, position, length, width))
        offset += length
        position += length * width
    return position
