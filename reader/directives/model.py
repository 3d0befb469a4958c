"""Who must do what by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reader.spans import Span


@dataclass(frozen=True, slots=True)
class Directive:
    """One duty an order lays on somebody."""

    label: str
    """Label of the segment it stands in."""
    span: Span
    """The sentence or clause it rests on."""
    actors: tuple[str, ...]
    """Full titles, acronyms and short forms resolved; empty where none is named."""
    partners: tuple[str, ...]
    """Those it is to be done with (`in coordination with`)."""
    modal: str
    """As printed: `shall`, `must`, `should`, `shall not`."""
    action: str
    """What is to be done, from the verb on."""
    deadline: str | None
    """In the printed words: `within 30 days of the date of this order`."""
    due: date | None
    """Counted from the day of signing (or of effect, where the order says so)."""
    recurs: str | None
    """`annually`, `quarterly`, `every 90 days`; None for once."""
