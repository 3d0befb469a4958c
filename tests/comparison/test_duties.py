"""Duties of a pair: matched where they correspond, each in one row, sorted as asked."""

from __future__ import annotations

from reader.comparison import Comparison, DutyOrder, DutyRow, duties, sorted_duties
from tests.comparison.paired_orders import EARLIER, LATER, paired


def labels(rows: tuple[DutyRow, ...]) -> list[tuple[str | None, str | None]]:
    return [(row.left and row.left.label, row.right and row.right.label) for row in rows]  # type: ignore[misc]


def test_duties_that_correspond_stand_in_one_row(lighthouses: Comparison) -> None:
    found = labels(duties(lighthouses))
    assert ("2(a)", "3(a)") in found
    assert ("2(b)", "3(b)") in found


def test_a_duty_that_only_one_order_has_stands_alone(lighthouses: Comparison) -> None:
    found = labels(duties(lighthouses))
    assert ("4", None) in found
    assert (None, "4") in found
    assert all(row.score == 0 and row.link is None for row in duties(lighthouses) if not (row.left and row.right))


def test_every_duty_stands_in_exactly_one_row(lighthouses: Comparison) -> None:
    rows = duties(lighthouses)
    assert [row.left for row in rows if row.left] == list(lighthouses.left.directives)
    right = [row.right for row in rows if row.right]
    assert sorted(right, key=lambda duty: duty.span) == list(lighthouses.right.directives)


def test_a_match_says_why(lighthouses: Comparison) -> None:
    row = next(row for row in duties(lighthouses) if row.left and row.left.label == "2(b)")
    assert "Secretary of Commerce" in row.reason
    assert 0.4 <= row.score <= 1


def test_another_deed_of_the_same_actor_is_no_match() -> None:
    other = LATER.replace("clean every lamp of the northern lighthouses with soap", "hire forty tall bell ringers")
    assert ("2(a)", "3(a)") not in labels(duties(paired(EARLIER, other)))


def test_a_text_beside_itself_matches_every_duty_with_itself() -> None:
    rows = duties(paired(EARLIER, EARLIER))
    assert rows
    assert all(row.left == row.right for row in rows)


def test_by_due_date_the_earliest_comes_first_and_those_without_last(lighthouses: Comparison) -> None:
    rows = duties(lighthouses, DutyOrder.DUE)
    days = [[duty.due for duty in (row.left, row.right) if duty and duty.due] for row in rows]
    dated = [min(found) for found in days if found]
    assert dated == sorted(dated)
    assert dated
    assert all(not found for found in days[len(dated) :])


def test_by_actor_the_names_are_in_alphabetical_order(lighthouses: Comparison) -> None:
    rows = sorted_duties(duties(lighthouses), DutyOrder.ACTOR)
    names = [row.either.actors[0] for row in rows if row.either.actors]
    assert names == sorted(names, key=str.casefold)
    assert set(labels(rows)) == set(labels(duties(lighthouses)))


def test_orders_without_duties_have_no_rows() -> None:
    still = EARLIER.split("Section 1.")[0] + "Section 1. *Purpose.* The sea is wide.\n"
    assert duties(paired(still, still)) == ()
