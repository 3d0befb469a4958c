"""The walkthrough of the open pair: which one, its stops, and what is said at the marked one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.desktop.docks.stop_editor import NOTE, StopEditor
from reader.desktop.docks.stop_fold import StopFold
from reader.desktop.docks.stop_list import StopList
from reader.desktop.docks.stop_rows import stop_rows
from reader.desktop.elided import ElidedLabel
from reader.desktop.fonts import MEDIUM, ui_font
from reader.desktop.icons import icon
from reader.desktop.marks import rule
from reader.desktop.theme import Theme
from reader.desktop.walk_book import Opened, Origin
from reader.desktop.walk_stops import ShownStop
from reader.walkthroughs import Kept, Stop, Walkthrough

MORE = ("walk-suggest", "walk-questions", "", "walk-new", "walk-rename", "walk-copy", "walk-delete", "walk-restore")
HANDING = ("", "walk-import", "walk-export", "walk-answers")


@dataclass(frozen=True, slots=True)
class WalkState:
    """What the dock shows; decided elsewhere."""

    opened: Opened | None
    choices: tuple[Kept, ...]
    """Walkthroughs for this pair, the person's own first; the draft, which is kept nowhere, has no name."""
    others: tuple[Kept, ...]
    """Those for other orders, and those whose file cannot be read."""
    shown: Mapping[str, ShownStop]
    """The stops that were looked for in the open texts, by their ids."""
    reason: str = ""
    """Why none can be made for this pair, in a sentence; empty where one can."""
    last_round: str = ""
    """How the class did last time: `5 of 7 right.`"""


