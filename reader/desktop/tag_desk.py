"""Joins the Tags dock with the tags of the window: fills it, and does what is asked for there, each as one deed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer

from reader.annotations import (
    Annotation,
    PassageRow,
    Placement,
    Tag,
    Tagbook,
    merged_tags,
    passage_rows,
    reanchored,
    renamed,
    rows_with,
    tag_tree,
    with_annotations,
    with_note_on,
    without_tag,
)
from reader.comparison import Side
from reader.desktop.author import author
from reader.desktop.docks.tag_ask import KEEP, MOVE
from reader.desktop.docks.tag_notes import NoteRow
from reader.desktop.docks.tags import TagsDock
from reader.desktop.tag_carrying import carried, dropped
from reader.desktop.tag_editor import TagEditor
from reader.desktop.tag_lists import LostRow, lost_rows, order_words, place_words
from reader.desktop.tag_menu import tag_menu
from reader.desktop.tag_words import passages_words, title_of, who_and_when
from reader.spans import Span

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow

TAB = "tag"
"""Key of the dock's tab."""


class TagDesk(QObject):
    """Reads off what the dock shows, when it can be seen; and does what it asks for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._tags = window, window.tags
        self._stale = True
        self._loose = False
        """True while the notes without a tag are listed."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.fill)

    @property
    def dock(self) -> TagsDock:
        """The dock."""
        return self._window.right.tag_dock

    def wire(self) -> None:
        """Listen, once the window's parts stand."""
        dock, tags = self.dock, self._tags
        tags.changed.connect(self._changed)
        tags.session.watch(self._changed)
        tags.current_changed.connect(self._show_current)
        tags.orphans_wanted.connect(self.show_lost)
        dock.shown.connect(self._seen)
        dock.typed.connect(lambda _: self._fill_tags())
        dock.tree.chosen.connect(lambda _: self._turn(False))
        dock.loose_wanted.connect(lambda: self._turn(True))
        dock.tree.refolded.connect(self._fill_passages)
        dock.tree.entered.connect(self._go_on)
        dock.tree.delete_wanted.connect(self.delete)
        dock.tree.carry_wanted.connect(self._carry)
        dock.tree.tags.rename_wanted.connect(self.rename)
        dock.tree.tags.move_wanted.connect(self._drop)
        dock.ask.delete_wanted.connect(self._delete)
        dock.ask.merge_wanted.connect(self._merge)
        dock.ask.ended.connect(dock.share)
        dock.passages.chosen.connect(lambda row: tags.go_to(row.annotation))
        dock.passages.delete_wanted.connect(self._delete_passage)
        dock.passages.edit_wanted.connect(self._edit_passage)
        dock.menu_wanted.connect(self.offer)
        dock.asked.connect(lambda name: self._window.actions_by_id[name].trigger())
        dock.more_wanted.connect(lambda: self._window.tag_studies.show_passages(dock.tree.current_tag()))
        for panel in dock.lost.values():
            panel.find_wanted.connect(self.find_again)
            panel.show_wanted.connect(self._show_elsewhere)
            panel.right_wanted.connect(self._is_right)
            panel.go_wanted.connect(lambda row: tags.go_to(row.annotation))
        dock.notes.written.connect(self._write)

    def go_to_dock(self) -> None:
        """Show the dock and give it the keyboard."""
        self._show()
        self.dock.focus_tree()

    def show_lost(self) -> None:
        """Show what has no sure place, and give it the keyboard."""
        self._show()
        self.dock.focus_lost()

    def _show(self) -> None:
        body, right = self._window.body, self._window.right
        right.tabs.choose(TAB)
        body.show_dock(Side.RIGHT, True)
        if self._stale:
            self.fill()

    # Filling

    def _changed(self) -> None:
        self._stale = True
        if self.dock.isVisible():
            self._soon.start()

    def _seen(self) -> None:
        if self._stale:
            self.fill()

    @property
    def book(self) -> Tagbook:
        """All tags and annotations."""
        return self._tags.book

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the open orders, left and right; one where both are the same."""
        return tuple(dict.fromkeys(key for side in Side if (key := self._tags.key(side))))

    def fill(self) -> None:
        """Show the tags, the passages and all else as they are now."""
        self._soon.stop()
        self._stale = False
        self._fill_tags()
        self._fill_lost()
        self._show_current()

    def _fill_tags(self) -> None:
        dock, book, keys = self.dock, self.book, self.keys
        rows = tag_tree(book, keys, dock.filter.text())
        listed = passage_rows(book, None, keys or None)
        count = sum(row.tag is None for row in listed)
        names, counted = tuple(order_words(key) for key in keys), self._count(len(listed) - count)
        dock.show_tags(rows, names, counted, self._empty(bool(rows)))
        dock.show_loose(count)
        self._loose = self._loose and count > 0
        self._fill_passages()

    def _count(self, passages: int) -> str:
        tags = len(self.book.vocabulary.tags)
        one = self.tr("1 tag, {passages}")
        return (one if tags == 1 else self.tr("{n} tags, {passages}")).format(n=tags, passages=passages_words(passages))

    def _empty(self, some: bool) -> str:
        if some:
            return ""
        if not self._tags.session.loaded:
            return self.tr("The tags are being read …")
        if not self.book.vocabulary.tags:
            return self.tr("No tags yet. Select words in an order and press T; your tags are listed here.")
        return self.tr("No tag is called so. Below: passages with these words.")

    def _turn(self, loose: bool) -> None:
        """List the passages of the marked tag, or the notes without one."""
        self._loose = loose
        self._fill_passages()
        if loose:
            self.dock.passages.setFocus()

    def _fill_passages(self) -> None:
        dock, book, typed = self.dock, self.book, self.dock.filter.text().strip()
        tag = book.vocabulary.tag(dock.tree.current_tag()) if dock.tree.isVisibleTo(dock) else None
        keys = self.keys or None
        if self._loose:
            rows = tuple(row for row in passage_rows(book, None, keys) if row.tag is None)
            dock.show_passages(None, self.tr("Notes without a tag"), rows, len(rows), False, 0)
            return
        if tag is None:
            rows = rows_with(passage_rows(book, None, keys), typed) if typed else ()
            dock.show_passages(None, f"“{typed}”", rows, len(rows), True, 0)
            return
        index = dock.tree.currentIndex()
        row = dock.tree.tags.row_at(index)
        folded = row is not None and row.parent and not dock.tree.isExpanded(index)
        rows = passage_rows(book, tag.id, keys, below=folded)
        total = (row.total_below if folded else row.total) if row is not None else len(rows)
        dock.show_passages(tag, tag.label, rows, len(rows), folded, total - len(rows))

    def _fill_lost(self) -> None:
        placements = {side: self._tags.placements(side) for side in Side}
        entries = {entry.id: entry for entry in self._window.desk.entries()}
        self.dock.show_lost(lost_rows(self.book, placements, self._tags.texts, entries))

    def _show_current(self) -> None:
        dock, current = self.dock, self._tags.current
        if not dock.isVisible():
            self._stale = True
            return
        if current is not None and current.tag is not None and not dock.filter.text():
            dock.tree.mark(current.tag)
        dock.passages.show_current(current.id if current else "")
        where = " ↔ ".join(place_words(one.label) for one in current.targets) if current else ""
        dock.notes.show_notes(where, self._notes(current) if current else ())
        dock.share()

    def _notes(self, current: Annotation) -> list[NoteRow]:
        """The notes of the current annotation, and of all others on the very same words."""
        ones = {current.id: current}
        for side in Side:
            found = self._tags.placements(side)
            spans = [one.anchored.span for one in found if one.annotation.id == current.id and one.anchored.span]
            ones |= {one.annotation.id: one.annotation for one in found if _on(one, spans, current)}
        rows = []
        for one in ones.values():
            name = title_of(self.book, one) if one.tag is not None else ""
            for number, note in enumerate(one.notes):
                about = who_and_when((note.creator,), note.created)
                rows.append(NoteRow(one.id, number, note.text, " · ".join(part for part in (about, name) if part)))
        return rows

    # Going places

    def _go_on(self, tag: str, by: int) -> None:
        row = self.dock.tree.tags.row_at(self.dock.tree.tags.index_of(tag))
        if row is not None and not any(row.counts or (0,)) and row.parent:
            index = self.dock.tree.currentIndex()
            self.dock.tree.setExpanded(index, not self.dock.tree.isExpanded(index))
        elif row is not None and not any(row.counts or (0,)):
            words = self.tr("“{tag}” has no passage in the open orders.").format(tag=row.tag.label)
            self._window.message.say(words, "tag")
        else:
            self._tags.step(by, tag)

    def _edit_passage(self, row: PassageRow) -> None:
        self._tags.go_to(row.annotation)
        if self._tags.sides(row.annotation):
            self._tags.edit(self.book.annotations[row.annotation])

    def _delete_passage(self, row: PassageRow) -> None:
        self._tags.delete(self.book.annotations[row.annotation])

    # Deeds on tags

    def label(self, tag: str) -> str:
        """A tag's name."""
        return self._tags.deeds.label(tag)

    def do(self, name: str, act: Callable[[Tagbook], Tagbook]) -> bool:
        """One deed; True where it was done."""
        return self._tags.deeds.do(name, act)

    def rename(self, tag: str, label: str) -> None:
        """Give a tag another name."""
        name = self.tr("rename tag “{old}” to “{new}”").format(old=self.label(tag), new=" ".join(label.split()))
        self.do(name, lambda book: renamed(book, tag, label))

    def new(self, broader: str | None = None) -> None:
        """Ask for a new tag, below another where `broader` is one."""
        self._edit(None, broader)

    def edit(self, tag: str) -> None:
        """Show all about a tag, to be changed."""
        self._edit(self.book.vocabulary.tag(tag), None)

    def _edit(self, tag: Tag | None, broader: str | None) -> None:
        editor = TagEditor(self.book, tag, broader, self._window.theme, self._window)
        editor.wanted.connect(lambda name, act: editor.take(self.do(name, act)))
        self._tags.deeds.said.connect(editor.say)
        editor.open()

    def delete(self, tag: str) -> None:
        """Delete a tag; where it has uses it is asked what becomes of them."""
        found = self.book.vocabulary.tag(tag)
        if found is None:
            return
        uses = len(passage_rows(self.book, tag, below=False))
        if not uses:
            self._delete(tag, "", "")
            return
        others = [other for other in self.book.vocabulary.tags if other.id != tag]
        self.dock.ask.ask_delete(found, uses, others)
        self.dock.share()

    def _delete(self, tag: str, answer: str, heir: str) -> None:
        label = self.label(tag)
        name = self.tr("delete tag “{tag}”").format(tag=label)
        instead = heir if answer == MOVE else None
        if self.do(name, lambda book: without_tag(book, tag, instead, keep_as_notes=answer == KEEP)):
            words = self.tr("Deleted: tag “{tag}”. Ctrl+Z takes it back.").format(tag=label)
            self._window.message.say(words, "done")

    def merge(self, tag: str) -> None:
        """Ask which tag takes up another."""
        found = self.book.vocabulary.tag(tag)
        if found is not None:
            self.dock.ask.ask_merge(found, [other for other in self.book.vocabulary.tags if other.id != tag])
            self.dock.share()

    def _merge(self, tag: str, into: str) -> None:
        name = self.tr("merge tag “{tag}” into “{other}”").format(tag=self.label(tag), other=self.label(into))
        if self.do(name, lambda book: merged_tags(book, tag, into)):
            self.dock.tree.mark(into)

    def _carry(self, tag: str, way: str) -> None:
        """One place up or down among its kind, below the tag before it, or out of the one above."""
        name = self.tr("move tag “{tag}”").format(tag=self.label(tag))
        self.do(name, lambda book: carried(book, tag, way))

    def _drop(self, tag: str, broader: object, before: object) -> None:
        name = self.tr("move tag “{tag}”").format(tag=self.label(tag))
        above = str(broader) if broader is not None else None
        last = str(before) if before is not None else None
        # the view is still dropping: the tree may change when it is done
        QTimer.singleShot(0, lambda: self.do(name, lambda book: dropped(book, tag, above, last)))

    def offer(self, tag: str, at: QPoint) -> None:
        """What can be done with a tag, as a menu."""
        found = self.book.vocabulary.tag(tag)
        if found is not None:
            menu = tag_menu(self, found, self._window)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    # What lost its place

    def find_again(self, row: LostRow) -> None:
        """Give a lost passage the words that are selected in its order."""
        target = self.book.annotations[row.annotation].targets[row.target]
        sides = [side for side in (row.side, row.side.other) if self._tags.key(side) == target.order]
        spans = [(side, span) for side in sides if (span := self._tags.choices.selected(side)) is not None]
        if not spans:
            words = self.tr("Select the right words in {order} first, then press Find again.")
            self._window.message.say(words.format(order=order_words(target.order)), "tag")
            self._window.view.focus_pane(row.side)
            return
        self._set(row, *spans[0], self.tr("find “{tag}” again").format(tag=row.title))

    def _is_right(self, row: LostRow) -> None:
        found = self._placement(row)
        if found is not None and found.anchored.span is not None:
            self._set(row, row.side, found.anchored.span, self.tr("place of “{tag}”").format(tag=row.title))

    def _set(self, row: LostRow, side: Side, span: Span, name: str) -> None:
        text = self._tags.texts[side]

        def act(book: Tagbook) -> Tagbook:
            one = reanchored(
                book.annotations[row.annotation],
                row.target,
                text.outline.text,
                span,
                text.label_at(span.start),
                text.edition,
            )
            return with_annotations(book, [one])

        if self.do(name, act):
            self._window.message.say(self.tr("“{tag}” has its place again.").format(tag=row.title), "tag")
            self._tags.go_to(row.annotation)

    def _placement(self, row: LostRow) -> Placement | None:
        found = self._tags.placements(row.side)
        return next((one for one in found if (one.annotation.id, one.target) == (row.annotation, row.target)), None)

    def _show_elsewhere(self, row: LostRow) -> None:
        self._tags.choose(row.annotation)
        self._tags.show_in(self.book.annotations[row.annotation], row.target)

    # Notes

    def _write(self, row: NoteRow | None, words: str) -> None:
        current = self._tags.current
        if row is not None and row.annotation in self.book.annotations:
            self._tags.deeds.note_text(self.book.annotations[row.annotation], row.number, words)
        elif row is None and current is not None:
            name = self.tr("note on {where}").format(where=place_words(current.targets[0].label))
            self.do(name, lambda book: with_note_on(book, current.id, words, author(), datetime.now(UTC)))


def _on(one: Placement, spans: list[Span], current: Annotation) -> bool:
    """True where an annotation stands on the words of the current one, and neither is on a link."""
    return one.anchored.span in spans and one.annotation.is_link == current.is_link
