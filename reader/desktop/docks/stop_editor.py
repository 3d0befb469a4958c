"""What is said at a stop: its note (Markdown, with a preview) and its question, written below the list of stops."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reader.desktop.choice_button import ChoiceButton
from reader.desktop.docks.tabs import Tabs
from reader.desktop.fonts import ui_font
from reader.desktop.theme import Theme
from reader.walkthroughs import Answer, Hidden, Question, Stop, flowing

NOTE, PREVIEW, QUESTION = "note", "preview", "question"
_ONE_LINE, _ANY_HEIGHT = 30, 16_777_215
"""Heights of the page below the tabs, in px: folded to a line of the note, and free."""
_PAUSE = 1200
"""After so long without typing, what was written is kept, in ms."""
_MARKDOWN = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class _Quiet(QTextDocument):
    """A document that loads no picture and no style from anywhere."""

    def loadResource(self, _type: int, _name: object) -> object:
        """Nothing."""
        return None


class _Words(QPlainTextEdit):
    """A field of several lines; Tab leaves it."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFont(ui_font(12))
        self.setTabChangesFocus(True)


class StopEditor(QWidget):
    """Writes at one stop. What is written is kept after a pause, and when the field is left."""

    noted = Signal(str, str, bool)
    """Id of the stop, its note now, and whether that goes on with what was written just before."""
    questioned = Signal(str, object, bool)
    """Id of the stop, its Question now (None: none any more), and whether that goes on with what was written before."""
    wanted = Signal(str)
    """Id of a stop that is to be asked about; the window makes a first question."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dock")
        self._stop: Stop | None = None
        self._going_on, self._folded = False, False
        self._loaded = ""
        """The note as it was put into the field: lines that a file broke at a width are joined there."""
        self.tabs = Tabs(theme, icons_only=False)
        self.note = _Words(self.tr("Note of the stop"), self.tr("What you want to say here. Markdown: *stars*, lists."))
        self.preview = QTextBrowser()
        self.preview.setDocument(_Quiet(self.preview))
        self.preview.setOpenLinks(False)
        self.preview.setFont(ui_font(12.5))
        self.preview.setAccessibleName(self.tr("The note as it is shown"))
        self.question = _Words(self.tr("Question of the stop"), self.tr("What is the class asked?"))
        self.question.setMinimumHeight(44)
        self.question.setMaximumHeight(86)
        sides = ((Hidden.LEFT, self.tr("the left passage")), (Hidden.RIGHT, self.tr("the right passage")))
        hidden = (*sides, (Hidden.RELATION, self.tr("the relation")))
        self.hidden = ChoiceButton(self.tr("Kept back"), hidden, theme)
        answers = tuple((answer, self.tr(answer.value)) for answer in Answer)
        self.answer = ChoiceButton(self.tr("Right answer"), answers, theme)
        self.ask = QPushButton(self.tr("Ask the class here"))
        self.remove = QPushButton(self.tr("No question"))
        self._stack = QStackedWidget()
        self._asked, self._unasked = QWidget(), QWidget()
        self._question_page, self._scroller = QStackedWidget(), QScrollArea()
        self._pages = {NOTE: self.note, PREVIEW: self.preview, QUESTION: self._scroller}
        self._lay_out()
        self._wire()
        self.set_theme(theme)
        self.show_stop(None, 0)

    def _lay_out(self) -> None:
        for key, words in ((NOTE, self.tr("Note")), (PREVIEW, self.tr("Preview")), (QUESTION, self.tr("Question"))):
            self.tabs.add(key, words)
        grid = QGridLayout(self._asked)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(5)
        grid.setHorizontalSpacing(8)
        grid.addWidget(self.question, 0, 0, 1, 2)
        for at, (words, button) in enumerate(
            ((self.tr("Keep back"), self.hidden), (self.tr("Right is"), self.answer)), 1
        ):
            label = QLabel(words)
            label.setFont(ui_font(12))
            label.setProperty("tone", "quiet")
            grid.addWidget(label, at, 0)
            grid.addWidget(button, at, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        grid.addWidget(self.remove, 3, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(4, 1)
        told = QLabel(self.tr("The class sees one passage first and guesses; then you show the rest."))
        told.setFont(ui_font(12))
        told.setProperty("tone", "quiet")
        told.setWordWrap(True)
        column = QVBoxLayout(self._unasked)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(told)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        for press in (self.ask, self.remove):
            press.setFont(ui_font(12))
        for page in (self._asked, self._unasked):
            self._question_page.addWidget(page)
        self._scroller.setWidget(self._question_page)
        self._scroller.setWidgetResizable(True)
        for part in (self._question_page, self._scroller.viewport()):
            part.setAutoFillBackground(False)  # the dock's own ground
        self._scroller.setFrameShape(QFrame.Shape.NoFrame)
        self._scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for shown in (self.note, self.preview, self._scroller):
            self._stack.addWidget(shown)
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 6, 12, 8)
        inner.addWidget(self._stack)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.tabs)
        whole.addLayout(inner, 1)

    def _wire(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.keep)
        self.tabs.changed.connect(self._turn)
        for field in (self.note, self.question):
            field.textChanged.connect(self._pause.start)
            field.installEventFilter(self)
        for button in (self.hidden, self.answer):
            button.chosen.connect(lambda _value: self.keep())
        self.ask.clicked.connect(self._want)
        self.remove.clicked.connect(self._no_question)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.tabs.set_theme(theme)
        self.hidden.set_theme(theme)
        self.answer.set_theme(theme)

    # What is shown

    def show_stop(self, stop: Stop | None, number: int) -> None:
        """Show what is said at a stop, the `number`th; what was being written at another is kept first."""
        if stop is not None and self._stop is not None and stop.id == self._stop.id:
            self._follow(stop)
            return
        self.finish()
        self._stop = stop
        self.setEnabled(stop is not None)
        self._fill()
        self.setAccessibleName(self.tr("Stop {number}").format(number=number) if stop else "")

    def _follow(self, stop: Stop) -> None:
        """The same stop, changed: by what was written here, or by undo. What is not kept yet goes before."""
        waiting = self._pause.isActive()
        self._stop = stop
        if waiting:
            self._loaded = stop.note
        else:
            self._fill()

    def _fill(self) -> None:
        stop = self._stop
        asked = stop.question if stop else None
        note, text = stop.note if stop else "", asked.text if asked else ""
        if self.note.toPlainText() != note:
            self.note.setPlainText(flowing(note))
        self._loaded = self.note.toPlainText()
        if self.question.toPlainText() != text:
            self.question.setPlainText(text)
        if asked is not None:
            self.hidden.show_value(asked.hidden)
            self.answer.show_value(asked.answer)
        self._question_page.setCurrentWidget(self._asked if asked else self._unasked)
        for page in (self._asked, self._unasked):  # no room is kept for the one that is not shown
            shown = page is self._question_page.currentWidget()
            policy = QSizePolicy.Policy.Preferred if shown else QSizePolicy.Policy.Ignored
            page.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        mark = self.tr("Question ●") if asked else self.tr("Question")
        spoken = self.tr("Question: there is one") if asked else self.tr("Question: none")
        self.tabs.name(QUESTION, mark, spoken)
        self._pause.stop()
        self._show_preview()

    def _turn(self, key: str) -> None:
        self._stack.setCurrentWidget(self._pages[key])
        self._stack.setVisible(key == NOTE or not self._folded)
        self._show_preview()

    def _show_preview(self) -> None:
        words = self.note.toPlainText()
        self.preview.document().setMarkdown(words or self.tr("*Nothing is written here yet.*"), _MARKDOWN)

    @property
    def folded(self) -> bool:
        """True while only the names of its pages and a line of the note are shown."""
        return self._folded

    def fold(self, on: bool) -> None:
        """Show a line of the note alone, where there is little room, or all again; no page but the note has a line."""
        self._folded = on
        self._stack.setFixedHeight(_ONE_LINE) if on else self._stack.setMaximumHeight(_ANY_HEIGHT)
        self._stack.setMinimumHeight(_ONE_LINE if on else 0)
        line = _ONE_LINE if self.tabs.chosen() == NOTE else 0
        self.setMaximumHeight(self.tabs.height() + line + 14 if on else _ANY_HEIGHT)
        self.note.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap if on else QPlainTextEdit.LineWrapMode.WidgetWidth)
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.note.setVerticalScrollBarPolicy(never if on else needed)
        self.note.setHorizontalScrollBarPolicy(never if on else needed)
        self.note.verticalScrollBar().setValue(0)
        self._turn(self.tabs.chosen())

    def write_note(self) -> None:
        """Give the note the keyboard."""
        self.tabs.choose(NOTE)
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def write_question(self) -> None:
        """Give the question the keyboard."""
        self.tabs.choose(QUESTION)
        field = self.question if self._question_page.currentWidget() is self._asked else self.ask
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is written

    def keep(self) -> None:
        """Hand on what is written, where it is something else than before."""
        self._pause.stop()
        stop = self._stop
        if stop is None:
            return
        again, words = self._going_on, self.note.toPlainText()
        if words not in (stop.note, self._loaded):
            self._going_on, self._loaded = True, words
            self._stop = replace(stop, note=words)
            self.noted.emit(stop.id, words, again)
        self._keep_question(again)

    def _keep_question(self, again: bool) -> None:
        stop = self._stop
        if stop is None or stop.question is None:
            return
        text = " ".join(self.question.toPlainText().split()) or stop.question.text
        made = Question(text, Hidden(str(self.hidden.value)), Answer(str(self.answer.value)))
        if made != stop.question:
            self._going_on = True
            self._stop = replace(stop, question=made)
            self.questioned.emit(stop.id, made, again)

    def finish(self) -> None:
        """Hand on what is written; what comes next is another deed."""
        self.keep()
        self._going_on = False

    def _want(self) -> None:
        if self._stop is not None:
            self.finish()
            self.wanted.emit(self._stop.id)

    def _no_question(self) -> None:
        if self._stop is not None:
            self.finish()
            stop, self._stop = self._stop, replace(self._stop, question=None)
            self.questioned.emit(stop.id, None, False)
            self._fill()
            self.ask.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that is left has been written to its end."""
        if event.type() is QEvent.Type.FocusOut:
            self.finish()
        return super().eventFilter(watched, event)
