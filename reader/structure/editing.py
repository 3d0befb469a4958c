"""Small changes to an order's paragraphs that keep every coordinate true: join, split, take out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.documents import Block, Emphasised, Order, SetAside, SourceMap
from reader.spans import Span

BY_HAND = "set aside by hand"


def paragraphs(text: str) -> tuple[Block, ...]:
    """Blocks for a text that came without: the paragraphs between blank lines."""
    return tuple(Block(Span(*found.span())) for found in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text))


def joined(order: Order, index: int) -> Order:
    """`order` with paragraph `index` (from 1) made the end of the one before it, a space between them."""
    before, block = order.blocks[index - 1], order.blocks[index]
    edited = _replaced(order, Span(before.span.end, block.span.start), " ")
    whole = Span(before.span.start, edited.blocks[index].span.end)
    blocks = (*edited.blocks[: index - 1], replace(before, span=whole), *edited.blocks[index + 1 :])
    inner = whole.start + 1
    rulings = tuple(ruling for ruling in edited.rulings if not inner <= ruling.start < whole.end)
    return replace(edited, blocks=blocks, rulings=rulings)


def split(order: Order, index: int, at: int) -> Order:
    """`order` with paragraph `index` parted before the code point `at`, which lies inside it, after white space."""
    block = order.blocks[index]
    gap = at
    while gap > block.span.start and order.text[gap - 1].isspace():
        gap -= 1
    edited = _replaced(order, Span(gap, at), "\n\n")
    end = edited.blocks[index].span.end
    halves = (replace(block, span=Span(block.span.start, gap)), replace(block, span=Span(gap + 2, end)))
    return replace(edited, blocks=(*edited.blocks[:index], *halves, *edited.blocks[index + 1 :]))


def taken_out(order: Order, index: int) -> Order:
    """`order` without paragraph `index`, whose words are among those set aside, by hand."""
    block, last = order.blocks[index], index + 1 == len(order.blocks)
    start = order.blocks[index - 1].span.end if last and index else block.span.start
    end = block.span.end if last else order.blocks[index + 1].span.start
    source = order.source_map
    first, final = source.to_source(block.span.start), source.to_source(max(block.span.start, block.span.end - 1)) + 1
    aside = SetAside(" ".join(block.span.of(order.text).split()), BY_HAND, Span(first, max(first, final)))
    kept = replace(
        order,
        blocks=(*order.blocks[:index], *order.blocks[index + 1 :]),
        rulings=tuple(ruling for ruling in order.rulings if ruling.start != block.span.start),
        set_aside=(*order.set_aside, aside),
    )
    return _replaced(kept, Span(start, end), "")


def _replaced(order: Order, gone: Span, new: str) -> Order:
    """`order` with the words at `gone` replaced by `new`, and all that has a place moved along."""
    by = len(new) - len(gone)

    def moved(offset: int) -> int:
        return offset if offset <= gone.start else max(gone.start, offset + by) if offset >= gone.end else gone.start

    def moved_span(span: Span) -> Span:
        start = moved(span.start)
        return Span(start, max(start, moved(span.end)))

    emphases = [Emphasised(moved_span(run.span), run.style) for run in order.emphases]
    return replace(
        order,
        text=order.text[: gone.start] + new + order.text[gone.end :],
        blocks=tuple(replace(block, span=moved_span(block.span)) for block in order.blocks),
        emphases=tuple(run for run in emphases if run.span),
        source_map=SourceMap(_moved_runs(order.source_map.runs, gone, by)),
        rulings=tuple(replace(ruling, start=moved(ruling.start)) for ruling in order.rulings),
    )


def _moved_runs(runs: Sequence[tuple[int, int, int]], gone: Span, by: int) -> tuple[tuple[int, int, int], ...]:
    """The runs of a source map without what lay at `gone`."""
    found = []
    for start, source, length in runs:
        before = min(length, max(0, gone.start - start))
        after = min(length, max(0, start + length - gone.end))
        if before:
            found.append((start, source, before))
        if after:
            found.append((max(start, gone.end) + by, source + length - after, after))
    return tuple(found)
