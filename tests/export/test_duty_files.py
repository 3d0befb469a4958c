"""Duties as a table and as a calendar; a crosswalk as a table."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from reader.comparison import Comparison, Reading, Recurrence, crosswalk
from reader.errors import BadRequest
from reader.export import export, export_crosswalk, export_directives, export_duties
from reader.export.duty_calendar import calendar_bytes, rule
from tests.comparison.paired_orders import TAXONOMY, paired

STAMP = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def lighthouses() -> Comparison:
    return paired()


def events(data: bytes) -> dict[str, Event]:
    """The events of a calendar by order and clause."""
    found = Calendar.from_ical(data).walk("VEVENT")
    return {str(event["summary"]).split(":")[0]: event for event in found}


def table(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))


def test_a_due_date_is_an_event_of_the_whole_day(lighthouses: Comparison) -> None:
    event = events(calendar_bytes([lighthouses.left, lighthouses.right], STAMP))["EO 90101, 2(b)"]
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2021, 5, 3), date(2021, 5, 4))
    assert "Secretary of Commerce" in str(event["description"])
    assert "tally of broken lenses" in str(event["description"])
    assert event["status"] == "CONFIRMED"


def test_an_estimated_day_is_tentative_and_says_so(lighthouses: Comparison) -> None:
    event = events(calendar_bytes([lighthouses.left], STAMP))["EO 90101, 3"]
    assert event["status"] == "TENTATIVE"
    assert "estimate" in str(event["description"])


def test_what_comes_again_carries_its_rule(lighthouses: Comparison) -> None:
    found = events(calendar_bytes([lighthouses.left], STAMP))
    assert found["EO 90101, 3"]["rrule"] == {"FREQ": ["YEARLY"], "INTERVAL": [1]}
    assert "rrule" not in found["EO 90101, 2(b)"]


@pytest.mark.parametrize(
    ("again", "frequency", "interval"),
    [
        (Recurrence("month", 3), "MONTHLY", 3),
        (Recurrence("day", 90), "DAILY", 90),
        (Recurrence("week", 2), "WEEKLY", 2),
        (Recurrence("year", 2), "YEARLY", 2),
    ],
)
def test_each_unit_has_its_frequency(again: Recurrence, frequency: str, interval: int) -> None:
    assert rule(again) == {"freq": frequency, "interval": interval}


def test_a_duty_without_a_day_is_no_event(lighthouses: Comparison) -> None:
    assert "EO 90101, 2(a)" not in events(calendar_bytes([lighthouses.left], STAMP))


def test_events_keep_their_identity_and_no_two_share_one(lighthouses: Comparison) -> None:
    data = calendar_bytes([lighthouses.left, lighthouses.right, lighthouses.left], STAMP)
    names = [str(event["uid"]) for event in Calendar.from_ical(data).walk("VEVENT")]
    assert len(set(names)) == len(names)
    assert data == calendar_bytes([lighthouses.left, lighthouses.right, lighthouses.left], STAMP)


def test_lines_are_folded_as_the_format_asks(lighthouses: Comparison) -> None:
    duty = replace(lighthouses.left.directives[1], action="wash, dry; and oil\\rub \n BEGIN:VEVENT " * 20)
    reading = replace(lighthouses.left, directives=(duty,))
    data = calendar_bytes([reading], STAMP)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert len(Calendar.from_ical(data).walk("VEVENT")) == 1


def test_an_order_without_due_dates_is_an_empty_calendar(lighthouses: Comparison) -> None:
    quiet: Reading = replace(lighthouses.left, directives=())
    assert Calendar.from_ical(calendar_bytes([quiet], STAMP)).walk("VEVENT") == []


def test_a_comparison_is_written_as_a_calendar_of_both(lighthouses: Comparison, tmp_path: Path) -> None:
    export(lighthouses, tmp_path / "pair.ics")
    found = events((tmp_path / "pair.ics").read_bytes())
    assert {name.split(",")[0] for name in found} == {"EO 90101", "EO 90102"}


def test_matched_duties_share_a_line_of_the_table(lighthouses: Comparison, tmp_path: Path) -> None:
    export_duties(lighthouses, tmp_path / "duties.csv")
    rows = table(tmp_path / "duties.csv")
    row = next(row for row in rows if row["left label"] == "2(b)")
    assert (row["matched"], row["right label"], row["left due"], row["right due"]) == (
        "both", "3(b)", "2021-05-03", "2023-06-05",
    )  # fmt: skip
    assert {row["matched"] for row in rows} == {"both", "only left", "only right"}


def test_the_table_of_many_orders_has_every_duty_once(lighthouses: Comparison, tmp_path: Path) -> None:
    export_directives([lighthouses.left, lighthouses.right], tmp_path / "all.csv")
    rows = table(tmp_path / "all.csv")
    assert len(rows) == len(lighthouses.left.directives) + len(lighthouses.right.directives)


def test_no_cell_is_taken_for_a_formula(lighthouses: Comparison, tmp_path: Path) -> None:
    duty = replace(lighthouses.left.directives[0], action="=1+1")
    export_directives([replace(lighthouses.left, directives=(duty,))], tmp_path / "all.csv")
    assert table(tmp_path / "all.csv")[0]["action"] == "'=1+1"


def test_a_crosswalk_has_a_line_a_topic_and_totals(lighthouses: Comparison, tmp_path: Path) -> None:
    walk = crosswalk([lighthouses.left, lighthouses.right], TAXONOMY)
    export_crosswalk(walk, tmp_path / "walk.csv")
    rows = table(tmp_path / "walk.csv")
    assert [row["topic"] for row in rows] == [*(row.topic.id for row in walk.rows), ""]
    assert rows[-1]["EO 90102 mentions"] == str(walk.columns[1].total)


@pytest.mark.parametrize("name", ["duties.txt", "duties", "missing/duties.ics"])
def test_what_cannot_be_written_leaves_nothing(name: str, lighthouses: Comparison, tmp_path: Path) -> None:
    walk = crosswalk([lighthouses.left, lighthouses.right], TAXONOMY)
    for write in (
        lambda: export_duties(lighthouses, tmp_path / name),
        lambda: export_directives([lighthouses.left], tmp_path / name),
        lambda: export_crosswalk(walk, tmp_path / name),
    ):
        with pytest.raises(BadRequest, match=r"\.$"):
            write()
    assert list(tmp_path.iterdir()) == []
