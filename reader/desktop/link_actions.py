"""Rows of the table of actions: the views, the person's hand on links, redline switches, changes, the chain."""

from __future__ import annotations

from reader.desktop.action_row import Action

_YOURS = "Compare > &Your links"
_IGNORED = "View > Redline lea&ves out"


def _own(name: str, text: str, tip: str, keys: tuple[str, ...] = (), divided: bool = False) -> Action:
    return Action(name, text, _YOURS, keys, tip, divided=divided)


def _view(name: str, text: str, key: str, tip: str, icon: str = "", short: str = "") -> Action:
    return Action(f"view-{name}", text, "View", (key,), tip, checkable=True, group="view", icon=icon, short=short)


def _ignored(name: str, text: str, tip: str) -> Action:
    return Action(f"ignore-{name}", text, _IGNORED, (), tip, checkable=True)


VIEW_ACTIONS: tuple[Action, ...] = (
    _view("facing", "Fa&cing pages", "Ctrl+1", "Read the two orders as facing pages.", "facing", "Facing"),
    _view("rows", "Ro&ws", "Ctrl+2", "Read them row by row, each passage beside its counterpart.", "rows", "Rows"),
    _view("outline", "O&utline of the pair", "Ctrl+3", "List the sections of both orders beside one another."),
    _view("matrix", "&Matrix", "Ctrl+4", "Show how like every passage is to every other."),
)

UNDO_ACTIONS: tuple[Action, ...] = (
    Action("undo", "&Undo", "Edit", ("Ctrl+Z",), "Take back what you last said of a link."),
    Action("redo", "&Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "Do again what you took back."),
)

IGNORED = ("enumerators", "references", "dates", "modals")
"""The switches of a redline, as fields of RedlineOptions."""

REDLINE_ACTIONS: tuple[Action, ...] = (
    _ignored("enumerators", "&Enumerators", "Leave (a), (ii), Sec. 6 out of the redline."),
    _ignored("references", "&Cross-reference numbers", "Leave the numbers in “section 4(a) of this order” out of it."),
    _ignored("dates", "&Dates", "Leave one date for another out of it."),
    _ignored("modals", "&Shall and must", "Leave “must” for “shall” out of it."),
)

CHANGE_ACTIONS: tuple[Action, ...] = (
    Action(
        "next-change",
        "Next c&hange",
        "Compare",
        ("Alt+Shift+Down",),
        "Go to the next change of wording that the redline marks.",
        divided=True,
    ),
    Action(
        "previous-change",
        "Previous chan&ge",
        "Compare",
        ("Alt+Shift+Up",),
        "Go to the change of wording before.",
    ),
)

HAND_ACTIONS: tuple[Action, ...] = (
    Action(
        "link",
        "&Link passages",
        _YOURS,
        ("Ctrl+L",),
        "Link the passages selected left and right; without a selection, those that you read.",
        divided=True,
    ),
    _own("unlink", "&Unlink", "Remove the current link, yours or the program's.", ("Ctrl+Shift+L",)),
    _own("keep", "&Keep", "Say that the current link is right, or no longer say so.", ("Ctrl+Shift+Y",)),
    _own("relate-same", "&Same", "Say that both passages say the same.", divided=True),
    _own("relate-revised", "&Revised", "Say that one passage is the other, reworded."),
    _own("relate-related", "R&elated", "Say that both are on one matter."),
    _own("relate-opposed", "&Opposed", "Say that they pull in opposite directions."),
    _own("alone", "No &counterpart", "Say that nothing in the other order corresponds to this passage.", divided=True),
    _own("note", "&Note…", "Write a note to the current link.", ("Ctrl+Shift+N",)),
    _own("lock", "Lock or unlock &it", "Settle the current link, or open it again."),
    _own("sync", "Set s&ync point", "Keep the two places that you read side by side while scrolling.", divided=True),
    _own("unsync", "Clear sync &points", "Take away all places that you put side by side."),
    _own("import-links", "I&mport links…", "Add links from a CSV, JSON or YAML file.", divided=True),
    _own("export-links", "E&xport links…", "Save your links of this pair as CSV, JSON or YAML."),
)

CHAIN_ACTIONS: tuple[Action, ...] = (
    Action(
        "chain",
        "Chain &of orders…",
        "Compare",
        (),
        "Lay three orders or more side by side: what became of each section over time.",
        divided=True,
    ),
)
