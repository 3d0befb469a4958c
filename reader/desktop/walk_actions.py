"""Rows of the table of actions: making, presenting and handing on walkthroughs."""

from __future__ import annotations

from reader.desktop.action_row import Action

_MENU = "Walkthrough"

WALK_ACTIONS: tuple[Action, ...] = (
    Action(
        "walk-show",
        "&List of stops",
        _MENU,
        ("Ctrl+Shift+W",),
        "Show the walkthrough’s stops, and give them the keyboard.",
        icon="walkthrough",
        short="Walkthrough",
    ),
    Action(
        "walk-add",
        "&Add a stop",
        _MENU,
        ("S",),
        "In an order or a list: add a stop at the selected words, the link or the row where you are.",
        in_text=True,
        divided=True,
    ),
    Action(
        "walk-suggest",
        "&Suggest a walkthrough",
        _MENU,
        ("Ctrl+Alt+W",),
        "Draft one from the comparison: what is opposed, what only one order has, what was revised.",
    ),
    Action(
        "walk-questions",
        "Add &questions",
        _MENU,
        (),
        "Make questions from the links you drew or confirmed, where the effects leave one answer.",
    ),
    Action(
        "walk-present",
        "&Present",
        _MENU,
        ("F5",),
        "Show the stops full screen, from the first one; Esc leaves.",
        divided=True,
    ),
    Action(
        "walk-present-here",
        "Present from the &marked stop",
        _MENU,
        ("Shift+F5",),
        "Show the stops full screen from the marked one, and go on with the answers given so far.",
    ),
    Action(
        "walk-rehearse",
        "Present with the &trainer’s view",
        _MENU,
        ("Ctrl+F5",),
        "Show the stops, and note, clock and next stop in a window of their own.",
    ),
    Action(
        "walk-answers",
        "Save the ans&wers…",
        _MENU,
        (),
        "Write what the class answered last time, and the score, as a table.",
    ),
    Action("walk-new", "&New walkthrough…", _MENU, (), "Begin one for the two orders that are open.", divided=True),
    Action("walk-rename", "&Rename…", _MENU, (), "Give the open walkthrough another title."),
    Action("walk-copy", "Make a &copy", _MENU, (), "Keep a copy of the open walkthrough as your own."),
    Action("walk-delete", "&Delete", _MENU, (), "Take the open walkthrough away; it can be brought back."),
    Action("walk-restore", "&Bring back…", _MENU, (), "Bring back a walkthrough that was deleted."),
    Action("walk-import", "&Import…", _MENU, (), "Take over a walkthrough that a colleague gave you.", divided=True),
    Action(
        "walk-export",
        "&Export walkthrough…",
        _MENU,
        (),
        "Save the open walkthrough: as a file for a colleague, slides, a document or a web page.",
    ),
)

STOP_KEYS: tuple[tuple[str, str], ...] = (
    ("Alt+Up, Alt+Down", "In the list of stops: take the marked stop up or down."),
    ("F2", "In the list of stops: write another title."),
    ("Ctrl+D", "In the list of stops: double the marked stop."),
    ("Del", "In the list of stops: delete the marked stop."),
    ("Page Down, Page Up", "In a presentation: on, or back; Space goes on too, a number goes to that stop."),
    ("Home, End", "In a presentation: the first or the last page."),
    ("B, N, O, T", "In a presentation: black, the note, the other edition, the trainer’s view."),
    ("C, L, E, S", "In a presentation that asks: continues, limits, ends, is silent; Space reveals."),
    ("Ctrl+S", "In a presentation with questions: save the answers."),
)
"""Keys of the list of stops and of a presentation, for the keyboard page."""
