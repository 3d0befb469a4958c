"""Outline -> References: every citation, where it stands, and what the order does to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.spans import Span
from reader.structure.citations import Citation, citations, completed, section_list, usc_of_ina
from reader.structure.model import Outline, Reference, SegmentKind
from reader.structure.quoting import Quotations
from reader.structure.relations import relation_of

_ORDERS = ("executive-order", "proclamation", "memorandum")
_SUBS = r"(?:\([A-Za-z0-9]{1,5}\))"
_ITEM = rf"(?:\d[\w.-]*{_SUBS}*|{_SUBS}+)"
_MORE = rf"(?P<more>(?:(?:\s*,\s*(?:and\s+|or\s+|through\s+)?|\s+(?:and|or|through)\s+){_ITEM})*)"
_OWN = re.compile(
    rf"\b[Ss]ections?\s+(?P<first>\d[\d.\-]*[A-Z]?{_SUBS}*){_MORE}"
    r"\s*,?\s*of\s+this\s+(?:order|proclamation|memorandum)\b"
)
_WITHIN = re.compile(
    rf"\b(?:[Ss]ubsections?|[Pp]aragraphs?|[Ss]ubparagraphs?|[Cc]lauses?)\s+(?P<first>{_SUBS}+){_MORE}"
    r"\s*,?\s*of\s+this\s+(?P<of>section|subsection|order)\b"
)


def find_references(outline: Outline) -> tuple[Reference, ...]:
    """Every citation in an outline's text, in order of place.

    Kinds and targets are those of `citations.FORMS`, and `section` for a place in the order itself, whose target is a
    label (not in a quotation, where it is a place in another). A section of the Immigration and Nationality Act is
    given as printed and, where the Code's section is known, a second time as that. `relation` is told for other orders
    alone, and not for what a quotation cites. An outline is read for them once, however often it is asked. Raises
    nothing.
    """
    return outline.references(lambda: _found(outline))


def _found(outline: Outline) -> tuple[Reference, ...]:
    found: list[Reference] = []
    quotations = Quotations(outline.order)
    for index, segment in enumerate(outline.segments):
        for citation in _citations(outline, index):
            quoted = quotations.hold(citation.span)
            if quoted and citation.kind == "section":
                continue
            acts = citation.kind in _ORDERS and not quoted
            relation = relation_of(outline, index, citation.span) if acts else None
            quote = citation.span.of(outline.text)
            found.append(Reference(citation.kind, citation.target, segment.label, citation.span, quote, relation))
    return tuple(sorted(found, key=lambda reference: (reference.span, reference.kind)))


def _citations(outline: Outline, index: int) -> Iterator[Citation]:
    own = outline.segments[index].own
    for citation in citations(outline.text, own):
        yield citation
        code = usc_of_ina(citation.target) if citation.kind == "ina" else None
        if code:
            yield Citation("usc", code, citation.span)
    if outline.segments[index].kind is not SegmentKind.QUOTED:
        yield from _own_sections(outline, index)


def _own_sections(outline: Outline, index: int) -> Iterator[Citation]:
    """`section 4(a)(ii)(F) of this order`, `subsection (b) of this section`."""
    own = outline.segments[index].own
    for found in _OWN.finditer(outline.text, own.start, own.end):
        yield from _listed(found, found["first"].rstrip(".-"))
    section = _section_label(outline, index)
    for found in _WITHIN.finditer(outline.text, own.start, own.end):
        if section and found["of"] != "order":
            yield from _listed(found, completed(found["first"], section))


def _listed(found: re.Match[str], first: str) -> Iterator[Citation]:
    yield Citation("section", first, Span(found.start(), found.end("first")))
    for target, span in section_list(first, found["more"], found.start("more")):
        yield Citation("section", target, span)


def _section_label(outline: Outline, index: int) -> str | None:
    """The label of the section that segment `index` lies in."""
    for at in (index, *outline.ancestors(index)):
        if outline.segments[at].kind is SegmentKind.SECTION:
            return outline.segments[at].label
    return None
