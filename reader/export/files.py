"""Writing an export: chosen by the file's ending, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from reader.comparison import Comparison
from reader.errors import BadRequest
from reader.export.data import CSV_COLUMNS, comparison_data, csv_rows
from reader.export.page import html_page

PrintPdf = Callable[[str, Path], None]
"""Prints a page of HTML to a PDF file; the engine knows no Qt, so the caller brings it."""


def _html(comparison: Comparison, file: Path) -> None:
    file.write_text(html_page(comparison), "utf-8")


def _json(comparison: Comparison, file: Path) -> None:
    file.write_text(json.dumps(comparison_data(comparison), ensure_ascii=False, indent=2) + "\n", "utf-8")


def _csv(comparison: Comparison, file: Path) -> None:
    sheet = io.StringIO(newline="")
    table = csv.writer(sheet)
    table.writerow(CSV_COLUMNS)
    table.writerows(tuple(map(_harmless, row)) for row in csv_rows(comparison))
    file.write_bytes(sheet.getvalue().encode("utf-8-sig"))


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _docx(comparison: Comparison, file: Path) -> None:
    from reader.export.word import write_docx

    write_docx(comparison, file)


_WRITERS: Mapping[str, Callable[[Comparison, Path], None]] = {
    ".html": _html,
    ".docx": _docx,
    ".csv": _csv,
    ".json": _json,
}
FORMATS = (".html", ".pdf", ".docx", ".csv", ".json")


def export(comparison: Comparison, file: Path, print_pdf: PrintPdf | None = None) -> None:
    """Write `comparison` to `file`, in the format of its ending (one of `FORMATS`).

    The file appears whole or not at all. Raises BadRequest for another ending, for .pdf without `print_pdf`, and
    where the file cannot be written.
    """
    ending = file.suffix.lower()
    if ending not in FORMATS or (ending == ".pdf" and print_pdf is None):
        raise BadRequest(f"Cannot write {file.name}: its ending must be one of {', '.join(FORMATS)}.")
    if not file.parent.is_dir():
        raise BadRequest(f"Cannot write {file}: the folder {file.parent} does not exist. Make it first.")
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.stem}-", suffix=ending)
    except OSError as error:
        raise BadRequest(f"Cannot write into {file.parent}: {error.strerror}. Choose another folder.") from error
    os.close(handle)
    draft = Path(name)
    try:
        if ending == ".pdf" and print_pdf is not None:
            print_pdf(html_page(comparison, printed=True), draft)
        else:
            _WRITERS[ending](comparison, draft)
        _replace(draft, file)
    except OSError as error:
        raise BadRequest(f"Cannot write {file}: {error.strerror}. Choose another place.") from error
    finally:
        draft.unlink(missing_ok=True)


def _replace(draft: Path, file: Path) -> None:
    with draft.open("rb+") as written:
        os.fsync(written.fileno())
    draft.chmod(0o644)
    draft.replace(file)
