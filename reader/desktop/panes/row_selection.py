"""Words selected in the Rows view: within one cell, by mouse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reader.comparison import Side
from reader.desktop.panes.row_cells import RowCell
from reader.desktop.panes.row_items import RowItem
from reader.spans import Span


@dataclass(frozen=True, slots=True)
class CellSelection:
    """Document positions in one cell of one row; nothing where `item` is None."""

    item: RowItem | None = None
    side: Side = Side.LEFT
    anchor: int = 0
    position: int = 0

    def __bool__(self) -> bool:
        return self.item is not None and self.anchor != self.position

    def reaching(self, position: int) -> CellSelection:
        """The selection from the same anchor to another position."""
        return replace(self, position=position)

    def of(self, item: RowItem) -> Mapping[Side, tuple[int, int]]:
        """What is selected in a row: by side, first and last position."""
        if not self or item != self.item:
            return {}
        return {self.side: (min(self.anchor, self.position), max(self.anchor, self.position))}

    def span(self, cell: RowCell) -> Span:
        """The selected words in the reading text."""
        first, last = sorted((self.anchor, self.position))
        offsets = cell.laid.page.offsets
        start = offsets.to_text(first)
        return Span(start, max(start, offsets.to_text(last)))
