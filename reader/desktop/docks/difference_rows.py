"""The rows of the Differences dock: steps, changes of wording, what the person said. No state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.alignment import Checked, HandKind, State
from reader.comparison import ChangeRow, ChangeSort, Comparison, Side, Step, Verdict, change_counts
from reader.desktop.docks.row_list import Row
from reader.desktop.wording import (
    heading_of,
    labels_text,
    long_date,
    short_label,
    short_name,
    subjects,
    tr,
    verdict_word,
)

MOVED, CHANGES, YOURS = "moved", "changes", "yours"
GENERAL = "general provisions"
_WORDS = 60


@dataclass(frozen=True, slots=True)
class Fold:
    """The key of a heading that folds."""

    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """The key of a row about one thing that the person said."""

    checked: Checked


def step_rows(comparison: Comparison, steps: Sequence[Step], alone: bool, folded: frozenset[str]) -> list[Row]:
    """The steps by their numbers: in sequence, then moved, then general provisions; with `alone` those of one side."""
    about = {side: subjects(comparison, comparison.side(side)) for side in Side}
    numbered = [(str(at), step) for at, step in enumerate(steps, 1)]
    general = [(n, step) for n, step in numbered if is_general(comparison, step)]
    rest = [pair for pair in numbered if pair not in general]
    rows = [_row(comparison, step, n, about) for n, step in rest if not step.moved]
    rows += _section(comparison, tr("Moved to another place"), [pair for pair in rest if pair[1].moved], about)
    rows += _section(comparison, tr("General provisions"), general, about, GENERAL not in folded)
    if alone:
        for verdict, side in ((Verdict.ONLY_LEFT, Side.LEFT), (Verdict.ONLY_RIGHT, Side.RIGHT)):
            rows += _alone(comparison, verdict, short_name(comparison.side(side)), about)
    return rows


def is_general(comparison: Comparison, step: Step) -> bool:
    """True for a link of general provisions such as every order ends with."""
    return step.link is not None and comparison.bitext.links[step.link].boilerplate


def _section(
    comparison: Comparison,
    name: str,
    steps: Sequence[tuple[str, Step]],
    about: dict[Side, dict[str, str]],
    opened: bool | None = None,
) -> list[Row]:
    if not steps:
        return []
    key = Fold(GENERAL) if opened is not None else None
    head = Row(key, name, trail=str(len(steps)), heading=True, fold=opened)
    if opened is False:
        return [head]
    return [head, *(_row(comparison, step, n, about, dim=opened is not None) for n, step in steps)]


def _alone(comparison: Comparison, verdict: Verdict, order: str, about: dict[Side, dict[str, str]]) -> list[Row]:
    steps = [step for step in comparison.steps if step.verdict is verdict]
    if not steps:
        return []
    name = tr("Only in {order}").format(order=order)
    head = Row(None, name, trail=str(len(steps)), heading=True, glyph=verdict)
    return [head, *(_row(comparison, step, "", about) for step in steps)]


def _row(comparison: Comparison, step: Step, number: str, about: dict[Side, dict[str, str]], dim: bool = False) -> Row:
    yours = is_yours(comparison, step)
    word = f"\n{tr('yours')}" if yours else ""
    if step.link is None:
        side = Side.LEFT if step.left else Side.RIGHT
        label = step.labels(side)[0]
        reading = comparison.side(side)
        heading = heading_of(reading.outline, label)
        segment = reading.outline.segment(label)
        if segment is not None and segment.heading is None:
            heading = about[side].get(label, heading)
        text = f"{short_label(label)}  {heading}" if heading != label else label
        return Row(step, text, number, mine=yours, tip=heading + word)
    tips = [
        f"{label}: {heading_of(comparison.side(side).outline, label)}" for side in Side for label in step.labels(side)
    ]
    tip = "\n".join((verdict_word(step.verdict), *tips)) + word
    return Row(step, labels_text(step), number, mine=yours, glyph=step.verdict, tip=tip, dim=dim)


def is_yours(comparison: Comparison, step: Step) -> bool:
    """True where the person drew the link, or said something of it, or confirmed that there is no counterpart."""
    if step.link is not None:
        return comparison.bitext.links[step.link].hand
    said = {*comparison.bitext.alone_left} if step.left else {*comparison.bitext.alone_right}
    return bool(said & {*step.left, *step.right})


# Changes of wording


_SIGNS = {ChangeSort.INSERTED: "+", ChangeSort.REMOVED: "−", ChangeSort.REPLACED: "±", ChangeSort.MOVED: "↕"}


def change_rows(comparison: Comparison, found: Sequence[ChangeRow]) -> list[Row]:
    """Every change of wording, under the passages it stands in."""
    rows: list[Row] = []
    link = -1
    for one in found:
        if one.link != link:
            link = one.link
            count = sum(other.link == link for other in found)
            where, verdict = _where(comparison, link), _verdict(comparison, link)
            rows.append(Row(None, where, trail=str(count), heading=True, glyph=verdict))
        rows.append(Row(one, change_words(one), _SIGNS[one.kind], tip=change_tip(one)))
    return rows


def _where(comparison: Comparison, link: int) -> str:
    one = comparison.bitext.links[link]
    return " ↔ ".join(", ".join(map(short_label, labels)) for labels in (one.left, one.right))


def _verdict(comparison: Comparison, link: int) -> Verdict:
    return Verdict(comparison.bitext.links[link].relation.value)


def change_words(row: ChangeRow) -> str:
    """`shall → must`, `and section 301 of title 3`."""
    if row.kind is ChangeSort.REPLACED:
        return f"{_short(row.left_words)} → {_short(row.right_words)}"
    return _short(row.right_words if row.kind is ChangeSort.INSERTED else row.left_words)


def change_tip(row: ChangeRow) -> str:
    """The kind of change in a word, and all words of either side."""
    parts = [tr(row.kind.value)]
    parts += [f"{sign} {words}" for sign, words in (("−", row.left_words), ("+", row.right_words)) if words]
    return "\n".join(parts)


def _short(words: str) -> str:
    return words if len(words) <= _WORDS else words[: _WORDS - 1].rstrip() + "…"


def changes_text(comparison: Comparison, found: Sequence[ChangeRow]) -> str:
    """`12 changes, −34 +41 words`: of all passages that a redline can be read of."""
    links = {row.link for row in found}
    shown = [redline for redline in comparison.redlines if redline.link in links]
    removed, inserted = sum(one.removed for one in shown), sum(one.inserted for one in shown)
    text = tr("1 change") if len(found) == 1 else tr("{n} changes").format(n=len(found))
    if not found:
        return tr("No changes of wording")
    return tr("{changes}, −{removed} +{inserted} words").format(changes=text, removed=removed, inserted=inserted)


def kinds_text(found: Sequence[ChangeRow]) -> str:
    """`3 inserted, 2 removed, 7 replaced`."""
    return ", ".join(f"{count} {tr(kind.value)}" for kind, count in change_counts(found).items())


# What the person said

_KIND_WORDS: Mapping[HandKind, str] = {
    HandKind.LINK: "linked",
    HandKind.NOT_A_LINK: "not a link",
    HandKind.NO_COUNTERPART: "no counterpart",
    HandKind.SYNC: "sync point",
}


def said_rows(checked: Iterable[Checked]) -> list[Row]:
    """Everything the person said of the pair, with author and day; what is not in force apart, with the reason."""
    rows = list(checked)
    fine = [one for one in rows if one.in_force]
    lost = [one for one in rows if one.state is State.LOST]
    over = [one for one in rows if one.state is State.OVERRULED]
    made = [_said(one) for one in fine]
    for name, group in ((tr("Overruled"), over), (tr("No longer found"), lost)):
        if group:
            made.append(Row(None, name, trail=str(len(group)), heading=True))
            made += [_said(one) for one in group]
    return made


def _said(one: Checked) -> Row:
    entry = one.entry
    what = [tr(_KIND_WORDS[entry.kind])]
    what += [word for on, word in ((entry.confirmed, tr("kept")), (entry.locked, tr("locked"))) if on]
    if one.state in (State.CHANGED, State.RELABELLED):
        what.append(tr(one.state.value))
    signed = f"{entry.author or tr('by hand')}, {long_date(entry.when.date())}"
    glyph = Verdict(entry.relation.value) if entry.relation and one.in_force else None
    where = entry.where if len(entry.where) <= 40 else entry.where[:39] + "…"
    tip = "\n".join(part for part in (entry.where, entry.note, one.reason, tr("Delete removes it.")) if part)
    return Row(Said(one), where, glyph=glyph, second=", ".join(what), third=signed, tip=tip)
