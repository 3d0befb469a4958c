"""Markdown and plain text: lines become paragraphs, list items and headings, however they were wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.documents import front_matter
from reader.documents.draft import Clue, Draft, Passage
from reader.documents.flat import opened_up
from reader.documents.markdown_inline import Inline
from reader.documents.markdown_table import is_table, table_rows
from reader.documents.model import BlockKind, SetAside
from reader.documents.traced import Traced, joined

_LINE = re.compile(r"\r\n?|\n|\f|\u2028|\u2029")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(?=[^\s#\\])")
_CLOSING = re.compile(r"\s+#+\s*$")
_UNDERLINE = re.compile(r"^\s{0,3}(?:(-{2,})|(={2,}))\s*$")
_RULE = re.compile(r"^\s*(?:[-*_=~]\s*){3,}$")
_BULLET = re.compile(r"^(?P<indent>\s*)(?P<sign>[-*+•·▪◦])\s+(?=\S)")
_QUOTE = re.compile(r"^\s{0,3}>\s?")
_SECTION = re.compile(r"^[\s*_]*(?:<[^<>]*>\s*)?(?:Section|Sec\.|SECTION|SEC\.)\s*\d+[A-Za-z]?(?:\.\d+)*\.(?=\W|$)")
_ENUMERATOR = re.compile(r"^\s*[“\"]?\\?\((?:[a-z]{1,5}|[A-Z]{1,4}|\d{1,2})\\?\)(?=[\s*_\\(]|[A-Z]|$)")
_CLOSED = re.compile(r"(?:[.;:?!—]|\b(?:and|or))[\s*_”\"')\]]*$")
_HYPHEN = re.compile(r"(?<=[A-Za-z])-[ \t]*[\r\n]+[ \t]*(?=(?!and\b|or\b|to\b)[a-z])")
_PICTURE = re.compile(r"<figure\b.*?</figure>|<img\b[^<>]*>|<!--.*?-->", re.DOTALL | re.I)
_WIDE = 120
"""A line of more code points than this was not wrapped."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the source breaks its lines."""

    wrap: int
    """Width of wrapped lines; 0 where each line is a paragraph."""
    hard_breaks: bool
    """Two spaces at a line's end break it, as in Markdown."""


def sniff(source: str) -> bool:
    """True for a Markdown file with front matter."""
    return front_matter.split(source)[1] > 0


def parse(source: str) -> Draft:
    """Paragraphs of a Markdown or text file; front matter, link addresses and images are kept beside them."""
    entries, start = front_matter.split(source)
    body = opened_up(Traced.of(source).cut(start)).sub(_PICTURE, "")
    lines = body.split(_LINE)
    layout = _layout(lines, bool(entries))
    passages: list[Passage] = []
    aside: list[SetAside] = []
    clues: list[Clue] = front_matter.clues(entries)
    for passage in _blocks(body, lines, layout):
        inline = Inline()
        words = inline.read(passage.words.sub(_HYPHEN, "-")).folded()
        aside += inline.aside
        clues += inline.clues
        if words:
            passages.append(passage.saying(words))
    return Draft(tuple(passages), tuple(aside), tuple(clues), front_matter.keywords(entries), wrap=layout.wrap)


def _layout(lines: list[Traced], fenced: bool) -> _Layout:
    widths = sorted(len(line.text.rstrip()) for line in lines if line.text.strip())
    wide = sum(width > _WIDE for width in widths)
    wrapped = bool(widths) and wide <= 0.04 * len(widths)
    return _Layout(widths[len(widths) * 9 // 10] if wrapped else 0, fenced)


def _blocks(body: Traced, lines: list[Traced], layout: _Layout) -> Iterator[Passage]:
    """Passages with their inline marks still on."""
    if is_table(body.text):
        for part, inside in table_rows(body):
            yield from [part] if inside else _blocks(part.words, part.words.split(_LINE), layout)
        return
    held: list[Traced] = []
    shape = Passage(body.cut(0, 0))
    for line in lines:
        underline = _UNDERLINE.match(line.text)
        if held and underline and shape.kind is BlockKind.PARAGRAPH and len(held) < 4:
            yield _closed(held, shape.as_kind(BlockKind.HEADING, 2 if underline[1] else 1))
            held = []
            continue
        blank = not line.text.strip() or bool(_RULE.match(line.text))
        opener = _opener(line)
        if held and (blank or opener or _breaks(held[-1].text, line.text, layout)):
            yield _closed(held, shape)
            held = []
        if blank:
            continue
        if not held:
            shape, line = opener or (shape.as_kind(BlockKind.PARAGRAPH), line.sub(_QUOTE, ""))
        held.append(line)
        if shape.kind is BlockKind.HEADING:
            yield _closed(held, shape)
            held = []
    if held:
        yield _closed(held, shape)


def _opener(line: Traced) -> tuple[Passage, Traced] | None:
    """The kind of block that a line opens by its first sign, and the line without that sign."""
    if heading := _HEADING.match(line.text):
        return Passage(line, BlockKind.HEADING, len(heading[1])), line.cut(heading.end()).sub(_CLOSING, "")
    if (bullet := _BULLET.match(line.text)) and not _RULE.match(line.text):
        level = 1 + len(bullet["indent"].expandtabs(4)) // 2
        return Passage(line, BlockKind.LIST_ITEM, min(level, 9)), line.cut(bullet.end())
    return None


def _breaks(before: str, after: str, layout: _Layout) -> bool:
    """True where a new paragraph begins although no blank line parts it from the one before."""
    if not layout.wrap:
        return True
    closed = bool(_CLOSED.search(before.rstrip()))
    if _SECTION.match(after) and closed:
        return True
    hard = before.endswith("  ")
    if _ENUMERATOR.match(after) and closed and (hard or not before.rstrip().endswith(("and", "or"))):
        return True
    return hard and (layout.hard_breaks or (closed and after.lstrip()[:1].isupper()))


def _closed(held: list[Traced], shape: Passage) -> Passage:
    return replace(shape, words=joined(held, "\n"), last_line=len(held[-1].text.rstrip()))
