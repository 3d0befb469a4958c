"""Which topics are lit in an export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reader.comparison import SLOTS, Comparison
from reader.walkthroughs import Slide, Walkthrough, slides


def first_topics(comparison: Comparison) -> dict[str, int]:
    """A mark (0-7) for each of the first eight topics of `comparison`, by id: lit where nobody has said which."""
    return {row.topic.id: slot for slot, row in enumerate(comparison.topics[:SLOTS])}


def slides_of(
    walkthrough: Walkthrough,
    comparison: Comparison,
    slots: Mapping[str, int] | None,
    editions: tuple[str, str],
) -> tuple[Slide, ...]:
    """The stops of `walkthrough` as slides, the topics of `slots` (id -> mark) lit at those that light none.

    `editions` are the library's ids of the two orders; needed only for orders without a number.
    """
    topics = tuple(sorted(slots or {}, key=lambda topic: (slots or {})[topic]))
    stops = (stop if stop.topics else replace(stop, topics=topics) for stop in walkthrough.stops)
    return slides(replace(walkthrough, stops=tuple(stops)), comparison, editions)
