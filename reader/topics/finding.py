"""Outline and taxonomy in, mentions out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.spans import Span
from reader.structure import Outline
from reader.topics.clauses import Clause, Clauses, masked
from reader.topics.effects import governing
from reader.topics.instruments import undone
from reader.topics.matching import Match
from reader.topics.model import Mention
from reader.topics.operative import NOTHING, Governed
from reader.topics.taxonomy import Taxonomy

_DEFINED = re.compile(r"\((?:the |collectively,? )?[“\"]?(?P<short>[A-Z][A-Z0-9&]{1,9})[,”\"]{0,2}\)")
_NAMES_ON = re.compile(r"[\s“”\"]*(?:[a-z]+\s)?")
_REACH = 60
_OFFICE_AHEAD = re.compile(
    r"(?:Secretary|Director|Administrator|Commissioner|Assistant to the President|Advis[eo]r|Adviser|Ambassador|"
    r"Coordinator|Counselor|Envoy|Czar)(?: to the President)? (?:of|for|on|to) (?:the )?"
    r"(?:(?:Office|Bureau|Division|Center|Council) (?:of|for|on) (?:the )?)?"
    r"(?:[A-Z][\w’'&-]*,? (?:(?:and|of|for) )?){0,4}$"
)
_LAW_BEHIND = re.compile(r"[\s-](?:(?:[A-Z][\w’'-]*|and|of|for|the),?\s){0,5}Act\b")
_AHEAD = 120


@dataclass(frozen=True, slots=True)
class _Found:
    """A match with what governs it."""

    match: Match
    clause: Clause | None
    governed: Governed


def find_topics(outline: Outline, taxonomy: Taxonomy) -> tuple[Mention, ...]:
    """Every place of `outline` that speaks of a topic of `taxonomy`, ordered by span; one mention a phrase."""
    spelled = taxonomy.matcher.find(outline.text)
    defined = _defined(outline.text, spelled)
    matches = _with_acronyms(outline.text, spelled, defined)
    clauses, words = Clauses(outline), masked(outline.text)
    found = [_governed(words, clauses, match) for match in matches if not _is_in_an_office(words, match)]
    lit = [_mention(outline, item, defined) for item in _carried(outline, _shared(found))]
    return tuple(sorted((*lit, *_by_instrument(outline, taxonomy)), key=lambda mention: (mention.span, mention.topic)))


def _by_instrument(outline: Outline, taxonomy: Taxonomy) -> Iterator[Mention]:
    """The topics of the known orders that `outline` revokes, at the citation."""
    for place in undone(outline, taxonomy.instruments):
        label = outline.segments[outline.at(place.span.start)].label
        quote = place.span.of(outline.text)
        for topic in place.instrument.topics:
            if topic in taxonomy.topics:
                called = f"“{taxonomy.topics[topic].label}”"
                reason = f"revokes {place.instrument.name}, which carries {called}"
                yield Mention(topic, label, place.span, quote, place.effect, place.span, reason)


def _governed(words: str, clauses: Clauses, match: Match) -> _Found:
    clause = clauses.at(match.span)
    if match.kind == "passing" or _names_a_law(words, match):
        return _Found(match, clause, NOTHING)
    return _Found(match, clause, governing(words, clause, match.span))


def _is_in_an_office(text: str, match: Match) -> bool:
    """True inside the title of an officer: `Assistant Secretary for Export Enforcement`."""
    if match.kind == "signal" or not text[match.span.start].isupper():
        return False
    return bool(_OFFICE_AHEAD.search(text, max(0, match.span.start - _AHEAD), match.span.start))


def _names_a_law(text: str, match: Match) -> bool:
    """True where the words begin a law's title, which says nothing of what the order does: `Human Rights Act`."""
    titled = match.kind in ("wording", "pattern") and all(
        word[0].isupper() for word in match.span.of(text).split()[-1:]
    )
    return titled and bool(_LAW_BEHIND.match(text, match.span.end, match.span.end + _AHEAD))


