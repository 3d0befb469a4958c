"""The person's own files: whole or not at all, with the last state beside; cells and moments as files say them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import moments
from reader.errors import BadRequest
from reader.kept_files import backup_of, contents, decoded, hand_over, keep
from reader.sheets import bare, guarded
from reader.yaml_words import dumped, fields_of, root_of


def test_what_stood_there_is_kept_beside(tmp_path: Path) -> None:
    file = tmp_path / "links" / "a--b.yaml"
    keep(file, b"one", contents(file))
    keep(file, b"two", contents(file))
    assert (contents(file), contents(backup_of(file))) == (b"two", b"one")
    assert {path.name for path in file.parent.iterdir()} == {"a--b.yaml", "a--b.yaml.bak"}


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "vast.yaml"
    file.write_bytes(bytes(101))
    assert len(contents(file, 101) or b"") == 101
    with pytest.raises(BadRequest, match=r"/vast\.yaml is too large \(101 bytes\)"):
        contents(file, 100)


def test_a_folder_where_a_file_should_be_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="cannot be read"):
        contents(tmp_path)
    with pytest.raises(BadRequest, match="choose another place"):
        hand_over(tmp_path, b"")


def test_text_is_utf_8_with_or_without_a_byte_order_mark() -> None:
    assert decoded(b"\xef\xbb\xbfformat: 1", "x") == decoded(b"format: 1", "x") == "format: 1"
    with pytest.raises(BadRequest, match="x is not text in UTF-8"):
        decoded(b"\xff\xfe", "x")


def test_a_file_that_a_plain_editor_saved_with_its_mark_is_read() -> None:
    text = decoded(b"\xef\xbb\xbftitle: T\r\nnote: N\r\n", "x")
    assert fields_of(root_of(text, "x", "file", 100), "x", ("title", "note")).text("note") == "N"


@given(st.dictionaries(st.text(min_size=1, max_size=9), st.text(max_size=40), min_size=1, max_size=4))
def test_any_words_are_read_back_as_they_were(said: dict[str, str]) -> None:
    fields = fields_of(root_of(dumped(said), "x", "file", 10_000), "x")
    assert {key: fields.text(key) for key in fields.nodes} == said


@given(st.text(st.sampled_from("'=+-@＝\t\r\n a1"), max_size=6))
def test_a_guarded_cell_is_no_formula_and_is_given_back(cell: str) -> None:
    assert not guarded(cell).startswith(("\t", "\r", "\n"))
    assert not guarded(cell).lstrip().startswith(("=", "+", "-", "@", "＝"))
    assert bare(guarded(cell)) == cell


def test_moments_are_told_in_utc() -> None:
    here = datetime(2026, 1, 31, 14, tzinfo=timezone(timedelta(hours=2)))
    assert moments.told(here) == "2026-01-31T12:00:00Z"
    assert moments.read("2026-01-31T12:00:00") == moments.read(moments.told(here)) == here
    assert moments.read("2026-01-31") == datetime(2026, 1, 31, tzinfo=UTC)
    for words in ("", "soon", "0001-01-01T00:00:00+02:00"):
        with pytest.raises(ValueError, match=r"isoformat|date value|year"):
            moments.read(words)
