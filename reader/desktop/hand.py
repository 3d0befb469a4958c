"""The person's hand on links: what the actions and the panel ask for, kept in the library, with undo by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from reader.alignment import (
    HandEntry,
    HandKind,
    HandLinks,
    Link,
    Pen,
    Relation,
    with_confirmed,
    with_link,
    with_lock,
    with_note,
    with_relation,
    with_sync,
    without_counterpart,
    without_entry,
    without_link,
)
from reader.comparison import Changed, Comparison, Side, Step
from reader.desktop.author import author
from reader.desktop.link_files import LinkFiles
from reader.desktop.selections import labels_in
from reader.desktop.wording import labels_text, short_label
from reader.errors import BadRequest

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow

Labels = tuple[str, ...]
Act = Callable[[HandLinks, Pen], HandLinks]


class Hand(QObject):
    """Links, unlinks, keeps, notes, locks; each act is one deed of the session's history, saved at once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self.files = LinkFiles(window, self.do)
        self.saved = True
        """False where the last deed could not be written."""

    def handlers(self) -> dict[str, Callable[..., None]]:
        """What each action of `link_actions` does that is the hand's."""
        made: dict[str, Callable[..., None]] = {
            "link": self.link,
            "unlink": self.unlink,
            "keep": self.keep,
            "alone": self.alone,
            "note": self.ask_note,
            "lock": self.lock,
            "sync": self.set_sync,
            "unsync": self.clear_sync,
            "import-links": self.files.ask_import,
            "export-links": self.files.ask_export,
        }
        for relation in Relation:
            made[f"relate-{relation.value}"] = lambda relation=relation: self.relate(relation)
        return made

    def wire(self) -> None:
        """Listen to the window's parts, once they stand."""
        window = self._window
        self._session.watch(self._watch)
        window.right.link.asked.connect(lambda name: window.actions_by_id[name].trigger())
        window.right.differences.entry_removed.connect(self.remove_entry)
        self.show()

    # What stands

    def _watch(self, changed: Changed) -> None:
        if changed is Changed.LINKS:
            self._save()
        if changed is Changed.PAIR:
            self.saved = True
        if changed in (Changed.PAIR, Changed.LINKS, Changed.CURRENT):
            self.show()

    def _save(self) -> None:
        sentence = self._window.desk.keep_hand(self._session.history.now)
        self.saved = not sentence
        if sentence:
            self._window.message.say(sentence, "warning")

    def show(self) -> None:
        """What can be done with the current link, and whose it is."""
        actions = self._window.actions_by_id
        comparison, link, step = self._session.comparison, self.current, self._session.current
        for name in ("link", "sync", "unsync", "import-links", "export-links"):
            actions[name].setEnabled(comparison is not None)
        for name in ("unlink", "keep", "note", "lock", *(f"relate-{relation.value}" for relation in Relation)):
            actions[name].setEnabled(link is not None)
        actions["alone"].setEnabled(step is not None)
        self._window.status.show_own(self.own_words())

    @property
    def current(self) -> Link | None:
        """The current link; None where the current step has none."""
        comparison, step = self._session.comparison, self._session.current
        return comparison.bitext.links[step.link] if comparison and step and step.link is not None else None

    def own_words(self) -> str:
        """Whose the current link is, for the status line."""
        comparison, step, link = self._session.comparison, self._session.current, self.current
        if comparison is None or step is None:
            return ""
        if link is None:
            mine = self._alone_entry(comparison, step) is not None
            return self.tr("No counterpart: confirmed by you") if mine else ""
        if not link.hand:
            return self.tr("Not saved as a link of yours")
        return self.tr("Saved as a link of yours") if self.saved else self.tr("A link of yours, not saved")

    @staticmethod
    def _alone_entry(comparison: Comparison, step: Step) -> HandEntry | None:
        return comparison.hand.found(HandKind.NO_COUNTERPART, step.left, step.right) if step.link is None else None

    # Acts

    def do(self, name: str, act: Act) -> bool:
        """One deed; what stands against it is said in the bar, and nothing changes then."""
        comparison = self._session.comparison
        if comparison is None:
            return False
        pen = Pen(
            comparison.left.outline,
            comparison.right.outline,
            comparison.aligned or comparison.bitext,
            author(),
            datetime.now(UTC),
        )
        try:
            hand = act(self._session.history.now, pen)
        except BadRequest as error:
            self._window.message.say(str(error), "warning")
            return False
        self._session.say(name, hand)
        return True

    def undo(self) -> None:
        """Take the last deed on links back."""
        self._turn(self._session.undo)

    def redo(self) -> None:
        """Do again what was last taken back."""
        self._turn(self._session.redo)

    def _turn(self, turn: Callable[[], None]) -> None:
        """Undo or redo; where the current link goes with it, what stands there instead becomes current."""
        before = self._session.current
        turn()
        if before is not None and self._session.current is None:
            side = Side.LEFT if before.left else Side.RIGHT
            self._session.select(side, before.labels(side)[0])

    def chosen(self, side: Side) -> tuple[Labels, bool]:
        """The passages of `side` that Ctrl+L is about, and whether they are selected (else: where one reads)."""
        comparison, view = self._session.comparison, self._window.view
        if comparison is None:
            return (), False
        span = view.selected_span(side)
        if span is not None:
            return labels_in(comparison.side(side).outline, span), True
        label = view.reading_label(side)
        return ((label,) if label else ()), False

    def link(self) -> None:
        """Link what is selected left and right; without any selection, ask about the two passages one reads."""
        if not self._window.view.shows_text:
            words = self.tr("Turn to the facing pages (Ctrl+1) first, then select what is to be linked.")
            self._window.message.say(words)
            return
        (left, one), (right, other) = self.chosen(Side.LEFT), self.chosen(Side.RIGHT)
        if one or other:
            self._link(left, right)
            return
        words = self.tr("Nothing is selected. Link {left} with {right}, where you read on either side?")
        doing = (self.tr("Link"), lambda: self._link(left, right))
        self._window.message.say(words.format(left=_words(left), right=_words(right)), "link", (), (doing,))

    def _link(self, left: Labels, right: Labels) -> None:
        where = f"{_words(left)} ↔ {_words(right)}"
        if self.do(self.tr("link {where}").format(where=where), lambda hand, pen: with_link(hand, pen, left, right)):
            self._go_to(left, right)
            self._window.facing_selection_off()

    def _go_to(self, left: Labels, right: Labels) -> None:
        """The link of just these labels becomes the current one, where it stands."""
        comparison = self._session.comparison
        steps = comparison.steps if comparison else ()
        step = next((s for s in steps if {*s.left} == {*left} and {*s.right} == {*right}), None)
        if step is not None:
            self._session.go_to(step)

    def _on_link(self, name: str, act: Callable[[HandLinks, Pen, Labels, Labels], HandLinks]) -> None:
        link = self.current
        if link is None:
            self._window.message.say(self.tr("Choose a link first: click a passage that has one."))
            return
        where = f"{_words(link.left)} ↔ {_words(link.right)}"
        self.do(name.format(where=where), lambda hand, pen: act(hand, pen, link.left, link.right))

    def unlink(self) -> None:
        """Take the current link away."""
        self._on_link(self.tr("unlink {where}"), without_link)

    def keep(self) -> None:
        """Say that the current link is right; once more: no longer."""
        on = not (self.current and self.current.confirmed)
        name = self.tr("keep {where}") if on else self.tr("no longer keep {where}")
        self._on_link(name, lambda hand, pen, left, right: with_confirmed(hand, pen, left, right, on))

    def lock(self) -> None:
        """Settle the current link, or open it again."""
        on = not (self.current and self.current.locked)
        name = self.tr("lock {where}") if on else self.tr("unlock {where}")
        self._on_link(name, lambda hand, pen, left, right: with_lock(hand, pen, left, right, on))

    def relate(self, relation: Relation) -> None:
        """Say how the two passages of the current link stand to one another."""
        word = self.tr("call {where} {relation}").replace("{relation}", relation.value)
        self._on_link(word, lambda hand, pen, left, right: with_relation(hand, pen, left, right, relation))

    def ask_note(self) -> None:
        """Ask for the current link's note."""
        link = self.current
        if link is None:
            return
        where = f"{_words(link.left)} ↔ {_words(link.right)}"
        title = self.tr("Note to {where}").format(where=where)
        words, done = QInputDialog.getMultiLineText(self._window, title, self.tr("Note:"), link.note)
        if done:
            self.write_note(words.strip())

    def write_note(self, words: str) -> None:
        """Give the current link this note."""
        name = self.tr("note on {where}")
        self._on_link(name, lambda hand, pen, left, right: with_note(hand, pen, left, right, words))

    def alone(self) -> None:
        """Confirm that the current passage has no counterpart; once more: take that back.

        For a link: that its left passage (or the one clicked last) has none.
        """
        comparison, step = self._session.comparison, self._session.current
        if comparison is None or step is None:
            return
        entry = self._alone_entry(comparison, step)
        if entry is not None:
            name = self.tr("no longer: no counterpart of {where}").format(where=labels_text(step))
            self.do(name, lambda hand, _pen: without_entry(hand, entry))
            return
        left, right = step.left, step.right
        if step.link is not None:
            left, right = (left, ()) if self._window.last_side is Side.LEFT else ((), right)
        name = self.tr("no counterpart of {where}").format(where=_words(left or right))
        if self.do(name, lambda hand, pen: without_counterpart(hand, pen, left, right)):
            self._go_to(left, right)

    def remove_entry(self, entry: HandEntry) -> None:
        """Throw away one thing that was said."""
        self.do(self.tr("remove {where}").format(where=entry.where), lambda hand, _pen: without_entry(hand, entry))

    # Sync points

    def set_sync(self) -> None:
        """Put the two places at the reading line side by side."""
        window = self._window
        if window.view.text is not window.view.facing or not window.view.shows_text:
            window.message.say(self.tr("Sync points are set in the facing pages (Ctrl+1)."))
            return
        if window.actions_by_id["follow"].isChecked():
            words = self.tr(
                "While the orders scroll together, their places follow one another already. Let go, bring the two "
                "places to the reading line, then set the sync point."
            )
            doing = (self.tr("Let go"), lambda: window.set_following(False))
            window.message.say(words, "link", (), (doing,))
            return
        left, right = (self._reading_place(side) for side in Side)
        labels = " ↔ ".join(short_label(window.view.reading_label(side)) for side in Side)
        name = self.tr("sync point {where}").format(where=labels)
        if self.do(name, lambda hand, pen: with_sync(hand, pen, left, right)):
            words = self.tr("{where} stay side by side when the orders scroll together.").format(where=labels)
            doing = (self.tr("Scroll together"), lambda: window.set_following(True))
            window.message.say(words, "done", (), (doing,))

    def _reading_place(self, side: Side) -> int:
        """The code point at the reading line of a facing page."""
        pane = self._window.view.facing.pane(side)
        if pane.table is None:
            return 0
        return round(pane.table.place_at(pane.verticalScrollBar().value() + pane.reading_line))

    def clear_sync(self) -> None:
        """Take all sync points away."""
        now = self._session.history.now
        points = [entry for entry in now.entries if entry.kind is HandKind.SYNC]
        if not points:
            self._window.message.say(self.tr("This pair has no sync points."))
            return
        self.do(self.tr("clear sync points"), lambda hand, _pen: hand.minus(*points))

    # What the status line says

    def link_words(self) -> str:
        """What Ctrl+L would link just now: `Ctrl+L links 3(c) ↔ 9(a)`."""
        chosen = {side: self.chosen(side) for side in Side}
        selected = [side for side in Side if chosen[side][1]]
        if len(selected) == 2:
            words = self.tr("Ctrl+L links {left} ↔ {right}")
            return words.format(left=_words(chosen[Side.LEFT][0]), right=_words(chosen[Side.RIGHT][0]))
        if selected == [Side.RIGHT]:
            return self.tr("Ctrl+L link to a passage on the left")
        return self.tr("Ctrl+L link to a passage on the right")


def _words(labels: Labels) -> str:
    return ", ".join(short_label(label) for label in labels)
