from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from reader.structure import Outline
from reader.topics import Mention, Taxonomy, find_topics

Mentions = Callable[..., tuple[Mention, ...]]
MPP = "migration-protection-protocols"


def _effect(mention: Mention) -> str | None:
    return mention.effect and mention.effect.value


@pytest.mark.parametrize(
    ("verb", "effect"),
    [
        ("resume", "resume"),
        ("take all appropriate action to resume", "resume"),
        ("reinstate", "resume"),
        ("terminate", "end"),
        ("cease using", "end"),
        ("stop implementing", "end"),
        ("rescind", "revoke"),
        ("suspend", "limit"),
        ("establish", "establish"),
        ("expand and improve", "expand"),
        ("maintain", "continue"),
        ("review", "review"),
        ("review and determine whether to terminate or modify", "review"),
        ("consider ending", "review"),
        ("evaluate whether to expand", "review"),
        ("implement", "require"),
        ("honor", "require"),
        ("reverse the termination of", "resume"),
        ("end the abuse of", "limit"),
        ("exclude anyone from", "limit"),
        ("consider ways to expand", "review"),
        ("study the feasibility of expanding", "review"),
        ("assess the extent to which to end", "review"),
        ("not terminate", "continue"),
        ("not resume", "limit"),
        ("not, however, expand", "limit"),
    ],
)
def test_the_verb_decides_the_effect(mentions: Mentions, verb: str, effect: str) -> None:
    (found,) = mentions(f"The Secretary shall promptly {verb} the Migrant Protection Protocols.", MPP)
    assert _effect(found) == effect


@pytest.mark.parametrize(
    ("sentence", "effect"),
    [
        ("The Migrant Protection Protocols are hereby revoked.", "revoke"),
        ("I direct that the Migrant Protection Protocols be suspended until I find otherwise.", "limit"),
        ("The Migrant Protection Protocols shall remain in full force and effect.", "continue"),
        ("The Migrant Protection Protocols shall not be terminated.", "continue"),
        ("This order suspends the Migrant Protection Protocols.", "limit"),
        ("The Secretary shall ensure that the Migrant Protection Protocols are not abused by anyone.", "limit"),
        (
            "The Secretary shall issue guidance, including on the termination of the Migrant Protection Protocols.",
            "end",
        ),
        ("There is hereby established a desk for the Migrant Protection Protocols.", "establish"),
        ("With respect to the Migrant Protection Protocols, the Secretary shall limit all new cases.", "limit"),
        ("The Secretary may resume the Migrant Protection Protocols.", None),
        ("Under the Migrant Protection Protocols many people waited.", None),
        ("The Migrant Protection Protocols were terminated years ago.", None),
        ("The Secretary shall reduce fees pending a decision on the Migrant Protection Protocols.", None),
        ("To end the Migrant Protection Protocols has been a long wish of many.", None),
        ("Nothing in this order shall be construed to end the Migrant Protection Protocols.", None),
        ("The Secretary shall protect travellers from the Migrant Protection Protocols.", None),
        ("The Migrant Protection Protocols shall be considered a program of note.", None),
        ("The Secretary shall pay clerks who expand the Migrant Protection Protocols.", None),
        ("The Secretary shall say what is expanded in the Migrant Protection Protocols.", "require"),
    ],
)
def test_a_sentence_does_to_a_topic_what_it_says(mentions: Mentions, sentence: str, effect: str | None) -> None:
    (found,) = mentions(sentence, MPP)
    assert _effect(found) == effect


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("take all appropriate action to resume", "resume"),
        ("review and determine whether to terminate or modify", "review and determine whether to terminate or modify"),
        ("cease using", "cease using"),
        ("not resume", "not resume"),
    ],
)
def test_the_operative_words_are_tight_and_quotable(mentions: Mentions, verb: str, words: str) -> None:
    sentence = f"The Secretary shall promptly {verb} the Migrant Protection Protocols."
    (found,) = mentions(sentence, MPP)
    assert found.effect_span is not None
    assert found.effect_span.of(sentence) == words


