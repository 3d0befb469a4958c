"""What an order does to what it cites: the governing words of the sentence, of its lead-in, or of a heading."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from reader.documents import BlockKind
from reader.spans import Span
from reader.structure.model import Outline, SegmentKind
from reader.structure.sentences import sentences


@dataclass(frozen=True, slots=True)
class Governing:
    """The wordings of one relation."""

    relation: str
    done: str
    """Past participle, after `is` or `are`: `revoked`."""
    does: str
    """Verb with `this order` or `I hereby` as its subject: `revokes`."""
    noun: str
    """As a heading or title says it: `Revocation of`."""


TABLE: tuple[Governing, ...] = (
    Governing(
        "revokes",
        done=r"revoked|rescinded|repealed|cancell?ed",
        does=r"revokes?|rescinds?|repeals?",
        noun=r"Revocations?|Rescissions?|Revoking|Rescinding",
    ),
    Governing(
        "supersedes",
        done=r"superseded|replaced(?!\s+with)",
        does=r"supersedes?|replaces?",
        noun=r"Supersession|Superseding|Replacing",
    ),
    Governing(
        "amends",
        done=r"amended|modified|deleted|renumbered|replaced(?=\s+with)",
        does=r"amends?|modif(?:y|ies)",
        noun=r"Amendments?|Amending|Modifications?|Modifying",
    ),
    Governing(
        "continues",
        done=r"continued|extended|reestablished",
        does=r"continues?|extends?",
        noun=r"Continuance|Continuation|Continuing|Extension",
    ),
)
"""Revoking a section of an order counts as revoking, as the disposition tables of the National Archives count it."""

_ADVERBS = r"(?:\s+(?:hereby|also|further|therefore|thereby|accordingly|each|all|both|in\s+(?:its|their)\s+entirety))*"
_BE = rf"\b(?:is|are|shall\s+be|be)\b{_ADVERBS}"
_BY_US = (
    rf"(?:\b(?:this|the\s+present)\s+(?:order|proclamation|memorandum)(?:\s+shall)?\b|\bI\b|\bhereby\b|\band\b"
    rf"|\bI\s+(?:\w+\s+)?hereby\b[^.;:]*,){_ADVERBS}"
)
"""The order or the President as the subject; also of the second verb of a series (`I hereby terminate ..., revoke`)."""
_ANOTHERS = (
    r"\b(?:amended|revoked|superseded|established|created|continued|extended|expanded|modified|rescinded|reinstated"
    r"|issued|declared|described|imposed|made)"
)
_DAY = r"of\s+[A-Z]\w+\s+\d+,\s+\d{4}"
_ASIDE = re.compile(
    r"\([^()]*\)|“[^”]*”|\bthat\s+(?:Executive\s+)?[Oo]rder\b"
    rf"|,?\s*as\s+(?:further\s+)?(?:amended|modified|superseded)(?:\s+(?:by|in)\s+(?:Executive\s+Orders?\s+)?(?:{_DAY}|[^,;])*)?,?"
    r"|,\s*(?:which|that|as\s+it\s+relates|pertaining|relating|establishing|entitled)\b[^;:.]*,(?=\s*(?:is|are|shall\s+be)\b)"
    r"|;(?=\s*(?:and\s+)?(?:[Ss]ections?\s[^;.]{0,40}of\s+)?(?:Executive\s+Order|E\.O\.))"
)
"""What may stand between a citation and its verb without belonging to it."""
_OTHER_VERB = re.compile(r"\b(?:is|are|was|were|shall|may|must|will|has|have|had|that|which|who|when|if|unless)\b|;|:")
_NOT = re.compile(
    r"\b(?:nothing|neither|not|no\s+part|without|whether|consider|considers|if|unless|may|recommend\w*|review|propos\w+)\b",
    re.IGNORECASE,
)
_BY_ANOTHER = re.compile(
    rf"{_ANOTHERS}(?:\s+\w+)?\s+(?:by|in|under|pursuant\s+to)\s+(?:[^.;:]{{0,60}}?\bof\s+)?"
    rf"(?:(?:Executive\s+Orders?|E\.O\.|Proclamations?|Nos?\.|\d[\d,-]*|{_DAY}|and|or|by|,)\s*)*$"
    rf"|\b(?:which|that)\b[^.;:]*{_ANOTHERS}\s*$"
    r"|\bmade\s+to\s*$"
)
"""What comes before the number of an order that itself did something: `as amended by Executive Orders 13286 and`."""
_LISTED = (
    r"\b(?:[Tt]he\s+following|[Tt]hese|listed|(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en"
    r"|[Ee]leven|[Tt]welve|[Ss]everal|\d{1,2})\s+(?:[A-Za-z]+\s+){0,3}"
    r"(?:orders|documents|actions|memorand(?:a|ums)|proclamations|directives))\b"
)
"""Words that announce a list of documents: `The following`, `Five presidential documents`."""
_LEAD_IN = re.compile(r"(?:[:—–]|--)\s*$")


def relation_of(outline: Outline, index: int, span: Span) -> str | None:
    """What the order does to the document cited at `span` in segment `index`; None where it only cites it.

    Quoted clauses and words between quotation marks or parentheses do nothing; nor does what another document did.
    """
    segment, text = outline.segments[index], outline.text
    if segment.kind is SegmentKind.QUOTED:
        return None
    place = _sentence(text, segment.own, span)
    before, after = text[place.start : span.start], text[span.end : place.end]
    if (that := _that_order(after)) is not None:
        return that
    if (
        before.count("“") > before.count("”")
        or before.count("(") > before.count(")")
        or _BY_ANOTHER.search(" ".join(before.split()) + " ")
    ):
        return None
    return (
        _headed(outline, index, span)
        or _passive(before, after)
        or _active(before)
        or _lead_in(outline, index, before, span)
    )


def _sentence(text: str, own: Span, span: Span) -> Span:
    return next((place for place in sentences(text, own) if place.start <= span.start < place.end), own)


def _plain(words: str) -> str:
    return _ASIDE.sub(" ", " ".join(words.split()))


def _that_order(after: str) -> str | None:
    """`... the emergency declared in Executive Order 13617, revoke that order`: the verb that follows speaks of it."""
    for governing in TABLE:
        does = rf"\s*,?\s*(?:and\s+)?(?:hereby\s+)?(?:{governing.does})\s+that\s+(?:Executive\s+)?order\b"
        if re.match(does, after, re.IGNORECASE):
            return governing.relation
    return None


def _passive(before: str, after: str) -> str | None:
    """`Executive Order 13767 ... is hereby revoked`."""
    words = _plain(after)
    for governing in TABLE:
        found = re.search(rf"{_BE}\s+(?:\w+\s+and\s+)?(?:{governing.done})\b(?!\s+by\s+Executive)", words)
        if found and not _OTHER_VERB.search(words[: found.start()]):
            return None if _NOT.search(_last_clause(before)) else governing.relation
    return None


def _last_clause(before: str) -> str:
    return re.split(r"[;:]", _plain(before))[-1]


def _active(before: str) -> str | None:
    """`This order revokes ... Executive Order 13767`, `The following are revoked: ...`."""
    words = _plain(before)
    for governing in TABLE:
        does = rf"{_BY_US}\s+(?:{governing.does})\b(?P<between>[^;:.]*)$"
        following = rf"{_BE}\s+(?:\w+\s+and\s+)?(?:{governing.done})\b[^.;:]*:(?P<between>.*)$"
        for form in (does, following):
            found = re.search(form, words, re.IGNORECASE)
            if found and not _OTHER_VERB.search(found["between"].replace(";", ",")):
                return None if _NOT.search(words[: found.start()]) else governing.relation
    return None


def _lead_in(outline: Outline, index: int, before: str, span: Span) -> str | None:
    """The verb of the paragraph above that ends with a colon: `The following orders are revoked:`."""
    if len(_plain(_past_enumerator(outline, index, before))) > 120:
        return None
    for lead in _leads(outline, index, span):
        words = _plain(lead)
        if not _LEAD_IN.search(words):
            return None
        last = re.split(r"(?<=[.])\s+(?=[A-Z])", words)[-1]
        for governing in TABLE:
            done = rf"{_LISTED}.*{_BE}\s+(?:\w+\s+and\s+)?(?:{governing.done})\b"
            does = rf"{_BY_US}\s+(?:{governing.does})\b"
            if re.search(done, last) or re.search(does, last, re.IGNORECASE):
                return None if _NOT.search(last) else governing.relation
    return None


def _leads(outline: Outline, index: int, span: Span) -> Iterator[str]:
    """What may introduce the words at `span`: the paragraph before their list of bullets, then each clause above."""
    own, blocks = outline.segments[index].own, outline.order.blocks
    at = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
    if at > 0 and blocks[at].kind is BlockKind.LIST_ITEM:
        while at > 0 and blocks[at].kind is BlockKind.LIST_ITEM:
            at -= 1
        if own.covers(blocks[at].span):
            yield blocks[at].span.of(outline.text)
            return
    for above in outline.ancestors(index):
        yield outline.segments[above].body.of(outline.text)


def _past_enumerator(outline: Outline, index: int, before: str) -> str:
    enumerator = outline.segments[index].enumerator
    printed = enumerator.of(outline.text) if enumerator else ""
    return before.removeprefix(printed)


def _headed(outline: Outline, index: int, span: Span) -> str | None:
    """A heading or the title that says it: `Revocation of Executive Order 13201`."""
    heading = outline.segments[index].heading
    if heading is None or not heading.covers(span):
        return None
    words = _plain(outline.text[heading.start : span.start])
    latest: tuple[int, str | None] = (-1, None)
    for governing in TABLE:
        for found in re.finditer(rf"\b(?:{governing.noun})\b(?=\s+(?:of|to|in|Executive|E\.O\.)|\s*$)", words):
            latest = max(latest, (found.start(), governing.relation))
    return latest[1]
