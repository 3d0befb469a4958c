"""Tags and notes on passages: model, anchoring, store, exchange."""

from reader.annotations.model import (
    PATTERNS,
    Anchored,
    Annotation,
    Certainty,
    Note,
    Placement,
    Selector,
    Tag,
    Tagbook,
    TagMark,
    Target,
    Vocabulary,
)

__all__ = [
    "PATTERNS",
    "Anchored",
    "Annotation",
    "Certainty",
    "Note",
    "Placement",
    "Selector",
    "Tag",
    "TagMark",
    "Tagbook",
    "Target",
    "Vocabulary",
]
