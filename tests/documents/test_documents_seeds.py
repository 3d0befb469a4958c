"""The four documents that the reader was asked for with, each its own kind of untidy."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from reader.documents import BlockKind, Edition, Emphasis, Kind, Order, read

CHROME = re.compile(
    r"Share|Stay Connected|EMAIL ADDRESS|ZIP|Privacy Policy|https?://"
    r"|AILA|Release Date|signature\.png|\\\(|\*|Topics:|Next$",
    re.M,
)


@pytest.fixture(scope="module")
def seeds(orders_dir: Path) -> dict[str, Order]:
    return {file.name[:3]: read(file) for file in sorted((orders_dir / "seeds").glob("*.txt"))}


def sections(order: Order) -> list[str]:
    return re.findall(r"^(?:Section|Sec\.) (\d+)\.", order.text, re.MULTILINE)


@pytest.mark.parametrize(
    ("seed", "number", "title", "day", "signatory", "kind", "edition"),
    [
        (
            "000",
            "14165",
            "Securing Our Borders",
            date(2025, 1, 20),
            "Donald J. Trump",
            Kind.EXECUTIVE_ORDER,
            Edition.OFFICIAL,
        ),
        (
            "002",
            None,
            "Fact Sheet: Executive Order: Border Security and Immigration Enforcement Improvements",
            date(2017, 2, 21),
            None,
            Kind.FACT_SHEET,
            Edition.WITNESS,
        ),
        (
            "003",
            "13768",
            "Enhancing Public Safety in the Interior of the United States",
            date(2017, 1, 25),
            "Donald J. Trump",
            Kind.EXECUTIVE_ORDER,
            Edition.WITNESS,
        ),
        (
            "004",
            "14010",
            "Creating a Comprehensive Regional Framework To Address the"
            " Causes of Migration, To Manage Migration Throughout"
            " North and Central America, and To Provide Safe and Orderly"
            " Processing of Asylum Seekers at the United States Border",
            date(2021, 2, 2),
            "Joseph R. Biden Jr.",
            Kind.EXECUTIVE_ORDER,
            Edition.WITNESS,
        ),
    ],
)
def test_identity(
    seeds: dict[str, Order],
    seed: str,
    number: str | None,
    title: str,
    day: date,
    signatory: str | None,
    kind: Kind,
    edition: Edition,
):
    found = seeds[seed].identity
    assert (found.number, found.title, found.date) == (number, title, day)
    assert (found.signatory, found.kind, found.edition) == (signatory, kind, edition)


@pytest.mark.parametrize("seed", ["000", "002", "003", "004"])
def test_no_chrome_is_left(seeds: dict[str, Order], seed: str):
    assert not CHROME.findall(seeds[seed].text)


@pytest.mark.parametrize(("seed", "count"), [("000", 12), ("002", 0), ("003", 18), ("004", 5)])
def test_sections_open_paragraphs(seeds: dict[str, Order], seed: str, count: int):
    assert sections(seeds[seed]) == [str(number) for number in range(1, count + 1)]


def test_the_fact_sheet_has_its_headings_bullets_leads_and_keywords(seeds: dict[str, Order]):
    order = seeds["002"]
    by_kind = {kind: [block.span for block in order.blocks if block.kind is kind] for kind in BlockKind}
    assert [span.of(order.text) for span in by_kind[BlockKind.HEADING]] == ["Authorities", "Actions", "Transparency"]
    assert len(by_kind[BlockKind.LIST_ITEM]) == 16
    assert len(by_kind[BlockKind.TITLE]) == 1
    leads = [one.span for one in order.emphases if one.style is Emphasis.BOLD]
    assert [span.start for span in leads] == [span.start for span in by_kind[BlockKind.LIST_ITEM]]
    assert "immigration enforcement" in order.keywords
    assert "Border Security" in order.keywords
    assert any("EO 13767" in reason for reason in order.identity.reasons)


def test_the_bullets_that_a_page_break_tore_are_whole(seeds: dict[str, Order]):
    text = seeds["002"].text
    assert "granting relief by statute, when" in text
    assert "at grave risk of violence" in text


def test_the_headings_that_a_page_break_tore_are_whole(seeds: dict[str, Order]):
    text = seeds["004"].text
    assert "at United States Land Borders.\n\n(i)" in text
    assert "in the Federal Register." in text
    assert "other non-protection-related" in text


def test_the_next_article_is_set_aside_and_its_order_never_taken(seeds: dict[str, Order]):
    order = seeds["004"]
    following = [entry.text for entry in order.set_aside if entry.reason == "next article"]
    assert following[0].startswith("Executive Order on Restoring Faith")
    assert "Restoring Faith" not in order.text
    assert order.blocks[-1].kind is BlockKind.SIGNATURE
    assert order.blocks[-1].span.of(order.text) == "JOSEPH R. BIDEN JR."


def test_noise_marks_are_gone_and_true_emphasis_kept(seeds: dict[str, Order]):
    order = seeds["000"]
    assert "Section 1. Purpose. Over the last 4 years" in order.text
    assert [one.span.of(order.text) for one in order.emphases] == ["et seq."]


def test_two_witnesses_of_one_order_have_one_name(seeds: dict[str, Order], orders_dir: Path):
    official = read(orders_dir / "federal-register-html" / "eo-13768.html")
    assert official.name == seeds["003"].name == "EO 13768"
    assert official.identity.edition is Edition.OFFICIAL
    assert official.text != seeds["003"].text
