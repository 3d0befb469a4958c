"""Texts that lost their line breaks: literal `\\n`, or the whole order on one line."""

from __future__ import annotations

import re

from reader.documents.draft import Draft
from reader.documents.traced import Traced

_LITERAL = re.compile(r"\\r\\n|\\n|\\r|\\u000[aAdD]")
_LONG = 3000
"""Code points of a line that must be several paragraphs, when sections open inside it."""
_INSIDE = re.compile(r"(?<=\S)\s*(?=\b(?:Section|Sec\.)\s{0,3}\d{1,3}[A-Za-z]?\s?\.)")
_SEAM = re.compile(
    r"(?<=[.:;?!”])\s*(?=(?:Section|Sec\.)\s{0,3}\d{1,3}[A-Za-z]?\s?\.)"
    r"|(?:(?<=[.:;?!])|(?<=\band)|(?<=\bor))\s*(?=\((?:[a-z]{1,4}|[A-Z]{1,2}|\d{1,2})\)(?:\s|&nbsp;|&#160;))"
    r"|(?<=[a-z)]{2}[.:])(?=[A-Z][a-z])"
    r"|(?<=[.:;])\s*(?=THE WHITE HOUSE,)"
    r"|(?<=ordered)\s*:\s*(?=Section)"
)
_GLUED = re.compile(r"^((?:\((?:[ivxlIVXL]{1,6}|[a-zA-Z]{1,2}|\d{1,3})\)\s*)+)(?=[^\W\d_])")


def opened_up(body: Traced) -> Traced:
    """`body` with a line end where a paragraph plainly begins; untouched where it has its own lines."""
    if body.text.count("\n") < 5 and len(_LITERAL.findall(body.text)) > 4:
        body = body.sub(_LITERAL, "\n")
    if any(len(line) > _LONG and len(_INSIDE.findall(line)) > 1 for line in body.text.splitlines()):
        body = body.sub(_SEAM, lambda match: (match[0].strip()) + "\n\n")
    return body


def glued_enumerators(draft: Draft) -> Draft:
    """Puts a space after an enumerator that opens a paragraph and runs into its first word: `(xii)the Secretary`."""
    return draft.having(passage.saying(_apart(passage.words)) for passage in draft.passages)


def _apart(words: Traced) -> Traced:
    found = _GLUED.match(words.text)
    if not found or found[0].endswith(" "):
        return words
    rest = words.cut(found.end())
    return words.cut(0, found.end()) + Traced.made(" ", rest.start) + rest
