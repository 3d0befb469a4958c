"""The named cleaning steps, each on a few paragraphs of our own."""

from __future__ import annotations

from datetime import date

import pytest

from reader.documents import cleaning, signature, site_page, tearing
from reader.documents.draft import Draft, Passage, Step
from reader.documents.formats import FORMATS
from reader.documents.model import BlockKind
from reader.documents.traced import Traced


def draft(*texts: str) -> Draft:
    return Draft(tuple(Passage(Traced.of(text)) for text in texts))


def texts(cleaned: Draft) -> list[str]:
    return [passage.text for passage in cleaned.passages]


def aside(cleaned: Draft) -> list[tuple[str, str]]:
    return [(entry.reason, entry.text) for entry in cleaned.set_aside]


@pytest.mark.parametrize(
    ("step", "line", "reason"),
    [
        (cleaning.page_stamps, "Start Printed Page 8799", "page stamp"),
        (cleaning.page_stamps, "[[Page 67249]]", "page stamp"),
        (cleaning.page_stamps, "AILA Doc. No. 12345678. (Posted 2/21/17)", "page stamp"),
        (cleaning.page_stamps, "VerDate Sep<11>2014 16:07 Jan 27, 2017", "page stamp"),
        (cleaning.page_stamps, "Page 2 of 9", "page stamp"),
        (cleaning.file_stamps, "[FR Doc. 2031-00001 Filed 5-2-31; 8:45 am]", "file stamp"),
        (cleaning.file_stamps, "Filed 5-2-31; 8:45 am]", "file stamp"),
        (cleaning.file_stamps, "Billing code 1-P", "file stamp"),
        (cleaning.signature_marks, "(Presidential Sig.)", "signature mark"),
        (cleaning.image_marks, "[GRAPHIC] [TIFF OMITTED] TD08JA19.000", "image mark"),
        (cleaning.share_links, "Share / Email", "share link"),
        (cleaning.share_links, "Facebook | Twitter | Print", "share link"),
        (cleaning.link_lists, "https://example.org/a https://example.org/b", "link list"),
        (cleaning.release_lines, "For Immediate Release", "release line"),
        (cleaning.release_lines, "Contact: 555-0100", "release line"),
        (cleaning.release_lines, "Last Published Date: May 2, 2031", "release line"),
        (cleaning.document_headings, "Executive Order 99001 of May 2, 2031", "document heading"),
        (cleaning.document_headings, "Title 3—The President", "document heading"),
        (cleaning.document_headings, "EXECUTIVE ORDER", "document heading"),
    ],
)
def test_a_line_that_is_not_the_order_is_set_aside(step: Step, line: str, reason: str):
    cleaned = step(draft(line, "Each ship shall carry a lamp."))
    assert texts(cleaned) == ["Each ship shall carry a lamp."]
    assert aside(cleaned) == [(reason, line)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Share your lamps with every ship that has none.",
        "The lamp of Executive Order 99001 of May 2, 2031, is still lit.",
        "Contact with the harbour shall be kept.",
        "Next of kin shall be told.",
        "Page 4 of the rule is struck.",
    ],
)
def test_a_sentence_that_begins_alike_is_left_alone(sentence: str):
    for layout in FORMATS:
        cleaned = draft(sentence)
        for step in layout.steps:
            cleaned = step(cleaned)
        assert texts(cleaned) == [sentence]


def test_every_step_has_a_docstring():
    assert all(step.__doc__ for layout in FORMATS for step in layout.steps)


def test_a_page_stamp_in_mid_sentence_is_cut_out():
    cleaned = cleaning.page_stamps(draft("Each ship shall [[Page 12]] carry a lamp."))
    assert texts(cleaned) == ["Each ship shall carry a lamp."]
    assert aside(cleaned) == [("page stamp", "[[Page 12]]")]


def test_invisible_signs_go():
    assert texts(cleaning.invisible(draft("\ufeffLamp\u200bs at\u00a0sea\u00ad."))) == ["Lamps at sea."]


def test_topics_of_a_page_become_keywords():
    cleaned = cleaning.keywords(
        draft("Carry lamps.", "Topics: Lamps (/topics/lamps/), Sea (/topics/sea/)", "Keywords: lamps")
    )
    assert cleaned.keywords == ("Lamps", "Sea", "lamps")
    assert texts(cleaned) == ["Carry lamps."]


