"""How two linked passages stand to one another: same, revised, related, opposed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from reader.alignment.decision import Chosen
from reader.alignment.explicit import Act, Tie
from reader.alignment.features import shared_runs
from reader.alignment.model import Relation
from reader.alignment.passages import Passage, Reading
from reader.alignment.words import stem
from reader.documents import Kind, load_catalogue
from reader.spans import Span
from reader.structure import SegmentKind
from reader.topics import Effect, Mention

SAME = 0.95
"""From this share of common wording on, two passages say the same but for trivia."""
_SAME_GENERAL = 0.86
"""The same for general provisions, whose small changes of wording change nothing."""
REVISED = 0.3
"""From this share on, one is a revision of the other."""
_SHARED_RUNS = 0.2
"""Or from this share of common runs of four words on: much was added, but the words are there."""
_TOO_ALIKE = 0.5
"""What is worded as alike as this is revised, even where two orders pull in opposite directions."""
_IN_GREAT_PART = 0.34
"""Where more than this share of the links of substance is that alike, one order is a revision of the other."""

_NUMBERED = frozenset(stem(word) for word in ("section", "sections", "sec", "order", "orders"))
"""Behind these words, a number only says where something stands."""

_ONWARD = frozenset((Effect.ESTABLISH, Effect.RESUME, Effect.EXPAND, Effect.CONTINUE, Effect.REQUIRE))
_BACK = frozenset((Effect.LIMIT, Effect.END, Effect.REVOKE))
_TO_END = re.compile(r"terminat|rescind|rescission|revo[kc]|suspend|cease|\bend\b|repeal|withdr", re.IGNORECASE)
_TO_BUILD = re.compile(r"reinst|restor|improv|promot|expand|strengthen|establish|initiat|resum", re.IGNORECASE)


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
    clear: bool
    """True where every effect on the topic points one way, and more is done than to limit it."""


class Stance(StrEnum):
    """How two orders stand to one another as wholes."""

    ALLIED = "allied"
    """One president signed both, or one is in great part a revision of the other."""
    HOSTILE = "hostile"
    """Two presidents signed them, one order undoes orders of the other's president, and they pull topics apart."""
    OPEN = "open"
    """Neither."""


def common_wording(left: Reading, right: Reading, a: Passage, b: Passage) -> float:
    """Share of all words of two passages, with what lies below them, that stand in one sequence on both sides."""
    words = _all_words(left, a), _all_words(right, b)
    return Indel.normalized_similarity(*words) if all(words) else 0.0


def _same_figures(left: Reading, right: Reading, a: Passage, b: Passage) -> bool:
    """True where both name the same figures, section numbers aside: another amount or deadline is no trifle."""
    return _figures(_all_words(left, a)) == _figures(_all_words(right, b))


def _figures(words: Sequence[str]) -> list[str]:
    pairs = zip(["", *words], words, strict=False)
    return [word for before, word in pairs if word[0].isdigit() and before not in _NUMBERED]


def _all_words(order: Reading, passage: Passage) -> list[str]:
    span = order.outline.segments[passage.place].span
    words: list[str] = []
    for other in order.passages[passage.place :]:
        if not span.covers(order.outline.segments[other.place].own):
            break
        words.extend(other.sequence)
    return words


def verdicts(links: Sequence[Chosen], left: Reading, right: Reading) -> list[Verdict]:
    """The relation of each of `links`."""
    wordings = [common_wording(left, right, link.pair.a, link.pair.b) for link in links]
    stance = _stance(links, wordings, left, right)
    return [_verdict(link, share, left, right, stance) for link, share in zip(links, wordings, strict=True)]


def _verdict(link: Chosen, wording: float, left: Reading, right: Reading, stance: Stance) -> Verdict:
    a, b = link.pair.a, link.pair.b
    if link.stated is Act.UNDOES:
        return Verdict(Relation.OPPOSED, _spans(link.left_tie), _spans(link.right_tie))
    general = a.general and b.general
    if wording >= (_SAME_GENERAL if general else SAME) and (general or _same_figures(left, right, a, b)):
        return Verdict(Relation.SAME)
    alike = wording >= REVISED or shared_runs(link.pair) >= _SHARED_RUNS or link.stated is Act.AMENDS
    plain = Verdict(Relation.REVISED if alike else Relation.RELATED)
    may_oppose = stance is not Stance.ALLIED and _has_substance(link) and not (_is_definition(a) or _is_definition(b))
    return (_opposed(a, b, left, right, stance) or plain) if may_oppose and wording < _TOO_ALIKE else plain


def _spans(tie: Tie | None) -> tuple[Span, ...]:
    return (tie.span,) if tie else ()


