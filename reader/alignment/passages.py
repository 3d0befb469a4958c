"""What the aligner looks at in one order: each segment with its words, names, citations, topics and place."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.alignment.words import WordStatistics, stems, word_statistics
from reader.structure import Outline, Reference, Segment, SegmentKind, find_references
from reader.topics import Mention

Vector = Mapping[str, float]
"""Stem -> weight, of length 1 (or empty)."""

_GENERAL = (
    "construed to impair or otherwise affect",
    "authority granted by law to",
    "functions of the director of the office of management and budget",
    "consistent with applicable law and subject to the availability of appropriations",
    "create any right or benefit, substantive or procedural",
    "costs for publication of this order",
)
"""What the general provisions at an order's end are made of."""
_NAME = re.compile(r"[A-Z][\w’'-]+(?:\s+(?:(?:of|for|and|the|on|to|in)\s+){0,2}[A-Z][\w’'-]*)*")
_QUOTED = re.compile(r"[“\"]([^“”\"]{3,120})[”\"]")
_DEFINES = re.compile(
    r"\W*(?:the )?(?:terms? )?[“\"]([^“”\"]{2,80})[”\"](?:,? (?:or|and) [“\"][^“”\"]+[”\"])*,? "
    r"(?:means?|shall mean|has the meaning|have the meaning|refers?|includes?)\b",
    re.IGNORECASE,
)
_UNDOING = frozenset(("revokes", "supersedes", "rescinds", "terminates", "repeals"))
_RUN = 4
"""Stems in a row that make a run which two passages can share."""
_RARE = 4.5
"""Words that weigh more than this stand in fewer than one paragraph of ninety."""
_FAINTER = 0.5
"""How much less the words of each segment above count in a passage's context."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One segment as the aligner sees it. `own` is up to its first child, `whole` has all that lies below too."""

    place: int
    """Index in the outline's segments."""
    label: str
    kind: SegmentKind
    steps: tuple[str, ...]
    """The label in steps: `4(a)(ii)` -> `4`, `a`, `ii`."""
    depth: int
    parent: int | None
    children: tuple[int, ...]
    sequence: tuple[str, ...]
    """Stems of the own words, in order, without enumerator."""
    own: Vector
    whole: Vector
    rare: Vector
    """How much rarer than most the rare words of `whole` are; not of length 1."""
    context: Vector
    """Of the own words with those of the segments above, fainter the farther."""
    heading: tuple[str, ...]
    """Telling stems of its heading."""
    led: tuple[str, ...]
    """Telling stems of its own or the nearest heading above it."""
    names: frozenset[str]
    """Capitalised names and quoted terms in the whole segment, casefolded."""
    runs: frozenset[tuple[str, ...]]
    """Every four stems in a row of the whole segment."""
    citations: frozenset[str]
    """Targets of the references in the whole segment."""
    topics: frozenset[str]
    """Ids of the topics mentioned in the whole segment."""
    own_topics: frozenset[str]
    acted_on: frozenset[str]
    """Ids of the topics to which its own words do something."""
    general: bool
    """True for the general provisions every order ends with."""
    position: float
    """Where its middle stands in the text, 0 to 1."""
    whole_words: int
    undoes: frozenset[str]
    """Numbers of the executive orders that its own words revoke or supersede as a whole."""
    cites_orders: frozenset[str]
    """Numbers of the executive orders that its own words name."""
    defines: str
    """The term it defines, casefolded; empty where none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An order as the aligner reads it: one Passage a segment."""

    outline: Outline
    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...]
    references: tuple[Reference, ...]

    def above(self, place: int) -> Iterable[int]:
        """Places of the passages above `place`, nearest first."""
        return self.outline.ancestors(place)


def reading(outline: Outline, mentions: tuple[Mention, ...]) -> Reading:
    """`outline` made ready for alignment."""
    references = find_references(outline)
    parts = _Parts(outline, mentions, references, word_statistics())
    return Reading(outline, tuple(map(parts.passage, range(len(outline.segments)))), mentions, references)


def is_general(text: str) -> bool:
    """True for words that general provisions are made of."""
    folded = " ".join(text.casefold().split())
    return any(phrase in folded for phrase in _GENERAL)


def vector(counts: Mapping[str, float], statistics: WordStatistics) -> Vector:
    """Stem counts as a vector of length 1: damped count times rareness (TF-IDF)."""
    telling = statistics.telling(counts)
    return normal({stem: math.log1p(counts[stem]) * statistics.weight(stem) for stem in telling})


def _rare(whole: Vector, statistics: WordStatistics) -> Vector:
    return {stem: over for stem in whole if (over := statistics.weight(stem) - _RARE) > 0}


def normal(weights: Mapping[str, float]) -> Vector:
    """`weights` scaled to length 1, without those that are 0."""
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {stem: weight / length for stem, weight in weights.items() if weight} if length else {}


def names(text: str) -> frozenset[str]:
    """What `text` calls by name: runs of capitalised words, acronyms, quoted terms; casefolded."""
    found = {match.group() for match in _NAME.finditer(text)}
    several = {" ".join(name.split()) for name in found if " " in name or (name.isupper() and len(name) > 2)}
    quoted = {match.group(1).rstrip(".,;") for match in _QUOTED.finditer(text)}
    return frozenset(name.casefold() for name in several | quoted)


