"""What governs the words of a segment: its sentences, and the lead-in of the segments above (`... shall:`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.spans import Span, trimmed
from reader.structure import Outline, SegmentKind, sentences

_QUIET = re.compile(
    r"(?:general provisions?|definitions?|severability|effective date|judicial review)\b", re.IGNORECASE
)
_TELLING = re.compile(r"(?:purposes?|background|findings?|preamble|introduction)\b", re.IGNORECASE)
_LEADS = re.compile(r"(?::|[—–]|\bto|\bby)\s*$")


_ASIDE = re.compile(r"“[^“”\n]{1,240}”|\"[^\"\n]{1,240}\"|\([^()\n]{1,240}\)")
_ORDERS = re.compile(r"\b(?:shall|must)\b")


def masked(text: str) -> str:
    """`text` with quoted names and asides in brackets blotted out, so that no verb in a title governs.

    The length stays: an offset means the same place in both. A quotation that itself orders something is left alone.
    """
    return _ASIDE.sub(lambda aside: aside[0] if _ORDERS.search(aside[0]) else _blotted(aside[0]), text)


def _blotted(words: str) -> str:
    return words[0] + re.sub(r"[^\s]", "_", words[1:-1]) + words[-1]


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence (or heading) with what governs it from above."""

    span: Span
    heading: bool = False
    opens: bool = False
    """True where it is the first sentence of its segment."""
    clausal: bool = False
    """True where its segment is an item of a list: `(a) ...`."""
    leads: tuple[Span, ...] = ()
    """Lead-in sentences of the segments above, nearest first; only for the first sentence of a segment."""
    telling: bool = False
    """True in a section that only tells: purpose, background, findings, the preamble."""
    quiet: bool = False
    """True in definitions and general provisions, where nothing is done to a topic."""


class Clauses:
    """The clauses of an outline, found when they are asked for."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._of: dict[int, tuple[Clause, ...]] = {}

    def at(self, place: Span) -> Clause | None:
        """The clause that holds the first code point of `place`; None outside the order's words."""
        index = self._outline.at(place.start)
        if index not in self._of:
            self._of[index] = self._clauses(index)
        return next((clause for clause in self._of[index] if clause.span.holds(place.start)), None)

    def _clauses(self, index: int) -> tuple[Clause, ...]:
        outline, segment = self._outline, self._outline.segments[index]
        telling, quiet = self._tone(index)
        found = [Clause(segment.heading, heading=True)] if segment.heading else []
        clausal = segment.kind in (SegmentKind.CLAUSE, SegmentKind.QUOTED)
        start = segment.body.start if segment.body else segment.own.end
        leads = self._leads(index)
        for place, span in enumerate(sentences(outline.text, Span(start, segment.own.end))):
            first = place == 0
            found.append(Clause(span, False, first, clausal, leads if first else (), telling, quiet))
        return tuple(found)

    def _leads(self, index: int) -> tuple[Span, ...]:
        """The lead-ins above segment `index`: each the last sentence of a parent that ends in a colon."""
        found: list[Span] = []
        for above in self._outline.ancestors(index):
            lead = self._last_sentence(above)
            if lead is None or not _LEADS.search(lead.of(self._outline.text)):
                break
            found.append(lead)
        return tuple(found)

    def _last_sentence(self, index: int) -> Span | None:
        segment = self._outline.segments[index]
        if not segment.body:
            return None
        body = trimmed(self._outline.text, Span(segment.body.start, min(segment.body.end, segment.own.end)))
        split = sentences(self._outline.text, body)
        return split[-1] if split else None

    def _tone(self, index: int) -> tuple[bool, bool]:
        """(only tells, does nothing) by the headings of the segment and those above it."""
        outline = self._outline
        chain = (index, *outline.ancestors(index))
        headings = [
            outline.heading(i).strip(" .“”") for i in chain if outline.segments[i].kind is not SegmentKind.PREAMBLE
        ]
        preamble = any(outline.segments[i].kind is SegmentKind.PREAMBLE for i in chain)
        telling = preamble or any(_TELLING.match(heading) for heading in headings)
        return telling, any(_QUIET.match(heading) for heading in headings)
