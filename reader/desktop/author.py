"""Who sits before the screen: written beside links, tags and notes."""

from __future__ import annotations

import getpass


def author() -> str:
    """The person's name on this machine; `hand` where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "hand"
