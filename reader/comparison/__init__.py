"""compare(left, right) -> Comparison: everything one screen shows; highlights; the session a window watches."""

from reader.comparison.authorities import Authorities, authorities, citation
from reader.comparison.compare import compare, compare_readings, read_order
from reader.comparison.highlights import Mark, Run, change_runs, phrase_runs, topic_runs
from reader.comparison.model import Comparison, Reading, Side, Step, TopicRow, Verdict
from reader.comparison.rows import FacingRow, facing_rows
from reader.comparison.session import SLOTS, Changed, Session
from reader.comparison.verdicts import verdicts

__all__ = [
    "SLOTS",
    "Authorities",
    "Changed",
    "Comparison",
    "FacingRow",
    "Mark",
    "Reading",
    "Run",
    "Session",
    "Side",
    "Step",
    "TopicRow",
    "Verdict",
    "authorities",
    "change_runs",
    "citation",
    "compare",
    "compare_readings",
    "facing_rows",
    "phrase_runs",
    "read_order",
    "topic_runs",
    "verdicts",
]
