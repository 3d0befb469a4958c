"""The contract with scripts: JSON on stdout and nothing else, 0 done, 1 nothing found, 2 bad input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main
from tests.small_orders import RESUMES, REVIEWS


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    files = tmp_path / "reviews.md", tmp_path / "resumes.md"
    for file, text in zip(files, (REVIEWS, RESUMES), strict=True):
        file.write_text(text, "utf-8")
    return str(files[0]), str(files[1])


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[Any]]:
    code = main([*words, "--json"])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_outline_answers_one_line_a_file_in_the_order_given(pair: tuple[str, str], capsys: Any) -> None:
    code, (left, right) = said(capsys, "outline", *pair)
    assert code == 0
    assert (left["file"], right["file"]) == pair
    assert left["number"] == "90001"
    assert left["date"] == "2021-03-04"
    assert left["signatory"] == "Joseph R. Biden Jr."
    assert left["labels"][:6] == ["preamble", "1", "2", "2(a)", "2(a)(i)", "2(a)(ii)"]
    assert left["labels"][-1] == "signature"
    assert set(left) == {"file", "number", "title", "date", "kind", "signatory", "labels", "text", "warnings"}


def test_a_file_that_cannot_be_read_says_so_and_the_rest_go_on(pair: tuple[str, str], capsys: Any) -> None:
    code, (missing, right) = said(capsys, "outline", "no/such/file.md", pair[1])
    assert code == 2
    assert set(missing) == {"file", "error"}
    assert right["number"] == "90002"


@pytest.mark.parametrize("verb", ["topics", "directives", "references"])
def test_offsets_and_labels_belong_to_the_outline(verb: str, pair: tuple[str, str], capsys: Any) -> None:
    _, (outline,) = said(capsys, "outline", pair[0])
    code, (answer,) = said(capsys, verb, pair[0])
    assert code == 0
    found = answer["mentions" if verb == "topics" else verb]
    assert found
    for row in found:
        assert row["label"] in outline["labels"]
        if "quote" in row:
            assert outline["text"][row["start"] : row["end"]] == row["quote"]


def test_align_names_links_and_what_has_no_counterpart(pair: tuple[str, str], capsys: Any) -> None:
    code, (answer,) = said(capsys, "align", *pair)
    assert code == 0
    link = next(link for link in answer["links"] if link["relation"] == "opposed")
    assert (link["left"], link["right"]) == (["2(a)(i)"], ["3"])
    assert 0 < link["score"] <= 1
    assert link["reasons"]
    assert "3" in answer["unmatched"]["left"]


def test_compare_tells_a_person_what_differs(pair: tuple[str, str], capsys: Any) -> None:
    assert main(["compare", *pair]) == 0
    page = capsys.readouterr().out
    assert "opposed" in page
    assert "only right" in page


def test_what_was_imported_is_listed_found_and_opened_by_its_number(pair: tuple[str, str], capsys: Any) -> None:
    code, (answer,) = said(capsys, "import", *pair)
    assert code == 0
    assert len(answer["imported"]) == 2
    _, (listed,) = said(capsys, "list")
    assert [row["number"] for row in listed if row["edition"] != "digest"] == ["90001", "90002"]
    code, (found,) = said(capsys, "search", "newly come children")
    assert code == 0
    assert {hit["label"] for hit in found["hits"]} == {"3"}
    code, (outline,) = said(capsys, "outline", "eo-90002")
    assert (code, outline["title"]) == (0, "Bringing the Waiting Program Back")
    code, (again,) = said(capsys, "import", *pair)
    assert (code, len(again["skipped"])) == (0, 2)


def test_a_new_library_begins_with_the_starter_orders(capsys: Any) -> None:
    code, (listed,) = said(capsys, "list")
    assert code == 0
    assert {"eo-14010-digest", "eo-14165-digest"} <= {row["id"] for row in listed}
    code, (answer,) = said(capsys, "align", "14010", "14165")
    assert code == 0
    assert answer["links"]


def test_nothing_found_is_exit_code_one(pair: tuple[str, str], capsys: Any) -> None:
    assert main(["import", *pair]) == 0
    capsys.readouterr()
    code, (found,) = said(capsys, "search", "lighthouse")
    assert (code, found["hits"]) == (1, [])


@pytest.mark.parametrize(
    "words",
    [
        ["outline", "12345678"],
        ["align", "missing.md", "other.md"],
        ["import", "missing-folder/"],
        ["search", "signed:someday"],
        ["compare", "a.md", "b.md", "--to", "page.exe"],
    ],
)
def test_bad_input_is_a_sentence_on_stderr(words: list[str], capsys: Any) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.err.startswith("order-reader: ")
    assert "Traceback" not in said.err
    assert said.err.strip().endswith(".")


def test_unknown_verbs_leave_with_two(capsys: Any) -> None:
    with pytest.raises(SystemExit) as left:
        main(["dance"])
    assert left.value.code == 2


def test_the_topics_of_ones_own_are_found_from_the_terminal_too(
    pair: tuple[str, str], tmp_path: Path, capsys: Any
) -> None:
    folder = tmp_path / "library" / "topics"
    folder.mkdir(parents=True)
    (folder / "schools.yaml").write_text("topics:\n  - id: border-schools\n    label: Border school\n", "utf-8")
    code, (answer,) = said(capsys, "topics", pair[0], "--library", str(tmp_path / "library"))
    assert code == 0
    assert [row["quote"] for row in answer["mentions"] if row["topic"] == "border-schools"] == ["border school"]
