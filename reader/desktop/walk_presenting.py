"""Presenting from the window: where it begins, the other edition, where one stands afterwards, what the class said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen

from reader.comparison import Comparison, compare
from reader.desktop.desk import Pair
from reader.desktop.jobs import Progress
from reader.desktop.presenting import Presentation
from reader.desktop.presenting.answers_file import ask_answers_file, write_answers
from reader.desktop.tag_places import key_of
from reader.desktop.theme import Theme
from reader.desktop.walk_book import Opened
from reader.desktop.walk_stops import shown_stops
from reader.documents import Edition
from reader.library import Entry
from reader.walkthroughs import Round, Slide, performance, resumed

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow
    from reader.desktop.walks import Walks

OTHER_EDITION = "walk-edition"


class Presenting(QObject):
    """Starts a presentation and takes up its end."""

    def __init__(self, window: MainWindow, walks: Walks) -> None:
        super().__init__(walks)
        self._window, self._walks = window, walks
        self.presentation: Presentation | None = None
        self._rounds: dict[str, Round] = {}
        """What the class said last, by the walkthrough's file name, else its orders; while the window is open."""
        self._slides: dict[bool, tuple[Slide, ...]] = {}
        """Of the open texts (False) and of the other editions (True), while one presents."""
        self._other = False

    def handlers(self) -> dict[str, Callable[..., None]]:
        """A handler for each of these actions."""
        return {
            "walk-present": self.from_first,
            "walk-present-here": self.from_marked,
            "walk-rehearse": lambda: self.from_first(trainer=True),
            "walk-answers": self.save_answers,
        }

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        if self.presentation is not None:
            self.presentation.set_theme(theme)

    def round_of(self, opened: Opened | None) -> Round | None:
        """What the class said last time, where something was answered."""
        played = self._rounds.get(_known_as(opened)) if opened else None
        return played if played is not None and played.answers else None

    # Beginning

    def from_first(self, trainer: bool = False) -> None:
        """Present from the first stop, with nothing answered yet."""
        self._begin(lambda: 0, trainer, afresh=True)

    def from_marked(self) -> None:
        """Present from the marked stop, with what was answered before."""
        self._begin(self._marked, False, afresh=False)

    def _marked(self) -> int:
        rows = self._window.right.walkthrough.list
        return next((at for at, row in enumerate(rows.rows) if row.id == rows.current()), 0)

    def _begin(self, at: Callable[[], int], trainer: bool, afresh: bool) -> None:
        if self.presentation is not None:
            self.presentation.activateWindow()
            return
        if self._walks.refused() or self._nothing_yet():
            return
        self._window.right.walkthrough.editor.finish()
        self._walks.when_placed(lambda: self._show(at(), trainer, afresh))

    def _nothing_yet(self) -> bool:
        """True (and what can be done is said) where there is no stop to present."""
        walkthrough = self._walks.book.walkthrough
        if walkthrough is not None and walkthrough.stops:
            return False
        words = self.tr("There is no stop to present yet. Press S on a passage to add one, or have some suggested.")
        suggest = (self.tr("Suggest a walkthrough"), self._walks.making.suggest)
        self._window.message.say(words, "walkthrough", (), (suggest,))
        return True

    def _show(self, at: int, trainer: bool, afresh: bool) -> None:
        walkthrough, opened = self._walks.book.walkthrough, self._walks.book.opened
        slides = tuple(one.slide for one in self._walks.shown)
        if walkthrough is None or opened is None or not slides or self.presentation is not None:
            return
        state = performance(walkthrough, slides, at)
        before = self._rounds.get(_known_as(opened))
        if not afresh and before is not None and not before.is_over:
            state = replace(state, round=resumed(walkthrough, before.as_data()))
        self._slides, self._other = {False: slides}, False
        made = Presentation(state, self._window.theme, has_official=self._other_pair() is not None)
        made.ended.connect(self._ended)
        made.official_wanted.connect(lambda _at: self.turn_edition())
        made.said.connect(self._window.message.say)
        self.presentation = made
        if trainer and len(QGuiApplication.screens()) == 1:
            made.rehearse()
        else:
            made.present(self._screen())

    def _screen(self) -> QScreen | None:
        """The class sees a second screen where there is one; the trainer keeps that of the window."""
        here = self._window.screen()
        return next((one for one in QGuiApplication.screens() if one is not here), here)

    # The other edition

    def _other_pair(self) -> Pair | None:
        """The other editions of the two open orders; None where the library has none of either."""
        entries = [entry for entry in self._window.desk.entries() if not entry.problem]
        names = [self._other_edition(entries, at) for at in range(2)]
        if not any(names):
            return None
        open_ones = self._walks.editions
        return Pair(names[0] or open_ones[0], names[1] or open_ones[1])

    def _other_edition(self, entries: list[Entry], at: int) -> str:
        """The official text (else another one) in place of a digest, a digest in place of any; empty without one."""
        key, edition = self._walks.keys[at], self._walks.editions[at]
        mine = next((entry for entry in entries if entry.id == edition), None)
        if mine is None:
            return ""
        digest = mine.edition is Edition.DIGEST
        wanted = (Edition.OFFICIAL, Edition.WITNESS) if digest else (Edition.DIGEST,)
        same = [entry for entry in entries if key_of(entry) == key]
        return next((entry.id for edition in wanted for entry in same if entry.edition is edition), "")

    def turn_edition(self) -> None:
        """Show the same stop in the other edition, or in the open one again; comparing them is a job."""
        if (not self._other) in self._slides:
            self._turn()
            return
        pair, desk, walkthrough = self._other_pair(), self._window.desk, self._walks.book.walkthrough
        if pair is None or walkthrough is None or self.presentation is None or desk.jobs.running(OTHER_EDITION):
            return

        def work(_progress: Progress) -> tuple[Slide, ...]:
            hand, _ = desk.hand_of(pair)
            orders = [desk.library.order(name) for name in (pair.left, pair.right)]
            found: Comparison = compare(orders[0], orders[1], desk.taxonomy, hand, desk.redline_options)
            return tuple(one.slide for one in shown_stops(walkthrough, found, (pair.left, pair.right)))

        def done(slides: tuple[Slide, ...]) -> None:
            self._slides[True] = slides
            if self.presentation is not None:
                self.presentation.say("")
                self._turn()

        def failed(sentence: str) -> None:
            if self.presentation is not None:
                self.presentation.say(sentence)

        self.presentation.say(self.tr("Reading the other texts …"))
        desk.jobs.start(OTHER_EDITION, work, done, failed)

    def _turn(self) -> None:
        if self.presentation is not None:
            self._other = not self._other
            state = replace(self.presentation.state, slides=self._slides[self._other])
            self.presentation.replace_slides(state, True)

    # The end

    def _ended(self, at: int) -> None:
        made, opened = self.presentation, self._walks.book.opened
        self.presentation = None
        self._window.desk.jobs.cancel(OTHER_EDITION)
        if made is None:
            return
        if opened is not None and made.state.round.answers:
            self._rounds[_known_as(opened)] = made.state.round
        made.deleteLater()
        self._walks.show()
        walkthrough = self._walks.book.walkthrough
        if walkthrough is not None and 0 <= at < len(walkthrough.stops):
            stop = walkthrough.stops[at].id
            self._window.right.walkthrough.list.mark(stop)
            self._walks.go_to(stop)
        QTimer.singleShot(0, self._window, self._window.activateWindow)

    def save_answers(self) -> None:
        """Ask where what the class said last time goes, and write it there."""
        played = self.round_of(self._walks.book.opened)
        if played is None:
            return
        file = ask_answers_file(self._window)
        if file is not None:
            sentence = write_answers(played, file)
            words = sentence or self.tr("The answers were written to {path}.").format(path=file)
            self._window.message.say(words, "warning" if sentence else "done")


def _known_as(opened: Opened) -> str:
    return opened.name or f"{opened.walkthrough.left} {opened.walkthrough.right}"
