"""Asks for the orders of a chain: ticked in a list with a filter."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.desktop.fonts import ui_font
from reader.desktop.theme import Theme
from reader.desktop.wording import long_date
from reader.library import Entry, matching

FEWEST, MOST = 3, 8
_ID = int(Qt.ItemDataRole.UserRole)


class ChainDialog(QDialog):
    """At least three orders, at most eight; they will stand in the order of their signing."""

    def __init__(self, entries: Sequence[Entry], ticked: Collection[str], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Chain of orders"))
        self._entries, self._ticked = tuple(entries), set(ticked)
        words = QLabel(self.tr("Tick three orders or more on one subject. They are laid side by side by their dates."))
        words.setWordWrap(True)
        words.setFont(ui_font(12.5))
        self.filter = QLineEdit()
        self.filter.setFont(ui_font(12.5))
        self.filter.setPlaceholderText(self.tr("Number, title, president or year"))
        self.filter.setAccessibleName(self.tr("Filter the orders"))
        self.filter.textChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setFont(ui_font(12.5))
        self.list.setAccessibleName(self.tr("Orders of the library"))
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self.list.itemChanged.connect(self._tick)
        self.list.setStyleSheet(
            f"QListWidget {{ background: {theme.colour('raise').name()}; border: 1px solid "
            f"{theme.colour('line2').name()}; }}"
            f"QListWidget:focus {{ border: 2px solid {theme.colour('focus').name()}; }}"
        )
        self._count = QLabel()
        self._count.setFont(ui_font(12))
        self._count.setProperty("tone", "quiet")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        for part in (words, self.filter, self.list, self._count, self.buttons):
            column.addWidget(part)
        self.resize(560, 460)
        self._fill()

    def chosen(self) -> tuple[str, ...]:
        """Ids of the ticked orders, by date of signing."""
        ticked = [entry for entry in self._entries if entry.id in self._ticked]
        return tuple(entry.id for entry in sorted(ticked, key=by_date))

    def tick(self, order_id: str, on: bool = True) -> None:
        """Tick an order, or take its tick away."""
        (self._ticked.add if on else self._ticked.discard)(order_id)
        self._fill()

    def _fill(self) -> None:
        words = self.filter.text()
        found = matching(self._entries, words) if words.strip() else self._entries
        self.list.blockSignals(True)
        self.list.clear()
        for entry in sorted(found, key=lambda entry: entry.id not in self._ticked):
            item = QListWidgetItem(f"{entry.number or '–'}  {long_date(entry.date)}  {entry.title or entry.file}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if entry.id in self._ticked else Qt.CheckState.Unchecked)
            item.setData(_ID, entry.id)
            item.setToolTip(entry.title)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._say()

    def _tick(self, item: QListWidgetItem) -> None:
        on = item.checkState() is Qt.CheckState.Checked
        (self._ticked.add if on else self._ticked.discard)(str(item.data(_ID)))
        self._say()

    def _say(self) -> None:
        count = len(self.chosen())
        words = self.tr("{n} ticked").format(n=count)
        if count < FEWEST:
            words = self.tr("{n} ticked; at least {few} are needed").format(n=count, few=FEWEST)
        elif count > MOST:
            words = self.tr("{n} ticked; at most {most} fit side by side").format(n=count, most=MOST)
        self._count.setText(words)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(FEWEST <= count <= MOST)


def by_date(entry: Entry) -> tuple[bool, str, str]:
    """By the day of signing, those without one last, then by number."""
    return entry.date is None, entry.date.isoformat() if entry.date else "", entry.number or ""
