"""Putting arrivals among the orders: each text once, each order under an id of its own, all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from reader.library.arrivals import Arrival
from reader.library.disk import as_json, write_folder
from reader.library.facts import FACTS, entry_of, to_facts
from reader.library.indexing import document
from reader.library.model import Entry, Skipped
from reader.library.naming import new_id
from reader.search import Writing
from reader.topics import Taxonomy


class Shelf:
    """The orders' folder while an import adds to it; the library is locked meanwhile."""

    def __init__(self, orders: Path, entries: Mapping[str, Entry], index: Writing, taxonomy: Taxonomy) -> None:
        self._orders = orders
        self._index = index
        self._taxonomy = taxonomy
        self._taken = {*entries, *(path.name for path in orders.glob("*"))}
        self._known = {sha: entry.id for entry in entries.values() for sha in _shas(entry)}

    def keep(self, arrival: Arrival) -> Entry | Skipped:
        """Keeps the file, its facts and its words for the search; or says which order has the same text already."""
        entry = entry_of(arrival.order, arrival.data, "", _kept_name(arrival.path))
        same = next((self._known[sha] for sha in _shas(entry) if sha in self._known), None)
        if same:
            return Skipped(arrival.path, same)
        entry = replace(entry, id=new_id(arrival.order.identity, arrival.path.name, self._taken))
        indexed = document(entry, arrival.order, self._taxonomy)  # before a byte is written: it may fail
        write_folder(self._orders / entry.id, {entry.file: arrival.data, FACTS: as_json(to_facts(entry))})
        self._index.add(indexed)
        self._taken.add(entry.id)
        self._known.update(dict.fromkeys(_shas(entry), entry.id))
        return entry


def _shas(entry: Entry) -> tuple[str, ...]:
    return tuple(sha for sha in (entry.source_sha256, entry.text_sha256) if sha)


def _kept_name(path: Path) -> str:
    """The file's own name, unless it is the one that the facts have."""
    return f"source-{path.name}" if path.name.lower() == FACTS or path.name.startswith(".") else path.name
