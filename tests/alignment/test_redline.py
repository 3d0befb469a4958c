"""The redline: word by word, complete, readable."""

from __future__ import annotations

import itertools
import random

from alignment_orders import FERRIES, LIGHTHOUSES, Unit, outlined
from hypothesis import given
from hypothesis import strategies as st

from reader.alignment import Bitext, Change, ChangeKind, Link, Relation, redlines
from reader.alignment.redline import compared
from reader.spans import Span

_ODD = "the lamp of Tower shall must burn, until dawn. “Fog” (a) harbour; § é 𝔉 bell’s 8 U.S.C. 12"
WORDS = st.sampled_from(_ODD.split())
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", "\n\n", "  "])), max_size=40).map(
    lambda pieces: "".join(word + gap for word, gap in pieces).strip()
)


def redlined(left: str, right: str):
    return compared(0, left, Span(0, len(left)), right, Span(0, len(right)))


def applied(changes: tuple[Change, ...], left: str, right: str) -> str:
    """The left text with the changes made: equal runs as the left has them, all else as the right has it."""
    return "".join(
        change.left.of(left) if change.kind is ChangeKind.EQUAL else change.right.of(right) for change in changes
    )


@given(TEXTS, TEXTS)
def test_changes_applied_to_the_left_give_the_right_to_the_character(left, right):
    redline = redlined(left, right)
    assert applied(redline.changes, left, right) == right
    assert "".join(change.left.of(left) for change in redline.changes) == left
    assert "".join(change.right.of(right) for change in redline.changes) == right


@given(TEXTS, TEXTS)
def test_runs_alternate_and_say_what_they_are(left, right):
    changes = redlined(left, right).changes
    for one, next_ in itertools.pairwise(changes):
        assert (one.kind is ChangeKind.EQUAL) != (next_.kind is ChangeKind.EQUAL)
    for change in changes:
        expected = {
            (True, True): ChangeKind.REPLACED,
            (True, False): ChangeKind.REMOVED,
            (False, True): ChangeKind.INSERTED,
        }
        assert change.kind is ChangeKind.EQUAL or change.kind is expected[bool(change.left), bool(change.right)]


@given(TEXTS)
def test_a_text_beside_itself_has_no_change(text):
    redline = redlined(text, text)
    assert (redline.removed, redline.inserted, redline.changed, redline.rewritten) == (0, 0, 0.0, False)
    assert all(change.kind is ChangeKind.EQUAL for change in redline.changes)


def test_one_word_that_drifted_is_one_change():
    left, right = "The Keeper shall light the lamp at dusk.", "The Keeper must light the lamp at dusk."
    redline = redlined(left, right)
    changed = [
        (c.left.of(left).strip(), c.right.of(right).strip()) for c in redline.changes if c.kind is not ChangeKind.EQUAL
    ]
    assert changed == [("shall", "must")]
    assert (redline.removed, redline.inserted) == (1, 1)
    assert redline.changed == 2 / 16


def test_an_inserted_sentence_leaves_the_others_whole():
    left = "Bells ring at noon. Gates close at night."
    right = "Bells ring at noon. Dogs stay on the leash. Gates close at night."
    redline = redlined(left, right)
    assert [c.kind for c in redline.changes] == [ChangeKind.EQUAL, ChangeKind.INSERTED, ChangeKind.EQUAL]
    assert redline.changes[1].right.of(right) == "Dogs stay on the leash. "
    assert (redline.removed, redline.inserted) == (0, 5)


def test_white_space_that_differs_counts_no_word():
    redline = redlined("Bells ring\n\nat noon.", "Bells ring at noon.")
    assert (redline.removed, redline.inserted, redline.changed) == (0, 0, 0.0)


def test_what_shares_too_little_is_rewritten():
    redline = redlined("Apples grow on the southern slope.", "No captain may leave the harbour in a storm.")
    assert redline.rewritten
    assert redline.changed > 0.6


def test_redlines_of_a_bitext_cover_the_own_words_of_the_linked_segments():
    louder = Unit(FERRIES.words.replace("shall", "must"), FERRIES.heading, FERRIES.parts)
    left, right = outlined([LIGHTHOUSES, FERRIES]), outlined([louder])
    link = Link(("2",), ("1",), Relation.REVISED, 0.9, ("so drawn",))
    (redline,) = redlines(Bitext((link,), (), ()), left, right)
    covered = Span(redline.changes[0].left.start, redline.changes[-1].left.end)
    assert covered.of(left.text) == left.segments[2].own.of(left.text).strip()
    assert redline.link == 0


def test_a_related_link_with_other_words_gets_no_redline_and_a_revised_one_is_marked():
    left, right = outlined([LIGHTHOUSES]), outlined([FERRIES])
    related = Link(("1",), ("1",), Relation.RELATED, 0.5, ("so drawn",))
    revised = Link(("1",), ("1",), Relation.REVISED, 0.5, ("so drawn",))
    found = redlines(Bitext((related, revised), (), ()), left, right)
    assert [(redline.link, redline.rewritten) for redline in found] == [(1, True)]


def test_neighbours_are_compared_as_one_stretch_and_others_not_at_all():
    left, right = outlined([FERRIES]), outlined([FERRIES, LIGHTHOUSES])
    near = Link(("1(a)", "1(b)"), ("1(a)", "1(b)"), Relation.SAME, 0.9, ("so drawn",))
    torn = Link(("1(a)", "1(c)"), ("1(a)",), Relation.REVISED, 0.9, ("so drawn",))
    assert [redline.link for redline in redlines(Bitext((near, torn), (), ()), left, right)] == [0]


def test_twenty_thousand_words_are_compared_word_by_word():
    choose = random.Random(7)
    words = [f"w{choose.randrange(3000)}" + (". " if choose.random() < 0.05 else " ") for _ in range(20_000)]
    changed = [word if choose.random() > 0.04 else f"x{choose.randrange(99)} " for word in words]
    left, right = "".join(words).strip(), "".join(changed).strip()
    assert 0.02 < redlined(left, right).changed < 0.06


def test_another_number_before_the_same_words_is_shown_but_counts_no_word():
    left, right = outlined([LIGHTHOUSES, FERRIES]), outlined([FERRIES])
    link = Link(("2",), ("1",), Relation.SAME, 0.9, ("so drawn",))
    (redline,) = redlines(Bitext((link,), (), ()), left, right)
    assert (redline.removed, redline.inserted, redline.changed) == (0, 0, 0.0)
    changed = [c.left.of(left.text) for c in redline.changes if c.kind is not ChangeKind.EQUAL]
    assert changed == ["2"]
