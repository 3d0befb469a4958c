"""A stop as plain data: all that a presenter or a slide shows, so that a window decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.annotations import Anchored, Certainty, Target
from reader.comparison import GLYPHS, SLOTS, Comparison, Passage, Passages, Piece, Side, Verdict
from reader.documents import Edition
from reader.topics import Effect
from reader.walkthroughs import facts, sentences
from reader.walkthroughs.model import Hidden, PlacedStop, Question, Walkthrough
from reader.walkthroughs.naming import day_words, order_name, short_label
from reader.walkthroughs.placing import placed
from reader.walkthroughs.soft_breaks import flowing

_BADGES = {
    (Edition.DIGEST, Edition.DIGEST): "Digests in our own words, not the official text",
    (Edition.OFFICIAL, Edition.OFFICIAL): "Official texts",
    (Edition.WITNESS, Edition.WITNESS): "Other texts, not the official editions",
}
_WORDS = {
    Edition.DIGEST: "a digest, not the official text",
    Edition.OFFICIAL: "the official text",
    Edition.WITNESS: "another text, not the official edition",
}
_OFFICES = ("Secretary of the ", "Secretary of ")
_MOST_FACTS, _MOST_ACTORS = 2, 2


@dataclass(frozen=True, slots=True)
class Fact:
    """One line beside the note."""

    name: str
    """`Effect`, `Actor`, `Deadline` or `Next`."""
    words: str
    """`review ↔ resume`"""


@dataclass(frozen=True, slots=True)
class SlideSide:
    """One of the two passages, with whose it is."""

    name: str
    """`EO 14010`"""
    date: str
    """`2 February 2021`; empty where it is not known."""
    signatory: str
    edition: Edition
    labels: tuple[str, ...]
    """As printed, the last words of a headed part: `4(a)(ii)(B)`; `§ 6` where a whole section stands there."""
    passages: tuple[Passage, ...]
    """What is read: marks, headings and paragraphs in pieces. Empty where the stop has none, or none was found."""
    problem: str = ""
    """A sentence where a passage of this side is not found, or only nearly."""

    @property
    def text(self) -> str:
        """The passages as plain words, one paragraph a line."""
        lines = []
        for passage in self.passages:
            lines.append("".join(piece.text for piece in passage.heading))
            lines += ["".join(piece.text for piece in paragraph) for paragraph in passage.paragraphs]
        return "\n".join(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class Slide:
    """One stop, ready to be shown."""

    stop: str
    """Id of the stop."""
    number: int
    """Which stop of the walkthrough, from 1."""
    total: int
    walkthrough: str
    """The walkthrough's title."""
    title: str
    left: SlideSide
    right: SlideSide
    verdict: Verdict | None
    """How the passages stand to one another; None where the comparison says nothing of them."""
    glyph: str
    """The verdict's sign; empty without one."""
    note: str
    """The trainer's, in Markdown; paragraphs that were wrapped at a width run on."""
    facts: tuple[Fact, ...]
    badge: str
    """Whose words are shown: `Digests in our own words, not the official text`."""
    topics: tuple[tuple[str, str], ...]
    """Id and name of each lit topic, in the order of their marks (0-7)."""
    view: str
    redline: bool
    question: Question | None
    problem: str
    """A sentence where a passage is not found, or only nearly; empty where all stand."""

    @property
    def relation(self) -> str:
        """`opposed`, `only left`; empty where nothing is known."""
        return self.verdict.value if self.verdict else ""

    @property
    def opposed(self) -> bool:
        """True where the passages pull in opposite directions."""
        return self.verdict is Verdict.OPPOSED

    def hides(self, part: Hidden) -> bool:
        """True where the question keeps that part back until it is revealed; hiding a side hides the relation too."""
        asked = self.question
        return asked is not None and (asked.hidden is part or part is Hidden.RELATION)

    def side(self, side: Side) -> SlideSide:
        """The passage on that side."""
        return self.left if side is Side.LEFT else self.right

    def missing(self, side: Side) -> str:
        """Why a side shows no passage; empty where there is nothing to say of it."""
        shown = self.side(side)
        lone = Verdict.ONLY_RIGHT if side is Side.LEFT else Verdict.ONLY_LEFT
        return shown.problem or (f"No counterpart in {shown.name}." if self.verdict is lone else "")

    def as_asked(self) -> Slide:
        """Before the answer: without what tells it (relation, note, facts, redline, framed words). Topics stay lit.

        A slide without a question as it is.
        """
        if self.question is None:
            return self
        left, right = (_unmarked(side) for side in (self.left, self.right))
        return replace(self, left=left, right=right, verdict=None, glyph="", note="", facts=())


