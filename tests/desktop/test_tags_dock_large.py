"""A library of 10,000 annotations: dock and window open, filter and paint without a visible wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.annotations import Annotation, Selector, Tag, Tagbook, Target, Vocabulary, passage_rows
from reader.comparison import Side
from reader.history import History

MANY = 10_000
NOW = datetime(2026, 11, 14, 10, 0, tzinfo=UTC)
AT_ONCE = 0.1
"""Seconds within which an answer is felt as immediate (Nielsen 1993), of this process' own time."""


def _book(key: str) -> Tagbook:
    """120 tags in a tree of three levels; one annotation in ten stands in the open order."""
    tags = []
    for n in range(120):
        broader = None if n < 12 else f"tag-{n // 12}" if n % 3 else None
        tags.append(Tag(f"tag-{n}", f"tag {n} on {('law', 'time', 'money')[n % 3]}", broader, "T", n % 6))
    made = {}
    for n in range(MANY):
        order = key if n % 10 == 0 else f"eo-{13000 + n % 300}"
        words = Selector(f"words number {n} of the made library", "", "", 10 * n, 10 * n + 40)
        id_ = f"urn:uuid:{n:032d}"
        made[id_] = Annotation(id_, (Target(order, words, "4(b)", order),), f"tag-{n % 120}", (), ("ann",), NOW)
    return Tagbook(Vocabulary(tuple(tags)), MappingProxyType(made))


@pytest.fixture
def dock(window, qtbot):
    tags = window.tags
    qtbot.waitUntil(lambda: tags.session.loaded, timeout=20_000)
    book = _book(tags.key(Side.LEFT))
    passage_rows(book)  # as the session does when it reads the files, off the window's thread
    tags.session.history = History(book)  # nothing is written: the disk is not what is measured
    tags._place()
    qtbot.waitUntil(lambda: len(tags.placements(Side.LEFT)) == MANY // 10, timeout=60_000)
    return window.right.tag_dock


def _seconds(qapp, act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    qapp.processEvents()
    return time.process_time() - start


def test_the_dock_opens_and_filters_at_once(window, dock, qapp) -> None:
    opened = _seconds(qapp, window.actions_by_id["tags-dock"].trigger)
    keys = [_seconds(qapp, lambda key=key: QTest.keyClicks(dock.filter, key)) for key in "tag 11"]
    _seconds(qapp, dock.filter.clear)
    words = [_seconds(qapp, lambda key=key: QTest.keyClicks(dock.filter, key)) for key in "number 99"]
    walked = [_seconds(qapp, lambda: QTest.keyClick(dock.tree, Qt.Key.Key_Down)) for _ in range(5)]
    assert opened < 2 * AT_ONCE
    assert max(*keys, *words, *walked) < AT_ONCE


def test_the_window_of_all_passages_opens_sorts_and_filters_at_once(window, dock, qapp) -> None:
    opened = _seconds(qapp, window.actions_by_id["tags-passages"].trigger)
    passages = window.tag_studies.passages
    assert len(passages.table.passages.rows) == MANY
    sorts = [_seconds(qapp, lambda column=column: passages.sort_by(column)) for column in range(8)]
    passages.filter.setText("number 99")
    filtered = _seconds(qapp, passages.show_rows)
    assert 0 < len(passages.table.passages.rows) < MANY
    assert opened < 3 * AT_ONCE
    assert max(sorts) < 2 * AT_ONCE
    assert filtered < AT_ONCE
