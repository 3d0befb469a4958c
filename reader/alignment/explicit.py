"""Ties that one order's own words draw to the other: it revokes it, amends a section of it, or speaks of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reader.alignment.passages import Reading
from reader.spans import Span
from reader.structure import Outline, Reference, SegmentKind


class Act(StrEnum):
    """What the words do to what they name; the verb as it is told to the reader."""

    UNDOES = "undoes"
    AMENDS = "amends"
    CITES = "cites"


@dataclass(frozen=True, slots=True)
class Tie:
    """A passage of one order names the other order, or a unit of it."""

    here: int
    """Place of the naming passage."""
    there: int
    """Place of what is named in the other order: its preamble, where the order is named as a whole."""
    act: Act
    span: Span
    """The naming words."""


_UNIT = r"\d+(?:\.\d+)?(?:\s?\([A-Za-z0-9]{1,5}\))*"
_UNITS = re.compile(rf"\b[Ss]ec(?:tions?|s?\.)\s+(?P<units>{_UNIT}(?:(?:,\s*|,?\s*and\s+|,?\s*or\s+){_UNIT})*)")
_OF_ANOTHER = re.compile(r",?\s+of\s+(?:this|title|the|that|such|Public|Proclamation|Executive\s+Order)", re.IGNORECASE)
_AMENDED = re.compile(r"\bamend|\bis revised|\bto read\b|\bstriking\b|\binserting\b|\bdelet", re.IGNORECASE)
_IS_AMENDED = re.compile(r"\b(?:is|are|be)\s+(?:hereby\s+|further\s+)*amended\b")
_UNWOUND = re.compile(r"\b(?:suspend|rescind|revok|terminat|repeal|withdraw)", re.IGNORECASE)


def ties(order: Reading, other: Reading) -> list[Tie]:
    """Every tie that `order` draws to `other`, in order of place; one for each passage and unit."""
    number = other.outline.order.identity.number
    found: dict[tuple[int, int], Tie] = {}
    for tie in _ties(order, other.outline, number) if number else ():
        found.setdefault((tie.here, tie.there), tie)
    return list(found.values())


def _ties(order: Reading, other: Outline, number: str) -> Iterator[Tie]:
    amending: set[int] = set()
    for reference in order.references:
        here = order.outline.index(reference.label)
        if here is None or reference.kind != "executive-order" or reference.target != number:
            continue
        passage = order.passages[here]
        units = list(_units_before(order.outline, reference, other))
        yield from (Tie(here, there, _act_on_unit(order.outline, here), reference.span) for there in units)
        if not units and number in passage.undoes:
            yield from _whole(here, other, reference.span)
        elif not units and (reference.relation == "amends" or _amends_in_preamble(order, here)):
            amending.add(here)
        elif not units and _UNWOUND.search(_own(order.outline, here)) and passage.kind is not SegmentKind.PREAMBLE:
            yield from _whole(here, other, reference.span)
    yield from _amendments(order, other, amending)


def _whole(here: int, other: Outline, span: Span) -> Iterator[Tie]:
    preamble = next((i for i, s in enumerate(other.segments) if s.kind is SegmentKind.PREAMBLE), None)
    if preamble is not None:
        yield Tie(here, preamble, Act.UNDOES, span)


def _units_before(outline: Outline, reference: Reference, other: Outline) -> Iterator[int]:
    """`sections 2 and 4(b) of Executive Order N`: the units, as places in the order of that number."""
    before = outline.text[max(0, reference.span.start - 160) : reference.span.start]
    matches = list(_UNITS.finditer(before))
    if matches and re.fullmatch(r",?\s+of\s+", before[matches[-1].end() :]):
        yield from _places(matches[-1]["units"], other)


def _amendments(order: Reading, other: Outline, amending: set[int]) -> Iterator[Tie]:
    """Passages at or below one that amends the other order, where they name a unit of it."""
    for passage in order.passages:
        if passage.place not in amending and amending.isdisjoint(order.above(passage.place)):
            continue
        segment = order.outline.segments[passage.place]
        start = segment.enumerator.end if segment.enumerator else segment.own.start
        for found in _UNITS.finditer(order.outline.text, start, segment.own.end):
            if not _OF_ANOTHER.match(order.outline.text, found.end()):
                span = Span(found.start(), found.end())
                yield from (Tie(passage.place, there, Act.AMENDS, span) for there in _places(found["units"], other))


def _amends_in_preamble(order: Reading, here: int) -> bool:
    """Short orders do all their amending in the words before any section."""
    words = _own(order.outline, here)
    return order.passages[here].kind is SegmentKind.PREAMBLE and _IS_AMENDED.search(words) is not None


def _act_on_unit(outline: Outline, here: int) -> Act:
    return Act.AMENDS if _AMENDED.search(_own(outline, here)) else Act.CITES


def _places(units: str, other: Outline) -> Iterator[int]:
    """Where the named units stand; one that carries no label of its own is looked for in the unit above it."""
    for unit in re.findall(_UNIT, units):
        label = re.sub(r"\s", "", unit)
        while label and other.index(label) is None:
            label = label[: max(0, label.rfind("("))]
        place = other.index(label)
        if place is not None:
            yield place


def _own(outline: Outline, place: int) -> str:
    return outline.segments[place].own.of(outline.text)
