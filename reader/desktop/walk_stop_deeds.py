"""What is done to a stop in the dock: moved, retitled, doubled, deleted, noted, asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.desktop.docks.walkthrough import WalkthroughDock
from reader.walkthroughs import (
    Answer,
    Hidden,
    Question,
    Stop,
    duplicated,
    moved,
    retitled,
    with_note,
    with_question,
    without_stop,
)

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow
    from reader.desktop.walks import Walks


class StopDeeds(QObject):
    """Each is one deed of the window's way back, named after the stop."""

    def __init__(self, window: MainWindow, walks: Walks) -> None:
        super().__init__(walks)
        self._window, self._walks = window, walks

    def wire(self, dock: WalkthroughDock) -> None:
        """Listen to the list and the editor."""
        dock.list.moved.connect(self.move)
        dock.list.retitled.connect(self.retitle)
        dock.list.doubled.connect(self.double)
        dock.list.deleted.connect(self.delete)
        dock.editor.noted.connect(self.note)
        dock.editor.questioned.connect(self.ask)
        dock.editor.wanted.connect(self.first_question)

    def _spoken(self, stop: str) -> str:
        walkthrough = self._walks.book.walkthrough
        stops = walkthrough.stops if walkthrough else ()
        return next((f"“{one.title}”" for one in stops if one.id == stop), "")

    def _stop(self, stop: str) -> Stop | None:
        walkthrough = self._walks.oriented(self._walks.book.opened)
        return next((one for one in walkthrough.stops if one.id == stop), None) if walkthrough else None

    def move(self, stop: str, to: int) -> None:
        """Take a stop to another place."""
        self._window.right.walkthrough.editor.finish()
        name = self.tr("move stop {title}").format(title=self._spoken(stop))
        self._walks.do(name, lambda one: moved(one, stop, to))

    def retitle(self, stop: str, title: str) -> None:
        """Give a stop another title."""
        name = self.tr("retitle stop {title}").format(title=self._spoken(stop))
        self._walks.do(name, lambda one: retitled(one, stop, title))

    def double(self, stop: str) -> None:
        """The stop once more, behind it; the second is marked then."""
        self._window.right.walkthrough.editor.finish()
        name = self.tr("double stop {title}").format(title=self._spoken(stop))
        if self._walks.do(name, lambda one: duplicated(one, stop)):
            made = self._walks.book.walkthrough
            ids = [one.id for one in made.stops] if made else []
            if stop in ids and ids.index(stop) + 1 < len(ids):
                self._window.right.walkthrough.list.mark(ids[ids.index(stop) + 1])

    def delete(self, stop: str) -> None:
        """Take a stop out."""
        self._window.right.walkthrough.editor.finish()
        spoken = self._spoken(stop)
        if self._walks.do(self.tr("delete stop {title}").format(title=spoken), lambda one: without_stop(one, stop)):
            words = self.tr("Stop {title} was deleted. Ctrl+Z takes it back.").format(title=spoken)
            self._window.message.say(words, "done")
            made = self._walks.book.walkthrough
            if made is not None and not made.stops:
                self._window.right.walkthrough.focus_list()

    def note(self, stop: str, words: str, again: bool) -> None:
        """Write a stop's note."""
        name = self.tr("note on stop {title}").format(title=self._spoken(stop))
        self._walks.do(name, lambda one: with_note(one, stop, words), again)

    def ask(self, stop: str, question: Question | None, again: bool) -> None:
        """Write a stop's question, or take it away."""
        verb = self.tr("question on stop {title}") if question else self.tr("no question on stop {title}")
        turned = self._turned(question)
        self._walks.do(verb.format(title=self._spoken(stop)), lambda one: with_question(one, stop, turned), again)

    def _turned(self, question: Question | None) -> Question | None:
        """The sides of the dock are those of the panes; the walkthrough's may be the other way round."""
        book, other = self._walks.book.walkthrough, {Hidden.LEFT: Hidden.RIGHT, Hidden.RIGHT: Hidden.LEFT}
        mine = self._walks.oriented(self._walks.book.opened)
        if question is None or book is None or mine is None or mine.left == book.left:
            return question
        return Question(question.text, other.get(question.hidden, question.hidden), question.answer)

    def first_question(self, stop: str) -> None:
        """A question to begin with: what the other order does with the stop's topic; the right passage is kept back."""
        found, comparison = self._stop(stop), self._window.session.comparison
        if found is None or comparison is None:
            return
        row = next((row for topic in found.topics if (row := comparison.topic(topic))), None)
        what = row.topic.label if row else self.tr("this")
        text = self.tr("What does the other order do with {topic}?").format(topic=what)
        one_sided = not found.left or not found.right
        hidden = Hidden.LEFT if found.right and not found.left else Hidden.RIGHT
        answer = Answer.SILENT if one_sided else Answer.CONTINUES
        self.ask(stop, Question(text, hidden, answer), False)
        QTimer.singleShot(0, self, self._window.right.walkthrough.write_question)
