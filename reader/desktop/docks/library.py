"""The library: every order by number and title; those that are open are marked L and R."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from reader.comparison import Side
from reader.desktop.docks.entry_choice import Choice, continues, listed, narrowed
from reader.desktop.docks.entry_list import EntryList
from reader.desktop.docks.entry_menus import facet_word, narrow_menu, plain_menu, sort_menu, value_word
from reader.desktop.docks.row_list import Row
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.icons import icon
from reader.desktop.theme import Theme
from reader.desktop.wording import edition_word, kind_word, long_date, tr
from reader.documents import Edition
from reader.library import Entry, SortKey, facets, matching

_CHIP = 126
"""Pixels that the words of a chip may take."""


class LibraryDock(QWidget):
    """Lists the orders of the library."""

    open_asked = Signal(str, object)
    """Id, and the Side to open it on; None for the pane that was used last."""
    remove_asked = Signal(str)
    trash_asked = Signal(str)
    rename_asked = Signal(str)
    anew_asked = Signal(str)
    """Id of an order whose file on disk has changed: import it again."""
    details_asked = Signal(str)
    lineage_asked = Signal(str)
    crosswalk_asked = Signal(str)
    """Id of an order whose topics are to be laid beside those of the open pair."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dock")
        self._theme = theme
        self._entries: tuple[Entry, ...] = ()
        self._topics: Mapping[str, tuple[str, ...]] = {}
        self._names: Mapping[str, str] = {}
        self._changed: frozenset[str] = frozenset()
        self._open: dict[Side, str] = {}
        self._found: tuple[Entry, ...] = ()
        self.choice = Choice()
        self._title = QLabel(self.tr("Library"))
        self._title.setFont(ui_font(12, SEMIBOLD))
        self._count = QLabel()
        self._count.setFont(ui_font(11.5))
        self._count.setProperty("tone", "quiet")
        self.narrow_button = self._button(self.tr("Narrow to a year, president, kind, topic or edition"))
        self.sort_button = self._button(self.tr("Sort the library"))
        self.narrow_button.clicked.connect(lambda: self._drop(self.narrow_button, self.narrow_menu()))
        self.sort_button.clicked.connect(lambda: self._drop(self.sort_button, self.sort_menu()))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter the library"))
        self.filter.setToolTip(self.tr("Number, words of the title, year, president"))
        self.filter.setFont(ui_font(12))
        self.filter.setAcceptDrops(False)
        self.filter.setClearButtonEnabled(False)
        self.filter.textChanged.connect(self._take_words)
        self.filter.returnPressed.connect(self._open_first)
        self._chips = QWidget()
        self._grid = QGridLayout(self._chips)
        self._grid.setContentsMargins(10, 0, 10, 5)
        self._grid.setSpacing(4)
        self.list = EntryList(self.tr("Library"), theme, self)
        self.list.chosen.connect(lambda key: self.open_asked.emit(str(key), None))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        self._empty.setFont(ui_font(12))
        self._empty.setProperty("tone", "quiet")
        self._empty.setContentsMargins(12, 4, 12, 4)
        self._empty.hide()
        self._lay_out()
        self.set_theme(theme)
        self._show_chips()

    def _button(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("bare")
        button.setFixedSize(24, 22)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 8, 3)
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.narrow_button)
        head.addWidget(self.sort_button)
        field = QHBoxLayout()
        field.setContentsMargins(10, 0, 10, 5)
        field.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(field)
        column.addWidget(self._chips)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self.list.set_theme(theme)
        for button, name in ((self.narrow_button, "narrow"), (self.sort_button, "sort")):
            button.setIcon(icon(name, theme.colour("ink2"), size=14))

    # What is listed

    def show_entries(self, entries: Sequence[Entry], left: str, right: str) -> None:
        """Show these orders, given by number; `left` and `right` are the ids of those that are open."""
        self._entries = tuple(entries)
        self._open = {Side.LEFT: left, Side.RIGHT: right}
        self._fill()

    def show_topics(self, topics: Mapping[str, tuple[str, ...]], names: Mapping[str, str]) -> None:
        """What each order speaks of, by its id, and the topics' names."""
        self._topics, self._names = topics, names
        if "topic" in self.choice.facets:
            self._fill()

    def mark_changed(self, ids: Sequence[str]) -> None:
        """Mark the orders whose file on disk has changed since it was imported."""
        if frozenset(ids) != self._changed:
            self._changed = frozenset(ids)
            self.list.viewport().update()

    def sort_by(self, key: SortKey, descending: bool) -> None:
        """Sort otherwise."""
        self.choice = Choice(self.choice.words, self.choice.facets, key, descending)
        self._fill()

    def narrow(self, facet: str, value: str) -> None:
        """Only those with `value` in `facet`; chosen again, all; an empty `facet` takes every facet away."""
        self.choice = self.choice.with_facet(facet, value) if facet else Choice(self.choice.words, {}, *self._sort())
        self._show_chips()
        self._fill()

    def _sort(self) -> tuple[SortKey, bool]:
        return self.choice.sort, self.choice.descending

    def _take_words(self, words: str) -> None:
        before, self.choice = self.choice, Choice(words, self.choice.facets, *self._sort())
        if continues(self.choice, before):
            self._show(matching(self._found, words))
        else:
            self._fill()

    def _fill(self) -> None:
        self._show(listed(self._entries, self.choice, self._topics))

    def _show(self, found: tuple[Entry, ...]) -> None:
        self._found = found
        self._say_count(len(found))
        nothing = self.tr("No order yet. Drop files here, or choose File, Import files.")
        self._empty.setText(self.tr("No order answers to that.") if self._entries else nothing)
        self._empty.setVisible(not found)
        self.list.show_entries(found, self._row)

    def _say_count(self, shown: int) -> None:
        count = len(self._entries)
        words = self.tr("1 order") if count == 1 else self.tr("{n} orders").format(n=f"{count:,}")
        if shown != count:
            words = self.tr("{shown} of {n}").format(shown=f"{shown:,}", n=f"{count:,}")
        self._count.setText(words)

    def _row(self, entry: Entry) -> Row:
        sides = [side for side in Side if self._open.get(side) == entry.id]
        letters = {Side.LEFT: self.tr("L", "left pane"), Side.RIGHT: self.tr("R", "right pane")}
        signs = [letters[side] for side in sides]
        if entry.problem:
            signs.append(self.tr("damaged"))
        elif entry.id in self._changed:
            signs.append(self.tr("changed"))
        text = entry.problem or entry.title or entry.file
        return Row(entry.id, text, entry.number or "–", " ".join(signs), open=bool(sides), tip=self._tip(entry))

    def _tip(self, entry: Entry) -> str:
        changed = self.tr("The file {path} has changed since it was imported.").format(path=entry.origin)
        return "\n".join(part for part in (entry_tip(entry), changed if entry.id in self._changed else "") if part)

    def _show_chips(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, (facet, value) in enumerate(self.choice.facets.items()):
            self._grid.addWidget(
                self._chip(facet, value), at, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
            )
        self._chips.setVisible(bool(self.choice.facets))

    def _chip(self, facet: str, value: str) -> QToolButton:
        words = value_word(facet, value, self._names)
        chip = QToolButton()
        chip.setObjectName("kinds")
        chip.setFont(ui_font(11))
        whole = self.tr("{facet}: {value}. Press to show all again.").format(facet=facet_word(facet), value=words)
        chip.setToolTip(whole)
        chip.setAccessibleName(whole)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setText(chip.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _CHIP))
        chip.setIcon(icon("close", self._theme.colour("ink2"), size=10))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.clicked.connect(lambda: self.narrow(facet, value))
        return chip

    def _open_first(self) -> None:
        if first := self.list.first_key():
            self.open_asked.emit(first, None)

    # Menus and keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del asks to remove the marked order, F2 to rename it; the menu key opens its menu."""
        key = str(self.list.current_key() or "")
        asked = {Qt.Key.Key_Delete: self.remove_asked, Qt.Key.Key_F2: self.rename_asked}.get(Qt.Key(event.key()))
        if asked is not None and key:
            asked.emit(key)
            return
        super().keyPressEvent(event)

    def _menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if not index.isValid():  # asked for by the menu key
            index = self.list.currentIndex()
        if index.isValid():
            menu = self.menu(str(self.list.rows.rows[index.row()].key))
            menu.popup(self.list.viewport().mapToGlobal(at))

    def menu(self, order_id: str) -> QMenu:
        """What can be done with one order."""
        menu = plain_menu(self)
        damaged = any(entry.id == order_id and entry.problem for entry in self._entries)
        for text, side in ((self.tr("Open &left"), Side.LEFT), (self.tr("Open &right"), Side.RIGHT)):
            action = menu.addAction(text, partial(self.open_asked.emit, order_id, side))
            action.setEnabled(not damaged)
        menu.addSeparator()
        if order_id in self._changed:
            menu.addAction(self.tr("&Import its changed file"), lambda: self.anew_asked.emit(order_id))
        for text, asked in ((self.tr("L&ineage…"), self.lineage_asked), (self.tr("&Crosswalk…"), self.crosswalk_asked)):
            menu.addAction(text, partial(asked.emit, order_id)).setEnabled(not damaged)
        menu.addAction(self.tr("&Details"), lambda: self.details_asked.emit(order_id))
        menu.addAction(self.tr("Re&name…"), lambda: self.rename_asked.emit(order_id)).setEnabled(not damaged)
        menu.addSeparator()
        menu.addAction(self.tr("Re&move"), lambda: self.remove_asked.emit(order_id))
        menu.addAction(self.tr("Move to the system’s &trash"), lambda: self.trash_asked.emit(order_id))
        return menu

    def narrow_menu(self) -> QMenu:
        """Every facet with its values, counted among what the other facets and the words leave."""

        def counts(facet: str) -> tuple[tuple[str, int], ...]:
            left = narrowed(self._entries, self.choice, self._topics, without=facet)
            found: tuple[tuple[str, int], ...] = getattr(facets(left, self._topics), facet)
            return found

        menu = plain_menu(self)
        narrow_menu(menu, self.choice, counts, self._names, self.narrow)
        return menu

    def sort_menu(self) -> QMenu:
        """What the list can be sorted by."""
        menu = plain_menu(self)
        sort_menu(menu, self.choice, self.sort_by)
        return menu

    def _drop(self, button: QToolButton, menu: QMenu) -> None:
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def entry_tip(entry: Entry) -> str:
    """What is known of an order, in two or three lines."""
    facts = [
        long_date(entry.date),
        entry.signatory or "",
        kind_word(entry.kind.value),
        edition_word(entry.edition.value),
    ]
    first = f"{entry.name}: {entry.title}" if entry.title and entry.title != entry.name else entry.name
    if entry.edition is Edition.OFFICIAL and entry.citation:
        facts.append(entry.citation)
    if entry.printed_title:
        first += "\n" + tr("Its own title: {title}").format(title=entry.printed_title)
    return "\n".join(part for part in (first, " · ".join(fact for fact in facts if fact), entry.problem) if part)
