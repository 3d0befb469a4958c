"""Rows as a sheet that other programs open: CSV in UTF-8, and no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from reader.sheets import guarded


def write_sheet(rows: Iterable[Sequence[str]], file: Path) -> None:
    """Writes `rows`, the head first, to `file`. Raises OSError."""
    sheet = io.StringIO(newline="")
    csv.writer(sheet).writerows(tuple(map(guarded, row)) for row in rows)
    file.write_bytes(sheet.getvalue().encode("utf-8-sig", "replace"))
