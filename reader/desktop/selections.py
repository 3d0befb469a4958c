"""What is seen and selected in a text view, and which segments are selected."""

from __future__ import annotations

from reader.comparison import Session, Side, Step
from reader.desktop.panes import ComparisonView, RowsView
from reader.desktop.panes.row_facts import rows_of
from reader.desktop.panes.shown_marks import passages
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

    A segment that is touched itself stands for its parts as well.
    """
    text = span.of(outline.text)
    start = span.start + len(text) - len(text.lstrip())
    end = max(start + 1, span.end - (len(text) - len(text.rstrip())))
    touched = [at for at, one in enumerate(outline.segments) if one.own.start < end and one.own.end > start]
    chosen = set(touched)
    return tuple(
        outline.segments[at].label for at in touched if not any(above in chosen for above in outline.ancestors(at))
    )


def is_in_view(view: ComparisonView | RowsView, session: Session, step: Step) -> bool:
    """True where a passage of `step` begins in what the view shows just now."""
    comparison = session.comparison
    if comparison is None:
        return False
    if isinstance(view, ComparisonView):
        seen = {side: view.pane(side).seen() for side in Side}
        return any(seen[side].holds(span.start) for side in Side for span in passages(session, side, step))
    rows, scene = view.rows, view.rows.scene
    if scene is None:
        return False
    top = rows.verticalScrollBar().value()
    foot = top + rows.viewport().height()
    items = (scene.item_of(number) for number in rows_of(rows.facts, comparison, step))
    return any(at is not None and top - 40 <= scene.heights.tops[at] < foot for at in items)
