"""What the panes tell the window, and what the window has them do at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel

from reader.comparison import Side
from reader.desktop.app import as_left, first_step
from reader.desktop.settings import Settings


def _turn(window, by: int) -> None:
    port = window.view.facing.pane(Side.LEFT).viewport()
    event = QWheelEvent(
        QPointF(40, 40),
        port.mapToGlobal(QPointF(40, 40)),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def test_the_windows_zoom_follows_ctrl_and_the_wheel(window):
    _turn(window, 120)
    assert window.zoom > 100
    assert as_left(window, Settings()).zoom == window.zoom
    wheel = window.zoom
    window.actions_by_id["zoom-in"].trigger()
    assert window.zoom > wheel


def test_stepping_a_topic_in_both_orders_brings_each_sides_place_into_view(window, qtbot):
    row = next(row for row in window.session.comparison.topics if len(row.left) > 1 and len(row.right) > 1)
    window.session.light_only([row.topic.id])
    for turn in range(2):
        window.step_topic(row.topic.id, None, 1)
        qtbot.wait(300)
        for side in Side:
            span, seen = row.mentions(side)[turn].span, window.view.facing.pane(side).seen()
            assert seen.start <= span.start
            assert span.end <= seen.end


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900), (1300, 760)])
def test_the_rows_of_the_link_panel_never_lie_over_one_another(window, qapp, size):
    window.go_to_step(first_step(window))
    window.resize(*size)
    window.body.show_dock(Side.RIGHT, True)  # in a narrow window it lies over the text
    window.session.go(1)
    window.session.go(-1)
    qapp.sendPostedEvents()
    panel = window.right.link
    labels = [one for one in panel.findChildren(QLabel) if not one.isHidden() and one.text()]
    boxes = [one.rect().translated(one.mapTo(panel, QPoint())) for one in labels if one.isVisibleTo(panel)]
    over = [(a, b) for at, a in enumerate(boxes) for b in boxes[at + 1 :] if a.intersects(b)]
    assert over == []
