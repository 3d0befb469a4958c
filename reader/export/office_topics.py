"""Which topics are lit in an export where nobody has said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reader.comparison import SLOTS, Comparison
from reader.walkthroughs import Walkthrough


def first_topics(comparison: Comparison) -> dict[str, int]:
    """A mark (0-7) for each of the first eight topics of `comparison`, by id."""
    return {row.topic.id: slot for slot, row in enumerate(comparison.topics[:SLOTS])}


def with_topics(walkthrough: Walkthrough, slots: Mapping[str, int] | None) -> Walkthrough:
    """`walkthrough`, with the topics of `slots` (id -> mark) lit at the stops that light none."""
    if not slots:
        return walkthrough
    topics = tuple(sorted(slots, key=lambda topic: slots[topic]))
    stops = (stop if stop.topics else replace(stop, topics=topics) for stop in walkthrough.stops)
    return replace(walkthrough, stops=tuple(stops))
