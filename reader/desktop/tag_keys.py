"""What the menu Tag and its keys do, and what the status line says of a selection."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from reader.annotations import Annotation, pinned_tag, recent_tag
from reader.comparison import Side
from reader.desktop.announcing import announce
from reader.desktop.fonts import ui_font
from reader.desktop.tag_actions import FIGURES
from reader.desktop.tag_choice import Choice
from reader.desktop.tag_matches import MatchesDialog
from reader.desktop.tag_places import in_reading_order
from reader.desktop.tag_words import current_words, selected_words, shortened, tagged_words, whole_words
from reader.desktop.views import ROWS

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow
    from reader.desktop.tags import Tags


_PHRASE = 120
"""A selection of at most so many characters is looked for."""
_SPOKEN = 160
"""So much of a passage is said by a screen reader, in characters."""


class TagKeys(QObject):
    """The handlers of `tag_actions`."""

    def __init__(self, window: MainWindow, tags: Tags) -> None:
        super().__init__(tags)
        self._window, self._tags = window, tags
        self._rows_told = False

    def handlers(self) -> dict[str, Callable[..., None]]:
        """A handler for each row."""
        made: dict[str, Callable[..., None]] = {
            "tag": self.tag,
            "tag-segment": self.tag_segment,
            "tag-link": self.tag_link,
            "tag-again": self.again,
            "tag-note": self.note,
            "tag-matches": self.matches,
            "tag-next": lambda: self._tags.step(1),
            "tag-previous": lambda: self._tags.step(-1),
            "tag-open": self.open_current,
            "tag-delete": self.delete_current,
            "caret": lambda on: self._window.view.set_caret(on),
        }
        for figure in FIGURES:
            made[f"tag-pin-{figure}"] = lambda figure=figure: self.pinned(figure)
        return made

    def wire(self) -> None:
        """Listen to the window's parts, once they stand."""
        window = self._window
        window.view.selected.connect(self.say_selected)
        window.view.label_pressed.connect(self.offer)
        window.view.shown.connect(self._say_rows)
        self._tags.changed.connect(self.say_selected)
        for name in ("tag", "tag-segment", "tag-again", "tag-note", *(f"tag-pin-{figure}" for figure in FIGURES)):
            window.view.add_text_action(window.actions_by_id[name])
        self.show()

    def show(self) -> None:
        """What can be done just now; the names of the pinned tags."""
        actions, book = self._window.actions_by_id, self._tags.book
        if not actions:
            return
        session = self._window.session
        opened, step = session.comparison is not None, session.current
        for name in ("tag", "tag-segment", "tag-note", "tag-matches", "tag-next", "tag-previous"):
            actions[name].setEnabled(opened)
        recent = recent_tag(book)
        actions["tag-again"].setEnabled(opened and recent is not None)
        label = self._tags.deeds.label(recent)
        words = self.tr("Tag a&gain: “{tag}”").format(tag=label.replace("&", "&&")) if label else self.tr("Tag a&gain")
        actions["tag-again"].setText(words)
        actions["tag-link"].setEnabled(step is not None and step.link is not None)
        for name in ("tag-open", "tag-delete"):
            actions[name].setEnabled(self._tags.current is not None)
        for figure in FIGURES:
            tag = pinned_tag(book, figure)
            name = tag.label.replace("&", "&&") if tag else self.tr("none yet")
            actions[f"tag-pin-{figure}"].setText(f"&{figure}: {name}")
            actions[f"tag-pin-{figure}"].setEnabled(opened)

    # Tagging

    def _chosen(self, segment: bool = False, label: str = "", side: Side | None = None) -> Choice | None:
        """What is meant; None (and it is said) where there is nothing or nothing can be tagged."""
        tags = self._tags
        if not self._window.view.shows_text:
            words = self.tr("Turn to the facing pages (Ctrl+1) or the rows (Ctrl+2) first; tags stand on words.")
            self._window.message.say(words)
            return None
        current = None if segment or label else self._current_in_sight()
        if current is not None:
            choice = tags.popups.choice_of(current)
        elif segment or label:
            choice = tags.choices.segment(tags.texts, side, label)
        else:
            choice = tags.choices.passage(tags.texts)
        if choice is None or tags.not_here(choice.side):
            return None
        return choice

    def _current_in_sight(self) -> Annotation | None:
        """The current annotation, where nothing is selected and its words can be seen: it is what is meant."""
        tags, view = self._tags, self._window.view
        current = tags.current
        if current is None or any(tags.choices.selected(side) for side in tags.texts):
            return None
        if view.text is not view.facing:
            return current if tags.sides(current.id) else None
        seen = {side: view.facing.pane(side).seen() for side in tags.sides(current.id)}
        marks = ((side, mark) for side in seen for mark in tags.marks(side) if mark.annotation == current.id)
        return current if any(mark.span.meets(seen[side]) for side, mark in marks) else None

    def tag(self) -> None:
        """Open the field at the selection, else at the words of the current tag, else at the segment one reads."""
        choice = self._chosen()
        if choice is not None:
            self._tags.popups.show_field(choice)

    def tag_segment(self, side: Side | None = None, label: str = "") -> None:
        """Open the field for a whole segment."""
        choice = self._chosen(True, label, side)
        if choice is not None:
            self._tags.popups.show_field(choice)

    def tag_link(self) -> None:
        """Open the field for the current link."""
        choice = self._tags.choices.link(self._tags.texts)
        if choice is None:
            self._window.message.say(self.tr("Choose a link first: click a passage that has one."))
        elif not any(self._tags.not_here(side) for side in Side):
            self._tags.popups.show_field(choice)

    def note(self, side: Side | None = None, label: str = "") -> None:
        """Open the field with its line for a note; a note on the current tag goes with it."""
        choice = self._chosen(bool(label), label, side)
        if choice is not None:
            current = None if label else self._current_in_sight()
            self._tags.popups.show_field(choice, note=True, about=current.id if current else "")

    def again(self) -> None:
        """The tag used last, once more."""
        tag = recent_tag(self._tags.book)
        if tag is None:
            self._window.message.say(self.tr("No tag was used yet: select words and press T."))
            return
        self._apply(tag)

    def pinned(self, figure: int) -> None:
        """The tag pinned to a figure."""
        tag = pinned_tag(self._tags.book, figure)
        if tag is None:
            words = self.tr("No tag is pinned to {figure}. Pin one in the list of tags, at the right.")
            self._window.message.say(words.format(figure=figure))
            return
        self._apply(tag.id)

    def _apply(self, tag: str) -> None:
        choice = self._chosen()
        if choice is None:
            return
        before = self._tags.book
        if self._tags.deeds.tag(choice, tag, self._tags.here(choice).same):
            words = self.tr("Tagged “{tag}”: {where}. Ctrl+Z takes it back.")
            if before is self._tags.book:
                words = self.tr("“{tag}” is on {where} already.")
            self.say_done(words.format(tag=self._tags.deeds.label(tag), where=choice.where))

    def say_done(self, words: str) -> None:
        """Say that something is done: in the line at the foot, for a bar above the texts would move them."""
        self._window.status.show_said(words)
        announce(self._window.status, words)

    def matches(self) -> None:
        """List the places of a phrase or a topic."""
        side = self._tags.choices.side
        if self._tags.not_here(side):
            return
        span = self._tags.choices.selected(side)
        phrase = whole_words(self._tags.texts[side].outline.text, span) if span else ""
        MatchesDialog(self._window, self._tags, side, phrase if len(phrase) <= _PHRASE else "").open()

    def open_current(self) -> None:
        """The card of the current annotation."""
        current = self._tags.current
        if current is not None:
            self._tags.open(current.id)

    def delete_current(self) -> None:
        """Delete the current annotation."""
        current = self._tags.current
        if current is not None:
            self._tags.delete(current)

    # Menus at the text

    def offer(self, side: Side, label: str, at: QPoint) -> None:
        """The small menu at a hanging label."""
        menu = QMenu(self._window)
        menu.setFont(ui_font(12.5))
        self.fill_menu(menu, side, label)
        menu.popup(at)
        menu.aboutToHide.connect(menu.deleteLater)

    def fill_menu(self, menu: QMenu, side: Side, label: str) -> None:
        """What can be said of a segment."""
        name = label.rsplit("/", 1)[-1]
        menu.addAction(self.tr("&Tag {label}…").format(label=name), lambda: self.tag_segment(side, label))
        menu.addAction(self.tr("Write a &note on {label}…").format(label=name), lambda: self.note(side, label))

    # The status line

    def say_selected(self) -> None:
        """While words are selected: which, what stands on them, what the keys would do."""
        window, tags = self._window, self._tags
        choice = None
        if window.view.shows_text and tags.texts:
            side = tags.choices.side
            for one in (side, side.other):
                span = tags.choices.selected(one)
                if choice is None and span is not None:
                    choice = tags.choices.words(tags.texts[one], one, span)
        if choice is None:
            window.status.show_selected(self._current_words())
            return
        here = tagged_words(tags.book, tags.here(choice).meeting)
        keys = self.tr("T tag, N note, {link}").format(link=window.hand.link_words())
        window.status.show_selected((selected_words(choice), here, keys))

    def _say_rows(self, view: str) -> None:
        """On the first turn to the rows: what the keys mean there."""
        if view == ROWS and self._window.session.comparison is not None and not self._rows_told:
            self._rows_told = True
            words = self.tr("Rows: T tags the passage you are at, N writes a note; drag over words to select them")
            self._window.status.show_said(words)

    def _current_words(self) -> tuple[str, ...]:
        """Of the current annotation: what it is, which of how many in its order, what the keys do."""
        tags, current = self._tags, self._tags.current
        sides = tags.sides(current.id) if current is not None and self._window.view.shows_text else []
        if current is None or not sides:
            return ()
        order = list(dict.fromkeys(one.annotation.id for one in in_reading_order(tags.placements(sides[0]))))
        words = self.tr("{at} of {all} in {order}").format(
            at=order.index(current.id) + 1, all=len(order), order=tags.texts[sides[0]].name
        )
        return current_words(tags.book, current), words, self.tr("Enter opens it, F8 next, Shift+F8 back, Esc done")

    def announce_current(self) -> None:
        """Let a screen reader say where one has come to."""
        current, words = self._tags.current, self._current_words()
        if current is not None and words:
            quote = shortened(current.targets[0].selector.exact, _SPOKEN)
            notes = [note.text for note in current.notes]
            announce(self._window.view, ". ".join((words[0], words[1], quote, *notes)))
