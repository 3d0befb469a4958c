"""The scroll map: monotone, anchored at linked passages, from first to last code point."""

from __future__ import annotations

import itertools

from alignment_orders import BEES, CLOCKS, FERRIES, LIBRARIES, LIGHTHOUSES, ORCHARDS, SECTIONS, outlined
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.alignment import Bitext, Link, Relation, scroll_map

LEFT = outlined(SECTIONS)
RIGHT = outlined((BEES, LIGHTHOUSES, ORCHARDS, FERRIES, CLOCKS, LIBRARIES))
LINKS = st.lists(
    st.builds(
        lambda a, b, score: Link((a,), (b,), Relation.RELATED, score, ("drawn",)),
        st.sampled_from(LEFT.labels),
        st.sampled_from(RIGHT.labels),
        st.floats(0.1, 1.0),
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(LINKS)
def test_anchors_only_go_forward_whatever_is_linked(links):
    anchors = scroll_map(Bitext(tuple(links), (), ()), LEFT, RIGHT).anchors
    assert anchors[0] == (0, 0)
    assert anchors[-1] == (len(LEFT.text), len(RIGHT.text))
    for (left, right), (next_left, next_right) in itertools.pairwise(anchors):
        assert left < next_left
        assert right <= next_right


def test_a_linked_passage_comes_beside_its_partner():
    link = Link(("3",), ("4",), Relation.SAME, 1.0, ("drawn",))
    there = scroll_map(Bitext((link,), (), ()), LEFT, RIGHT)
    left, right = LEFT.segment("3").own.start, RIGHT.segment("4").own.start
    assert there.to_right(left) == right
    assert there.to_left(right) == left


def test_where_links_cross_the_weightier_run_is_followed():
    kept = [Link((a,), (b,), Relation.SAME, 1.0, ("drawn",)) for a, b in (("1", "2"), ("2", "3"), ("3", "4"))]
    crossing = Link(("6",), ("1",), Relation.SAME, 1.0, ("drawn",))
    anchors = scroll_map(Bitext((*kept, crossing), (), ()), LEFT, RIGHT).anchors
    for link in kept:
        assert (LEFT.segment(link.left[0]).own.start, RIGHT.segment(link.right[0]).own.start) in anchors
    assert (LEFT.segment("6").own.start, 0) not in anchors


def test_without_links_the_panes_move_in_proportion():
    there = scroll_map(Bitext((), (), ()), LEFT, RIGHT)
    assert there.to_right(len(LEFT.text) / 2) == len(RIGHT.text) / 2
