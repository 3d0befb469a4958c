"""Walkthroughs in the window: joins book, dock, panes, presentation and the window's way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.comparison import Changed, Comparison, Side
from reader.desktop.deeds import Source
from reader.desktop.desk import Pair
from reader.desktop.docks.walkthrough import WalkState
from reader.desktop.jobs import Progress
from reader.desktop.tag_places import key_of
from reader.desktop.theme import Theme
from reader.desktop.views import VIEWS
from reader.desktop.walk_book import Act, Opened, Origin, WalkBook
from reader.desktop.walk_files import WalkFiles
from reader.desktop.walk_making import Making
from reader.desktop.walk_places import Pointing
from reader.desktop.walk_presenting import Presenting
from reader.desktop.walk_stop_deeds import StopDeeds
from reader.desktop.walk_stops import ShownStop, shown_stops
from reader.errors import BadRequest
from reader.walkthroughs import Kept, Walkthrough, keys_of, oriented

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow

WALKS = "walks"
"""Name of this source in the window's timeline of deeds."""
LISTING, PLACING = "walks-list", "walks-place"
_NEEDING = ("walk-rename", "walk-copy", "walk-delete", "walk-export", "walk-questions")


class Walks(QObject):
    """The walkthroughs of the library, and the one that is open for the pair."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.book = WalkBook(window.desk.library.folder)
        self.pointing = Pointing(window)
        self.files = WalkFiles(window, self)
        self.presenting = Presenting(window, self)
        self.stops = StopDeeds(window, self)
        self.making = Making(window, self)
        self.keys = ("", "")
        """By what the two open orders are known: `eo-14010`; empty for one that nothing says the key of."""
        self.editions = ("", "")
        """The library's ids of the two; empty for a bare file."""
        self.last: dict[str, str] = {}
        """The walkthrough opened last, by the pair's keys with a blank between them."""
        self.shown: tuple[ShownStop, ...] = ()
        """The stops, placed in the open texts; of an older state of the walkthrough while they are placed anew."""
        self._placed: tuple[object, object] = (None, None)
        self._then: list[Callable[[], None]] = []

    def handlers(self) -> dict[str, Callable[..., None]]:
        """What each action of `walk_actions` does."""
        made: dict[str, Callable[..., None]] = {
            "walk-show": self.show_dock,
        }
        return made | self.making.handlers() | self.files.handlers() | self.presenting.handlers()

    def wire(self) -> None:
        """Listen to the window's parts, once they stand."""
        window, dock = self._window, self._window.right.walkthrough
        window.deeds.register(
            WALKS,
            Source(
                lambda: [deed.name for deed in self.book.history.past],
                lambda: [deed.name for deed in self.book.history.future],
                lambda: self._turn(self.book.undo),
                lambda: self._turn(self.book.redo),
            ),
        )
        self.book.watch(self._book_changed)
        window.session.watch(self._watch)
        dock.take_actions(window.actions_by_id)
        dock.asked.connect(lambda name: window.actions_by_id[name].trigger())
        dock.walkthrough_chosen.connect(self.choose)
        dock.list.chosen.connect(self.go_to)
        self.stops.wire(dock)
        self.making.wire()
        for part in (window.view, window.right, window.left.outline):
            part.addAction(window.actions_by_id["walk-add"])
        self._watch(Changed.PAIR)

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self.presenting.set_theme(theme)

    # The open pair

    def _watch(self, changed: Changed) -> None:
        if changed is Changed.PAIR:
            self._open_pair()
        elif changed is Changed.LINKS:
            self._placed = (None, None)
            self._place()

    def _open_pair(self) -> None:
        comparison, desk = self._window.session.comparison, self._window.desk
        before = self.keys
        self.keys = self.editions = ("", "")
        if comparison is not None:
            known = {entry.id for entry in desk.entries()}
            names = (desk.pair.left, desk.pair.right)
            self.editions = (names[0] if names[0] in known else "", names[1] if names[1] in known else "")
            self.keys = keys_of(comparison, self.editions)
        self._placed = (None, None)
        if set(before) != set(self.keys):
            self.shown = ()
            self.list_anew()
        self._book_changed()

    def list_anew(self, then_open: str = "") -> None:
        """Read anew what walkthroughs there are, off the window's thread; then open that one, or the usual one."""

        def done(listing: tuple[Kept, ...]) -> None:
            self.book.adopt(listing)
            if then_open:
                self.open(then_open)
            else:
                self.choose_for_pair()

        self._window.desk.jobs.start(LISTING, lambda _: self.book.store.all(), done)

    def choose_for_pair(self) -> None:
        """The one opened last for this pair, else the first there is; a draft or one that fits stays."""
        opened = self.book.walkthrough
        if opened is not None and {opened.left, opened.right} == set(self.keys):
            self._book_changed()
            return
        names = [kept.name for kept in self.book.for_pair(self.keys)] if self.reason == "" else []
        pair, draft = " ".join(sorted(self.keys)), self.book.draft_for(self.keys)
        last = self.last.get(pair, "")
        if draft is not None and self.last.get(pair) == "" and not self.reason:
            self.book.show_draft(draft)
        elif names:
            self.open(last if last in names else names[0])
        elif opened is not None:
            self.book.close()

    @property
    def reason(self) -> str:
        """Why no walkthrough can be made for what is open, in a sentence; empty where one can."""
        comparison = self._window.session.comparison
        if comparison is None:
            return self.tr("Open two orders first; a walkthrough leads through the differences of a pair.")
        for side, key in zip(Side, self.keys, strict=True):
            if not key:
                words = self.tr(
                    "{name} has no number and is not in the library, so nothing says which order a stop belongs to. "
                    "Import it first (Ctrl+I)."
                )
                return words.format(name=comparison.side(side).order.name)
        return ""

    def refused(self) -> bool:
        """True (and it is said why) where no walkthrough can be made."""
        if self.reason:
            self._window.message.say(self.reason, "warning")
        return bool(self.reason)

    def usual_title(self) -> str:
        """`EO 14010 and EO 14165`."""
        comparison = self._window.session.comparison
        if comparison is None:
            return ""
        names = [comparison.side(side).order.name for side in Side]
        return self.tr("{left} and {right}").format(left=names[0], right=names[1])

    # The book

    def act(self, act: Callable[[], None]) -> bool:
        """Do something to the book; what stands against it is said in the bar. True where it was done."""
        try:
            act()
        except BadRequest as error:
            self._window.message.say(str(error), "warning")
            return False
        self._say_problem()
        return True

    def do(self, name: str, act: Act, again: bool = False) -> bool:
        """One deed on the open walkthrough; a shipped one is copied first, and that is said."""
        before = self.book.opened
        if not self.act(lambda: self.book.do(name, act, again)):
            return False
        after = self.book.opened
        if before is not None and before.origin is Origin.SHIPPED and after is not None and after.origin is Origin.OWN:
            words = self.tr("“{title}” came with the program; you are changing a copy of your own now.")
            self._window.message.say(words.format(title=before.walkthrough.title), "done")
        return True

    def _say_problem(self) -> None:
        if self.book.problem:
            self._window.message.say(self.book.problem, "warning")

    def _turn(self, turn: Callable[[], None]) -> None:
        turn()
        self._say_problem()
        self.choose_for_pair()

    def choose(self, name: str) -> None:
        """Open a walkthrough of the listing; of one for other orders, these orders first. Without a name: the draft."""
        draft = self.book.draft_for(self.keys)
        if not name and draft is not None:
            self._window.right.walkthrough.editor.finish()
            self.book.show_draft(draft)
            return
        kept = next((one for one in self.book.listing if one.name == name), None)
        if kept is None or kept.problem or {kept.left, kept.right} == set(self.keys):
            self.open(name)
            return
        desk = self._window.desk
        known = {key_of(entry): entry.id for entry in reversed(desk.entries()) if not entry.problem}
        if kept.left not in known or kept.right not in known:
            words = self.tr("“{title}” is for {left} and {right}; import both orders first, then open it.")
            self._window.message.say(words.format(title=kept.title, left=kept.left, right=kept.right), "warning")
            return
        self.last[" ".join(sorted((kept.left, kept.right)))] = name
        desk.open_pair(Pair(known[kept.left], known[kept.right]))

    def open(self, name: str) -> None:
        """Open a walkthrough of the listing."""
        self._window.right.walkthrough.editor.finish()
        if self.act(lambda: self.book.open(name)):
            self.last[" ".join(sorted(self.keys))] = name

    def _book_changed(self) -> None:
        opened = self.book.opened
        if opened is not None:
            self.last[" ".join(sorted((opened.walkthrough.left, opened.walkthrough.right)))] = opened.name
        self.show()
        self._place()
        self._window.deeds.heard(WALKS)

    def show(self) -> None:
        """Show in the dock how things stand; what can be done just now."""
        actions, opened = self._window.actions_by_id, self.book.opened
        for name in _NEEDING:
            actions[name].setEnabled(opened is not None)
        actions["walk-delete"].setEnabled(opened is not None and opened.origin is not Origin.SHIPPED)
        is_draft = opened is not None and opened.origin is Origin.DRAFT
        actions["walk-copy"].setText(self.tr("&Keep the draft") if is_draft else self.tr("Make a &copy"))
        actions["walk-answers"].setEnabled(self.presenting.round_of(opened) is not None)
        score = self.presenting.round_of(opened)
        walkthrough = self.oriented(opened)
        fitting = self.book.for_pair(self.keys) if not self.reason else ()
        draft = self.book.draft_for(self.keys) if not self.reason else None
        self._window.right.walkthrough.show_state(
            WalkState(
                Opened(opened.name, opened.origin, walkthrough) if opened and walkthrough else None,
                fitting if draft is None else (Kept("", draft.title, *self.keys, len(draft.stops)), *fitting),
                tuple(kept for kept in self.book.listing if kept not in fitting),
                {one.id: one for one in self.shown},
                self.reason,
                self.tr("{right} of {total}").format(right=score.score[0], total=score.score[1]) if score else "",
            )
        )

    def oriented(self, opened: Opened | None) -> Walkthrough | None:
        """The open walkthrough with its sides as the panes have them."""
        comparison = self._window.session.comparison
        if opened is None or comparison is None:
            return opened.walkthrough if opened else None
        return oriented(opened.walkthrough, comparison, self.editions)

    # Placing

    def _place(self) -> None:
        """Look for every stop's passages in the open texts, off the window's thread."""
        walkthrough, comparison = self.book.walkthrough, self._window.session.comparison
        if walkthrough is None or comparison is None:
            self.shown = ()
            return
        if self._placed == (walkthrough, id(comparison)):
            self._run_waiting()
            return
        editions = self.editions

        def work(_progress: Progress) -> tuple[ShownStop, ...]:
            return shown_stops(walkthrough, comparison, editions)

        def done(found: tuple[ShownStop, ...]) -> None:
            self._placed, self.shown = (walkthrough, id(comparison)), found
            self.show()
            self._run_waiting()

        def failed(sentence: str) -> None:
            self._then.clear()
            self._window.message.say(sentence, "warning")

        self._window.desk.jobs.start(PLACING, work, done, failed)

    def _run_waiting(self) -> None:
        waiting, self._then = self._then, []
        for then in waiting:
            then()

    def when_placed(self, then: Callable[[], None]) -> None:
        """Run `then` as soon as the stops of the open walkthrough are placed; at once where they are."""
        self._then.append(then)
        self._place()

    # Going there

    def go_to(self, stop: str) -> None:
        """Bring a stop's passages into view as they were: view, lit topics, redline."""
        found = next((one for one in self.shown if one.id == stop), None)
        comparison = self._window.session.comparison
        if found is None:
            if stop:
                self.when_placed(lambda: self.go_to(stop) if any(one.id == stop for one in self.shown) else None)
            return
        if comparison is None:
            return
        window, wanted = self._window, found.placed.stop
        window.session.light_only([topic for topic in wanted.topics if comparison.topic(topic)])
        window.session.mark_changes(wanted.redline)
        view = wanted.view if wanted.view in VIEWS else VIEWS[0]
        turned = window.view.name != view
        window.view.show_view(view)
        self._make_current(comparison, found)
        if found.spans and window.view.shows_text:
            # A view that was just turned to must have its size before a place in it means anything.
            QTimer.singleShot(
                20 if turned else 0, self, lambda: window.view.go_to_spans(found.beginnings, framed=False)
            )
        if any(one.span is None for one in (*found.placed.left, *found.placed.right)):
            window.message.say(found.placed.problem, "warning")

    def _make_current(self, comparison: Comparison, found: ShownStop) -> None:
        """The link of the stop's passages becomes the current one."""
        labels = {
            side: {comparison.side(side).outline.segments[comparison.side(side).outline.at(span.start)].label}
            for side, span in found.spans.items()
        }
        for step in comparison.steps:
            if labels and all(labels[side] & set(step.labels(side)) for side in labels):
                self._window.session.go_to(step)
                return
        for side, some in labels.items():
            self._window.session.select(side, next(iter(some)))
            return

    def show_dock(self) -> None:
        """Turn to the list of stops, and give it the keyboard."""
        window = self._window
        window.right.tabs.choose("walkthrough")
        window.body.show_dock(Side.RIGHT, True)
        QTimer.singleShot(0, self, window.right.walkthrough.focus_list)

    # Settings

    def keep_last(self) -> tuple[str, ...]:
        """The walkthrough opened last for each pair, for the settings: `eo-14010 eo-14165 two-orders`."""
        return tuple(f"{pair} {name}" for pair, name in self.last.items() if name and len(pair.split(" ")) == 2)

    def recall(self, kept: tuple[str, ...]) -> None:
        """What `keep_last` told at the last start."""
        for line in kept:
            pair, _, name = line.rpartition(" ")
            if pair.count(" ") == 1 and name:
                self.last[pair] = name
