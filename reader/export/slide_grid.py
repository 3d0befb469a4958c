"""Where things stand on the slide of a stop, in inches."""

from __future__ import annotations

from dataclasses import dataclass

from reader.comparison import Side
from reader.export.slide_paper import MARGIN, WIDTH
from reader.export.slide_shapes import Box

TOP, LOWEST, LEAST = 2.22, 6.52, 1.5
"""Where the passages begin, how far down they may reach, and how high they are at least."""
INSET, PILL = 0.24, 1.3
"""Between a passage's edge and its words; the width of the sign between the two."""
_WAIST = 1.4
_NARROW = 2.2
"""What is kept for the side that has no passage."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of one slide: as wide as one another, or wide for the one passage that there is."""

    alone: Side | None = None
    """The side that alone has a passage; None where both do."""

    def width(self, side: Side) -> float:
        """Width of the column on `side`."""
        room = WIDTH - 2 * MARGIN - _WAIST
        if self.alone is None:
            return room / 2
        return room - _NARROW if side is self.alone else _NARROW

    def left(self, side: Side) -> float:
        """Where the column on `side` begins."""
        return MARGIN if side is Side.LEFT else WIDTH - MARGIN - self.width(side)

    def box(self, side: Side, height: float) -> Box:
        """The passage on `side`, `height` inches high."""
        return Box(self.left(side), TOP, self.width(side), height)

    @property
    def pill_left(self) -> float:
        """Where the sign of the relation begins: in the middle of what lies between the columns."""
        begin = self.left(Side.LEFT) + self.width(Side.LEFT)
        return (begin + self.left(Side.RIGHT) - PILL) / 2

    @property
    def text_width(self) -> float:
        """Room of a line of a passage, in points."""
        return (self.width(self.alone or Side.LEFT) - 2 * INSET) * 72

    @property
    def text_height(self) -> float:
        """Room below one another, in points."""
        return (LOWEST - TOP - 2 * INSET) * 72
