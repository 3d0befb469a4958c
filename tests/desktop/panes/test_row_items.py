"""Which rows are shown, which are folded, and what each says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reader.alignment import Link, Relation
from reader.comparison import Comparison, Session, Side, Step, Verdict, facing_rows
from reader.desktop.panes.row_facts import best_steps, label_of, row_facts, rows_of
from reader.desktop.panes.row_items import FoldItem, RowItem, Wanted, range_text, row_items
from reader.desktop.panes.row_words import empty_words, fold_words, middle_words, moved_words, passage_text


def numbers(items: tuple[object, ...]) -> list[int]:
    return [item.number for item in items if isinstance(item, RowItem)]


def folds(items: tuple[object, ...]) -> list[FoldItem]:
    return [item for item in items if isinstance(item, FoldItem)]


def with_link(pair: Comparison, left: tuple[str, ...], right: tuple[str, ...], score: float) -> Comparison:
    """The same pair with one more related link."""
    link = Link(left, right, Relation.RELATED, score, (), True)
    bitext = replace(pair.bitext, links=(*pair.bitext.links, link))
    step = Step(Verdict.RELATED, left, right, len(pair.bitext.links), True)
    return replace(pair, bitext=bitext, steps=(*pair.steps, step))


def test_every_row_with_words_is_there_once(pair: Comparison) -> None:
    facts = row_facts(pair)
    for side in Side:
        shown = [fact.segment(side) for fact in facts if fact.segment(side) is not None]
        assert len(shown) == len(set(shown))
        tree = pair.side(side).outline
        assert {tree.segments[at].label for at in shown} >= {s.label for s in tree.segments if s.body}
    rows = facing_rows(pair)
    assert [fact.row for fact in facts] == [row for row in rows if row in {fact.row for fact in facts}]


def test_the_best_step_of_a_label_is_the_one_a_click_selects(pair: Comparison, session: Session) -> None:
    session.show(pair)
    for side in Side:
        for label, step in best_steps(pair, side).items():
            assert step == session.step_at(side, label)


def test_a_clause_below_a_linked_one_belongs_to_it(pair: Comparison) -> None:
    facts = row_facts(pair)
    below = next(fact for fact in facts if label_of(pair, fact, Side.LEFT) == "2(b)(ii)")
    assert below.step is not None
    assert below.verdict is not None
    own = [step for step in pair.steps if "2(b)(ii)" in step.left]
    assert below.own is bool(own)


def test_a_partner_that_stands_elsewhere_is_named(pair: Comparison) -> None:
    joined = with_link(pair, ("4(b)",), ("3",), 0.3)  # 3 stands beside 3, whose link is better
    facts = row_facts(joined)
    fact = next(fact for fact in facts if label_of(joined, fact, Side.LEFT) == "4(b)")
    assert fact.own
    assert [label_of(joined, facts[number], Side.RIGHT) for number in fact.elsewhere] == ["3"]
    assert empty_words(joined, fact, Side.RIGHT, ("3",)) == ("§ 3 stands beside § 3", False)
    assert middle_words(joined, fact, False).relation == "related"
    assert middle_words(joined, fact, False).moved == "4 → 3"


def test_what_has_no_counterpart_says_so_on_a_hatch(pair: Comparison) -> None:
    fact = next(fact for fact in row_facts(pair) if fact.verdict is Verdict.ONLY_RIGHT and fact.own)
    assert empty_words(pair, fact, Side.LEFT, ()) == ("no counterpart in 901", True)


def test_runs_of_quiet_rows_are_folded_and_opened(pair: Comparison) -> None:
    facts = row_facts(pair)
    items = row_items(pair, facts, Wanted())
    closed = folds(items)
    assert closed
    hidden = {number for fold in closed for number in range(fold.first, fold.last + 1)}
    assert hidden.isdisjoint(numbers(items))
    assert hidden | set(numbers(items)) == set(range(len(facts)))
    assert all(facts[n].verdict not in (Verdict.OPPOSED, Verdict.REVISED, Verdict.RELATED) for n in hidden)
    first = closed[0]
    opened = row_items(pair, facts, Wanted(), opened=range(first.first, first.last + 1))
    assert set(range(first.first, first.last + 1)) <= set(numbers(opened))
    assert next(fold for fold in folds(opened) if fold.first == first.first).open


def test_a_quiet_row_that_is_current_is_shown_between_its_folded_neighbours(pair: Comparison) -> None:
    facts = row_facts(pair)
    run = max(folds(row_items(pair, facts, Wanted())), key=lambda fold: fold.length)
    middle = (run.first + run.last) // 2
    items = row_items(pair, facts, Wanted(), kept={middle})
    assert middle in numbers(items)
    around = [fold for fold in folds(items) if run.first <= fold.first <= run.last]
    assert [(fold.first, fold.last) for fold in around] == [(run.first, middle - 1), (middle + 1, run.last)]


@pytest.mark.parametrize("verdict", [Verdict.OPPOSED, Verdict.SAME, Verdict.ONLY_RIGHT])
def test_a_chosen_verdict_folds_all_others(pair: Comparison, verdict: Verdict) -> None:
    facts = row_facts(pair)
    items = row_items(pair, facts, Wanted(frozenset({verdict})))
    assert {facts[number].verdict for number in numbers(items)} == {verdict}
    hidden = {number for fold in folds(items) for number in range(fold.first, fold.last + 1)}
    assert all(facts[number].verdict is not verdict for number in hidden)


def test_moved_rows_can_be_chosen(pair: Comparison) -> None:
    joined = with_link(pair, ("4(b)",), ("5",), 0.9)
    facts = row_facts(joined)
    shown = numbers(row_items(joined, facts, Wanted(moved=True)))
    assert [label_of(joined, facts[number], Side.LEFT) for number in shown] == ["4(b)"]


def test_the_section_is_named_where_it_changes(pair: Comparison) -> None:
    facts = row_facts(pair)
    items = row_items(pair, facts, Wanted(frozenset({Verdict.REVISED})))
    leads = {
        label_of(pair, facts[item.number], Side.LEFT): item.left_lead for item in items if isinstance(item, RowItem)
    }
    tree = pair.left.outline
    assert tree.heading(leads["2(a)"] or 0) == "Lamps"
    assert leads["2(b)"] is None


def test_a_fold_counts_what_its_rows_say(pair: Comparison) -> None:
    facts = row_facts(pair)
    fold = folds(row_items(pair, facts, Wanted(frozenset({Verdict.OPPOSED}))))[0]
    words = fold_words(pair, facts, fold)
    assert dict(fold.counts)[Verdict.REVISED] == sum(
        fact.own and fact.verdict is Verdict.REVISED for fact in facts[fold.first : fold.last + 1]
    )
    assert words.range.startswith("Preamble – ")
    assert words.rows == f"{fold.length} clauses:"
    assert f"{dict(fold.counts)[Verdict.REVISED]} revised" in words.whole
    assert range_text(pair, facts, fold)[0] is Side.LEFT


def test_a_move_within_a_section_names_the_clauses(pair: Comparison) -> None:
    assert moved_words(pair, Step(Verdict.SAME, ("5(c)",), ("6(a)",), 6, True)) == "5 → 6"
    assert moved_words(pair, Step(Verdict.SAME, ("5(c)",), ("5",), 6, True)) == "5(c) → 5"


def test_a_row_says_how_much_changed_while_changes_are_shown(pair: Comparison) -> None:
    redline = next(each for each in pair.redlines if not each.rewritten and each.removed + each.inserted)
    fact = next(f for f in row_facts(pair) if f.step and f.step.link == redline.link and f.verdict is not Verdict.SAME)
    assert middle_words(pair, fact, True).notes == (f"−{redline.removed} +{redline.inserted} words",)
    assert middle_words(pair, fact, False).notes == ("score 0.80",)


def test_a_copied_passage_says_where_it_stands(pair: Comparison) -> None:
    at = pair.left.outline.index("5(b)")
    assert at is not None
    text = passage_text(pair, Side.LEFT, at)
    assert text.startswith("(b)  This order is carried out")
    assert text.endswith("\n(EO 901, 5(b) (4 March 2031))")


def test_rows_of_a_step_are_found(pair: Comparison) -> None:
    facts = row_facts(pair)
    assert rows_of(facts, pair, None) == ()
    for step in pair.steps:
        found = rows_of(facts, pair, step)
        labels = {label_of(pair, facts[number], side) for number in found for side in Side}
        assert labels >= set(step.left) | set(step.right), step


def test_two_orders_without_links_are_two_columns(
    make_pair: Callable[[tuple[str, ...], tuple[str, ...]], Comparison],
) -> None:
    lonely = make_pair(("Section 1.  Oil.  Oil is bought in autumn.",), ("Section 1.  Ice.  Ice is cut in winter.",))
    items = row_items(lonely, row_facts(lonely), Wanted())
    assert len(numbers(items)) == 2
