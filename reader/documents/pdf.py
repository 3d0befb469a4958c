"""PDF: the Federal Register's pages, and any other with a text layer, from their printed lines.

A paragraph begins where white stands above its first line, where that line is indented, or where its type or its
enumerator says so. What `pdf_lines` made of the file is the decoded source.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from reader.documents import pdf_lines
from reader.documents.draft import Clue, Draft, Passage, put_aside
from reader.documents.headings import DOCUMENT_HEADING, clues_of
from reader.documents.hyphens import joined_lines, words_in
from reader.documents.model import BlockKind, SetAside
from reader.documents.pdf_page import Line, body_left, furniture, is_beside, is_register, lines_of, pictures
from reader.documents.traced import BOLD, ITALIC

_VOLUME = re.compile(r"Federal Register\s*/\s*Vol\. (?P<volume>\d+)|^Vol\. (?P<side>\d+), No\. \d+$")
_PAGE = re.compile(r"^(?P<first>\d{3,6})\b|\b(?P<last>\d{3,6})$")
_DOCUMENT = re.compile(r"FR Doc\. ?(?P<year>(?:19|20)\d\d)[–-](?P<number>\d{4,6})")
_FILED = re.compile(r"^\[?(?:FR|F\.R\.) Doc\b|^Filed \d|^Billing code\b", re.I)
_SECTION = re.compile(r"^(?:Section|Sec\.)\s*\d")
_ENUMERATOR = re.compile(r"^[‘“\"]{0,2}\((?:[a-z]{1,5}|[A-Z]{1,4}|\d{1,3})\)\s")
_CLOSED = re.compile(r"(?:[.;:?!—]|\b(?:and|or))[”\"’)\]]*$")
_SIGNS = (
    (re.compile(r"‘‘"), "“"),
    (re.compile(r"’’(?!’)"), "”"),
    (re.compile(r"(?<=[\d)])–(?=[\d(])"), "-"),
)
_EXTRA = 0.9
"""Points of white beyond the usual, above a line that begins a paragraph."""
_INDENT = 4.0
"""Points of a first line's indent."""
_HEADING_PITCH, _LARGE_PITCH = 1.4, 2.4
"""Lines of one heading stand at most this many times the text's pitch apart; the latter in larger type."""
_WIDE = 0.7
"""The share of the measure that the first line of a heading of several lines fills."""
_SHORT = 12.0
"""Points that the last line of a paragraph leaves white at its end, at the least."""
_HEADING_MOST = 200


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the text is set."""

    pitch: float
    """From base line to base line inside a paragraph, in points."""
    right: float
    """Where full lines end."""


def sniff_federal_register(source: str) -> bool:
    """True for a PDF that holds pages of the Federal Register; a part that begins within a page is of one."""
    return source.startswith("<p l=") or (sniff(source) and is_register(lines_of(source[:40000])))


def sniff(source: str) -> bool:
    """True for the decoded source of a PDF, or for a part of one that holds several orders."""
    return source.startswith((pdf_lines.OPENING, "<hr>\n<p l=", "<p l="))


def parse_federal_register(source: str) -> Draft:
    """The order's paragraphs; heads, side column, stamps and other documents of the pages are set aside."""
    lines = lines_of(source)
    left, reason = body_left(lines), furniture(lines)
    body: list[Line] = []
    aside: list[SetAside] = []
    for line in lines:
        beside = "file stamp" if _FILED.match(line.text) else "page header" if is_beside(line, left) else None
        why = reason(line) or beside
        if why:
            aside.append(put_aside(line.words, why))
        else:
            body.append(line)
    clues = _stamps(lines)
    start, end = _extent(body)
    aside += [put_aside(line.words, "page header") for line in body[:start] if _is_page_heading(line)]
    others = [line for line in body[:start] if not _is_page_heading(line)] + body[end:]
    aside += [put_aside(line.words, "another document") for line in others]
    order = body[start:end]
    if order and DOCUMENT_HEADING.match(order[0].text):
        aside.append(put_aside(order[0].words, "document heading"))
        clues = [*clues_of(order[0].text, "the document heading"), *clues]
        order = order[1:]
    order, glyphs = _without_glyphs(order)
    aside += [put_aside(line.words, "signature mark") for line in glyphs]
    passages = tuple(_titled(_paragraphs(order)))
    return Draft(passages, tuple(aside), tuple(clues), warnings=pictures(source, lines))


def parse(source: str) -> Draft:
    """The paragraphs of any PDF; running heads are set aside."""
    lines = lines_of(source)
    reason = furniture(lines)
    aside = [put_aside(line.words, why) for line in lines if (why := reason(line))]
    passages = tuple(_paragraphs([line for line in lines if not reason(line)]))
    return Draft(passages, tuple(aside), warnings=pictures(source, lines))


