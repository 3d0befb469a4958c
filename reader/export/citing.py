"""Words of an order with their citation, for the clipboard: plain, and as a piece of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from reader.comparison import Comparison, Reading
from reader.documents import Edition
from reader.export.summary import spoken_day
from reader.spans import Span, trimmed
from reader.structure import Outline, Segment, SegmentKind
from reader.walkthroughs import order_name

_NUMBERED = (SegmentKind.SECTION, SegmentKind.CLAUSE, SegmentKind.QUOTED)
_CELL = "border: 1px solid #847B6C; padding: 4px 8px; text-align: left; vertical-align: top"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words to be pasted elsewhere."""

    plain: str
    html: str
    """The same for programs that take rich text: escaped, its style with it."""


def cited(reading: Reading, span: Span) -> Quote:
    """The words of `span` in quotation marks, and where they stand.

    `“…” EO 14165, sec. 6 (Jan. 20, 2025), 90 FR 8467`; what is not known is left out, a digest is called one. The words
    are as they stand, white space at the ends aside, but for what is no character of text. Both are empty for an empty
    span.
    """
    words, where = _words(reading, span), citation(reading, span)
    if not words:
        return Quote("", "")
    html = f'<p dir="auto">“{_html(words)}”</p><p>{escape(where)}</p>' if "\n" in words else ""
    return Quote(f"“{words}” {where}", html or f'<p dir="auto">“{_html(words)}” {escape(where)}</p>')


def facing_quote(comparison: Comparison, left: Span | None, right: Span | None) -> Quote:
    """The words of both sides as a small table: names, words, citations. An empty cell for a side without words.

    Plain: three lines of two cells parted by a tab, white space folded, so that a spreadsheet takes them as cells.
    """
    sides = ((comparison.left, left), (comparison.right, right))
    found = [(reading, _words(reading, span) if span else "", span) for reading, span in sides]
    rows = (
        tuple(order_name(reading.order) for reading, _, _ in found),
        tuple(f"“{words}”" if words else "" for _, words, _ in found),
        tuple(citation(reading, span) if words and span else "" for reading, words, span in found),
    )
    if not any(rows[1]):
        return Quote("", "")
    plain = "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
    head = "".join(f'<th scope="col" style="{_CELL}">{_html(cell)}</th>' for cell in rows[0])
    body = "".join(
        "<tr>" + "".join(f'<td dir="auto" style="{_CELL}">{_html(cell)}</td>' for cell in row) + "</tr>"
        for row in rows[1:]
    )
    table = f'<table style="border-collapse: collapse"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return Quote(plain, table)


def citation(reading: Reading, span: Span) -> str:
    """`EO 14165, secs. 4(a)-(b) (Jan. 20, 2025), 90 FR 8467`; `digest of EO 14165, …` for a digest."""
    facts = reading.order.identity
    name = order_name(reading.order)
    named = f"digest of {name}" if facts.edition is Edition.DIGEST else name
    where = ", ".join(_places(reading.outline, span))
    day = f" ({spoken_day(facts.date)})" if facts.date else ""
    return ", ".join(part for part in (named, where) if part) + day + (f", {facts.citation}" if facts.citation else "")


def _words(reading: Reading, span: Span) -> str:
    found = trimmed(reading.outline.text, span).of(reading.outline.text)
    return re.sub("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]", "�", found)


def _html(words: str) -> str:
    return escape(words).replace("\n\n", "<br><br>").replace("\n", "<br>")


def _places(tree: Outline, span: Span) -> Iterator[str]:
    """`preamble`, `sec. 6`, `secs. 4(a)-(b), 6`, in order; a clause within one that is named already is not."""
    found = _named(tree, trimmed(tree.text, span))
    for numbered, some in groupby(found, key=lambda at: tree.segments[at].kind in _NUMBERED):
        group = list(some)
        if numbered:
            labels = list(_runs(tree, group))
            yield f"{'sec.' if len(group) == 1 else 'secs.'} {', '.join(labels)}"
        else:
            yield from (_plainly(tree.segments[at]) for at in group)


def _named(tree: Outline, span: Span) -> list[int]:
    """The uppermost of the segments whose own words share some with `span`."""
    touched = [at for at, one in enumerate(tree.segments) if trimmed(tree.text, one.own).meets(span)]
    return [at for at in touched if not any(above in touched for above in tree.ancestors(at))]


def _plainly(segment: Segment) -> str:
    if segment.kind is SegmentKind.HEADED:
        return f"“{segment.label.rsplit('/', 1)[-1]}”"
    return segment.label


def _runs(tree: Outline, group: Sequence[int]) -> Iterator[str]:
    """Labels, those of neighbours with one parent drawn together: `4(a)-(c)`, `4-6`."""
    run: list[int] = []
    for at in (*group, None):
        if run and at is not None and _neighbours(tree, run[-1], at):
            run.append(at)
            continue
        if run:
            yield _range(tree, run[0], run[-1])
        run = [at] if at is not None else []


def _neighbours(tree: Outline, one: int, other: int) -> bool:
    first, second = tree.segments[one], tree.segments[other]
    between = range(one + 1, other)
    return first.parent == second.parent and all(one in tree.ancestors(at) for at in between)


def _range(tree: Outline, first: int, last: int) -> str:
    start, end = tree.segments[first].label, tree.segments[last].label
    if first == last:
        return start
    parent = tree.segments[first].parent
    above = tree.segments[parent].label if parent is not None else ""
    return f"{start}-{end.removeprefix(above)}"
