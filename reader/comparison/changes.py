"""Every change of wording in the linked passages, as a list to step through, with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reader.alignment import Change, ChangeKind, Redline
from reader.comparison.model import Comparison, Side
from reader.spans import Span


class ChangeSort(StrEnum):
    """What a row of the list says."""

    INSERTED = "inserted"
    REMOVED = "removed"
    REPLACED = "replaced"
    MOVED = "moved"
    """A sentence that stands at another place of its passage."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change of wording."""

    link: int
    """Index of the link in the bitext."""
    kind: ChangeSort
    left: Span
    """Where it is on the left; empty, at its place, where the right alone has the words."""
    right: Span
    left_words: str
    """The words there, white space folded."""
    right_words: str

    def span(self, side: Side) -> Span:
        """Where it is on `side`."""
        return self.left if side is Side.LEFT else self.right


def changes(comparison: Comparison) -> tuple[ChangeRow, ...]:
    """The changes of every passage whose wording is close enough for a redline, by place on the left.

    What a switch leaves out of account and what differs in white space alone is none. A sentence that moved is one
    row, and a row more for each word that changed in it.
    """
    rows: list[ChangeRow] = []
    for redline in shown_redlines(comparison):
        rows += _moved(redline, comparison)
        rows += _rows(redline.link, _outside(redline), comparison)
    return tuple(sorted(rows, key=lambda row: (row.left, row.right)))


def change_counts(rows: Iterable[ChangeRow]) -> Mapping[ChangeSort, int]:
    """How many rows there are of each kind, those with none left out, in the order of `ChangeSort`."""
    counted = Counter(row.kind for row in rows)
    return {kind: counted[kind] for kind in ChangeSort if counted[kind]}


def shown_redlines(comparison: Comparison, sides: Iterable[Side] = tuple(Side)) -> Iterator[Redline]:
    """The redlines to be read as such: those that are the first to speak of their words on one of `sides` at least."""
    taken: dict[Side, list[Span]] = {side: [] for side in sides}
    for redline in comparison.redlines:
        if redline.rewritten or not redline.changes:
            continue
        first, last = redline.changes[0], redline.changes[-1]
        wholes = {Side.LEFT: Span(first.left.start, last.left.end), Side.RIGHT: Span(first.right.start, last.right.end)}
        fresh = [side for side, others in taken.items() if not any(wholes[side].meets(other) for other in others)]
        for side in fresh:
            taken[side].append(wholes[side])
        if fresh:
            yield redline


def _moved(redline: Redline, comparison: Comparison) -> Iterator[ChangeRow]:
    for move in redline.moves:
        yield _row(redline.link, ChangeSort.MOVED, move.left, move.right, comparison)
        yield from _rows(redline.link, move.changes, comparison)


def _outside(redline: Redline) -> Iterator[Change]:
    """The changes of `redline` without what its moves tell already."""
    gone, come = [move.left for move in redline.moves], [move.right for move in redline.moves]
    for change in redline.changes:
        left, right = _less(change.left, gone), _less(change.right, come)
        if (left, right) == (change.left, change.right):
            yield change
        elif left or right:
            kind = ChangeKind.REPLACED if left and right else ChangeKind.REMOVED if left else ChangeKind.INSERTED
            yield Change(kind, left, right)


def _less(span: Span, moved: Iterable[Span]) -> Span:
    """`span` without those of `moved` at its ends; what stands between two of them is told as one stretch."""
    start, end = span.start, span.end
    for other in sorted(moved):
        if other.start <= start < other.end:
            start = min(other.end, end)
    for other in sorted(moved, reverse=True):
        if other.start < end <= other.end:
            end = max(other.start, start)
    return Span(start, end)


def _rows(link: int, found: Iterable[Change], comparison: Comparison) -> Iterator[ChangeRow]:
    for change in found:
        if change.kind in (ChangeKind.EQUAL, ChangeKind.IGNORED):
            continue
        row = _row(link, ChangeSort(change.kind.value), change.left, change.right, comparison)
        if row.left_words != row.right_words:
            yield row


def _row(link: int, kind: ChangeSort, left: Span, right: Span, comparison: Comparison) -> ChangeRow:
    words = " ".join(left.of(comparison.left.outline.text).split())
    other = " ".join(right.of(comparison.right.outline.text).split())
    return ChangeRow(link, kind, left, right, words, other)
