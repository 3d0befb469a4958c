"""The arithmetic of scrolling together: where the partner goes when the master stands at a value. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp

_FASTEST = 4.0
"""The partner moves at most so many times as fast as the master."""


@dataclass(frozen=True, slots=True)
class Near:
    """The current link, in document px: its passage on the master's side and the other end on the partner's."""

    master: tuple[float, float]
    """Top and foot."""
    partner: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Course:
    """What the partner's way depends on besides the master's scroll value. All in px."""

    carry: Callable[[float], float]
    """Carries a document height of the master to the partner's; never descending."""
    line: float
    """Height of the reading line within a pane."""
    height: float
    """Height of a pane."""
    master_end: float
    """The master's greatest scroll value."""
    partner_end: float
    near: Near | None = None


def target(course: Course, value: float) -> float:
    """The partner's scroll value for the master's.

    At the master's top and end the partner stands at its own; between them the passage that corresponds to the
    master's reading line stands on the partner's; beside the current link its other end does.
    """
    base = min(max(course.carry(value + course.line) - course.line, 0.0), course.partner_end)
    ease = max(1.0, min(course.height, course.master_end) / 2)
    base *= min(1.0, value / ease)
    base = course.partner_end - (course.partner_end - base) * min(1.0, (course.master_end - value) / ease)
    share = _nearness(course, value)
    if share and course.near:
        base += share * (_beside(course, course.near, value) - base)
    return min(max(base, 0.0), course.partner_end)


def _nearness(course: Course, value: float) -> float:
    """1 while the current passage lies on the reading line, falling smoothly to 0 at half a pane from it."""
    if course.near is None:
        return 0.0
    top, foot = course.near.master
    at = value + course.line
    away = max(top - at, at - foot, 0.0) / max(1.0, course.height / 2)
    share = max(0.0, 1.0 - away)
    return share * share * (3 - 2 * share)


def _beside(course: Course, near: Near, value: float) -> float:
    """The partner's value at which both ends stand level: tops together, then going on in proportion."""
    at = value + course.line
    (top, foot), (other_top, other_foot) = near.master, near.partner
    within = min(max(at - top, 0.0), foot - top)
    share = within / (foot - top) if foot > top else 0.0
    return other_top + share * (other_foot - other_top) + (at - top - within) - course.line


def followed(now: float, before: float, stood: float, travelled: float, height: float) -> float:
    """Where the partner moves from `stood` when its target goes from `before` to `now`.

    What it was off the target fades over about a pane of travel, and it moves at most a few times as fast as the
    master (past a passage that has no counterpart the target leaps), so nothing jerks; and while the target moves
    one way, the partner never moves the other.
    """
    off = (stood - before) * exp(-abs(travelled) / max(1.0, height / 3))
    most = _FASTEST * abs(travelled)
    value = stood + min(max(now + off - stood, -most), most)
    if now >= before and travelled > 0:
        return max(value, stood)
    if now <= before and travelled < 0:
        return min(value, stood)
    return value
