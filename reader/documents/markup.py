"""Offsets for parsed markup: a parser gives words without places; this finds their place in the source."""

from __future__ import annotations

import html
import re

from reader.documents.traced import EMPTY, Traced

_PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[(?P<data>.*?)\]\]>|<\?.*?\?>|<[/!a-zA-Z][^<>]*>"
    r"|(?P<entity>&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);?)|(?P<line>\r\n?)",
    re.DOTALL,
)


def visible(source: str) -> Traced:
    """The source without its tags and comments, its entities and line ends resolved.

    Offsets are those of `source`. What scripts and styles hold is not told apart: the parser decides that.
    """
    whole = Traced.of(source)

    def shown(match: re.Match[str]) -> Traced | str:
        if match["entity"]:
            return html.unescape(match["entity"])
        if match["line"]:
            return "\n"
        if match["data"] is not None:
            return whole.cut(match.start("data"), match.end("data"))
        return ""

    return whole.sub(_PIECE, shown)


class Tracer:
    """Gives the texts of a parsed document their offsets; ask for them in document order."""

    def __init__(self, source: str) -> None:
        self._all = visible(source)
        self._at = 0

    @property
    def here(self) -> int:
        """The source offset reached so far."""
        return self._all.cut(self._at, self._at + 1).start or self._all.end

    def take(self, text: str) -> Traced:
        """The next place where `text` stands."""
        if not text:
            return EMPTY
        if not self._all.text.startswith(text, self._at):
            found = self._all.text.find(text, self._at)
            if found < 0:
                # The parser repaired something here: the words are kept, at the place reached so far.
                return Traced.made(text, self.here)
            self._at = found
        start, self._at = self._at, self._at + len(text)
        return self._all.cut(start, self._at)
