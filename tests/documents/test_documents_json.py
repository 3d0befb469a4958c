"""JSON records: one that brings the text is read; one without is refused, naming what it is about."""

from __future__ import annotations

import json

import pytest

from reader.documents import read_bytes
from reader.errors import UnreadableFile

RECORD = {
    "title": "Keeping Harbor Lights",
    "executive_order_number": "99901",
    "signing_date": "2025-05-02",
    "citation": "90 FR 19001",
    "html_url": "https://www.federalregister.gov/documents/2025/05/07/2025-08123/keeping-harbor-lights",
    "document_number": "2025-08123",
    "subtype": "Executive Order",
}
TEXT = (
    "By the authority vested in me as President, it is hereby ordered:\n\nSection 1. Purpose. The lights of every"
    " harbor shall be kept burning through the winter, so that ships come home.\n\n(a) The Secretary shall count them,"
    " and say so within 30 days."
)


def test_a_record_that_brings_the_text_is_read():
    order = read_bytes(json.dumps({**RECORD, "full_text": TEXT}).encode(), "lamps.json")
    assert order.text.endswith("(a) The Secretary shall count them, and say so within 30 days.")
    assert order.identity.number == "99901"
    assert str(order.identity.date) == "2025-05-02"
    assert order.identity.citation == "90 FR 19001"
    assert order.identity.source_url == RECORD["html_url"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (json.dumps(RECORD).encode(), "a record about order 99901 without the order's text"),
        (json.dumps({"results": [RECORD]}).encode(), "without the order's text"),
        (json.dumps([RECORD]).encode(), "without the order's text"),
        (b'{"title": "Keeping", }', "broken JSON"),
    ],
)
def test_a_record_without_the_text_is_refused(data: bytes, sentence: str):
    with pytest.raises(UnreadableFile, match=sentence):
        read_bytes(data, "lamps.json")


def test_a_text_that_begins_with_a_brace_is_a_text():
    assert read_bytes(b"{Editorial note: lamps.}\n\nLamps shall burn.", "lamps.txt").layout == "text"
