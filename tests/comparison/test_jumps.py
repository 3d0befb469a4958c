"""References that lead into the facing order, or to another place of the same one."""

from __future__ import annotations

import pytest

from reader.comparison import Comparison, Side, counterparts_of_references, links_within
from reader.comparison.jumps import sections_before
from tests.comparison.paired_orders import EARLIER, LATER, paired


def test_sections_of_the_other_order_lead_to_those_sections(lighthouses: Comparison) -> None:
    text = lighthouses.right.outline.text
    found = [
        (jump.span.of(text), jump.to_label) for jump in counterparts_of_references(lighthouses) if jump.label == "2(a)"
    ]
    assert ("2(b)", "2(b)") in found
    assert ("3", "3") in found
    assert ("Executive Order 90101", "preamble") in found


def test_a_jump_crosses_to_the_other_pane_and_keeps_its_relation(lighthouses: Comparison) -> None:
    jumps = counterparts_of_references(lighthouses)
    assert {(jump.side, jump.to_side) for jump in jumps} == {(Side.RIGHT, Side.LEFT)}
    assert {jump.relation for jump in jumps if jump.label == "2(a)"} == {"revokes"}
    assert {jump.relation for jump in jumps if jump.label == "2(b)"} == {None}


def test_a_clause_that_is_not_there_leads_to_the_one_above_it(lighthouses: Comparison) -> None:
    text = lighthouses.right.outline.text
    lost = [jump for jump in counterparts_of_references(lighthouses) if jump.span.of(text) == "4(z)"]
    assert [jump.to_label for jump in lost] == ["4"]


def test_swapped_sides_swap_the_jumps(lighthouses: Comparison) -> None:
    swapped = counterparts_of_references(paired(LATER, EARLIER))
    assert {jump.side for jump in swapped} == {Side.LEFT}
    assert [jump.to_label for jump in swapped] == [jump.to_label for jump in counterparts_of_references(lighthouses)]


def test_another_order_and_another_kind_lead_nowhere() -> None:
    other = LATER.replace("Executive Order 90101", "Executive Order 90109")
    assert counterparts_of_references(paired(EARLIER, other)) == ()
    proclaimed = EARLIER.replace("kind: executive-order", "kind: proclamation")
    assert counterparts_of_references(paired(proclaimed, LATER)) == ()


def test_a_section_of_this_order_stays_in_its_pane(lighthouses: Comparison) -> None:
    within = links_within(lighthouses, Side.RIGHT)
    assert [(jump.label, jump.to_side, jump.to_label) for jump in within] == [("3(b)", Side.RIGHT, "3(a)")]
    assert links_within(lighthouses, Side.LEFT) == ()


@pytest.mark.parametrize(
    ("words", "sections"),
    [
        ("Section 5 of ", ["5"]),
        ("sections 1(b)(2), (4), and 7 of the ", ["1(b)(2)", "1(b)(4)", "7"]),
        ("subsection 3.4(b) of ", ["3.4(b)"]),
        ("Section 5 of the plan, and ", []),
        ("in 2009, ", []),
    ],
)
def test_the_sections_named_before_a_citation_are_read_as_a_list(words: str, sections: list[str]) -> None:
    found = sections_before(words, len(words))
    assert [label for label, _ in found] == sections
    assert all(label.endswith(span.of(words)) for label, span in found)
