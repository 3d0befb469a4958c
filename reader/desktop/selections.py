"""Which words are selected in a text view, and which segments these are."""

from __future__ import annotations

from reader.comparison import Side
from reader.desktop.panes import ComparisonView, RowsView
from reader.spans import Span
from reader.structure import Outline


def selected_span(view: ComparisonView | RowsView, side: Side) -> Span | None:
    """The selected words of `side`; None where nothing is selected there."""
    if isinstance(view, ComparisonView):
        pane = view.pane(side)
        return pane.selected_span() if pane.textCursor().hasSelection() else None
    rows = view.rows
    chosen = rows.selection
    if not chosen or chosen.side is not side or chosen.item is None or rows.scene is None:
        return None
    cell = rows.scene.row_cells(chosen.item)[side]
    return chosen.span(cell) if cell else None


def labels_in(outline: Outline, span: Span) -> tuple[str, ...]:
    """The segments whose own words a selection touches; one that merely ends at a segment's edge does not touch it.

    A segment whose parts are all selected with it stands for them.
    """
    text = span.of(outline.text)
    start = span.start + len(text) - len(text.lstrip())
    end = max(start + 1, span.end - (len(text) - len(text.rstrip())))
    touched = [at for at, one in enumerate(outline.segments) if one.own.start < end and one.own.end > start]
    chosen = set(touched)
    return tuple(
        outline.segments[at].label for at in touched if not any(above in chosen for above in outline.ancestors(at))
    )
