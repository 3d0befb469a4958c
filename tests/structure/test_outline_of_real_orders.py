"""The four documents the reader was asked for with, and the Federal Register's own markup, where they are present."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.documents import read
from reader.structure import Outline, outline

BULLETS_OF_THE_FACT_SHEET = 16


def seed(orders_dir: Path, number: str) -> Outline:
    """The outline of the seed whose file name begins with `number`."""
    return outline(read(next((orders_dir / "seeds").glob(f"{number}_*"))))


def sections(found: Outline) -> list[str]:
    """Its sections' numbers."""
    return [label for label in found.labels if re.fullmatch(r"\d+[A-Z]?", label)]


def below(found: Outline, label: str) -> list[str]:
    """The labels directly below `label`."""
    index = found.index(label)
    assert index is not None
    return [found.segments[i].label for i in found.children(index)]


def test_securing_our_borders(orders_dir: Path) -> None:
    found = seed(orders_dir, "000")
    assert sections(found) == [str(n) for n in range(1, 13)]
    assert below(found, "2") == [f"2({letter})" for letter in "abcdefg"]
    assert below(found, "4") == ["4(a)", "4(b)"]
    assert below(found, "7") == ["7(a)", "7(b)", "7(c)"]
    assert below(found, "9") == ["9(a)", "9(b)"]
    assert below(found, "12(a)") == ["12(a)(i)", "12(a)(ii)"]
    assert found.warnings == ()


def test_the_fact_sheet_is_labelled_by_headings_and_bold_leads(orders_dir: Path) -> None:
    found = seed(orders_dir, "002")
    assert [label for label in found.labels if "/" not in label] == [
        "preamble",
        "Authorities",
        "Actions",
        "Transparency",
    ]
    bullets = below(found, "Actions")
    assert len(bullets) == BULLETS_OF_THE_FACT_SHEET
    assert "Actions/Expanding expedited removal" in bullets
    assert all(not label.endswith(".") for label in bullets)


def test_public_safety_in_the_interior(orders_dir: Path) -> None:
    found = seed(orders_dir, "003")
    assert sections(found) == [str(n) for n in range(1, 19)]
    assert found.labels[-1] == "signature"


def test_a_comprehensive_regional_framework(orders_dir: Path) -> None:
    found = seed(orders_dir, "004")
    assert sections(found) == ["1", "2", "3", "4", "5"]
    assert below(found, "4(a)(ii)(D)") == [f"4(a)(ii)(D)({n})" for n in range(1, 4)]
    assert below(found, "4(a)(ii)(F)") == [f"4(a)(ii)(F)({n})" for n in range(1, 6)]
    for label in ("4(a)", "4(b)", "4(c)"):
        index = found.index(label)
        assert index is not None
        assert found.heading(index)


@pytest.mark.parametrize("number", ["13526", "13618", "13767", "13768", "13861"])
def test_every_format_gives_the_same_labels(orders_dir: Path, number: str) -> None:
    files = [
        orders_dir / "federal-register-xml" / f"eo-{number}.xml",
        orders_dir / "federal-register-html" / f"eo-{number}.html",
        orders_dir / "gpo-htm" / f"eo-{number}.htm",
    ]
    found = {outline(read(file)).labels for file in files if file.is_file()}
    if not found:
        pytest.skip(f"EO {number} is not among the orders here")
    assert len(found) == 1


NUMBERED = [str(n) for n in range(1, 94)]
"""EO 13286 amends in 93 sections; the four sections of another order that its section 7 quotes are content."""


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("whitehouse-markdown/eo-14125.md", NUMBERED[:5]),
        ("whitehouse-markdown/eo-14212.md", NUMBERED[:7]),
        ("federal-register-pdf/eo-14212.pdf", NUMBERED[:7]),
        ("whitehouse-markdown/eo-14165.md", NUMBERED[:12]),
        ("federal-register-xml/eo-13286.xml", NUMBERED),
        ("federal-register-xml/eo-13376.xml", []),
        ("federal-register-xml/eo-13753.xml", NUMBERED[:2]),
    ],
)
def test_layouts_that_have_tripped_readers(orders_dir: Path, name: str, numbers: list[str]) -> None:
    if not (orders_dir / name).is_file():
        pytest.skip(f"{name} is not among the orders here")
    found = outline(read(orders_dir / name))
    assert sections(found) == numbers
    assert found.labels[0] == "preamble"
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("name", "parts", "counts"),
    [
        ("gpo-htm/eo-12958.htm", 6, {"1": 9, "2": 3, "3": 8, "4": 5, "5": 7, "6": 2}),
        ("federal-register-xml/eo-13526.xml", 6, {"1": 9, "2": 2, "3": 7, "4": 4, "5": 5, "6": 4}),
    ],
)
def test_parts_with_sections_of_two_numbers(orders_dir: Path, name: str, parts: int, counts: dict[str, int]) -> None:
    if not (orders_dir / name).is_file():
        pytest.skip(f"{name} is not among the orders here")
    found = outline(read(orders_dir / name))
    assert [label for label in found.labels if label.startswith("Part")] == [f"Part {n}" for n in range(1, parts + 1)]
    for part, count in counts.items():
        assert below(found, f"Part {part}") == [f"{part}.{n}" for n in range(1, count + 1)]


def test_the_clauses_of_a_long_quotation_are_named_as_printed(orders_dir: Path) -> None:
    file = orders_dir / "federal-register-xml" / "eo-13753.xml"
    if not file.is_file():
        pytest.skip("EO 13753 is not among the orders here")
    found = outline(read(file))
    assert below(found, "1") == ["1(a)", "1(b)"]
    assert below(found, "1(b)") == ["1(b)(i)", "1(b)(ii)"]
    assert not any('"' in label for label in found.labels)
