"""compare(left, right) -> Comparison: everything one screen shows; highlights; the session a window watches."""

from reader.comparison.authorities import (
    Authorities,
    Authority,
    AuthorityGroup,
    Place,
    authorities,
    citation,
    cited_name,
)
from reader.comparison.chain import ChainCell, ChainRow, chain
from reader.comparison.changes import ChangeRow, ChangeSort, change_counts, changes
from reader.comparison.compare import (
    compare,
    compare_readings,
    main_effect,
    read_order,
    with_hand_links,
    with_redline_options,
)
from reader.comparison.crosswalk import Cell, Column, Crosswalk, CrosswalkRow, crosswalk
from reader.comparison.duties import DutyOrder, DutyRow, duties, sorted_duties
from reader.comparison.hand_store import HandStore, export_hand, import_hand
from reader.comparison.highlights import Mark, Run, change_runs, phrase_runs, topic_runs
from reader.comparison.incoming_places import with_places
from reader.comparison.jumps import Jump, counterparts_of_references, links_within
from reader.comparison.library_lineage import key_of, known_order, library_lineages
from reader.comparison.lineage import Banner, Edge, Key, Known, Lineage, Lineages, Node, lineages
from reader.comparison.lineage_layout import LineagePicture, PlacedNode, laid_out
from reader.comparison.model import Comparison, Reading, Side, Step, TopicRow, Verdict
from reader.comparison.pair_outline import PairRow, PairVerdict, pair_outline
from reader.comparison.pieces import Passage, Passages, Piece, paragraph_spans
from reader.comparison.recurrence import Recurrence, recurrence
from reader.comparison.rows import FacingRow, facing_rows
from reader.comparison.session import SLOTS, Changed, Session
from reader.comparison.tag_search import TagSearch, entry_key, marks_in
from reader.comparison.timeline import TimePoint, due_day, duty_words, timeline
from reader.comparison.verdicts import GLYPHS, verdicts

__all__ = [
    "GLYPHS",
    "SLOTS",
    "Authorities",
    "Authority",
    "AuthorityGroup",
    "Banner",
    "Cell",
    "ChainCell",
    "ChainRow",
    "ChangeRow",
    "ChangeSort",
    "Changed",
    "Column",
    "Comparison",
    "Crosswalk",
    "CrosswalkRow",
    "DutyOrder",
    "DutyRow",
    "Edge",
    "FacingRow",
    "HandStore",
    "Jump",
    "Key",
    "Known",
    "Lineage",
    "LineagePicture",
    "Lineages",
    "Mark",
    "Node",
    "PairRow",
    "PairVerdict",
    "Passage",
    "Passages",
    "Piece",
    "Place",
    "PlacedNode",
    "Reading",
    "Recurrence",
    "Run",
    "Session",
    "Side",
    "Step",
    "TagSearch",
    "TimePoint",
    "TopicRow",
    "Verdict",
    "authorities",
    "chain",
    "change_counts",
    "change_runs",
    "changes",
    "citation",
    "cited_name",
    "compare",
    "compare_readings",
    "counterparts_of_references",
    "crosswalk",
    "due_day",
    "duties",
    "duty_words",
    "entry_key",
    "export_hand",
    "facing_rows",
    "import_hand",
    "key_of",
    "known_order",
    "laid_out",
    "library_lineages",
    "lineages",
    "links_within",
    "main_effect",
    "marks_in",
    "pair_outline",
    "paragraph_spans",
    "phrase_runs",
    "read_order",
    "recurrence",
    "sorted_duties",
    "timeline",
    "topic_runs",
    "verdicts",
    "with_hand_links",
    "with_places",
    "with_redline_options",
]
