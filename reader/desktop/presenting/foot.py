"""The foot of every page of a presentation: whose words are shown, a dot for each stop, the keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from reader.desktop.fonts import ui_font
from reader.desktop.presenting.stage import Stage
from reader.desktop.theme import Theme
from reader.walkthroughs import Performance

_MOST_DOTS = 30


def paint_foot(
    painter: QPainter, stage: Stage, state: Performance, theme: Theme, badge: str, keys: str
) -> list[tuple[QRectF, int]]:
    """Paint the foot; where its dots are, and which page each leads to."""
    row, font = stage.foot, ui_font(stage.type(18))
    painter.setFont(font)
    painter.setPen(theme.colour("ink2"))
    metrics = QFontMetricsF(font)
    total = state.last + 1
    dots = total * stage.px(34) if total <= _MOST_DOTS else 0.0
    side = (row.width() - dots) / 2 - stage.px(24)
    left = metrics.elidedText(badge, Qt.TextElideMode.ElideRight, side)
    right = metrics.elidedText(keys, Qt.TextElideMode.ElideRight, side)
    painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, left)
    painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
    if not dots:
        painter.drawText(row, Qt.AlignmentFlag.AlignCenter, f"{state.at + 1} / {total}")
        return []
    return [_dot(painter, stage, state, theme, row, number, total) for number in range(total)]


def _dot(
    painter: QPainter, stage: Stage, state: Performance, theme: Theme, row: QRectF, number: int, total: int
) -> tuple[QRectF, int]:
    """One stop: filled where it is behind, a bar where one stands, a ring where it is to come."""
    place = QRectF(row.center().x() + (number - total / 2) * stage.px(34), row.top(), stage.px(34), row.height())
    radius = stage.px(6)
    box = QRectF(place.center().x() - radius, place.center().y() - radius, 2 * radius, 2 * radius)
    if number == state.at:
        box = box.adjusted(-stage.px(7), stage.px(0.5), stage.px(7), -stage.px(0.5))
    painter.setPen(Qt.PenStyle.NoPen if number <= state.at else QPen(theme.colour("ink3"), max(1.0, stage.px(1.6))))
    filled = "ink" if number == state.at else "ink3"
    painter.setBrush(theme.colour(filled) if number <= state.at else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)
    return place, number
