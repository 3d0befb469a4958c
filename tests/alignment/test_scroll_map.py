"""The scroll map: monotone, anchored at linked passages, from first to last code point."""

from __future__ import annotations

import itertools

from alignment_orders import BEES, CLOCKS, FERRIES, LIBRARIES, LIGHTHOUSES, ORCHARDS, SECTIONS, Unit, outlined
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.alignment import Bitext, Link, Relation, aside_at, scroll_map

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
        assert right < next_right


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


LONG = Unit(" ".join(unit.words for unit in SECTIONS), "All at Once")


@settings(max_examples=25, deadline=None)
@given(LINKS, st.booleans())
def test_the_partner_glides_and_never_jumps(links, follow):
    there = scroll_map(Bitext(tuple(links), (), ()), LEFT, RIGHT)
    for across, here, other in ((there.to_right, LEFT, RIGHT), (there.to_left, RIGHT, LEFT)):
        # in a hundredth of a character no more than a hundredth of the steepest glide there can be
        steepest = 3 * len(other.text) / 80
        for offset in range(0, len(here.text), 7):
            one, next_ = across(offset, follow), across(offset + 0.01, follow)
            assert 0 <= one <= len(other.text)
            assert abs(next_ - one) <= 0.01 * steepest + _slope(there)


def _slope(there):
    """How far the plain map itself goes in a hundredth of a character, in either direction."""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(there.anchors)]
    return 0.01 * max(max(here / there, there / here) for here, there in steps) + 1e-6


@settings(max_examples=40)
@given(LINKS)
def test_a_passage_that_is_followed_out_of_order_is_read_forward_beside_its_partner(links):
    there = scroll_map(Bitext(tuple(links), (), ()), LEFT, RIGHT)
    for asides, across in ((there.left_asides, there.to_right), (there.right_asides, there.to_left)):
        for one, other in itertools.pairwise(asides):
            assert one.span.end <= other.span.start
        for aside in asides:
            third = len(aside.span) / 3
            core = [aside.span.start + third + step * third / 10 for step in range(11)]
            places = [across(place, True) for place in core]
            assert places == sorted(places)
            assert all(aside.partner.start <= place <= aside.partner.end for place in places)


def test_a_long_passage_that_moved_is_an_aside_and_its_partner_is_gone_to_only_on_request():
    left, right = outlined([LONG, *SECTIONS, *SECTIONS]), outlined([*SECTIONS, *SECTIONS, LONG])
    kept = [Link((str(n + 1),), (str(n),), Relation.SAME, 1.0, ("drawn",)) for n in range(1, 13)]
    moved = Link(("1",), ("13",), Relation.SAME, 0.9, ("drawn",), moved=True)
    there = scroll_map(Bitext((moved, *kept), (), ()), left, right)
    (aside,) = there.left_asides
    middle = (aside.span.start + aside.span.end) / 2
    assert aside.link == 0
    assert aside_at(there.left_asides, middle) == aside
    assert aside_at(there.left_asides, left.segment("2").own.start + 5) is None
    assert right.segment("13").own.holds(int(there.to_right(middle, True)))
    assert not right.segment("13").own.holds(int(there.to_right(middle)))
    assert there.to_right(aside.span.start, True) == there.to_right(aside.span.start)
