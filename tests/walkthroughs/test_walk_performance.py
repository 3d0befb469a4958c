"""A presentation's state: moving, guessing, blanking, jumping by number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.walkthroughs import Answer, Hidden, Question, performance, slides, suggested, with_question


@pytest.fixture
def walkthrough(small_comparison):
    return suggested(small_comparison)


@pytest.fixture
def asked(small_comparison, walkthrough):
    question = Question("What does the other order do?", Hidden.RIGHT, Answer.ENDS)
    made = with_question(walkthrough, walkthrough.stops[0].id, question)
    return performance(made, slides(made, small_comparison))


@pytest.fixture
def plain(small_comparison, walkthrough):
    made = replace(walkthrough, stops=tuple(replace(stop, question=None) for stop in walkthrough.stops))
    return performance(made, slides(made, small_comparison))


def test_forward_and_back_stop_at_either_end(plain):
    assert len(plain.slides) > 1
    assert plain.back().at == 0
    state = plain
    for _ in range(len(plain.slides) + 3):
        state = state.forward()
    assert state.at == len(plain.slides) - 1 == state.last
    assert state.back().at == state.last - 1


def test_what_is_kept_back_is_revealed_before_the_next_stop(asked):
    assert asked.asking
    assert asked.hides(Hidden.RIGHT)
    assert asked.hides(Hidden.RELATION)
    assert not asked.hides(Hidden.LEFT)
    shown = asked.forward()
    assert (shown.at, shown.asking) == (0, False)
    assert not shown.hides(Hidden.RIGHT)
    assert shown.forward().at == 1


def test_an_answer_counts_when_it_was_given_before_the_reveal(asked):
    right = asked.answered(Answer.LIMITS).answered(Answer.ENDS).revealed()
    assert right.given is Answer.ENDS
    assert right.round.score == (1, 1)
    late = asked.revealed().answered(Answer.ENDS)
    assert late.round.score == (0, 1)


def test_the_score_is_a_page_of_its_own_where_something_is_asked(asked, plain):
    assert asked.last == len(asked.slides)
    assert asked.went(asked.last).slide is None
    assert plain.went(99).slide is not None


def test_a_blank_page_comes_back_where_it_was(plain):
    blank = plain.forward().blanked()
    assert blank.blank
    assert (blank.forward().at, blank.forward().blank) == (1, False)
    assert (blank.back().at, blank.back().blank) == (1, False)
    assert not blank.went(0).blank


def test_figures_jump_and_those_that_lead_nowhere_do_nothing(plain):
    many = replace(plain, slides=plain.slides[:1] * 23)
    assert plain.typed("2").at == 1
    assert plain.typed("0").at == 0
    assert many.typed("1").typed("2").at == 11
    assert many.typed("2").digits == "2"
    assert many.typed("2").entered().at == 1
    assert (many.typed("2").typed("9").at, many.typed("2").typed("9").digits) == (0, "")
    assert many.typed("7").at == 6


def test_the_size_stays_within_what_can_be_read(plain):
    assert plain.sized(1).size == 110
    assert plain.sized(-50).size == 60
    assert plain.sized(50).size == 200
