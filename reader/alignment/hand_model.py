"""What a person said of a pair of orders: links drawn or rejected, relations, notes, places put side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from reader.alignment.model import Relation

Labels = tuple[str, ...]


class HandKind(StrEnum):
    """What sort of thing the person said."""

    LINK = "link"
    """These passages correspond."""
    NOT_A_LINK = "not a link"
    """They do not, though the aligner may say so."""
    NO_COUNTERPART = "no counterpart"
    """Nothing in the other order corresponds to this passage, nor to any part of it."""
    SYNC = "sync point"
    """These two places belong side by side when the panes scroll together."""


@dataclass(frozen=True, slots=True)
class HandAnchor:
    """A passage as the person meant it: by its label, and by how its words begin, so that another text is noticed."""

    label: str
    begins: str = ""
    """The first words behind the enumerator, white space folded; empty where they are not known."""
    at: int = 0
    """For sync points: code points from the start of the segment's own words."""


@dataclass(frozen=True, slots=True)
class HandEntry:
    """One thing a person said, with author and time."""

    kind: HandKind
    left: tuple[HandAnchor, ...]
    """Empty where a passage of the right order has no counterpart."""
    right: tuple[HandAnchor, ...]
    author: str
    when: datetime
    """In UTC, to the second."""
    relation: Relation | None = None
    """The relation the person gave a link; None where the program is to tell."""
    confirmed: bool = False
    locked: bool = False
    """True where it is settled: no later entry and nothing the aligner finds goes against it."""
    note: str = ""
    score: float | None = None
    """The aligner's score of that link at that time; None where it had no such link."""

    @property
    def labels(self) -> tuple[Labels, Labels]:
        """Its labels on the left and on the right."""
        return tuple(anchor.label for anchor in self.left), tuple(anchor.label for anchor in self.right)

    @property
    def where(self) -> str:
        """How it is spoken of: `6 ↔ 4(a)(ii)(B)`, or the labels of the one side it has."""
        return " ↔ ".join(", ".join(labels) for labels in self.labels if labels)

    def mirrored(self) -> HandEntry:
        """The same with its sides changed."""
        return replace(self, left=self.right, right=self.left)


@dataclass(frozen=True, slots=True)
class HandLinks:
    """All that was said of one pair of orders, in the order in which it was said."""

    entries: tuple[HandEntry, ...] = ()

    def mirrored(self) -> HandLinks:
        """The same for the pair with its sides changed."""
        return HandLinks(tuple(entry.mirrored() for entry in self.entries))

    def found(self, kind: HandKind, left: Iterable[str], right: Iterable[str]) -> HandEntry | None:
        """The last entry of that kind about just these labels; None where there is none."""
        wanted = frozenset(left), frozenset(right)
        for entry in reversed(self.entries):
            if entry.kind is kind and tuple(map(frozenset, entry.labels)) == wanted:
                return entry
        return None

    def plus(self, *entries: HandEntry) -> HandLinks:
        """With `entries` at the end."""
        return HandLinks((*self.entries, *entries))

    def minus(self, *entries: HandEntry) -> HandLinks:
        """Without `entries`; the rest as it was."""
        return HandLinks(tuple(entry for entry in self.entries if entry not in entries))

    def joined(self, other: HandLinks) -> HandLinks:
        """With those of `other` that are not here already: an import."""
        return self.plus(*dict.fromkeys(entry for entry in other.entries if entry not in self.entries))


class State(StrEnum):
    """What became of an entry in the texts as they are now."""

    FOUND = "found"
    CHANGED = "changed"
    """The label is there, and its words begin much like those the person saw, but not the same."""
    RELABELLED = "relabelled"
    """The words are there under another label."""
    OVERRULED = "overruled"
    """Another entry about the same passages, later or locked, goes before it."""
    LOST = "no longer found"


@dataclass(frozen=True, slots=True)
class Checked:
    """An entry, held against the texts."""

    entry: HandEntry
    state: State
    left: Labels
    """Its labels as they are now; empty where it was lost."""
    right: Labels
    reason: str = ""
    """One sentence for the person; empty where all is as it was."""

    @property
    def in_force(self) -> bool:
        """True where the entry takes part in the comparison."""
        return self.state not in (State.OVERRULED, State.LOST)
