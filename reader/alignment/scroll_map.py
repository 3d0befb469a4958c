"""Which place of the right text belongs beside which place of the left: a monotone map along the links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from reader.alignment.model import Bitext, Link, ScrollMap
from reader.alignment.sequence import heaviest_chain
from reader.spans import Span
from reader.structure import Outline

_SMALL = 80
"""Code points a passage counts for beyond its length, so that short clauses have a voice too."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The own words of one linked pair of segments."""

    left: Span
    right: Span
    weight: float
    """How much of the texts it holds in place: code points times score."""

    def may_follow(self, other: _Stretch) -> bool:
        return other.left.start < self.left.start and other.right.start <= self.right.start


def scroll_map(bitext: Bitext, left: Outline, right: Outline) -> ScrollMap:
    """The anchors that carry one pane's reading line to the other's, in code points of the reading texts.

    Links that cross cannot all be followed by one monotone map: the set in sequence with the greatest weight
    (length times score) is kept. Its segments are anchored by where their own words start, and where both ends
    come before the next anchor, also by where they end.
    """
    stretches = sorted(_stretches(bitext.links, left, right), key=lambda s: (s.left.start, s.right.start, -s.weight))
    whole = (len(left.text), len(right.text))
    anchors = [(0, 0)]
    kept = heaviest_chain(stretches, lambda s: s.weight, _Stretch.may_follow)
    for stretch, after in zip_longest(kept, kept[1:]):
        limit = (after.left.start, after.right.start) if after else whole
        _anchor(anchors, stretch, limit)
    while len(anchors) > 1 and anchors[-1][0] >= whole[0]:
        anchors.pop()
    return ScrollMap((*anchors, whole) if whole[0] else ((0, 0),))


def _anchor(anchors: list[tuple[int, int]], stretch: _Stretch, limit: tuple[int, int]) -> None:
    """Adds the start of `stretch`, and its end where it does not run past `limit`."""
    if stretch.left.start > anchors[-1][0] and stretch.right.start >= anchors[-1][1]:
        anchors.append((stretch.left.start, stretch.right.start))
    end = (stretch.left.end, stretch.right.end)
    if anchors[-1][0] < end[0] < limit[0] and anchors[-1][1] <= end[1] <= limit[1]:
        anchors.append(end)


def _stretches(links: Iterable[Link], left: Outline, right: Outline) -> Iterable[_Stretch]:
    for link in links:
        a, b = left.segment(link.left[0]), right.segment(link.right[0])
        if a and b:
            yield _Stretch(a.own, b.own, (_SMALL + min(len(a.own), len(b.own))) * link.score)
