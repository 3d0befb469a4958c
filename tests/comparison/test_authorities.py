"""Authorities: one line a provision, with its places on either side, by group."""

from __future__ import annotations

from reader.comparison import AuthorityGroup, Comparison, Side, authorities


def test_a_section_of_the_act_and_of_the_code_are_one_line(lighthouses: Comparison) -> None:
    lines = [line for line in authorities(lighthouses).lines if "1225" in line.name or "INA" in line.name]
    assert [line.name for line in lines] == ["8 U.S.C. 1225(b)(1) (INA 235(b)(1))"]
    assert lines[0].left
    assert lines[0].right


def test_each_line_leads_to_its_places(lighthouses: Comparison) -> None:
    for line in authorities(lighthouses).lines:
        for side in Side:
            tree = lighthouses.side(side).outline
            for place in line.places(side):
                segment = tree.segment(place.label)
                assert segment is not None
                assert segment.span.covers(place.span)


def test_a_segment_that_cites_twice_is_one_place(lighthouses: Comparison) -> None:
    line = next(line for line in authorities(lighthouses).lines if "1225" in line.name)
    assert [place.label for place in line.left] == ["1"]


def test_lines_are_grouped_by_kind(lighthouses: Comparison) -> None:
    groups = [line.group for line in authorities(lighthouses).lines]
    assert groups == sorted(groups, key=list(AuthorityGroup).index)
    named = {line.name: line.group for line in authorities(lighthouses).lines}
    assert named["33 C.F.R. 62.1"] is AuthorityGroup.RULES
    assert named["EO 90101"] is AuthorityGroup.DOCUMENTS


def test_what_one_order_alone_cites_is_told_apart(lighthouses: Comparison) -> None:
    found = authorities(lighthouses)
    assert "14 U.S.C. 541" in found.only_left
    assert "33 C.F.R. 62.1" in found.only_right
    assert set(found.both).isdisjoint({*found.only_left, *found.only_right})
