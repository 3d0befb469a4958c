"""What the tests of tagging do by hand, and what they look at afterwards."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.annotations import TagStore
from reader.comparison import Side

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
WAIT = 20_000
LEFT_WORDS = "Secretary of Homeland Security"


def pane(window, side=Side.LEFT):
    return window.view.facing.pane(side)


def press(window, key, held=Qt.KeyboardModifier.NoModifier):
    """A key to whatever has the keyboard."""
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def write(window, words):
    QTest.keyClicks(QApplication.focusWidget() or window, words)


def select(window, words, side=Side.LEFT):
    """Select the first place of some words, and give that page the keyboard."""
    text = window.session.comparison.side(side).outline.text
    at = text.index(words)
    offsets = pane(window, side).page.offsets
    cursor = pane(window, side).textCursor()
    cursor.setPosition(offsets.to_document(at))
    cursor.setPosition(offsets.end_in_document(at + len(words)), QTextCursor.MoveMode.KeepAnchor)
    pane(window, side).setTextCursor(cursor)
    pane(window, side).setFocus()
    window.last_side = side


def tag(window, words, label, side=Side.LEFT):
    """Tag words with a new or known tag, by keyboard."""
    select(window, words, side)
    press(window, Qt.Key.Key_T)
    write(window, label)
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Escape)


def kept(window):
    """What stands on disk."""
    return TagStore(window.desk.library.folder).load()


def tagged(window):
    """Words and tag's name of every annotation now."""
    book = window.tags.book
    names = {one.id: one.label for one in book.vocabulary.tags}
    return [(one.targets[0].selector.exact, names.get(one.tag)) for one in book.annotations.values()]
