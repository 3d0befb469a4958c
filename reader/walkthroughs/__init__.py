"""Walkthroughs: stops through a comparison, suggested, kept, presented and asked about."""

from reader.walkthroughs.deeds import (
    duplicated,
    mirrored,
    moved,
    moved_by,
    retitled,
    stamped,
    walkthrough_retitled,
    with_author,
    with_note,
    with_places,
    with_question,
    with_setting,
    with_stop,
    without_stop,
)
from reader.walkthroughs.model import Answer, Hidden, PlacedStop, Question, Stop, Walkthrough
from reader.walkthroughs.naming import order_name
from reader.walkthroughs.performance import Performance, performance
from reader.walkthroughs.placing import fits, keys_of, oriented, placed
from reader.walkthroughs.questions import questions
from reader.walkthroughs.round import ResultRow, Round, resumed
from reader.walkthroughs.slides import Fact, Slide, SlideSide, badge, presented, slides
from reader.walkthroughs.soft_breaks import flowing
from reader.walkthroughs.stops import (
    Place,
    Places,
    duty_places,
    passage_places,
    segment_places,
    step_places,
    stop_for,
    topic_places,
)
from reader.walkthroughs.store import (
    Kept,
    RemovedWalkthrough,
    WalkthroughStore,
    export_walkthrough,
    import_walkthrough,
)
from reader.walkthroughs.suggesting import suggested
from reader.walkthroughs.walkthrough_files import from_yaml, to_yaml

__all__ = [
    "Answer",
    "Fact",
    "Hidden",
    "Kept",
    "Performance",
    "Place",
    "PlacedStop",
    "Places",
    "Question",
    "RemovedWalkthrough",
    "ResultRow",
    "Round",
    "Slide",
    "SlideSide",
    "Stop",
    "Walkthrough",
    "WalkthroughStore",
    "badge",
    "duplicated",
    "duty_places",
    "export_walkthrough",
    "fits",
    "flowing",
    "from_yaml",
    "import_walkthrough",
    "keys_of",
    "mirrored",
    "moved",
    "moved_by",
    "order_name",
    "oriented",
    "passage_places",
    "performance",
    "placed",
    "presented",
    "questions",
    "resumed",
    "retitled",
    "segment_places",
    "slides",
    "stamped",
    "step_places",
    "stop_for",
    "suggested",
    "to_yaml",
    "topic_places",
    "walkthrough_retitled",
    "with_author",
    "with_note",
    "with_places",
    "with_question",
    "with_setting",
    "with_stop",
    "without_stop",
]
