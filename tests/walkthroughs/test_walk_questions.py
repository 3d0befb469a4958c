"""Questions are made of what a person reviewed, and only where the answer is certain."""

from __future__ import annotations

import pytest

from reader.spans import Span
from reader.topics import Effect, Mention
from reader.walkthroughs import Answer, Hidden, questions
from reader.walkthroughs.questions import ANSWERS, answer_of
from tests.walkthroughs.walk_orders import compared, reviewed, swapped


def mention(effect: Effect | None, outcome: Effect | None = None) -> Mention:
    return Mention("walls", "1", Span(0, 1), "w", effect, None, "", outcome)


def test_nothing_is_asked_of_links_that_nobody_reviewed() -> None:
    assert questions(compared()) == ()


def test_a_confirmed_link_is_asked_about_with_the_later_order_hidden() -> None:
    asked = {question.text: question for _, question in questions(reviewed(compared()))}
    question = asked["What does section 3 of EO 90002 do with Migrant Protection Protocols?"]
    assert (question.hidden, question.answer) == (Hidden.RIGHT, Answer.CONTINUES)


def test_with_the_panes_swapped_the_later_order_is_hidden_on_the_left() -> None:
    (stop, question), *_ = questions(swapped(), reviewed_only=False)
    assert (question.hidden, question.text) == (
        Hidden.LEFT,
        "What does section 3 of EO 90002 do with Migrant Protection Protocols?",
    )
    assert stop.question == question
    assert stop.topics == ("migration-protection-protocols",)


def test_a_passage_that_the_person_said_to_stand_alone_is_answered_with_silence() -> None:
    (stop, question) = questions(reviewed(compared()))[-1]
    assert (question.text, question.answer) == ("What does EO 90002 do with expedited removal?", Answer.SILENT)
    assert (stop.left[0].label, stop.right) == ("2(b)", ())


@pytest.mark.parametrize(
    ("effects", "answer"),
    [
        ([Effect.RESUME, Effect.EXPAND], Answer.CONTINUES),
        ([Effect.ESTABLISH], Answer.CONTINUES),
        ([Effect.CONTINUE, Effect.REQUIRE], Answer.CONTINUES),
        ([Effect.LIMIT, None], Answer.LIMITS),
        ([Effect.END, Effect.END], Answer.ENDS),
        ([Effect.END, Effect.RESUME], None),
        ([Effect.END, Effect.LIMIT], None),
        ([Effect.REVIEW], None),
        ([Effect.END, Effect.REVIEW], None),
        ([Effect.REVOKE], None),
        ([Effect.REQUIRE], None),
        ([Effect.LIMIT, Effect.REQUIRE, Effect.REQUIRE], None),
        ([None], None),
        ([], None),
    ],
)
def test_only_effects_that_agree_answer_anything(effects: list[Effect | None], answer: Answer | None) -> None:
    assert answer_of(mention(effect) for effect in effects) is answer


def test_a_review_answers_nothing_whatever_it_may_come_to() -> None:
    assert answer_of([mention(Effect.REVIEW, Effect.END)]) is None
    assert not {Effect.REVIEW, Effect.REVOKE, Effect.REQUIRE} & set(ANSWERS)
