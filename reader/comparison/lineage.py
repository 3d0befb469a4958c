"""Which order revoked, amended, superseded or continued which: a graph over the references of many orders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from reader.comparison.authorities import Place, cited_name
from reader.documents import Kind
from reader.library import OrderCited

RELATIONS = ("revokes", "supersedes", "amends", "continues")
"""The relations of a lineage, the weightiest first; what is only cited is no part of it."""
_ENDING = ("revokes", "supersedes")
_DONE = {"revokes": "Revoked", "supersedes": "Superseded", "amends": "Amended", "continues": "Continued"}


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What an order is known by across texts: its kind and number (a memorandum's day; else the library's id)."""

    kind: str
    number: str

    @property
    def name(self) -> str:
        """How it is spoken of: `EO 13767`."""
        return cited_name(self.kind, self.number)


@dataclass(frozen=True, slots=True)
class Known:
    """One order whose text was read: who it is and which orders it cites."""

    id: str
    """Its id in the library, or the path of its file."""
    kind: Kind
    number: str | None
    title: str
    date: date | None
    """The day of signing."""
    cited: tuple[OrderCited, ...]
    in_library: bool = True

    @property
    def key(self) -> Key:
        """What it is known by."""
        return order_key(self.kind, self.number, self.date, self.id)


def order_key(kind: Kind, number: str | None, day: date | None, name: str) -> Key:
    """What an order is known by; `name`, its id or path, for one without a number."""
    if kind is Kind.MEMORANDUM and day is not None:
        return Key(kind.value, day.isoformat())
    return Key(kind.value, number.upper()) if number else Key("text", name)


@dataclass(frozen=True, slots=True)
class Node:
    """One order of a lineage."""

    key: Key
    title: str
    """Empty where nothing but the number is known."""
    date: date | None
    """The day of signing."""
    id: str | None
    """Its id in the library; None where it is only named by others."""
    steps: int = 0
    """How far it is from the order asked about: 0 for that order itself."""

    @property
    def in_library(self) -> bool:
        """True where its text can be opened."""
        return self.id is not None

    @property
    def name(self) -> str:
        """How it is spoken of: `EO 13767`; its title where it has no number."""
        return self.title if self.key.kind == "text" and self.title else self.key.name


@dataclass(frozen=True, slots=True)
class Edge:
    """What one order did to another."""

    source: Key
    """The order that does it."""
    target: Key
    relation: str
    """`revokes supersedes amends continues`."""
    places: tuple[Place, ...]
    """Where the source says so, in order; at least one."""
    in_part: bool
    """True where only sections of the target are named."""
    date: date | None
    """The day the source was signed."""

    @property
    def label(self) -> str:
        """Label of the first clause that says so, headings of the whole order only where nothing else does."""
        return next((place.label for place in self.places if place.label != "preamble"), self.places[0].label)


@dataclass(frozen=True, slots=True)
class Lineage:
    """The orders around one order, and what they did to one another."""

    focus: Key
    nodes: tuple[Node, ...]
    """Earliest first; those without a day first of all."""
    edges: tuple[Edge, ...]
    """In order of their days, then by source, target and weight of the relation."""

    def node(self, key: Key) -> Node | None:
        """The order known by `key`; None where it is not part of this lineage."""
        return next((node for node in self.nodes if node.key == key), None)

    @property
    def done(self) -> tuple[Edge, ...]:
        """What the order itself did to others."""
        return tuple(edge for edge in self.edges if edge.source == self.focus)

    @property
    def suffered(self) -> tuple[Edge, ...]:
        """What others did to it."""
        return tuple(edge for edge in self.edges if edge.target == self.focus)


@dataclass(frozen=True, slots=True)
class Banner:
    """One sentence above an order that another has ended, and where that stands."""

    text: str
    """`Revoked by EO 14159, sec. 3(a)`; `Revoked in part by ...`."""
    source: Node
    """The order that did it; its `id` opens it."""
    place: Place
    """The clause to open it at."""
    relation: str
    in_part: bool


