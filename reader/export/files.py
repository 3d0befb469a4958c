"""Writing an export: chosen by the file's ending, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.annotations import Tagbook
from reader.comparison import Comparison, Crosswalk, Reading
from reader.errors import BadRequest
from reader.export.bundle import gathered, write_bundle
from reader.export.bundle_format import BundleSource
from reader.export.data import CSV_COLUMNS, comparison_data, csv_rows
from reader.export.page import html_page
from reader.export.paper import Paper
from reader.export.printed import printed_paper
from reader.export.remarks import Remarks, remarks
from reader.export.sheets import write_sheet
from reader.export.tables import (
    change_table,
    crosswalk_table,
    directive_table,
    duty_table,
    link_table,
    mention_table,
)
from reader.export.whole import Asked, Report, Watch, written_whole
from reader.walkthroughs import Walkthrough

PrintPdf = Callable[[Paper, Path, Report | None, Asked | None], object]
"""Prints a document to a PDF file; the engine knows no Qt, so the caller brings it."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be written, and how."""

    comparison: Comparison
    print_pdf: PrintPdf | None
    slots: Mapping[str, int] | None
    walkthrough: Walkthrough | None
    annotations: Tagbook | None
    sources: tuple[BundleSource, BundleSource] | None
    watch: Watch

    @property
    def editions(self) -> tuple[str, str]:
        """The library's ids of the two orders, as far as they are known."""
        return (self.sources[0].id, self.sources[1].id) if self.sources else ("", "")


def _html(wish: _Wish, file: Path) -> None:
    wish.watch.step(0, 1, "page")
    page = html_page(
        wish.comparison,
        slots=wish.slots,
        walkthrough=wish.walkthrough,
        notes=_notes(wish),
        editions=wish.editions,
    )
    file.write_text(page, "utf-8")


def _pdf(wish: _Wish, file: Path) -> None:
    if wish.print_pdf is None:
        raise BadRequest("A PDF is printed by the window’s own engine; export .html here instead.")
    paper = printed_paper(
        wish.comparison,
        slots=wish.slots,
        walkthrough=wish.walkthrough,
        notes=_notes(wish),
        editions=wish.editions,
    )
    wish.print_pdf(paper, file, wish.watch.progress, wish.watch.cancelled)


def _notes(wish: _Wish) -> Remarks | None:
    """The person's tags and notes beside their passages; None where none were given."""
    keys = (wish.sources[0].key, wish.sources[1].key) if wish.sources else None
    return remarks(wish.comparison, wish.annotations, keys) if wish.annotations else None


def _docx(wish: _Wish, file: Path) -> None:
    from reader.export.word import write_docx, write_walkthrough_docx

    progress, cancelled = wish.watch.progress, wish.watch.cancelled
    if wish.walkthrough is None:
        write_docx(wish.comparison, file, slots=wish.slots, notes=_notes(wish), progress=progress, cancelled=cancelled)
    else:
        write_walkthrough_docx(
            wish.walkthrough,
            wish.comparison,
            file,
            slots=wish.slots,
            editions=wish.editions,
            progress=progress,
            cancelled=cancelled,
        )


def _pptx(wish: _Wish, file: Path) -> None:
    from reader.export.slides import write_slides

    write_slides(
        wish.comparison,
        file,
        walkthrough=wish.walkthrough,
        slots=wish.slots,
        editions=wish.editions,
        progress=wish.watch.progress,
        cancelled=wish.watch.cancelled,
    )


def _json(wish: _Wish, file: Path) -> None:
    wish.watch.step(0, 1, "data")
    file.write_text(json.dumps(comparison_data(wish.comparison), ensure_ascii=False, indent=2) + "\n", "utf-8")


def _csv(wish: _Wish, file: Path) -> None:
    wish.watch.step(0, 1, "rows")
    write_sheet([CSV_COLUMNS, *csv_rows(wish.comparison)], file)


def _ics(wish: _Wish, file: Path) -> None:
    wish.watch.step(0, 1, "deadlines")
    _calendar((wish.comparison.left, wish.comparison.right), file)


def _zip(wish: _Wish, file: Path) -> None:
    if wish.sources is None:
        raise BadRequest("A bundle holds the files of both orders; open both from files or from the library.")
    walkthroughs = (wish.walkthrough,) if wish.walkthrough else ()
    parts = gathered(*wish.sources, book=wish.annotations, hand=wish.comparison.hand, walkthroughs=walkthroughs)
    write_bundle(parts, file, progress=wish.watch.progress, cancelled=wish.watch.cancelled)


