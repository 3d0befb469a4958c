from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from reader.structure import Outline
from reader.topics import Mention, Taxonomy, find_topics, load_taxonomy

Mentions = Callable[..., tuple[Mention, ...]]
LayOut = Callable[[Mapping[str, str]], Outline]


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("expedited-removal", "Officers rely on expedited removal at the river."),
        ("expedited-removal", "Officers rely on EXPEDITED-REMOVAL at the river."),
        ("physical-barrier", "Crews put up border walls along the river."),
        ("physical-barrier", "Crews put up border-fencing."),
        ("catch-and-release", "Some call it “catch and release” and some do not."),
        ("catch-and-release", "Wardens were detaining the aliens by the river."),
        ("cbp-one", "People open the “CBP One” application at dawn."),
        ("federal-state-agreements", "Sheriffs signed 287(g) agreements."),
        ("unaccompanied-children", "Nurses look after each unaccompanied alien child."),
        ("artificial-intelligence", "Clerks use AI daily."),
        ("export-controls", "Export enforcement is hard."),
        ("military-justice", "He faced a court-martial."),
        ("succession", "A new order of succession is set."),
        ("emergency-boards", "An emergency board heard the railway."),
        ("student-aid", "Student loans were forgiven."),
        ("federalism", "Rules with federalism implications were weighed."),
        ("coal", "Coal-fired plants stand idle."),
        ("tribal-consultation", "They met with the Indian tribes' elders: tribal governments spoke."),
    ],
)
def test_a_wording_is_found_whatever_its_case_number_hyphens_and_quotes(
    mentions: Mentions, topic: str, words: str
) -> None:
    assert mentions(words, topic)


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("artificial-intelligence", "The aircraft will fly to the aid station on a Friday; ai is a sloth."),
        ("central-american-minors", "A cam turns the wheel."),
        ("parole", "The parole board met with a parole officer about supervised release or parole."),
        ("removal", "Snow removal is done by expedited removal crews of Enforcement and Removal Operations."),
        ("asylum-processing", "An asylum cooperative agreement was signed."),
        ("sanctuary-jurisdictions", "Birds rest in the marine sanctuary."),
        ("climate", "The business climate is fair."),
        ("education", "The Secretary of Education spoke."),
        ("export-controls", "The Assistant Secretary for Export Enforcement spoke."),
        ("religion", "The Director of the Office of Faith-Based Affairs spoke."),
        ("advisory-bodies", "The committee of the village met."),
        ("homeland-security", "The Secretary of Homeland Security spoke."),
        ("space", "There is office space upstairs."),
        ("sustainability", "The talks led to a sustainable peace."),
        ("veterans", "The Department of Veterans Affairs wrote."),
        ("transportation", "The Federal Aviation Administration wrote."),
        ("poverty-welfare", "They promote the general welfare."),
        ("removal", "The record may be removed from the shelf."),
        ("budget", "Subject to the availability of appropriations, it is done."),
        ("critical-infrastructure", "The Cybersecurity and Infrastructure Security Agency wrote."),
    ],
)
def test_what_only_looks_alike_is_left_dark(mentions: Mentions, topic: str, words: str) -> None:
    assert not mentions(words, topic)


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("migration-protection-protocols", "People described in section 235(b)(2)(C) of the INA wait there."),
        ("migration-protection-protocols", "People described in 8 U.S.C. 1225(b)(2)(C) wait there."),
        (
            "migration-protection-protocols",
            "People described in section 1225(b)(2)(C) of title 8, United States Code, wait.",
        ),
        ("migration-protection-protocols", "People described in INA section 235(b)(2)(C) wait there."),
        ("parole", "Power under section 212(d)(5)(A) of the Immigration and Nationality Act is used."),
        ("sanctuary-jurisdictions", "Towns heed 8 U.S.C. 1373 and 8 U.S.C. 1644."),
    ],
)
def test_a_citation_lights_its_topic_in_each_way_of_citing(mentions: Mentions, topic: str, words: str) -> None:
    found = mentions(words, topic)
    assert found
    assert found[0].reason.startswith("cites ")


def test_a_neighbouring_section_lights_nothing(mentions: Mentions) -> None:
    assert not mentions(
        "See section 235(b)(2)(A) of the INA (8 U.S.C. 1225(b)(2)(A)).", "migration-protection-protocols"
    )


def test_a_parallel_citation_is_one_mention(mentions: Mentions) -> None:
    found = mentions("See INA 212(d)(5) (8 U.S.C. 1182(d)(5)) again.", "parole")
    assert [m.quote for m in found] == ["INA 212(d)(5) (8 U.S.C. 1182(d)(5))"]


def test_each_place_is_a_mention_of_its_own_with_label_span_and_quote(lay_out: LayOut, shipped: Taxonomy) -> None:
    outline = lay_out({"1": "A border wall stands here; a border fence there.", "1(a)": "And a border wall."})
    found = [m for m in find_topics(outline, shipped) if m.topic == "physical-barrier"]
    assert [(m.label, m.quote) for m in found] == [("1", "border wall"), ("1", "border fence"), ("1(a)", "border wall")]
    assert all(m.span.of(outline.text) == m.quote for m in found)
    assert [m.span for m in found] == sorted(m.span for m in found)


def test_offsets_are_code_points(lay_out: LayOut, shipped: Taxonomy) -> None:
    outline = lay_out({"1": "𝔸𝔹 — a border wall."})
    (found,) = (m for m in find_topics(outline, shipped) if m.topic == "physical-barrier")
    assert outline.text[found.span.start : found.span.end] == "border wall"


def test_the_longest_wording_wins_over_one_inside_it(mentions: Mentions) -> None:
    assert [m.quote for m in mentions("They weighed the categorical parole programs.", "parole")] == [
        "categorical parole programs"
    ]


def test_an_acronym_that_the_order_defines_is_followed_to_the_end(mentions: Mentions) -> None:
    found = mentions("The Priority Enforcement Program (PEP) ended. PEP had been small.", "secure-communities")
    assert [m.quote for m in found][1:] == ["PEP", "PEP"]
    assert found[-1].reason == "acronym “PEP”, defined in 2"


def test_an_acronym_that_the_order_defines_as_something_else_stays_dark(mentions: Mentions) -> None:
    assert not mentions("The Common Area Maintenance (CAM) fee is due. CAM rises.", "central-american-minors")
    assert mentions("CAM rises.", "central-american-minors")


def test_a_taxonomy_of_ones_own_is_matched_the_same_way(tmp_path: Path, lay_out: LayOut) -> None:
    (tmp_path / "own.yaml").write_text(
        "topics:\n  - id: bees\n    label: Bees\n    alternatives: [keep~ bees]\n", "utf-8"
    )
    outline = lay_out({"1": "Keeping bees is quiet work. A bee keeps to itself."})
    assert [m.quote for m in find_topics(outline, load_taxonomy(tmp_path))] == ["Keeping bees"]
