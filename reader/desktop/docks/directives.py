"""Who must do what by when, order by order."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader.comparison import Changed, Reading, Session, Side
from reader.desktop.docks.row_list import Row, RowList
from reader.desktop.docks.tabs import Tabs
from reader.desktop.fonts import ui_font
from reader.desktop.theme import Theme
from reader.desktop.wording import long_date, short_label, short_name, tr
from reader.directives import Directive


class DirectivesDock(QWidget):
    """The duties of either order behind two tabs."""

    chosen = Signal(object, object)
    """Side and Span: go to these words."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dock")
        self._session = session
        self.tabs = Tabs(theme, icons_only=False)
        self.tabs.add("left", self.tr("Left order"))
        self.tabs.add("right", self.tr("Right order"))
        self.tabs.changed.connect(lambda _: self._fill())
        self.list = RowList(self.tr("Directives"), theme, self)
        self.list.chosen.connect(lambda one: self.chosen.emit(Side(self.tabs.chosen()), one.span))
        self._empty = QLabel(self.tr("No directive was found in this order: nobody is told to do something."))
        self._empty.setWordWrap(True)
        self._empty.setFont(ui_font(12))
        self._empty.setProperty("tone", "quiet")
        self._empty.setContentsMargins(12, 10, 12, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        session.watch(self._watch)
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.tabs.set_theme(theme)
        self.list.set_theme(theme)

    def _watch(self, changed: Changed) -> None:
        if changed is Changed.PAIR and self._session.comparison:
            for side in Side:
                reading = self._session.comparison.side(side)
                words = self.tr("{order}: {n}").format(order=short_name(reading), n=len(reading.directives))
                self.tabs.name(side.value, words, words)
            self._fill()

    def _fill(self) -> None:
        comparison = self._session.comparison
        if comparison is None:
            return
        reading = comparison.side(Side(self.tabs.chosen() or "left"))
        self._empty.setVisible(not reading.directives)
        self.list.show_rows([_row(reading, one) for one in reading.directives])


def _row(reading: Reading, one: Directive) -> Row:
    nobody = tr("nobody named")
    who = ", ".join(one.actors) or nobody
    when = " · ".join(part for part in (long_date(one.due) or one.deadline or "", one.recurs or "") if part)
    what = f"{one.modal} {one.action}"
    tip = "\n".join(
        part for part in (f"{one.label}: {who}", what, one.deadline or "", one.span.of(reading.outline.text)) if part
    )
    return Row(one, short_label(one.label), trail=when, second=who, third=what, tip=tip)
