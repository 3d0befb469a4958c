"""A walkthrough's stops held against the open pair, as the list, the window and the presentation need them. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from reader.comparison import Comparison, Side
from reader.spans import Span
from reader.walkthroughs import PlacedStop, Slide, Walkthrough, placed, presented

_WORDS = 40
"""Code points that count as the beginning of a passage."""


@dataclass(frozen=True, slots=True)
class ShownStop:
    """One stop: where its passages stand, and what a presenter shows of it."""

    placed: PlacedStop
    slide: Slide

    @property
    def id(self) -> str:
        """Of the stop."""
        return self.placed.stop.id

    @property
    def labels(self) -> str:
        """`4(a)(ii)(B) ↔ § 6`; of one side alone, its own."""
        sides = (", ".join(self.slide.side(side).labels) for side in Side)
        return " ↔ ".join(words for words in sides if words)

    def span(self, side: Side) -> Span | None:
        """The first passage that was found on `side`."""
        found = self.placed.left if side is Side.LEFT else self.placed.right
        return next((one.span for one in found if one.span is not None), None)

    @property
    def spans(self) -> dict[Side, Span]:
        """The first passage of each side that has one."""
        return {side: span for side in Side if (span := self.span(side)) is not None}

    @property
    def beginnings(self) -> dict[Side, Span]:
        """The first words of these: a long passage is brought into view by its beginning, not by its middle."""
        return {side: Span(span.start, min(span.end, span.start + _WORDS)) for side, span in self.spans.items()}


def shown_stops(walkthrough: Walkthrough, comparison: Comparison, editions: tuple[str, str]) -> tuple[ShownStop, ...]:
    """Every stop, placed in the texts that are open; may run on any thread."""
    stops = placed(walkthrough, comparison, editions)
    total = len(stops)
    return tuple(
        ShownStop(
            one,
            presented(
                one,
                comparison,
                walkthrough=walkthrough.title,
                number=number,
                total=total,
                next_title=stops[number].stop.title if number < total else "",
            ),
        )
        for number, one in enumerate(stops, 1)
    )
