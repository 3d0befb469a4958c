"""Which ribbon the tags on links belong to: that of the link whose passages they share most words with. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.annotations import TagMark
from reader.comparison import Comparison, Side
from reader.desktop.panes.passages import Ends, link_ends
from reader.spans import Span


def link_tags(comparison: Comparison, marks: Mapping[Side, Sequence[TagMark]]) -> dict[int, tuple[TagMark, ...]]:
    """The tags and notes on each link, by its number. One whose link is gone stays beside both its passages alone."""
    left, right = ({mark.annotation: mark for mark in marks[side] if mark.link} for side in Side)
    pairs = [(left[one], right[one]) for one in left if one in right]
    if not pairs:
        return {}
    ends = link_ends(comparison)
    found: dict[int, tuple[TagMark, ...]] = {}
    for pair in pairs:
        best = max(ends, key=lambda end: _share(end, pair), default=None)
        if best is not None and _share(best, pair) > 0:
            found[best.link] = (*found.get(best.link, ()), pair[0])
    return found


def _share(ends: Ends, pair: tuple[TagMark, TagMark]) -> float:
    """How much of the words of both ends is common to a link and a tag, 0 to 1; 0 where one end has none."""
    shares = [_common(ends.spans(side), mark.span) for side, mark in zip(Side, pair, strict=True)]
    return shares[0] * shares[1]


def _common(spans: Sequence[Span], span: Span) -> float:
    shared = sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in spans)
    return shared / max(len(span), sum(len(one) for one in spans), 1)
