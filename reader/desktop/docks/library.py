"""The library: every order by number and title; those that are open are marked L and R."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from reader.comparison import Side
from reader.desktop.docks.row_list import Row, RowList
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.theme import Theme
from reader.desktop.wording import edition_word, kind_word, long_date
from reader.documents import Edition
from reader.library import Entry


class LibraryDock(QWidget):
    """Lists the orders of the library."""

    open_asked = Signal(str, object)
    """Id, and the Side to open it on; None for the pane that was used last."""
    remove_asked = Signal(str)
    details_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dock")
        self._entries: tuple[Entry, ...] = ()
        self._open: dict[Side, str] = {}
        self._title = QLabel(self.tr("Library"))
        self._title.setFont(ui_font(12, SEMIBOLD))
        self._count = QLabel()
        self._count.setFont(ui_font(11.5))
        self._count.setProperty("tone", "quiet")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter the library"))
        self.filter.setFont(ui_font(12))
        self.filter.setAcceptDrops(False)
        self.filter.textChanged.connect(self._fill)
        self.filter.returnPressed.connect(self._open_first)
        self.list = RowList(self.tr("Library"), theme, self)
        self.list.setUniformItemSizes(True)
        self.list.chosen.connect(lambda key: self.open_asked.emit(str(key), None))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self._empty = QLabel(self.tr("No order yet. Drop files here, or choose File, Import files."))
        self._empty.setWordWrap(True)
        self._empty.setProperty("tone", "quiet")
        self._empty.setContentsMargins(12, 4, 12, 4)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 4)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        field = QHBoxLayout()
        field.setContentsMargins(10, 0, 10, 5)
        field.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(field)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.list.set_theme(theme)

    def show_entries(self, entries: Sequence[Entry], left: str, right: str) -> None:
        """Show these orders; `left` and `right` are the ids of those that are open."""
        self._entries = tuple(entries)
        self._open = {Side.LEFT: left, Side.RIGHT: right}
        count = len(entries)
        self._count.setText(self.tr("1 order") if count == 1 else self.tr("{n} orders").format(n=count))
        self._empty.setVisible(not entries)
        self._fill()

    def _fill(self) -> None:
        words = self.filter.text().casefold().split()
        rows = [self._row(entry) for entry in self._entries if answers(entry, words)]
        if not rows and words and self._entries:
            rows = [Row(None, self.tr("No order answers to that."), heading=True)]
        self.list.show_rows(rows)

    def _row(self, entry: Entry) -> Row:
        sides = [side for side in Side if self._open.get(side) == entry.id]
        letters = {Side.LEFT: self.tr("L", "left pane"), Side.RIGHT: self.tr("R", "right pane")}
        trail = " ".join(letters[side] for side in sides)
        lead = entry.number or "–"
        return Row(entry.id, entry.title or entry.file, lead, trail, open=bool(sides), tip=_tip(entry))

    def _open_first(self) -> None:
        rows = [row for row in self.list.rows.rows if row.key]
        if rows:
            self.open_asked.emit(str(rows[0].key), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del asks to remove the marked order; the menu key opens its menu."""
        key = self.list.current_key()
        if event.key() == Qt.Key.Key_Delete and key:
            self.remove_asked.emit(str(key))
            return
        super().keyPressEvent(event)

    def _menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if not index.isValid():  # asked for by the menu key
            index = self.list.currentIndex()
        row = self.list.rows.rows[index.row()] if index.isValid() else None
        if row is not None and row.key:
            menu = self.menu(str(row.key))
            menu.popup(self.list.viewport().mapToGlobal(at))

    def menu(self, order_id: str) -> QMenu:
        """What can be done with one order."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open &left"), lambda: self.open_asked.emit(order_id, Side.LEFT))
        menu.addAction(self.tr("Open &right"), lambda: self.open_asked.emit(order_id, Side.RIGHT))
        menu.addSeparator()
        menu.addAction(self.tr("&Details"), lambda: self.details_asked.emit(order_id))
        menu.addAction(self.tr("Re&move"), lambda: self.remove_asked.emit(order_id))
        return menu


def answers(entry: Entry, words: Sequence[str]) -> bool:
    """True where number, title, president, year or edition hold every one of the words (in small letters)."""
    year = str(entry.date.year) if entry.date else ""
    known = " ".join((entry.name, entry.number or "", entry.title, entry.signatory or "", year, entry.edition.value))
    known = known.casefold()
    return all(word in known for word in words)


def _tip(entry: Entry) -> str:
    facts = [
        long_date(entry.date),
        entry.signatory or "",
        kind_word(entry.kind.value),
        edition_word(entry.edition.value),
    ]
    first = f"{entry.name}: {entry.title}" if entry.title and entry.title != entry.name else entry.name
    if entry.edition is Edition.OFFICIAL and entry.citation:
        facts.append(entry.citation)
    return "\n".join(part for part in (first, " · ".join(fact for fact in facts if fact), entry.problem) if part)
