"""Where the columns of the Rows view stand at one width, and how high its items are. No painting."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.comparison import Side

PAD = 8
"""Clear space above and below the text of a row, in px."""
FOLD = 26
"""Height of the line that stands for folded rows, in px."""
_MARGIN = 14
_FOOT = 0.35
"""Clear space below the last row, as a share of the view's height."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a view, in px from its left edge."""

    left: int
    """Left edge of the left cell."""
    left_text: int
    """Room for its labels: its text begins so far from its edge."""
    middle: int
    """Left edge of the column that names the relations."""
    middle_width: int
    right: int
    right_text: int
    text: int
    """Width of either text."""
    width: int
    """Width of it all."""

    def cell(self, side: Side) -> int:
        """Left edge of a side's cell."""
        return self.left if side is Side.LEFT else self.right

    def label_room(self, side: Side) -> int:
        """Room for labels in a side's cell."""
        return self.left_text if side is Side.LEFT else self.right_text

    def edges(self, side: Side) -> tuple[int, int]:
        """First and last px of a side's text."""
        start = self.cell(side) + self.label_room(side)
        return start, start + self.text


def columns(
    width: int, labels: tuple[float, float], gap: float, middle: int, widest: float, tags: tuple[int, int] = (0, 0)
) -> Columns:
    """The columns of a view of `width` px; `labels` are the widest label of either side, `gap` what follows one.

    `tags`: room for the bars of tags right of either text, in px. No text is wider than `widest`; where there is more
    room the outer margins grow.
    """
    left_text = round(_MARGIN + max(labels[0], 24) + gap)
    right_text = round(max(labels[1], 24) + gap + 6)
    after_left, after_right = max(8, tags[0]), max(12, tags[1])
    room = width - left_text - right_text - middle - after_left - after_right
    text = max(60, min(room // 2, round(widest)))
    spare = max(0, room - 2 * text) // 2
    middle_at = spare + left_text + text + after_left
    return Columns(spare, left_text, middle_at, middle, middle_at + middle, right_text, text, width)


class ItemHeights:
    """Heights of the items: measured where they were seen, guessed elsewhere."""

    def __init__(self, guesses: Sequence[float], measure: Callable[[int], float]) -> None:
        """`measure` gives the exact height of an item by its number."""
        self._heights = list(guesses)
        self._exact = [False] * len(self._heights)
        self._measure = measure
        self._next = 0
        self._tops: list[float] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def tops(self) -> list[float]:
        """Top of each item, and one more for the foot of the last."""
        if self._tops is None:
            self._tops = [0.0, *accumulate(self._heights)]
        return self._tops

    def at(self, y: float) -> int:
        """Number of the item at height `y`; the nearest one outside."""
        return min(max(0, bisect_right(self.tops, y) - 1), max(0, len(self) - 1))

    def exact(self, item: int) -> bool:
        """True where the item was measured."""
        return self._exact[item]

    def measured(self, item: int) -> bool:
        """Measure an item that is not measured yet; True where its height turned out another."""
        if self._exact[item]:
            return False
        height = self._measure(item)
        self._exact[item] = True
        if height == self._heights[item]:
            return False
        self._heights[item] = height
        self._tops = None
        return True

    def next_guess(self) -> int | None:
        """The first item that is not measured yet; None where all are."""
        while self._next < len(self) and self._exact[self._next]:
            self._next += 1
        return self._next if self._next < len(self) else None


def scroll_length(total: float, height: int) -> int:
    """How far a view of `height` px scrolls over items of `total` px: the last row may be read without craning."""
    return max(0, round(total + min(height * _FOOT, 200) - height)) if total > height else 0


def landing(top: float, foot: float, height: int, line: float) -> float:
    """The scroll value that shows a row from `top` to `foot` whole: at the reading line where it fits below it."""
    tall = foot - top
    at = min(height * line, max(0.0, height - tall - PAD))
    return max(0.0, top - at)
