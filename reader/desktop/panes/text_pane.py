"""The person's hands on a page: clicks, keys, the caret, tags under the pointer, copying."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from reader.annotations import TagMark
from reader.comparison import Side
from reader.desktop.panes.line_table import ASCENT
from reader.desktop.panes.measures import Measures
from reader.desktop.panes.page_view import PageView
from reader.desktop.panes.paragraphs import BULLET
from reader.desktop.panes.reading_keys import MOVES, plain_letter, scroll_wanted
from reader.desktop.panes.tag_bars import next_of
from reader.desktop.theme import Theme
from reader.spans import Span, trimmed

_BY_TAB = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_CARET = 2
"""Width of the caret, in px."""


class TextPane(PageView):
    """The page of one order. It shows what it is given and says what the person does."""

    segment_pressed = Signal(str)
    """Label of the segment that was clicked, or chosen with Return."""
    label_pressed = Signal(str, object)
    """Label of the segment whose hanging label was clicked, and where on the screen."""
    tag_pressed = Signal(str, object)
    """Id of the annotation whose bar was clicked, or of the current one on Return; and where on the screen."""
    tag_left = Signal()
    """Esc: no annotation is to be current any more."""
    zoom_turned = Signal(int)
    """Ctrl and the wheel: steps up (positive) or down."""

    def __init__(self, side: Side, theme: Theme, measures: Measures, parent: QWidget | None = None) -> None:
        super().__init__(side, theme, measures, parent)
        self._pressed_at: QRectF | None = None
        self._caret = False
        self._hovered: tuple[TagMark, ...] = ()
        self._chosen = ""
        self.tip: Callable[[TagMark], str] = lambda mark: mark.name
        """Words a tag's tool tip."""
        self.viewport().setMouseTracking(True)

    # The person's hands

    def segment_at(self, y: float) -> str:
        """Label of the segment at `y` px of the pane; empty above and below the text."""
        height = y + self.verticalScrollBar().value()
        if self._laid is None or not self._laid.table.tops[0] <= height <= self._laid.table.tops[-1]:
            return ""
        return self._laid.label_at(height)

    def label_of_press(self, at: QPointF) -> str:
        """Label of the segment whose hanging label lies at a point of the pane; empty elsewhere."""
        if self._laid is None:
            return ""
        height, line = at.y() + self.verticalScrollBar().value(), self._measures.line
        for label in self._laid.labels(self.seen(), ()):
            top = label.baseline - ASCENT * line
            if label.text != BULLET and top <= height < top + line and 0 <= label.right - at.x() < 3 * line:
                return self._laid.label_at(top + line / 2)
        return ""

    def tags_at(self, at: QPointF) -> tuple[TagMark, ...]:
        """The tags whose bars lie at a point of the pane."""
        return self._tag_bars.at(at.x() - self.text_right, at.y() + self.verticalScrollBar().value())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began: a drag selects words instead."""
        self._ring = False
        reach = 4.0
        at = event.position()
        self._pressed_at = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
        if self.tags_at(at):
            self.setFocus(Qt.FocusReason.MouseFocusReason)  # and what is selected stays selected
            return
        self._show_caret(self._caret)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lay a ground under the words of the tag that is pointed at."""
        super().mouseMoveEvent(event)
        at = event.position()
        dragging = event.buttons() != Qt.MouseButton.NoButton
        self._hover(() if dragging else self.tags_at(at))
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return  # citations are pointed at with Ctrl, and show it themselves
        hand = bool(self._hovered) or bool(not dragging and self.label_of_press(at))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        super().leaveEvent(event)
        self._hover(())

    def _hover(self, marks: tuple[TagMark, ...]) -> None:
        if marks != self._hovered:
            self._hovered = marks
            self.show_strong(frozenset({self._chosen, *(mark.annotation for mark in marks)}))

    def show_chosen(self, annotation: str) -> None:
        """Make an annotation the current one: its words have a ground, Return opens it; empty for none."""
        self._chosen = annotation
        self.show_strong(frozenset({annotation, *(mark.annotation for mark in self._hovered)}))

    def viewportEvent(self, event: QEvent) -> bool:
        """A tool tip names the tags that are pointed at."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            marks = self.tags_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "".join(self.tip(mark) for mark in marks), self)
            return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a drag chooses what lies under it: a tag, a hanging label, a segment."""
        at, pressed = event.position(), self._pressed_at
        self._pressed_at = None
        marks = self.tags_at(at)
        still = pressed is not None and pressed.contains(at) and event.button() == Qt.MouseButton.LeftButton
        if marks and still:
            self.tag_pressed.emit(next_of(marks, self._chosen), event.globalPosition().toPoint())
            return
        super().mouseReleaseEvent(event)
        if not still or self.textCursor().hasSelection():
            return
        label, hanging = self.segment_at(at.y()), self.label_of_press(at)
        if label:
            self.segment_pressed.emit(label)
        if hanging:
            self.label_pressed.emit(hanging, event.globalPosition().toPoint())

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
        """Arrow and page keys scroll; with Shift they select; Return opens the current tag, else chooses the segment.

        While the caret is shown (F7), the arrows move it.
        """
        key = event.key()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif plain and key == Qt.Key.Key_Escape and self.textCursor().hasSelection():
            self.drop_selection()
        elif plain and key == Qt.Key.Key_Escape and self._chosen:
            self.tag_left.emit()
        elif plain and not self._caret and self._scroll_by_key(key):
            event.accept()
        else:
            self._move_caret(event)

    def _enter(self) -> None:
        mark = next((mark for mark in self._tags if mark.annotation == self._chosen), None)
        if mark is not None and self.is_seen(mark.span):
            self.tag_pressed.emit(self._chosen, self.place_of(mark.span))
        else:
            self.segment_pressed.emit(self.reading_label())

    def _move_caret(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:
            self._bring_cursor()
            self._show_caret(self._caret or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        if not plain_letter(event):  # letters are the window's: T, R, N
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _scroll_by_key(self, key: int) -> bool:
        bar = self.verticalScrollBar()
        wanted = scroll_wanted(key, bar, self._measures.line, self.viewport().height())
        if wanted is None:
            return False
        bar.setValue(wanted)
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.settle()
        return True

    # The caret

    def set_caret(self, on: bool) -> None:
        """Show a caret that the arrows move, or let them scroll again."""
        self._caret = on
        if on:
            self._bring_cursor()
        self._show_caret(on)

    def _show_caret(self, on: bool) -> None:
        """While words are selected with Shift, the caret is seen too: it says where the selection grows."""
        if self.cursorWidth() != (_CARET if on else 0):
            self.setCursorWidth(_CARET if on else 0)
            self.viewport().update()

    def _bring_cursor(self) -> None:
        """Let a caret begin at the line where the person reads, not where it was left out of sight."""
        cursor = self.textCursor()
        if self._page is None or self._laid is None or cursor.hasSelection():
            return
        if not self.seen().holds(self._page.offsets.to_text(cursor.position())):
            table = self._laid.table
            line = table.line_at(self.verticalScrollBar().value() + self.reading_line)
            cursor.setPosition(self._page.offsets.to_document(int(table.places[line])))
            held = self.verticalScrollBar().value()
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(held)

    def is_seen(self, span: Span) -> bool:
        """True where some of these words can be seen."""
        return self.seen().meets(span)

    def place_of(self, span: Span) -> QPoint:
        """Where the last line of some words ends, on the screen: what is said of them opens below it."""
        top, foot = self.extent(span)
        scrolled = self.verticalScrollBar().value()
        y = min(foot, max(top, scrolled) + self.viewport().height() * 0.6) - scrolled
        stretches = self._laid.geometry.stretches(span) if self._laid else ()
        x = stretches[-1].right if stretches else self.text_left
        height = self.viewport().height()
        return self.viewport().mapToGlobal(QPoint(round(x), round(min(max(y, 0.0), height - 4))))

    @property
    def caret_offset(self) -> int | None:
        """The code point at which the caret stands; None while none is shown."""
        if self._page is None or self.cursorWidth() == 0:
            return None
        return self._page.offsets.to_text(self.textCursor().position())

    def drop_selection(self) -> None:
        """Nothing is selected any more."""
        cursor, held = self.textCursor(), self.verticalScrollBar().value()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(held)
        self._show_caret(self._caret)

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

    def chosen_words(self) -> Span:
        """The selected words alone, without white space at their ends; empty where there are none."""
        cursor = self.textCursor()
        if self._page is None or not cursor.hasSelection():
            return Span(0, 0)
        offsets, text = self._page.offsets, self._page.outline.text
        start, last = offsets.to_text(cursor.selectionStart()), offsets.to_text(cursor.selectionEnd() - 1)
        end = min(
            last + 1, offsets.to_text(cursor.selectionEnd())
        )  # not the label that hangs before the next paragraph
        return trimmed(text, Span(start, max(start, end)))

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
