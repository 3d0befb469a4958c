"""The fonts the page paints with, each made once: making one asks the system for its families."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont

from reader.desktop.fonts import reading_font, ui_font


@lru_cache(maxsize=64)
def small(pixels: float, weight: int = 400) -> QFont:
    """The face of labels, notes and crumbs, at a height in px. Not to be changed by the caller."""
    return ui_font(pixels, weight)


@lru_cache(maxsize=64)
def serif(pixels: float, bold: bool = False, italic: bool = False) -> QFont:
    """The reading face at a height in px. Not to be changed by the caller."""
    return reading_font(pixels * 72 / 96, bold=bold, italic=italic)