Facts = Callable[[Key], tuple[str, date | None] | None]
"""Title and day of an order that is only named; None where nothing is known of it."""


def _nothing(key: Key) -> None:
    del key


@dataclass(frozen=True, slots=True)
class Lineages:
    """The whole graph over many orders; made once, asked often."""

    known: Mapping[Key, Known]
    """The text that speaks for each order: the first given."""
    edges: tuple[Edge, ...]
    facts: Facts = _nothing
    _at: dict[Key, list[Edge]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for edge in self.edges:
            for end in (edge.source, edge.target):
                self._at.setdefault(end, []).append(edge)

    def around(self, focus: Key, steps: int = 1) -> Lineage:
        """The orders within `steps` (1 or 2) of `focus`, in either direction, with every edge between them."""
        reached = {focus: 0}
        for step in range(1, steps + 1):
            for key in [key for key, far in reached.items() if far == step - 1]:
                for edge in self._at.get(key, ()):
                    for end in (edge.source, edge.target):
                        reached.setdefault(end, step)
        edges = (edge for edge in self.edges if edge.source in reached and edge.target in reached)
        nodes = [self.node(key, far) for key, far in reached.items()]
        return Lineage(focus, tuple(sorted(nodes, key=_age)), tuple(sorted(edges, key=_edge_order)))

    def node(self, key: Key, steps: int = 0) -> Node:
        """What is known of one order, from its text or else from the facts."""
        known = self.known.get(key)
        if known is not None:
            return Node(key, known.title, known.date, known.id if known.in_library else None, steps)
        title, day = self.facts(key) or ("", None)
        return Node(key, title, day, None, steps)

    def revoked_by(self, key: Key) -> tuple[Banner, ...]:
        """What to say above the order known by `key`: who ended it; the ends of the whole first, then the latest."""
        ended = [edge for edge in self._at.get(key, ()) if edge.target == key and edge.relation in _ENDING]
        in_order = sorted(ended, key=lambda edge: (edge.date or date.min, edge.source), reverse=True)
        return tuple(self._banner(edge) for edge in sorted(in_order, key=lambda edge: edge.in_part))

    def _banner(self, edge: Edge) -> Banner:
        source = self.node(edge.source)
        place = next(place for place in edge.places if place.label == edge.label)
        part = " in part" if edge.in_part else ""
        text = f"{_DONE[edge.relation]}{part} by {source.name}{_where(edge.label)}"
        return Banner(text, source, place, edge.relation, edge.in_part)


def lineages(orders: Iterable[Known], facts: Facts = _nothing) -> Lineages:
    """The graph over `orders`.

    Of several texts of one order the first speaks for it (give the official text first). An order never acts on
    itself, nor on one that was signed after it: such a citation is a slip of the text or of its reading.
    """
    known: dict[Key, Known] = {}
    for order in orders:
        known.setdefault(order.key, order)
    graph = Lineages(known, (), facts)
    edges = tuple(edge for order in known.values() for edge in _edges(order, graph))
    return Lineages(known, edges, facts)


def _edges(order: Known, graph: Lineages) -> Iterable[Edge]:
    found: dict[tuple[Key, str], list[OrderCited]] = defaultdict(list)
    for one in order.cited:
        if one.relation in RELATIONS:
            found[Key(one.kind, one.target.upper()), one.relation].append(one)
    day = order.date
    for (target, relation), cited in found.items():
        later = graph.node(target).date
        if target == order.key or (day and later and later > day):
            continue
        places = dict.fromkeys(Place(one.label, one.span) for one in cited)
        yield Edge(order.key, target, relation, tuple(places), all(one.in_part for one in cited), day)


def _age(node: Node) -> tuple[bool, date, Key]:
    return (node.date is not None, node.date or date.min, node.key)


def _edge_order(edge: Edge) -> tuple[date, Key, Key, int]:
    return (edge.date or date.min, edge.source, edge.target, RELATIONS.index(edge.relation))


def _where(label: str) -> str:
    """`, sec. 3(a)`; nothing for a label that is no section's."""
    return f", sec. {label}" if label[:1].isdigit() else ""
