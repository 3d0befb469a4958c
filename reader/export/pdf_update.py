"""A PDF as Qt writes it, with objects changed and added as an update behind it (ISO 32000-1, 7.5.6).

What is read is only what Qt writes: a plain cross-reference table, a flat list of pages, streams with lengths.
"""

from __future__ import annotations

import re


class PdfUpdate:
    """New and changed objects behind a PDF. Raises ValueError where it is not built as Qt builds one."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._before = int(found(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", data[-64:]))
        trailer = data[data.rindex(b"trailer") :]
        self._size = int(found(rb"/Size (\d+)", trailer))
        self.root = int(found(rb"/Root (\d+) 0 R", trailer))
        self._kept = b" ".join(one[0] for one in re.finditer(rb"/Info \d+ 0 R|/ID \[[^\]]*\]", trailer))
        self._offsets = _table(data, self._before)
        self._changed: dict[int, bytes] = {}

    def numbers(self) -> range:
        """Numbers of all the objects the PDF came with."""
        return range(1, len(self._offsets))

    def read(self, number: int) -> bytes:
        """The object of that number, as it now stands; with its stream, if it has one."""
        if number in self._changed:
            return self._changed[number]
        start = self._offsets[number]
        body = self._data.index(b"obj", start) + 3
        length = re.compile(rb"\s*<<[^>]*?/Length (\d+)\s*>>\s*stream\r?\n").match(self._data, body)
        end = self._data.index(b"endobj", length.end() + int(length[1]) if length else body)
        return self._data[body:end].strip()

    def write(self, number: int, body: bytes) -> None:
        """Put `body` in the place of an object."""
        self._changed[number] = body

    def add(self, body: bytes = b"") -> int:
        """A new object; its number."""
        self._size += 1
        self._changed[self._size - 1] = body
        return self._size - 1

    def pages(self) -> list[int]:
        """The numbers of the pages' objects, in order."""
        tree = self.read(int(found(rb"/Pages (\d+) 0 R", self.read(self.root))))
        return [int(one) for one in re.findall(rb"(\d+) 0 R", found(rb"/Kids\s*\[([^\]]*)\]", tree))]

    def whole(self) -> bytes:
        """The PDF with its update."""
        parts, table = [b"\n"], [b"xref\n"]
        reached = len(self._data) + 1
        for number in sorted(self._changed):
            body = b"%d 0 obj\n%s\nendobj\n" % (number, self._changed[number])
            table.append(b"%d 1\n%010d 00000 n \n" % (number, reached))
            parts.append(body)
            reached += len(body)
        end = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d %s >>\nstartxref\n%d\n%%%%EOF\n"
        tail = end % (self._size, self.root, self._before, self._kept, reached)
        return b"".join([self._data, *parts, *table, tail])


def _table(data: bytes, at: int) -> list[int]:
    head = re.compile(rb"xref\s+0 (\d+)\s+").match(data, at)
    if head is None:
        raise ValueError("no plain table of objects")
    rows = data[head.end() : head.end() + 20 * int(head[1])]
    return [int(rows[20 * number : 20 * number + 10]) for number in range(int(head[1]))]


def found(pattern: bytes, data: bytes) -> bytes:
    """What the first group of `pattern` is in `data`. Raises ValueError where it does not occur."""
    one = re.search(pattern, data)
    if one is None:
        raise ValueError(f"not a PDF as Qt writes one: no {pattern!r}")
    return one[1]