def _carried(outline: Outline, found: Sequence[_Found]) -> Iterator[_Found]:
    """A later mention in the same segment without an effect of its own keeps the one its topic was last given there."""
    last: dict[tuple[str, int], Governed] = {}
    for item in found:
        key = (item.match.topic, outline.at(item.match.span.start))
        if item.governed.firm:
            last[key] = item.governed
        elif item.governed.effect is None and item.match.kind != "passing" and key in last:
            item = replace(item, governed=last[key])
        yield item


def _shared(found: Sequence[_Found]) -> list[_Found]:
    """Mentions of one topic in one sentence share its effect: the first firm one stands for all."""
    best: dict[tuple[str, Span], Governed] = {}
    for item in found:
        if item.clause is None or item.governed.effect is None:
            continue
        key = (item.match.topic, item.clause.span)
        if key not in best or (item.governed.firm and not best[key].firm):
            best[key] = item.governed
    return [_sharing(item, best) for item in found]


def _sharing(item: _Found, best: dict[tuple[str, Span], Governed]) -> _Found:
    if item.clause is None or item.governed.firm:
        return item
    return replace(item, governed=best.get((item.match.topic, item.clause.span), item.governed))


def _defined(text: str, matches: Sequence[Match]) -> dict[str, tuple[str | None, int]]:
    """Acronym to (topic whose wording stands before its definition, place); the topic is None where it is another's."""
    found: dict[str, tuple[str | None, int]] = {}
    for hit in _DEFINED.finditer(text):
        if hit["short"] in found:
            continue
        ahead = Span(max(0, hit.start() - _REACH), hit.start())
        topics = [m for m in matches if m.kind != "acronym" and m.kind != "signal" and m.span.meets(ahead)]
        near = [m for m in topics if _NAMES_ON.fullmatch(text, m.span.end, hit.start())]
        found[hit["short"]] = (near[-1].topic if near else None, hit.start())
    return found


def _with_acronyms(text: str, matches: Sequence[Match], defined: dict[str, tuple[str | None, int]]) -> list[Match]:
    """`matches` without acronyms that this order defines as something else, and with those it defines for a topic."""
    kept = [m for m in matches if m.kind != "acronym" or defined.get(m.span.of(text), (m.topic, 0))[0] == m.topic]
    places = {m.span for m in kept}
    for short, (topic, _) in defined.items():
        if topic is None or not _spells(short, topic, kept, text):
            continue
        for hit in re.finditer(rf"\b{re.escape(short)}\b", text):
            span = Span(*hit.span())
            if not any(span.meets(other) for other in places):
                kept.append(Match(topic, span, "acronym", short))
    return sorted(kept, key=lambda m: (m.span, m.topic))


def _spells(short: str, topic: str, matches: Sequence[Match], text: str) -> bool:
    """True where the acronym's letters begin the words of one of the topic's wordings in this order."""
    for match in matches:
        if match.topic == topic and match.kind in ("wording", "pattern"):
            letters = "".join(word[0] for word in re.findall(r"[^\W_]+", match.span.of(text))).casefold()
            if letters.startswith(short.casefold()[: max(2, len(short) - 1)]):
                return True
    return False


def _mention(outline: Outline, item: _Found, defined: dict[str, tuple[str | None, int]]) -> Mention:
    match, governed = item.match, item.governed
    label = outline.segments[outline.at(match.span.start)].label
    quote = match.span.of(outline.text)
    reason = _reason(outline, match, quote, defined)
    return Mention(match.topic, label, match.span, quote, governed.effect, governed.span, reason, governed.outcome)


def _reason(outline: Outline, match: Match, quote: str, defined: dict[str, tuple[str | None, int]]) -> str:
    """Why it is lit, in words."""
    if match.kind == "acronym":
        place = defined.get(quote)
        where = f", defined in {outline.segments[outline.at(place[1])].label}" if place and place[0] else ""
        return f"acronym “{quote}”{where}"
    if match.kind == "signal":
        return f"cites {match.printed}"
    if match.kind == "pattern":
        return f"wording “{' '.join(quote.split())}”"
    passing = ", in passing" if match.kind == "passing" else ""
    return f"wording “{match.printed.replace('~', '')}”{passing}"
