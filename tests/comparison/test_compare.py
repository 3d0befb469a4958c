"""Everything one screen shows of two small orders."""

from __future__ import annotations

from itertools import pairwise

from reader.comparison import (
    Comparison,
    Mark,
    Side,
    Verdict,
    authorities,
    change_runs,
    facing_rows,
    phrase_runs,
    topic_runs,
    verdicts,
)


def test_the_program_that_one_reviews_and_the_other_resumes_is_opposed(small_comparison: Comparison) -> None:
    opposed = [step for step in small_comparison.steps if step.verdict is Verdict.OPPOSED]
    assert [(step.left, step.right) for step in opposed] == [(("2(a)(i)",), ("3",))]


def test_the_disputed_topic_comes_first_with_both_effects(small_comparison: Comparison) -> None:
    row = small_comparison.topics[0]
    assert row.topic.id == "migration-protection-protocols"
    assert (row.left_effect, row.right_effect) == ("review", "resume")
    assert row.opposed


def test_what_only_one_order_has_is_a_step_of_its_own(small_comparison: Comparison) -> None:
    lonely = {(step.left or step.right)[0]: step.verdict for step in small_comparison.steps if step.link is None}
    assert lonely["3"] is Verdict.ONLY_LEFT
    assert lonely["2"] is Verdict.ONLY_RIGHT


def test_each_segment_of_both_orders_stands_in_exactly_one_row(small_comparison: Comparison) -> None:
    rows = facing_rows(small_comparison)
    assert [row.left for row in rows if row.left is not None] == list(
        range(len(small_comparison.left.outline.segments))
    )
    right = [row.right for row in rows if row.right is not None]
    assert sorted(right) == list(range(len(small_comparison.right.outline.segments)))


def test_linked_passages_stand_in_one_row(small_comparison: Comparison) -> None:
    left, right = small_comparison.left.outline.index("2(a)(i)"), small_comparison.right.outline.index("3")
    assert any((row.left, row.right) == (left, right) for row in facing_rows(small_comparison))


def test_topic_runs_are_ordered_and_do_not_overlap(small_comparison: Comparison) -> None:
    slots = {row.topic.id: number for number, row in enumerate(small_comparison.topics[:8])}
    for side in Side:
        runs = topic_runs(small_comparison, side, slots)
        assert runs
        assert all(one.span.end <= other.span.start for one, other in pairwise(runs))


def test_an_unlit_topic_is_not_painted(small_comparison: Comparison) -> None:
    assert topic_runs(small_comparison, Side.LEFT, {}) == ()


def test_the_framed_phrases_are_the_operative_words(small_comparison: Comparison) -> None:
    link = next(step.link for step in small_comparison.steps if step.verdict is Verdict.OPPOSED)
    words = [
        run.span.of(small_comparison.right.outline.text) for run in phrase_runs(small_comparison, Side.RIGHT, link)
    ]
    assert any("resume" in phrase for phrase in words)
    assert phrase_runs(small_comparison, Side.RIGHT, None) == ()


def test_the_redline_marks_the_one_word_that_changed(small_comparison: Comparison) -> None:
    left, right = (
        {run.span.of(small_comparison.side(side).outline.text).strip() for run in change_runs(small_comparison, side)}
        for side in Side
    )
    assert "an" in left
    assert "any" in right
    assert {run.mark for run in change_runs(small_comparison, Side.LEFT)} == {Mark.REMOVED}


def test_a_parent_shows_the_weightiest_verdict_below_it(small_comparison: Comparison) -> None:
    found = verdicts(small_comparison, Side.LEFT)
    assert found["2"] is Verdict.OPPOSED
    assert found["2(a)(i)"] is Verdict.OPPOSED
    assert found["3"] is Verdict.ONLY_LEFT


def test_authorities_tell_shared_statutes_from_those_of_one_order(small_comparison: Comparison) -> None:
    cited = authorities(small_comparison)
    assert any(target.endswith("1101") for target in cited.both)
    assert any("1225(b)(1)" in target for target in cited.only_left)
    assert cited.only_right == ()
