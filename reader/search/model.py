"""What is handed to the index, and what a search answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field of the same name would hide it

from reader.spans import Span
from reader.structure import Outline
from reader.topics import Mention

SCHEMA = 4
"""Version of the index; raised whenever words.py, schema.py or the kept record changes."""

NONE_STATED = "none"
"""Stands in the effect facet for segments of which no effect is known; `effect:none` finds them."""


@dataclass(frozen=True, slots=True)
class Document:
    """One order as the index takes it."""

    order_id: str
    """Its id in the library: `eo-14165`."""
    fingerprint: str
    """Changes whenever the order must be indexed anew, e.g. the SHA-256 of its reading text."""
    outline: Outline
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A segment that answers a query."""

    order_id: str
    number: str | None
    title: str
    """The order's title."""
    date: Date | None
    """The day of signing."""
    label: str
    heading: str
    """The segment's own heading, or the nearest one above it; empty where there is none."""
    snippet: str
    """One to three lines of the segment around the found words, white space folded, `…` where it is cut."""
    marks: tuple[Span, ...]
    """The found words, in code points of `snippet`; empty where only a field was asked for."""
    span: Span
    """The segment's own words in the order's reading text."""
    places: tuple[Span, ...]
    """Every found word of the segment, in the order's reading text."""
    in_heading: bool
    """True where the snippet is the segment's heading."""
    score: float
    """Higher is better; only the order of scores means anything. 0 where only fields were asked for."""
    topics: tuple[str, ...]
    """Ids of the topics the segment speaks of."""
    effects: tuple[str, ...]
    """What it does to them: `end`, `review`."""
    kind: str
    edition: str
    signatory: str | None


@dataclass(frozen=True, slots=True)
class OrderHits:
    """The hits of one order."""

    order_id: str
    number: str | None
    title: str
    date: Date | None
    kind: str
    edition: str
    signatory: str | None
    count: int
    """How many of its segments answer the query, shown or not."""
    hits: tuple[Hit, ...]
    """Those of this page, best first."""


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of all matching segments (not only the page's) have each value; most frequent first."""

    effect: tuple[tuple[str, int], ...] = ()
    president: tuple[tuple[str, int], ...] = ()
    kind: tuple[tuple[str, int], ...] = ()
    edition: tuple[tuple[str, int], ...] = ()
    topic: tuple[tuple[str, int], ...] = ()
    year: tuple[tuple[str, int], ...] = ()
    """Years of signing, in their order."""


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query."""

    query: str
    total: int
    """Matching segments in all."""
    orders: int
    """Orders they stand in."""
    hits: tuple[Hit, ...]
    """This page's segments, best first."""
    groups: tuple[OrderHits, ...]
    """The same by order; the order with the best hit first."""
    facets: Facets
