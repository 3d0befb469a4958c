"""The two panels that hold the docks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from reader.comparison import Session
from reader.desktop.docks.differences import DifferencesDock
from reader.desktop.docks.directives import DirectivesDock
from reader.desktop.docks.library import LibraryDock
from reader.desktop.docks.link_panel import LinkPanel
from reader.desktop.docks.outline import OutlineDock
from reader.desktop.docks.references import ReferencesDock
from reader.desktop.docks.tabs import Tabs
from reader.desktop.docks.tags import TagsDock
from reader.desktop.docks.topics import TopicsDock
from reader.desktop.docks.walkthrough import WalkthroughDock
from reader.desktop.marks import rule
from reader.desktop.theme import Theme

LEFT_WIDTH, RIGHT_WIDTH = 194, 230
"""Usual widths, in logical pixels."""
_ALONE = ("tag", "walkthrough")
"""Tabs that take all the room there is; the current link is not told beside them."""


class LeftDock(QFrame):
    """Library above, outline below."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dock")
        self.library = LibraryDock(theme)
        self.outline = OutlineDock(session, theme)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        for part in (self.library, self.outline):
            self.split.addWidget(part)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([236, 600])
        self.library.setMinimumHeight(112)
        self.outline.setMinimumHeight(160)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.split)
        self.setMinimumWidth(170)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.library.set_theme(theme)
        self.outline.set_theme(theme)


class RightDock(QFrame):
    """Topics, differences, directives, tags and references behind tabs; the current link below."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dock")
        self.topics = TopicsDock(session, theme)
        self.differences = DifferencesDock(session, theme)
        self.directives = DirectivesDock(session, theme)
        self.tag_dock = TagsDock(theme)
        self.references = ReferencesDock(session, theme)
        self.walkthrough = WalkthroughDock(theme)
        self.link = LinkPanel(session, theme)
        self.tabs = Tabs(theme)
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        for key, text, page in (
            ("topics", self.tr("Topics"), self.topics),
            ("differences", self.tr("Differences"), self.differences),
            ("directives", self.tr("Directives"), self.directives),
            ("tag", self.tr("Tags"), self.tag_dock),
            ("references", self.tr("References"), self.references),
            ("walkthrough", self.tr("Walkthrough"), self.walkthrough),
        ):
            self._pages[key] = page
            self._stack.addWidget(page)
            self.tabs.add(key, text, key, signed=key == "tag")
        self.tabs.changed.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(rule())
        column.addWidget(self._stack, 1)
        self._above_link = rule()
        column.addWidget(self._above_link)
        column.addWidget(self.link)
        self.setMinimumWidth(RIGHT_WIDTH)

    def _turn(self, key: str) -> None:
        """Tags take all the room there is; beside the others the current link is told."""
        self._stack.setCurrentWidget(self._pages[key])
        for part in (self._above_link, self.link):
            part.setVisible(key not in _ALONE)

    def show_link(self) -> None:
        """Make sure that the current link is told."""
        if self.tabs.chosen() in _ALONE:
            self.tabs.choose("differences")

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.tabs.set_theme(theme)
        self.topics.set_theme(theme)
        self.differences.set_theme(theme)
        self.directives.set_theme(theme)
        self.tag_dock.set_theme(theme)
        self.references.set_theme(theme)
        self.walkthrough.set_theme(theme)
        self.link.set_theme(theme)
