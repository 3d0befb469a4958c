"""A first draft of a walkthrough: what is opposed, then what one side alone has, then what was revised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reader.alignment import Link, Redline, Relation, boilerplate
from reader.comparison import SLOTS, Comparison, Side
from reader.structure import Outline
from reader.topics import Effect
from reader.walkthroughs import sentences
from reader.walkthroughs.deeds import with_stop
from reader.walkthroughs.facts import FOUGHT, Where, deadlines, passage, revoked, topics_told
from reader.walkthroughs.model import Stop, Walkthrough
from reader.walkthroughs.naming import heading_near, order_name
from reader.walkthroughs.placing import keys_of
from reader.walkthroughs.stops import stop_for

MOST = 12
"""Stops of a draft, about what one session holds."""
_MOST_OPPOSED, _MOST_ALONE, _MOST_REVISED, _ENOUGH = 6, 4, 4, 6
_SURE = 0.3
"""An opposed link below this score is left to the trainer."""
_READABLE, _SPARSE, _DULL = 0.6, 120, 0.2
"""Share of differing words up to which a redline makes a good stop; code points of both sides that it needs; and how
much less definitions and the like count."""
_IDLE = frozenset(
    ("definitions", "definition", "severability", "general provisions", "general", "effective date", "short title")
)
"""Headings under which nothing is done that a session would stop at."""
_WEIGHTS = {Effect.REQUIRE: 0.5, Effect.REVIEW: 1.5}
_DEADLINE, _REVOKED, _DUTY = 3.0, 3.0, 0.5


@dataclass(frozen=True, slots=True)
class _Drafted:
    """A stop in the making."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    links: tuple[int, ...] = ()
    weight: float = 0.0


def suggested(comparison: Comparison, *, editions: tuple[str, str] = ("", ""), title: str = "") -> Walkthrough:
    """A walkthrough of at most twelve stops, each with a note composed from the facts; the trainer goes on from there.

    Opposed first, then what only one side has and that matters, then what was revised, most changed first; what is
    related where little else is found. Each kind stands in the order of the text, the revised by how much changed.
    """
    left, right = comparison.left.order, comparison.right.order
    keys = keys_of(comparison, editions)
    made = Walkthrough(title or f"{order_name(left)} and {order_name(right)}", *keys)
    for stop in _stops(comparison, editions)[:MOST]:
        made = with_stop(made, stop)
    return made


def _stops(comparison: Comparison, editions: tuple[str, str]) -> list[Stop]:
    opposed = _opposed(comparison)[:_MOST_OPPOSED]
    alone = _alone(comparison)
    alone = alone[: max(_MOST_ALONE, 8 - len(opposed))]
    revised = _revised(comparison)
    telling = [one for one in revised if one.weight > 0][: max(_MOST_REVISED, 7 - len(opposed) - len(alone))]
    if len(opposed) + len(alone) + len(telling) < _ENOUGH:
        telling = revised[: _ENOUGH - len(opposed) - len(alone)]
    stops = [_opposed_stop(comparison, one, turn, editions) for turn, one in enumerate(_in_order(comparison, opposed))]
    stops += [_alone_stop(comparison, one, turn, editions) for turn, one in enumerate(_in_order(comparison, alone))]
    stops = stops[: MOST - min(2, len(telling))]
    stops += [_revised_stop(comparison, one, turn, editions) for turn, one in enumerate(telling)]
    return stops + _filling(comparison, stops, editions)


def _filling(comparison: Comparison, stops: Sequence[Stop], editions: tuple[str, str]) -> list[Stop]:
    """Related passages that no stop is at yet, where a draft would be short without them."""
    left = {target.label for stop in stops for target in stop.left}
    right = {target.label for stop in stops for target in stop.right}
    fresh = [one for one in _related(comparison) if not (left & set(one.left) or right & set(one.right))]
    near = _in_order(comparison, fresh[: max(0, _ENOUGH - len(stops))])
    return [_related_stop(comparison, one, turn, editions) for turn, one in enumerate(near)]


# -- choosing --------------------------------------------------------------------------------------------------------


def _opposed(comparison: Comparison) -> list[_Drafted]:
    """One for each opposed link, those that share a passage and a matter together; the surest first.

    A link that rests on no topic and on no order undone by name is left out, but where the person said so.
    """
    groups: list[_Drafted] = []
    for number, link in enumerate(comparison.bitext.links):
        if link.relation is not Relation.OPPOSED or not (link.hand or _is_shown(comparison, link)):
            continue
        drafted = _Drafted(link.left, link.right, (number,), link.score + 2 * link.hand)
        at = next((at for at, group in enumerate(groups) if _together(comparison, group, link)), None)
        if at is None:
            groups.append(drafted)
        else:
            groups[at] = _joined(groups[at], drafted)
    return sorted(groups, key=lambda group: -group.weight)


