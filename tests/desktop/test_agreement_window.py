"""The agreement window: two taggers, figures per tag with a reason where one is missing, differences side by side."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.annotations import (
    Tagbook,
    Target,
    export_annotations,
    selector,
    with_new_tag,
    with_passage_tagged,
)
from reader.comparison import Side
from reader.spans import Span

NOW = datetime(2026, 11, 14, 10, 0, tzinfo=UTC)


def _tagged(book: Tagbook, window, who: str, tag: str, *numbers: int) -> Tagbook:
    text = window.tags.texts[Side.LEFT]
    segments = [one for one in text.outline.segments if len(one.body) > 60]
    for number in numbers:
        span = Span(segments[number].body.start, segments[number].body.start + 30)
        target = Target(text.key, selector(text.outline.text, span), segments[number].label, text.edition)
        book = with_passage_tagged(book, (target,), tag, who, NOW)
    return book


@pytest.fixture
def agreement(window, qtbot):
    """Ann and Bob agree on two clauses, and each tags one that the other does not."""
    qtbot.waitUntil(lambda: window.tags.session.loaded, timeout=20_000)
    book, tag = with_new_tag(Tagbook(), "aid")
    book = _tagged(book, window, "ann", tag.id, 1, 2, 3)
    book = _tagged(book, window, "bob", tag.id, 1, 2, 5)
    window.tags.session.do("begin", book)
    window.actions_by_id["tags-agreement"].trigger()
    shown = window.tag_studies.agreement
    qtbot.waitUntil(lambda: shown.compared is not None, timeout=20_000)
    return shown


def _cells(model, row: int = 0) -> list[str]:
    return [str(model.data(model.index(row, at), Qt.ItemDataRole.DisplayRole)) for at in range(model.columnCount())]


def test_figures_by_tag(agreement) -> None:
    cells = _cells(agreement.row_model)
    assert cells[0] == "aid"
    assert cells[2:5] == ["2", "1", "1"]
    units = int(cells[1])
    assert cells[5] == f"{100 * (units - 2) / units:.1f} %"
    expected = (units - 2) / units
    chance = (3 / units) ** 2 + (1 - 3 / units) ** 2
    assert cells[6] == f"{(expected - chance) / (1 - chance):.2f}"


def test_where_they_differ_both_words_stand_side_by_side_and_enter_goes_there(window, agreement) -> None:
    assert agreement.difference_model.rowCount() == 2
    assert sorted("not tagged" in _cells(agreement.difference_model, at)[2] for at in (0, 1)) == [False, True]
    gone: list[tuple[object, object]] = []
    window.go_to_span = lambda side, span: gone.append((side, span))
    QTest.keyClick(agreement.rows, Qt.Key.Key_Return)
    assert agreement.differences.hasFocus()
    QTest.keyClick(agreement.differences, Qt.Key.Key_Return)
    assert gone == [(Side.LEFT, agreement.difference_model.rows[0].at)]


def test_by_characters_it_is_counted_anew(agreement, qtbot) -> None:
    before = agreement.compared
    agreement.by_character.setFocus()
    QTest.keyClick(agreement.by_character, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: agreement.compared is not None and agreement.compared is not before, timeout=20_000)
    assert int(_cells(agreement.row_model)[1].replace(",", "")) > 1000


def test_the_same_person_twice_is_not_compared(agreement, qtbot) -> None:
    agreement.who[1].setCurrentIndex(agreement.who[0].currentIndex())
    agreement.count()
    assert agreement.compared is None
    assert agreement.said.text().startswith("Choose two taggers")


def test_a_colleagues_file_is_compared_without_being_taken_in(window, agreement, tmp_path, qtbot) -> None:
    book, tag = with_new_tag(Tagbook(), "Aid")
    file = tmp_path / "eve.jsonld"
    export_annotations(_tagged(book, window, "eve", tag.id, 1), file)
    before = window.tags.book
    agreement.add_file(file)
    qtbot.waitUntil(lambda: agreement.compared is not None and agreement.row_model.names[1] == "eve.jsonld")
    assert _cells(agreement.row_model)[2:5] == ["1", "2", "0"]
    assert window.tags.book is before


def test_a_torn_file_is_said_in_a_sentence(agreement, tmp_path, qtbot) -> None:
    file = tmp_path / "torn.jsonld"
    file.write_text("{", "utf-8")
    agreement.add_file(file)
    qtbot.waitUntil(lambda: "torn.jsonld" in agreement.said.text(), timeout=20_000)
    assert agreement.compared is None


def test_stopping_leaves_the_window_quiet(agreement) -> None:
    agreement.count()
    assert agreement.stop.isVisible()
    agreement.stop.click()
    assert agreement.said.text() == "Stopped."
    assert not agreement.progress.isVisible()
