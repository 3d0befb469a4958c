"""How orders, places and topics are called in a title or a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from reader.alignment import Link
from reader.comparison import Comparison, Side
from reader.documents import MONTHS, Kind, Order
from reader.structure import Outline
from reader.topics import Topic

_LONGEST = 72
"""Code points up to which a heading is put in a title."""
_PARTS = re.compile(r"[\s-]+")


def title_of(comparison: Comparison, left: Sequence[str], right: Sequence[str]) -> str:
    """`Migrant Protection Protocols: 4(a)(ii)(B) ↔ 6`, from the labels on both sides; `A stop` without any."""
    where = labels_text(left, right)
    name = subject(comparison, left, right)
    if not where:
        return name or "A stop"
    if left and left == right and left[0] in ("preamble", "signature"):
        return left[0].capitalize()
    if name:
        return f"{name}: {where}"
    return where if left and right else places_words(left or right)[:1].upper() + places_words(left or right)[1:]


def labels_text(left: Sequence[str], right: Sequence[str]) -> str:
    """`4(a)(ii)(B) ↔ 6`, or the labels of the one side there is."""
    return " ↔ ".join(listed(map(short_label, labels)) for labels in (left, right) if labels)


def short_label(label: str) -> str:
    """The last words of a headed part; any other label as printed."""
    return label.rsplit("/", 1)[-1]


def subject(comparison: Comparison, left: Sequence[str], right: Sequence[str]) -> str:
    """What a stop at these labels is about.

    An opposed link's topic; else the heading of one of the segments; else the topic they act on most; else the heading
    of a segment above.
    """
    opposed = [link.topic for link in links_between(comparison, left, right) if link.topic]
    if opposed:
        return topic_title(comparison, opposed[0])
    sided = [(comparison.side(side).outline, labels[0]) for side, labels in _sided(left, right) if labels]
    own = next((one for outline, label in sided if (one := heading_of(outline, label))), "")
    above = next((one for outline, label in sided if (one := heading_near(outline, label))), "")
    return _short(own or commonest_topic(comparison, left, right) or above)


def _short(heading: str) -> str:
    return heading if len(heading) <= _LONGEST else f"{heading[:_LONGEST].rsplit(' ', 1)[0]} …"


def links_between(comparison: Comparison, left: Iterable[str], right: Iterable[str]) -> tuple[Link, ...]:
    """The links that join one of `left` to one of `right`, the surest first."""
    here, there = set(left), set(right)
    found = [one for one in comparison.bitext.links if here & set(one.left) and there & set(one.right)]
    return tuple(sorted(found, key=lambda link: -link.score))


def heading_near(outline: Outline, label: str) -> str:
    """The heading of the segment, or else of the nearest one above it; empty for the preamble."""
    at = outline.index(label)
    if at is None or label in ("preamble", "signature"):
        return ""
    headings = (outline.heading(index) for index in (at, *outline.ancestors(at)))
    return " ".join(next((one for one in headings if one), "").split())


def heading_of(outline: Outline, label: str) -> str:
    """The segment's own heading, white space folded; empty where it has none, and for the preamble."""
    at = outline.index(label)
    return "" if at is None or label in ("preamble", "signature") else " ".join(outline.heading(at).split())


def commonest_topic(comparison: Comparison, left: Sequence[str], right: Sequence[str]) -> str:
    """The name of the topic that these segments, with all below them, act on most; empty where they act on none."""
    counts: Counter[str] = Counter()
    for side, labels in _sided(left, right):
        outline = comparison.side(side).outline
        spans = [segment.span for label in labels if (segment := outline.segment(label)) is not None]
        for mention in comparison.side(side).mentions:
            if mention.effect is not None and any(span.holds(mention.span.start) for span in spans):
                counts[mention.topic] += 1
    return topic_title(comparison, counts.most_common(1)[0][0]) if counts else ""


def topic_title(comparison: Comparison, topic: str) -> str:
    """The topic's name as a title has it; its id where the comparison does not know it."""
    row = comparison.topic(topic)
    return row.topic.label if row else topic


def topic_words(topic: Topic) -> str:
    """The topic's name within a sentence: `expedited removal`, `Migrant Protection Protocols`."""
    first, *rest = _PARTS.split(topic.label)
    named = not first[1:].islower() or any(word[:1].isupper() for word in rest)
    return topic.label if named else topic.label[0].lower() + topic.label[1:]


def order_name(order: Order) -> str:
    """`EO 14165`, `Proclamation 10886`, or the title."""
    if order.identity.kind is Kind.PROCLAMATION and order.identity.number:
        return f"Proclamation {order.identity.number}"
    return order.name


def place_words(label: str) -> str:
    """`section 4(a)(ii)(B)`, `the preamble`, `the part “Expanding expedited removal”`."""
    if label in ("preamble", "signature"):
        return f"the {label}"
    return f"section {label}" if label[:1].isdigit() else f"the part “{short_label(label)}”"


def places_words(labels: Sequence[str]) -> str:
    """`section 6`; `sections 3(b)(i) and 7`."""
    if len(labels) > 1 and all(label[:1].isdigit() for label in labels):
        return f"sections {listed(labels)}"
    return listed([place_words(label) for label in labels])


def day_words(day: date) -> str:
    """`2 February 2021`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def listed(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    several = list(words)
    return f"{', '.join(several[:-1])} and {several[-1]}" if len(several) > 1 else "".join(several)


def _sided(left: Sequence[str], right: Sequence[str]) -> tuple[tuple[Side, Sequence[str]], ...]:
    return (Side.LEFT, left), (Side.RIGHT, right)
