"""References that lead to a place in one of the two panes: into the other order of the pair, or within the same one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.comparison.authorities import WITHIN
from reader.comparison.model import Comparison, Reading, Side
from reader.documents import Kind
from reader.spans import Span
from reader.structure import Outline, Reference

START = "preamble"
_STEPS = r"(?:\([A-Za-z0-9]{1,5}\))"
_ITEM = rf"(?:\d[\w.\-]*{_STEPS}*|{_STEPS}+)"
_PART_OF = re.compile(
    rf"\b(?:sections?|subsections?|paragraphs?|clauses?)\s+(?P<items>{_ITEM}(?:(?:\s*,\s*(?:and|or)?\s*|\s+(?:and|or)\s+)"
    rf"{_ITEM})*)\s*,?\s*(?:of|to|in|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""`sections 3(b) and 4 of`, just before the other order is named."""
_REACH = 160
"""Code points before a citation in which the section of the cited order is looked for."""


@dataclass(frozen=True, slots=True)
class Jump:
    """Words in one order that name a place in one of the two."""

    side: Side
    """Where the words stand."""
    label: str
    """Label of the segment they stand in."""
    span: Span
    """The words to click: `Executive Order 13767`, or the section named before it."""
    to_side: Side
    to_label: str
    """The place they lead to; the nearest one above it where the outline has no such clause."""
    relation: str | None = None
    """What the citing order does there: `revokes amends supersedes continues`; None where it only cites."""


def counterparts_of_references(comparison: Comparison) -> tuple[Jump, ...]:
    """Every place in either order that cites the other, left before right, in order of place.

    A citation of the whole leads to the other order's preamble (its first segment where it has none); one of its
    sections to that section, each member of a printed list on its own.
    """
    return tuple(jump for side in Side for jump in _into_other(comparison, side))


def links_within(comparison: Comparison, side: Side) -> tuple[Jump, ...]:
    """`section 4(a) of this order` on `side`: the places in the same pane, in order; unknown sections are left out."""
    reading = comparison.side(side)
    found = []
    for reference in reading.references:
        target = _nearest(reading.outline, reference.target) if reference.kind == WITHIN else None
        if target is not None:
            found.append(Jump(side, reference.label, reference.span, side, target))
    return tuple(found)


def _into_other(comparison: Comparison, side: Side) -> Iterator[Jump]:
    here, there = comparison.side(side), comparison.side(side.other)
    for reference in here.references:
        if not _names(reference, there):
            continue
        start = there.outline.segments[0].label if there.outline.segments else None
        whole = START if there.outline.segment(START) else start
        if whole is not None:
            yield Jump(side, reference.label, reference.span, side.other, whole, reference.relation)
        for printed, span in sections_before(here.outline.text, reference.span.start):
            target = _nearest(there.outline, printed)
            if target is not None:
                yield Jump(side, reference.label, span, side.other, target, reference.relation)


def _names(reference: Reference, reading: Reading) -> bool:
    """True when a citation is of this very order, by kind and number, or for a memorandum by kind and day."""
    facts = reading.order.identity
    if reference.kind != facts.kind.value:
        return False
    if facts.kind is Kind.MEMORANDUM:
        return facts.date is not None and reference.target == facts.date.isoformat()
    return facts.number is not None and reference.target.upper() == facts.number.upper()


def sections_before(text: str, end: int) -> tuple[tuple[str, Span], ...]:
    """The sections printed just before a citation that begins at code point `end`, and where they stand.

    `(4)` after `1(b)(2)` in a list is read as `1(b)(4)`: it takes what it leaves out from the one before it.
    """
    opening = max(0, end - _REACH)
    found = _PART_OF.search(text, opening, end)
    if found is None:
        return ()
    listed: list[tuple[str, Span]] = []
    for item in re.finditer(_ITEM, found["items"]):
        start = found.start("items") + item.start()
        printed = item[0].rstrip(".-")
        if printed.startswith("("):
            printed = _completed(printed, listed[-1][0]) if listed else printed
        listed.append((printed, Span(start, start + len(item[0]))))
    return tuple(listed)


def _completed(printed: str, before: str) -> str:
    """`(c)` after `4(b)` is `4(c)`: as many steps are kept as stand above its own."""
    root, *steps = re.findall(rf"^[^(]+|{_STEPS}", before)
    own = re.findall(_STEPS, printed)
    return "".join([root, *steps[: max(0, len(steps) - len(own))]]) + printed


def _nearest(outline: Outline, label: str) -> str | None:
    """`label` where the outline has it, else the nearest clause above it that it has; None where it has none."""
    while label:
        if outline.segment(label) is not None:
            return label
        cut = label.rfind("(")
        label = label[:cut] if cut > 0 else ""
    return None
