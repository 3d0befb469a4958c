"""What the comparison knows of some passages of one order: effects, actors, deadlines, orders revoked. Facts only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reader.annotations import Target
from reader.comparison import Comparison, Reading, Side, TopicRow, cited_name
from reader.directives import Directive
from reader.spans import Span
from reader.structure import Reference
from reader.topics import Effect, Mention
from reader.walkthroughs.naming import day_words
from reader.walkthroughs.stops import labelled_spans

_REVOKING = frozenset(("revokes", "supersedes"))
FOUGHT = frozenset(
    ("organized-crime", "crime", "drugs", "terrorism", "corruption", "weaponization", "illegal-employment")
).union(("weapons-proliferation", "detainees-torture", "hostages", "pandemic", "poverty-welfare"))
"""Ids of topics that are named after what an order fights: more of the fight is not more of the matter."""
_WEAK = (Effect.REQUIRE,)
"""Says that something must be done, not which way; passed over where another effect is told too."""


@dataclass(frozen=True, slots=True)
class Told:
    """One effect on a topic, with the operative words it rests on."""

    effect: Effect
    outcome: Effect | None
    """Of a review, what it may come to; None where that is left open or differs."""
    phrases: tuple[str, ...]
    """The words as printed, white space folded, each once."""


@dataclass(frozen=True, slots=True)
class Where:
    """Passages of one order that are spoken of together."""

    comparison: Comparison
    side: Side
    labels: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def reading(self) -> Reading:
        """The order they stand in."""
        return self.comparison.side(self.side)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """What they speak of, in order."""
        return tuple(one for one in self.reading.mentions if self.holds(one.span))

    @property
    def duties(self) -> tuple[Directive, ...]:
        """What they order, in order."""
        return tuple(one for one in self.reading.directives if self.holds(one.span))

    def holds(self, span: Span) -> bool:
        """True where `span` begins in one of the passages."""
        return any(one.holds(span.start) for one in self.spans)


def passage(comparison: Comparison, side: Side, labels: Sequence[str]) -> Where:
    """The segments of these labels, each with all that lies below it."""
    outline = comparison.side(side).outline
    segments = [segment for label in labels if (segment := outline.segment(label)) is not None]
    return Where(comparison, side, tuple(labels), tuple(segment.span for segment in segments))


def passage_at(comparison: Comparison, side: Side, targets: Iterable[Target], spans: Iterable[Span]) -> Where:
    """Passages that were found at `spans`, under the labels of their targets."""
    return Where(comparison, side, tuple(dict.fromkeys(one.label for one in targets)), tuple(spans))


def shown_passage(comparison: Comparison, side: Side, labels: Sequence[str]) -> Where:
    """The segments of these labels as a stop shows them; see `labelled_spans`."""
    outline = comparison.side(side).outline
    spans = [span for label in labels for span in labelled_spans(outline, label)]
    return Where(comparison, side, tuple(labels), tuple(spans))


def told(where: Where, topic: str) -> tuple[Told, ...]:
    """What the passages do to a topic: each effect once, the commonest first; a mere requirement only where alone."""
    mentions = [one for one in where.mentions if one.topic == topic and one.effect is not None]
    counts = Counter(one.effect for one in mentions if one.effect is not None)
    effects = [effect for effect, _ in counts.most_common()]
    strong = [effect for effect in effects if effect not in _WEAK] or effects
    return tuple(_told(where, effect, [one for one in mentions if one.effect is effect]) for effect in strong)


def topics_told(where: Where) -> tuple[TopicRow, ...]:
    """The topics to which the passages do something: those with a telling effect first, then the most spoken of."""
    weight: Counter[str] = Counter()
    for one in where.mentions:
        if one.effect is not None:
            weight[one.topic] += 1 if one.effect in _WEAK else 10
    rows = (where.comparison.topic(topic) for topic, _ in weight.most_common())
    return tuple(row for row in rows if row is not None)


def shared_topics(left: Where, right: Where) -> tuple[TopicRow, ...]:
    """The topics to which both do something, in the left's sequence of weight."""
    there = {row.topic.id for row in topics_told(right)}
    return tuple(row for row in topics_told(left) if row.topic.id in there)


def actors(where: Where) -> tuple[str, ...]:
    """Who must act, each once, in order."""
    named = (actor for duty in where.duties for actor in duty.actors if not actor.startswith("such "))
    return tuple(dict.fromkeys(named))


def deadlines(where: Where) -> tuple[Directive, ...]:
    """The duties with a day, or a span of time with a number in it, the earliest first; a bare `promptly` is none.

    Each time once; those without a day last, as they come.
    """
    dated = [duty for duty in where.duties if duty.due is not None or (duty.deadline and _counted(duty.deadline))]
    once: dict[tuple[str | None, date | None], Directive] = {}
    for duty in dated:
        once.setdefault((duty.deadline, duty.due), duty)
    return tuple(sorted(once.values(), key=lambda duty: duty.due or date.max))


def revoked(where: Where) -> tuple[str, ...]:
    """The documents that the passages revoke or supersede, as they are cited, each once."""
    found = (one for one in where.reading.references if one.relation in _REVOKING and where.holds(one.span))
    return tuple(dict.fromkeys(_cited(one) for one in found))


def undone(where: Where) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The same by what is done to them: `supersedes` with the documents, `revokes` with others."""
    found: dict[str, dict[str, None]] = {}
    for one in where.reading.references:
        if one.relation in _REVOKING and where.holds(one.span):
            found.setdefault(str(one.relation), {})[_cited(one)] = None
    return tuple((relation, tuple(documents)) for relation, documents in found.items())


def _told(where: Where, effect: Effect, mentions: Sequence[Mention]) -> Told:
    text = where.reading.outline.text
    headings = [segment.heading for segment in where.reading.outline.segments if segment.heading]
    spans = [one.effect_span for one in mentions if one.effect_span]
    spoken = [span for span in spans if not any(heading.covers(span) for heading in headings)] or spans
    cited = {one.quote for one in mentions}
    phrases = (" ".join(span.of(text).split()) for span in spoken)
    outcomes = {one.outcome for one in mentions}
    outcome = next(iter(outcomes)) if len(outcomes) == 1 else None
    return Told(effect, outcome, tuple(dict.fromkeys(phrase for phrase in phrases if phrase not in cited)))


def _cited(reference: Reference) -> str:
    if reference.kind == "memorandum" and re.fullmatch(r"\d{4}-\d\d-\d\d", reference.target):
        return f"the memorandum of {day_words(date.fromisoformat(reference.target))}"
    return cited_name(reference.kind, reference.target)


def _counted(deadline: str) -> bool:
    return any(character.isdigit() for character in deadline) or " one " in f" {deadline} "
