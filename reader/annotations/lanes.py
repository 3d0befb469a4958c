"""Bars beside the text: each tagged passage of an open order as a mark, overlapping ones in lanes of their own."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush

from reader.annotations.model import Annotation, Placement, Tagbook, TagMark
from reader.annotations.shelved import Shelved, shelved
from reader.spans import Span

CLEAR = 160
"""Code points kept clear between two bars in one lane: two lines, so that neither a line nor a letter is shared."""
_BEGINNING = 60


def tag_marks(book: Tagbook, placements: Iterable[Placement]) -> tuple[TagMark, ...]:
    """A mark for each placement that was found, by place; orphans have none.

    Lanes are dealt over the whole text, so they do not change while it scrolls, and as few as can be. The sign of a
    note alone takes a lane only where it begins.
    """
    index = shelved(book)
    found = [(one.anchored.span, one) for one in placements if one.anchored.span is not None]
    found.sort(key=lambda pair: (pair[0].start, -pair[0].end, pair[1].annotation.id, pair[1].target))
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    marks = []
    for span, one in found:
        while busy and busy[0][0] <= span.start:
            heappush(free, heappop(busy)[1])
        lane = heappop(free) if free else len(busy)
        end = span.end if one.annotation.tag is not None else span.start
        heappush(busy, (end + CLEAR, lane))
        marks.append(_mark(index, one, span, lane))
    return tuple(marks)


def _mark(index: Shelved, placement: Placement, span: Span, lane: int) -> TagMark:
    one = placement.annotation
    tag = index.tags.get(one.tag) if one.tag is not None else None
    label = tag.label if tag else one.tag or ""
    return TagMark(
        one.id,
        span,
        one.tag,
        index.name(one.tag) if one.tag is not None else beginning(one),
        (tag.letter if tag else "") or label[:1].upper(),
        tag.pattern if tag else 0,
        tag.colour if tag else None,
        lane,
        placement.anchored.certainty,
        len(one.notes),
        one.is_link,
    )


def beginning(one: Annotation) -> str:
    """How its first note begins, on one line; empty where it has none."""
    words = " ".join(one.notes[0].text.split()) if one.notes else ""
    return words if len(words) <= _BEGINNING else f"{words[: _BEGINNING - 1].rstrip()}…"
