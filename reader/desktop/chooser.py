"""Choosing orders: a list with a filter, as a popup for one side and as a dialog for a pair."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.comparison import Side
from reader.desktop.docks.entry_list import EntryList
from reader.desktop.docks.row_list import Row
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.theme import Theme
from reader.desktop.wording import edition_word, long_date
from reader.library import Entry, matching


class OrderList(QWidget):
    """A filter and the orders that answer to it."""

    chosen = Signal(str)
    """Id of the order that was entered or clicked."""

    def __init__(self, name: str, entries: Sequence[Entry], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)
        self.filter = QLineEdit()
        self.filter.setFont(ui_font(12.5))
        self.filter.setPlaceholderText(self.tr("Number, title, president or year"))
        self.filter.setAccessibleName(name)
        self.filter.textChanged.connect(self._fill)
        self.filter.returnPressed.connect(self._enter)
        self.list = EntryList(name, theme, self)
        self.list.chosen.connect(lambda key: self.chosen.emit(str(key)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        self._fill()

    def _fill(self) -> None:
        words = self.filter.text()
        found = matching(self._entries, words) if words.strip() else self._entries
        self.list.show_entries(found, _row)
        if not self.list.currentIndex().isValid():
            self.list.mark(self.list.first_key())

    def current(self) -> str:
        """Id of the marked order; empty without one."""
        return str(self.list.current_key() or "")

    def _enter(self) -> None:
        if self.current():
            self.chosen.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down in the filter move in the list."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.filter.hasFocus():
            self.list.keyPressEvent(event)
            return
        super().keyPressEvent(event)


def _row(entry: Entry) -> Row:
    facts = " · ".join(
        part for part in (long_date(entry.date), entry.signatory or "", edition_word(entry.edition.value)) if part
    )
    return Row(entry.id, entry.title or entry.file, entry.number or "–", second=facts, tip=entry.title)


class ChooserPopup(QFrame):
    """A popup over the window that asks for the order of one side."""

    chosen = Signal(object, str)
    """Side and id."""
    about_asked = Signal(object)
    """Side: what is known of the order that is open there."""

    def __init__(self, side: Side, entries: Sequence[Entry], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = self.tr("Order on the left") if side is Side.LEFT else self.tr("Order on the right")
        self.orders = OrderList(name, entries, theme)
        self.orders.chosen.connect(lambda order_id: self._choose(side, order_id))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.orders)
        self.about = QPushButton(self.tr("&About this order"))
        self.about.setProperty("look", "plain")
        self.about.setFont(ui_font(12))
        self.about.clicked.connect(lambda: self._about(side))
        column.addWidget(self.about, 0, Qt.AlignmentFlag.AlignLeft)
        self.resize(400, 390)

    def open_at(self, at: QPoint) -> None:
        """Show it with its corner at a place of the screen."""
        self.move(at)
        self.show()
        self.orders.filter.setFocus(Qt.FocusReason.PopupFocusReason)

    def _about(self, side: Side) -> None:
        self.close()
        self.about_asked.emit(side)

    def _choose(self, side: Side, order_id: str) -> None:
        self.close()
        self.chosen.emit(side, order_id)


class PairDialog(QDialog):
    """Asks for two orders."""

    def __init__(self, entries: Sequence[Entry], left: str, right: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open pair"))
        self.lists = {
            Side.LEFT: OrderList(self.tr("Order on the left"), entries, theme),
            Side.RIGHT: OrderList(self.tr("Order on the right"), entries, theme),
        }
        across = QHBoxLayout()
        across.setSpacing(14)
        for side, name in ((Side.LEFT, left), (Side.RIGHT, right)):
            one = self.lists[side]
            one.list.mark(name)
            title = QLabel(self.tr("Left") if side is Side.LEFT else self.tr("Right"))
            title.setFont(ui_font(12.5, SEMIBOLD))
            column = QVBoxLayout()
            column.addWidget(title)
            column.addWidget(one)
            across.addLayout(column)
        self.lists[Side.LEFT].chosen.connect(lambda _: self.lists[Side.RIGHT].filter.setFocus())
        self.lists[Side.RIGHT].chosen.connect(lambda _: self.accept())
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Open side by side"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.addLayout(across)
        column.addWidget(buttons)
        self.resize(760, 460)

    def pair(self) -> tuple[str, str]:
        """The ids that are marked; an empty one where nothing is."""
        return self.lists[Side.LEFT].current(), self.lists[Side.RIGHT].current()
