"""The list of all entries: one cached file for thousands of orders, always held against the folders themselves."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from reader.errors import LibraryDamaged
from reader.library.disk import write_file
from reader.library.facts import entry_in, from_facts, to_facts
from reader.library.model import Entry

_VERSION = 1


class CatalogueFile:
    """`library.json` of a library's folder, and the folder `orders` it lists."""

    def __init__(self, library: Path) -> None:
        self._file = library / "library.json"
        self._orders = library / "orders"
        self._seen: int | None = None
        self._entries: dict[str, Entry] = {}

    def entries(self) -> Mapping[str, Entry]:
        """All entries by id, as the folders are now. Raises LibraryDamaged where `orders` cannot be listed."""
        changed = self._changed_at()
        if changed != self._seen:
            self._entries = self._reconciled(self._entries or self._read())
            self._seen = changed
        return self._entries

    def forget(self) -> None:
        """The folders were changed: the next `entries` looks at them again."""
        self._seen = None

    def _changed_at(self) -> int:
        try:
            return self._orders.stat().st_mtime_ns
        except FileNotFoundError:
            return -1
        except OSError as error:
            raise _unlisted(self._orders, error) from None

    def _reconciled(self, known: dict[str, Entry]) -> dict[str, Entry]:
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
            return {facts["id"]: from_facts(facts) for facts in cached["orders"]}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def _write(self, entries: Mapping[str, Entry]) -> None:
        orders: list[dict[str, Any]] = [to_facts(entry) for entry in entries.values() if not entry.problem]
        data = json.dumps({"version": _VERSION, "orders": orders}, ensure_ascii=False)
        if self._orders.is_dir():
            with suppress(OSError):  # it is a cache: a library on a read-only disk is still read
                write_file(self._file, data.encode())


def _unlisted(folder: Path, error: OSError) -> LibraryDamaged:
    reason = os.strerror(error.errno) if error.errno else str(error)
    return LibraryDamaged(f"The orders in {folder} cannot be listed ({reason}); check the folder’s permissions.")
