"""What a file becomes: an Order, whose reading text carries every coordinate of the program."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reader.spans import Span


class Edition(StrEnum):
    """Whose words a text is made of."""

    OFFICIAL = "official"
    DIGEST = "digest"
    WITNESS = "witness"


class Kind(StrEnum):
    """What sort of document an order is."""

    EXECUTIVE_ORDER = "executive-order"
    PROCLAMATION = "proclamation"
    MEMORANDUM = "memorandum"
    FACT_SHEET = "fact-sheet"
    NOTICE = "notice"
    LETTER = "letter"
    OTHER = "document"


class BlockKind(StrEnum):
    """What a paragraph of the reading text was in the source's own layout."""

    PARAGRAPH = "paragraph"
    TITLE = "title"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    TABLE = "table"
    SIGNATURE = "signature"
    FOOTNOTE = "footnote"


class Emphasis(StrEnum):
    """How words were set off in the source."""

    BOLD = "bold"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the reading text."""

    span: Span
    """Where it stands; blocks are in order and parted by a blank line (two newlines)."""
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    """Heading level from 1, or depth of a list item from 1; 0 elsewhere."""


@dataclass(frozen=True, slots=True)
class Emphasised:
    """Words that the source's markup set off."""

    span: Span
    style: Emphasis


@dataclass(frozen=True, slots=True)
class SetAside:
    """Words of the source that are not the order, kept out of the reading text and named in the import report."""

    text: str
    """The words as they stood, white space folded."""
    reason: str
    """What they are, in the reader's words: `page stamp`, `site menu`, `next article`."""
    at: Span
    """Where they stood, in code points of the decoded source."""


@dataclass(frozen=True, slots=True)
class SourceMap:
    """From the reading text back to the decoded source, by runs of characters that were copied unchanged in length."""

    runs: tuple[tuple[int, int, int], ...]
    """(offset in reading text, offset in decoded source, length), all in code points, ascending."""

    def to_source(self, offset: int) -> int:
        """The source offset of a reading text offset; inside a gap, the end of the run before it."""
        at = bisect_right(self.runs, offset, key=lambda run: run[0]) - 1
        if at < 0:
            return 0
        start, source, length = self.runs[at]
        return source + min(offset - start, length)


@dataclass(frozen=True, slots=True)
class Identity:
    """Which order a text is, and how we know."""

    number: str | None = None
    """The printed number, without `EO`: `14165`; None where the document has none."""
    title: str = ""
    date: date | None = None
    """The day of signing."""
    kind: Kind = Kind.OTHER
    signatory: str | None = None
    """The president's full name as the catalogue has it: `Joseph R. Biden Jr.`."""
    citation: str | None = None
    """Its place in the Federal Register: `90 FR 8467`."""
    source_url: str | None = None
    edition: Edition = Edition.WITNESS
    reasons: tuple[str, ...] = ()
    """One sentence for each fact, saying where it was found: `number: from the front matter`."""


class Verdict(StrEnum):
    """What a person ruled about a paragraph whose place in the order was read wrongly."""

    HEADING = "heading"
    TEXT = "text"
    """It opens nothing: words of what stands before it."""
    LABEL = "label"
    """It is the section or clause of that label."""
    UNDER = "under"
    """It belongs below the section or clause of that label."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person ruled about one paragraph; the outline obeys it."""

    start: int
    """Where the paragraph begins: the start of its block."""
    verdict: Verdict
    label: str = ""
    """`4(b)(ii)`, for the last two verdicts."""


@dataclass(frozen=True, slots=True)
class Order:
    """One document as the program reads it. The file it came from is never changed."""

    text: str
    """The reading text: cleaned, paragraphs parted by a blank line."""
    blocks: tuple[Block, ...]
    identity: Identity
    emphases: tuple[Emphasised, ...] = ()
    source_map: SourceMap = SourceMap(())
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[str, ...] = ()
    file: str = ""
    """The path or name as it was given."""
    layout: str = ""
    """The format it was read as: `federal-register-xml`, `markdown`, `text`."""
    keywords: tuple[str, ...] = ()
    """Keywords and topics that the source's page gave itself; metadata, not text."""
    rulings: tuple[Ruling, ...] = ()
    """What a person ruled about paragraphs, in order of place; at most one for each."""
    part: int = 0
    """Which order of its file this is, counted from 1; 0 where the file holds one order."""

    @property
    def name(self) -> str:
        """How the order is spoken of: `EO 14165`, or its title where it has no number."""
        if self.identity.number and self.identity.kind is Kind.EXECUTIVE_ORDER:
            return f"EO {self.identity.number}"
        return self.identity.title or self.file
