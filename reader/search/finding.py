"""Running a query on an open index, and turning what Whoosh found into Results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import islice
from typing import Any

from reader.search.engine import Reader, Searcher
from reader.search.matching import Acts, matching, named_acts, within_orders
from reader.search.model import NONE_STATED, Facets, Hit, OrderHits, Results
from reader.search.query import Node, Words
from reader.search.schema import stem, unpacked
from reader.search.snippets import apart, found_words, lights, snippet
from reader.spans import Span
from reader.topics import Topic

Scored = tuple[int, float]
"""A Whoosh document number and its score."""


def find(
    searcher: Searcher,
    query: str,
    tree: Node,
    topics: Mapping[str, Topic],
    *,
    orders: tuple[str, ...] | None,
    limit: int,
    offset: int,
    per_order: int | None,
) -> Results:
    """The answer of an open Whoosh `searcher` to `tree`. Raises BadQuery for an unknown topic."""
    found = searcher.search(within_orders(matching(tree, topics), orders), limit=None)
    scored: list[Scored] = list(found.items())
    reader = searcher.reader()
    wanted = lights(tree)
    if not wanted:  # nothing to rank by: the newest first, each in its own order
        scored = _newest_first(reader, scored)
    standing = _column(reader, "order", scored)
    counts = Counter(standing)
    page = list(islice(_thinned(zip(scored, standing, strict=True), per_order), offset, offset + limit))
    asked = named_acts(tree, topics)
    hits = tuple(_hit(searcher.stored_fields(number)["record"], score, wanted, asked) for number, score in page)
    return Results(query, len(scored), len(counts), hits, _groups(hits, counts), _facets(reader, scored))


def _thinned(found: Iterable[tuple[Scored, str]], per_order: int | None) -> Iterable[Scored]:
    """At most `per_order` of each order."""
    seen: Counter[str] = Counter()
    for scored, order in found:
        seen[order] += 1
        if per_order is None or seen[order] <= per_order:
            yield scored


def _column(reader: Reader, field: str, scored: list[Scored]) -> list[str]:
    """What the field's column says of each document, in their order."""
    column = reader.column_reader(field)
    return [column[number] for number, _ in scored]


def _newest_first(reader: Reader, scored: list[Scored]) -> list[Scored]:
    days = [facts.rpartition("\n")[2] for facts in _column(reader, "facts", scored)]
    orders = _column(reader, "order", scored)
    ranked = sorted(zip(days, orders, scored, strict=True), key=lambda item: (item[1], item[2][0]))
    ranked.sort(key=lambda item: item[0], reverse=True)
    return [(number, 0.0) for _, _, (number, _) in ranked]


def _facets(reader: Reader, scored: list[Scored]) -> Facets:
    president, kind, edition, year = (Counter[str]() for _ in range(4))
    for facts, count in Counter(_column(reader, "facts", scored)).items():
        signatory, sort, whose, day = facts.split("\n")
        for facet, value in ((president, signatory), (kind, sort), (edition, whose), (year, day[:4])):
            facet[value] += count
    topic, effect = Counter[str](), Counter[str]()
    for acts, count in Counter(_column(reader, "acts", scored)).items():
        topics, effects = acts.split("\n")
        topic.update(dict.fromkeys(topics.split(), count))
        effect.update(dict.fromkeys(effects.split() or [NONE_STATED], count))
    return Facets(
        effect=_ranked(effect),
        president=_ranked(president),
        kind=_ranked(kind),
        edition=_ranked(edition),
        topic=_ranked(topic),
        year=tuple(sorted(_ranked(year))),
    )


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((value, n) for value, n in counts.items() if value), key=lambda pair: (-pair[1], pair[0])))


def _spoken(mentions: list[list[Any]], asked: Acts) -> Iterable[Span]:
    """Where a segment speaks of the topics asked for, and where it does what was asked for."""
    for topic, effect, named, done in mentions:
        if topic in asked.topics:
            yield Span(*named)
        if effect in asked.effects and (topic in asked.topics or not asked.topics):
            yield Span(*done)


def _groups(hits: tuple[Hit, ...], counts: Counter[str]) -> tuple[OrderHits, ...]:
    by_order: dict[str, list[Hit]] = {}
    for hit in hits:
        by_order.setdefault(hit.order_id, []).append(hit)
    return tuple(
        OrderHits(
            order_id=order,
            number=own[0].number,
            title=own[0].title,
            date=own[0].date,
            kind=own[0].kind,
            edition=own[0].edition,
            signatory=own[0].signatory,
            count=counts[order],
            hits=tuple(own),
        )
        for order, own in by_order.items()
    )


def _hit(record: bytes, score: float, wanted: tuple[Words, ...], asked: Acts) -> Hit:
    kept = unpacked(record)
    text, at = kept["text"], kept["at"]
    found = apart({*found_words(text, wanted, stem), *filter(None, _spoken(kept["mentions"], asked))})
    body, headed = Span(*kept["body"]), Span(*kept["headed"])
    in_heading = bool(headed) and (not body or not any(body.covers(mark) for mark in found))
    in_heading = in_heading and (not body or any(headed.covers(mark) for mark in found))
    shown = headed if in_heading else body if body else Span(0, len(text))
    lines = snippet(text, shown, found)
    return Hit(
        order_id=kept["order"],
        number=kept["number"],
        title=kept["title"],
        date=date.fromisoformat(kept["date"]) if kept["date"] else None,
        label=kept["label"],
        heading=kept["heading"],
        snippet=lines.text,
        marks=lines.marks,
        span=Span(at, at + len(text)),
        places=tuple(mark.moved(at) for mark in found),
        in_heading=in_heading,
        score=score,
        topics=tuple(kept["topics"]),
        effects=tuple(kept["effects"]),
        kind=kept["kind"],
        edition=kept["edition"],
        signatory=kept["signatory"],
    )
