"""A quiz: answers, what was shown, the score; resumed later; as a table that harms no spreadsheet."""

from __future__ import annotations

import csv
import io
import json

import pytest

from reader.errors import BadRequest
from reader.walkthroughs import Answer, Hidden, Question, Round, Stop, Walkthrough, resumed


def quiz(*answers: Answer, title: str = "Wall") -> Walkthrough:
    asked = [
        Stop(f"s{n}", title, question=Question(f"What of {n}?", Hidden.RIGHT, answer))
        for n, answer in enumerate(answers, 1)
    ]
    return Walkthrough("Quiz", "eo-1", "eo-2", (Stop("s0", "Welcome"), *asked))


QUIZ = quiz(Answer.ENDS, Answer.CONTINUES, Answer.SILENT)


def test_right_answers_are_counted_out_of_all_questions() -> None:
    done = Round(QUIZ).answered("s1", Answer.ENDS).answered("s2", Answer.LIMITS)
    assert done.score == (1, 3)
    assert done.sentence == "1 of 3 right, 1 not answered."
    assert [done.is_right(stop) for stop in ("s0", "s1", "s2", "s3")] == [None, True, False, None]


def test_an_answer_can_be_changed_until_the_stop_is_shown_whole() -> None:
    changed = Round(QUIZ).answered("s1", Answer.LIMITS).answered("s1", Answer.ENDS)
    assert changed.given("s1") is Answer.ENDS
    shown = changed.revealed("s1")
    assert shown.is_shown("s1")
    assert shown.answered("s1", Answer.SILENT) == shown
    assert shown.revealed("s1") == shown


def test_a_stop_without_a_question_is_shown_and_takes_no_answer() -> None:
    start = Round(QUIZ)
    assert start.is_shown("s0")
    assert start.answered("s0", Answer.ENDS) == start
    assert start.answered("nothing", Answer.ENDS) == start
    assert Round(quiz()).sentence == "This walkthrough asks no questions."
    assert Round(quiz()).is_over


def test_a_round_is_over_when_every_question_was_shown() -> None:
    last = Round(QUIZ).revealed("s1").revealed("s2")
    assert not last.is_over
    assert last.revealed("s3").is_over


def test_a_round_goes_on_later_even_where_a_stop_is_gone() -> None:
    done = Round(QUIZ).answered("s1", Answer.ENDS).revealed("s1").answered("s2", Answer.LIMITS)
    data = json.loads(json.dumps(done.as_data()))
    assert resumed(QUIZ, data) == done
    fewer = quiz(Answer.ENDS)
    assert resumed(fewer, data).score == (1, 1)
    odd = {"answers": {"s1": ["ends"]}}, {"answers": {"s1": {}}}, {"shown": [["s1"]]}
    for bad in ({"answers": {"s1": "maybe"}}, {"answers": 3}, {"shown": "s1"}, *odd):
        with pytest.raises(BadRequest, match="begin the round anew"):
            resumed(QUIZ, bad)


def test_the_table_has_a_row_for_each_question_and_the_score_last() -> None:
    done = Round(QUIZ).answered("s1", Answer.ENDS)
    rows = list(csv.reader(io.StringIO(done.as_csv())))
    assert rows[0] == ["stop", "title", "question", "answer given", "right answer", "right"]
    assert rows[1] == ["2", "Wall", "What of 1?", "ends", "ends", "yes"]
    assert rows[2][3:] == ["", "continues", "no"]
    assert rows[-1] == ["", "Score", "", "", "", "1 of 3"]


def test_no_cell_is_taken_for_a_formula() -> None:
    for title in ("=1+1", "+x", "-x", "@x", "\tx"):
        rows = list(csv.reader(io.StringIO(Round(quiz(Answer.ENDS, title=title)).as_csv())))
        assert rows[1][1] == f"'{title}"
