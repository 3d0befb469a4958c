"""Thousands of files: what is remembered, what a bug costs, and how long a large library takes to open."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from library_orders import TAXONOMY, order_file, order_text, tree

from reader.errors import BadRequest
from reader.library import STRICT, Library, Progress, Witness
from reader.library.catalogue import CatalogueFile
from reader.library.ledger import Ledger
from reader.library.pace import Pace


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were parsed, in order."""
    from reader.documents import read_all_bytes

    seen: list[str] = []

    def noted(data: bytes, name: str, *rest: object) -> object:
        seen.append(name)
        return read_all_bytes(data, name)

    monkeypatch.setattr("reader.library.arrivals.read_all_bytes", noted)
    return seen


def folder_of(tmp_path: Path, count: int = 4) -> Path:
    for number in range(count):
        order_file(tmp_path / "in", f"{number}.md", number=str(40000 + number))
    (tmp_path / "in" / "empty.md").write_bytes(b"  ")
    return tmp_path / "in"


def test_an_unchanged_folder_is_not_read_again(library: Library, tmp_path: Path, readings: list[str]) -> None:
    folder = folder_of(tmp_path)
    first = library.import_paths([folder])
    assert (len(first.added), len(first.refused), first.recognised) == (4, 1, 0)
    readings.clear()
    again = Library(library.folder, TAXONOMY).import_paths([folder])
    assert readings == []
    assert (len(again.skipped), again.recognised) == (4, 5)
    assert again.refused == first.refused
    assert not again.added


def test_what_changed_or_was_removed_is_read_again(library: Library, tmp_path: Path, readings: list[str]) -> None:
    folder = folder_of(tmp_path)
    library.import_paths([folder])
    order_file(folder, "1.md", number="40001", clause="The ferry now sails at noon.")
    order_file(folder, "empty.md", number="40009")
    library.remove("eo-40002")
    readings.clear()
    outcome = library.import_paths([folder])
    assert readings == ["1.md", "2.md", "empty.md"]
    assert [entry.id for entry in outcome.added] == ["eo-40001-2", "eo-40002", "eo-40009"]
    assert outcome.witnesses == (Witness("eo-40001-2", "eo-40001"),)


def test_the_same_bytes_under_another_name_are_not_read(library: Library, tmp_path: Path, readings: list[str]) -> None:
    folder = folder_of(tmp_path)
    library.import_paths([folder])
    readings.clear()
    moved = shutil.move(folder, tmp_path / "elsewhere")
    outcome = library.import_paths([moved])
    assert readings == ["empty.md"]
    assert [item.id for item in outcome.skipped] == [f"eo-4000{number}" for number in range(4)]
    os.utime(moved / "0.md", (1, 1))
    assert len(library.import_paths([moved]).skipped) == 4
    assert readings == ["empty.md"]


def test_a_file_named_itself_is_always_tried(ferries: Library, tmp_path: Path, readings: list[str]) -> None:
    folder = folder_of(tmp_path)
    ferries.import_paths([folder])
    readings.clear()
    assert ferries.import_paths([folder / "empty.md"]).refused
    assert readings == ["empty.md"]


