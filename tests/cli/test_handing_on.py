"""Handing on from a terminal: every format, bundles, walkthroughs, files of tags; progress where somebody looks."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reader.annotations import Tagbook, TagStore, Target, selector, with_new_tag, with_note, with_passage_tagged
from reader.cli import main
from reader.export import read_bundle
from reader.library import Library
from reader.spans import Span
from reader.walkthroughs import Stop, Walkthrough, WalkthroughStore, export_walkthrough
from tests.small_orders import RESUMES, REVIEWS

WHEN = datetime(2026, 3, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_starters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.cli.shelf.corpus", lambda: tmp_path / "no starters")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with two orders, a tag, a note and a walkthrough."""
    folder = tmp_path / "library"
    library = Library(folder)
    for name, text in (("reviews", REVIEWS), ("resumes", RESUMES)):
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    library.import_paths([tmp_path / "reviews.md", tmp_path / "resumes.md"])
    text = library.order("eo-90001").text
    start = text.index("every border school")
    target = Target("eo-90001", selector(text, Span(start, start + 19)), "3", "eo-90001")
    store = TagStore(folder)
    empty = store.load()
    book, tag = with_new_tag(empty, "due process")
    book = with_passage_tagged(book, (target,), tag.id, "Ada", WHEN)
    store.save(empty, with_note(book, (target,), "Ask the class", "Ada", WHEN))
    stop = Stop("a", "The schools", "Only *here*.", (target,))
    WalkthroughStore(folder).add(Walkthrough("Schools and walls", "eo-90001", "eo-90002", (stop,), "Ada", WHEN))
    return folder


def run(library: Path, *words: str) -> int:
    return main([*words, "--library", str(library)])


def said(capsys: Any, library: Path, *words: str) -> tuple[int, Any]:
    code = run(library, *words, "--json")
    return code, json.loads(capsys.readouterr().out)


def book_of(library: Path) -> Tagbook:
    return TagStore(library).load()