_WRITERS: Mapping[str, Callable[[_Wish, Path], None]] = {
    ".html": _html,
    ".pdf": _pdf,
    ".docx": _docx,
    ".pptx": _pptx,
    ".csv": _csv,
    ".json": _json,
    ".ics": _ics,
    ".zip": _zip,
}
FORMATS = tuple(_WRITERS)
"""Endings of the files that `export` writes."""
HAND_OUTS = (".html", ".pdf", ".docx", ".pptx", ".zip")
"""Those that a walkthrough can be written to."""
SHEETS = (".csv",)
DUTY_FORMATS = (".csv", ".ics")
CROSSWALK_FORMATS = SHEETS


def export(
    comparison: Comparison,
    file: Path,
    print_pdf: PrintPdf | None = None,
    *,
    slots: Mapping[str, int] | None = None,
    walkthrough: Walkthrough | None = None,
    annotations: Tagbook | None = None,
    sources: tuple[BundleSource, BundleSource] | None = None,
    progress: Report | None = None,
    cancelled: Asked | None = None,
) -> None:
    """Write `comparison` to `file`, in the format of its ending (one of `FORMATS`; .ics holds the deadlines alone).

    `slots`: the marks (0 to 7) of the topics that are lit, by their ids; None: those that weigh most. `walkthrough`:
    its hand-out is written (one of `HAND_OUTS`); a bundle takes it along. `annotations`: the person's tags and notes,
    for .html, .pdf, .docx beside their passages, and for a bundle, .zip. `sources`: the files of left and right, of
    which a bundle is made; they also name the orders that have no number, to annotations and walkthrough. `progress` is
    told the steps done, their number and what comes next; where `cancelled` says True, the work ends with Cancelled.

    The file appears whole or not at all. Raises BadRequest for another ending, for .pdf without `print_pdf`, for .zip
    without `sources`, and where the file cannot be written.
    """
    watch = Watch(progress, cancelled)
    wish = _Wish(comparison, print_pdf, slots, walkthrough, annotations, sources, watch)
    ending = file.suffix.lower()

    def write(draft: Path) -> None:
        _WRITERS[ending](wish, draft)
        watch.ask()

    written_whole(file, _possible(wish), write)
    watch.finished()


def _possible(wish: _Wish) -> tuple[str, ...]:
    possible = HAND_OUTS if wish.walkthrough else FORMATS
    lacking = {".pdf" if wish.print_pdf is None else "", ".zip" if wish.sources is None else ""}
    return tuple(ending for ending in possible if ending in _WRITERS and ending not in lacking)


def export_links(comparison: Comparison, file: Path) -> None:
    """Write the links to `file` as .csv: texts, headings, relation and reasons. Raises BadRequest."""
    written_whole(file, SHEETS, lambda draft: write_sheet(link_table(comparison), draft))


def export_changes(comparison: Comparison, file: Path) -> None:
    """Write every change of wording to `file` as .csv: words removed and inserted. Raises BadRequest."""
    written_whole(file, SHEETS, lambda draft: write_sheet(change_table(comparison), draft))


def export_topics(comparison: Comparison, file: Path) -> None:
    """Write every place that speaks of a topic, in both orders, to `file` as .csv. Raises BadRequest."""
    written_whole(file, SHEETS, lambda draft: write_sheet(mention_table(comparison), draft))


def export_duties(comparison: Comparison, file: Path) -> None:
    """Write both orders' duties to `file`: matched as .csv, or the dated ones as .ics. Raises BadRequest."""
    if file.suffix.lower() == ".ics":
        written_whole(file, DUTY_FORMATS, lambda draft: _calendar((comparison.left, comparison.right), draft))
    else:
        written_whole(file, DUTY_FORMATS, lambda draft: write_sheet(duty_table(comparison), draft))


def export_directives(readings: Sequence[Reading], file: Path) -> None:
    """Write the duties of any number of orders to `file`: all as .csv, or the dated ones as .ics. Raises BadRequest."""
    if file.suffix.lower() == ".ics":
        written_whole(file, DUTY_FORMATS, lambda draft: _calendar(readings, draft))
    else:
        written_whole(file, DUTY_FORMATS, lambda draft: write_sheet(directive_table(readings), draft))


def export_crosswalk(crosswalk: Crosswalk, file: Path) -> None:
    """Write a crosswalk to `file` as .csv. Raises BadRequest."""
    written_whole(file, CROSSWALK_FORMATS, lambda draft: write_sheet(crosswalk_table(crosswalk), draft))


def _calendar(readings: Sequence[Reading], file: Path) -> None:
    from reader.export.duty_calendar import calendar_bytes

    file.write_bytes(calendar_bytes(readings))
