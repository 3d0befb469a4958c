"""The numbers that word processors write before the paragraphs of a list by themselves: `(a)`, `(iv)`, `3.2`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_LOW = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    style: str
    """`decimal`, `lower-letter`, `upper-letter`, `lower-roman`, `upper-roman`; any other shows nothing."""
    pattern: str = "%1"
    """What is shown, `%1` standing for the number of the first level, `%2` of the second, and so on."""
    start: int = 1


@dataclass(slots=True)
class Counter:
    """The numbers of one list, as its paragraphs come by."""

    levels: Mapping[int, Level]
    """By depth, from 0."""
    _at: dict[int, int] = field(default_factory=dict)

    def next(self, depth: int) -> str:
        """What is written before the next paragraph of that depth; empty for a bullet."""
        level = self.levels.get(depth)
        if level is None:
            return ""
        self._at[depth] = self._at.get(depth, level.start - 1) + 1
        for deeper in [one for one in self._at if one > depth]:
            del self._at[deeper]
        if not shown(1, level.style):
            return ""
        return _PLACE.sub(lambda place: self._number(int(place[1]) - 1), level.pattern)

    def _number(self, depth: int) -> str:
        level = self.levels.get(depth)
        return shown(self._at.get(depth, level.start), level.style) if level else ""


def shown(number: int, style: str) -> str:
    """A number in a style of `Level`; empty where the style shows none."""
    kind = style.partition("-")[2] or style
    if kind == "decimal":
        return str(number)
    if kind not in ("letter", "roman") or number < 1:
        return ""
    words = _letters(number) if kind == "letter" else _roman(number)
    return words.upper() if style.startswith("upper") else words


def _letters(number: int) -> str:
    """a to z, then aa, bb ..., as word processors count."""
    times, at = divmod(number - 1, 26)
    return chr(ord("a") + at) * (times + 1)


def _roman(number: int) -> str:
    words = ""
    for value, sign in (*_ROMAN, *_ROMAN_LOW):
        while number >= value:
            words, number = words + sign, number - value
    return words
