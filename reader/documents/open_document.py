"""ODT: an OpenDocument text, by defusedxml: one XML part of a ZIP container, so no library of its own is needed.

The decoded source is the page of `simple_page`. Tracked deletions are not text; headers and footers are page
furniture. Format: OASIS OpenDocument 1.3, part 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from reader.documents.automatic_numbers import Counter, Level
from reader.documents.simple_page import Run, furniture, item, page, paragraph, row
from reader.documents.zipped import Container, holds, is_zip, locked
from reader.errors import UnreadableFile

ORIGIN = "opendocument"
_MIMETYPE = b"mimetypeapplication/vnd.oasis.opendocument.text"
_FORMATS = {"1": "decimal", "a": "lower-letter", "A": "upper-letter", "i": "lower-roman", "I": "upper-roman"}
_SKIPPED = frozenset({"tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms"})
_Names = dict[str, tuple[bool, bool]]


def is_open_document(data: bytes) -> bool:
    """True for an OpenDocument text."""
    return is_zip(data) and (
        _MIMETYPE in data[:120] or (holds(data, "content.xml") and holds(data, "META-INF/manifest.xml"))
    )


def unpacked(data: bytes) -> str:
    """The document as a small page. Raises UnreadableFile where it is damaged or locked."""
    container = Container(data)
    if "META-INF/manifest.xml" in container.names and b"encryption-data" in container.read("META-INF/manifest.xml"):
        raise locked()
    content = _xml(container.read("content.xml"))
    styles = _xml(container.read("styles.xml")) if "styles.xml" in container.names else Element("none")
    body = next((one for one in content.iter() if _tag(one) == "text" and _is_body(one)), None)
    if body is None:
        raise UnreadableFile("it is an OpenDocument file but not a text; give the order as a text document.")
    return page(ORIGIN, [*_Reader(content, styles).blocks(body), *_furniture(styles)])


def _xml(data: bytes) -> Element:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        raise UnreadableFile("it is a damaged OpenDocument file; save it again.") from None
    return root


class _Reader:
    """One reading of a document's content."""

    def __init__(self, content: Element, styles: Element) -> None:
        self._styles: _Names = {}
        self._lists: dict[str, dict[int, Level]] = {}
        for root in (styles, content):
            for style in root.iter():
                if _tag(style) == "style":
                    self._styles[_get(style, "name")] = _type(style)
                elif _tag(style) == "list-style":
                    self._lists[_get(style, "name")] = _levels(style)

    def blocks(self, element: Element) -> Iterator[str]:
        """Every paragraph, heading, item and row below an element."""
        for child in element:
            tag = _tag(child)
            if tag in ("p", "h"):
                level = int(_get(child, "outline-level") or 1) if tag == "h" else 0
                yield paragraph(self._runs(child), level)
            elif tag == "list":
                yield from self._list(child, 0, Counter(self._lists.get(_get(child, "style-name"), {})))
            elif tag == "table-row":
                yield row([list(self._cell(cell)) for cell in child if _tag(cell) == "table-cell"])
            elif tag not in _SKIPPED:
                yield from self.blocks(child)

    def _list(self, element: Element, depth: int, counter: Counter) -> Iterator[str]:
        for entry in element:
            number: str | None = counter.next(depth) if _tag(entry) == "list-item" else None
            for child in entry:
                if _tag(child) == "list":
                    yield from self._list(child, depth + 1, counter)
                    continue
                runs = self._runs(child)
                if number:
                    yield paragraph([Run(f"{number} "), *runs])
                else:
                    yield paragraph(runs) if number is None else item(runs, depth + 1)
                number = None

    def _cell(self, cell: Element) -> Iterator[Run]:
        for at, part in enumerate(one for one in cell.iter() if _tag(one) in ("p", "h")):
            yield from [Run(" ")] if at else []
            yield from self._runs(part)

    def _runs(self, element: Element) -> list[Run]:
        return list(self._styled(element, *self._styles.get(_get(element, "style-name"), (False, False))))

    def _styled(self, element: Element, bold: bool, italic: bool) -> Iterator[Run]:
        yield Run(_folded(element.text), bold, italic)
        for child in element:
            tag = _tag(child)
            if tag in ("s", "tab", "line-break"):
                yield Run("\n" if tag == "line-break" else " ", bold, italic)
            elif tag not in _SKIPPED:
                own = self._styles.get(_get(child, "style-name"), (False, False)) if tag == "span" else (False, False)
                yield from self._styled(child, bold or own[0], italic or own[1])
            yield Run(_folded(child.tail), bold, italic)


def _is_body(element: Element) -> bool:
    return element.tag.endswith("office:1.0}text")


def _folded(text: str | None) -> str:
    """White space of the XML counts as one space."""
    return " ".join(f"|{text}|".split())[1:-1] if text else ""


def _type(style: Element) -> tuple[bool, bool]:
    """Whether a style is bold, and whether it is italic."""
    own = next((one for one in style if _tag(one) == "text-properties"), None)
    if own is None:
        return False, False
    weight = _get(own, "font-weight")
    return weight == "bold" or weight in ("700", "800", "900"), _get(own, "font-style") in ("italic", "oblique")


def _levels(style: Element) -> dict[int, Level]:
    levels = {}
    for one in style:
        depth = int(_get(one, "level") or 1) - 1
        kind = _FORMATS.get(_get(one, "num-format"), "") if _tag(one) == "list-level-style-number" else ""
        shown = int(_get(one, "display-levels") or 1)
        numbers = ".".join(f"%{at + 1}" for at in range(max(0, depth + 1 - shown), depth + 1))
        pattern = f"{_get(one, 'num-prefix')}{numbers}{_get(one, 'num-suffix')}"
        levels[depth] = Level(kind, pattern, int(_get(one, "start-value") or 1))
    return levels


def _furniture(styles: Element) -> list[str]:
    texts: dict[str, None] = {}
    for one in styles.iter():
        if _tag(one) in ("header", "footer", "header-first", "footer-first"):
            texts.update(dict.fromkeys(" ".join("".join(part.itertext()).split()) for part in one))
    return [furniture(text) for text in texts]


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _get(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
