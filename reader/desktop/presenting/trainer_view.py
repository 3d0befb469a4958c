"""What the trainer sees on a second screen: the note in full, the clock, where one is, what comes next."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QTextDocument
from PySide6.QtWidgets import QGridLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from reader.desktop.fonts import SEMIBOLD, reading_font, ui_font
from reader.desktop.presenting.thumbnail import Thumbnail
from reader.desktop.theme import Theme
from reader.desktop.wording import tr
from reader.walkthroughs import Performance

_TICK = 1000


class TrainerView(QWidget):
    """A window for the trainer alone. Its keys are those of the presentation."""

    key_pressed = Signal(QKeyEvent)
    closed = Signal()

    def __init__(self, state: Performance, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Trainer’s view"))
        self.setObjectName("window")
        self.resize(1100, 700)
        self._since = QElapsedTimer()
        self._since.start()
        self._clock, self._where, self._title, self._next = QLabel(), QLabel(), QLabel(), QLabel()
        self._question, self._facts = QLabel(), QLabel()
        self._keys = QLabel(self.tr("← → move   B black   + − size   O other edition   Esc leave"))
        self._note = QTextBrowser()
        self._note.setOpenLinks(False)
        self._note.setAccessibleName(self.tr("The trainer’s note"))
        self._now, self._after = Thumbnail(state, theme), Thumbnail(state, theme)
        for one, name in ((self._now, self.tr("This stop")), (self._after, self.tr("The next stop"))):
            one.setAccessibleName(name)
        self._build()
        ticking = QTimer(self)
        ticking.timeout.connect(self._tick)
        ticking.start(_TICK)
        self.set_theme(theme)
        self.show_state(state)

    def _build(self) -> None:
        self._clock.setFont(ui_font(26, SEMIBOLD))
        self._clock.setAccessibleDescription(self.tr("Time since the beginning, and time of day"))
        self._where.setFont(ui_font(15))
        self._title.setFont(reading_font(20, bold=True))
        self._title.setWordWrap(True)
        self._next.setFont(ui_font(14))
        self._next.setWordWrap(True)
        self._question.setFont(ui_font(14, SEMIBOLD))
        self._question.setWordWrap(True)
        for label, size in ((self._facts, 14), (self._keys, 12.5)):
            label.setFont(ui_font(size))
            label.setWordWrap(True)
        for label in (self._where, self._title, self._next, self._question, self._facts, self._keys):
            label.setTextFormat(Qt.TextFormat.PlainText)  # what a person wrote is no markup
        self._note.setFont(ui_font(18))
        self._note.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._note.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side = QVBoxLayout()
        side.setSpacing(10)
        for part in (self._now, self._next, self._after):
            side.addWidget(part)
        side.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 18, 24, 18)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        grid.addWidget(self._where, 0, 0)
        grid.addWidget(self._clock, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._title, 1, 0)
        grid.addWidget(self._question, 2, 0)
        grid.addWidget(self._note, 3, 0)
        grid.addWidget(self._facts, 4, 0)
        grid.addWidget(self._keys, 5, 0, 1, 2)
        grid.addLayout(side, 1, 1, 4, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(3, 1)

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = theme
        quiet = f"color: {theme.colour('ink2').name()};"
        for label in (self._where, self._next, self._facts, self._keys):
            label.setStyleSheet(quiet)
        paper = f"background: {theme.colour('paper').name()}; color: {theme.colour('ink').name()};"
        self._note.setStyleSheet(paper)
        for one in (self._now, self._after):
            one.set_theme(theme)

    def show_state(self, state: Performance) -> None:
        """Show the note and the neighbours of another state."""
        slide = state.slide
        self._now.show_state(state)
        self._title.setText(slide.title if slide else state.round.sentence)
        total = len(state.slides)
        self._where.setText(self.tr("Stop {number} of {total}").format(number=min(state.at + 1, total), total=total))
        self._question.setText(self._question_words(state))
        self._question.setVisible(bool(self._question.text()))
        facts = slide.facts if slide else ()
        # What comes next is told beside its picture.
        told = [f"{tr(fact.name, 'facts')}: {fact.words}" for fact in facts if fact.name != "Next"]
        self._facts.setText("\n".join(told))
        self._facts.setVisible(bool(told))
        features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
        self._note.document().setMarkdown(slide.note if slide else "", features)
        after = state.slides[state.at + 1] if state.at + 1 < total else None
        self._after.setVisible(after is not None)
        if after is not None:
            self._after.show_state(state.went(state.at + 1))
            self._next.setText(self.tr("Next: {title}").format(title=after.title))
        else:
            self._next.setText(self.tr("Next: the score") if state.at < state.last else self.tr("This is the end."))
        self._note.document().setDocumentMargin(14)
        self._tick()

    def _question_words(self, state: Performance) -> str:
        question = state.slide.question if state.slide else None
        if question is None:
            return ""
        right = self.tr(question.answer.value)
        given = self.tr(state.given.value) if state.given else self.tr("nothing yet")
        words = self.tr("{question} Right is: {right}. The class said: {given}.")
        return words.format(question=question.text, right=right, given=given)

    def _tick(self) -> None:
        seconds = self._since.elapsed() // 1000
        now = datetime.now().astimezone()
        self._clock.setText(f"{seconds // 60}:{seconds % 60:02d}   {now:%H:%M}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The presentation's keys work here too."""
        self.key_pressed.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it ends nothing but this view."""
        self.closed.emit()
        super().closeEvent(event)
