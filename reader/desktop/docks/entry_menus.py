"""The library's menus: what can be done with an order, how the list is sorted, to what it is narrowed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader.desktop.docks.entry_choice import FACETS, Choice
from reader.desktop.fonts import ui_font
from reader.desktop.wording import edition_word, kind_word, tr
from reader.library import SortKey

_FACET_WORDS = {
    "year": "Year",
    "president": "President",
    "kind": "Kind",
    "topic": "Topic",
    "edition": "Edition",
}
_SORT_WORDS = {
    SortKey.NUMBER: "Number",
    SortKey.DATE: "Day of signing",
    SortKey.TITLE: "Title",
    SortKey.ADDED: "When added",
}

Counts = Callable[[str], tuple[tuple[str, int], ...]]


def facet_word(facet: str) -> str:
    """`Year`, `President` ... as shown."""
    return tr(_FACET_WORDS[facet])


def value_word(facet: str, value: str, topics: Mapping[str, str]) -> str:
    """A facet's value as shown; `topics`: names of topics by their ids."""
    if facet == "kind":
        return kind_word(value)
    if facet == "edition":
        return edition_word(value)
    return topics.get(value, value) if facet == "topic" else value


def plain_menu(parent: QWidget) -> QMenu:
    """An empty menu that is gone when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setFont(ui_font(12.5))
    return menu


def narrow_menu(
    menu: QMenu, choice: Choice, counts: Counts, topics: Mapping[str, str], chosen: Callable[[str, str], None]
) -> None:
    """Fill `menu` with a menu for each facet, its values with their counts; a chosen one is ticked."""
    for facet in FACETS:
        below = menu.addMenu(facet_word(facet))
        below.setFont(ui_font(12.5))
        below.setStyleSheet("QMenu { menu-scrollable: 1; }")
        below.aboutToShow.connect(
            lambda below=below, facet=facet: _fill_facet(below, facet, choice, counts, topics, chosen)
        )
    if choice.facets:
        menu.addSeparator()
        menu.addAction(tr("Show all"), lambda: chosen("", ""))


def _fill_facet(
    menu: QMenu,
    facet: str,
    choice: Choice,
    counts: Counts,
    topics: Mapping[str, str],
    chosen: Callable[[str, str], None],
) -> None:
    if menu.actions():
        return
    found = counts(facet)
    for value, count in reversed(found) if facet == "year" else found:
        text = value_word(facet, value, topics).replace("&", "&&")
        action = menu.addAction(f"{text}\t{count}", partial(chosen, facet, value))
        action.setCheckable(True)
        action.setChecked(choice.facets.get(facet) == value)
    if not found:
        menu.addAction(tr("Nothing to choose from")).setEnabled(False)


def sort_menu(menu: QMenu, choice: Choice, chosen: Callable[[SortKey, bool], None]) -> None:
    """Fill `menu` with what can be sorted by, and the direction."""
    for key, words in _SORT_WORDS.items():
        _ticked(menu, tr(words), choice.sort is key, partial(chosen, key, choice.descending))
    menu.addSeparator()
    _ticked(menu, tr("Upwards"), not choice.descending, lambda: chosen(choice.sort, False))
    _ticked(menu, tr("Downwards"), choice.descending, lambda: chosen(choice.sort, True))


def _ticked(menu: QMenu, text: str, on: bool, then: Callable[[], None]) -> QAction:
    action = menu.addAction(text, then)
    action.setCheckable(True)
    action.setChecked(on)
    return action
