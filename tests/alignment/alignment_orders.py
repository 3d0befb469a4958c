"""Small orders of our own, as outlines, for the tests of the alignment room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reader.documents import Block, Identity, Kind, Order
from reader.spans import Span
from reader.structure import Outline, Segment, SegmentKind


@dataclass(frozen=True)
class Unit:
    """A section or clause to be: heading (sections only), words, parts below."""

    words: str
    heading: str = ""
    parts: tuple[Unit, ...] = ()


PREAMBLE = "Under the powers given to me by the people of this land, it is hereby ordered as follows:"
LIGHTHOUSES = Unit(
    "The Keeper of the Coasts shall repaint every lighthouse on the northern cliffs and shall report "
    "to the Harbour Board within 30 days.",
    "Lighthouses",
)
ORCHARDS = Unit(
    "Every village orchard is to receive forty apple saplings. The Warden of Gardens keeps the register of grafts.",
    "Orchards and Grafts",
)
FERRIES = Unit(
    "The ferry service across the Silver Sound is established, and its captains shall:",
    "Ferry Service",
    (
        Unit("carry cattle and wagons without a toll on market days;"),
        Unit("ring a brass bell in thick fog; and"),
        Unit("keep a lantern burning from dusk until the last passenger has stepped ashore."),
    ),
)
LIBRARIES = Unit(
    "Travelling libraries visit the mountain schools twice each winter. The Chief Librarian chooses the novels "
    "and atlases, and the mules that carry them.",
    "Travelling Libraries",
)
CLOCKS = Unit(
    "All tower clocks are to be wound on Sunday morning by the town's clockmaker, who may ask the fire brigade "
    "for a ladder.",
    "Tower Clocks",
)
BEES = Unit(
    "Beekeepers may set their hives beside the royal canal from April to October, provided the boatmen are warned "
    "by a yellow flag.",
    "Beekeeping",
)
SECTIONS = (LIGHTHOUSES, ORCHARDS, FERRIES, LIBRARIES, CLOCKS, BEES)


def outlined(
    sections: Sequence[Unit],
    *,
    number: str | None = None,
    signed: date | None = None,
    title: str = "Harbours and Hills",
    preamble: str = PREAMBLE,
) -> Outline:
    """An order of `sections`, clauses lettered, in the reading text's layout."""
    drawn: list[tuple[str, SegmentKind, int, int | None, str, Unit]] = []
    for n, section in enumerate(sections, 1):
        drawn.append((str(n), SegmentKind.SECTION, 0, None, f"Sec. {n}.", section))
        above = len(drawn)
        for letter, part in zip("abcdefghij", section.parts, strict=False):
            drawn.append((f"{n}({letter})", SegmentKind.CLAUSE, 1, above, f"({letter})", part))
    text, segments = preamble, [_preamble(preamble)]
    for label, kind, depth, parent, mark, unit in drawn:
        text, segment = _appended(text + "\n\n", label, kind, depth, parent, mark, unit)
        segments.append(segment)
    order = Order(
        text,
        (Block(Span(0, len(text))),),
        Identity(number=number, title=title, date=signed, kind=Kind.EXECUTIVE_ORDER),
    )
    return Outline(order, _with_children(segments, len(text)))


def _preamble(words: str) -> Segment:
    whole = Span(0, len(words))
    return Segment("preamble", SegmentKind.PREAMBLE, whole, whole, whole)


def _appended(
    text: str, label: str, kind: SegmentKind, depth: int, parent: int | None, mark: str, unit: Unit
) -> tuple[str, Segment]:
    start = len(text)
    enumerator = Span(start, start + len(mark))
    text += mark + " "
    heading = Span(len(text), len(text) + len(unit.heading)) if unit.heading else None
    text += f"{unit.heading}. " if unit.heading else ""
    body = Span(len(text), len(text) + len(unit.words))
    text += unit.words
    own = Span(start, len(text))
    return text, Segment(label, kind, own, own, body, enumerator, heading, depth, parent)


def _with_children(segments: list[Segment], length: int) -> tuple[Segment, ...]:
    """Own spans run on to the next segment; spans hold their children."""
    starts = [segment.own.start for segment in segments] + [length]
    grown = []
    for i, segment in enumerate(segments):
        below = [j for j, other in enumerate(segments) if other.parent == i]
        end = starts[(below[-1] if below else i) + 1]
        own = Span(segment.own.start, starts[i + 1])
        grown.append(replace(segment, span=Span(segment.span.start, end), own=own))
    return tuple(grown)
