"""Tagging as a person does it by keyboard: the current tag, what is said, what is seen while the field is open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tagging_hands import CTRL, LEFT_WORDS, kept, pane, press, select, tag, tagged, write

from reader.annotations import with_aliases


def test_keys_mean_the_current_tag_while_its_words_are_in_sight(tagging):
    window = tagging
    tag(window, LEFT_WORDS, "due process")
    pane(window).drop_selection()
    press(window, Qt.Key.Key_F8)
    assert window.tags.current is not None
    assert "due process" in window.status.words
    assert "1 of 1" in window.status.words
    press(window, Qt.Key.Key_N)
    write(window, "who gains?")
    press(window, Qt.Key.Key_Return)
    (one,) = kept(window).annotations.values()
    assert [note.text for note in one.notes] == ["who gains?"]
    assert one.tag == "due-process"
    press(window, Qt.Key.Key_T)
    write(window, "deadline")
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Escape)
    assert tagged(window) == [(LEFT_WORDS, "due process"), (LEFT_WORDS, "deadline")]


def test_walking_says_where_one_has_come_to(tagging, monkeypatch):
    window, said = tagging, []
    monkeypatch.setattr("reader.desktop.tag_keys.announce", lambda _widget, words: said.append(words))
    tag(window, LEFT_WORDS, "due process")
    tag(window, "Attorney General", "deadline")
    pane(window).drop_selection()
    for _ in range(2):
        press(window, Qt.Key.Key_F8)
    assert len(said) == 2
    assert {words.split("”")[0] for words in said} == {"tag “due process", "tag “deadline"}
    assert any("2 of 2" in words and "EO 14010" in words for words in said)


@pytest.mark.parametrize("typed", ["DUE  process", "fair trial"])
def test_ctrl_enter_takes_the_tag_that_is_called_so_already(tagging, typed):
    window = tagging
    tag(window, LEFT_WORDS, "due process")
    window.tags.deeds.do("x", lambda book: with_aliases(book, "due-process", ("Fair trial",)))
    select(window, "Attorney General")
    press(window, Qt.Key.Key_T)
    write(window, typed)
    field = window.tags.popups.field
    assert [field.lines.item(at).text() for at in range(field.lines.count())] == ["due process"]
    press(window, Qt.Key.Key_Return, CTRL)
    assert [one.label for one in window.tags.book.vocabulary.tags] == ["due process"]
    assert tagged(window) == [(LEFT_WORDS, "due process"), ("Attorney General", "due process")]


def test_the_row_under_the_cursor_is_what_t_tags_in_the_rows(tagging):
    window = tagging
    window.view.show_view("rows")
    rows = window.view.text.rows
    rows.setFocus()
    for _ in range(4):
        press(window, Qt.Key.Key_Down)
    side = window.tags.choices.side
    segment = window.session.comparison.side(side).outline.segments[rows.row_segment(side)]
    press(window, Qt.Key.Key_T)
    write(window, "in rows")
    press(window, Qt.Key.Key_Return)
    (one,) = window.tags.book.annotations.values()
    assert one.targets[0].label == segment.label
    assert " ".join(one.targets[0].selector.exact.split())[:20] in " ".join(
        segment.own.of(window.session.comparison.side(side).outline.text).split()
    )


def test_the_card_keeps_its_size_from_passage_to_passage(tagging):
    window = tagging
    for words in (LEFT_WORDS, "Attorney General"):
        tag(window, words, "due process")
    press(window, Qt.Key.Key_F8)
    press(window, Qt.Key.Key_Return)
    card = window.tags.popups.card
    first, height = card.accessibleName(), card.height()
    press(window, Qt.Key.Key_Right)
    assert card.accessibleName() != first
    assert abs(card.height() - height) <= 40
    assert height > 90
    assert window.tags.popups.shown is card
    assert card.isAncestorOf(QApplication.focusWidget())


def test_the_words_that_an_open_field_is_about_are_seen(tagging):
    window = tagging
    before = pane(window).viewport().grab().toImage()
    press(window, Qt.Key.Key_T)
    assert pane(window)._meant
    assert window.tags.popups.field.box.line.placeholderText() != "Tag…"
    assert pane(window).viewport().grab().toImage() != before
    press(window, Qt.Key.Key_Escape)
    assert pane(window)._meant == ()


def test_a_quick_tag_is_told_of_without_moving_the_pages(tagging):
    window = tagging
    tag(window, LEFT_WORDS, "due process")
    select(window, "Attorney General")
    stood = pane(window).mapToGlobal(pane(window).rect().topLeft())
    press(window, Qt.Key.Key_R)
    assert "Tagged “due process”" in window.status.words
    assert pane(window).mapToGlobal(pane(window).rect().topLeft()) == stood
    press(window, Qt.Key.Key_Z, CTRL)
    assert "Tagged" not in window.status.words
