"""What an order's own heading says of it: `Executive Order 13768 of January 25, 2017`."""

from __future__ import annotations

import re

from reader.documents.dates import DAY, find_date
from reader.documents.draft import Clue
from reader.documents.model import Kind

_KINDS = (
    (re.compile(r"^\W*fact sheet\b", re.I), Kind.FACT_SHEET),
    (re.compile(r"^\W*(?:presidential )?executive order\b", re.I), Kind.EXECUTIVE_ORDER),
    (re.compile(r"^\W*(?:an? |presidential )?proclamation\b", re.I), Kind.PROCLAMATION),
    (
        re.compile(r"^\W*(?:an? )?(?:presidential |national security )?memorand(?:um|a)\b", re.I),
        Kind.MEMORANDUM,
    ),
    (re.compile(r"^\W*(?:presidential )?determination\b", re.I), Kind.MEMORANDUM),
    (re.compile(r"^\W*(?:an? )?notice\b", re.I), Kind.NOTICE),
    (re.compile(r"^\W*(?:an? )?(?:letters?|message|text of a letter)\b.*\bto\b", re.I), Kind.LETTER),
)
NUMBERED = re.compile(
    r"^\W*(?P<kind>Executive Order|E\.\s?O\.|EO|Proclamation)\s+(?:No\.?\s*)?"
    r"(?P<number>\d{3,5}(?:-[A-Z])?)\b",
    re.I,
)
"""A heading that begins with the order's number."""
DOCUMENT_HEADING = re.compile(
    rf"^\W*(?:(?:Executive Order|Proclamation)\s+(?:No\.?\s*)?\d{{3,5}}(?:-[A-Z])?(?:\W*(?:of\s+)?{DAY})?"
    rf"|(?:Notice|Memorandum|Order|Presidential Determination)\s+(?:No\.\s*[\d–-]+\s+)?of\s+{DAY})\W*$",
    re.I,
)
"""A line that is nothing but an order's number and day: metadata, not text."""


def kind_of(heading: str) -> Kind | None:
    """What a heading or title says its document is; None where it does not say."""
    return next((kind for pattern, kind in _KINDS if pattern.search(heading)), None)


def clues_of(heading: str, where: str) -> list[Clue]:
    """Number, day and kind as a document heading gives them."""
    clues = []
    if numbered := NUMBERED.match(heading):
        clues.append(Clue("number", numbered["number"].upper(), where))
    if day := find_date(heading):
        clues.append(Clue("date", day, where))
    if numbered and numbered["kind"][0] in "eE":
        clues.append(Clue("kind", Kind.EXECUTIVE_ORDER, where))
    elif kind := kind_of(heading):
        clues.append(Clue("kind", kind, where))
    return clues
