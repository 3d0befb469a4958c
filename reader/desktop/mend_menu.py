"""Mending in the window: the panes' menu, the Edit menu, the questions that are asked, undo and redo with names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu

from reader.comparison import Changed, Side
from reader.desktop.deeds import Source
from reader.desktop.facts_dialog import FactsDialog
from reader.desktop.fonts import ui_font
from reader.desktop.mend_choices import Place, with_facts
from reader.desktop.mending import Mending
from reader.structure import Mend

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow

LINKS, MENDS = "links", "mends"
"""Names of these sources in the window's timeline of deeds."""
_PLAIN = {
    "mend-heading": Mend.HEADING,
    "mend-text": Mend.TEXT,
    "mend-no-label": Mend.TEXT,
    "mend-join": Mend.JOIN,
    "mend-aside": Mend.SET_ASIDE,
}


class MendMenu(QObject):
    """Joins panes, actions and Mending."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.mending = Mending(window.desk)
        self._places = (0.0, 0.0)

    def handlers(self) -> dict[str, Callable[..., None]]:
        """What each action of `mend_actions` does, and undo and redo for all deeds."""
        made: dict[str, Callable[..., None]] = {
            name: lambda name=name: self.do(name, *self.here()) for name in (*_PLAIN, *_ASKING, "mend-split")
        }
        deeds = self._window.deeds
        return {**made, "order-facts": self.edit_facts, "undo": deeds.undo, "redo": deeds.redo}

    def listen(self) -> None:
        """Listen to the window's parts, once they stand."""
        window = self._window
        self.mending.said.connect(window.message.say)
        self._take_part()
        self.mending.changed.connect(lambda: window.deeds.heard(MENDS))
        self.mending.about_to_show.connect(self._note_place)
        self.mending.shown.connect(lambda: window.view.restore_places(*self._places))
        window.session.watch(self._watch)
        for side in Side:
            pane = window.view.facing.pane(side)
            pane.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            pane.customContextMenuRequested.connect(lambda at, side=side: self._ask_at(side, at))
        edit = window.actions_by_id["mend-heading"].associatedObjects()
        for menu in edit:
            if isinstance(menu, QMenu):
                menu.aboutToShow.connect(self.show)

    def _note_place(self) -> None:
        self._places = self._window.view.places()

    def _watch(self, changed: Changed) -> None:
        if changed in (Changed.LINKS, Changed.PAIR) and not self.mending.showing:
            self._window.deeds.heard(LINKS)
            self._window.deeds.heard(MENDS)
        elif changed is Changed.CURRENT:
            self.show()

    def _take_part(self) -> None:
        """Links and corrections stand in the window's one timeline of deeds."""
        window, mending = self._window, self.mending
        session = window.session
        links = Source(
            lambda: [deed.name for deed in session.history.past],
            lambda: [deed.name for deed in session.history.future],
            lambda: window.hand.undo(),
            lambda: window.hand.redo(),
        )
        mends = Source(
            lambda: [deed.name for deed in mending.past],
            lambda: [deed.name for deed in mending.future],
            mending.undo,
            mending.redo,
        )
        window.deeds.register(LINKS, links)
        window.deeds.register(MENDS, mends)
        window.deeds.changed.connect(self.show)

    def show(self) -> None:
        """Names of undo and redo; what can be mended where the person reads."""
        window, actions = self._window, self._window.actions_by_id
        undo, redo, done, undone = actions["undo"], actions["redo"], window.deeds.undo_name, window.deeds.redo_name
        undo.setText(self.tr("&Undo {deed}").format(deed=done) if done else self.tr("&Undo"))
        redo.setText(self.tr("&Redo {deed}").format(deed=undone) if undone else self.tr("&Redo"))
        undo.setEnabled(bool(done))
        redo.setEnabled(bool(undone))
        _side, place = self.here()
        for name in (*_PLAIN, *_ASKING, "mend-split"):
            actions[name].setEnabled(self.possible(name, place))
        actions["order-facts"].setEnabled(window.session.comparison is not None)

    # Where

    def here(self) -> tuple[Side, Place | None]:
        """The paragraph at the selection, else where the person reads; None without a comparison."""
        window = self._window
        side = next((one for one in Side if window.view.facing.pane(one).hasFocus()), window.last_side)
        comparison = window.session.comparison
        if comparison is None:
            return side, None
        outline, pane = comparison.side(side).outline, window.view.facing.pane(side)
        if pane.textCursor().hasSelection():
            selection = pane.selected_span()
            return side, Place(outline, selection.start, selection)
        segment = outline.segment(window.view.reading_label(side))
        return side, Place(outline, segment.own.start if segment else 0)

    def place_at(self, side: Side, at: QPoint) -> Place | None:
        """The paragraph at a point of a pane."""
        comparison, pane = self._window.session.comparison, self._window.view.facing.pane(side)
        if comparison is None or pane.page is None:
            return None
        offset = pane.page.offsets.to_text(pane.cursorForPosition(at).position())
        selection = pane.selected_span() if pane.textCursor().hasSelection() else None
        return Place(comparison.side(side).outline, offset, selection)

    @staticmethod
    def possible(name: str, place: Place | None) -> bool:
        """Whether an act makes sense at a place."""
        if place is None or place.block is None:
            return False
        first = place.block is place.outline.order.blocks[0]
        return {
            "mend-heading": not place.is_heading,
            "mend-text": place.is_heading,
            "mend-no-label": place.opens,
            "mend-join": not first,
            "mend-split": bool(place.split_words),
        }.get(name, True)

    # Menus and questions

    def _ask_at(self, side: Side, at: QPoint) -> None:
        pane = self._window.view.facing.pane(side)
        by_key = not pane.viewport().rect().contains(at) or not pane.viewport().underMouse()
        place = self.here()[1] if by_key and not pane.segment_at(at.y()) else self.place_at(side, at)
        if place is not None and place.block is not None:
            self._window.last_side = side
            self.menu(side, place).popup(pane.viewport().mapToGlobal(at))

    def menu(self, side: Side, place: Place) -> QMenu:
        """What can be done with a paragraph."""
        window = self._window
        menu = QMenu(window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(ui_font(12.5))
        menu.addAction(window.actions_by_id["copy"])
        menu.addSeparator()
        self._tagging(menu, side, place)
        menu.addSeparator()
        for name in _ORDER:
            if name == "mend-under":
                self._under(menu, side, place)
            elif name in ("mend-text", "mend-heading") and not self.possible(name, place):
                continue
            else:
                self._add(menu, name, side, place)
        menu.addSeparator()
        menu.addAction(window.actions_by_id["order-facts"].text(), lambda: self.edit_facts(side))
        menu.addAction(self.tr("A&bout this order"), lambda: window.doings.show_about(side))
        return menu

    def _tagging(self, menu: QMenu, side: Side, place: Place) -> None:
        """Tag the selection, where there is one; the whole clause; write a note."""
        tags = self._window.tags
        if place.selection is not None:
            menu.addAction(self._window.actions_by_id["tag"].text(), tags.keys.tag)
        segments = place.outline.segments
        if segments:
            tags.keys.fill_menu(menu, side, segments[place.outline.at(place.offset)].label)

    def _add(self, menu: QMenu, name: str, side: Side, place: Place) -> None:
        shown: QAction = self._window.actions_by_id[name]
        action = menu.addAction(shown.text(), lambda: self.do(name, side, place))
        action.setObjectName(name)
        action.setEnabled(self.possible(name, place))

    def _under(self, menu: QMenu, side: Side, place: Place) -> None:
        below = menu.addMenu(self.tr("&Belongs under"))
        below.setFont(ui_font(12.5))
        for label in place.parents():
            correction = place.correction(Mend.UNDER, label)
            below.addAction(label, partial(self.mending.mend, side, correction))
        below.addSeparator()
        below.addAction(self.tr("&Another…"), lambda: self.do("mend-under", side, place))

    def do(self, name: str, side: Side, place: Place | None) -> None:
        """Do an act of the menu at a place; where it needs a label, ask for one."""
        if place is None or not self.possible(name, place):
            return
        if name in _ASKING:
            self._ask(name, side, place)
        elif name == "mend-split":
            self.mending.mend(side, place.correction(Mend.SPLIT, place.split_words))
        else:
            self.mending.mend(side, place.correction(_PLAIN[name]))

    def _ask(self, name: str, side: Side, place: Place) -> None:
        mend = _ASKING[name]
        under = mend is Mend.UNDER
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Belongs under") if under else self.tr("Is clause labelled"))
        words = self.tr("“{words}” belongs under:") if under else self.tr("“{words}” is the section or clause:")
        dialog.setLabelText(words.format(words=place.words) + "\n" + self.tr('Written like 4, 4(b)(ii) or 5("a").'))
        dialog.setTextValue(next(iter(place.parents()), "") if under else place.label)
        dialog.textValueSelected.connect(lambda label: self.mending.mend(side, place.correction(mend, label.strip())))
        dialog.open()

    def edit_facts(self, side: Side | None = None) -> None:
        """Ask for an order's facts."""
        side = side or self.here()[0]
        comparison = self._window.session.comparison
        if comparison is None:
            return
        if not self.mending.known(side):
            words = self.tr("This order is not in the library, where corrections are kept; import it first.")
            self._window.message.say(words, "warning")
            return
        dialog = FactsDialog(comparison.side(side).order, self._window)
        dialog.given.connect(lambda facts: self._give(side, facts))
        dialog.open()

    def _give(self, side: Side, facts: dict[str, str]) -> None:
        before = self.mending.corrections(side)
        self.mending.replace(side, ", ".join(facts), before, with_facts(before, facts))


_ASKING = {"mend-under": Mend.UNDER, "mend-label": Mend.LABEL}
_ORDER = (
    "mend-heading",
    "mend-text",
    "mend-under",
    "mend-label",
    "mend-no-label",
    "mend-join",
    "mend-split",
    "mend-aside",
)
