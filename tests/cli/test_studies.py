"""Lineage, crosswalk and the duties of many orders from a terminal."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main
from tests.comparison.paired_orders import EARLIER, LATER
from tests.small_orders import RESUMES, REVIEWS


@pytest.fixture
def lamps(tmp_path: Path) -> tuple[str, str]:
    files = tmp_path / "earlier.md", tmp_path / "later.md"
    for file, text in zip(files, (EARLIER, LATER), strict=True):
        file.write_text(text, "utf-8")
    return str(files[0]), str(files[1])


@pytest.fixture
def border(tmp_path: Path) -> tuple[str, str]:
    files = tmp_path / "reviews.md", tmp_path / "resumes.md"
    for file, text in zip(files, (REVIEWS, RESUMES), strict=True):
        file.write_text(text, "utf-8")
    return str(files[0]), str(files[1])


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    capsys.readouterr()
    code = main([*words, "--json"])
    (line,) = capsys.readouterr().out.splitlines()
    return code, json.loads(line)


def test_lineage_tells_what_was_done_in_either_direction(lamps: tuple[str, str], capsys: Any) -> None:
    assert main(["import", *lamps]) == 0
    code, done = said(capsys, "lineage", "90102")
    assert (code, done["file"], done["number"]) == (0, "90102", "90102")
    (row,) = done["lineage"]
    told = {name: row[name] for name in ("relation", "direction", "number", "title", "date", "label", "in_library")}
    assert told == {
        "relation": "revokes",
        "direction": "to",
        "number": "90101",
        "title": "Keeping the Lamps Lit",
        "date": "2021-03-04",
        "label": "2(a)",
        "in_library": True,
    }
    _, suffered = said(capsys, "lineage", "eo-90101")
    found = [(row["direction"], row["number"], row["label"]) for row in suffered["lineage"]]
    assert found == [("from", "90102", "2(a)")]


def test_a_file_has_its_lineage_without_a_library(lamps: tuple[str, str], capsys: Any) -> None:
    code, found = said(capsys, "lineage", lamps[1])
    assert code == 0
    assert [(row["number"], row["in_library"]) for row in found["lineage"]] == [("90101", False)]


def test_the_page_for_people_says_that_an_order_is_revoked(lamps: tuple[str, str], capsys: Any) -> None:
    main(["import", *lamps])
    capsys.readouterr()
    assert main(["lineage", "90101"]) == 0
    assert "! Revoked in part by EO 90102, sec. 2(a)" in capsys.readouterr().out


def test_an_order_without_a_lineage_is_nothing_found(lamps: tuple[str, str], capsys: Any) -> None:
    code, found = said(capsys, "lineage", lamps[0])
    assert (code, found["lineage"]) == (1, [])


def test_crosswalk_counts_topics_by_orders(border: tuple[str, str], capsys: Any) -> None:
    code, found = said(capsys, "crosswalk", *border)
    assert code == 0
    assert [order["file"] for order in found["orders"]] == list(border)
    row = next(row for row in found["topics"] if row["topic"] == "migration-protection-protocols")
    assert [cell["label"] for cell in row["cells"]] == ["2(a)(i)", "3"]
    assert found["mentions"] == sum(order["mentions"] for order in found["orders"])
    assert row["mentions"] == sum(cell["count"] for cell in row["cells"])


def test_crosswalk_writes_a_table(border: tuple[str, str], tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "walk.csv"
    assert main(["crosswalk", *border, "--to", str(file)]) == 0
    assert capsys.readouterr().out == ""
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
    assert rows[-1]["name"] == "all topics"
    assert int(rows[-1]["mentions in all"]) == sum(int(row["mentions in all"]) for row in rows[:-1])


def test_duties_of_many_orders_go_into_one_file(lamps: tuple[str, str], tmp_path: Path, capsys: Any) -> None:
    table, calendar = tmp_path / "duties.csv", tmp_path / "duties.ics"
    assert main(["directives", *lamps, "--to", str(table)]) == 0
    assert main(["directives", *lamps, "--to", str(calendar)]) == 0
    assert capsys.readouterr().out == ""
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8-sig"))))
    assert {row["order"] for row in rows} == {"EO 90101", "EO 90102"}
    assert calendar.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize(
    "words",
    [
        ["lineage", "12345678"],
        ["crosswalk", "only-one.md"],
        ["crosswalk", "a.md", "b.md", "--to", "walk.xls"],
        ["directives", "missing.md", "--to", "duties.csv"],
    ],
)
def test_bad_input_is_a_sentence(words: list[str], capsys: Any) -> None:
    assert main(words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("order-reader: ")
    assert printed.err.strip().endswith(".")


def test_a_table_in_an_unknown_format_is_refused(border: tuple[str, str], tmp_path: Path, capsys: Any) -> None:
    assert main(["crosswalk", *border, "--to", str(tmp_path / "walk.xls")]) == 2
    assert main(["directives", *border, "--to", str(tmp_path / "duties.txt")]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert not list(tmp_path.glob("*.xls"))
