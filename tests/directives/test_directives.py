from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from reader.directives import Directive

Find = Callable[..., tuple[Directive, ...]]


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("The Secretary of State shall mend the roof.", ("Secretary of State",)),
        (
            "The Secretary of State and the Secretary of Homeland Security shall mend the roof.",
            ("Secretary of State", "Secretary of Homeland Security"),
        ),
        (
            "The Secretary of Health and Human Services, the Attorney General, and the Administrator of General "
            "Services must mend the roof.",
            ("Secretary of Health and Human Services", "Attorney General", "Administrator of General Services"),
        ),
        ("In June, the head of each agency shall mend the roof.", ("head of each agency",)),
        ("Each agency should mend the roof.", ("each agency",)),
        ("Executive departments and agencies shall mend the roof.", ("agencies",)),
        ("No agency shall mend the roof.", ("agencies",)),
        ("The Director of OMB shall mend the roof.", ("Director of Office of Management and Budget",)),
        ("The Garden Council shall mend the roof.", ("Garden Council",)),
        ("The Attorney General is directed to mend the roof.", ("Attorney General",)),
        ("I hereby direct the Archivist of the United States to mend the roof.", ("Archivist of the United States",)),
        ("The roof shall be mended by the Secretary of Labor.", ()),
        ("The Chief Roof Officer shall mend the roof.", ("Chief Roof Officer",)),
        ("The National Roof Advisor shall mend the roof.", ("National Roof Advisor",)),
        ("In writing to OMB, each agency shall mend the roof.", ("each agency",)),
        ("The Bureau of Roofs and Doors (BRD) met. In May, the BRD shall mend it.", ("Bureau of Roofs and Doors",)),
        ("There is an Office of Gardens. This Office shall mend the roof.", ("Office of Gardens",)),
        ("The Garden Office met. In May, this office shall mend the roof.", ("Garden Office",)),
        ("The Chair of the Task Force. The Chair shall mend the roof.", ("Chair of the Task Force",)),
        ("The report shall be prepared by the Secretary of Labor.", ("Secretary of Labor",)),
    ],
)
def test_the_actors_of_a_duty_are_named_in_full(directives: Find, sentence: str, actors: tuple[str, ...]) -> None:
    found = directives(sentence)
    assert tuple(name for d in found for name in d.actors) == actors


def test_a_short_form_means_the_title_it_was_given_to(directives: Find) -> None:
    found = directives("The Secretary of Labor (Secretary) shall sing. The Secretary shall dance.")
    assert [d.actors for d in found] == [("Secretary of Labor",), ("Secretary of Labor",)]


def test_a_short_form_may_be_given_in_the_definitions(directives: Find) -> None:
    found = directives(
        {"1": "Definitions | “The Secretary” shall refer to the Secretary of Energy.", "2": "The Secretary shall sing."}
    )
    assert [(d.label, d.actors) for d in found] == [("2", ("Secretary of Energy",))]


def test_a_bare_title_means_the_last_one_named(directives: Find) -> None:
    found = directives("The Director of the National Park Service shall sing. The Director shall dance.")
    assert found[1].actors == ("Director of the National Park Service",)


def test_an_acronym_inside_a_title_is_spelled_out(directives: Find) -> None:
    found = directives(
        "The Secretary of Labor shall ask the Bureau of Roofs and Doors (BRD). The Director of BRD shall answer."
    )
    assert found[1].actors == ("Director of Bureau of Roofs and Doors",)


def test_they_are_those_named_before(directives: Find) -> None:
    found = directives("The Attorney General and the Secretary of State shall sing. They shall also dance.")
    assert found[1].actors == ("Attorney General", "Secretary of State")


@pytest.mark.parametrize(
    ("words", "partners"),
    [
        (
            ", in coordination with the Secretary of State and the Attorney General,",
            ("Secretary of State", "Attorney General"),
        ),
        (", in consultation with the Director of the Mint,", ("Director of the Mint",)),
        (", through the Commissioner of the Coast,", ("Commissioner of the Coast",)),
        (", to the extent permitted by law,", ()),
    ],
)
def test_partners_are_told_from_actors(directives: Find, words: str, partners: tuple[str, ...]) -> None:
    (found,) = directives(f"The Secretary of Labor{words} shall mend the roof.")
    assert (found.actors, found.partners) == (("Secretary of Labor",), partners)


