"""What each row of the Rows view says: its step, and where a partner stands that is not beside it. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.comparison import Comparison, FacingRow, Side, Step, Verdict, facing_rows
from reader.structure import Outline, SegmentKind


@dataclass(frozen=True, slots=True)
class RowFact:
    """One row and what the comparison says of it."""

    row: FacingRow
    step: Step | None
    """Its own step, or that of the passage it belongs to."""
    own: bool
    """True where the step is its own: only then does the row name the relation."""
    elsewhere: tuple[int, ...] = ()
    """For a row of one side whose partner stands beside another passage: the numbers of those rows."""

    @property
    def verdict(self) -> Verdict | None:
        """What the comparison says of the row, itself or through the passage it belongs to."""
        return self.step.verdict if self.step else None

    @property
    def moved(self) -> bool:
        """True where its link stands out of sequence."""
        return bool(self.step and self.step.moved)

    def segment(self, side: Side) -> int | None:
        """Index of its segment on `side`."""
        return self.row.left if side is Side.LEFT else self.row.right


def row_facts(comparison: Comparison) -> tuple[RowFact, ...]:
    """The rows that have words, in the sequence of `facing_rows`; enumerators that stand alone are passed over."""
    best = {side: best_steps(comparison, side) for side in Side}
    by_link: dict[int | None, Step] = {step.link: step for step in comparison.steps if step.link is not None}
    rows = [row for row in facing_rows(comparison) if _worded(comparison, row)]
    homes = _homes(comparison, rows)
    return tuple(_fact(comparison, row, best, by_link, homes) for row in rows)


def best_steps(comparison: Comparison, side: Side) -> dict[str, Step]:
    """For each label on `side` that a step names: its best-scored step, the first of equals."""
    links = comparison.bitext.links
    best: dict[str, tuple[float, Step]] = {}
    for step in comparison.steps:
        score = links[step.link].score if step.link is not None else 0.0
        for label in step.labels(side):
            if label not in best or score > best[label][0]:
                best[label] = score, step
    return {label: step for label, (_, step) in best.items()}


def rows_of(facts: Sequence[RowFact], comparison: Comparison, step: Step | None) -> tuple[int, ...]:
    """Numbers of the rows that show `step`: its own and those that belong to it; else those of its labels."""
    if step is None:
        return ()
    found = tuple(number for number, fact in enumerate(facts) if fact.step == step)
    if any(facts[number].own for number in found):
        return found
    return tuple(
        number
        for number, fact in enumerate(facts)
        if any(label_of(comparison, fact, side) in step.labels(side) for side in Side)
    )


def section_of(tree: Outline, at: int) -> int:
    """Index of the section that holds segment `at`: the uppermost above it that is no mere part of the document."""
    found = at
    for above in tree.ancestors(at):
        if tree.segments[above].kind is not SegmentKind.PART:
            found = above
    return found


def label_of(comparison: Comparison, fact: RowFact, side: Side) -> str:
    """Label of the row's segment on `side`; empty where it has none."""
    at = fact.segment(side)
    return "" if at is None else comparison.side(side).outline.segments[at].label


def _worded(comparison: Comparison, row: FacingRow) -> bool:
    """True for a row with anything to read: a segment may be nothing but the enumerator of what follows."""
    sides = ((comparison.left.outline, row.left), (comparison.right.outline, row.right))
    linked = row.verdict is not None
    return linked or any(_has_words(tree, at) for tree, at in sides if at is not None)


def _has_words(tree: Outline, at: int) -> bool:
    segment = tree.segments[at]
    return bool(segment.body or segment.heading) or _more_than_enumerator(tree, at)


def _more_than_enumerator(tree: Outline, at: int) -> bool:
    segment = tree.segments[at]
    taken = len(segment.enumerator) if segment.enumerator else 0
    return sum(not character.isspace() for character in segment.own.of(tree.text)) > taken + 2


def _homes(comparison: Comparison, rows: Sequence[FacingRow]) -> dict[tuple[Side, str], int]:
    """In which row each label stands."""
    homes: dict[tuple[Side, str], int] = {}
    for number, row in enumerate(rows):
        for side, at in ((Side.LEFT, row.left), (Side.RIGHT, row.right)):
            if at is not None:
                homes[side, comparison.side(side).outline.segments[at].label] = number
    return homes


def _fact(
    comparison: Comparison,
    row: FacingRow,
    best: Mapping[Side, Mapping[str, Step]],
    by_link: Mapping[int | None, Step],
    homes: Mapping[tuple[Side, str], int],
) -> RowFact:
    side = Side.LEFT if row.left is not None else Side.RIGHT
    if row.link is not None:
        step, alone = by_link[row.link], row.left is None or row.right is None
        return RowFact(row, step, True, _partners(step, side.other, homes) if alone else ())
    if row.left is not None and row.right is not None:
        return RowFact(row, None, False)
    tree, at = comparison.side(side).outline, row.left if row.left is not None else row.right or 0
    own = best[side].get(tree.segments[at].label)
    if own is not None:
        return RowFact(row, own, True, _partners(own, side.other, homes))
    above = (best[side].get(tree.segments[index].label) for index in tree.ancestors(at))
    return RowFact(row, next((step for step in above if step is not None), None), False)


def _partners(step: Step, side: Side, homes: Mapping[tuple[Side, str], int]) -> tuple[int, ...]:
    """The rows in which the labels of `step` on `side` stand."""
    return tuple(homes[side, label] for label in step.labels(side) if (side, label) in homes)
