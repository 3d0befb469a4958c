"""The line that says an order was revoked, and opens the pair at the clause."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.comparison import Side
from reader.desktop.desk import Pair

WAIT = 30_000


@pytest.fixture
def revoked(window, qtbot):
    """14010 on the right is said to revoke 13767 on the left ... and 14165 stands beside it instead."""
    done = []
    window.desk.open_pair(Pair("eo-13767-digest", "eo-14165-digest"), lambda: done.append(1))
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT)
    qtbot.waitUntil(lambda: window.studies.lineage.graph is not None, timeout=WAIT)
    return window


def test_a_revoked_order_says_so_and_the_other_says_nothing(revoked):
    left, right = (revoked.studies.banner.halves[side] for side in Side)
    assert left.isVisible()
    assert left.words.text().startswith("EO 13767: Revoked by EO 14010")
    assert not right.isVisible()
    assert revoked.studies.banner.geometry().bottom() < revoked.body.geometry().top() + 1


def test_the_button_opens_the_pair_at_the_clause(revoked, qtbot, monkeypatch):
    went = []
    monkeypatch.setattr(revoked.view, "go_to_span", lambda side, span: went.append((side, span)))
    revoked.studies.banner.halves[Side.LEFT].button.click()
    qtbot.waitUntil(lambda: bool(went), timeout=WAIT)
    assert revoked.desk.pair == Pair("eo-13767-digest", "eo-14010-digest")
    side, span = went[0]
    assert side is Side.RIGHT
    assert "13767" in span.of(revoked.session.comparison.right.outline.text)
    half = revoked.studies.banner.halves[Side.LEFT]
    assert half.button.text() == "Show the clause"


def test_it_is_put_away_for_that_order_and_stays_away(revoked, qtbot):
    line = revoked.studies.banner
    line.halves[Side.LEFT]._close.setFocus()
    QTest.keyClick(line.halves[Side.LEFT]._close, Qt.Key.Key_Space)
    assert not line.isVisible()
    revoked.desk.swap()
    qtbot.waitUntil(lambda: revoked.desk.pair.left == "eo-14165-digest", timeout=WAIT)
    assert not line.isVisible()
