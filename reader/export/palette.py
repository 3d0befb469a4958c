"""The colours of a theme, for pages: from resources/themes, as the window has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from reader.places import resources


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme by what they mean."""

    roles: Mapping[str, str]
    """Role -> `#RRGGBB`: `paper`, `ink`, `cur`, `opposed` ..."""
    topics: tuple[str, ...]
    """The eight topic hues, for marks, never for text."""
    tint: float
    """Opacity (0-1) of a topic's tint behind its words."""

    def tinted(self, slot: int, ground: str = "paper") -> str:
        """The tint of mark `slot` (0-7) as it comes out on `ground`: `#RRGGBB`."""
        top, below = self.topics[slot], self.roles[ground]
        pairs = ((int(top[at : at + 2], 16), int(below[at : at + 2], 16)) for at in (1, 3, 5))
        return "#" + "".join(f"{round(self.tint * one + (1 - self.tint) * other):02X}" for one, other in pairs)


def palette(name: str) -> Palette:
    """The palette `light` or `dark`."""
    facts = yaml.safe_load((resources() / "themes" / f"{name}.yaml").read_text("utf-8"))
    return Palette(facts["roles"], tuple(facts["topics"]), float(facts["tint"]))
