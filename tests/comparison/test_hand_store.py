"""The file of a pair's links in the library: written whole, read mirrored, never overwritten unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.alignment import HandAnchor, HandEntry, HandKind, HandLinks
from reader.comparison import HandStore, export_hand, import_hand
from reader.errors import BadRequest

ENTRY = HandEntry(
    HandKind.LINK, (HandAnchor("6", "Bells"),), (HandAnchor("4(a)", "Gongs"),), "Ann", datetime(2026, 5, 3, tzinfo=UTC)
)
HAND = HandLinks((ENTRY,))


def test_what_is_saved_is_there_again_in_one_readable_file(tmp_path):
    store = HandStore(tmp_path)
    assert store.load("eo-1", "eo-2") == HandLinks()
    path = store.save("eo-1", "eo-2", HAND)
    assert path == tmp_path / "links" / "eo-1--eo-2.yaml"
    assert HandStore(tmp_path).load("eo-1", "eo-2") == HAND
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_pair_swapped_reads_and_writes_the_same_file_mirrored(tmp_path):
    store = HandStore(tmp_path)
    store.load("eo-1", "eo-2")
    store.save("eo-1", "eo-2", HAND)
    assert store.load("eo-2", "eo-1") == HAND.mirrored()
    store.save("eo-2", "eo-1", HandLinks((replace(ENTRY, note="rung").mirrored(),)))
    assert store.load("eo-1", "eo-2").entries[0] == replace(ENTRY, note="rung")
    assert not (tmp_path / "links" / "eo-2--eo-1.yaml").exists()


def test_the_state_before_is_kept_beside_it(tmp_path):
    store = HandStore(tmp_path)
    store.load("eo-1", "eo-2")
    path = store.save("eo-1", "eo-2", HAND)
    before = path.read_bytes()
    store.save("eo-1", "eo-2", HandLinks())
    assert path.with_suffix(".yaml.bak").read_bytes() == before


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(tmp_path):
    mine, theirs = HandStore(tmp_path), HandStore(tmp_path)
    mine.load("eo-1", "eo-2")
    theirs.load("eo-1", "eo-2")
    theirs.save("eo-1", "eo-2", HAND)
    with pytest.raises(BadRequest, match="changed meanwhile"):
        mine.save("eo-1", "eo-2", HandLinks())
    assert mine.load("eo-1", "eo-2") == HAND


def test_a_broken_file_is_told_with_its_line_and_left_as_it_is(tmp_path):
    path = tmp_path / "links" / "eo-1--eo-2.yaml"
    path.parent.mkdir()
    path.write_text("format: 1\nentries:\n- kind: knot\n  when: 2026-05-03\n", "utf-8")
    store = HandStore(tmp_path)
    with pytest.raises(BadRequest, match=r"^links/eo-1--eo-2\.yaml, line 3: “knot”"):
        store.load("eo-1", "eo-2")
    with pytest.raises(BadRequest):
        store.save("eo-1", "eo-2", HAND)
    assert "knot" in path.read_text("utf-8")


@pytest.mark.parametrize("name", ["", "../eo-1", "a/b", "C:\\x"])
def test_a_name_that_is_no_id_makes_no_file(tmp_path, name):
    with pytest.raises(BadRequest, match="no id of an order"):
        HandStore(tmp_path).load(name, "eo-2")


def test_two_files_of_one_pair_are_told(tmp_path):
    store = HandStore(tmp_path)
    store.load("eo-1", "eo-2")
    path = store.save("eo-1", "eo-2", HAND)
    path.with_name("eo-2--eo-1.yaml").write_bytes(path.read_bytes())
    with pytest.raises(BadRequest, match="speak of one pair"):
        store.load("eo-1", "eo-2")


@pytest.mark.parametrize("suffix", [".yaml", ".json", ".csv"])
def test_what_is_exported_is_imported_and_joined_once(tmp_path, suffix):
    path = tmp_path / f"links{suffix}"
    export_hand(HAND, path, "eo-1", "eo-2")
    assert import_hand(path) == HAND
    assert HAND.joined(import_hand(path)) == HAND


def test_files_of_other_sorts_and_missing_ones_are_refused(tmp_path):
    with pytest.raises(BadRequest, match="none of"):
        export_hand(HAND, tmp_path / "links.docx", "eo-1", "eo-2")
    with pytest.raises(BadRequest, match="is not there"):
        import_hand(tmp_path / "links.csv")
    with pytest.raises(BadRequest, match="cannot be written"):
        export_hand(HAND, tmp_path / "nowhere" / "links.csv", "eo-1", "eo-2")
    (tmp_path / "links.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadRequest, match="UTF-8"):
        import_hand(tmp_path / "links.csv")
