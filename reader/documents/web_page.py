"""A web page saved whole: the element that holds the order's text is found, and what stands around it is set aside.

Known by their own names for it: the Federal Register, the White House, the American Presidency Project; any other
by the elements that HTML has for a page's content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.documents.dates import DAY, as_date, find_date
from reader.documents.draft import Clue, Draft, Passage, put_aside
from reader.documents.federal_register_html import Walker
from reader.documents.headings import DOCUMENT_HEADING, clues_of
from reader.documents.markup import Tracer
from reader.documents.model import BlockKind

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_CONTENT = (
    "#fulltext_content_area",
    ".field-docs-content",
    ".entry-content",
    ".body-content",
    "article",
    "main",
    "[role=main]",
    "#content",
)
_ENACTING = re.compile(r"authority vested in me|hereby (?:ordered|proclaim)", re.I)
_SHORTEST = 300
"""Code points of the shortest text of an order."""
_DAY_LINE = re.compile(rf"^\W*{DAY}\W*$", re.I)
_PAGE = re.compile(r'data-page="(\d+)"')
_WHERE = "the page around the text"


def sniff_register(source: str) -> bool:
    """True for a page of federalregister.gov saved whole."""
    return source.lstrip("\ufeff \t\r\n").startswith("<") and 'id="fulltext_content_area"' in source


def parse(source: str) -> Draft:
    """The passages of the page's content; what stands around it is set aside, its title and day are kept as clues."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(source)
    if page.root is None:
        return Draft(())
    walker = _PageWalker(Tracer(source), _content(page))
    found = [(passage, inside) for passage, inside in walker.told(page.root) if passage.text]
    draft = Draft((), tuple(walker.aside), tuple(_clues(page, source)))
    if walker.content is None:
        return draft.having(_titled([passage for passage, _ in found]))
    outside = [passage for passage, inside in found if not inside]
    text = [passage for passage, inside in found if inside]
    title = _title(outside, text)
    kept = [title.as_kind(BlockKind.TITLE)] if title else []
    gone = [passage for passage in outside if passage is not title]
    clues = [clue for passage in gone for clue in _told_by(passage.text)]
    clues += clues_of(title.text, "the page's title") if title else []
    return draft.having(
        [*kept, *(text if kept else _titled(text))], [put_aside(one.words, _WHERE) for one in gone], clues
    )


class _PageWalker(Walker):
    """One walk over a page that knows whether it is inside its content."""

    def __init__(self, tracer: Tracer, content: LexborNode | None) -> None:
        super().__init__(tracer)
        self.content = content
        self._above = _ancestors(content)
        self._inside = False

    def told(self, root: LexborNode) -> Iterator[tuple[Passage, bool]]:
        """Every passage of the page, and whether it is of its content."""
        for passage in self.blocks(root):
            yield passage, self._inside

    def _block(self, node: LexborNode, tag: str) -> Iterator[Passage]:
        if node.mem_id in self._above:
            # A page may lie inside one form: what holds the content is never a form or menu.
            yield from self.blocks(node)
            return
        if self.content is None or node.mem_id != self.content.mem_id:
            yield from super()._block(node, tag)
            return
        self._inside = True
        yield from super()._block(node, tag)
        self._inside = False


def _ancestors(node: LexborNode | None) -> frozenset[int]:
    found = []
    above = node.parent if node else None
    while above is not None:
        found.append(above.mem_id)
        above = above.parent
    return frozenset(found)


def _content(page: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the text; None where no element is plainly it."""
    whole = page.root.text() if page.root else ""
    enacted = bool(_ENACTING.search(whole))
    for selector in _CONTENT:
        found = [(len(words), node) for node in page.css(selector) if (words := node.text().strip())]
        if not found:
            continue
        length, node = max(found, key=lambda one: one[0])
        if length >= _SHORTEST and (not enacted or _ENACTING.search(node.text())):
            return node
    return None


def _title(outside: list[Passage], text: list[Passage]) -> Passage | None:
    """The page's own heading above the text; None where the text has one itself."""
    if any(passage.kind is BlockKind.HEADING and passage.level == 1 for passage in text):
        return None
    before = text[0].words.start if text else 0
    headings = [one for one in outside if one.kind is BlockKind.HEADING and one.level == 1]
    return next((one for one in headings if one.words.start < before), None)


def _titled(passages: list[Passage]) -> list[Passage]:
    for at, passage in enumerate(passages):
        if passage.kind is BlockKind.HEADING and passage.level == 1:
            return [*passages[:at], passage.as_kind(BlockKind.TITLE), *passages[at + 1 :]]
    return passages


def _told_by(text: str) -> list[Clue]:
    """What a line around the text says of it: a document heading, or a day alone."""
    if DOCUMENT_HEADING.match(text):
        return clues_of(text, _WHERE)
    day = find_date(text) if _DAY_LINE.match(text) else None
    return [Clue("page_date", day, _WHERE)] if day else []


def _clues(page: LexborHTMLParser, source: str) -> list[Clue]:
    """The page's address, day and first printed page, as its head and marks have them."""
    clues = []
    link = page.css_first("link[rel=canonical]")
    address = (link.attributes.get("href") or "") if link else ""
    if address.startswith("http"):
        clues.append(Clue("source_url", address, "the page's own address"))
    time = page.css_first("time[datetime]")
    if day := as_date((time.attributes.get("datetime") or "")[:10]) if time else None:
        clues.append(Clue("page_date", day, "the page's own day"))
    if printed := _PAGE.search(source):
        clues.append(Clue("page", printed[1], "its first page"))
    return clues
