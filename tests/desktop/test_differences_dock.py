"""The Differences dock: filters, what moved, general provisions, changes of wording; the redline's switches."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.comparison import ChangeRow, Side, Verdict, changes, compare
from reader.desktop.docks.difference_rows import GENERAL, Fold, changes_text, step_rows
from reader.desktop.viewing import same_order
from reader.documents import Edition, read_bytes

OLD = """# Executive Order 13001 of January 5, 2018

# Keeping the Lighthouses Lit

By the authority vested in me as President, it is hereby ordered:

Section 1. Policy. The Keeper of Lights shall keep every lamp on the northern coast burning through the night.

Sec. 2. Reports. Within 30 days of March 1, 2018, the Keeper shall report to the Board on the oil that was used.

Sec. 3. General Provisions. (a) Nothing here shall be construed to impair the authority granted by law.

(b) This order shall be implemented consistent with applicable law and as far as there is money for it.
"""
NEW = OLD.replace("northern coast", "northern and the eastern coast").replace("March 1, 2018", "June 9, 2019")
NEW = NEW.replace("Keeper shall report", "Keeper must report").replace("(b) This order shall", "(b) This order must")


@pytest.fixture
def witnesses(window, taxonomy):
    """Two texts of one order that we wrote."""
    left, right = (read_bytes(text.encode(), name) for text, name in ((OLD, "old.md"), (NEW, "new.md")))
    identity = replace(left.identity, number="13001", edition=Edition.OFFICIAL)
    left, right = (replace(order, identity=identity) for order in (left, right))
    window.view.set_motion(0)
    window.session.mark_changes(False)
    window.session.show(compare(left, right, taxonomy))
    return window


def texts(window) -> list[str]:
    return [row.text for row in window.right.differences.list.rows.rows]


def test_two_witnesses_of_one_order_open_straight_with_the_redline(witnesses):
    assert same_order(witnesses.session.comparison)
    assert witnesses.session.redline
    assert witnesses.actions_by_id["redline"].isChecked()


def test_a_digest_is_no_witness(window):
    assert not same_order(window.session.comparison)
    assert not window.session.redline


def test_changes_are_listed_counted_and_stepped_through(witnesses):
    window, dock = witnesses, witnesses.right.differences
    dock.show_only("changes")
    found = changes(window.session.comparison)
    assert dock.count_words == changes_text(window.session.comparison, found)
    assert dock.count_words.startswith(f"{len(found)} changes, −")
    assert sum(isinstance(row.key, ChangeRow) for row in dock.list.rows.rows) == len(found)
    assert any("March 1, 2018" in text or "2018" in text for text in texts(window))
    QTest.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert dock.list.current_key() == found[0]
    assert window.session.current.link == found[0].link
    window.viewing.step_change(1)
    assert dock.list.current_key() == found[1]
    window.go(1)
    assert dock.count_words in window.status.words


@pytest.mark.parametrize(("switch", "word"), [("dates", "2019"), ("modals", "must")])
def test_a_switch_leaves_such_changes_out_and_stays_for_the_next_pair(witnesses, switch, word):
    window = witnesses

    def words() -> list[str]:
        return [row.right_words for row in changes(window.session.comparison)]

    assert any(word in one for one in words())
    window.actions_by_id[f"ignore-{switch}"].trigger()
    assert not any(word in one for one in words())
    assert any("eastern" in one for one in words())
    assert getattr(window.desk.redline_options, switch)
    assert window.toolbar.ignored.menu().actions()
    window.actions_by_id[f"ignore-{switch}"].trigger()
    assert any(word in one for one in words())


def test_the_filter_offers_every_kind_with_its_count(window):
    dock = window.right.differences
    dock._fill_menu()
    offered = [action.text() for action in dock._menu.actions() if action.text()]
    steps = window.session.comparison.steps
    opposed = sum(step.verdict is Verdict.OPPOSED for step in steps)
    assert f"Opposed  {opposed}" in offered
    assert f"Moved  {sum(step.moved for step in steps)}" in offered
    next(action for action in dock._menu.actions() if action.text().startswith("Opposed")).trigger()
    assert window.session.verdict is Verdict.OPPOSED
    assert dock.count_words == f"{opposed} opposed"
    assert dock.filter.text() == "Opposed"


def test_what_moved_stands_apart_with_its_number_kept(window):
    comparison, steps = window.session.comparison, window.session.steps
    rows = step_rows(comparison, steps, False, frozenset())
    head = next(at for at, row in enumerate(rows) if row.heading and row.text.startswith("Moved"))
    moved = [row for row in rows[head + 1 :] if not row.heading][: int(rows[head].trail)]
    assert all(row.key.moved for row in moved)
    assert all(not row.key.moved for row in rows[:head])
    assert all(steps[int(row.lead) - 1] is row.key for row in rows if row.lead)


def test_general_provisions_are_folded_and_dim(witnesses):
    window, dock = witnesses, witnesses.right.differences
    window.session.step_through(Verdict.SAME)
    comparison = window.session.comparison
    general = {number for number, link in enumerate(comparison.bitext.links) if link.boilerplate}
    assert general
    dock.show_only("")
    fold = next(row for row in dock.list.rows.rows if row.key == Fold(GENERAL))
    assert fold.fold is False
    shown = [row for row in dock.list.rows.rows if getattr(row.key, "link", None) in general]
    assert shown == []
    dock._choose(Fold(GENERAL))
    shown = [row for row in dock.list.rows.rows if getattr(row.key, "link", None) in general]
    assert shown
    assert all(row.dim for row in shown)


def test_a_passage_of_one_side_is_listed_below_its_order(window):
    heads = [row.text for row in window.right.differences.list.rows.rows if row.heading]
    assert f"Only in {window.session.comparison.side(Side.LEFT).order.identity.number}" in heads