def _unmarked(side: SlideSide) -> SlideSide:
    """`side` without redline and framed words."""

    def plain(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return tuple(replace(piece, change=None, phrase=False) for piece in pieces)

    passages = (
        replace(one, heading=plain(one.heading), paragraphs=tuple(map(plain, one.paragraphs))) for one in side.passages
    )
    return replace(side, passages=tuple(passages))


def slides(walkthrough: Walkthrough, comparison: Comparison, editions: tuple[str, str] = ("", "")) -> tuple[Slide, ...]:
    """Every stop of the walkthrough as a slide, in order, the sides as the comparison has them."""
    stops = placed(walkthrough, comparison, editions)
    return tuple(
        presented(
            one,
            comparison,
            walkthrough=walkthrough.title,
            number=number,
            total=len(stops),
            next_title=stops[number].stop.title if number < len(stops) else "",
        )
        for number, one in enumerate(stops, 1)
    )


def presented(
    one: PlacedStop,
    comparison: Comparison,
    *,
    walkthrough: str = "",
    number: int = 1,
    total: int = 1,
    next_title: str = "",
) -> Slide:
    """A placed stop as a slide. `next_title` is the title of the stop behind it, told among the facts."""
    stop = one.stop
    lit = tuple(topic for topic in stop.topics if comparison.topic(topic))[:SLOTS]
    left = _where(comparison, Side.LEFT, one.left)
    right = _where(comparison, Side.RIGHT, one.right)
    links = _links(comparison, left, right)
    verdict = _verdict(comparison, left, right, links)
    shown = [
        _side(comparison, where, lit, links, stop.redline, _problem_of(targets, found))
        for where, targets, found in ((left, stop.left, one.left), (right, stop.right, one.right))
    ]
    names = tuple((topic, row.topic.label) for topic in lit if (row := comparison.topic(topic)))
    return Slide(
        stop.id,
        number,
        total,
        walkthrough,
        stop.title,
        shown[0],
        shown[1],
        verdict,
        GLYPHS[verdict] if verdict else "",
        flowing(stop.note),
        _facts(comparison, left, right, links, lit, next_title),
        badge(comparison),
        names,
        stop.view,
        stop.redline,
        stop.question,
        one.problem,
    )


def badge(comparison: Comparison) -> str:
    """Whose words are shown: both digests, both official, or each order's edition."""
    editions = comparison.left.order.identity.edition, comparison.right.order.identity.edition
    known = _BADGES.get(editions)
    if known is not None:
        return known
    return "; ".join(
        f"{order_name(reading.order)}: {_WORDS[edition]}"
        for reading, edition in zip((comparison.left, comparison.right), editions, strict=True)
    )


def _where(comparison: Comparison, side: Side, found: Sequence[Anchored]) -> facts.Where:
    """The passages that were found on a side, under the labels that the open text has there."""
    outline = comparison.side(side).outline
    spans = tuple(one.span for one in found if one.span)
    labels = [outline.segments[outline.at(span.start)].label for span in spans if outline.segments]
    return facts.Where(comparison, side, tuple(dict.fromkeys(labels)), spans)


def _links(comparison: Comparison, left: facts.Where, right: facts.Where) -> tuple[int, ...]:
    """The links between the two, the weightiest relation first."""
    here, there = _holding(left), _holding(right)
    found = [
        number
        for number, link in enumerate(comparison.bitext.links)
        if here & set(link.left) and there & set(link.right)
    ]
    weight = {verdict: place for place, verdict in enumerate(Verdict)}
    links = comparison.bitext.links
    return tuple(sorted(found, key=lambda at: (weight[Verdict(links[at].relation.value)], -links[at].score)))


def _holding(where: facts.Where) -> set[str]:
    """The labels of the segments that begin in the passages, or else of those that the passages begin in."""
    outline = where.reading.outline
    inside = {one.label for one in outline.segments if where.holds(one.span)}
    return inside | set(where.labels)


def _verdict(comparison: Comparison, left: facts.Where, right: facts.Where, links: Sequence[int]) -> Verdict | None:
    if links:
        return Verdict(comparison.bitext.links[links[0]].relation.value)
    if left.spans and right.spans:
        return None
    for where, lonely, verdict in (
        (left, comparison.bitext.only_left, Verdict.ONLY_LEFT),
        (right, comparison.bitext.only_right, Verdict.ONLY_RIGHT),
    ):
        if where.labels and all(_below(where, label, lonely) for label in where.labels):
            return verdict
    return None


def _below(where: facts.Where, label: str, lonely: Sequence[str]) -> bool:
    outline = where.reading.outline
    at = outline.index(label)
    above = () if at is None else (outline.segments[index].label for index in outline.ancestors(at))
    return label in lonely or any(one in lonely for one in above)


def _side(
    comparison: Comparison,
    where: facts.Where,
    lit: Sequence[str],
    links: Sequence[int],
    redline: bool,
    problem: str,
) -> SlideSide:
    order = where.reading.order
    slots = {topic: slot for slot, topic in enumerate(lit)}
    cut = Passages(comparison, where.side, slots, framed=links, redline=redline)
    return SlideSide(
        order_name(order),
        day_words(order.identity.date) if order.identity.date else "",
        order.identity.signatory or "",
        order.identity.edition,
        tuple(_printed(where, label) for label in where.labels),
        tuple(one for span in where.spans for one in cut.within(span)),
        problem,
    )


def _printed(where: facts.Where, label: str) -> str:
    segment = where.reading.outline.segment(label)
    mark = segment.mark if segment else ""
    return mark if mark.startswith("§") else short_label(label)


def _problem_of(targets: Sequence[Target], found: Sequence[Anchored]) -> str:
    if any(one.span is None for one in found):
        return "Not found in this text." if len(targets) == 1 else "Not all of it is found in this text."
    if any(one.certainty is Certainty.APPROXIMATE for one in found):
        return "The words of this text are others; the nearest place is shown."
    return ""


def _facts(
    comparison: Comparison,
    left: facts.Where,
    right: facts.Where,
    links: Sequence[int],
    lit: Sequence[str],
    next_title: str,
) -> tuple[Fact, ...]:
    opposed = [comparison.bitext.links[link].topic for link in links]
    topics = [topic for topic in dict.fromkeys((*opposed, *lit)) if topic]
    effects = [words for topic in topics if (words := _effect_words(left, right, topic))]
    pairs = [("Effect", words) for words in effects[:1]]
    pairs += [("Actor", words) for words in (_actor_words(left, right),) if words]
    pairs += [("Deadline", words) for words in _deadline_words(left, right)]
    pairs += [("Next", next_title)] if next_title else []
    return tuple(Fact(name, words) for name, words in pairs)


def _effect_words(left: facts.Where, right: facts.Where, topic: str) -> str:
    """`review ↔ resume`; of one side alone, with its name."""
    sides = [[_effect(one) for one in facts.told(where, topic)[:_MOST_FACTS]] for where in (left, right)]
    return _facing([", ".join(side) for side in sides], left, right)


def _effect(told: facts.Told) -> str:
    if told.effect is Effect.REVIEW and told.outcome:
        return f"{told.effect.value} (may {told.outcome.value})"
    return told.effect.value


def _actor_words(left: facts.Where, right: facts.Where) -> str:
    """`Homeland Security, both`; `Homeland Security ↔ Defense`."""
    sides = [[_office(actor) for actor in facts.actors(where)] for where in (left, right)]
    shared = [actor for actor in sides[0] if actor in sides[1]]
    if shared:
        return f"{', '.join(shared[:_MOST_ACTORS])}, both"
    return _facing([_few(side) for side in sides], left, right)


def _few(offices: Sequence[str]) -> str:
    more = ", others" if len(offices) > _MOST_ACTORS else ""
    return f"{', '.join(offices[:_MOST_ACTORS])}{more}"


def _office(actor: str) -> str:
    """`Homeland Security` for the Secretary of it; other offices as they are called."""
    opening = next((words for words in _OFFICES if actor.startswith(words)), "")
    return actor[len(opening) :]


def _deadline_words(left: facts.Where, right: facts.Where) -> list[str]:
    """One line for each side that has one."""
    return [
        f"{order_name(where.reading.order)}: {sentences.deadline_words(times[0])}"
        for where in (left, right)
        if (times := facts.deadlines(where))
    ]


def _facing(sides: Sequence[str], left: facts.Where, right: facts.Where) -> str:
    if all(sides):
        return f"{sides[0]} ↔ {sides[1]}" if sides[0] != sides[1] else f"{sides[0]}, both"
    for words, where in zip(sides, (left, right), strict=True):
        if words:
            return f"{words} ({order_name(where.reading.order)})"
    return ""
