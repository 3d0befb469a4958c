"""Files that hold several orders: each becomes one, with its own identity and its place in the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.documents import Kind, Order, read, read_all, read_all_bytes, read_bytes
from reader.documents.several import parts
from reader.documents.source import decode
from reader.errors import UnreadableFile
from tests.small_files import BOLD, Printed, pdf_of


def _order(what: str, year: int) -> str:
    return (
        "By the authority vested in me as President, and for the good of every ship that comes home at night,"
        f" it is hereby ordered:\n\nSection 1.  Purpose.  The {what} of every harbor shall be kept.\n\n"
        f"(a)  The Secretary shall count each of the {what} within 30 days of this order, and write it down.\n\n"
        f"THE WHITE HOUSE,\n    May 2, {year}.\n"
    )


FOLDED = "# Harbor Orders\n\n" + "\n".join(
    f"<details>\n<summary>{at}. On {what.title()}</summary>\n\n{_order(what, 2020 + at)}\n"
    f"[Read more](https://www.whitehouse.gov/{what}/)\n\n</details>\n"
    for at, what in enumerate(("lamps", "buoys", "ropes"), 1)
)
HEADED = "\n".join(
    f"Executive Order 9990{at} of May 2, {2020 + at}\n\nOn {what.title()}\n\n{_order(what, 2020 + at)}"
    for at, what in enumerate(("lamps", "buoys"), 1)
)
ENACTED = "\n".join(f"On {what.title()}\n\n{_order(what, 2021)}" for what in ("lamps", "buoys"))
FENCED = "\n".join(f"---\ntitle: On {what.title()}\n---\n{_order(what, 2021)}" for what in ("lamps", "buoys"))
ISSUE = (
    "<FEDREG><NEWPART><RULE><P>A rule about fish.</P></RULE>"
    + "".join(
        f"<PRESDOCU><EXECORD><EXECORDR>Executive Order 9990{at} of May 2, {2020 + at}</EXECORDR>"
        f"<HD SOURCE='HED'>On {what.title()}</HD><FP>By the authority vested in me as President it is ordered:</FP>"
        f"<FP><E T='04'>Section 1</E>. <E T='03'>Purpose.</E> The {what} of every harbor shall be kept all winter,"
        " and whoever keeps them shall write down the hour at which they were seen from the breakwater.</FP>"
        "</EXECORD></PRESDOCU>"
        for at, what in enumerate(("lamps", "buoys"), 1)
    )
    + "<NOTICE><P>A notice about ice.</P></NOTICE></NEWPART></FEDREG>"
)


def _all(source: str, name: str = "orders.md") -> tuple[Order, ...]:
    return read_all_bytes(source.encode(), name)


def test_fold_out_blocks_are_orders():
    orders = _all(FOLDED)
    assert [order.part for order in orders] == [1, 2, 3]
    assert [order.identity.title for order in orders] == ["On Lamps", "On Buoys", "On Ropes"]
    assert [order.identity.date.year for order in orders if order.identity.date] == [2021, 2022, 2023]
    assert orders[1].identity.source_url == "https://www.whitehouse.gov/buoys/"
    assert all(order.text.startswith("On ") and "Section 1." in order.text for order in orders)
    assert orders[0].set_aside[0].reason == "outside the orders of the file"


@pytest.mark.parametrize(
    ("source", "name"), [(HEADED, "a.txt"), (ENACTED, "a.txt"), (FENCED, "a.md"), (ISSUE, "a.xml")]
)
def test_other_ways_in_which_a_file_holds_two(source: str, name: str):
    lamps, buoys = _all(source, name)
    assert (lamps.identity.title, buoys.identity.title) == ("On Lamps", "On Buoys")
    assert {order.identity.kind for order in (lamps, buoys)} == {Kind.EXECUTIVE_ORDER}
    assert "buoys" not in lamps.text
    assert "lamps" not in buoys.text


@pytest.mark.parametrize("source", [FOLDED, HEADED, ENACTED, FENCED, ISSUE])
def test_source_offsets_are_those_of_the_whole_file(source: str):
    for order in _all(source):
        at = order.text.index("every harbor")
        there = order.source_map.to_source(at)
        assert source[there : there + 12] == "every harbor"
        assert source.count("every harbor", 0, there) == order.part - 1


def test_what_stands_between_the_orders_of_an_issue_is_named():
    lamps, buoys = _all(ISSUE, "issue.xml")
    assert any("A rule about fish." in entry.text for entry in lamps.set_aside)
    assert any("A notice about ice." in entry.text for entry in buoys.set_aside)


def test_reading_one_gives_the_first_and_says_how_many_there_are():
    order = read_bytes(FOLDED.encode(), "orders.md")
    assert order.identity.title == "On Lamps"
    assert order.warnings[0].startswith("The file holds 3 orders")


def test_a_pdf_of_two_orders_is_two():
    head = "Federal Register / Vol. 90, No. 88 / Wednesday, May 7, 2025 / Presidential Documents"

    def page(at: int, what: str) -> list[Printed]:
        return [
            Printed(100, 750, f"{head} 1900{at}", BOLD),
            Printed(207, 661, f"Executive Order 9990{at} of May {at}, 2025", BOLD),
            Printed(207, 637, f"On {what.title()}", BOLD),
            Printed(207, 601, f"By the authority vested in me as President, {what} shall be kept in every harbor."),
            Printed(207, 500, "THE WHITE HOUSE,"),
        ]

    lower = [replace(one, base=one.base - 300) for one in page(3, "ropes")[1:]]
    orders = read_all_bytes(pdf_of([page(1, "lamps"), page(2, "buoys") + lower]), "orders.pdf")
    assert [order.identity.number for order in orders] == ["99901", "99902", "99903"]
    assert [order.identity.citation for order in orders[:2]] == ["90 FR 19001", "90 FR 19002"]
    assert ["ropes" in order.text for order in orders] == [False, False, True]
    assert {order.layout for order in orders} == {"federal-register-pdf"}


def test_one_of_several_can_be_read_alone():
    assert read_bytes(FOLDED.encode(), "orders.md", part=2) == _all(FOLDED)[1]
    with pytest.raises(UnreadableFile, match="holds 3 orders, none numbered 4"):
        read_bytes(FOLDED.encode(), "orders.md", part=4)


def test_an_ordinary_file_is_one_order(tmp_path: Path):
    file = tmp_path / "lamps.md"
    file.write_text(f"# On Lamps\n\n{_order('lamps', 2021)}", "utf-8")
    assert read_all(file) == (read(file),)
    assert read(file).part == 0


def test_an_order_that_quotes_words_of_enactment_is_one():
    quoting = _order("lamps", 2021).replace(
        "(a)  The", "“By the authority vested in me as President” is struck from the old order.\n\n(a)  The"
    )
    assert len(parts(quoting)) == 1


def test_the_many_orders_of_one_real_file(orders_dir: Path):
    file = orders_dir / "odd-layouts" / "eo-multi.fumbles48.md"
    data = file.read_bytes()
    assert len(parts(decode(data, file.name))) == 48
    found = {part: read_bytes(data, file.name, part=part).identity for part in (1, 2, 13, 23)}
    assert {part: identity.number for part, identity in found.items()} == {
        1: "14173",
        2: None,
        13: "14159",
        23: "14165",
    }
    assert found[2].kind is Kind.MEMORANDUM
