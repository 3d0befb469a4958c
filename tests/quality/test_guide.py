"""The user guide: every page can be reached, every link leads to one, and its keys are the window's keys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.desktop.actions import ACTIONS, OTHER_KEYS
from reader.places import resources

PAGES = (
    "index",
    "comparing",
    "topics",
    "tags",
    "walkthroughs",
    "library",
    "searching",
    "handing-on",
    "keyboard",
    "terminal",
    "words",
)


def _page(name: str) -> str:
    return (resources() / "guide" / f"{name}.md").read_text("utf-8")


def test_the_guide_has_these_pages_and_the_first_leads_to_all_others() -> None:
    assert sorted(file.stem for file in (resources() / "guide").glob("*.md")) == sorted(PAGES)
    assert set(re.findall(r"\]\(([\w-]+)\.md\)", _page("index"))) == set(PAGES) - {"index"}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_title_and_every_link_leads_to_a_page(name: str) -> None:
    text = _page(name)
    assert len(re.findall(r"^# ", text, re.M)) == 1
    assert text.startswith("# ")
    assert [link for link in re.findall(r"\]\(([^)]+)\)", text) if Path(link).stem not in PAGES] == []


def _spoken(keys: str) -> str:
    return keys.replace("Ctrl++", "Ctrl+Plus").replace("Ctrl+-", "Ctrl+Minus")


def test_the_keyboard_page_names_every_key_of_the_window_and_no_other() -> None:
    printed = {
        key
        for cell in re.findall(r"^\| ([^|]+?) \|", _page("keyboard"), re.M)
        for key in cell.split(", ")
        if cell not in ("key", "---")
    }
    told = {_spoken(action.keys[0]) for action in ACTIONS if action.keys}
    told |= {key for keys, _ in OTHER_KEYS for key in keys.split(", ")}
    assert printed - {"Shift+F6", "Shift+Tab"} == told


def test_keys_named_anywhere_in_the_guide_belong_to_the_window() -> None:
    known = {_spoken(action.keys[0]) for action in ACTIONS if action.keys}
    known |= {key for keys, _ in OTHER_KEYS for key in keys.split(", ")}
    named = {key for name in PAGES for key in re.findall(r"\b(?:Ctrl|Alt)(?:\+\w+)+", _page(name))}
    assert named - known == set()
