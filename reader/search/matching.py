"""From the tree of a query to Whoosh's own query objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from reader.errors import BadQuery
from reader.search.among import Among
from reader.search.engine import Query
from reader.search.engine import query as whoosh
from reader.search.fields import Filter
from reader.search.query import All, Either, Node, Places, Without, Words
from reader.search.schema import day_number, place, stem
from reader.search.without import Sifted
from reader.search.words import forms
from reader.topics import Topic

_HEADING_BOOST = 2.0
_LAST_DAY = 99_991_231
_FACT_SCORE = 1e-9
"""What a field adds to a score: nothing that counts. (Whoosh takes 0 for 1.)"""


def matching(node: Node, topics: Mapping[str, Topic]) -> Query:
    """The Whoosh query for `node`. Raises BadQuery where a topic is asked for that `topics` does not have."""
    match node:
        case Words():
            return _words(node)
        case Filter():
            return whoosh.ConstantScoreQuery(_filter(node, topics), _FACT_SCORE)
        case Places(labels):
            return _places(labels)
        case Either(parts):
            return whoosh.Or([matching(part, topics) for part in parts])
        case Without(part):
            return Sifted(whoosh.ConstantScoreQuery(whoosh.Every(), _FACT_SCORE), matching(part, topics))
        case All(parts):
            return _all(parts, topics)


@dataclass(frozen=True, slots=True)
class Acts:
    """Topics and effects that a query names and wants."""

    topics: frozenset[str]
    effects: frozenset[str]


def named_acts(node: Node, topics: Mapping[str, Topic]) -> Acts:
    """The topics (with all narrower ones) and effects that `node` asks to see."""
    filters = tuple(_wanted_filters(node))
    named = (_topic_ids(part, topics) for part in filters if part.field == "topic")
    effects = (part.values[0] for part in filters if part.field == "effect")
    return Acts(frozenset(name for names in named for name in names), frozenset(effects))


def _wanted_filters(node: Node) -> Iterator[Filter]:
    if isinstance(node, Filter):
        yield node
    elif isinstance(node, All | Either):
        for part in node.parts:
            yield from _wanted_filters(part)


def within_orders(found: Query, orders: tuple[str, ...] | None) -> Query:
    """`found`, kept to the orders with these ids; everywhere for None."""
    if orders is None:
        return found
    ids = whoosh.Or([whoosh.Term("order", order) for order in orders]) if orders else whoosh.NullQuery
    return whoosh.And([found, whoosh.ConstantScoreQuery(ids, _FACT_SCORE)])


def _all(parts: tuple[Node, ...], topics: Mapping[str, Topic]) -> Query:
    acts = _same_act(parts)
    wanted = [matching(part, topics) for part in parts if part not in acts and not isinstance(part, Without)]
    wanted += [whoosh.ConstantScoreQuery(_act(acts[0], effect, topics), _FACT_SCORE) for effect in acts[1:]]
    unwanted = [matching(part.part, topics) for part in parts if isinstance(part, Without)]
    found = whoosh.And(wanted) if wanted else whoosh.ConstantScoreQuery(whoosh.Every(), _FACT_SCORE)
    return Sifted(found, whoosh.Or(unwanted)) if unwanted else found


def _same_act(parts: tuple[Node, ...]) -> list[Filter]:
    """A topic and effects that mean one another: `topic:parole effect:end` wants parole ended, not its neighbour."""
    filters = [part for part in parts if isinstance(part, Filter)]
    asked = [part for part in filters if part.field == "topic"]
    effects = [part for part in filters if part.field == "effect"]
    return asked + effects if len(asked) == 1 and effects else []


def _act(topic: Filter, effect: Filter, topics: Mapping[str, Topic]) -> Query:
    return whoosh.Or([whoosh.Term("act", f"{name}:{effect.values[0]}") for name in _topic_ids(topic, topics)])


def _words(node: Words) -> Query:
    if node.prefix:
        return whoosh.Prefix("exact", node.forms[0])
    if node.exact:
        first, *more = node.forms
        return whoosh.Phrase("exact", [first, *more]) if more else whoosh.Term("exact", first)
    shared = stem(node.forms[0])
    return whoosh.AndMaybe(whoosh.Term("body", shared), whoosh.Term("heading", shared, boost=_HEADING_BOOST))


def _places(labels: frozenset[tuple[str, str]]) -> Query:
    terms = frozenset(place(order, label) for order, label in labels)
    return Among("place", terms, _FACT_SCORE) if terms else whoosh.NullQuery


def _filter(node: Filter, topics: Mapping[str, Topic]) -> Query:
    value = node.values[0]
    match node.field:
        case "signed":
            first = day_number(node.first) if node.first else 1  # 0 is an unknown day
            return whoosh.NumericRange("signed", first, day_number(node.last) if node.last else _LAST_DAY)
        case "by":
            return whoosh.And([whoosh.Term("president", form) for form in node.values])
        case "heading" | "title":
            return whoosh.And([whoosh.Term(node.field, stem(form)) for form in node.values])
        case "topic":
            return whoosh.Or([whoosh.Term("topic", topic) for topic in _topic_ids(node, topics)])
        case "in":
            return whoosh.Or([whoosh.Term("order", value.lower()), whoosh.Term("number", _number(value))])
        case "label":
            return whoosh.Term("within", value.lower())
        case _:
            return whoosh.Term(node.field, value)


def _number(value: str) -> str:
    return value.lower().removeprefix("eo").lstrip("- ")


def _topic_ids(node: Filter, topics: Mapping[str, Topic]) -> list[str]:
    """The topics meant by a name, an acronym, another wording, or the beginning of one; with all narrower ones."""
    wanted = " ".join(forms(node.values[0]))
    names = {topic.id: {" ".join(forms(name)) for name in _names(topic)} for topic in topics.values()}
    meant = {name for name, known in names.items() if wanted in known}
    if not meant and wanted:
        meant = {name for name, known in names.items() if any(each.startswith(wanted) for each in known)}
    if not meant:
        raise _unknown_topic(node, topics)
    return sorted(meant | {topic.id for topic in topics.values() if meant & set(topic.broader)})


def _names(topic: Topic) -> tuple[str, ...]:
    return tuple(filter(None, (topic.id, topic.label, topic.short, *topic.acronyms, *topic.alternatives)))


def _unknown_topic(node: Filter, topics: Mapping[str, Topic]) -> BadQuery:
    near = get_close_matches(node.values[0].lower(), list(topics), n=3, cutoff=0.4) or sorted(topics)[:5]
    advice = f"use one such as {', '.join(near)}" if near else "no topics are loaded"
    return BadQuery(f"There is no topic “{node.values[0]}” (character {node.at + 1}); {advice}.")
