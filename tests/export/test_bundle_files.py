"""A bundle holds what was put in, byte for byte, and is readable without this program."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from bundle_parts import LEFT, RIGHT, made_book, made_bundle, made_hand, made_parts, made_walkthrough, parts_of

from reader.comparison import Comparison
from reader.errors import BadRequest, Cancelled
from reader.export import export, file_source, gathered, is_bundle, read_bundle, write_bundle
from tests.small_orders import REVIEWS


def test_what_is_packed_is_read_back_the_same(tmp_path: Path) -> None:
    contents = read_bundle(made_bundle(tmp_path))
    parts = made_parts()
    assert (contents.left.data, contents.right.data) == (LEFT.data, RIGHT.data)
    assert (contents.left.name, contents.left.said.key, contents.left.order.identity.number) == (
        "reviews.md",
        "eo-90001",
        "90001",
    )
    assert contents.annotations == parts.annotations
    assert contents.vocabulary == parts.vocabulary
    assert contents.hand == made_hand()
    assert contents.walkthroughs == (made_walkthrough(),)
    assert contents.sentence == "EO 90001 and EO 90002, with 3 tags and notes, 1 link and 1 walkthrough."


def test_only_what_speaks_of_the_two_orders_goes_in_with_the_tags_it_needs() -> None:
    parts = made_parts()
    assert [one.id for one in parts.annotations] == ["urn:uuid:1", "urn:uuid:2", "urn:uuid:3"]
    assert [tag.id for tag in parts.vocabulary.tags] == ["rights", "hearing"]


def test_the_manifest_names_every_part_with_size_and_hash(tmp_path: Path) -> None:
    parts = parts_of(made_bundle(tmp_path))
    manifest = json.loads(parts.pop("manifest.json"))
    assert (manifest["format"], manifest["version"]) == ("order-reader bundle", 1)
    assert {part["name"]: (part["bytes"], part["sha256"]) for part in manifest["parts"]} == {
        name: (len(data), sha256(data).hexdigest()) for name, data in parts.items()
    }
    assert "reviews.md" in parts["README.txt"].decode()
    assert parts["texts/left/reviews.md"] == LEFT.data


def test_two_orders_without_anything_said_of_them_are_a_bundle_too(tmp_path: Path) -> None:
    write_bundle(gathered(LEFT, RIGHT), tmp_path / "bare.zip")
    contents = read_bundle(tmp_path / "bare.zip")
    assert (contents.annotations, contents.walkthroughs) == ((), ())
    assert contents.sentence == "EO 90001 and EO 90002."


@pytest.mark.parametrize(
    "name",
    [
        "../../up.md",
        "a/b\\c.md",
        "con.md",
        "NUL",
        "~home",
        " spaces. ",
        "..",
        "𝔄 & <b>.md",
        "x" * 300 + ".md",
        "ﬁ\u202e.md",
    ],
)
def test_a_file_of_any_name_is_packed_under_one_that_can_be_opened(name: str, tmp_path: Path) -> None:
    write_bundle(gathered(replace(LEFT, name=name), RIGHT), tmp_path / "pair.zip")
    assert read_bundle(tmp_path / "pair.zip").left.data == LEFT.data


def test_a_file_beside_the_library_goes_in_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text(REVIEWS, "utf-8")
    source = file_source(tmp_path / "mine.md")
    assert (source.name, source.key, source.data) == ("mine.md", "eo-90001", REVIEWS.encode())


def test_the_export_writes_a_bundle_where_it_is_given_the_files(small_comparison: Comparison, tmp_path: Path) -> None:
    file = tmp_path / "pair.zip"
    export(small_comparison, file, sources=(LEFT, RIGHT), annotations=made_book(), walkthrough=made_walkthrough())
    assert is_bundle(file)
    assert len(read_bundle(file).annotations) == 3
    with pytest.raises(BadRequest, match=r"\.$"):
        export(small_comparison, tmp_path / "other.zip")
    assert not (tmp_path / "other.zip").exists()


def test_other_containers_are_no_bundles(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as container:
        container.writestr("a.txt", "words")
    (tmp_path / "words.zip").write_text("not a container", "utf-8")
    assert not any(is_bundle(tmp_path / name) for name in ("other.zip", "words.zip", "missing.zip"))
    assert is_bundle(made_bundle(tmp_path))


def test_progress_is_told_and_a_cancelled_bundle_leaves_nothing(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    file = tmp_path / "pair.zip"
    write_bundle(made_parts(), file, progress=lambda *step: told.append(step))
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)
    assert told[-1][0] == told[-1][1]
    file.unlink()
    with pytest.raises(Cancelled):
        write_bundle(made_parts(), file, cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


def test_a_bundle_that_could_not_be_opened_again_is_not_written(tmp_path: Path) -> None:
    many = [replace(made_walkthrough(), title=f"Tour {number}") for number in range(80)]
    with pytest.raises(BadRequest, match="at most"):
        write_bundle(gathered(LEFT, RIGHT, walkthroughs=many), tmp_path / "pair.zip")
    assert list(tmp_path.iterdir()) == []
