"""A list of orders that stays quick with thousands of them: all rows are equally high, and made as they are seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from reader.desktop.docks.entry_choice import EntryRows
from reader.desktop.docks.row_list import Row, RowList
from reader.desktop.fonts import ui_font
from reader.desktop.theme import Theme
from reader.library import Entry


class EntryList(RowList):
    """A RowList of entries."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(name, theme, parent)
        self.setUniformItemSizes(True)

    def show_entries(self, entries: Sequence[Entry], make: Callable[[Entry], Row]) -> None:
        """Show these; the marked one stays marked where it is still there."""
        kept = self.current_key()
        rows = EntryRows(entries, make)
        self.rows.show(rows)
        self.lead_width = QFontMetrics(ui_font(12)).horizontalAdvance(rows.widest_lead)
        self.mark(kept)

    def mark(self, key: object) -> None:
        """Mark the order with that id and bring it into view; none where it is not listed."""
        rows = self.rows.rows
        at = rows.position(key) if isinstance(rows, EntryRows) and key else None
        if at is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
            return
        self.setCurrentIndex(self.rows.index(at))
        self.scrollTo(self.rows.index(at))

    def first_key(self) -> str:
        """Id of the first order that is listed; empty without one."""
        rows = self.rows.rows
        return rows.entries[0].id if isinstance(rows, EntryRows) and rows.entries else ""
