"""What opens at a passage: the field for tags and notes, and the card of an annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from reader.annotations import Annotation, recent_tags, suggestions, tag_tree
from reader.comparison import Side
from reader.desktop.author import author
from reader.desktop.panes.tag_paint import head_letters
from reader.desktop.tag_card import CardFacts, TagCard
from reader.desktop.tag_chips import Chip
from reader.desktop.tag_choice import Choice
from reader.desktop.tag_deeds import tag_meant
from reader.desktop.tag_field import TagField
from reader.desktop.tag_rows import TagLine
from reader.desktop.tag_words import also_words, passages_words, shortened, title_of, who_and_when
from reader.desktop.theme import Theme
from reader.desktop.wording import short_label

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow
    from reader.desktop.tags import Tags

_OFFERED = 40
"""So many tags are offered at once."""
_GAP = 6
_MARGIN = 34
"""So much is kept clear above the status line, in px."""
_GLIDE = 200
"""After so many milliseconds a jump is over."""
_LINE = 22
"""Height of a line of text at its usual size, in px."""


class TagPopups(QObject):
    """Opens, fills and closes them; one at a time."""

    def __init__(self, window: MainWindow, tags: Tags) -> None:
        super().__init__(tags)
        self._window, self._tags = window, tags
        self._field: TagField | None = None
        self._card: TagCard | None = None
        self._choice: Choice | None = None
        self._last = ""
        """Id of the annotation that the field made last: a note goes with it."""
        self._closing = False
        self._foot: int | None = None
        """Where the foot of the field stays, in px of the room; None where it hangs below its words."""

    @property
    def field(self) -> TagField:
        """The field, made when it is first wanted."""
        if self._field is None:
            self._field = made = TagField(self._window.theme, self._room)
            made.lines_for = self._lines
            made.chosen.connect(self._add)
            made.new_wanted.connect(self._add_new)
            made.taken_off.connect(self._take_off)
            made.note_written.connect(self._write_note)
            made.ended.connect(self.close)
            made.installEventFilter(self)
            self._watch_focus()
        return self._field

    @property
    def card(self) -> TagCard:
        """The card, made when it is first wanted."""
        if self._card is None:
            self._card = made = TagCard(self._window.theme, self._room)
            made.edit_wanted.connect(self._edit_current)
            made.delete_wanted.connect(self._delete_current)
            made.step_wanted.connect(self._step)
            made.ended.connect(self.close)
            self._watch_focus()
        return self._card

    @property
    def _room(self) -> QWidget:
        """What they are laid over: the window between its menus and its status line."""
        return self._window.centralWidget() or self._window

    def _watch_focus(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication) and (self._field is None or self._card is None):
            application.focusChanged.connect(self._focus_moved)

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        for part in (self._field, self._card):
            if part is not None:
                part.set_theme(theme)

    # The field

    def show_field(self, choice: Choice, note: bool = False, about: str = "") -> None:
        """Open the field for a passage; `note`: at its line for notes; `about`: the annotation that is meant."""
        self._hide_card()
        self._choice, self._last = choice, about
        self._window.last_side = choice.side
        own = self._own_note()
        words = own[0].notes[own[1]].text if own and (note or about) else ""
        self.field.open_for(choice.where, self._chips(), " ".join(words.split()), note)
        self._show_meant(choice)
        self._put(self.field, self._tags.choices.place(choice))
        self.field.take_keyboard(note)

    def _show_meant(self, choice: Choice | None) -> None:
        """The words that the field is about are seen as such, though they are not selected."""
        facing = self._window.view.facing
        sides = tuple(Side) if choice is not None and len(choice.spans) > 1 else (choice.side,) if choice else ()
        spans = dict(zip(sides, choice.spans, strict=True)) if choice is not None else {}
        for side in Side:
            facing.pane(side).show_meant((spans[side],) if side in spans else ())

    def _chips(self) -> list[Chip]:
        if self._choice is None:
            return []
        same = self._tags.here(self._choice).same
        label = self._tags.deeds.label
        return [Chip(one.annotation.id, label(one.annotation.tag)) for one in same if one.annotation.tag is not None]

    def _lines(self, typed: str) -> list[TagLine]:
        """The tags that what is typed may mean, and the line that makes a new one."""
        book = self._tags.book
        there = {chip.label for chip in self._chips()}
        counts = {row.tag.id: row.total for row in tag_tree(book)}
        lines = [
            TagLine(
                tag.id,
                tag.label,
                typed,
                also_words(tag, typed) or passages_words(counts.get(tag.id, 0)),
                head_letters(tag.letter, tag.label),
                tag.pattern,
                tag.colour,
            )
            for tag in suggestions(book, typed, recent_tags(book))[:_OFFERED]
            if tag.label not in there
        ]
        if typed and tag_meant(book.vocabulary, typed) is None:
            words = self.tr("New tag “{words}”").format(words=typed)
            lines.append(TagLine(None, words, "", self.tr("Ctrl+Enter")))
        return lines

    def _add(self, tag: str) -> None:
        if self._choice is not None:
            self._tags.deeds.tag(self._choice, tag, self._tags.here(self._choice).same)
            self._after_adding(tag)

    def _add_new(self, label: str) -> None:
        known = tag_meant(self._tags.book.vocabulary, label)
        if known is not None:
            self._add(known.id)
        elif self._choice is not None and self._tags.deeds.tag_new(self._choice, label):
            made = tag_meant(self._tags.book.vocabulary, label)
            self._after_adding(made.id if made else "")

    def _after_adding(self, tag: str) -> None:
        if self._choice is None:
            return
        same = self._tags.here(self._choice).same
        self._last = next((one.annotation.id for one in same if one.annotation.tag == tag), self._last)
        self.field.show_chips(self._chips())
        self._keep_inside(self.field)

    def _take_off(self, annotation: str) -> None:
        one = self._tags.book.annotations.get(annotation)
        if one is not None:
            self._tags.deeds.take_off(one)
            self._last = "" if self._last == annotation else self._last
            self.field.show_chips(self._chips())
            self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _own_note(self) -> tuple[Annotation, int] | None:
        """The note of this person that the field is about: on the annotation meant, else on the passage alone."""
        if self._choice is None:
            return None
        same = [one.annotation for one in self._tags.here(self._choice).same]
        about = [one for one in same if (one.id == self._last if self._last else one.tag is None)]
        for one in about:
            mine = [at for at, note in enumerate(one.notes) if note.creator in ("", author())]
            if mine:
                return one, mine[-1]
        return None

    def _write_note(self, words: str) -> None:
        """Change the note that was shown; else write a new one, with the tag just added or on the passage alone."""
        choice, own = self._choice, self._own_note()
        if choice is None:
            return
        shown = " ".join(own[0].notes[own[1]].text.split()) if own else ""
        if own is not None and words == shown:
            return
        if own is not None:
            self._tags.deeds.note_text(own[0], own[1], words)
        elif words:
            self._tags.deeds.note(choice, words, self._last or None)

    # The card

    def show_card(self, annotation: Annotation, at: QPoint | None = None) -> None:
        """Show the card of an annotation, at a place of the screen or below its words."""
        if self._field is not None:
            self._field.hide()
            self._show_meant(None)
        side = next(iter(self._tags.sides(annotation.id)), None)
        self.card.show_facts(self._facts(annotation, side))
        choice = self.choice_of(annotation) if at is None else None
        if choice is not None:
            at = self._tags.choices.place(choice)
        self._put(self.card, at or self._window.body.pages.mapToGlobal(QPoint(60, 60)))
        self.card.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _facts(self, one: Annotation, side: Side | None) -> CardFacts:
        tags = self._tags
        tag = tags.book.vocabulary.tag(one.tag) if one.tag is not None else None
        where = " ↔ ".join(short_label(target.label) for target in one.targets)
        marks = [mark for mark in tags.marks(side) if mark.annotation == one.id] if side is not None else []
        text = tags.texts[side].outline.text if side is not None else ""
        quote = marks[0].span.of(text) if marks else one.targets[0].selector.exact
        sure = ""
        found = [place for place in tags.placements(side) if place.annotation.id == one.id] if side is not None else []
        if found and found[0].anchored.certainty.value == "approximate":
            words = self.tr("≈ Found again approximately ({score} %). It was: “{words}”")
            exact = shortened(one.targets[found[0].target].selector.exact, 90)
            sure = words.format(score=int(found[0].anchored.score * 100), words=exact)
        every = (place for each in Side for place in tags.placements(each) if place.anchored.span is not None)
        more = any(place.annotation.tag == one.tag and place.annotation.id != one.id for place in every)
        return CardFacts(
            title_of(tags.book, one),
            head_letters(tag.letter, tag.label) if tag else "",
            tag.pattern if tag else 0,
            tag.colour if tag else None,
            where,
            shortened(quote, 150),
            sure,
            who_and_when(one.creators, one.modified or one.created),
            [(note.text, who_and_when([note.creator] if note.creator else [], note.created)) for note in one.notes],
            self.tr("&Next ▸") if more else "",
        )

    def _edit_current(self) -> None:
        current = self._tags.current
        if current is not None:
            self.edit(current)

    def edit(self, annotation: Annotation, note: bool = False) -> None:
        """Open the field at an annotation's words; `note`: at its line for notes."""
        choice = self.choice_of(annotation)
        if choice is None:
            self._tags.show_in(annotation)
        else:
            self.show_field(choice, note or annotation.tag is None, annotation.id)

    def choice_of(self, annotation: Annotation) -> Choice | None:
        """The words of an annotation in the open text, of a link both; None where they have no place in it."""
        tags = self._tags
        sides = tags.sides(annotation.id)
        if not sides:
            return None
        if annotation.is_link and len(sides) == len(Side):
            marks = [next(m for m in tags.marks(side) if m.annotation == annotation.id) for side in Side]
            where = " ↔ ".join(short_label(target.label) for target in annotation.targets)
            return Choice(Side.LEFT, tuple(mark.span for mark in marks), annotation.targets, where, "", True)
        mark = next(m for m in tags.marks(sides[0]) if m.annotation == annotation.id)
        return tags.choices.words(tags.texts[sides[0]], sides[0], mark.span)

    def _delete_current(self) -> None:
        current = self._tags.current
        if current is not None:
            self.close()
            self._tags.delete(current)

    def _step(self, by: int) -> None:
        """On to the next passage with this tag; the card goes along."""
        current = self._tags.current
        if current is None:
            return
        side = next(iter(self._tags.sides(current.id)), self._window.last_side)
        self._tags.step(by, current.tag, side) if current.tag else self._tags.step(by, None, side)
        now = self._tags.current
        if now is not None:
            self.show_card(now)
            QTimer.singleShot(_GLIDE, self, lambda: self._follow(now))  # its words are still under way

    def _follow(self, annotation: Annotation) -> None:
        """The words have come to rest: the card hangs at them."""
        if self._card is not None and self.shown is self._card and self._tags.current is annotation:
            choice = self.choice_of(annotation)
            if choice is not None:
                self._put(self._card, self._tags.choices.place(choice))

    # Both

    def _put(self, popup: QWidget, at: QPoint) -> None:
        """Below a place of the screen; above the line that ends there, where there is no room below."""
        popup.adjustSize()
        point = self._room.mapFromGlobal(at)
        self._foot = None
        y = point.y() + _GAP
        if y + popup.height() > self._room.height() - _MARGIN:
            self._foot = point.y() - round(_LINE * self._window.zoom / 100) - _GAP
            y = self._foot - popup.height()
        popup.move(point.x() - 20, y)
        self._keep_inside(popup)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that stands above its words stays there when its list gets shorter."""
        if event.type() == QEvent.Type.Resize and self._foot is not None and isinstance(watched, QWidget):
            watched.move(watched.x(), max(6, self._foot - watched.height()))
        return super().eventFilter(watched, event)

    def _keep_inside(self, popup: QWidget) -> None:
        room = self._room.rect().adjusted(6, 6, -6, -_MARGIN)
        x = min(max(room.left(), popup.x()), max(room.left(), room.right() - popup.width()))
        y = min(max(room.top(), popup.y()), max(room.top(), room.bottom() - popup.height()))
        popup.move(x, y)

    def _hide_card(self) -> None:
        if self._card is not None:
            self._card.hide()

    @property
    def shown(self) -> QWidget | None:
        """The field or the card, where one is open."""
        return next((one for one in (self._field, self._card) if one is not None and not one.isHidden()), None)

    def close(self) -> None:
        """Put away what is open; the keyboard goes back to the text."""
        shown = self.shown
        if shown is None or self._closing:
            return
        self._closing = True
        self._show_meant(None)
        focused = QApplication.focusWidget()
        back = focused is None or shown.isAncestorOf(focused)
        shown.hide()
        if back:
            side = self._choice.side if self._choice is not None and shown is self._field else self._window.last_side
            self._window.view.focus_pane(side, Qt.FocusReason.OtherFocusReason)
        self._closing = False

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The person works elsewhere in the window: what is open goes away."""
        shown = self.shown
        if shown is None or new is None or new.window() is not self._window:
            return
        if new is not shown and not shown.isAncestorOf(new):
            self.close()
