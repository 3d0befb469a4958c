"""Lineage: who revoked and amended whom, over one or two steps; the banner; the picture with time on one axis."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from reader.comparison import Key, Known, Lineage, Lineages, laid_out, lineages
from reader.comparison.lineage_layout import WIDTH
from reader.documents import Kind
from reader.library import OrderCited
from reader.spans import Span


def eo(number: str) -> Key:
    return Key("executive-order", number)


def cites(target: str, relation: str | None, label: str = "2", start: int = 10, *, in_part: bool = False) -> OrderCited:
    return OrderCited("executive-order", target, relation, label, Span(start, start + 5), in_part)


def order(number: str, year: int, *cited: OrderCited, name: str = "") -> Known:
    key = name or f"eo-{number}"
    return Known(key, Kind.EXECUTIVE_ORDER, number, f"Order {number}", date(year, 3, 4), cited)


def chain() -> Lineages:
    """90001 was amended by 90002 and revoked by 90003, which 90004 superseded; 90005 revoked only a part of 90004."""
    return lineages(
        [
            order("90001", 1999),
            order("90002", 2003, cites("90001", "amends", "preamble", 3), cites("90001", "amends", "1(a)", 90)),
            order(
                "90003",
                2009,
                cites("90001", "revokes", "3(a)"),
                cites("90002", None),
                cites("80000", "revokes", "3(b)"),
            ),
            order("90004", 2017, cites("90003", "supersedes", "5")),
            order("90005", 2021, cites("90004", "revokes", "6", in_part=True)),
        ],
        lambda key: ("A Named Order", date(1980, 1, 2)) if key == eo("80000") else None,
    )


def told(lineage: Lineage) -> list[tuple[str, str, str]]:
    return [(edge.source.number, edge.relation, edge.target.number) for edge in lineage.edges]


def test_one_step_holds_what_an_order_did_and_suffered() -> None:
    found = chain().around(eo("90003"))
    assert told(found) == [
        ("90003", "revokes", "80000"),
        ("90003", "revokes", "90001"),
        ("90004", "supersedes", "90003"),
    ]
    assert [edge.target.number for edge in found.done] == ["80000", "90001"]
    assert [edge.source.number for edge in found.suffered] == ["90004"]


def test_two_steps_reach_further_and_count_the_distance() -> None:
    found = chain().around(eo("90003"), steps=2)
    assert {node.key.number: node.steps for node in found.nodes} == {
        "80000": 1, "90001": 1, "90002": 2, "90003": 0, "90004": 1, "90005": 2,
    }  # fmt: skip
    assert ("90002", "amends", "90001") in told(found)


def test_an_order_that_is_only_named_is_told_from_one_that_can_be_opened() -> None:
    found = chain().around(eo("90003"))
    named, here = found.node(eo("80000")), found.node(eo("90001"))
    assert named is not None
    assert here is not None
    assert (named.in_library, named.title, named.date) == (False, "A Named Order", date(1980, 1, 2))
    assert (here.in_library, here.id) == (True, "eo-90001")


def test_a_mere_citation_is_no_part_of_it() -> None:
    assert not any(edge.target == eo("90002") for edge in chain().edges)


def test_an_edge_names_the_clause_rather_than_the_title_that_says_the_same() -> None:
    (edge,) = chain().around(eo("90002")).done
    assert edge.label == "1(a)"
    assert [place.label for place in edge.places] == ["preamble", "1(a)"]


def test_the_banner_names_order_and_clause() -> None:
    (banner,) = chain().revoked_by(eo("90001"))
    assert banner.text == "Revoked by EO 90003, sec. 3(a)"
    assert (banner.source.id, banner.place.label) == ("eo-90003", "3(a)")
    assert chain().revoked_by(eo("90003"))[0].text == "Superseded by EO 90004, sec. 5"


def test_a_revoked_section_is_not_a_revoked_order() -> None:
    (banner,) = chain().revoked_by(eo("90004"))
    assert banner.text == "Revoked in part by EO 90005, sec. 6"
    assert banner.in_part


def test_the_end_of_the_whole_comes_before_that_of_a_part_and_the_latest_first() -> None:
    graph = lineages(
        [
            order("1001", 1990),
            order("1002", 2000, cites("1001", "revokes", "1")),
            order("1003", 2010, cites("1001", "revokes", "2")),
            order("1004", 2020, cites("1001", "revokes", "3", in_part=True)),
        ]
    )
    assert [banner.source.key.number for banner in graph.revoked_by(eo("1001"))] == ["1003", "1002", "1004"]


def test_an_order_that_nothing_ended_has_no_banner() -> None:
    assert chain().revoked_by(eo("90005")) == ()
    assert chain().revoked_by(eo("12")) == ()


def test_nothing_acts_on_itself_or_on_what_came_later() -> None:
    graph = lineages([order("1001", 1990, cites("1001", "amends"), cites("1002", "revokes")), order("1002", 2000)])
    assert graph.edges == ()


def test_of_two_texts_of_one_order_the_first_speaks() -> None:
    graph = lineages(
        [order("1001", 1990, cites("900", "revokes", "4")), order("1001", 1990, cites("901", "revokes"), name="digest")]
    )
    assert [edge.target.number for edge in graph.edges] == ["900"]
    assert graph.node(eo("1001")).id == "eo-1001"


def test_in_the_picture_time_runs_one_way() -> None:
    picture = laid_out(chain().around(eo("90003"), steps=2))
    days = [one.node.date for one in sorted(picture.nodes, key=lambda one: one.x)]
    assert days == sorted(days, key=str)
    assert (picture.first, picture.last) == (date(1980, 1, 2), date(2021, 3, 4))
    assert all(0 <= one.x <= 1 and 0 <= one.row < picture.rows for one in picture.nodes)


def test_in_the_picture_no_two_orders_meet() -> None:
    crowd = [order(str(number), 2000 + number % 3, cites("500", "amends")) for number in range(1001, 1031)]
    picture = laid_out(lineages([order("500", 1990), *crowd]).around(eo("500")))
    assert len(picture.nodes) == 31
    for one, other in combinations(picture.nodes, 2):
        assert one.row != other.row or abs(one.x - other.x) >= WIDTH


def test_in_the_picture_no_line_runs_through_a_third_order() -> None:
    picture = laid_out(chain().around(eo("90003"), steps=2))
    for edge in picture.edges:
        source, target = picture.placed(edge.source), picture.placed(edge.target)
        assert source is not None
        assert target is not None
        if source.row == target.row:
            ends = sorted((source.x, target.x))
            assert not any(one.row == source.row and ends[0] < one.x < ends[1] for one in picture.nodes)


def test_an_order_alone_is_a_picture_too() -> None:
    picture = laid_out(chain().around(eo("77")))
    assert [(one.node.name, one.row, one.x) for one in picture.nodes] == [("EO 77", 0, 0.0)]
    assert picture.rows == 1
