"""What the library tells of its orders, and of an import."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - the field of the same name would hide it
from datetime import datetime
from pathlib import Path

from reader.documents import Edition, Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """One order of the library, without its text."""

    id: str
    """Its name in the library, and of its folder: `eo-14165`, `eo-13768-2`, `eo-14165-digest`."""
    file: str
    """Name of the kept source file in that folder."""
    title: str = ""
    """The title shown: the one the person gave it, else its own."""
    number: str | None = None
    date: Date | None = None
    """The day of signing."""
    kind: Kind = Kind.OTHER
    edition: Edition = Edition.WITNESS
    signatory: str | None = None
    citation: str | None = None
    source_url: str | None = None
    words: int = 0
    """Words of the reading text."""
    layout: str = ""
    """The format it was read as."""
    source_sha256: str = ""
    """Of the kept file's bytes."""
    text_sha256: str = ""
    """Of the reading text in UTF-8, as it was read at import."""
    added: datetime | None = None
    """When it was imported, in UTC."""
    warnings: tuple[str, ...] = ()
    part: int = 0
    """Which of several orders in the kept file it is, from 1; 0 where it is the only one."""
    origin: str = ""
    """Path of the file it was imported from, which the library never touches."""
    printed_title: str = ""
    """Its own title, where the person gave it another; else empty."""
    problem: str = ""
    """A sentence where the order cannot be opened; empty where all is well."""

    @property
    def own_title(self) -> str:
        """The title as the order has it, whatever it is shown as."""
        return self.printed_title or self.title

    @property
    def name(self) -> str:
        """How the order is spoken of: `EO 14165`, or its title where it has no number."""
        if self.number and self.kind is Kind.EXECUTIVE_ORDER:
            return f"EO {self.number}"
        return self.title or self.id


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work is."""

    done: int
    """Files or orders finished."""
    total: int
    name: str
    """What is being worked on: a file's name or an order's id; empty at the end."""
    rate: float = field(default=0.0, compare=False)
    """Files or orders a second, of late; 0 while that is not known."""

    @property
    def seconds_left(self) -> float | None:
        """How long the rest will take at this rate; None while that is not known."""
        return (self.total - self.done) / self.rate if self.rate > 0 else None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file whose text the library has already."""

    path: Path
    id: str
    """The order that has it."""


@dataclass(frozen=True, slots=True)
class Witness:
    """An order that came in beside another text of the same order: a further witness or edition."""

    id: str
    of: str
    """The id of one that was there before."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be read as an order."""

    path: Path
    reason: str
    """One sentence: what, where, what to do."""
    bug: str = field(default="", repr=False)
    """Where the program itself failed at the file: the error and where it arose, for a report. Else empty."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the publisher's own record says of a file; it goes with the order that is read from it."""

    number: str | None = None
    title: str = ""
    date: Date | None = None
    """The day of signing."""
    citation: str | None = None
    source_url: str | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """An order whose file on disk is no longer the one that was imported."""

    entry: Entry
    path: Path


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of each file of an import."""

    added: tuple[Entry, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    refused: tuple[Refused, ...] = ()
    cancelled: bool = False
    """True where the person stopped it; what had been added stays."""
    witnesses: tuple[Witness, ...] = ()
    """Those of `added` that joined another text of the same order."""
    recognised: int = 0
    """Files that an earlier import had dealt with, and that were therefore not read again."""
    set_aside: tuple[tuple[str, int], ...] = ()
    """What was kept out of the reading texts of `added`: reason and words, most first."""
    seconds: float = field(default=0.0, compare=False)
    """How long it took."""


@dataclass(frozen=True, slots=True)
class Removed:
    """An order that was taken out and can be brought back."""

    folder: str
    """Name of its folder inside `removed`: when it was removed, and its id."""
    entry: Entry
