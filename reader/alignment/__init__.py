"""Two Outlines -> Bitext, redlines and the scroll map; the person's own links on top."""

from reader.alignment.aligner import align
from reader.alignment.boilerplate import boilerplate
from reader.alignment.hand import (
    Pen,
    with_confirmed,
    with_entry_lock,
    with_link,
    with_lock,
    with_note,
    with_relation,
    with_sync,
    without_counterpart,
    without_entry,
    without_link,
)
from reader.alignment.hand_files import as_csv, as_json, as_yaml, from_csv, from_json, from_yaml
from reader.alignment.hand_merge import with_hand
from reader.alignment.hand_model import Checked, HandAnchor, HandEntry, HandKind, HandLinks, State
from reader.alignment.matrix import ScoreMatrix, score_matrix
from reader.alignment.model import (
    Aside,
    Bitext,
    Change,
    ChangeKind,
    Link,
    Move,
    Redline,
    RedlineOptions,
    Relation,
    ScrollMap,
    aside_at,
)
from reader.alignment.redline import redlines
from reader.alignment.ruling import checked
from reader.alignment.scroll_map import scroll_map

__all__ = [
    "Aside",
    "Bitext",
    "Change",
    "ChangeKind",
    "Checked",
    "HandAnchor",
    "HandEntry",
    "HandKind",
    "HandLinks",
    "Link",
    "Move",
    "Pen",
    "Redline",
    "RedlineOptions",
    "Relation",
    "ScoreMatrix",
    "ScrollMap",
    "State",
    "align",
    "as_csv",
    "as_json",
    "as_yaml",
    "aside_at",
    "boilerplate",
    "checked",
    "from_csv",
    "from_json",
    "from_yaml",
    "redlines",
    "score_matrix",
    "scroll_map",
    "with_confirmed",
    "with_entry_lock",
    "with_hand",
    "with_link",
    "with_lock",
    "with_note",
    "with_relation",
    "with_sync",
    "without_counterpart",
    "without_entry",
    "without_link",
]
