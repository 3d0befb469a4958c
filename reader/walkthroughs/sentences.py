"""Plain sentences for a stop, composed from what the comparison knows and from nothing else.

An effect is told with the operative words it rests on, in quotation marks, so that nobody has to take the program's
word for it. That nothing answers a passage is told as what was found, not as what is so.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.alignment import Redline
from reader.comparison import TopicRow
from reader.directives import Directive
from reader.topics import Effect
from reader.walkthroughs.facts import (
    Told,
    Where,
    actors,
    deadlines,
    revoked,
    shared_topics,
    told,
    topics_told,
    undone,
)
from reader.walkthroughs.naming import day_words, heading_of, listed, order_name, places_words, topic_words

ACTS = {
    Effect.ESTABLISH: "set{s} something up",
    Effect.RESUME: "bring{s} something back",
    Effect.EXPAND: "ask{s} for more",
    Effect.CONTINUE: "keep{s} things going",
    Effect.REQUIRE: "lay{s} down a duty",
    Effect.REVIEW: "order{s} a review",
    Effect.LIMIT: "set{s} limits",
    Effect.END: "bring{s} something to an end",
    Effect.REVOKE: "ask{s} for something to be taken back",
}
"""What a passage does to a topic, said without claiming to what part of it; `{s}` where one passage does it."""
_OUTCOMES = {
    Effect.ESTABLISH: "that may lead to something new",
    Effect.RESUME: "that may bring something back",
    Effect.EXPAND: "that may lead to more",
    Effect.LIMIT: "that may lead to limits",
    Effect.END: "that may lead to an end",
    Effect.REVOKE: "that may lead to something being taken back",
}
_MOST_PHRASES, _MOST_ACTORS, _MOST_DOCUMENTS, _LONG = 2, 3, 4, 90
_CLOSE, _APART = 0.3, 0.58
"""Shares of differing words: below the first two passages are close in wording, from the second on they are not."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def opposed(left: Where, right: Where, topic: TopicRow, phrases: Sequence[tuple[str, ...]], turn: int) -> str:
    """Two passages that pull a topic apart. `phrases` are the framed words of both; `turn` chooses the form."""
    name = topic_words(topic.topic)
    one, other = (
        f"{where_words(where)} {_acts(where, topic.topic.id, framed)}"
        for where, framed in zip((left, right), phrases, strict=True)
    )
    forms = (
        f"On {name}, {one}, while {other}.",
        f"{_capital(one)}; {other}. The matter of both is {name}.",
        f"The two pull apart on {name}: {one}, and {other}.",
        f"On {name}, {one}; {other}.",
    )
    return forms[turn % len(forms)]


def undoing(left: Where, right: Where) -> str:
    """What one of two passages revokes or supersedes by name; empty where neither does."""
    for where in (right, left):
        acts = undone(where)
        if acts:
            return f"{_capital(where_words(where))} {listed(f'{act} {_few(them)}' for act, them in acts)}."
    return ""


def opposed_plainly(left: Where, right: Where) -> str:
    """Two passages that a person holds to be opposed, without a topic on which it could be shown."""
    return f"{_capital(where_words(left))} and {where_words(right)} are marked as opposed."


def alone(where: Where, turn: int) -> str:
    """A passage to which nothing was found in the other order."""
    other = order_name(where.comparison.side(where.side.other).order)
    own = order_name(where.reading.order)
    place, headed = places_words(where.labels), _headed(where)
    forms = (
        f"Only {own} has {place}{headed}: nothing that answers it was found in {other}.",
        f"{_capital(place)} of {own}{headed}{',' if headed else ''} stands alone; no counterpart was found in {other}.",
        f"In {other}, nothing was found to set beside {place} of {own}{headed}.",
    )
    return forms[turn % len(forms)]