def test_a_mention_without_an_effect_has_no_operative_words(mentions: Mentions) -> None:
    (found,) = mentions("Many spoke of the Migrant Protection Protocols.", MPP)
    assert (found.effect, found.effect_span) == (None, None)


@pytest.mark.parametrize(
    ("heading", "effect"),
    [
        ("Resumption of Migrant Protection Protocols", "resume"),
        ("Ending the Migrant Protection Protocols", "end"),
        ("Review of the Migrant Protection Protocols", "review"),
        ("Migrant Protection Protocols", None),
    ],
)
def test_a_heading_says_what_is_done(mentions: Mentions, heading: str, effect: str | None) -> None:
    (found,) = mentions({"3": f"{heading} | The Secretary shall act."}, MPP)
    assert _effect(found) == effect


@pytest.mark.parametrize(
    ("lead", "item", "effect"),
    [
        ("The Secretary shall take all appropriate action to:", "terminate every parole program;", "end"),
        ("The Secretary shall:", "cease using each parole program; and", "end"),
        ("It is the policy of the United States to act by:", "Expanding each parole program;", "expand"),
        ("The following programs are revoked:", "the parole program of the coast.", "revoke"),
        ("The Secretary shall consider whether to:", "expand the parole program;", "review"),
        ("The Secretary shall consider whether to end the following:", "the parole program of the coast.", "review"),
        ("The Secretary shall look first to persons who:", "expand on a parole program;", None),
        ("Many have spoken of these things:", "the parole program of the coast.", None),
    ],
)
def test_a_lead_in_governs_the_items_below_it(mentions: Mentions, lead: str, item: str, effect: str | None) -> None:
    (found,) = mentions({"4": lead, "4(a)": item}, "parole")
    assert _effect(found) == effect
    assert found.label == "4(a)"


@pytest.mark.parametrize("heading", ["Purpose", "Background", "Definitions", "General Provisions"])
def test_a_section_that_only_tells_or_defines_does_nothing(mentions: Mentions, heading: str) -> None:
    (found,) = mentions({"1": f"{heading} | We shall end the parole program."}, "parole")
    assert found.effect is None


def test_a_purpose_that_says_what_this_order_does_still_does_it(mentions: Mentions) -> None:
    (found,) = mentions({"1": "Purpose | This order suspends the parole program for now."}, "parole")
    assert _effect(found) == "limit"


def test_verbs_inside_a_title_do_not_govern(mentions: Mentions) -> None:
    found = mentions(
        "The Secretary shall review the rule titled “Ending the Parole Program for Good,” as of May.", "parole"
    )
    assert [_effect(m) for m in found] == ["review"]
    found = mentions("Memorandum 12 of May 1, 2001 (Ending the Parole Program), is revoked.", "parole")
    assert [_effect(m) for m in found] == ["revoke"]


def test_mentions_in_one_sentence_share_its_effect_and_the_next_sentence_has_its_own(mentions: Mentions) -> None:
    sentence = "The Secretary shall end the parole program, under which parole authority is delegated. "
    found = mentions(sentence + "The Secretary shall expand humanitarian parole.", "parole")
    assert [_effect(m) for m in found] == ["end", "end", "expand"]


def test_words_that_name_a_topic_in_passing_carry_no_effect(mentions: Mentions) -> None:
    (found,) = mentions("The Secretary shall increase fees from removable aliens.", "removal")
    assert found.effect is None


@pytest.mark.parametrize(
    ("words", "effect"),
    [
        ("reduce naturalization processing times", "expand"),
        ("reduce naturalization", "limit"),
        ("eliminate all barriers that prevent naturalization", "expand"),
        ("review all rules related to implementation of naturalization", "review"),
    ],
)
def test_to_cut_what_hinders_a_thing_is_to_further_it(mentions: Mentions, words: str, effect: str) -> None:
    (found,) = mentions(f"The Secretary shall {words}.", "naturalization")
    assert _effect(found) == effect


