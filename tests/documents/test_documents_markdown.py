"""Markdown and plain text: paragraphs, lists, headings, inline marks, front matter, lost line breaks."""

from __future__ import annotations

from datetime import date

import pytest

from reader.documents import BlockKind, Edition, Emphasis, Kind, Order, read_bytes


def reading(source: str) -> Order:
    return read_bytes(source.encode(), "order.md")


def blocks(source: str) -> list[tuple[str, str, int]]:
    order = reading(source)
    return [(block.kind.value, block.span.of(order.text), block.level) for block in order.blocks]


def test_wrapped_lines_are_one_paragraph():
    assert (
        reading("Ships shall keep\nto the lee side.\n\nBoats too.").text
        == "Ships shall keep to the lee side.\n\nBoats too."
    )


def test_a_word_broken_at_its_hyphen_is_joined_and_a_hanging_hyphen_is_not():
    text = reading("Rules on non-\nharbour matters, short-\nand long-term, hold for every ship.").text
    assert text == "Rules on non-harbour matters, short- and long-term, hold for every ship."


def test_a_section_begins_a_paragraph_without_a_blank_line():
    found = blocks(
        "The first part ends here, and\nit does end.\nSec. 2.  Lamps."
        "  Each ship\nshall carry one, as\nSection 1. of old said."
    )
    assert [text for _, text, _ in found] == [
        "The first part ends here, and it does end.",
        "Sec. 2. Lamps. Each ship shall carry one, as Section 1. of old said.",
    ]


def test_hard_breaks_part_clauses_in_markdown():
    source = (
        "---\ntitle: Lamps\n---\nEach ship shall:  \n(i)   carry a lamp; or"
        "  \n(ii)  stay in port.\n\nTHE WHITE HOUSE,  \n    May 2, 2025."
    )
    assert [text for _, text, _ in blocks(source)] == [
        "Each ship shall:",
        "(i) carry a lamp; or",
        "(ii) stay in port.",
        "THE WHITE HOUSE,",
        "May 2, 2025.",
    ]


def test_an_enumerator_in_mid_sentence_begins_nothing():
    found = blocks(
        "The duties of sections 4(a)(2),\n(a)(3), and 5 stay as they were for"
        " all\nof the ships that sail here under paragraph\n(b) of the rule."
    )
    assert len(found) == 1


def test_bullets_are_list_items_with_their_depth():
    assert blocks("Lamps:\n\n- **Red.** To port.\n  - Of glass.\n* Green.")[1:] == [
        ("list-item", "Red. To port.", 1),
        ("list-item", "Of glass.", 2),
        ("list-item", "Green.", 1),
    ]


def test_headings_of_both_kinds():
    source = "First words stand here.\n\n## Lamps ##\n\nCarry lamps.\n\nOars\n----\n\nCarry oars."
    assert [(kind, level) for kind, _, level in blocks(source)] == [
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
    ]


def test_a_short_line_alone_above_a_paragraph_is_a_heading_and_a_list_of_names_is_not():
    source = "The whole fleet shall carry lamps from dusk until dawn in every season.\n\nLamps at sea\n\n" + (
        "Each of them shall be lit by the mate and seen by the master"
        " before the ship sails.\n\nAnn Mate\n\nBob Mate\n\nCy Mate"
    )
    assert [kind for kind, _, _ in blocks(source)] == ["paragraph", "heading", *["paragraph"] * 4]


