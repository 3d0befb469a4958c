"""Corrections by hand: each kind obeyed, found again after the text changed, and never a word lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_outline_invariants import check, orders

from reader.documents import BlockKind, Edition, Kind, Order, SourceMap
from reader.spans import Span
from reader.structure import (
    Anchor,
    Correction,
    Mend,
    anchored,
    apply,
    find_references,
    from_yaml,
    mended,
    outline,
    to_yaml,
)

WATCH = """\
Section 1. Watch. The Keeper shall:

(a) watch the coast, namely

the northern shore;

(b) ring the bell:

(i) in fog;

(ii) in snow.

In doing so the Keeper counts the ships.

Tides of the Year

(c) write it down. (d) sleep.

Page 12 of the Harbour News

Sec. 2. Oil. Oil is bought.
"""


def at(order: Order, words: str) -> Anchor:
    """The anchor of the paragraph that holds `words`."""
    return anchored(order, order.text.index(words))


def words(order: Order) -> Counter[str]:
    """Every word of the order and of what is set aside."""
    return Counter((order.text + " " + " ".join(aside.text for aside in order.set_aside)).split())


@pytest.fixture
def watch(order: Callable[..., Order]) -> Order:
    """An order with a few things that a reader may get wrong."""
    return order(WATCH)


def test_a_torn_paragraph_is_joined(watch: Order) -> None:
    found = outline(apply(watch, [Correction(Mend.JOIN, at(watch, "the northern"))]))
    clause = found.segment("1(a)")
    assert clause is not None
    assert clause.body.of(found.text) == "watch the coast, namely the northern shore;"
    assert found.text.endswith("Oil is bought.")


def test_a_paragraph_is_split_and_its_second_half_is_labelled(watch: Order) -> None:
    found = outline(apply(watch, [Correction(Mend.SPLIT, at(watch, "(c) write"), "(d) sleep")]))
    clause = found.segment("1(d)")
    assert clause is not None
    assert clause.body.of(found.text).startswith("sleep.\n\n")
    before = found.segment("1(c)")
    assert before is not None
    assert before.body.of(found.text) == "write it down."


def test_what_is_no_part_of_the_order_is_set_aside_by_hand(watch: Order) -> None:
    changed = apply(watch, [Correction(Mend.SET_ASIDE, at(watch, "Page 12"))])
    assert "Harbour News" not in changed.text
    assert [(aside.text, aside.reason) for aside in changed.set_aside] == [
        ("Page 12 of the Harbour News", "set aside by hand")
    ]
    assert outline(changed).labels == outline(watch).labels


def test_the_last_and_the_only_paragraph_can_be_set_aside(order: Callable[..., Order]) -> None:
    two = order("Lamps are lit.\n\nOil is bought.")
    assert apply(two, [Correction(Mend.SET_ASIDE, Anchor(1, "Oil is bought."))]).text == "Lamps are lit."
    none = apply(
        two, [Correction(Mend.SET_ASIDE, Anchor(n, w)) for n, w in ((0, "Lamps are lit."), (0, "Oil is bought."))]
    )
    assert none.text == ""
    assert none.blocks == ()
    assert len(none.set_aside) == 2


def test_a_heading_is_a_heading_and_no_longer_one(watch: Order) -> None:
    headed = apply(watch, [Correction(Mend.HEADING, at(watch, "Tides"))])
    assert "Tides of the Year" in outline(headed).labels
    back = apply(headed, [Correction(Mend.TEXT, at(headed, "Tides"))])
    assert outline(back).labels == outline(watch).labels


def test_a_heading_before_the_first_section_counts(order: Callable[..., Order]) -> None:
    plain = order("It is ordered:\n\nOf Lamps\n\nSection 1. Lamps. Lamps are lit.")
    found = outline(apply(plain, [Correction(Mend.HEADING, at(plain, "Of Lamps"))]))
    assert found.labels == ("preamble", "Of Lamps", "1")


def test_headings_of_a_page_given_by_hand_leave_the_others(order: Callable[..., Order]) -> None:
    page = order(
        "Lamps\n\nLamps are lit each night by the keepers of the coast, who climb the stairs with oil and matches.\n\n"
        "of oil and more\n\nOil is bought in spring and kept in the cellar of the tower, where it is cool and dry.\n\n"
        "Bells\n\nBells are rung in fog by the same keepers, who have been told to do so by the Harbour Master.",
        Kind.FACT_SHEET,
    )
    assert outline(page).labels == ("Lamps", "Bells")
    headed = apply(page, [Correction(Mend.HEADING, at(page, "of oil and")), Correction(Mend.TEXT, at(page, "Bells"))])
    assert outline(headed).labels == ("Lamps", "of oil and more")


def test_a_label_that_is_none(order: Callable[..., Order]) -> None:
    wrapped = order("Section 1. Lamps. (a) Lamps are named in paragraph\n\n(c) is void.\n\n(b) Lamps are lit.")
    assert outline(wrapped).labels == ("1", "1(a)", "1(a)(c)", "1(b)")
    mend = Correction(Mend.TEXT, at(wrapped, "(c)"))
    assert outline(apply(wrapped, [mend])).labels == ("1", "1(a)", "1(b)")


def test_a_clause_given_its_label_and_those_after_it_go_on(order: Callable[..., Order]) -> None:
    flat = order("Section 1. Crew. (h) The crew is:\n\n(i) a cook.\n\n(j) Pay is monthly.\n\n(k) Rum is weekly.")
    assert outline(flat).labels == ("1", "1(h)", "1(i)", "1(j)", "1(k)")
    found = outline(apply(flat, [Correction(Mend.LABEL, at(flat, "(i) a cook"), "1(h)(i)")]))
    assert found.labels == ("1", "1(h)", "1(h)(i)", "1(j)", "1(k)")
    clause = found.segment("1(h)(i)")
    assert clause is not None
    assert clause.parent == found.index("1(h)")
    assert clause.body.of(found.text) == "a cook."


def test_a_paragraph_without_a_number_is_given_a_label(watch: Order) -> None:
    found = outline(
        apply(
            watch,
            [
                Correction(Mend.LABEL, at(watch, "Oil is"), "3"),
                Correction(Mend.LABEL, at(watch, "In doing"), "1(b)(iii)"),
            ],
        )
    )
    assert "1(b)(iii)" in found.labels
    assert found.labels[-1] == "3"


def test_a_clause_belongs_below_another(order: Callable[..., Order]) -> None:
    flat = order("Section 1. Fog. (a) In fog:\n\n(1) ring;\n\n(b) In snow:\n\n(2) wait.\n\n(3) sing.")
    found = outline(apply(flat, [Correction(Mend.UNDER, at(flat, "(2) wait"), "1(b)")]))
    assert found.labels == ("1", "1(a)", "1(a)(1)", "1(b)", "1(b)(2)", "1(b)(3)")


def test_words_after_a_list_belong_to_the_clause_above_it(watch: Order) -> None:
    found = outline(apply(watch, [Correction(Mend.UNDER, at(watch, "In doing"), "1(b)")]))
    index = found.index("1(b)/continued")
    assert index is not None
    assert found.segments[index].parent == found.index("1(b)")
    assert found.labels[index + 1] == "1(c)"


def test_a_label_that_lies_elsewhere_is_kept_and_said(watch: Order) -> None:
    found = outline(apply(watch, [Correction(Mend.LABEL, at(watch, "(ii) in snow"), "7(c)")]))
    assert "7(c)" in found.labels
    assert any("7(c) was labelled by hand" in warning for warning in found.warnings)
    check(found)


def test_what_was_taken_for_the_signature(order: Callable[..., Order]) -> None:
    signed = order("Section 1. Rest. Sunday is a day of rest.\n\nMAY DAY\n\nJANE Q. KEEPER\n\nTHE WHITE HOUSE,")
    assert outline(signed).labels == ("1", "signature")
    found = outline(apply(signed, [Correction(Mend.LABEL, at(signed, "MAY DAY"), "2")]))
    assert found.labels == ("1", "2", "signature")
    assert found.segments[2].span.of(found.text).startswith("JANE")


def test_facts_are_given_by_hand(watch: Order) -> None:
    facts = {"number": "EO 90210", "title": "Lamps  and Bells", "date": "1931-05-04", "signatory": "Jane Q. Keeper",
             "kind": "executive-order", "citation": "1 FR 12", "edition": "official"}  # fmt: skip
    known = apply(watch, [Correction(Mend.FACT, None, value, field) for field, value in facts.items()]).identity
    assert (known.number, known.title, known.date) == ("90210", "Lamps and Bells", date(1931, 5, 4))
    assert (known.signatory, known.kind, known.citation) == ("Jane Q. Keeper", Kind.EXECUTIVE_ORDER, "1 FR 12")
    assert known.edition is Edition.OFFICIAL
    assert "title: given by hand" in known.reasons
    gone = apply(watch, [Correction(Mend.FACT, None, "", "number")]).identity
    assert gone.number is None


@pytest.mark.parametrize(
    ("correction", "sentence"),
    [
        (Correction(Mend.JOIN, Anchor(4, "Nothing like this stands in the order.")), "no paragraph begins with"),
        (Correction(Mend.JOIN, Anchor(0, "")), "no paragraph begins with"),
        (Correction(Mend.JOIN, Anchor(0, "Section 1. Watch. The Keeper shall:")), "no paragraph before the first"),
        (Correction(Mend.SPLIT, Anchor(0, "Section 1. Watch. The Keeper shall:"), "eeper"), "no place to part"),
        (Correction(Mend.SPLIT, Anchor(0, "Section 1. Watch. The Keeper shall:"), "Section"), "no place to part"),
        (Correction(Mend.LABEL, Anchor(0, "Section 1. Watch. The Keeper shall:"), "((a"), "is no label"),
        (Correction(Mend.FACT, None, "tomorrow", "date"), "is no date"),
        (Correction(Mend.FACT, None, "green", "colour"), "is none of number"),
        (Correction(Mend.FACT, None, "song", "kind"), "is no kind of document"),
        (Correction(Mend.FACT, None, "twelve", "number"), "is no number"),
    ],
)
def test_what_does_not_fit_is_kept_and_said(watch: Order, correction: Correction, sentence: str) -> None:
    found = mended(watch, [correction])
    assert [(one.index, one.correction) for one in found.unfit] == [(0, correction)]
    assert sentence in found.unfit[0].reason
    assert found.order == replace(watch, warnings=(found.unfit[0].reason,))


def test_a_correction_survives_a_new_paragraph_and_a_changed_word(watch: Order, order: Callable[..., Order]) -> None:
    made = [Correction(Mend.UNDER, at(watch, "In doing"), "1(b)"), Correction(Mend.SET_ASIDE, at(watch, "Page 12"))]
    later = order("A word before it all.\n\n" + WATCH.replace("counts the ships", "counts all ships"))
    found = mended(later, made)
    assert found.unfit == ()
    assert "1(b)/continued" in outline(found.order).labels
    assert "Page 12" not in found.order.text


def test_a_correction_is_not_made_on_another_clause(watch: Order, order: Callable[..., Order]) -> None:
    made = Correction(Mend.SET_ASIDE, at(watch, "(i) in fog"))
    later = order(WATCH.replace("(i) in fog;\n\n", ""))
    assert [one.correction for one in mended(later, [made]).unfit] == [made]


def test_of_like_paragraphs_the_nearest_is_meant(order: Callable[..., Order]) -> None:
    same = order("Lamps.\n\nOil.\n\nLamps.\n\nBells.\n\nLamps.")
    changed = apply(same, [Correction(Mend.SET_ASIDE, Anchor(3, "Lamps."))])
    assert changed.text == "Lamps.\n\nOil.\n\nBells.\n\nLamps."


def test_emphasis_and_source_stay_with_their_words(order: Callable[..., Order]) -> None:
    plain = order("Page 3\n\nThe *lamps* are\n\nlit. The *oil* is dear.")
    changed = apply(
        plain,
        [
            Correction(Mend.SET_ASIDE, at(plain, "Page 3")),
            Correction(Mend.JOIN, at(plain, "lit.")),
            Correction(Mend.SPLIT, Anchor(0, "The lamps are lit. The oil is dear."), "The oil"),
        ],
    )
    assert changed.text == "The lamps are lit.\n\nThe oil is dear."
    assert [run.span.of(changed.text) for run in changed.emphases] == ["lamps", "oil"]
    assert [block.span.of(changed.text) for block in changed.blocks] == ["The lamps are lit.", "The oil is dear."]


def test_the_way_back_to_the_source_is_kept(order: Callable[..., Order]) -> None:
    plain = order("Page 3\n\nLamps are\n\nlit. Oil is dear.")
    source = "<<" + plain.text
    mapped = replace(plain, source_map=SourceMap(((0, 2, len(plain.text)),)))
    changed = apply(
        mapped,
        [
            Correction(Mend.SET_ASIDE, at(mapped, "Page 3")),
            Correction(Mend.JOIN, at(mapped, "lit.")),
            Correction(Mend.SPLIT, Anchor(0, "Lamps are lit. Oil is dear."), "Oil"),
        ],
    )
    assert changed.set_aside[0].at.of(source) == "Page 3"
    for word in changed.text.split():
        start = changed.source_map.to_source(changed.text.index(word))
        assert source[start : start + len(word)] == word


MENDS = [mend for mend in Mend if mend is not Mend.FACT]
LABELS = ["1", "4(b)", "1(a)", "1(a)(i)", "(a)", '1("a")', "2-201", "Annex/1", "9A(c)", "", "no label", "1(a)(i)(A)(1)"]


@st.composite
def mendings(draw: st.DrawFn) -> tuple[Order, list[Correction]]:
    """An order of any kind and corrections of its paragraphs, some of them of none."""
    order = draw(orders())
    now, made = order, []
    for _ in range(draw(st.integers(0, 6))):
        mend = draw(st.sampled_from(MENDS))
        anchor = anchored(now, draw(st.integers(0, max(1, len(now.text)))))
        sentence = anchor.words.split()
        cut = " ".join(sentence[draw(st.integers(0, max(0, len(sentence) - 1))) :])
        made.append(Correction(mend, anchor, {Mend.SPLIT: cut}.get(mend, draw(st.sampled_from(LABELS)))))
        now = apply(now, made[-1:])
    return order, made


@settings(max_examples=200, deadline=None)
@given(mendings())
def test_corrections_lose_no_word_and_leave_a_sound_outline(mending: tuple[Order, list[Correction]]) -> None:
    order, made = mending
    changed = apply(order, made)
    assert words(changed) == words(order)
    ends = [Span(0, 0), *(block.span for block in changed.blocks)]
    assert all(before.end <= after.start for before, after in pairwise(ends))
    assert all(not changed.text[a.end : b.start].strip() for a, b in pairwise(ends))
    assert {ruling.start for ruling in changed.rulings} <= {block.span.start for block in changed.blocks}
    found = outline(changed)
    check(found)
    find_references(found)


@settings(max_examples=100, deadline=None)
@given(mendings())
def test_corrections_are_written_and_read_back(mending: tuple[Order, list[Correction]]) -> None:
    made = [
        correction
        for correction in mending[1]
        if correction.anchor and correction.anchor.words.strip() and correction.value not in ("", "no label")
    ]
    made = [c if c.mend in (Mend.LABEL, Mend.UNDER, Mend.SPLIT) else replace(c, value="") for c in made]
    made.append(Correction(Mend.FACT, None, "Lamps: “lit”, #1 & more", "title"))
    assert from_yaml(to_yaml(made)) == tuple(made)


def test_a_title_that_is_text(order: Callable[..., Order]) -> None:
    titled = order("# Lamps\n\nSection 1. Lamps. Lamps are lit.")
    changed = apply(titled, [Correction(Mend.TEXT, at(titled, "Lamps"))])
    assert changed.blocks[0].kind is BlockKind.PARAGRAPH
    assert not re.search(r"\S", "".join(outline(changed).heading(0)))
