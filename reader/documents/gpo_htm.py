"""The page that GPO posts for a Federal Register document: typewritten lines inside `<pre>`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from reader.documents.draft import Clue, Draft, Passage, put_aside
from reader.documents.headings import DOCUMENT_HEADING, clues_of
from reader.documents.markup import visible
from reader.documents.model import BlockKind
from reader.documents.signature import signature_end
from reader.documents.traced import Traced, joined

_LINE = re.compile(r"\n")
_VOLUME = re.compile(r"\[Federal Register,? Volume (?P<volume>\d+)", re.I)
_PAGES = re.compile(r"\[Pages? (?P<page>\d+)")
_ALONE = re.compile(r"^\((?:[a-zA-Z]{1,5}|\d{1,3})\)$")
_NOT_ORDER = re.compile(
    r"^(?:CONTENTS|READER AIDS|CFR PARTS AFFECTED.*"
    r"|(?:Executive Order|Proclamation) \d+ of .*\d{4}|Notice of .*\d{4})$",
    re.I,
)
_SLIPPED_HEADING = re.compile(r"^(?:Executive Order|Proclamation) \d{4,5} of \S")
"""A heading whose day is misprinted."""
_HYPHEN = re.compile(r"(?<=[A-Za-z])-[ \t]*\n[ \t]*(?=(?!and\b|or\b|to\b)[a-z])")
_SIGNS = (
    (re.compile(r"``"), "“"),
    (re.compile(r"(?<!')''(?!')"), "”"),
    (re.compile(r"(?<![-_ ])--(?![-_])|(?<= )--(?=\w)"), "—"),
)
_NAMED_LETTER = re.compile(r"\[([A-Za-z]{1,2}(?:circ|acute|grave|uml|tilde|cedil|ring|slash|lig))\]")
_BODY_INDENT = 17
"""Spaces before a line; with more than these a paragraph begins."""


def sniff(source: str) -> bool:
    """True for an HTML page whose text is typewritten by the Government Publishing (or Printing) Office."""
    head = source[:3000]
    return "<pre>" in head.casefold() and ("Federal Register" in head or "Government P" in head)


def parse(source: str) -> Draft:
    """Paragraphs by blank lines and indents; what stands before the document's heading is set aside."""
    start = re.search(r"<pre>", source, re.I)
    shown = visible(source)
    opening = _offset(shown, start.end() if start else 0)
    head, body = shown.cut(0, opening).folded(), shown.cut(opening)
    aside = [put_aside(head, "page title")] if head else []
    paragraphs = [part for part in _paragraphs(body.split(_LINE)) if part.text]
    heading = next((at for at, part in enumerate(paragraphs) if DOCUMENT_HEADING.match(part.text)), None)
    if heading is None:
        heading = next((at for at, part in enumerate(paragraphs) if _SLIPPED_HEADING.match(part.text)), None)
    if heading is None:
        return Draft(tuple(paragraphs), tuple(aside), tuple(_citation(paragraphs[:4])), wrap=72)
    before, named, rest = paragraphs[:heading], paragraphs[heading], paragraphs[heading + 1 :]
    aside += [put_aside(part.words, "page header") for part in before]
    aside.append(put_aside(named.words, "document heading"))
    clues = [*_citation(before), *clues_of(named.text, "the document heading")]
    return Draft(tuple(_titled(rest)), tuple(aside), tuple(clues), wrap=72)


def _letter(name: re.Match[str]) -> str:
    """The letter that GPO names in brackets as HTML names it: `C[ocirc]te`."""
    return html5.get(f"{name[1]};", name[0])


def typewriter_signs(draft: Draft) -> Draft:
    """Gives typewritten quotation marks and dashes the signs of print, and letters named in brackets their shape."""
    passages = []
    for passage in draft.passages:
        words = passage.words
        for pattern, sign in _SIGNS:
            words = words.sub(pattern, sign)
        words = words.sub(_NAMED_LETTER, _letter)
        passages.append(passage.saying(words))
    return draft.having(passages)


def lone_enumerators(draft: Draft) -> Draft:
    """Joins an enumerator that stands on a line of its own to the paragraph that it opens."""
    merged: list[Passage] = []
    for passage in draft.passages:
        if merged and _ALONE.match(merged[-1].text):
            passage = passage.saying(joined([merged.pop().words, passage.words], " "))
        merged.append(passage)
    return draft.having(merged)


def issue_contents(draft: Draft) -> Draft:
    """Sets aside what GPO's page runs on with after the order: the contents of that day's issue, the next order."""
    end = signature_end(draft.passages)
    tail = draft.passages[end:] if end is not None else ()
    start = next((at for at, passage in enumerate(tail) if _NOT_ORDER.match(passage.text)), None)
    if start is None or end is None:
        return draft
    gone = draft.passages[end + start :]
    return draft.having(
        draft.passages[: end + start], [put_aside(part.words, "contents of the issue") for part in gone]
    )


def _offset(shown: Traced, source: int) -> int:
    """The place in the visible text of the first character at or after a source offset."""
    return next((at for at, origin in enumerate(shown.origin) if origin >= source), 0)


def _paragraphs(lines: list[Traced]) -> Iterator[Passage]:
    held: list[Traced] = []
    for line in lines:
        indent = len(line.text) - len(line.text.lstrip())
        blank = not line.text.strip()
        apart = line.text.startswith("[[Page") or DOCUMENT_HEADING.match(line.text.strip())
        if held and (blank or indent > _BODY_INDENT or apart):
            yield _paragraph(held)
            held = []
        if not blank:
            held.append(line)
    if held:
        yield _paragraph(held)


def _paragraph(held: list[Traced]) -> Passage:
    words = joined(held, "\n").sub(_HYPHEN, "-").folded()
    return Passage(words, last_line=len(held[-1].text.rstrip()))


def _titled(passages: list[Passage]) -> list[Passage]:
    """The paragraph after the document heading is the title."""
    if passages and len(passages[0].text) < 400:
        return [passages[0].as_kind(BlockKind.TITLE), *passages[1:]]
    return passages


def _citation(before: list[Passage]) -> list[Clue]:
    head = " ".join(part.text for part in before)
    volume, page = _VOLUME.search(head), _PAGES.search(head)
    if not volume or not page:
        return []
    return [Clue("citation", f"{volume['volume']} FR {page['page']}", "the page's header")]
