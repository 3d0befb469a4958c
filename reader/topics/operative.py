"""Operative words in a stretch of text, the verb groups they form, and what such a group does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.spans import Span
from reader.topics.model import Effect
from reader.topics.verbs import NOUNS_TOO, OPERATIVE, OPPOSITE, PHRASES, STRONGEST, UNDOING, UNDONE, Form

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BLOCKS = re.compile(
    r"\b(?:until|pending|whereby|prior\sto|before|after|when|while|if|unless|because|whose|"
    r"to\sprevent|that\s(?:\w+ly\s)?(?:prevent|impede|hinder|restrict|limit|delay|raise|inhibit|undermine|burden|cause|harm)|committed\sby|consistent\swith|in\saccordance\swith|in\sa\smanner|described\sin|defined\sin|meaning\sof|"
    r"notwithstanding|rather\sthan|as\spart\sof\sthe|"
    r"(?:used|exploited|designed|intended|sought|seeks?|attempt\w*|refuses?|fails?|failed)\sto)\b",
    re.IGNORECASE,
)
_BEFORE_VERB = re.compile(
    r"(?:^|[,;:—–(“]|\b(?:to|shall|must|should|will|and|or|not|hereby|each|also|further|jointly|then|by|of|in|including|"
    r"consider|considering|cease|stop|begin|from|through|for|I|that|policy|be|without|while|either|[a-z]+ly|"
    r"order|proclamation|memorandum|section))[\s“\"]*$"
)
_NOT_FOR_BASE = re.compile(r"\b(?:by|of|in|for|from|through|that|be|without|while|including|consider)[\s“\"]*$")
_NO_VERB_AFTER = re.compile(
    r"\b(?:the|a|an|of|this|such|any|no|its|their|his|her|these|those|under|by|in|for|that|which|who|may|can)[\s“\"]*$"
)
_IDLE = re.compile(r"\b(?:used|exploited|designed|intended|sought|seeks?|attempt\w*|refuses?|fails?|failed)\sto\s$")
_SUBORDINATE = re.compile(r"\b(?:for|that|which|to|of|in)\s(?:\w+ly\s)?$")
_LINK = re.compile(
    r"(?:[\s,]|\b(?:and|or|whether|to|not|if|as|where|when|necessary|appropriate|[a-z]+ly|also|by|a|an|the|all|any|of|"
    r"comprehensive|thorough|taking|take|taken|lawful|actions?|steps|measures|for|such|its|their|further|process|"
    r"planning|efforts?|consultations?)\b)*"
)
_NEGATED = re.compile(r"\b(?:not|never|no\slonger)(?:,[^,;.]{1,40},)?(?:\s\w+ly)?\s*$", re.IGNORECASE)
_LIGHT = re.compile(r"(?:tak|mak|begin|start|initiat|launch|complet|provid|us|undertak|issu|continu)\w*", re.IGNORECASE)
_HANDS_IN = re.compile(r"(?:submit|report|publish|provid|issu)\w*")
_WRITES = re.compile(r"(?:submit|report|publish|provid|issu|prepar|develop)\w*")
_NO_COMMAND = re.compile(
    r"direct\s(?:(?:and|or)\sindirect|result|access|benefits?|effects?|costs?|loans?)\b", re.IGNORECASE
)
_REMOVES = re.compile(r"remov\w*", re.IGNORECASE)
_PEOPLE = re.compile(
    r"[^.;:]{0,60}?\b(?:aliens?|individuals?|persons?|people|noncitizens?|migrants?|nationals|immigrants?|famil(?:y|ies)|"
    r"children|minors|entrants|members?|them|violators|offenders)\b",
    re.IGNORECASE,
)
_ASKS_SOMEBODY = re.compile(r"(?:encourag|requir|direct|allow|permit|instruct|urg)\w*", re.IGNORECASE)
_TO_ACT = re.compile(r"[^\S\n](?:(?:officials?|agenc(?:y|ies)|governments?|leaders)\s)?to\s(?!be\b)[a-z]{2,}")
_EXEMPT = re.compile(r"\bnot\s(?:\w+\s)?apply\b", re.IGNORECASE)
_OBJECT = 80
_WARDS_OFF = re.compile(r"(?:protect|secur|defend|safeguard|shield)\w*", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|against)\b")
_OF_PEOPLE = re.compile(r"\b(?:who|whom)\b(?:(?!\b(?:shall|must|should|will)\b)[^;:.])*$")
_AS_NOUN = re.compile(r"\s(?:for|of|from)\b")
_IN_A_LIST = re.compile(r"(?:,|\b(?:and|or))\s$")
_FAR = 220


@dataclass(frozen=True, slots=True)
class Governed:
    """What governs a mention."""

    effect: Effect | None
    span: Span | None
    """The operative words, in the reading text."""
    firm: bool
    """True where a listed verb governs; False where only a modal does."""
    outcome: Effect | None = None
    """Of a review, the effect it puts in question."""


NOTHING = Governed(None, None, False)


@dataclass(frozen=True, slots=True)
class Hit:
    """An operative word in the text."""

    effect: Effect
    span: Span
    form: Form
    whether: bool = False
    """True for words that put all that follows in question: `determine whether`."""


def hits_in(text: str, window: Span, *, opens: bool) -> list[Hit]:
    """Operative words inside `window`, in order; with `opens`, its first word may be one."""
    phrases = list(_phrases(text, window))
    words = [hit for hit in _words(text, window, opens) if not any(p.span.covers(hit.span) for p in phrases)]
    return sorted([*phrases, *words], key=lambda hit: hit.span)


def _phrases(text: str, window: Span) -> Iterator[Hit]:
    for effect, pattern in PHRASES:
        for found in pattern.finditer(text, window.start, window.end):
            span = Span(found.start(), found.start() + len(found[0].rstrip()))
            yield Hit(effect, span, Form.BASE, effect is Effect.REVIEW)


def _words(text: str, window: Span, opens: bool) -> Iterator[Hit]:
    for word in WORD.finditer(text, window.start, window.end):
        for use in OPERATIVE.get(word[0].casefold(), ()):
            if _governs(text, window, word, use.form, opens):
                yield Hit(_effect(text, word, use.effect), Span(*word.span()), use.form)
                break


def _effect(text: str, word: re.Match[str], effect: Effect) -> Effect:
    """To remove people is to carry out a removal; to remove anything else is to end it."""
    if not _REMOVES.fullmatch(word[0]) or _PEOPLE.match(text, word.end(), word.end() + _OBJECT):
        return effect
    return Effect.END


def _governs(text: str, window: Span, word: re.Match[str], form: Form, opens: bool) -> bool:
    """True where the word's neighbours allow it to govern in this shape."""
    if form is Form.NOUN:
        return bool(re.match(r"\sof\b", text[word.end() : word.end() + 4]))
    if _NO_COMMAND.match(text, word.start()):
        return False
    if word.start() == window.start:
        return opens and form is not Form.PARTICIPLE
    ahead = text[max(window.start, word.start() - 24) : word.start()]
    if form is Form.PARTICIPLE:
        return False
    if form is Form.PRESENT:
        return bool(re.search(r"\b(?:order|proclamation|memorandum|section|hereby)\s$", ahead))
    if _IDLE.search(ahead) or _OF_PEOPLE.search(text, max(window.start, word.start() - 80), word.start()):
        return False
    if _IN_A_LIST.search(ahead) and word[0].casefold() in NOUNS_TOO and _AS_NOUN.match(text, word.end()):
        return False
    if form is Form.BASE and word[0].casefold() not in NOUNS_TOO:
        return not _NO_VERB_AFTER.search(ahead)
    return bool(_BEFORE_VERB.search(ahead)) and not (form is Form.BASE and _NOT_FOR_BASE.search(ahead))


