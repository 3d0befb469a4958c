"""The light look of the reader in an office file: its colours from resources/themes, its faces by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from reader.comparison import Verdict
from reader.places import resources


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
    facts = yaml.safe_load((resources() / "themes" / "light.yaml").read_text("utf-8"))
    roles = {role: colour.lstrip("#").upper() for role, colour in facts["roles"].items()}
    hues = tuple(colour.lstrip("#").upper() for colour in facts["topics"])
    return Look(roles, hues, tuple(_over(hue, roles["paper"], facts["tint"]) for hue in hues))


def _over(colour: str, ground: str, share: float) -> str:
    """`colour` at the opacity `share` (0-1), laid on `ground`."""
    pairs = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (0, 2, 4))
    return "".join(f"{round(share * top + (1 - share) * below):02X}" for top, below in pairs)
