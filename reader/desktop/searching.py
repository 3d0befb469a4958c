"""What the search popup asks and shows, free of Qt: query and narrowings, hits of the open pair, the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reader.comparison import Session, Side, Step
from reader.library import Library
from reader.search import Facets, Hit, Marks, OrderHits, check_query

FACET_FIELDS = ("effect", "by", "kind", "edition", "topic")
_PAIR_LIMIT, _LIMIT, _PER_ORDER = 24, 48, 3


@dataclass(frozen=True, slots=True)
class Asked:
    """One search."""

    query: str
    left: str = ""
    """Library id of the order on the left."""
    right: str = ""
    narrowed: frozenset[tuple[str, str]] = frozenset()
    """Field and value of every facet that was picked: `("effect", "end")`."""
    pair_only: bool = False
    """Search the open pair alone."""
    exact: bool = False
    """Words as typed, without their other forms."""

    @property
    def whole_query(self) -> str:
        """The query with its narrowings in the query language; values of one field are alternatives."""
        parts = [f"({self.query})" if self.narrowed and " OR " in self.query else self.query]
        for field in FACET_FIELDS:
            values = sorted(value for name, value in self.narrowed if name == field)
            choices = " OR ".join(f'{field}:"{value}"' for value in values)
            if choices:
                parts.append(f"({choices})" if len(values) > 1 else choices)
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one search."""

    asked: Asked
    total: int
    """Clauses in all."""
    orders: int
    """Orders they stand in."""
    pair: dict[Side, tuple[Hit, ...]]
    """Hits in the open pair, in the order of their text."""
    pair_totals: dict[Side, int]
    elsewhere: tuple[OrderHits, ...]
    facets: Facets


def find(library: Library, asked: Asked, marks: Marks | None = None) -> Found:
    """Search the library for `asked`; `marks` are the person's tags and notes, for `tag:` and `note:`.

    Raises BadQuery, with places counted in what the person typed.
    """
    check_query(asked.query)
    ids = {Side.LEFT: asked.left, Side.RIGHT: asked.right}
    open_ids = tuple(dict.fromkeys(name for name in ids.values() if name))
    query = asked.whole_query
    near = library.search(query, _PAIR_LIMIT, orders=open_ids, exact=asked.exact, marks=marks) if open_ids else None
    every = (
        near
        if asked.pair_only and near is not None
        else library.search(query, _LIMIT, per_order=_PER_ORDER, exact=asked.exact, marks=marks)
    )
    groups = {group.order_id: group for group in near.groups} if near else {}
    pair = {side: _in_order(groups[name].hits) if name in groups else () for side, name in ids.items()}
    totals = {side: groups[name].count if name in groups else 0 for side, name in ids.items()}
    elsewhere = tuple(group for group in every.groups if group.order_id not in open_ids)
    return Found(asked, every.total, every.orders, pair, totals, elsewhere, every.facets)


def _in_order(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: (hit.span.start, hit.span.end)))


@dataclass(frozen=True, slots=True)
class FacingHits:
    """One row of the open pair: a hit on either side, beside its counterpart where both were found."""

    left: Hit | None
    right: Hit | None
    left_step: Step | None
    """What the comparison says of the left hit's clause."""
    right_step: Step | None


def facing(found: Found, session: Session) -> tuple[FacingHits, ...]:
    """The hits of the open pair, linked ones beside one another, the others filling the free places in order."""
    lefts, rights = list(found.pair[Side.LEFT]), list(found.pair[Side.RIGHT])
    beside: dict[int, Hit] = {}
    for at, hit in enumerate(lefts):
        step = session.step_at(Side.LEFT, hit.label)
        partner = next((one for one in rights if step is not None and one.label in step.right), None)
        if partner is not None:
            beside[at] = partner
            rights.remove(partner)
    rows = []
    for at, hit in enumerate(lefts):
        partner = beside.get(at) or (rights.pop(0) if rights and at not in beside else None)
        rows.append(_facing(session, hit, partner))
    return (*rows, *(_facing(session, None, hit) for hit in rights))


def _facing(session: Session, left: Hit | None, right: Hit | None) -> FacingHits:
    return FacingHits(
        left,
        right,
        session.step_at(Side.LEFT, left.label) if left else None,
        session.step_at(Side.RIGHT, right.label) if right else None,
    )