def test_a_change_of_one_verb_turns_two_orders_against_each_other(
    lay_out: Callable[[Mapping[str, str]], Outline], shipped: Taxonomy
) -> None:
    words = "The Secretary shall promptly {} the border wall."
    effects = [
        next(m.effect for m in find_topics(lay_out({"1": words.format(verb)}), shipped))
        for verb in ("construct", "dismantle")
    ]
    assert [effect and effect.value for effect in effects] == ["establish", "end"]


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("review and determine whether to terminate or modify", "end"),
        ("consider expanding", "expand"),
        ("determine whether to resume", "resume"),
        ("review", None),
        ("terminate", None),
    ],
)
def test_a_review_keeps_what_it_may_come_to(mentions: Mentions, words: str, outcome: str | None) -> None:
    (found,) = mentions(f"The Secretary shall promptly {words} the Migrant Protection Protocols.", MPP)
    assert found.outcome == outcome
    assert outcome is None or found.effect == "review"


def test_the_outcome_of_a_lead_ins_question_is_the_items_own_verb(mentions: Mentions) -> None:
    (found,) = mentions({"4": "The Secretary shall consider whether to:", "4(a)": "end the parole program;"}, "parole")
    assert (found.effect, found.outcome) == ("review", "end")
    (found,) = mentions(
        {"4": "The Secretary shall consider whether to end these:", "4(a)": "the parole program of the coast;"},
        "parole",
    )
    assert (found.effect, found.outcome) == ("review", "end")


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("The Secretary shall end all waste, which may involve the following areas:", "the parole program;"),
        ("The goods of the following persons are blocked:", "any person who runs a parole program;"),
        ("The goods of the following persons are blocked:", "to have run a parole program;"),
    ],
)
def test_a_lead_in_that_only_says_where_or_who_does_nothing_to_its_items(
    mentions: Mentions, lead: str, item: str
) -> None:
    (found,) = mentions({"4": lead, "4(a)": item}, "parole")
    assert found.effect is None


def test_only_the_verb_of_the_mention_itself_is_done_to_it(mentions: Mentions) -> None:
    (found,) = mentions("The officer shall exclude or remove that alien.", "removal")
    assert _effect(found) == "require"


def test_a_report_that_is_prepared_and_submitted_establishes_nothing(mentions: Mentions) -> None:
    (found,) = mentions("The Secretary shall prepare and submit a note on the parole program.", "parole")
    assert _effect(found) == "require"
    (found,) = mentions("The Secretary shall prepare the parole program.", "parole")
    assert _effect(found) == "establish"


def test_a_law_that_is_called_after_a_topic_suffers_no_effect(mentions: Mentions) -> None:
    (found,) = mentions("The Secretary shall end waste under the Firearms and Ferries Act.", "firearms")
    assert found.effect is None


@pytest.mark.parametrize(
    ("sentence", "topic", "effect"),
    [
        ("The Secretary shall remove needless regulatory burdens.", "regulation", "end"),
        ("The Secretary shall remove the aliens promptly.", "removal", "require"),
        ("The Secretary shall eliminate regulatory barriers to affordable housing.", "regulation", "end"),
        ("The Secretary shall eliminate regulatory barriers to affordable housing.", "housing", "expand"),
        ("The Secretary shall reduce rules that needlessly raise the price of affordable housing.", "housing", None),
        ("The Secretary shall encourage tribal governments to plant trees.", "tribal-consultation", None),
        ("The Secretary shall encourage affordable housing.", "housing", "expand"),
        ("Section 2 shall not apply to affordable housing.", "housing", None),
    ],
)
def test_the_object_of_the_verb_decides_what_is_done(
    mentions: Mentions, sentence: str, topic: str, effect: str | None
) -> None:
    (found,) = mentions(sentence, topic)
    assert _effect(found) == effect
