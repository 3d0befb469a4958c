"""Two orders -> Comparison: the walk through the rooms, in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.alignment import Bitext, Relation, align, redlines, scroll_map
from reader.comparison.model import Comparison, Reading, Step, TopicRow, Verdict
from reader.directives import find_directives
from reader.documents import Order
from reader.structure import Outline, find_references, outline
from reader.topics import Effect, Mention, Taxonomy, find_topics


def read_order(order: Order, taxonomy: Taxonomy) -> Reading:
    """What the program understands of one order: outline, topics, directives, references."""
    tree = outline(order)
    return Reading(tree, find_topics(tree, taxonomy), find_directives(tree), find_references(tree))


def compare(left: Order, right: Order, taxonomy: Taxonomy) -> Comparison:
    """Lay two orders side by side.

    Pure: the same orders and taxonomy give the same comparison.
    """
    return compare_readings(read_order(left, taxonomy), read_order(right, taxonomy), taxonomy)


def compare_readings(left: Reading, right: Reading, taxonomy: Taxonomy) -> Comparison:
    """Lay two orders side by side that have been read already."""
    bitext = align(left.outline, right.outline, (left.mentions, right.mentions))
    return Comparison(
        left,
        right,
        bitext,
        redlines(bitext, left.outline, right.outline),
        scroll_map(bitext, left.outline, right.outline),
        _topic_rows(left.mentions, right.mentions, bitext, taxonomy),
        _steps(bitext, left.outline),
    )


def _topic_rows(
    left: Sequence[Mention], right: Sequence[Mention], bitext: Bitext, taxonomy: Taxonomy
) -> tuple[TopicRow, ...]:
    disputed = {link.topic for link in bitext.links if link.relation is Relation.OPPOSED}
    rows = []
    for topic in taxonomy.topics.values():
        here = tuple(mention for mention in left if mention.topic == topic.id)
        there = tuple(mention for mention in right if mention.topic == topic.id)
        if here or there:
            rows.append(TopicRow(topic, here, there, _main_effect(here), _main_effect(there), topic.id in disputed))
    return tuple(sorted(rows, key=_weight))


def _weight(row: TopicRow) -> tuple[bool, bool, int]:
    return (not row.opposed, not (row.left and row.right), -len(row.left) - len(row.right))


def _main_effect(mentions: Sequence[Mention]) -> Effect | None:
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
