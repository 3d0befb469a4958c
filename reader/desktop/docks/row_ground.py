"""The ground of a list's row: the marked one, and the one that is pointed at."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from reader.desktop.theme import Theme

BAR = 3
"""Width of the bar at the left end of a marked row, in px."""


def paint_row_ground(
    painter: QPainter, rect: QRect, option: QStyleOptionViewItem, theme: Theme, *, bar: bool = False
) -> None:
    """Paint it in `rect`, by the state in `option`; with `bar` the marked row has a bar at its left end."""
    state = option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.colour("sel"))
        if bar:
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), theme.colour("ink"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.colour("sel", 0.5))