def revised(left: Where, right: Where, redline: Redline | None, turn: int) -> str:
    """Two passages that the comparison takes for one provision in other words."""
    one, other = where_words(left), where_words(right)
    both = _both_headed(left, right)
    if redline is None or redline.rewritten or not (redline.removed or redline.inserted):
        return f"{_capital(one)} and {other}{both} are taken for one provision in other words."
    only, share = _only(redline, left, right), _share(redline.changed)
    close = (
        f"{_capital(one)} and {other}{both} are close in their wording: {share}; {only}.",
        f"Compare {one} with {other}{both}: {share}.",
        f"{_capital(one)} and {other}{both} read much alike, but not word for word: {only}.",
    )
    half = (
        f"Compare {one} with {other}{both}: {share}.",
        f"{_capital(one)} and {other}{both} go together, with changes: {only}.",
        f"Read {one} against {other}{both}: {share}.",
    )
    apart = (
        f"{_capital(one)} and {other}{both} are taken for one provision, though {share}.",
        f"{_capital(one)} and {other}{both} are taken for one provision; {only}.",
    )
    chosen = close if redline.changed < _CLOSE else half if redline.changed < _APART else apart
    return chosen[turn % len(chosen)]


def related(left: Where, right: Where, turn: int) -> str:
    """Two passages on one matter that are not one provision."""
    one, other, both = where_words(left), where_words(right), _both_headed(left, right)
    shared = shared_topics(left, right)
    name = f" Both act on {topic_words(shared[0].topic)}." if shared else ""
    forms = (
        f"{_capital(one)} and {other}{both} take up one matter, each in its own way.{name}",
        f"Set {one} beside {other}{both}: the matter is one, the provision is not.{name}",
    )
    return forms[turn % len(forms)]


def effects(where: Where, most: int = 1) -> str:
    """What a passage does to the topics it acts on most: `On expedited removal, it orders a review (“review”).`"""
    rows = topics_told(where)[:most]
    return " ".join(f"On {topic_words(row.topic)}, it {_acts(where, row.topic.id, ())}." for row in rows)


def silence(where: Where) -> str:
    """That the other order has no word of the topic this passage acts on; empty where it has one."""
    rows = topics_told(where)
    if not rows or rows[0].mentions(where.side.other):
        return ""
    other = order_name(where.comparison.side(where.side.other).order)
    return f"No mention of {topic_words(rows[0].topic)} was found in {other}."


def work(where: Where) -> str:
    """Who must act and by when: `The Secretary of Homeland Security has a time set: within 120 days …`."""
    times = deadlines(where)
    if not times:
        who = actors(where)
        return f"The work goes to {_people(who)}." if who else ""
    first, when = times[0], deadline_words(times[0])
    people = _people(first.actors) if first.actors else ""
    if len(times) > 1:
        return (
            f"{_capital(_number(len(times)))} times are set; the first{f', for {people},' if people else ''} is {when}."
        )
    if not people:
        return f"A time is set: {when}."
    have = "have" if len(first.actors) > 1 or _plural(first.actors) else "has"
    return f"{_capital(people)} {have} a time set: {when}."


def work_of_both(left: Where, right: Where) -> str:
    """Whether the work goes to the same people, and what times are set."""
    mine, theirs = actors(left), actors(right)
    shared = [actor for actor in mine if actor in theirs]
    parts = []
    if shared:
        parts.append(f"Both give work to {_people(shared)}.")
    elif mine and theirs:
        parts.append(f"{_gives(left, mine)}, {_gives(right, theirs)}.")
    for where, times in ((left, deadlines(left)), (right, deadlines(right))):
        name = order_name(where.reading.order)
        if len(times) > 1:
            parts.append(f"{name} sets {_number(len(times))} times; the first is {deadline_words(times[0])}.")
        elif times:
            parts.append(f"{name} sets a time: {deadline_words(times[0])}.")
    return " ".join(parts)


def deadline_words(duty: Directive) -> str:
    """`within 14 days of the date of this order (3 February 2025)`."""
    words = " ".join((duty.deadline or "").split())
    if duty.due and str(duty.due.year) in words:
        return words
    day = day_words(duty.due) if duty.due else ""
    return f"{words} ({day})" if words and day else words or f"by {day}"


def where_words(where: Where) -> str:
    """`section 6 of EO 14165`."""
    return f"{places_words(where.labels)} of {order_name(where.reading.order)}"


def quoted(phrases: Sequence[str], most: int = _MOST_PHRASES) -> str:
    """`“stop using” and “end”`; empty where there is none."""
    short = [_cut(" ".join(phrase.split())) for phrase in dict.fromkeys(phrases)]
    most = most if sum(map(len, short[:most])) <= _LONG else 1
    return listed(f"“{phrase}”" for phrase in short[:most])


def acts_words(effect: Told, several: bool = False) -> str:
    """`orders a review that may lead to an end`; `order` where `several` passages do."""
    outcome = _OUTCOMES.get(effect.outcome) if effect.outcome else None
    act = ACTS[effect.effect].format(s="" if several else "s")
    return f"{act} {outcome}" if outcome else act


