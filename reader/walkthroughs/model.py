"""A walkthrough: an ordered list of stops through a comparison, each with a sentence of the trainer's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reader.annotations import Anchored, Target


class Hidden(StrEnum):
    """What a stop keeps back until the class has guessed."""

    LEFT = "left"
    """The passage on the left."""
    RIGHT = "right"
    RELATION = "relation"
    """Both passages are seen; how they stand to one another is not told."""


class Answer(StrEnum):
    """What a class can say of the other order; each has a key."""

    CONTINUES = "continues"
    LIMITS = "limits"
    ENDS = "ends"
    SILENT = "is silent"


@dataclass(frozen=True, slots=True)
class Question:
    """What the class is asked before a stop is shown whole."""

    text: str
    """`What does the other order do with the Migrant Protection Protocols?`"""
    hidden: Hidden
    answer: Answer
    """What is right."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One place of a walkthrough: passages on both sides, how they are shown, and what the trainer says."""

    id: str
    """Short and unique within its walkthrough; not shown."""
    title: str
    note: str = ""
    """What the trainer says: Markdown."""
    left: tuple[Target, ...] = ()
    """Passages of the left order; empty where only the right has one."""
    right: tuple[Target, ...] = ()
    topics: tuple[str, ...] = ()
    """Ids of the topics that are lit, in the order of their marks."""
    view: str = "facing"
    """`facing`, `rows`, `outline` or `matrix`."""
    redline: bool = False
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class Walkthrough:
    """A prepared way through two orders."""

    title: str
    left: str
    """Key of the left order, whatever the edition: `eo-14010`; see `reader.annotations.order_key`."""
    right: str
    stops: tuple[Stop, ...] = ()
    author: str = ""
    created: datetime | None = None
    """In UTC, whole seconds."""
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlacedStop:
    """A stop, held against the two texts that are open."""

    stop: Stop
    """With its sides as the panes have them: turned, where the orders are open the other way round."""
    left: tuple[Anchored, ...]
    """One for each of `stop.left`."""
    right: tuple[Anchored, ...]
    problem: str = ""
    """A sentence where a passage is not found, or only nearly; empty where all stand."""