def test_refusals_are_forgotten_by_a_program_that_reads_otherwise(
    library: Library, tmp_path: Path, readings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of(tmp_path)
    library.import_paths([folder])
    readings.clear()
    monkeypatch.setattr("reader.library.ledger._stamp", lambda: "the next version")
    assert library.import_paths([folder]).recognised == 4
    assert readings == ["empty.md"]


@pytest.mark.parametrize("harm", [b"", b"no database" * 99])
def test_a_damaged_ledger_is_begun_anew(library: Library, tmp_path: Path, harm: bytes) -> None:
    folder = folder_of(tmp_path)
    library.import_paths([folder])
    (library.folder / "imports.db").write_bytes(harm)
    outcome = library.import_paths([folder])
    assert (outcome.recognised, len(outcome.skipped)) == (0, 4)
    assert library.import_paths([folder]).recognised == 5


def test_a_killed_import_is_gone_on_with(library: Library, tmp_path: Path, readings: list[str]) -> None:
    folder = folder_of(tmp_path, 6)
    code = (
        "import os, sys; sys.path[:0] = sys.argv[3:]; from pathlib import Path;"
        "import reader.library.ledger, reader.search.index;"
        "reader.library.ledger._BATCH = 2; reader.search.index._MOST_POSTINGS = 150;"
        "from library_orders import TAXONOMY; from reader.library import Library;"
        "stop = lambda step: os._exit(9) if step.done == 5 else None;"
        "Library(Path(sys.argv[1]), TAXONOMY).import_paths([Path(sys.argv[2])], stop)"
    )
    here = Path(__file__).resolve().parent
    given = [str(library.folder), str(folder), str(here), str(here.parents[1])]
    killed = subprocess.run([sys.executable, "-c", code, *given], capture_output=True, check=False)
    assert killed.returncode == 9, killed.stderr
    assert len(library._index.holds()) == 4, "the index is written every so often"
    outcome = library.import_paths([folder])
    assert readings == ["5.md", "empty.md"]
    assert (len(outcome.added), outcome.recognised) == (1, 4)
    assert library.search("ferry").orders == 6


def test_a_bug_at_one_file_stops_no_other(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.topics import find_topics

    def fails(outline: object, taxonomy: object) -> object:
        if outline.order.identity.number == "40001":  # type: ignore[attr-defined]
            raise ZeroDivisionError("a bug")
        return find_topics(outline, taxonomy)  # type: ignore[arg-type]

    monkeypatch.setattr("reader.library.indexing.find_topics", fails)
    folder = folder_of(tmp_path)
    with pytest.raises(ZeroDivisionError):
        library.import_paths([folder])
    monkeypatch.delenv(STRICT)
    outcome = library.import_paths([folder])
    refused = {item.path.name: item for item in outcome.refused}
    assert refused["1.md"].reason == f"{folder / '1.md'} could not be understood; it was left out. Please report it."
    assert "ZeroDivisionError: a bug" in refused["1.md"].bug
    assert refused["empty.md"].bug == ""
    assert [entry.number for entry in library.entries()] == ["40000", "40002", "40003"]
    monkeypatch.undo()
    assert [entry.number for entry in library.import_paths([folder / "1.md"]).added] == ["40001"]


def test_a_bug_in_the_reading_itself_is_refused_too(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object) -> object:
        raise RecursionError

    monkeypatch.setattr("reader.library.arrivals.read_all_bytes", fails)
    monkeypatch.delenv(STRICT)
    outcome = library.import_paths([folder_of(tmp_path)])
    assert len(outcome.refused) == 5
    assert not library.folder.exists()


def test_the_report_counts_everything(ferries: Library, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 2)
    order_file(folder, "beside.md", clause="The ferry departs at dawn.")
    order_file(folder, "same.md")
    page = order_text(number="40007").replace("By the power", "The ferry office | Menu\n\n[[Page 12]]\n\nBy the power")
    (folder / "page.md").write_text(page, encoding="utf-8")
    seen: list[Progress] = []
    outcome = ferries.import_paths([folder], seen.append)
    # skipped: `same.md`, and the file that the library was made from
    assert (len(outcome.added), len(outcome.skipped), len(outcome.refused)) == (4, 2, 1)
    assert outcome.witnesses == (Witness("eo-30001-2", "eo-30001"),)
    assert dict(outcome.set_aside)
    assert outcome.seconds > 0
    assert seen[0].rate == 0
    assert seen[-1].rate > 0
    assert seen[-1].seconds_left == 0


def test_the_rate_is_that_of_late() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    assert pace.rate(0) == 0
    rates = []
    for second in range(1, 41):
        now[0] = float(second)
        rates.append(pace.rate(second * 2 if second <= 20 else 40 + (second - 20) * 10))
    assert rates[10] == 2
    assert rates[-1] == 10
    assert Progress(20, 50, "", 10.0).seconds_left == 3


def test_a_changed_source_is_noticed(library: Library, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    library.import_paths([folder])
    assert library.changed_sources() == ()
    os.utime(folder / "0.md", (1, 1))
    assert library.changed_sources() == (), "only its time is another"
    order_file(folder, "1.md", number="40001", clause="The ferry now sails at noon.")
    (folder / "2.md").unlink()
    (changed,) = Library(library.folder, TAXONOMY).changed_sources()
    assert (changed.entry.id, changed.path) == ("eo-40001", folder / "1.md")
    library.import_paths([folder])
    assert [item.entry.id for item in library.changed_sources()] == ["eo-40001"], "the old text is still there"


def test_an_order_is_shown_under_the_name_a_person_gives_it(ferries: Library) -> None:
    source, facts = (ferries.folder / "orders" / "eo-30001" / name for name in ("ferries.md", "order.json"))
    before = source.read_bytes(), facts.read_bytes()
    assert ferries.rename("eo-30001", "  Our Ferries ").title == "Our Ferries"
    for library in (ferries, Library(ferries.folder, TAXONOMY)):
        (entry,) = library.entries()
        assert (entry.title, entry.printed_title) == ("Our Ferries", "Running the Ferries")
    (ferries.folder / "library.json").unlink()
    assert Library(ferries.folder, TAXONOMY).entry("eo-30001").title == "Our Ferries"
    assert (source.read_bytes(), facts.read_bytes()) == before
    assert ferries.import_paths([ferries.source("eo-30001")]).skipped
    assert ferries.rename("eo-30001", "").title == "Running the Ferries"
    assert not (source.parent / "overlay.json").exists()
    with pytest.raises(BadRequest, match="one line"):
        ferries.rename("eo-30001", "two\nlines")


def test_another_programs_renaming_is_seen(ferries: Library) -> None:
    other = Library(ferries.folder, TAXONOMY)
    assert other.entry("eo-30001").title == "Running the Ferries"
    ferries.rename("eo-30001", "Our Ferries")
    assert other.entry("eo-30001").title == "Our Ferries"


def test_two_programs_do_not_undo_each_others_work(ferries: Library, tmp_path: Path) -> None:
    other = Library(ferries.folder, TAXONOMY)
    other.entries()
    ferries.rename("eo-30001", "Our Ferries")
    other.import_paths([order_file(tmp_path / "in", "nets.md", number="30002")])
    for library in (ferries, other, Library(ferries.folder, TAXONOMY)):
        assert [entry.title for entry in library.entries()] == ["Our Ferries", "Running the Ferries"]


def test_a_name_given_goes_with_the_order_through_removal(ferries: Library) -> None:
    ferries.rename("eo-30001", "Our Ferries")
    ferries.remove("eo-30001")
    assert ferries.removed()[0].entry.title == "Our Ferries"
    assert ferries.restore("eo-30001").title == "Our Ferries"
    facts = (ferries.folder / "orders" / "eo-30001" / "order.json").read_text("utf-8")
    assert "Our Ferries" not in facts


def test_an_order_can_go_to_the_systems_trash(ferries: Library, tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("looks into the trash of a freedesktop.org system")
    trash = tmp_path / "data"
    code = (
        "import sys; sys.path[:0] = sys.argv[2:]; from pathlib import Path;"
        "from library_orders import TAXONOMY; from reader.library import Library;"
        "Library(Path(sys.argv[1]), TAXONOMY).trash('eo-30001')"
    )
    env = {**os.environ, "XDG_DATA_HOME": str(trash)}
    here = Path(__file__).resolve().parent
    given = [str(ferries.folder), str(here), str(here.parents[1])]
    subprocess.run([sys.executable, "-c", code, *given], check=True, env=env)
    assert ferries.entries() == ()
    assert ferries.search("ferry").orders == 0
    assert [path.name for path in trash.rglob("ferries.md")] == ["ferries.md"]
    assert ferries.removed() == ()


def test_where_there_is_no_trash_the_order_stays(ferries: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_trash(_path: object) -> None:
        raise PermissionError(13, "Permission denied")

    before = tree(ferries.folder)
    monkeypatch.setattr("send2trash.send2trash", no_trash)
    with pytest.raises(BadRequest, match="Permission denied"):
        ferries.trash("eo-30001")
    assert tree(ferries.folder) == before


def test_six_thousand_orders_open_as_quickly_as_six(ferries: Library, tmp_path: Path) -> None:
    """The list of 6,003 entries is compact, read from one file, and not read again."""
    one = ferries.entry("eo-30001")
    many = [
        replace(one, id=f"eo-{number}", number=str(number), date=date(1900 + number % 120, 1, 1))
        for number in range(6003)
    ]
    folder = tmp_path / "many"
    for entry in many:
        (folder / "orders" / entry.id).mkdir(parents=True)
    CatalogueFile(folder)._write({entry.id: entry for entry in many})
    assert (folder / "library.json").stat().st_size < 6003 * 700
    library = Library(folder, TAXONOMY)
    began = time.process_time()
    assert len(library.entries()) == 6003
    first = time.process_time() - began
    began = time.process_time()
    for _ in range(20):
        library.entries()
    assert time.process_time() - began < 5 * first  # a list that is known is not read again


def test_the_ledger_forgets_nothing_of_others(library: Library, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    library.import_paths([folder])
    with sqlite3.connect(library.folder / "imports.db") as connection:
        assert connection.execute("SELECT count(*) FROM files").fetchone() == (5,)
    connection.close()
    assert len(Ledger(library.folder).by_path()) == 5


def test_each_order_of_a_file_with_several_comes_in(library: Library, tmp_path: Path) -> None:
    """Each with its own identity; the file is kept whole beside each, and a removed one comes back from it."""
    file = tmp_path / "several.md"
    each = [order_text(number=str(50000 + number), title=f"The Ferry of Pier {number}") for number in range(3)]
    enacted = [text.replace("By the power given to me, I order:", "NOW, THEREFORE, I order:") for text in each]
    file.write_text("\n".join(enacted), encoding="utf-8")
    outcome = library.import_paths([file])
    assert [(entry.id, entry.part) for entry in outcome.added] == [("eo-50000", 1), ("eo-50001", 2), ("eo-50002", 3)]
    assert library.order("eo-50001").identity.title == "The Ferry of Pier 1"
    assert library.source("eo-50002").read_bytes() == file.read_bytes()
    again = library.import_paths([file])
    assert ([item.id for item in again.skipped], again.recognised) == (["eo-50000", "eo-50001", "eo-50002"], 1)
    library.remove("eo-50001")
    assert [entry.id for entry in library.import_paths([file]).added] == ["eo-50001"]
    (library.folder / "orders" / "eo-50002" / "order.json").write_text("{")
    (library.folder / "library.json").unlink()
    mended = Library(library.folder, TAXONOMY)
    assert (mended.entry("eo-50002").part, mended.order("eo-50002").identity.number) == (3, "50002")
    mended.rebuild_index()
    assert mended.search("ferry").orders == 3
