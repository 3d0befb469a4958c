"""A small shelf of orders of our own, outlined by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reader.documents import Edition, Identity, Kind, Order
from reader.search import Document
from reader.spans import Span
from reader.structure import Outline, Segment, SegmentKind
from reader.topics import Effect, Mention, Topic

TOPICS = {
    "harbour-dues": Topic("harbour-dues", "Harbour dues", acronyms=("HD",), alternatives=("port charges",)),
    "lighthouses": Topic("lighthouses", "Lighthouses", broader=("coast",)),
    "coast": Topic("coast", "The coast"),
}

Part = tuple[str, str, str]
"""Label, heading, own words."""


def outlined(identity: Identity, parts: Iterable[Part]) -> Outline:
    """An outline whose segments are `parts`; `1(a)` lies in `1`."""
    text, segments, at = "", [], {}
    for label, heading, body in parts:
        start = len(text)
        text += f"{heading}. " if heading else ""
        inner = Span(len(text), len(text) + len(body))
        text += body + "\n\n"
        parent = next((at[label[:cut]] for cut in range(len(label) - 1, 0, -1) if label[:cut] in at), None)
        at[label] = len(segments)
        segments.append(
            Segment(
                label,
                SegmentKind.CLAUSE if "(" in label else SegmentKind.SECTION,
                Span(start, len(text)),
                Span(start, len(text)),
                inner,
                heading=Span(start, start + len(heading)) if heading else None,
                parent=parent,
            )
        )
    return Outline(Order(text, (), identity), tuple(segments))


def mention(outline: Outline, topic: str, label: str, quote: str, effect: Effect | None, act: str = "") -> Mention:
    """A mention of `topic` where `quote` stands in the segment `label`."""
    segment = outline.segment(label)
    assert segment is not None
    start = outline.text.index(quote, segment.own.start)
    done = outline.text.index(act, segment.own.start) if act else 0
    effect_span = Span(done, done + len(act)) if act else None
    return Mention(topic, label, Span(start, start + len(quote)), quote, effect, effect_span, "as said")


def harbours() -> Document:
    identity = Identity("20001", "Keeping the Harbours", date(2021, 3, 4), Kind.EXECUTIVE_ORDER, "Ada B. Rivers")
    outline = outlined(
        identity,
        [
            ("preamble", "", "As head of the coast guard I direct the following."),
            ("1", "Harbour Dues", "Every ship pays dues when it moors; small boats pay nothing."),
            ("1(a)", "", "The dues on fishing boats, raised last winter, are ended at once."),
            ("1(b)", "", "Collectors report to the port’s clerk under 7 U.S.C. 301(b)(2)."),
            ("2", "Lamps", "The keeper of each lighthouse reviews its lamp. Mooring at night stays free of dues."),
        ],
    )
    mentions = (
        mention(outline, "harbour-dues", "1", "dues", Effect.ESTABLISH, "pays"),
        mention(outline, "harbour-dues", "1(a)", "dues on fishing boats", Effect.END, "ended"),
        mention(outline, "lighthouses", "2", "lighthouse", Effect.REVIEW, "reviews"),
        mention(outline, "harbour-dues", "2", "dues", None),
    )
    return Document("eo-20001", "a", outline, mentions)


def lamps() -> Document:
    identity = Identity(
        "20002", "Lamps and Bells", date(1998, 12, 1), Kind.PROCLAMATION, "Cyrus D. Fell", edition=Edition.DIGEST
    )
    outline = outlined(
        identity,
        [
            ("preamble", "", "A bell is rung in fog."),
            ("1", "Bells", "Bells are moored to buoys, and no harbour may silence them."),
            ("2", "", "The night watch is doubled."),
        ],
    )
    return Document("proclamation-20002-digest", "b", outline)
