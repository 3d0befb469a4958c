"""The colour of changed words: laid over the layout, so the document and its revision stay as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextDocument, QTextLayout

from reader.comparison import Mark, Run
from reader.desktop.panes.offsets import OffsetMap
from reader.desktop.theme import Theme


def colour_changes(document: QTextDocument, offsets: OffsetMap, changes: Sequence[Run], theme: Theme) -> None:
    """Write removed words in the colour `removed`, inserted ones in `inserted`, all others as they are."""
    wanted: dict[int, list[QTextLayout.FormatRange]] = defaultdict(list)
    formats = {mark: QTextCharFormat() for mark in (Mark.REMOVED, Mark.INSERTED)}
    formats[Mark.REMOVED].setForeground(theme.colour("removed"))
    formats[Mark.INSERTED].setForeground(theme.colour("inserted"))
    for run in changes:
        _place(document, *offsets.range(run.span), formats[run.mark], wanted)
    block = document.begin()
    while block.isValid():
        ranges = wanted.get(block.blockNumber(), [])
        if ranges or block.layout().formats():
            block.layout().setFormats(ranges)
            document.markContentsDirty(block.position(), block.length())
        block = block.next()


def _place(
    document: QTextDocument,
    start: int,
    end: int,
    style: QTextCharFormat,
    wanted: dict[int, list[QTextLayout.FormatRange]],
) -> None:
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        made = QTextLayout.FormatRange()
        made.start = max(0, start - block.position())
        made.length = min(end - block.position(), block.length()) - made.start
        made.format = style
        wanted[block.blockNumber()].append(made)
        block = block.next()
