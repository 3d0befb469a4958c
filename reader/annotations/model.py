"""What a person says of passages: tags and notes, on a passage of one order or on a link between two.

The model is that of the W3C (Web Annotation Data Model, 2017): a target with selectors, and bodies. One Annotation is
one passage (or one link) with at most one tag; notes on it keep their own writers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from reader.spans import Span


@dataclass(frozen=True, slots=True)
class Selector:
    """Words of a reading text, found again by place and by quote (TextPositionSelector, TextQuoteSelector)."""

    exact: str
    """The words as they stood."""
    prefix: str = ""
    """What stood before them: 32 code points, more where the passage has its like in the text (see `selector`)."""
    suffix: str = ""
    """What stood after them, as many."""
    start: int = 0
    """Where they stood: first code point of the reading text they were chosen in."""
    end: int = 0
    """One past the last."""


@dataclass(frozen=True, slots=True)
class Target:
    """A passage of an order."""

    order: str
    """Which order, whatever the edition: see `order_key`; `eo-14165`."""
    selector: Selector
    label: str = ""
    """Label of the segment it began in, to say where it was when it can no longer be found."""
    edition: str = ""
    """The library's id of the text it was chosen in: `eo-14165-digest`; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Note:
    """Words that somebody wrote."""

    text: str
    """Markdown."""
    creator: str = ""
    created: datetime | None = None
    """In UTC, whole seconds."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One passage, or one link, with a tag or notes or both."""

    id: str
    """`urn:uuid:…`; the same through every export and import."""
    targets: tuple[Target, ...]
    """One passage; or two, left and right, where a link between two orders is tagged."""
    tag: str | None = None
    """Id of a tag of the vocabulary; None for a note alone."""
    notes: tuple[Note, ...] = ()
    creators: tuple[str, ...] = ()
    """Who tagged it: several, where the annotations of several people were joined."""
    created: datetime | None = None
    """In UTC, whole seconds."""
    modified: datetime | None = None
    """The same; None where it never was."""

    @property
    def is_link(self) -> bool:
        """True where it speaks of a link between two orders."""
        return len(self.targets) > 1


PATTERNS = 6
"""So many ways a tag's bar is drawn."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A word of the person's vocabulary."""

    id: str
    """Stable, whatever it is renamed to: `due-process`."""
    label: str
    """`due process`; no two tags have the same."""
    broader: str | None = None
    """Id of the tag it lies below."""
    letter: str = ""
    """What heads its bars: one or two letters; empty for the first of its label."""
    pattern: int = 0
    """How its bars are drawn, 0 to 5."""
    colour: str | None = None
    """`#3F5870`; None for the theme's own."""
    definition: str = ""
    aliases: tuple[str, ...] = ()
    """Other words it is found by."""
    pinned: int | None = None
    """The figure key, 1 to 9, that applies it; no two tags have the same."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The person's tags, in the order in which they stand."""

    tags: tuple[Tag, ...] = ()

    def tag(self, tag: str) -> Tag | None:
        """The tag with that id; None where there is none."""
        return next((one for one in self.tags if one.id == tag), None)


@dataclass(frozen=True, slots=True)
class Tagbook:
    """All that is tagged and noted in a library, frozen: each deed makes another."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    annotations: Mapping[str, Annotation] = field(default_factory=lambda: MappingProxyType({}))
    """By id, in the order of making."""
    kept: dict[str, object] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What was worked out of it (an index), so as not to do it again; no part of it, and gone with it."""


class Certainty(StrEnum):
    """How a passage was found again."""

    EXACT = "exact"
    """The very words (white space aside)."""
    APPROXIMATE = "approximate"
    """Words so like them, and so placed, that no other passage can be meant."""
    ORPHANED = "orphaned"
    """Not found; kept and listed, never placed somewhere."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where the words of a selector stand in a text."""

    span: Span | None
    """None where orphaned."""
    certainty: Certainty
    score: float
    """Likeness of what stands there, 0 to 1; 1 for the very words."""


@dataclass(frozen=True, slots=True)
class Placement:
    """One target of an annotation, held against the text that is open."""

    annotation: Annotation
    target: int
    """Index of the target."""
    anchored: Anchored


@dataclass(frozen=True, slots=True)
class TagMark:
    """One bar beside the text, or the sign of a note: what a pane paints and names."""

    annotation: str
    """Id of the annotation."""
    span: Span
    """The words in the open text."""
    tag: str | None
    """Id of its tag; None for a note alone."""
    name: str
    """What hovering says: the tag's name with those above it, or how the note begins."""
    letter: str
    pattern: int
    colour: str | None
    lane: int
    """Which column beside the text, 0 the nearest: bars that overlap stand in different lanes."""
    certainty: Certainty
    notes: int = 0
    """How many notes it carries."""
    link: bool = False
    """True where it tags a link."""
