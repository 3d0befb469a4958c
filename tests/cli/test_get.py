"""`get` in the terminal: the contract with scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main
from reader.official import ADDRESS
from tests.stand_in import Answer, StandIn


@pytest.fixture
def host(stand_in: StandIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> StandIn:
    monkeypatch.setenv(ADDRESS, stand_in.base)
    monkeypatch.setattr("reader.cli.shelf.corpus", lambda: tmp_path / "no starters")
    monkeypatch.setattr("reader.official.connection.Connection._keep_apart", lambda self: None)
    stand_in.publish("13900", "2017-01-24")
    stand_in.publish("13901", "2017-02-24")
    return stand_in


def test_orders_are_got_by_number_and_opened(host: StandIn, capsys: Any) -> None:
    assert main(["get", "13900", "13901", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [record["number"] for record in answer["arrived"]] == ["13900", "13901"]
    assert [entry["id"] for entry in answer["imported"]] == ["eo-13900", "eo-13901"]
    assert (answer["missing"], answer["problem"], answer["cancelled"]) == ([], None, False)
    assert main(["outline", "13900", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["labels"][:3] == ["preamble", "1", "2"]


def test_orders_are_got_by_their_days(host: StandIn, capsys: Any) -> None:
    assert main(["get", "--from", "2017-02-01", "--to", "2017-02-28"]) == 0
    page = capsys.readouterr().out
    assert "EO 13901" in page
    assert "13900" not in page
    assert "1 fetched, 0 fetched before, 0 missing" in page


def test_an_order_that_is_not_found_is_exit_code_one(host: StandIn, capsys: Any) -> None:
    assert main(["get", "99999"]) == 1
    assert "no executive order 99999" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["the lamps"], ["13900", "--from", "2017-01-01"]])
def test_words_that_make_no_request_are_a_sentence(host: StandIn, capsys: Any, words: list[str]) -> None:
    assert main(["get", *words]) == 2
    said = capsys.readouterr().err
    assert said.startswith("order-reader: ")
    assert said.strip().endswith(".")
    assert host.asked == []


def test_a_day_that_is_none_leaves_with_two(host: StandIn, capsys: Any) -> None:
    with pytest.raises(SystemExit) as left:
        main(["get", "--from", "someday"])
    assert left.value.code == 2


def test_a_host_that_refuses_is_a_sentence(host: StandIn, capsys: Any) -> None:
    host.first["documents.json"] = [Answer(403)]
    assert main(["get", "13900", "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "error 403" in said.err
