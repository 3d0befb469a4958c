"""HTML tables inside Markdown, kept readable: a passage for each row, its cells parted by bars."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.documents.draft import Passage
from reader.documents.model import BlockKind
from reader.documents.traced import Traced, joined

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL | re.I)
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL | re.I)
_CELL = re.compile(r"<t[dh]\b[^<>]*>(.*?)</t[dh]>", re.DOTALL | re.I)
_NEWLINES = re.compile(r"\s+")


def is_table(body: str) -> bool:
    """True where the text holds an HTML table."""
    return bool(_TABLE.search(body))


def table_rows(body: Traced) -> Iterator[tuple[Passage, bool]]:
    """The parts of `body` in order: rows of its tables (True), and the text between them (False)."""
    done = 0
    for table in _TABLE.finditer(body.text):
        yield Passage(body.cut(done, table.start())), False
        yield from ((row, True) for row in _rows(body.cut(*table.span())))
        done = table.end()
    yield Passage(body.cut(done)), False


def _rows(table: Traced) -> Iterator[Passage]:
    at = 0
    for row in _ROW.finditer(table.text):
        yield from _between(table.cut(at, row.start()))
        cells = [table.cut(row.start() + cell.start(1), row.start() + cell.end(1)) for cell in _CELL.finditer(row[0])]
        yield Passage(joined((cell.sub(_NEWLINES, " ") for cell in cells if cell.text.strip()), " | "), BlockKind.TABLE)
        at = row.end()
    yield from _between(table.cut(at))


def _between(words: Traced) -> Iterator[Passage]:
    """Words of a table outside its rows, such as a caption."""
    if re.sub(r"<[^<>]*>", "", words.text).strip():
        yield Passage(words, BlockKind.TABLE)
