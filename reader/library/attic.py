"""Orders that a person took out: kept in `removed/<when>-<id>/` until they are brought back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from reader.errors import BadRequest, why
from reader.library.facts import FACTS, entry_in, facts_file
from reader.library.model import Entry, Removed
from reader.writing import write_file

_NAME = re.compile(r"\d{8}T\d{12}Z-(.+)")


def put_away(library: Path, entry: Entry) -> Removed:
    """Moves the folder of `entry` out of `orders`, whole."""
    when = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    folder = library / "removed" / f"{when}-{entry.id}"
    folder.parent.mkdir(exist_ok=True)
    (library / "orders" / entry.id).replace(folder)
    return Removed(folder.name, entry)


def to_trash(library: Path, entry: Entry) -> None:
    """Moves the folder of `entry` to the system's trash. Raises BadRequest; the order is still there then."""
    from send2trash import send2trash

    folder = library / "orders" / entry.id
    try:
        send2trash(folder)
    except OSError as error:
        reason = why(error)
        raise BadRequest(
            f"{entry.id} cannot be moved to the trash ({reason}); remove it in the library, which keeps it as well."
        ) from None


def removed_orders(library: Path) -> tuple[Removed, ...]:
    """What can be brought back, the last removed first."""
    try:
        folders = sorted((path for path in (library / "removed").iterdir() if path.is_dir()), reverse=True)
    except OSError:
        return ()
    return tuple(
        Removed(folder.name, replace(entry_in(folder), id=name.group(1)))
        for folder in folders
        if (name := _NAME.fullmatch(folder.name))
    )


def bring_back(library: Path, removed: Removed, name: str) -> Entry:
    """Moves a removed order's folder among the orders again, under the id `name`."""
    folder = library / "orders" / name
    folder.parent.mkdir(exist_ok=True)
    (library / "removed" / removed.folder).replace(folder)
    entry = replace(removed.entry, id=name)
    if not entry.problem:
        write_file(folder / FACTS, facts_file(entry))
    return entry
