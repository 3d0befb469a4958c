"""QActions, menus and the keyboard page, all made from the table in actions.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

from reader.desktop.actions import ACTIONS, MENUS, OTHER_KEYS
from reader.desktop.wording import tr


def make_actions(parent: QObject, handlers: Mapping[str, Callable[..., None]]) -> dict[str, QAction]:
    """One QAction for each row of the table. Raises KeyError where a row has no handler.

    A checkable action hands its new state to its handler; actions of one group exclude one another.
    """
    made: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for row in ACTIONS:
        action = QAction(tr(row.text, "actions"), parent)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence.fromString(key) for key in row.keys])
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut if row.in_text else Qt.ShortcutContext.WindowShortcut
        action.setShortcutContext(within)
        action.setStatusTip(tr(row.tip, "actions"))
        action.setIconText(tr(row.short or row.name, "actions"))
        action.setCheckable(row.checkable)
        if row.group:
            action.setActionGroup(groups.setdefault(row.group, QActionGroup(parent)))
        handler = handlers[row.id]
        _connect(action, _or_mnemonic(handler, row.keys[0]) if row.in_text and row.keys else handler)
        made[row.id] = action
    return made


def _connect(action: QAction, handler: Callable[..., None]) -> None:
    if action.isCheckable():
        action.triggered.connect(lambda on: handler(on))
    else:
        action.triggered.connect(lambda _=False: handler())


def _or_mnemonic(handler: Callable[..., None], key: str) -> Callable[..., None]:
    """`handler`, but while a menu is open its key is the menu's: there the letter chooses a row."""
    shifted, _, letter = key.rpartition("+")
    held = Qt.KeyboardModifier.ShiftModifier if shifted else Qt.KeyboardModifier.NoModifier

    def act() -> None:
        popup = QApplication.activePopupWidget()  # None when the row itself was chosen: menus close first
        if isinstance(popup, QMenu):
            sent = QKeyEvent(QEvent.Type.KeyPress, ord(letter), held, letter if shifted else letter.lower())
            popup.event(sent)  # handed over directly: sent by the application it would be a shortcut again
        else:
            handler()

    return act


def fill_menu_bar(bar: QMenuBar, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Fill the menu bar; the menus by their names in the table (`View > T&heme`)."""
    menus: dict[str, QMenu] = {}
    for text in MENUS:
        menus[text.replace("&", "")] = bar.addMenu(tr(text, "actions"))
    for row in ACTIONS:
        if row.menu not in menus:
            above, _, name = row.menu.partition(" > ")
            if row.divided:
                menus[above].addSeparator()
            menus[row.menu] = menus[above].addMenu(tr(name, "actions"))
        elif row.divided:
            menus[row.menu].addSeparator()
        menus[row.menu].addAction(actions[row.id])
        actions[row.id].setIconVisibleInMenu(False)
    return menus


def keyboard_page() -> str:
    """Every key, as Markdown."""
    lines = [f"# {tr('Keyboard')}", ""]
    for menu in MENUS:
        name = menu.replace("&", "")
        rows = [row for row in ACTIONS if row.menu.split(" > ")[0] == name and row.keys]
        if not rows:
            continue
        lines += [f"## {tr(menu, 'actions').replace('&', '')}", ""]
        lines += [f"- **{_native(row.keys[0])}** – {tr(row.tip, 'actions')}" for row in rows]
        lines.append("")
    lines += [f"## {tr('Everywhere')}", ""]
    lines += [f"- **{tr(keys, 'actions')}** – {tr(words, 'actions')}" for keys, words in OTHER_KEYS]
    return "\n".join(lines) + "\n"


def _native(keys: str) -> str:
    return QKeySequence.fromString(keys).toString(QKeySequence.SequenceFormat.NativeText)
