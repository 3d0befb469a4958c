"""Two Outlines -> Bitext, redlines and the scroll map."""

from reader.alignment.aligner import align
from reader.alignment.model import Bitext, Change, ChangeKind, Link, Redline, Relation, ScrollMap
from reader.alignment.redline import redlines
from reader.alignment.scroll_map import scroll_map

__all__ = [
    "Bitext",
    "Change",
    "ChangeKind",
    "Link",
    "Redline",
    "Relation",
    "ScrollMap",
    "align",
    "redlines",
    "scroll_map",
]
