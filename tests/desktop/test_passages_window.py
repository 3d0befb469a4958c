"""The window of all tagged passages: sorted, filtered and opened by keyboard; what is listed can be exported."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.annotations import Target, from_jsonld, selector, with_new_tag, with_note, with_passage_tagged
from reader.comparison import Side
from reader.desktop.tag_exchange import Wanted, What
from reader.desktop.tag_table import NOTE, PLACE, QUOTE, SIGNED, TAG
from reader.spans import Span
from reader.structure import outline

NOW = datetime(2026, 11, 14, 10, 0, tzinfo=UTC)


def _target(window, edition: str, key: str, number: int) -> Target:
    tree = outline(window.desk.library.order(edition))
    segment = [one for one in tree.segments if len(one.body) > 60][number]
    span = Span(segment.body.start, segment.body.start + 40)
    return Target(key, selector(tree.text, span), segment.label, edition)


@pytest.fixture
def passages(window, qtbot):
    """Four passages in three orders (one of them not open), one of them a note alone."""
    qtbot.waitUntil(lambda: window.tags.session.loaded, timeout=20_000)
    book, one = with_new_tag(window.tags.book, "zeal")
    book, two = with_new_tag(book, "aid")
    for tag, edition, key, number in (
        (one, "eo-14010-digest", "eo-14010", 3),
        (two, "eo-14165-digest", "eo-14165", 1),
        (two, "eo-13767-digest", "eo-13767", 1),
    ):
        book = with_passage_tagged(book, (_target(window, edition, key, number),), tag.id, "ann", NOW)
    book = with_note(book, (_target(window, "eo-14165-digest", "eo-14165", 2),), "Compare with 1996.", "bob", NOW)
    window.tags.session.do("begin", book)
    window.actions_by_id["tags-passages"].trigger()
    return window.tag_studies.passages


def _column(passages, column: int) -> list[str]:
    model = passages.table.passages
    return [model.words(row, column) for row in model.rows]


def test_all_passages_of_the_library_are_listed_with_the_day_of_their_order(passages) -> None:
    assert _column(passages, TAG) == ["aid", "zeal", "aid", "Note"]
    assert _column(passages, SIGNED)[:2] == ["25 January 2017", "2 February 2021"]
    assert passages.count.text() == "4 passages, 3 orders"
    assert passages.filter.hasFocus()


def test_a_column_is_sorted_by_and_backwards_by_keys(passages) -> None:
    passages.sort_by(TAG)
    assert _column(passages, TAG) == ["Note", "aid", "aid", "zeal"]
    QTest.keyClick(passages, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert _column(passages, TAG)[0] == "zeal"
    passages.sort_by(SIGNED)
    passages.sort_by(SIGNED)
    assert _column(passages, SIGNED)[-1] == "25 January 2017"
    passages.sort_by(NOTE)
    assert _column(passages, NOTE)[0] == "Compare with 1996."


def test_typing_filters_in_passage_note_place_and_name(passages) -> None:
    QTest.keyClicks(passages.filter, "1996 bob")
    passages.show_rows()
    assert _column(passages, TAG) == ["Note"]
    assert passages.count.text() == "1 of 4 passages, 1 order"
    passages.filter.setText("words that nobody tagged")
    passages.show_rows()
    assert passages.full.text() == "Nothing here has these words."
    assert not passages.left.isEnabled()


def test_one_tag_alone_is_chosen_in_the_list(passages) -> None:
    passages.tag.setCurrentIndex(passages.tag.findData("aid"))
    assert _column(passages, TAG) == ["aid", "aid"]
    passages.tag.setCurrentIndex(passages.tag.count() - 1)
    assert _column(passages, TAG) == ["Note"]


def test_enter_opens_a_passage_of_an_order_that_is_not_open(window, passages, qtbot) -> None:
    QTest.keyClick(passages.filter, Qt.Key.Key_Down)
    assert passages.table.hasFocus()
    QTest.keyClick(passages.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.desk.pair.left == "eo-13767-digest", timeout=20_000)
    qtbot.waitUntil(lambda: window.tags.sides(window.tags.current.id) == [Side.LEFT], timeout=20_000)
    assert window.desk.pair.right == "eo-14165-digest"


def test_enter_goes_to_a_passage_that_is_open(window, passages) -> None:
    passages.table.selectRow(2)
    QTest.keyClick(passages.table, Qt.Key.Key_Return)
    assert window.tags.current.targets[0].order == "eo-14165"
    assert window.last_side is Side.RIGHT


def test_what_is_listed_is_exported_with_its_ids(window, passages, tmp_path, qtbot) -> None:
    QTest.keyClicks(passages.filter, "14165")
    passages.show_rows()
    with qtbot.waitSignal(passages.export_wanted) as wanted:
        passages._export()
    file = tmp_path / "listed.jsonld"
    window.tag_studies.export("", wanted.args[0], Wanted(What.LISTED, ".jsonld"), file)
    qtbot.waitUntil(file.exists, timeout=20_000)
    found = from_jsonld(file.read_bytes(), file.name)
    assert {one.id for one in found.annotations} == set(wanted.args[0])
    assert {one.targets[0].order for one in found.annotations} == {"eo-14165"}


def test_a_deed_in_the_window_is_seen_here_at_once(window, passages) -> None:
    first = passages.table.passages.rows[0]
    window.tags.deeds.delete(window.tags.book.annotations[first.annotation])
    assert len(passages.table.passages.rows) == 3
    window.actions_by_id["undo"].trigger()
    assert len(passages.table.passages.rows) == 4


def test_a_cell_says_its_words_to_those_who_listen(passages) -> None:
    index = passages.table.passages.index(3, PLACE)
    assert passages.table.passages.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert _column(passages, QUOTE)[0].startswith("“")
