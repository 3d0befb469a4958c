"""What either order cites, and how its file was read: facts, warnings, what was set aside."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.comparison import Changed, Reading, Session, Side
from reader.desktop.docks.row_list import Row, RowList
from reader.desktop.docks.tabs import Tabs
from reader.desktop.theme import Theme
from reader.desktop.wording import edition_word, kind_word, long_date, short_name, tr
from reader.spans import Span

KINDS = {
    "usc": "U.S. Code",
    "cfr": "Code of Federal Regulations",
    "fr": "Federal Register",
    "public-law": "Public laws",
    "stat": "Statutes at Large",
    "ina": "Immigration and Nationality Act",
    "executive-order": "Executive orders",
    "proclamation": "Proclamations",
    "memorandum": "Memoranda",
    "section": "Its own sections",
}


class ReferencesDock(QWidget):
    """Two tabs, one for each order: its references, then its import report."""

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
        self.list = RowList(self.tr("References and import report"), theme, self)
        self.list.chosen.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
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
                words = short_name(self._session.comparison.side(side))
                self.tabs.name(side.value, words, self.tr("References of {order}").format(order=words))
            self._fill()

    def _fill(self) -> None:
        if self._session.comparison is not None:
            reading = self._session.comparison.side(Side(self.tabs.chosen() or "left"))
            self.list.show_rows([*reference_rows(reading), *report_rows(reading)])

    def _go(self, key: object) -> None:
        if isinstance(key, Span):
            self.chosen.emit(Side(self.tabs.chosen()), key)


def reference_rows(reading: Reading) -> list[Row]:
    """The references of an order by kind, what it does to them beside each."""
    rows: list[Row] = []
    for kind, name in KINDS.items():
        found = [reference for reference in reading.references if reference.kind == kind]
        if found:
            rows.append(Row(None, tr(name), trail=str(len(found)), heading=True))
        for reference in found:
            relation = tr(reference.relation) if reference.relation else ""
            words = reference.target if kind not in ("executive-order", "proclamation") else f"{reference.target}"
            rows.append(Row(reference.span, words, trail=relation, second=reference.label, tip=reference.quote))
    return rows or [Row(None, tr("It cites nothing that was recognised."), heading=True)]


def report_rows(reading: Reading) -> list[Row]:
    """How the file was read: where each fact is from, what looks wrong, what was left out of the text."""
    order = reading.order
    facts = order.identity
    rows = [Row(None, tr("How it was read"), heading=True)]
    rows.append(Row(None, edition_word(facts.edition), second=f"{kind_word(facts.kind)}, {long_date(facts.date)}"))
    rows.append(Row(None, order.layout or tr("text"), second=order.file.rsplit("/", 1)[-1], tip=order.file))
    rows += [Row(None, reason, tip=reason) for reason in facts.reasons]
    warnings = (*order.warnings, *reading.outline.warnings)
    if warnings:
        rows.append(Row(None, tr("What looks wrong"), trail=str(len(warnings)), heading=True))
        rows += [Row(None, warning, tip=warning) for warning in warnings]
    rows.append(Row(None, tr("Set aside: not the order’s words"), trail=str(len(order.set_aside)), heading=True))
    rows += [Row(None, aside.text, second=aside.reason, tip=aside.text[:600]) for aside in order.set_aside]
    return rows
