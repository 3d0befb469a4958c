"""Names of orders in the library: ids made from what an order is, and what a person may type instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from difflib import get_close_matches

from reader.documents import Edition, Identity, Kind
from reader.library.model import Entry

_NUMBER = re.compile(r"(?:e\.?\s*o\.?|executive order)?[\s-]*(?:no\.?\s*)?(\d{1,5}(?:-[a-z])?)", re.IGNORECASE)
_PREFIX = {Kind.EXECUTIVE_ORDER: "eo", Kind.OTHER: "document"}
_EDITIONS = (Edition.OFFICIAL, Edition.WITNESS, Edition.DIGEST)
_LONGEST = 60


def new_id(identity: Identity, file: str, taken: Collection[str]) -> str:
    """A free id: kind and number (without one: date and title, or the file's name); `-digest`; then `-2`, `-3` …"""
    kind = _PREFIX.get(identity.kind, identity.kind.value)
    day = identity.date.isoformat() if identity.date else ""
    title = _slug(identity.title or file.rpartition(".")[0] or file).removeprefix(f"{kind}-")
    base = f"{kind}-{_slug(identity.number or f'{day} {title}') or 'untitled'}"
    if identity.edition is Edition.DIGEST:
        base += "-digest"
    return free_id(base, taken)


def free_id(base: str, taken: Collection[str]) -> str:
    """`base`, or the first of `base-2`, `base-3` … that is not taken."""
    return next(name for name in _numbered(base) if name not in taken)


def number_in(name: str) -> str | None:
    """The number in `14165`, `eo-14165`, `EO 14165`, `E.O. 14165`; None for any other name."""
    found = _NUMBER.fullmatch(name.strip())
    return found.group(1).upper() if found else None


def preferred(entries: Iterable[Entry], number: str) -> Entry | None:
    """The order meant by a bare number: an executive order before others, official before witness before digest."""
    meant = [entry for entry in entries if entry.number and entry.number.upper() == number]
    return min(meant, key=_preference, default=None)


def near_ids(entries: Iterable[Entry], name: str) -> tuple[str, ...]:
    """Up to three ids that look like `name`."""
    return tuple(get_close_matches(name.lower(), [entry.id for entry in entries], n=3, cutoff=0.6))


def shelf_order(entry: Entry) -> tuple[int, int, str, int, str]:
    """Sorts by number, those without one after them by date and title."""
    edition = _EDITIONS.index(entry.edition)
    if entry.number and (digits := re.match(r"\d+", entry.number)):
        return (0, int(digits.group()), entry.number, edition, entry.id)
    day = entry.date.toordinal() if entry.date else 0
    return (1, day, entry.title, edition, entry.id)


def _preference(entry: Entry) -> tuple[bool, bool, int, str]:
    executive = entry.kind is Kind.EXECUTIVE_ORDER
    return (bool(entry.problem), not executive, _EDITIONS.index(entry.edition), entry.id)


def _slug(name: str) -> str:
    """Small letters, figures and hyphens only: safe as a folder's name everywhere."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug if len(slug) <= _LONGEST else slug[:_LONGEST].rpartition("-")[0] or slug[:_LONGEST]


def _numbered(base: str) -> Iterable[str]:
    yield base
    count = 2
    while True:
        yield f"{base}-{count}"
        count += 1
