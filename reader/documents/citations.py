"""The documents that a text cites: none of them is the text, and all of them are older."""

from __future__ import annotations

import re
from datetime import date

from reader.documents.catalogue import Catalogue, Entry
from reader.documents.dates import DAY, PRINTED, find_date

_NUMBER = re.compile(r"Executive\s+Orders?\s+(?:No\.\s*)?(\d{4,5})\b", re.I)
_DAY = re.compile(rf"(?:Order|Proclamation|Memorandum|Determination)(?:\s+\d+)?\s+of\s+({DAY})", re.I)
_PRINTED_ON = re.compile(rf"\(({DAY})\)", re.I)
_TITLED = re.compile(rf"Executive Orders? (?:\d+ )?of ({DAY}),? \(([^()]{{8,250}})\)", re.I)


def cited_orders(text: str, catalogue: Catalogue) -> list[Entry]:
    """The executive orders that `text` cites, by number or by day and title."""
    found = [entry for match in _NUMBER.finditer(text) if (entry := catalogue.numbered(match[1]))]
    for match in _TITLED.finditer(text):
        day = find_date(match[1])
        found += [entry for entry in catalogue.titled(match[2]) if entry.date == day]
    return list(dict.fromkeys(found))


def latest_citation(text: str) -> date:
    """The latest day of a document that `text` cites; the text was signed on it or later."""
    days = [find_date(match[1]) for pattern in (_DAY, _PRINTED_ON) for match in pattern.finditer(text)]
    return max((day for day in days if day), default=date.min)


def latest_day(text: str) -> date | None:
    """The latest day printed in `text`, past or to come: most orders name one within a year of their signing."""
    return max((day for match in PRINTED.finditer(text) if (day := find_date(match[0]))), default=None)
