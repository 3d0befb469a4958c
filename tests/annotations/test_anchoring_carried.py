"""Annotations held against the text that is open, and the report of how they fared."""

from datetime import date

import pytest

from reader.annotations import (
    Annotation,
    CarryReport,
    Certainty,
    Selector,
    Target,
    carry_report,
    order_key,
    placements,
    reanchored,
    selector,
)
from reader.annotations.drift import drift
from reader.annotations.model import Anchored
from reader.documents import Edition, Identity, Kind, Order
from reader.spans import Span

TEXT = "\n\n".join(
    f"({at}) Stage {name} is kept by {keeper}, who shall bar its gate at dusk."
    for at, name, keeper in ((1, "Alder", "Ona"), (2, "Birch", "Pim"), (3, "Cedar", "Quil"), (4, "Dogwood", "Rue"))
)


def note(words, name="one", key="eo-90001"):
    at = TEXT.index(words)
    return Annotation(f"urn:uuid:{name}", (Target(key, selector(TEXT, Span(at, at + len(words))), "1", "eo-90001"),))


def test_every_target_of_the_order_is_placed_in_the_sequence_of_the_annotations():
    other = note("Alder", "other", "eo-90002")
    link = Annotation("urn:uuid:link", (note("Pim").targets[0], note("Rue").targets[0], other.targets[0]))
    found = placements([note("Quil"), other, link], "eo-90001", TEXT)
    assert [(one.annotation.id, one.target) for one in found] == [
        ("urn:uuid:one", 0),
        ("urn:uuid:link", 0),
        ("urn:uuid:link", 1),
    ]
    assert [one.anchored.span.of(TEXT) for one in found] == ["Quil", "Pim", "Rue"]


def test_the_report_counts_what_is_exact_what_is_approximate_and_what_is_lost():
    new = "Before all.\n\n" + TEXT.replace("Cedar is", "Ceddar is").replace(
        "(2) Stage Birch is kept by Pim", "(2) Nothing"
    )
    found = placements([note("Alder"), note("Stage Cedar"), note("Birch is kept by Pim"), note("Rue")], "eo-90001", new)
    report = carry_report(found)
    assert report == CarryReport(2, 1, 1)
    assert report.sentence == "2 exact, 1 approximate, 1 lost its place"


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (CarryReport(), ""),
        (CarryReport(14, 2, 1), "14 exact, 2 approximate, 1 lost its place"),
        (CarryReport(3), "3 exact"),
        (CarryReport(0, 0, 2), "2 lost their places"),
    ],
)
def test_the_sentence_names_only_what_there_is(report, sentence):
    assert report.sentence == sentence


def test_a_person_sets_an_orphan_on_words_of_the_open_text():
    lost = Annotation("urn:uuid:a", (Target("eo-1", Selector("gone"), "2", "eo-1"), Target("eo-2", Selector("x"))), "t")
    at = TEXT.index("Cedar")
    set_anew = reanchored(lost, 0, TEXT, Span(at, at + 5), "3", "eo-1-digest")
    assert set_anew.targets[0].selector.exact == "Cedar"
    assert (set_anew.targets[0].order, set_anew.targets[0].label, set_anew.targets[0].edition) == (
        "eo-1",
        "3",
        "eo-1-digest",
    )
    assert (set_anew.targets[1], set_anew.id, set_anew.tag) == (lost.targets[1], lost.id, "t")
    with pytest.raises(IndexError):
        reanchored(lost, 2, TEXT, Span(0, 1), "", "")


def test_neighbours_tell_where_a_passage_should_be():
    sure = [
        (Selector("x" * 30, start=at, end=at + 30), Anchored(Span(at + 100, at + 130), Certainty.EXACT, 1.0))
        for at in (0, 500, 1000, 1500)
    ]
    assert drift(sure).expected(Selector("y", start=700, end=701)) == 800
    assert drift(sure[:2]).expected(Selector("y", start=700, end=701)) is None


@pytest.mark.parametrize(
    ("kind", "number", "entry", "key"),
    [
        (Kind.EXECUTIVE_ORDER, "14165", "eo-14165-digest", "eo-14165"),
        (Kind.EXECUTIVE_ORDER, "14165", "", "eo-14165"),
        (Kind.EXECUTIVE_ORDER, "11030-A", "", "eo-11030-a"),
        (Kind.PROCLAMATION, "10886", "proclamation-10886-2", "proclamation-10886"),
        (Kind.MEMORANDUM, None, "memorandum-2021-02-02-on-lamps", "memorandum-2021-02-02-on-lamps"),
        (Kind.OTHER, None, "", ""),
    ],
)
def test_an_order_is_known_by_kind_and_number_whatever_the_edition(kind, number, entry, key):
    order = Order("text", (), Identity(number, "Lamps", date(2021, 2, 2), kind))
    assert order_key(order, entry) == key


def test_the_digest_of_an_order_without_number_is_known_as_the_order_is():
    digest = Order("text", (), Identity(None, "On Lamps", None, Kind.MEMORANDUM, edition=Edition.DIGEST))
    assert order_key(digest, "memorandum-on-lamps-digest") == "memorandum-on-lamps"
