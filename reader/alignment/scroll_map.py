"""Which place of the right text belongs beside which place of the left: a monotone map along the links."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest

from reader.alignment.model import Aside, Bitext, ScrollMap
from reader.alignment.sequence import heaviest_chain
from reader.spans import Span
from reader.structure import Outline

_SMALL = 80
"""Code points a passage counts for beyond its length, so that short clauses have a voice too."""


_LONG = 240
"""Code points from which a passage is worth leaving the order of the partner for: some lines."""
_LIKELY = 0.5
"""The least score of a link that is followed out of order."""
_NEAR = 400
"""Code points within which a partner is in view anyway."""
_GLIDE = 160
"""Code points over which the leading pane carries its partner past what only that one has."""
_BINDING = 1e12
"""The weight of a place that the person set."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The own words of one linked pair of segments, or two places that the person put side by side."""

    left: Span
    right: Span
    weight: float
    """How much of the texts it holds in place: code points times score."""
    score: float = 1.0
    link: int | None = None

    def may_follow(self, other: _Stretch) -> bool:
        here, there = (other.left.start, other.right.start), (self.left.start, self.right.start)
        return here != there and here[0] <= there[0] and here[1] <= there[1]

    def mirrored(self) -> _Stretch:
        return replace(self, left=self.right, right=self.left)


def scroll_map(bitext: Bitext, left: Outline, right: Outline) -> ScrollMap:
    """The anchors that carry one pane's reading line to the other's, in code points of the reading texts.

    Links that cross cannot all be followed by one monotone map: the set in sequence with the greatest weight
    (length times score) is kept, and every sync point. Its segments are anchored by where their own words start and
    end. While a passage is read that only one order has, the partner all but waits. Longer passages with a likely
    partner that the map does not lead to are its asides.
    """
    stretches = sorted(_stretches(bitext, left, right), key=lambda s: (s.left.start, s.right.start, -s.weight))
    whole = (len(left.text), len(right.text))
    anchors = [(0, 0)]
    kept = _fused(heaviest_chain(stretches, lambda s: s.weight, _Stretch.may_follow))
    for stretch, after in zip_longest(kept, kept[1:]):
        limit = (after.left.start, after.right.start) if after else whole
        _anchor(anchors, stretch, limit)
    while len(anchors) > 1 and (anchors[-1][0] >= whole[0] or anchors[-1][1] >= whole[1]):
        anchors.pop()
    plain = ScrollMap((*anchors, whole) if whole[0] else ((0, 0),))
    return replace(
        plain,
        left_asides=_asides(stretches, plain.to_right),
        right_asides=_asides([stretch.mirrored() for stretch in stretches], plain.to_left),
    )


def _fused(chain: Iterable[_Stretch]) -> list[_Stretch]:
    """`chain` with neighbours that share a passage as one stretch; of those far apart the weightier alone."""
    fused: list[_Stretch] = []
    for stretch in chain:
        before = fused[-1] if fused else None
        if before is None or (before.left.start < stretch.left.start and before.right.start < stretch.right.start):
            fused.append(stretch)
        elif _BINDING in (before.weight, stretch.weight) or _far(before, stretch):
            fused[-1] = max(before, stretch, key=lambda s: s.weight)
        else:
            both = _spanned(before.left, stretch.left), _spanned(before.right, stretch.right)
            fused[-1] = replace(before, left=both[0], right=both[1], weight=before.weight + stretch.weight)
    return fused


def _far(one: _Stretch, other: _Stretch) -> bool:
    return max(other.left.start - one.left.end, other.right.start - one.right.end) > _NEAR


def _spanned(one: Span, other: Span) -> Span:
    return Span(one.start, max(one.end, other.end))


def _anchor(anchors: list[tuple[int, int]], stretch: _Stretch, limit: tuple[int, int]) -> None:
    """Adds the start of `stretch`, and its end; where one side has nothing between it and `limit`, short of that."""
    start = (stretch.left.start, stretch.right.start)
    if start[0] > anchors[-1][0] and start[1] > anchors[-1][1]:
        anchors.append(start)
    ends = (stretch.left.end, stretch.right.end)
    if ends[0] >= limit[0] and ends[1] >= limit[1]:
        return
    end = tuple(_short_of(end, bound, begin) for end, bound, begin in zip(ends, limit, anchors[-1], strict=True))
    if anchors[-1][0] < end[0] < limit[0] and anchors[-1][1] < end[1] < limit[1]:
        anchors.append((end[0], end[1]))


def _short_of(end: int, limit: int, start: int) -> int:
    """`end`, or where it runs up to `limit` a few words before, over which the partner glides on."""
    return end if end < limit else limit - min(_GLIDE, (limit - start) // 4)


def _stretches(bitext: Bitext, left: Outline, right: Outline) -> Iterable[_Stretch]:
    for number, link in enumerate(bitext.links):
        a, b = left.segment(link.left[0]), right.segment(link.right[0])
        if a and b:
            weight = (_SMALL + min(len(a.own), len(b.own))) * link.score
            yield _Stretch(a.own, b.own, weight, link.score, number)
    for here, there in bitext.sync:
        yield _Stretch(Span(here, here), Span(there, there), _BINDING)


def _asides(stretches: Iterable[_Stretch], across: Callable[[float], float]) -> tuple[Aside, ...]:
    """Of each leading passage the best link, where `across` does not come near its partner; in order and apart."""
    best: dict[Span, _Stretch] = {}
    for stretch in stretches:
        if stretch.link is not None and (stretch.left not in best or stretch.score > best[stretch.left].score):
            best[stretch.left] = stretch
    return tuple(
        Aside(span, stretch.right, stretch.link)
        for span, stretch in sorted(best.items())
        if stretch.link is not None and stretch.score >= _LIKELY and len(span) >= _LONG and _leaves(stretch, across)
    )


def _leaves(stretch: _Stretch, across: Callable[[float], float]) -> bool:
    """True where the partner is out of view all the while the passage is read."""
    come = across(stretch.left.start), across(stretch.left.end)
    return come[1] < stretch.right.start - _NEAR or come[0] > stretch.right.end + _NEAR
