"""One order as a page: read-only text with hanging labels, its marks painted under the words, tags beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from reader.annotations import TagMark
from reader.comparison import Reading, Side
from reader.desktop.panes.line_table import Held, LineTable, held_line
from reader.desktop.panes.measures import READING_SHARE, Measures
from reader.desktop.panes.page_layout import PageLayout, lay_out
from reader.desktop.panes.page_paint import PagePaint, page_palette
from reader.desktop.panes.pane_marks import PaneMarks
from reader.desktop.panes.redline_colours import colour_changes
from reader.desktop.panes.rendering import Page, joins, write
from reader.desktop.panes.tag_bars import MOST, TagBars, changed_spans, lanes_shown, room_for, tag_bars
from reader.desktop.theme import Theme
from reader.spans import Span

_HEAD = 10
"""Clear space above the first line, in px."""
_FOOT_SHARE = 0.35
"""Clear space below the last line, as a share of the pane's height: the end can be read without craning."""


class PageView(QTextEdit):
    """The page of one order: what it is given is laid out and painted. The person's hands are in `TextPane`."""

    laid_out = Signal()
    """The page was laid out anew; heights have changed."""

    def __init__(self, side: Side, theme: Theme, measures: Measures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = side
        self.band_strength = 1.0
        self.laying_out = False  # while True, it is not the person who scrolls
        self._measures = measures
        self._page: Page | None = None
        self._reading: Reading | None = None
        self._marks = PaneMarks()
        self._laid: PageLayout | None = None
        self._bands: tuple[tuple[float, float], ...] = ()
        self._settled = False
        self._landed = ""
        self._ring = False
        self._tags: tuple[TagMark, ...] = ()
        self._tag_bars = TagBars()
        self._lanes = 0  # that the bars needed when they were last fitted
        self._strong: frozenset[str] = frozenset()
        self._meant: tuple[Span, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setCursorWidth(0)
        self.document().setDocumentMargin(0)
        self.set_theme(theme)
        self.verticalScrollBar().valueChanged.connect(self._unsettle)

    # What is shown

    def show_reading(self, reading: Reading) -> None:
        """Write the page of another order, from its top."""
        self._reading = reading
        self._marks = PaneMarks()
        self._tags, self._lanes, self._meant = (), 0, ()
        self.setAccessibleName(self.tr("Text of {name}").format(name=reading.order.name))
        self._write()
        self.verticalScrollBar().setValue(0)

    def set_measures(self, measures: Measures) -> None:
        """Set the page in another size; the line at the top stays."""
        if measures == self._measures:
            return
        place = self.top_place()
        self._measures = measures
        if self._reading is not None:
            self._write()
            self.go_to_place(place)
            self._fit_tags()

    def _write(self) -> None:
        if self._reading is None:
            return
        self.document().clear()
        self._set_margins()  # before the text: each change of margins lays out all of it
        kept = joins(self._reading.references)
        self._page = write(self.document(), self._reading.outline, kept, self._measures)
        self._lay_out()
        self._colour_changes()

    def set_theme(self, theme: Theme) -> None:
        """Show in other colours; the document stays as it is."""
        self._theme = theme
        self.setPalette(page_palette(self.palette(), theme))
        self.viewport().setPalette(self.palette())  # a style sheet may have given it one of its own
        self._colour_changes()
        self.viewport().update()

    def show_marks(self, marks: PaneMarks) -> None:
        """Paint other marks. Only painting changes, and (for a redline) the colour of its words."""
        recolour = marks.changes != self._marks.changes
        self._marks = marks
        self._place_bands()
        if recolour:
            self._colour_changes()
        self.viewport().update()

    def show_tags(self, marks: Sequence[TagMark], arriving: bool = False) -> None:
        """Draw these tags beside the text; where they need more room, or less, it is laid out anew.

        The words whose tags are others stay at their height on the screen, else what is read does. Where the tags are
        `arriving` with their text, and are no deed of the person, a page at its top stays there.
        """
        others = changed_spans(self._tags, marks)
        self._tags = tuple(marks)
        at_top = arriving and self.verticalScrollBar().value() == 0
        self._fit_tags(None if at_top else self._held(others))
        self.viewport().update()

    def _fit_tags(self, held: Held | None = None) -> None:
        """Give the bars as many lanes as they need, and the text what is left."""
        if self._laid is None:
            return
        room, most = self._tag_room, MOST[self._measures.compact]
        bars = tag_bars(self._tags, self.extent, most)
        self._lanes = min(bars.needed, most + 1)
        if self._tag_room != room:
            self._lay_out_anew(held=held)
        else:
            self._tag_bars = bars

    def _held(self, spans: Iterable[Span]) -> Held | None:
        """Of `spans`, then of the current passage, the first that begins in sight; else the line that is read."""
        if self._laid is None:
            return None
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        return held_line(self._laid.table, (*spans, *self._marks.band), top, height, self.reading_line)

    def show_strong(self, annotations: frozenset[str]) -> None:
        """Lay a soft ground under the words of these annotations: the one hovered, the current one."""
        if annotations != self._strong:
            self._strong = annotations
            self.viewport().update()

    def show_meant(self, spans: tuple[Span, ...]) -> None:
        """Lay a ground under the words that a field open at them is about; none for no field."""
        if spans != self._meant:
            self._meant = spans
            self.viewport().update()

    @property
    def tag_bars(self) -> TagBars:
        """The bars as they stand beside the text."""
        return self._tag_bars

    def _place_tags(self) -> None:
        """Where the bars stand in this layout, in the lanes there is room for."""
        if self._laid is not None:
            most = MOST[self._measures.compact]
            self._tag_bars = tag_bars(self._tags, self.extent, lanes_shown(self._lanes, most))

    @property
    def _tag_room(self) -> int:
        """Clear space at the right of the text that bars need, in px."""
        return room_for(self._lanes, MOST[self._measures.compact], self._measures.text_to_gutter)

    def _colour_changes(self) -> None:
        if self._page is not None:
            colour_changes(self.document(), self._page.offsets, self._marks.changes, self._theme)

    # Layout

    @property
    def marks(self) -> PaneMarks:
        """What is marked."""
        return self._marks

    @property
    def page(self) -> Page | None:
        """What is written in the document; None before the first order."""
        return self._page

    @property
    def table(self) -> LineTable | None:
        """The lines of the page as laid out; None before the first order."""
        return self._laid.table if self._laid else None

    @property
    def text_left(self) -> int:
        """Where text without indent begins, in px from the pane's left."""
        return self._side_margins()[0] + self._measures.label_column

    @property
    def text_right(self) -> int:
        """Where the longest line ends, in px from the pane's left."""
        return self.viewport().width() - self._side_margins()[1]

    @property
    def reading_line(self) -> float:
        """Height of the reading line within the pane, in px."""
        return round(self.viewport().height() * READING_SHARE)

    def _side_margins(self) -> tuple[int, int]:
        """Clear space left of the labels and right of the longest line: the margins grow, not the line."""
        beside = self._tag_room
        room = self.viewport().width() - self._measures.label_column - beside
        spare = max(0, round(room - self._measures.widest_line))
        left = min(spare, (spare + beside - self._measures.text_to_gutter) // 2)  # bars do not shift a text with room
        return left, beside + spare - left

    def _set_margins(self) -> None:
        frame = self.document().rootFrame()
        wanted = frame.frameFormat()
        left, right = self._side_margins()
        wanted.setMargin(0)
        wanted.setTopMargin(_HEAD)
        wanted.setBottomMargin(round(self.viewport().height() * _FOOT_SHARE))
        wanted.setLeftMargin(left)
        wanted.setRightMargin(right)
        if wanted != frame.frameFormat():
            frame.setFrameFormat(wanted)

    def _lay_out(self) -> None:
        if self._page is None:
            return
        self._laid = lay_out(self.document(), self._page, self._measures, self.text_left)
        self._place_bands()
        self._place_tags()
        self.laid_out.emit()

    def _place_bands(self) -> None:
        self._bands = tuple(self.extent(span) for span in self._marks.band)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the page out for another width; the line at the top stays."""
        self._lay_out_anew(event)
        if self._tags:
            self._fit_tags()

    def _lay_out_anew(self, event: QResizeEvent | None = None, held: Held | None = None) -> None:
        place, settled, landed = self.top_place(), self._settled, self._landed
        self.laying_out = True
        self._set_margins()
        if event is not None:
            super().resizeEvent(event)
        if self._page is not None:
            self._lay_out()
            self.go_to_place(place)
            if held is not None:
                self.verticalScrollBar().setValue(round(self.extent(held.words)[0] - held.y))
        self.laying_out = False
        if settled:
            self.settle(landed)

    # Places

    def top_place(self) -> float:
        """The code point at the top line."""
        return self._laid.table.place_at(self.verticalScrollBar().value()) if self._laid else 0.0

    def go_to_place(self, place: float) -> None:
        """Scroll a code point to the top."""
        if self._laid is not None:
            height = self._laid.table.height_of(place)
            self.verticalScrollBar().setValue(0 if height <= _HEAD else round(height))

    def edges(self) -> tuple[float, float]:
        """How far the pane is from its top and from its end, each from 0 (there) to 1 (half a pane or more)."""
        bar = self.verticalScrollBar()
        ease = max(1.0, min(self.viewport().height(), bar.maximum()) / 2)
        return min(1.0, bar.value() / ease), min(1.0, (bar.maximum() - bar.value()) / ease)

    def reading_label(self, edges: tuple[float, float] | None = None) -> str:
        """Label of the segment that is read just now; empty before the first order.

        That is the one at the reading line, which moves to the first line at the top of the text and to the last
        at its end (`edges` as above, the pane's own where None). Where a jump landed, it is the one jumped to.
        """
        if self._laid is None:
            return ""
        if self._landed:
            return self._landed
        from_top, from_end = edges or self.edges()
        height = self.viewport().height()
        y = self.reading_line * from_top
        y += (height * (1 - _FOOT_SHARE) - y) * (1 - from_end) * from_top
        return self._laid.label_at(self.verticalScrollBar().value() + y + self._measures.line / 2)

    def extent(self, span: Span) -> tuple[float, float]:
        """Top and foot of the lines of `span`, in px of the document."""
        return self._laid.table.extent(span) if self._laid else (0.0, 0.0)

    def seen(self) -> Span:
        """The code points that can be seen just now."""
        height = self.viewport().height()
        return self._laid.seen(self.verticalScrollBar().value(), height) if self._laid else Span(0, 0)

    def settle(self, label: str = "") -> None:
        """Show whole lines only, until the person scrolls on; `label` names the segment a jump landed on."""
        self._settled = True
        self._landed = label
        self.viewport().update()

    def _unsettle(self) -> None:
        """It is scrolled: Qt moves what is painted, so what was cut at an edge, and bars' letters, are painted anew."""
        if self._settled:
            self.viewport().update()
        elif self._tag_bars.lanes:
            self.viewport().update(self.viewport().rect().adjusted(self.text_right, 0, 0, 0))
        self._settled = False
        self._landed = ""

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks, then Qt's text, then what lies over it."""
        if self._laid is None:
            super().paintEvent(event)
            return
        paint = self._paint(self._laid)
        painter = QPainter(self.viewport())
        paint.under(painter, event.rect())
        paint.tag_grounds(painter, self._tag_bars, self._strong, self._meant)
        painter.end()
        super().paintEvent(QPaintEvent(event.rect().intersected(paint.area())))
        painter = QPainter(self.viewport())
        paint.over(painter, event.rect())
        paint.beside(painter, event.rect(), self._tag_bars, self._strong, self.text_right)
        painter.end()
        if self._ring and self.hasFocus():
            self._draw_ring()

    def _paint(self, laid: PageLayout) -> PagePaint:
        scrolled, size = self.verticalScrollBar().value(), self.viewport().size()
        at_left = self.side is Side.LEFT
        return PagePaint(
            laid, self._marks, self._bands, self._theme, scrolled, size, self._settled, at_left, self.band_strength
        )

    def shown_area(self) -> QRect:
        """The part of the pane in which text is painted just now: after a jump, whole lines only."""
        return self._paint(self._laid).area() if self._laid else self.viewport().rect()

    def _draw_ring(self) -> None:
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._theme.colour("focus"), 2))
        painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def loadResource(self, _type: int, _name: object) -> object:
        """Nothing is ever loaded for a document."""
        return None
