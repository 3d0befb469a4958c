"""Topics by orders: every mention is counted once, and every cell leads to its first place."""

from __future__ import annotations

import pytest

from reader.comparison import Comparison, Crosswalk, crosswalk, main_effect
from reader.errors import BadRequest
from tests.comparison.paired_orders import TAXONOMY


@pytest.fixture
def walk(lighthouses: Comparison) -> Crosswalk:
    return crosswalk([lighthouses.left, lighthouses.right], TAXONOMY)


def test_each_topic_that_is_spoken_of_has_one_row(walk: Crosswalk) -> None:
    assert {row.topic.id for row in walk.rows} == {"lamps", "harbours", "seals"}


def test_totals_are_those_of_the_mentions(walk: Crosswalk, lighthouses: Comparison) -> None:
    mentions = lighthouses.left.mentions, lighthouses.right.mentions
    assert [column.total for column in walk.columns] == [len(found) for found in mentions]
    assert walk.total == sum(row.total for row in walk.rows) == sum(map(len, mentions))
    assert walk.most == max(cell.count for row in walk.rows for cell in row.cells)
    assert all(row.total == sum(cell.count for cell in row.cells) for row in walk.rows)


def test_a_cell_leads_to_the_first_place_of_its_topic(walk: Crosswalk, lighthouses: Comparison) -> None:
    lamps = next(row for row in walk.rows if row.topic.id == "lamps")
    cell = lamps.cells[0]
    places = [mention for mention in lighthouses.left.mentions if mention.topic == "lamps"]
    assert cell.span == min(mention.span for mention in places)
    assert cell.label == next(mention.label for mention in places if mention.span == cell.span)
    assert cell.effect == main_effect(places)


def test_an_order_that_is_silent_has_an_empty_cell(walk: Crosswalk) -> None:
    seals = next(row for row in walk.rows if row.topic.id == "seals")
    assert (seals.cells[0].count, seals.cells[0].span, seals.cells[0].label) == (0, None, "")
    assert seals.orders == 1


def test_topics_of_most_orders_come_first(walk: Crosswalk) -> None:
    assert [row.orders for row in walk.rows] == sorted((row.orders for row in walk.rows), reverse=True)


def test_two_texts_of_one_order_have_two_names(lighthouses: Comparison) -> None:
    columns = crosswalk([lighthouses.left, lighthouses.left], TAXONOMY).columns
    assert [column.name for column in columns] == ["EO 90101", "EO 90101 (2)"]


@pytest.mark.parametrize("count", [0, 1, 51])
def test_too_few_and_too_many_are_refused_with_a_sentence(count: int, lighthouses: Comparison) -> None:
    with pytest.raises(BadRequest, match=r"2 to 50 orders.*\.$"):
        crosswalk([lighthouses.left] * count, TAXONOMY)
