"""Three or more orders on one subject as a table: what became of each section from one order to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.alignment import Bitext, align
from reader.comparison.model import Reading
from reader.comparison.pair_outline import PairRow, PairVerdict, section_rows, sections
from reader.errors import BadRequest
from reader.structure import Outline

FEWEST = 2
"""Orders that a chain has at least."""


@dataclass(frozen=True, slots=True)
class ChainCell:
    """A section in one order of the chain."""

    label: str
    heading: str
    verdict: PairVerdict | None
    """What became of it since the order before; None in the first order, and where it is new."""
    score: float = 0.0
    """How sure the program is of the section before it, 0 to 1; 0 where there is none."""
    also: tuple[str, ...] = ()
    """Other sections of this order that correspond to the one before it, in parts."""


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One section over time."""

    cells: tuple[ChainCell | None, ...]
    """One for each order; None where the order has no such section."""

    @property
    def first(self) -> int:
        """Index of the first order that has it."""
        return next(at for at, cell in enumerate(self.cells) if cell is not None)


def chain(readings: Sequence[Reading], bitexts: Sequence[Bitext] | None = None) -> tuple[ChainRow, ...]:
    """Every section of every order in exactly one row (in a cell, or named under `also`).

    `readings` stand in the order of time. `bitexts` are those of each order with the next, where they are at hand
    (with the person's own links, say); else they are aligned here. Raises BadRequest for fewer than two orders.
    """
    if len(readings) < FEWEST:
        raise BadRequest("A chain needs two orders or more; choose another order to go with this one.")
    trees = [reading.outline for reading in readings]
    steps = bitexts or [
        align(one.outline, other.outline, (one.mentions, other.mentions)) for one, other in pairwise(readings)
    ]
    rows: list[list[ChainCell | None]] = [[_cell(trees[0], label)] for label in sections(trees[0])]
    for bitext, before, tree in zip(steps, trees, trees[1:], strict=False):
        rows = _further(rows, section_rows(bitext, before, tree), tree)
    return tuple(ChainRow(tuple(row)) for row in rows)


def _further(
    rows: list[list[ChainCell | None]], found: Sequence[PairRow], tree: Outline
) -> list[list[ChainCell | None]]:
    """`rows` with one order more; its new sections in rows of their own, each behind the section before it."""
    follows, also = _followers(found)
    longer = [[*row, _next(row[-1], follows, also, tree)] for row in rows]
    taken = {name for row in longer if (cell := row[-1]) for name in (cell.label, *cell.also)}
    width = len(longer[0]) if longer else 2
    at = -1
    for label in sections(tree):
        if label in taken:
            at = next(i for i, row in enumerate(longer) if (c := row[-1]) and label in (c.label, *c.also))
            continue
        at += 1
        longer.insert(at, [*[None] * (width - 1), _cell(tree, label)])
    return longer


def _next(
    before: ChainCell | None, follows: dict[str, PairRow], also: dict[str, tuple[str, ...]], tree: Outline
) -> ChainCell | None:
    row = follows.get(before.label) if before else None
    if before is None or row is None or row.right is None:
        return None
    heading = _heading(tree, row.right)
    return ChainCell(row.right, heading, row.verdict, row.score, also.get(before.label, ()))


def _followers(found: Sequence[PairRow]) -> tuple[dict[str, PairRow], dict[str, tuple[str, ...]]]:
    """For each section its one successor, the surest pairs first; and the further ones that no other row takes."""
    linked = [row for row in found if row.left is not None and row.right is not None]
    ranked = sorted(linked, key=lambda row: (not _whole(row), -row.score * len(row.links), found.index(row)))
    follows: dict[str, PairRow] = {}
    taken: set[str] = set()
    for row in ranked:
        if row.left is not None and row.right is not None and row.left not in follows and row.right not in taken:
            follows[row.left] = row
            taken.add(row.right)
    also: dict[str, tuple[str, ...]] = {}
    for row in ranked:
        if row.left in follows and row.right is not None and row.right not in taken:
            also[row.left] = (*also.get(row.left, ()), row.right)
            taken.add(row.right)
    return follows, also


def _whole(row: PairRow) -> bool:
    """True where the two are one section: worded alike, not merely related in some part."""
    return row.verdict in (PairVerdict.SAME, PairVerdict.REVISED, PairVerdict.MOVED)


def _cell(tree: Outline, label: str) -> ChainCell:
    return ChainCell(label, _heading(tree, label), None)


def _heading(tree: Outline, label: str) -> str:
    at = tree.index(label)
    return tree.heading(at) if at is not None else ""
