"""What a trainer does to a walkthrough makes another one and loses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import BadRequest
from reader.history import History
from reader.walkthroughs import (
    Answer,
    Hidden,
    Question,
    Stop,
    Walkthrough,
    duplicated,
    mirrored,
    moved,
    moved_by,
    retitled,
    stamped,
    stop_for,
    walkthrough_retitled,
    with_author,
    with_note,
    with_places,
    with_question,
    with_setting,
    with_stop,
    without_stop,
)
from tests.walkthroughs.walk_orders import EDITIONS, swapped, walked

ASKED = Question("What does the other order do?", Hidden.RIGHT, Answer.ENDS)


def ids(walkthrough: Walkthrough) -> list[str]:
    return [stop.id for stop in walkthrough.stops]


def three() -> Walkthrough:
    made = Walkthrough("Three", "eo-1", "eo-2")
    for title in ("one", "two", "three"):
        made = with_stop(made, Stop("", title))
    return made


def test_stops_get_short_ids_of_their_own_wherever_they_are_put() -> None:
    assert ids(three()) == ["s1", "s2", "s3"]
    first = with_stop(three(), Stop("s2", "again"), 0)
    assert [(stop.id, stop.title) for stop in first.stops][:2] == [("s4", "again"), ("s1", "one")]
    assert ids(with_stop(three(), Stop("mine", "x"), 99))[-1] == "mine"
    assert ids(duplicated(three(), "s1")) == ["s1", "s4", "s2", "s3"]


def test_stops_are_moved_retitled_noted_asked_about_and_deleted() -> None:
    assert ids(moved(three(), "s3", 0)) == ["s3", "s1", "s2"]
    assert ids(moved(three(), "s1", 7)) == ["s2", "s3", "s1"]
    assert ids(moved_by(three(), "s1", -1)) == ["s1", "s2", "s3"]
    assert ids(moved_by(three(), "s1", 1)) == ["s2", "s1", "s3"]
    assert ids(without_stop(three(), "s2")) == ["s1", "s3"]
    done = with_question(with_note(retitled(three(), "s2", "  The\nwall "), "s2", "*Slowly.*"), "s2", ASKED)
    assert done.stops[1] == Stop("s2", "The wall", "*Slowly.*", question=ASKED)
    assert with_question(done, "s2", None).stops[1].question is None
    assert with_setting(done, "s1", ["parole"], "rows", True).stops[0].redline
    assert walkthrough_retitled(done, "Other").title == "Other"
    assert with_author(done, " Ann  Lee ").author == "Ann Lee"


def test_an_empty_title_and_a_stop_that_is_not_there_are_refused_with_a_sentence() -> None:
    with pytest.raises(BadRequest, match="at least one word"):
        retitled(three(), "s1", " \n")
    with pytest.raises(BadRequest, match="“Three” has no stop “s9”"):
        without_stop(three(), "s9")


def test_every_deed_can_be_undone() -> None:
    history = History(three()).did("delete stop", without_stop(three(), "s1"))
    assert history.undone().now == three()
    assert history.undo_name == "Undo delete stop"


def test_a_stop_made_with_the_panes_the_other_way_round_is_turned_to_fit() -> None:
    made, other = walked(), swapped()
    stop = stop_for(other, "3", "2(a)(i)", editions=EDITIONS[::-1], question=ASKED)
    turned = with_stop(made, stop).stops[-1]
    assert ({one.order for one in turned.left}, {one.order for one in turned.right}) == ({"eo-90001"}, {"eo-90002"})
    assert turned.question == replace(ASKED, hidden=Hidden.LEFT)
    alone = with_stop(made, stop_for(other, "3", None)).stops[-1]
    assert (alone.left, len(alone.right)) == ((), 1)
    placed_anew = with_places(made, made.stops[0].id, stop.left, stop.right).stops[0]
    assert placed_anew.left == stop.right


def test_changing_sides_twice_changes_nothing() -> None:
    made = with_question(walked(), walked().stops[0].id, ASKED)
    assert mirrored(made) != made
    assert mirrored(mirrored(made)) == made


def test_the_time_of_a_change_is_kept_to_the_second_and_that_of_the_making_stays() -> None:
    first = stamped(three(), datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC))
    later = stamped(first, datetime(2026, 2, 3, tzinfo=UTC))
    assert first.created == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert (later.created, later.modified) == (first.created, datetime(2026, 2, 3, tzinfo=UTC))


DEEDS = st.lists(st.tuples(st.sampled_from(["add", "move", "copy", "drop"]), st.integers(0, 8), st.integers(-2, 9)))


@settings(max_examples=60, deadline=None)
@given(DEEDS)
def test_whatever_is_done_ids_stay_unique_and_only_a_deletion_takes_a_stop_away(deeds: list) -> None:
    made = three()
    for deed, at, to in deeds:
        count = len(made.stops)
        if deed == "add" or not count:
            made = with_stop(made, Stop("", "new"), to)
            assert len(made.stops) == count + 1
            continue
        stop = made.stops[at % count].id
        act = {"move": lambda m, s=stop, t=to: moved(m, s, t), "copy": lambda m, s=stop: duplicated(m, s)}
        made = act.get(deed, lambda m, s=stop: without_stop(m, s))(made)
        assert len(made.stops) - count == {"move": 0, "copy": 1, "drop": -1}[deed]
        assert len(set(ids(made))) == len(made.stops)
