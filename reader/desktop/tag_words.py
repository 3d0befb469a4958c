"""What is said of tags: tool tips, the status line, the report on what was carried over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape

from PySide6.QtCore import QDateTime, QLocale

from reader.annotations import Annotation, CarryReport, Certainty, Placement, Tag, Tagbook, TagMark
from reader.desktop.panes.tag_paint import head_letters
from reader.desktop.tag_choice import Choice
from reader.desktop.wording import short_label, tr
from reader.spans import Span

_NOTE = 90
"""So much of a note stands in a tool tip, in characters."""
_QUOTE = 44
_NAMED = 6
"""So many tags are named in the status line."""


def tag_tip(book: Tagbook, mark: TagMark) -> str:
    """Of a bar: the tag's name, who put it there, how the note begins; as a line of rich text."""
    one = book.annotations.get(mark.annotation)
    if one is None:
        return ""
    name = escape(shortened(mark.name, _NOTE)) if mark.tag is not None else tr("Note")
    sure = f" ≈ <i>{tr('found again approximately')}</i>" if mark.certainty is Certainty.APPROXIMATE else ""
    who = f" · {escape(', '.join(one.creators))}" if any(one.creators) else ""
    link = f" · {tr('on the link')}" if one.is_link else ""
    note = f"<p style='margin:0 0 3px 0'>{escape(shortened(one.notes[0].text, _NOTE))}</p>" if one.notes else ""
    return f"<p style='margin:0 0 3px 0; white-space:nowrap'><b>{name}</b>{sure}{link}{who}</p>{note}"


def shortened(words: str, most: int) -> str:
    """On one line, cut with dots after `most` characters."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def who_and_when(creators: Iterable[str], when: datetime | None) -> str:
    """`M. Ortega, 14 November 2026`."""
    day = ""
    if when is not None:
        local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
        day = QLocale().toString(local.date(), "d MMMM yyyy")
    return ", ".join(one for one in (*creators, day) if one)


def selected_words(choice: Choice) -> str:
    """`4(b)(i), “both quicker and fair”, 4 words`."""
    count = len(choice.words.split())
    words = tr("1 word") if count == 1 else tr("{count} words").format(count=count)
    return f"{choice.where}, “{shortened(choice.words, _QUOTE)}”, {words}"


def current_words(book: Tagbook, annotation: Annotation) -> str:
    """`tag “due process”, 4(b)(i)`; `note, 2(d)`; of a link both its places."""
    where = " ↔ ".join(short_label(target.label) for target in annotation.targets)
    if annotation.tag is None:
        return tr("note, {where}").format(where=where)
    return tr("tag “{tag}”, {where}").format(tag=shortened(title_of(book, annotation), _QUOTE), where=where)


def tagged_words(book: Tagbook, meeting: Iterable[Placement]) -> str:
    """`already tagged here: D, T, X`; empty where nothing is."""
    letters: dict[str, None] = {}
    for one in meeting:
        tag = book.vocabulary.tag(one.annotation.tag) if one.annotation.tag else None
        if tag is not None:
            letters[head_letters(tag.letter, tag.label)] = None
        elif one.annotation.notes:
            letters[tr("note")] = None
    shown = ", ".join(list(letters)[:_NAMED]) + (" …" if len(letters) > _NAMED else "")
    return tr("already tagged here: {letters}").format(letters=shown) if letters else ""


def carried_words(name: str, report: CarryReport) -> str:
    """`EO 14165: 14 exact, 2 approximate, 1 lost its place`."""
    return f"{name}: {report.sentence}"


def whole_words(text: str, span: Span) -> str:
    """The words a selection touches, none cut, on one line."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return " ".join(text[start:end].split())


def passages_words(count: int) -> str:
    """`4 passages`."""
    return tr("1 passage") if count == 1 else tr("{count} passages").format(count=count)


def also_words(tag: Tag, typed: str) -> str:
    """`also “fair trial”`: why a tag is offered whose name does not hold what is typed; empty where it does."""
    sought = typed.casefold()
    if not sought or sought in tag.label.casefold():
        return ""
    name = next((alias for alias in tag.aliases if sought in alias.casefold()), "")
    return tr("also “{name}”").format(name=shortened(name, 24)) if name else ""


def title_of(book: Tagbook, annotation: Annotation) -> str:
    """A tag's name; `Note` for a note alone."""
    tag = book.vocabulary.tag(annotation.tag) if annotation.tag is not None else None
    return tag.label if tag else annotation.tag or tr("Note")
