"""Texts that lost their line breaks, and enumerators that ran into their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.documents import read, read_bytes
from reader.structure import outline

FILL = "The keeper of each lamp shall trim it every evening before the tide comes in and write down the hour. " * 20


def test_literal_line_ends_become_paragraphs():
    source = r"It is ordered:\n\nSection 1. Lamps.\r\n\r\n(a) Trim them;\n\n(b) Count them.\n\nSec. 2. End."
    assert read_bytes(source.encode(), "lamps.txt").text.split("\n\n") == [
        "It is ordered:",
        "Section 1. Lamps.",
        "(a) Trim them;",
        "(b) Count them.",
        "Sec. 2. End.",
    ]


def test_a_run_on_line_is_opened_at_sections_and_clauses():
    source = (
        f"It is hereby ordered:Section 1. Lamps. {FILL}Sec. 2. Wicks. (a)&nbsp; Wicks are white; (b)&nbsp;Wicks"
        f" are dry. Sec. 3. Oil. {FILL}THE WHITE HOUSE, May 2, 2025."
    )
    opened = read_bytes(source.encode(), "lamps.txt").text.split("\n\n")
    assert [paragraph[:9] for paragraph in opened] == [
        "It is her",
        "Section 1",
        "Sec. 2. W",
        "(a) Wicks",
        "(b) Wicks",
        "Sec. 3. O",
        "THE WHITE",
    ]


def test_an_enumerator_that_ran_into_its_word_is_parted_from_it():
    source = (
        "Section 1. Lamps.\n\n(i)the lamp;\n\n(xii)the wick;\n\n(a)(ii)the oil; and\n\n(the) rope.\n\n(b) (x)buoys."
    )
    assert read_bytes(source.encode(), "lamps.txt").text.split("\n\n")[1:] == [
        "(i) the lamp;",
        "(xii) the wick;",
        "(a)(ii) the oil; and",
        "(the) rope.",
        "(b) (x) buoys.",
    ]


@pytest.mark.parametrize(
    ("odd", "good"),
    [
        ("eo-14165.litnl.txt", "federal-register-pdf/eo-14165.pdf"),
        ("eo-14165.chrome.txt", "federal-register-pdf/eo-14165.pdf"),
        ("eo-14159.flat.txt", "federal-register-pdf/eo-14159.pdf"),
        ("eo-14159.runon.txt", "federal-register-pdf/eo-14159.pdf"),
    ],
)
def test_odd_layouts_have_the_labels_of_a_good_one(orders_dir: Path, odd: str, good: str):
    assert outline(read(orders_dir / "odd-layouts" / odd)).labels == outline(read(orders_dir / good)).labels
