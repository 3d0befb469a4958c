"""Small orders of our own, written in a few marks, and the fixtures that hold them with what is expected of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.documents import Block, BlockKind, Emphasis, Emphasised, Identity, Kind, Order
from reader.spans import Span

FIXTURES = Path(__file__).with_name("fixtures")
_KINDS = {
    "# ": (BlockKind.TITLE, 1),
    "## ": (BlockKind.HEADING, 2),
    "### ": (BlockKind.HEADING, 3),
    "- ": (BlockKind.LIST_ITEM, 1),
    "~ ": (BlockKind.SIGNATURE, 0),
}
_MARKS = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*")


def written(source: str, kind: Kind = Kind.EXECUTIVE_ORDER) -> Order:
    """An order from `source`: paragraphs parted by blank lines; `# ` title, `## ` heading, `- ` bullet, `~ ` signature,
    `**bold**`, `*italic*`."""
    text, blocks, emphases = "", [], []
    for paragraph in re.split(r"\n\s*\n", source.strip()):
        lead = next((mark for mark in _KINDS if paragraph.startswith(mark)), "")
        block, level = _KINDS.get(lead, (BlockKind.PARAGRAPH, 0))
        start = len(text)
        rest = paragraph.removeprefix(lead)
        while found := _MARKS.search(rest):
            style = Emphasis.BOLD if found["bold"] else Emphasis.ITALIC
            words = found["bold"] or found["italic"]
            text += rest[: found.start()]
            emphases.append(Emphasised(Span(len(text), len(text) + len(words)), style))
            text += words
            rest = rest[found.end() :]
        text += rest
        blocks.append(Block(Span(start, len(text)), block, level))
        text += "\n\n"
    return Order(text.rstrip("\n"), tuple(blocks), Identity(kind=kind), tuple(emphases))


def cases(name: str) -> list[object]:
    """The cases of a fixture file: title, `.`, input, `.`, expected, `.`."""
    parts = re.split(r"(?m)^\.\n", (FIXTURES / name).read_text("utf-8"))
    titles, sources, expected = parts[0::3], parts[1::3], parts[2::3]
    assert len(sources) == len(expected) > 0, f"{name} does not hold title, input, expected"
    return [
        pytest.param(source.strip("\n"), said.strip("\n"), id=title.strip())
        for title, source, said in zip(titles, sources, expected, strict=False)
    ]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test marked `cases("labels.md")` is run once for each case of that file."""
    for mark in metafunc.definition.iter_markers("cases"):
        metafunc.parametrize(("source", "expected"), cases(mark.args[0]))


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", "cases(file): run once for each case of a fixture file")


@pytest.fixture
def order() -> Callable[..., Order]:
    """Writes an order from a few marks."""
    return written
