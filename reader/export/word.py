"""The comparison as a Word document: the summary first, then both orders facing, changes in colour and mark."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docx.document import Document as WordFile

from reader.comparison import Comparison, facing_rows
from reader.export.lighting import first_topics, slides_of
from reader.export.office_look import load_look
from reader.export.office_text import legal
from reader.export.remarks import Remarks
from reader.export.summary import DIGEST, Summary, shortened, summary
from reader.export.whole import Asked, Report, Watch
from reader.export.word_comments import add_comments
from reader.export.word_handout import HandOut
from reader.export.word_notes import Notes
from reader.export.word_paper import new_paper, running_heads
from reader.export.word_summary import Front
from reader.export.word_table import Facing
from reader.export.word_text import paragraph
from reader.walkthroughs import Walkthrough

_HANG = 480
"""How far the numbers of the references hang out, in twentieths of a point."""


def write_docx(
    comparison: Comparison,
    file: Path,
    *,
    slots: Mapping[str, int] | None = None,
    notes: Remarks | None = None,
    progress: Report | None = None,
    cancelled: Asked | None = None,
) -> None:
    """Write `comparison` to `file` as .docx: identities, summary, every segment once beside its partner, references.

    `slots` gives each lit topic its mark (0-7), by id; None lights the first eight of the comparison. `notes` are
    a person's tags and notes: they become comments beside their passages. Characters that
    no XML file can hold are shown as �. `progress` is told (rows done, rows in all, what); raises Cancelled where
    `cancelled` says so, before anything is written, and OSError where the file cannot be.
    """
    watch, look, told = Watch(progress, cancelled), load_look(), summary(comparison)
    lit = first_topics(comparison) if slots is None else slots
    paper = new_paper(told.title, look)
    running_heads(paper, running_names(told), foot(told))
    paper.add_paragraph(legal(told.title), "Title")
    front, cited = Front(paper, comparison, told), Notes(comparison)
    front.add_orders()
    front.add_summary()
    paper.add_heading("The two orders, facing", 1).paragraph_format.page_break_before = True
    front.add_key(lit, redline=True)
    Facing(comparison, lit, look, cited).add_table(paper, facing_rows(comparison), watch)
    _add_references(paper, cited)
    if notes is not None:
        add_comments(paper, comparison, notes)
    watch.step(1, 1)
    paper.save(str(file))


def write_walkthrough_docx(
    walkthrough: Walkthrough,
    comparison: Comparison,
    file: Path,
    *,
    slots: Mapping[str, int] | None = None,
    editions: tuple[str, str] = ("", ""),
    progress: Report | None = None,
    cancelled: Asked | None = None,
) -> None:
    """Write `walkthrough` to `file` as a .docx to hand out: a section a stop, the trainer's notes, answers at the end.

    `slots` lights its topics at every stop that names none of its own; `editions` are the library's ids of the two
    orders. The rest is as in `write_docx`, progress by stops.
    """
    watch, look, told = Watch(progress, cancelled), load_look(), summary(comparison)
    title = walkthrough.title or told.title
    paper = new_paper(title, look)
    running_heads(paper, running_names(told), foot(told))
    paper.add_paragraph(legal(title), "Title")
    if walkthrough.author:
        paper.add_paragraph(legal(walkthrough.author))
        paper.core_properties.author = legal(walkthrough.author)[:255]
    Front(paper, comparison, told).add_orders()
    stops, body = slides_of(walkthrough, comparison, slots, editions), HandOut(paper, look)
    for stop in stops:
        watch.step(stop.number - 1, len(stops), stop.title)
        body.add_stop(stop)
    body.add_answers(stops)
    watch.step(len(stops), len(stops))
    paper.save(str(file))


def running_names(told: Summary) -> tuple[str, ...]:
    """Both orders as running heads name them, short enough to share a line."""
    heads = (told.left, told.right)
    return tuple(
        head.name if head.title in ("", head.name) else f"{head.name} · {shortened(head.title, 60)}" for head in heads
    )


def foot(told: Summary) -> str:
    """What stands at the foot of every page: which text is a digest; empty where none is."""
    digests = [head.name for head in (told.left, told.right) if head.digest]
    return f"{' and '.join(digests)}: {DIGEST.lower()}" if digests else ""


def _add_references(paper: WordFile, notes: Notes) -> None:
    """The list at the end; nothing where nothing is cited."""
    if notes.any:
        paper.add_heading("References", 1)
    notes.add_entries(lambda: paragraph(paper.element.body, "Reference", indent=_HANG, hanging=_HANG))
