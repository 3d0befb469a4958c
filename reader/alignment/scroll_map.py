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
        return other.left.start < self.left.start and other.right.start <= self.right.start

    def mirrored(self) -> _Stretch:
        return replace(self, left=self.right, right=self.left)


def scroll_map(bitext: Bitext, left: Outline, right: Outline) -> ScrollMap:
    """The anchors that carry one pane's reading line to the other's, in code points of the reading texts.

    Links that cross cannot all be followed by one monotone map: the set in sequence with the greatest weight
    (length times score) is kept, and every sync point. Its segments are anchored by where their own words start, and
    where both ends come before the next anchor, also by where they end. Longer passages with a likely partner that
    the map does not lead to are its asides.
    """
    stretches = sorted(_stretches(bitext, left, right), key=lambda s: (s.left.start, s.right.start, -s.weight))
    whole = (len(left.text), len(right.text))
    anchors = [(0, 0)]
    kept = heaviest_chain(stretches, lambda s: s.weight, _Stretch.may_follow)
    for stretch, after in zip_longest(kept, kept[1:]):
        limit = (after.left.start, after.right.start) if after else whole
        _anchor(anchors, stretch, limit)
    while len(anchors) > 1 and anchors[-1][0] >= whole[0]:
        anchors.pop()
    plain = ScrollMap((*anchors, whole) if whole[0] else ((0, 0),))
    return replace(
        plain,
        left_asides=_asides(stretches, plain.to_right),
        right_asides=_asides([stretch.mirrored() for stretch in stretches], plain.to_left),
    )


def _anchor(anchors: list[tuple[int, int]], stretch: _Stretch, limit: tuple[int, int]) -> None:
    """Adds the start of `stretch`, and its end where it does not run past `limit`."""
    if stretch.left.start > anchors[-1][0] and stretch.right.start >= anchors[-1][1]:
        anchors.append((stretch.left.start, stretch.right.start))
    end = (stretch.left.end, stretch.right.end)
    if anchors[-1][0] < end[0] < limit[0] and anchors[-1][1] <= end[1] <= limit[1]:
        anchors.append(end)


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
