"""DOCX: a Word document's paragraphs, automatic numbers, tables and footnotes, by python-docx.

The decoded source is the page of `simple_page`. Insertions count as text, deletions do not, as Word shows them
when all changes are accepted; headers and footers are page furniture.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.documents.automatic_numbers import Counter, Level
from reader.documents.simple_page import Run, furniture, item, page, paragraph, row
from reader.documents.zipped import DAMAGE, Container, holds
from reader.errors import UnreadableFile

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import BaseStyle
    from lxml.etree import _Element

ORIGIN = "word"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"^heading (\d)$", re.I)
_FORMATS = {
    "decimal": "decimal",
    "lowerLetter": "lower-letter",
    "upperLetter": "upper-letter",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_HIDDEN = frozenset({"del", "moveFrom", "txbxContent", "AlternateContent", "pict"})
"""Elements whose runs are not words of the paragraph: what was deleted, and text boxes, which are read apart."""


def is_word(data: bytes) -> bool:
    """True for a Word document of 2007 or later."""
    return holds(data, "word/document.xml")


def unpacked(data: bytes) -> str:
    """The document as a small page. Raises UnreadableFile where it is damaged or locked."""
    import docx
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    # Opening it here first holds python-docx to our caps on sizes.
    Container(data).read("word/document.xml")
    try:
        document = docx.Document(io.BytesIO(data))
        return page(ORIGIN, [*_Reader(document).blocks(), *_furniture(document)])
    except (LxmlError, OpcError, PythonDocxError, LookupError, ValueError, AttributeError, *DAMAGE):
        raise UnreadableFile("it is a damaged Word document; save it again from Word.") from None


class _Reader:
    """One reading of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._styles = {style.style_id: style for style in document.styles}
        self._lists = _lists(document)
        self._counters: dict[str, Counter] = {}

    def blocks(self) -> Iterator[str]:
        """Every paragraph and row of the body, text boxes after their paragraph, then footnotes and endnotes."""
        yield from self._inside(self._document.element.body)
        for note in self._notes():
            yield paragraph(note)

    def _inside(self, element: _Element) -> Iterator[str]:
        for child in element:
            tag = _tag(child)
            if tag == "p":
                yield self._paragraph(child)
                for box in _text_boxes(child):
                    yield from self._inside(box)
            elif tag == "tbl":
                for line in child.iter(f"{_W}tr"):
                    yield row([self._cell(cell) for cell in line.iter(f"{_W}tc")])
            elif tag in ("sdt", "sdtContent", "ins", "customXml"):
                yield from self._inside(child)

    def _cell(self, cell: _Element) -> list[Run]:
        runs: list[Run] = []
        for part in cell.iter(f"{_W}p"):
            runs += [Run(" "), *self._runs(part)] if runs else self._runs(part)
        return [Run(run.text.replace("\n", " "), run.bold, run.italic) for run in runs]

    def _paragraph(self, element: _Element) -> str:
        runs = self._runs(element)
        style = self._styles.get(_value(element, "pPr", "pStyle"))
        if level := _level(style):
            return paragraph(runs, level)
        if not any(run.text.strip() for run in runs):
            return ""
        number, depth = self._number(element, style)
        if number is None:
            return paragraph(runs)
        return paragraph([Run(f"{number} "), *runs]) if number else item(runs, depth + 1)

    def _number(self, element: _Element, style: BaseStyle | None) -> tuple[str | None, int]:
        """The automatic number (empty for a bullet, None where there is none) and its depth from 0."""
        holder = element if element.find(f"{_W}pPr/{_W}numPr") is not None else getattr(style, "element", None)
        if holder is None:
            return None, 0
        name = _value(holder, "pPr", "numPr", "numId")
        depth = int(_value(holder, "pPr", "numPr", "ilvl") or 0)
        levels = self._lists.get(name)
        if not levels or name == "0":
            return None, 0
        return self._counters.setdefault(name, Counter(levels)).next(depth), depth

    def _runs(self, element: _Element) -> list[Run]:
        style = self._styles.get(_value(element, "pPr", "pStyle"))
        bold = bool(style is not None and style.font.bold)
        italic = bool(style is not None and style.font.italic)
        runs = []
        for run in _shown(element):
            own = run.find(f"{_W}rPr")
            text = "".join(_text(part) for part in run)
            runs.append(Run(text, _switch(own, "b", bold), _switch(own, "i", italic)))
        return runs

    def _notes(self) -> Iterator[list[Run]]:
        from lxml import etree

        for related in self._document.part.rels.values():
            if related.is_external or not related.reltype.endswith(("/footnotes", "/endnotes")):
                continue
            safe = etree.XMLParser(resolve_entities=False, no_network=True)
            for note in etree.fromstring(related.target_part.blob, safe):
                if note.get(f"{_W}type") is None:
                    yield [run for part in note.iter(f"{_W}p") for run in self._runs(part)]


def _shown(element: _Element) -> Iterator[_Element]:
    """The runs that Word shows, in order, also those inside links and insertions."""
    for child in element:
        tag = _tag(child)
        if tag == "r":
            yield child
        elif tag not in _HIDDEN:
            yield from _shown(child)


def _text_boxes(element: _Element) -> Iterator[_Element]:
    """The text boxes that hang on a paragraph, each once: Word writes newer ones a second time for older programs."""
    for child in element:
        tag = _tag(child)
        if tag == "txbxContent":
            yield child
        elif tag != "Fallback":
            yield from _text_boxes(child)


def _text(part: _Element) -> str:
    tag = _tag(part)
    return part.text or "" if tag == "t" else _SIGNS.get(tag, "")


def _switch(properties: _Element | None, name: str, otherwise: bool) -> bool:
    found = None if properties is None else properties.find(f"{_W}{name}")
    return otherwise if found is None else found.get(f"{_W}val", "1") not in ("0", "false", "off")


def _tag(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _value(element: _Element, *path: str) -> str:
    found = element.find("/".join(f"{_W}{name}" for name in path))
    return str(found.get(f"{_W}val", "")) if found is not None else ""


def _level(style: BaseStyle | None) -> int:
    name = getattr(style, "name", None) or ""
    heading = _HEADING.match(name)
    return int(heading[1]) if heading else 1 if name == "Title" else 0


def _lists(document: Document) -> dict[str, dict[int, Level]]:
    """The levels of each list by its number in the document."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {one.get(f"{_W}abstractNumId"): one for one in root.iter(f"{_W}abstractNum")}
    lists = {}
    for number in root.iter(f"{_W}num"):
        levels = abstract.get(_value(number, "abstractNumId"))
        if levels is not None:
            lists[str(number.get(f"{_W}numId"))] = {
                int(level.get(f"{_W}ilvl")): Level(
                    _FORMATS.get(_value(level, "numFmt"), ""),
                    _value(level, "lvlText"),
                    int(_value(level, "start") or 1),
                )
                for level in levels.iter(f"{_W}lvl")
            }
    return lists


def _furniture(document: Document) -> list[str]:
    """Headers and footers, each once."""
    texts: dict[str, None] = {}
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not part.is_linked_to_previous:
                texts.update(dict.fromkeys(one.text for one in part.paragraphs))
    return [furniture(text) for text in texts]
