"""Where a jump lands: the scroll values that put two passages level. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

_CLEAR = 16.0
"""Clear space kept above a passage that is landed on, in px."""


@dataclass(frozen=True, slots=True)
class Target:
    """A passage to be landed on, in px of its document, and how far its pane scrolls."""

    top: float
    foot: float
    end: float
    """The pane's greatest scroll value."""


def level(left: Target, right: Target, line: float, height: float) -> tuple[float, float]:
    """The scroll values that put the tops of both passages at one height, near the reading line.

    `line` is the reading line's height within a pane of `height` px. Tall passages land higher, so that more of
    them is seen; where a text is too short for it, the tops stand as near to level as it allows.
    """
    wanted = _wanted(max(left.foot - left.top, right.foot - right.top), line, height)
    lowest = max(left.top - left.end, right.top - right.end)
    highest = min(left.top, right.top)
    y = min(max(wanted, lowest), highest) if lowest <= highest else wanted
    return _clamped(left.top - y, left.end), _clamped(right.top - y, right.end)


def alone(target: Target, line: float, height: float) -> float:
    """The scroll value that puts one passage at the reading line."""
    return _clamped(target.top - _wanted(target.foot - target.top, line, height), target.end)


def beside(target: Target, y: float, height: float) -> float:
    """The scroll value that puts a passage's top at `y` px of its pane, so far as it can be seen there."""
    return _clamped(target.top - min(max(y, _CLEAR), max(_CLEAR, height * 0.75)), target.end)


def _wanted(tall: float, line: float, height: float) -> float:
    return min(line, max(_CLEAR, height - tall - 2 * _CLEAR))


def _clamped(value: float, end: float) -> float:
    return min(max(value, 0.0), end)
