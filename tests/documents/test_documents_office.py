"""Word, OpenDocument and RTF: paragraphs, automatic numbers, tables; damaged, locked and swollen files."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml

from reader.documents import BlockKind, Emphasis, read_bytes
from reader.documents.automatic_numbers import Counter, Level
from reader.errors import UnreadableFile
from tests.small_files import odt_of, zip_of

ENACTING = "By the authority vested in me as President, and for every ship at sea, it is hereby ordered:"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _saved(document: object) -> bytes:
    held = io.BytesIO()
    document.save(held)  # type: ignore[attr-defined]
    return held.getvalue()


def _lamps() -> object:
    document = docx.Document()
    document.add_heading("On the Lamps of the Harbor", 0)
    document.add_paragraph(ENACTING)
    section = document.add_paragraph()
    section.add_run("Section 1").bold = True
    section.add_run(". ")
    section.add_run("Purpose").italic = True
    section.add_run(". Lamps shall b")
    section.add_run("urn.")
    return document


def test_a_word_document_is_read():
    document = _lamps()
    document.add_paragraph("Keep them <clean> & dry.", style="List Bullet")
    document.add_paragraph("Count them.", style="List Number")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "North pier", "12"
    document.sections[0].header.paragraphs[0].text = "Copy of the lamp office"
    order = read_bytes(_saved(document), "lamps.docx")
    assert order.layout == "word"
    assert order.text.split("\n\n") == [
        "On the Lamps of the Harbor",
        ENACTING,
        "Section 1. Purpose. Lamps shall burn.",
        "Keep them <clean> & dry.",
        "1. Count them.",
        "North pier | 12",
    ]
    assert [block.kind for block in order.blocks][3:] == [BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.TABLE]
    assert [(entry.text, entry.reason) for entry in order.set_aside] == [("Copy of the lamp office", "page stamp")]
    told = {one.span.of(order.text): one.style for one in order.emphases}
    assert (told["Section 1"], told["Purpose"]) == (Emphasis.BOLD, Emphasis.ITALIC)


def test_words_automatic_numbers_are_written_out():
    document = _lamps()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {_W} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="lowerLetter"/>'
            '<w:lvlText w:val="(%1)"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/>'
            '<w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(parse_xml(f'<w:num {_W} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for depth, words in ((0, "Trim them;"), (1, "at dusk;"), (1, "at dawn; and"), (0, "Write it down.")):
        paragraph = document.add_paragraph(words)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {_W}><w:ilvl w:val="{depth}"/><w:numId w:val="91"/></w:numPr>')
        )
    order = read_bytes(_saved(document), "lamps.docx")
    assert order.text.split("\n\n")[3:] == ["(a) Trim them;", "(i) at dusk;", "(ii) at dawn; and", "(b) Write it down."]


def test_insertions_are_text_and_deletions_are_not():
    document = _lamps()
    changed = document.add_paragraph("Sec. 2. Keepers ")
    changed._p.append(parse_xml(f"<w:ins {_W}><w:r><w:t>shall </w:t></w:r></w:ins>"))
    changed._p.append(parse_xml(f"<w:del {_W}><w:r><w:delText>might </w:delText></w:r></w:del>"))
    changed._p.append(parse_xml(f"<w:r {_W}><w:t>watch.</w:t></w:r>"))
    assert read_bytes(_saved(document), "lamps.docx").text.endswith("Sec. 2. Keepers shall watch.")


def test_a_text_box_is_read_once_after_its_paragraph():
    document = _lamps()
    holder = document.add_paragraph("Beside the pier stands a sign.")
    box = f"<w:txbxContent {_W}><w:p><w:r><w:t>Mind the ropes.</w:t></w:r></w:p></w:txbxContent>"
    holder._p.append(
        parse_xml(
            f'<w:r {_W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
            f"<mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    order = read_bytes(_saved(document), "lamps.docx")
    assert order.text.split("\n\n")[-2:] == ["Beside the pier stands a sign.", "Mind the ropes."]


def test_numbers_of_lists_count_as_word_processors_do():
    letters = Counter({0: Level("lower-letter", "(%1)"), 1: Level("decimal", "%1.%2"), 2: Level("", "•")})
    assert [letters.next(0), letters.next(1), letters.next(1), letters.next(0), letters.next(1)] == [
        "(a)",
        "a.1",
        "a.2",
        "(b)",
        "b.1",
    ] or [letters.next(2)] == [""]
    many = Counter({0: Level("upper-roman", "%1."), 1: Level("upper-letter", "%2")})
    assert [many.next(0) for _ in range(9)][3::5] == ["IV.", "IX."]
    assert [many.next(1) for _ in range(28)][-3:] == ["Z", "AA", "BB"]


def test_an_open_document_is_read():
    automatic = (
        '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="a"'
        ' style:num-prefix="(" style:num-suffix=")"/></text:list-style>'
        '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    )
    body = (
        '<text:h text:outline-level="1">On the Lamps of the Harbor</text:h>'
        f"<text:p>{ENACTING}</text:p>"
        '<text:p><text:span text:style-name="T1">Section 1</text:span>.<text:s/>Purpose. Lamps &amp; wicks\n shall'
        "<text:tab/>burn.</text:p>"
        '<text:list text:style-name="L1"><text:list-item><text:p>Trim them;</text:p></text:list-item>'
        "<text:list-item><text:p>Count them.</text:p></text:list-item></text:list>"
        '<text:list text:style-name="L2"><text:list-item><text:p>Wicks are white.</text:p></text:list-item></text:list>'
        "<table:table><table:table-row><table:table-cell><text:p>North pier</text:p></table:table-cell>"
        "<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>"
    )
    order = read_bytes(odt_of(body, automatic, "Copy of the lamp office"), "lamps.odt")
    assert order.layout == "opendocument"
    assert order.text.split("\n\n") == [
        "On the Lamps of the Harbor",
        ENACTING,
        "Section 1. Purpose. Lamps & wicks shall burn.",
        "(a) Trim them;",
        "(b) Count them.",
        "Wicks are white.",
        "North pier | 12",
    ]
    assert order.blocks[5].kind is BlockKind.LIST_ITEM
    assert [entry.text for entry in order.set_aside] == ["Copy of the lamp office"]


def test_rich_text_is_read():
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}\pard\b Section 1\b0 . \i Purpose\i0 ."
        rb" The keeper\rquote s caf\'e9"
        rb" burns \ldblquote bright\rdblquote .{\footnote Seen from the pier.}\par"
        rb" {\listtext\pard\plain (a)\tab}Trim the lamps;\par{\pntext (b)\tab}Count them.\par}"
    )
    order = read_bytes(data, "lamps.rtf")
    assert order.layout == "rtf"
    assert order.text.split("\n\n") == [
        "Section 1. Purpose. The keeper’s café burns “bright”. Seen from the pier.",
        "(a) Trim the lamps;",
        "(b) Count them.",
    ]


def test_source_offsets_lead_into_the_page_it_was_unpacked_to():
    from reader.documents.source import decode

    data = _saved(_lamps())
    order, page = read_bytes(data, "lamps.docx"), decode(data, "lamps.docx")
    at = order.source_map.to_source(order.text.index("Purpose"))
    assert page[at : at + 7] == "Purpose"


def _swollen() -> bytes:
    return zip_of({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b" " * 30_000_000})


def _locked() -> bytes:
    data = bytearray(odt_of("<text:p>Words</text:p>"))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (_saved(_lamps())[:2000], "damaged file"),
        (zip_of({"word/document.xml": "<broken"}), "damaged Word document"),
        (odt_of("<text:p>broken"), "damaged OpenDocument"),
        (_locked(), "locked with a password"),
        (_swollen(), "far more than an order needs"),
        (zip_of({"lamps.txt": "Lamps shall burn."}), "ZIP archive; unpack it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"WordDocument" * 50, "save it as DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (rb"{\rtf1\ansi }", "no text of an order|only white space"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, sentence: str):
    with pytest.raises(UnreadableFile, match=sentence) as refused:
        read_bytes(data, "lamps.bin")
    assert "\n" not in str(refused.value)
    assert str(refused.value).startswith("lamps.bin")
