"""Topics: lit and put out, counted, stepped through on either side or both."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.comparison import SLOTS, Side


@pytest.fixture
def went(window, monkeypatch):
    """Where the pages were told to go."""
    calls = []
    monkeypatch.setattr(window.view, "go_to_spans", lambda spans: calls.extend(spans.items()))
    return calls


def _both(window):
    return next(row for row in window.session.comparison.topics if len(row.left) > 1 and len(row.right) > 1)


def test_lit_topics_are_cards_and_the_others_check_boxes(window):
    dock, session = window.right.topics, window.session
    assert set(dock.cards) == set(session.slots)
    assert set(dock.cards) | set(dock.checks) == {row.topic.id for row in session.comparison.topics}
    assert dock._count.text() == f"{len(session.slots)} of {len(session.comparison.topics)} lit"


def test_a_topic_is_put_out_and_lit_again(window):
    dock, topic = window.right.topics, next(iter(window.session.slots))
    QTest.keyClick(dock.cards[topic], Qt.Key.Key_Space)
    assert topic not in window.session.slots
    assert topic in dock.checks
    dock.checks[topic].click()
    assert topic in window.session.slots
    assert topic in dock.cards


def test_a_ninth_topic_asks_to_put_one_out(window):
    dock = window.right.topics
    topics = [row.topic.id for row in window.session.comparison.topics]
    assert len(topics) > SLOTS
    window.session.light_only(topics[:SLOTS])
    dock.checks[topics[SLOTS]].click()
    assert topics[SLOTS] not in window.session.slots
    assert not dock.checks[topics[SLOTS]].isChecked()
    assert "Put one out first" in window.message.words


@pytest.mark.parametrize(("key", "side"), [(Qt.Key.Key_Left, Side.LEFT), (Qt.Key.Key_Right, Side.RIGHT)])
def test_arrow_keys_step_through_one_sides_places_round_and_round(window, went, key, side):
    row = _both(window)
    window.session.light_only([row.topic.id])
    places = row.mentions(side)
    for _ in range(len(places) + 1):
        QTest.keyClick(window.right.topics.cards[row.topic.id], key)
    assert went == [(side, mention.span) for mention in (*places, places[0])]


def test_a_click_on_the_card_goes_on_in_both_orders(window, went):
    row = _both(window)
    window.session.light_only([row.topic.id])
    card = window.right.topics.cards[row.topic.id]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().center())
    assert went == [(Side.LEFT, row.left[0].span), (Side.RIGHT, row.right[0].span)]


def test_a_click_on_the_mark_puts_the_topic_out(window, went):
    topic = next(iter(window.session.slots))
    card = window.right.topics.cards[topic]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=card._mark.geometry().center())
    assert topic not in window.session.slots
    assert went == []


def test_in_a_narrow_window_the_topics_are_chips(window, went, qtbot):
    window.resize(1024, 700)
    qtbot.waitUntil(window.chips.isVisible)
    row = _both(window)
    window.session.light_only([row.topic.id])
    assert [chip.topic for chip in window.chips.chips] == [row.topic.id]
    window.chips.chips[0].click()
    assert [side for side, _ in went] == [Side.LEFT, Side.RIGHT]


def test_topics_links_redline_and_following_are_switched_by_their_keys(window, monkeypatch):
    told = {}
    for name in ("set_topics_shown", "set_links_shown", "set_following"):
        monkeypatch.setattr(window.view, name, lambda on, name=name: told.update({name: on}))
    for key in (Qt.Key.Key_T, Qt.Key.Key_K, Qt.Key.Key_J, Qt.Key.Key_R):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert told == {"set_topics_shown": False, "set_links_shown": False, "set_following": False}
    assert window.session.redline
    assert window.actions_by_id["redline"].isChecked()
