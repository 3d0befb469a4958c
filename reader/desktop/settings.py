"""How the window was left: one small JSON file in the person's settings folder.

`settings.json` holds one object whose keys are the fields of `Settings`. A key that is missing or makes no sense
takes its default; a file that is no JSON is kept as `settings.json.bak` and ignored.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from reader.desktop.actions import STEP_KINDS, THEMES
from reader.library import SortKey
from reader.writing import write_file

ZOOMS = (70, 250)
"""Smallest and largest zoom, in per cent."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The window as it was left."""

    left: str = ""
    """Library id of the order on the left; empty before the first start."""
    right: str = ""
    places: tuple[float, float] = (0.0, 0.0)
    """Code point at the top line of each pane."""
    topics: tuple[str, ...] = ()
    """Ids of the lit topics, in the order of their marks."""
    theme: str = "system"
    """`system`, `light` or `dark`."""
    zoom: int = 100
    """Per cent."""
    follow: bool = True
    topics_shown: bool = True
    links_shown: bool = True
    redline: bool = False
    left_dock: bool = True
    right_dock: bool = True
    right_tab: int = 0
    outline_tab: int = 0
    step_kind: str = "all"
    library_sort: str = "number"
    """What the library is sorted by."""
    library_descending: bool = False
    view: str = "facing"
    """`facing`, `rows`, `outline` or `matrix`."""
    redline_ignores: tuple[str, ...] = ()
    """What redlines leave out of account: fields of RedlineOptions."""
    dock_widths: tuple[int, ...] = ()
    """Widths of the left and the right dock, in logical pixels; empty for the usual ones."""
    library_height: int = 0
    """Height of the library above the outline, in logical pixels; 0 for the usual one."""
    walkthroughs: tuple[str, ...] = ()
    """The walkthrough opened last for each pair: `eo-14010 eo-14165 two-orders-one-border`."""
    export_folder: str = ""
    """Where the last export went."""
    export_form: str = ""
    """What it was and its ending: `comparison .html`."""
    paper: str = ""
    """`a4` or `letter`; empty for the usual one."""
    paper_across: bool = True
    """True where sheets are printed on their long side."""
    window: tuple[int, ...] = ()
    """x, y, width, height of the window, in logical pixels."""
    maximized: bool = False
    welcomed: bool = False
    """True once the person has put the welcome away."""


def settings_file() -> Path:
    """Where the settings lie: `settings.json` in the person's settings folder for this program."""
    return user_config_path("order-reader", appauthor=False) / "settings.json"


def load_settings(path: Path) -> Settings:
    """The settings in the file at `path`; the defaults where there is none or it is damaged (then kept as .bak)."""
    try:
        facts = json.loads(path.read_text("utf-8"))
        if not isinstance(facts, dict):
            raise ValueError("not an object")
    except FileNotFoundError:
        return Settings()
    except OSError:
        return Settings()
    except ValueError:
        _keep_damaged(path)
        return Settings()
    known = {field.name: _READERS[field.name](facts[field.name]) for field in fields(Settings) if field.name in facts}
    return replace(Settings(), **{name: value for name, value in known.items() if value is not None})


def save_settings(path: Path, settings: Settings) -> None:
    """Write `settings` to `path` in one move: the old file stands until the new one is whole. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, (json.dumps(asdict(settings), indent=2) + "\n").encode())


def _keep_damaged(path: Path) -> None:
    try:
        path.replace(path.with_name(path.name + ".bak"))
    except OSError:
        return


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _whole(low: int, high: int) -> Callable[[object], int | None]:
    def read(value: object) -> int | None:
        return min(max(value, low), high) if type(value) is int else None

    return read


def _choice(choices: tuple[str, ...]) -> Callable[[object], str | None]:
    return lambda value: value if value in choices else None


def _texts(value: object) -> tuple[str, ...] | None:
    return tuple(value) if isinstance(value, list) and all(isinstance(item, str) for item in value) else None


def _wholes(count: int) -> Callable[[object], tuple[int, ...] | None]:
    def read(value: object) -> tuple[int, ...] | None:
        if not isinstance(value, list) or len(value) != count or any(type(item) is not int for item in value):
            return None
        return tuple(min(max(item, -100_000), 100_000) for item in value)

    return read


def _places(value: object) -> tuple[float, float] | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    if not all(isinstance(item, (int, float)) and not isinstance(item, bool) and 0 <= item < 1e9 for item in value):
        return None
    return float(value[0]), float(value[1])


_READERS: dict[str, Callable[[object], Any]] = {
    "left": _text,
    "right": _text,
    "places": _places,
    "topics": _texts,
    "theme": _choice(THEMES),
    "zoom": _whole(*ZOOMS),
    "follow": _flag,
    "topics_shown": _flag,
    "links_shown": _flag,
    "redline": _flag,
    "left_dock": _flag,
    "right_dock": _flag,
    "right_tab": _whole(0, 5),
    "outline_tab": _whole(0, 1),
    "step_kind": _choice(STEP_KINDS),
    "library_sort": _choice(tuple(SortKey)),
    "library_descending": _flag,
    "view": _choice(("facing", "rows", "outline", "matrix")),
    "redline_ignores": _texts,
    "dock_widths": _wholes(2),
    "library_height": _whole(0, 4000),
    "walkthroughs": _texts,
    "export_folder": _text,
    "export_form": _text,
    "paper": _choice(("", "a4", "letter")),
    "paper_across": _flag,
    "window": _wholes(4),
    "maximized": _flag,
    "welcomed": _flag,
}
