"""The window: builds its parts, and carries what one says to the others. It decides nothing about orders."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from reader.comparison import Changed, Side, Step
from reader.desktop.body import Body
from reader.desktop.chip_row import ChipRow
from reader.desktop.commands import Commands, step_id
from reader.desktop.deeds import Deeds
from reader.desktop.desk import Desk
from reader.desktop.docks import LeftDock, RightDock
from reader.desktop.focus_ring import FocusRing
from reader.desktop.fonts import ui_font
from reader.desktop.hand import Hand
from reader.desktop.handing_on import HandingOn
from reader.desktop.icons import app_icon
from reader.desktop.library_doings import LibraryDoings
from reader.desktop.marks import rule
from reader.desktop.mend_menu import MendMenu
from reader.desktop.menus import fill_menu_bar, make_actions
from reader.desktop.message_bar import MessageBar
from reader.desktop.notices import Notices
from reader.desktop.rounds import Rounds
from reader.desktop.search_popup import SearchPopup
from reader.desktop.searching import Found
from reader.desktop.settings import Settings
from reader.desktop.status_line import StatusLine
from reader.desktop.studies import Studies
from reader.desktop.style import dress, system_theme
from reader.desktop.tag_studies import TagStudies
from reader.desktop.tags import Tags
from reader.desktop.theme import load_theme
from reader.desktop.toolbar import Toolbar
from reader.desktop.viewing import Viewing
from reader.desktop.views import Views
from reader.desktop.walks import Walks
from reader.search import Hit
from reader.spans import Span

COMPACT_BELOW = 1100
"""Logical pixels of width below which the window folds its docks."""


class MainWindow(QMainWindow):
    """One window for one pair of orders."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__()
        self.desk, self.session = desk, desk.session
        self.theme_choice = settings.theme
        self.theme = load_theme(self._theme_name())
        self.zoom = settings.zoom
        self.last_side = Side.RIGHT
        self.setWindowTitle(self.tr("Order Reader"))
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(860, 560)
        self._build()
        self.doings = LibraryDoings(self)
        self._wire()
        self.notices = Notices(self)
        self.studies = Studies(self)
        self.hand.wire()
        self.mends.listen()
        self.tags.wire()
        self.tag_studies.wire()
        self.walks.wire()
        self.viewing.wire()
        self.handing.wire()
        self.apply_theme()

    # Building

    def _build(self) -> None:
        self.deeds = Deeds(self)
        self.commands, self.hand, self.viewing = Commands(self), Hand(self), Viewing(self)
        self.mends, self.tags, self.tag_studies = MendMenu(self), Tags(self), TagStudies(self)
        self.walks, self.handing = Walks(self), HandingOn(self)
        self.view = Views(self.session, self.theme)
        self.left, self.right = LeftDock(self.session, self.theme), RightDock(self.session, self.theme)
        self.body = Body(self.left, self.view, self.right, self.theme)
        self.actions_by_id = make_actions(self, self.commands.handlers())
        for action in self.actions_by_id.values():
            if action.shortcutContext() is Qt.ShortcutContext.WindowShortcut:
                self.addAction(action)
        bar = self.menuBar()
        bar.setFont(ui_font(12.5))
        bar.setFixedHeight(28)
        menus = fill_menu_bar(bar, self.actions_by_id)
        for menu in menus.values():
            menu.setFont(ui_font(12.5))
        self.toolbar = Toolbar(self.session, self.theme, self.actions_by_id, menus)
        self.chips = ChipRow(self.session, self.theme)
        self.welcome, self.message = MessageBar(self.theme), MessageBar(self.theme)
        self.status = StatusLine(self.session, self.theme)
        middle = QWidget()
        middle.setObjectName("window")
        self._middle = middle
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.toolbar, self.chips, rule(), self.welcome, self.message):
            column.addWidget(part)
        column.addWidget(self.body, 1)
        column.addWidget(rule())
        column.addWidget(self.status)
        self.setCentralWidget(middle)
        self.search = SearchPopup(self.desk, self.toolbar.search, self.theme, middle)
        self.ring, self.rounds = FocusRing(self.theme.colour("focus"), middle), Rounds(self)
        self.chips.hide()

    def _wire(self) -> None:
        view, left, right = self.view, self.left, self.right
        view.segment_clicked.connect(self._clicked)
        view.places_changed.connect(self._follow)
        view.swap_requested.connect(self.desk.swap)
        view.choose_requested.connect(self.commands.choose)
        view.zoom_changed.connect(self.set_zoom)
        left.library.open_asked.connect(self._open)
        left.library.remove_asked.connect(self.desk.remove)
        left.outline.chosen.connect(self.go_to_label)
        right.topics.stepped.connect(self.step_topic)
        right.topics.refused.connect(self.message.say)
        for bar in (self.welcome, self.message):
            bar.closed.connect(self._bar_put_away)
        right.differences.chosen.connect(self.go_to_step)
        right.directives.chosen.connect(view.go_to_spans)
        right.references.chosen.connect(self.go_to_span)
        self.chips.stepped.connect(self.step_topic)
        self.search.chosen.connect(self._go_to_hit)
        self.search.said.connect(self.status.show_search)
        self.search.ended.connect(self._forget_search)
        self.status.cancel_asked.connect(self.desk.stop)
        self.body.folded.connect(lambda *_: self._sync_actions())
        self.session.watch(self._watch)
        for keys, by in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=by: self.rounds.next_part(by))
        QApplication.instance().focusChanged.connect(self.rounds.focus_moved)  # type: ignore[union-attr]

    def _watch(self, changed: Changed) -> None:
        if changed in (Changed.REDLINE, Changed.FILTER):
            self._sync_actions()
        if changed is Changed.PAIR:
            self.show_library()
            self._sync_actions()
            self._count_on_rail()

    def _count_on_rail(self) -> None:
        comparison, buttons = self.session.comparison, self.body.rails[Side.RIGHT].buttons
        if comparison is not None:
            buttons["differences"].set_count(sum(step.is_difference for step in comparison.steps))
            buttons["directives"].set_count(sum(len(comparison.side(side).directives) for side in Side))

    def _sync_actions(self) -> None:
        """The check marks of the menus say what is so."""
        actions = self.actions_by_id
        actions["redline"].setChecked(self.session.redline)
        actions[step_id(self.session.verdict.value if self.session.verdict else "all")].setChecked(True)
        actions[f"theme-{self.theme_choice}"].setChecked(True)
        actions["left-dock"].setChecked(self.body.shown(Side.LEFT))
        actions["right-dock"].setChecked(self.body.shown(Side.RIGHT))
        for name in ("swap", "next", "previous"):
            actions[name].setEnabled(self.session.comparison is not None)

    # What is shown and how

    def _theme_name(self) -> str:
        return system_theme() if self.theme_choice == "system" else self.theme_choice

    def choose_theme(self, choice: str) -> None:
        """`system`, `light` or `dark` from now on."""
        self.theme_choice = choice
        self.apply_theme()

    def follow_system(self) -> None:
        """The desktop has turned light or dark."""
        if self.theme_choice == "system":
            self.apply_theme()

    def apply_theme(self) -> None:
        """Put the chosen theme on everything; the style sheet is only set where it changes."""
        self.theme = load_theme(self._theme_name())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress(application, self.theme)
        for part in (self.view, self.body, self.toolbar, self.chips, self.status, self.search):
            part.set_theme(self.theme)
        for bar in (self.welcome, self.message):
            bar.set_theme(self.theme)
        if self.commands.guide is not None:
            self.commands.guide.set_theme(self.theme)
        self.studies.set_theme(self.theme)
        self.viewing.set_theme(self.theme)
        self.tags.set_theme(self.theme)
        self.walks.set_theme(self.theme)
        self.handing.set_theme(self.theme)
        self.tag_studies.set_theme(self.theme)
        self.ring.colour = self.theme.colour("focus")
        self._sync_actions()

    def set_following(self, on: bool) -> None:
        """Scroll both orders together."""
        self.actions_by_id["follow"].setChecked(on)
        self.view.set_following(on)

    def set_topics_shown(self, on: bool) -> None:
        """Mark the lit topics in the text."""
        self.actions_by_id["topics"].setChecked(on)
        self.view.set_topics_shown(on)

    def set_links_shown(self, on: bool) -> None:
        """Draw the ribbons."""
        self.actions_by_id["links"].setChecked(on)
        self.view.set_links_shown(on)

    def set_zoom(self, percent: int) -> None:
        """Type in both orders at so many per cent."""
        self.zoom = percent
        self.view.set_zoom(percent)

    def set_full_screen(self, on: bool) -> None:
        """Fill the screen, or leave it."""
        state = Qt.WindowState.WindowFullScreen
        self.setWindowState(self.windowState() | state if on else self.windowState() & ~state)

    def show_library(self) -> None:
        """List the orders anew, with marks at those that are open."""
        entries, pair = self.desk.entries(), self.desk.pair
        self.left.library.show_entries(entries, pair.left, pair.right)
        known = {entry.id: entry for entry in entries}
        self.right.references.show_entries(known.get(pair.left), known.get(pair.right))

    # Going places

    def go(self, by: int) -> None:
        """Go so many differences on."""
        step = self.session.go(by)
        if step is not None:
            self.view.go_to_step(step)

    def facing_selection_off(self) -> None:
        """Nothing is selected in the facing pages any more."""
        for side in Side:
            self.view.facing.pane(side).drop_selection()

    def go_to_step(self, step: Step) -> None:
        """Make a step the current one and bring both its ends into view."""
        self.session.go_to(step)
        self.view.go_to_step(step)

    def go_to_label(self, side: Side, label: str) -> None:
        """Bring a segment into view, its partner beside it."""
        self.last_side = side
        self.session.select(side, label)
        self.view.go_to_label(side, label)

    def go_to_span(self, side: Side, span: Span) -> None:
        """Bring words into view."""
        self.last_side = side
        self.view.go_to_span(side, span)

    def step_topic(self, topic: str, side: Side | None, by: int) -> None:
        """Go to a topic's next place on one side or on both."""
        sides = (side,) if side else tuple(Side)
        spans = {one: self.session.next_place(topic, one, by) for one in sides}
        self.view.go_to_spans({one: span for one, span in spans.items() if span is not None})
        self.right.topics.tell_why(topic, spans)

    def _clicked(self, side: Side, _label: str) -> None:
        self.last_side = side

    def _follow(self) -> None:
        for side in Side:
            self.left.outline.follow(side, self.view.reading_label(side))

    def _open(self, order_id: str, side: Side | None) -> None:
        self.desk.open_on(side or self.last_side, order_id)

    # Searching

    def start_search(self) -> None:
        """Give the search field the keyboard."""
        self.toolbar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.toolbar.search.selectAll()

    def _go_to_hit(self, hit: Hit, on_left: bool, found: Found | None) -> None:
        side = self.desk.side_of(hit.order_id)
        if found is not None and found.pair[Side.LEFT] and hit in found.pair[Side.RIGHT]:
            side = Side.RIGHT if hit not in found.pair[Side.LEFT] else side
        self.search.hide()
        self.status.show_search("")
        if side is not None:
            self._show_hit(side, hit, found)
        else:
            side = Side.LEFT if on_left else Side.RIGHT
            self.desk.open_on(side, hit.order_id, lambda: self._show_hit(side, hit, found))

    def _show_hit(self, side: Side, hit: Hit, found: Found | None) -> None:
        near = found.pair[side] if found else ()
        places = [place for one in near if one.order_id == hit.order_id for place in one.places]
        self.session.mark_found(side, tuple(sorted({*places, *hit.places})))
        self.session.select(side, hit.label)
        self.view.go_to_span(side, hit.places[0] if hit.places else hit.span)
        self.view.focus_pane(side)

    def _forget_search(self) -> None:
        for side in Side:
            self.session.mark_found(side, ())
        self.view.focus_pane(self.last_side)

    # The window itself

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds and unfolds with the width."""
        super().resizeEvent(event)
        compact = self.width() < COMPACT_BELOW
        self.view.set_compact(compact)
        self.body.set_compact(compact)
        self.toolbar.set_compact(compact)
        self.chips.setVisible(compact)
        self.place_search()

    def place_search(self) -> None:
        """The search lies below the toolbar, above the status line."""
        middle = self._middle
        self.search.place(middle.width(), self.toolbar.height() + 1, middle.height() - self.status.height())

    def _bar_put_away(self, had_keyboard: bool) -> None:
        if had_keyboard:
            self.view.focus_pane(self.last_side, Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts away what lies over the text."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.body.put_overlays_back():
                self.message.dismiss()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Dropped files and folders are imported; a bundle is looked into."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.handing.take_in(paths)

    def changeEvent(self, event: QEvent) -> None:
        """Keeps the full screen's check mark true."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange and hasattr(self, "actions_by_id"):
            self.actions_by_id["full-screen"].setChecked(self.isFullScreen())

    def close_window(self) -> None:
        """Close, for the menu."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stops what still runs."""
        self.handing.stop()
        self.desk.jobs.stop()
        super().closeEvent(event)
