"""Where the Rows view stands, in code points of both orders, and the way back to it."""

from __future__ import annotations

from reader.comparison import Side
from reader.desktop.panes.row_columns import PAD
from reader.desktop.panes.row_items import FoldItem, RowItem
from reader.desktop.panes.rows_canvas import RowsCanvas


class RowPlaces:
    """The places of one canvas."""

    def __init__(self, rows: RowsCanvas) -> None:
        self._rows = rows

    def now(self) -> tuple[float, float]:
        """Code point on either side at the top of the view; of the nearest row above that has one."""
        scene, comparison = self._rows.scene, self._rows.session.comparison
        if scene is None or comparison is None or not scene.items:
            return 0.0, 0.0
        value = self._rows.verticalScrollBar().value()
        at = scene.heights.at(value)
        return self._place(Side.LEFT, at, value), self._place(Side.RIGHT, at, value)

    def _place(self, side: Side, at: int, value: float) -> float:
        scene, comparison = self._rows.scene, self._rows.session.comparison
        if scene is None or comparison is None:
            return 0.0
        item = scene.items[at]
        number = item.first if isinstance(item, FoldItem) else item.number
        cell = scene.row_cells(item)[side] if isinstance(item, RowItem) else None
        if cell is not None:
            return cell.laid.table.place_at(max(0.0, value - scene.heights.tops[at] - PAD))
        for row in range(number, -1, -1):
            segment = self._rows.facts[row].segment(side)
            if segment is not None:
                return float(comparison.side(side).outline.segments[segment].own.start)
        return 0.0

    def restore(self, left: float, right: float) -> None:
        """Bring the row of a place that `places` gave to the top; `right` counts where it follows `left` at once."""
        scene, comparison = self._rows.scene, self._rows.session.comparison
        if scene is None or comparison is None:
            return
        number = scene.row_near(Side.LEFT, comparison.left.outline.at(int(left)))
        other = scene.row_near(Side.RIGHT, comparison.right.outline.at(int(right)))
        side, place = Side.LEFT, left
        if number is None or self._follows(number, other):
            number, side, place = other, Side.RIGHT, right
        at = scene.item_of(number) if number is not None else None
        if at is None:
            return
        item = scene.items[at]
        cell = scene.row_cells(item)[side] if isinstance(item, RowItem) else None
        within = cell.laid.table.height_of(place) if cell else 0.0
        self._rows.scroll_to(scene.heights.tops[at] + (within + PAD if within else 0.0))
        self._rows.scroll_to(scene.heights.tops[at] + (within + PAD if within else 0.0))
        self._rows.settle()

    def _follows(self, number: int, other: int | None) -> bool:
        """True when row `other` comes after `number` with nothing of the left order between."""
        if other is None or other <= number:
            return False
        return all(fact.row.left is None for fact in self._rows.facts[number + 1 : other + 1])
