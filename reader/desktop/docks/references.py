"""What the orders cite, both or only one; what leads from one to the other; and how each file was read."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.comparison import (
    Authority,
    AuthorityGroup,
    Changed,
    Comparison,
    Jump,
    Reading,
    Session,
    Side,
    authorities,
    counterparts_of_references,
    links_within,
)
from reader.desktop.about_panel import AboutPanel
from reader.desktop.docks.row_list import Row, RowList
from reader.desktop.docks.tabs import Tabs
from reader.desktop.fonts import ui_font
from reader.desktop.marks import rule
from reader.desktop.order_report import report
from reader.desktop.theme import Theme
from reader.desktop.wording import short_label, short_name, tr
from reader.library import Entry
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
_GROUP_WORDS = {
    AuthorityGroup.STATUTES: "statutes",
    AuthorityGroup.RULES: "rules and notices",
    AuthorityGroup.DOCUMENTS: "presidential documents",
}
_BAR = " │ "


@dataclass(frozen=True, slots=True)
class Cited:
    """Key of a row: something cited, with its places."""

    authority: Authority


class PlacesList(RowList):
    """Rows of what is cited: a click steps through its places on both sides, on a count only on that side."""

    stepped = Signal(object, object)
    """Authority, and the Side to step on; None for both."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(name, theme, parent)
        self._pressed = QPoint(-1, -1)
        self.chosen.connect(self._step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, for the counts."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, Right: the next place on that side."""
        key = self.current_key()
        sides = {Qt.Key.Key_Left: Side.LEFT, Qt.Key.Key_Right: Side.RIGHT}
        self._pressed = QPoint(-1, -1)
        if isinstance(key, Cited) and event.key() in sides:
            self.stepped.emit(key.authority, sides[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def _step(self, key: object) -> None:
        if isinstance(key, Cited):
            self.stepped.emit(key.authority, self.side_at(self._pressed))

    def side_at(self, at: QPoint) -> Side | None:
        """The side whose count stands at that place of the list; None beside the counts."""
        row = next(
            (row for row in [self.indexAt(at).data(int(Qt.ItemDataRole.UserRole))] if isinstance(row, Row)), None
        )
        if row is None or _BAR not in row.trail:
            return None
        metrics = QFontMetrics(ui_font(12))
        end = self.viewport().width() - 12
        middle = end - metrics.horizontalAdvance(row.trail.split(_BAR)[1]) - metrics.horizontalAdvance(_BAR) // 2
        start = end - metrics.horizontalAdvance(row.trail)
        if at.x() < start - 4:
            return None
        return Side.LEFT if at.x() < middle else Side.RIGHT


class ReferencesDock(QWidget):
    """Three tabs: what the two cite; then for each order its references, and what is known of it."""

    chosen = Signal(object, object)
    """Side and Span: go to these words."""
    both_chosen = Signal(object)
    """Side -> Span: go to these words."""
    jumped = Signal(object)
    """The Jump to make."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dock")
        self._session = session
        self._turns: dict[tuple[str, Side], int] = {}
        self._entries: dict[Side, Entry | None] = dict.fromkeys(Side)
        self.tabs = Tabs(theme, icons_only=False)
        self.tabs.add("both", self.tr("Authorities"))
        self.tabs.add("left", self.tr("Left order"))
        self.tabs.add("right", self.tr("Right order"))
        self.tabs.changed.connect(lambda _: self._fill())
        self.list = PlacesList(self.tr("References"), theme, self)
        self.list.chosen.connect(self._go)
        self.list.stepped.connect(self._step)
        self.about = AboutPanel()
        self.parts = Tabs(theme, icons_only=False)
        self.parts.add("cites", self.tr("It cites"))
        self.parts.add("about", self.tr("About this order"))
        self.parts.changed.connect(lambda _: self._fill())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.about)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.tabs, self.parts, rule()):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        session.watch(self._watch)
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.tabs.set_theme(theme)
        self.parts.set_theme(theme)
        self.list.set_theme(theme)

    def show_entries(self, left: Entry | None, right: Entry | None) -> None:
        """What the library knows of the two open orders; None for one that is not in it."""
        self._entries = {Side.LEFT: left, Side.RIGHT: right}
        self._fill()

    def show_about(self, side: Side) -> None:
        """Turn to what is known of the order on `side`, and of how its file was read."""
        self.tabs.choose(side.value)
        self.parts.choose("about")

    def _watch(self, changed: Changed) -> None:
        if changed is Changed.PAIR and self._session.comparison:
            self._turns.clear()
            for side in Side:
                words = short_name(self._session.comparison.side(side))
                self.tabs.name(side.value, words, self.tr("References of {order}").format(order=words))
            self._fill()

    def _fill(self) -> None:
        comparison = self._session.comparison
        if comparison is None:
            return
        tab = self.tabs.chosen() or "both"
        about = tab != "both" and self.parts.chosen() == "about"
        self.parts.setVisible(tab != "both")
        self._stack.setCurrentWidget(self.about if about else self.list)
        if tab == "both":
            self.list.show_rows([*jump_rows(comparison), *authority_rows(comparison)])
        elif about:
            self.about.show_report(report(comparison.side(Side(tab)).outline, self._entries[Side(tab)]))
        else:
            self.list.show_rows(reference_rows(comparison.side(Side(tab)), links_within(comparison, Side(tab))))

    def _go(self, key: object) -> None:
        if isinstance(key, Jump):
            self.jumped.emit(key)
        elif isinstance(key, Span):
            self.chosen.emit(Side(self.tabs.chosen()), key)

    def _step(self, authority: Authority, only: Side | None) -> None:
        """Go on to the next place of what is cited, round and round."""
        spans: dict[Side, Span] = {}
        for side in (only,) if only else tuple(Side):
            places = authority.places(side)
            if places:
                turn = (self._turns.get((authority.name, side), -1) + 1) % len(places)
                self._turns[authority.name, side] = turn
                spans[side] = places[turn].span
        if spans:
            self.both_chosen.emit(spans)


def jump_rows(comparison: Comparison) -> list[Row]:
    """The places where one order names the other or one of its sections."""
    jumps = counterparts_of_references(comparison)
    if not jumps:
        return []
    rows = [Row(None, tr("From one order to the other"), trail=str(len(jumps)), heading=True)]
    for jump in jumps:
        here, there = (short_name(comparison.side(side)) for side in (jump.side, jump.to_side))
        words = f"{short_label(jump.label)} → {short_label(jump.to_label)}"
        second = f"{here} {tr(jump.relation) if jump.relation else tr('cites')} {there}"
        quote = jump.span.of(comparison.side(jump.side).outline.text)
        tip = tr("{place}: “{quote}”. Click to lay both places beside one another.").format(place=words, quote=quote)
        rows.append(Row(jump, words, second=second, tip=tip))
    return rows


def authority_rows(comparison: Comparison) -> list[Row]:
    """What both cite, then what only one does, each by kind with its places."""
    lines = authorities(comparison).lines
    left, right = short_name(comparison.left), short_name(comparison.right)
    parts = (
        (tr("Both cite"), [line for line in lines if line.left and line.right]),
        (tr("Only {order} cites").format(order=left), [line for line in lines if not line.right]),
        (tr("Only {order} cites").format(order=right), [line for line in lines if not line.left]),
    )
    rows: list[Row] = []
    for head, found in parts:
        if not found:
            rows.append(Row(None, tr("{head}: nothing").format(head=head), heading=True))
        for group in AuthorityGroup:
            same = [line for line in found if line.group is group]
            if same:
                words = f"{head}: {tr(_GROUP_WORDS[group])}"
                rows.append(Row(None, words, trail=str(len(same)), heading=True))
                rows += [_authority(line, left, right) for line in same]
    return rows


def _authority(line: Authority, left: str, right: str) -> Row:
    places = {side: ", ".join(short_label(place.label) for place in line.places(side)) for side in Side}
    second = _BAR.join(words or "–" for words in places.values())
    trail = f"{len(line.left)}{_BAR}{len(line.right)}"
    tips = [f"{name}: {places[side]}" for side, name in ((Side.LEFT, left), (Side.RIGHT, right)) if places[side]]
    tip = "\n".join((line.name, *tips, tr("Click: the next place. On a count: only in that order.")))
    return Row(Cited(line), line.name, trail=trail, second=second, tip=tip)


def reference_rows(reading: Reading, within: tuple[Jump, ...] = ()) -> list[Row]:
    """The references of an order by kind, what it does to them beside each; `within` lead to its own sections."""
    leads = {jump.span: jump for jump in within}
    rows: list[Row] = []
    for kind, name in KINDS.items():
        found = [reference for reference in reading.references if reference.kind == kind]
        if found:
            rows.append(Row(None, tr(name), trail=str(len(found)), heading=True))
        for reference in found:
            relation = tr(reference.relation) if reference.relation else ""
            key = leads.get(reference.span, reference.span) if kind == "section" else reference.span
            second = f"{short_label(reference.label)} → {reference.target}" if key in within else reference.label
            rows.append(Row(key, reference.target, trail=relation, second=second, tip=reference.quote))
    return rows or [Row(None, tr("It cites nothing that was recognised."), heading=True)]
