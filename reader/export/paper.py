"""A document to be printed, without Qt: rows of cells with their words, names of places, and links to them.

`reader.desktop.printing` sets it in lines and pages; what stands in it is decided by the modules that make one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reader.comparison import Mark


class Style(StrEnum):
    """How a paragraph is set."""

    TITLE = "title"
    SECTION = "section"
    SUBSECTION = "subsection"
    NAME = "name"
    """Name of an order."""
    TEXT = "text"
    HEADING = "heading"
    """Heading of a passage."""
    SMALL = "small"
    """Facts, captions, signs: in the face of the window's labels."""
    STRONG = "strong"
    """The same, heavier."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a paragraph that are set in one way."""

    text: str
    bold: bool = False
    italic: bool = False
    change: Mark | None = None
    """INSERTED, REMOVED or MOVED."""
    slot: int | None = None
    """Mark (0-7) of a topic."""
    phrase: bool = False
    """Framed, as the operative words of an opposed link are."""
    role: str = ""
    """Name of the colour, see resources/themes: `ink2`, `opposed`; empty for the style's own."""
    goal: str = ""
    """Where it leads: `#left-6` for a place of this document, or an address on the web; empty for nowhere."""
    page_of: str = ""
    """Name of a place whose page is set here as a figure, instead of `text`; empty for none."""

    @property
    def marked(self) -> bool:
        """True where something is painted with the words, or where they lead somewhere."""
        return bool(self.goal or self.change or self.phrase or self.slot is not None)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that are broken into lines together."""

    words: tuple[Words, ...]
    style: Style = Style.TEXT
    centred: bool = False
    single: bool = False
    """True where it is cut, with an ellipsis, rather than broken into two lines."""

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(one.text for one in self.words)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of a row."""

    paragraphs: tuple[Paragraph, ...] = ()
    name: str = ""
    """The place's name, for links: `left-4-a-ii-B`; empty for none."""
    label: str = ""
    """What hangs beside the first line; only in columns that have room for labels."""
    hatched: bool = False
    """True where there is no counterpart."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells with equal tops. It may run over to the next page between two lines."""

    cells: tuple[Cell, ...]
    ground: str = ""
    """Name of the colour behind it; empty for none."""
    edge: str = ""
    """Name of the colour of the bars at its outer ends; empty for none."""
    ruled: bool = True
    """True for a line above it."""
    closed: bool = False
    """True for a firm line below it, as under the head of a table."""
    keep: bool = False
    """True where it must not be parted from what follows (headings)."""
    whole: bool = False
    """True where it is not parted, if a page has room for it."""
    space: float = 0.0
    """Room above it, in points, but at the top of a page."""
    bookmark: str = ""
    """Its line in the list of bookmarks; empty for none."""
    level: int = 0
    """Depth of the bookmark, from 0."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows with the same columns."""

    widths: tuple[float, ...]
    """Share of the page's width of each column; together 1."""
    rows: tuple[Row, ...]
    head: Row | None = None
    """Set above the first row and again on every further page."""
    labels: tuple[float, ...] = ()
    """For each column the room for labels beside the text, in points; empty where no column has any."""
    fresh: bool = False
    """True where it begins on a new page."""
    runs: bool = False
    """True where its head says what the running heads say, so that these are left out."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to be printed."""

    title: str
    left: str
    """The running head over the left column: `EO 14010 · digest, not the official text`."""
    right: str
    grids: tuple[Grid, ...] = field(default=())


def line(text: str, style: Style = Style.TEXT, *, role: str = "", goal: str = "", centred: bool = False) -> Paragraph:
    """A paragraph set in one way throughout."""
    return Paragraph((Words(text, role=role, goal=goal),), style, centred)


def alone(*paragraphs: Paragraph, **row: object) -> Row:
    """A row of one cell without a line above it; `row` are further fields of `Row`."""
    return Row((Cell(paragraphs),), **{"ruled": False, **row})  # type: ignore[arg-type]
