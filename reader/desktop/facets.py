"""The facets of a search: how many clauses have each value; ticking one narrows the results to it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.marks import Check
from reader.desktop.theme import Theme
from reader.desktop.wording import edition_word, kind_word, tr
from reader.search import NONE_STATED, Facets
from reader.topics import Topic

WIDTH = 194
_MOST = 7


class FacetColumn(QFrame):
    """Groups of check boxes."""

    changed = Signal(object)
    """The frozen set of (field, value) that is ticked now."""

    def __init__(self, topics: Mapping[str, Topic], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facets")
        self.setFixedWidth(WIDTH)
        self._topics, self._theme = topics, theme
        self.picked: frozenset[tuple[str, str]] = frozenset()
        self.checks: dict[tuple[str, str], Check] = {}
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def set_theme(self, theme: Theme) -> None:
        """The next facets are drawn in another theme."""
        self._theme = theme

    def clear(self) -> None:
        """Nothing is picked."""
        self.picked = frozenset()

    def show_facets(self, facets: Facets) -> None:
        """Show the values that the results have, and those that are picked."""
        focused = next((key for key, check in self.checks.items() if check.hasFocus()), None)
        self.checks = {}
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 8, 10, 8)
        column.setSpacing(0)
        for field, title, values in (
            ("effect", tr("Effect"), facets.effect),
            ("by", tr("Signed by"), facets.president),
            ("kind", tr("Kind"), facets.kind),
            ("edition", tr("Edition"), facets.edition),
            ("topic", tr("With the topic"), facets.topic),
        ):
            self._group(column, field, title, dict(values))
        column.addStretch(1)
        self._area.setWidget(page)
        if focused in self.checks:
            self.checks[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _group(self, column: QVBoxLayout, field: str, title: str, values: Mapping[str, int]) -> None:
        picked = [value for name, value in self.picked if name == field]
        shown = dict.fromkeys((*sorted(picked), *list(values)[:_MOST]))
        if not shown:
            return
        head = QLabel(title)
        head.setFont(ui_font(11.5, SEMIBOLD))
        head.setProperty("tone", "quiet")
        head.setContentsMargins(0, 6, 0, 3)
        column.addWidget(head)
        for value in shown:
            column.addLayout(self._line(field, value, values.get(value, 0)))

    def _line(self, field: str, value: str, count: int) -> QHBoxLayout:
        words = self._words(field, value)
        check = Check(words, self._theme)
        check.setChecked((field, value) in self.picked)
        check.setToolTip(words)
        check.setAccessibleName(tr("{value}, {n} clauses").format(value=words, n=count))
        check.clicked.connect(lambda on, key=(field, value): self._pick(key, on))
        self.checks[field, value] = check
        number = QLabel(str(count))
        number.setFont(ui_font(12))
        number.setProperty("tone", "quiet")
        line = QHBoxLayout()
        line.addWidget(check, 1)
        line.addWidget(number)
        return line

    def _pick(self, key: tuple[str, str], on: bool) -> None:
        self.picked = self.picked | {key} if on else self.picked - {key}
        self.changed.emit(self.picked)

    def _words(self, field: str, value: str) -> str:
        if field == "topic" and value in self._topics:
            return self._topics[value].short or self._topics[value].label
        if field == "kind":
            return kind_word(value)
        if field == "edition":
            return edition_word(value)
        return tr("none stated") if value == NONE_STATED else tr(value)