def is_blocked(text: str, hit: Hit, place: Span) -> bool:
    """True where words between the verb and the mention end the verb's reach."""
    between = text[hit.span.end : place.start]
    return len(between) > _FAR or ";" in between or bool(BLOCKS.search(between))


def is_idle(text: str, hit: Hit, place: Span) -> bool:
    """True where the verb does something, but not to the mention: it wards it off, asks it to act, exempts it."""
    verb, between = hit.span.of(text), text[hit.span.end : place.start]
    if _WARDS_OFF.fullmatch(verb) and _FROM.search(between):
        return True
    if hit.span.end < place.start and _ASKS_SOMEBODY.fullmatch(verb) and _TO_ACT.match(text, place.end):
        return True
    return bool(_EXEMPT.search(text, max(0, hit.span.start - 24), hit.span.end))


def stands_before(hit: Hit, place: Span) -> bool:
    """True for a word ahead of the mention, or a verb that opens it (`hire 500 officers`); not for `removal of`."""
    own_noun = hit.form is Form.NOUN and hit.effect is Effect.REQUIRE
    return hit.span.start < place.start or (hit.span.start == place.start and not own_noun)


def group_of(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The last hit and those joined to it from the left: `review and determine whether to terminate or modify`."""
    group = [hits[-1]]
    for hit in reversed(hits[:-1]):
        if not _LINK.fullmatch(text[hit.span.end : group[0].span.start]):
            break
        group.insert(0, hit)
    return group


def group_over(text: str, near: Sequence[Hit]) -> list[Hit]:
    """The verb group nearest to the mention, or the firm one it serves: `develop a program that ensures ...`."""
    group = group_of(text, near)
    earlier = near[: near.index(group[0])]
    serves = group[0].effect is Effect.REQUIRE and _SUBORDINATE.search(text[: group[0].span.start][-24:])
    if serves and earlier and all(hit.effect is Effect.REQUIRE for hit in group):
        over = group_of(text, earlier)
        weak = (Effect.REQUIRE,) if group[0].form is Form.NOUN else (Effect.REQUIRE, Effect.REVIEW)
        if any(hit.effect not in weak for hit in over):
            return over
    return group


def from_group(text: str, group: Sequence[Hit]) -> Governed:
    """What a verb group does, turned round where `not` stands before it."""
    group = _without_light(text, group)
    span = Span(group[0].span.start, group[-1].span.end)
    effect: Effect | None = _joined(text, group)
    negated = _NEGATED.search(text[max(0, span.start - 60) : span.start])
    if negated:
        effect = OPPOSITE.get(_joined(text, group))
        span = Span(span.start - len(negated[0].lstrip()), span.end)
    return Governed(effect, span, effect is not Effect.REQUIRE)


def _without_light(text: str, group: Sequence[Hit]) -> Sequence[Hit]:
    """`take all appropriate action to resume` says no more than `resume`."""
    while len(group) > 1 and _LIGHT.fullmatch(group[0].span.of(text)):
        group = group[1:]
    return group


def _joined(text: str, group: Sequence[Hit]) -> Effect:
    """The one effect of a verb group."""
    if any(hit.whether for hit in group):
        return Effect.REVIEW
    words = [hit.span.of(text).casefold() for hit in group]
    if any(_HANDS_IN.fullmatch(word) for word in words) and all(_WRITES.fullmatch(word) for word in words):
        return Effect.REQUIRE
    first = group[0]
    if first.effect is Effect.REVIEW and len(group) > 1 and "if " in text[first.span.end : group[1].span.start]:
        return Effect.REVIEW
    for left, right in pairwise(group):
        linked = text[left.span.end : right.span.start].split()
        if left.effect in UNDOING and right.form is Form.NOUN and right.effect in UNDONE and "and" not in linked:
            return Effect.RESUME
    return min((hit.effect for hit in group), key=STRONGEST.index)
