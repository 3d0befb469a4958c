"""Small orders of our own, laid out by hand, so that this room's tests stand on nothing but the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from reader.documents import Block, BlockKind, Identity, Order
from reader.spans import Span
from reader.structure import Outline, Segment, SegmentKind
from reader.topics import Mention, Taxonomy, find_topics, load_taxonomy


def small_order(parts: Mapping[str, str]) -> Outline:
    """An outline of `label: words`; words before ` | ` are the heading."""
    text, segments, blocks = "", [], []
    labels = list(parts)
    for label, words in parts.items():
        heading, _, body = words.strip().rpartition(" | ")
        start = len(text)
        kind = (
            SegmentKind.PREAMBLE if label == "preamble" else SegmentKind.CLAUSE if "(" in label else SegmentKind.SECTION
        )
        text += f"{heading}. {body}" if heading else body
        at = start + (len(heading) + 2 if heading else 0)
        span = Span(start, len(text) + 2)
        above = [i for i, other in enumerate(labels) if label.startswith(other + "(")]
        segments.append(
            Segment(
                label=label,
                kind=kind,
                span=span,
                own=span,
                body=Span(at, len(text)),
                heading=Span(start, start + len(heading)) if heading else None,
                depth=label.count("("),
                parent=max(above, default=None),
            )
        )
        blocks.append(Block(Span(start, len(text)), BlockKind.PARAGRAPH))
        text += "\n\n"
    return Outline(Order(text, tuple(blocks), Identity()), tuple(segments))


@pytest.fixture(scope="session")
def shipped() -> Taxonomy:
    """The topics that ship with the program."""
    return load_taxonomy()


@pytest.fixture(scope="session")
def lay_out() -> Callable[[Mapping[str, str]], Outline]:
    """Makes an outline from `label: heading | words`."""
    return small_order


@pytest.fixture(scope="session")
def mentions(shipped: Taxonomy) -> Callable[..., tuple[Mention, ...]]:
    """The mentions of one topic in a small order of our own; a plain sentence stands in section 2."""

    def find(words: str | Mapping[str, str], topic: str) -> tuple[Mention, ...]:
        outline = small_order({"2": words} if isinstance(words, str) else words)
        return tuple(m for m in find_topics(outline, shipped) if m.topic == topic)

    return find