def _is_shown(comparison: Comparison, link: Link) -> bool:
    """True where a trainer can point at what is opposed; on a topic that both may fight, nobody can."""
    if link.topic in FOUGHT:
        return False
    sides = passage(comparison, Side.LEFT, link.left), passage(comparison, Side.RIGHT, link.right)
    return link.score >= _SURE and (bool(link.topic) or bool(sentences.undoing(*sides)))


def _together(comparison: Comparison, group: _Drafted, link: Link) -> bool:
    """True where `link` shares a passage with the group, and the topic or the framed words of that passage."""
    others = [comparison.bitext.links[number] for number in group.links]
    if any(set(one.left) & set(link.left) for one in others):
        return any(one.topic == link.topic or one.left_phrases == link.left_phrases for one in others)
    if any(set(one.right) & set(link.right) for one in others):
        return any(one.topic == link.topic or one.right_phrases == link.right_phrases for one in others)
    return False


def _joined(one: _Drafted, other: _Drafted) -> _Drafted:
    return _Drafted(
        _uppermost((*one.left, *other.left)),
        _uppermost((*one.right, *other.right)),
        (*one.links, *other.links),
        max(one.weight, other.weight),
    )


def _uppermost(labels: Sequence[str]) -> tuple[str, ...]:
    """Each label once, without those below another."""
    return tuple(
        dict.fromkeys(one for one in labels if not any(one != other and _lies_in(one, other) for other in labels))
    )


def _alone(comparison: Comparison) -> list[_Drafted]:
    """What one side alone has and where something is done, the weightiest first; at most one of a section."""
    found = []
    for side in Side:
        outline = comparison.side(side).outline
        idle = boilerplate(outline)
        for label in comparison.bitext.only_left if side is Side.LEFT else comparison.bitext.only_right:
            weight = 0.0 if label in idle or _is_idle(outline, label) else _weight(passage(comparison, side, (label,)))
            if weight >= 1:
                found.append((weight, _section(outline, label), _sided(side, (label,), weight)))
    best: dict[tuple[Side, str], _Drafted] = {}
    for _, section, drafted in sorted(found, key=lambda one: -one[0]):
        best.setdefault((Side.LEFT if drafted.left else Side.RIGHT, section), drafted)
    return _by_turns(list(best.values()))


def _by_turns(drafted: Sequence[_Drafted]) -> list[_Drafted]:
    """The weightiest of the left, of the right, and so on by turns, the weightier side first."""
    lefts, rights = [one for one in drafted if one.left], [one for one in drafted if one.right]
    sides = [lefts, rights] if not rights or (lefts and lefts[0].weight >= rights[0].weight) else [rights, lefts]
    longest = max(map(len, sides))
    return [side[turn] for turn in range(longest) for side in sides if turn < len(side)]


def _revised(comparison: Comparison) -> list[_Drafted]:
    """The revised links, most changed first; general provisions and the preambles are none to stop at."""
    found = []
    for number, link in enumerate(comparison.bitext.links):
        redline = comparison.redline(number)
        if link.relation is not Relation.REVISED or link.boilerplate or _opens(link):
            continue
        idle = _is_idle(comparison.left.outline, link.left[0])
        found.append(_Drafted(link.left, link.right, (number,), _changed(redline) * (_DULL if idle else 1)))
    return _apart(sorted(found, key=lambda one: -one.weight))


def _changed(redline: Redline | None) -> float:
    """By how much to rank a revision: what is too far apart to be read as one, or next to empty, comes last."""
    if redline is None or redline.rewritten:
        return 0.0
    words = sum(len(change.left) + len(change.right) for change in redline.changes)
    return redline.changed if redline.changed < _READABLE and words >= _SPARSE else 0.0


def _related(comparison: Comparison) -> list[_Drafted]:
    found = [
        _Drafted(link.left, link.right, (number,), link.score)
        for number, link in enumerate(comparison.bitext.links)
        if link.relation is Relation.RELATED and not link.boilerplate and not _opens(link)
    ]
    return _apart(sorted(found, key=lambda one: -one.weight))


def _apart(drafted: Iterable[_Drafted]) -> list[_Drafted]:
    """Each passage once: of several links on it (or on what lies above it) the first."""
    kept: list[_Drafted] = []
    for one in drafted:
        if not any(_within(one.left, other.left) and _within(one.right, other.right) for other in kept):
            kept.append(one)
    return kept


def _within(labels: Sequence[str], others: Sequence[str]) -> bool:
    return any(_lies_in(one, other) or _lies_in(other, one) for one in labels for other in others)


