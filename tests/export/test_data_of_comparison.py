"""What scripts and sheets get of a comparison: every segment once, every place where it says it is."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.comparison import Comparison, Side, changes, compare, duties
from reader.documents import read
from reader.errors import BadRequest
from reader.export import (
    comparison_data,
    export_changes,
    export_duties,
    export_links,
    export_topics,
    links_data,
)
from reader.topics import load_taxonomy

Export = Callable[[Comparison, Path], None]


def sheet(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))


def every_segment_once(comparison: Comparison) -> None:
    rows = comparison_data(comparison)["rows"]
    for side in Side:
        tree = comparison.side(side).outline
        told = [row[side.value] for row in rows if row[side.value]]
        assert Counter(one["label"] for one in told) == Counter(tree.labels)
        for one in told:
            segment = tree.segment(one["label"])
            assert segment is not None
            assert one["text"] == segment.body.of(tree.text)
            assert tree.text[one["start"] : one["end"]] == segment.own.of(tree.text)
    left = [row["left"]["label"] for row in rows if row["left"]]
    assert left == list(comparison.left.outline.labels)


def test_the_rows_hold_every_segment_of_both_orders_once(small_comparison: Comparison) -> None:
    every_segment_once(small_comparison)


def test_the_rows_hold_real_orders_too(orders_dir: Path) -> None:
    seeds = sorted((orders_dir / "seeds").glob("00[04]_*"))
    every_segment_once(compare(read(seeds[1]), read(seeds[0]), load_taxonomy()))


def test_it_is_json_and_keeps_what_align_says(small_comparison: Comparison) -> None:
    data = json.loads(json.dumps(comparison_data(small_comparison)))
    for link, whole in zip(links_data(small_comparison.bitext)["links"], data["links"], strict=True):
        assert {name: whole[name] for name in link} == link
    assert data["unmatched"] == links_data(small_comparison.bitext)["unmatched"]
    opposed = next(link for link in data["links"] if link["relation"] == "opposed")
    assert opposed["right headings"] == ["Resumption of Migrant Protection Protocols"]
    assert opposed["topic"] in {row["topic"] for row in data["topics"] if row["opposed"]}


def test_a_linked_pair_stands_in_one_row(small_comparison: Comparison) -> None:
    data = comparison_data(small_comparison)
    (row,) = [row for row in data["rows"] if row["verdict"] == "opposed"]
    assert (row["left"]["label"], row["right"]["label"]) == ("2(a)(i)", "3")
    assert data["links"][row["link"]]["relation"] == "opposed"


def test_differences_are_words_at_their_place(small_comparison: Comparison) -> None:
    differences = comparison_data(small_comparison)["differences"]
    assert len(differences) == len(changes(small_comparison)) > 0
    for one in differences:
        for side in Side:
            text = small_comparison.side(side).outline.text
            told = one[side.value]
            assert " ".join(text[told["start"] : told["end"]].split()) == told["words"]


def test_topics_and_duties_are_all_there(small_comparison: Comparison) -> None:
    data = comparison_data(small_comparison)
    for side in Side:
        reading = small_comparison.side(side)
        mentions = [one for row in data["topics"] for one in row[f"{side.value} mentions"]]
        assert len(mentions) == len(reading.mentions)
        assert all(reading.outline.text[one["start"] : one["end"]] == one["quote"] for one in mentions)
        assert len([row for row in data["directives"] if row[side.value]]) == len(reading.directives)
        assert [len(row[f"{side.value} mentions"]) for row in data["topics"]] == [
            row[side.value] for row in data["topics"]
        ]
    places = {line["name"]: line for line in data["authorities"]["places"]}
    assert places["8 U.S.C. 1101"]["left"] == ["preamble"]


def test_each_sheet_has_a_row_for_each_of_its_things(small_comparison: Comparison, tmp_path: Path) -> None:
    for name, write in (("l", export_links), ("c", export_changes), ("t", export_topics), ("d", export_duties)):
        write(small_comparison, tmp_path / f"{name}.csv")
    links, told = sheet(tmp_path / "l.csv"), sheet(tmp_path / "c.csv")
    assert len(links) == len(small_comparison.bitext.links)
    opposed = next(row for row in links if row["relation"] == "opposed")
    assert (opposed["left labels"], opposed["right labels"]) == ("2(a)(i)", "3")
    assert "promptly review and determine" in opposed["left text"]
    assert opposed["right headings"] == "Resumption of Migrant Protection Protocols"
    assert opposed["reasons"]
    assert [(row["removed"], row["inserted"]) for row in told] == [
        (row.left_words, row.right_words) for row in changes(small_comparison)
    ]
    mentions = len(small_comparison.left.mentions) + len(small_comparison.right.mentions)
    assert len(sheet(tmp_path / "t.csv")) == mentions
    assert len(sheet(tmp_path / "d.csv")) == len(duties(small_comparison))


@pytest.mark.parametrize("write", [export_links, export_changes, export_topics])
def test_a_sheet_has_no_other_ending(write: Export, small_comparison: Comparison, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=r"its ending must be \.csv\."):
        write(small_comparison, tmp_path / "rows.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_no_cell_is_a_formula(small_comparison: Comparison, tmp_path: Path) -> None:
    export_links(small_comparison, tmp_path / "l.csv")
    cells = [cell for row in sheet(tmp_path / "l.csv") for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
