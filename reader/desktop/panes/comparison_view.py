"""Two orders side by side: panes, gutter, strips and heads, watching one session."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QWidget

from reader.annotations import TagMark
from reader.comparison import Changed, Comparison, Session, Side, Step
from reader.desktop.panes.empty_page import EmptyPage
from reader.desktop.panes.glide import Fade, Glide
from reader.desktop.panes.landing import Target, alone, beside, level
from reader.desktop.panes.link_map import LinkMap
from reader.desktop.panes.measures import Measures
from reader.desktop.panes.overview_strip import OverviewStrip
from reader.desktop.panes.pane_head import PaneHead
from reader.desktop.panes.passages import Ends, link_ends
from reader.desktop.panes.scroll_sync import ScrollSync
from reader.desktop.panes.shown_marks import described, pane_marks, passages, strip_marks
from reader.desktop.panes.swap_button import HeadsMiddle
from reader.desktop.panes.text_pane import TextPane
from reader.desktop.panes.zoom_steps import ZOOM_STEPS, next_zoom
from reader.desktop.theme import Theme
from reader.spans import Span

_HANDS = (QEvent.Type.Wheel, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)
_SIDES = (Side.LEFT, Side.RIGHT)


class ComparisonView(QWidget):
    """The facing pages."""

    segment_clicked = Signal(object, str)
    """Side, label: the person clicked a passage."""
    places_changed = Signal()
    """The reading line moved to another segment on either side."""
    swap_requested = Signal()
    """The swap button between the heads was pressed."""
    choose_requested = Signal(object, object)
    """Side, QPoint (global): the order's name in the head was pressed."""
    zoom_changed = Signal(int)
    """Per cent: the person turned the wheel with Ctrl."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._measures = Measures()
        self._topics_shown = True
        self._ends: tuple[Ends, ...] = ()
        self._spot: dict[Side, Span | None] = dict.fromkeys(_SIDES)
        self._labels = dict.fromkeys(_SIDES, "")
        self._panes = {side: TextPane(side, theme, self._measures) for side in _SIDES}
        self._strips = {side: OverviewStrip(self._panes[side], theme, self._measures) for side in _SIDES}
        self._heads = {side: PaneHead(theme) for side in _SIDES}
        self._middle = HeadsMiddle(theme)
        self._link_map = LinkMap(self._panes[Side.LEFT], self._panes[Side.RIGHT], theme, self._measures)
        self._sync = ScrollSync(self._panes[Side.LEFT], self._panes[Side.RIGHT], self)
        self._glide = Glide(self)
        self._fade = Fade(self._show_strength, self)
        self._empty = EmptyPage(theme)
        self._pages = QWidget()
        self._compose()
        self.setFocusProxy(self._panes[Side.LEFT])
        self._connect()
        session.watch(self._follow)
        self._follow(Changed.PAIR)

    @property
    def link_map(self) -> LinkMap:
        """The gutter."""
        return self._link_map

    def _compose(self) -> None:
        grid = QGridLayout(self._pages)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        left, right = _SIDES
        grid.addWidget(self._heads[left], 0, 0, 1, 2)
        grid.addWidget(self._middle, 0, 2)
        grid.addWidget(self._heads[right], 0, 3, 1, 2)
        row = (self._strips[left], self._panes[left], self._link_map, self._panes[right], self._strips[right])
        for column, widget in enumerate(row):
            grid.addWidget(widget, 1, column)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._pages)
        order = (self._panes[left], self._panes[right], self._strips[left], self._strips[right])
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self._middle.button.clicked.connect(self.swap_requested)
        self._link_map.link_chosen.connect(self._choose_link)
        for side in _SIDES:
            pane = self._panes[side]
            pane.segment_pressed.connect(self._with_side(self._choose_segment, side))
            pane.laid_out.connect(self._with_side(self._laid_out, side))
            pane.zoom_turned.connect(self._turn_zoom)
            pane.verticalScrollBar().valueChanged.connect(self._note_places)
            pane.viewport().installEventFilter(self)
            pane.installEventFilter(self)
            self._strips[side].installEventFilter(self)
            self._heads[side].choose_requested.connect(self._with_side(self.choose_requested.emit, side))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The person's hand ends a jump that is still under way."""
        if event.type() in _HANDS:
            self._glide.stop()
        return super().eventFilter(watched, event)

    @staticmethod
    def _with_side(slot: Callable[..., None], side: Side) -> Callable[..., None]:
        return lambda *arguments: slot(side, *arguments)

    # What the shell sets

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = theme
        for side in _SIDES:
            self._panes[side].set_theme(theme)
            self._strips[side].set_theme(theme)
            self._heads[side].set_theme(theme)
        for widget in (self._middle, self._link_map, self._empty):
            widget.set_theme(theme)

    def set_zoom(self, percent: int) -> None:
        """Type and line height at `percent` (70 to 250)."""
        self._set_measures(Measures(min(max(percent, ZOOM_STEPS[0]), ZOOM_STEPS[-1]), self._measures.compact))

    def set_compact(self, on: bool) -> None:
        """Narrower gutter, label column and strips, for a narrow window."""
        self._set_measures(Measures(self._measures.zoom, on))

    def _set_measures(self, measures: Measures) -> None:
        if measures == self._measures:
            return
        self._measures = measures
        self._sync.hold()
        for side in _SIDES:
            self._strips[side].set_measures(measures)
            self._panes[side].set_measures(measures)
        self._link_map.set_measures(measures)
        self._land()

    def _turn_zoom(self, way: int) -> None:
        wanted = next_zoom(self._measures.zoom, way)
        if wanted is not None:
            self.set_zoom(wanted)
            self.zoom_changed.emit(wanted)

    def set_motion(self, milliseconds: int) -> None:
        """How long a jump takes; 0 for no motion at all."""
        self._glide.duration = milliseconds
        self._fade.duration = min(self._fade.duration, milliseconds)

    def pane(self, side: Side) -> TextPane:
        """The text pane on `side`."""
        return self._panes[side]

    def strip(self, side: Side) -> OverviewStrip:
        """The overview strip on `side`."""
        return self._strips[side]

    def set_following(self, on: bool) -> None:
        """Scroll the panes together."""
        self._sync.set_following(on)

    def set_topics_shown(self, on: bool) -> None:
        """Show topic tints and underlines."""
        self._topics_shown = on
        self._mark()

    def set_links_shown(self, on: bool) -> None:
        """Show ribbons and gutter notes."""
        self._link_map.set_shown(on)

    def show_tags(self, marks: Mapping[Side, Sequence[TagMark]], arriving: bool = False) -> None:
        """Draw these tags beside the texts; `arriving` with them, or else by a deed of the person."""
        for side in _SIDES:
            self._panes[side].show_tags(marks[side], arriving)

    def show_chosen(self, annotation: str) -> None:
        """Lay a ground under the words of the current annotation; empty for none."""
        for side in _SIDES:
            self._panes[side].show_chosen(annotation)

    # What the session says

    def _follow(self, changed: Changed) -> None:
        if changed is Changed.PAIR:
            self._show_pair(self._session.comparison)
        elif changed is Changed.FILTER:
            return
        elif changed is Changed.LINKS:
            self._show_links(self._session.comparison)
        if changed is Changed.CURRENT:
            self._spot = dict.fromkeys(_SIDES)
            self._fade.start()
        self._show_current()
        self._mark()

    def _show_strength(self, strength: float) -> None:
        self._link_map.show_strength(strength)
        for pane in self._panes.values():
            pane.band_strength = strength
            pane.viewport().update()

    def _show_pair(self, comparison: Comparison | None) -> None:
        self._stack.setCurrentWidget(self._pages if comparison else self._empty)
        self._glide.stop()
        self._sync.hold()
        self._spot = dict.fromkeys(_SIDES)
        if comparison is not None:
            for side in _SIDES:
                reading = comparison.side(side)
                self._panes[side].show_reading(reading)
                self._heads[side].show_reading(reading)
                self._strips[side].show_name(reading.order.name)
        self._show_links(comparison)
        self._land()
        self._labels = dict.fromkeys(_SIDES, "")
        self._note_places()

    def _show_links(self, comparison: Comparison | None) -> None:
        """The links of the same two texts; the pages stay as they are."""
        self._sync.show_map(comparison.scroll_map if comparison else None)
        self._ends = link_ends(comparison) if comparison else ()
        self._link_map.show_links(self._ends, self._describe)

    def _show_current(self) -> None:
        step = self._session.current
        found = {side: self._passages(side, step) for side in _SIDES}
        self._sync.show_current(found[Side.LEFT], found[Side.RIGHT])
        alone = next(((side, spans[0], step.verdict) for side, spans in found.items() if step and spans), None)
        link = step.link if step else None
        self._link_map.show_current(link, alone if link is None else None)

    def _passages(self, side: Side, step: Step | None) -> tuple[Span, ...]:
        return passages(self._session, side, step)

    def _mark(self) -> None:
        if self._session.comparison is None:
            return
        for side in _SIDES:
            marks = pane_marks(self._session, side, self._topics_shown, self._spot[side])
            self._panes[side].show_marks(marks)
            self._strips[side].show_marks(strip_marks(self._session, side, self._topics_shown, self._ends))

    def _describe(self, link: int) -> str:
        return described(self._session.comparison, link) if self._session.comparison else ""

    # Going places

    def go_to_label(self, side: Side, label: str) -> None:
        """Bring a segment to the reading line, its partner beside it."""
        comparison = self._session.comparison
        segment = comparison.side(side).outline.segment(label) if comparison else None
        if segment is None:
            return
        step = self._session.step_at(side, label)
        if step is not None and label in step.labels(side) and step.labels(side.other):
            self.go_to_step(step)
            return
        self._land_on(side, segment.own, label)

    def go_to_span(self, side: Side, span: Span) -> None:
        """Bring words into view (whole lines), mark them as the place just gone to."""
        self.go_to_spans({side: span})

    def go_to_spans(self, spans: Mapping[Side, Span], framed: bool = True) -> None:
        """Bring words on one side or on both into view, each at its pane's reading line, and frame them."""
        if self._session.comparison is None or not spans:
            return
        self._spot = {side: spans.get(side) if framed else None for side in _SIDES}
        self._mark()
        if len(spans) == 1:
            for side, span in spans.items():
                self._land_on(side, span)
            return
        targets = {side: self._target(side, (span,)) for side, span in spans.items()}
        pane = self._panes[Side.LEFT]
        line, height = pane.reading_line, pane.viewport().height()
        self._go({side: alone(target, line, height) for side, target in targets.items()}, {})

    def _land_on(self, side: Side, span: Span, label: str = "") -> None:
        """One pane lands on a span; the other goes where following would bring it."""
        pane = self._panes[side]
        value = alone(self._target(side, (span,)), pane.reading_line, pane.viewport().height())
        wanted = {side: value}
        if self._sync.following:
            wanted[side.other] = self._sync.beside(side, value)
        self._go(wanted, {side: label})

    def go_to_step(self, step: Step) -> None:
        """Bring both ends of a step beside one another; an end that is alone takes the other pane along."""
        found = {side: self._passages(side, step) for side in _SIDES}
        if all(found.values()):
            pane = self._panes[Side.LEFT]
            targets = [self._target(side, found[side]) for side in _SIDES]
            values = level(targets[0], targets[1], pane.reading_line, pane.viewport().height())
            self._go(dict(zip(_SIDES, values, strict=True)), {side: step.labels(side)[0] for side in _SIDES})
            return
        for side in _SIDES:
            if found[side]:
                self._land_on(side, found[side][0], step.labels(side)[0])

    def _target(self, side: Side, spans: tuple[Span, ...]) -> Target:
        pane = self._panes[side]
        top, foot = pane.extent(spans[0])
        return Target(top, foot, float(pane.verticalScrollBar().maximum()))

    def _go(self, wanted: Mapping[Side, float], labels: Mapping[Side, str]) -> None:
        """Bring panes to scroll values; `labels` names what is landed on."""
        self._glide.stop()
        self._sync.hold()
        bars = {self._panes[side].verticalScrollBar(): value for side, value in wanted.items()}
        self._glide.go(bars, lambda: self._land(labels))

    def _land(self, labels: Mapping[Side, str] | None = None) -> None:
        """A jump is over: scrolling leads again, and no line is cut by a pane's edge."""
        self._sync.release()
        for side in _SIDES:
            self._panes[side].settle((labels or {}).get(side, ""))
        self._note_places()

    def _choose_segment(self, side: Side, label: str) -> None:
        """A click on a passage: it becomes current where it stands, and its partner comes beside it."""
        step = self._session.select(side, label)
        self.segment_clicked.emit(side, label)
        theirs = self._passages(side.other, step)
        own = self._passages(side, step)
        if not theirs or not own:
            return
        pane, partner = self._panes[side], self._panes[side.other]
        y = pane.extent(own[0])[0] - pane.verticalScrollBar().value()
        target = self._target(side.other, theirs)
        value = beside(target, y, partner.viewport().height())
        self._go({side.other: value}, {side: label, side.other: step.labels(side.other)[0]} if step else {})

    def _choose_link(self, link: int) -> None:
        """A click on a ribbon or a note."""
        comparison = self._session.comparison
        step = next((step for step in comparison.steps if step.link == link), None) if comparison else None
        if step is not None:
            self._session.go_to(step)
            self.go_to_step(step)
            self.segment_clicked.emit(Side.LEFT, step.left[0])

    # Where one reads

    def reading_label(self, side: Side) -> str:
        """Label of the segment at the reading line; empty without a comparison."""
        if self._session.comparison is None:
            return ""
        pane, partner = self._panes[side], self._panes[side.other]
        if not self._sync.following:
            return pane.reading_label()
        # Panes that follow one another are read at one height.
        (top, end), (other_top, other_end) = pane.edges(), partner.edges()
        return pane.reading_label((max(top, other_top), max(end, other_end)))

    def _note_places(self) -> None:
        labels = {side: self.reading_label(side) for side in _SIDES}
        if labels == self._labels:
            return
        self._labels = labels
        for side in _SIDES:
            self._heads[side].show_place(labels[side])
        self.places_changed.emit()

    def _laid_out(self, side: Side) -> None:
        pane, head = self._panes[side], self._heads[side]
        x = pane.mapTo(self._pages, QPoint(0, 0)).x() - head.x()
        head.set_edges(x + pane.text_left, x + pane.text_right)
        self._note_places()

    def places(self) -> tuple[float, float]:
        """Code point at the top line of each pane."""
        return self._panes[Side.LEFT].top_place(), self._panes[Side.RIGHT].top_place()

    def restore_places(self, left: float, right: float) -> None:
        """Scroll each pane to a place that `places` gave."""
        self._sync.hold()
        self._panes[Side.LEFT].go_to_place(left)
        self._panes[Side.RIGHT].go_to_place(right)
        self._land()

    def focus_pane(self, side: Side, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Give a pane the keyboard."""
        self._panes[side].setFocus(reason)
