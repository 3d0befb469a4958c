"""The dispatch table: every layout that is read, how it is known, and the cleaning steps it runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from reader.documents import (
    cleaning,
    federal_register_html,
    federal_register_xml,
    flat,
    gpo_htm,
    markdown,
    pdf,
    signature,
    simple_page,
    site_page,
    tearing,
    web_page,
)
from reader.documents.draft import Draft, Step
from reader.documents.titles import title_in_the_text

_ALWAYS: tuple[Step, ...] = (
    cleaning.invisible,
    cleaning.page_stamps,
    cleaning.file_stamps,
    cleaning.signature_marks,
    cleaning.image_marks,
    cleaning.empty_passages,
)
_OFFICIAL: tuple[Step, ...] = (
    *_ALWAYS,
    cleaning.document_headings,
    signature.mark_signature,
    title_in_the_text,
)
_TYPEWRITTEN: tuple[Step, ...] = (
    *_ALWAYS,
    gpo_htm.lone_enumerators,
    gpo_htm.typewriter_signs,
    tearing.torn_paragraphs,
    cleaning.document_headings,
    signature.mark_signature,
    gpo_htm.issue_contents,
    title_in_the_text,
)
_PRINTED: tuple[Step, ...] = (*_OFFICIAL[: len(_ALWAYS)], pdf.printers_signs, *_OFFICIAL[len(_ALWAYS) :])
_PAGE: tuple[Step, ...] = (
    *_ALWAYS,
    cleaning.share_links,
    cleaning.crumbs,
    cleaning.release_lines,
    cleaning.keywords,
    flat.glued_enumerators,
    site_page.before_the_order,
    cleaning.document_headings,
    signature.split_signature,
    signature.mark_signature,
    site_page.after_the_signature,
    cleaning.link_lists,
    title_in_the_text,
    tearing.torn_paragraphs,
    tearing.standing_headings,
    cleaning.empty_passages,
)


_ORIGINS = ("word", "opendocument", "rtf", "epub")
"""The files that are unpacked to a simple page."""


@dataclass(frozen=True, slots=True)
class Format:
    """One layout."""

    name: str
    """As `Order.layout` has it."""
    sniff: Callable[[str], bool]
    """True for a decoded source of this layout; the first that says so reads it."""
    parse: Callable[[str], Draft]
    steps: tuple[Step, ...]
    """The cleaning steps, in order."""
    official: bool = False
    """Only the government publishes this layout."""


FORMATS: tuple[Format, ...] = (
    Format("federal-register-pdf", pdf.sniff_federal_register, pdf.parse_federal_register, _PRINTED, official=True),
    Format("pdf", pdf.sniff, pdf.parse, _PAGE),
    Format("federal-register-xml", federal_register_xml.sniff, federal_register_xml.parse, _OFFICIAL, official=True),
    *(
        Format(origin, partial(simple_page.came_as, origin=origin), federal_register_html.parse, _PAGE)
        for origin in _ORIGINS
    ),
    Format("gpo-htm", gpo_htm.sniff, gpo_htm.parse, _TYPEWRITTEN, official=True),
    Format("federal-register-page", web_page.sniff_register, web_page.parse, _PAGE, official=True),
    Format(
        "federal-register-html",
        federal_register_html.sniff_federal_register,
        federal_register_html.parse,
        _OFFICIAL,
        official=True,
    ),
    Format("html", federal_register_html.sniff, web_page.parse, _PAGE),
    Format("markdown", markdown.sniff, markdown.parse, _PAGE),
    Format("text", bool, markdown.parse, _PAGE),
)
"""In the order in which they are asked; the last takes any text."""


def format_of(source: str) -> Format:
    """The layout of a decoded source, by its content."""
    return next(one for one in FORMATS if one.sniff(source))
