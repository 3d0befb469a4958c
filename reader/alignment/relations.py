"""How two linked passages stand to one another: same, revised, related, opposed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from reader.alignment.decision import Chosen
from reader.alignment.features import shared_runs
from reader.alignment.model import Relation
from reader.alignment.passages import Passage, Reading
from reader.documents import load_catalogue
from reader.spans import Span
from reader.structure import SegmentKind
from reader.topics import Effect, Mention

SAME = 0.95
"""From this share of common wording on, two passages say the same but for trivia."""
_SAME_GENERAL = 0.86
"""The same for general provisions, whose small changes of wording change nothing."""
_REVISED = 0.4
"""From this share on, one is a revision of the other."""
_SHARED_RUNS = 0.2
"""Or from this share of common runs of four words on: much was added, but the words are there."""
_TOO_ALIKE = 0.5
"""What is worded as alike as this is revised, even where two orders pull in opposite directions."""

_ONWARD = frozenset((Effect.ESTABLISH, Effect.RESUME, Effect.EXPAND, Effect.CONTINUE, Effect.REQUIRE))
_BACK = frozenset((Effect.LIMIT, Effect.END, Effect.REVOKE))
_TO_END = re.compile(r"terminat|rescind|rescission|revo[kc]|suspend|cease|\bend\b|revers|repeal|withdr", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The relation of a link, and for an opposed one the words that pull apart."""

    relation: Relation
    left_phrases: tuple[Span, ...] = ()
    right_phrases: tuple[Span, ...] = ()
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class _Pull:
    """Which way a passage pulls a topic: more than 0 onward, less than 0 back; and the words that do it."""

    direction: int
    phrases: tuple[Span, ...]


def common_wording(left: Reading, right: Reading, a: Passage, b: Passage) -> float:
    """Share of all words of two passages, with what lies below them, that stand in one sequence on both sides."""
    words = _all_words(left, a), _all_words(right, b)
    return Indel.normalized_similarity(*words) if all(words) else 0.0


def _all_words(order: Reading, passage: Passage) -> list[str]:
    span = order.outline.segments[passage.place].span
    words: list[str] = []
    for other in order.passages[passage.place :]:
        if not span.covers(order.outline.segments[other.place].own):
            break
        words.extend(other.sequence)
    return words


def verdict(link: Chosen, left: Reading, right: Reading, hostile: bool) -> Verdict:
    """The relation of `link`. `hostile` says that one order undoes orders of the other's president."""
    a, b = link.pair.a, link.pair.b
    if link.stated:
        return Verdict(Relation.OPPOSED, _naming(left, a, right), _naming(right, b, left))
    wording = common_wording(left, right, a, b)
    general = a.general and b.general
    if wording >= (_SAME_GENERAL if general else SAME):
        return Verdict(Relation.SAME)
    alike = wording >= _REVISED or shared_runs(link.pair) >= _SHARED_RUNS
    if general or _preambles(a, b) or wording >= _TOO_ALIKE:
        return Verdict(Relation.REVISED if alike else Relation.RELATED)
    return _opposed(a, b, left, right, hostile) or Verdict(Relation.REVISED if alike else Relation.RELATED)


def _preambles(a: Passage, b: Passage) -> bool:
    return SegmentKind.PREAMBLE in (a.kind, b.kind)


def _opposed(a: Passage, b: Passage, left: Reading, right: Reading, hostile: bool) -> Verdict | None:
    """The two as opposed: they pull a topic in opposite directions, or belong to hostile orders and none agrees."""
    pulls_left, pulls_right = _pulls(left, a), _pulls(right, b)
    agree = False
    for topic in sorted(pulls_left.keys() & pulls_right.keys()):
        here, there = pulls_left[topic], pulls_right[topic]
        if here.direction * there.direction < 0:
            return Verdict(Relation.OPPOSED, here.phrases, there.phrases, topic)
        agree = agree or here.direction * there.direction > 0
    return Verdict(Relation.OPPOSED) if hostile and not agree else None


def _pulls(order: Reading, passage: Passage) -> dict[str, _Pull]:
    """Topic id -> which way the passage pulls it; a topic it pulls both ways equally is left out."""
    span = order.outline.segments[passage.place].span
    by_topic: dict[str, list[tuple[int, Mention]]] = {}
    for mention in order.mentions:
        if span.covers(mention.span) and (way := direction(mention, order)):
            by_topic.setdefault(mention.topic, []).append((way, mention))
    return {topic: _pull(found) for topic, found in by_topic.items() if sum(way for way, _ in found)}


def _pull(found: Sequence[tuple[int, Mention]]) -> _Pull:
    total = sum(way for way, _ in found)
    phrases = {m.effect_span for way, m in found if way * total > 0 and m.effect_span is not None}
    return _Pull(total, tuple(sorted(phrases)))


def direction(mention: Mention, order: Reading) -> int:
    """+1 where the order carries the topic on, -1 where it holds it back, 0 where it does neither."""
    if mention.effect in _ONWARD:
        return 1
    if mention.effect in _BACK:
        return -1
    reviewed = mention.effect is Effect.REVIEW and mention.effect_span is not None
    return -1 if reviewed and mention.effect_span and _TO_END.search(mention.effect_span.of(order.outline.text)) else 0


def _naming(order: Reading, passage: Passage, other: Reading) -> tuple[Span, ...]:
    """Where `passage` names the other order."""
    number = other.outline.order.identity.number
    return tuple(r.span for r in order.references if r.label == passage.label and r.target == number)


def hostile(left: Reading, right: Reading) -> bool:
    """True where one of the orders undoes orders that the other's president signed, and another president signed it."""
    return _undoes_orders_of(left, right) or _undoes_orders_of(right, left)


def _undoes_orders_of(order: Reading, other: Reading) -> bool:
    mine, theirs = order.outline.order.identity.signatory, other.outline.order.identity.signatory
    if mine is None or theirs is None or mine == theirs:
        return False
    return theirs in _signatories(number for passage in order.passages for number in passage.undoes)


def _signatories(numbers: Iterable[str]) -> set[str]:
    catalogue = load_catalogue()
    return {entry.signatory for number in numbers if (entry := catalogue.numbered(number)) and entry.signatory}