@pytest.mark.parametrize(
    ("source", "text", "set_off"),
    [
        ("Lamps*. * Each ship", "Lamps. Each ship", []),
        ("under 8 U.S.C. 1 *et seq.*, each ship", "under 8 U.S.C. 1 et seq., each ship", [("et seq.", "italic")]),
        ("**Section 1.  Lamps. ** Each", "Section 1. Lamps. Each", [("Section 1. Lamps.", "bold")]),
        ("***Both*** of them", "Both of them", [("Both", "bold"), ("Both", "italic")]),
        ("5 * 6 is a sum", "5 * 6 is a sum", []),
        (r"\* \* \* stands for what was left out", "* * * stands for what was left out", []),
        ("in the*Harbour Gazette* of that day", "in the Harbour Gazette of that day", [("Harbour Gazette", "italic")]),
        ('<span style="text-decoration: underline">Lamps</span>.  Lit', "Lamps. Lit", [("Lamps", "italic")]),
        ("salt&nbsp;&amp; light", "salt & light", []),
        ("file_name_here and _so on_ it goes", "file_name_here and so on it goes", [("so on", "italic")]),
    ],
)
def test_inline_marks(source: str, text: str, set_off: list[tuple[str, str]]):
    order = reading(source)
    assert order.text == text
    assert [(one.span.of(order.text), Emphasis(one.style).value) for one in order.emphases] == set_off


def test_link_addresses_and_images_are_set_aside():
    order = reading('See [the \\(old\\) rule](https://example.org/rule "Rule").\n\n![A lamp](lamp.png)\n')
    assert order.text == "See the (old) rule."
    assert [(entry.reason, entry.text) for entry in order.set_aside] == [
        ("link address", "https://example.org/rule"),
        ("link address", '"Rule"'),
        ("image mark", "![A lamp](lamp.png)"),
    ]


def test_tables_are_kept_readable_row_by_row():
    order = reading(
        "Dues:\n\n<table>\n<tr><th>Ship</th><th>Due</th></tr>\n<tr><td>Sloop</td><td>$4</td></tr>\n</table>\n\nPaid"
        " in May."
    )
    rows = [block.span.of(order.text) for block in order.blocks if block.kind is BlockKind.TABLE]
    assert rows == ["Ship | Due", "Sloop | $4"]


def test_front_matter_of_a_digest():
    order = reading(
        "---\nnumber: 99001\ntitle: Lamps at Sea\ndate: 2031-05-02\nsignatory: Ann Example\nkind: executive-order\n"
        "edition: digest\ncitation: 96 FR 1\nsource_url: https://example.org/99001\nkeywords:"
        " [lamps, sea]\n---\nCarry lamps.\n"
    )
    identity = order.identity
    assert (identity.number, identity.title, identity.date) == ("99001", "Lamps at Sea", date(2031, 5, 2))
    assert (identity.signatory, identity.kind, identity.edition) == (
        "Ann Example",
        Kind.EXECUTIVE_ORDER,
        Edition.DIGEST,
    )
    assert (identity.citation, identity.source_url) == ("96 FR 1", "https://example.org/99001")
    assert order.keywords == ("lamps", "sea")
    assert "number: from the front matter" in identity.reasons


def test_front_matter_with_an_unquoted_colon_is_still_read():
    order = reading("---\ntitle: Lamps: At Sea\ndate: 2031-05-02\n---\nCarry lamps.\n")
    assert (order.identity.title, order.identity.date) == ("Lamps: At Sea", date(2031, 5, 2))
    assert order.text == "Carry lamps."


def test_literal_line_ends_are_line_ends():
    source = r"Be it so:\n\nSec. 1. Lamps. Lit.\n\n(a) One.\n\n(b) Two.\n\nSec. 2. Oars."
    assert reading(source).text.split("\n\n") == [
        "Be it so:",
        "Sec. 1. Lamps. Lit.",
        "(a) One.",
        "(b) Two.",
        "Sec. 2. Oars.",
    ]


def test_a_whole_order_on_one_line_is_opened_up():
    filler = "Every ship of the fleet shall carry a lamp that is seen from afar. " * 60
    source = (
        f"It is hereby ordered:Section 1. Lamps. {filler}Also:(a) red ones; and(b) green ones.Sec. 2. Oars. Carry oars."
    )
    parts = reading(source).text.split("\n\n")
    assert parts[0] == "It is hereby ordered:"
    assert parts[1].startswith("Section 1. Lamps.")
    assert parts[2:] == ["(a) red ones; and", "(b) green ones.", "Sec. 2. Oars. Carry oars."]
