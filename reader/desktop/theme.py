"""Palette, then roles: the colours of a theme by what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml
from PySide6.QtGui import QColor

from reader.comparison import Verdict
from reader.places import resources


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme."""

    name: str
    """`light` or `dark`."""
    roles: Mapping[str, str]
    """Role -> `#RRGGBB`: `paper`, `ink`, `cur`, `opposed` ..."""
    topics: tuple[str, ...]
    """The eight topic hues, for marks, never for text."""
    tint: float
    """Opacity (0-1) of a topic's tint behind its words."""

    def colour(self, role: str, alpha: float = 1.0) -> QColor:
        """The colour of a role, at an opacity from 0 to 1."""
        colour = QColor(self.roles[role])
        colour.setAlphaF(alpha)
        return colour

    def topic(self, slot: int) -> QColor:
        """The hue of topic mark `slot` (0-7)."""
        return QColor(self.topics[slot])

    def topic_tint(self, slot: int) -> QColor:
        """The tint behind the words of topic mark `slot` (0-7)."""
        colour = QColor(self.topics[slot])
        colour.setAlphaF(self.tint)
        return colour

    def verdict(self, verdict: Verdict) -> QColor:
        """The colour that says `verdict`."""
        quiet = verdict in (Verdict.ONLY_LEFT, Verdict.ONLY_RIGHT)
        return self.colour("ink2" if quiet else verdict.value)


def load_theme(name: str) -> Theme:
    """The theme `light` or `dark` from resources/themes."""
    facts = yaml.safe_load((resources() / "themes" / f"{name}.yaml").read_text("utf-8"))
    return Theme(facts["name"], facts["roles"], tuple(facts["topics"]), float(facts["tint"]))