class WalkthroughDock(QWidget):
    """Copies a WalkState; says what the person wants."""

    asked = Signal(str)
    """Id of the action that a button stands for."""
    walkthrough_chosen = Signal(str)
    """Name of a walkthrough to open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dock")
        self._theme = theme
        self._state = WalkState(None, (), (), {})
        self.chooser, self.more = QToolButton(), QToolButton()
        self._menu, self._more_menu = QMenu(self.chooser), QMenu(self.more)
        self._facts, self._badge = ElidedLabel(ui_font(11.5)), QLabel()
        self.list, self.editor = StopList(theme), StopEditor(theme)
        self._nothing = QLabel()
        self._suggest, self._begin = QPushButton(), QPushButton()
        self.present, self.add = QPushButton(self.tr("Present  F5")), QPushButton(self.tr("Add stop"))
        self._stack = QStackedWidget()
        self._empty, self._full = QWidget(), QSplitter(Qt.Orientation.Vertical)
        self._dress_chooser()
        self._build_empty()
        self._lay_out()
        self.list.marked.connect(self._marked)
        self.set_theme(theme)
        self.show_state(self._state)

    # Building

    def _dress_chooser(self) -> None:
        self.chooser.setObjectName("kinds")
        self.chooser.setFont(ui_font(12, MEDIUM))
        self.chooser.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.chooser.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.chooser.setMinimumWidth(60)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.chooser.setMenu(self._menu)
        self.more.setText("⋯")
        self.more.setObjectName("count")
        self.more.setFont(ui_font(13))
        self.more.setFixedSize(28, 26)
        words = self.tr("More: suggest, new, rename, delete, import, export")
        self.more.setAccessibleName(words)
        self.more.setToolTip(words)
        self.more.setMenu(self._more_menu)
        for button, menu in ((self.chooser, self._menu), (self.more, self._more_menu)):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setFixedHeight(26)
            menu.setFont(ui_font(12.5))
            menu.setToolTipsVisible(menu is self._menu)
            menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the button's own puts its arrow behind the words
        self._badge.setFont(ui_font(11))
        self._badge.setProperty("tone", "quiet")
        self._badge.setTextFormat(Qt.TextFormat.PlainText)

    def _build_empty(self) -> None:
        self._nothing.setFont(ui_font(12))
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("tone", "quiet")
        column = QVBoxLayout(self._empty)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(8)
        column.addWidget(self._nothing)
        for button, words, name in (
            (self._suggest, self.tr("Suggest a walkthrough"), "walk-suggest"),
            (self._begin, self.tr("Begin an empty one"), "walk-new"),
        ):
            button.setText(words)
            button.setFont(ui_font(12))
            button.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(10, 7, 8, 3)
        head.setSpacing(4)
        head.addWidget(self.chooser, 1)
        head.addWidget(self.more)
        facts = QHBoxLayout()
        facts.setContentsMargins(12, 0, 12, 5)
        facts.addWidget(self._facts, 1)
        facts.addWidget(self._badge)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 6, 10, 8)
        foot.setSpacing(6)
        for button, name in ((self.present, "walk-present"), (self.add, "walk-add")):
            button.setFont(ui_font(12))
            button.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
            foot.addWidget(button)
        foot.addStretch(1)
        self._full.setHandleWidth(1)
        self._full.setChildrenCollapsible(False)
        for part in (self.list, self.editor):
            self._full.addWidget(part)
        self.list.setMinimumHeight(60)
        self._full.setStretchFactor(0, 1)
        self._full.setSizes([360, 250])
        self.fold = StopFold(self._full, self.editor)
        for page in (self._empty, self._full):
            self._stack.addWidget(page)
        self._foot = QFrame()
        self._foot.setLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(facts)
        column.addWidget(rule())
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        column.addWidget(self._foot)

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Fill the menu of what else can be done with the window's own actions."""
        for name in (*MORE, *HANDING):
            if name:
                self._more_menu.addAction(actions[name])
            else:
                self._more_menu.addSeparator()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self.chooser.setIcon(icon("down", theme.colour("ink2"), size=12))
        self._facts.set_colour(theme.colour("ink2"))
        self.list.set_theme(theme)
        self.editor.set_theme(theme)

    # What is shown

    def show_state(self, state: WalkState) -> None:
        """Show another state."""
        another = _is_another(state.opened, self._state.opened, self.marked)
        self._state = state
        walkthrough = state.opened.walkthrough if state.opened else None
        self.list.show_rows(stop_rows(walkthrough, state.shown) if walkthrough else ())
        full = walkthrough is not None and bool(walkthrough.stops)
        self._stack.setCurrentWidget(self._full if full else self._empty)
        self._say_nothing(walkthrough)
        self._say_facts(walkthrough)
        self._name_chooser()
        if another:
            self.list.mark_first()
            self.editor.tabs.choose(NOTE)
        self._marked(self.list.current())

    def _say_nothing(self, walkthrough: Walkthrough | None) -> None:
        state = self._state
        if state.reason:
            words = state.reason
        elif walkthrough is not None:
            words = self.tr("No stops yet. Go to a passage, a link, a topic or a directive, and press S.")
        else:
            words = self.tr(
                "No walkthrough for these two orders yet. Press S on a passage, a link, a topic or a directive to "
                "begin one, or have one suggested."
            )
        self._nothing.setText(words)
        self._suggest.setVisible(not state.reason and walkthrough is None)
        self._begin.setVisible(not state.reason and walkthrough is None)
        self.present.setEnabled(walkthrough is not None and bool(walkthrough.stops))
        self.add.setEnabled(not state.reason)

    def _say_facts(self, walkthrough: Walkthrough | None) -> None:
        state, badge, tip = self._state, "", ""
        words: list[str] = []
        if walkthrough is not None:
            words.append(_count(len(walkthrough.stops), self.tr("1 stop"), self.tr("{n} stops")))
            asked = sum(stop.question is not None for stop in walkthrough.stops)
            if asked:
                words.append(_count(asked, self.tr("1 question"), self.tr("{n} questions")))
        if state.opened is not None and state.opened.origin is Origin.SHIPPED:
            badge, tip = self.tr("shipped"), self.tr("It came with the program. Your first change makes a copy.")
        elif state.opened is not None and state.opened.origin is Origin.DRAFT:
            badge, tip = self.tr("draft"), self.tr("It is kept with your first change, or by “Keep the draft”.")
        if state.last_round:
            words.append(self.tr("last time {score}").format(score=state.last_round))
        self._facts.set_text(" · ".join(words))
        self._badge.setText(badge)
        self._badge.setToolTip(tip)
        self._badge.setVisible(bool(badge))
        ground = self._theme
        self._badge.setStyleSheet(
            f"border: 1px dashed {ground.colour('line2').name()}; border-radius: 3px; padding: 0 5px;"
        )

    def _name_chooser(self) -> None:
        opened = self._state.opened
        title = opened.walkthrough.title if opened else self.tr("No walkthrough")
        room = max(40, self.width() - 92)
        self.chooser.setText(self.chooser.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room))
        self.chooser.setAccessibleName(self.tr("Walkthrough: {title}").format(title=title))
        self.chooser.setToolTip(title)
        self.chooser.setEnabled(bool(self._state.choices or self._state.others))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title takes the room there is."""
        super().resizeEvent(event)
        self._name_chooser()

    def _fill_menu(self) -> None:
        self._menu.clear()
        own = [kept for kept in self._state.choices if kept.name and not kept.shipped]
        drafts = [kept for kept in self._state.choices if not kept.name]
        shipped = [kept for kept in self._state.choices if kept.shipped]
        self._add_section(self.tr("Yours"), own)
        self._add_section(self.tr("Suggested, not kept yet"), drafts)
        self._add_section(self.tr("Came with the program"), shipped)
        others = [kept for kept in self._state.others if not kept.problem]
        if others:
            if self._menu.actions():
                self._menu.addSeparator()
            below = self._menu.addMenu(self.tr("For other orders"))
            below.setFont(ui_font(12.5))
            for kept in others:
                self._add_choice(below, kept)
        self._add_section(self.tr("Cannot be read"), [kept for kept in self._state.others if kept.problem])

    def _add_section(self, name: str, kept: Sequence[Kept]) -> None:
        if not kept:
            return
        if self._menu.actions():
            self._menu.addSeparator()
        heading = self._menu.addAction(name)
        heading.setEnabled(False)
        for one in kept:
            self._add_choice(self._menu, one)

    def _add_choice(self, menu: QMenu, one: Kept) -> None:
        opened = self._state.opened
        stops = _count(one.stops, self.tr("1 stop"), self.tr("{n} stops"))
        words = one.title.replace("&", "&&")
        action = menu.addAction(f"{words}.yaml" if one.problem else f"{words}\t{stops}")
        if one.problem:
            action.setToolTip(one.problem)
            action.setStatusTip(one.problem)
        action.setCheckable(True)
        action.setChecked(opened is not None and opened.name == one.name)
        action.triggered.connect(_telling(self.walkthrough_chosen.emit, one.name))

    # The marked stop

    @property
    def marked(self) -> Stop | None:
        """The stop that is marked in the list."""
        walkthrough = self._state.opened.walkthrough if self._state.opened else None
        stops = walkthrough.stops if walkthrough else ()
        return next((stop for stop in stops if stop.id == self.list.current()), None)

    def _marked(self, stop: str) -> None:
        walkthrough = self._state.opened.walkthrough if self._state.opened else None
        stops = walkthrough.stops if walkthrough else ()
        at = next((at for at, one in enumerate(stops) if one.id == stop), None)
        self.editor.show_stop(stops[at] if at is not None else None, at + 1 if at is not None else 0)

    def write_note(self) -> None:
        """Give the note of the marked stop the keyboard."""
        self.fold.open()
        self.editor.write_note()

    def write_question(self) -> None:
        """Give the question of the marked stop the keyboard."""
        self.fold.open()
        self.editor.write_question()

    def focus_list(self) -> None:
        """Give the stops the keyboard, or what stands there instead."""
        part: QWidget = self.list if self._stack.currentWidget() is self._full else self._suggest
        if not part.isVisible():
            part = self.more
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _is_another(now: Opened | None, before: Opened | None, marked: Stop | None) -> bool:
    """True where another walkthrough is open than before; the copy that is made of a shipped one is the same."""
    if now is None or before is None or (now.name, now.origin) == (before.name, before.origin):
        return False
    return not any(marked and (one.left, one.right) == (marked.left, marked.right) for one in now.walkthrough.stops)


def _telling(tell: Callable[[str], object], name: str) -> Callable[[], object]:
    return lambda: tell(name)


def _count(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(n=count)
