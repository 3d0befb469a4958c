"""Rows of the table of actions: exporting, printing, bundles, copying with citation."""

from __future__ import annotations

from reader.desktop.action_row import Action

BUNDLE_ACTION = Action(
    "open-bundle",
    "Open a &colleague’s bundle…",
    "File",
    ("Ctrl+Shift+O",),
    "Look into a bundle, and take over its orders, tags, links and walkthroughs.",
)
HAND_ON_ACTIONS: tuple[Action, ...] = (
    Action(
        "export",
        "&Export…",
        "File",
        ("Ctrl+E",),
        "Save this comparison, its walkthrough, its tables, or a bundle for a colleague.",
        icon="export",
        short="Export",
        divided=True,
    ),
    Action(
        "print-preview",
        "Print pre&view…",
        "File",
        ("Ctrl+Shift+P",),
        "Show the pages as they will be printed.",
        divided=True,
    ),
    Action("print", "&Print…", "File", ("Ctrl+P",), "Print this comparison."),
)
COPY_ACTIONS: tuple[Action, ...] = (
    Action(
        "copy-cited",
        "Copy &with citation",
        "Edit",
        ("Ctrl+Shift+C",),
        "Copy the selected words, or the passage where you read, with what they are cited by.",
    ),
    Action(
        "copy-both",
        "Copy &both sides as a table",
        "Edit",
        ("Ctrl+Alt+C",),
        "Copy what is selected left and right, or both passages of the current link, side by side.",
    ),
)
NEEDING_A_PAIR = ("export", "print", "print-preview", "copy-cited", "copy-both")
"""Actions that do nothing while no pair is open."""
