"""What a comparison comes to, as plain data: every format tells the same summary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reader.comparison import (
    Comparison,
    DutyRow,
    Reading,
    Side,
    Step,
    TopicRow,
    Verdict,
    authorities,
    changes,
    duties,
)
from reader.directives import Directive
from reader.documents import Edition
from reader.spans import Span
from reader.structure import Outline, sentences

DIGEST = "Digest in our own words, not the official text"
_LONGEST = 220
"""Code points of a first sentence, before it is cut at a word."""


@dataclass(frozen=True, slots=True)
class Head:
    """Which order one side is."""

    name: str
    """`EO 14165`, or the title where it has no number."""
    title: str
    day: date | None
    """The day of signing."""
    signatory: str
    """Empty where not known; so are the next two."""
    citation: str
    source_url: str
    digest: bool
    """True where the text is our own summary; then every page says so."""

    @property
    def facts(self) -> tuple[str, ...]:
        """Day of signing, signatory and citation, those that are known: `("Jan. 20, 2025", "Donald J. Trump")`."""
        signed = spoken_day(self.day) if self.day else ""
        return tuple(fact for fact in (signed, self.signatory, self.citation) if fact)


@dataclass(frozen=True, slots=True)
class Said:
    """What one side of an opposed link says."""

    labels: tuple[str, ...]
    effect: str
    """What is done to the topic: `review`; empty where that is not known."""
    phrases: tuple[str, ...]
    """The operative words, as they stand, white space folded; the first carries the effect."""
    opening: str
    """The passage's heading, or its first sentence where it has none, cut at a word when very long."""


@dataclass(frozen=True, slots=True)
class OpposedLine:
    """Two passages that pull in opposite directions."""

    link: int
    """Index of the link in the bitext."""
    topic: str
    """The topic's name; empty where it is not known."""
    left: Said
    right: Said


@dataclass(frozen=True, slots=True)
class AloneLine:
    """A passage that has no counterpart."""

    label: str
    heading: str
    """Empty where it has none."""
    sentence: str
    """Its first sentence (of what lies below it, where it has no words of its own), cut at a word when very long."""


@dataclass(frozen=True, slots=True)
class RevisedLine:
    """A linked passage whose words were changed."""

    link: int
    left: tuple[str, ...]
    right: tuple[str, ...]
    removed: int
    """Words that only the left has."""
    inserted: int
    moved: int
    """Words of sentences that stand at another place of the passage."""


@dataclass(frozen=True, slots=True)
class DueLine:
    """A dated duty of one order."""

    label: str
    who: str
    """Those it is laid upon, parted by semicolons; empty where nobody is named."""
    what: str
    """What is to be done, cut at a word when very long."""
    words: str
    """The deadline as printed: `within 30 days of the date of this order`; or how often it recurs."""
    due: date | None


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """A dated duty of either order, or one of each that correspond."""

    left: DueLine | None
    right: DueLine | None


@dataclass(frozen=True, slots=True)
class TopicLine:
    """One topic both or either order speaks of."""

    id: str
    name: str
    left: int
    """Places on the left."""
    right: int
    left_effect: str
    """The commonest effect; empty where it is only mentioned."""
    right_effect: str
    opposed: bool
    left_first: str
    """Label of the first place; empty where there is none."""
    right_first: str


@dataclass(frozen=True, slots=True)
class Summary:
    """A comparison in short. Labels lead to the passages; see `reader.export.anchors`."""

    left: Head
    right: Head
    counts: tuple[tuple[Verdict, int], ...]
    """How many links or lone passages each verdict has; those that occur, in the order in which they matter."""
    moved: int
    """Links out of sequence."""
    changes: int
    """Changes of wording in all redlines."""
    opposed: tuple[OpposedLine, ...]
    only_left: tuple[AloneLine, ...]
    only_right: tuple[AloneLine, ...]
    revised: tuple[RevisedLine, ...]
    deadlines: tuple[DeadlineRow, ...]
    """Every duty with a deadline or a recurrence, in the left order's sequence, matched where the two correspond."""
    authorities_both: tuple[str, ...]
    authorities_left: tuple[str, ...]
    """What the left order alone cites."""
    authorities_right: tuple[str, ...]
    topics: tuple[TopicLine, ...]

    @property
    def names(self) -> tuple[str, str]:
        """How the two orders are spoken of."""
        return self.left.name, self.right.name

    @property
    def title(self) -> str:
        """`EO 14010 and EO 14165, side by side`."""
        return f"{self.left.name} and {self.right.name}, side by side"

    def head(self, side: Side) -> Head:
        """Which order is on `side`."""
        return self.left if side is Side.LEFT else self.right