@pytest.mark.parametrize(
    ("modal", "as_printed"),
    [
        ("shall", "shall"),
        ("must", "must"),
        ("should", "should"),
        ("shall not", "shall not"),
        ("is hereby directed to", "is directed to"),
    ],
)
def test_the_modal_stands_as_printed(directives: Find, modal: str, as_printed: str) -> None:
    (found,) = directives(f"The Secretary of Labor {modal} mend the roof.")
    assert (found.modal, found.action) == (as_printed, "mend the roof")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Secretary of Labor may mend the roof.",
        "The Secretary of Labor mended the roof, which must be a joy.",
        "The roof shall be of slate.",
        "It is the policy of the United States that agencies shall mend roofs.",
        "Nothing in this order shall move the Secretary of Labor.",
        "The Garden Council shall include the Secretary of Labor.",
        "The Garden Council shall consist of nine members.",
        "My Administration will mend the roof.",
        "Members of the Garden Council shall serve without compensation.",
        "Section 2 is amended by striking the words: Agencies shall mend roofs; and inserting in lieu thereof nothing.",
    ],
)
def test_what_lays_no_duty_on_anybody_is_left_out(directives: Find, sentence: str) -> None:
    assert directives(sentence) == ()


@pytest.mark.parametrize("heading", ["Definitions", "General Provisions", "Severability", "Purpose"])
def test_sections_without_duties_are_left_out(directives: Find, heading: str) -> None:
    assert directives({"9": f"{heading} | The Secretary of Labor shall mend the roof."}) == ()


def test_each_modal_is_a_directive_of_its_own(directives: Find) -> None:
    found = directives("The Secretary of Labor shall mend the roof and must consider a new one.")
    assert [(d.modal, d.action) for d in found] == [("shall", "mend the roof"), ("must", "consider a new one")]
    assert {d.actors for d in found} == {("Secretary of Labor",)}


def test_a_modal_in_a_relative_clause_belongs_to_the_action(directives: Find) -> None:
    (found,) = directives("The Secretary of Labor shall list the roofs that must be mended by June.")
    assert found.action == "list the roofs that must be mended by June"


@pytest.mark.parametrize(
    "lead",
    [
        "The Secretary of Labor shall:",
        "The Secretary of Labor shall, consistent with applicable law, take all appropriate action to:",
        "The Secretary of Labor shall take the following steps:",
    ],
)
def test_a_lead_in_gives_each_item_below_it_a_duty(directives: Find, lead: str) -> None:
    found = directives(
        {"4": lead, "4(a)": "mend the roof; and", "4(b)": "within 10 days of the date of this order, sing."}
    )
    assert [(d.label, d.actors, d.action) for d in found] == [
        ("4(a)", ("Secretary of Labor",), "mend the roof"),
        ("4(b)", ("Secretary of Labor",), "within 10 days of the date of this order, sing"),
    ]
    assert [d.due for d in found] == [None, date(2021, 3, 11)]


def test_a_lead_in_with_a_duty_of_its_own_stays_one_and_its_list_is_none(directives: Find) -> None:
    found = directives(
        {
            "4": "The Secretary of Labor shall collect data on the following:",
            "4(a)": "the roofs of all;",
            "4(b)": "the doors.",
        }
    )
    assert [d.label for d in found] == ["4"]


@pytest.mark.parametrize(
    ("words", "deadline", "due"),
    [
        ("Within 30 days of the date of this order", "within 30 days of the date of this order", date(2021, 3, 31)),
        (
            "Within thirty days after the date of this order",
            "within thirty days after the date of this order",
            date(2021, 3, 31),
        ),
        (
            "No later than one year after the date of this order",
            "no later than one year after the date of this order",
            date(2022, 3, 1),
        ),
        ("Within 6 months of the date of this order", "within 6 months of the date of this order", date(2021, 9, 1)),
        ("Within 2 weeks of this order", "within 2 weeks of this order", date(2021, 3, 15)),
        ("By July 4, 2021", "by July 4, 2021", date(2021, 7, 4)),
        ("Within 30 days of receipt of a letter", "within 30 days of receipt of a letter", None),
        ("As soon as practicable", "as soon as practicable", None),
        ("Promptly", "promptly", None),
        ("In any weather", None, None),
    ],
)
def test_a_deadline_is_quoted_and_counted_from_the_signing(
    directives: Find, words: str, deadline: str | None, due: date | None
) -> None:
    (found,) = directives(f"{words}, the Secretary of Labor shall mend the roof.")
    assert (found.deadline, found.due, found.actors) == (deadline, due, ("Secretary of Labor",))


