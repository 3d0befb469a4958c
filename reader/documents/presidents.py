"""The presidents by their names in signatures; the days in office come from the catalogue."""

from __future__ import annotations

import re

NAMES = (
    "Franklin D. Roosevelt",
    "Harry S. Truman",
    "Dwight D. Eisenhower",
    "John F. Kennedy",
    "Lyndon B. Johnson",
    "Richard Nixon",
    "Gerald R. Ford",
    "Jimmy Carter",
    "Ronald Reagan",
    "George H. W. Bush",
    "George W. Bush",
    "William J. Clinton",
    "Barack Obama",
    "Donald J. Trump",
    "Joseph R. Biden Jr.",
)
"""Full names as the reader writes them."""

_OTHER = {
    "josephrbiden": "Joseph R. Biden Jr.",
    "joebiden": "Joseph R. Biden Jr.",
    "josephrobinettebidenjr": "Joseph R. Biden Jr.",
    "donaldtrump": "Donald J. Trump",
    "donaldjohntrump": "Donald J. Trump",
    "barackhobama": "Barack Obama",
    "barackhusseinobama": "Barack Obama",
    "georgebush": "George H. W. Bush",
    "billclinton": "William J. Clinton",
    "ronaldwreagan": "Ronald Reagan",
    "geraldford": "Gerald R. Ford",
    "jamesecarterjr": "Jimmy Carter",
    "jamesecarter": "Jimmy Carter",
    "richardmnixon": "Richard Nixon",
    "johnfitzgeraldkennedy": "John F. Kennedy",
}


def _squashed(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.casefold())


_BY_SQUASHED = {_squashed(name): name for name in NAMES} | _OTHER


def president_named(name: str) -> str | None:
    """The full name for a name as printed, in any case and punctuation; None for any other words."""
    squashed = re.sub(r"^(?:president|signed)+|(?:presidentoftheunitedstates.*)$", "", _squashed(name))
    return _BY_SQUASHED.get(squashed)
