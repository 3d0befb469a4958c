"""`record.json`: what the publisher's own record says of an order, kept beside its source."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from reader.library.disk import as_json
from reader.library.model import Entry, Provenance

RECORD = "record.json"


def record_file(provenance: Provenance) -> bytes:
    """The record as the file holds it."""
    day = provenance.date
    return as_json({**asdict(provenance), "date": day.isoformat() if day else None})


def provenance_in(folder: Path) -> Provenance | None:
    """The record kept in an order's folder; None where there is none, or it is damaged."""
    try:
        kept: dict[str, Any] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        day = date.fromisoformat(kept["date"]) if kept["date"] else None
        return Provenance(kept["number"], kept["title"], day, kept["citation"], kept["source_url"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def with_provenance(entry: Entry, record: Provenance | None) -> Entry:
    """The entry with its record's citation and address, and what else its own text does not say.

    Where the text names another order than the record, a warning says so, and the record is not believed.
    """
    if record is None:
        return entry
    if record.number and entry.number and record.number != entry.number:
        said = f"its record says EO {record.number}, its text EO {entry.number}"
        return replace(entry, warnings=(*entry.warnings, said))
    return replace(
        entry,
        number=entry.number or record.number,
        title=entry.title or record.title,
        date=entry.date or record.date,
        citation=record.citation or entry.citation,
        source_url=record.source_url or entry.source_url,
    )
