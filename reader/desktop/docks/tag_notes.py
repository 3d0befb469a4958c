"""The notes on the current passage: by whom and when; written anew in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from reader.desktop.elided import ElidedLabel
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.icons import pixmap
from reader.desktop.theme import Theme


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note."""

    annotation: str
    """Id of the annotation it stands on."""
    number: int
    """Its place among the notes there."""
    text: str
    about: str
    """`M. Ortega, 14 November 2026`, with the tag it stands with."""


class NotesPanel(QFrame):
    """Notes as paragraphs; Enter or a click on one opens it to be written anew."""

    written = Signal(object, str)
    """NoteRow and its new words (none: it is deleted); None for a new note."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: Sequence[NoteRow] = ()
        self._where = ""
        self.editor: NoteEditor | None = None
        self._sign, self._head = QLabel(), QLabel(self.tr("Notes"))
        self._head.setFont(ui_font(12, SEMIBOLD))
        self._on = ElidedLabel(ui_font(12))
        self.add = QPushButton(self.tr("Add"))
        self.add.setObjectName("hand")
        self.add.setFont(ui_font(12))
        self.add.setAccessibleName(self.tr("Add a note to this passage"))
        self.add.setToolTip(self.add.accessibleName())
        self.add.clicked.connect(lambda: self.edit(None))
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 8, 2)
        head.setSpacing(8)
        for part in (self._sign, self._head):
            head.addWidget(part)
        head.addWidget(self._on, 1)
        head.addWidget(self.add)
        self._page = QWidget()
        self._page.setObjectName("page")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(8, 2, 8, 6)
        self._column.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._page)
        self.set_theme(theme)
        self.show_notes("", ())

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._sign.setPixmap(pixmap("note", theme.colour("ink"), 15, 2))
        self._on.set_colour(theme.colour("ink2"))

    def show_notes(self, where: str, rows: Sequence[NoteRow]) -> None:
        """Show the notes on a passage, `where` it is: `4(b)(i)`; nothing where there is no passage."""
        self.setVisible(bool(where))
        if (where, tuple(rows)) == (self._where, tuple(self._rows)) and self.editor is None:
            return
        if self.editor is not None and where == self._where and rows == self._rows:
            return  # somebody writes just now
        self._where, self._rows = where, rows
        self._on.set_text(self.tr("on {place}").format(place=where))
        self._fill()

    def _fill(self) -> None:
        self.editor = None
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in self._rows:
            self._column.addWidget(self._note(row))
        self._page.setVisible(bool(self._rows))

    def _note(self, row: NoteRow) -> QWidget:
        made = NoteCard(row)
        made.wanted.connect(lambda: self.edit(row))
        return made

    def edit(self, row: NoteRow | None) -> None:
        """Open a note to be written anew, or a new one."""
        self._fill()
        self.editor = NoteEditor(row.text if row else "")
        self.editor.kept.connect(lambda words: self._keep(row, words))
        self.editor.left.connect(lambda: self._leave(row))
        at = self._rows.index(row) if row in self._rows else 0
        self._page.show()
        if row is not None:
            item = self._column.itemAt(at)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
        self._column.insertWidget(at, self.editor)
        self.editor.text.setFocus()

    def _keep(self, row: NoteRow | None, words: str) -> None:
        self.editor = None
        if row is None and not words.strip():
            self._leave(row)
            return
        self._fill()
        self.written.emit(row, words)
        self.add.setFocus()

    def _leave(self, _row: NoteRow | None) -> None:
        self._fill()
        self.add.setFocus()


class NoteCard(QFrame):
    """A note and who wrote it."""

    wanted = Signal()

    def __init__(self, row: NoteRow) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{row.text}. {row.about}")
        self.setToolTip(self.tr("Click or Enter: write it anew"))
        text, about = QLabel(row.text), QLabel(row.about)
        for label, size, tone in ((text, 12, ""), (about, 11.5, "quiet")):
            label.setFont(ui_font(size))
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("tone", tone)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 2)
        column.setSpacing(1)
        column.addWidget(text)
        column.addWidget(about)

    def mousePressEvent(self, _event: object) -> None:
        """Opens it."""
        self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or F2 opens it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.wanted.emit()
            return
        super().keyPressEvent(event)


class NoteEditor(QWidget):
    """The words of a note, to be kept or left."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.text = _Words(self, words)
        keep, leave = QPushButton(self.tr("Keep")), QPushButton(self.tr("Cancel"))
        keep.setToolTip(self.tr("Ctrl+Enter; without words the note is deleted"))
        leave.setToolTip(self.tr("Esc"))
        row = QHBoxLayout()
        row.setSpacing(6)
        for button, act in ((keep, self.keep), (leave, self.left.emit)):
            button.setObjectName("hand")
            button.setFont(ui_font(12))
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(4)
        column.addWidget(self.text)
        column.addLayout(row)

    def keep(self) -> None:
        """Say what was written."""
        self.kept.emit(self.text.toPlainText())


class _Words(QPlainTextEdit):
    def __init__(self, owner: NoteEditor, words: str) -> None:
        super().__init__(words, owner)
        self._owner = owner
        self.setFont(ui_font(12))
        self.setAccessibleName(self.tr("Words of the note"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(72)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def sizeHint(self) -> QSize:
        """Four lines."""
        return QSize(160, 72)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps, Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self._owner.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._owner.keep()
        else:
            super().keyPressEvent(event)
