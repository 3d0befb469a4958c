"""A presentation: full screen, moved through by keys; nothing else on the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QKeyCombination, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.desktop.presenting.answers_file import ask_answers_file, with_csv, write_answers
from reader.desktop.presenting.screen import Screen, answer_of
from reader.desktop.presenting.trainer_view import TrainerView
from reader.desktop.theme import Theme
from reader.walkthroughs import Answer, Performance

_PATIENCE = 900
"""How long a number may take to be typed, in ms."""
_FRAME, _GAP = 36, 8
"""Room for a window's title, and between two windows, in px."""
_STILL = 2500
"""After so long without moving, the pointer is hidden, in ms."""


class Presentation(QWidget):
    """The window of one presentation, with the trainer's view on a second screen where there is one."""

    ended = Signal(int)
    """Index of the stop at which it was left."""
    official_wanted = Signal(int)
    """The official texts instead of the digests, or back; with the index of the stop."""
    said = Signal(str)
    """A sentence for the person: a file that could not be written."""

    def __init__(self, state: Performance, theme: Theme, *, has_official: bool = False) -> None:
        """`has_official`: True where the same stops can be shown in the other edition."""
        super().__init__(None, Qt.WindowType.Window)
        self.state = state
        self._theme, self._has_official = theme, has_official
        self.trainer: TrainerView | None = None
        self._told = ""
        self.screen_ = Screen(state, theme)
        self.setWindowTitle(self.tr("Presentation"))
        self.setObjectName("presentation")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.screen_)
        self._typing, self._still = QTimer(self), QTimer(self)
        for timer, after, then in (
            (self._typing, _PATIENCE, lambda: self._turn(self.state.entered())),
            (self._still, _STILL, lambda: self.screen_.setCursor(Qt.CursorShape.BlankCursor)),
        ):
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(then)
        self.screen_.clicked.connect(self.forward)
        self.screen_.stop_clicked.connect(lambda at: self._turn(self.state.went(at)))
        self.screen_.answer_clicked.connect(lambda answer: self._turn(self.state.answered(answer)))
        self._keys = self._key_table()
        self._show_keys()

    # What is shown

    def present(self, on: QScreen | None = None) -> None:
        """Fill a screen: `on`, else the one where the pointer is. A second screen gets the trainer's view."""
        screens = QGuiApplication.screens()
        chosen = on or QGuiApplication.primaryScreen()
        if chosen is not None:
            self.setGeometry(chosen.geometry())
        self.showFullScreen()
        other = next((one for one in screens if one is not chosen), None)
        if other is not None:
            self.show_trainer(other)
        self.activateWindow()
        self.setFocus()

    def rehearse(self) -> None:
        """Stand beside the trainer's view on one screen, as two windows."""
        screen = QGuiApplication.primaryScreen()
        if screen is not None:
            room = screen.availableGeometry()
            width = room.width() * 3 // 5
            self.setGeometry(QRect(room.left(), room.top() + _FRAME, width, width * 9 // 16))
        self.show()
        self.show_trainer()
        if self.trainer is not None and screen is not None:
            rest = room.width() - width - _GAP
            self.trainer.setGeometry(QRect(room.right() - rest, room.top() + _FRAME, rest, room.height() - 2 * _FRAME))
            self.screen_.noted = False
            self.screen_.show_state(self.state)
        self.activateWindow()
        self.setFocus()

    def show_trainer(self, on: QScreen | None = None) -> None:
        """Open the trainer's view, on a screen of its own or as a window."""
        if self.trainer is None:
            self.trainer = TrainerView(self.state, self._theme)
            self.trainer.key_pressed.connect(self.keyPressEvent)
            self.trainer.closed.connect(self._trainer_closed)
        if on is not None:
            self.trainer.setGeometry(on.geometry())
            self.trainer.showMaximized()
            self.screen_.noted = False
        else:
            self.trainer.show()
            self.trainer.activateWindow()  # one screen for both: the trainer's view would lie behind
        self.trainer.raise_()
        self.screen_.show_state(self.state)

    def _trainer_closed(self) -> None:
        self.trainer, self.screen_.noted = None, True
        self.screen_.show_state(self.state)

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = theme
        self.screen_.set_theme(theme)
        if self.trainer is not None:
            self.trainer.set_theme(theme)

    def replace_slides(self, state: Performance, has_official: bool) -> None:
        """Go on with other texts of the same stops."""
        self._has_official = has_official
        self._turn(state)

    def _turn(self, state: Performance) -> None:
        self.state, self._told = state, ""
        self._show_keys()
        self.screen_.show_state(state)
        if self.trainer is not None:
            self.trainer.show_state(state)

    def _show_keys(self) -> None:
        """The keys that are told at the foot: those that do something on this page."""
        if self._told:
            words = self._told
        elif self.state.asking:
            words = self.tr("C L E S answer   Space reveal   Esc leave")
        elif self.state.slide is None:
            words = self.tr("Ctrl+S save the answers   Esc leave")
        else:
            official = self.tr("O other edition") if self._has_official else ""
            parts = (self.tr("← → move"), self.tr("N note"), official, self.tr("Esc leave"))
            words = "   ".join(part for part in parts if part)
        self.screen_.keys = words

    # Keys

    def _key_table(self) -> Mapping[int, Callable[[], object]]:
        key = Qt.Key
        table: dict[Qt.Key, Callable[[], object]] = {
            key.Key_Space: self.forward,
            key.Key_Right: self.forward,
            key.Key_PageDown: self.forward,
            key.Key_Down: lambda: self._scroll_or(1),
            key.Key_Up: lambda: self._scroll_or(-1),
            key.Key_Left: self.back,
            key.Key_PageUp: self.back,
            key.Key_Backspace: self.back,
            key.Key_Home: lambda: self._turn(self.state.went(0)),
            key.Key_End: lambda: self._turn(self.state.went(self.state.last)),
            key.Key_B: lambda: self._turn(self.state.blanked()),
            key.Key_Period: lambda: self._turn(self.state.blanked()),
            key.Key_N: lambda: self._turn(self.state.noted()),
            key.Key_O: self._other_edition,
            key.Key_Plus: lambda: self._turn(self.state.sized(1)),
            key.Key_Equal: lambda: self._turn(self.state.sized(1)),
            key.Key_Minus: lambda: self._turn(self.state.sized(-1)),
            key.Key_Return: self._enter,
            key.Key_Enter: self._enter,
            key.Key_T: self.show_trainer,
            key.Key_Escape: self.close,
        }
        return {one.value: act for one, act in table.items()}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves, answers, blanks, sizes."""
        if event.keyCombination() == QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_S):
            self.ask_save()
            return
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
            return
        answer = answer_of(event.text()) if self.state.asking else None
        act = self._keys.get(event.key())
        if answer is not None:
            self.answer(answer)
        elif event.text().isdigit() and event.text().isascii():
            self._turn(self.state.typed(event.text()))
            self._typing.start()
        elif act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def forward(self) -> None:
        """A long passage is paged through first; what is kept back is shown; then the next stop."""
        if not self.state.blank and not self.state.asking and self.screen_.scroll_by(self.screen_.page):
            return
        self._turn(self.state.forward())

    def back(self) -> None:
        """The stop before."""
        self._turn(self.state.back())

    def answer(self, answer: Answer) -> None:
        """What the class says."""
        self._turn(self.state.answered(answer))

    def _scroll_or(self, way: int) -> None:
        """A long passage scrolls by three lines; else to the next stop or the one before."""
        scene = self.screen_.scene
        if scene is not None and scene.reach() and not self.state.blank:
            self.screen_.scroll_by(way * self.screen_.page / 4)
        elif way > 0:
            self.forward()
        else:
            self.back()

    def _enter(self) -> None:
        if self.state.digits:
            self._turn(self.state.entered())
        else:
            self.forward()

    def _other_edition(self) -> None:
        if self._has_official:
            self.official_wanted.emit(self.state.at)

    # The score

    def ask_save(self) -> None:
        """Ask where the answers go, and write them there as CSV."""
        if not self.state.round.asked:
            return
        file = ask_answers_file(self)
        if file is not None:
            self.save(file)

    def save(self, file: Path) -> None:
        """Write the answers to `file`; a sentence goes out where that is not possible, and stands at the foot."""
        sentence = write_answers(self.state.round, with_csv(file))
        if sentence:
            self.said.emit(sentence)
        self.say(sentence or self.tr("The answers were written to {file}.").format(file=with_csv(file).name))

    def say(self, words: str) -> None:
        """Show a sentence at the foot in place of the keys, until the next page; the keys again where empty."""
        self._told = words
        self._show_keys()
        self.screen_.update()

    # The window itself

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is here from the beginning; a pointer that rests is hidden."""
        super().showEvent(event)
        self.setFocus()
        self._still.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The trainer's view goes with it."""
        if self.trainer is not None:
            self.trainer.blockSignals(True)
            self.trainer.close()
            self.trainer = None
        self.ended.emit(min(self.state.at, len(self.state.slides) - 1))
        super().closeEvent(event)