def printers_signs(draft: Draft) -> Draft:
    """Gives the printer's paired quotation marks and dashes between numbers the signs of the other formats."""
    passages = []
    for passage in draft.passages:
        words = passage.words
        for pattern, sign in _SIGNS:
            words = words.sub(pattern, sign)
        passages.append(passage.saying(words))
    return draft.having(passages)


def _is_page_heading(line: Line) -> bool:
    return line.text in ("Presidential Documents", "Title 3—", "The President") or line.text.isdigit()


def _extent(body: list[Line]) -> tuple[int, int]:
    """From the first document's heading to the next one's, or to the end."""
    headings = [at for at, line in enumerate(body) if line.is_all(BOLD) and DOCUMENT_HEADING.match(line.text)]
    start = headings[0] if headings else 0
    return start, headings[1] if len(headings) > 1 else len(body)


def _stamps(lines: list[Line]) -> list[Clue]:
    """The citation from the first page's head, the address from the file stamp."""
    clues: list[Clue] = []
    first = [line.text for line in lines if line.page == 1 and not line.turned]
    volume = next((found for text in first if (found := _VOLUME.search(text))), None)
    number = next(
        (found for text in first if _VOLUME.search(text) or text.isdigit() if (found := _PAGE.search(text))), None
    )
    if volume and number:
        place = f"{volume['volume'] or volume['side']} FR {number['first'] or number['last']}"
        clues.append(Clue("citation", place, "the head of its first page"))
    document = next((found for line in lines if (found := _DOCUMENT.search(line.text))), None)
    if document:
        address = f"https://www.federalregister.gov/d/{document['year']}-{document['number']}"
        clues.append(Clue("source_url", address, "its Federal Register document number"))
    return clues


def _without_glyphs(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines, and apart from them a signature drawn as one or two stray glyphs."""
    last = lines[-8:]
    stray = [line for line in last if len(line.text) < 4 and not line.text.isascii()]
    return [line for line in lines if line not in stray], stray


def _paragraphs(lines: list[Line]) -> list[Passage]:
    setting = _setting(lines)
    known = words_in([line.text for line in lines])
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, setting):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_passage(group, known) for group in groups]


def _setting(lines: list[Line]) -> _Setting:
    steps = Counter(
        round(before.base - after.base, 1)
        for before, after in pairwise(lines)
        if before.page == after.page and 4 < before.base - after.base < 40
    )
    rights = Counter(round(line.right / 2) * 2 for line in lines if len(line.text) > 30)
    pitch = steps.most_common(1)[0][0] if steps else 12.0
    return _Setting(pitch, rights.most_common(1)[0][0] if rights else 0.0)


def _begins(group: list[Line], line: Line, setting: _Setting) -> bool:
    """True where `line` begins a paragraph after the lines of `group`."""
    before = group[-1]
    if _SECTION.match(line.text) and (line.words.style[0] & BOLD or _CLOSED.search(before.text)):
        return True
    if before.is_all(BOLD) != line.is_all(BOLD):
        return True
    if _ENUMERATOR.match(line.text) and _CLOSED.search(before.text):
        return True
    if before.page != line.page:
        return _begins_page(before, line, setting)
    step = before.base - line.base
    if line.is_all(BOLD) and 0 < step < _heading_pitch(before, setting) * setting.pitch:
        return False
    if step < 0 or step > setting.pitch + _EXTRA:
        return True
    return line.left - before.left > _INDENT and bool(_CLOSED.search(before.text))


def _heading_pitch(before: Line, setting: _Setting) -> float:
    return _LARGE_PITCH if before.right > _WIDE * setting.right and not _CLOSED.search(before.text) else _HEADING_PITCH


def _begins_page(before: Line, line: Line, setting: _Setting) -> bool:
    """True where the first line of a page begins a paragraph: the page before ended with a short, closed line."""
    if before.text.endswith("-") or not _CLOSED.search(before.text):
        return False
    return before.right < setting.right - _SHORT or line.left - before.left > _INDENT


def _passage(group: list[Line], known: frozenset[str]) -> Passage:
    words = joined_lines([line.words for line in group], known)
    heading = len(words) < _HEADING_MOST and not _SECTION.match(words.text) and not words.text.endswith((".", ";", ":"))
    if heading and all(line.is_all(BOLD) for line in group):
        return Passage(words, BlockKind.HEADING, 1)
    if heading and all(line.is_all(ITALIC) for line in group):
        return Passage(words, BlockKind.HEADING, 2)
    return Passage(words)


def _titled(passages: list[Passage]) -> list[Passage]:
    """The headings before the first paragraph are the title."""
    for at, passage in enumerate(passages):
        if passage.kind is not BlockKind.HEADING:
            break
        passages[at] = passage.as_kind(BlockKind.TITLE)
    return passages