def test_the_day_of_release_is_a_clue():
    cleaned = cleaning.release_lines(draft("Release Date: May 2, 2031", "Carry lamps."))
    assert [(clue.fact, clue.value) for clue in cleaned.clues] == [("page_date", date(2031, 5, 2))]


def test_a_torn_paragraph_is_joined_across_the_gap():
    cleaned = tearing.torn_paragraphs(
        draft(
            "Each ship that sails from this harbour shall carry a lamp that is lit by",
            "the mate before dusk.",
            "Each boat too.",
        )
    )
    assert texts(cleaned) == [
        "Each ship that sails from this harbour shall carry a lamp that is lit by the mate before dusk.",
        "Each boat too.",
    ]


def test_a_line_that_ran_to_the_margin_goes_on_with_a_capital():
    torn = Draft(
        (
            Passage(Traced.of("(a) Keeping Lamps Lit and Seen in Every Harbour of the"), last_line=54),
            Passage(Traced.of("Western Sea.")),
        ),
        wrap=60,
    )
    assert texts(tearing.torn_paragraphs(torn)) == [
        "(a) Keeping Lamps Lit and Seen in Every Harbour of the Western Sea."
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Each ship that sails from this harbour shall, before it sails, carry:", "a lamp;"),
        ("Each ship that sails from this harbour shall carry one of the following lamps", "(a) a red lamp"),
        ("Each ship that sails from this harbour shall carry a lamp at night.", "and nothing else"),
        ("Lamps", "each of them lit"),
    ],
)
def test_what_was_not_torn_stays_apart(before: str, after: str):
    assert texts(tearing.torn_paragraphs(draft(before, after))) == [before, after]


def test_the_signature_block_is_marked_and_read():
    cleaned = signature.mark_signature(
        draft(
            "THE WHITE HOUSE, as it is called, has lamps.",
            "Carry lamps.",
            "DONALD J. TRUMP",
            "THE WHITE HOUSE,",
            "May 2, 2019.",
            "ANNEX",
        )
    )
    assert [passage.kind is BlockKind.SIGNATURE for passage in cleaned.passages] == [
        False,
        False,
        True,
        True,
        True,
        False,
    ]
    assert {(clue.fact, clue.value) for clue in cleaned.clues} == {
        ("signatory", "Donald J. Trump"),
        ("date", date(2019, 5, 2)),
    }


def test_a_signature_that_ran_into_the_last_paragraph_is_parted():
    cleaned = signature.split_signature(draft("It binds no one. THE WHITE HOUSE, May 2, 2019. News Contact"))
    assert texts(cleaned) == ["It binds no one.", "THE WHITE HOUSE, May 2, 2019.", "News Contact"]


def signed(*after: str) -> Draft:
    return site_page.after_the_signature(signature.mark_signature(draft("Carry lamps.", "JOSEPH R. BIDEN JR.", *after)))


def test_the_next_article_and_the_footer_are_set_aside():
    cleaned = signed(
        "Executive Order on Oars, Sails, and",
        "Other Gear",
        "MAY 02, 2023 • PRESIDENTIAL ACTIONS",
        "Next",
        "EMAIL ADDRESS*",
        "Privacy Policy",
    )
    assert texts(cleaned) == ["Carry lamps.", "JOSEPH R. BIDEN JR."]
    assert [reason for reason, _ in aside(cleaned)] == ["next article"] * 3 + [
        "site menu",
        "newsletter form",
        "site menu",
    ]
    assert (cleaned.clue("page_date") or pytest.fail("no clue")).value == date(2023, 5, 2)
    assert cleaned.clue("title") is None


def test_an_annex_after_the_signature_stays():
    kept = ["ANNEX", "1. A red lamp.", "2. A green lamp."]
    assert texts(signed(*kept))[2:] == kept


def test_menus_before_the_order_are_set_aside_with_its_title_and_day_as_clues():
    cleaned = site_page.before_the_order(
        draft(
            "Menu News Search Contact Home KEEPING LAMPS LIT EXECUTIVE ORDER May 2, 2019 "
            "By the authority vested in me as President, it is ordered:"
        )
    )
    assert texts(cleaned) == ["By the authority vested in me as President, it is ordered:"]
    assert [(clue.fact, clue.value) for clue in cleaned.clues] == [
        ("date", date(2019, 5, 2)),
        ("title", "KEEPING LAMPS LIT"),
    ]
