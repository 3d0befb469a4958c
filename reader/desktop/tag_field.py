"""The small field at the selection: which tags stand there, another one, a note."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.marks import rule
from reader.desktop.tag_chips import Chip, TagBox
from reader.desktop.tag_rows import TagLine, TagLines, line_of
from reader.desktop.theme import Theme

WIDTH = 330
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TagField(QFrame):
    """Laid over the page. It shows what it is given and says what the person wants."""

    chosen = Signal(str)
    """Id of the tag to be put on the passage."""
    new_wanted = Signal(str)
    """A tag of this name is to be made and put on the passage."""
    taken_off = Signal(str)
    """Id of the annotation whose chip was pressed."""
    note_written = Signal(str)
    """The words of the note; empty ones take it away."""
    ended = Signal()
    """Esc, or Enter with nothing typed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.lines_for: Callable[[str], list[TagLine]] = lambda _typed: []
        """The lines for what is typed."""
        self.box = TagBox(theme, self)
        self.lines = TagLines(theme, self)
        self.note = QLineEdit(self)
        self.note.setFont(ui_font(12.5))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Write a note, Enter keeps it"))
        self._keys = [QLabel() for _ in range(6)]
        for at, label in enumerate(self._keys):
            label.setFont(ui_font(11.5) if at % 2 else ui_font(11.5, SEMIBOLD))
            label.setProperty("tone", "quiet")
        self._lay_out()
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 3)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        for part in (self.box.line, self.note):
            part.installEventFilter(self)
        self.box.line.textChanged.connect(self._refill)
        self.box.taken_off.connect(self.taken_off)
        self.lines.itemClicked.connect(self._clicked)
        self.lines.currentRowChanged.connect(lambda _: self._show_rest())
        self.setFixedWidth(WIDTH)
        self.hide()

    @property
    def line(self) -> QLineEdit:
        """The line a tag is typed in."""
        return self.box.line

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(5, 5, 5, 5)
        inner.addWidget(self.box)
        column.addLayout(inner)
        column.addWidget(self.lines)
        self._noting = QWidget()
        row = QHBoxLayout(self._noting)
        row.setContentsMargins(6, 2, 6, 7)
        row.addWidget(self.note)
        column.addWidget(self._noting)
        column.addWidget(rule())
        foot = QFrame()
        foot.setObjectName("popupbar")
        foot_row = QHBoxLayout(foot)
        foot_row.setContentsMargins(12, 5, 12, 6)
        foot_row.setSpacing(4)
        for at, label in enumerate(self._keys):
            foot_row.addSpacing(8 if at and not at % 2 else 0)
            foot_row.addWidget(label)
        foot_row.addStretch(1)
        column.addWidget(foot)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.box.set_theme(theme)
        self.lines.theme = theme

    def open_for(self, where: str, chips: Sequence[Chip], note: str, at_note: bool) -> None:
        """Show it for a passage; `note`: the person's own note there, to be changed."""
        self.setAccessibleName(self.tr("Tags of {where}").format(where=where))
        self.box.line.setPlaceholderText(self.tr("Tag {where}…").format(where=where))
        self.box.show_chips(list(chips))
        self.box.line.clear()
        self.note.setText(note)
        self._noting.setVisible(at_note or bool(note))
        self._refill()
        self.show()
        self.raise_()
        self._turn_to(at_note)

    def take_keyboard(self, at_note: bool) -> None:
        """Give the keyboard to the line for a tag, or for a note."""
        (self.note if at_note else self.box.line).setFocus(Qt.FocusReason.PopupFocusReason)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """The tags on the passage are others; what was typed is done with."""
        self.box.show_chips(list(chips))
        self.box.line.clear()
        self._refill()

    def _refill(self) -> None:
        typed = self.box.line.text().strip()
        self.lines.show_lines(self.lines_for(typed), bool(typed))
        self.lines.setVisible(self.lines.count() > 0)
        self._show_rest()
        self.adjustSize()

    def _show_rest(self) -> None:
        """What Enter would make of what is typed."""
        typed, line = self.box.line.text(), self.lines.current_line()
        begins = line is not None and line.tag is not None and line.label.casefold().startswith(typed.casefold())
        self.box.line.show_rest(line.label[len(typed) :] if line is not None and typed and begins else "")

    def _turn_to(self, at_note: bool) -> None:
        """The list belongs to the line for tags, and so does the strong frame."""
        self._say_keys(at_note)
        self.lines.setVisible(self.lines.count() > 0 and not at_note)
        self.box.show_frame(not at_note)
        self.adjustSize()

    def _say_keys(self, at_note: bool) -> None:
        first = (self.tr("Enter"), self.tr("keep")) if at_note else (self.tr("Enter"), self.tr("add"))
        back = (self.tr("Shift+Tab"), self.tr("tags"))
        second = back if at_note else (self.tr("Tab"), self.tr("write a note"))
        for label, words in zip(self._keys, (*first, *second, self.tr("Esc"), self.tr("close")), strict=True):
            label.setText(words)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the two lines."""
        if event.type() == QEvent.Type.FocusIn:
            self._turn_to(watched is self.note)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._note_key(event) if watched is self.note else self._tag_key(event)
        return super().eventFilter(watched, event)

    def _tag_key(self, event: QKeyEvent) -> bool:
        key, typed = event.key(), self.box.line.text().strip()
        if key in _ENTER:
            self._enter(typed, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.lines.move(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Tab:
            self.to_note()
        elif key == Qt.Key.Key_Backspace and not self.box.line.text():
            self.box.focus_last_chip()
        else:
            return False
        return True

    def _note_key(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER:
            self.note_written.emit(self.note.text().strip())
            self.ended.emit()
        elif event.key() in (Qt.Key.Key_Backtab, Qt.Key.Key_Tab):
            self.box.line.setFocus(Qt.FocusReason.BacktabFocusReason)
        else:
            return False
        return True

    def _enter(self, typed: str, make_new: bool) -> None:
        line = self.lines.current_line()
        if make_new and typed:
            self.new_wanted.emit(typed)
        elif line is not None:
            self._take(line)
        else:
            self.ended.emit()

    def _take(self, line: TagLine) -> None:
        if line.tag is None:
            self.new_wanted.emit(self.box.line.text().strip())
        else:
            self.chosen.emit(line.tag)

    def _clicked(self, item: QListWidgetItem) -> None:
        self._take(line_of(item))
        self.box.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_note(self) -> None:
        """Go to the line for a note; a tag that is typed is put on the passage first."""
        line = self.lines.current_line()
        if line is not None and self.box.line.text().strip():
            self._take(line)
        self._noting.show()
        self.adjustSize()
        self.note.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, from wherever in the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
            return
        event.accept()