def _stance(links: Sequence[Chosen], wordings: Sequence[float], left: Reading, right: Reading) -> Stance:
    mine, theirs = left.outline.order.identity.signatory, right.outline.order.identity.signatory
    substance = [share for link, share in zip(links, wordings, strict=True) if _has_substance(link)]
    revised = sum(share >= _TOO_ALIKE for share in substance)
    if (mine is not None and mine == theirs) or revised > _IN_GREAT_PART * len(substance) or _digest(left, right):
        return Stance.ALLIED
    undoing = _undoes_orders_of(left, right) or _undoes_orders_of(right, left)
    return Stance.HOSTILE if undoing and _pull_apart(links, left, right) else Stance.OPEN


def _pull_apart(links: Sequence[Chosen], left: Reading, right: Reading) -> bool:
    """True where linked passages pull a topic in opposite directions, and that at least as often as in one."""
    apart = together = 0
    for link in filter(_has_substance, links):
        pulls_left, pulls_right = _pulls(left, link.pair.a), _pulls(right, link.pair.b)
        ways = {pulls_left[t].direction * pulls_right[t].direction > 0 for t in pulls_left.keys() & pulls_right.keys()}
        apart += False in ways
        together += True in ways
    return apart > 0 and apart >= together


def _digest(left: Reading, right: Reading) -> bool:
    """True where one is a fact sheet about the other, and says so by its title."""
    return any(
        sheet.kind is Kind.FACT_SHEET and order.title != "" and order.title.casefold() in sheet.title.casefold()
        for sheet, order in (
            (left.outline.order.identity, right.outline.order.identity),
            (right.outline.order.identity, left.outline.order.identity),
        )
    )


def _is_definition(passage: Passage) -> bool:
    return passage.defines != "" or "defin" in passage.led


def _has_substance(link: Chosen) -> bool:
    """True for a link of passages that belong to these orders alone: no preamble, no general provisions."""
    a, b = link.pair.a, link.pair.b
    return not link.stated and not _preambles(a, b) and not (a.general and b.general)


def _preambles(a: Passage, b: Passage) -> bool:
    return SegmentKind.PREAMBLE in (a.kind, b.kind)


def _opposed(a: Passage, b: Passage, left: Reading, right: Reading, stance: Stance) -> Verdict | None:
    """The two as opposed: they pull a topic in opposite directions, or belong to hostile orders and none agrees."""
    pulls_left, pulls_right = _pulls(left, a), _pulls(right, b)
    agree = False
    for topic in sorted(pulls_left.keys() & pulls_right.keys()):
        here, there = pulls_left[topic], pulls_right[topic]
        if here.direction * there.direction < 0 and (stance is Stance.HOSTILE or (here.clear and there.clear)):
            return Verdict(Relation.OPPOSED, here.phrases, there.phrases, topic)
        agree = agree or here.direction * there.direction > 0
    return Verdict(Relation.OPPOSED) if stance is Stance.HOSTILE and not agree else None


def _pulls(order: Reading, passage: Passage) -> dict[str, _Pull]:
    """Topic id -> which way the passage pulls it; a topic it pulls both ways equally is left out."""
    span = order.outline.segments[passage.place].span
    by_topic: dict[str, list[tuple[int, Mention]]] = {}
    for mention in order.mentions:
        if span.covers(mention.span) and (way := direction(mention, order)):
            by_topic.setdefault(mention.topic, []).append((way, mention))
    body = order.outline.segments[passage.place].body
    return {topic: _pull(found, body) for topic, found in by_topic.items() if sum(way for way, _ in found)}


def _pull(found: Sequence[tuple[int, Mention]], body: Span) -> _Pull:
    """The sum of `found`; its phrases stand in or below `body`, the heading's only where no other is there."""
    total = sum(way for way, _ in found)
    every = {m.effect_span for way, m in found if way * total > 0 and m.effect_span is not None}
    phrases = {span for span in every if span.start >= body.start} or every
    clear = abs(total) == len(found) and any(mention.effect is not Effect.LIMIT for _, mention in found)
    return _Pull(total, tuple(sorted(phrases)), clear)


def direction(mention: Mention, order: Reading) -> int:
    """+1 where the order carries the topic on, -1 where it holds it back, 0 where it does neither."""
    if mention.effect in _ONWARD:
        return 1
    if mention.effect in _BACK:
        return -1
    if mention.effect is not Effect.REVIEW or mention.effect_span is None:
        return 0
    words = mention.effect_span.of(order.outline.text)
    return bool(_TO_BUILD.search(words)) - bool(_TO_END.search(words))


def _undoes_orders_of(order: Reading, other: Reading) -> bool:
    mine, theirs = order.outline.order.identity.signatory, other.outline.order.identity.signatory
    if mine is None or theirs is None or mine == theirs:
        return False
    return theirs in _signatories(number for passage in order.passages for number in passage.undoes)


def _signatories(numbers: Iterable[str]) -> set[str]:
    catalogue = load_catalogue()
    return {entry.signatory for number in numbers if (entry := catalogue.numbered(number)) and entry.signatory}
