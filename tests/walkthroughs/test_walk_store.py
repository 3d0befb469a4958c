"""Walkthroughs on disk: one file each, nothing overwritten unseen, nothing lost, the shipped ones untouched."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import BadRequest
from reader.walkthroughs import (
    WalkthroughStore,
    export_walkthrough,
    import_walkthrough,
    retitled,
    to_yaml,
    walkthrough_retitled,
)
from tests.walkthroughs.walk_orders import walked


@pytest.fixture
def store(tmp_path: Path) -> WalkthroughStore:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "with-the-program.yaml").write_text(to_yaml(walkthrough_retitled(walked(), "With the program")), "utf-8")
    return WalkthroughStore(tmp_path / "library", shipped)


def files(store: WalkthroughStore) -> list[str]:
    return sorted(path.name for path in store.folder.rglob("*") if path.is_file())


def test_what_is_kept_is_listed_and_loaded_again(store: WalkthroughStore) -> None:
    name = store.add(walked())
    assert name == "the-waiting-program"
    assert store.load(name) == walked()
    own, shipped = store.all()
    assert (own.name, own.title, own.left, own.right, own.stops, own.author, own.shipped) == (
        name,
        "The waiting program",
        "eo-90001",
        "eo-90002",
        len(walked().stops),
        "Ann",
        False,
    )
    assert (shipped.name, shipped.shipped, shipped.problem) == ("with-the-program", True, "")


def test_saving_keeps_what_was_there_before_beside_it_and_leaves_no_half_file(store: WalkthroughStore) -> None:
    name = store.add(walked())
    changed = retitled(store.load(name), "s1", "Another")
    path = store.save(name, changed)
    assert files(store) == ["the-waiting-program.yaml", "the-waiting-program.yaml.bak"]
    assert import_walkthrough(path) == changed
    assert path.with_suffix(".yaml.bak").read_text("utf-8") == to_yaml(walked())
    assert store.save(name, changed) == path


def test_a_file_that_changed_behind_its_back_is_not_overwritten(store: WalkthroughStore) -> None:
    name = store.add(walked())
    theirs = to_yaml(walkthrough_retitled(walked(), "Theirs"))
    (store.folder / f"{name}.yaml").write_text(theirs, "utf-8")
    with pytest.raises(BadRequest, match=r"walkthroughs/the-waiting-program\.yaml was changed meanwhile"):
        store.save(name, walked())
    assert (store.folder / f"{name}.yaml").read_text("utf-8") == theirs
    never_read = WalkthroughStore(store.folder.parent)
    with pytest.raises(BadRequest, match="not read yet"):
        never_read.save(name, walked())


def test_a_file_that_cannot_be_read_is_listed_with_its_problem_and_stays(store: WalkthroughStore) -> None:
    store.add(walked())
    bad = store.folder / "bad.yaml"
    bad.write_text("format: 1\ntitle: x\nstops: 3\n", "utf-8")
    (store.folder / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    problems = {kept.name: kept.problem for kept in store.all() if kept.problem}
    assert problems["bad"].startswith("walkthroughs/bad.yaml, line 3: a list is expected here")
    assert "is not text in UTF-8" in problems["binary"]
    with pytest.raises(BadRequest, match="line 3"):
        store.load("bad")
    with pytest.raises(BadRequest):
        store.save("bad", walked())
    assert bad.read_text("utf-8").startswith("format: 1")


def test_a_shipped_one_is_read_only_and_changed_as_a_copy(store: WalkthroughStore) -> None:
    found = store.load("with-the-program")
    with pytest.raises(BadRequest, match="save a copy of it"):
        store.save("with-the-program", found)
    with pytest.raises(BadRequest, match="came with the program and stays"):
        store.remove("with-the-program")
    name = store.copy("with-the-program")
    assert store.load(name).title == "With the program (copy)"
    assert store.load(name).stops == found.stops
    assert not store.is_shipped(name)


def test_a_colleagues_file_comes_in_under_a_free_name_and_goes_out_again(
    store: WalkthroughStore, tmp_path: Path
) -> None:
    file = tmp_path / "The waiting program.yaml"
    export_walkthrough(walked(), file)
    names = [store.import_file(file), store.import_file(file)]
    assert names == ["the-waiting-program", "the-waiting-program-2"]
    assert store.load(names[1]) == walked()
    (tmp_path / "with-the-program.yaml").write_text(to_yaml(walked()), "utf-8")
    assert store.import_file(tmp_path / "with-the-program.yaml") == "with-the-program-2"
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(BadRequest):
            store.import_file(path)


def test_what_is_removed_can_be_brought_back_beside_one_that_took_its_name(store: WalkthroughStore) -> None:
    name = store.add(walked())
    gone = store.remove(name)
    assert (gone.name, gone.title) == (name, "The waiting program")
    assert [kept.shipped for kept in store.all()] == [True]
    assert store.removed() == (gone,)
    store.add(walkthrough_retitled(walked(), "The waiting program"))
    again = store.restore(gone)
    assert again == f"{name}-2"
    assert store.load(again) == walked()
    assert store.removed() == ()
    store.save(again, retitled(walked(), "s1", "Changed"))
    with pytest.raises(BadRequest, match="cannot be brought back"):
        store.restore(gone)


def test_a_name_leads_nowhere_but_into_the_folder(store: WalkthroughStore) -> None:
    for name in ("../secret", "a/b", "", "A", ".hidden", "x" * 200):
        with pytest.raises(BadRequest, match="is no name of a walkthrough"):
            store.load(name)
    outside = store.folder.parent / "outside.yaml"
    outside.parent.mkdir(parents=True, exist_ok=True)
    outside.write_text(to_yaml(walked()), "utf-8")
    store.folder.mkdir(exist_ok=True)
    (store.folder / "link.yaml").symlink_to(outside)
    assert "link" not in {kept.name for kept in store.all()}


def test_titles_without_a_letter_get_a_name_too(store: WalkthroughStore) -> None:
    assert store.add(walkthrough_retitled(walked(), "…")) == "walkthrough"
    assert store.free_name("Élan, 2 borders!") == "elan-2-borders"


def test_a_disk_that_refuses_is_told_in_a_sentence(store: WalkthroughStore, monkeypatch: pytest.MonkeyPatch) -> None:
    name = store.add(walked())

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reader.kept_files.write_file", full)
    with pytest.raises(BadRequest, match=r"No space left on device.*unharmed"):
        store.save(name, retitled(walked(), "s1", "New"))
    assert store.load(name) == walked()
