"""The card of one annotation: its tag, its words, its notes, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.panes.tag_paint import paint_note_sign, paint_tag_sign
from reader.desktop.theme import Theme

WIDTH = 320


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card says."""

    title: str
    letters: str
    """Empty for a note alone."""
    pattern: int
    colour: str | None
    where: str
    quote: str
    sure: str
    """Said of an approximate place, else empty."""
    who: str
    notes: Sequence[tuple[str, str]]
    """Words of each note, and who wrote it when."""
    next_words: str
    """What the last button says; empty where there is no next one."""


class _Sign(QWidget):
    def __init__(self, theme: Theme, facts: CardFacts) -> None:
        super().__init__()
        self._theme, self._facts = theme, facts
        self.setFixedSize(30, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Letter and bar, or the sign of a note."""
        painter, facts = QPainter(self), self._facts
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if facts.letters:
            paint_tag_sign(painter, QRectF(self.rect()), self._theme, facts.letters, facts.pattern, facts.colour)
        else:
            colour = self._theme.colour("tag")
            paint_note_sign(painter, colour, self._theme.colour("raise"), 9, 4)


class _Button(QPushButton):
    """A button that leaves arrows and Del to its card."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The card's keys are the card's."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Delete):
            event.ignore()
        else:
            super().keyPressEvent(event)


class TagCard(QFrame):
    """Laid over the page beside a bar."""

    edit_wanted = Signal()
    delete_wanted = Signal()
    step_wanted = Signal(int)
    """Go on to the next passage with this tag, or back."""
    ended = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(6)
        self._body: QWidget | None = None
        self.edit = self._button(self.tr("&Edit…"), self.edit_wanted.emit)
        self.delete = self._button(self.tr("&Delete"), self.delete_wanted.emit)
        self.next = self._button("", lambda: self.step_wanted.emit(1))
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 3)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self.edit, self.delete):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.next)
        self._column.addLayout(row)
        self.setFixedWidth(WIDTH)
        self.hide()

    def _button(self, words: str, act: object) -> QPushButton:
        made = _Button(words, self)
        made.setFont(ui_font(12))
        made.setAutoDefault(True)
        made.clicked.connect(act)
        return made

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self.update()

    def show_facts(self, facts: CardFacts) -> None:
        """Show another annotation."""
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = self._made(facts)
        self._column.insertWidget(0, self._body)
        self._body.show()  # else an open card measures itself without it
        self.next.setText(facts.next_words)
        self.next.setVisible(bool(facts.next_words))
        self.setAccessibleName(f"{facts.title}: {facts.where}, {facts.quote}")
        self.setFixedHeight(self._column.totalHeightForWidth(WIDTH))
        self.show()
        self.raise_()

    def _made(self, facts: CardFacts) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(_Sign(self._theme, facts))
        head.addWidget(_words(facts.title, 13, SEMIBOLD), 1)
        where = _words(facts.where, 11.5)
        where.setProperty("tone", "quiet")
        where.setWordWrap(False)
        head.addWidget(where)
        column.addLayout(head)
        column.addWidget(_words(f"“{facts.quote}”", 12.5))
        for words in (facts.sure, facts.who):
            if words:
                small = _words(words, 11.5)
                small.setProperty("tone", "quiet")
                column.addWidget(small)
        for words, who in facts.notes:
            column.addSpacing(3)
            column.addWidget(_words(words, 12.5))
            if who:
                by = _words(who, 11.5)
                by.setProperty("tone", "quiet")
                column.addWidget(by)
        return body

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; arrows go on and back; Del deletes."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.ended.emit()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left) and self.next.text():
            self.step_wanted.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            event.accept()


def _words(text: str, size: float, weight: object = None) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(ui_font(size) if weight is None else ui_font(size, SEMIBOLD))
    made.setWordWrap(True)
    return made
