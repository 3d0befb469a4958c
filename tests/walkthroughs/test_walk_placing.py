"""A walkthrough finds its passages in whatever texts are open, and says what it does not find."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotations import Certainty
from reader.spans import Span
from reader.walkthroughs import Stop, Walkthrough, fits, keys_of, oriented, placed, stop_for, with_stop
from tests.small_orders import RESUMES, REVIEWS
from tests.walkthroughs.walk_orders import EDITIONS, compared, swapped, walked

DIGEST = REVIEWS.replace(
    "Together with the Secretary of State, the Secretary of Homeland Security shall promptly review and determine\n"
    "whether to terminate the program known as the Migrant Protection Protocols (MPP), weigh how",
    "Homeland Security looks, with State, at the Migrant Protection Protocols (MPP) program and says whether to\n"
    "terminate the thing; it also plans how",
)


def test_every_stop_is_found_exactly_in_the_texts_it_was_made_in() -> None:
    found = placed(walked(), compared())
    assert [one.problem for one in found] == [""] * len(found)
    for one in found:
        for targets, places, reading in (
            (one.stop.left, one.left, compared().left),
            (one.stop.right, one.right, compared().right),
        ):
            assert [place.span.of(reading.outline.text) for place in places if place.span] == [
                target.selector.exact for target in targets
            ]


def test_with_the_sides_swapped_each_passage_is_found_on_the_side_its_order_is_on() -> None:
    made, other = walked(), swapped()
    assert fits(made, other)
    turned = oriented(made, other)
    assert (turned.left, turned.right) == ("eo-90002", "eo-90001")
    for mine, theirs in zip(placed(made, compared()), placed(made, other), strict=True):
        assert theirs.problem == ""
        assert (theirs.left, theirs.right) == (mine.right, mine.left)
        assert {target.order for target in theirs.stop.left} <= {"eo-90002"}


def test_an_order_that_is_not_open_is_named() -> None:
    third = RESUMES.replace('"90002"', '"90003"')
    found = placed(walked(), compared(right=third))
    opposed = found[next(n for n, stop in enumerate(walked().stops) if stop.left and stop.right)]
    assert opposed.problem == "EO 90002 is not open; this stop shows section 3 of it."
    assert opposed.right[0].span is None
    assert opposed.left[0].certainty is Certainty.EXACT
    assert not fits(walked(), compared(right=third))


def test_one_that_moved_to_the_other_pane_is_found_there_though_its_partner_is_another() -> None:
    third = RESUMES.replace('"90002"', '"90003"')
    found = placed(walked(), compared(third, REVIEWS))
    assert any(place.certainty is Certainty.EXACT for one in found for place in one.right)


def test_in_an_edition_with_other_words_the_clause_of_the_same_label_is_shown_and_that_is_said() -> None:
    pair = compared(left=DIGEST)
    stop = next(one for one in placed(walked(), pair) if one.stop.left and one.stop.right)
    place = stop.left[0]
    assert place.certainty is Certainty.APPROXIMATE
    assert place.span is not None
    outline = pair.left.outline
    assert outline.segments[outline.at(place.span.start)].label == "2(a)(i)"
    assert stop.problem == "Other words stand in this text; the nearest place is shown of section 2(a)(i) of EO 90001."


def test_a_passage_that_is_gone_is_told_and_never_placed_elsewhere() -> None:
    gone = REVIEWS.replace(
        "Sec. 3. *Schools.* The Secretary of Education shall write to every border school", "Sec. 3. *"
    )
    gone = gone.replace("* about places for newly come children.", "Lamps.* Harbours need lamps, and lamps want oil.")
    pair = compared()
    made = with_stop(Walkthrough("W", *keys_of(pair, EDITIONS)), stop_for(pair, "3", editions=EDITIONS))
    (found,) = placed(made, compared(left=gone))
    assert (found.left[0].span, found.left[0].certainty) == (None, Certainty.ORPHANED)
    assert found.problem == "Section 3 of EO 90001 is not found in this text; it was chosen in eo-90001."
    assert found.stop == made.stops[0]


def test_two_editions_of_one_order_stay_on_the_sides_they_were_taken_from() -> None:
    pair = compared(REVIEWS, DIGEST)
    made = with_stop(Walkthrough("W", *keys_of(pair)), stop_for(pair, "2(a)(i)", "2(a)(i)"))
    (found,) = placed(made, pair)
    assert found.problem == ""
    for place, reading in ((found.left[0], pair.left), (found.right[0], pair.right)):
        segment = reading.outline.segment("2(a)(i)")
        assert place.span is not None
        assert segment is not None
        assert segment.span.covers(place.span)


def test_a_stop_without_passages_has_no_problem() -> None:
    made = replace(walked(), stops=(Stop("s1", "Welcome"),))
    assert placed(made, compared())[0].problem == ""


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_selected_words_are_found_where_they_were_selected(data: st.DataObject) -> None:
    pair = compared()
    text = pair.left.outline.text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = with_stop(Walkthrough("W", *keys_of(pair)), stop_for(pair, Span(start, end)))
    (found,) = placed(made, pair)
    assert [place.span for place in found.left] == [Span(start, end)]
