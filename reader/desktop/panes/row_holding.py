"""Where words of the Rows view stand on the screen; they keep their height while its columns are laid out anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from reader.comparison import Side
from reader.desktop.panes.row_cells import RowCell
from reader.desktop.panes.row_columns import PAD
from reader.desktop.panes.row_items import RowItem
from reader.spans import Span

if TYPE_CHECKING:
    from reader.desktop.panes.rows_canvas import RowsCanvas


def keep_words(rows: RowsCanvas, spans: Mapping[Side, Sequence[Span]], lay_out: Callable[[], None]) -> None:
    """Lay the rows out anew; the first of `spans` that begins in sight stays where it is."""
    height = rows.viewport().height() - rows.measures.line
    tops = {(side, span): top_of(rows, side, span) for side, found in spans.items() for span in found}
    held = next(((words, top) for words, top in tops.items() if top is not None and 0 <= top <= height), None)
    lay_out()
    now = top_of(rows, *held[0]) if held else None
    if held is not None and now is not None:
        rows.scroll_to(rows.verticalScrollBar().value() + now - held[1])


def top_of(rows: RowsCanvas, side: Side, span: Span) -> float | None:
    """Top of the first line of some words, in px of the view; None where their row is not in sight."""
    found = _row_of(rows, side, span)
    return found[0] + found[1].laid.table.extent(span)[0] if found else None


def end_of(rows: RowsCanvas, side: Side, span: Span) -> QPointF | None:
    """Where some words end, at the foot of their last line, in px of the view; None where their row is not in sight."""
    found = _row_of(rows, side, span)
    if found is None or rows.scene is None:
        return None
    top, cell = found
    within = Span(span.start, max(span.start, min(span.end, cell.span.end)))
    stretches = cell.laid.geometry.stretches(within)
    x = rows.scene.columns.cell(side) + (stretches[-1].right if stretches else 0.0)
    return QPointF(x, top + cell.laid.table.extent(within)[1])


def _row_of(rows: RowsCanvas, side: Side, span: Span) -> tuple[float, RowCell] | None:
    """The cell in which some words begin, and the top of its text in px of the view."""
    scene, value = rows.scene, rows.verticalScrollBar().value()
    if scene is None or not scene.items:
        return None
    for at in range(scene.heights.at(value), scene.heights.at(value + rows.viewport().height()) + 1):
        item = scene.items[at]
        cell = scene.row_cells(item)[side] if isinstance(item, RowItem) else None
        if cell is not None and cell.span.holds(span.start):
            return scene.heights.tops[at] + PAD - value, cell
    return None
