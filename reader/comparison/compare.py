"""Two orders -> Comparison: the walk through the rooms, in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reader.alignment import (
    Bitext,
    HandLinks,
    RedlineOptions,
    Relation,
    align,
    checked,
    redlines,
    scroll_map,
    with_hand,
)
from reader.comparison.model import Comparison, Reading, Step, TopicRow, Verdict
from reader.directives import find_directives
from reader.documents import Order
from reader.structure import Outline, find_references, outline
from reader.topics import Effect, Mention, Taxonomy, find_topics


def read_order(order: Order, taxonomy: Taxonomy) -> Reading:
    """What the program understands of one order: outline, topics, directives, references."""
    tree = outline(order)
    return Reading(tree, find_topics(tree, taxonomy), find_directives(tree), find_references(tree))


def compare(
    left: Order,
    right: Order,
    taxonomy: Taxonomy,
    hand: HandLinks | None = None,
    options: RedlineOptions | None = None,
) -> Comparison:
    """Lay two orders side by side, with the person's `hand` on top of what the aligner finds.

    `options` say what redlines leave out of account. Pure: the same input gives the same comparison.
    """
    return compare_readings(read_order(left, taxonomy), read_order(right, taxonomy), taxonomy, hand, options)


def compare_readings(
    left: Reading,
    right: Reading,
    taxonomy: Taxonomy,
    hand: HandLinks | None = None,
    options: RedlineOptions | None = None,
) -> Comparison:
    """Lay two orders side by side that have been read already."""
    aligned = align(left.outline, right.outline, (left.mentions, right.mentions))
    said, ignored = hand or HandLinks(), options or RedlineOptions()
    bitext = with_hand(aligned, said, left.outline, right.outline)
    return Comparison(
        left,
        right,
        bitext,
        redlines(bitext, left.outline, right.outline, ignored),
        scroll_map(bitext, left.outline, right.outline),
        _topic_rows(left.mentions, right.mentions, bitext, taxonomy),
        _steps(bitext, left.outline),
        aligned=aligned,
        hand=said,
        checked=checked(said, left.outline, right.outline),
        options=ignored,
    )


def with_hand_links(comparison: Comparison, hand: HandLinks) -> Comparison:
    """The same two orders after the person said something of their links. Nothing is read or aligned anew."""
    left, right = comparison.left.outline, comparison.right.outline
    bitext = with_hand(comparison.aligned or comparison.bitext, hand, left, right)
    disputed = _disputed(bitext)
    rows = (replace(row, opposed=row.topic.id in disputed) for row in comparison.topics)
    return replace(
        comparison,
        bitext=bitext,
        redlines=redlines(bitext, left, right, comparison.options),
        scroll_map=scroll_map(bitext, left, right),
        topics=tuple(sorted(rows, key=_weight)),
        steps=_steps(bitext, left),
        hand=hand,
        checked=checked(hand, left, right),
    )


def with_redline_options(comparison: Comparison, options: RedlineOptions) -> Comparison:
    """The same comparison with other redlines: `options` say what these leave out of account."""
    left, right = comparison.left.outline, comparison.right.outline
    return replace(comparison, redlines=redlines(comparison.bitext, left, right, options), options=options)


def _disputed(bitext: Bitext) -> set[str | None]:
    return {link.topic for link in bitext.links if link.relation is Relation.OPPOSED}


def _topic_rows(
    left: Sequence[Mention], right: Sequence[Mention], bitext: Bitext, taxonomy: Taxonomy
) -> tuple[TopicRow, ...]:
    disputed = _disputed(bitext)
    rows = []
    for topic in taxonomy.topics.values():
        here = tuple(mention for mention in left if mention.topic == topic.id)
        there = tuple(mention for mention in right if mention.topic == topic.id)
        if here or there:
            rows.append(TopicRow(topic, here, there, main_effect(here), main_effect(there), topic.id in disputed))
    return tuple(sorted(rows, key=_weight))


def _weight(row: TopicRow) -> tuple[bool, bool, int]:
    return (not row.opposed, not (row.left and row.right), -len(row.left) - len(row.right))


def main_effect(mentions: Sequence[Mention]) -> Effect | None:
    """What an order does to a topic on the whole: the commonest effect of its mentions, the first of equals."""
    counts = Counter(mention.effect for mention in mentions if mention.effect is not None)
    return counts.most_common(1)[0][0] if counts else None


def _steps(bitext: Bitext, left: Outline) -> tuple[Step, ...]:
    """Links and left-only passages by their place on the left, then what only the right has."""
    placed = [
        (
            _place(left, link.left),
            Step(Verdict(link.relation.value), link.left, link.right, number, link.moved),
        )
        for number, link in enumerate(bitext.links)
    ]
    placed += [(_place(left, (label,)), Step(Verdict.ONLY_LEFT, (label,), (), None)) for label in bitext.only_left]
    in_order = [step for _, step in sorted(placed, key=lambda pair: pair[0])]
    return (*in_order, *(Step(Verdict.ONLY_RIGHT, (), (label,), None) for label in bitext.only_right))


def _place(tree: Outline, labels: Sequence[str]) -> int:
    return min((at for label in labels if (at := tree.index(label)) is not None), default=len(tree.segments))
