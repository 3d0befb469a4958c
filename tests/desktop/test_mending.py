"""A wrong parse is mended in the window, kept in the library, and taken back by name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu

from reader.comparison import Side
from reader.desktop.app import STARTER
from reader.desktop.facts_dialog import FactsDialog
from reader.desktop.mend_choices import Place, deed_words, with_facts
from reader.spans import Span
from reader.structure import Correction, Mend

WAIT = 20_000


def _place(window, side, label) -> Place:
    outline = window.session.comparison.side(side).outline
    return Place(outline, outline.segment(label).own.start)


def _labels(window, side):
    return window.session.comparison.side(side).outline.labels


def _do(window, qtbot, name, side, place):
    with qtbot.waitSignal(window.mends.mending.shown, timeout=WAIT):
        window.mends.do(name, side, place)


def test_what_is_no_label_is_mended_kept_and_taken_back_by_name(window, qtbot):
    before = _labels(window, Side.LEFT)
    assert "4(a)" in before
    window.view.restore_places(400.0, 300.0)
    places = window.view.places()
    _do(window, qtbot, "mend-no-label", Side.LEFT, _place(window, Side.LEFT, "4(a)"))
    assert "4(a)" not in _labels(window, Side.LEFT)
    assert window.view.places() == pytest.approx(places, abs=60)
    assert [one.mend for one in window.desk.library.corrections(STARTER.left)] == [Mend.TEXT]
    assert "no heading or label" in window.actions_by_id["undo"].text()
    with qtbot.waitSignal(window.mends.mending.shown, timeout=WAIT):
        window.actions_by_id["undo"].trigger()
    assert _labels(window, Side.LEFT) == before
    assert window.desk.library.corrections(STARTER.left) == ()
    assert "no heading or label" in window.actions_by_id["redo"].text()
    with qtbot.waitSignal(window.mends.mending.shown, timeout=WAIT):
        window.actions_by_id["redo"].trigger()
    assert "4(a)" not in _labels(window, Side.LEFT)


def test_a_paragraph_that_is_set_aside_stands_in_the_report(window, qtbot):
    place = _place(window, Side.RIGHT, "7")
    words = place.words.rstrip("…")
    _do(window, qtbot, "mend-aside", Side.RIGHT, place)
    order = window.session.comparison.right.order
    assert words not in " ".join(order.text.split())
    assert any(" ".join(piece.text.split()).startswith(words[:20]) for piece in order.set_aside)


def test_a_paragraph_is_split_at_the_selection_and_joined_again(window, qtbot):
    outline = window.session.comparison.left.outline
    blocks = len(outline.order.blocks)
    body = outline.segment("1").body
    at = outline.text.index(" ", body.start + 40) + 1
    place = Place(outline, at, Span(at, at + 20))
    assert place.split_words
    _do(window, qtbot, "mend-split", Side.LEFT, place)
    assert len(window.session.comparison.left.order.blocks) == blocks + 1
    _do(window, qtbot, "mend-join", Side.LEFT, Place(window.session.comparison.left.outline, at + 3))
    assert len(window.session.comparison.left.order.blocks) == blocks


def test_a_label_is_asked_for_and_one_that_cannot_be_changes_nothing(window, qtbot):
    place = _place(window, Side.RIGHT, "7")
    window.mends.do("mend-label", Side.RIGHT, place)
    dialog = window.findChild(QInputDialog)
    assert dialog.textValue() == "7"
    dialog.setTextValue("no such thing")
    dialog.accept()
    qtbot.waitUntil(lambda: "is no label" in window.message.words, timeout=WAIT)
    assert window.desk.library.corrections(STARTER.right) == ()
    with qtbot.waitSignal(window.mends.mending.shown, timeout=WAIT):
        window.mends.mending.mend(Side.RIGHT, place.correction(Mend.LABEL, "17"))
    assert "17" in _labels(window, Side.RIGHT)


def test_the_menu_key_opens_the_panes_menu_where_one_reads(window):
    window.go_to_label(Side.LEFT, "1")
    pane = window.view.facing.pane(Side.LEFT)
    pane.setFocus()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(60, 60), pane.viewport().mapToGlobal(QPoint()))
    QApplication.sendEvent(pane.viewport(), event)
    menu = next(one for one in window.findChildren(QMenu) if one.isVisible() and one.actions())
    texts = [one.text().replace("&", "") for one in menu.actions() if one.text()]
    assert "Set aside" in texts
    assert "Belongs under" in texts
    assert "About this order" in texts
    menu.close()
    assert event.type() is QEvent.Type.ContextMenu


def test_places_offered_above_a_paragraph_are_those_it_could_belong_under(window):
    place = _place(window, Side.LEFT, "4(a)(ii)(B)")
    assert place.parents()[:3] == ("4(a)(ii)(A)", "4(a)(ii)", "4(a)")
    assert place.opens
    assert not place.is_heading


def test_a_fact_is_mended_and_a_date_that_cannot_be_is_told(window, qtbot):
    window.last_side = Side.RIGHT
    window.mends.edit_facts(Side.RIGHT)
    dialog = window.findChild(FactsDialog)
    dialog.fields["date"].setText("the day before yesterday")
    dialog.accept()
    assert "is no date" in dialog.words.text()
    dialog.fields["date"].setText("2025-01-21")
    dialog.fields["title"].setText("Another Title")
    with qtbot.waitSignal(window.mends.mending.shown, timeout=WAIT):
        dialog.accept()
    identity = window.session.comparison.right.order.identity
    assert (str(identity.date), identity.title) == ("2025-01-21", "Another Title")
    entry = window.desk.library.entry(STARTER.right)
    assert (str(entry.date), entry.title) == ("2025-01-21", "Another Title")
    with qtbot.waitSignal(window.mends.mending.shown, timeout=WAIT):
        window.actions_by_id["undo"].trigger()
    assert window.desk.library.entry(STARTER.right).title != "Another Title"


def test_an_order_beside_the_library_is_not_mended(window, qtbot):
    window.desk.pair = window.desk.pair.with_side(Side.LEFT, "/somewhere/else.md")
    window.mends.mending.mend(Side.LEFT, Correction(Mend.FACT, None, "1", "number"))
    assert "import it first" in window.message.words


def test_a_newer_fact_takes_the_place_of_the_older_one():
    old = (Correction(Mend.FACT, None, "1", "number"), Correction(Mend.FACT, None, "A", "title"))
    new = with_facts(old, {"number": "2"})
    assert [(one.field, one.value) for one in new] == [("title", "A"), ("number", "2")]
    assert deed_words(new[1]) == "number"
