"""HTML: the Federal Register's document page and any other page, by what its elements mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.documents.draft import Clue, Draft, Passage, put_aside
from reader.documents.markup import Tracer
from reader.documents.model import BlockKind, SetAside
from reader.documents.traced import BOLD, EMPTY, ITALIC, PLAIN, Traced, joined

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_TAG = re.compile(r"<(?:!doctype|html|head|body|div|p|h1|h2|table|ul|section|article|main)\b", re.I)
_FEDERAL_REGISTER = ('class="end-matter"', 'class="frdoc"', "printed-page", 'class="eo"', "data-page=")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    [
        "p",
        "li",
        "tr",
        "td",
        "th",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "form",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "figure",
        "figcaption",
        "pre",
        "address",
        "hr",
        "body",
        "html",
        "head",
        "button",
        "select",
    ]
) | frozenset(_HEADINGS)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "-comment", "!doctype"})
_CHROME = {
    "nav": "site menu",
    "footer": "site menu",
    "aside": "site menu",
    "form": "form",
    "button": "form",
    "select": "form",
    "head": "page title",
}
_CLASSES = (("printed-page", "page stamp"), ("unprinted-element", "page stamp"))
_STYLES = {"strong": BOLD, "b": BOLD, "em": ITALIC, "i": ITALIC, "u": ITALIC, "cite": ITALIC}
_BROKEN = "\u2028"
_BREAK = re.compile(_BROKEN)
_PAGE = re.compile(r'data-page="(\d+)"')
_LINE = re.compile(rf"[\n{_BROKEN}]")


def sniff(source: str) -> bool:
    """True where the file is HTML, a page or a part of one, rather than text with a few tags in it."""
    return bool(_TAG.match(source.lstrip("\ufeff \t\r\n")[:200]))


def sniff_federal_register(source: str) -> bool:
    """True for the Federal Register's own document page, whole or as the part that holds the text."""
    head = source[:400].lstrip("\ufeff \t\r\n")
    return head.startswith("<") and any(mark in source for mark in _FEDERAL_REGISTER)


def parse(source: str) -> Draft:
    """The page's passages; what its elements say is not text (menus, forms, page stamps) is set aside."""
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(source).root
    if root is None:
        return Draft(())
    walker = Walker(Tracer(source))
    passages = [passage for passage in walker.blocks(root) if passage.text]
    page = _PAGE.search(source)
    clues = (Clue("page", page[1], "its first page"),) if page else ()
    return Draft(tuple(_titled(passages)), tuple(walker.aside), clues)


class Walker:
    """One walk over a page, in document order."""

    def __init__(self, tracer: Tracer) -> None:
        self._tracer = tracer
        self.aside: list[SetAside] = []

    def blocks(self, node: LexborNode) -> Iterator[Passage]:
        """The passages inside `node`; loose words between its blocks are passages, a line each."""
        loose: list[Traced] = []
        shape = _shape(node)
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag not in _BLOCKS and not self._holds_blocks(child):
                loose.append(self._words(child, PLAIN))
                continue
            yield from self._lines(loose, shape)
            loose = []
            yield from self._block(child, tag)
        yield from self._lines(loose, shape)

    def _block(self, node: LexborNode, tag: str) -> Iterator[Passage]:
        if tag in _CHROME:
            self._put_aside(self._words(node, PLAIN), _CHROME[tag])
        elif tag == "tr":
            yield Passage(self._row(node), BlockKind.TABLE)
        elif tag in _HEADINGS:
            yield Passage(self._words(node, PLAIN).folded(), BlockKind.HEADING, _HEADINGS[tag])
        elif self._holds_blocks(node):
            yield from self.blocks(node)
        else:
            words = self._words(node, PLAIN)
            yield from self._lines([words], _shape(node), _BREAK if tag in ("p", "li") else _LINE)

    @staticmethod
    def _holds_blocks(node: LexborNode) -> bool:
        return any(inner.tag in _BLOCKS for inner in node.traverse() if inner != node)

    @staticmethod
    def _lines(loose: list[Traced], shape: Passage, at: re.Pattern[str] = _LINE) -> Iterator[Passage]:
        for line in joined(loose).split(at):
            if words := line.folded():
                yield shape.saying(words)

    def _row(self, node: LexborNode) -> Traced:
        cells = (self._words(cell, PLAIN).folded() for cell in node.iter(include_text=True))
        return joined((cell for cell in cells if cell), " | ")

    def _words(self, node: LexborNode, style: int) -> Traced:
        """The words inside an element without blocks."""
        tag = node.tag or ""
        if tag == "-text":
            return self._tracer.take(node.text_content or "").set_off(style)
        if tag == "br":
            return Traced.made(_BROKEN, self._tracer.here)
        style |= _STYLES.get(tag, PLAIN)
        words = joined([self._words(child, style) for child in node.iter(include_text=True)])
        if tag in _UNSEEN:
            return words.cut(0, 0)
        reason = _not_text(node)
        if reason:
            self._put_aside(words, reason)
            return words.cut(0, 0)
        return words

    def _put_aside(self, words: Traced, reason: str) -> None:
        if words.text.strip():
            self.aside.append(put_aside(words, reason))


def _not_text(node: LexborNode) -> str | None:
    classes = (node.attributes.get("class") or "").split()
    return next((reason for name, reason in _CLASSES if name in classes), None)


def _shape(node: LexborNode) -> Passage:
    """The kind of passage that the loose words of an element are."""
    return Passage(EMPTY, BlockKind.LIST_ITEM, _depth(node)) if node.tag == "li" else Passage(EMPTY)


def _depth(node: LexborNode) -> int:
    depth, above = 0, node.parent
    while above is not None:
        depth += above.tag in ("ul", "ol")
        above = above.parent
    return max(depth, 1)


def _titled(passages: list[Passage]) -> list[Passage]:
    """The first `h1` is the title."""
    for at, passage in enumerate(passages):
        if passage.kind is BlockKind.HEADING and passage.level == 1:
            passages[at] = passage.as_kind(BlockKind.TITLE)
            break
    return passages
