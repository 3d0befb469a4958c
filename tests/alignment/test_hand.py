"""The person's hand: what is said, taken back, overruled and no longer found."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from alignment_orders import BEES, CLOCKS, FERRIES, LIBRARIES, LIGHTHOUSES, ORCHARDS, SECTIONS, outlined

from reader.alignment import (
    HandAnchor,
    HandKind,
    HandLinks,
    Pen,
    Relation,
    State,
    align,
    checked,
    scroll_map,
    with_confirmed,
    with_entry_lock,
    with_hand,
    with_link,
    with_lock,
    with_note,
    with_relation,
    with_sync,
    without_counterpart,
    without_entry,
    without_link,
)
from reader.errors import BadRequest
from reader.history import History

LEFT, RIGHT = outlined(SECTIONS), outlined(SECTIONS[1:])
ALIGNED = align(LEFT, RIGHT, ((), ()))
NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)
PEN = Pen(LEFT, RIGHT, ALIGNED, "Ann", NOON)
LATER = replace(PEN, author="Bo", when=NOON + timedelta(hours=1))
NONE = HandLinks()


def merged(hand, left=LEFT, right=RIGHT):
    return with_hand(ALIGNED, hand, left, right)


def link_of(bitext, left, right):
    return next((link for link in bitext.links if (link.left, link.right) == ((left,), (right,))), None)


def test_without_a_word_of_the_person_nothing_changes():
    assert merged(NONE) is ALIGNED


def test_a_link_drawn_by_hand_stands_with_author_date_and_relation():
    hand = with_link(NONE, PEN, ("1",), ("5",), Relation.RELATED, "both warn the boatmen")
    link = link_of(merged(hand), "1", "5")
    assert link is not None
    assert (link.relation, link.score, link.hand, link.author) == (Relation.RELATED, 1.0, True, "Ann")
    assert link.reasons[:2] == ("linked by Ann on 2026-05-03", "both warn the boatmen")
    assert hand.entries[0].score is None
    assert "1" in ALIGNED.only_left
    assert "1" not in merged(hand).only_left


def test_the_relation_of_a_drawn_link_is_told_by_its_wording_where_the_person_gave_none():
    same = outlined([LIGHTHOUSES, LIGHTHOUSES])
    pen = replace(PEN, right=same)
    hand = with_link(with_link(NONE, pen, ("1",), ("2",)), pen, ("2",), ("1",))
    found = with_hand(replace(ALIGNED, links=()), hand, LEFT, same)
    assert [link.relation for link in found.links] == [Relation.SAME, Relation.RELATED]


def test_the_aligners_score_of_that_time_is_kept_with_the_entry():
    hand = with_confirmed(NONE, PEN, ("2",), ("1",))
    assert hand.entries[0].score == link_of(ALIGNED, "2", "1").score
    link = link_of(merged(hand), "2", "1")
    assert link.confirmed
    assert link.relation is Relation.SAME
    assert link.reasons[0] == "confirmed by Ann on 2026-05-03"
    assert set(link_of(ALIGNED, "2", "1").reasons) < set(link.reasons)


def test_a_rejected_link_of_the_aligner_is_gone_and_its_passages_are_alone():
    hand = without_link(NONE, PEN, ("2",), ("1",))
    assert link_of(merged(hand), "2", "1") is None
    assert "2" in merged(hand).only_left
    assert "1" in merged(hand).only_right
    assert without_link(hand, PEN, ("2",), ("1",)) == hand


def test_taking_away_what_was_drawn_by_hand_leaves_no_trace():
    hand = with_link(NONE, PEN, ("1",), ("5",))
    assert without_link(hand, PEN, ("1",), ("5",)) == NONE


def test_linking_again_what_was_rejected_takes_the_rejection_back():
    hand = with_link(without_link(NONE, PEN, ("2",), ("1",)), LATER, ("2",), ("1",))
    assert [entry.kind for entry in hand.entries] == [HandKind.LINK]
    assert link_of(merged(hand), "2", "1") is not None


def test_relation_confirmation_lock_and_note_are_one_entry_that_the_last_author_signs():
    hand = with_relation(NONE, PEN, ("2",), ("1",), Relation.OPPOSED)
    hand = with_note(
        with_lock(with_confirmed(hand, PEN, ("2",), ("1",)), PEN, ("2",), ("1",)), LATER, ("2",), ("1",), "!"
    )
    (entry,) = hand.entries
    assert (entry.relation, entry.confirmed, entry.locked, entry.note) == (Relation.OPPOSED, True, True, "!")
    assert (entry.author, entry.when) == ("Bo", NOON + timedelta(hours=1))
    assert link_of(merged(hand), "2", "1").relation is Relation.OPPOSED


@pytest.mark.parametrize(
    "act",
    [
        lambda hand: without_link(hand, LATER, ("2",), ("1",)),
        lambda hand: with_relation(hand, LATER, ("2",), ("1",), Relation.OPPOSED),
        lambda hand: without_counterpart(hand, LATER, left=("2",)),
        lambda hand: without_entry(hand, hand.entries[0]),
    ],
)
def test_what_is_locked_is_not_contradicted_until_it_is_unlocked(act):
    hand = with_lock(NONE, PEN, ("2",), ("1",))
    with pytest.raises(BadRequest, match="locked; unlock it first"):
        act(hand)
    act(with_lock(hand, PEN, ("2",), ("1",), on=False))


def test_the_aligner_links_a_locked_passage_with_nothing_else():
    hand = with_link(NONE, PEN, ("2",), ("5",))
    assert link_of(merged(hand), "2", "1") is not None
    settled = with_lock(hand, PEN, ("2",), ("5",))
    assert link_of(merged(settled), "2", "1") is None
    assert link_of(merged(settled), "6", "5") is None
    assert link_of(merged(settled), "2", "5").locked


def test_a_locked_rejection_goes_before_a_later_link_of_an_imported_file():
    rejected = without_link(NONE, PEN, ("2",), ("1",))
    locked = with_entry_lock(rejected, rejected.entries[0])
    hand = locked.joined(with_link(NONE, LATER, ("2",), ("1",)))
    assert link_of(merged(hand), "2", "1") is None
    assert [one.state for one in checked(hand, LEFT, RIGHT)] == [State.FOUND, State.OVERRULED]


def test_no_counterpart_takes_the_aligners_links_of_all_parts_away():
    hand = without_counterpart(NONE, PEN, left=("3",))
    found = merged(hand)
    assert not any(link.left[0].startswith("3") for link in found.links)
    assert found.only_left == ("1", "3")
    assert found.alone_left == ("3",)


def test_no_counterpart_of_a_part_is_told_inside_a_linked_section():
    assert merged(without_counterpart(NONE, PEN, left=("3(b)",))).only_left == ("1", "3(b)")


def test_a_later_link_into_what_had_no_counterpart_goes_before_it():
    hand = without_counterpart(NONE, PEN, left=("3",)).joined(with_link(NONE, LATER, ("3(b)",), ("2(b)",)))
    states = [one.state for one in checked(hand, LEFT, RIGHT)]
    assert states == [State.OVERRULED, State.FOUND]


def test_one_act_on_two_passages_replaces_the_aligners_links_between_them():
    hand = with_link(NONE, PEN, ("2", "3"), ("1", "2"), Relation.REVISED)
    found = merged(hand)
    joined = [link for link in found.links if {"2", "3"} & set(link.left)]
    assert [(link.left, link.right) for link in joined] == [(("2", "3"), ("1", "2"))]


def test_a_link_by_hand_across_the_others_is_moved():
    hand = with_link(NONE, PEN, ("1",), ("5",))
    assert link_of(merged(hand), "1", "5").moved
    assert not any(link.moved for link in merged(hand).links if not link.hand)


def test_links_stay_in_the_order_of_the_left():
    places = [LEFT.index(link.left[0]) for link in merged(with_link(NONE, PEN, ("4",), ("1",))).links]
    assert places == sorted(places)


def test_acts_on_nothing_or_the_unknown_are_refused_in_a_sentence():
    with pytest.raises(BadRequest, match="on each side"):
        with_link(NONE, PEN, ("1",), ())
    with pytest.raises(BadRequest, match="“99” is no passage"):
        with_link(NONE, PEN, ("99",), ("1",))
    with pytest.raises(BadRequest, match="one side"):
        without_counterpart(NONE, PEN, left=("1",), right=("1",))


def test_an_entry_of_another_text_an_unknown_label_and_a_double_are_kept_and_told():
    good = with_link(NONE, PEN, ("2",), ("1",))
    (entry,) = good.entries
    strange = replace(entry, left=(HandAnchor("2", "Snow is to be cleared from the steps of the mint"),))
    unknown = replace(entry, left=(HandAnchor("77(x)", "Nothing of this stands anywhere"),))
    hand = good.plus(strange, unknown, replace(entry, note="again", when=NOON - timedelta(days=1)))
    found = checked(hand, LEFT, RIGHT)
    assert [one.state for one in found] == [State.FOUND, State.LOST, State.LOST, State.OVERRULED]
    assert "“77(x)” is no longer found" in found[2].reason
    assert len(hand.entries) == 4
    assert [link for link in merged(hand).links if link.hand] == [link_of(merged(good), "2", "1")]


def test_renumbered_sections_are_found_by_their_words():
    hand = with_link(NONE, PEN, ("4",), ("5",), Relation.RELATED)
    fewer = outlined(SECTIONS[2:])
    (one,) = checked(hand, fewer, RIGHT)
    assert (one.state, one.left) == (State.RELABELLED, ("2",))
    assert "“4” is “2” now" in one.reason
    aligned = align(fewer, RIGHT, ((), ()))
    assert link_of(with_hand(aligned, hand, fewer, RIGHT), "2", "5").relation is Relation.RELATED


def test_a_passage_whose_words_changed_a_little_is_still_meant_and_told():
    hand = with_link(NONE, PEN, ("1",), ("5",))
    touched = replace(LIGHTHOUSES, words=LIGHTHOUSES.words.replace("Keeper", "Guardian"))
    (one,) = checked(hand, outlined([touched, *SECTIONS[1:]]), RIGHT)
    assert (one.state, one.left) == (State.CHANGED, ("1",))
    assert "have changed" in one.reason


def test_sides_changed_mean_the_same():
    hand = with_link(without_counterpart(NONE, PEN, left=("3",)), PEN, ("1",), ("5",), Relation.RELATED)
    back = with_hand(align(RIGHT, LEFT, ((), ())), hand.mirrored(), RIGHT, LEFT)
    there = {(link.left, link.right, link.relation) for link in merged(hand).links}
    assert {(link.right, link.left, link.relation) for link in back.links} == there
    assert back.only_right == merged(hand).only_left
    assert hand.mirrored().mirrored() == hand


def test_sync_points_hold_when_the_panes_scroll_together():
    left, right = LEFT.segment("5").own.start + 12, RIGHT.segment("2(b)").own.start + 7
    bitext = merged(with_sync(NONE, PEN, left, right))
    assert bitext.sync == ((left, right),)
    assert scroll_map(bitext, LEFT, RIGHT).to_right(left) == right
    assert scroll_map(bitext, LEFT, RIGHT).to_left(right) == left


def test_of_two_sync_points_that_cross_the_later_holds():
    one = with_sync(NONE, PEN, 100, 400)
    assert merged(with_sync(one, LATER, 200, 90)).sync == ((200, 90),)
    assert merged(with_sync(one, LATER, 200, 500)).sync == ((100, 400), (200, 500))


def test_undo_and_redo_walk_the_same_way_and_name_it():
    first = with_link(NONE, PEN, ("1",), ("5",))
    second = without_link(first, PEN, ("2",), ("1",))
    history = History(NONE).did("link 1 ↔ 5", first).did("unlink 2 ↔ 1", second)
    assert history.undo_name == "Undo unlink 2 ↔ 1"
    assert history.undone().now == first
    assert history.undone().redo_name == "Redo unlink 2 ↔ 1"
    assert history.undone().undone().now == NONE
    assert history.undone().undone().undone() == history.undone().undone()
    assert history.undone().undone().redone().redone() == history
    assert history.undone().did("link 4 ↔ 1", with_link(first, PEN, ("4",), ("1",))).redo_name == ""
    assert history.did("nothing", second) == history


def test_orders_the_tests_speak_of_are_what_they_say():
    assert [LEFT.heading(LEFT.index(str(n))) for n in (1, 4, 5, 6)] == [
        unit.heading for unit in (LIGHTHOUSES, LIBRARIES, CLOCKS, BEES)
    ]
    assert RIGHT.heading(RIGHT.index("1")) == ORCHARDS.heading
    assert RIGHT.heading(RIGHT.index("2")) == FERRIES.heading
