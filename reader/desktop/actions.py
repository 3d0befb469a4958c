"""The table of actions, free of any toolkit: menus, toolbar and the keyboard guide are made from it."""

from __future__ import annotations

from reader.desktop.action_row import Action
from reader.desktop.hand_on_actions import BUNDLE_ACTION, COPY_ACTIONS, HAND_ON_ACTIONS
from reader.desktop.link_actions import (
    CHAIN_ACTIONS,
    CHANGE_ACTIONS,
    HAND_ACTIONS,
    REDLINE_ACTIONS,
    UNDO_ACTIONS,
    VIEW_ACTIONS,
)
from reader.desktop.mend_actions import MEND_ACTIONS
from reader.desktop.tag_actions import CARET_ACTION, TAG_ACTIONS, TAG_DOCK_KEYS
from reader.desktop.walk_actions import STOP_KEYS, WALK_ACTIONS

THEMES = ("system", "light", "dark")
STEP_KINDS = ("all", "opposed", "revised", "related", "same", "only left", "only right")

ACTIONS: tuple[Action, ...] = (
    Action(
        "open-pair", "&Open pair…", "File", ("Ctrl+O",), "Choose two orders of the library and lay them side by side."
    ),
    BUNDLE_ACTION,
    Action("import-files", "&Import files…", "File", ("Ctrl+I",), "Add files to the library.", divided=True),
    Action(
        "import-folder", "Import &folder…", "File", ("Ctrl+Shift+I",), "Add every order in a folder to the library."
    ),
    Action(
        "get-official",
        "&Get official texts…",
        "File",
        ("Ctrl+G",),
        "Ask the Federal Register for the texts of executive orders; the only thing here that uses the network.",
    ),
    *HAND_ON_ACTIONS,
    Action(
        "quit", "&Quit", "File", ("Ctrl+Q",), "Close the window; everything is kept for the next start.", divided=True
    ),
    *UNDO_ACTIONS,
    Action("copy", "&Copy", "Edit", ("Ctrl+C",), "Copy the selected words.", divided=True),
    *COPY_ACTIONS,
    Action(
        "find", "&Search orders", "Edit", ("Ctrl+F",), "Search every order of the library.", icon="search", divided=True
    ),
    *MEND_ACTIONS,
    *VIEW_ACTIONS,
    Action(
        "follow",
        "&Scroll together",
        "View",
        ("Ctrl+J",),
        "Carry the other order along while you scroll.",
        checkable=True,
        icon="scroll-together",
        divided=True,
    ),
    Action(
        "topics", "&Topics", "View", ("Ctrl+T",), "Mark the lit topics in both orders.", checkable=True, icon="topics"
    ),
    Action(
        "links",
        "&Links",
        "View",
        ("Ctrl+K",),
        "Draw ribbons between passages that correspond.",
        checkable=True,
        icon="links",
    ),
    Action(
        "redline",
        "&Redline",
        "View",
        ("Ctrl+R",),
        "Mark word by word what changed where the wording is close.",
        checkable=True,
        icon="redline",
    ),
    *REDLINE_ACTIONS,
    Action("zoom-in", "Zoom &in", "View", ("Ctrl++", "Ctrl+="), "Larger type in both orders.", divided=True),
    Action("zoom-out", "Zoom &out", "View", ("Ctrl+-",), "Smaller type in both orders."),
    Action("zoom-reset", "&Normal size", "View", ("Ctrl+0",), "Type in its normal size."),
    Action(
        "left-dock",
        "Library &and outline",
        "View",
        ("Ctrl+B",),
        "Show or hide the panel on the left.",
        checkable=True,
        divided=True,
    ),
    Action(
        "right-dock",
        "Topics and &differences",
        "View",
        ("Ctrl+Shift+B",),
        "Show or hide the panel on the right.",
        checkable=True,
    ),
    Action(
        "theme-system",
        "As the &system",
        "View > T&heme",
        (),
        "Light or dark as the desktop is.",
        checkable=True,
        group="theme",
        divided=True,
    ),
    Action("theme-light", "&Light", "View > T&heme", (), "Dark ink on light paper.", checkable=True, group="theme"),
    Action("theme-dark", "&Dark", "View > T&heme", (), "Light ink on dark paper.", checkable=True, group="theme"),
    Action(
        "about-order",
        "A&bout this order",
        "View",
        ("Ctrl+Shift+A",),
        "Show which order it is, how its file was read, what looks wrong and what was set aside.",
        divided=True,
    ),
    CARET_ACTION,
    Action("full-screen", "&Full screen", "View", ("F11",), "Fill the whole screen.", checkable=True),
    Action("choose-left", "Choose &left…", "Compare", ("Ctrl+Alt+L",), "Choose the order on the left."),
    Action("choose-right", "Choose &right…", "Compare", ("Ctrl+Alt+R",), "Choose the order on the right."),
    Action(
        "swap",
        "S&wap sides",
        "Compare",
        ("Ctrl+Shift+S",),
        "Put the left order on the right and the right one on the left.",
    ),
    Action(
        "next", "&Next difference", "Compare", ("Alt+Down",), "Go to the next difference.", icon="next", divided=True
    ),
    Action("previous", "&Previous difference", "Compare", ("Alt+Up",), "Go to the difference before.", icon="previous"),
    Action(
        "step-all",
        "&All differences",
        "Compare > &Step through",
        (),
        "Step through every difference.",
        checkable=True,
        group="step",
        divided=True,
    ),
    Action(
        "step-opposed",
        "&Opposed",
        "Compare > &Step through",
        (),
        "Step through passages that pull in opposite directions.",
        checkable=True,
        group="step",
    ),
    Action(
        "step-revised",
        "&Revised",
        "Compare > &Step through",
        (),
        "Step through passages that were reworded.",
        checkable=True,
        group="step",
    ),
    Action(
        "step-related",
        "R&elated",
        "Compare > &Step through",
        (),
        "Step through passages on the same matter.",
        checkable=True,
        group="step",
    ),
    Action(
        "step-same",
        "&Same",
        "Compare > &Step through",
        (),
        "Step through passages that say the same.",
        checkable=True,
        group="step",
    ),
    Action(
        "step-only-left",
        "Only &left",
        "Compare > &Step through",
        (),
        "Step through what only the left order has.",
        checkable=True,
        group="step",
    ),
    Action(
        "step-only-right",
        "Only r&ight",
        "Compare > &Step through",
        (),
        "Step through what only the right order has.",
        checkable=True,
        group="step",
    ),
    *CHANGE_ACTIONS,
    *HAND_ACTIONS,
    *CHAIN_ACTIONS,
    *TAG_ACTIONS,
    *WALK_ACTIONS,
    Action(
        "new-topic",
        "New &topic…",
        "Edit",
        ("Ctrl+Shift+T",),
        "Write a topic of your own; words that are selected in an order are its first wording.",
    ),
    Action(
        "lineage",
        "L&ineage…",
        "Compare",
        ("Ctrl+Shift+G",),
        "What an order revoked or amended, and what did so to it, drawn along time.",
        divided=True,
    ),
    Action(
        "crosswalk",
        "&Crosswalk…",
        "Compare",
        ("Ctrl+Shift+K",),
        "Lay the topics of the open pair, or of up to fifty orders, side by side as a table.",
    ),
    Action(
        "duties",
        "&Directives and deadlines…",
        "Compare",
        ("Ctrl+Shift+D",),
        "Who must do what by when under both orders, side by side in a window.",
    ),
    Action("guide", "&Guide", "Help", ("F1",), "How to read two orders side by side."),
    Action("keyboard", "&Keyboard", "Help", ("Ctrl+F1",), "Every key on one page."),
    Action("about", "&About Order Reader", "Help", (), "What this program is, its version and licence.", divided=True),
)

