"""All places of a phrase, or of a topic, in an order: to be looked through, and tagged in one deed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reader.annotations.anchoring import selector
from reader.annotations.deeds import Passages
from reader.annotations.model import Tagbook, Target
from reader.annotations.shelved import shelved
from reader.spans import Span
from reader.structure import Outline
from reader.topics import Mention

_CONTEXT = 48
_LIKE = {"'": "['’‘]", "’": "['’‘]", "‘": "['’‘]", '"': '["“”]', "“": '["“”]', "”": '["“”]'}
_LIKE |= dict.fromkeys("-\u2010\u2011\u2013", "[\\-\u2010\u2011\u2013]")
_GAP = r"[^\S\n]*(?:[^\S\n]|\n(?!\s*\n))[^\S\n]*"
"""White space between two words of a paragraph; not what parts two paragraphs."""


@dataclass(frozen=True, slots=True)
class Match:
    """A place that may be tagged, in a list to look through."""

    target: Target
    before: str
    """What stands before it, some words on one line."""
    quote: str
    """Its words on one line."""
    after: str
    tagged: bool
    """True where the tag is on this very passage already."""


def phrase_matches(text: str, phrase: str, *, whole_words: bool = True, inflections: bool = False) -> tuple[Span, ...]:
    """Every place of `phrase` in `text`, whatever its case, white space, quotes and hyphens; they do not overlap.

    `whole_words`: not inside a longer word. `inflections`: with a plural or possessive ending, or without it. A phrase
    without a letter or figure is nowhere.
    """
    if not re.search(r"\w", phrase):
        return ()
    return tuple(Span(*hit.span()) for hit in _expression(phrase, whole_words, inflections).finditer(text))


def topic_matches(mentions: Iterable[Mention], topic: str) -> tuple[Span, ...]:
    """Every place that speaks of a topic, by place; of those that overlap the first."""
    found: list[Span] = []
    for span in sorted((one.span for one in mentions if one.topic == topic), key=lambda one: (one.start, -one.end)):
        if not found or not found[-1].meets(span):
            found.append(span)
    return tuple(found)


def matches(
    outline: Outline, key: str, edition: str, spans: Iterable[Span], book: Tagbook, tag: str | None = None
) -> tuple[Match, ...]:
    """`spans` of an open order as a list to look through; `key` and `edition` name it, `tag` is what it will get."""
    taken = Passages(shelved(book).by_tag.get(tag, ()) if tag is not None else ())
    return tuple(_match(outline, key, edition, span, taken) for span in spans)


def _match(outline: Outline, key: str, edition: str, span: Span, taken: Passages) -> Match:
    text = outline.text
    target = Target(key, selector(text, span), outline.segments[outline.at(span.start)].label, edition)
    before, after = text[max(0, span.start - _CONTEXT) : span.start], text[span.end : span.end + _CONTEXT]
    return Match(
        target,
        before.rpartition("\n")[2].lstrip(),
        " ".join(span.of(text).split()),
        after.partition("\n")[0].rstrip(),
        taken.find((target,)) is not None,
    )


def _expression(phrase: str, whole_words: bool, inflections: bool) -> re.Pattern[str]:
    words = re.split(r"(\s+)", phrase.strip())
    source = "".join(_piece(word) for word in words)
    if inflections:
        source = _ending(source, words[-1])
    if whole_words:
        source = rf"(?<!\w){source}" if re.match(r"\w", words[0]) else source
        source = rf"{source}(?!\w)" if re.match(r"\w", words[-1][-1]) else source
    return re.compile(source, re.IGNORECASE)


def _piece(word: str) -> str:
    if word.isspace():
        return r"\s*\n\s*\n\s*" if word.count("\n") > 1 else _GAP
    return "".join(_LIKE.get(letter, re.escape(letter)) for letter in word)


def _ending(source: str, last: str) -> str:
    """The expression with any plural or possessive ending of its last word (three letters and more)."""
    stem = re.fullmatch(r".*?(\w{2,}?)(ies|y|es|s)?", last, re.IGNORECASE)
    if stem is None or not last[-1].isalpha() or len(last) < 3:
        return source
    cut = len(stem[2] or "")
    return (source[:-cut] if cut else source) + r"(?:ies|y|es|s)?(?:['’]s?)?"
