"""EPUB: the chapters of a book in reading order, read as HTML.

The decoded source is `<html data-from="epub">` with the bodies of the chapters in a row, each after an `<hr>`, its
own list of contents inside a `<nav>`. Format: EPUB 3.3; nothing is written to disk, no part outside the container
is asked for, and nothing remote is loaded.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from reader.documents.zipped import Container, holds, is_zip
from reader.errors import UnreadableFile

ORIGIN = "epub"
_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_BODY = re.compile(r"<body\b[^<>]*>(.*)</body\s*>", re.DOTALL | re.I)
_PAGES = ("application/xhtml+xml", "text/html")
_MOST_SIGNS = 20_000_000


def is_epub(data: bytes) -> bool:
    """True for an EPUB book."""
    return is_zip(data) and (b"mimetypeapplication/epub+zip" in data[:120] or holds(data, _CONTAINER))


def unpacked(data: bytes) -> str:
    """The book as one page. Raises UnreadableFile where it is damaged, locked or far too large."""
    container = Container(data)
    chapters = list(_chapters(container))
    if not chapters:
        raise UnreadableFile("it is a book without chapters; give the file that has the order's words.")
    if sum(map(len, chapters)) > _MOST_SIGNS:
        raise UnreadableFile("it is a book far longer than an order; give the file of one order.")
    return f'<html data-from="{ORIGIN}"><body>\n' + "".join(f"<hr>\n{one}\n" for one in chapters) + "</body></html>\n"


def _chapters(container: Container) -> Iterator[str]:
    locks = container.read(_LOCKS) if _LOCKS in container.names else b""
    root = next((one for one in _xml(container.read(_CONTAINER)).iter() if _tag(one) == "rootfile"), None)
    package = _xml(container.read(root.get("full-path", ""))) if root is not None else Element("none")
    folder = posixpath.dirname(root.get("full-path", "")) if root is not None else ""
    parts = {one.get("id", ""): one for one in package.iter() if _tag(one) == "item"}
    for one in package.iter():
        part = parts.get(one.get("idref", "")) if _tag(one) == "itemref" else None
        if part is None or part.get("media-type") not in _PAGES:
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(part.get("href", ""))))
        if name.encode() in locks:
            raise UnreadableFile("it is a book locked by its seller; give the order in another format.")
        body = _body(container.read(name))
        yield f"<nav>{body}</nav>" if "nav" in part.get("properties", "").split() else body


def _body(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = data.decode(encoding, errors="replace")
    found = _BODY.search(text)
    return found[1] if found else text


def _xml(data: bytes) -> Element:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        raise UnreadableFile("it is a damaged book; fetch it again.") from None
    return root


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
