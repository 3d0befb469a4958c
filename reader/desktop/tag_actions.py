"""Rows of the table of actions: tagging and noting passages."""

from __future__ import annotations

from reader.desktop.action_row import Action

PINS = "Tag > P&inned tags"
FIGURES = tuple(range(1, 10))

# Some desktops keep Ctrl+Alt with arrows or T for themselves: these have a second key.
TAG_ACTIONS: tuple[Action, ...] = (
    Action(
        "tag",
        "&Tag…",
        "Tag",
        ("T",),
        "In an order: tag the selected words; without a selection, the clause you read.",
        in_text=True,
    ),
    Action(
        "tag-segment",
        "Tag the whole &clause…",
        "Tag",
        ("Shift+T",),
        "In an order: tag the clause you are in.",
        in_text=True,
    ),
    Action(
        "tag-link",
        "Tag the &link…",
        "Tag",
        ("Ctrl+Alt+T", "F9"),
        "Tag the current link, both its passages as one.",
    ),
    Action(
        "tag-again",
        "Tag a&gain",
        "Tag",
        ("R",),
        "In an order: put the tag used last on the selected words.",
        in_text=True,
    ),
    Action("tag-note", "&Note…", "Tag", ("N",), "In an order: write a note on the selected words.", in_text=True),
    *(
        Action(
            f"tag-pin-{figure}",
            f"&{figure}: none yet",
            PINS,
            (str(figure),),
            f"In an order: put the tag pinned to {figure} on the selected words.",
            in_text=True,
        )
        for figure in FIGURES
    ),
    Action(
        "tag-matches",
        "Tag all &matches…",
        "Tag",
        ("Ctrl+Shift+M",),
        "List every place of a phrase or a topic, choose among them, and tag them in one step.",
        divided=True,
    ),
    Action(
        "tag-next",
        "Ne&xt tag",
        "Tag",
        ("Ctrl+Alt+Down", "F8"),
        "Go to the next tag or note in this order; Enter opens it.",
        divided=True,
    ),
    Action("tag-previous", "&Previous tag", "Tag", ("Ctrl+Alt+Up", "Shift+F8"), "Go to the tag or note before."),
    Action("tag-open", "&Open the current tag", "Tag", (), "Show the tag that is current: edit it, delete it, go on."),
    Action("tag-delete", "&Delete the current tag", "Tag", (), "Take the tag that is current off its words."),
    Action(
        "tags-dock",
        "Go to the Tags doc&k",
        "Tag",
        ("Ctrl+Alt+G",),
        "Show all tags with their passages, and give the list the keyboard.",
        divided=True,
    ),
    Action("tag-new", "Ne&w tag…", "Tag", ("Ctrl+Alt+N",), "Make a tag: its name, bar, colour, key and meaning."),
    Action(
        "tags-passages",
        "&All tagged passages…",
        "Tag",
        ("Ctrl+Alt+P",),
        "List every tagged passage of the library: sort, filter, open, export.",
    ),
    Action(
        "tags-import",
        "Import tag&s…",
        "Tag",
        (),
        "Take in tags and passages from a file; what would come in is shown first.",
        divided=True,
    ),
    Action("tags-export", "&Export tags…", "Tag", (), "Write passages, tags or topics to a file for other programs."),
    Action(
        "tags-merge", "Merge a colleag&ue’s tags…", "Tag", (), "Join what colleagues tagged with what is tagged here."
    ),
    Action(
        "tags-agreement", "&How far taggers agree…", "Tag", (), "How far two people tag alike, and where they differ."
    ),
)

CARET_ACTION = Action(
    "caret",
    "Caret in the te&xt",
    "View",
    ("F7",),
    "Show a caret in the orders that the arrows move; with Shift they select words, with or without it.",
    checkable=True,
)

TAG_DOCK_KEYS: tuple[tuple[str, str], ...] = (
    ("Shift+Enter", "In the Tags dock: go back to the passage before; Enter goes on to the next one."),
    ("F2", "In the Tags dock: give the marked tag another name."),
    ("Del", "In the Tags dock: delete the marked tag; what becomes of its uses is asked."),
    (
        "Alt+Shift+Left, Ctrl+Shift+Left",
        "In the Tags dock: take the marked tag out of the one above it; with Up or Down, move it.",
    ),
    ("Alt+Shift+Right, Ctrl+Shift+Right", "In the Tags dock: put the marked tag below the one before it."),
)
