"""The bar below the menu: what is shown, the stepper, export and search. Below 1100 px only icons."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from reader.comparison import Changed, Session, Verdict
from reader.desktop.actions import TOOLBAR_TOGGLES, action
from reader.desktop.fonts import MEDIUM, SEMIBOLD, ui_font
from reader.desktop.icons import icon
from reader.desktop.search_field import SearchField
from reader.desktop.theme import Theme
from reader.desktop.view_switch import ViewSwitch
from reader.desktop.wording import verdict_word

HEIGHT = 40
STEP_MENU = "Compare > &Step through"
IGNORED_MENU = "View > Redline lea&ves out"

_NAMED, _ICON = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
_STAGES = ((_NAMED, _NAMED, 234), (_ICON, _NAMED, 234), (_ICON, _NAMED, 176), (_ICON, _ICON, 176))
"""The buttons at the right, the toggles, the width of the search: what goes first where not all fits."""


class Toolbar(QFrame):
    """Toggles to the left, stepper in the middle, export and search to the right."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        actions: Mapping[str, QAction],
        menus: Mapping[str, QMenu],
        parent: QWidget | None = None,
    ) -> None:
        """`menus`: those of the menu bar by their names; what is stepped through and what a redline leaves out hang
        here too."""
        super().__init__(parent)
        self.setObjectName("bar")
        self.setFixedHeight(HEIGHT)
        self._session, self._actions = session, actions
        self._compact = False
        self.switch = ViewSwitch(actions, theme)
        self._toggles = {name: self._button(name) for name in TOOLBAR_TOGGLES}
        self._export = self._button("export")
        self._walk = self._button("walk-show")
        self._previous, self._next = self._button("previous"), self._button("next")
        self._which, self._of = QLabel(), QLabel()
        self._which.setFont(ui_font(12.5, SEMIBOLD))
        self._of.setFont(ui_font(12.5))
        self.kinds = QToolButton()
        self.kinds.setObjectName("kinds")
        self.kinds.setFont(ui_font(12))
        self.kinds.setMenu(menus[STEP_MENU])
        self.kinds.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.kinds.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.kinds.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.kinds.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.kinds.setFixedHeight(26)
        self.ignored = self._arrow(menus[IGNORED_MENU])
        self.search = SearchField(theme)
        self._lay_out()
        self.set_compact(False)
        self.set_theme(theme)
        session.watch(self._watch)
        self._fill()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        known = self._actions[name]
        button.setDefaultAction(known)
        button.setFont(ui_font(12.5, MEDIUM))
        button.setIconSize(QSize(16, 16))
        button.setFixedHeight(28)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(action(name).name)
        keys = known.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{known.statusTip()} ({keys})" if keys else known.statusTip())
        return button

    def _arrow(self, menu: QMenu) -> QToolButton:
        """The small button beside Redline that opens its switches."""
        button = QToolButton()
        button.setObjectName("bare")
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setIconSize(QSize(12, 12))
        button.setFixedSize(18, 28)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(self.tr("What the redline leaves out"))
        button.setToolTip(self.tr("What the redline leaves out"))
        return button

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.switch)
        row.addSpacing(4)
        for button in self._toggles.values():
            row.addWidget(button)
        row.addWidget(self.ignored)
        row.addStretch(1)
        row.addWidget(self._previous)
        for label in (self._which, self._of):
            row.addWidget(label)
        row.addWidget(self._next)
        row.addSpacing(6)
        row.addWidget(self.kinds)
        row.addStretch(1)
        row.addWidget(self._walk)
        row.addWidget(self._export)
        row.addSpacing(4)
        row.addWidget(self.search)

    def set_compact(self, on: bool) -> None:
        """Icons only, a narrower search field."""
        self._compact = on
        self.switch.set_compact(on)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if on else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in (*self._toggles.values(), self._walk, self._export):
            button.setToolButtonStyle(style)
            button.setMinimumWidth(34 if on else 0)
        for button in (self._previous, self._next):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.search.setFixedWidth(176 if on else 234)
        self.search.set_compact(on)
        if not on:
            self._fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where not all fits, names give way to icons."""
        super().resizeEvent(event)
        if not self._compact:
            self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        for right, toggles, search in _STAGES:
            for button in (self._walk, self._export):
                button.setToolButtonStyle(right)
            for button in self._toggles.values():
                button.setToolButtonStyle(toggles)
            self.search.setFixedWidth(search)
            if self._row.sizeHint().width() <= width:
                return

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        for name in (*TOOLBAR_TOGGLES, "walk-show", "export", "previous", "next"):
            self._actions[name].setIcon(icon(action(name).icon, theme.colour("ink"), theme.colour("ink3")))
        self.switch.set_theme(theme)
        self.ignored.setIcon(icon("down", theme.colour("ink2"), size=12))
        self.kinds.setIcon(icon("down", theme.colour("ink2"), size=14))
        self.search.set_theme(theme)

    def _watch(self, changed: Changed) -> None:
        if changed in (Changed.PAIR, Changed.CURRENT, Changed.FILTER, Changed.LINKS):
            self._fill()

    def _fill(self) -> None:
        steps, current, verdict = self._session.steps, self._session.current, self._session.verdict
        word = verdict_word(verdict).capitalize() if verdict else self.tr("Difference")
        if current in steps:
            self._which.setText(f"{word} {steps.index(current) + 1}")
            self._of.setText(self.tr("of {n}").format(n=len(steps)))
        else:
            self._which.setText(self._count_words(verdict, len(steps)))
            self._of.setText("")
        self._of.setVisible(bool(self._of.text()))
        self.kinds.setText(verdict_word(verdict).capitalize() if verdict else self.tr("All relations"))
        self.kinds.setAccessibleName(self.tr("Step through: {kind}").format(kind=self.kinds.text()))
        self.kinds.setToolTip(self.tr("What is stepped through"))

    def _count_words(self, verdict: Verdict | None, count: int) -> str:
        if verdict is not None:
            return f"{count} {verdict_word(verdict)}"
        if self._session.comparison is None:
            return self.tr("No differences yet")
        return self.tr("1 difference") if count == 1 else self.tr("{n} differences").format(n=count)

    @property
    def position(self) -> str:
        """What the stepper says: `Difference 9 of 15`."""
        return f"{self._which.text()} {self._of.text()}".strip()
