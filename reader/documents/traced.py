"""A string that remembers where each of its characters stood in the source, and how it was set off."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reader.documents.model import Emphasis, Emphasised
from reader.spans import Span

PLAIN, BOLD, ITALIC = 0, 1, 2
"""Bits of a character's style."""

_SPACE = re.compile(r"\s+")
_STYLES = ((BOLD, Emphasis.BOLD), (ITALIC, Emphasis.ITALIC))


@dataclass(frozen=True, slots=True, eq=False)
class Traced:
    """Text with, for every code point, its offset in the decoded source and its style bits."""

    text: str
    origin: array[int]
    """As long as `text`: offsets in the decoded source, in code points."""
    style: bytes
    """As long as `text`: `BOLD | ITALIC` bits."""

    @staticmethod
    def of(source: str) -> Traced:
        """The whole of a decoded source."""
        return Traced(source, array("I", range(len(source))), bytes(len(source)))

    @staticmethod
    def made(text: str, at: int, style: int = PLAIN) -> Traced:
        """Characters that the source does not have as such, standing for what is at offset `at`."""
        return Traced(text, array("I", [at]) * len(text), bytes([style]) * len(text))

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __add__(self, other: Traced) -> Traced:
        return Traced(self.text + other.text, self.origin + other.origin, self.style + other.style)

    def cut(self, start: int, end: int | None = None) -> Traced:
        """The part `[start, end)`."""
        part = slice(start, end)
        return Traced(self.text[part], self.origin[part], self.style[part])

    def stripped(self) -> Traced:
        """Without the white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def folded(self) -> Traced:
        """Stripped, and every run of white space one plain space."""
        return self.sub(_SPACE, " ").stripped()

    def sub(self, pattern: re.Pattern[str], by: str | Callable[[re.Match[str]], Traced | str]) -> Traced:
        """Like `re.sub`; what is put in stands for the first character of what it replaces.

        A function may answer parts of this text (made by `cut`), which keep their own origins.
        """
        parts: list[Traced] = []
        done = 0
        for match in pattern.finditer(self.text):
            new = by if isinstance(by, str) else by(match)
            if new == match[0]:
                continue
            parts.append(self.cut(done, match.start()))
            parts.append(self._standing(new, match.start()) if isinstance(new, str) else new)
            done = match.end()
        if not done and not parts:
            return self
        parts.append(self.cut(done))
        return joined(parts)

    def _standing(self, new: str, at: int) -> Traced:
        if not new:
            return EMPTY
        return Traced.made(new, self.origin[at] if at < len(self.origin) else self.end, self._style_at(at))

    def _style_at(self, at: int) -> int:
        return self.style[at] if at < len(self.style) else PLAIN

    def set_off(self, bits: int) -> Traced:
        """The same text with `bits` added to every character's style."""
        return Traced(self.text, self.origin, bytes(bit | bits for bit in self.style)) if bits else self

    def split(self, pattern: re.Pattern[str]) -> list[Traced]:
        """The parts between the matches of `pattern`; the matches are white space, so nothing is lost."""
        parts, done = [], 0
        for match in pattern.finditer(self.text):
            parts.append(self.cut(done, match.start()))
            done = match.end()
        return [*parts, self.cut(done)]

    @property
    def start(self) -> int:
        """Source offset of the first character; 0 where there is none."""
        return self.origin[0] if self.origin else 0

    @property
    def end(self) -> int:
        """One past the source offset of the last character."""
        return self.origin[-1] + 1 if self.origin else 0

    @property
    def at(self) -> Span:
        """Where it stood in the decoded source, from first to last character."""
        return Span(self.start, max(self.start, self.end))


EMPTY = Traced("", array("I"), b"")


def joined(parts: Iterable[Traced], between: str = "") -> Traced:
    """The parts in a row; `between` stands for what followed the part before it."""
    texts: list[str] = []
    origin, style = array("I"), bytearray()
    for part in parts:
        if between and texts:
            texts.append(between)
            origin.extend([origin[-1] + 1 if origin else 0] * len(between))
            style.extend(bytes(len(between)))
        texts.append(part.text)
        origin.extend(part.origin)
        style.extend(part.style)
    return Traced("".join(texts), origin, bytes(style))


def runs(origin: array[int]) -> tuple[tuple[int, int, int], ...]:
    """The source map's runs: (offset, source offset, length) of stretches whose origins count up by one."""
    found: list[tuple[int, int, int]] = []
    start = 0
    for at in range(1, len(origin) + 1):
        if at == len(origin) or origin[at] != origin[at - 1] + 1:
            found.append((start, origin[start], at - start))
            start = at
    return tuple(found)


def emphases(text: str, style: bytes) -> tuple[Emphasised, ...]:
    """The stretches of each style, in order, without white space at their ends."""
    found: list[Emphasised] = []
    for bit, emphasis in _STYLES:
        start = None
        for at in range(len(style) + 1):
            on = at < len(style) and style[at] & bit
            if on and start is None:
                start = at
            elif not on and start is not None:
                found.extend(_set_off(text, start, at, emphasis))
                start = None
    return tuple(sorted(found, key=lambda one: (one.span, one.style)))


def _set_off(text: str, start: int, end: int, emphasis: Emphasis) -> list[Emphasised]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    # A lone full stop or space set off is noise of the source's markup.
    return [Emphasised(Span(start, end), emphasis)] if any(map(str.isalnum, words)) else []
