"""Federal Register XML (also of GovInfo's bulk data): elements in capitals, one per printed paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from reader.documents.draft import Clue, Draft, Passage, put_aside
from reader.documents.headings import clues_of
from reader.documents.markup import Tracer
from reader.documents.model import BlockKind, SetAside
from reader.documents.traced import BOLD, EMPTY, ITALIC, PLAIN, Traced, joined
from reader.errors import UnreadableFile

_ASIDE = {
    "TITLE3": "document heading",
    "PRES": "document heading",
    "EXECORDR": "document heading",
    "PROC": "document heading",
    "PNOTICE": "document heading",
    "DETNO": "document heading",
    "PRESDOC": "document heading",
    "PSIG": "signature mark",
    "FRDOC": "file stamp",
    "FILED": "file stamp",
    "BILCOD": "file stamp",
    "GID": "image mark",
    "MID": "image mark",
    "CNTNTS": "table of contents",
}
_KINDS = {
    "P": BlockKind.PARAGRAPH,
    "FP": BlockKind.PARAGRAPH,
    "TXT": BlockKind.PARAGRAPH,
    "LI": BlockKind.LIST_ITEM,
    "HD": BlockKind.HEADING,
    "PLACE": BlockKind.SIGNATURE,
    "DATE": BlockKind.SIGNATURE,
    "NAME": BlockKind.SIGNATURE,
    "TITLE": BlockKind.SIGNATURE,
    "FTNT": BlockKind.FOOTNOTE,
    "ROW": BlockKind.TABLE,
    "TTITLE": BlockKind.TABLE,
    "BOXHD": BlockKind.TABLE,
}
_BLOCKS = frozenset(_KINDS) | frozenset(_ASIDE)
_LEVELS = {"HED": 1, "HD1": 1, "HD2": 2, "HD3": 3, "HD4": 4}
_STYLES = {"02": BOLD, "03": ITALIC, "04": BOLD, "05": ITALIC | BOLD, "7462": ITALIC}


def sniff(source: str) -> bool:
    """True for XML with the Federal Register's elements."""
    head = source[:20000]
    return source.lstrip("\ufeff \t\r\n").startswith("<") and any(
        mark in head for mark in ("<PRESDOCU", "<EXECORD", "<PROCLA", "<PRNOTICE", "<DETERM", "<PRMEMO")
    )


def parse(source: str) -> Draft:
    """The order's passages, its headings and stamps set aside.

    Raises UnreadableFile where the XML is broken or brings a document type or entities of its own.
    """
    root = _root(source)
    page = next((stamp.get("P", "") for stamp in root.iter("PRTPAGE")), "")
    draft = Draft((), clues=(Clue("page", page, "its first page"),) if page else ())
    for passage, aside in _walk(root, Tracer(source)):
        if aside:
            draft = draft.having(aside=[aside], clues=_clues(aside, passage))
        elif passage.text.strip():
            draft = draft.having([*draft.passages, passage], clues=_signature(passage))
    return draft.having(_titled(_with_numbers(draft.passages)))


def _root(source: str) -> Element:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(source.lstrip("\ufeff \t\r\n"), forbid_dtd=True)
    except ParseError as error:
        line = error.position[0]
        raise UnreadableFile(f"The XML is broken at line {line}; fetch the file again.") from None
    except DefusedXmlException:
        raise UnreadableFile(
            "The XML declares a document type or entities of its own, which are not loaded; remove its <!DOCTYPE>."
        ) from None
    return next((found for tag in _ORDERS if (found := root.find(f".//{tag}")) is not None), root)


_ORDERS = ("EXECORD", "PROCLA", "PRNOTICE", "DETERM", "PRMEMO")


def _walk(element: Element, tracer: Tracer) -> Iterator[tuple[Passage, SetAside | None]]:
    """Passages in document order; those with a SetAside are not the order's text."""
    if element.tag in _BLOCKS or not any(child.tag in _BLOCKS for child in element.iter() if child is not element):
        words = _cells(element, tracer) if element.tag == "ROW" else _words(element, tracer)
        words = words.folded()
        passage = Passage(words, _KINDS.get(element.tag, BlockKind.PARAGRAPH), _level(element))
        reason = _ASIDE.get(element.tag)
        yield passage, put_aside(words, reason) if reason and words else None
        return
    yield Passage(tracer.take(element.text or "").folded()), None
    for child in element:
        yield from _walk(child, tracer)
        yield Passage(tracer.take(child.tail or "").folded()), None


def _words(element: Element, tracer: Tracer) -> Traced:
    style = _STYLES.get(element.get("T", ""), ITALIC) if element.tag == "E" else PLAIN
    parts = [tracer.take(element.text or "")]
    for child in element:
        parts += [_words(child, tracer), tracer.take(child.tail or "")]
    return joined(parts).set_off(style)


def _cells(row: Element, tracer: Tracer) -> Traced:
    tracer.take(row.text or "")
    cells = []
    for cell in row:
        cells.append(_words(cell, tracer).folded())
        tracer.take(cell.tail or "")
    return joined((cell for cell in cells if cell), " | ")


def _level(element: Element) -> int:
    if element.tag == "HD":
        return _LEVELS.get(element.get("SOURCE", ""), 1)
    return 1 if element.tag == "LI" else 0


def _clues(aside: SetAside, passage: Passage) -> list[Clue]:
    return clues_of(passage.text, "the document heading") if aside.reason == "document heading" else []


def _signature(passage: Passage) -> list[Clue]:
    if passage.kind is not BlockKind.SIGNATURE:
        return []
    return [replace(clue, where="the signature") for clue in clues_of(passage.text, "") if clue.fact == "date"]


def _with_numbers(passages: tuple[Passage, ...]) -> list[Passage]:
    """Numbers that stand in an element of their own (`ST1`), joined to the text that they number."""
    merged: list[Passage] = []
    number: Traced = EMPTY
    for passage in passages:
        if len(passage.text) < 8 and passage.text.startswith("(") and passage.text.endswith(")"):
            number = passage.words
            continue
        merged.append(passage.saying(joined([number, passage.words], " ")) if number else passage)
        number = EMPTY
    return [*merged, Passage(number)] if number else merged


def _titled(passages: list[Passage]) -> list[Passage]:
    """The headings before the first paragraph are the title."""
    for at, passage in enumerate(passages):
        if passage.kind is not BlockKind.HEADING:
            break
        passages[at] = passage.as_kind(BlockKind.TITLE)
    return passages
