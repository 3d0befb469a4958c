"""Tag all places of a phrase or a topic: a list to look through, with a check box each; one deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader.annotations import recent_tag
from reader.comparison import Side
from reader.desktop.jobs import Progress
from reader.desktop.marks import Check
from reader.desktop.tag_deeds import tag_meant
from reader.desktop.tag_match_rows import MatchRows
from reader.desktop.tag_matching import Found, Open, Row, Scope, Sought, find
from reader.desktop.wording import short_label
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow
    from reader.desktop.tags import Tags

MATCHING = "tags-match"
_QUIET = 250
"""Milliseconds without another key after which is looked."""
_DATA = Qt.ItemDataRole.UserRole


class MatchesDialog(QDialog):
    """Asks what to look for, where, which of the places are meant, and which tag they get."""

    def __init__(self, window: MainWindow, tags: Tags, side: Side, phrase: str) -> None:
        super().__init__(window)
        self._window, self._tags, self._side = window, tags, side
        self._found, self._sought = Found((), 0), Sought()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Tag all matches"))
        self._make(phrase)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self.look)
        self._wire()
        window.desk.jobs.progressed.connect(self._moved)
        window.desk.jobs.finished.connect(self._finished)
        self.resize(760, 560)
        (self.tag if phrase else self.phrase).setFocus()
        self.look()

    def _make(self, phrase: str) -> None:
        tags = self._tags
        self.by_phrase, self.by_topic = QRadioButton(self.tr("&Phrase")), QRadioButton(self.tr("T&opic"))
        self.by_phrase.setChecked(True)
        self.phrase = QLineEdit(phrase)
        self.phrase.setAccessibleName(self.tr("Phrase"))
        self.phrase.setPlaceholderText(self.tr("Words as they stand in the orders; case does not matter"))
        self.topic = QComboBox()
        self.topic.setAccessibleName(self.tr("Topic"))
        self.topic.setMaxVisibleItems(14)
        self.topic.setStyleSheet("QComboBox { combobox-popup: 0; }")  # a list with a scroll bar, not a tall menu
        for topic in sorted(self._window.desk.taxonomy.topics.values(), key=lambda one: one.label.casefold()):
            self.topic.addItem(topic.label, topic.id)
        self.forms = Check(self.tr("plural and possessive too"), self._window.theme)
        words = {
            Scope.ORDER: self.tr("&this order"),
            Scope.PAIR: self.tr("&both orders"),
            Scope.LIBRARY: self.tr("&whole library"),
        }
        self.scopes = {scope: QRadioButton(text) for scope, text in words.items()}
        self.scopes[Scope.ORDER].setChecked(True)
        self.tag: QLineEdit = QLineEdit(tags.deeds.label(recent_tag(tags.book)))
        self.tag.setAccessibleName(self.tr("Tag"))
        self.tag.setPlaceholderText(self.tr("A tag you have, or the name of a new one"))
        completer = QCompleter([tag.label for tag in tags.book.vocabulary.tags], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.tag.setCompleter(completer)
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(self.tr("Places found"))
        self.list.setItemDelegate(MatchRows(self._window.theme, self))
        self.list.setUniformItemSizes(True)
        self.count = QLabel()
        self.count.setProperty("tone", "quiet")
        self.progress = QProgressBar()
        self.progress.setFixedWidth(120)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.stop = QPushButton(self.tr("&Stop"))
        self.all, self.none = QPushButton(self.tr("Choose &all")), QPushButton(self.tr("Choose &none"))
        self.ok, self.cancel = QPushButton(self.tr("Tag")), QPushButton(self.tr("Cancel"))
        for button in (self.stop, self.all, self.none, self.cancel):
            button.setAutoDefault(False)
        self.ok.setDefault(True)
        self.hint = QLabel(self.tr("Space or a click leaves a place out · Enter tags the rest"))
        self.hint.setProperty("tone", "quiet")

    def _lay_out(self) -> None:
        self._groups = (QButtonGroup(self), QButtonGroup(self))
        for group, buttons in zip(
            self._groups, ((self.by_phrase, self.by_topic), tuple(self.scopes.values())), strict=True
        ):
            for button in buttons:
                group.addButton(button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        tag_name = QLabel(self.tr("Ta&g"))
        tag_name.setBuddy(self.tag)
        rows: tuple[tuple[QWidget, QWidget], ...] = (
            (tag_name, self.tag),
            (self.by_phrase, self.phrase),
            (self.by_topic, self.topic),
            (QLabel(self.tr("In")), _across(*self.scopes.values(), self.forms)),
        )
        for at, (name, widget) in enumerate(rows):
            grid.addWidget(name, at, 0)
            grid.addWidget(widget, at, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addLayout(grid)
        column.addWidget(self.list, 1)
        column.addWidget(_across(self.all, self.none, self.count, self.progress, self.stop))
        foot = QHBoxLayout()
        foot.addWidget(self.hint)
        foot.addStretch(1)
        foot.addWidget(self.ok)
        foot.addWidget(self.cancel)
        column.addLayout(foot)

    def _wire(self) -> None:
        self.phrase.textChanged.connect(self._soon)
        self.phrase.textEdited.connect(lambda _: self.by_phrase.setChecked(True))
        self.phrase.installEventFilter(self)
        self.topic.activated.connect(lambda _: self.by_topic.setChecked(True))
        self.topic.currentIndexChanged.connect(self._soon)
        self.tag.textChanged.connect(self._other_tag)
        for button in (self.by_phrase, self.by_topic, *self.scopes.values()):
            button.toggled.connect(lambda on: self._soon() if on else None)
        self.forms.toggled.connect(self._soon)
        self.list.itemChanged.connect(lambda _: self._say())
        self.all.clicked.connect(lambda: self._choose(True))
        self.none.clicked.connect(lambda: self._choose(False))
        self.stop.clicked.connect(self._stop)
        self.ok.clicked.connect(self.do)
        self.cancel.clicked.connect(self.reject)

    def _soon(self, *_: object) -> None:
        self.ok.setEnabled(False)  # what is listed is not what is asked for now
        self._timer.start()

    def _other_tag(self) -> None:
        """Which places have the tag already is another question only where it is another tag."""
        if self.sought() != self._sought:
            self._soon()
        elif not self._timer.isActive() and not self.progress.isVisibleTo(self):
            self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter behind a phrase looks for it at once; it tags nothing that has not been seen."""
        behind = watched is self.phrase and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if not behind or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            return super().eventFilter(watched, event)
        if self._timer.isActive():
            self.look()
        else:
            (self.list if self.tag.text().strip() else self.tag).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    # Looking

    def sought(self) -> Sought:
        """What is asked for now."""
        by_topic = self.by_topic.isChecked()
        tag = tag_meant(self._tags.book.vocabulary, self.tag.text()) if self.tag.text().strip() else None
        return Sought(
            "" if by_topic else self.phrase.text().strip(),
            str(self.topic.currentData() or "") if by_topic else "",
            next(scope for scope, button in self.scopes.items() if button.isChecked()),
            self.forms.isChecked(),
            tag.id if tag else None,
        )

    def look(self) -> None:
        """Look anew, off the window's thread; an older search is dropped."""
        self._timer.stop()
        desk, comparison = self._window.desk, self._window.session.comparison
        sought = self._sought = self.sought()
        if comparison is None or not (sought.phrase or sought.topic):
            self._show(Found((), 0))
            return
        opened = {side: Open(text, comparison.side(side).mentions) for side, text in self._tags.texts.items()}
        side, book = self._side, self._tags.book

        def work(progress: Progress) -> Found:
            return find(sought, opened, side, book, desk.library, desk.taxonomy, progress)

        self.ok.setEnabled(False)
        self.progress.setRange(0, 0)
        self._show_work(True)
        desk.jobs.start(MATCHING, work, self._show, self._failed)

    def _failed(self, sentence: str) -> None:
        self._show(Found((), 0))
        self.count.setText(sentence)

    def _moved(self, kind: str, at: int, total: int, what: str) -> None:
        if kind == MATCHING:
            self.progress.setRange(0, total)
            self.progress.setValue(at)
            self.count.setText(self.tr("Looking in {order} …").format(order=what))

    def _finished(self, kind: str) -> None:
        if kind == MATCHING:
            self._show_work(False)

    def _stop(self) -> None:
        self._window.desk.jobs.cancel(MATCHING)
        self._show(Found((), 0))
        self.count.setText(self.tr("Stopped."))

    def _show_work(self, on: bool) -> None:
        self.progress.setVisible(on)
        self.stop.setVisible(on)

    def _show(self, found: Found) -> None:
        self._found = found
        self._show_work(False)
        self.list.blockSignals(True)
        self.list.clear()
        for row in found.rows:
            item = QListWidgetItem(f"{row.order}, {short_label(row.match.target.label)}: {row.match.quote}")
            item.setData(_DATA, row)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if row.match.tagged else Qt.CheckState.Checked)
            if row.match.tagged:
                item.setFlags(Qt.ItemFlag.ItemIsSelectable)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._say()

    # Choosing

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    def chosen(self) -> list[Row]:
        """The places whose box is checked."""
        return [row_of(item) for item in self._items() if item.checkState() is Qt.CheckState.Checked]

    def _choose(self, on: bool) -> None:
        self.list.blockSignals(True)
        for item in self._items():
            if item.flags() & Qt.ItemFlag.ItemIsEnabled:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self._say()

    def _say(self) -> None:
        count, orders = len(self.chosen()), len({row.order for row in self._found.rows})
        words = ""
        if self._found.texts and not self._found.rows:
            words = self.tr("Nothing found.")
        elif self._found.texts:
            words = self.tr("{chosen} of {all} places chosen, in {orders} of {texts} orders").format(
                chosen=count, all=len(self._found.rows), orders=orders, texts=self._found.texts
            )
        if self._found.unread:
            words += self.tr("; {count} could not be read").format(count=len(self._found.unread))
        self.count.setText(words)
        self.count.setToolTip("\n".join(self._found.unread[:20]))
        self.ok.setText(self.tr("Tag 1 passage") if count == 1 else self.tr("Tag {count} passages").format(count=count))
        self.ok.setEnabled(count > 0 and bool(self.tag.text().strip()))
        for button in (self.all, self.none):
            button.setEnabled(bool(self._found.rows))

    def do(self) -> None:
        """Tag what is chosen, as one deed."""
        rows, label = self.chosen(), self.tag.text().strip()
        if not rows or not label:
            return
        known = tag_meant(self._tags.book.vocabulary, label)
        try:
            done = self._tags.deeds.tag_all([(row.match.target,) for row in rows], known.id if known else None, label)
        except ReaderError as error:
            self.count.setText(str(error))
            return
        if done:
            words = self.tr("Tagged “{tag}” {count} times. Ctrl+Z takes it back.")
            self._tags.keys.say_done(words.format(tag=known.label if known else label, count=len(rows)))
            self.accept()

    def done(self, result: int) -> None:
        """What still looks is stopped."""
        self._window.desk.jobs.cancel(MATCHING)
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same, where the window's own button closes it."""
        self._window.desk.jobs.cancel(MATCHING)
        super().closeEvent(event)


def row_of(item: QListWidgetItem) -> Row:
    """The place an item shows."""
    row = item.data(_DATA)
    assert isinstance(row, Row)
    return row


def _across(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return made
