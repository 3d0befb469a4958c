"""The middle of the window: left dock, facing pages, right dock. A dock folds to a rail, or lies over the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from reader.comparison import Side
from reader.desktop.docks import LeftDock, Rail, RightDock
from reader.desktop.docks.sides import LEFT_WIDTH, RIGHT_WIDTH
from reader.desktop.theme import Theme


class Body(QWidget):
    """Docks and pages; each dock is open, folded to its rail, or laid over the pages."""

    folded = Signal(object, bool)
    """Side of a dock, and whether it is folded now."""

    def __init__(self, left: LeftDock, pages: QWidget, right: RightDock, theme: Theme) -> None:
        super().__init__()
        self.docks: dict[Side, LeftDock | RightDock] = {Side.LEFT: left, Side.RIGHT: right}
        self.pages = pages
        self._wanted = {Side.LEFT: True, Side.RIGHT: True}
        self._widths = {Side.LEFT: LEFT_WIDTH, Side.RIGHT: RIGHT_WIDTH}
        self._compact = False
        self.rails = {
            Side.LEFT: Rail(theme, (("library", self.tr("Library")), ("outline", self.tr("Outline")))),
            Side.RIGHT: Rail(
                theme,
                (
                    ("topics", self.tr("Topics")),
                    ("differences", self.tr("Differences")),
                    ("directives", self.tr("Directives")),
                    ("tag", self.tr("Tags")),
                    ("references", self.tr("References")),
                    ("walkthrough", self.tr("Walkthrough")),
                    ("link", self.tr("This link")),
                ),
            ),
        }
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        for part in (left, pages, right):
            self.split.addWidget(part)
        self.split.setStretchFactor(1, 1)
        self.split.splitterMoved.connect(lambda *_: self._note_widths())
        self._over = {side: _Overlay(self, side) for side in Side}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rails[Side.LEFT])
        row.addWidget(self.split, 1)
        row.addWidget(self.rails[Side.RIGHT])
        for side, rail in self.rails.items():
            rail.pressed.connect(lambda key, side=side: self._press(side, key))
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        for side in Side:
            self.docks[side].set_theme(theme)
            self.rails[side].set_theme(theme)

    def set_compact(self, on: bool) -> None:
        """Both docks are folded while the window is narrow."""
        if on != self._compact:
            self._compact = on
            self._arrange()

    def show_dock(self, side: Side, on: bool) -> None:
        """Open or fold a dock; in a narrow window: lay it over the pages or put it back."""
        if self._compact:
            self.lay_over(side, on)
            return
        self._wanted[side] = on
        self._arrange()

    def wanted(self, side: Side) -> bool:
        """True where the dock is open whenever there is room."""
        return self._wanted[side]

    def shown(self, side: Side) -> bool:
        """True while the dock can be seen, beside the pages or over them."""
        return not self._is_folded(side) or self._over[side].isVisible()

    def _is_folded(self, side: Side) -> bool:
        return self._compact or not self._wanted[side]

    def _arrange(self) -> None:
        for side in Side:
            folded = self._is_folded(side)
            self._over[side].give_back()
            dock = self.docks[side]
            at = 0 if side is Side.LEFT else 2
            if self.split.indexOf(dock) != at:
                self.split.insertWidget(at, dock)
            dock.setVisible(not folded)
            self.rails[side].setVisible(folded)
            self.folded.emit(side, folded)
        self._give_widths()

    @property
    def widths(self) -> tuple[int, int]:
        """Widths of the left and the right dock when they are open, in logical pixels."""
        return self._widths[Side.LEFT], self._widths[Side.RIGHT]

    def set_widths(self, left: int, right: int) -> None:
        """Make the docks so wide, as far as there is room."""
        self._widths = {Side.LEFT: left, Side.RIGHT: right}
        self._give_widths()

    def _note_widths(self) -> None:
        for side, width in zip(Side, (self.split.sizes()[0], self.split.sizes()[2]), strict=True):
            if not self._is_folded(side) and width > 0:
                self._widths[side] = width

    def _give_widths(self) -> None:
        open_ones = {side: 0 if self._is_folded(side) else self._widths[side] for side in Side}
        rest = max(300, self.split.width() - sum(open_ones.values()) - 2)
        self.split.setSizes([open_ones[Side.LEFT], rest, open_ones[Side.RIGHT]])

    def _press(self, side: Side, key: str) -> None:
        over = self._over[side]
        if over.isVisible() and over.key == key:
            self.lay_over(side, False)
            return
        dock = self.docks[side]
        if isinstance(dock, RightDock) and key in dock.tabs.keys():  # noqa: SIM118 - not a mapping
            dock.tabs.choose(key)
        elif isinstance(dock, RightDock) and key == "link":
            dock.show_link()
        self.lay_over(side, True, key)

    def lay_over(self, side: Side, on: bool, key: str = "") -> None:
        """Lay a folded dock over the pages, or put it back on its rail."""
        if not self._is_folded(side):
            return
        if on:
            self._over[side].key = key
            self._over[side].take(self.docks[side], self.over_place(side))
        else:
            self._over[side].give_back()

    def over_place(self, side: Side) -> QRect:
        """Where a dock lies when it is laid over the pages."""
        rail = self.rails[side]
        width = 236 if side is Side.LEFT else 260
        left = rail.width() if side is Side.LEFT else self.width() - rail.width() - width
        return QRect(QPoint(left, 0), QPoint(left + width - 1, self.height() - 1))

    def put_overlays_back(self) -> bool:
        """Put back what is laid over the pages; True where something was."""
        shown = [over for over in self._over.values() if over.isVisible()]
        for over in shown:
            over.give_back()
        return bool(shown)

    def resizeEvent(self, event: object) -> None:
        """What is laid over keeps its place."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        for side, over in self._over.items():
            over.setGeometry(self.over_place(side))


class _Overlay(QFrame):
    """Holds a dock over the pages until Esc or a click elsewhere."""

    def __init__(self, body: Body, side: Side) -> None:
        super().__init__(body)
        self.setObjectName("popup")
        self.setProperty("rings itself", True)  # it has just been laid over the text: that shows where the keyboard is
        self.key = ""
        self._body, self._side = body, side
        self._dock: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self.hide()

    def take(self, dock: QWidget, place: QRect) -> None:
        """Lay the dock over the pages."""
        self._dock = dock
        self._column.addWidget(dock)
        dock.show()
        self.setGeometry(place)
        self.show()
        self.raise_()
        dock.setFocus(Qt.FocusReason.OtherFocusReason)
        self._body.pages.installEventFilter(self)

    def give_back(self) -> None:
        """Put the dock back where it was folded."""
        if self._dock is None:
            return
        self._body.pages.removeEventFilter(self)
        dock, self._dock = self._dock, None
        at = 0 if self._side is Side.LEFT else 2
        self._body.split.insertWidget(at, dock)
        dock.hide()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press on the pages puts the dock back."""
        if event.type() is QEvent.Type.MouseButtonPress:
            self.give_back()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the dock back."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_back()
            return
        super().keyPressEvent(event)
