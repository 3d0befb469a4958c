"""The light look of the reader in an office file: the colours of the light palette, written as such files have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reader.comparison import Verdict
from reader.export.palette import palette


@dataclass(frozen=True, slots=True)
class Look:
    """Colours by what they mean, each as the six figures `RRGGBB`."""

    roles: Mapping[str, str]
    """`paper`, `ink`, `cur`, `opposed`, `inserted_ground` ..."""
    topics: tuple[str, ...]
    """The hues of the eight topic marks; for underlines, never for text."""
    tints: tuple[str, ...]
    """What lies behind the words of each topic mark: its hue, thinned, on paper."""

    def verdict(self, verdict: Verdict | None) -> str:
        """The colour that says `verdict`; the quiet ink for a lone passage or none."""
        lone = verdict in (None, Verdict.ONLY_LEFT, Verdict.ONLY_RIGHT)
        return self.roles["ink2" if lone or verdict is None else verdict.value]


def load_look() -> Look:
    """The light look."""
    light = palette("light")
    tints = (light.tinted(slot) for slot in range(len(light.topics)))
    roles = {role: _figures(colour) for role, colour in light.roles.items()}
    return Look(roles, tuple(map(_figures, light.topics)), tuple(map(_figures, tints)))


def _figures(colour: str) -> str:
    return colour.removeprefix("#").upper()
