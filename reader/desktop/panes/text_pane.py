"""One order as a page: read-only text with hanging labels, its marks painted under the words."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from reader.comparison import Reading, Side
from reader.desktop.panes.line_table import LineTable
from reader.desktop.panes.measures import READING_SHARE, Measures
from reader.desktop.panes.page_layout import PageLayout, lay_out
from reader.desktop.panes.page_paint import PagePaint, page_palette
from reader.desktop.panes.pane_marks import PaneMarks
from reader.desktop.panes.reading_keys import scroll_wanted
from reader.desktop.panes.redline_colours import colour_changes
from reader.desktop.panes.rendering import Page, joins, write
from reader.desktop.theme import Theme
from reader.spans import Span

_HEAD = 10
"""Clear space above the first line, in px."""
_FOOT_SHARE = 0.35
"""Clear space below the last line, as a share of the pane's height: the end can be read without craning."""
_BY_TAB = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class TextPane(QTextEdit):
    """The page of one order. It shows what it is given and says what the person does."""

    segment_pressed = Signal(str)
    """Label of the segment that was clicked, or chosen with Return."""
    laid_out = Signal()
    """The page was laid out anew; heights have changed."""
    zoom_turned = Signal(int)
    """Ctrl and the wheel: steps up (positive) or down."""

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
        self._pressed_at: QRectF | None = None
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
        room = self.viewport().width() - self._measures.label_column - self._measures.text_to_gutter
        spare = max(0, round(room - self._measures.widest_line))
        return spare // 2, self._measures.text_to_gutter + spare - spare // 2

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
        self.laid_out.emit()

    def _place_bands(self) -> None:
        self._bands = tuple(self.extent(span) for span in self._marks.band)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the page out for another width; the line at the top stays."""
        place, settled, landed = self.top_place(), self._settled, self._landed
        self.laying_out = True
        self._set_margins()
        super().resizeEvent(event)
        if self._page is not None:
            self._lay_out()
            self.go_to_place(place)
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
        painter.end()
        super().paintEvent(QPaintEvent(event.rect().intersected(paint.area())))
        painter = QPainter(self.viewport())
        paint.over(painter, event.rect())
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

    # The person's hands

    def segment_at(self, y: float) -> str:
        """Label of the segment at `y` px of the pane; empty above and below the text."""
        height = y + self.verticalScrollBar().value()
        if self._laid is None or not self._laid.table.tops[0] <= height <= self._laid.table.tops[-1]:
            return ""
        return self._laid.label_at(height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began: a drag selects words instead."""
        self._ring = False
        reach = 4.0
        at = event.position()
        self._pressed_at = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a drag chooses the segment under it."""
        super().mouseReleaseEvent(event)
        still = self._pressed_at is not None and self._pressed_at.contains(event.position())
        self._pressed_at = None
        if still and event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            label = self.segment_at(event.position().y())
            if label:
                self.segment_pressed.emit(label)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls; with Ctrl it asks for another size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_turned.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        self.verticalScrollBar().setSingleStep(self._measures.line)  # Qt sets its own at each layout
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow and page keys scroll; with Shift they select; Return chooses the segment at the reading line."""
        key = event.key()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.segment_pressed.emit(self.reading_label())
        elif plain and self._scroll_by_key(key):
            event.accept()
        else:
            self._bring_cursor()
            super().keyPressEvent(event)

    def _scroll_by_key(self, key: int) -> bool:
        bar = self.verticalScrollBar()
        wanted = scroll_wanted(key, bar, self._measures.line, self.viewport().height())
        if wanted is None:
            return False
        bar.setValue(wanted)
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.settle()
        return True

    def _bring_cursor(self) -> None:
        """Let a selection by keyboard begin where the person reads, not where the cursor was left."""
        cursor = self.textCursor()
        if self._page is None or cursor.hasSelection():
            return
        if not self.seen().holds(self._page.offsets.to_text(cursor.position())):
            cursor.setPosition(self._page.offsets.to_document(self.seen().start))
            held = self.verticalScrollBar().value()
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(held)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the pane was reached by keyboard."""
        self._ring = event.reason() in _BY_TAB
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    # Copying

    def selected_span(self) -> Span:
        """The selected words, with the label that hangs before them when they begin its passage."""
        cursor = self.textCursor()
        if self._page is None or not cursor.hasSelection():
            return Span(0, 0)
        offsets = self._page.offsets
        start, end = offsets.to_text(cursor.selectionStart()), offsets.to_text(cursor.selectionEnd())
        block = self.document().findBlock(cursor.selectionStart())
        if cursor.selectionStart() == block.position():
            start = self._page.paragraphs[block.blockNumber()].begins
        return Span(start, max(start, end))

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection as plain reading text, labels in their places."""
        data = QMimeData()
        if self._page is not None:
            data.setText(self.selected_span().of(self._page.outline.text))
        return data

    def loadResource(self, _type: int, _name: object) -> object:
        """Nothing is ever loaded for a document."""
        return None
