"""General provisions are told apart, to be dimmed."""

from __future__ import annotations

from alignment_orders import FERRIES, LIGHTHOUSES, Unit, outlined

from reader.alignment import align, boilerplate

GENERAL = Unit(
    "Nothing here may be read to hinder:",
    "General Provisions",
    (Unit("what a statute lets a warden do; or"), Unit("how the harbour budget is drawn up.")),
)
REPEALING = Unit(
    "For good order:",
    "General Provisions",
    (Unit("what a statute lets a warden do stays; and"), Unit("Executive Order 91234 is hereby revoked.")),
)


def test_what_stands_under_general_provisions_is_boilerplate_with_its_parts():
    assert boilerplate(outlined([LIGHTHOUSES, GENERAL])) == {"2", "2(a)", "2(b)"}


def test_a_clause_that_revokes_is_none_nor_is_the_section_that_holds_it():
    assert boilerplate(outlined([LIGHTHOUSES, REPEALING])) == {"2(a)"}


def test_words_known_from_general_provisions_are_boilerplate_under_any_heading():
    rights = Unit("This order does not create any right or benefit, substantive or procedural, for anybody.", "Rights")
    assert boilerplate(outlined([rights, FERRIES])) == {"1"}


def test_links_between_general_provisions_say_so():
    left, right = outlined([LIGHTHOUSES, GENERAL]), outlined([GENERAL, LIGHTHOUSES])
    found = {link.left[0]: link.boilerplate for link in align(left, right, ((), ())).links}
    assert found["2"]
    assert not found["1"]
    assert not found["preamble"]
