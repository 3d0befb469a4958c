"""The duties of both orders side by side: who must do what by when, matched where the two correspond."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import log

from reader.comparison.model import Comparison, Reading, Side
from reader.directives import Directive
from reader.structure import Outline

_PLACE, _WORDS, _ACTORS = 0.45, 0.35, 0.2
"""What linked passages, shared words of the action and shared actors count for in a match; together 1."""
_LEAST = 0.4
"""A pair of duties below this does not correspond."""
_LEAST_WORDS = 0.12
"""Nor does one whose actions have next to no word in common: linked clauses often hold several duties."""
_WORDS_ALONE = 0.5
"""Without a link, this much of the action's words must be shared."""
_STEM = 6
"""Letters by which words are compared: `prioritize` and `prioritizing` are one."""
_PLAIN = re.compile(
    r"about|actions?|after|against|all|also|and|any|appropriate(?:ly)?|are|before|consider|consistent|date|days|each|for"
    r"|from|including|into|its|law|lawful|may|necessary|not|order|other|out|practicable|promptly|relevant|shall|such"
    r"|take|taking|that|the|their|them|this|those|through|under|until|upon|which|with|within"
)
"""Words that duties of any kind have in common."""


class DutyOrder(StrEnum):
    """By what duties are sorted."""

    PLACE = "place"
    DUE = "due date"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty of either order, or one of each that correspond."""

    left: Directive | None
    """The duty of the left order; None where it has no such duty."""
    right: Directive | None
    link: int | None = None
    """Index of the link in the bitext by which the two correspond; None where their words alone say so."""
    score: float = 0.0
    """From 0 to 1: how sure the match is; 0 for a duty of one order alone."""
    reason: str = ""
    """Why the two stand in one row: `linked passages; same actor; both: detain, aliens`."""

    def duty(self, side: Side) -> Directive | None:
        """The duty of `side`, if any."""
        return self.left if side is Side.LEFT else self.right

    @property
    def either(self) -> Directive:
        """The left order's duty where there is one, else the right's."""
        duty = self.left or self.right
        if duty is None:
            raise ValueError("a row without a duty")
        return duty


@dataclass(frozen=True, slots=True)
class _Match:
    """How well one left and one right duty correspond."""

    score: float
    left: int
    right: int
    link: int | None
    reason: str


def duties(comparison: Comparison, order: DutyOrder = DutyOrder.PLACE) -> tuple[DutyRow, ...]:
    """Every duty of both orders in exactly one row, matched one to one, sorted by `order`.

    Matched are those in linked passages (or in clauses below them) and those whose actions share most of their words;
    actors count too. By place: the left order's sequence, a duty of the right alone after the matched one before it.
    """
    left, right = comparison.left.directives, comparison.right.directives
    matches = _chosen(_matches(comparison))
    taken = {match.right: match for match in matches}
    mates = {match.left: match for match in matches}
    rows = [_row(left, right, mates[at]) if at in mates else DutyRow(one, None) for at, one in enumerate(left)]
    return sorted_duties(_with_right(rows, right, taken), order)


def sorted_duties(rows: Sequence[DutyRow], order: DutyOrder) -> tuple[DutyRow, ...]:
    """`rows` by `order`; those without a due date, or without an actor, last; of equals, as they came."""
    if order is DutyOrder.PLACE:
        return tuple(rows)
    key: Callable[[DutyRow], tuple[bool, object]] = _by_due if order is DutyOrder.DUE else _by_actor
    return tuple(sorted(rows, key=key))


def _by_due(row: DutyRow) -> tuple[bool, date]:
    days = [one.due for one in (row.left, row.right) if one is not None and one.due is not None]
    return (not days, min(days, default=date.max))


def _by_actor(row: DutyRow) -> tuple[bool, str]:
    names = [one.actors[0] for one in (row.left, row.right) if one is not None and one.actors]
    return (not names, names[0].casefold() if names else "")


def _row(left: Sequence[Directive], right: Sequence[Directive], match: _Match) -> DutyRow:
    return DutyRow(left[match.left], right[match.right], match.link, match.score, match.reason)


def _with_right(
    rows: Sequence[DutyRow], right: Sequence[Directive], taken: Mapping[int, _Match]
) -> tuple[DutyRow, ...]:
    """`rows` with those of the right alone, each after the row of the right duty before it (first where none is)."""
    after: dict[int | None, list[DutyRow]] = {}
    anchor: int | None = None
    for at, one in enumerate(right):
        if at in taken:
            anchor = taken[at].left
        else:
            after.setdefault(anchor, []).append(DutyRow(None, one))
    placed = list(after.get(None, ()))
    for at, row in enumerate(rows):
        placed += [row, *after.get(at, ())]
    return tuple(placed)


def _chosen(matches: Sequence[_Match]) -> tuple[_Match, ...]:
    """One to one, the best first."""
    kept: list[_Match] = []
    lefts: set[int] = set()
    rights: set[int] = set()
    for match in sorted(matches, key=lambda one: (-one.score, one.left, one.right)):
        if match.left not in lefts and match.right not in rights:
            kept.append(match)
            lefts.add(match.left)
            rights.add(match.right)
    return tuple(kept)


def _matches(comparison: Comparison) -> list[_Match]:
    left, right = comparison.left, comparison.right
    links = _linked(comparison)
    lefts, rights = _words(left), _words(right)
    weights = _weights([*lefts, *rights])
    lines = [_lineage(left.outline, one.label) for one in left.directives]
    columns = [_lineage(right.outline, one.label) for one in right.directives]
    found = []
    for here, one in enumerate(left.directives):
        for there, other in enumerate(right.directives):
            words = _likeness(lefts[here], rights[there], weights)
            if words < _LEAST_WORDS:
                continue
            place, link = _place(lines[here], columns[there], links)
            actors = set(one.actors) & set(other.actors)
            score = _PLACE * place + _WORDS * words + _ACTORS * _overlap(one.actors, other.actors)
            if score >= _LEAST and (link is not None or words >= _WORDS_ALONE):
                stems = sorted(lefts[here] & rights[there], key=lambda stem: (-weights[stem], stem))
                reason = _reason(link, sorted(actors), stems, one.action)
                found.append(_Match(round(min(1.0, score), 3), here, there, link, reason))
    return found


def _linked(comparison: Comparison) -> dict[tuple[str, str], tuple[float, int]]:
    """For each linked pair of labels, the score and number of its best link."""
    found: dict[tuple[str, str], tuple[float, int]] = {}
    for number, link in enumerate(comparison.bitext.links):
        for pair in ((one, other) for one in link.left for other in link.right):
            found[pair] = max(found.get(pair, (0.0, number)), (link.score, number))
    return found


def _lineage(outline: Outline, label: str) -> tuple[str, ...]:
    """`label` and those of the segments above it, nearest first."""
    at = outline.index(label)
    return (label, *(outline.segments[above].label for above in outline.ancestors(at))) if at is not None else (label,)


def _place(
    left: Sequence[str], right: Sequence[str], links: Mapping[tuple[str, str], tuple[float, int]]
) -> tuple[float, int | None]:
    """How near two places are by the links (1 for a sure link of the very clauses), and the link that says so."""
    best: tuple[float, int | None] = (0.0, None)
    for up, one in enumerate(left):
        for over, other in enumerate(right):
            if (one, other) in links:
                score, number = links[one, other]
                nearness = (0.5 + 0.5 * score) * 0.75 ** (up + over)
                best = max(best, (nearness, number), key=lambda pair: pair[0])
    return best


def _words(reading: Reading) -> list[frozenset[str]]:
    """For each duty, the stems of the words that tell what is to be done."""
    return [
        frozenset(
            word[:_STEM] for word in re.findall(r"[a-z]{3,}", one.action.casefold()) if not _PLAIN.fullmatch(word)
        )
        for one in reading.directives
    ]


def _weights(actions: Sequence[frozenset[str]]) -> dict[str, float]:
    """The rarer a stem among all the duties, the more it tells."""
    counts = Counter(stem for stems in actions for stem in stems)
    return {stem: log(1 + len(actions) / count) for stem, count in counts.items()}


def _likeness(left: frozenset[str], right: frozenset[str], weights: Mapping[str, float]) -> float:
    """Twice the weight of the shared stems over that of all (Dice's measure), 0 to 1."""
    whole = sum(weights[stem] for stem in left) + sum(weights[stem] for stem in right)
    return 2 * sum(weights[stem] for stem in left & right) / whole if whole else 0.0


def _overlap(left: Sequence[str], right: Sequence[str]) -> float:
    """Share of the shorter list of actors that the other has too, 0 to 1."""
    fewer = min(len(set(left)), len(set(right)))
    return len(set(left) & set(right)) / fewer if fewer else 0.0


def _reason(link: int | None, actors: Sequence[str], stems: Sequence[str], action: str) -> str:
    words = re.findall(r"[A-Za-z]+", action)
    both = [next((word.lower() for word in words if word.lower().startswith(stem)), stem) for stem in stems[:3]]
    parts = ["linked passages" if link is not None else "same words"]
    parts += [f"both: {', '.join(actors[:2])}"] if actors else []
    parts += [f"shared words: {', '.join(both)}"] if both else []
    return "; ".join(parts)
