"""Notes that a file broke at a width run on; what was broken on purpose stays."""

from __future__ import annotations

import pytest

from reader.walkthroughs import flowing

WRAPPED = """Ask the room to read the left passage aloud before anybody
speaks of the right one; then let them guess."""
JOINED = "Ask the room to read the left passage aloud before anybody speaks of the right one; then let them guess."


def test_a_paragraph_broken_at_a_width_runs_on() -> None:
    assert flowing(WRAPPED) == JOINED
    assert flowing(f"{WRAPPED}\n\n{WRAPPED}") == f"{JOINED}\n\n{JOINED}"


def test_within_an_item_of_a_list_too_and_items_stay() -> None:
    wrapped = f"- {WRAPPED.replace(chr(10), chr(10) + '  ')}\n- a second item"
    assert flowing(wrapped) == f"- {JOINED}\n- a second item"


@pytest.mark.parametrize(
    "kept",
    [
        "Who waits?\nWhere?\nFor how long?",
        "".join(f"    {line}\n" for line in WRAPPED.split("\n")),
        f"```\n{WRAPPED}\n```",
        f"{WRAPPED.split(chr(10))[0]}  \n{WRAPPED.split(chr(10))[1]}",
        f"{WRAPPED.split(chr(10))[0]}\\\n{WRAPPED.split(chr(10))[1]}",
        "| a column that is wide enough to be called so, surely | b |\n| --- | --- |\n| one | two |",
        "# A heading that takes up quite some room on its own line\nand words below it",
        "one line alone",
        "",
    ],
)
def test_what_was_broken_on_purpose_stays(kept: str) -> None:
    assert flowing(kept) == kept


def test_once_is_enough() -> None:
    assert flowing(flowing(WRAPPED)) == flowing(WRAPPED)
