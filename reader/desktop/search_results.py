"""The results of a search as rows: the open pair in two columns, the rest of the library by order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.comparison import Session, Side, Step
from reader.desktop.elided import ElidedLabel
from reader.desktop.fonts import REGULAR, SEMIBOLD, reading_font, ui_font
from reader.desktop.marks import Pill, rule
from reader.desktop.searching import FacingHits, Found, facing
from reader.desktop.snippet import Snippet
from reader.desktop.theme import Theme
from reader.desktop.wording import kind_word, long_date, short_label, short_name, tr
from reader.documents import Kind
from reader.search import Hit, OrderHits


class HitRow(QFrame):
    """One hit that can be gone to."""

    pressed = Signal(object)
    """The row itself."""

    def __init__(self, hit: Hit, side: Side | None) -> None:
        super().__init__()
        self.setObjectName("result")
        self.hit, self.side = hit, side
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{hit.number or hit.title} {hit.label}: {hit.snippet}")

    def show_current(self, on: bool) -> None:
        """Stand on a darker ground while it is the one that Enter goes to."""
        self.setProperty("current", on)
        self.style().unpolish(self)
        self.style().polish(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes there."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(self)


class ResultList(QScrollArea):
    """All rows of a search, one of them current."""

    chosen = Signal(object, bool)
    """The Hit to go to; True where it is to be opened on the left."""
    turned = Signal(int, int)
    """Number of the current row, from 1, and how many there are."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows: list[HitRow] = []
        self.at = -1

    def set_theme(self, theme: Theme) -> None:
        """The next results are drawn in another theme."""
        self._theme = theme

    def show_words(self, words: str, hints: Sequence[str] = ()) -> None:
        """Show a sentence instead of results, and ideas what to do below it."""
        page, column = self._page()
        column.setContentsMargins(22, 22, 22, 22)
        column.setSpacing(8)
        for at, text in enumerate((words, *hints)):
            label = QLabel(text)
            label.setFont(reading_font(11.5) if at == 0 else ui_font(12.5))
            label.setProperty("tone", "" if at == 0 else "quiet")
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addStretch(1)
        self._put(page)

    def show_found(self, found: Found) -> None:
        """Show the results of a search."""
        page, column = self._page()
        pairs = facing(found, self._session)
        if pairs:
            self._facing(column, found, pairs)
        if found.elsewhere:
            clauses = sum(group.count for group in found.elsewhere)
            orders = len(found.elsewhere)
            order_words = tr("1 order") if orders == 1 else tr("{n} orders").format(n=orders)
            count = f"{order_words}, {_clauses(clauses)}"
            _head(column, tr("Elsewhere in the library"), count)
        for group in found.elsewhere:
            self._order(column, group)
        column.addStretch(1)
        self._put(page)
        self.go(1)

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        self.rows, self.at = [], -1
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(0)
        return page, column

    def _put(self, page: QWidget) -> None:
        self.setWidget(page)
        self.verticalScrollBar().setValue(0)

    def _facing(self, column: QVBoxLayout, found: Found, pairs: Sequence[FacingHits]) -> None:
        names = {side: found.pair[side][0].number or found.pair[side][0].title for side in Side if found.pair[side]}
        patterns = {Side.LEFT: tr("{order} left, {clauses}"), Side.RIGHT: tr("{order} right, {clauses}")}
        totals = found.pair_totals
        counts = [patterns[side].format(order=name, clauses=_clauses(totals[side])) for side, name in names.items()]
        _head(column, tr("Open side by side"), " │ ".join(counts))
        grid = QGridLayout()
        grid.setSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, pair in enumerate(pairs):
            if pair.left is not None:
                grid.addWidget(self._clause(pair.left, Side.LEFT, pair.left_step), at * 2, 0)
            if pair.right is not None:
                grid.addWidget(self._clause(pair.right, Side.RIGHT, pair.right_step), at * 2, 1)
            grid.addWidget(rule(), at * 2 + 1, 0, 1, 2)
        for side, at in _ends(pairs).items():
            words = QLabel(self._no_more(found, side))
            words.setFont(ui_font(12))
            words.setProperty("tone", "faint")
            words.setContentsMargins(16, 8, 12, 8)
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, at * 2, 0 if side is Side.LEFT else 1)
        column.addLayout(grid)

    def _no_more(self, found: Found, side: Side) -> str:
        comparison = self._session.comparison
        order = short_name(comparison.side(side)) if comparison else ""
        words = tr("No other clause in {order}.") if found.pair[side] else tr("No clause in {order}.")
        return words.format(order=order)

    def _clause(self, hit: Hit, side: Side, step: Step | None) -> HitRow:
        row = self._row(hit, side)
        label = QLabel(short_label(hit.label))
        label.setFont(ui_font(12, SEMIBOLD))
        heading = ElidedLabel(ui_font(12, REGULAR))
        heading.set_colour(self._theme.colour("ink2"))
        heading.set_text(tr("heading") if hit.in_heading else hit.heading)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label)
        head.addWidget(heading, 1)
        if step is not None:
            pill = Pill(self._theme)
            there = [short_label(name) for name in step.labels(side.other)]
            pill.show_verdict(step.verdict, ", ".join(there[:2]) + (" …" if len(there) > 2 else ""))
            head.addWidget(pill)
        column = QVBoxLayout(row)
        column.setContentsMargins(13, 5, 12, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(Snippet(hit, self._theme))
        column.addStretch(1)
        return row

    def _order(self, column: QVBoxLayout, group: OrderHits) -> None:
        name = QLabel(group.number or kind_word(group.kind))
        name.setFont(reading_font(11, bold=True))
        name.setFixedWidth(84)
        name.setWordWrap(True)
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        name.setContentsMargins(0, 4, 0, 0)
        clauses = _clauses(group.count)
        facts = ElidedLabel(ui_font(12))
        facts.set_colour(self._theme.colour("ink2"))
        kind = kind_word(group.kind) if group.kind != Kind.EXECUTIVE_ORDER else ""
        facts.set_text(" · ".join(part for part in (group.title, kind, long_date(group.date), clauses) if part))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(13, 6, 12, 0)
        head.addWidget(facts)
        lines.addLayout(head)
        for hit in group.hits:
            row = self._row(hit, None)
            inner = QVBoxLayout(row)
            inner.setContentsMargins(10, 2, 12, 5)
            inner.addWidget(Snippet(hit, self._theme, short_label(hit.label)))
            lines.addWidget(row)
        across = QHBoxLayout()
        across.setContentsMargins(16, 0, 0, 2)
        across.setSpacing(0)
        across.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(lines, 1)
        column.addLayout(across)
        column.addWidget(rule())

    def _row(self, hit: Hit, side: Side | None) -> HitRow:
        row = HitRow(hit, side)
        row.pressed.connect(self._press)
        self.rows.append(row)
        return row

    def _press(self, row: HitRow) -> None:
        self._turn(self.rows.index(row))
        self.chosen.emit(row.hit, False)

    def go(self, by: int) -> None:
        """Move on by so many rows, stopping at either end."""
        if self.rows:
            self._turn(min(max(self.at + by, 0), len(self.rows) - 1))

    def _turn(self, at: int) -> None:
        if 0 <= self.at < len(self.rows):
            self.rows[self.at].show_current(False)
        self.at = at
        self.rows[at].show_current(True)
        self.ensureWidgetVisible(self.rows[at], 0, 30)
        self.turned.emit(at + 1, len(self.rows))

    def enter(self, on_left: bool) -> None:
        """Go to the current row's clause."""
        if 0 <= self.at < len(self.rows):
            self.chosen.emit(self.rows[self.at].hit, on_left)


def _ends(pairs: Sequence[FacingHits]) -> dict[Side, int]:
    """The first row from which on a side has nothing any more, for the side that ends before the other."""
    ends = {}
    for side in Side:
        filled = [at for at, pair in enumerate(pairs) if (pair.left if side is Side.LEFT else pair.right)]
        after = filled[-1] + 1 if filled else 0
        if after < len(pairs):
            ends[side] = after
    return ends


def _clauses(count: int) -> str:
    return tr("1 clause") if count == 1 else tr("{n} clauses").format(n=count)


def _head(column: QVBoxLayout, title: str, counts: str) -> None:
    name = QLabel(title)
    name.setFont(reading_font(11, bold=True))
    count = QLabel(counts)
    count.setFont(ui_font(12))
    count.setProperty("tone", "quiet")
    line = QHBoxLayout()
    line.setContentsMargins(16, 9, 12, 5)
    line.setSpacing(10)
    line.addWidget(name)
    line.addWidget(count, 1)
    column.addLayout(line)
    column.addWidget(rule())
