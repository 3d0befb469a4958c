"""What a session has marked, as panes, strips and tool tips show it."""

from __future__ import annotations

from collections.abc import Iterable

from reader.comparison import (
    Comparison,
    Run,
    Session,
    Side,
    Step,
    Verdict,
    change_runs,
    phrase_runs,
    topic_runs,
)
from reader.desktop.panes.overview_strip import StripMarks
from reader.desktop.panes.pane_marks import PaneMarks, Place
from reader.desktop.panes.passages import Ends, step_passages
from reader.desktop.wording import labels_text, tr, verdict_word
from reader.spans import Span


def passages(session: Session, side: Side, step: Step | None) -> tuple[Span, ...]:
    """The passages of a step on `side`; none without a comparison or a step."""
    return step_passages(session.comparison, side, step) if session.comparison else ()


def pane_marks(session: Session, side: Side, topics: bool, spot: Span | None) -> PaneMarks:
    """What the pane on `side` marks. `topics` lights topics, `spot` is the place just gone to.

    While the redline is on, topics are left to the strip.
    """
    comparison, step = session.comparison, session.current
    if comparison is None:
        return PaneMarks()
    return PaneMarks(
        () if session.redline else _topics(session, side, topics),
        phrase_runs(comparison, side, step.link if step else None),
        change_runs(comparison, side) if session.redline else (),
        tuple(Place(span) for span in sorted(session.found[side])),
        (Place(spot),) if spot else (),
        passages(session, side, step),
        step.verdict if step else None,
    )


def strip_marks(session: Session, side: Side, topics: bool, ends: Iterable[Ends]) -> StripMarks:
    """What the strip on `side` marks."""
    step = session.current
    return StripMarks(
        _topics(session, side, topics),
        tuple(link.spans(side)[0] for link in ends if link.verdict is Verdict.OPPOSED),
        passages(session, side, step),
        step.verdict if step else None,
        session.found[side],
    )


def _topics(session: Session, side: Side, on: bool) -> tuple[Run, ...]:
    return topic_runs(session.comparison, side, session.slots) if on and session.comparison else ()


def described(comparison: Comparison, link: int) -> str:
    """A link's tool tip, in two lines: labels and relation; the first reason."""
    chosen = comparison.bitext.links[link]
    verdict = Verdict(chosen.relation.value)
    step = Step(verdict, chosen.left, chosen.right, link)
    first = f"{labels_text(step)}: {verdict_word(verdict)}"
    if chosen.hand:
        first += f", {tr('yours')}"
    return f"{first}\n{chosen.reasons[0]}" if chosen.reasons else first
