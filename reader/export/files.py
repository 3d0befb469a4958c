"""Writing an export: chosen by the file's ending, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from reader.comparison import Comparison, Crosswalk, Reading
from reader.errors import BadRequest
from reader.export.data import CSV_COLUMNS, comparison_data, csv_rows
from reader.export.page import html_page
from reader.export.tables import crosswalk_table, directive_table, duty_table

PrintPdf = Callable[[str, Path], None]
"""Prints a page of HTML to a PDF file; the engine knows no Qt, so the caller brings it."""


def _html(comparison: Comparison, file: Path) -> None:
    file.write_text(html_page(comparison), "utf-8")


def _json(comparison: Comparison, file: Path) -> None:
    file.write_text(json.dumps(comparison_data(comparison), ensure_ascii=False, indent=2) + "\n", "utf-8")


def _csv(comparison: Comparison, file: Path) -> None:
    _sheet([CSV_COLUMNS, *csv_rows(comparison)], file)


def _sheet(rows: Iterable[Sequence[str]], file: Path) -> None:
    sheet = io.StringIO(newline="")
    csv.writer(sheet).writerows(tuple(map(_harmless, row)) for row in rows)
    file.write_bytes(sheet.getvalue().encode("utf-8-sig", "replace"))


def _ics(readings: Sequence[Reading], file: Path) -> None:
    from reader.export.duty_calendar import calendar_bytes

    file.write_bytes(calendar_bytes(readings))


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
    ".ics": lambda comparison, file: _ics((comparison.left, comparison.right), file),
}
FORMATS = (".html", ".pdf", ".docx", ".csv", ".json", ".ics")
DUTY_FORMATS = (".csv", ".ics")
CROSSWALK_FORMATS = (".csv",)


def export(comparison: Comparison, file: Path, print_pdf: PrintPdf | None = None) -> None:
    """Write `comparison` to `file`, in the format of its ending (one of `FORMATS`; .ics holds the deadlines alone).

    The file appears whole or not at all. Raises BadRequest for another ending, for .pdf without `print_pdf`, and
    where the file cannot be written.
    """
    ending = file.suffix.lower()
    if ending == ".pdf" and print_pdf is not None:
        _whole(file, FORMATS, lambda draft: print_pdf(html_page(comparison, printed=True), draft))
    else:
        made = [known for known in FORMATS if known in _WRITERS or print_pdf is not None]
        _whole(file, made, lambda draft: _WRITERS[ending](comparison, draft))


def export_duties(comparison: Comparison, file: Path) -> None:
    """Write both orders' duties to `file`: matched as .csv, or the dated ones as .ics. Raises BadRequest."""
    if file.suffix.lower() == ".ics":
        _whole(file, DUTY_FORMATS, lambda draft: _ics((comparison.left, comparison.right), draft))
    else:
        _whole(file, DUTY_FORMATS, lambda draft: _sheet(duty_table(comparison), draft))


def export_directives(readings: Sequence[Reading], file: Path) -> None:
    """Write the duties of any number of orders to `file`: all as .csv, or the dated ones as .ics. Raises BadRequest."""
    if file.suffix.lower() == ".ics":
        _whole(file, DUTY_FORMATS, lambda draft: _ics(readings, draft))
    else:
        _whole(file, DUTY_FORMATS, lambda draft: _sheet(directive_table(readings), draft))


def export_crosswalk(crosswalk: Crosswalk, file: Path) -> None:
    """Write a crosswalk to `file` as .csv. Raises BadRequest."""
    _whole(file, CROSSWALK_FORMATS, lambda draft: _sheet(crosswalk_table(crosswalk), draft))


def _whole(file: Path, endings: Sequence[str], write: Callable[[Path], None]) -> None:
    """Have `write` fill a draft beside `file`, then put it in its place. Raises BadRequest, leaving nothing behind."""
    if file.suffix.lower() not in endings:
        ways = f"one of {', '.join(endings)}" if len(endings) > 1 else endings[0]
        raise BadRequest(f"Cannot write {file.name}: its ending must be {ways}.")
    if not file.parent.is_dir():
        raise BadRequest(f"Cannot write {file}: the folder {file.parent} does not exist. Make it first.")
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.stem}-", suffix=file.suffix.lower())
    except OSError as error:
        raise BadRequest(f"Cannot write into {file.parent}: {error.strerror}. Choose another folder.") from error
    os.close(handle)
    draft = Path(name)
    try:
        write(draft)
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
