"""The list of all entries: one cached file for thousands of orders, always held against the folders themselves."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from reader.errors import LibraryDamaged, why
from reader.library.facts import NAMES, entry_in, from_facts, to_facts
from reader.library.model import Entry
from reader.library.naming import shelf_order
from reader.writing import write_file

_VERSION = 2
_NONE = (-1, -1)


class CatalogueFile:
    """`library.json` of a library's folder, and the folder `orders` it lists."""

    def __init__(self, library: Path) -> None:
        self._file = library / "library.json"
        self._orders = library / "orders"
        self._folders_seen: int | None = None
        self._file_seen = _NONE
        self._entries: dict[str, Entry] = {}
        self._sorted: tuple[Entry, ...] = ()

    def entries(self) -> Mapping[str, Entry]:
        """All entries by id, as the folders are now. Raises LibraryDamaged where `orders` cannot be listed."""
        changed = self._changed_at()
        listed = _version_of(self._file)
        if changed != self._folders_seen or listed != self._file_seen:
            known = self._entries if listed == self._file_seen else self._read()  # another program may have written it
            self._file_seen = listed
            self._entries = self._reconciled(known)
            self._sorted = tuple(sorted(self._entries.values(), key=shelf_order))
            self._folders_seen = changed
        return self._entries

    def sorted(self) -> tuple[Entry, ...]:
        """All entries by number, those without one after them by date and title."""
        self.entries()
        return self._sorted

    def forget(self) -> None:
        """The folders were changed: the next `entries` looks at them again."""
        self._folders_seen = None

    def discard(self) -> None:
        """Deletes the cached list: until it is written again, the folders alone are believed."""
        self.entries()
        self._file.unlink(missing_ok=True)

    def put(self, entry: Entry) -> None:
        """Takes the changed facts of an order that is listed already into the list."""
        self._entries = {**self._entries, entry.id: entry}
        self._write(self._entries)
        self.forget()

    def _changed_at(self) -> int:
        try:
            return self._orders.stat().st_mtime_ns
        except FileNotFoundError:
            return -1
        except OSError as error:
            raise _unlisted(self._orders, error) from None

    def _reconciled(self, known: Mapping[str, Entry]) -> dict[str, Entry]:
        """`known` without what is gone and with what is new; written back where that changed it."""
        names = self._names()
        entries = {name: known[name] if name in known else entry_in(self._orders / name) for name in sorted(names)}
        if entries.keys() != known.keys() or not self._file.is_file():
            self._write(entries)
        return entries

    def _names(self) -> set[str]:
        try:
            with os.scandir(self._orders) as found:
                return {item.name for item in found if not item.name.startswith(".") and item.is_dir()}
        except FileNotFoundError:
            return set()
        except OSError as error:
            raise _unlisted(self._orders, error) from None

    def _read(self) -> dict[str, Entry]:
        """The cached entries; none where the cache is missing or damaged."""
        try:
            cached = json.loads(self._file.read_text(encoding="utf-8"))
            if cached["version"] != _VERSION:
                return {}
            names = cached["fields"]
            entries = (from_facts(dict(zip(names, row, strict=True))) for row in cached["orders"])
            return {entry.id: entry for entry in entries}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def _write(self, entries: Mapping[str, Entry]) -> None:
        """One row of facts for each order: a third of what objects with their names would take."""
        sound = [to_facts(entry) for entry in entries.values() if not entry.problem]
        rows: list[list[Any]] = [[facts[name] for name in NAMES] for facts in sound]
        data = json.dumps({"version": _VERSION, "fields": NAMES, "orders": rows}, ensure_ascii=False)
        if self._orders.is_dir():
            with suppress(OSError):  # it is a cache: a library on a read-only disk is still read
                write_file(self._file, data.encode("utf-8", "surrogatepass"))
                self._file_seen = _version_of(self._file)


def _version_of(path: Path) -> tuple[int, int]:
    """Another pair whenever `path` was put in place anew; a fixed one where it is not there."""
    try:
        about = path.stat()
        return about.st_mtime_ns, about.st_ino
    except OSError:
        return _NONE


def _unlisted(folder: Path, error: OSError) -> LibraryDamaged:
    reason = why(error)
    return LibraryDamaged(f"The orders in {folder} cannot be listed ({reason}); check the folder’s permissions.")
