"""Which order a text is, from a small catalogue of our own; and never a wrong one."""

from __future__ import annotations

from datetime import date

import pytest

from reader.documents import Edition, Identity, Kind, load_catalogue, read_bytes
from reader.documents.catalogue import Catalogue, Entry, catalogue_of, squashed
from reader.documents.dates import find_date
from reader.documents.headings import clues_of
from reader.documents.presidents import president_named
from reader.documents.titles import bare_title, is_same_title

LAMPS = Entry("99001", "Keeping Lamps Lit at Sea", date(2021, 5, 2), "Joseph R. Biden Jr.")
OARS = Entry("99002", "Strengthening Oars and Sails for the Fishing Fleet", date(2021, 5, 2), "Joseph R. Biden Jr.")
BELLS = Entry("99003", "Ringing Bells in Fog", date(2023, 3, 1), "Joseph R. Biden Jr.")
ROPES = Entry("98001", "Splicing Ropes", date(2017, 3, 1), "Donald J. Trump")
ROPES_AGAIN = Entry("98002", "Splicing Ropes", date(2018, 3, 1), "Donald J. Trump")
BODY = (
    "\n\nIt is hereby ordered that each ship shall carry one, and that"
    " none shall sail without.\n\nSection 1. Policy. So be it.\n"
)


@pytest.fixture
def catalogue() -> Catalogue:
    return catalogue_of([LAMPS, OARS, BELLS, ROPES, ROPES_AGAIN])


def identity(source: str, catalogue: Catalogue) -> Identity:
    return read_bytes(source.encode(), "order.md", catalogue).identity


def test_title_and_day_of_the_front_matter_find_the_number(catalogue: Catalogue):
    found = identity(f"---\ntitle: Executive Order on Keeping Lamps Lit at Sea\ndate: 2021-05-02\n---{BODY}", catalogue)
    assert (found.number, found.title, found.signatory) == (LAMPS.number, LAMPS.title, LAMPS.signatory)
    assert "number: by its title and day" in found.reasons


def test_a_title_in_capitals_takes_the_catalogues_casing(catalogue: Catalogue):
    found = identity(f"KEEPING LAMPS LIT AT SEA{BODY}", catalogue)
    assert (found.number, found.title) == ("99001", "Keeping Lamps Lit at Sea")


def test_a_title_near_the_catalogues_needs_its_day(catalogue: Catalogue):
    near = "Executive Order on Keeping the Lamps Lit at Sea"
    assert identity(f"---\ntitle: {near}\ndate: 2021-05-03\n---{BODY}", catalogue).number == "99001"
    assert identity(f"---\ntitle: {near}\ndate: 2012-05-03\n---{BODY}", catalogue).number is None


def test_one_title_of_two_orders_is_told_by_its_day_or_not_at_all(catalogue: Catalogue):
    assert identity(f"---\ntitle: Splicing Ropes\ndate: 2018-03-01\n---{BODY}", catalogue).number == "98002"
    assert identity(f"---\ntitle: Splicing Ropes\n---{BODY}", catalogue).number is None


def test_the_number_of_a_heading_counts_and_a_mention_does_not(catalogue: Catalogue):
    assert identity(f"Executive Order 99003 of March 1, 2023{BODY}", catalogue).title == "Ringing Bells in Fog"
    mention = (
        "As Executive Order 99003 of March 1, 2023, says, it is ordered that lamps be kept lit by all who sail here."
    )
    assert identity(mention, catalogue).number is None


def test_a_title_line_may_open_with_the_number(catalogue: Catalogue):
    for heading in (
        "# Executive Order 99003: Ringing Bells in Fog",
        "EO 99003 of March 1, 2023 — Ringing Bells in Fog",
    ):
        order = read_bytes(f"{heading}{BODY}".encode(), "order.md", catalogue)
        assert (order.identity.number, order.identity.date) == ("99003", date(2023, 3, 1))
        assert order.identity.reasons[1] == "number: from the title above the text"


def test_a_misprinted_number_is_mended_by_title_and_day_with_a_warning(catalogue: Catalogue):
    source = f"---\nnumber: 90010\ntitle: Keeping Lamps Lit at Sea\ndate: 2021-05-02\n---{BODY}"
    order = read_bytes(source.encode(), "order.md", catalogue)
    assert order.identity.number == "99001"
    assert any("90010" in warning for warning in order.warnings)


def test_a_number_that_the_catalogue_does_not_know_is_kept_as_printed(catalogue: Catalogue):
    order = read_bytes(f"---\nnumber: 99999\ntitle: New Nets\ndate: 2030-01-02\n---{BODY}".encode(), "o.md", catalogue)
    assert (order.identity.number, order.identity.title) == ("99999", "New Nets")
    assert order.warnings


