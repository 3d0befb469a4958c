"""Aligning orders of our own: what must hold for any pair."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from alignment_orders import BEES, CLOCKS, FERRIES, LIBRARIES, LIGHTHOUSES, ORCHARDS, SECTIONS, Unit, outlined
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.alignment import Bitext, Relation, align
from reader.spans import Span
from reader.structure import Outline
from reader.topics import Effect, Mention

NOTHING = ((), ())
CHOICES = st.lists(st.sampled_from(SECTIONS), min_size=1, max_size=6, unique=True)


def linked(bitext: Bitext) -> set[tuple[str, str]]:
    return {(link.left[0], link.right[0]) for link in bitext.links}


def partners(bitext: Bitext, left: Outline, right: Outline) -> set[tuple[str, str]]:
    """Links by the words of their passages, whatever number the sections carry."""
    return {(words(left, a), words(right, b)) for a, b in linked(bitext)}


def words(outline: Outline, label: str) -> str:
    segment = outline.segment(label)
    assert segment is not None
    return segment.body.of(outline.text)


def mention(outline: Outline, label: str, topic: str, effect: Effect, phrase: str) -> Mention:
    start = outline.text.index(phrase, outline.segment(label).span.start)
    span = Span(start, start + len(phrase))
    return Mention(topic, label, span, phrase, effect, span, "named so")


@settings(max_examples=25, deadline=None)
@given(CHOICES)
def test_an_order_beside_itself_is_the_identity(sections):
    order = outlined(sections)
    bitext = align(order, order, NOTHING)
    assert linked(bitext) == {(label, label) for label in order.labels}
    assert {link.relation for link in bitext.links} == {Relation.SAME}
    assert not any(link.moved for link in bitext.links)
    assert bitext.only_left == bitext.only_right == ()


@settings(max_examples=25, deadline=None)
@given(CHOICES, CHOICES)
def test_changing_sides_mirrors_every_link(first, second):
    left, right = outlined(first, signed=date(2001, 5, 4)), outlined(second, signed=date(1999, 3, 2))
    there, back = align(left, right, NOTHING), align(right, left, NOTHING)
    mirrored = {
        replace(
            link, left=link.right, right=link.left, left_phrases=link.right_phrases, right_phrases=link.left_phrases
        )
        for link in back.links
    }
    assert set(there.links) == mirrored
    assert (there.only_left, there.only_right) == (back.only_right, back.only_left)


@settings(max_examples=25, deadline=None)
@given(st.permutations(SECTIONS))
def test_shuffled_sections_keep_their_partners(shuffled):
    left, right = outlined(SECTIONS), outlined(shuffled)
    found = partners(align(left, right, NOTHING), left, right)
    assert found == {(body, body) for body in (words(left, label) for label in left.labels)}


@pytest.mark.parametrize("gone", SECTIONS, ids=lambda unit: unit.heading)
def test_deleting_a_section_removes_only_its_links(gone):
    left, right = outlined(SECTIONS), outlined([unit for unit in SECTIONS if unit is not gone])
    bitext = align(left, right, NOTHING)
    lost = {unit.words for unit in (gone, *gone.parts)}
    kept = {words(left, label) for label in left.labels} - lost
    assert partners(bitext, left, right) == {(body, body) for body in kept}
    assert [words(left, label) for label in bitext.only_left] == [gone.words]
    assert bitext.only_right == ()


def test_links_stand_in_the_order_of_the_left():
    bitext = align(outlined(SECTIONS), outlined(SECTIONS[::-1]), NOTHING)
    left = outlined(SECTIONS)
    places = [left.index(link.left[0]) for link in bitext.links]
    assert places == sorted(places)


def test_orders_with_nothing_in_common_stay_unlinked_but_for_their_openings():
    left, right = outlined([LIGHTHOUSES, ORCHARDS]), outlined([LIBRARIES, BEES])
    bitext = align(left, right, NOTHING)
    assert linked(bitext) <= {("preamble", "preamble")}
    assert bitext.only_left == ("1", "2")
    assert bitext.only_right == ("1", "2")


def test_a_section_finds_its_clause_deep_in_the_other_order():
    buried = Unit("The captains and wardens of the land shall:", "Duties", (LIGHTHOUSES, CLOCKS, BEES))
    unheaded = Unit(buried.words, buried.heading, tuple(Unit(part.words) for part in buried.parts))
    left, right = outlined([ORCHARDS, CLOCKS]), outlined([LIBRARIES, unheaded])
    assert ("2", "2(b)") in linked(align(left, right, NOTHING))


def test_a_revised_section_is_revised_and_a_moved_one_moved():
    louder = replace(LIGHTHOUSES, words=LIGHTHOUSES.words.replace("30 days", "90 days").replace("repaint", "rebuild"))
    left, right = outlined([LIGHTHOUSES, ORCHARDS, LIBRARIES, CLOCKS]), outlined([ORCHARDS, LIBRARIES, CLOCKS, louder])
    links = {link.left[0]: link for link in align(left, right, NOTHING).links}
    assert links["1"].right == ("4",)
    assert links["1"].relation is Relation.REVISED
    assert links["1"].moved
    assert not links["2"].moved
    assert links["2"].relation is Relation.SAME


def test_a_clause_that_revokes_the_other_order_goes_to_its_preamble():
    repeal = Unit("Executive Order 91234 of May 4, 2001 (Harbours and Hills), is hereby revoked.", "Repeal")
    left = outlined([LIGHTHOUSES, ORCHARDS], number="91234")
    right = outlined([LIBRARIES, repeal], number="95678")
    link = next(link for link in align(left, right, NOTHING).links if link.right == ("2",))
    assert link.left == ("preamble",)
    assert link.relation is Relation.OPPOSED
    assert "Executive Order 91234" in link.reasons[0]
    assert ["Executive Order 91234" in span.of(right.text) for span in link.right_phrases] == [True]


def test_a_clause_that_names_a_unit_of_the_other_order_goes_to_that_unit():
    change = Unit(
        "In section 2(b) of Executive Order 91234, the words about fog are replaced; section 2(b) is amended "
        "so that a gong may serve.",
        "Amendment",
    )
    left, right = outlined([ORCHARDS, FERRIES], number="91234"), outlined([LIBRARIES, change], number="95678")
    link = next(link for link in align(left, right, NOTHING).links if link.right == ("2",))
    assert link.left == ("2(b)",)
    assert link.relation is Relation.REVISED


def test_opposite_effects_on_one_topic_are_opposed_and_say_so_in_the_orders_words():
    more = Unit("The toll on the Silver Sound ferry is restored; captains resume the toll at every pier.", "Ferry Toll")
    less = Unit("The wardens shall terminate the ferry toll, which burdened the cattle trade.", "Ending the Ferry Toll")
    left, right = outlined([ORCHARDS, more]), outlined([less, BEES])
    topics = (
        (mention(left, "2", "ferry-toll", Effect.RESUME, "resume the toll"),),
        (mention(right, "1", "ferry-toll", Effect.END, "terminate the ferry toll"),),
    )
    link = next(link for link in align(left, right, topics).links if link.left == ("2",))
    assert (link.right, link.relation, link.topic) == (("1",), Relation.OPPOSED, "ferry-toll")
    assert [span.of(left.text) for span in link.left_phrases] == ["resume the toll"]
    assert [span.of(right.text) for span in link.right_phrases] == ["terminate the ferry toll"]


def test_reasons_are_words_and_never_missing():
    for link in align(outlined(SECTIONS), outlined(SECTIONS[::-1]), NOTHING).links:
        assert link.reasons
        assert 0 < link.score <= 1
        assert all(reason == reason.strip() and reason for reason in link.reasons)


def test_the_same_again_is_the_same():
    left, right = outlined(SECTIONS[:4]), outlined(SECTIONS[2:])
    assert align(left, right, NOTHING) == align(left, right, NOTHING)


def test_a_text_without_sections_is_aligned_as_it_is():
    bare, full = outlined(()), outlined(SECTIONS)
    bitext = align(bare, full, NOTHING)
    assert linked(bitext) == {("preamble", "preamble")}
    assert bitext.only_right == ("1", "2", "3", "4", "5", "6")


def test_a_part_of_an_unlinked_section_is_not_told_apart_from_it():
    bitext = align(outlined([ORCHARDS, FERRIES]), outlined([ORCHARDS, BEES]), NOTHING)
    assert bitext.only_left == ("2",)


def test_another_deadline_is_more_than_a_trifle():
    later = replace(LIGHTHOUSES, words=LIGHTHOUSES.words.replace("30 days", "90 days"))
    links = {link.left[0]: link for link in align(outlined([LIGHTHOUSES]), outlined([later]), NOTHING).links}
    assert links["1"].relation is Relation.REVISED
