"""Deeds on tags and notes: each is one step of the window's way back, kept in the library at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from reader.annotations import (
    Annotation,
    Placement,
    Tag,
    Tagbook,
    TagSession,
    Target,
    Vocabulary,
    tag_called,
    with_new_tag,
    with_note,
    with_note_on,
    with_note_text,
    with_passage_tagged,
    with_passages_tagged,
    with_tag_of,
    without,
)
from reader.desktop.author import author
from reader.desktop.tag_choice import Choice
from reader.errors import BadRequest

Act = Callable[[Tagbook], Tagbook]


class TagDeeds(QObject):
    """Does to the book what a person asks for; what stands against it is said, and nothing changes then."""

    said = Signal(str, str)
    """A sentence and its kind, for the window's bar."""

    def __init__(self, session: TagSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def do(self, name: str, act: Act) -> bool:
        """One deed called `name` (`tag “due process”`); True where it was done, though it changed nothing."""
        try:
            self._session.do(name, act(self._session.book))
        except BadRequest as error:
            self.said.emit(str(error), "warning")
            return False
        if self._session.problem:
            self.said.emit(self._session.problem, "warning")
        return True

    def label(self, tag: str | None) -> str:
        """A tag's name; empty where there is none."""
        found = self._session.book.vocabulary.tag(tag) if tag is not None else None
        return found.label if found else tag or ""

    def tag(self, choice: Choice, tag: str, there: Iterable[Placement] = ()) -> bool:
        """Put a tag on a passage; `there` are the annotations that stand on it already, in whatever edition made."""
        known = (one.annotation.targets for one in there if one.annotation.tag == tag)
        targets = next(known, choice.targets)
        name = self.tr("tag “{tag}”").format(tag=self.label(tag))
        return self.do(name, lambda book: with_passage_tagged(book, targets, tag, author(), _now()))

    def tag_new(self, choice: Choice, label: str) -> bool:
        """Make a tag of that name (or take the one there is) and put it on a passage, as one deed."""

        def act(book: Tagbook) -> Tagbook:
            known = tag_meant(book.vocabulary, label)
            made, tag = (book, known) if known else with_new_tag(book, label)
            return with_passage_tagged(made, choice.targets, tag.id, author(), _now())

        return self.do(self.tr("tag “{tag}”").format(tag=label.strip()), act)

    def tag_all(self, passages: list[tuple[Target, ...]], tag: str | None, label: str) -> bool:
        """Put a tag (a new one called `label`, where None) on many passages, as one deed."""

        def act(book: Tagbook) -> Tagbook:
            found = book.vocabulary.tag(tag) if tag is not None else tag_meant(book.vocabulary, label)
            made, chosen = (book, found) if found else with_new_tag(book, label)
            return with_passages_tagged(made, passages, chosen.id, author(), _now())

        one = len(passages) == 1
        words = self.tr("tag 1 passage “{tag}”") if one else self.tr("tag {count} passages “{tag}”")
        return self.do(words.format(count=len(passages), tag=label or self.label(tag)), act)

    def note(self, choice: Choice, words: str, about: str | None = None) -> bool:
        """Write a note: on the annotation whose id is `about`, else on the passage alone."""
        name = self.tr("note on {where}").format(where=choice.where)
        if about is not None:
            return self.do(name, lambda book: with_note_on(book, about, words, author(), _now()))
        return self.do(name, lambda book: with_note(book, choice.targets, words, author(), _now()))

    def note_text(self, annotation: Annotation, note: int, words: str) -> bool:
        """Give a note other words; without words it goes."""
        name = self.tr("note on {where}") if words.strip() else self.tr("delete note on {where}")
        where = annotation.targets[0].label
        return self.do(name.format(where=where), lambda book: with_note_text(book, annotation.id, note, words, _now()))

    def retag(self, annotation: Annotation, tag: str) -> bool:
        """Another tag on the same words."""
        name = self.tr("tag “{tag}” instead of “{old}”").format(tag=self.label(tag), old=self.label(annotation.tag))
        return self.do(name, lambda book: with_tag_of(book, annotation.id, tag, _now()))

    def take_off(self, annotation: Annotation) -> bool:
        """Take a tag off its words; notes that stand with it stay there."""
        name = self.tr("take off tag “{tag}”").format(tag=self.label(annotation.tag))
        return self.do(name, lambda book: with_tag_of(book, annotation.id, None, _now()))

    def delete(self, annotation: Annotation) -> bool:
        """Delete a tag with its notes, or a note."""
        if annotation.tag is None:
            name = self.tr("delete note on {where}").format(where=annotation.targets[0].label)
        else:
            name = self.tr("delete tag “{tag}”").format(tag=self.label(annotation.tag))
        return self.do(name, lambda book: without(book, (annotation.id,)))


def tag_meant(vocabulary: Vocabulary, label: str) -> Tag | None:
    """The tag with that name, else the one with it among its other names; case and white space do not matter."""
    sought = _plain(label)
    also = (tag for tag in vocabulary.tags if sought in {_plain(alias) for alias in tag.aliases})
    return tag_called(vocabulary, label) or (next(also, None) if sought else None)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _now() -> datetime:
    return datetime.now(UTC)
