"""How often an order is known by its words alone, when title, number and day are taken out of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.documents import load_catalogue, read_bytes
from reader.documents.catalogue import Entry, squashed

RIGHT_AT_LEAST, WRONG_AT_MOST = 0.35, 0.05
"""Of 210 orders 0.44 were told rightly and 0.005 wrongly; the rest were left without a number, as they should."""
EVERY = 4


def without_its_name(file: Path, entry: Entry, *, signed: bool) -> bytes:
    """The order's body alone: no front matter, title, number or day; the president's name where `signed`."""
    lines = file.read_text("utf-8").split("---\n", 2)[2].splitlines()
    for at, line in enumerate(lines[:8]):
        named = len(squashed(line)) > 8 and squashed(line) in squashed(entry.title)
        if named or re.match(r"\s*Executive Order \d+\s*$", line):
            lines[at] = ""
    body = "\n".join(lines)
    end = body.rfind("THE WHITE HOUSE")
    body = (body[:end] if end > 0 else body).rstrip()
    name = entry.signatory.upper()
    ending = "" if name in body else f"\n\n{name if signed else 'THE WHITE HOUSE,'}"
    return f"{body}{ending}\n".encode()


@pytest.mark.parametrize("signed", [True, False])
def test_an_order_is_known_by_its_words_or_not_at_all(orders_dir: Path, signed: bool):
    catalogue = load_catalogue()
    right = wrong = asked = 0
    for file in sorted((orders_dir / "whitehouse-markdown").glob("*.md"))[::EVERY]:
        entry = catalogue.numbered(file.stem.removeprefix("eo-"))
        assert entry is not None
        found = read_bytes(without_its_name(file, entry, signed=signed), "unnamed.txt", catalogue).identity
        asked += 1
        right += found.number == entry.number
        wrong += found.number not in (None, entry.number)
    assert asked >= 40

    assert right / asked >= RIGHT_AT_LEAST
    assert wrong / asked <= WRONG_AT_MOST
