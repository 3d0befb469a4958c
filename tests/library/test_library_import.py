"""What comes into the library, what is skipped, and what is refused without a trace."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from library_orders import TAXONOMY, order_file, order_text, tree

from reader.documents import Edition, Kind
from reader.errors import BadRequest
from reader.library import Library, Progress
from reader.library.disk import locked


def test_an_order_is_kept_byte_for_byte_with_its_facts(library: Library, tmp_path: Path) -> None:
    file = order_file(tmp_path / "in", "ferries.md", citation="84 FR 1")
    (entry,) = library.import_paths([file]).added
    assert (entry.id, entry.number, entry.title) == ("eo-30001", "30001", "Running the Ferries")
    assert (entry.date, entry.signatory, entry.kind) == (date(2019, 5, 6), "Donald J. Trump", Kind.EXECUTIVE_ORDER)
    assert library.source("eo-30001").read_bytes() == file.read_bytes()
    facts = json.loads((library.folder / "orders" / "eo-30001" / "order.json").read_text(encoding="utf-8"))
    assert facts["file"] == "ferries.md"
    assert facts["words"] == entry.words > 20
    assert len(facts["source_sha256"]) == len(facts["text_sha256"]) == 64
    assert library.entries() == (entry,)
    assert Library(library.folder, TAXONOMY).entries() == (entry,)


def test_the_same_text_is_skipped_under_any_name(ferries: Library, tmp_path: Path) -> None:
    again = order_file(tmp_path / "other", "copy.txt")
    outcome = ferries.import_paths([again])
    assert not outcome.added
    assert [(item.path, item.id) for item in outcome.skipped] == [(again, "eo-30001")]
    assert len(ferries.entries()) == 1


def test_the_same_words_in_another_order_are_another_order(ferries: Library, tmp_path: Path) -> None:
    yearly = order_file(tmp_path / "in", "yearly.md", number="30002", date="2020-05-06")
    assert [entry.id for entry in ferries.import_paths([yearly]).added] == ["eo-30002"]


def test_other_words_of_the_same_order_come_in_beside_it(ferries: Library, tmp_path: Path) -> None:
    other = order_file(tmp_path / "in", "other.md", clause="The ferry departs at dawn.")
    digest = order_file(tmp_path / "in", "digest.md", clause="Two trips a day.", edition="digest")
    assert [entry.id for entry in ferries.import_paths([other, digest]).added] == ["eo-30001-2", "eo-30001-digest"]
    assert ferries.entry("eo-30001-digest").edition is Edition.DIGEST
    assert len(ferries.entries()) == 3


def test_folders_are_walked_and_entries_sorted_by_number(library: Library, tmp_path: Path) -> None:
    order_file(tmp_path / "in" / "deep", "b.md", number="9003", title="Painting the Piers")
    order_file(tmp_path / "in", "a.md", number="30002", title="Mending the Nets")
    (tmp_path / "in" / "figures.csv").write_text("a,b\n")
    (tmp_path / "in" / ".hidden.md").write_text(order_text())
    outcome = library.import_paths([tmp_path / "in"])
    assert not outcome.refused
    assert [entry.number for entry in library.entries()] == ["9003", "30002"]


def test_progress_is_told_and_the_work_can_be_stopped(library: Library, tmp_path: Path) -> None:
    for number in range(5):
        order_file(tmp_path / "in", f"{number}.md", number=str(40000 + number))
    seen: list[Progress] = []
    outcome = library.import_paths([tmp_path / "in"], seen.append, lambda: len(seen) == 3)
    assert outcome.cancelled
    assert [(step.done, step.total, step.name) for step in seen] == [(0, 5, "0.md"), (1, 5, "1.md"), (2, 5, "2.md")]
    assert len(library.entries()) == 3
    assert library.search("ferry").orders == 3
    rest = library.import_paths([tmp_path / "in"], seen.append)
    assert (len(rest.added), len(rest.skipped), seen[-1]) == (2, 3, Progress(5, 5, ""))


def bad_files(folder: Path) -> dict[str, Path]:
    folder.mkdir()
    empty, picture, huge = folder / "empty.md", folder / "picture.md", folder / "huge.md"
    empty.write_bytes(b"")
    picture.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8)
    with huge.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    nothing = folder / "nothing"
    nothing.mkdir()
    return {"empty": empty, "picture": picture, "huge": huge, "nothing": nothing, "missing": folder / "missing.md"}


def test_what_is_refused_leaves_the_library_as_it_was(ferries: Library, tmp_path: Path) -> None:
    before = tree(ferries.folder)
    bad = bad_files(tmp_path / "bad")
    outcome = ferries.import_paths(bad.values())
    assert {item.path for item in outcome.refused} == set(bad.values())
    assert not outcome.added
    for item in outcome.refused:
        assert str(item.path.name) in item.reason
        assert item.reason.endswith(".")
        assert "\n" not in item.reason
    assert tree(ferries.folder) == before


def test_what_is_refused_makes_no_library(library: Library, tmp_path: Path) -> None:
    library.import_paths(bad_files(tmp_path / "bad").values())
    assert not library.folder.exists()


def test_good_files_come_in_beside_bad_ones(library: Library, tmp_path: Path) -> None:
    bad = bad_files(tmp_path / "bad")
    good = order_file(tmp_path / "in", "ferries.md")
    outcome = library.import_paths([bad["empty"], good, bad["missing"]])
    assert (len(outcome.added), len(outcome.refused)) == (1, 2)


@pytest.mark.parametrize("step", ["write_folder", "document"])
def test_a_failure_midway_leaves_nothing_half_written(
    ferries: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*given: object) -> None:
        raise OSError(28, "No space left on device")

    before = tree(ferries.folder)
    monkeypatch.setattr(f"reader.library.shelf.{step}", fail)
    with pytest.raises(BadRequest, match="No space left"):
        ferries.import_paths([order_file(tmp_path / "in", "nets.md", number="30002")])
    assert tree(ferries.folder) == before
    monkeypatch.undo()
    assert ferries.search("ferry").orders == 1


def test_a_file_called_like_the_facts_is_kept_under_another_name(library: Library, tmp_path: Path) -> None:
    (entry,) = library.import_paths([order_file(tmp_path / "in", "order.json")]).added
    assert entry.file == "source-order.json"
    assert library.order(entry.id).identity.number == "30001"


def test_two_writers_do_not_meet(ferries: Library, tmp_path: Path) -> None:
    file = order_file(tmp_path / "in", "nets.md", number="30002")
    with locked(ferries.folder):
        with pytest.raises(BadRequest, match="being changed by another"):
            Library(ferries.folder, TAXONOMY, patience=0).remove("eo-30001")
        assert ferries.search("ferry").orders == 1
    assert Library(ferries.folder, TAXONOMY).import_paths([file]).added
    assert [entry.id for entry in ferries.entries()] == ["eo-30001", "eo-30002"]


def test_a_killed_import_leaves_whole_orders_and_no_lock(library: Library, tmp_path: Path) -> None:
    for number in range(4):
        order_file(tmp_path / "in", f"{number}.md", number=str(40000 + number))
    code = (
        "import os, sys; sys.path[:0] = sys.argv[3:]; from pathlib import Path;"
        "from library_orders import TAXONOMY; from reader.library import Library;"
        "stop = lambda step: os._exit(9) if step.done == 3 else None;"
        "Library(Path(sys.argv[1]), TAXONOMY).import_paths([Path(sys.argv[2])], stop)"
    )
    here = Path(__file__).resolve().parent
    given = [str(library.folder), str(tmp_path / "in"), str(here), str(here.parents[1])]
    killed = subprocess.run([sys.executable, "-c", code, *given], capture_output=True, check=False)
    assert killed.returncode == 9, killed.stderr
    assert [entry.number for entry in library.entries()] == ["40000", "40001", "40002"]
    assert not library.index_is_current()
    assert library.search("ferry").orders == 3
    assert len(library.import_paths([tmp_path / "in"]).added) == 1
    assert not [path for path in library.folder.iterdir() if path.name.startswith((".staging", ".index"))]


def test_orders_come_in_beside_a_damaged_index(ferries: Library, tmp_path: Path) -> None:
    for file in (ferries.folder / "index").glob("*.seg"):
        file.write_bytes(b"no index" * 50)
    same = order_file(tmp_path / "in", "nets.md", number="30002")
    other = order_file(tmp_path / "in", "piers.md", number="30003")
    assert len(ferries.import_paths([same, other]).added) == 2
    ferries.remove("eo-30001")
    assert ferries.search("ferry").orders == 2
