"""What is to be tagged: the selected words, a whole segment, or the link between two passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from reader.annotations import Target
from reader.comparison import Side
from reader.desktop.panes.row_holding import end_of
from reader.desktop.panes.shown_marks import passages
from reader.desktop.wording import short_label
from reader.spans import Span, trimmed

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow
    from reader.desktop.tag_places import TaggedText


@dataclass(frozen=True, slots=True)
class Choice:
    """A passage on one side, or both ends of a link."""

    side: Side
    """Where it is; of a link, the left."""
    spans: tuple[Span, ...]
    """Its words; of a link, those on the left and those on the right."""
    targets: tuple[Target, ...]
    where: str
    """`4(b)(i)`; of a link, `4(b)(i) ↔ 2(d)`."""
    words: str
    """The words, on one line; of a link, none."""
    whole: bool = False
    """True for a whole segment or a link, False for words that were selected."""


class Choices:
    """Finds out what a person means."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @property
    def side(self) -> Side:
        """The side that has the keyboard, else the one worked in last."""
        window = self._window
        if window.view.text is window.view.facing:
            return next((side for side in Side if window.view.facing.pane(side).hasFocus()), window.last_side)
        rows = window.view.text.rows  # type: ignore[union-attr]
        if rows.selection:
            return rows.selection.side
        first = window.last_side
        return first if rows.row_segment(first) is not None or rows.row_segment(first.other) is None else first.other

    def selected(self, side: Side) -> Span | None:
        """The selected words of a side, without white space and hanging label; None where there are none."""
        view = self._window.view
        if not view.shows_text:
            return None
        if view.text is view.facing:
            return view.facing.pane(side).chosen_words() or None
        span, comparison = view.selected_span(side), self._window.session.comparison
        return (trimmed(comparison.side(side).outline.text, span) or None) if span and comparison else None

    def passage(self, texts: dict[Side, TaggedText]) -> Choice | None:
        """The selected words on the side worked in, else on the other; without any, the segment one reads."""
        first = self.side
        for side in (first, first.other):
            span = self.selected(side)
            if span is not None and side in texts:
                return self.words(texts[side], side, span)
        return self.segment(texts, first)

    def segment(self, texts: dict[Side, TaggedText], side: Side | None = None, label: str = "") -> Choice | None:
        """A whole segment: the one called `label`, else that of the caret or selection, else the one one reads."""
        side = side or self.side
        text = texts.get(side)
        segment = text.outline.segment(label or self._label_here(text, side)) if text else None
        if text is None or segment is None:
            return None
        whole = segment.body if segment.body and not segment.heading else segment.own
        span = trimmed(text.outline.text, whole)
        return self.words(text, side, span, True) if span else None

    def _label_here(self, text: TaggedText, side: Side) -> str:
        span = self.selected(side)
        if span is not None:
            return text.label_at(span.start)
        view = self._window.view
        if view.text is not view.facing:
            at = view.text.rows.row_segment(side)  # type: ignore[union-attr]
            return text.outline.segments[at].label if at is not None else view.reading_label(side)
        caret = view.facing.pane(side).caret_offset
        return text.label_at(caret) if caret is not None else view.reading_label(side)

    @staticmethod
    def words(text: TaggedText, side: Side, span: Span, whole: bool = False) -> Choice:
        """Words of an open text."""
        target = text.target(span)
        quote = " ".join(span.of(text.outline.text).split())
        return Choice(side, (span,), (target,), short_label(target.label), quote, whole)

    def link(self, texts: dict[Side, TaggedText]) -> Choice | None:
        """The current link; None where the current step has none."""
        session = self._window.session
        step = session.current
        if step is None or step.link is None or len(texts) < len(Side):
            return None
        found = {side: passages(session, side, step) for side in Side}
        if not all(found.values()):
            return None
        spans = tuple(trimmed(texts[side].outline.text, found[side][0]) for side in Side)
        targets = tuple(texts[side].target(span) for side, span in zip(Side, spans, strict=True))
        where = " ↔ ".join(short_label(target.label) for target in targets)
        return Choice(Side.LEFT, spans, targets, where, "", True)

    def place(self, choice: Choice) -> QPoint:
        """Where on the screen the passage ends: what is asked about it opens there."""
        view = self._window.view
        if view.text is view.facing and view.shows_text:
            return view.facing.pane(choice.side).place_of(choice.spans[0])
        if view.shows_text:
            rows = view.text.rows  # type: ignore[union-attr]
            end = end_of(rows, choice.side, choice.spans[0])
            if end is not None:
                foot = min(max(end.y(), 30.0), rows.viewport().height() - 4.0)
                return QPoint(rows.viewport().mapToGlobal(QPoint(round(end.x()), round(foot))))
        area = self._window.body.pages
        x = area.width() // 4 if choice.side is Side.LEFT else 5 * area.width() // 8
        return area.mapToGlobal(QPoint(x, area.height() // 3))
