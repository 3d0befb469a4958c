"""What is open, lit and current, and what the watchers are told."""

from __future__ import annotations

import pytest

from reader.comparison import SLOTS, Changed, Comparison, Session, Side, Verdict


@pytest.fixture
def session(small_comparison: Comparison) -> Session:
    session = Session()
    session.show(small_comparison)
    return session


def test_a_new_pair_is_told_and_lights_what_both_orders_dispute(small_comparison: Comparison) -> None:
    session, told = Session(), []
    session.watch(told.append)
    session.show(small_comparison)
    assert told == [Changed.PAIR]
    assert session.slots["migration-protection-protocols"] == 0


def test_a_topic_keeps_its_mark_when_another_is_put_out(session: Session) -> None:
    session.light_only(["removal", "expedited-removal", "physical-barrier"])
    session.put_out("removal")
    assert session.slots == {"expedited-removal": 1, "physical-barrier": 2}
    assert session.light("prosecution")
    assert session.slots["prosecution"] == 0


def test_a_ninth_topic_is_refused_and_nothing_changes(session: Session) -> None:
    session.light_only([f"topic-{number}" for number in range(SLOTS)])
    before = session.slots
    assert not session.light("one-more")
    assert session.slots == before


def test_stepping_visits_every_difference_once_and_stops_at_the_ends(session: Session) -> None:
    seen = [session.go(1)]
    while (step := session.go(1)) != seen[-1]:
        seen.append(step)
    assert seen == list(session.steps)
    while session.current != session.steps[0]:
        session.go(-1)
    assert session.go(-1) == session.steps[0]


def test_stepping_goes_on_from_where_the_person_clicked(session: Session) -> None:
    comparison = session.comparison
    assert comparison is not None
    same = [step for step in comparison.steps if step.verdict is Verdict.SAME][-1]
    session.go_to(same)
    place = comparison.steps.index(same)
    before = [step for step in session.steps if comparison.steps.index(step) < place]
    assert session.go(-1) == before[-1]


def test_only_steps_of_the_chosen_verdict_are_stepped_through(session: Session) -> None:
    session.step_through(Verdict.ONLY_LEFT)
    assert session.steps
    assert {step.verdict for step in session.steps} == {Verdict.ONLY_LEFT}


def test_a_click_on_a_clause_selects_its_link(session: Session) -> None:
    step = session.select(Side.RIGHT, "3")
    assert step is not None
    assert step.left == ("2(a)(i)",)
    assert step.verdict is Verdict.OPPOSED


def test_a_click_below_a_linked_passage_selects_the_link_above_it(session: Session) -> None:
    comparison = session.comparison
    assert comparison is not None
    above = session.step_at(Side.LEFT, "2(a)(i)")
    assert above is not None
    assert session.step_at(Side.LEFT, "no such label") is None


def test_a_topics_places_come_round_and_round(session: Session) -> None:
    topic = "migration-protection-protocols"
    row = session.comparison.topic(topic) if session.comparison else None
    assert row is not None
    spans = [session.next_place(topic, Side.RIGHT) for _ in range(len(row.right) + 1)]
    assert spans[:-1] == [mention.span for mention in row.right]
    assert spans[-1] == spans[0]


def test_a_topic_without_places_on_a_side_has_no_next_place(session: Session) -> None:
    assert session.next_place("physical-barrier", Side.LEFT) is None


def test_marking_changes_is_told_once(session: Session) -> None:
    told: list[Changed] = []
    session.watch(told.append)
    session.mark_changes(True)
    session.mark_changes(True)
    assert told == [Changed.REDLINE]
