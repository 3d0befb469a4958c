"""Who must do what by when: both orders' duties, matched where they correspond, under a picture of their deadlines."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from reader.comparison import (
    Changed,
    Comparison,
    DutyOrder,
    DutyRow,
    Reading,
    Session,
    Side,
    due_day,
    duties,
    sorted_duties,
)
from reader.desktop.docks.duty_list import DutyLine, DutyList, DutyWords
from reader.desktop.fonts import ui_font
from reader.desktop.icons import icon
from reader.desktop.marks import rule
from reader.desktop.theme import Theme
from reader.desktop.timeline import TimelineView
from reader.desktop.wording import long_date, short_label, short_name, tr
from reader.directives import Directive
from reader.errors import ReaderError
from reader.export import export_duties


class DirectivesDock(QWidget):
    """The duties of both orders; also shown in a window of its own, where left and right stand side by side."""

    chosen = Signal(object)
    """Side -> Span: go to these words."""
    window_asked = Signal()
    """The person wants them in a window of their own."""
    said = Signal(str)
    """A sentence: where an export was written, or why it was not."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dock")
        self._session, self._theme = session, theme
        self._rows: tuple[DutyRow, ...] = ()
        self._words: dict[DutyRow, DutyLine] = {}
        self._stale = True
        self._order = DutyOrder.PLACE
        self._count = QLabel()
        self._count.setFont(ui_font(11.5))
        self._count.setProperty("tone", "quiet")
        self.sorting = self._button(self.tr("How the directives are sorted"))
        self.sorting.setMenu(self._sort_menu())
        self.more = self._button(self.tr("More: export, window"))
        self.more.setText("⋯")
        self.more.setToolTip(self.tr("Export as table or calendar; open in a window"))
        self.more.setMenu(self._more_menu())
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter: actor, words, date"))
        self.filter.setAccessibleName(self.tr("Filter the directives"))
        self.filter.setFont(ui_font(12))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show)
        self.timeline = TimelineView(theme)
        self.timeline.chosen.connect(lambda side, span: self.chosen.emit({side: span}))
        self.list = DutyList(self.tr("Directives"), theme, self)
        self.list.chosen.connect(self.chosen)
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        self._empty.setFont(ui_font(12))
        self._empty.setProperty("tone", "quiet")
        self._empty.setContentsMargins(12, 10, 12, 4)
        self._lay_out()
        self.set_theme(theme)
        session.watch(self._watch)
        self._fill()

    def _button(self, spoken: str) -> QToolButton:
        button = QToolButton()
        button.setFont(ui_font(11.5))
        button.setAccessibleName(spoken)
        button.setToolTip(spoken)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setObjectName("count")
        button.setFixedHeight(22)
        return button

    def _sort_menu(self) -> QMenu:
        menu, group = QMenu(self), QActionGroup(self)
        names = {
            DutyOrder.PLACE: self.tr("By &place"),
            DutyOrder.DUE: self.tr("By &due date"),
            DutyOrder.ACTOR: self.tr("By &actor"),
        }
        for order, name in names.items():
            action = QAction(name, menu)
            action.setCheckable(True)
            action.setChecked(order is DutyOrder.PLACE)
            action.setActionGroup(group)
            action.triggered.connect(lambda _=False, order=order: self.sort_by(order))
            menu.addAction(action)
        return menu

    def _more_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Export as &table (CSV)…"), lambda: self._ask_export(".csv"))
        menu.addAction(self.tr("Export as &calendar (.ics)…"), lambda: self._ask_export(".ics"))
        menu.addSeparator()
        self._window_action = menu.addAction(self.tr("Open in a &window"), self.window_asked.emit)
        return menu

    def without_window(self) -> None:
        """This is the window: it cannot be opened in another."""
        self._window_action.setVisible(False)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 6, 2)
        head.setSpacing(2)
        head.addWidget(self._count, 1)
        head.addWidget(self.sorting)
        head.addWidget(self.more)
        field = QHBoxLayout()
        field.setContentsMargins(10, 0, 10, 5)
        field.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, field):
            column.addLayout(part)
        for widget in (rule(), self.timeline, rule(), self._empty):
            column.addWidget(widget)
        column.addWidget(self.list, 1)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self.sorting.setIcon(icon("down", theme.colour("ink2"), size=12))
        self.timeline.set_theme(theme)
        self.list.set_theme(theme)

    def _watch(self, changed: Changed) -> None:
        if changed in (Changed.PAIR, Changed.LINKS):
            self._stale = True
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while it was hidden is worked out now."""
        super().showEvent(event)
        self._fill()

    def sort_by(self, order: DutyOrder) -> None:
        """Sort by place, due date or actor."""
        self._order = order
        self._show()

    def _fill(self) -> None:
        comparison = self._session.comparison
        if comparison is not None and self._stale and self.isVisible():
            self._stale = False
            self._rows = duties(comparison)
            self._words = {line.row: line for line in duty_lines(comparison, self._rows)}
            self.timeline.show_comparison(comparison)
        self._show()

    def _show(self) -> None:
        names = {
            DutyOrder.PLACE: self.tr("By place"),
            DutyOrder.DUE: self.tr("By date"),
            DutyOrder.ACTOR: self.tr("By actor"),
        }
        self.sorting.setText(names[self._order])
        lines = [self._words[row] for row in sorted_duties(self._rows, self._order)]
        wanted = self.filter.text().casefold().split()
        shown = [line for line in lines if all(word in line.spoken.casefold() for word in wanted)]
        matched = sum(len(line.words) == 2 for line in lines)
        self._count.setText(self.tr("{n}, {both} matched").format(n=len(lines), both=matched))
        self._count.setToolTip(
            self.tr("{n} directives, {both} of them in both orders").format(n=len(lines), both=matched)
        )
        self._empty.setText(
            self.tr("No directive answers to that.")
            if lines
            else self.tr("No directive was found: neither order tells anybody to do something.")
        )
        self._empty.setVisible(not shown)
        self.timeline.setVisible(bool(lines))
        self.list.show_lines(shown)

    # Handing on

    def _ask_export(self, ending: str) -> None:
        comparison = self._session.comparison
        if comparison is None:
            return
        name = self.tr("Deadlines") if ending == ".ics" else self.tr("Directives")
        suggested = f"{name} {short_name(comparison.left)} {short_name(comparison.right)}{ending}"
        file, _ = QFileDialog.getSaveFileName(self, self.tr("Export directives"), suggested, f"*{ending}")
        if file:
            path = Path(file)
            self.export(path if path.suffix.lower() == ending else path.with_name(path.name + ending))

    def export(self, path: Path) -> None:
        """Write both orders' duties to `path`: a table (.csv) or a calendar (.ics)."""
        comparison = self._session.comparison
        if comparison is None:
            return
        try:
            export_duties(comparison, path)
        except ReaderError as error:
            self.said.emit(str(error))
        else:
            self.said.emit(self.tr("The directives were written to {path}.").format(path=path))


