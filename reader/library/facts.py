"""`order.json`: what is known of a kept order, as a file that a person can read."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from reader.documents import Edition, Kind, Order, read_all_bytes
from reader.errors import ReaderError
from reader.library.boundary import understood
from reader.library.corrected import CORRECTIONS, with_facts
from reader.library.disk import as_json
from reader.library.model import Entry
from reader.library.naming import new_id
from reader.library.overlay import OVERLAY, with_overlay
from reader.library.provenance import RECORD, provenance_in, with_provenance

FACTS = "order.json"
NAMES = tuple(field.name for field in fields(Entry) if field.name != "problem")
"""What is known of an entry, as JSON names it."""
_SPECIAL = ("kind", "edition", "date", "added", "warnings")
_PLAIN = tuple(name for name in NAMES if name not in _SPECIAL)
_TEXTS = ("id", "file", "title", "text_sha256", "source_sha256")
_BESIDE = (FACTS, RECORD, OVERLAY, CORRECTIONS)
"""Files of an order's folder that are not its source."""


def entry_of(order: Order, data: bytes, name: str, file: str, origin: str = "") -> Entry:
    """The entry of an order read from `data` (the bytes of `origin`), to be kept as `file` under the id `name`."""
    identity = order.identity
    return Entry(
        id=name,
        file=file,
        title=identity.title,
        number=identity.number,
        date=identity.date,
        kind=identity.kind,
        edition=identity.edition,
        signatory=identity.signatory,
        citation=identity.citation,
        source_url=identity.source_url,
        words=len(order.text.split()),
        layout=order.layout,
        source_sha256=sha256(data).hexdigest(),
        text_sha256=sha256(order.text.encode("utf-8", "surrogatepass")).hexdigest(),
        added=datetime.now(UTC).replace(microsecond=0),
        warnings=order.warnings,
        part=order.part,
        origin=origin,
    )


def to_facts(entry: Entry) -> dict[str, Any]:
    """The entry as JSON holds it."""
    return {
        **{name: getattr(entry, name) for name in NAMES},
        "kind": entry.kind.value,
        "edition": entry.edition.value,
        "date": entry.date.isoformat() if entry.date else None,
        "added": entry.added.isoformat() if entry.added else None,
        "warnings": list(entry.warnings),
    }


def from_facts(facts: dict[str, Any]) -> Entry:
    """The entry that `to_facts` wrote. Raises ValueError, KeyError or TypeError where it is no such thing."""
    if not all(isinstance(facts[name], str) for name in _TEXTS):
        raise TypeError("a fact is not a text")
    if not facts["file"] or "/" in facts["file"] or Path(facts["file"]).name != facts["file"]:
        raise ValueError("the file is not in the order’s folder")
    plain: dict[str, Any] = {name: facts[name] for name in _PLAIN if name in facts}
    return Entry(
        **plain,
        kind=Kind(facts["kind"]),
        edition=Edition(facts["edition"]),
        date=date.fromisoformat(facts["date"]) if facts["date"] else None,
        added=datetime.fromisoformat(facts["added"]) if facts["added"] else None,
        warnings=tuple(facts["warnings"]),
    )


def facts_file(entry: Entry) -> bytes:
    """What `order.json` holds: the order's own facts, nothing of what the person gave it."""
    facts = to_facts(replace(entry, title=entry.own_title, printed_title=""))
    return as_json({name: value for name, value in facts.items() if name != "printed_title"})


def entry_in(folder: Path) -> Entry:
    """The entry of an order's folder; read anew from its source where `order.json` is damaged.

    Never raises: what cannot be mended becomes an entry whose `problem` says so.
    """
    try:
        facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
        entry = replace(from_facts(facts), id=folder.name)
    except (OSError, ValueError, KeyError, TypeError):
        entry = _mended(folder)
    return with_overlay(with_facts(entry, folder), folder)


def _mended(folder: Path) -> Entry:
    sources = [path for path in _files(folder) if path.name not in _BESIDE and not path.name.startswith(".")]
    if len(sources) != 1:
        return Entry(
            id=folder.name,
            file="",
            title=folder.name,
            problem=f"The facts of {folder.name} in {folder} are damaged and its source file is not there; "
            "remove it and import the order again.",
        )
    try:
        data = sources[0].read_bytes()
        orders = understood(sources[0], lambda: read_all_bytes(data, sources[0].name))
        order = next((one for one in orders if folder.name.startswith(new_id(one.identity, "", ()))), orders[0])
    except (OSError, ReaderError) as error:
        return Entry(id=folder.name, file=sources[0].name, title=folder.name, problem=str(error))
    entry = entry_of(order, data, folder.name, sources[0].name)
    return with_provenance(entry, provenance_in(folder))


def _files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_file()]
    except OSError:
        return []