def summary(comparison: Comparison) -> Summary:
    """The summary of `comparison`."""
    cited = authorities(comparison)
    steps = comparison.steps
    found = [step.verdict for step in steps]
    return Summary(
        left=_head(comparison.left),
        right=_head(comparison.right),
        counts=tuple((verdict, found.count(verdict)) for verdict in Verdict if verdict in found),
        moved=sum(link.moved for link in comparison.bitext.links),
        changes=len(changes(comparison)),
        opposed=tuple(_opposed(comparison, step) for step in steps if step.verdict is Verdict.OPPOSED),
        only_left=_alone(comparison, Verdict.ONLY_LEFT, Side.LEFT),
        only_right=_alone(comparison, Verdict.ONLY_RIGHT, Side.RIGHT),
        revised=tuple(_revised(comparison, step) for step in steps if step.verdict is Verdict.REVISED),
        deadlines=tuple(row for row in map(_deadline, duties(comparison)) if row.left or row.right),
        authorities_both=cited.both,
        authorities_left=cited.only_left,
        authorities_right=cited.only_right,
        topics=tuple(map(_topic, comparison.topics)),
    )


def spoken_day(day: date) -> str:
    """A day as citations print it: `Jan. 20, 2025`, `May 4, 2021`."""
    months = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
    return f"{months[day.month - 1]} {day.day}, {day.year}"


def first_sentence(tree: Outline, index: int, longest: int = _LONGEST) -> str:
    """The first sentence below the heading of segment `index`, white space folded, at most `longest` code points."""
    segment = tree.segments[index]
    body = segment.body or next((tree.segments[i].body for i in _below(tree, index) if tree.segments[i].body), None)
    found = sentences(tree.text, body) if body else ()
    return shortened(found[0].of(tree.text), longest) if found else ""


def shortened(words: str, longest: int) -> str:
    """`words` with white space folded; cut at a word, with an ellipsis, where longer than `longest` code points."""
    folded = " ".join(words.split())
    return folded if len(folded) <= longest else f"{folded[:longest].rsplit(' ', 1)[0].rstrip(',;:')} …"


def _below(tree: Outline, index: int) -> Iterable[int]:
    end = tree.segments[index].span.end
    at = index + 1
    while at < len(tree.segments) and tree.segments[at].own.start < end:
        yield at
        at += 1


def _head(reading: Reading) -> Head:
    facts = reading.order.identity
    return Head(
        reading.order.name,
        facts.title,
        facts.date,
        facts.signatory or "",
        facts.citation or "",
        facts.source_url or "",
        facts.edition is Edition.DIGEST,
    )


def _opposed(comparison: Comparison, step: Step) -> OpposedLine:
    number = step.link or 0
    link = comparison.bitext.links[number]
    row = comparison.topic(link.topic) if link.topic else None
    return OpposedLine(
        number,
        row.topic.label if row else "",
        _said(comparison.left, link.left, link.left_phrases, link.topic),
        _said(comparison.right, link.right, link.right_phrases, link.topic),
    )


def _said(reading: Reading, labels: tuple[str, ...], spans: Iterable[Span], topic: str | None) -> Said:
    effects = {
        mention.effect_span: mention.effect.value
        for mention in reading.mentions
        if mention.topic == topic and mention.effect and mention.effect_span
    }
    told = sorted(spans, key=lambda span: (span not in effects, span))
    effect = next((effects[span] for span in told[:1] if span in effects), "")
    phrases = tuple(" ".join(span.of(reading.outline.text).split()) for span in told)
    return Said(labels, effect, phrases, _opening(reading.outline, labels))


def _opening(tree: Outline, labels: tuple[str, ...]) -> str:
    at = tree.index(labels[0])
    return "" if at is None else tree.heading(at) or first_sentence(tree, at)


def _alone(comparison: Comparison, verdict: Verdict, side: Side) -> tuple[AloneLine, ...]:
    tree = comparison.side(side).outline
    places = (tree.index(step.labels(side)[0]) for step in comparison.steps if step.verdict is verdict)
    return tuple(
        AloneLine(tree.segments[at].label, tree.heading(at), first_sentence(tree, at))
        for at in places
        if at is not None
    )


def _revised(comparison: Comparison, step: Step) -> RevisedLine:
    number = step.link or 0
    redline = comparison.redline(number)
    counts = (redline.removed, redline.inserted, redline.moved) if redline else (0, 0, 0)
    return RevisedLine(number, step.left, step.right, *counts)


def _deadline(row: DutyRow) -> DeadlineRow:
    return DeadlineRow(_due(row.left), _due(row.right))


def _due(duty: Directive | None) -> DueLine | None:
    if duty is None or not (duty.deadline or duty.recurs):
        return None
    words = ", ".join(part for part in (duty.deadline, duty.recurs) if part)
    return DueLine(duty.label, "; ".join(duty.actors), shortened(duty.action, _LONGEST), words, duty.due)


def _topic(row: TopicRow) -> TopicLine:
    return TopicLine(
        row.topic.id,
        row.topic.label,
        len(row.left),
        len(row.right),
        row.left_effect.value if row.left_effect else "",
        row.right_effect.value if row.right_effect else "",
        row.opposed,
        row.left[0].label if row.left else "",
        row.right[0].label if row.right else "",
    )
