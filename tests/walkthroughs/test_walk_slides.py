"""A stop as plain data: both passages in pieces, relation, facts, badge; a window has nothing left to decide."""

from __future__ import annotations

from dataclasses import replace

from reader.comparison import Comparison, Mark, Passages, Side, phrase_runs
from reader.spans import Span
from reader.walkthroughs import (
    Answer,
    Hidden,
    Question,
    Slide,
    Walkthrough,
    keys_of,
    presented,
    slides,
    stop_for,
    suggested,
    with_question,
    with_stop,
)
from reader.walkthroughs import placed as placed_stops
from tests.small_orders import REVIEWS
from tests.walkthroughs.walk_orders import compared, swapped, walked


def shown(pair: Comparison, *places: object, **more: object) -> Slide:
    made = with_stop(Walkthrough("W", *keys_of(pair)), stop_for(pair, *places, **more))  # type: ignore[arg-type]
    return slides(made, pair)[0]


def test_a_slide_has_name_date_signatory_labels_and_words_of_both_sides() -> None:
    slide = shown(compared(), "2(a)(i)", "3")
    assert (slide.left.name, slide.left.date, slide.left.labels) == ("EO 90001", "4 March 2021", ("2(a)(i)",))
    assert slide.left.signatory.startswith("Joseph R. Biden")
    assert slide.right.labels == ("§ 3",)
    heading = slide.right.passages[0].heading
    assert "".join(piece.text for piece in heading) == "Resumption of Migrant Protection Protocols"
    assert slide.right.text.endswith("within 30 days of the date of this order.")
    assert (slide.relation, slide.glyph, slide.opposed) == ("opposed", "→←", True)


def test_opposed_words_are_framed_and_lit_topics_have_their_mark() -> None:
    slide = shown(compared(), "2(a)(i)", "3", topics=["expedited-removal", "migration-protection-protocols"])
    pieces = [piece for one in slide.right.passages for line in one.paragraphs for piece in line]
    assert [piece.text for piece in pieces if piece.phrase] == ["resume"]
    lit = [(" ".join(piece.text.split()), piece.slot) for piece in pieces if piece.slot is not None]
    assert lit == [("Migrant Protection Protocols", 1)]
    assert slide.topics == (
        ("expedited-removal", "Expedited removal"),
        ("migration-protection-protocols", "Migrant Protection Protocols"),
    )
    assert {piece.change for piece in pieces} == {None}


def test_the_redline_is_cut_in_only_where_the_stop_asks_for_it() -> None:
    later = REVIEWS.replace('"90001"', '"90005"').replace("a fair hearing", "a fast hearing")
    pair = compared(REVIEWS, later)
    changes = [
        {piece.change for one in slide.right.passages for line in one.paragraphs for piece in line}
        for slide in (shown(pair, "1", "1"), shown(pair, "1", "1", redline=True))
    ]
    assert changes == [{None}, {None, Mark.INSERTED}]


def test_facts_say_effect_actor_deadline_and_what_comes_next() -> None:
    made = walked()
    found = {slide.stop: slide for slide in slides(made, compared())}
    opposed = next(slide for slide in found.values() if slide.opposed)
    told = [(fact.name, fact.words) for fact in opposed.facts]
    assert told[:2] == [("Effect", "review (may end) ↔ resume"), ("Actor", "Homeland Security, both")]
    assert ("Deadline", "EO 90002: within 30 days of the date of this order (5 March 2025)") in told
    assert told[-1] == ("Next", found[made.stops[opposed.number].id].title)
    assert [slide.number for slide in found.values()] == list(range(1, len(made.stops) + 1))
    assert {slide.total for slide in found.values()} == {len(made.stops)}
    last = slides(made, compared())[-1]
    assert "Next" not in {fact.name for fact in last.facts}


def test_one_side_alone_is_told_as_such_and_the_other_is_empty_but_named() -> None:
    slide = shown(compared(), "2(b)")
    assert (slide.relation, slide.glyph) == ("only left", "⊢")
    assert (slide.right.name, slide.right.passages, slide.right.text) == ("EO 90002", (), "")
    assert ("Actor", "Homeland Security (EO 90001)") in {(fact.name, fact.words) for fact in slide.facts}
    assert shown(compared(), "2(b)", "2").relation == ""


def test_with_the_sides_swapped_the_slide_is_swapped() -> None:
    made = walked()
    for mine, theirs in zip(slides(made, compared()), slides(made, swapped()), strict=True):
        assert (theirs.left.name, theirs.left.text) == (mine.right.name, mine.right.text)
        assert theirs.opposed == mine.opposed


def test_the_badge_says_whose_words_are_shown() -> None:
    digest = REVIEWS.replace("kind: executive-order", "kind: executive-order\nedition: digest", 1)
    official = digest.replace("edition: digest", "edition: official", 1)
    other = "EO 90002: another text, not the official edition"
    assert shown(compared(), "1").badge == "Other texts, not the official editions"
    assert shown(compared(left=digest), "1").badge == f"EO 90001: a digest, not the official text; {other}"
    assert shown(compared(left=official), "1").badge == f"EO 90001: the official text; {other}"
    assert shown(compared(digest, digest), "1").badge == "Digests in our own words, not the official text"


def test_a_question_hides_its_side_and_the_relation() -> None:
    pair = compared()
    asked = Question("What?", Hidden.RIGHT, Answer.CONTINUES)
    made = with_question(suggested(pair), "s1", asked)
    slide = slides(made, pair)[0]
    assert slide.question == asked
    assert [slide.hides(part) for part in (Hidden.LEFT, Hidden.RIGHT, Hidden.RELATION)] == [False, True, True]
    assert not slides(made, pair)[1].hides(Hidden.RELATION)


def test_what_is_not_found_leaves_its_side_empty_and_says_so() -> None:
    pair = compared()
    made = walked()
    stop = next(one for one in made.stops if one.left and one.right)
    lost = replace(stop.right[0], label="77", selector=replace(stop.right[0].selector, exact="No such words at all."))
    (one,) = placed_stops(replace(made, stops=(replace(stop, right=(lost,)),)), pair)
    slide = presented(one, pair)
    assert slide.right.passages == ()
    assert slide.right.problem == "Not found in this text."
    assert "is not found in this text" in slide.problem
    assert slide.left.problem == ""


def test_pieces_of_a_span_are_the_words_of_the_span_each_once_and_in_order() -> None:
    pair = compared()
    for side in Side:
        text = pair.side(side).outline.text
        cut = Passages(pair, side, {"migration-protection-protocols": 0}, framed=(1, 1))
        for run in phrase_runs(pair, side, 1):
            assert all(piece.phrase for piece in cut.pieces(run.span))
        for start in range(0, len(text) - 50, 37):
            span = Span(start, start + 50)
            assert "".join(piece.text for piece in cut.pieces(span)) == span.of(text)


def test_passages_within_a_span_are_cut_at_its_ends() -> None:
    pair = compared()
    outline = pair.left.outline
    segment = outline.segment("2(a)(i)")
    assert segment is not None
    middle = Span(segment.body.start + 9, segment.body.start + 40)
    (found,) = Passages(pair, Side.LEFT, {}).within(middle)
    assert (found.label, found.heading) == ("2(a)(i)", ())
    assert "".join(piece.text for line in found.paragraphs for piece in line) == middle.of(outline.text)
