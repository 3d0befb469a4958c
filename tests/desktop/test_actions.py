"""The table of actions, and the menus made from it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu

from reader.desktop.actions import ACTIONS, MENUS, TOOLBAR_TOGGLES, action
from reader.desktop.menus import keyboard_page
from reader.places import resources


def _access_key(text: str) -> str:
    return text[text.index("&") + 1].lower()


def test_no_two_actions_share_an_id_a_text_in_one_menu_or_a_key():
    for what in (
        [row.id for row in ACTIONS],
        [(row.menu, row.name) for row in ACTIONS],
        [QKeySequence.fromString(key).toString() for row in ACTIONS for key in row.keys],
    ):
        assert [one for one, count in Counter(what).items() if count > 1] == []


def test_access_keys_are_unique_within_each_menu():
    for menu in {row.menu for row in ACTIONS}:
        below = {row.menu for row in ACTIONS if row.menu.startswith(f"{menu} > ")}
        texts = [row.text for row in ACTIONS if row.menu == menu] + [name.split(" > ")[1] for name in below]
        assert len({_access_key(text) for text in texts}) == len(texts), menu
    assert len({_access_key(text) for text in MENUS}) == len(MENUS)


def test_every_action_says_what_it_does_and_stands_in_a_known_menu():
    names = {text.replace("&", "") for text in MENUS}
    for row in ACTIONS:
        assert row.tip.endswith("."), row.id
        assert row.menu.split(" > ")[0] in names, row.id


def test_every_toolbar_button_has_an_icon_that_is_there():
    for name in (*TOOLBAR_TOGGLES, "export", "previous", "next"):
        assert (resources() / "icons" / f"{action(name).icon}.svg").is_file()


def test_the_keyboard_page_names_every_key(qapp):
    page = keyboard_page()
    for row in ACTIONS:
        if row.keys:
            assert QKeySequence.fromString(row.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) in page, row.id


def test_the_menu_bar_holds_every_action_once(window):
    found: Counter[str] = Counter()

    def walk(menu) -> None:
        for one in menu.actions():
            if one.menu() is not None:
                walk(one.menu())
            elif one.objectName():
                found[one.objectName()] += 1

    walk(window.menuBar())
    assert found == Counter({row.id: 1 for row in ACTIONS})


def test_every_control_that_takes_the_keyboard_has_a_name(window):
    window.go(1)
    nameless = [
        widget.objectName() or type(widget).__name__
        for kind in (QAbstractButton, QLineEdit)
        for widget in window.findChildren(kind)
        if widget.isVisible()
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or widget.text())
    ]
    assert nameless == []


def test_a_letter_of_the_text_chooses_a_row_while_a_menu_is_open(window, monkeypatch):
    chosen = []
    menu = QMenu(window)
    menu.addAction("&Never mind", lambda: chosen.append("row"))
    monkeypatch.setattr(QApplication, "activePopupWidget", lambda: menu)
    menu.popup(window.mapToGlobal(window.rect().center()))
    window.actions_by_id["tag-note"].trigger()  # as its key N does while a pane has the keyboard
    assert chosen == ["row"]
    assert not window.tags.popups.field.isVisible()
