"""The person's hand in a comparison and its session; the list of changes, the pair's outline, chains."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from reader.alignment import HandLinks, Pen, RedlineOptions, Relation, with_link, with_relation, without_link
from reader.comparison import (
    Changed,
    ChangeSort,
    Comparison,
    Mark,
    PairVerdict,
    Session,
    Side,
    Verdict,
    chain,
    change_counts,
    change_runs,
    changes,
    compare,
    compare_readings,
    pair_outline,
    read_order,
    with_hand_links,
    with_redline_options,
)
from reader.documents import read_bytes
from reader.errors import BadRequest
from reader.topics import load_taxonomy
from tests.small_orders import RESUMES, REVIEWS

HEAD = """\
---
number: "{number}"
title: Keeping the Harbour
date: {date}
kind: executive-order
---

By the power given to me, I order:

"""
BELLS = "The town crier rings the great bell at noon, whatever the weather."
GATES = "Watchmen close every gate of the city at nightfall and bolt it."
DOGS = "Dogs stay on the leash in the royal gardens all year round."
EARLY = ("Bells and Gates", f"{BELLS} {GATES} {DOGS}"), ("Ferries", "The ferry shall cross the Silver Sound each hour.")
MIDDLE = (
    ("Bells and Gates", f"{GATES} {DOGS} {BELLS.replace('great', 'small')}"),
    ("Orchards", "Every village orchard receives forty apple saplings from the Warden of Gardens."),
    ("Ferries", "The ferry must cross the Silver Sound each hour."),
)
LATE = MIDDLE[1], ("Tower Clocks", "Clockmakers wind all tower clocks on Sunday morning."), MIDDLE[2]


def order(sections, number, date):
    said = [f"Sec. {n}. *{heading}.* {words}" for n, (heading, words) in enumerate(sections, 1)]
    text = HEAD.format(number=number, date=date) + "\n\n".join(said).replace("Sec. 1.", "Section 1.", 1) + "\n"
    return read_bytes(text.encode(), f"eo-{number}.md")


@pytest.fixture(scope="module")
def taxonomy():
    return load_taxonomy()


@pytest.fixture(scope="module")
def readings(taxonomy):
    parts = ((EARLY, "91001", "2001-02-03"), (MIDDLE, "91002", "2009-02-03"), (LATE, "91003", "2017-02-03"))
    return [read_order(order(*part), taxonomy) for part in parts]


@pytest.fixture(scope="module")
def harbour(readings, taxonomy) -> Comparison:
    return compare_readings(readings[0], readings[1], taxonomy)


def pen(comparison: Comparison) -> Pen:
    when = datetime(2026, 5, 3, tzinfo=UTC)
    return Pen(comparison.left.outline, comparison.right.outline, comparison.aligned, "Ann", when)


# -- the hand --------------------------------------------------------------------------------------------------------


def test_a_comparison_with_the_hand_is_the_one_revised_by_it(taxonomy):
    left, right = (read_bytes(text.encode(), f"eo-{name}.md") for name, text in (("1", REVIEWS), ("2", RESUMES)))
    plain = compare(left, right, taxonomy)
    hand = with_relation(HandLinks(), pen(plain), ("2(a)(i)",), ("3",), Relation.RELATED)
    hand = with_link(hand, pen(plain), ("3",), ("2",))
    revised = with_hand_links(plain, hand)
    assert compare(left, right, taxonomy, hand) == revised
    assert any(step.verdict is Verdict.OPPOSED for step in plain.steps)
    assert not any(step.verdict is Verdict.OPPOSED for step in revised.steps)
    assert not any(row.opposed for row in revised.topics)
    assert with_hand_links(revised, HandLinks()) == plain


def test_the_session_does_undoes_and_redoes_and_tells_it_once(small_comparison: Comparison):
    session, told = Session(), []
    session.show(small_comparison)
    session.select(Side.RIGHT, "3")
    session.watch(told.append)
    hand = without_link(HandLinks(), pen(small_comparison), ("2(a)(i)",), ("3",))
    session.say("unlink 2(a)(i) ↔ 3", hand)
    assert told == [Changed.LINKS]
    assert session.history.undo_name == "Undo unlink 2(a)(i) ↔ 3"
    assert session.current is None
    assert session.comparison is not None
    assert session.comparison.hand == hand
    session.undo()
    assert session.comparison == small_comparison
    session.redo()
    assert session.comparison.hand == hand
    session.redo()
    assert told == [Changed.LINKS] * 3


def test_the_current_link_stays_current_while_its_relation_changes(small_comparison: Comparison):
    session = Session()
    session.show(small_comparison)
    session.select(Side.RIGHT, "3")
    session.say("relation", with_relation(HandLinks(), pen(small_comparison), ("2(a)(i)",), ("3",), Relation.RELATED))
    assert session.current is not None
    assert (session.current.right, session.current.verdict) == (("3",), Verdict.RELATED)


def test_another_pair_begins_without_a_history(small_comparison: Comparison):
    session = Session()
    session.show(small_comparison)
    session.say("unlink", without_link(HandLinks(), pen(small_comparison), ("2(a)(i)",), ("3",)))
    session.show(small_comparison)
    assert session.history.undo_name == ""


# -- changes ---------------------------------------------------------------------------------------------------------


def test_changes_are_listed_in_order_with_their_words(harbour: Comparison):
    rows = [(row.kind, row.left_words, row.right_words) for row in changes(harbour)]
    assert (ChangeSort.MOVED, BELLS, BELLS.replace("great", "small")) in rows
    assert (ChangeSort.REPLACED, "great", "small") in rows
    assert (ChangeSort.REPLACED, "shall", "must") in rows
    assert not any(BELLS in words and kind is not ChangeSort.MOVED for kind, words, _ in rows)
    places = [row.left for row in changes(harbour)]
    assert places == sorted(places)


def test_changes_are_counted_by_kind(harbour: Comparison):
    counts = change_counts(changes(harbour))
    assert counts[ChangeSort.MOVED] == 1
    assert sum(counts.values()) == len(changes(harbour))
    assert 0 not in counts.values()


def test_a_switch_takes_its_changes_off_the_list_and_the_page(harbour: Comparison):
    lenient = with_redline_options(harbour, RedlineOptions(modals=True))
    assert ("shall", "must") not in {(row.left_words, row.right_words) for row in changes(lenient)}
    marked = {run.span.of(lenient.right.outline.text).strip() for run in change_runs(lenient, Side.RIGHT)}
    assert "must" not in marked
    assert with_redline_options(lenient, RedlineOptions()) == harbour


def test_the_session_tells_when_something_is_ignored(harbour: Comparison):
    session, told = Session(), []
    session.show(harbour)
    session.watch(told.append)
    session.ignore(RedlineOptions(modals=True))
    session.ignore(RedlineOptions(modals=True))
    assert told == [Changed.REDLINE]


def test_a_moved_sentence_is_marked_as_such_where_asked_for(harbour: Comparison):
    for side, word in ((Side.LEFT, "great"), (Side.RIGHT, "small")):
        text = harbour.side(side).outline.text
        runs = change_runs(harbour, side, moves=True)
        moved = " ".join(run.span.of(text).strip() for run in runs if run.mark is Mark.MOVED)
        assert moved == BELLS.replace("great ", "")
        assert word in {run.span.of(text).strip() for run in runs if run.mark is not Mark.MOVED}
        assert all(one.span.end <= other.span.start for one, other in pairwise(runs))
    assert not any(run.mark is Mark.MOVED for run in change_runs(harbour, Side.LEFT))


# -- the pair's outline and chains -----------------------------------------------------------------------------------


def test_the_outline_of_a_pair_says_what_became_of_each_section(harbour: Comparison):
    rows = [(row.left, row.right, row.verdict) for row in pair_outline(harbour)]
    assert rows == [
        ("preamble", "preamble", PairVerdict.SAME),
        ("1", "1", PairVerdict.REVISED),
        (None, "2", PairVerdict.ONLY_RIGHT),
        ("2", "3", PairVerdict.REVISED),
    ]


def test_a_section_is_opposed_where_a_part_of_it_is(small_comparison: Comparison):
    (row,) = [row for row in pair_outline(small_comparison) if (row.left, row.right) == ("2", "3")]
    assert row.verdict is PairVerdict.OPPOSED
    assert row.relation is Relation.OPPOSED
    assert small_comparison.bitext.links[row.links[0]].left == ("2(a)(i)",)


def test_a_section_worded_alike_at_another_place_is_moved(taxonomy):
    left, right = order((*LATE, EARLY[0]), "91004", "2001-02-03"), order((EARLY[0], *LATE), "91005", "2005-02-03")
    verdicts = {row.left: row.verdict for row in pair_outline(compare(left, right, taxonomy))}
    assert PairVerdict.MOVED in verdicts.values()
    assert verdicts["preamble"] is PairVerdict.SAME


def test_every_section_of_both_orders_is_in_the_outline(small_comparison: Comparison, harbour: Comparison):
    for comparison in (small_comparison, harbour):
        rows = pair_outline(comparison)
        for side in Side:
            labels = [s.label for s in comparison.side(side).outline.segments if s.parent is None]
            told = {row.left if side is Side.LEFT else row.right for row in rows} - {None}
            assert told == set(labels) - {"signature"}


def test_a_chain_follows_each_section_through_time(readings):
    rows = {
        tuple(cell.label if cell else None for cell in row.cells): [
            cell.verdict if cell else None for cell in row.cells
        ]
        for row in chain(readings)
    }
    assert set(rows) == {
        ("preamble", "preamble", "preamble"),
        ("1", "1", None),
        (None, "2", "1"),
        (None, None, "2"),
        ("2", "3", "3"),
    }
    assert rows["2", "3", "3"] == [None, PairVerdict.REVISED, PairVerdict.SAME]


def test_each_section_of_each_order_is_in_a_chain_once(readings):
    for at, reading in enumerate(readings):
        told = [name for row in chain(readings) if (cell := row.cells[at]) for name in (cell.label, *cell.also)]
        assert sorted(told) == sorted(set(reading.outline.labels) - {"signature"})


def test_one_order_is_no_chain(readings):
    with pytest.raises(BadRequest, match="two orders or more"):
        chain(readings[:1])
