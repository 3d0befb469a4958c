"""The sizes of the page: type, line, columns and gaps, at one zoom, in logical pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from reader.desktop.panes.faces import serif, small

READING_SIZE = 14.67
"""Height of reading type, in px (11 points)."""
SMALLEST = 10.5
"""No text is smaller than this, in px."""
READING_SHARE = 0.3
"""The reading line lies this far down a pane, as a share of its height."""
WIDEST = 75
"""Average characters in the longest line; where a pane is wider, its margins grow."""
_SAMPLE = "an order says who shall do what, with whom, by which day of the month, and under which law"
OUTSET = 5.0
"""How far the current band reaches beyond its passage, above and below, in px."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What every part of the page is measured by."""

    zoom: int = 100
    """Per cent; type and line height scale together."""
    compact: bool = False
    """True where the window is narrower than 1100 px."""

    def scaled(self, pixels: float) -> float:
        """A length at this zoom."""
        return pixels * self.zoom / 100

    @property
    def line(self) -> int:
        """Height of every line of text, in whole px."""
        return round(self.scaled(22))

    @property
    def label_column(self) -> int:
        """Room at the left of the text in which labels hang."""
        return round(self.scaled(36 if self.compact else 44))

    @property
    def gutter(self) -> int:
        """Width of the gutter between the panes; it does not grow with the type."""
        return 46 if self.compact else 54

    @property
    def strip(self) -> int:
        """Width of an overview strip."""
        return 10 if self.compact else 12

    @property
    def text_to_gutter(self) -> int:
        """Clear space between the longest line and the gutter (or the strip)."""
        return 12

    @property
    def label_gap(self) -> float:
        """Between a label and its text."""
        return self.scaled(9)

    def font(self, pixels: float, bold: bool = False, italic: bool = False) -> QFont:
        """The reading face at `pixels` of the unzoomed page."""
        return serif(self.scaled(pixels), bold, italic)

    @property
    def widest_line(self) -> float:
        """Width of the longest line of reading type."""
        return WIDEST * QFontMetricsF(self.font(READING_SIZE)).horizontalAdvance(_SAMPLE) / len(_SAMPLE)

    def label_font(self, strong: bool = False) -> QFont:
        """The face of clause labels."""
        return small(max(SMALLEST, self.scaled(11.5)), 700 if strong else 400)
