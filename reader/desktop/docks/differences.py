"""Every difference by its number, what only one order has, every change of wording, what the person said."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from reader.comparison import Changed, ChangeRow, Comparison, Session, Side, Step, Verdict, changes
from reader.desktop.docks.difference_rows import (
    CHANGES,
    GENERAL,
    MOVED,
    YOURS,
    Fold,
    Said,
    change_rows,
    changes_text,
    kinds_text,
    said_rows,
    step_rows,
)
from reader.desktop.docks.row_list import Row, RowList
from reader.desktop.elided import ElidedLabel
from reader.desktop.fonts import ui_font
from reader.desktop.icons import icon
from reader.desktop.theme import Theme
from reader.desktop.wording import short_name, tr, verdict_word

_OWN = (MOVED, CHANGES, YOURS)
"""What the dock shows without it being stepped through."""


class DifferencesDock(QWidget):
    """A list of steps; the current one is marked. A button says what is listed."""

    chosen = Signal(object)
    """The Step to go to."""
    change_chosen = Signal(object)
    """The ChangeRow to go to."""
    entry_removed = Signal(object)
    """HandEntry that the person throws away."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dock")
        self._session = session
        self._own = ""
        self._folded = frozenset({GENERAL})
        self._count, self._orders = QLabel(), ElidedLabel(ui_font(11.5))
        self._count.setFont(ui_font(11.5))
        self._count.setProperty("tone", "quiet")
        self.filter = QToolButton()
        self.filter.setObjectName("kinds")
        self.filter.setFont(ui_font(12))
        self.filter.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.filter.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.filter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.filter.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.filter.setToolTip(self.tr("What is listed"))
        self._menu = QMenu(self.filter)
        self._menu.setFont(ui_font(12.5))
        self._menu.aboutToShow.connect(self._fill_menu)
        self.filter.setMenu(self._menu)
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        self._empty.setFont(ui_font(12))
        self._empty.setProperty("tone", "quiet")
        self._empty.setContentsMargins(12, 8, 12, 4)
        self.list = RowList(self.tr("Differences"), theme, self)
        self.list.chosen.connect(self._choose)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._offer_removal)
        self._lay_out()
        self.set_theme(theme)
        session.watch(self._watch)
        self._fill()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 4)
        head.addWidget(self._count)
        head.addSpacing(8)
        head.addStretch(1)
        head.addWidget(self._orders)
        choice = QHBoxLayout()
        choice.setContentsMargins(12, 0, 12, 6)
        choice.addWidget(self.filter)
        choice.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(choice)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.list.set_theme(theme)
        self._orders.set_colour(theme.colour("ink2"))
        self.filter.setIcon(icon("down", theme.colour("ink2"), size=12))

    @property
    def count_words(self) -> str:
        """What stands above the list."""
        return self._count.text()

    # What is listed

    def show_only(self, name: str) -> None:
        """List `moved`, `changes`, `yours`, or (empty) the steps that are stepped through."""
        self._own = name if name in _OWN else ""
        self._fill()

    def _fill_menu(self) -> None:
        comparison = self._session.comparison
        self._menu.clear()
        if comparison is None:
            return
        steps = comparison.steps
        differences = sum(step.is_difference for step in steps)
        self._add(self.tr("All differences"), differences, not self._own and self._session.verdict is None, None)
        for verdict in Verdict:
            count = sum(step.verdict is verdict for step in steps)
            self._add(
                verdict_word(verdict).capitalize(),
                count,
                not self._own and self._session.verdict is verdict,
                verdict,
            )
        self._menu.addSeparator()
        counts = {
            MOVED: sum(step.moved for step in steps),
            CHANGES: len(changes(comparison)),
            YOURS: len(comparison.checked),
        }
        for name, count in counts.items():
            self._add(_own_word(name), count, self._own == name, name)

    def _add(self, text: str, count: int, on: bool, what: Verdict | str | None) -> None:
        action = QAction(f"{text}  {count}", self._menu)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _=False: self._list(what))
        self._menu.addAction(action)

    def _list(self, what: Verdict | str | None) -> None:
        if isinstance(what, str) and not isinstance(what, Verdict):
            self.show_only(what)
            return
        self._own = ""
        self._session.step_through(what if isinstance(what, Verdict) else None)
        self._fill()

    # Filling

    def _watch(self, changed: Changed) -> None:
        if changed is Changed.FILTER:
            self._own = ""
        if changed in (Changed.PAIR, Changed.FILTER, Changed.LINKS, Changed.REDLINE):
            self._fill()
        if changed is Changed.CURRENT and self._own != CHANGES:
            self._mark_current()

    def _mark_current(self) -> None:
        self.list.mark(self._session.current)

    def mark_change(self, row: ChangeRow) -> None:
        """Mark a change, where changes are listed."""
        if self._own == CHANGES:
            self.list.mark(row)

    def _fill(self) -> None:
        comparison = self._session.comparison
        self.filter.setText(self._filter_word())
        self.filter.setAccessibleName(self.tr("Listed: {what}").format(what=self.filter.text()))
        self.filter.setEnabled(comparison is not None)
        self._empty.setVisible(False)
        if comparison is None:
            return
        left, right = (short_name(comparison.side(side)) for side in Side)
        self._orders.set_text(f"{left} ↔ {right}")
        self._orders.setVisible(self._own != CHANGES)
        self._count.setToolTip("")
        rows = self._rows(comparison)
        self.list.show_rows(rows)
        self._empty.setVisible(not rows)
        self._empty.setText(self._nothing())
        if self._own != CHANGES:
            self._mark_current()

    def _rows(self, comparison: Comparison) -> list[Row]:
        if self._own == CHANGES:
            found = changes(comparison)
            self._count.setText(changes_text(comparison, found))
            self._count.setToolTip(kinds_text(found))
            return change_rows(comparison, found)
        if self._own == YOURS:
            said = comparison.checked
            words = self.tr("1 of yours") if len(said) == 1 else self.tr("{n} of yours")
            self._count.setText(words.format(n=len(said)))
            return said_rows(said)
        steps: tuple[Step, ...] = self._session.steps
        if self._own == MOVED:
            steps = tuple(step for step in comparison.steps if step.moved)
            self._count.setText(self.tr("{n} moved").format(n=len(steps)))
        else:
            self._count.setText(count_words(self._session.verdict, len(steps)))
        alone = self._session.verdict is None and not self._own
        return step_rows(comparison, steps, alone, self._folded)

    def _filter_word(self) -> str:
        if self._own:
            return _own_word(self._own)
        verdict = self._session.verdict
        return verdict_word(verdict).capitalize() if verdict else self.tr("All differences")

    def _nothing(self) -> str:
        if self._own == YOURS:
            return self.tr(
                "Nothing of yours yet. Select a passage left and right and press Ctrl+L, or press Keep below to "
                "confirm a link."
            )
        if self._own == CHANGES:
            return self.tr("No two passages are worded so closely that their changes can be marked.")
        return self.tr("Nothing of this kind in these two orders.")

    # Choosing

    def _choose(self, key: object) -> None:
        if isinstance(key, Fold):
            self._folded ^= {key.name}
            self._fill()
            self.list.mark(key)
        elif isinstance(key, ChangeRow):
            self.change_chosen.emit(key)
        elif isinstance(key, Said):
            self._go_to_said(key)
        elif isinstance(key, Step):
            self.chosen.emit(key)

    def _go_to_said(self, said: Said) -> None:
        """The step about what was said, where there is one."""
        comparison, one = self._session.comparison, said.checked
        if comparison is None or not one.in_force:
            return
        for step in comparison.steps:
            if {*step.left} == {*one.left} and {*step.right} == {*one.right}:
                self.chosen.emit(step)
                return
        labels = one.left or one.right
        near = self._session.step_at(Side.LEFT if one.left else Side.RIGHT, labels[0]) if labels else None
        if near is not None:
            self.chosen.emit(near)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete throws away what was said."""
        key = self.list.current_key()
        if event.key() == Qt.Key.Key_Delete and isinstance(key, Said):
            self.entry_removed.emit(key.checked.entry)
            return
        super().keyPressEvent(event)

    def _offer_removal(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        key = self.list.rows.rows[index.row()].key if index.isValid() else None
        if isinstance(key, Said):
            menu = QMenu(self.list)
            remove = menu.addAction(self.tr("Remove this of yours"))
            remove.triggered.connect(lambda: self.entry_removed.emit(key.checked.entry))
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.list.viewport().mapToGlobal(at))


def _own_word(name: str) -> str:
    return {MOVED: tr("Moved"), CHANGES: tr("Changes of wording"), YOURS: tr("Yours")}[name]


def count_words(verdict: Verdict | None, count: int) -> str:
    """`15 differences`, `3 opposed`."""
    if verdict is not None:
        return f"{count} {verdict_word(verdict)}"
    return tr("1 difference") if count == 1 else tr("{n} differences").format(n=count)
