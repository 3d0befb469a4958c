"""The bars of tags beside a text: which lane each stands in, which can be seen, which lies under the pointer. No Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from itertools import accumulate

from reader.annotations import TagMark
from reader.spans import Span

APART = 11.0
"""From one lane to the next, in px."""
FIRST = 10.0
"""From the end of the longest line to the middle of the first lane."""
MOST = {False: 5, True: 3}
"""So many lanes are drawn, by whether the window is narrow; what needs more is counted: `+2`."""
_USUAL = 3
"""As soon as one bar stands beside the text there is room for so many lanes, so that the next one moves nothing."""
_COUNT = 16
"""Room for `+2`."""

Extent = Callable[[Span], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Bar:
    """A mark beside the lines of its words."""

    mark: TagMark
    lane: int
    top: float
    """Top of its first line, in px of the document."""
    foot: float
    """Foot of its last line."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Bars for which there is no lane, where they stand together."""

    marks: tuple[TagMark, ...]
    top: float
    foot: float


@dataclass(frozen=True, slots=True)
class TagBars:
    """The bars of one layout. Made anew after each layout, never changed."""

    lanes: tuple[tuple[Bar, ...], ...] = ()
    """The bars of each lane from top to foot; they do not overlap."""
    crowds: tuple[Crowd, ...] = ()
    """The same, of what has no lane."""
    needed: int = 0
    """So many lanes there would have to be for all."""
    _tops: list[list[float]] = field(init=False, repr=False, compare=False, default_factory=list)
    _feet: list[list[float]] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        for lane in self.lanes:
            self._tops.append([bar.top for bar in lane])
            self._feet.append([bar.foot for bar in lane])

    def between(self, top: float, foot: float) -> Iterator[Bar]:
        """The bars that meet these heights: found by bisection, lane by lane."""
        for lane, tops, feet in zip(self.lanes, self._tops, self._feet, strict=True):
            yield from lane[bisect_right(feet, top) : bisect_left(tops, foot)]

    def crowds_between(self, top: float, foot: float) -> Sequence[Crowd]:
        """The counts that meet these heights."""
        first = bisect_right(self.crowds, top, key=lambda crowd: crowd.foot)
        return self.crowds[first : bisect_left(self.crowds, foot, key=lambda crowd: crowd.top)]

    def marks_between(self, top: float, foot: float) -> Iterator[TagMark]:
        """The marks that meet these heights, whether they have a lane or are counted."""
        yield from (bar.mark for bar in self.between(top, foot))
        for crowd in self.crowds_between(top, foot):
            yield from crowd.marks

    def at(self, beyond: float, height: float) -> tuple[TagMark, ...]:
        """The marks at a place: `beyond` the end of the longest line, at a height of the document, both in px."""
        lane = round((beyond - FIRST) / APART)
        if beyond < FIRST - APART / 2:
            return ()
        if lane < len(self.lanes):
            return tuple(bar.mark for bar in self.between(height, height + 0.1) if bar.lane == lane)
        return tuple(mark for crowd in self.crowds_between(height, height + 0.1) for mark in crowd.marks)


@dataclass(frozen=True, slots=True)
class CellTags:
    """The tags of a text that is shown in pieces: those of one piece are found by bisection."""

    marks: tuple[TagMark, ...] = ()
    """In the order of the text."""
    _reach: list[int] = field(init=False, repr=False, compare=False, default_factory=list)
    """How far the marks up to each one reach."""

    def __post_init__(self) -> None:
        self._reach.extend(accumulate((mark.span.end for mark in self.marks), max))

    def meeting(self, span: Span) -> tuple[TagMark, ...]:
        """Those on words of `span`; a note only where it begins, and each cut to the piece."""
        first = bisect_right(self._reach, span.start)
        last = bisect_left(self.marks, span.end, key=lambda mark: mark.span.start)
        near = (mark for mark in self.marks[first:last] if mark.span.meets(span))
        return tuple(
            replace(mark, span=Span(max(mark.span.start, span.start), min(mark.span.end, span.end)))
            for mark in near
            if mark.tag is not None or span.holds(mark.span.start)
        )


def tag_bars(marks: Sequence[TagMark], extent: Extent, most: int) -> TagBars:
    """`marks`, in the order of the text, beside its lines, in as few lanes as they need; what needs more is counted.

    Lanes are dealt by lines, over all of the text: the marks' own lanes tell words apart and would need more room.
    A note without a tag is a sign at its first line, not a bar.
    """
    lanes: list[list[Bar]] = []
    left_over: list[Bar] = []
    ends: list[tuple[float, int]] = []  # (foot, lane) of the bars above that still go on
    free: list[int] = []
    for top, foot, mark in _by_place(marks, extent):
        while ends and ends[0][0] <= top + 0.5:
            heappush(free, heappop(ends)[1])
        lane = heappop(free) if free else len(lanes)
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(Bar(mark, lane, top, foot))
        heappush(ends, (foot, lane))
    for lane_of_more in lanes[most:]:
        left_over += lane_of_more
    left_over.sort(key=lambda bar: bar.top)
    return TagBars(tuple(tuple(lane) for lane in lanes[:most]), tuple(_crowds(left_over)), len(lanes))


def _by_place(marks: Sequence[TagMark], extent: Extent) -> list[tuple[float, float, TagMark]]:
    """Top, foot and mark; the longer first where several begin on one line."""
    found = []
    for mark in marks:
        words = mark.span if mark.tag is not None else Span(mark.span.start, mark.span.start + 1)
        found.append((*extent(words), mark))
    return sorted(found, key=lambda one: (one[0], -one[1], one[2].span.start))


def _crowds(bars: Sequence[Bar]) -> Iterator[Crowd]:
    together: list[Bar] = []
    for bar in bars:
        if together and bar.top >= max(one.foot for one in together):
            yield _crowd(together)
            together = []
        together.append(bar)
    if together:
        yield _crowd(together)


def _crowd(bars: Sequence[Bar]) -> Crowd:
    return Crowd(tuple(bar.mark for bar in bars), bars[0].top, max(bar.foot for bar in bars))


def most_at_once(marks: Sequence[TagMark]) -> int:
    """So many of `marks` stand on one word, at most."""
    edges = sorted(edge for mark in marks for edge in ((mark.span.start, 1), (mark.span.end, -1)))
    return max(accumulate(step for _, step in edges), default=0)


def changed_spans(before: Sequence[TagMark], after: Sequence[TagMark]) -> list[Span]:
    """Words that have another tag than before, or one less; in the order of the text."""
    return sorted({mark.span for mark in {*before} ^ {*after}})


def lanes_shown(lanes: int, most: int) -> int:
    """For so many lanes there is room beside the text."""
    return min(max(lanes, _USUAL), most)


def room_for(lanes: int, most: int, usual: int) -> int:
    """Room that bars need beside the text, in px; `usual` is what there is without any."""
    if not lanes:
        return usual
    shown = lanes_shown(lanes, most)
    return max(usual, round(FIRST + APART * (shown - 1) + 9) + (_COUNT if lanes > most else 0))


def next_of(marks: Sequence[TagMark], current: str) -> str:
    """Which annotation a click chooses of several on one spot: the one after the current, round and round."""
    names = [mark.annotation for mark in marks]
    return names[(names.index(current) + 1) % len(names)] if current in names else names[0]
