"""The gutter and the strips: ribbons, notes kept apart, and strips that scroll."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from reader.comparison import Comparison, Session, Side
from reader.desktop.panes import ComparisonView
from reader.desktop.panes.gutter import NOTE_LINE, Extent, Note, Shelf, clear_of, scene
from reader.desktop.panes.passages import link_ends, passage
from reader.desktop.panes.shown_marks import described


def note(link: int, side: Side, above: bool) -> str:
    return f"{'up' if above else 'down'} {link}"


def test_two_ends_in_view_make_a_ribbon_and_one_a_note() -> None:
    left = Shelf((Extent(0, 10, 60), Extent(1, 80, 130)))
    right = Shelf((Extent(0, 20, 40), Extent(1, 5000, 5100)))
    seen = scene((left, right), (0, 0), 600, note)
    assert [(ribbon.link, ribbon.left, ribbon.right) for ribbon in seen.ribbons] == [(0, (10, 60), (20, 40))]
    assert [(found.side, found.text, found.y) for found in seen.notes] == [(Side.LEFT, "down 1", 105)]
    assert [(bracket.top, bracket.foot) for bracket in seen.brackets] == [(80, 130)]


def test_notes_keep_clear_of_one_another_and_stay_in_the_gutter() -> None:
    left = Shelf(tuple(Extent(link, 570, 592) for link in range(3)))
    right = Shelf(tuple(Extent(link, 5000 + link, 5100) for link in range(3)))
    seen = scene((left, right), (0, 0), 600, note)
    places = sorted(found.y for found in seen.notes)
    assert all(second - first >= NOTE_LINE for first, second in pairwise(places))
    assert places[-1] + NOTE_LINE / 2 <= 600
    assert sum(len(found.links) for found in seen.notes) == 3


def test_notes_keep_clear_of_the_pill_of_the_current_ribbon() -> None:
    notes = [Note(Side.LEFT, (at,), f"down {at}", y) for at, y in enumerate((12.0, 90.0, 96.0, 108.0, 110.0, 300.0))]
    placed = clear_of(notes, 91, 109, 400)
    assert len(placed) == len(notes)
    assert all(found.y + NOTE_LINE / 2 <= 91 or found.y - NOTE_LINE / 2 >= 109 for found in placed)
    places = sorted(found.y for found in placed)
    assert all(second - first >= NOTE_LINE for first, second in pairwise(places))
    crowded = clear_of(notes[:4], 20, 38, 400)
    assert len([found for found in crowded if found.y < 20]) == 1
    assert len(crowded) == 4


def test_the_other_end_above_the_view_is_said_to_be_above() -> None:
    left, right = Shelf((Extent(0, 1000, 1050),)), Shelf((Extent(0, 20, 40),))
    assert scene((left, right), (900, 900), 600, note).notes[0].text == "up 0"


def test_a_shelf_finds_long_passages_that_began_above() -> None:
    shelf = Shelf((Extent(0, 0, 900), Extent(1, 100, 120), Extent(2, 500, 520), Extent(3, 800, 830)))
    assert [extent.link for extent in shelf.between(510, 600)] == [0, 2]


def test_a_passage_leaves_out_what_is_linked_for_itself(pair: Comparison) -> None:
    tree = pair.left.outline
    whole, own = tree.segment("4"), tree.segment("5")
    assert whole is not None
    assert own is not None
    named = frozenset(label for link in pair.bitext.links for label in link.left)
    assert passage(tree, "4", named) == whole.span
    assert passage(tree, "5", named) == own.own
    assert len(link_ends(pair)) == len(pair.bitext.links)


def test_a_note_leads_to_its_other_end(qtbot: QtBot, view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    view.set_following(False)
    bar = view.pane(Side.LEFT).verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    seen = view.link_map.scene()
    first = next(found for found in seen.notes if found.side is Side.LEFT)
    x = view.link_map._note_box(first).center().x()
    qtbot.mouseClick(view.link_map, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(first.y)))
    assert session.current is not None
    assert session.current.link == first.links[0]
    assert view.reading_label(Side.LEFT) == session.current.left[0]


def test_the_current_ribbon_continues_the_band_of_both_passages(
    view: ComparisonView, session: Session, pair: Comparison
) -> None:
    session.show(pair)
    step = next(step for step in pair.steps if step.left == ("3",))
    session.go_to(step)
    view.go_to_step(step)
    ribbon = next(found for found in view.link_map.scene().ribbons if found.link == step.link)
    for side, (top, foot) in ((Side.LEFT, ribbon.left), (Side.RIGHT, ribbon.right)):
        pane = view.pane(side)
        value = pane.verticalScrollBar().value()
        assert [(top + value, foot + value)] == list(pane._bands)
    assert view.link_map.link_at(QPointF(27, ribbon.left[0] + 10)) == (step.link,)


def test_a_tool_tip_gives_labels_relation_and_first_reason(pair: Comparison) -> None:
    assert described(pair, 4) == "3 ↔ 3: opposed\nboth speak of it"


def test_hidden_links_leave_only_the_current_one(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    view.set_links_shown(False)
    assert view.link_map.scene().ribbons == ()
    assert view.link_map.scene().notes == ()


def test_the_strip_scrolls_by_click_key_and_drag(
    qtbot: QtBot, view: ComparisonView, session: Session, pair: Comparison
) -> None:
    session.show(pair)
    strip, bar = view.strip(Side.LEFT), view.pane(Side.LEFT).verticalScrollBar()
    assert strip.accessibleName()
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, strip.height() // 2))
    assert abs(bar.value() + bar.pageStep() / 2 - (bar.maximum() + bar.pageStep()) / 2) < 20
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    assert bar.value() == 0
    qtbot.keyClick(strip, Qt.Key.Key_Down)
    assert bar.value() == 22
    bar.setValue(300)
    assert strip.value() == 300
    assert view.pane(Side.RIGHT).verticalScrollBar().value() > 0
