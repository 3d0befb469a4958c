"""Rows of the table of actions: mending how a paragraph, or the order's facts, were read."""

from __future__ import annotations

from reader.desktop.action_row import Action

CORRECT = "Edit > C&orrect this paragraph"

MEND_ACTIONS: tuple[Action, ...] = (
    Action("mend-heading", "This is a &heading", CORRECT, (), "Read this paragraph as a heading.", divided=True),
    Action("mend-text", "&Not a heading", CORRECT, (), "Read this paragraph as words of what stands before it."),
    Action("mend-under", "&Belongs under…", CORRECT, (), "Say below which section or clause this paragraph belongs."),
    Action("mend-label", "Is &clause labelled…", CORRECT, (), "Say which section or clause this paragraph is."),
    Action("mend-no-label", "Is no &label", CORRECT, (), "The number or letter it begins with is no label."),
    Action(
        "mend-join",
        "&Join with the one before",
        CORRECT,
        (),
        "Make this paragraph and the one before it one.",
        divided=True,
    ),
    Action("mend-split", "&Split at the selection", CORRECT, (), "Begin another paragraph with the selected words."),
    Action(
        "mend-aside", "Set &aside", CORRECT, (), "Take this paragraph out of the order’s text; it stays in the report."
    ),
    Action("order-facts", "Edit the order’s &facts…", "Edit", (), "Mend number, title, date, president or edition."),
)
