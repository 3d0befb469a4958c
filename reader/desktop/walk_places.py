"""What a stop is to be made of: the words selected, the link, or the row of a dock that has the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from reader.comparison import ChangeRow, Comparison, Jump, Side, Step
from reader.desktop.docks.difference_rows import Said
from reader.desktop.docks.duty_list import DutyLine
from reader.desktop.docks.references import Cited
from reader.desktop.docks.topics import TopicCard
from reader.desktop.selections import is_in_view
from reader.spans import Span
from reader.walkthroughs import (
    Places,
    duty_places,
    passage_places,
    segment_places,
    step_places,
    topic_places,
)

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Meant:
    """Where a stop is to be."""

    places: Places
    topics: tuple[str, ...] = ()
    """Topics that are to be lit there before the others."""
    redline: bool = False
    """True where the redline belongs to it, whether it is shown just now or not."""


class Pointing:
    """Finds out what a person means."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def meant(self) -> Meant | None:
        """What has the keyboard: a row of a dock, else what is selected or current in the orders; None for nothing."""
        comparison, focused = self._window.session.comparison, QApplication.focusWidget()
        if comparison is None:
            return None
        row = self._in_right_dock(comparison, focused) or self._in_outline(comparison, focused)
        return row or self._in_text(comparison)

    def _in_right_dock(self, comparison: Comparison, focused: QWidget | None) -> Meant | None:
        right = self._window.right
        if focused is None or not right.isAncestorOf(focused):
            return None
        if right.topics.isAncestorOf(focused):
            return self._topic(comparison, focused)
        if right.directives.isAncestorOf(focused):
            line = right.directives.list.currentIndex().data(256)
            return Meant(duty_places(line.row)) if isinstance(line, DutyLine) else None
        if right.differences.isAncestorOf(focused):
            return self._difference(right.differences.list.current_key())
        if right.references.isAncestorOf(focused):
            return self._reference(comparison, right.references.list.current_key())
        return self._tagged(comparison) if focused is right.tag_dock.passages else None

    @staticmethod
    def _topic(comparison: Comparison, focused: QWidget) -> Meant | None:
        card: QWidget | None = focused
        while card is not None and not isinstance(card, TopicCard):
            card = card.parentWidget()
        return Meant(topic_places(comparison, card.topic), (card.topic,)) if isinstance(card, TopicCard) else None

    @staticmethod
    def _difference(key: object) -> Meant | None:
        if isinstance(key, Step):
            return Meant(step_places(key))
        if isinstance(key, ChangeRow):
            return Meant(((key.left,) if key.left else (), (key.right,) if key.right else ()), redline=True)
        if isinstance(key, Said) and key.checked.in_force:
            return Meant((tuple(key.checked.left), tuple(key.checked.right)))
        return None

    def _reference(self, comparison: Comparison, key: object) -> Meant | None:
        tab = self._window.right.references.tabs.chosen()
        if isinstance(key, Span) and tab in set(Side):
            return Meant(passage_places(comparison, Side(tab), key))
        if isinstance(key, Jump):
            return Meant(segment_places(comparison, key.side, key.label))
        if isinstance(key, Cited):
            spans = [key.authority.places(side) for side in Side]
            left, right = (tuple(one.label for one in places[:1]) for places in spans)
            return Meant((left, right))
        return None

    def _tagged(self, comparison: Comparison) -> Meant | None:
        """The words of the marked row of the tags, where they stand in an open order."""
        listed, tags = self._window.right.tag_dock.passages, self._window.tags
        at = listed.currentIndex()
        if not at.isValid():
            return None
        annotation = listed.passages.rows[at.row()].annotation
        spans = {side: mark.span for side in Side for mark in tags.marks(side)[::-1] if mark.annotation == annotation}
        if len(spans) == len(Side):
            return Meant(((spans[Side.LEFT],), (spans[Side.RIGHT],)))
        return next((Meant(passage_places(comparison, side, span)) for side, span in spans.items()), None)

    def _in_outline(self, comparison: Comparison, focused: QWidget | None) -> Meant | None:
        for side, tree in self._window.left.outline.trees.items():
            if focused is tree and tree.label():
                return Meant(segment_places(comparison, side, tree.label()))
        return None

    def _in_text(self, comparison: Comparison) -> Meant | None:
        window = self._window
        spans = {side: self._selected(side) for side in Side}
        left, right = spans[Side.LEFT], spans[Side.RIGHT]
        if left is not None and right is not None:
            return Meant(((left,), (right,)))
        for side, span in spans.items():
            if span is not None:
                return Meant(passage_places(comparison, side, span))
        step = window.session.current
        if step is not None and (not window.view.shows_text or is_in_view(window.view.text, window.session, step)):
            return Meant(step_places(step))
        label = window.view.reading_label(window.last_side)
        return Meant(segment_places(comparison, window.last_side, label)) if label else None

    def _selected(self, side: Side) -> Span | None:
        """The words selected on a side, without hanging label and white space."""
        return self._window.tags.choices.selected(side)
