"""What both orders cite, what only one does, and what leads from one to the other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from reader.comparison import Side, authorities, compare, counterparts_of_references, links_within
from reader.desktop.docks.references import Cited
from reader.documents import read_bytes
from reader.library import Library


@pytest.fixture
def dock(window):
    window.right.tabs.choose("references")
    return window.right.references


@pytest.fixture
def went(window, dock, monkeypatch):
    calls = []
    dock.both_chosen.disconnect()
    dock.both_chosen.connect(calls.append)
    return calls


def _rows(dock, wanted):
    return [row for row in dock.list.rows.rows if isinstance(row.key, Cited) and wanted(row.key.authority)]


def test_every_authority_stands_under_its_head(window, dock):
    lines = authorities(window.session.comparison).lines
    shown = [row.key.authority for row in dock.list.rows.rows if isinstance(row.key, Cited)]
    assert sorted(line.name for line in lines) == sorted(line.name for line in shown)
    both = _rows(dock, lambda line: line.left and line.right)
    head = next(at for at, row in enumerate(dock.list.rows.rows) if row.text.startswith("Both cite"))
    assert dock.list.rows.rows[head + 1] == both[0]


def test_enter_steps_through_both_and_arrows_through_one_side_round_and_round(dock, went):
    row = _rows(dock, lambda line: line.left and line.right)[0]
    line = row.key.authority
    dock.list.mark(row.key)
    QTest.keyClick(dock.list, Qt.Key.Key_Return)
    assert went == [{Side.LEFT: line.left[0].span, Side.RIGHT: line.right[0].span}]
    went.clear()
    for _ in line.left:
        QTest.keyClick(dock.list, Qt.Key.Key_Left)
    assert [list(spans) for spans in went] == [[Side.LEFT]] * len(line.left)
    assert went[-1] == {Side.LEFT: line.left[0].span}


def test_a_click_on_a_count_steps_on_that_side_alone(dock, went):
    row = _rows(dock, lambda line: line.left and line.right)[0]
    place = dock.list.visualRect(dock.list.model().index(dock.list.rows.rows.index(row), 0))
    end = dock.list.viewport().width() - 12
    for x in (end - 3, end - 22, place.left() + 30):
        QTest.mouseClick(dock.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, place.top() + 10))
    assert [list(spans) for spans in went] == [[Side.RIGHT], [Side.LEFT], [Side.LEFT, Side.RIGHT]]


@pytest.fixture
def citing(window, library_folder, taxonomy):
    """A pair of which one order names the other."""
    library = Library(library_folder)
    pair = library.order("eo-14010-digest"), library.order("eo-13767-digest")
    window.session.show(compare(*pair, taxonomy))
    assert counterparts_of_references(window.session.comparison)
    return window


def test_a_citation_of_the_other_order_leads_to_it(citing, monkeypatch):
    citing.right.tabs.choose("references")
    jump = counterparts_of_references(citing.session.comparison)[0]
    calls = []
    monkeypatch.setattr(citing.view, "go_to_spans", calls.append)
    dock = citing.right.references
    dock.list.mark(jump)
    QTest.keyClick(dock.list, Qt.Key.Key_Return)
    assert calls[0][jump.side] == jump.span
    segment = citing.session.comparison.side(jump.to_side).outline.segment(jump.to_label)
    assert segment.own.covers(calls[0][jump.to_side])


def test_ctrl_click_on_a_citation_in_a_pane_leads_there_and_a_plain_click_does_not(citing, qtbot, monkeypatch):
    jump = counterparts_of_references(citing.session.comparison)[0]
    citing.view.go_to_span(jump.side, jump.span)
    qtbot.wait(400)
    pane = citing.view.facing.pane(jump.side)
    cursor = pane.textCursor()
    cursor.setPosition(pane.page.offsets.to_document(jump.span.start) + 3)
    at = pane.cursorRect(cursor).center()
    calls = []
    monkeypatch.setattr(citing.studies.clicks, "_go", calls.append)
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert calls == []
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
    assert calls == [jump]


OWN = b"""---
title: Keeping the Harbors Open
kind: executive order
---

Sec. 1. Purpose. Harbors serve the whole coast.

Sec. 2. Survey. (a) The Secretary of Commerce shall survey every harbor.

(b) The survey shall follow section 1 of this order.
"""


def test_its_own_sections_lead_within_the_same_pane(window, dock, monkeypatch, taxonomy):
    order = read_bytes(OWN, "harbors.md")
    window.session.show(compare(order, order, taxonomy))
    jump = links_within(window.session.comparison, Side.LEFT)[0]
    assert jump.to_label == "1"
    dock.tabs.choose("left")
    calls = []
    monkeypatch.setattr(window.view, "go_to_spans", calls.append)
    dock.list.mark(jump)
    QTest.keyClick(dock.list, Qt.Key.Key_Return)
    assert list(calls[0]) == [Side.LEFT]
