"""Where the sentences of a stretch of text begin and end."""

from __future__ import annotations

import re

from reader.spans import Span, trimmed

_END = re.compile(r"[.?!][”\"’)\]]*(?=\s)|\n\s*\n")
_ABBREVIATED = re.compile(
    r"(?:\b(?:U\.S|U\.S\.C|C\.F\.R|Fed|Reg|Stat|Pub|Sec|Secs|No|Nos|Art|et seq|Mr|Mrs|Ms|Dr|Jr|Sr|Inc|Co|Corp|St|v"
    r"|e\.g|i\.e|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|a\.m|p\.m|viz|cf|Ave|Gen|Adm|[A-Z]))\.$"
)
_OPENS = re.compile(r"\s+[“\"‘'(\[]*[A-Z0-9§“]")


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of `span` in order, trimmed; a blank line ends one too.

    A full stop ends a sentence where a capital, a figure or an opening quotation mark follows and the word before it
    is no abbreviation of the law (`U.S.C.`, `Fed. Reg.`, `Sec.`).
    """
    found: list[Span] = []
    start = span.start
    for end in _END.finditer(text, span.start, span.end):
        if _closes(text, span, end):
            found.append(trimmed(text, Span(start, end.end())))
            start = end.end()
    found.append(trimmed(text, Span(start, span.end)))
    return tuple(sentence for sentence in found if sentence)


def _closes(text: str, span: Span, end: re.Match[str]) -> bool:
    """True where `end` is the end of a sentence, not of an abbreviation."""
    if end[0].isspace():
        return True
    opens = _OPENS.match(text, end.end(), span.end)
    if not opens:
        return False
    if end[0][0] != ".":
        return True
    return not _ABBREVIATED.search(text, max(span.start, end.start() - 12), end.start() + 1)
