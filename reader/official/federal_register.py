"""The Federal Register's public API: what is asked, and what its answers say.

Described at https://www.federalregister.gov/developers/documentation/api/v1; no key is needed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from reader.errors import NoAnswer
from reader.official.connection import Connection
from reader.official.model import Record, Wanted

MOST_LIST_BYTES = 20 * 1024 * 1024
MOST_TEXT_BYTES = 20 * 1024 * 1024
_PER_PAGE = 200
_NUMBERS_AT_ONCE = 50
_MOST_PAGES = 100
_FIELDS = (
    "citation",
    "correction_of",
    "document_number",
    "executive_order_number",
    "full_text_xml_url",
    "html_url",
    "signing_date",
    "title",
)
_ORDER = (
    ("conditions[type][]", "PRESDOCU"),
    ("conditions[presidential_document_type][]", "executive_order"),
    ("conditions[correction]", "0"),
)
_ROOTS = ("PRESDOCU", "EXECORD", "PRESDOC")


def records(connection: Connection, wanted: Wanted) -> Iterator[Record]:
    """The API's records of the orders wanted, page by page, each number once. Raises NoAnswer, Cancelled."""
    seen: set[str] = set()
    for question in _questions(wanted):
        for record in _listed(connection, question):
            if record.number not in seen and _is_wanted(record, wanted):
                seen.add(record.number)
                yield record


def text_of(connection: Connection, record: Record) -> bytes:
    """The order's XML as the Federal Register has it. Raises NoAnswer, Cancelled."""
    problem = f"EO {record.number} has no text in the Federal Register that can be fetched; see {record.html_url}."
    if not record.xml_url:
        raise NoAnswer(problem)
    for _ in range(2):
        data = connection.read(record.xml_url, MOST_TEXT_BYTES)
        if _is_whole(data):
            return data
    raise NoAnswer(f"What the Federal Register answers for EO {record.number} is no whole order; try again later.")


def _questions(wanted: Wanted) -> Iterator[list[tuple[str, str]]]:
    """The conditions to ask with: a range of days, or some numbers at a time."""
    if not wanted.numbers:
        days = (("gte", wanted.first), ("lte", wanted.last))
        yield [(f"conditions[signing_date][{side}]", day.isoformat()) for side, day in days if day]
        return
    for at in range(0, len(wanted.numbers), _NUMBERS_AT_ONCE):
        some = wanted.numbers[at : at + _NUMBERS_AT_ONCE]
        older = [("include_pre_1994_docs", "true")]  # so that an old order is told from one that never was
        yield [*(("conditions[executive_order_numbers][]", number) for number in some), *older]


def _listed(connection: Connection, question: Sequence[tuple[str, str]]) -> Iterator[Record]:
    words = [*_ORDER, *question, ("order", "oldest"), ("per_page", str(_PER_PAGE))]
    address = "documents.json?" + urlencode([*words, *(("fields[]", name) for name in _FIELDS)])
    for _ in range(_MOST_PAGES):
        page = _page(connection.read(address, MOST_LIST_BYTES))
        yield from (record for found in page.get("results") or () if (record := _record(found)))
        address = page.get("next_page_url") or ""
        if not address:
            return


def _page(data: bytes) -> dict[str, Any]:
    try:
        page = json.loads(data)
        if isinstance(page, dict) and isinstance(page.get("results") or [], list):
            return page
    except ValueError:
        pass
    raise NoAnswer("What the Federal Register answers is no list of documents; try again later.")


def _record(found: object) -> Record | None:
    """The record in one entry of an answer; None where that is no executive order, or only mends a misprint."""
    if not isinstance(found, dict) or found.get("correction_of"):
        return None
    number = str(found.get("executive_order_number") or "").strip().upper()
    if not re.fullmatch(r"\d{1,6}(?:-[A-Z])?", number):
        return None
    return Record(
        number=number,
        title=_text(found, "title") or "",
        date=_day(found.get("signing_date")),
        citation=_text(found, "citation"),
        html_url=_text(found, "html_url"),
        xml_url=_text(found, "full_text_xml_url"),
        document=_text(found, "document_number") or "",
    )


def _text(found: dict[str, Any], name: str) -> str | None:
    value = found.get(name)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _is_wanted(record: Record, wanted: Wanted) -> bool:
    """The answer is held against the question: a condition that the API overlooks must not bring in other orders."""
    if wanted.numbers:
        return record.number in wanted.numbers
    day = record.date
    return day is None or ((not wanted.first or day >= wanted.first) and (not wanted.last or day <= wanted.last))


def _is_whole(data: bytes) -> bool:
    """True for XML that ends where it should and holds a presidential document."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError):
        return False
    return any(element.tag in _ROOTS for element in root.iter())