def duty_lines(comparison: Comparison, rows: tuple[DutyRow, ...]) -> list[DutyLine]:
    """The rows in words."""
    return [
        DutyLine(row, {side: duty_words(comparison.side(side), duty) for side in Side if (duty := row.duty(side))})
        for row in rows
    ]


def duty_words(reading: Reading, duty: Directive) -> DutyWords:
    """One duty in words: who, what, when, and how often."""
    who = ", ".join(duty.actors) or tr("nobody named")
    partners = tr("with {names}").format(names=", ".join(duty.partners)) if duty.partners else ""
    when = when_words(reading, duty)
    tip = "\n".join(
        part
        for part in (
            f"{short_name(reading)}, {duty.label}: {who}",
            partners,
            f"{duty.modal} {duty.action}",
            f"{duty.deadline} ({when})" if duty.deadline and when != duty.deadline else when,
        )
        if part
    )
    return DutyWords(short_name(reading), short_label(duty.label), who, f"{duty.modal} {duty.action}", when, tip)


def when_words(reading: Reading, duty: Directive) -> str:
    """The due date (`about ...` where it is an estimate), else the printed deadline; and how often."""
    day, exact = due_day(duty, reading.order.identity.date)
    words = long_date(day) if exact else tr("about {day}").format(day=long_date(day)) if day else duty.deadline or ""
    return " · ".join(part for part in (words, duty.recurs or "") if part)