_MENUS = ("&File", "&Edit", "&View", "&Compare", "&Tag", "&Walkthrough", "&Help")
MENUS = tuple(text for text in _MENUS if any(row.menu.partition(" > ")[0] == text.replace("&", "") for row in ACTIONS))
"""The menus that have something in them."""

TOOLBAR_TOGGLES = ("follow", "topics", "links", "redline")

OTHER_KEYS: tuple[tuple[str, str], ...] = (
    ("F6", "Go to the next part of the window; Shift+F6 goes back."),
    ("Tab", "Go to the next control; Shift+Tab goes back."),
    ("Enter", "Open, or go to, the row that is marked."),
    ("Space", "Put a topic out or light it."),
    ("Left, Right", "On a topic: its next place in the left or the right order. In the outline: fold or unfold."),
    (
        "Shift+Left, Shift+Right, Shift+Up, Shift+Down",
        "In an order: select words, across paragraphs too; a caret is shown.",
    ),
    ("Shift+F10", "In an order: what can be mended in the paragraph where you are."),
    ("F2", "In the library: show the marked order under another title."),
    ("Del", "In the library: take the marked order out; it can be brought back."),
    ("Esc", "Close the search, a message or a panel laid over the text."),
    ("Ctrl+Enter", "In the search: open the clause on the left, beside what is open on the right."),
    *STOP_KEYS,
    *TAG_DOCK_KEYS,
)
"""Keys that belong to no menu, for the keyboard page."""


def action(action_id: str) -> Action:
    """The action with that id; KeyError where there is none."""
    for found in ACTIONS:
        if found.id == action_id:
            return found
    raise KeyError(action_id)
