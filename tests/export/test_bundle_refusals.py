"""A bundle from a stranger: whatever is wrong with it is one sentence, and nothing of it is taken."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bundle_parts import bytes_of_zip, made_bundle, packed, parts_of, with_manifest, with_part
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import BadRequest, ReaderError
from reader.export import read_bundle
from reader.export.bundle_zip import MOST_PART, MOST_PARTS, part_name, unpacked
from reader.library import STRICT

Parts = dict[str, bytes]
TAGS, WORDS, LINKS = "tags/annotations.jsonld", "tags/vocabulary.yaml", "links.yaml"
TOUR = "walkthroughs/01-waiting-walls.yaml"


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    return parts_of(made_bundle(tmp_path))


def refused(file: Path, words: str) -> None:
    """`file` is refused in one sentence that has `words`."""
    with pytest.raises(ReaderError, match=words) as error:
        read_bundle(file)
    sentence = str(error.value)
    assert sentence.endswith((".", ".)"))
    assert "Traceback" not in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(
    "name",
    [
        "../up.txt",
        "texts/../../up.txt",
        "/etc/up.txt",
        "//host/share/up.txt",
        "~/up.txt",
        "..",
        "texts\\left\\up.txt",
        "C:/up.txt",
        "C:up.txt",
        "texts/left/nul",
        "texts/left/CON.md",
        "texts/left/com1.txt",
        "texts/left/LPT¹.txt",
        "texts/left/up.txt.",
        "texts/left/up.txt ",
        "texts//left.txt",
        "texts/./left.txt",
        "texts/left/up\x07.txt",
        "texts/left/\u202etxt.exe",
        "texts/left/a\u0301.txt",
        "texts/left/" + "x" * 400,
        "texts/left/what?.txt",
        "README.txt:stream",
        "other/",
        "evil/../texts/",
    ],
)
def test_a_name_that_could_lead_elsewhere(name: str, parts: Parts, tmp_path: Path) -> None:
    refused(packed({**parts, name: b""}, tmp_path / "odd.zip"), "was not opened: its part")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK, stat.S_IFDIR])
def test_a_part_that_is_no_plain_file(kind: int, parts: Parts, tmp_path: Path) -> None:
    entry = zipfile.ZipInfo("texts/left/reviews.md")
    entry.external_attr = (kind | 0o777) << 16
    entries = [(zipfile.ZipInfo(name), data) for name, data in parts.items() if name != entry.filename]
    (tmp_path / "odd.zip").write_bytes(bytes_of_zip([*entries, (entry, b"/etc/passwd")]))
    refused(tmp_path / "odd.zip", "is a link or a device")


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["README.txt", "readme.TXT", "ｒeadme.txt"])
def test_two_parts_that_are_one_on_some_systems(name: str, parts: Parts, tmp_path: Path) -> None:
    file = packed(parts, tmp_path / "odd.zip")
    with zipfile.ZipFile(file, "a") as container:
        container.writestr(name, b"another")
    refused(file, "two of its parts are called")


def test_a_part_that_would_unpack_to_far_more_than_it_holds(parts: Parts, tmp_path: Path) -> None:
    refused(packed({**parts, "bomb.txt": bytes(30_000_000)}, tmp_path / "odd.zip"), "far more than it holds")


def test_parts_that_are_together_or_alone_too_large(parts: Parts, tmp_path: Path) -> None:
    def claiming(sizes: list[int]) -> Path:
        """Entries that say they are so large; nobody gets as far as to read them."""
        file = packed({**parts, **{f"big{n}.txt": b"x" for n in range(len(sizes))}}, tmp_path / "odd.zip")
        data = bytearray(file.read_bytes())
        for number, size in enumerate(sizes):
            at = data.rindex(f"big{number}.txt".encode()) - 46
            assert data[at : at + 4] == b"PK\x01\x02"
            data[at + 20 : at + 24] = size.to_bytes(4, "little")
            data[at + 24 : at + 28] = size.to_bytes(4, "little")
        file.write_bytes(data)
        return file

    refused(claiming([MOST_PART + 1]), "more than the 50 MB a part may have")
    refused(claiming([MOST_PART] * 5), "would unpack to 250 MB")


def test_a_part_that_is_larger_than_it_says(parts: Parts, tmp_path: Path) -> None:
    file = packed(parts, tmp_path / "odd.zip")
    data = bytearray(file.read_bytes())
    at = data.rindex(b"README.txt") - 46
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    file.write_bytes(data)
    refused(file, "damaged bundle|not as large as it says")


def test_too_many_parts(parts: Parts, tmp_path: Path) -> None:
    many = {f"more/{number}.txt": b"" for number in range(MOST_PARTS)}
    refused(packed({**parts, **many}, tmp_path / "odd.zip"), "parts, a bundle at most")


def test_a_locked_or_strangely_packed_part(parts: Parts, tmp_path: Path) -> None:
    file = packed(parts, tmp_path / "odd.zip")
    data = bytearray(file.read_bytes())
    at = data.rindex(b"README.txt") - 46
    data[at + 8] |= 1
    file.write_bytes(data)
    refused(file, "locked with a password")
    with zipfile.ZipFile(tmp_path / "other.zip", "w", zipfile.ZIP_BZIP2) as container:
        container.writestr("README.txt", b"words")
    refused(tmp_path / "other.zip", "packed in a way")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no container at all", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_container(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "odd.zip").write_bytes(data)
    refused(tmp_path / "odd.zip", "damaged bundle|no bundle")


def test_a_file_that_is_missing_or_a_folder(tmp_path: Path) -> None:
    refused(tmp_path / "missing.zip", "There is no file")
    refused(tmp_path, "no ordinary file")


def test_a_bundle_that_is_cut_short_or_garbled(tmp_path: Path) -> None:
    whole = made_bundle(tmp_path).read_bytes()
    for end in (10, len(whole) // 2, len(whole) - 5):
        (tmp_path / "odd.zip").write_bytes(whole[:end])
        refused(tmp_path / "odd.zip", "damaged bundle")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda said: said.update(format="something"), "does not say"),
        (lambda said: said.update(version=2), "newer program"),
        (lambda said: said.update(version="1"), "names no version"),
        (lambda said: said.update(version=True), "names no version"),
        (lambda said: said.pop("parts"), "does not say what each part is"),
        (lambda said: said.update(parts=[1, 2]), "does not say what each part is"),
        (
            lambda said: said["parts"].append({"name": "x", "what": "program", "bytes": 1, "sha256": ""}),
            "what each part",
        ),
        (lambda said: said["parts"][0].update(name="../README.txt"), "has not its name"),
        (lambda said: said["parts"][1].update(what="walkthrough"), "has not its name"),
        (lambda said: said["parts"].append(said["parts"][0]), "two parts of one kind"),
        (lambda said: said["parts"].pop(1), "texts of both orders"),
        (lambda said: said["parts"].pop(), "is not in its manifest"),
        (lambda said: said["parts"][0].update(bytes=1), "not the one that was packed"),
        (lambda said: said["parts"][2].update(sha256="0" * 64), "not the one that was packed"),
        (lambda said: said["left"].update(key="../../etc"), "does not say what each part is"),
        (lambda said: said["left"].update(key="eo-90002"), "but its text is eo-90001"),
        (lambda said: said["left"].update(part="1"), "does not say what each part is"),
        (lambda said: said["left"].update(part=7), "is no order"),
    ],
)
def test_a_manifest_that_does_not_fit(
    change: Callable[[dict[str, Any]], object], words: str, parts: Parts, tmp_path: Path
) -> None:
    refused(packed(with_manifest(parts, change), tmp_path / "odd.zip"), words)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"format": "order-reader bundle"'])
def test_a_manifest_that_is_none(data: bytes, parts: Parts, tmp_path: Path) -> None:
    refused(packed({**parts, "manifest.json": data}, tmp_path / "odd.zip"), "manifest")


def test_parts_that_are_missing_or_changed_on_the_way(parts: Parts, tmp_path: Path) -> None:
    less = {name: data for name, data in parts.items() if name != LINKS}
    refused(packed(less, tmp_path / "odd.zip"), "is missing")
    refused(packed({**parts, LINKS: parts[LINKS] + b"#"}, tmp_path / "odd.zip"), "not the one that was packed")
    no_manifest = {name: data for name, data in parts.items() if name != "manifest.json"}
    refused(packed(no_manifest, tmp_path / "odd.zip"), "is no bundle")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("texts/left/reviews.md", b"\x00\x01\x02" * 900, "is no order"),
        ("texts/left/reviews.md", b"", "is no order"),
        ("texts/right/resumes.md", b"PK\x03\x04 a container in the container", "is no order"),
        (TAGS, b"{", "annotations.jsonld"),
        (TAGS, b"[1]", "annotations.jsonld"),
        (WORDS, b"format: 1\ntags:\n- {id: a, label: a, broader: b}\n- {id: b, label: b, broader: a}\n", "vocabulary"),
        (WORDS, b"format: 1\ntags: []\n", "which its vocabulary lacks"),
        (LINKS, b"format: 9\n", "links.yaml"),
        (LINKS, b"a: &a [*a]\n", "links.yaml"),
        (TOUR, b"title: only\n", "waiting-walls.yaml"),
        (TOUR, b"\xff\xff", "not text in UTF-8"),
    ],
)
def test_a_part_that_cannot_be_read(name: str, data: bytes, words: str, parts: Parts, tmp_path: Path) -> None:
    refused(packed(with_part(parts, name, data), tmp_path / "odd.zip"), words)


def test_tags_and_walkthroughs_of_other_orders(parts: Parts, tmp_path: Path) -> None:
    foreign = parts[TAGS].replace(b"order:eo-90002", b"order:eo-14165")
    assert foreign != parts[TAGS]
    refused(packed(with_part(parts, TAGS, foreign), tmp_path / "odd.zip"), "eo-14165, which is not in the bundle")
    foreign = parts[TOUR].replace(b"eo-90002", b"eo-14165")
    refused(packed(with_part(parts, TOUR, foreign), tmp_path / "odd.zip"), "other orders")


def test_an_order_that_the_program_itself_fails_at(
    parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_wanted: object, **_more: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.delenv(STRICT, raising=False)
    monkeypatch.setattr("reader.export.bundle_reading.read_bytes", fail)
    refused(packed(parts, tmp_path / "odd.zip"), "could not be understood")


def test_nothing_is_written_while_a_bundle_is_checked(parts: Parts, tmp_path: Path) -> None:
    file = packed({**parts, "../up.txt": b"x"}, tmp_path / "odd.zip")
    before = sorted(tmp_path.rglob("*")), sorted(tmp_path.parent.glob("*"))
    refused(file, "outside its folder")
    read_bundle(tmp_path / "pair.zip")
    assert (sorted(tmp_path.rglob("*")), sorted(tmp_path.parent.glob("*"))) == before


@settings(max_examples=60, deadline=None)
@given(share=st.floats(0, 1, exclude_max=True), sign=st.integers(0, 255))
def test_a_bundle_with_any_byte_changed_is_whole_or_refused(
    share: float, sign: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = made_bundle(tmp_path_factory.mktemp("changed"))
    whole = file.read_bytes()
    before = read_bundle(file)
    at = int(share * len(whole))
    file.write_bytes(whole[:at] + bytes([sign]) + whole[at + 1 :])
    try:
        after = read_bundle(file)
    except ReaderError as error:
        assert str(error).endswith((".", ".)"))  # noqa: PT017
    else:
        assert (after.annotations, after.left.data, after.hand) == (before.annotations, before.left.data, before.hand)


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=120))
def test_every_name_of_a_file_becomes_one_that_is_let_pass(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    file = tmp_path_factory.mktemp("names") / "named.zip"
    named = f"texts/left/{part_name(name.encode('utf-8', 'replace').decode())}"
    assert unpacked(packed({named: b"words"}, file)) == {named: b"words"}


@settings(max_examples=60, deadline=None)
@given(said=st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), st.lists, max_leaves=6))
def test_any_manifest_is_understood_or_refused(said: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")
    whole = parts_of(made_bundle(folder))
    manifest = {**json.loads(whole["manifest.json"]), "left": said, "parts": said}
    with pytest.raises(BadRequest, match=r"\.$"):
        read_bundle(packed({**whole, "manifest.json": json.dumps(manifest).encode()}, folder / "odd.zip"))
