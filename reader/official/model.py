"""What is asked of the Federal Register, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - the field of the same name would hide it

from reader.library import ImportOutcome


@dataclass(frozen=True, slots=True)
class Wanted:
    """The orders a person asks for: those with these numbers, or those signed on these days."""

    numbers: tuple[str, ...] = ()
    """As printed: `14165`, `11246-A`."""
    first: Date | None = None
    """The first day of signing; None where numbers are given."""
    last: Date | None = None
    """The last day of signing; today where None."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the Federal Register's API says of one executive order."""

    number: str
    title: str
    date: Date | None
    """The day of signing."""
    citation: str | None
    """`90 FR 8467`."""
    html_url: str | None
    """Its page, for a person."""
    xml_url: str | None
    """Its text; None for those (before 2000) of which the Federal Register has none."""
    document: str = ""
    """The Federal Register's own number of the document: `2025-02006`."""


@dataclass(frozen=True, slots=True)
class Missing:
    """An order whose text was not got."""

    number: str
    reason: str
    """One sentence: what, and what to do."""


@dataclass(frozen=True, slots=True)
class GetOutcome:
    """What became of a request."""

    arrived: tuple[Record, ...] = ()
    """Texts that came now."""
    kept: tuple[Record, ...] = ()
    """Texts that had come before, and were not asked for again."""
    missing: tuple[Missing, ...] = ()
    imported: ImportOutcome = field(default_factory=ImportOutcome)
    """What the library did with the texts."""
    cancelled: bool = False
    """True where the person stopped it; what had arrived is kept for the next time."""
    problem: str = ""
    """A sentence where the rest was given up because the Federal Register does not answer; else empty."""
