"""A stop takes the places of both panes, and says what it is about."""

from __future__ import annotations

from reader.comparison import Side, duties
from reader.spans import Span
from reader.walkthroughs import (
    duty_places,
    passage_places,
    segment_places,
    step_places,
    stop_for,
    topic_places,
)
from reader.walkthroughs.stops import WHOLE, labelled_spans
from tests.small_orders import REVIEWS
from tests.walkthroughs.walk_orders import EDITIONS, compared


def test_a_stop_at_a_link_has_both_passages_and_is_named_after_what_they_pull_apart() -> None:
    pair = compared()
    step = next(step for step in pair.steps if step.verdict == "opposed")
    stop = stop_for(pair, *step_places(step), topics=["parole"], view="rows", redline=True, editions=EDITIONS)
    assert stop.title == "Migrant Protection Protocols: 2(a)(i) ↔ 3"
    assert (stop.left[0].order, stop.left[0].edition, stop.left[0].label) == ("eo-90001", "eo-90001", "2(a)(i)")
    assert stop.left[0].selector.exact.startswith("(i) Together with the Secretary of State")
    assert stop.right[0].selector.exact.endswith("within 30 days of the date of this order.")
    assert (stop.topics, stop.view, stop.redline, stop.id) == (("parole",), "rows", True, "")


def test_a_stop_at_a_segment_brings_what_is_linked_with_it_from_either_side() -> None:
    pair = compared()
    assert segment_places(pair, Side.RIGHT, "3") == (("2(a)(i)",), ("3",))
    assert segment_places(pair, Side.LEFT, "2(b)") == (("2(b)",), ())
    assert segment_places(pair, Side.LEFT, "99") == (("99",), ())
    assert stop_for(pair, *segment_places(pair, Side.LEFT, "99")).left == ()


def test_a_stop_at_selected_words_keeps_just_these() -> None:
    pair = compared()
    start = pair.left.outline.text.index("weigh how the people")
    words = Span(start, start + len("weigh how the people"))
    stop = stop_for(pair, *passage_places(pair, Side.LEFT, words))
    assert [target.selector.exact for target in stop.left] == ["weigh how the people"]
    assert (stop.left[0].label, stop.right[0].label) == ("2(a)(i)", "3")
    nothing_selected = passage_places(pair, Side.LEFT, Span(start, start))
    assert nothing_selected == (("2(a)(i)",), ("3",))


def test_a_stop_at_a_topic_begins_where_something_is_first_done_to_it() -> None:
    pair = compared()
    assert topic_places(pair, "migration-protection-protocols") == (("2(a)(i)",), ("3",))
    assert topic_places(pair, "expedited-removal") == (("2(b)",), ())
    assert topic_places(pair, "no-such-topic") == ((), ())


def test_a_stop_at_a_duty_has_its_sentence_on_each_side_that_has_one() -> None:
    pair = compared()
    rows = [row for row in duties(pair) if row.left and row.right]
    stop = stop_for(pair, *duty_places(rows[0]))
    assert rows[0].left is not None
    assert stop.left[0].selector.exact == rows[0].left.span.of(pair.left.outline.text)
    assert stop.right
    alone = next(row for row in duties(pair) if row.left is None)
    assert duty_places(alone)[0] == ()


def test_titles_name_a_heading_a_topic_or_at_least_the_labels() -> None:
    pair = compared()
    assert stop_for(pair, "3").title == "Schools: 3"
    assert stop_for(pair, "preamble", "preamble").title == "Preamble"
    assert stop_for(pair, None, "1", title="My own").title == "My own"
    assert stop_for(pair).title == "A stop"


def test_of_a_long_section_only_its_own_words_are_taken_and_the_clauses_that_hold_the_framed_ones() -> None:
    clause = "(b) The Secretary of Education shall " + "write and " * 300 + "rest."
    long = REVIEWS.replace("Sec. 3. *Schools.* ", f"Sec. 3. *Schools.* (a) Schools are open.\n\n{clause}\n\n(c) ")
    outline = compared(left=long).left.outline
    whole = outline.segment("3")
    assert whole is not None
    assert len(whole.span) > WHOLE
    assert [span.of(outline.text) for span in labelled_spans(outline, "3")] == ["Sec. 3. Schools."]
    held = outline.segment("3(c)")
    assert held is not None
    spans = labelled_spans(outline, "3", [Span(held.body.start, held.body.start + 3)])
    assert [outline.segments[outline.at(span.start)].label for span in spans] == ["3", "3(c)"]
