"""PDF: lines become paragraphs, what the printer put around them is set aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.documents import BlockKind, Emphasis, Kind, Order, load_catalogue, read, read_bytes
from reader.documents.hyphens import is_divided
from reader.errors import UnreadableFile
from tests.small_files import BOLD, ITALIC, Printed, pdf_of

HEAD = "Federal Register / Vol. 90, No. 88 / Wednesday, May 7, 2025 / Presidential Documents"
FIRST = [
    Printed(207, 723, "Presidential Documents", BOLD),
    Printed(100, 750, f"{HEAD} 19001", BOLD),
    Printed(45, 690, "Title 3—", BOLD),
    Printed(207, 661, "Executive Order 99901 of May 2, 2025", BOLD),
    Printed(207, 637, "Keeping the Lamps of Every Harbor and Inland Water-", BOLD),
    Printed(207, 624, "way Lit", BOLD),
    Printed(207, 601, "By the authority vested in me as President, and for the good of every"),
    Printed(207, 590, "ship that comes home at night, it is hereby ordered:"),
    Printed(207, 575, "Section 1", BOLD),
    Printed(247.1, 575, "."),
    Printed(252.5, 575, "Purpose.", ITALIC),
    Printed(290, 575, "The lamps of each harbor shall burn all through the win-"),
    Printed(207, 564, "ter, so that long-"),
    Printed(207, 553, "term keepers and night-"),
    Printed(207, 542, "watch crews see the water."),
    Printed(217, 526, "(a) The keeper of each lamp shall trim it every evening before the tide"),
    Printed(207, 515, "comes in, and shall write down the hour; and"),
    Printed(227, 504, "(1) the color of the flame as it was seen from the breakwater;"),
    Printed(227, 493, "(2) the reach of its light in the ‘‘outer harbor’’ as boats told it."),
    Printed(207, 477, "Sec. 2", BOLD),
    Printed(233.1, 477, "."),
    Printed(238.5, 477, "Reports.", ITALIC),
    Printed(276, 477, "Within 30 days each keeper shall tell the Secretary of"),
    Printed(25, 20, "VerDate Sep<11>2014 16:55 May 06, 2025 Jkt 265001 PO 00000 Frm 00001"),
    Printed(22, 18, "lampkeeper on SHOP1 with PRESDOC", turned=True),
]
SECOND = [
    Printed(45, 750, f"19002 {HEAD}", BOLD),
    Printed(207, 724, "Lamps what was seen, as Public Law 109–162 asks of them."),
    Printed(207, 600, "THE WHITE HOUSE,"),
    Printed(207, 588, "May 2, 2025.", ITALIC),
    Printed(45, 560, "[FR Doc. 2025–08123"),
    Printed(45, 549, "Filed 5–6–25; 8:45 am]"),
    Printed(207, 500, "Notice of May 3, 2025", BOLD),
    Printed(207, 480, "The boats of another paper altogether sail on from here."),
]


@pytest.fixture(scope="module")
def printed() -> Order:
    return read_bytes(pdf_of([FIRST, SECOND]), "lamps.pdf")


def test_the_registers_page_becomes_paragraphs(printed: Order):
    assert printed.layout == "federal-register-pdf"
    assert printed.text.split("\n\n") == [
        "Keeping the Lamps of Every Harbor and Inland Waterway Lit",
        "By the authority vested in me as President, and for the good of every ship that comes home at night,"
        " it is hereby ordered:",
        "Section 1. Purpose. The lamps of each harbor shall burn all through the winter, so that long-term keepers"
        " and nightwatch crews see the water.",
        "(a) The keeper of each lamp shall trim it every evening before the tide comes in, and shall write down the"
        " hour; and",
        "(1) the color of the flame as it was seen from the breakwater;",
        "(2) the reach of its light in the “outer harbor” as boats told it.",
        "Sec. 2. Reports. Within 30 days each keeper shall tell the Secretary of Lamps what was seen, as Public Law"
        " 109-162 asks of them.",
        "THE WHITE HOUSE,",
        "May 2, 2025.",
    ]
    assert printed.blocks[0].kind is BlockKind.TITLE
    assert {block.kind for block in printed.blocks[-2:]} == {BlockKind.SIGNATURE}


def test_the_registers_page_says_which_order_it_is(printed: Order):
    identity = printed.identity
    assert (identity.number, identity.kind, str(identity.date)) == ("99901", Kind.EXECUTIVE_ORDER, "2025-05-02")
    assert identity.title == "Keeping the Lamps of Every Harbor and Inland Waterway Lit"
    assert identity.citation == "90 FR 19001"
    assert identity.source_url == "https://www.federalregister.gov/d/2025-08123"


def test_what_the_printer_put_around_the_text_is_set_aside(printed: Order):
    reasons: dict[str, list[str]] = {}
    for entry in printed.set_aside:
        reasons.setdefault(entry.reason, []).append(entry.text)
    assert reasons["running head"] == [f"{HEAD} 19001", f"19002 {HEAD}"]
    assert reasons["another document"] == [
        "Notice of May 3, 2025",
        "The boats of another paper altogether sail on from here.",
    ]
    assert "lampkeeper on SHOP1 with PRESDOC" in reasons["print shop mark"]
    assert reasons["page header"] == ["Presidential Documents", "Title 3—"]
    assert len(reasons["file stamp"]) == 2


def test_type_is_kept_as_emphasis(printed: Order):
    told = {one.span.of(printed.text): one.style for one in printed.emphases}
    assert told["Purpose."] is Emphasis.ITALIC
    assert told["Section 1"] is Emphasis.BOLD


def test_running_heads_of_any_pdf_are_set_aside():
    pages = [
        [
            Printed(60, 760, "Lamp Society Quarterly"),
            Printed(60, 700, f"The {word} paragraph of this paper fills a whole line of its page and"),
            Printed(60, 689, f"ends on a short {word} one."),
            Printed(300, 30, str(number)),
        ]
        for number, word in enumerate(("first", "second", "third", "fourth"), 1)
    ]
    order = read_bytes(pdf_of(pages), "paper.pdf")
    assert order.layout == "pdf"
    assert order.text.count("\n\n") == 3
    assert [entry.text for entry in order.set_aside if entry.reason == "running head"].count(
        "Lamp Society Quarterly"
    ) == 4
    assert {entry.text for entry in order.set_aside} == {"Lamp Society Quarterly", "1", "2", "3", "4"}


def test_a_page_without_text_is_warned_of():
    order = read_bytes(pdf_of([FIRST, [], SECOND]), "lamps.pdf")
    assert any("page 2 of the PDF" in warning for warning in order.warnings)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (pdf_of([[], []]), "picture of pages without text"),
        (b"%PDF-1.7\nnothing that a PDF holds", "damaged PDF"),
        (pdf_of([FIRST])[:300], "damaged PDF"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused(data: bytes, sentence: str):
    with pytest.raises(UnreadableFile, match=sentence) as refused:
        read_bytes(data, "lamps.pdf")
    assert str(refused.value).startswith("lamps.pdf: ")
    assert "\n" not in str(refused.value)


def test_divided_words_are_one_and_compounds_keep_their_hyphen():
    assert is_divided("immigra", "tion", frozenset())
    assert not is_divided("long", "term", frozenset())
    assert not is_divided("lamp", "keeper", frozenset({"lamp-keeper"}))
    assert is_divided("lamp", "keeper", frozenset({"lampkeeper"}))
    assert not is_divided("Federal", "State", frozenset())
    assert not is_divided("20", "year", frozenset())


def test_a_real_pdf_reads_like_the_registers_own_markup(orders_dir: Path):
    printed, marked = (
        read(orders_dir / f"federal-register-{name}" / f"eo-13767.{name}", load_catalogue()) for name in ("pdf", "xml")
    )
    assert _bare(printed.text) == _bare(marked.text)
    assert len(printed.blocks) == len(marked.blocks)
    assert printed.identity.citation == marked.identity.citation


def _bare(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
