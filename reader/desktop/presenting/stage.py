"""Where everything stands on the screen of a presentation: one drawing for 1920 × 1080, scaled to what there is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

WIDTH, HEIGHT = 1920.0, 1080.0
LEAST_TYPE = 10.5
"""Px on the screen."""
_EDGE, _WAIST = 112.0, 175.0
_BOX_TOP, _FOOT = 281.0, 1038.0
_NOTE_HEIGHT = 132.0
_ABOVE_NOTE, _ABOVE_FOOT = 36.0, 60.0


@dataclass(frozen=True, slots=True)
class Stage:
    """Places in px for a screen of one size."""

    width: float
    height: float
    note: float = _NOTE_HEIGHT
    """Height of the panel at the bottom, in px of the drawing; 0 without one."""

    @property
    def scale(self) -> float:
        """From the drawing's px to the screen's."""
        return min(self.width / WIDTH, self.height / HEIGHT)

    def px(self, length: float) -> float:
        """A length of the drawing on this screen."""
        return length * self.scale

    def type(self, pixels: float) -> float:
        """A size of type of the drawing on this screen; never too small to be read."""
        return max(LEAST_TYPE, self.px(pixels))

    @property
    def edge(self) -> float:
        """Clear space at the left and the right; no broader than a thirteenth of the screen."""
        return min(self.px(_EDGE), self.width / 13)

    @property
    def inner(self) -> float:
        """Width between the edges."""
        return self.width - 2 * self.edge

    @property
    def waist(self) -> float:
        """Width between the two passages."""
        return self.px(_WAIST)

    def row(self, top: float, height: float) -> QRectF:
        """A row from edge to edge; `top` and `height` in px of the drawing."""
        return QRectF(self.edge, self.px(top), self.inner, self.px(height))

    @property
    def foot(self) -> QRectF:
        """The last line."""
        height = self.px(36)
        return QRectF(self.edge, self.height - self.px(HEIGHT - _FOOT) - height / 2, self.inner, height)

    @property
    def note_box(self) -> QRectF:
        """The panel for the note or a question."""
        height = self.px(self.note)
        bottom = self.foot.center().y() - self.px(56)
        return QRectF(self.edge, bottom - height, self.inner, height)

    @property
    def column(self) -> float:
        """Width of one passage with its margins."""
        return (self.inner - self.waist) / 2

    @property
    def padding(self) -> float:
        """From a passage's frame to its words."""
        return self.px(29)

    def box(self, right: bool, height: float) -> QRectF:
        """The frame of the left or the right passage, for words `height` px high; never over what is below."""
        top = self.px(_BOX_TOP)
        left = self.edge + (self.column + self.waist if right else 0.0)
        return QRectF(left, top, self.column, min(height + 2 * self.px(22), self.lowest - top))

    @property
    def lowest(self) -> float:
        """How far down the passages may reach."""
        if self.note:
            return self.note_box.top() - self.px(_ABOVE_NOTE)
        return self.foot.top() - self.px(_ABOVE_FOOT)

    @property
    def room(self) -> float:
        """Greatest height of a passage's words."""
        return self.lowest - self.px(_BOX_TOP) - 2 * self.px(22)
