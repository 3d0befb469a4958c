"""Tags in the window: joins the library's tags, the panes, the field at the selection, status line, undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from reader.annotations import Annotation, Placement, Tagbook, TagMark, TagSession, carry_report, tag_marks
from reader.comparison import Changed, Side
from reader.desktop.deeds import Source
from reader.desktop.jobs import Progress
from reader.desktop.tag_choice import Choice, Choices
from reader.desktop.tag_deeds import TagDeeds
from reader.desktop.tag_keys import TagKeys
from reader.desktop.tag_links import link_tags
from reader.desktop.tag_places import Here, TaggedText, edition_of, here, in_reading_order, key_of
from reader.desktop.tag_popups import TagPopups
from reader.desktop.tag_words import carried_words, tag_tip
from reader.desktop.theme import Theme
from reader.desktop.wording import edition_word

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow

TAGS = "tags"
"""Name of this source in the window's timeline of deeds, and of the job that reads the tags."""
PLACING, LOOKING_UP = "tags-place", "tags-look-up"
_AT_ONCE = 30
"""So few passages are looked for without a job."""


class Tags(QObject):
    """The tags of the library and those of the pair that is open."""

    changed = Signal()
    """The book, or where its annotations stand in the open pair, has changed."""
    current_changed = Signal()
    """Another annotation is the current one, or none."""
    orphans_wanted = Signal()
    """The person wants to see what lost its place, or was found again approximately."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.session = TagSession(window.desk.library.folder)
        self.choices = Choices(window)
        self.deeds = TagDeeds(self.session, self)
        self.texts: dict[Side, TaggedText] = {}
        """The open texts, as annotations know them."""
        self._placements: dict[Side, tuple[Placement, ...]] = dict.fromkeys(Side, ())
        self._marks: dict[Side, tuple[TagMark, ...]] = dict.fromkeys(Side, ())
        self._current = ""
        self._awaited = ""
        """Id of an annotation to go to when its place is known."""
        self._told: set[tuple[str, str]] = set()
        self.popups = TagPopups(window, self)
        self.keys = TagKeys(window, self)

    def handlers(self) -> dict[str, Callable[..., None]]:
        """What each action of `tag_actions` does."""
        return self.keys.handlers()

    def wire(self) -> None:
        """Listen to the window's parts, once they stand, and read the tags."""
        window = self._window
        window.deeds.register(
            TAGS,
            Source(
                lambda: [deed.name for deed in self.session.history.past],
                lambda: [deed.name for deed in self.session.history.future],
                self.session.undo,
                self.session.redo,
            ),
        )
        self.deeds.said.connect(window.message.say)
        self.session.watch(self._book_changed)
        window.session.watch(self._watch)
        window.view.tag_tip = self.tip
        window.view.tag_pressed.connect(self.open)
        window.view.tag_left.connect(lambda: self.choose(""))
        window.view.segment_clicked.connect(lambda *_: self.choose(""))
        self.keys.wire()
        window.desk.jobs.start(TAGS, lambda _: self.session.load(), self._adopt)
        self._watch(Changed.PAIR)

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self.popups.set_theme(theme)

    # The book

    def _adopt(self, book: Tagbook) -> None:
        self.session.adopt(book)
        if self.session.problems:
            words = self.tr("Some tags could not be read; they are left as they are.")
            self._window.message.say(words, "warning", self.session.problems)
        self._place()  # and tells how they fared

    def _book_changed(self) -> None:
        """After a deed: what is new is placed at once, all else is known. Much that is new is placed by a job."""
        self._window.deeds.heard(TAGS)
        self._window.status.show_said("")  # what was said of the deed before
        keys = {text.key for text in self.texts.values()}
        mine = self.session.book.annotations.values()
        found = [one for one in mine if one.targets[0].order in keys or one.is_link]  # another order has no place here
        if sum(text.unknown(found) for text in self.texts.values()) > _AT_ONCE:
            self._place()
        else:
            self._take({side: text.placements(found) for side, text in self.texts.items()})

    @property
    def book(self) -> Tagbook:
        """All tags and annotations."""
        return self.session.book

    # The open pair

    def _watch(self, changed: Changed) -> None:
        if changed is Changed.PAIR:
            self._open_pair()
        elif changed is Changed.LINKS:
            self._show_link_tags()
        if changed in (Changed.PAIR, Changed.CURRENT, Changed.LINKS):
            self.keys.show()

    def _open_pair(self) -> None:
        comparison, desk = self._window.session.comparison, self._window.desk
        self.popups.close()
        self.texts = {}
        if comparison is not None:
            known = {entry.id for entry in desk.entries()}
            for side in Side:
                name = desk.pair.name(side)
                self.texts[side] = TaggedText(comparison.side(side), name, name in known)
        self._take({}, arriving=True)
        self._place()

    def _place(self) -> None:
        """Find every annotation of the open orders in the texts that are open."""
        book, texts = self.session.book, dict(self.texts)
        if not self.session.loaded or not texts:
            return

        def work(_progress: Progress) -> dict[Side, tuple[Placement, ...]]:
            return {side: text.placements(book.annotations.values()) for side, text in texts.items()}

        def done(found: dict[Side, tuple[Placement, ...]]) -> None:
            if texts != self.texts:
                return
            if book is self.session.book:
                self._take(found, arriving=True)
            else:
                self._book_changed()
            self._report()
            QTimer.singleShot(0, self._go_to_awaited)  # what was just said takes its room first

        if sum(text.unknown(book.annotations.values()) for text in texts.values()) <= _AT_ONCE:
            done(work(Progress(lambda *_: None)))
        else:
            self._window.desk.jobs.start(PLACING, work, done)

    def _take(self, found: dict[Side, tuple[Placement, ...]], arriving: bool = False) -> None:
        self._placements = {side: found.get(side, ()) for side in Side}
        self._marks = {side: tag_marks(self.session.book, self._placements[side]) for side in Side}
        if self._current and self._current not in self.session.book.annotations:
            self.choose("")
        self._window.view.show_tags(self._marks, arriving)
        self._show_link_tags()
        self.keys.show()
        self.changed.emit()

    def _show_link_tags(self) -> None:
        comparison = self._window.session.comparison
        tagged = link_tags(comparison, self._marks) if comparison else {}
        self._window.view.facing.link_map.show_tags(tagged, self.tip)

    def _report(self) -> None:
        """Say, once for each text, what was found again only approximately, or not."""
        said = []
        for side, text in self.texts.items():
            report = carry_report(self._placements[side])
            asked = (f"{text.edition}{text.name}", report.sentence)
            if (report.approximate or report.orphaned) and asked not in self._told:
                self._told.add(asked)
                said.append(carried_words(self._named(side), report))
        if said:
            show = (self.tr("Show them"), self.orphans_wanted.emit)
            self._window.message.say(" · ".join(dict.fromkeys(said)), "tag", (), (show,))

    def _named(self, side: Side) -> str:
        """An order's name; with the edition, where both texts are of one order."""
        text, other, comparison = self.texts[side], self.texts.get(side.other), self._window.session.comparison
        if other is None or comparison is None or other.name != text.name:
            return text.name
        edition = comparison.side(side).order.identity.edition
        return f"{text.name}, {edition_word(edition.value).lower()}"

    def placements(self, side: Side) -> tuple[Placement, ...]:
        """Every annotation of the order on `side`, with its place in the open text or without one."""
        return self._placements[side]

    def marks(self, side: Side) -> tuple[TagMark, ...]:
        """What is drawn beside the text of `side`."""
        return self._marks[side]

    def key(self, side: Side) -> str:
        """By what the order on `side` is known to annotations: `eo-14165`; empty where nothing can be tagged there."""
        return self.texts[side].key if side in self.texts else ""

    def here(self, choice: Choice) -> Here:
        """What stands on a passage already; of a link, what is said of that very link."""
        sides = tuple(Side) if len(choice.spans) > 1 else (choice.side,)
        found = [here(self._placements[side], span) for side, span in zip(sides, choice.spans, strict=True)]
        if len(found) == 1:
            same = tuple(one for one in found[0].same if not one.annotation.is_link)
            return Here(same, found[0].meeting)
        both = {one.annotation.id for one in found[1].same}
        same = tuple(one for one in found[0].same if one.annotation.id in both)
        return Here(same, same)

    def tip(self, mark: TagMark) -> str:
        """The tool tip of a bar."""
        return tag_tip(self.session.book, mark)

    # The current annotation

    @property
    def current(self) -> Annotation | None:
        """The annotation that was chosen last."""
        return self.session.book.annotations.get(self._current)

    def choose(self, annotation: str) -> None:
        """Make an annotation the current one; none where the id is empty."""
        if annotation != self._current:
            self._current = annotation
            self._window.view.show_chosen(annotation)
            self.keys.show()
            self.keys.say_selected()
            self.current_changed.emit()

    def sides(self, annotation: str) -> list[Side]:
        """The sides on which an annotation has a place; the one worked in last first."""
        first = self.choices.side
        return [
            side for side in (first, first.other) if any(mark.annotation == annotation for mark in self._marks[side])
        ]

    def go_to(self, annotation: Annotation | str) -> None:
        """Make an annotation current and bring its words into view; the text they are in is opened where need be."""
        one = self.session.book.annotations.get(annotation) if isinstance(annotation, str) else annotation
        if one is None:
            return
        self.choose(one.id)
        sides = self.sides(one.id)
        if not sides:
            self.show_in(one)
            return
        wanted = sides if one.is_link else sides[:1]
        spans = {side: next(mark.span for mark in self._marks[side] if mark.annotation == one.id) for side in wanted}
        self._window.last_side = wanted[0]
        self._window.view.go_to_spans(spans, framed=False)
        self.keys.announce_current()

    def show_in(self, annotation: Annotation, target: int = 0, side: Side | None = None) -> None:
        """Open the text in which an annotation was made, or another of the same order, and go to its words.

        `side`: where it is to be opened; else where the order is open already, or the side worked in last.
        """
        wanted, desk = annotation.targets[target], self._window.desk
        known = next((one for one in Side if self.key(one) == wanted.order), self._window.last_side)
        side = side or known

        def open_it(name: str) -> None:
            if not name:
                words = self.tr("{order} is not in the library; import it to see this passage.")
                self._window.message.say(words.format(order=wanted.order), "warning")
            elif desk.pair.name(side) == name:
                words = self.tr("These words are not in this text of {order}. The tag is kept.")
                self._window.message.say(words.format(order=wanted.order), "tag")
            else:
                # one turn later: what is said of the tags takes room first, and would stop the way there
                desk.open_on(side, name, lambda: QTimer.singleShot(0, lambda: self._arrive(annotation.id, side)))

        entries = desk.entries()
        keys = {entry.id: key_of(entry) for entry in entries}
        open_it(edition_of(wanted, entries, keys))

    def _arrive(self, annotation: str, side: Side) -> None:
        """The text is open; where the words are in it, go there (without opening another)."""
        self._window.last_side = side
        if self.sides(annotation):
            self.go_to(annotation)
        elif self._window.desk.jobs.running(PLACING):
            self._awaited = annotation

    def _go_to_awaited(self) -> None:
        """What was to be shown as soon as its place is known."""
        awaited, self._awaited = self._awaited, ""
        if awaited and awaited == self._current and self.sides(awaited):
            self.go_to(awaited)

    def step(self, by: int, tag: str | None = None, side: Side | None = None) -> None:
        """Go so many annotations on in the pane worked in; `tag`: only those with this tag. Round and round."""
        side = side or self.choices.side
        order = [
            one.annotation.id for one in in_reading_order(self._placements[side]) if tag in (None, one.annotation.tag)
        ]
        if not order:
            other = side.other
            if self._placements[other] and tag is not None:
                self.step(by, tag, other)
            else:
                self._window.message.say(
                    self.tr("Nothing is tagged in this order yet. Select words and press T."), "tag"
                )
            return
        at = order.index(self._current) + by if self._current in order else self._from_here(side, order, by)
        self._window.last_side = side
        self.go_to(order[at % len(order)])

    def _from_here(self, side: Side, order: list[str], by: int) -> int:
        """Where walking begins when nothing is current: at what one reads."""
        place = self._window.view.places()[0 if side is Side.LEFT else 1]
        starts = {mark.annotation: mark.span.start for mark in self._marks[side]}
        before = sum(starts[one] < place for one in order)
        return before if by > 0 else before - 1

    # What can be done with an annotation

    def open(self, annotation: str, at: QPoint | None = None) -> None:
        """Make an annotation current and show it in its small card, at a place of the screen."""
        one = self.session.book.annotations.get(annotation)
        if one is not None:
            self._window.last_side = self.choices.side
            self.choose(annotation)
            self.popups.show_card(one, at)

    def edit(self, annotation: Annotation) -> None:
        """Open the field at an annotation's words: its tags, another tag, its note."""
        self.popups.edit(annotation)

    def delete(self, annotation: Annotation) -> None:
        """Delete an annotation; it can be undone."""
        name = self.deeds.label(annotation.tag)
        if self.deeds.delete(annotation):
            words = self.tr("Deleted: tag “{tag}”. Ctrl+Z takes it back.") if name else self.tr("Deleted: the note.")
            self.keys.say_done(words.format(tag=name))

    def not_here(self, side: Side) -> bool:
        """True (and it is said why) where nothing can be tagged on `side`."""
        text = self.texts.get(side)
        if text is None:
            return True
        if not self.session.loaded:
            self._window.message.say(self.tr("The tags are still being read; try again in a moment."))
            return True
        if not text.key:
            words = self.tr(
                "{name} has no number and is not in the library, so nothing says which order a tag belongs to. "
                "Import it first (Ctrl+I)."
            )
            self._window.message.say(words.format(name=text.name), "warning")
            return True
        return False
