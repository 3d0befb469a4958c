"""The way to a row of the Rows view: it is brought into view whole where it fits."""

from __future__ import annotations

from collections.abc import Callable

from reader.comparison import Side
from reader.desktop.panes.glide import Glide
from reader.desktop.panes.row_columns import PAD
from reader.desktop.panes.row_items import RowItem
from reader.desktop.panes.rows_canvas import RowsCanvas
from reader.spans import Span


class RowJumps:
    """Jumps within one canvas. A new jump takes over from one still under way."""

    def __init__(self, rows: RowsCanvas) -> None:
        self._rows = rows
        self._glide = Glide(rows)

    def set_duration(self, milliseconds: int) -> None:
        """How long a jump takes; 0 for no motion at all."""
        self._glide.duration = milliseconds

    def stop(self) -> None:
        """End a jump under way."""
        self._glide.stop()

    def height_of(self, side: Side, number: int, span: Span) -> float:
        """How far below its row's top the words of `span` end, in px."""
        scene = self._rows.scene
        at = scene.item_of(number) if scene else None
        item = scene.items[at] if scene and at is not None else None
        cell = scene.row_cells(item)[side] if scene and isinstance(item, RowItem) else None
        return PAD + cell.laid.table.extent(span)[1] if cell else 0.0

    def go(self, number: int, below: float, landed: Callable[[], None]) -> None:
        """Glide to a row, then call `landed`; `below`: px of it that must be seen though it be taller than the view."""
        self.stop()
        if number not in self._rows.kept:
            self._rows.keep({number})
        bar = self._rows.verticalScrollBar()
        self._glide.go({bar: self._value(number, below)}, lambda: self._land(number, below, landed))

    def _value(self, number: int, below: float) -> float:
        scene, height = self._rows.scene, self._rows.viewport().height()
        value = self._rows.value_of(number)
        at = scene.item_of(number) if scene else None
        if scene is None or at is None:
            return value
        return max(value, scene.heights.tops[at] + below + self._rows.measures.line - height) if below else value

    def _land(self, number: int, below: float, landed: Callable[[], None]) -> None:
        """A jump is over: heights that were measured on the way are taken into account, and no line is cut."""
        self._rows.scroll_to(self._value(number, below))
        self._rows.settle()
        self._rows.at = self._rows.scene.item_of(number) if self._rows.scene else None
        landed()