def _lies_in(label: str, above: str) -> bool:
    return label == above or label.startswith((f"{above}(", f"{above}/"))


def _opens(link: Link) -> bool:
    return "preamble" in (*link.left, *link.right)


def _weight(where: Where) -> float:
    """How much happens in a passage: effects on topics, duties, days to keep, documents revoked."""
    effects = {(one.topic, one.effect) for one in where.mentions if one.effect is not None}
    weight = sum(_WEIGHTS.get(effect, 1.0) for _, effect in effects)
    weight += _DUTY * len(where.duties) + _REVOKED * bool(revoked(where))
    return weight + _DEADLINE * len(deadlines(where))


def _is_idle(outline: Outline, label: str) -> bool:
    if label in ("preamble", "signature"):
        return True
    return heading_near(outline, label).casefold().strip(" .") in _IDLE


def _section(outline: Outline, label: str) -> str:
    """The label of the topmost segment above `label`."""
    at = outline.index(label)
    above = list(outline.ancestors(at)) if at is not None else []
    return outline.segments[above[-1]].label if above else label


def _sided(side: Side, labels: tuple[str, ...], weight: float) -> _Drafted:
    return _Drafted(labels, (), weight=weight) if side is Side.LEFT else _Drafted((), labels, weight=weight)


def _in_order(comparison: Comparison, drafted: Iterable[_Drafted]) -> list[_Drafted]:
    """By place: on the left, and what only the right has behind."""
    return sorted(
        drafted,
        key=lambda one: (not one.left, *(_place(comparison.side(side).outline, one, side) for side in Side)),
    )


def _place(outline: Outline, one: _Drafted, side: Side) -> int:
    labels = one.left if side is Side.LEFT else one.right
    return min((at for label in labels if (at := outline.index(label)) is not None), default=len(outline.segments))


# -- composing -------------------------------------------------------------------------------------------------------


def _opposed_stop(comparison: Comparison, one: _Drafted, turn: int, editions: tuple[str, str]) -> Stop:
    left, right = passage(comparison, Side.LEFT, one.left), passage(comparison, Side.RIGHT, one.right)
    links = sorted((comparison.bitext.links[number] for number in one.links), key=lambda link: -link.score)
    row = comparison.topic(links[0].topic) if links[0].topic else None
    phrases = _phrases(comparison, links)
    first = sentences.opposed(left, right, row, phrases, turn) if row else sentences.undoing(left, right)
    first = first or sentences.opposed_plainly(left, right)
    topics = dict.fromkeys(topic for link in links if (topic := link.topic))
    return _made(comparison, one, editions, tuple(topics), (first, sentences.work_of_both(left, right)))


def _phrases(comparison: Comparison, links: Sequence[Link]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    left, right = comparison.left.outline.text, comparison.right.outline.text
    return (
        tuple(dict.fromkeys(span.of(left) for link in links for span in link.left_phrases)),
        tuple(dict.fromkeys(span.of(right) for link in links for span in link.right_phrases)),
    )


def _alone_stop(comparison: Comparison, one: _Drafted, turn: int, editions: tuple[str, str]) -> Stop:
    side = Side.LEFT if one.left else Side.RIGHT
    where = passage(comparison, side, one.left or one.right)
    said = (sentences.alone(where, turn), sentences.effects(where), sentences.work(where), sentences.silence(where))
    rows = topics_told(where)
    topics = tuple(row.topic.id for at, row in enumerate(rows[:3]) if at == 0 or len(row.mentions(side)) > 1)
    return _made(comparison, one, editions, topics, said)


def _revised_stop(comparison: Comparison, one: _Drafted, turn: int, editions: tuple[str, str]) -> Stop:
    left, right = passage(comparison, Side.LEFT, one.left), passage(comparison, Side.RIGHT, one.right)
    said = (
        sentences.revised(left, right, comparison.redline(one.links[0]), turn),
        sentences.work_of_both(left, right),
    )
    redline = comparison.redline(one.links[0])
    return replace(_made(comparison, one, editions, (), said), redline=redline is not None and not redline.rewritten)


def _related_stop(comparison: Comparison, one: _Drafted, turn: int, editions: tuple[str, str]) -> Stop:
    left, right = passage(comparison, Side.LEFT, one.left), passage(comparison, Side.RIGHT, one.right)
    return _made(
        comparison, one, editions, (), (sentences.related(left, right, turn), sentences.work_of_both(left, right))
    )


def _made(
    comparison: Comparison, one: _Drafted, editions: tuple[str, str], topics: tuple[str, ...], said: Iterable[str]
) -> Stop:
    note = " ".join(filter(None, said))
    return stop_for(comparison, one.left, one.right, topics=topics[:SLOTS], editions=editions, note=note)
