"""Where a quotation that runs over several paragraphs is open: its words are another document's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reader.documents import Block, Order
from reader.spans import Span
from reader.structure.rules import CLOSED_QUOTE, OPEN_QUOTE


def open_quotes(text: str, blocks: Sequence[Block]) -> list[bool]:
    """For each paragraph, whether a quoted clause that an earlier one opened, and a later one closes, is still open."""
    found: list[bool] = []
    is_open, since = False, 0
    for index, block in enumerate(blocks):
        found.append(is_open)
        before, is_open = is_open, _quote_open(block.span.of(text).strip(), is_open)
        since = since if before else index
    if is_open:
        found[since + 1 :] = [False] * (len(found) - since - 1)
    return found


def _quote_open(words: str, before: bool) -> bool:
    """Whether a quoted clause is open after a paragraph of `words`, given whether one was before it.

    Each paragraph of a quoted clause may open with a mark, or the first alone; the last closes with one.
    """
    straight = words.count('"') % 2
    opens = words.startswith(("“", '"', "``"))
    surplus = words.count("“") + words.count("``") - words.count("”") - words.count("''")
    if opens and straight:
        surplus += 1
    elif before and straight and words.count('"'):
        surplus -= 1
    if surplus > 0:
        return opens or before
    if surplus < 0 or (opens and CLOSED_QUOTE.search(words)):
        return False
    return before


class Quotations:
    """The quotations of one order that begin or go on with a paragraph."""

    def __init__(self, order: Order) -> None:
        self._text, self._blocks = order.text, order.blocks
        self._starts = [block.span.start for block in order.blocks]
        self._open = open_quotes(order.text, order.blocks)

    def hold(self, span: Span) -> bool:
        """True where `span` stands in a quotation that its paragraph, or one before it, opens with a mark."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0:
            return False
        block = self._blocks[at].span
        if not (self._open[at] or OPEN_QUOTE.match(self._text, block.start, block.end)):
            return False
        before = self._text[block.start : span.start]
        resumed = self._open[at] and not OPEN_QUOTE.match(before)
        return _surplus(before) + resumed > 0


def _surplus(words: str) -> int:
    """How many quotation marks are open at the end of `words`."""
    curled = words.count("“") + words.count("``") - words.count("”") - words.count("''")
    return curled + words.count('"') % 2