@pytest.mark.parametrize("ending", [".html", ".docx", ".pptx", ".csv", ".json", ".ics", ".zip"])
def test_every_format_is_written_and_nothing_is_printed(
    ending: str, library: Path, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / f"pair{ending}"
    assert run(library, "compare", "90001", "90002", "--to", str(file)) == 0
    assert file.stat().st_size > 100
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", f"Written to {file}.\n")


@pytest.mark.parametrize("ending", [".html", ".docx", ".pptx", ".zip"])
@pytest.mark.parametrize("by_name", [True, False])
def test_a_walkthrough_is_handed_out(ending: str, by_name: bool, library: Path, tmp_path: Path) -> None:
    (kept,) = [one for one in WalkthroughStore(library).all() if not one.shipped]
    export_walkthrough(WalkthroughStore(library).load(kept.name), tmp_path / "tour.yaml")
    led = kept.name if by_name else str(tmp_path / "tour.yaml")
    file = tmp_path / f"tour{ending}"
    assert run(library, "compare", "90001", "90002", "--to", str(file), "--walkthrough", led) == 0
    if ending == ".html":
        assert "The schools" in file.read_text("utf-8")
    if ending == ".zip":
        assert [one.title for one in read_bundle(file).walkthroughs] == ["Schools and walls"]


@pytest.mark.parametrize(
    "words",
    [
        ["90001", "90002", "--to", "tour.csv", "--walkthrough", "schools-and-walls"],
        ["90001", "90002", "--to", "tour.html", "--walkthrough", "no-such-tour"],
        ["90001", "90002", "--to", "tour.html", "--walkthrough", "missing.yaml"],
        ["90001", "90001", "--to", "tour.html", "--walkthrough", "schools-and-walls"],
        ["90001", "90002", "--walkthrough", "schools-and-walls"],
    ],
)
def test_a_walkthrough_that_does_not_fit_is_a_sentence(words: list[str], library: Path, capsys: Any) -> None:
    assert run(library, "compare", *words) == 2
    told = capsys.readouterr().err.strip()
    assert told.startswith("order-reader: ")
    assert told.endswith(".")


def test_a_bundle_goes_from_one_library_into_another(library: Path, tmp_path: Path, capsys: Any) -> None:
    file, other = tmp_path / "pair.zip", tmp_path / "other"
    assert run(library, "compare", "eo-90001", "eo-90002", "--to", str(file)) == 0
    code, answer = said(capsys, other, "import", str(file))
    assert (code, answer["refused"]) == (0, [])
    (taken,) = answer["bundles"]
    assert (taken["left"], taken["right"]) == ("eo-90001", "eo-90002")
    assert taken["imported"] == ["eo-90001", "eo-90002"]
    assert taken["tags"]["new"] == 2
    assert set(book_of(other).annotations) == set(book_of(library).annotations)
    code, again = said(capsys, other, "import", str(file))
    assert (code, again["bundles"][0]["imported"], again["bundles"][0]["tags"]["already"]) == (0, [], 2)


def test_files_beside_the_library_are_bundled_too(library: Path, tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "pair.zip"
    assert run(library, "compare", str(tmp_path / "reviews.md"), "90002", "--to", str(file)) == 0
    assert read_bundle(file).left.data == REVIEWS.encode()


def test_a_bundle_that_was_tampered_with_takes_nothing_over(library: Path, tmp_path: Path, capsys: Any) -> None:
    file, other = tmp_path / "pair.zip", tmp_path / "other"
    run(library, "compare", "90001", "90002", "--to", str(file))
    file.write_bytes(file.read_bytes().replace(b"links", b"sknil").replace(b"left", b"lift"))
    capsys.readouterr()
    code, answer = said(capsys, other, "import", str(file))
    assert code == 2
    assert len(answer["refused"]) == 1
    assert not (other / "annotations").exists()


def test_other_containers_are_refused_as_before(tmp_path: Path, library: Path, capsys: Any) -> None:
    (tmp_path / "other.zip").write_bytes(b"PK\x03\x04 nothing that can be read")
    code, answer = said(capsys, library, "import", str(tmp_path / "other.zip"))
    assert (code, len(answer["refused"])) == (2, 1)
    assert "bundles" not in answer


def test_the_answer_of_an_import_of_orders_is_what_it_was(library: Path, tmp_path: Path, capsys: Any) -> None:
    _, answer = said(capsys, library, "import", str(tmp_path / "reviews.md"))
    assert list(answer) == [
        *("imported", "skipped", "refused", "witnesses", "recognised", "set_aside", "seconds", "cancelled")
    ]


def test_tags_are_told_and_found(library: Path, capsys: Any) -> None:
    code, answer = said(capsys, library, "tags")
    assert code == 0
    assert [(tag["label"], tag["passages"]) for tag in answer["tags"]] == [("due process", 1)]
    assert {row["tag"] for row in answer["passages"]} == {"due process", None}
    code, answer = said(capsys, library, "tags", "due", "process")
    assert [(row["order"], row["label"], row["quote"]) for row in answer["passages"]] == [
        ("eo-90001", "3", "every border school")
    ]
    code, answer = said(capsys, library, "search", 'tag:"due process" schools')
    assert (code, [hit["label"] for hit in answer["hits"]]) == (0, ["3"])
    code, answer = said(capsys, library, "search", "note:class")
    assert (code, [hit["label"] for hit in answer["hits"]]) == (0, ["3"])
    assert run(library, "tags", "lighthouse") == 1
    assert run(library, "search", "tag:lighthouse") == 2


def test_a_library_without_tags_says_so(library: Path, tmp_path: Path, capsys: Any) -> None:
    assert run(tmp_path / "new", "import", str(tmp_path / "reviews.md")) == 0
    assert run(tmp_path / "new", "tags") == 1
    assert run(tmp_path / "new", "search", "tag:x") == 2
    assert "Nothing is tagged in this library yet" in capsys.readouterr().err


@pytest.mark.parametrize("ending", [".jsonld", ".csv"])
def test_passages_go_to_a_file_and_into_another_library(
    ending: str, library: Path, tmp_path: Path, capsys: Any
) -> None:
    file, other = tmp_path / f"tags{ending}", tmp_path / "other"
    assert run(library, "tags", "--to", str(file)) == 0
    code, answer = said(capsys, other, "import", str(file))
    assert code == 0
    assert (answer["tags"][0]["new"], answer["tags"][0]["new tags"]) == (2, 1)
    assert set(book_of(other).annotations) == set(book_of(library).annotations)


def test_a_vocabulary_goes_to_a_file_and_into_another_library(library: Path, tmp_path: Path, capsys: Any) -> None:
    file, other = tmp_path / "tags.qdc", tmp_path / "other"
    assert run(library, "tags", "--to", str(file)) == 0
    assert said(capsys, other, "import", str(file))[0] == 0
    assert [tag.label for tag in book_of(other).vocabulary.tags] == ["due process"]


def test_a_file_of_tags_that_is_broken_is_a_sentence(tmp_path: Path, library: Path, capsys: Any) -> None:
    (tmp_path / "tags.jsonld").write_text('{"cut": ', "utf-8")
    before = book_of(library)
    code, answer = said(capsys, library, "import", str(tmp_path / "tags.jsonld"))
    assert (code, len(answer["refused"])) == (2, 1)
    assert book_of(library) == before


class Watched:
    """A stderr that a person looks at."""

    def __init__(self) -> None:
        self.written = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None:
        pass


def test_progress_is_shown_where_somebody_looks(library: Path, tmp_path: Path, monkeypatch: Any) -> None:
    watched = Watched()
    monkeypatch.setattr(sys, "stderr", watched)
    assert run(library, "compare", "90001", "90002", "--to", str(tmp_path / "pair.zip")) == 0
    assert "\r0 of " in watched.written
    assert watched.written.endswith(f"\r\033[KWritten to {tmp_path / 'pair.zip'}.\n")
