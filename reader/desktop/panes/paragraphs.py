"""Outline -> paragraphs of the page: what stands on its own line, how it is set, what hangs beside it. No Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from reader.documents import Block, BlockKind
from reader.spans import Span, trimmed
from reader.structure import Outline, Segment, SegmentKind

BULLET = "•"
_CLAUSES = (SegmentKind.CLAUSE, SegmentKind.QUOTED)
_DEEP = 4
"""From this depth on clauses are set as items of a list."""


class Setting(Enum):
    """How a paragraph is set."""

    TITLE = auto()
    HEADING = auto()
    SUBHEADING = auto()
    BODY = auto()
    ITEM = auto()
    TABLE = auto()
    SIGNATURE = auto()
    FOOTNOTE = auto()


_BY_BLOCK = {
    BlockKind.TITLE: Setting.TITLE,
    BlockKind.HEADING: Setting.SUBHEADING,
    BlockKind.LIST_ITEM: Setting.ITEM,
    BlockKind.TABLE: Setting.TABLE,
    BlockKind.SIGNATURE: Setting.SIGNATURE,
    BlockKind.FOOTNOTE: Setting.FOOTNOTE,
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the page."""

    span: Span
    """Its words in the reading text; the enumerator is not among them."""
    setting: Setting
    segment: int
    """Index in the outline of the segment it belongs to."""
    mark: str = ""
    """What hangs beside its first line: `§ 6`, `(B)`, a bullet; empty where nothing does."""
    indent: int = 0
    """Steps of indentation."""
    gap: int = 10
    """Space above it, in px of the unzoomed page."""
    begins: int = 0
    """The first code point that is read here: its first word's, or its enumerator's where one hangs beside it."""


def paragraphs(outline: Outline) -> tuple[Paragraph, ...]:
    """Every paragraph of the page, in order. Together they hold every word that is not an enumerator."""
    blocks = _Blocks(outline.order.blocks)
    page: list[Paragraph] = []
    waiting, begins = "", None
    for index, segment in enumerate(outline.segments):
        own = list(_own_paragraphs(outline, index, blocks))
        mark = _joined(waiting, segment.mark)
        begins = segment.own.start if begins is None else begins
        if own:
            page.append(replace(own[0], mark=mark or own[0].mark, begins=begins))
            page += (replace(paragraph, begins=paragraph.span.start) for paragraph in own[1:])
        waiting, begins = ("", None) if own else (mark, begins)
    return (replace(page[0], gap=0), *page[1:]) if page else ()


def _joined(waiting: str, mark: str) -> str:
    """`§ 3` waiting for words, then `(a)`: they hang together, `§ 3(a)`."""
    return waiting + mark if not waiting or mark.startswith("(") else mark


class _Blocks:
    """The order's blocks, found by offset."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self._blocks = blocks
        self._starts = [block.span.start for block in blocks]

    def within(self, span: Span) -> Iterator[tuple[Span, BlockKind]]:
        """The parts of `span` that lie in each block; all of it as one paragraph where no block holds it."""
        at = max(0, bisect_right(self._starts, span.start) - 1)
        reached = span.start
        for block in self._blocks[at:]:
            if block.span.start >= span.end:
                break
            start, end = max(reached, block.span.start), min(span.end, block.span.end)
            if reached < start:
                yield Span(reached, start), BlockKind.PARAGRAPH
            if start < end:
                yield Span(start, end), block.kind
            reached = max(reached, end)
        if reached < span.end:
            yield Span(reached, span.end), BlockKind.PARAGRAPH

    def share(self, first: int, second: int) -> bool:
        """True when two offsets lie in one block."""
        return bisect_right(self._starts, first) == bisect_right(self._starts, second)


def _own_paragraphs(outline: Outline, index: int, blocks: _Blocks) -> Iterator[Paragraph]:
    segment = outline.segments[index]
    indent = max(0, segment.depth - 1)
    below_heading = False
    first = True
    for piece, is_heading in _pieces(outline.text, segment, blocks):
        if is_heading:
            setting = _heading_setting(segment)
            yield Paragraph(piece, setting, index, "", indent, _heading_gap(segment))
            below_heading, first = True, False
            continue
        for part, kind in blocks.within(piece):
            words = trimmed(outline.text, part)
            if not words:
                continue
            paragraph = _body_paragraph(words, kind, segment, index)
            if below_heading and paragraph.setting is not Setting.SIGNATURE:
                paragraph = replace(paragraph, gap=0)
            elif first and segment.depth == 0:
                paragraph = replace(paragraph, gap=18)
            yield paragraph
            below_heading, first = False, False


def _body_paragraph(words: Span, kind: BlockKind, segment: Segment, index: int) -> Paragraph:
    setting = _BY_BLOCK.get(kind, Setting.BODY)
    if segment.kind is SegmentKind.SIGNATURE:
        setting = Setting.SIGNATURE
    elif segment.kind in _CLAUSES and setting in (Setting.ITEM, Setting.SUBHEADING):
        setting = Setting.BODY
    indent = max(0, segment.depth - 1)
    if setting is Setting.ITEM:
        return Paragraph(words, setting, index, BULLET, indent, 10 if segment.heading else 4)
    if setting is Setting.SIGNATURE:
        return Paragraph(words, setting, index, "", 0, 6)
    return Paragraph(words, setting, index, "", indent, 2 if segment.depth >= _DEEP else 10)


def _heading_setting(segment: Segment) -> Setting:
    if segment.kind is SegmentKind.PREAMBLE:
        return Setting.TITLE
    return Setting.HEADING if segment.depth == 0 else Setting.SUBHEADING


def _heading_gap(segment: Segment) -> int:
    return 18 if segment.depth == 0 else 10


def _pieces(text: str, segment: Segment, blocks: _Blocks) -> Iterator[tuple[Span, bool]]:
    """The segment's own words in order, cut at enumerator and heading; True marks the heading.

    A headed passage whose lead runs on into its body (a bullet with a bold lead) stays one piece.
    """
    heading, enumerator = segment.heading, segment.enumerator
    if enumerator and not segment.mark:
        # Nothing hangs beside a part: its enumerator is read as the beginning of its heading.
        heading, enumerator = Span(enumerator.start, heading.end if heading else enumerator.end), None
    if heading and segment.body and _runs_in(segment, heading, blocks):
        heading = None
    reached = segment.own.start
    for span in sorted(span for span in (enumerator, heading) if span):
        if _has_words(text[reached : span.start]):
            yield Span(reached, span.start), False
        if span == heading:
            yield span, True
        reached = max(reached, span.end)
    if segment.body and not _has_words(text[reached : segment.body.start]):
        reached = max(reached, segment.body.start)
    if segment.body or _has_words(text[reached : segment.own.end]):
        yield Span(reached, segment.own.end), False


def _runs_in(segment: Segment, heading: Span, blocks: _Blocks) -> bool:
    return segment.kind is SegmentKind.HEADED and blocks.share(heading.start, segment.body.start)


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
