"""Small orders of our own for this room, laid out by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from reader.directives import Directive, find_directives
from reader.documents import Block, Identity, Order
from reader.spans import Span
from reader.structure import Outline, Segment, SegmentKind

SIGNED = date(2021, 3, 1)


def _outline(parts: Mapping[str, str]) -> Outline:
    """An outline of `label: words`; words before ` | ` are the heading."""
    text, segments, blocks = "", [], []
    labels = list(parts)
    for label, words in parts.items():
        heading, _, body = words.rpartition(" | ")
        start = len(text)
        text += f"{heading}. {body}" if heading else body
        span = Span(start, len(text) + 2)
        above = [i for i, other in enumerate(labels) if label.startswith(other + "(")]
        segments.append(
            Segment(
                label=label,
                kind=SegmentKind.CLAUSE if "(" in label else SegmentKind.SECTION,
                span=span,
                own=span,
                body=Span(start + (len(heading) + 2 if heading else 0), len(text)),
                heading=Span(start, start + len(heading)) if heading else None,
                depth=label.count("("),
                parent=max(above, default=None),
            )
        )
        blocks.append(Block(Span(start, len(text))))
        text += "\n\n"
    return Outline(Order(text, tuple(blocks), Identity(date=SIGNED)), tuple(segments))


@pytest.fixture(scope="session")
def directives() -> Callable[..., tuple[Directive, ...]]:
    """The directives of a small order signed on 1 March 2021; a plain sentence stands in section 2."""

    def find(words: str | Mapping[str, str]) -> tuple[Directive, ...]:
        return find_directives(_outline({"2": words} if isinstance(words, str) else words))

    return find
