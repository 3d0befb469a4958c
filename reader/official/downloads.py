"""What has arrived: the folder `downloads` of a library, a text and its record for each order."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from reader.errors import BadRequest, why
from reader.official.model import Record
from reader.writing import write_file


class Downloads:
    """Texts with their records. A text counts as arrived once its record stands beside it, which is written last."""

    def __init__(self, library: Path) -> None:
        """The folder is made when the first text arrives."""
        self._folder = library / "downloads"

    def text(self, number: str) -> Path:
        """Where the text of the order `number` is, or would be."""
        return self._folder / f"eo-{number.lower()}.xml"

    def record(self, number: str) -> Record | None:
        """The record of an order whose text has arrived; None for any other."""
        try:
            kept: dict[str, Any] = json.loads(self._record_file(number).read_text(encoding="utf-8"))
            day = date.fromisoformat(kept["date"]) if kept["date"] else None
            record = Record(**{**kept, "date": day})
            return record if record.number == number and self.text(number).stat().st_size > 0 else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, record: Record, data: bytes) -> None:
        """Puts a text and its record there, whole. Raises BadRequest where the disk refuses."""
        facts = {**asdict(record), "date": record.date.isoformat() if record.date else None}
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_file(self.text(record.number), data)
            kept = json.dumps(facts, ensure_ascii=False, indent=1) + "\n"
            write_file(self._record_file(record.number), kept.encode())
        except OSError as error:
            reason = why(error)
            raise BadRequest(f"{self._folder} cannot be written ({reason}); check space and permissions.") from None

    def clear_strays(self) -> None:
        """Deletes the half-written files that a killed program left."""
        for stray in self._folder.glob(".new-*"):
            stray.unlink(missing_ok=True)

    def _record_file(self, number: str) -> Path:
        return self._folder / f"eo-{number.lower()}.json"
