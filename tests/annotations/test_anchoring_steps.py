"""Each step of anchoring on small texts of our own: place, quote, likeness, orphan."""

import pytest

from reader.annotations import AnchorText, Certainty, Selector, anchor, selector
from reader.annotations.anchoring import CONTEXT
from reader.spans import Span

FERRY = (
    "Ferries and Their Ropes\n\n"
    "Section 1. Purpose. The ferries of the northern bay carry grain and letters through the winter.\n\n"
    "Sec. 2. Ropes. (a) The harbour master shall inspect every rope before the first frost.\n\n"
    "(b) A rope that is worn shall be replaced within 30 days by the keeper of the ferry.\n\n"
    "Sec. 3. Lamps. (a) The harbour master shall count the lamps on each landing stage.\n\n"
    "(b) Lamps that are broken shall be mended before the next new moon.\n"
)


def of(words, text=FERRY, nth=0):
    """The selector of the nth place where `words` stand."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return selector(text, Span(at, at + len(words)))


def found(words, new, nth=0):
    """What stands where the words are found in the new text, with the certainty."""
    anchored = anchor(new, of(words, nth=nth))
    return anchored.span and anchored.span.of(new), anchored.certainty.value


# --- the selector -----------------------------------------------------------------------------------------------------


def test_a_selector_keeps_the_words_their_place_and_32_code_points_of_each_side():
    made = of("worn")
    at = FERRY.index("worn")
    assert (made.exact, made.start, made.end) == ("worn", at, at + 4)
    assert made.prefix == FERRY[at - CONTEXT : at]
    assert made.suffix == FERRY[at + 4 : at + 4 + CONTEXT]


def test_a_selector_at_the_edges_of_the_text_has_no_prefix_or_suffix():
    assert of("Ferries and").prefix == ""
    assert of("new moon.\n").suffix == ""


def test_the_context_grows_until_the_passage_can_be_told_from_its_like():
    text = "\n\n".join(f"Stage {name}. The keeper shall sweep the stage and bar the gate." for name in ("one", "two"))
    assert len(of("sweep the stage", text).suffix) > CONTEXT


def test_a_span_beyond_the_text_is_refused():
    with pytest.raises(ValueError, match="reaches beyond"):
        selector("short", Span(2, 9))


# --- 1. position ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["(a)", "lamps", "The harbour master", "30 days by the keeper of the ferry.\n\nSec. 3."]
)
def test_in_the_same_text_the_words_are_where_they_were(words):
    made = of(words)
    anchored = anchor(FERRY, made)
    assert (anchored.span, anchored.certainty, anchored.score) == (Span(made.start, made.end), Certainty.EXACT, 1.0)


def test_the_same_words_at_the_old_place_do_not_decide_against_their_surroundings():
    one = "The miller pays in corn. The baker pays in coin."
    other = "The baker pays in coin. The miller pays in corn."
    made = selector(one, Span(one.index("pays"), one.index("pays") + 4))
    anchored = anchor(other, made)
    assert anchored.span is None or anchored.span.start == other.index("pays in corn")


# --- 2. quote ---------------------------------------------------------------------------------------------------------


def test_words_are_found_after_what_was_put_in_before_them():
    assert found("every rope", "A paragraph that came later.\n\n" + FERRY) == ("every rope", "exact")


@pytest.mark.parametrize("nth", [0, 1])
def test_a_phrase_that_stands_twice_is_told_by_what_stands_around(nth):
    new = FERRY.replace("Section 1.", "A paragraph of a good many words that was put in later on.\n\nSection 1.")
    anchored = anchor(new, of("The harbour master", nth=nth))
    follows = ("shall inspect", "shall count")[nth]
    assert anchored.certainty is Certainty.EXACT
    assert new[anchored.span.end + 1 :].startswith(follows)


def test_white_space_does_not_count():
    new = FERRY.replace("harbour master shall inspect", "harbour\n master  shall\u00a0inspect")
    assert found("harbour master shall", new) == ("harbour\n master  shall", "exact")


def test_the_shape_of_quotation_marks_and_dashes_does_not_count():
    text = "The term “ferry” means a boat—or a raft—that carries the harbour's post for hire."
    new = "The term ``ferry'' means a boat--or a raft -- that carries the harbour’s post for hire."
    anchored = anchor(new, of("“ferry” means a boat—or a raft—that carries the harbour's", text))
    assert anchored.certainty is Certainty.EXACT
    assert anchored.span.of(new) == "``ferry'' means a boat--or a raft -- that carries the harbour’s"


def test_signs_at_the_ends_of_the_quote_belong_to_it():
    assert found("(b) Lamps", "New.\n\n" + FERRY) == ("(b) Lamps", "exact")


def test_offsets_are_code_points_also_behind_astral_letters():
    text = "The seal \U0001f6e1 of the harbour \U0001d504 hangs above the old gate of the town."
    made = of("old gate", text)
    new = "\U0001f6e1\U0001f6e1 " + text
    anchored = anchor(new, made)
    assert anchored.span == Span(made.start + 3, made.end + 3)
    assert of("\U0001d504 hangs", text).exact == anchor(text, of("\U0001d504 hangs", text)).span.of(text)


def test_letters_that_grow_when_made_small_do_not_shift_the_place():
    text = "İİİ The keeper of the gate shall bar it at dusk, and open it at dawn."
    assert anchor("Once. " + text, of("bar it", text)).span == Span(text.index("bar it") + 6, text.index("bar it") + 12)


def test_a_quote_of_signs_alone_is_found_with_its_surroundings():
    text = "Grain, oats and rye — but no salt — pass free."
    made = selector(text, Span(text.index("—"), text.index("—") + 1))
    assert anchor("Note. " + text, made).span == Span(made.start + 6, made.end + 6)


# --- 3. likeness ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "before", "after", "there"),
    [
        ("every rope before", "every rope before", "every roope befor", "every roope befor"),
        ("inspect", "inspect", "insect", "insect"),
        ("keeper of the ferry", "by the keeper of", "by the Keeper, of", "Keeper, of the ferry"),
        ("broken", "broken", "borken", "borken"),
    ],
)
def test_slips_of_the_pen_and_changes_of_case_and_signs_are_approximate(words, before, after, there):
    new = "Put in before.\n\n" + FERRY.replace(before, after)
    assert found(words, new) == (there, "approximate")


def test_the_score_says_how_alike_the_words_are():
    near = anchor(FERRY.replace("worn shall", "worm shall"), of("A rope that is worn shall be replaced"))
    far = anchor(FERRY.replace("worn shall be", "wet must be"), of("A rope that is worn shall be replaced"))
    assert 0.95 < near.score < 1
    assert 0.6 <= far.score < near.score


def test_a_passage_of_two_paragraphs_is_found_around_one_that_came_between():
    words = "by the keeper of the ferry.\n\nSec. 3. Lamps. (a) The harbour master"
    new = FERRY.replace("Sec. 3.", "(c) This paragraph is new, and speaks of sails.\n\nSec. 3.")
    there, certainty = found(words, new)
    assert certainty == "approximate"
    assert there.startswith("by the keeper")
    assert there.endswith("The harbour master")


def test_a_long_passage_keeps_its_ends_through_many_changes():
    words = FERRY[FERRY.index("Section 1") : FERRY.index("(b) Lamps")].strip()
    new = FERRY.replace("winter", "wintter").replace("every rope", "each rope").replace("30 days", "40 days")
    there, certainty = found(words, new)
    assert certainty == "approximate"
    assert there.startswith("Section 1.")
    assert there.endswith("landing stage.")


# --- 4. orphan --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["harbour master", "The harbour master shall", "(a) The harbour master shall inspect every rope"]
)
def test_words_that_were_deleted_are_not_found_in_words_like_them(words):
    gone = "Sec. 2. Ropes. (a) The harbour master shall inspect every rope before the first frost.\n\n"
    anchored = anchor(FERRY.replace(gone, ""), of(words))
    assert (anchored.span, anchored.certainty, anchored.score) == (None, Certainty.ORPHANED, 0.0)


def test_another_word_in_the_same_place_is_not_the_word():
    assert found("worn", FERRY.replace("worn", "long"))[1] == "orphaned"


def test_a_phrase_with_the_same_surroundings_twice_and_no_place_of_its_own_is_not_guessed():
    verse = "So they row, and so they row, and so they sing, and row. "
    made = Selector("so they row", "and ", ", and", 700, 711)
    assert anchor(verse * 3, made).span is None


def test_a_short_quote_without_surroundings_is_only_believed_at_its_place():
    made = Selector("ropes", "", "", 7, 12)
    assert anchor("Old,   ropes and new", made).certainty is Certainty.EXACT
    assert anchor("All the new ropes", made).certainty is Certainty.ORPHANED


def test_a_long_quote_without_surroundings_is_believed_where_it_stands_once():
    quote = "Lamps that are broken shall be mended before the next new moon."
    assert anchor(FERRY, Selector(quote, "", "", 3, 70)).certainty is Certainty.EXACT


def test_a_quote_alone_without_a_place_is_believed_where_it_stands_once():
    quote = "lamps on each"
    assert anchor(FERRY, Selector(quote)).span == Span(FERRY.index(quote), FERRY.index(quote) + len(quote))


@pytest.mark.parametrize("quote", ["The harbour master", "lamps", "lamps on every"])
def test_a_quote_alone_is_not_believed_if_it_stands_twice_is_short_or_has_changed(quote):
    assert anchor(FERRY, Selector(quote)).span is None


def test_of_two_places_alike_none_is_guessed_where_it_is_not_told_where_the_words_stood():
    made = Selector("The harbour master", "(a) ", " shall")
    assert anchor(FERRY, made).span is None


def test_a_verbatim_twin_between_other_neighbours_is_not_the_passage():
    made = Selector("be replaced within 30 days", "A sail that is torn shall not ", " unless the wind", 60, 86)
    assert anchor(FERRY, made).span is None


TARIFF = "\n\n".join(
    f"({at}) The toll on {load} is paid at the {gate} gate before noon."
    for at, load, gate in (
        ("a", "barley", "northern"),
        ("b", "oats", "eastern"),
        ("c", "salted fish", "southern"),
        ("d", "timber", "western"),
    )
)


@pytest.mark.parametrize("load", ["barley", "oats", "salted fish", "timber"])
def test_a_deleted_paragraph_is_not_found_in_its_twin(load):
    gone = next(part for part in TARIFF.split("\n\n") if load in part)
    new = TARIFF.replace(gone, "").strip()
    assert anchor(new, of(gone, TARIFF)).span is None


def test_a_passage_whose_last_paragraph_is_gone_ends_before_it_and_not_in_a_twin():
    words = TARIFF[: TARIFF.index("(c)")].strip()
    new = TARIFF.replace(words.split("\n\n")[1] + "\n\n", "")
    there = anchor(new, of(words, TARIFF)).span
    assert there is None or there.of(new) == words.split("\n\n")[0]


def test_an_end_of_few_letters_behind_a_paragraph_that_came_between_is_not_left_out():
    words = FERRY[FERRY.index("A rope") : FERRY.index("Sec. 3") + 4]
    there = anchor(FERRY.replace("Sec. 3.", "(c) This is new, and speaks of sails.\n\nSec. 3."), of(words)).span
    assert there is None or there.end == FERRY.index("Sec. 3") + 4 + 39


@pytest.mark.parametrize(
    "made",
    [
        Selector(""),
        Selector("", "The ferries", " of the", 5, 5),
        Selector("   ", "", "", 4, 7),
        Selector("words that are nowhere here", "", "", 10_000, 10_027),
        Selector("—", "", "", 9_000, 9_001),
    ],
)
def test_what_says_nothing_or_lies_past_the_end_is_an_orphan(made):
    assert anchor(FERRY, made).certainty is Certainty.ORPHANED


@pytest.mark.parametrize("text", ["", " ", "a", "The ferries", "?!"])
def test_a_text_shorter_than_the_quote_holds_no_anchor(text):
    assert anchor(text, of("The ferries of the northern bay carry grain")).certainty is Certainty.ORPHANED


def test_a_selector_past_the_end_is_still_found_by_its_words():
    made = of("mended before the next")
    assert anchor(FERRY, Selector(made.exact, made.prefix, made.suffix, 90_000, 90_022)).span == Span(
        made.start, made.end
    )


def test_a_text_prepared_once_answers_as_the_text_itself():
    made = of("every rope")
    new = "New.\n\n" + FERRY
    assert anchor(AnchorText(new), made) == anchor(new, made)
