"""A walkthrough held against the two orders that are open: where each of its passages stands, and what is not found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.annotations import Anchored, AnchorText, Certainty, Target, anchor, order_key
from reader.comparison import Comparison
from reader.spans import Span
from reader.structure import Outline
from reader.walkthroughs.deeds import mirrored
from reader.walkthroughs.model import PlacedStop, Stop, Walkthrough
from reader.walkthroughs.naming import listed, order_name, place_words
from reader.walkthroughs.stops import labelled_spans

_ALIKE = 0.4
"""Share of a passage's long words that the clause of its label must have, for it to be shown by its label."""
_NEARLY = 0.8
_LONG = re.compile(r"[^\W_]{5,}")
_STEM = 6


@dataclass(frozen=True, slots=True)
class _Open:
    """One order that is open."""

    key: str
    name: str
    outline: Outline
    text: AnchorText


def oriented(walkthrough: Walkthrough, comparison: Comparison, editions: tuple[str, str] = ("", "")) -> Walkthrough:
    """`walkthrough` with its sides as the panes have them: mirrored where the orders are open the other way round.

    `editions` are the library's ids of the two orders; needed only for orders without a number.
    """
    left, right = keys_of(comparison, editions)
    if left == right or walkthrough.left == walkthrough.right:
        return walkthrough
    turned = walkthrough.left == right or walkthrough.right == left
    return mirrored(walkthrough) if turned else walkthrough


def keys_of(comparison: Comparison, editions: tuple[str, str] = ("", "")) -> tuple[str, str]:
    """The keys of the two orders that are open; see `reader.annotations.order_key`."""
    return (
        order_key(comparison.left.order, editions[0]),
        order_key(comparison.right.order, editions[1]),
    )


def fits(walkthrough: Walkthrough, comparison: Comparison, editions: tuple[str, str] = ("", "")) -> bool:
    """True where it was made for these two orders, on whichever side each is."""
    return {walkthrough.left, walkthrough.right} == set(keys_of(comparison, editions))


def placed(
    walkthrough: Walkthrough, comparison: Comparison, editions: tuple[str, str] = ("", "")
) -> tuple[PlacedStop, ...]:
    """Every stop with the places of its passages in the two texts that are open.

    The stops come as `oriented` gives them: `left` is what the left pane shows. Words are found by their selectors.
    Where an edition has other words, the clause of the same label in the same order is shown as approximate, if its
    words are at all alike, and the stop's problem says so. What is not found has no span.
    """
    turned = oriented(walkthrough, comparison, editions)
    sides = [
        _Open(key, order_name(reading.order), reading.outline, AnchorText(reading.outline.text))
        for key, reading in zip(keys_of(comparison, editions), (comparison.left, comparison.right), strict=True)
    ]
    return tuple(_placed(stop, sides[0], sides[1]) for stop in turned.stops)


def _placed(stop: Stop, left: _Open, right: _Open) -> PlacedStop:
    sides = ((stop.left, left), (stop.right, right))
    found = [tuple(_anchored(target, side) for target in targets) for targets, side in sides]
    problems: list[str] = []
    near: list[str] = []
    for (targets, side), places in zip(sides, found, strict=True):
        for target, anchored in zip(targets, places, strict=True):
            if anchored.certainty is Certainty.APPROXIMATE:
                near.append(_spoken(target, side))
            elif anchored.span is None:
                problems.append(_missing(target, side))
    if near:
        problems.append(f"Other words stand in this text; the nearest place is shown of {listed(dict.fromkeys(near))}.")
    return PlacedStop(stop, found[0], found[1], " ".join(dict.fromkeys(problems)))


def _anchored(target: Target, side: _Open) -> Anchored:
    if target.order != side.key:
        return Anchored(None, Certainty.ORPHANED, 0.0)
    found = anchor(side.text, target.selector)
    if found.certainty is Certainty.EXACT:
        return found
    spans = labelled_spans(side.outline, target.label) if target.label else ()
    if found.span is not None:
        return replace(found, span=_squared(found.span, spans))
    return _by_label(target, side.outline, spans)


def _squared(span: Span, spans: Sequence[Span]) -> Span:
    """Where words stand that were found by likeness, whose ends are never sure: the clause of the same label, where
    nearly all of it and nearly nothing else was found."""
    for clause in spans[:1]:
        shared = min(span.end, clause.end) - max(span.start, clause.start)
        if shared >= _NEARLY * max(len(span), len(clause)):
            return clause
    return span


def _by_label(target: Target, outline: Outline, spans: Sequence[Span]) -> Anchored:
    """The clause of the target's label, where its words are alike enough to be an edition of the same."""
    if not spans:
        return Anchored(None, Certainty.ORPHANED, 0.0)
    likeness = _likeness(target.selector.exact, spans[0].of(outline.text))
    if likeness < _ALIKE:
        return Anchored(None, Certainty.ORPHANED, likeness)
    return Anchored(spans[0], Certainty.APPROXIMATE, likeness)


def _likeness(words: str, others: str) -> float:
    """Share of the long words' stems of `words` that `others` has, 0 to 1."""
    mine, theirs = ({word[:_STEM].casefold() for word in _LONG.findall(text)} for text in (words, others))
    return round(len(mine & theirs) / len(mine), 3) if mine else 0.0


def _missing(target: Target, side: _Open) -> str:
    if target.order != side.key:
        place = f"{place_words(target.label)} of it" if target.label else "a passage of it"
        return f"{key_words(target.order)} is not open; this stop shows {place}."
    where = _spoken(target, side)
    made = f"; it was chosen in {target.edition}" if target.edition else ""
    return f"{where[0].upper()}{where[1:]} is not found in this text{made}."


def _spoken(target: Target, side: _Open) -> str:
    return f"{place_words(target.label)} of {side.name}" if target.label else f"a passage of {side.name}"


def key_words(key: str) -> str:
    """An order's key as it is read: `EO 14165` for `eo-14165`, `Proclamation 10886`."""
    name, _, number = key.partition("-")
    if name in ("eo", "proclamation") and number:
        return f"{'EO' if name == 'eo' else 'Proclamation'} {number.upper()}"
    return f"The order “{key}”" if key else "An order"
