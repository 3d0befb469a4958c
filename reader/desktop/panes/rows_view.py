"""The two orders as rows with equal tops: every passage beside its counterpart, quiet rows folded away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QWidget

from reader.annotations import TagMark
from reader.comparison import Changed, Comparison, Session, Side, Step
from reader.desktop.panes.empty_page import EmptyPage
from reader.desktop.panes.measures import READING_SHARE, Measures
from reader.desktop.panes.pane_head import PaneHead
from reader.desktop.panes.row_facts import label_of, rows_of
from reader.desktop.panes.row_items import FoldItem, Wanted
from reader.desktop.panes.row_jumps import RowJumps
from reader.desktop.panes.row_places import RowPlaces
from reader.desktop.panes.rows_area import RowsArea
from reader.desktop.panes.rows_bar import RowsBar
from reader.desktop.panes.rows_strip import RowsStrip
from reader.desktop.panes.shown_marks import pane_marks
from reader.desktop.panes.swap_button import HeadsMiddle
from reader.desktop.panes.zoom_steps import ZOOM_STEPS, next_zoom
from reader.desktop.theme import Theme
from reader.spans import Span

_NEW_STEP = {Changed.PAIR, Changed.LINKS, Changed.CURRENT}
_HANDS = (QEvent.Type.Wheel, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)


class RowsView(QWidget):
    """The Rows view. Its methods are named as those of the facing pages."""

    segment_clicked = Signal(object, str)
    """Side, label: the person clicked a passage."""
    places_changed = Signal()
    """The reading line moved to another row."""
    swap_requested = Signal()
    """The swap button between the heads was pressed."""
    choose_requested = Signal(object, object)
    """Side, QPoint (global): the order's name in the head was pressed."""
    zoom_changed = Signal(int)
    """Per cent: the person turned the wheel with Ctrl."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._measures = Measures()
        self._topics_shown = True
        self._spot: dict[Side, Span | None] = dict.fromkeys(Side)
        self._labels = dict.fromkeys(Side, "")
        self._landed: int | None = None
        self._filtering = False
        self._missed: set[Changed] = set()
        self._heads = {side: PaneHead(theme, crumb=False) for side in Side}
        self._middle = HeadsMiddle(theme)
        self._bar = RowsBar(theme)
        self._rows = RowsArea(session, theme, self._measures)
        self._strip = RowsStrip(self._rows, theme, self._measures)
        self._places = RowPlaces(self._rows)
        self._jumps = RowJumps(self._rows)
        self._empty = EmptyPage(theme)
        self._pages = QWidget()
        self._compose()
        self._connect()
        self._missed.add(Changed.PAIR)
        session.watch(self._follow)

    @property
    def rows(self) -> RowsArea:
        """The rows themselves."""
        return self._rows

    @property
    def strip(self) -> RowsStrip:
        """The overview strip."""
        return self._strip

    @property
    def bar(self) -> RowsBar:
        """The line of chips."""
        return self._bar

    def _compose(self) -> None:
        self._grid = QGridLayout(self._pages)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addWidget(self._heads[Side.LEFT], 0, 0)
        self._grid.addWidget(self._middle, 0, 1)
        self._grid.addWidget(self._heads[Side.RIGHT], 0, 2, 1, 2)
        self._grid.addWidget(self._bar, 1, 0, 1, 4)
        self._grid.addWidget(self._rows, 2, 0, 1, 3)
        self._grid.addWidget(self._strip, 2, 3)
        self._grid.setColumnStretch(2, 1)
        self._grid.setRowStretch(2, 1)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._pages)
        self.setFocusProxy(self._rows)

    def _connect(self) -> None:
        self._middle.button.clicked.connect(self.swap_requested)
        for side in Side:
            self._heads[side].choose_requested.connect(lambda at, side=side: self._ask_for_order(side, at))
        self._bar.wanted_changed.connect(self._want)
        self._rows.row_chosen.connect(self._choose)
        self._rows.zoom_turned.connect(self._turn_zoom)
        self._rows.columns_changed.connect(self._align_heads)
        self._rows.laid_out.connect(self._note_places)
        self._rows.verticalScrollBar().valueChanged.connect(self._scrolled)
        for widget in (self._rows, self._rows.viewport(), self._strip):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The person's hand ends a jump that is still under way."""
        if event.type() in _HANDS:
            self._jumps.stop()
        return super().eventFilter(watched, event)

    def _align_heads(self) -> None:
        """Names stand above the texts, the swap button above the relations."""
        scene = self._rows.scene
        if scene is None:
            return
        columns = scene.columns
        self._grid.setColumnMinimumWidth(0, columns.middle)
        self._heads[Side.LEFT].setFixedWidth(columns.middle)
        self._middle.setFixedWidth(columns.middle_width)
        self._heads[Side.LEFT].set_edges(*columns.edges(Side.LEFT))
        self._heads[Side.RIGHT].set_edges(*(x - columns.right for x in columns.edges(Side.RIGHT)))

    # What the shell sets

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        for head in self._heads.values():
            head.set_theme(theme)
        for widget in (self._middle, self._bar, self._rows, self._strip, self._empty):
            widget.set_theme(theme)

    def set_zoom(self, percent: int) -> None:
        """Type and line height at `percent` (70 to 250)."""
        self._set_measures(Measures(min(max(percent, ZOOM_STEPS[0]), ZOOM_STEPS[-1]), self._measures.compact))

    def set_compact(self, on: bool) -> None:
        """Narrower columns and strip, for a narrow window."""
        self._bar.set_compact(on)
        self._set_measures(Measures(self._measures.zoom, on))

    def _set_measures(self, measures: Measures) -> None:
        if measures != self._measures:
            self._measures = measures
            self._strip.set_measures(measures)
            self._rows.set_measures(measures)
            self._rows.settle()

    def _turn_zoom(self, way: int) -> None:
        wanted = next_zoom(self._measures.zoom, way)
        if wanted is not None:
            self.set_zoom(wanted)
            self.zoom_changed.emit(wanted)

    def set_motion(self, milliseconds: int) -> None:
        """How long a jump takes; 0 for no motion at all."""
        self._jumps.set_duration(milliseconds)

    def set_topics_shown(self, on: bool) -> None:
        """Show topic tints and underlines."""
        self._topics_shown = on
        self._mark()

    def show_tags(self, marks: Mapping[Side, Sequence[TagMark]], arriving: bool = False) -> None:
        """Draw these tags beside the texts; `arriving` with them, or else by a deed of the person."""
        self._rows.show_tags(marks, arriving)

    def show_chosen(self, annotation: str) -> None:
        """Lay a ground under the words of the current annotation; empty for none."""
        self._rows.show_chosen(annotation)

    # What the session says

    def _follow(self, changed: Changed) -> None:
        """Copy what changed; while the view is hidden, keep it for when it is shown."""
        self._missed.add(changed)
        if self.isVisible():
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Take over what happened while the view was hidden."""
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self) -> None:
        missed, self._missed = self._missed, set()
        if Changed.PAIR in missed:
            self._show_pair(self._session.comparison)
        elif Changed.LINKS in missed and self._session.comparison is not None:
            self._landed = None
            self._bar.show_comparison(self._session.comparison)
            self._rows.revise(self._session.comparison)
        if Changed.FILTER in missed:
            self._take_filter()
        if Changed.REDLINE in missed:
            self._bar.show_legend(self._session.redline)
        if missed & _NEW_STEP:
            self._spot = dict.fromkeys(Side)
            self._rows.show_current()
        if missed:
            self._mark()
            self._strip.redraw()

    def _show_pair(self, comparison: Comparison | None) -> None:
        self._stack.setCurrentWidget(self._pages if comparison else self._empty)
        self._jumps.stop()
        self._spot = dict.fromkeys(Side)
        self._landed = None
        if comparison is not None:
            for side in Side:
                self._heads[side].show_reading(comparison.side(side))
            self._bar.show_comparison(comparison)
            names = (comparison.left.order.name, comparison.right.order.name)
            self._rows.setAccessibleName(self.tr("Rows of {left} and {right}").format(left=names[0], right=names[1]))
        self._bar.show_legend(self._session.redline)
        self._rows.show_comparison(comparison)
        self._labels = dict.fromkeys(Side, "")
        self._note_places()

    def _mark(self) -> None:
        if self._session.comparison is not None:
            self._rows.show_marks(
                {side: pane_marks(self._session, side, self._topics_shown, self._spot[side]) for side in Side}
            )

    def _want(self, wanted: Wanted) -> None:
        """A chip was pressed: one verdict alone is also what is stepped through."""
        self._rows.show_wanted(wanted)
        alone = next(iter(wanted.verdicts)) if len(wanted.verdicts) == 1 and not wanted.moved else None
        if alone is not self._session.verdict:
            self._filtering = True
            self._session.step_through(alone)
            self._filtering = False
        self._settle_on_current()

    def _take_filter(self) -> None:
        """Elsewhere in the window another verdict was chosen to be stepped through."""
        if self._filtering:
            return
        verdict = self._session.verdict
        wanted = Wanted(frozenset({verdict})) if verdict else Wanted()
        self._bar.show_wanted(wanted)
        self._rows.show_wanted(wanted)
        self._settle_on_current()

    def _settle_on_current(self) -> None:
        """Another choice of rows: begin at the current one, or at the top."""
        if self._rows.current:
            self._go_to_row(self._rows.current[0])
        else:
            self._rows.verticalScrollBar().setValue(0)

    # Going places

    def go_to_step(self, step: Step) -> None:
        """Bring the rows of a step into view, whole where they fit."""
        self._catch_up()
        comparison = self._session.comparison
        numbers = rows_of(self._rows.facts, comparison, step) if comparison else ()
        if numbers:
            self._go_to_row(numbers[0])

    def go_to_label(self, side: Side, label: str) -> None:
        """Bring the row of a segment into view; a fold that hides it shows it."""
        self._catch_up()
        comparison = self._session.comparison
        at = comparison.side(side).outline.index(label) if comparison else None
        number = self._rows.scene.row_near(side, at) if self._rows.scene and at is not None else None
        if number is not None:
            self._go_to_row(number)

    def go_to_span(self, side: Side, span: Span) -> None:
        """Bring words into view (whole lines), mark them as the place just gone to."""
        self.go_to_spans({side: span})

    def go_to_spans(self, spans: Mapping[Side, Span], framed: bool = True) -> None:
        """Bring words on one side or on both into view, and frame them; the first row of them is gone to."""
        self._catch_up()
        comparison = self._session.comparison
        if comparison is None or not spans or self._rows.scene is None:
            return
        self._spot = {side: spans.get(side) if framed else None for side in Side}
        self._mark()
        rows = {
            side: self._rows.scene.row_near(side, comparison.side(side).outline.at(span.start))
            for side, span in spans.items()
        }
        found = [number for number in rows.values() if number is not None]
        if not found:
            return
        self._rows.keep(found)
        side = next(side for side, number in rows.items() if number is not None)
        self._go_to_row(found[0], self._jumps.height_of(side, found[0], spans[side]))

    def _go_to_row(self, number: int, below: float = 0.0) -> None:
        """Glide to a row; `below`: px of it that must be seen though it be taller than the view."""
        self._jumps.go(number, below, lambda: self._land(number))

    def _land(self, number: int) -> None:
        self._landed = number
        self._note_places()

    def _scrolled(self) -> None:
        self._landed = None
        self._note_places()

    def _choose(self, number: int, side: Side) -> None:
        """A click on a row: what it shows becomes current, where it stands."""
        comparison = self._session.comparison
        if comparison is None:
            return
        fact = self._rows.facts[number]
        side = side if fact.segment(side) is not None else side.other
        label = label_of(comparison, fact, side)
        if fact.own:
            self._session.go_to(fact.step)
        else:
            self._session.select(side, label)
        self.segment_clicked.emit(side, label)

    def _ask_for_order(self, side: Side, point: QPoint) -> None:
        self.choose_requested.emit(side, point)

    # Where one reads

    def reading_label(self, side: Side) -> str:
        """Label of the row at the reading line; where it has nothing on `side`, of the nearest one above."""
        self._catch_up()
        comparison, number = self._session.comparison, self._reading_row()
        if comparison is None or number is None:
            return ""
        for at in range(number, -1, -1):
            label = label_of(comparison, self._rows.facts[at], side)
            if label:
                return label
        return next((label for fact in self._rows.facts if (label := label_of(comparison, fact, side))), "")

    def _reading_row(self) -> int | None:
        if self._landed is not None:
            return self._landed
        bar, height = self._rows.verticalScrollBar(), self._rows.viewport().height()
        ease = max(1.0, min(height, bar.maximum()) / 2)
        share = min(1.0, bar.value() / ease)
        at = self._rows.item_at(height * READING_SHARE * share)
        item = self._rows.scene.items[at] if self._rows.scene and at is not None else None
        return item.first if isinstance(item, FoldItem) else item.number if item else None

    def _note_places(self) -> None:
        labels = {side: self.reading_label(side) for side in Side}
        if labels != self._labels:
            self._labels = labels
            self.places_changed.emit()

    def places(self) -> tuple[float, float]:
        """Code point on either side at the top of the view; of the nearest row above that has one."""
        self._catch_up()
        return self._places.now()

    def restore_places(self, left: float, right: float) -> None:
        """Bring the row of a place that `places` gave to the top; `right` counts where it follows `left` at once."""
        self._catch_up()
        self._places.restore(left, right)
        self._note_places()

    def focus_pane(self, _side: Side, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Give the rows the keyboard; they are one pane for both sides."""
        self._rows.setFocus(reason)
