"""What can be done with one tag, as a menu; its keys are those of the tree."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from reader.annotations import Tag, with_pin
from reader.desktop.fonts import ui_font
from reader.desktop.tag_actions import FIGURES
from reader.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.desktop.main_window import MainWindow
    from reader.desktop.tag_desk import TagDesk


def tag_menu(desk: TagDesk, tag: Tag, window: MainWindow) -> QMenu:
    """The menu of a tag; it does what it says through `desk`."""
    menu = QMenu(window)
    menu.setFont(ui_font(12.5))
    tree = desk.dock.tree
    _add(menu, tr("&Next passage"), "Enter", lambda: tree.entered.emit(tag.id, 1))
    _add(menu, tr("All its &passages…"), "", lambda: window.tag_studies.show_passages(tag.id))
    menu.addSeparator()
    _add(menu, tr("&Rename"), "F2", lambda: tree.rename(tag.id))
    _add(menu, tr("&Edit: colour, bar, meaning…"), "", lambda: desk.edit(tag.id))
    _pins(menu, desk, tag)
    menu.addSeparator()
    _add(menu, tr("New tag &below…"), "", lambda: desk.new(tag.id))
    moves = menu.addMenu(tr("&Move"))
    moves.setFont(ui_font(12.5))
    for way, words, key in (
        ("up", tr("&Up"), "Alt+Shift+Up"),
        ("down", tr("&Down"), "Alt+Shift+Down"),
        ("in", tr("&Below the one before"), "Alt+Shift+Right"),
        ("out", tr("&Out of the one above"), "Alt+Shift+Left"),
    ):
        _add(moves, words, key, partial(tree.carry_wanted.emit, tag.id, way))
    _add(menu, tr("Merge &into…"), "", lambda: desk.merge(tag.id))
    menu.addSeparator()
    _add(menu, tr("&Delete…"), "Del", lambda: desk.delete(tag.id))
    return menu


def _pins(menu: QMenu, desk: TagDesk, tag: Tag) -> None:
    pins = menu.addMenu(tr("Pin to a &key"))
    pins.setFont(ui_font(12.5))
    owners = {one.pinned: one for one in desk.book.vocabulary.tags if one.pinned is not None}
    for figure in (*FIGURES, None):
        words = tr("None") if figure is None else f"&{figure}"
        owner = owners.get(figure) if figure is not None else None
        if owner is not None and owner.id != tag.id:
            words += "  " + tr("now “{tag}”").format(tag=owner.label.replace("&", "&&"))
        action = _add(pins, words, "", partial(_pin, desk, tag, figure))
        action.setCheckable(True)
        action.setChecked(tag.pinned == figure)


def _pin(desk: TagDesk, tag: Tag, figure: int | None) -> None:
    name = tr("pin “{tag}” to {figure}") if figure is not None else tr("unpin “{tag}”")
    desk.do(name.format(tag=tag.label, figure=figure), lambda book: with_pin(book, tag.id, figure))


def _add(menu: QMenu, words: str, key: str, act: Callable[[], object]) -> QAction:
    """One row; `key` is told, and taken by the tree alone."""
    action = menu.addAction(words, act)
    if key:
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
    return action
