"""What the Rows view says in words: relations, moves, counts, empty sides, and a passage with its citation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.alignment import Redline
from reader.comparison import Comparison, Side, Step, Verdict
from reader.desktop.panes.row_cells import printed_label
from reader.desktop.panes.row_facts import RowFact, label_of, section_of
from reader.desktop.panes.row_items import FoldItem, range_text
from reader.desktop.wording import long_date, short_label, short_name, tr, verdict_word
from reader.structure import Outline


@dataclass(frozen=True, slots=True)
class MiddleWords:
    """What the middle column of a row says."""

    verdict: Verdict | None = None
    """The relation the row names; None where it names none."""
    relation: str = ""
    moved: str = ""
    """`4 → 6`; empty where nothing moved."""
    notes: tuple[str, ...] = ()
    """Small lines below: words changed, score, what a passage belongs to."""


@dataclass(frozen=True, slots=True)
class FoldWords:
    """What the line of a fold says."""

    range: str
    rows: str
    counts: tuple[tuple[Verdict, int], ...]
    words: tuple[str, ...]
    """The verdicts' words, one for each count."""
    open: bool

    @property
    def whole(self) -> str:
        """All of it, to be spoken."""
        said = ", ".join(f"{count} {word}" for (_, count), word in zip(self.counts, self.words, strict=True))
        return f"{self.range}. {self.rows} {said}"


def fold_words(comparison: Comparison, facts: Sequence[RowFact], fold: FoldItem) -> FoldWords:
    """The words of a fold: `1 – 3(b)(i)`, `15 clauses:`, and how many say what."""
    side, *ends = range_text(comparison, facts, fold)
    first, last = (printed_label(comparison.side(side).outline, label) for label in ends)
    span = first if first == last else f"{first} – {last}"
    text = tr("%n clauses") if fold.length != 1 else tr("%n clause")
    rows = text.replace("%n", str(fold.length)) + (":" if fold.counts else "")
    words = tuple(verdict_word(verdict) for verdict, _ in fold.counts)
    return FoldWords(span, rows, fold.counts, words, fold.open)


def middle_words(comparison: Comparison, fact: RowFact, redline: bool) -> MiddleWords:
    """The words of a row's middle column; `redline`: whether changes are shown."""
    step = fact.step
    if step is None:
        return MiddleWords()
    if not fact.own:
        return MiddleWords(notes=(tr("part of {label}").format(label=_part_of(comparison, fact)),))
    return MiddleWords(
        step.verdict,
        verdict_word(step.verdict),
        moved_words(comparison, step) if step.moved else "",
        _notes(comparison, step, redline),
    )


def _part_of(comparison: Comparison, fact: RowFact) -> str:
    """The label above the row that the step names."""
    for side in Side:
        tree, at = comparison.side(side).outline, fact.segment(side)
        labels = fact.step.labels(side) if fact.step else ()
        if at is not None:
            above = (tree.segments[index].label for index in tree.ancestors(at))
            return printed_label(tree, next((label for label in above if label in labels), ""))
    return ""


def moved_words(comparison: Comparison, step: Step) -> str:
    """`4 → 6`: the sections a link joins, or the clauses where it stays within one section."""
    left, right = comparison.left.outline, comparison.right.outline
    sections = _section(left, step.left[0]), _section(right, step.right[0])
    here, there = sections if sections[0] != sections[1] else (step.left[0], step.right[0])
    return f"{short_label(here)} → {short_label(there)}"


def _section(tree: Outline, label: str) -> str:
    at = tree.index(label)
    return tree.segments[section_of(tree, at)].label if at is not None else label


def _notes(comparison: Comparison, step: Step, redline: bool) -> tuple[str, ...]:
    if step.link is None or step.verdict is Verdict.SAME:
        return ()
    changed = comparison.redline(step.link)
    if changed is not None and not changed.rewritten and redline and changed.removed + changed.inserted:
        return (changed_words(changed),)
    score = comparison.bitext.links[step.link].score
    return (tr("score {score}").format(score=f"{score:.2f}"),)


def changed_words(redline: Redline) -> str:
    """`−2 +6 words`."""
    return tr("−{removed} +{added} words").format(removed=redline.removed, added=redline.inserted)


def empty_words(comparison: Comparison, fact: RowFact, side: Side, homes: Sequence[str]) -> tuple[str, bool]:
    """What the side that a row has nothing on says, and whether it is hatched; `homes` are the neighbours there."""
    alone = fact.verdict in (Verdict.ONLY_LEFT, Verdict.ONLY_RIGHT)
    if alone:
        name = short_name(comparison.side(side))
        return (tr("no counterpart in {name}").format(name=name) if fact.own else ""), True
    if fact.own and fact.elsewhere and fact.step:
        here, there = comparison.side(side).outline, comparison.side(side.other).outline
        labels = ", ".join(printed_label(here, label) for label in fact.step.labels(side))
        beside = ", ".join(dict.fromkeys(printed_label(there, label) for label in homes if label))
        if beside:
            return tr("{labels} stands beside {beside}").format(labels=labels, beside=beside), False
    return "", False


def neighbours(comparison: Comparison, facts: Sequence[RowFact], fact: RowFact, side: Side) -> tuple[str, ...]:
    """Labels that the partners of `fact`, which stand in other rows on `side`, stand beside."""
    return tuple(label_of(comparison, facts[number], side.other) for number in fact.elsewhere)


def cited(comparison: Comparison, side: Side, label: str) -> str:
    """How a passage is cited: `EO 14010, 4(a)(ii)(B) (2 February 2021)`."""
    identity, name = comparison.side(side).order.identity, comparison.side(side).order.name
    day = long_date(identity.date)
    return f"{name}, {label}" + (f" ({day})" if day else "")


def passage_text(comparison: Comparison, side: Side, at: int) -> str:
    """A passage to be copied: its own words as they stand, then where they stand."""
    tree = comparison.side(side).outline
    segment = tree.segments[at]
    return f"{segment.own.of(tree.text).strip()}\n({cited(comparison, side, segment.label)})"


def spoken(comparison: Comparison, fact: RowFact, middle: MiddleWords) -> str:
    """A row in words: both labels, the relation, the beginnings of both texts."""
    parts = []
    for side in Side:
        at = fact.segment(side)
        if at is not None:
            tree = comparison.side(side).outline
            segment = tree.segments[at]
            parts.append(f"{short_name(comparison.side(side))} {segment.label}: {segment.own.of(tree.text)[:200]}")
    return ". ".join([*parts, *(part for part in (middle.relation, middle.moved, *middle.notes) if part)])
