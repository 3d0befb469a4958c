"""The strip of the Rows view: a tick for each row in the colour of its relation, the view, the current rows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from reader.comparison import Verdict
from reader.desktop.panes.measures import Measures
from reader.desktop.panes.row_items import FoldItem, Item
from reader.desktop.panes.rows_canvas import RowsCanvas
from reader.desktop.panes.scroll_strip import ScrollStrip
from reader.desktop.theme import Theme

_LINKED = (Verdict.OPPOSED, Verdict.REVISED, Verdict.RELATED, Verdict.SAME)


class RowsStrip(ScrollStrip):
    """Scrolls the rows. Linked rows are squares, rows without counterpart are dashes, folded rows stand close."""

    def __init__(self, rows: RowsCanvas, theme: Theme, measures: Measures, parent: QWidget | None = None) -> None:
        self._rows = rows
        super().__init__(rows, theme, measures, parent)
        rows.laid_out.connect(self.redraw)
        self.setAccessibleName(self.tr("Overview of the rows"))
        self.setToolTip(self.tr("All rows: a tick for each in the colour of its relation, and the part in view"))

    def _draw_ticks(self, painter: QPainter) -> None:
        scene = self._rows.scene
        if scene is None:
            return
        last = -9.0
        for at, item in enumerate(scene.items):
            top, foot = scene.heights.tops[at], scene.heights.tops[at + 1]
            for number, height in _places(item, top, foot):
                y = round(self.y_of(height))
                fact = self._rows.facts[number]
                if fact.own and fact.verdict is not None and (y > last or fact.verdict is Verdict.OPPOSED):
                    self._tick(painter, fact.verdict, y)
                    last = y

    def _tick(self, painter: QPainter, verdict: Verdict, y: int) -> None:
        side = 5.0
        x = round((self.width() - side) / 2)
        colour = self.theme.verdict(verdict)
        if verdict in _LINKED:
            painter.fillRect(QRectF(x, y, side, 4), colour)
        else:
            painter.fillRect(QRectF(x, y + 1, side, 1.2), self.theme.colour("ink3"))

    def _frame_current(self, painter: QPainter) -> None:
        scene, step = self._rows.scene, self._rows.session.current
        if scene is None or step is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.verdict(step.verdict), 1.5))
        for number in self._rows.current:
            at = scene.item_of(number)
            if at is not None:
                top, foot = (self.y_of(height) for height in scene.heights.tops[at : at + 2])
                painter.drawRect(QRectF(0.75, top, self.width() - 1.5, max(6.0, foot - top)))


def _places(item: Item, top: float, foot: float) -> list[tuple[int, float]]:
    """Each row of an item and the height it is marked at; those of a closed fold share its height."""
    if not isinstance(item, FoldItem):
        return [(item.number, top + 8)]
    if item.open:
        return []
    return [(item.first + at, top + (foot - top) * at / item.length) for at in range(item.length)]
