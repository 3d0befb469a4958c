"""A file that holds several orders: where each of them begins and ends.

Told by, in this order: printed headings of a PDF; elements of Federal Register XML; fold-out blocks (`<details>`);
front matter that comes again; headings that name a document; words of enactment that come again after a signature.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from reader.documents import pdf_lines
from reader.documents.dates import DAY
from reader.documents.draft import Clue, Draft, put_aside
from reader.documents.headings import DOCUMENT_HEADING
from reader.documents.markup import visible
from reader.documents.model import BlockKind, SetAside
from reader.spans import Span

_XML_ORDER = re.compile(r"<(?P<tag>EXECORD|PROCLA|PRNOTICE|DETERM|PRMEMO|PRORDER)\b[^<>]*>.*?</(?P=tag)>", re.DOTALL)
_PRINTED = re.compile(r'<hr>|<p l="[^<>]*><b>(?P<words>[^<>]*)</b></p>')
_FOLDED = re.compile(r"<details\b[^<>]*>\s*<summary\b.*?</details>", re.DOTALL | re.I)
_FRONT_MATTER = re.compile(r"^---[ \t]*\r?\n(?=(?:\w[\w -]*:.*\r?\n)+?---[ \t]*(?:\r?\n|\Z))", re.MULTILINE)
_LINE = re.compile(r"^.*$", re.MULTILINE)
_MARKS = re.compile(r"<[^<>]*>|[#*_>\[\]]")
_LINE_OF_PDF = re.compile(r"<p l=[^<>]*>(.*?)</p>")
_PAGE_HEADING = re.compile(
    rf".*Federal Register\s*/\s*Vol\..*|Federal Register|Vol\. \d+.*|(?:\w+day, )?{DAY}|Presidential Documents"
    r"|Title 3\s*—?|The President|\d+|VerDate\b.*",
    re.I,
)
_ENACTING = re.compile(
    r"^\W*(?:By (?:virtue of )?the (?:power and )?authority vested in me|NOW, THEREFORE, I\b)", re.MULTILINE
)
_SIGNED = re.compile(rf"THE WHITE HOUSE,?(?:\W{{1,40}}{DAY})?\W*$|^\W*{DAY}\W*$", re.MULTILINE | re.I)
_LISTED = re.compile(r"^\d{1,3}[.)]\s+(?=\S)")
_WHERE = "its heading in the file"
_MOST = 500
"""Orders that are taken out of one file."""
_SHORTEST = 200
"""Code points of the shortest order of several."""


def parts(source: str) -> tuple[Span, ...]:
    """Where each order stands in a decoded source: the whole for a file of one order, else two or more, in order.

    What stands between the parts belongs to no order.
    """
    for find in _WAYS:
        found = [span for span in find(source) if len(span) >= _SHORTEST][:_MOST]
        if len(found) > 1:
            return tuple(found)
    return (Span(0, len(source)),)


def _printed(source: str) -> Iterable[Span]:
    """Parts of a PDF that begin with a document heading in bold type, or with the page that it stands on first."""
    if not source.startswith(pdf_lines.OPENING):
        return []
    starts, page = [], 0
    for found in _PRINTED.finditer(source):
        if found["words"] is None:
            page = found.start()
        elif DOCUMENT_HEADING.match(html.unescape(found["words"])):
            starts.append(page if _heads_page(source[page : found.start()]) else found.start())
    spans = [Span(start, end) for start, end in pairwise([*starts, len(source)])]
    return [span for span in spans if _is_enacted(span.of(source))]


def _heads_page(above: str) -> bool:
    """True where nothing but a page's own headings stands above."""
    return all(_PAGE_HEADING.fullmatch(html.unescape(_MARKS.sub("", line))) for line in _LINE_OF_PDF.findall(above))


def _xml(source: str) -> Iterable[Span]:
    if not source.lstrip("\ufeff \t\r\n").startswith("<"):
        return []
    return [Span(*found.span()) for found in _XML_ORDER.finditer(source)]


def _folded(source: str) -> Iterable[Span]:
    found = [Span(*one.span()) for one in _FOLDED.finditer(source)]
    return found if sum(map(len, found)) > 0.8 * len(source) else []


def _front_matter(source: str) -> Iterable[Span]:
    if not source.lstrip("\ufeff \t\r\n").startswith("---"):
        return []
    return _between([found.start() for found in _FRONT_MATTER.finditer(source)], source, _is_enacted)


def _headed(source: str) -> Iterable[Span]:
    """Parts that begin with a document heading and enact something."""
    if source.lstrip("\ufeff \t\r\n").startswith("<"):
        return []
    starts = [line.start() for line in _LINE.finditer(source) if len(line[0]) < 200 and _is_heading(line[0])]
    return _between(starts, source, _is_enacted)


def _enacted(source: str) -> Iterable[Span]:
    """Parts that each open with words of enactment and end with a signature; titles go with what they stand above."""
    if source.lstrip("\ufeff \t\r\n").startswith("<"):
        return []
    enacting = [found.start() for found in _ENACTING.finditer(source)]
    starts = [0]
    for before, after in pairwise(enacting):
        signed = list(_SIGNED.finditer(source, before, after))
        if signed and "Section 1" in source[before:after]:
            starts.append(signed[-1].end())
    return _between(starts, source, _is_enacted) if len(starts) > 1 else []


def _between(starts: list[int], source: str, keep: Callable[[str], bool]) -> list[Span]:
    """From each start to the next; every part must be an order, or the file is not cut at all."""
    if len(starts) < 2:
        return []
    spans = [Span(start, end) for start, end in pairwise([*starts, len(source)])]
    return spans if all(keep(span.of(source)) for span in spans) else []


def _is_heading(line: str) -> bool:
    return bool(DOCUMENT_HEADING.match(_MARKS.sub("", line).strip()))


def _is_enacted(part: str) -> bool:
    return bool(_ENACTING.search(part)) or "is hereby ordered" in part or "authority vested in me" in part


_WAYS: tuple[Callable[[str], Iterable[Span]], ...] = (_printed, _xml, _folded, _front_matter, _headed, _enacted)


def between_orders(source: str, start: int, end: int) -> list[SetAside]:
    """The words that stand between two orders of a file, as an entry of the import report."""
    shown = visible(source[start:end]).folded()
    if not shown:
        return []
    entry = put_aside(shown, "outside the orders of the file")
    return [SetAside(entry.text, entry.reason, entry.at.moved(start))]


def listed_title(draft: Draft) -> Draft:
    """Takes the heading under which a fold-out block lists an order (`12. On Something`) for its title."""
    if not draft.passages or not (number := _LISTED.match(draft.passages[0].text)):
        return draft
    first = draft.passages[0]
    title = first.words.cut(number.end())
    marked = first.saying(title).as_kind(BlockKind.TITLE)
    aside = put_aside(first.words.cut(0, number.end()).stripped(), "list number")
    links = [clue for clue in draft.clues if clue.fact == "link" and clue.where.casefold() == "read more"]
    found = [
        Clue("title", title.text, _WHERE),
        *(Clue("source_url", link.value, "its link in the file") for link in links),
    ]
    return draft.having([marked, *draft.passages[1:]], [aside], found)
