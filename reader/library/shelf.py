"""Putting arrivals among the orders: each text once, each order under an id of its own, all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from reader.library.arrivals import Arrival
from reader.library.boundary import understood
from reader.library.corrected import CORRECTIONS
from reader.library.disk import write_folder
from reader.library.facts import FACTS, entry_of, facts_file
from reader.library.indexing import document
from reader.library.model import Entry, Skipped
from reader.library.naming import new_id
from reader.library.overlay import OVERLAY
from reader.library.provenance import RECORD, record_file, with_provenance
from reader.search import Writing
from reader.topics import Taxonomy
from reader.writing import write_file


class Shelf:
    """The orders' folder while an import adds to it; the library is locked meanwhile."""

    def __init__(self, orders: Path, entries: Mapping[str, Entry], index: Writing, taxonomy: Taxonomy) -> None:
        self._orders = orders
        self._index = index
        self._taxonomy = taxonomy
        self._entries = dict(entries)
        self._taken = {*entries, *(path.name for path in orders.glob("*"))}
        self._known = {mark: entry.id for entry in entries.values() for mark in marks_of_text(entry)}
        self._of_order = {which(entry): entry.id for entry in entries.values() if which(entry)}
        self.joined: dict[str, str] = {}
        """Of what was kept: ids of those that joined another text of the same order, and the id of one such."""
        self.adopted: dict[str, Entry] = {}
        """Orders that were there and got their publisher's record now, by id."""

    def keep(self, arrival: Arrival) -> Entry | Skipped:
        """Keeps the file, its facts and its words for the search; or says which order has the same text already.

        Raises UnreadableFile where the program fails at understanding it; nothing was kept then.
        """
        entry = entry_of(arrival.order, arrival.data, "", _kept_name(arrival.path), str(arrival.path.absolute()))
        entry = with_provenance(entry, arrival.record)
        same = next((self._known[mark] for mark in marks_of_text(entry) if mark in self._known), None)
        if same:
            self._adopt(same, arrival)
            return Skipped(arrival.path, same)
        known = replace(arrival.order.identity, number=entry.number, title=entry.title, date=entry.date)
        entry = replace(entry, id=new_id(known, arrival.path.name, self._taken))
        # Before a byte is written: it may fail.
        indexed = understood(arrival.path, partial(document, entry, arrival.order, self._taxonomy))
        files = {entry.file: arrival.data, FACTS: facts_file(entry)}
        if arrival.record:
            files[RECORD] = record_file(arrival.record)
        write_folder(self._orders / entry.id, files)
        self._index.add(indexed)
        self._remember(entry)
        return entry

    def _adopt(self, name: str, arrival: Arrival) -> None:
        """Gives an order that came in without its publisher's record the record that is known now."""
        entry = self._entries.get(name)
        if entry is None or arrival.record is None:
            return
        known = with_provenance(entry, arrival.record)
        if (known.citation, known.source_url) != (entry.citation, entry.source_url):
            folder = self._orders / name
            write_file(folder / RECORD, record_file(arrival.record))
            write_file(folder / FACTS, facts_file(known))
            self._entries[name] = self.adopted[name] = known

    def _remember(self, entry: Entry) -> None:
        self._taken.add(entry.id)
        self._entries[entry.id] = entry
        self._known.update(dict.fromkeys(marks_of_text(entry), entry.id))
        if order := which(entry):
            if order in self._of_order:
                self.joined[entry.id] = self._of_order[order]
            self._of_order.setdefault(order, entry.id)


def marks_of_text(entry: Entry) -> tuple[str, ...]:
    """What two entries share when they are the same text: the file's bytes, or the words of the same order.

    Two orders may have the same words (a yearly notice), so the words alone do not tell.
    """
    if not entry.source_sha256:
        return ()
    source = f"{entry.source_sha256} {entry.part}" if entry.part else entry.source_sha256
    return source, f"{entry.kind} {entry.number or _called(entry)} {entry.text_sha256}"


def which(entry: Entry) -> str:
    """Which order it is a text of, whatever the words; empty where that is not known."""
    called = entry.number or (_called(entry) if entry.date and entry.own_title else "")
    return f"{entry.kind} {called}" if called else ""


def _called(entry: Entry) -> str:
    return f"{entry.date} {entry.own_title}"


def _kept_name(path: Path) -> str:
    """The file's own name, unless it is one that the order's folder has for itself."""
    taken = path.name.lower() in (FACTS, RECORD, OVERLAY, CORRECTIONS) or path.name.startswith(".")
    return f"source-{path.name}" if taken else path.name
