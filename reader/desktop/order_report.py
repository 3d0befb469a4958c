"""What the window tells of one order and of how its file was read: plain facts, no toolkit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.desktop.wording import edition_word, kind_word, long_date, tr
from reader.documents import Order, SetAside
from reader.library import Entry
from reader.structure import Outline

_LONGEST = 2000
"""Characters of set-aside words that are shown in one piece."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known."""

    name: str
    value: str
    reason: str = ""
    """How it is known."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What was set aside for one reason."""

    reason: str
    pieces: tuple[SetAside, ...]

    @property
    def words(self) -> int:
        """Words in all."""
        return sum(len(piece.text.split()) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class OrderReport:
    """Everything the About panel shows."""

    name: str
    identity: tuple[Fact, ...]
    """Which order it is, and how that is known."""
    source: tuple[Fact, ...]
    """The file that it was read from."""
    warnings: tuple[str, ...]
    aside: tuple[Aside, ...]
    """Most words first."""
    problem: str = ""
    """A sentence where it cannot be opened."""


def report(outline: Outline, entry: Entry | None) -> OrderReport:
    """The report of an order that was read; `entry` where it is one of the library."""
    order = outline.order
    identity = order.identity
    title = entry.title if entry and entry.printed_title else identity.title
    known = {
        "number": identity.number or "",
        "title": title,
        "date": long_date(identity.date),
        "kind": kind_word(identity.kind),
        "signatory": identity.signatory or "",
        "citation": identity.citation or "",
        "edition": edition_word(identity.edition),
    }
    why = dict(_reasons(identity.reasons))
    more = tuple(Fact(name.capitalize(), words) for name, words in why.items() if name not in (*known, _ADDRESS))
    own = (Fact(tr("Own title"), entry.printed_title),) if entry and entry.printed_title else ()
    facts = tuple(Fact(tr(_NAMES[key]), value, why.get(key, "")) for key, value in known.items())
    warnings = tuple(dict.fromkeys((*order.warnings, *outline.warnings)))
    return OrderReport(
        order.name,
        (*facts, *own, *more),
        _source(order, entry, why.get(_ADDRESS, "")),
        warnings,
        grouped(order.set_aside),
    )


def damaged(entry: Entry) -> OrderReport:
    """The report of an order of the library that cannot be opened."""
    facts = (Fact(tr("File"), entry.file), Fact(tr("From"), entry.origin))
    return OrderReport(entry.name, (), tuple(fact for fact in facts if fact.value), entry.warnings, (), entry.problem)


def grouped(pieces: Sequence[SetAside]) -> tuple[Aside, ...]:
    """What was set aside, by its reason; most words first."""
    reasons = dict.fromkeys(piece.reason for piece in pieces)
    groups = (Aside(reason, tuple(piece for piece in pieces if piece.reason == reason)) for reason in reasons)
    return tuple(sorted(groups, key=lambda group: -group.words))


def place_words(piece: SetAside) -> str:
    """`characters 1,204–1,231`, of the file’s text."""
    return tr("characters {start}–{end}").format(start=f"{piece.at.start:,}", end=f"{piece.at.end:,}")


def piece_words(piece: SetAside) -> str:
    """The words that were set aside; of very long ones the beginning."""
    return piece.text if len(piece.text) <= _LONGEST else piece.text[:_LONGEST].rstrip() + " …"


_NAMES = {
    "number": "Number",
    "title": "Title",
    "date": "Signed",
    "kind": "Kind",
    "signatory": "President",
    "citation": "Citation",
    "edition": "Edition",
}


_ADDRESS = "source url"


def _source(order: Order, entry: Entry | None, found: str) -> tuple[Fact, ...]:
    facts = [
        Fact(tr("File"), order.file.rsplit("/", 1)[-1]),
        Fact(tr("Layout"), order.layout),
        Fact(tr("Address"), order.identity.source_url or "", found),
    ]
    if entry is not None:
        part = tr("order {n} of several in the file").format(n=entry.part) if entry.part else ""
        facts += [
            Fact(tr("From"), entry.origin, part),
            Fact(tr("Added"), f"{entry.added:%Y-%m-%d %H:%M} UTC" if entry.added else ""),
            Fact(tr("Words"), f"{entry.words:,}"),
            Fact(tr("SHA-256"), entry.source_sha256),
        ]
    return tuple(fact for fact in facts if fact.value)


def _reasons(reasons: Sequence[str]) -> list[tuple[str, str]]:
    """`number: from the front matter`, parted; of several about one fact, the last."""
    return [(name.strip(), why.strip()) for name, _, why in (reason.partition(":") for reason in reasons) if why]
