"""Topics of the taxonomy, the places that speak of them, and what an order does to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.spans import Span


class Effect(StrEnum):
    """What a clause does to a topic. No effect at all (a mere mention) is None."""

    ESTABLISH = "establish"
    RESUME = "resume"
    EXPAND = "expand"
    CONTINUE = "continue"
    REQUIRE = "require"
    REVIEW = "review"
    LIMIT = "limit"
    END = "end"
    REVOKE = "revoke"


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of the taxonomy (SKOS-like)."""

    id: str
    label: str
    """Its preferred name, as shown."""
    short: str = ""
    """A shorter name where room is scarce; the label where empty."""
    alternatives: tuple[str, ...] = ()
    """Other wordings; matched with inflection and either hyphen or space."""
    acronyms: tuple[str, ...] = ()
    """Matched with their case, as whole words."""
    passing: tuple[str, ...] = ()
    """Wordings that only name the topic in passing (`removable aliens`): lit, but with no effect of their own."""
    exclusions: tuple[str, ...] = ()
    """Longer wordings in which the topic is not meant."""
    signals: tuple[str, ...] = ()
    """Citations that speak of it: `INA 235(b)(2)(C)`, `8 U.S.C. 1225(b)(2)(C)`."""
    patterns: tuple[str, ...] = ()
    """Regular expressions for wordings that vary."""
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    note: str = ""
    """What belongs to it and what does not, in our words."""
    set: str = ""
    """Name of the file's group, as shown: `Immigration`."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that speaks of a topic."""

    topic: str
    """Id of the topic."""
    label: str
    """Label of the segment it stands in."""
    span: Span
    quote: str
    effect: Effect | None
    effect_span: Span | None
    """The operative words the effect rests on (`review and determine whether to terminate`); None without one."""
    reason: str
    """Why it is lit, in words: `acronym “MPP”, defined in 4(a)(ii)(B)`."""
    outcome: Effect | None = None
    """Of a review, what it may come to: `end` for `determine whether to terminate`; None where that is left open."""
