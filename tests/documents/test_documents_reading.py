"""Reading a file: what is read, and what is refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.documents import Block, BlockKind, read, read_bytes
from reader.errors import UnreadableFile


def test_a_text_without_sections_is_read_as_paragraphs(tmp_path: Path):
    file = tmp_path / "note.txt"
    file.write_text("The harbour was quiet that day.\n\nNobody gave an order, and nobody\nmissed one.\n", "utf-8")
    order = read(file)
    assert order.text == "The harbour was quiet that day.\n\nNobody gave an order, and nobody missed one."
    assert [block.kind for block in order.blocks] == [BlockKind.PARAGRAPH] * 2
    assert order.identity.number is None
    assert order.layout == "text"


def test_the_file_is_not_changed(tmp_path: Path):
    file = tmp_path / "order.md"
    data = b"---\r\ntitle: Quiet Harbours\r\n---\r\nBe quiet.\r\n\r\nSec. 2.  Stay quiet.\r\n"
    file.write_bytes(data)
    assert read(file).text == "Be quiet.\n\nSec. 2. Stay quiet."
    assert file.read_bytes() == data


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b" \n\n ", "only white space"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)), "JPEG"),
        (b"%PDF-1.7 stream", "PDF"),
        (bytes(range(256)) * 8, "not text"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, sentence: str):
    file = tmp_path / "order.md"
    file.write_bytes(data)
    with pytest.raises(UnreadableFile, match=sentence) as refused:
        read(file)
    assert "\n" not in str(refused.value)
    assert "order.md" in str(refused.value)


def test_a_missing_path_and_a_folder_are_refused(tmp_path: Path):
    with pytest.raises(UnreadableFile, match="There is no file"):
        read(tmp_path / "nowhere.md")
    with pytest.raises(UnreadableFile, match="is a folder"):
        read(tmp_path)


def test_a_path_that_no_system_can_hold_is_refused():
    with pytest.raises(UnreadableFile):
        read("a\0b")


def test_a_huge_file_is_refused_by_its_size_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "huge.txt"
    with file.open("wb") as huge:
        huge.truncate(60 * 1024 * 1024)

    def opened(*_: object, **__: object) -> None:
        pytest.fail("the file was opened")

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(UnreadableFile, match="60 MB"):
        read(file)


def test_other_encodings_are_found():
    words = "The “quiet” order of José García stands, and every harbour — north or south — shall keep it.\n" * 6
    assert "José García" in read_bytes(words.encode("cp1252"), "old.txt").text
    assert "José García" in read_bytes(words.encode("utf-16"), "wide.txt").text
    assert read_bytes(b"\xef\xbb\xbfBe quiet.", "mark.txt").text == "Be quiet."


def test_blocks_tile_the_reading_text():
    order = read_bytes(b"First.\n\nSecond\nline.\n\n- Third.\n", "order.md")
    assert "\n\n".join(block.span.of(order.text) for block in order.blocks) == order.text
    assert order.blocks[2] == Block(order.blocks[2].span, BlockKind.LIST_ITEM, 1)


def test_the_source_map_leads_back_to_the_same_characters():
    source = "Start \\(a\\)  of\nthe *quiet*   order, with \U0001f54a and more.\n\nAnd [a link](https://example.org)."
    order = read_bytes(source.encode(), "order.md")
    assert order.text == "Start (a) of the quiet order, with \U0001f54a and more.\n\nAnd a link."
    for start, at, length in order.source_map.runs:
        for step in range(length):
            said, stood = order.text[start + step], source[at + step]
            assert said == stood or (said.isspace() and stood.isspace())
    assert source[order.source_map.to_source(order.text.index("quiet"))] == "q"


def test_xml_with_a_document_type_of_its_own_is_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><PRESDOCU><EXECORD><P>&x;</P></EXECORD></PRESDOCU>'
    with pytest.raises(UnreadableFile, match="document type"):
        read_bytes(bomb, "bomb.xml")


def test_broken_xml_is_refused_with_its_line():
    with pytest.raises(UnreadableFile, match="line 2"):
        read_bytes(b"<PRESDOCU>\n<EXECORD><P>text</EXECORD></PRESDOCU>", "torn.xml")
