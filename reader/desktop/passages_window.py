"""All tagged passages of the library in a window of its own: sort, filter, open on either side, export."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from reader.annotations import PassageRow, Tagbook, passage_rows, rows_with, tag_tree
from reader.desktop.fonts import ui_font
from reader.desktop.marks import rule
from reader.desktop.study_window import StudyWindow
from reader.desktop.tag_table import ORDER, PassageTable
from reader.desktop.tag_words import passages_words
from reader.desktop.theme import Theme

_QUIET = 60
"""Milliseconds without another key after which is filtered."""
_ALL, _NOTES = "", "\0notes"
_NARROW = 900


class PassagesWindow(StudyWindow):
    """Stays beside the main window; what is opened opens there."""

    opened = Signal(object, bool)
    """PassageRow to open, and whether on the left."""
    export_wanted = Signal(object)
    """Ids of the annotations that are listed (or marked, where several are)."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(self.tr("All tagged passages"), theme, parent)
        self._book = Tagbook()
        self._dates: Mapping[str, date | None] = {}
        self._rows: tuple[PassageRow, ...] = ()
        self._sort = (ORDER, False)
        self._make()
        self._lay_out()
        self.fit(1180, 640)

    def _make(self) -> None:
        self.tag = QComboBox()
        self.tag.setFont(ui_font(12))
        self.tag.setAccessibleName(self.tr("Tag"))
        self.tag.setMaxVisibleItems(16)
        self.tag.setStyleSheet("QComboBox { combobox-popup: 0; }")
        self.tag.setMinimumWidth(150)
        self.tag.currentIndexChanged.connect(lambda _: self._read())
        self.filter = QLineEdit()
        self.filter.setFont(ui_font(12.5))
        self.filter.setAccessibleName(self.tr("Filter the passages"))
        self.filter.setPlaceholderText(self.tr("Filter: words of passage, note, place, name"))
        self.filter.setClearButtonEnabled(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self.show_rows)
        self.filter.textChanged.connect(lambda _: self._timer.start())
        self.count = QLabel()
        self.count.setFont(ui_font(12))
        self.count.setProperty("tone", "quiet")
        self.table = PassageTable(self.theme)
        self.table.opened.connect(self._open)
        self.table.horizontalHeader().sectionClicked.connect(self.sort_by)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._say_full())
        self.full = QLabel()
        self.full.setFont(ui_font(12.5))
        self.full.setWordWrap(True)
        self.full.setTextFormat(Qt.TextFormat.PlainText)
        self.full.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.left, self.right = QPushButton(self.tr("Open &left")), QPushButton(self.tr("Open &right"))
        self.export_button = QPushButton(self.tr("&Export…"))
        self.left.clicked.connect(lambda: self._open(True))
        self.right.clicked.connect(lambda: self._open(False))
        self.export_button.clicked.connect(self._export)
        for button in (self.left, self.right, self.export_button):
            button.setFont(ui_font(12))
        for number in range(8):  # so that a column can be sorted by without a mouse
            keys = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            keys.activated.connect(lambda number=number: self.sort_by(number))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 10, 12, 8)
        top.setSpacing(8)
        top.addWidget(self.tag)
        top.addWidget(self.filter, 1)
        top.addWidget(self.count)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 12, 8)
        foot.setSpacing(8)
        foot.addWidget(self.full, 1)
        for button in (self.left, self.right, self.export_button):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(top)
        self.column.addWidget(rule())
        self.column.addWidget(self.table, 1)
        self.column.addWidget(rule())
        self.column.addLayout(foot)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        super().set_theme(theme)
        self.table.set_theme(theme)

    # What is listed

    def show_book(self, book: Tagbook, dates: Mapping[str, date | None], tag: str | None = None) -> None:
        """List the passages of a book; `dates` of the orders by key. `tag`: of this one alone, where given."""
        self._book, self._dates = book, dates
        kept = str(self.tag.currentData() or _ALL) if tag is None else tag
        self.tag.blockSignals(True)
        self.tag.clear()
        self.tag.addItem(self.tr("All tags and notes"), _ALL)
        for row in tag_tree(book):
            self.tag.addItem("    " * row.depth + row.tag.label, row.tag.id)
        self.tag.addItem(self.tr("Notes without a tag"), _NOTES)
        self.tag.setCurrentIndex(max(0, self.tag.findData(kept)))
        self.tag.blockSignals(False)
        self._read()

    def _read(self) -> None:
        chosen = str(self.tag.currentData() or _ALL)
        if chosen == _NOTES:
            rows = tuple(row for row in passage_rows(self._book) if row.tag is None)
        else:
            rows = passage_rows(self._book, chosen or None)
        self.table.passages.dates = self._dates
        self._rows = self.table.passages.sorted(rows, *self._sort)
        self.show_rows()

    def show_rows(self) -> None:
        """Show those that have the words typed."""
        self._timer.stop()
        kept = self.table.current_row()
        rows = rows_with(self._rows, self.filter.text())
        self.table.passages.show(rows, self._book, self._dates)
        at = next((at for at, row in enumerate(rows) if kept and row.annotation == kept.annotation), 0)
        if rows:
            self.table.selectRow(at)
        orders = len({row.order for row in rows})
        words = self.tr("{n} of {all} passages") if len(rows) < len(self._rows) else passages_words(len(rows))
        within = self.tr("1 order") if orders == 1 else self.tr("{n} orders").format(n=orders)
        self.count.setText(f"{words.format(n=f'{len(rows):,}', all=f'{len(self._rows):,}')}, {within}")
        self._say_full()

    def _say_full(self) -> None:
        row = self.table.current_row()
        for button in (self.left, self.right):
            button.setEnabled(row is not None)
        self.export_button.setEnabled(row is not None)
        if row is None:
            nothing = self.tr("Nothing here has these words.") if self._rows else self.tr("Nothing is tagged yet.")
            self.full.setText(nothing)
            return
        note = f"  —  {row.note}" if row.note else ""
        self.full.setText(f"“{row.quote}”{note}")

    def sort_by(self, column: int) -> None:
        """By a column; a second time backwards. Alt and a figure do the same."""
        backwards = self._sort == (column, False)
        self._sort = (column, backwards)
        order = Qt.SortOrder.DescendingOrder if backwards else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(column, order)
        self._rows = self.table.passages.sorted(self._rows, *self._sort)
        self.show_rows()

    # What is done with it

    def _open(self, on_left: bool) -> None:
        row = self.table.current_row()
        if row is not None:
            self.opened.emit(row, on_left)

    def _export(self) -> None:
        chosen = self.table.chosen()
        rows = chosen if len(chosen) > 1 else self.table.passages.rows
        self.export_wanted.emit(tuple(dict.fromkeys(row.annotation for row in rows)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down in the filter goes to the table; Enter elsewhere presses nothing by chance."""
        if event.key() == Qt.Key.Key_Down and self.filter.hasFocus():
            self.table.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.filter.hasFocus():
                self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where there is no room."""
        super().resizeEvent(event)
        self.table.set_narrow(self.width() < _NARROW)
