"""The state of one comparison on screen, without Qt: what is open, lit, current. A window watches it and copies."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from reader.alignment import HandLinks, RedlineOptions
from reader.comparison.compare import with_hand_links, with_redline_options
from reader.comparison.model import Comparison, Side, Step, TopicRow, Verdict
from reader.history import History
from reader.spans import Span

SLOTS = 8


class Changed(Enum):
    """What a watcher is told has changed."""

    PAIR = auto()
    """Another comparison is shown; everything follows from it."""
    TOPICS = auto()
    """Which topics are lit."""
    CURRENT = auto()
    """Which step is the current one."""
    FILTER = auto()
    """Which verdicts are stepped through."""
    REDLINE = auto()
    """Whether changes are marked."""
    LINKS = auto()
    """The person said something of the links of the same pair; links, steps and redlines follow from it."""
    FOUND = auto()
    """Which words of a search are marked."""


Watcher = Callable[[Changed], None]


class Session:
    """What is open, lit and current. Every change is told to the watchers, once."""

    def __init__(self) -> None:
        self.comparison: Comparison | None = None
        self.current: Step | None = None
        self.verdict: Verdict | None = None
        """Only steps with this verdict are stepped through; all differences where None."""
        self.redline = False
        self.history = History(HandLinks())
        """What the person said of this pair, with the way back."""
        self.found: dict[Side, tuple[Span, ...]] = {Side.LEFT: (), Side.RIGHT: ()}
        self._slots: list[str | None] = [None] * SLOTS
        self._turns: dict[tuple[str, Side], int] = {}
        self._watchers: list[Watcher] = []

    def watch(self, watcher: Watcher) -> None:
        """Have `watcher` called after each change, with what changed."""
        self._watchers.append(watcher)

    def _tell(self, changed: Changed) -> None:
        for watcher in self._watchers:
            watcher(changed)

    def show(self, comparison: Comparison) -> None:
        """Put another comparison on screen. Topics that were lit stay lit where it speaks of them."""
        self.comparison = comparison
        self.current = None
        self.history = History(comparison.hand)
        self.found = {Side.LEFT: (), Side.RIGHT: ()}
        self._turns.clear()
        self._slots = _fill([slot if slot and comparison.topic(slot) else None for slot in self._slots], comparison)
        self._tell(Changed.PAIR)

    # The person's hand

    def say(self, name: str, hand: HandLinks) -> None:
        """The person did something, called `name`, that made the links `hand`: `link 6 ↔ 4(a)(ii)(B)`."""
        self._turn_to(self.history.did(name, hand))

    def undo(self) -> None:
        """Take the last deed back, where there is one."""
        self._turn_to(self.history.undone())

    def redo(self) -> None:
        """Do again what was last taken back, where there is something."""
        self._turn_to(self.history.redone())

    def _turn_to(self, history: History[HandLinks]) -> None:
        changed = history.now != self.history.now
        self.history = history
        if changed and self.comparison is not None:
            self._revise(with_hand_links(self.comparison, history.now))
            self._tell(Changed.LINKS)

    def ignore(self, options: RedlineOptions) -> None:
        """Leave such differences out of the redlines."""
        if self.comparison is not None and options != self.comparison.options:
            self.comparison = with_redline_options(self.comparison, options)
            self._tell(Changed.REDLINE)

    def _revise(self, comparison: Comparison) -> None:
        """The same pair, compared otherwise: the current step stays where there is still one of the same labels."""
        here, self.comparison = self.current, comparison
        same = (s for s in comparison.steps if here is not None and (s.left, s.right) == (here.left, here.right))
        self.current = next(same, None)

    # Topics

    @property
    def slots(self) -> dict[str, int]:
        """The lit topics' ids, each with its mark (0-7)."""
        return {topic: slot for slot, topic in enumerate(self._slots) if topic}

    def light(self, topic: str) -> bool:
        """Light a topic in a free slot; False (and nothing changes) where all eight are taken."""
        if topic in self._slots:
            return True
        if None not in self._slots:
            return False
        self._slots[self._slots.index(None)] = topic
        self._tell(Changed.TOPICS)
        return True

    def put_out(self, topic: str) -> None:
        """Put a topic out; its slot is free again."""
        if topic in self._slots:
            self._slots[self._slots.index(topic)] = None
            self._tell(Changed.TOPICS)

    def light_only(self, topics: list[str]) -> None:
        """Light just these topics, in this order of slots; more than eight are passed over."""
        self._slots = [*topics[:SLOTS], *[None] * (SLOTS - len(topics[:SLOTS]))]
        self._tell(Changed.TOPICS)

    def next_place(self, topic: str, side: Side, by: int = 1) -> Span | None:
        """Step to the topic's next place on `side`, round and round; None where it has none there."""
        row = self.comparison.topic(topic) if self.comparison else None
        places = row.mentions(side) if row else ()
        if not places:
            return None
        start = -1 if by > 0 else 0
        turn = (self._turns.get((topic, side), start) + by) % len(places)
        self._turns[topic, side] = turn
        return places[turn].span

    # Steps

    @property
    def steps(self) -> tuple[Step, ...]:
        """What is stepped through: the differences, or all steps of the chosen verdict."""
        if self.comparison is None:
            return ()
        if self.verdict is None:
            return tuple(step for step in self.comparison.steps if step.is_difference)
        return tuple(step for step in self.comparison.steps if step.verdict is self.verdict)

    def step_through(self, verdict: Verdict | None) -> None:
        """Step only through steps of `verdict`; through all differences where None."""
        self.verdict = verdict
        self._tell(Changed.FILTER)

    def go_to(self, step: Step | None) -> None:
        """Make `step` the current one."""
        if step != self.current:
            self.current = step
            self._tell(Changed.CURRENT)

    def go(self, by: int) -> Step | None:
        """Move `by` steps on (back, where negative), stopping at either end; the step reached, None where none."""
        steps = self.steps
        if not steps:
            return None
        at = steps.index(self.current) + by if self.current in steps else self._nearest(by)
        step = steps[min(max(at, 0), len(steps) - 1)]
        self.go_to(step)
        return step

    def _nearest(self, by: int) -> int:
        """Where stepping starts when the current step is not among those stepped through."""
        steps = self.steps
        everything = self.comparison.steps if self.comparison else ()
        if self.current not in everything:
            return 0 if by > 0 else len(steps) - 1
        here = everything.index(self.current)
        before = sum(everything.index(step) < here for step in steps)
        return before if by > 0 else before - 1

    def select(self, side: Side, label: str) -> Step | None:
        """Make the best step of the segment called `label` current, or of the nearest segment above it that has one."""
        step = self.step_at(side, label)
        self.go_to(step)
        return step

    def step_at(self, side: Side, label: str) -> Step | None:
        """The step a click on `label` selects: its best-scored link, else its nearest ancestor's, else its own."""
        if self.comparison is None:
            return None
        tree = self.comparison.side(side).outline
        at = tree.index(label)
        if at is None:
            return None
        for name in (label, *(tree.segments[above].label for above in tree.ancestors(at))):
            steps = [step for step in self.comparison.steps if name in step.labels(side)]
            if steps:
                return max(steps, key=self._score)
        return None

    def _score(self, step: Step) -> float:
        return self.comparison.bitext.links[step.link].score if self.comparison and step.link is not None else 0.0

    # Marks

    def mark_changes(self, on: bool) -> None:
        """Show or hide the redline."""
        if on != self.redline:
            self.redline = on
            self._tell(Changed.REDLINE)

    def mark_found(self, side: Side, spans: tuple[Span, ...]) -> None:
        """Mark the words of a search on `side`; an empty tuple takes the marks away."""
        self.found = {**self.found, side: spans}
        self._tell(Changed.FOUND)


def _fill(slots: list[str | None], comparison: Comparison) -> list[str | None]:
    """Light the weightiest topics in the free slots when nothing is lit yet."""
    if any(slots):
        return slots
    chosen: list[str | None] = [row.topic.id for row in comparison.topics[:SLOTS] if _weighty(row)]
    return chosen + [None] * (SLOTS - len(chosen))


def _weighty(row: TopicRow) -> bool:
    return bool(row.left and row.right) or len(row.left) + len(row.right) >= 2