def test_a_text_without_title_or_day_is_told_by_its_words(catalogue: Catalogue):
    source = (
        "By the authority vested in me as President, it is hereby"
        " ordered:\n\nSection 1. Policy. The fishing fleet needs "
        "strong oars and sails. It shall strengthen its oars, mend its sails, and keep the fleet fit for fishing.\n\n"
        "Sec. 2. Oars and Sails for the Fishing Fleet. Every oar and sail is looked after.\n\nJOSEPH R. BIDEN JR.\n\n"
        "Executive Order on Keeping Lamps Lit at Sea\nMAY 02, 2021 • PRESIDENTIAL ACTIONS\n\nNext\n"
    )
    order = read_bytes(source.encode(), "order.txt", catalogue)
    assert (order.identity.number, order.identity.date) == ("99002", date(2021, 5, 2))
    assert any("by its words" in reason for reason in order.identity.reasons)
    assert any("99002" in warning for warning in order.warnings)
    assert "Lamps" not in order.text


def test_a_text_whose_words_tell_nothing_is_left_without_a_number(catalogue: Catalogue):
    source = (
        "By the authority vested in me as President, it is hereby ordered:\n\nSection"
        " 1. Policy. Be kind.\n\nJOSEPH R. BIDEN JR.\n"
    )
    order = read_bytes(source.encode(), "order.txt", catalogue)
    assert order.identity.number is None
    assert order.identity.signatory == "Joseph R. Biden Jr."
    assert any("does not tell" in warning for warning in order.warnings)


def test_a_fact_sheet_keeps_no_number_and_says_what_it_is_about(catalogue: Catalogue):
    source = (
        "Fact Sheet: Executive Order: Ringing Bells in Fog\n\nRelease Date:"
        " March 4, 2023\n\nThe order makes ships ring bells in fog.\n"
    )
    found = identity(source, catalogue)
    assert (found.kind, found.number, found.date) == (Kind.FACT_SHEET, None, date(2023, 3, 4))
    assert found.title == "Fact Sheet: Executive Order: Ringing Bells in Fog"
    assert any("EO 99003" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("address", "edition"),
    [
        ("https://www.whitehouse.gov/presidential-actions/x", Edition.OFFICIAL),
        ("https://bidenwhitehouse.archives.gov/x", Edition.OFFICIAL),
        ("https://whitehouse.gov.example.org/x", Edition.WITNESS),
        ("https://[broken", Edition.WITNESS),
    ],
)
def test_the_edition_follows_the_publisher(address: str, edition: Edition, catalogue: Catalogue):
    assert identity(f"---\ntitle: Bells\nsource_url: {address}\n---{BODY}", catalogue).edition is edition


def test_several_orders_in_one_file_are_none_of_them(catalogue: Catalogue):
    order = read_bytes((f"# Keeping Lamps Lit at Sea{BODY}" * 4).encode(), "all.md", catalogue)
    assert order.identity.number is None
    assert any("4 orders" in warning for warning in order.warnings)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("JANUARY 25, 2017.", date(2017, 1, 25)),
        ("Sept. 3, 1999", date(1999, 9, 3)),
        ("on 2021-02-02", date(2021, 2, 2)),
        ("February 30, 2020", None),
        ("no day", None),
    ],
)
def test_printed_days(text: str, day: date | None):
    assert find_date(text) == day


def test_headings_give_number_day_and_kind():
    clues = {clue.fact: clue.value for clue in clues_of("E.O. 99001 of May 2, 2021", "here")}
    assert clues == {"number": "99001", "date": date(2021, 5, 2), "kind": Kind.EXECUTIVE_ORDER}


def test_names_of_presidents_in_any_print():
    assert president_named("JOSEPH R. BIDEN, JR.") == "Joseph R. Biden Jr."
    assert president_named("George W. Bush") == "George W. Bush"
    assert president_named("Ann Example") is None


def test_titles_are_compared_by_their_letters():
    assert bare_title("Executive Order on the Lamps") == "The Lamps"
    assert is_same_title("EXECUTIVE ORDER: KEEPING LAMPS LIT", "Keeping Lamps Lit")
    assert squashed("Ann's  Lamps!") == "annslamps"


def test_the_catalogue_that_ships():
    shipped = load_catalogue()
    assert len(shipped.entries) > 6000
    assert shipped is load_catalogue()
    entry = shipped.numbered("14165")
    assert entry is not None
    assert (entry.date, entry.signatory) == (date(2025, 1, 20), "Donald J. Trump")
    assert shipped.president_on(date(2021, 1, 10)) == "Donald J. Trump"
    assert shipped.president_on(date(2021, 1, 22)) == "Joseph R. Biden Jr."
    assert {one.signatory for one in shipped.entries} == {president_named(one.signatory) for one in shipped.entries}