def _acts(where: Where, topic: str, framed: tuple[str, ...]) -> str:
    """What a passage does to a topic, with its words; what is revoked by name."""
    found, several = told(where, topic), len(where.labels) > 1
    documents = revoked(where)
    if found and found[0].effect is Effect.REVOKE and documents:
        return f"revoke{'' if several else 's'} {_few(documents)}"
    if not found:
        words, speaks = quoted(framed), f"speak{'' if several else 's'} of it"
        return f"{speaks} (with {words})" if words else speaks
    effect, phrases = _framed_effect(found, framed)
    bare = effect.effect is Effect.REQUIRE
    words = quoted([phrase for phrase in phrases if not bare or " " in phrase])  # “take” alone tells nobody anything
    act = acts_words(effect, several)
    return f"{act} ({words})" if words else act


def _framed_effect(found: Sequence[Told], framed: Sequence[str]) -> tuple[Told, Sequence[str]]:
    """The effect that rests on the framed words, with these; where none does, the commonest with its own words."""
    words = [" ".join(phrase.split()) for phrase in framed]
    for one in found:
        own = [phrase for phrase in words if phrase in one.phrases]
        if own:
            return one, own
    return found[0], found[0].phrases


def _few(documents: Sequence[str]) -> str:
    more = ", with others" if len(documents) > _MOST_DOCUMENTS else ""
    return f"{listed(documents[:_MOST_DOCUMENTS])}{more}"


def _gives(where: Where, who: Sequence[str]) -> str:
    return f"{order_name(where.reading.order)} gives work to {_people(who)}"


def _people(who: Sequence[str]) -> str:
    """`the Secretary of State and the Attorney General`; more than three are counted."""
    named = [actor if _stands_alone(actor) else f"the {actor}" for actor in who]
    if len(named) > _MOST_ACTORS:
        more = len(named) - _MOST_ACTORS + 1
        return f"{', '.join(named[: _MOST_ACTORS - 1])} and {_number(more)} others"
    return listed(named)


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _stands_alone(actor: str) -> bool:
    """True for `agencies`, `each agency`, `all heads of agencies`: no article goes before them."""
    return actor[:1].islower() and (
        actor.split()[0] in ("a", "an", "the", "each", "every", "all", "any") or actor.endswith("s")
    )


def _plural(who: Sequence[str]) -> bool:
    return any(actor.split(" of ")[0].endswith("s") for actor in who)


def _headed(where: Where) -> str:
    """`, “Resumption of …”`, where the passage has a heading of its own."""
    heading = heading_of(where.reading.outline, where.labels[0]) if where.labels else ""
    return f", “{_cut(heading)}”" if heading else ""


def _both_headed(left: Where, right: Where) -> str:
    headings = [heading_of(where.reading.outline, where.labels[0]) if where.labels else "" for where in (left, right)]
    same = headings[0] and headings[0].casefold() == headings[1].casefold()
    return f" (both headed “{_cut(headings[0])}”)" if same else ""


def _share(changed: float) -> str:
    """How many words differ, in words that can be read aloud."""
    if changed < 0.1:
        count = max(1, round(100 * changed))
        return f"{'one word' if count == 1 else f'{count} words'} in a hundred differ{'s' if count == 1 else ''}"
    if changed < 0.28:
        return f"about one word in {_NUMBERS[round(1 / changed)]} differs"
    if changed < 0.42:
        return "about a third of the words differ"
    return "about half of the words differ" if changed < _APART else "most of the words differ"


def _only(redline: Redline, left: Where, right: Where) -> str:
    """`12 words stand only in EO 14010 and 30 only in EO 14165`."""
    names = [order_name(where.reading.order) for where in (left, right)]
    if not redline.removed:
        return f"{_count(redline.inserted)} only in {names[1]}"
    if not redline.inserted:
        return f"{_count(redline.removed)} only in {names[0]}"
    return f"{_count(redline.removed)} only in {names[0]} and {redline.inserted} only in {names[1]}"


def _count(words: int) -> str:
    return "one word stands" if words == 1 else f"{words} words stand"


def _cut(words: str) -> str:
    return words if len(words) <= _LONG else f"{words[:_LONG].rsplit(' ', 1)[0]} …"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
