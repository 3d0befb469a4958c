"""The comparison as one self-contained page of HTML: no script, nothing outside itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from reader.comparison import GLYPHS, Comparison, Passage, Passages, Piece, Side, Verdict, facing_rows
from reader.export.anchors import anchors
from reader.export.lighting import first_topics
from reader.export.palette import palette
from reader.export.remarks import Remarks
from reader.export.summary import Summary, spoken_day, summary

if TYPE_CHECKING:
    from reader.walkthroughs import Walkthrough

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, lone halves of pairs and characters that are none: HTML can not hold them."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row of the facing table."""

    left: Passage | None
    right: Passage | None
    verdict: str
    glyph: str
    moved: bool
    score: str
    reason: str
    words: str = ""
    """What the redline comes to: `−2 +6 words`; empty where there is none."""
    shift: str = ""
    """From where to where, for what moved: `4 → 6`."""
    beside: str = ""
    """The left passage it corresponds to, where that stands in a row above; see `facing_rows`."""


def html_page(
    comparison: Comparison,
    *,
    slots: Mapping[str, int] | None = None,
    printed: bool = False,
    walkthrough: Walkthrough | None = None,
    notes: Remarks | None = None,
    editions: tuple[str, str] = ("", ""),
) -> str:
    """The page as text.

    `slots` gives each lit topic its mark (0-7); where None the first eight are lit. `printed` leaves out what paper
    does not need: the dark colours and the folded lists. With a `walkthrough` the page is its hand-out instead.
    `notes` puts the person's tags and notes beside their passages. `editions` are the library's ids of the two orders,
    by which a walkthrough knows those without a number.
    """
    if walkthrough is not None:
        from reader.export.walkthrough_page import walkthrough_page

        return walkthrough_page(walkthrough, comparison, slots=slots, printed=printed, editions=editions)
    lit = first_topics(comparison) if slots is None else slots
    told = summary(comparison)
    return fill(
        "page.html.jinja",
        told=told,
        rows=page_rows(comparison, lit),
        slots=lit,
        printed=printed,
        notes=notes or Remarks(),
        moved_words=any(redline.moves for redline in comparison.redlines),
        **names(comparison),
    )


def names(comparison: Comparison) -> dict[str, Any]:
    """For a template: the names of all places, and the uppermost sections of both orders."""
    left, right = comparison.left.outline, comparison.right.outline
    return {
        "left_names": anchors(left.labels, Side.LEFT),
        "right_names": anchors(right.labels, Side.RIGHT),
        "left_sections": [(one.label, left.heading(at)) for at, one in enumerate(left.segments) if not one.depth],
        "right_sections": [(one.label, right.heading(at)) for at, one in enumerate(right.segments) if not one.depth],
    }


def fill(template: str, **facts: Any) -> str:  # noqa: ANN401  what a template needs is its own affair
    """A template of this room, filled with `facts`; every string is escaped, and shown as HTML can hold it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    shelf = Environment(
        loader=PackageLoader("reader.export", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        finalize=_legal,
    )
    shelf.globals.update(
        light=palette("light"),
        dark=palette("dark"),
        glyphs=GLYPHS,
        Side=Side,
        spoken=spoken_day,
        grouped=grouped,
        hanging=hanging,
    )
    if "told" in facts:
        shelf.globals["said"] = _said(facts["told"])
    return shelf.get_template(template).render(**facts).strip() + "\n"


def grouped(pieces: Iterable[Piece]) -> list[tuple[bool, list[Piece]]]:
    """`pieces` in runs, and whether each run is framed: a phrase is framed once, whatever it is cut by."""
    return [(framed, list(run)) for framed, run in groupby(pieces, key=lambda piece: piece.phrase)]


def hanging(passage: Passage) -> str:
    """What hangs beside a passage: `§ 6`, `4(a)(ii)(B)`, `preamble`; the last step of a label made of headings."""
    return passage.mark if passage.mark.startswith("§") else passage.label.rsplit("/", 1)[-1]


def page_rows(comparison: Comparison, slots: Mapping[str, int]) -> list[PageRow]:
    """Every segment of both orders once, beside its partner; `slots` gives each lit topic its mark (0-7)."""
    left, right = (
        Passages(comparison, side, slots, framed=range(len(comparison.bitext.links)), moves=True)
        for side in (Side.LEFT, Side.RIGHT)
    )
    rows = []
    for row in facing_rows(comparison):
        link = comparison.bitext.links[row.link] if row.link is not None else None
        rows.append(
            PageRow(
                left[row.left] if row.left is not None else None,
                right[row.right] if row.right is not None else None,
                row.verdict.value if row.verdict else "",
                GLYPHS[row.verdict] if row.verdict else "",
                row.moved,
                f"{link.score:.2f}" if link else "",
                link.reasons[0] if link and link.reasons else "",
                _words(comparison, row.link),
                _shift(link.left[0], link.right[0]) if link and row.moved else "",
                link.left[0] if link and row.left is None else "",
            )
        )
    return rows


def _words(comparison: Comparison, link: int | None) -> str:
    redline = comparison.redline(link) if link is not None else None
    if redline is None or redline.rewritten or not (redline.removed or redline.inserted or redline.moved):
        return ""
    counts = (("−", redline.removed), ("+", redline.inserted))
    told = " ".join(f"{sign}{count}" for sign, count in counts if count)
    return ", ".join(
        part for part in (f"{told} words" if told else "", f"{redline.moved} moved" if redline.moved else "") if part
    )


def _shift(left: str, right: str) -> str:
    """`4 → 6`: the sections, or the whole labels where these are the same."""
    tops = re.split(r"[(/]", left, maxsplit=1)[0], re.split(r"[(/]", right, maxsplit=1)[0]
    one, other = tops if tops[0] != tops[1] and all(tops) else (left, right)
    return f"{one} → {other}"


def _said(told: Summary) -> dict[Verdict, str]:
    """Each verdict as the page words it: `only EO 14165` for `only right`."""
    lone = {Verdict.ONLY_LEFT: f"only in {told.left.name}", Verdict.ONLY_RIGHT: f"only in {told.right.name}"}
    return {verdict: lone.get(verdict, verdict.value) for verdict in Verdict}


def _legal(value: object) -> object:
    """`value`; a plain string with U+FFFD for what HTML can not hold, one for one."""
    if isinstance(value, str) and _UNSEEN.search(value):
        shown = _UNSEEN.sub("�", value)
        return Markup(shown) if isinstance(value, Markup) else shown
    return value
