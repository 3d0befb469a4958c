"""What docks and panes read off a book: bars in lanes, the tree with counts, lists, what is typed; and at what cost."""

from __future__ import annotations

import timeit
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotations import (
    Anchored,
    Annotation,
    Certainty,
    Note,
    PassageRow,
    Placement,
    RowOrder,
    Tagbook,
    TagMark,
    TagSession,
    TagStore,
    labels_noted,
    labels_tagged,
    note_counts,
    passage_rows,
    pinned_tag,
    recent_tag,
    recent_tags,
    rows_with,
    sorted_rows,
    suggestions,
    tag_marks,
    tag_tree,
    with_aliases,
    with_new_tag,
    with_note,
    with_note_on,
    with_passage_tagged,
    with_pin,
)
from reader.annotations.lanes import CLEAR
from reader.spans import Span
from tests.annotations.made_books import LATER, WHEN, many, small_book, target

KEYS = ("eo-90001", "eo-90002")


def _placed(annotation: Annotation, span: Span | None, certainty: Certainty = Certainty.EXACT) -> Placement:
    return Placement(annotation, 0, Anchored(span, certainty, 1.0))


def _marks(*spans: tuple[int, int]) -> tuple[TagMark, ...]:
    book = small_book()
    one = next(iter(book.annotations.values()))
    return tag_marks(book, [_placed(one, Span(*span)) for span in spans])


# -- bars ------------------------------------------------------------------------------------------------------------


def test_a_mark_says_what_a_pane_paints_and_names() -> None:
    book = small_book()
    one = next(iter(book.annotations.values()))
    book = with_note_on(book, one.id, "Who gains?", "Ana", WHEN)
    (mark,) = tag_marks(book, [_placed(book.annotations[one.id], Span(5, 9), Certainty.APPROXIMATE)])
    assert mark == TagMark(
        one.id, Span(5, 9), "due-process", "rights › due process", "D", 1, None, 0, Certainty.APPROXIMATE, 1
    )


def test_what_lost_its_place_has_no_bar() -> None:
    assert tag_marks(small_book(), [_placed(next(iter(small_book().annotations.values())), None)]) == ()


def test_a_note_alone_is_named_by_how_it_begins() -> None:
    book = with_note(small_book(), (target(),), "Ask the class:\nwho gains " + "and who loses " * 9, "Ana", WHEN)
    (mark,) = tag_marks(book, [_placed(tuple(book.annotations.values())[-1], Span(5, 9))])
    assert mark.name.startswith("Ask the class: who gains and")
    assert (len(mark.name) <= 60, mark.name[-1], mark.tag, mark.notes) == (True, "…", None, 1)


def test_bars_that_overlap_or_share_a_line_stand_in_lanes_of_their_own() -> None:
    assert [mark.lane for mark in _marks((0, 1000), (10, 20), (30, 40), (900, 905), (5000, 5010))] == [0, 1, 2, 1, 0]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 900)), max_size=40))
def test_no_two_bars_meet_in_a_lane_and_no_lane_is_wasted(spans: list[tuple[int, int]]) -> None:
    marks = _marks(*((start, start + length) for start, length in spans))
    assert [mark.span.start for mark in marks] == sorted(start for start, _ in spans)
    for lane in {mark.lane for mark in marks}:
        ends = [(mark.span.start, mark.span.end) for mark in marks if mark.lane == lane]
        assert all(later[0] >= earlier[1] + CLEAR for earlier, later in pairwise(ends))
    deepest = max((sum(o.span.start <= m.span.start < o.span.end + CLEAR for o in marks) for m in marks), default=0)
    assert len({mark.lane for mark in marks}) == deepest


# -- the tree --------------------------------------------------------------------------------------------------------


def test_the_tree_counts_for_each_order_and_below() -> None:
    rows = tag_tree(small_book(), KEYS)
    assert [(row.tag.label, row.depth, row.counts, row.total) for row in rows] == [
        ("rights", 0, (0, 0), 0),
        ("due process", 1, (2, 0), 2),
        ("deadline", 0, (1, 1), 2),
    ]
    assert (rows[0].counts_below, rows[0].total_below, rows[0].parent) == ((2, 0), 2, True)


