"""The four views of a pair in one place: facing pages, rows, outline, matrix. Each is made when first shown.

Outwards it is the facing view's seam; what it is asked goes to the view that is shown, and what holds for reading
(places, selections) to the text view that was shown last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from reader.annotations import TagMark
from reader.comparison import Session, Side, Step
from reader.desktop.panes import ComparisonView, MatrixView, PairOutlineView, RowsView
from reader.desktop.selections import is_in_view, selected_span
from reader.desktop.theme import Theme
from reader.spans import Span

FACING, ROWS, OUTLINE, MATRIX = "facing", "rows", "outline", "matrix"
VIEWS = (FACING, ROWS, OUTLINE, MATRIX)

TextView = ComparisonView | RowsView


@dataclass(frozen=True, slots=True)
class _Left:
    """How a text view was left, and how the other one was entered: so that going back moves nothing."""

    name: str
    step: Step | None
    places: tuple[float, float]
    """Where it stood."""
    entered: tuple[float, float]
    """Where the other view stood when it had been entered from there."""


class Views(QStackedWidget):
    """Shows one of the views; outline and matrix lead back to the text view shown last."""

    segment_clicked = Signal(object, str)
    places_changed = Signal()
    swap_requested = Signal()
    choose_requested = Signal(object, object)
    zoom_changed = Signal(int)
    scores_wanted = Signal()
    """The matrix is seen and has no scores of this pair yet."""
    shown = Signal(str)
    """Name of the view that is shown now."""
    selected = Signal()
    """Other words are selected in a text view."""
    tag_pressed = Signal(str, object)
    """Id of the annotation whose bar was clicked (or Return was pressed on it), QPoint (global)."""
    tag_left = Signal()
    """Esc in a text: no annotation is to be current any more."""
    label_pressed = Signal(object, str, object)
    """Side, label, QPoint (global): a hanging label was clicked."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._zoom, self._compact, self._topics_shown = 100, False, True
        self._motion: int | None = None
        self._left: _Left | None = None
        self._stale: set[str] = set()
        self._marks: dict[Side, tuple[TagMark, ...]] = dict.fromkeys(Side, ())
        self._chosen = ""
        self._text_actions: list[QAction] = []
        self.tag_tip: Callable[[TagMark], str] = lambda mark: mark.name
        """Words the tool tip of a tag's bar."""
        self.name = FACING
        self.facing = ComparisonView(session, theme)
        self.text: TextView = self.facing
        """The text view that is shown, or was last."""
        self._made: dict[str, QWidget] = {FACING: self.facing}
        self.addWidget(self.facing)
        self._wire_text(self.facing)
        for side in Side:
            pane = self.facing.pane(side)
            pane.selectionChanged.connect(self.selected)
            pane.tag_pressed.connect(self.tag_pressed)
            pane.tag_left.connect(self.tag_left)
            pane.label_pressed.connect(lambda label, at, side=side: self.label_pressed.emit(side, label, at))
            pane.tip = lambda mark: self.tag_tip(mark)
        self.facing.link_map.tag_pressed.connect(self.tag_pressed)
        self.setFocusProxy(self.facing)

    def _wire_text(self, view: TextView) -> None:
        view.segment_clicked.connect(self.segment_clicked)
        view.places_changed.connect(lambda: self._moved(view))
        view.swap_requested.connect(self.swap_requested)
        view.choose_requested.connect(self.choose_requested)
        view.zoom_changed.connect(self.zoom_changed)

    def _moved(self, view: TextView) -> None:
        if view is self.text:
            self.places_changed.emit()

    # Turning from one to another

    def show_view(self, name: str) -> None:
        """Turn to a view; the place, the current step and all that is lit stay."""
        if name == self.name:
            return
        view = self._view(name)
        before = self.text
        entering = isinstance(view, ComparisonView | RowsView) and view is not before
        places, step = before.places(), self._session.current
        leads = entering and self.shows_text and step is not None and is_in_view(before, self._session, step)
        self.name = name
        self.setCurrentWidget(view)
        self.setFocusProxy(view)
        if name in self._stale:
            self._stale.discard(name)
            view.set_theme(self._theme)  # type: ignore[attr-defined]
        if entering and isinstance(view, ComparisonView | RowsView):
            self.text = view
            QTimer.singleShot(0, self, lambda: self._enter(view, before, places, leads))
        view.setFocus()
        self.shown.emit(name)

    def _enter(self, view: TextView, before: TextView, places: tuple[float, float], leads: bool) -> None:
        """The other text view goes where one read; where one only looked over and comes back, it stands as it was."""
        if self._session.comparison is None or view is not self.text:
            return
        name, step, left = self._name_of(view), self._session.current, self._left
        kept = left is not None and left.name == name and left.step == step and left.entered == places
        if left is not None and kept:
            view.restore_places(*left.places)
        else:
            view.restore_places(*places)
            if step is not None and leads:
                view.go_to_step(step)
        self._left = None
        QTimer.singleShot(250, self, lambda: self._note_entered(view, before, step, places))

    def _note_entered(self, view: TextView, before: TextView, step: Step | None, places: tuple[float, float]) -> None:
        if view is self.text:
            self._left = _Left(self._name_of(before), step, places, view.places())

    def _name_of(self, view: QWidget) -> str:
        return next(name for name, one in self._made.items() if one is view)

    def _view(self, name: str) -> QWidget:
        if name not in self._made:
            self._made[name] = view = self._make(name)
            self.addWidget(view)
        return self._made[name]

    def _make(self, name: str) -> QWidget:
        if name == ROWS:
            rows = RowsView(self._session, self._theme)
            self._wire_text(rows)
            rows.set_zoom(self._zoom)
            rows.set_compact(self._compact)
            rows.set_topics_shown(self._topics_shown)
            if self._motion is not None:
                rows.set_motion(self._motion)
            rows.rows.selection_changed.connect(self.selected)
            rows.rows.tag_pressed.connect(self.tag_pressed)
            rows.rows.tag_left.connect(self.tag_left)
            rows.rows.tip = lambda mark: self.tag_tip(mark)
            rows.rows.addActions(self._text_actions)
            rows.show_tags(self._marks, True)
            rows.show_chosen(self._chosen)
            return rows
        if name == OUTLINE:
            outline = PairOutlineView(self._session, self._theme)
            outline.set_zoom(self._zoom)
            outline.set_compact(self._compact)
            outline.place_chosen.connect(self._open_place)
            return outline
        matrix = MatrixView(self._session, self._theme)
        matrix.set_compact(self._compact)
        matrix.pair_chosen.connect(self._open_cell)
        matrix.scores_wanted.connect(self.scores_wanted)
        return matrix

    def made(self, name: str) -> QWidget | None:
        """A view, where it has been shown already."""
        return self._made.get(name)

    @property
    def shows_text(self) -> bool:
        """False while outline or matrix are shown."""
        return self.name in (FACING, ROWS)

    def to_text(self) -> None:
        """Turn back to the text view that was shown last."""
        self.show_view(self._name_of(self.text))

    def _open_place(self, side: Side, label: str) -> None:
        step = self._session.current
        self.to_text()
        if step is not None and label in step.labels(side):
            self.go_to_step(step)
        else:
            self.go_to_label(side, label)

    def _open_cell(self, left: str, right: str) -> None:
        """Both passages of a cell, side by side, whether they are linked or not."""
        comparison, step = self._session.comparison, self._session.current
        if comparison is None:
            return
        self.show_view(FACING)
        if step is not None and left in step.left and right in step.right:
            self.go_to_step(step)
            return
        labels = {Side.LEFT: left, Side.RIGHT: right}
        found = {side: comparison.side(side).outline.segment(label) for side, label in labels.items()}
        self.go_to_spans({side: segment.own for side, segment in found.items() if segment is not None})

    # What the shell sets

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = theme
        for name, view in self._made.items():
            view.set_theme(theme)  # type: ignore[attr-defined]
            if name != self.name:
                self._stale.add(name)  # what is hidden takes the application's palette only when it is shown

    def set_zoom(self, percent: int) -> None:
        """Type at `percent` in all views; the matrix has a size of its own."""
        grows, self._zoom = percent - self._zoom, percent
        for name, view in self._made.items():
            if not isinstance(view, MatrixView):
                view.set_zoom(percent)  # type: ignore[attr-defined]
            elif name == self.name and grows:
                view.zoom(1 if grows > 0 else -1)

    def set_compact(self, on: bool) -> None:
        """For a narrow window."""
        self._compact = on
        for view in self._made.values():
            view.set_compact(on)  # type: ignore[attr-defined]

    def set_motion(self, milliseconds: int) -> None:
        """How long a jump takes; 0 for no motion at all."""
        self._motion = milliseconds
        for view in self._texts():
            view.set_motion(milliseconds)

    def _texts(self) -> list[TextView]:
        return [view for view in self._made.values() if isinstance(view, ComparisonView | RowsView)]

    def set_following(self, on: bool) -> None:
        """Scroll the facing pages together."""
        self.facing.set_following(on)

    def set_topics_shown(self, on: bool) -> None:
        """Show topic tints and underlines."""
        self._topics_shown = on
        for view in self._texts():
            view.set_topics_shown(on)

    def set_links_shown(self, on: bool) -> None:
        """Show ribbons and gutter notes of the facing pages."""
        self.facing.set_links_shown(on)

    # Tags

    def show_tags(self, marks: Mapping[Side, tuple[TagMark, ...]], arriving: bool = False) -> None:
        """Draw these tags beside the texts; `arriving` with them, or else by a deed of the person."""
        self._marks = dict(marks)
        for view in self._texts():
            view.show_tags(self._marks, arriving)

    def show_chosen(self, annotation: str) -> None:
        """Lay a ground under the words of the current annotation; empty for none."""
        self._chosen = annotation
        for view in self._texts():
            view.show_chosen(annotation)

    def set_caret(self, on: bool) -> None:
        """Show a caret in the facing pages, which the arrows move."""
        for side in Side:
            self.facing.pane(side).set_caret(on)

    def add_text_action(self, action: QAction) -> None:
        """An action whose key counts only while a text has the keyboard: no other widget is to take it."""
        self._text_actions.append(action)
        for side in Side:
            self.facing.pane(side).addAction(action)
        for view in self._texts():
            if isinstance(view, RowsView):
                view.rows.addAction(action)

    # Going places

    def go_to_step(self, step: Step) -> None:
        """Bring a step into view; outline and matrix follow the session by themselves."""
        self.text.go_to_step(step)

    def go_to_label(self, side: Side, label: str) -> None:
        """Bring a segment into view."""
        self.text.go_to_label(side, label)

    def go_to_span(self, side: Side, span: Span) -> None:
        """Bring words into view, in a text view."""
        self.to_text()
        self.text.go_to_span(side, span)

    def go_to_spans(self, spans: Mapping[Side, Span], framed: bool = True) -> None:
        """Bring words on one side or on both into view, in a text view; `framed`: with a frame round them."""
        self.to_text()
        self.text.go_to_spans(spans, framed)

    def reading_label(self, side: Side) -> str:
        """Label of the segment at the reading line."""
        return self.text.reading_label(side)

    def places(self) -> tuple[float, float]:
        """Code point at the top line of each side."""
        return self.text.places()

    def restore_places(self, left: float, right: float) -> None:
        """Scroll to places that `places` gave."""
        self.text.restore_places(left, right)

    def focus_pane(self, side: Side, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Give a pane the keyboard; outline and matrix are one pane."""
        if self.shows_text:
            self.text.focus_pane(side, reason)
        else:
            self._made[self.name].setFocus(reason)

    def selected_span(self, side: Side) -> Span | None:
        """The words that are selected on `side` of the view shown; None where there are none."""
        return selected_span(self.text, side) if self.shows_text else None
