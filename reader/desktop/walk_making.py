"""Making stops: where the keyboard is, a whole draft, questions from what the person reviewed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.comparison import SLOTS
from reader.desktop.walk_book import Origin
from reader.walkthroughs import Stop, Walkthrough, questions, stop_for, suggested, with_stop

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow
    from reader.desktop.walks import Walks

DRAFTING = "walk-draft"


class Making(QObject):
    """The handlers of the menu's upper half."""

    def __init__(self, window: MainWindow, walks: Walks) -> None:
        super().__init__(walks)
        self._window, self._walks = window, walks

    def handlers(self) -> dict[str, Callable[..., None]]:
        """A handler for each of these actions."""
        return {
            "walk-add": self.add_stop,
            "walk-suggest": self.suggest,
            "walk-questions": self.add_questions,
        }

    def add_stop(self) -> None:
        """A stop where the keyboard is; where no walkthrough is open, one is begun."""
        comparison, session = self._window.session.comparison, self._window.session
        if self._walks.refused() or comparison is None:
            return
        meant = self._walks.pointing.meant()
        if meant is None or not any(meant.places):
            self._window.message.say(self.tr("Nothing is chosen here: go to a passage, a link or a row, then press S."))
            return
        if self._walks.book.opened is None:
            self._walks.files.begin(self._walks.usual_title())
        topics = tuple(dict.fromkeys((*meant.topics, *session.slots)))[:SLOTS]
        stop = stop_for(
            comparison,
            *meant.places,
            topics=topics,
            view=self._window.view.name,
            redline=session.redline or meant.redline,
            editions=self._walks.editions,
        )
        if not (stop.left or stop.right):
            self._window.message.say(self.tr("No passage belongs to this row, so there is nothing to stop at."))
            return
        self._add(stop)

    def _add(self, stop: Stop) -> None:
        # Behind all others: a trainer gathers first and puts in order afterwards.
        before = self._walks.book.opened
        name = self.tr("add stop “{title}”").format(title=stop.title)
        if not self._walks.do(name, lambda one: with_stop(one, stop)):
            return
        made = self._walks.book.walkthrough
        if made is None or self._walks.book.problem:
            return
        added, number = made.stops[-1], len(made.stops)
        self._window.right.walkthrough.list.mark(added.id)
        doings = [(self.tr("Write a note"), lambda: self.write_note(added.id))]
        words = self.tr("Stop {number} added: {title}")
        if before is not None and before.origin is Origin.SHIPPED:
            words = self.tr("Stop {number} added to your copy of “{shipped}”: {title}")
            words = words.replace("{shipped}", before.walkthrough.title.replace("{", "{{").replace("}", "}}"))
            doings.append((self.tr("Begin a new one instead"), lambda: self._instead(stop)))
        self._window.message.say(words.format(number=number, title=added.title), "walkthrough", (), doings)

    def _instead(self, stop: Stop) -> None:
        """The stop in a walkthrough of its own; no copy of the shipped one."""
        self._window.deeds.undo()
        self._walks.files.begin(self._walks.usual_title())
        self._add(stop)

    def write_note(self, stop: str) -> None:
        """Give the note of a stop the keyboard."""
        dock = self._window.right.walkthrough
        self._walks.show_dock()
        dock.list.mark(stop)
        QTimer.singleShot(0, self, dock.write_note)

    def suggest(self) -> None:
        """Draft a walkthrough from the comparison, off the window's thread; it is kept with its first change."""
        comparison, editions, window = self._window.session.comparison, self._walks.editions, self._window
        if self._walks.refused() or comparison is None:
            return

        def done(draft: Walkthrough) -> None:
            if comparison is not window.session.comparison:
                return
            if not draft.stops:
                window.message.say(self.tr("Nothing was found in these two orders that a stop could be made of."))
                return
            window.right.walkthrough.editor.finish()
            self._walks.book.show_draft(draft)
            self._walks.show_dock()
            words = self.tr("A draft of {n} stops. It is kept with your first change, or now.")
            keep = (self.tr("Keep it"), lambda: self._keep(draft))
            window.message.say(words.format(n=len(draft.stops)), "walkthrough", (), (keep,))

        window.desk.jobs.start(DRAFTING, lambda _: suggested(comparison, editions=editions), done)
        window.status.show_progress(DRAFTING, 0, 0, self.tr("Drafting a walkthrough …"))

    def _keep(self, draft: Walkthrough) -> None:
        """Keep the draft, also where another walkthrough was opened meanwhile; once it is kept, nothing."""
        book = self._walks.book
        if book.draft_for(self._walks.keys) == draft:
            self._walks.choose("")
            self._walks.files.copy()

    def wire(self) -> None:
        """Listen to the jobs, once the window stands."""
        self._window.desk.jobs.finished.connect(self._finished)

    def _finished(self, kind: str) -> None:
        if kind == DRAFTING:
            self._window.status.show_progress("", 0, 0, "")

    def add_questions(self) -> None:
        """Questions from the links that the person reviewed, each at a stop of its own."""
        comparison = self._window.session.comparison
        if self._walks.refused() or comparison is None:
            return
        opened = self._walks.book.walkthrough
        known = {stop.question.text for stop in opened.stops if stop.question} if opened else set()
        found = questions(comparison, editions=self._walks.editions)
        fresh = [stop for stop, question in found if question.text not in known]
        if not fresh:
            words = self.tr(
                "No new question can be made. Questions come only from links that you drew or kept (Ctrl+Shift+Y), "
                "where the effects leave one answer."
            )
            self._window.message.say(words)
            return
        if self._walks.book.opened is None:
            self._walks.files.begin(self._walks.usual_title())
        name = self.tr("add {n} questions").format(n=len(fresh))

        def act(one: Walkthrough) -> Walkthrough:
            for stop in fresh:
                one = with_stop(one, stop)
            return one

        if self._walks.do(name, act):
            one, more = self.tr("1 question added at the end."), self.tr("{n} questions added at the end.")
            self._window.message.say((one if len(fresh) == 1 else more).format(n=len(fresh)), "walkthrough")
            self._walks.show_dock()
