"""Ids of orders."""

from __future__ import annotations

from datetime import date

import pytest

from reader.documents import Edition, Identity, Kind
from reader.library.naming import free_id, new_id

EO, FACT_SHEET, DAY = Kind.EXECUTIVE_ORDER, Kind.FACT_SHEET, date(2017, 2, 21)
LONG = "On the Painting of Piers and the Mending of Nets in Every Harbour of the Northern Coast"


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        (Identity("13768", kind=EO), "eo-13768"),
        (Identity("11246-A", kind=EO), "eo-11246-a"),
        (Identity("13768", kind=EO, edition=Edition.DIGEST), "eo-13768-digest"),
        (Identity("9844", kind=Kind.PROCLAMATION), "proclamation-9844"),
        (Identity(None, "Fact Sheet: Lamps & Bells", DAY, FACT_SHEET), "fact-sheet-2017-02-21-lamps-bells"),
        (Identity(None, "", None), "document-the-file"),
        (Identity(None, "…", None), "document-untitled"),
        (Identity(None, LONG), "document-on-the-painting-of-piers-and-the-mending-of-nets-in-every"),
        (Identity("../..", kind=EO), "eo-untitled"),
    ],
)
def test_an_id_says_what_it_is_and_is_safe_as_a_folder(identity: Identity, expected: str) -> None:
    assert new_id(identity, "The file.txt", ()) == expected


def test_a_taken_id_is_counted_on() -> None:
    assert free_id("eo-1", ["eo-1", "eo-1-2"]) == "eo-1-3"
