"""Days along an axis: long stretches without anything are cut short, and marked; ticks where their labels fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

_GAP = 0.22
"""Share of all days above which a stretch without anything is cut short, where it is also longer than ..."""
_LEAST_GAP = 200
"""... so many days."""
_CUT = 26.0
"""Pixels that such a stretch takes up."""
_MARGIN = 0.04
"""Share of a stretch left free at either end, so that a tick can stand before its first day."""
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240)
"""Steps of ticks, in months."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of the axis on which a day has one width throughout."""

    first: date
    last: date
    left: float
    """Pixels from the axis' origin."""
    right: float

    def x(self, day: date) -> float:
        """Where `day` stands."""
        days = (self.last - self.first).days
        return self.left + (self.right - self.left) * (day - self.first).days / days if days else self.left


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the calendar."""

    day: date
    x: float
    months: int
    """The step of its stretch: below 12 a month's name is needed."""
    first: bool
    """True for the first of its stretch, which must name its year."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days to pixels."""

    stretches: tuple[Stretch, ...]

    def x(self, day: date) -> float:
        """Where `day` stands, in pixels; a day in a cut at its middle, one outside at the nearer end."""
        for stretch in self.stretches:
            if stretch.first <= day <= stretch.last:
                return stretch.x(day)
        for before, after in pairwise(self.stretches):
            if before.last < day < after.first:
                return (before.right + after.left) / 2
        if not self.stretches:
            return 0.0
        return self.stretches[0].left if day < self.stretches[0].first else self.stretches[-1].right

    @property
    def cuts(self) -> tuple[float, ...]:
        """Middles of the stretches that were cut short."""
        return tuple((before.right + after.left) / 2 for before, after in pairwise(self.stretches))

    def ticks(self, room: Callable[[Tick], float]) -> tuple[Tick, ...]:
        """Marks of the calendar; `room` says how many pixels the label of one takes with its margin."""
        kept: list[Tick] = []
        for stretch in self.stretches:
            for tick in _ticks(stretch, room):
                if not kept or _apart(kept[-1], tick, room):
                    kept.append(tick)
        return tuple(kept)


def time_scale(days: Iterable[date], left: float, right: float) -> TimeScale:
    """A scale from `left` to `right` pixels with all of `days` on it; empty stretches between them are cut short."""
    known = sorted(set(days))
    if not known:
        return TimeScale(())
    groups = _groups(known)
    margins = [max(3, round((group[-1] - group[0]).days * _MARGIN)) for group in groups]
    ends = [
        (group[0] - timedelta(days=margin), group[-1] + timedelta(days=margin))
        for group, margin in zip(groups, margins, strict=True)
    ]
    wide = max(1.0, right - left - _CUT * (len(ends) - 1))
    # A short stretch gets some room too, or a lone day would have no axis to stand on.
    shares = [max((last - first).days, _total(ends) * 0.25 / len(ends)) for first, last in ends]
    stretches, at = [], left
    for (first, last), share in zip(ends, shares, strict=True):
        width = wide * share / sum(shares)
        stretches.append(Stretch(first, last, at, at + width))
        at += width + _CUT
    return TimeScale(tuple(stretches))


def _total(ends: Sequence[tuple[date, date]]) -> float:
    return float(sum((last - first).days for first, last in ends))


def _groups(days: Sequence[date]) -> list[list[date]]:
    whole = (days[-1] - days[0]).days
    groups = [[days[0]]]
    for before, day in pairwise(days):
        gap = (day - before).days
        if gap > _LEAST_GAP and gap > whole * _GAP:
            groups.append([day])
        else:
            groups[-1].append(day)
    return groups


def _ticks(stretch: Stretch, room: Callable[[Tick], float]) -> list[Tick]:
    """The finest ticks of a stretch whose labels do not meet; its middle where no mark of the calendar is in it."""
    for months in _MONTHS:
        days = list(_calendar(stretch, months))
        found = [Tick(day, stretch.x(day), months, at == 0) for at, day in enumerate(days)]
        if not found:
            break
        if all(_apart(one, two, room) for one, two in pairwise(found)):
            return found
    middle = stretch.first + (stretch.last - stretch.first) / 2
    return [Tick(middle, stretch.x(middle), 1, True)]


def _apart(one: Tick, two: Tick, room: Callable[[Tick], float]) -> bool:
    return two.x - one.x >= (room(one) + room(two)) / 2


def _calendar(stretch: Stretch, months: int) -> Iterable[date]:
    """The first days of every so many months within a stretch, counted from a January."""
    month = (stretch.first.year * 12 + stretch.first.month - 1) // months * months
    while True:
        year, rest = divmod(month, 12)
        if year > stretch.last.year or year > 9998:
            return
        day = date(max(year, 1), rest + 1, 1)
        if stretch.first <= day <= stretch.last:
            yield day
        month += months