def test_a_link_counts_in_both_its_orders_and_once_in_all() -> None:
    book = with_passage_tagged(small_book(), (target(), target("eo-90002")), "rights", "Ana", WHEN)
    assert (tag_tree(book, KEYS)[0].counts, tag_tree(book, KEYS)[0].total) == ((1, 1), 1)
    assert len(passage_rows(book, "rights", below=False)) == 1
    (row,) = passage_rows(book, "rights", ["eo-90002"])
    assert (row.order, row.target, row.counterpart) == ("eo-90002", 1, "eo-90001 1")


def test_the_tree_is_filtered_with_what_lies_above() -> None:
    book = with_aliases(small_book(), "due-process", ["fair hearing"])
    assert [row.tag.id for row in tag_tree(book, KEYS, "HEAR fair")] == ["rights", "due-process"]
    assert tag_tree(book, KEYS, "nothing") == ()
    assert len(tag_tree(book, KEYS, " ")) == 3


def test_notes_without_a_tag_are_counted_too() -> None:
    assert note_counts(with_note(small_book(), (target(),), "x", "Ana", WHEN), KEYS) == (1, 0)


# -- lists -----------------------------------------------------------------------------------------------------------


def _quotes(rows: tuple[PassageRow, ...]) -> list[str]:
    return [row.quote for row in rows]


def test_all_passages_of_a_tag_across_the_library() -> None:
    rows = passage_rows(small_book(), "deadline")
    assert [(row.order, row.label, row.quote, row.who, row.when) for row in rows] == [
        ("eo-90001", "2(a)(i)", "within 60 days", "Ana", WHEN),
        ("eo-90002", "3", "within 30 days", "Ben", LATER),
    ]
    assert _quotes(passage_rows(small_book(), "rights")) == ["a fair hearing", "each claim in turn"]
    assert _quotes(passage_rows(small_book(), None, ["eo-90002"])) == ["within 30 days"]
    assert len(passage_rows(small_book())) == 4


@pytest.mark.parametrize(
    ("by", "backwards", "quotes"),
    [
        (RowOrder.PLACE, False, ["a fair", "within 60", "each claim", "within 30"]),
        (RowOrder.PLACE, True, ["within 30", "each claim", "within 60", "a fair"]),
        (RowOrder.TAG, False, ["within 60", "within 30", "a fair", "each claim"]),
        (RowOrder.QUOTE, False, ["a fair", "each claim", "within 30", "within 60"]),
        (RowOrder.DATE, True, ["each claim", "within 30", "a fair", "within 60"]),
        (RowOrder.CREATOR, False, ["a fair", "within 60", "each claim", "within 30"]),
        (RowOrder.NOTE, False, ["within 60", "a fair", "each claim", "within 30"]),
    ],
)
def test_passages_are_sorted(by: RowOrder, backwards: bool, quotes: list[str]) -> None:
    book = with_note_on(small_book(), tuple(small_book().annotations)[1], "Read.", "Ana", WHEN)
    book = Tagbook(book.vocabulary, dict(reversed(book.annotations.items())))
    if by is RowOrder.DATE:
        book = small_book()
    assert [" ".join(q.split()[:2]) for q in _quotes(sorted_rows(passage_rows(book), by, backwards))] == quotes


def test_orders_are_sorted_by_number() -> None:
    book = small_book()
    for order in ("eo-14165", "eo-9880"):
        book = with_passage_tagged(book, (target(order),), "rights", "Ana", WHEN)
    assert [row.order for row in sorted_rows(passage_rows(book, "rights", below=False), RowOrder.ORDER)] == [
        "eo-9880",
        "eo-14165",
    ]


def test_passages_are_filtered_by_any_of_their_words() -> None:
    rows = passage_rows(small_book())
    assert _quotes(rows_with(rows, "BEN days")) == ["within 30 days"]
    assert _quotes(rows_with(rows, "due 2(a)")) == ["each claim in turn"]
    assert rows_with(rows, "") == rows


# -- what is typed ---------------------------------------------------------------------------------------------------


