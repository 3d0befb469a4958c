"""How far two people tag alike: a table per tag, and below it the passages on which they differ, side by side."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader.annotations import Tagbook, Unit, taggers
from reader.desktop.agreement_reading import Compared, Tagger, compare_taggers
from reader.desktop.agreement_tables import AgreementTable, DifferencesModel, RowsModel
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.jobs import Jobs, Progress
from reader.desktop.marks import rule
from reader.desktop.study_window import StudyWindow
from reader.desktop.tag_exchange_dialogs import kinds_to_read
from reader.desktop.theme import Theme
from reader.library import Library

AGREEMENT = "tags-agreement"
Index = QModelIndex | QPersistentModelIndex
_FILE = "\0file"


class AgreementWindow(StudyWindow):
    """Chooses two taggers; counts off the window's thread; Enter or a click on a difference opens it."""

    opened = Signal(object, str)
    """The Disagreement to be shown, and the library's id of the text it was counted on."""

    def __init__(self, library: Library, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        super().__init__(self.tr("Agreement"), theme, parent)
        self._library, self._jobs = library, jobs
        self._book = Tagbook()
        self._files: list[Path] = []
        self.compared: Compared | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(150)
        self._timer.timeout.connect(self.count)
        self._make()
        self._lay_out()
        jobs.progressed.connect(self._moved)
        jobs.finished.connect(lambda kind: self._busy(False) if kind == AGREEMENT else None)
        self.fit(940, 660)

    def _make(self) -> None:
        self.who = (QComboBox(), QComboBox())
        for combo, words in zip(self.who, (self.tr("One tagger"), self.tr("The other tagger")), strict=True):
            combo.setFont(ui_font(12.5))
            combo.setAccessibleName(words)
            combo.setMinimumWidth(170)
            combo.setMaxVisibleItems(14)
            combo.setStyleSheet("QComboBox { combobox-popup: 0; }")
            combo.activated.connect(lambda _, combo=combo: self._chosen(combo))
        self.by_segment, self.by_character = QRadioButton(self.tr("&Clauses")), QRadioButton(self.tr("C&haracters"))
        self._units = QButtonGroup(self)
        for button in (self.by_segment, self.by_character):
            button.setFont(ui_font(12))
            self._units.addButton(button)
        self.by_segment.setChecked(True)
        self.by_segment.setToolTip(self.tr("A clause counts as tagged where any of its words are"))
        self.by_character.setToolTip(self.tr("Stricter: the very same letters must be tagged"))
        self._units.buttonToggled.connect(lambda _, on: self._timer.start() if on else None)
        self.said = QLabel()
        self.said.setFont(ui_font(12))
        self.said.setWordWrap(True)
        self.said.setProperty("tone", "quiet")
        self.progress = QProgressBar()
        self.progress.setFixedWidth(140)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.stop = QPushButton(self.tr("&Stop"))
        self.stop.setFont(ui_font(12))
        self.stop.clicked.connect(self._stop)
        self.rows, self.differences = (
            AgreementTable(self.tr("Agreement by tag")),
            AgreementTable(self.tr("Passages they differ on")),
        )
        self.row_model, self.difference_model = RowsModel(self), DifferencesModel(self)
        self.rows.setModel(self.row_model)
        self.differences.setModel(self.difference_model)
        self.rows.selectionModel().currentRowChanged.connect(lambda now, _: self._show_differences(now))
        self.rows.chosen.connect(lambda _: self.differences.setFocus())
        self.differences.chosen.connect(self._open)
        self._busy(False)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 10, 12, 6)
        top.setSpacing(8)
        beside = QLabel(self.tr("and"))
        beside.setFont(ui_font(12.5))
        unit = QLabel(self.tr("counted by"))
        unit.setFont(ui_font(12))
        unit.setProperty("tone", "quiet")
        parts: tuple[QWidget, ...] = (self.who[0], beside, self.who[1], unit, self.by_segment, self.by_character)
        for part in parts:
            top.addWidget(part)
        top.addStretch(1)
        line = QHBoxLayout()
        line.setContentsMargins(14, 0, 12, 8)
        line.setSpacing(8)
        line.addWidget(self.said, 1)
        line.addWidget(self.progress)
        line.addWidget(self.stop)
        self._head = QLabel()
        self._head.setFont(ui_font(12, SEMIBOLD))
        self._head.setContentsMargins(14, 8, 12, 6)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.differences, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.rows)
        split.addWidget(below)
        split.setSizes([260, 320])
        self.column.addLayout(top)
        self.column.addLayout(line)
        self.column.addWidget(rule())
        self.column.addWidget(split, 1)

    # Whom to compare

    def show_book(self, book: Tagbook) -> None:
        """Offer the taggers of a book, and count anew."""
        self._book = book
        names = taggers(book)
        for number, combo in enumerate(self.who):
            kept = combo.currentData()
            combo.clear()
            for name in names:
                combo.addItem(name or self.tr("(without a name)"), Tagger(name))
            for file in self._files:
                combo.addItem(file.name, Tagger(file.name, file))
            combo.addItem(self.tr("A colleague’s file…"), _FILE)
            known = next((at for at in range(combo.count()) if combo.itemData(at) == kept), None)
            combo.setCurrentIndex(known if kept is not None and known is not None else min(number, combo.count() - 1))
            combo.setProperty("before", combo.currentIndex())
        self._timer.start()

    def _chosen(self, combo: QComboBox) -> None:
        if combo.currentData() != _FILE:
            combo.setProperty("before", combo.currentIndex())
            self._timer.start()
            return
        combo.setCurrentIndex(int(combo.property("before") or 0))
        name, _ = QFileDialog.getOpenFileName(self, self.tr("A colleague’s file"), "", kinds_to_read(True))
        if name:
            self.add_file(Path(name), self.who.index(combo))

    def add_file(self, file: Path, number: int = 1) -> None:
        """Offer what a file has, and compare with it."""
        if file not in self._files:
            self._files.append(file)
            for combo in self.who:
                combo.insertItem(combo.count() - 1, file.name, Tagger(file.name, file))
        combo = self.who[number]
        at = next(at for at in range(combo.count()) if combo.itemData(at) == Tagger(file.name, file))
        combo.setCurrentIndex(at)
        combo.setProperty("before", at)
        self._timer.start()

    # Counting

    def count(self) -> None:
        """Count anew; an older count that still runs is dropped."""
        one, other = (combo.currentData() for combo in self.who)
        if _FILE in (one, other) or one is None or one == other:
            self._jobs.cancel(AGREEMENT)
            self._take(None)
            self.said.setText(self.tr("Choose two taggers: names in this library, or a colleague’s file."))
            return
        book, library = self._book, self._library
        unit = Unit.SEGMENT if self.by_segment.isChecked() else Unit.CHARACTER

        def work(progress: Progress) -> Compared:
            return compare_taggers(book, one, other, unit, library, progress)

        self._busy(True)
        self.progress.setRange(0, 0)
        self._jobs.start(AGREEMENT, work, self._take, self._failed)

    def _failed(self, sentence: str) -> None:
        self._take(None)
        self.said.setText(sentence)

    def _moved(self, kind: str, at: int, total: int, what: str) -> None:
        if kind == AGREEMENT:
            self.progress.setRange(0, total)
            self.progress.setValue(at)
            self.said.setText(self.tr("Reading {order} …").format(order=what) if what else self.tr("Counting …"))

    def _busy(self, on: bool) -> None:
        self.progress.setVisible(on)
        self.stop.setVisible(on)

    def _stop(self) -> None:
        self._jobs.cancel(AGREEMENT)
        self.said.setText(self.tr("Stopped."))

    def _take(self, compared: Compared | None) -> None:
        self.compared = compared
        names = tuple(combo.currentText() for combo in self.who)
        self.row_model.show(compared, names)
        self.difference_model.show((), compared, names)
        self._head.setText("")
        if compared is not None:
            problems = "".join(f"\n{problem}" for problem in compared.problems[:4])
            self.said.setText(compared.found.sentence + problems)
            if compared.found.rows:
                self.rows.selectRow(0)

    def _show_differences(self, now: QModelIndex) -> None:
        if self.compared is None or not now.isValid():
            return
        row = self.compared.found.rows[now.row()]
        found = [one for one in self.compared.found.differences if one.tag == row.tag]
        self.difference_model.show(tuple(found), self.compared, self.row_model.names)
        label = self.row_model.label(row.tag)
        words = self.tr("“{tag}”: 1 passage on which they differ") if len(found) == 1 else ""
        words = words or self.tr("“{tag}”: {n} passages on which they differ")
        self._head.setText(words.format(tag=label, n=len(found)) + (f"  —  {row.reason}" if row.reason else ""))
        if found:
            self.differences.selectRow(0)

    def _open(self, at: int) -> None:
        if self.compared is not None and at < len(self.difference_model.rows):
            row = self.difference_model.rows[at]
            self.opened.emit(row, self.compared.editions.get(row.order, ""))

    def closeEvent(self, event: QCloseEvent) -> None:
        """What still counts is stopped."""
        self._jobs.cancel(AGREEMENT)
        super().closeEvent(event)
