"""One row of the table of actions, free of any toolkit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can have done."""

    id: str
    text: str
    """As it stands in the menu, in English, with `&` before its access key; translated where it is shown."""
    menu: str
    """The menu it stands in; `View > Theme` for one below another."""
    keys: tuple[str, ...] = ()
    """Key sequences in Qt's portable spelling; the first is the one shown."""
    tip: str = ""
    """What it does, in one plain sentence."""
    checkable: bool = False
    group: str = ""
    """Actions of one group exclude one another."""
    icon: str = ""
    """Name of its icon in resources/icons, where it stands in the toolbar."""
    divided: bool = False
    """True where a line parts it from the action above."""
    in_text: bool = False
    """True where its keys count only while the text of an order has the keyboard: single letters and figures."""
    short: str = ""
    """What stands in the toolbar, where the menu's text is too long for it."""

    @property
    def name(self) -> str:
        """The text without access key and dots, as a screen reader says it and the guide prints it."""
        return self.text.replace("&", "").rstrip(".…").strip()