def test_the_likeliest_tag_comes_first() -> None:
    book = small_book()
    for label in ("process server", "overdue", "duel"):
        book, _ = with_new_tag(book, label)
    book = with_aliases(book, "deadline", ["due date"])
    assert [tag.label for tag in suggestions(book, "due")] == ["due process", "duel", "deadline", "overdue"]
    assert [tag.label for tag in suggestions(book, "DUE ", ["duel"])][:2] == ["duel", "due process"]
    assert suggestions(book, "process")[0].label == "process server"
    assert len(suggestions(book, "")) == 6


def test_recent_and_pinned_tags() -> None:
    book = with_pin(small_book(), "rights", 2)
    assert recent_tags(book) == ("deadline", "due-process")
    assert (recent_tag(book), recent_tag(Tagbook())) == ("deadline", None)
    assert pinned_tag(book, 2).id == "rights"
    assert pinned_tag(book, 1) is None


def test_search_learns_where_tags_and_notes_stand() -> None:
    book = with_note(small_book(), (target(label="4"),), "Who gains from *delay*?", "Ana", WHEN)
    assert labels_tagged(book, "due") == {"eo-90001": {"1", "2(a)"}}
    assert labels_tagged(book, "rights") == labels_tagged(book, "DUE PROCESS")
    assert labels_tagged(book, "process rights") == {}
    assert labels_noted(book, "gain delay") == {"eo-90001": {"4"}}
    assert labels_noted(book, "loses") == {}


# -- cost, in ratios -------------------------------------------------------------------------------------------------


def _seconds(work: Callable[[], object], number: int = 5) -> float:
    """The best of several times; `timeit` keeps the collector of other tests' rubbish out of it."""
    return min(timeit.repeat(work, number=1, repeat=number))


def _costs(count: int) -> dict[str, float]:
    book = many(count)
    with TemporaryDirectory() as folder:
        saving = _seconds(lambda: TagStore(Path(folder)).save(Tagbook(), book), 1)
        loading = _seconds(TagStore(Path(folder)).load, 2)
        fresh = lambda: Tagbook(book.vocabulary, book.annotations)  # noqa: E731
        rows = passage_rows(book)
        placed = [_placed(one, Span(n * 40, n * 40 + 90)) for n, one in enumerate(book.annotations.values())]
        return {
            "save": saving,
            "load": loading,
            "tree": _seconds(lambda: tag_tree(fresh(), KEYS)),
            "rows": _seconds(lambda: passage_rows(fresh())),
            "marks": _seconds(lambda: tag_marks(book, placed)),
            "filter": _seconds(lambda: (tag_tree(book, KEYS, "theme 1"), rows_with(rows, "number 77 words"))),
        }


def test_what_thousands_of_passages_cost() -> None:
    few, lots = _costs(500), _costs(5_000)
    # Ten times as many, in a memory that no longer fits the processor's: far from the hundred of a square.
    assert {name: lots[name] / few[name] for name in few if lots[name] > 50 * few[name]} == {}
    assert lots["filter"] < lots["load"] / 8
    assert lots["tree"] < lots["load"] / 4
    assert lots["marks"] < lots["load"] / 2
    assert lots["rows"] < lots["load"]


def test_after_a_deed_only_what_changed_is_worked_out_again(tmp_path: Path) -> None:
    session = TagSession(tmp_path)
    session.adopt(session.load())
    session.do("begin", many(300))
    before = {row.annotation: row for row in passage_rows(session.book)}
    session.do("tag", with_passage_tagged(session.book, (target(),), "theme-1", "Ana", WHEN))
    rows = passage_rows(session.book)
    assert [row.quote for row in rows if row is not before.get(row.annotation)] == ["a fair hearing"]
    assert rows == passage_rows(Tagbook(session.book.vocabulary, session.book.annotations))


def test_rows_follow_a_new_name_and_a_note(tmp_path: Path) -> None:
    session = TagSession(tmp_path)
    session.adopt(session.load())
    session.do("begin", small_book())
    passage_rows(session.book)
    session.do("note", with_note_on(session.book, next(iter(session.book.annotations)), "New.", "Ana", WHEN))
    assert Note("New.", "Ana", WHEN) in next(iter(session.book.annotations.values())).notes
    assert passage_rows(session.book)[0].note == "New."
    session.undo()
    assert passage_rows(session.book)[0].note == ""
