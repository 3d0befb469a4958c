"""Search as the person types: facets to the left, the open pair and the rest of the library to the right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from reader.desktop.desk import SEARCHING, Desk
from reader.desktop.elided import ElidedLabel
from reader.desktop.facets import FacetColumn
from reader.desktop.fonts import MEDIUM, SEMIBOLD, ui_font
from reader.desktop.icons import icon
from reader.desktop.marks import rule
from reader.desktop.search_field import SearchField
from reader.desktop.search_results import ResultList
from reader.desktop.searching import Asked, Found
from reader.desktop.theme import Theme

WIDE = 760
"""From this width on there is room for the facets, in logical pixels."""


class SearchPopup(QFrame):
    """Laid over the window while a search goes on."""

    chosen = Signal(object, bool, object)
    """The Hit to go to, True where it is to be opened on the left, and the Found it is of."""
    ended = Signal()
    """The search was closed; its marks are to go."""
    said = Signal(str)
    """What the status line says of the search; empty at its end."""

    def __init__(self, desk: Desk, field: SearchField, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._desk, self._field, self._theme = desk, field, theme
        self._asked = Asked("")
        self._found: Found | None = None
        self.setAccessibleName(self.tr("Search results"))
        self._scope = self._choice([self.tr("whole library"), self.tr("the open pair")])
        self._forms = self._choice([self.tr("word and its forms"), self.tr("exactly this word")])
        self._count = QLabel()
        self._count.setFont(ui_font(12))
        self._count.setProperty("tone", "quiet")
        self._error = QLabel()
        self._error.setFont(ui_font(12.5, MEDIUM))
        self._error.setWordWrap(True)
        self._error.setTextFormat(Qt.TextFormat.PlainText)
        self._error.setContentsMargins(16, 8, 16, 8)
        self.facets = FacetColumn(desk.taxonomy.topics, theme)
        self.results = ResultList(desk.session, theme)
        self._lay_out()
        self.set_theme(theme)
        self.facets.changed.connect(lambda _: self._ask())
        self.results.chosen.connect(lambda hit, left: self.chosen.emit(hit, left, self._found))
        self.results.turned.connect(self._say)
        field.asked.connect(self.ask)
        field.moved.connect(self.results.go)
        field.entered.connect(self._enter)
        field.left.connect(self.close_search)
        field.woken.connect(self.wake)
        self.hide()

    def _choice(self, texts: list[str]) -> QToolButton:
        button = QToolButton()
        button.setObjectName("kinds")
        button.setFont(ui_font(12))
        button.setFixedHeight(22)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setIconSize(QSize(13, 13))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(button)
        group = QActionGroup(menu)
        for at, text in enumerate(texts):
            choice = QAction(text, menu)
            choice.setCheckable(True)
            choice.setChecked(at == 0)
            choice.setData(at)
            group.addAction(choice)
            menu.addAction(choice)
        button.setMenu(menu)
        button.setText(texts[0])
        button.setAccessibleName(texts[0])
        group.triggered.connect(lambda choice: self._choose(button, choice))
        return button

    def _choose(self, button: QToolButton, choice: QAction) -> None:
        button.setText(choice.text())
        button.setAccessibleName(choice.text())
        button.setProperty("choice", choice.data())
        self._ask()

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setObjectName("popupbar")
        top = QHBoxLayout(bar)
        top.setContentsMargins(12, 4, 12, 4)
        top.setSpacing(8)
        searching = QLabel(self.tr("Searching"))
        searching.setFont(ui_font(12))
        searching.setProperty("tone", "quiet")
        for widget in (searching, self._scope, self._forms):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self._count)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.facets)
        self._parting = rule(across=False)
        body.addWidget(self._parting)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._error)
        right.addWidget(self.results, 1)
        body.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(rule())
        column.addLayout(body, 1)
        column.addWidget(rule())
        column.addWidget(self._footer())

    def _footer(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("popupbar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 4, 12, 4)
        row.setSpacing(5)
        for key, words in (
            ("↑ ↓", self.tr("move")),
            (self.tr("Enter"), self.tr("go to clause")),
            (self.tr("Ctrl+Enter"), self.tr("open left")),
            (self.tr("Esc"), self.tr("close")),
        ):
            name = QLabel(key)
            name.setFont(ui_font(11.5, SEMIBOLD))
            what = QLabel(words)
            what.setFont(ui_font(11.5))
            what.setProperty("tone", "quiet")
            row.addWidget(name)
            row.addWidget(what)
            row.addSpacing(8)
        self._try = ElidedLabel(ui_font(11.5))
        self._try.set_text(self.tr("Try: effect:end topic:parole signed:2021.. tag:deadline note:class"))
        row.addStretch(1)
        row.addWidget(self._try)
        return foot

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self.facets.set_theme(theme)
        self.results.set_theme(theme)
        self._try.set_colour(theme.colour("ink2"))
        for button in (self._scope, self._forms):
            button.setIcon(icon("down", theme.colour("ink2"), size=13))
        colour = self._error.palette()
        colour.setColor(self._error.foregroundRole(), theme.colour("opposed"))
        self._error.setPalette(colour)
        self._error.setStyleSheet(f"color: {theme.roles['opposed']};")
        if self._found is not None and self.isVisible():
            self._show(self._found)

    def place(self, width: int, top: int, bottom: int) -> None:
        """Lie between `top` and `bottom` at the right edge of a window so wide, in logical pixels."""
        own = min(width - 36, max(1030, width * 5 // 8)) if width >= 1100 else width
        self.setGeometry(width - own, top, own, bottom - top)
        wide = own >= WIDE
        self.facets.setVisible(wide)
        self._parting.setVisible(wide)

    @property
    def error(self) -> str:
        """The sentence about a query that cannot be understood; empty where it can."""
        return self._error.text() if not self._error.isHidden() else ""

    def wake(self) -> None:
        """Show the last search again when the field is entered with words in it."""
        if self._field.text().strip() and not self.isVisible():
            self.ask(self._field.text())

    def ask(self, text: str) -> None:
        """Search for what was typed; an empty field ends the search."""
        if not text.strip():
            self.facets.clear()
            self.hide()
            self.said.emit("")
            return
        if text.strip() != self._asked.query:
            self.facets.clear()
        self._asked = replace(self._asked, query=text.strip())
        self._ask()

    def _ask(self) -> None:
        self._asked = replace(
            self._asked,
            left=self._desk.pair.left,
            right=self._desk.pair.right,
            narrowed=self.facets.picked,
            pair_only=self._scope.property("choice") == 1,
            exact=self._forms.property("choice") == 1,
        )
        if not self.isVisible():
            self.results.show_words(self.tr("Searching …"))
            self._error.hide()
        self.show()
        self.raise_()
        self._desk.search(self._asked, self._show, self._fail)

    def _show(self, found: Found) -> None:
        self._found = found
        self._error.hide()
        self.facets.show_facets(found.facets)
        clauses = self.tr("1 clause") if found.total == 1 else self.tr("{n} clauses").format(n=found.total)
        orders = self.tr("1 order") if found.orders == 1 else self.tr("{n} orders").format(n=found.orders)
        self._count.setText(self.tr("{clauses} in {orders}").format(clauses=clauses, orders=orders))
        self._field.set_count(clauses)
        if found.total:
            self.results.show_found(found)
        else:
            self._nothing(found)

    def _nothing(self, found: Found) -> None:
        self._count.setText("")
        ideas = [
            self.tr("Try a shorter word, or its beginning with a star: {word}*").format(
                word=found.asked.query.split()[0]
            ),
            self.tr("Search for a topic: topic:parole, or for what is done to it: effect:end"),
            self.tr('Search for what you tagged or noted: tag:"due process", note:class'),
        ]
        if found.asked.narrowed:
            ideas.insert(0, self.tr("Untick what narrows the search on the left."))
        if found.asked.pair_only:
            ideas.insert(0, self.tr("Search the whole library instead of the open pair."))
        self.results.show_words(self.tr("No clause answers to “{query}”.").format(query=found.asked.query), ideas)
        self.said.emit(self.tr("“{query}”: nothing found").format(query=found.asked.query))

    def _fail(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.show()
        self._count.setText("")
        self._field.set_count("")
        if self._found is None:
            self.results.show_words("")

    def _say(self, at: int, count: int) -> None:
        if self._found is None:
            return
        near = sum(self._found.pair_totals.values())
        words = self.tr("“{query}”: {near} in the open pair, {far} elsewhere; hit {at} of {count} shown")
        self.said.emit(
            words.format(
                query=self._found.asked.query, near=near, far=max(0, self._found.total - near), at=at, count=count
            )
        )

    def _enter(self, on_left: bool) -> None:
        if not self.isVisible():
            self.ask(self._field.text())
        else:
            self.results.enter(on_left)

    def close_search(self) -> None:
        """End the search and empty the field."""
        self._desk.jobs.cancel(SEARCHING)
        self._field.clear()
        self._found = None
        self.facets.clear()
        self.hide()
        self.said.emit("")
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends the search from anywhere in the popup."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_search()
            return
        super().keyPressEvent(event)
