"""Pages without sections, such as fact sheets: segments named by headings and by the bold leads of their bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.documents import Block, BlockKind, Emphasis, Emphasised, Kind, Verdict
from reader.spans import Span, trimmed
from reader.structure.draft import Draft, DraftSegment
from reader.structure.headings import heading_after, title_cased, words_of
from reader.structure.model import SegmentKind

_UNHEADED = (Kind.EXECUTIVE_ORDER, Kind.PROCLAMATION, Kind.LETTER)
"""Kinds whose short lines are lists of names, not headings."""
_LEAD = 9
"""Level of a bold lead: below every heading."""
_LONGEST_HEADING = 90
_SHORTEST_BODY = 90
"""A short line is a heading by rule only where a paragraph of at least so many code points, or a list, follows."""


@dataclass(frozen=True, slots=True)
class _Head:
    start: int
    level: int
    name: Span
    body: int


def headed(draft: Draft, blocks: Sequence[Block]) -> None:
    """Add to `draft` the segments that the headings of `blocks` open."""
    text = draft.order.text
    open_heads: list[tuple[int, int]] = []
    by_rule = draft.order.identity.kind not in _UNHEADED
    rulings = {ruling.start: ruling.verdict for ruling in draft.order.rulings}
    kept = [block for block in blocks if rulings.get(block.span.start) is not Verdict.TEXT]
    marked = any(b.kind is BlockKind.HEADING and b.span.start not in rulings for b in blocks)
    for head in _heads(text, kept, draft.order.emphases, by_rule and not marked):
        while open_heads and open_heads[-1][0] >= head.level:
            open_heads.pop()
        parent = open_heads[-1][1] if open_heads else None
        name = " ".join(head.name.of(text).split())
        label = f"{draft.segments[parent].label}/{name}" if parent is not None else name
        segment = DraftSegment(SegmentKind.HEADED, label, head.start, head.body, len(open_heads), parent)
        segment.heading = head.name
        open_heads.append((head.level, draft.add(segment)))


def _heads(text: str, blocks: Sequence[Block], emphases: Sequence[Emphasised], by_rule: bool) -> Iterator[_Head]:
    bold = [run for run in emphases if run.style is Emphasis.BOLD]
    for i, block in enumerate(blocks):
        span = trimmed(text, block.span)
        if block.kind is BlockKind.HEADING:
            name = trimmed(text, Span(span.start, span.start + len(span.of(text).rstrip(" :.\n\t#"))))
            if name:
                yield _Head(block.span.start, block.level or 1, name, block.span.end)
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            head = None if not by_rule else _plain_heading(text, block, blocks[i + 1 : i + 2])
            head = head or _lead(text, block, bold)
            if head:
                yield head


def _plain_heading(text: str, block: Block, following: Sequence[Block]) -> _Head | None:
    """A short line of its own in capitals or title case, with no stop, before a paragraph or a list."""
    span = trimmed(text, block.span)
    words = words_of(span.of(text))
    if block.kind is not BlockKind.PARAGRAPH or not words or len(span) > _LONGEST_HEADING or not following:
        return None
    if re.search(r"[.;:,!?]|\d{3}", span.of(text)) or not (title_cased(words) or len(words) == 1):
        return None
    if following[0].kind is not BlockKind.LIST_ITEM and len(following[0].span) < _SHORTEST_BODY:
        return None
    return _Head(block.span.start, 1, span, block.span.end)


def _lead(text: str, block: Block, bold: Sequence[Emphasised]) -> _Head | None:
    """The bold words that begin a bullet or a paragraph, without their full stop."""
    runs = [run for run in bold if run.span.meets(block.span)]
    found = heading_after(text, block.span, runs, section=False) if runs else None
    if found is None or not found.sure:
        return None
    return _Head(block.span.start, _LEAD, found.span, found.end)
