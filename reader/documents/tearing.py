"""Paragraphs that a page break tore apart, and titles that stand in the body."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.documents.draft import Draft, Passage
from reader.documents.model import BlockKind
from reader.documents.traced import joined

_ENDED = re.compile(r"[.!?:;—–”\"'’)\]*]$|\b(?:and|or)$")
_FUNCTION = re.compile(r"\b(?:the|of|by|in|to|a|an|for|with|from|at|on|under|that|which|its|their)$")
_LABELLED = re.compile(r"^[“\"‘']?(?:\(\w{1,5}\)|\w{1,4}\.\s|Sec(?:tion|\.)\s*\d|§|•|\d)", re.I)
_HEADING = re.compile(r"^(?![(“\"])[A-Z](?=[^.;:,!?]*[a-z]{3})(?:[^.;:,!?]|(?<=\b[A-Z])\.){2,80}$")
"""One short line without a stop; a label or a quotation is none."""
_OPEN = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_FULL = 0.8
"""A last line at least this share of the wrap width ran up to the margin."""


def torn_paragraphs(draft: Draft) -> Draft:
    """Joins what a page break tore apart: no sentence ends before the gap, and the text goes on after it."""
    merged: list[Passage] = []
    for passage in draft.passages:
        if merged and _torn(merged[-1], passage, draft.wrap):
            words = joined([merged[-1].words, passage.words], " ")
            merged[-1] = replace(merged[-1], words=words, last_line=passage.last_line)
        else:
            merged.append(passage)
    return draft.having(merged)


def standing_headings(draft: Draft) -> Draft:
    """Marks short lines that stand alone above a paragraph and end without a stop as headings.

    Lines that follow one another, as in a list of names, are not headings.
    """
    passages = list(draft.passages)
    for at, passage in enumerate(passages[:-1]):
        if passage.kind is not BlockKind.PARAGRAPH or not _HEADING.match(passage.text):
            continue
        before = passages[at - 1] if at else None
        if _is_text(passages[at + 1]) and (before is None or _is_text(before) or before.kind is BlockKind.TITLE):
            passages[at] = passage.as_kind(BlockKind.HEADING, 2)
    return draft.having(passages)


def _is_text(passage: Passage) -> bool:
    return (
        passage.kind in _OPEN
        and not passage.text[:1].islower()
        and (len(passage.text) > 60 or passage.text.endswith((".", ";", ":")))
    )


def _torn(before: Passage, after: Passage, wrap: int) -> bool:
    if before.kind not in _OPEN or after.kind is not BlockKind.PARAGRAPH:
        return False
    if _ENDED.search(before.text) or len(before.text) < 40 or _LABELLED.match(after.text):
        return False
    if after.text[0].islower() or _FUNCTION.search(before.text):
        return True
    full = wrap and before.last_line >= _FULL * wrap
    return bool(full) and not after.text.isupper() and not before.text.isupper()
