"""A lineage as a picture: time runs along one axis, and only the row of each order is to be chosen.

General graph layouts choose both axes; with the day fixing one of them there is nothing left to choose but rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reader.comparison.lineage import Edge, Key, Lineage, Node

WIDTH = 0.16
"""Share of the time axis that a node with its name takes up."""


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """Where an order stands in the picture."""

    node: Node
    x: float
    """From 0, the earliest day, to 1, the latest; 0 for an order without a day, 0.5 where all are of one day."""
    row: int
    """From 0, the topmost."""


@dataclass(frozen=True, slots=True)
class LineagePicture:
    """A lineage laid out."""

    nodes: tuple[PlacedNode, ...]
    """In the lineage's own order."""
    edges: tuple[Edge, ...]
    rows: int
    first: date | None
    """The day at x = 0; None where no order has a day."""
    last: date | None

    def placed(self, key: Key) -> PlacedNode | None:
        """Where the order known by `key` stands; None where it is not in the picture."""
        return next((one for one in self.nodes if one.node.key == key), None)


def laid_out(lineage: Lineage, width: float = WIDTH) -> LineagePicture:
    """Give every order a place: x by its day, a row near those it is tied to, no two closer than `width` in one row.

    The order asked about is placed first, then its neighbours outwards; no line between two orders of one row runs
    through a third.
    """
    days = [node.date for node in lineage.nodes if node.date is not None]
    first, last = min(days, default=None), max(days, default=None)
    xs = {node.key: _x(node.date, first, last) for node in lineage.nodes}
    ties = _ties(lineage.edges)
    rows: dict[Key, int] = {}
    middle = xs.get(lineage.focus, 0.5)
    for node in sorted(lineage.nodes, key=lambda one: (one.steps, abs(xs[one.key] - middle), one.key)):
        rows[node.key] = _row(node.key, xs, rows, ties, width)
    top = min(rows.values(), default=0)
    nodes = tuple(PlacedNode(node, xs[node.key], rows[node.key] - top) for node in lineage.nodes)
    return LineagePicture(nodes, lineage.edges, max((one.row for one in nodes), default=-1) + 1, first, last)


def _x(day: date | None, first: date | None, last: date | None) -> float:
    if day is None or first is None or last is None:
        return 0.0
    return (day - first).days / (last - first).days if last > first else 0.5


def _ties(edges: Iterable[Edge]) -> dict[Key, set[Key]]:
    found: dict[Key, set[Key]] = {}
    for edge in edges:
        found.setdefault(edge.source, set()).add(edge.target)
        found.setdefault(edge.target, set()).add(edge.source)
    return found


def _row(key: Key, xs: Mapping[Key, float], rows: Mapping[Key, int], ties: Mapping[Key, set[Key]], width: float) -> int:
    """The free row nearest to the orders `key` is tied to; of equals the one nearest to the middle, then the upper."""
    near = [rows[other] for other in ties.get(key, ()) if other in rows]
    reach = range(min(rows.values(), default=0) - 1, max(rows.values(), default=0) + 2)
    free = [row for row in reach if _is_free(row, key, xs, rows, ties, width)]
    return min(free, key=lambda row: (sum(abs(row - other) for other in near), abs(row), row))


def _is_free(
    row: int,
    key: Key,
    xs: Mapping[Key, float],
    rows: Mapping[Key, int],
    ties: Mapping[Key, set[Key]],
    width: float,
) -> bool:
    """True where `key` fits into `row`: nobody too near, on nobody's line, and nobody on its own lines."""
    here = xs[key]
    there = {other: xs[other] for other, taken in rows.items() if taken == row}
    if any(abs(here - x) < width for x in there.values()):
        return False
    own = ((here, there[other]) for other in ties.get(key, ()) if other in there)
    if any(_between(x, ends) for ends in own for x in there.values()):
        return False
    lines = ((x, there[far]) for other, x in there.items() for far in ties.get(other, ()) if far in there)
    return not any(_between(here, ends) for ends in lines)


def _between(x: float, ends: tuple[float, float]) -> bool:
    return min(ends) < x < max(ends)
