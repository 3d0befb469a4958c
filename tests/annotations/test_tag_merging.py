"""Two people's passages become one book: nothing is lost, nothing twice."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotations import (
    Annotation,
    Incoming,
    Note,
    Selector,
    Tag,
    Tagbook,
    Target,
    Vocabulary,
    in_our_tags,
    merged,
    tag_tree,
)
from reader.annotations.incoming import offer
from reader.annotations.vocabulary_file import vocabulary_from_yaml, vocabulary_to_yaml
from tests.drawn_tags import tagbooks

NOON = datetime(2025, 1, 20, 12, tzinfo=UTC)
ONE_O_CLOCK = datetime(2025, 1, 20, 13, tzinfo=UTC)
RIGHTS = Vocabulary((Tag("rights", "rights", aliases=("entitlements",)), Tag("money", "money")))


def book(*annotations: Annotation, vocabulary: Vocabulary = RIGHTS) -> Tagbook:
    return Tagbook(vocabulary, MappingProxyType({one.id: one for one in annotations}))


def file_of(of: Tagbook) -> Incoming:
    return Incoming("theirs.jsonld", tuple(of.annotations.values()), of.vocabulary.tags)


def tagged(
    name: str, who: str, *, words: str = "a hearing", at: int = 10, tag: str | None = "rights", edition: str = "eo-1"
) -> Annotation:
    target = Target("eo-1", Selector(words, start=at, end=at + len(words)), "2", edition)
    return Annotation(name, (target,), tag, creators=(who,), created=NOON)


def what_is_there(of: Tagbook) -> set[object]:
    """The passages with all that is said of them, whatever the order of saying."""
    labels = {tag.id: tag.label for tag in of.vocabulary.tags}
    return {
        (
            one.id, one.targets, labels.get(one.tag or ""), frozenset(one.notes), frozenset(one.creators), one.created,
            one.modified,
        )
        for one in of.annotations.values()
    }  # fmt: skip


NOTES = st.builds(Note, st.sampled_from("xy"), st.sampled_from(["Ada", "Ben"]))
WORDS = st.sampled_from(["a hearing", "A  hearing ", " a hearing", "aaaa", "a notice"])


@st.composite
def small_books(draw: st.DrawFn) -> Tagbook:
    """Books of few words, places and ids, so that two of them meet."""
    ones = draw(
        st.lists(
            st.builds(
                Annotation,
                st.sampled_from("abcdef"),
                st.lists(
                    st.builds(
                        lambda words, at, edition: Target("eo-1", Selector(words, start=at, end=at + 4), "", edition),
                        WORDS, st.integers(0, 7), st.sampled_from(["", "eo-1"]),
                    ), min_size=1, max_size=2,
                ).map(tuple),
                st.sampled_from([None, "rights", "money"]),
                st.lists(NOTES, max_size=2).map(tuple),
                st.sampled_from([("Ada",), ("Ben",), ("Ada", "Ben")]),
                st.sampled_from([None, NOON, ONE_O_CLOCK]),
                st.sampled_from([None, NOON, ONE_O_CLOCK]),
            ),
            max_size=5, unique_by=lambda one: one.id,
        )
    )  # fmt: skip
    return book(*ones)


@settings(max_examples=30)
@given(small_books(), small_books())
def test_it_makes_no_difference_whose_book_it_is(ours: Tagbook, theirs: Tagbook) -> None:
    assert what_is_there(merged(ours, file_of(theirs))[0]) == what_is_there(merged(theirs, file_of(ours))[0])


@settings(max_examples=30)
@given(small_books(), small_books())
def test_twice_is_the_same_as_once(ours: Tagbook, theirs: Tagbook) -> None:
    once, _ = merged(ours, file_of(theirs))
    twice, report = merged(once, file_of(theirs))
    assert twice is once
    assert (report.new, report.joined, report.new_tags) == (0, 0, 0)
    assert merged(once, file_of(ours))[0] is once


@settings(max_examples=30)
@given(small_books(), small_books())
def test_nothing_that_was_said_is_lost(ours: Tagbook, theirs: Tagbook) -> None:
    both, report = merged(ours, file_of(theirs))
    assert report.new + report.joined + report.already == len(theirs.annotations)
    for one in (*ours.annotations.values(), *theirs.annotations.values()):
        for note in one.notes:
            assert any(note in other.notes for other in both.annotations.values())
        for who in one.creators:
            assert any(who in other.creators for other in both.annotations.values())


@settings(max_examples=25)
@given(tagbooks())
def test_ones_own_file_changes_nothing(ours: Tagbook) -> None:
    assert merged(ours, file_of(ours))[0] is ours


@settings(max_examples=25)
@given(tagbooks())
def test_into_an_empty_book_all_comes_as_it_is(theirs: Tagbook) -> None:
    assert merged(Tagbook(), file_of(theirs))[0] == theirs


@st.composite
def small_vocabularies(draw: st.DrawFn) -> Vocabulary:
    """Tags of few names and words, so that those of two people meet in every way."""
    ids = draw(st.lists(st.sampled_from("abcde"), max_size=5, unique=True))
    labels = draw(st.permutations(["a", "B", "c", "D", "e"]))
    words = st.lists(st.sampled_from("abcdeXY"), max_size=3, unique=True).map(tuple)
    above = [draw(st.sampled_from([None, *ids[:number]])) for number in range(len(ids))]
    return Vocabulary(tuple(Tag(*it, aliases=draw(words)) for it in zip(ids, labels[: len(ids)], above, strict=True)))


@settings(max_examples=50)
@given(small_vocabularies(), small_vocabularies())
def test_the_tags_of_two_make_a_vocabulary_that_can_be_kept(ours: Vocabulary, theirs: Vocabulary) -> None:
    both, _ = merged(Tagbook(ours), Incoming("t", (), theirs.tags))
    assert vocabulary_from_yaml(vocabulary_to_yaml(both.vocabulary), "vocabulary.yaml") == both.vocabulary
    assert merged(both, Incoming("t", (), theirs.tags))[0] is both


def test_a_tag_without_a_proper_id_gets_one() -> None:
    both, _ = merged(book(), Incoming("t", (tagged("a", "Ben", tag=" "),), (Tag(" ", "refuge"),)))
    assert both.vocabulary.tags[-1] == Tag("refuge", "refuge")
    assert both.annotations["a"].tag == "refuge"


def test_the_same_passage_and_tag_become_one_with_both_creators() -> None:
    ada = replace(tagged("a", "Ada"), notes=(Note("why?", "Ada"),))
    ben = replace(tagged("b", "Ben", words=" A  HEARING", at=9), notes=(Note("see 3", "Ben"),))
    both, report = merged(book(ada), file_of(book(ben)))
    (one,) = both.annotations.values()
    assert (one.creators, one.notes) == (("Ada", "Ben"), (Note("why?", "Ada"), Note("see 3", "Ben")))
    assert one.targets == ada.targets
    assert report.sentence == "1 is joined with yours."


def test_other_words_another_tag_or_another_place_stay_apart() -> None:
    ada = tagged("a", "Ada")
    theirs = book(
        tagged("b", "Ben", words="a notice"),
        tagged("c", "Ben", tag="money"),
        tagged("d", "Ben", at=400),
        tagged("e", "Ben", at=12, edition="eo-1-digest"),
        tagged("f", "Ben", tag=None),
    )
    both, report = merged(book(ada), file_of(theirs))
    assert (len(both.annotations), report.new) == (6, 5)


def test_where_places_overlap_in_one_edition_it_is_the_same_passage() -> None:
    both, _ = merged(book(tagged("a", "Ada")), file_of(book(tagged("b", "Ben", at=12))))
    assert len(both.annotations) == 1


def test_a_file_is_held_against_ones_own_in_ones_own_tags() -> None:
    theirs = Incoming("t", (tagged("a", "Ben", tag="cash"), tagged("b", "Ben", tag=None)), (Tag("cash", "Money"),))
    assert [one.tag for one in in_our_tags(book(), theirs)] == ["money", None]


def test_of_one_annotation_the_later_change_holds() -> None:
    ours = replace(tagged("a", "Ada"), modified=NOON)
    theirs = replace(tagged("a", "Ada", tag="money"), modified=ONE_O_CLOCK)
    for one, other in ((ours, theirs), (theirs, ours)):
        both, _ = merged(book(one), file_of(book(other)))
        assert both.annotations["a"].tag == "money"


def test_a_note_in_two_wordings_is_kept_in_both() -> None:
    ours = replace(tagged("a", "Ada"), notes=(Note("why?", "Ada", NOON),))
    theirs = replace(tagged("a", "Ada"), notes=(Note("why indeed?", "Ada", NOON),))
    both, report = merged(book(ours), file_of(book(theirs)))
    assert [note.text for note in both.annotations["a"].notes] == ["why?", "why indeed?"]
    assert report.sentence == "1 is joined with yours, 1 note is kept in both wordings."


def test_tags_are_known_by_id_then_by_label_then_by_alias() -> None:
    theirs = Vocabulary(
        (
            Tag("rights", "what one may claim"),
            Tag("cash", "MONEY"),
            Tag("due", "Entitlements"),
            Tag("new", "new", "cash"),
        )
    )
    passages = [tagged(name, "Ben", tag=name, at=100 * at) for at, name in enumerate(("rights", "cash", "due", "new"))]
    both, report = merged(book(), file_of(book(*passages, vocabulary=theirs)))
    assert [one.tag for one in both.annotations.values()] == ["rights", "money", "rights", "new"]
    assert both.vocabulary.tags == (*RIGHTS.tags, Tag("new", "new", "money"))
    assert report.sentence == "4 passages are new; 1 new tag."


def test_what_ours_leaves_open_is_filled_from_theirs() -> None:
    theirs = Vocabulary((Tag("rights", "rights", None, "R", 3, "#3F5870", "By law.", ("Entitlements", "claims"), 2),))
    both, _ = merged(book(), Incoming("t.qdc", (), theirs.tags))
    assert both.vocabulary.tags[0] == Tag(
        "rights", "rights", None, "R", 0, "#3F5870", "By law.", ("entitlements", "claims")
    )


def test_a_tag_known_by_another_word_is_known_by_its_own_from_then_on() -> None:
    both, _ = merged(book(), Incoming("t", (), (Tag("cash", "cash", aliases=("Money", "rights", "coin")),)))
    assert both.vocabulary.tags == (RIGHTS.tags[0], Tag("money", "money", aliases=("cash", "coin")))


def test_a_key_that_is_taken_stays_where_it_is() -> None:
    ours = Vocabulary((Tag("rights", "rights", pinned=1),))
    theirs = (Tag("a", "a", pinned=1), Tag("b", "b", pinned=2), Tag("c", "c", pinned=2))
    both, _ = merged(book(vocabulary=ours), Incoming("t", (), theirs))
    assert [tag.pinned for tag in both.vocabulary.tags] == [1, None, 2, None]


def test_a_circle_of_tags_is_cut_and_told() -> None:
    theirs = (Tag("a", "a", "b"), Tag("b", "b", "a"))
    both, report = merged(book(), Incoming("t", (), theirs))
    assert [tag.broader for tag in both.vocabulary.tags] == [None, None, None, "a"]
    assert report.problems == ("The tag “a” lies below itself; it comes in at the top.",)


def test_thousands_on_the_same_words_take_no_wait() -> None:
    def many(who: str, seed: int) -> Tagbook:
        places = list(range(0, 200_000, 40))
        random.Random(seed).shuffle(places)
        return book(*(tagged(f"{who}{at}", who, at=at) for at in places))

    both, report = merged(many("Ada", 1), file_of(many("Ben", 2)))
    assert (len(both.annotations), report.joined, report.new) == (5000, 5000, 0)


def test_a_file_without_anything_new_says_so() -> None:
    assert merged(book(), Incoming("t"))[1].sentence == "There is nothing in it that you lack."


def test_a_chain_without_end_is_cut_and_can_still_be_shown() -> None:
    """A stranger's file may hang thousands of tags one below the other: no window could show them."""
    chain = tuple(Tag(f"t{n}", f"tag {n}", f"t{n - 1}" if n else None) for n in range(2_500))
    offered = offer("chain.ttl", (), chain[::-1], (), Vocabulary())
    assert offered.problems[0] == "The tag “tag 100” lies more than 100 deep; it comes in at the top."
    book, _ = merged(Tagbook(), offered)
    rows = tag_tree(book)
    assert len(rows) == 2_500
    assert max(row.depth for row in rows) == 99
    assert len(tag_tree(Tagbook(Vocabulary(chain)))) == 2_500
