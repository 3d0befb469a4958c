"""Headings: the words that name a section or clause, set off by markup or told by rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.documents import Emphasised
from reader.spans import Span, trimmed
from reader.structure.rules import ABBREVIATIONS, LONGEST_HEADING, SENTENCE_OPENERS, SMALL_WORDS, VERBS

_WORD = re.compile(r"[^\W_]+(?:[-'’./&][^\W_]+)*")
_STOP = re.compile(r"[\s*_]*(?:[.:]|--|[—–])[\s*_]*(?:--|[—–])?")
_SENTENCE_STOP = re.compile(r"\.(?=[”\"’)]*(?:\s|[—–]|$))")
_QUOTED_STOP = re.compile(r"[.?!][”\"’]+$")
"""A heading that ends with quoted words holds its full stop within their marks."""
_BEGINS = re.compile(r"[\s*_—–-]*(?:[A-Z0-9(“\"‘\[§]|``|$)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found after an enumerator."""

    span: Span
    """The words, without their full stop."""
    end: int
    """Where what follows it begins."""
    sure: bool
    """True where markup set it off; a heading by rule may still be a mere list item."""


def heading_after(text: str, space: Span, emphases: Sequence[Emphasised], section: bool) -> Heading | None:
    """The heading that opens `space`: the rest of a paragraph after its enumerator.

    `emphases` are the runs that meet the paragraph; `section` allows headings in sentence case, as sections have.
    """
    space = trimmed(text, space)
    return _by_markup(text, space, emphases) or _by_rule(text, space, section)


def sentence_end(text: str, space: Span) -> int:
    """The offset of the full stop that ends the first sentence in `space`; -1 where none does."""
    for stop in _SENTENCE_STOP.finditer(text, space.start, space.end):
        before = re.search(r"[^\s(“\"—–-]*$", text[max(space.start, stop.start() - 20) : stop.start()])
        word = before[0].casefold() if before else ""
        single = (len(word) == 1 and word.isalpha()) or "." in word
        if word not in ABBREVIATIONS and not single and _BEGINS.match(text, stop.end(), max(space.end, stop.end())):
            return stop.start()
    return -1


def title_cased(words: Sequence[str]) -> bool:
    """True where every word of weight begins with a capital or a digit."""
    heavy = [word for word in words if word.casefold() not in SMALL_WORDS]
    return bool(heavy) and all(not word[0].islower() for word in heavy) and any(word[0].isupper() for word in heavy)


def words_of(text: str) -> list[str]:
    """The words of `text`, without marks."""
    return _WORD.findall(text)


def _by_markup(text: str, space: Span, emphases: Sequence[Emphasised]) -> Heading | None:
    end = _emphasised_until(text, space, emphases)
    if end <= space.start:
        return None
    core = len(text[space.start : end].rstrip(" \n\t\xa0.:*_—–-"))
    span = Span(space.start, space.start + core)
    stop = _STOP.match(text, span.end, max(space.end, span.end))
    quoted = _QUOTED_STOP.search(span.of(text))
    last = not text[span.end : space.end].strip()
    if not (stop or quoted or last) or not words_of(span.of(text)) or len(span) > LONGEST_HEADING:
        return None
    if -1 < sentence_end(text, span) < span.start + (quoted.start() if quoted else len(span)):
        return None
    return Heading(span, stop.end() if stop else space.end if last else span.end, sure=True)


def _emphasised_until(text: str, space: Span, emphases: Sequence[Emphasised]) -> int:
    """Where the emphasis that begins `space` ends; adjoining runs count as one."""
    end = space.start
    for run in sorted(emphases, key=lambda run: run.span):
        gap = text[end : max(end, run.span.start)]
        if run.span.end <= end:
            continue
        if gap.strip(" \n\t\xa0*_.") if end == space.start else gap.strip():
            break
        if end == space.start and run.span.start > end and not words_of(run.span.of(text)):
            continue
        end = min(run.span.end, space.end)
    return end


def _by_rule(text: str, space: Span, section: bool) -> Heading | None:
    stop = sentence_end(text, Span(space.start, min(space.end, space.start + LONGEST_HEADING)))
    if stop < 0:
        return None
    span = Span(space.start, stop)
    words = words_of(span.of(text))
    if not words or not text[span.start].isupper() or _lists(span.of(text), section):
        return None
    follows = text[stop + 1 : space.end].lstrip(" \n\t\xa0*_—–")
    titled = title_cased(words) and len(words) <= (40 if section else 24)
    plain = words[0] not in SENTENCE_OPENERS and not VERBS & {word.casefold() for word in words}
    plain &= len(words) <= 12 if section else len(words) <= 6 and bool(follows)
    if not titled and not plain:
        return None
    return Heading(span, space.end - len(follows), sure=False)


def _lists(words: str, section: bool) -> bool:
    """True for what is a citation or an item, not a name: it holds a date or, below a section, a semicolon."""
    dated = re.search(r"\b(?:of|dated) [A-Z][a-z]+ \d{1,2}, \d{4}", words)
    return bool(dated) or (";" in words and not section)