def steps(label: str) -> tuple[str, ...]:
    """`3.4(b)` -> (`3.4`, `b`); `Actions/A bold lead` -> (`Actions`, `A bold lead`)."""
    if "(" not in label:
        return tuple(label.split("/"))
    head, rest = label.split("(", 1)
    return (head, *(step.strip('"“”') for step in re.findall(r"\(([^)]*)\)", "(" + rest)))


class _Parts:
    """The facts of every segment, gathered once; passages are made from them."""

    def __init__(
        self,
        outline: Outline,
        mentions: Sequence[Mention],
        references: Sequence[Reference],
        statistics: WordStatistics,
    ) -> None:
        self._outline = outline
        self._statistics = statistics
        self._sequences = [tuple(stems(self._own_text(segment))) for segment in outline.segments]
        self._names = [names(self._own_text(segment)) for segment in outline.segments]
        self._below = _below(outline)
        self._topics: dict[str, set[str]] = {}
        self._acted_on: dict[str, set[str]] = {}
        for mention in mentions:
            self._topics.setdefault(mention.label, set()).add(mention.topic)
            if mention.effect is not None:
                self._acted_on.setdefault(mention.label, set()).add(mention.topic)
        self._references: dict[str, list[Reference]] = {}
        for reference in references:
            self._references.setdefault(reference.label, []).append(reference)

    def _own_text(self, segment: Segment) -> str:
        """Heading and body; the preamble's heading is the order's title and counts as its heading alone."""
        body = segment.body.of(self._outline.text)
        if segment.heading is None or segment.kind is SegmentKind.PREAMBLE:
            return body
        return f"{segment.heading.of(self._outline.text)}. {body}"

    def passage(self, place: int) -> Passage:
        segment, whole = self._outline.segments[place], self._below[place]
        own_text = self._own_text(segment)
        whole_words = vector(self._counts(whole), self._statistics)
        heading = self._statistics.telling(stems(self._outline.heading(place)))
        return Passage(
            place=place,
            label=segment.label,
            kind=segment.kind,
            steps=steps(segment.label),
            depth=segment.depth,
            parent=segment.parent,
            children=tuple(i for i in whole if self._outline.segments[i].parent == place),
            sequence=self._sequences[place],
            own=vector(Counter(self._sequences[place]), self._statistics),
            whole=whole_words,
            rare=_rare(whole_words, self._statistics),
            context=self._context(place),
            heading=tuple(heading),
            led=tuple(self._statistics.telling(stems(self._led_by(place)))),
            names=frozenset[str]().union(*(self._names[i] for i in whole)),
            runs=frozenset(run for i in whole for run in _runs(self._sequences[i])),
            citations=frozenset(r.target for i in whole for r in self._cited(i) if r.kind != "section"),
            topics=frozenset(topic for i in whole for topic in self._spoken_of(i)),
            own_topics=frozenset(self._spoken_of(place)),
            acted_on=frozenset(self._acted_on.get(segment.label, ())),
            general=self._is_general(place),
            position=(segment.own.start + segment.span.end) / 2 / max(1, len(self._outline.text)),
            whole_words=sum(len(self._sequences[i]) for i in whole),
            undoes=frozenset(r.target for r in self._cited(place) if _is_undone(r)),
            cites_orders=frozenset(r.target for r in self._cited(place) if r.kind == "executive-order"),
            defines=_defined(own_text),
        )

    def _cited(self, place: int) -> Iterable[Reference]:
        return self._references.get(self._outline.segments[place].label, ())

    def _spoken_of(self, place: int) -> Iterable[str]:
        return self._topics.get(self._outline.segments[place].label, ())

    def _counts(self, places: Iterable[int]) -> Counter[str]:
        return Counter(stem for i in places for stem in self._sequences[i])

    def _context(self, place: int) -> Vector:
        counts: dict[str, float] = dict(Counter(self._sequences[place]))
        share = 1.0
        for above in self._outline.ancestors(place):
            share *= _FAINTER
            for stem, n in Counter(self._sequences[above]).items():
                counts[stem] = counts.get(stem, 0.0) + share * n
        return vector(counts, self._statistics)

    def _led_by(self, place: int) -> str:
        """The heading of the segment, or the nearest above it."""
        headings = (self._outline.heading(i) for i in (place, *self._outline.ancestors(place)))
        return next((heading for heading in headings if heading), "")

    def _is_general(self, place: int) -> bool:
        """By its words, or by the heading it stands under, unless it revokes something there."""
        below = self._below[place]
        if any(_is_undone(reference) for i in below for reference in self._cited(i)):
            return False
        by_words = any(is_general(self._own_text(self._outline.segments[i])) for i in below)
        return by_words or self._led_by(place).casefold() in ("general provisions", "general provision")


def _below(outline: Outline) -> list[list[int]]:
    """For each segment the places of itself and all that lies below it, in order."""
    below: list[list[int]] = [[i] for i in range(len(outline.segments))]
    for i in range(len(outline.segments)):
        for above in outline.ancestors(i):
            below[above].append(i)
    return below


def _runs(sequence: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(sequence[i:] for i in range(_RUN)), strict=False)


def _is_undone(reference: Reference) -> bool:
    return reference.kind == "executive-order" and reference.relation in _UNDOING


def _defined(text: str) -> str:
    found = _DEFINES.match(text)
    return found.group(1).casefold().rstrip(",.") if found else ""