def test_a_deadline_is_counted_from_the_day_of_effect_where_the_order_says_so(directives: Find) -> None:
    found = directives(
        {
            "1": "Within 30 days after the effective date of this order, the Secretary of Labor shall mend the roof.",
            "9": "General Provisions | This order shall be effective 60 days after the date of this order.",
        }
    )
    assert [d.due for d in found] == [date(2021, 5, 30)]


def test_two_dates_make_two_directives(directives: Find) -> None:
    found = directives(
        "The Secretary of Labor shall report within 80 days of the date of this order and again within 170 days of "
        "this order."
    )
    assert [d.due for d in found] == [date(2021, 5, 20), date(2021, 8, 18)]


@pytest.mark.parametrize(
    ("words", "recurs"),
    [
        ("report annually", "annually"),
        ("provide quarterly reports", "quarterly"),
        ("report on a weekly basis", "weekly"),
        ("report every 90 days", "every 90 days"),
        ("report once", None),
        ("report the sums paid annually over the past five years", None),
    ],
)
def test_a_duty_that_comes_again_says_how_often(directives: Find, words: str, recurs: str | None) -> None:
    (found,) = directives(f"The Secretary of Labor shall {words}.")
    assert found.recurs == recurs


def test_a_verb_in_a_quoted_clause_lays_no_duty(directives: Find) -> None:
    found = directives("The Secretary of Labor shall insert the words “the contractor shall sing” there.")
    assert [d.action for d in found] == ["insert the words “the contractor shall sing” there"]


def test_an_order_without_a_date_has_deadlines_but_no_due_dates() -> None:
    from reader.directives.deadlines import Days, deadlines_in
    from reader.spans import Span

    words = "within 30 days of the date of this order"
    assert [d.due for d in deadlines_in(words, Span(0, len(words)), Days(None, None))] == [None]


def test_the_duties_of_one_sentence_are_parted_with_their_deadlines(directives: Find) -> None:
    found = directives(
        "The Secretary of Labor shall mend the roof within 10 days of the date of this order, and the Director of the "
        "Mint shall, within 20 days of the date of this order, pay for it."
    )
    assert [(d.actors, d.action, d.due) for d in found] == [
        (("Secretary of Labor",), "mend the roof within 10 days of the date of this order", date(2021, 3, 11)),
        (("Director of the Mint",), "within 20 days of the date of this order, pay for it", date(2021, 3, 21)),
    ]


def test_a_short_form_of_a_title_with_an_acronym_is_spelled_out(directives: Find) -> None:
    found = directives("The Secretary of HHS (Secretary) met. The Secretary shall sing.")
    assert found[0].actors == ("Secretary of Health and Human Services",)


def test_a_list_that_follows_in_particular_is_a_list_of_duties(directives: Find) -> None:
    found = directives({"4": "The Secretary of Labor shall, in particular:", "4(a)": "mend the roof;", "4(b)": "sing."})
    assert [d.label for d in found] == ["4(a)", "4(b)"]


def test_a_day_of_effect_may_be_given_with_its_hour(directives: Find) -> None:
    found = directives(
        {
            "1": "Within 30 days after the effective date of this order, the Secretary of Labor shall mend the roof.",
            "9": "Effective Date | This order is effective at 12:01 a.m., eastern time, on June 1, 2021.",
        }
    )
    assert [d.due for d in found] == [date(2021, 7, 1)]


def test_a_deadline_on_a_weekend_is_not_moved_and_a_month_alone_is_no_day(directives: Find) -> None:
    (found,) = directives("Within 5 days of the date of this order, the Secretary of Labor shall sing.")
    assert (found.due, found.due and found.due.weekday()) == (date(2021, 3, 6), 5)
    (found,) = directives("By September 2021, the Secretary of Labor shall sing.")
    assert (found.deadline, found.due) == ("by September 2021", None)
    (found,) = directives("Within 5 business days of the date of this order, the Secretary of Labor shall sing.")
    assert found.due is None


@pytest.mark.parametrize("words", ["The Secretary of Labor shall sing and shall ", "it shall "])
def test_a_sentence_of_nothing_but_modals_costs_no_more_than_its_length(directives: Find, words: str) -> None:
    def seconds(times: int) -> float:
        begun = time.process_time()
        directives(words * times + "end.")
        return time.process_time() - begun

    seconds(50)
    assert seconds(1200) < 8 * max(seconds(300), 0.02)
