"""`overlay.json`: what the person gave an order, kept apart from what the order says of itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader.library.disk import as_json
from reader.library.model import Entry
from reader.writing import write_file

OVERLAY = "overlay.json"


def with_overlay(entry: Entry, folder: Path) -> Entry:
    """The entry of the order in `folder` as the person wants it shown."""
    return titled(entry, str(_overlay(folder).get("title") or ""))


def titled(entry: Entry, title: str) -> Entry:
    """The entry shown under `title`; under its own where that is empty or the same."""
    own = entry.own_title
    given = bool(title) and title != own
    return replace(entry, title=title if given else own, printed_title=own if given else "")


def write_title(folder: Path, title: str) -> None:
    """Keeps the title that the person gave the order in `folder`; an empty one is forgotten."""
    kept = {name: value for name, value in _overlay(folder).items() if name != "title"}
    if title:
        kept["title"] = title
    if kept:
        write_file(folder / OVERLAY, as_json(kept))
    else:
        (folder / OVERLAY).unlink(missing_ok=True)


def _overlay(folder: Path) -> dict[str, Any]:
    """What the file holds; nothing where there is none, or it is damaged."""
    try:
        return dict(json.loads((folder / OVERLAY).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}
