"""Copying with citation: the selected words, or the passage where one reads; or both sides as a small table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication

from reader.comparison import Comparison, Side
from reader.desktop.panes import RowsView
from reader.export import Quote, citation, cited, facing_quote
from reader.spans import Span

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow


class Copying(QObject):
    """Puts words of the open orders on the clipboard, plain and rich."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def cited(self) -> None:
        """Copy the words selected last, or the passage where one reads, with what they are cited by."""
        comparison = self._window.session.comparison
        if comparison is None:
            return
        side, span = self._chosen(comparison)
        quote = cited(comparison.side(side), span) if span is not None else Quote("", "")
        if span is not None and quote.plain:
            said = self.tr("Copied with citation: {where}").format(where=citation(comparison.side(side), span))
            self._put(quote, said)
        else:
            self._window.message.say(self.tr("There are no words here to copy; select some in an order."), "warning")

    def both(self) -> None:
        """Copy what is selected left and right as a table; without selections the current link's two passages."""
        comparison = self._window.session.comparison
        if comparison is None:
            return
        spans = {side: self._window.view.selected_span(side) for side in Side}
        if not any(spans.values()):
            spans = self._row_spans(comparison)
        if not any(spans.values()):
            spans = self._current_spans(comparison)
        quote = facing_quote(comparison, spans[Side.LEFT], spans[Side.RIGHT])
        if not quote.plain:
            words = self.tr("Nothing is selected, and no link is the current one. Select words, or press Alt+Down.")
            self._window.message.say(words, "warning")
            return
        ends = [citation(comparison.side(side), span) for side, span in spans.items() if span is not None]
        self._put(quote, self.tr("Copied as a table: {where}").format(where=" ↔ ".join(ends)))

    def _chosen(self, comparison: Comparison) -> tuple[Side, Span | None]:
        """The words selected on the side worked in, else on the other; else the passage there."""
        view = self._window.view
        first = self._working_side()
        for side in (first, first.other):
            span = view.selected_span(side)
            if span is not None:
                return side, span
        row = self._row_spans(comparison)
        if any(row.values()):
            side = first if row[first] else first.other
            return side, row[side]
        step = self._window.session.current
        label = next(iter(step.labels(first)), "") if step else ""
        return first, self._passage(comparison, first, label or view.reading_label(first))

    def _working_side(self) -> Side:
        """The side whose page has the keyboard, else the one worked in last."""
        focused = QApplication.focusWidget()
        for side in Side:
            pane = self._window.view.facing.pane(side)
            if focused is pane or (focused is not None and pane.isAncestorOf(focused)):
                return side
        return self._window.last_side

    def _row_spans(self, comparison: Comparison) -> dict[Side, Span | None]:
        """In the Rows view: the passages of the row under the cursor."""
        found: dict[Side, Span | None] = dict.fromkeys(Side)
        view = self._window.view
        for side in Side if view.shows_text and isinstance(view.text, RowsView) else ():
            at = view.text.rows.row_segment(side) if isinstance(view.text, RowsView) else None
            found[side] = None if at is None else _own_words(comparison, side, at)
        return found

    @staticmethod
    def _passage(comparison: Comparison, side: Side, label: str) -> Span | None:
        segments = comparison.side(side).outline.segments
        at = next((at for at, one in enumerate(segments) if one.label == label), None)
        return None if at is None else _own_words(comparison, side, at)

    def _current_spans(self, comparison: Comparison) -> dict[Side, Span | None]:
        """From the first word to the last of what the current step has on either side."""
        step = self._window.session.current
        found: dict[Side, Span | None] = dict.fromkeys(Side)
        for side in Side if step else ():
            spans = [self._passage(comparison, side, label) for label in (step.labels(side) if step else ())]
            known = [span for span in spans if span is not None]
            if known:
                found[side] = Span(min(span.start for span in known), max(span.end for span in known))
        return found

    def _put(self, quote: Quote, said: str) -> None:
        data = QMimeData()
        data.setText(quote.plain)
        data.setHtml(quote.html)
        QApplication.clipboard().setMimeData(data)
        self._window.status.show_said(said)


def _own_words(comparison: Comparison, side: Side, at: int) -> Span:
    """The own words of a segment; where it has none but its heading, all that lies below it too."""
    tree = comparison.side(side).outline
    found = tree.segments[at]
    return found.own if found.body.of(tree.text).strip() else found.span
