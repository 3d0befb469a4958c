"""What a redline leaves out of account, and sentences that only moved."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from alignment_orders import FERRIES, LIGHTHOUSES, SECTIONS, Unit, outlined
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.alignment import Bitext, ChangeKind, Link, RedlineOptions, Relation, align, redlines
from reader.alignment.redline import compared
from reader.spans import Span

ALL = RedlineOptions(enumerators=True, references=True, dates=True, modals=True)
OPTIONS = st.builds(RedlineOptions, st.booleans(), st.booleans(), st.booleans(), st.booleans())
_ODD = (
    "the lamp shall must Must burn, until (a) (ii) (B) (1) section sections 4(a)(ii) 12 3.4(b) and of this order "
    "title January 20, 2025 May 3, 1999. 2001-02-03 “Fog” § é 𝔉 bell’s Sec. 6."
)
WORDS = st.sampled_from(_ODD.split())
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", "\n\n", "  "])), max_size=40).map(
    lambda pieces: "".join(word + gap for word, gap in pieces).strip()
)
BELLS = "The town crier rings the great bell at noon."
GATES = "Watchmen close every gate of the city at nightfall."
DOGS = "Dogs stay on the leash in the royal gardens all year."
SENTENCES = (
    BELLS,
    GATES,
    DOGS,
    "No cart may stand on the bridge after the tenth hour.",
    "Apples are sold by weight alone.",
)


def redlined(left, right, options=None):
    return compared(0, left, Span(0, len(left)), right, Span(0, len(right)), options)


def applied(changes, left, right):
    return "".join(c.left.of(left) if c.kind is ChangeKind.EQUAL else c.right.of(right) for c in changes)


def differing(redline, left, right):
    plain = (ChangeKind.EQUAL, ChangeKind.IGNORED)
    return [(c.left.of(left).strip(), c.right.of(right).strip()) for c in redline.changes if c.kind not in plain]


@given(TEXTS, TEXTS, OPTIONS)
def test_whatever_is_ignored_the_changes_applied_to_the_left_give_the_right(left, right, options):
    changes = redlined(left, right, options).changes
    assert applied(changes, left, right) == right
    assert "".join(change.left.of(left) for change in changes) == left
    assert "".join(change.right.of(right) for change in changes) == right
    for one, other in itertools.pairwise(changes):
        assert (one.left.end, one.right.end) == (other.left.start, other.right.start)


@given(TEXTS, TEXTS)
def test_without_a_switch_nothing_is_ignored(left, right):
    assert all(change.kind is not ChangeKind.IGNORED for change in redlined(left, right).changes)


@pytest.mark.parametrize(
    ("option", "left", "right"),
    [
        ("modals", "The Keeper shall light the lamp.", "The Keeper must light the lamp."),
        ("dates", "It ends on January 20, 2025, at noon.", "It ends on May 3, 1999, at noon."),
        ("references", "As section 4(a)(ii) of this order says.", "As section 12 of this order says."),
        ("references", "Under sections 2, 3 and 5(b) of this order.", "Under sections 7 and 8 of this order."),
        (
            "enumerators",
            "He shall (i) wind the clock and (ii) ring it.",
            "He shall (A) wind the clock and (B) ring it.",
        ),
        ("enumerators", "He shall (i) wind the clock and ring it.", "He shall wind the clock and ring it."),
    ],
)
def test_a_switch_leaves_its_own_sort_of_difference_out_and_no_other(option, left, right):
    redline = redlined(left, right, RedlineOptions(**{option: True}))
    assert differing(redline, left, right) == []
    assert (redline.removed, redline.inserted, redline.changed) == (0, 0, 0.0)
    others = replace(ALL, **{option: False})
    assert differing(redlined(left, right, others), left, right) != []


def test_statutes_and_orders_are_no_cross_references():
    left, right = "Under section 1225 of title 8 he may act.", "Under section 1182 of title 8 he may act."
    assert differing(redlined(left, right, ALL), left, right) == [("1225", "1182")]


def test_another_date_is_ignored_but_a_new_one_is_not():
    left, right = "It is lit at dusk.", "It is lit at dusk on May 3, 1999."
    assert differing(redlined(left, right, ALL), left, right) == [("", "on May 3, 1999")]


def test_the_sections_own_number_is_ignored_with_the_enumerators():
    left, right = outlined([LIGHTHOUSES, FERRIES]), outlined([FERRIES])
    bitext = Bitext((Link(("2",), ("1",), Relation.SAME, 0.9, ("so drawn",)),), (), ())
    (redline,) = redlines(bitext, left, right, RedlineOptions(enumerators=True))
    assert [change.kind for change in redline.changes] == [ChangeKind.IGNORED, ChangeKind.EQUAL]


def test_a_sentence_that_moved_is_one_move_and_counts_as_no_change():
    left, right = f"{BELLS} {GATES} {DOGS}", f"{GATES} {DOGS} {BELLS}"
    redline = redlined(left, right)
    assert [(m.left.of(left).strip(), m.right.of(right).strip()) for m in redline.moves] == [(BELLS, BELLS)]
    assert (redline.removed, redline.inserted, redline.moved, redline.changed) == (0, 0, 9, 0.0)
    assert applied(redline.changes, left, right) == right


def test_a_sentence_stays_one_move_though_a_word_changed():
    left, right = f"{BELLS} {GATES} {DOGS}", f"{GATES} {DOGS} {BELLS.replace('great', 'small')}"
    redline = redlined(left, right)
    (move,) = redline.moves
    words = [
        (c.left.of(left).strip(), c.right.of(right).strip()) for c in move.changes if c.kind is ChangeKind.REPLACED
    ]
    assert words == [("great", "small")]
    assert (redline.removed, redline.inserted, redline.moved) == (1, 1, 8)
    assert "".join(change.right.of(right) for change in move.changes) == move.right.of(right)


def test_a_sentence_rewritten_in_its_place_did_not_move():
    left = f"{GATES} The town crier rings the great bell at noon. {DOGS}"
    right = f"{GATES} The town crier shall ring the small bell at dawn. {DOGS}"
    assert redlined(left, right).moves == ()


@settings(deadline=None)
@given(st.permutations(SENTENCES), st.permutations(SENTENCES))
def test_sentences_in_any_order_only_move(first, second):
    left, right = " ".join(first), " ".join(second)
    redline = redlined(left, right)
    assert applied(redline.changes, left, right) == right
    assert (redline.removed, redline.inserted) == (0, 0)
    assert redline.moved == sum(len(move.left.of(left).split()) for move in redline.moves)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(SECTIONS), min_size=1, unique=True), st.sampled_from([None, ALL]))
def test_redlines_of_two_orders_applied_to_the_left_passages_give_the_right_ones(sections, options):
    touched = [replace(unit, words=unit.words.replace("the", "every", 1)) for unit in sections]
    left, right = outlined([*sections, Unit("Nothing more.", "End")]), outlined(touched)
    bitext = align(left, right, ((), ()))
    for redline in redlines(bitext, left, right, options):
        link = bitext.links[redline.link]
        whole = right.segment(link.right[0]).own.of(right.text).strip()
        assert applied(redline.changes, left.text, right.text) == whole
