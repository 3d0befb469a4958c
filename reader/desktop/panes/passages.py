"""Which words each link joins: the passages that ribbons, brackets and bands are drawn beside. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.comparison import Comparison, Side, Step, Verdict
from reader.spans import Span
from reader.structure import Outline


@dataclass(frozen=True, slots=True)
class Ends:
    """The two ends of a link."""

    link: int
    """Index in the bitext."""
    verdict: Verdict
    left: tuple[Span, ...]
    """Passages on the left, in order; neighbours are one."""
    right: tuple[Span, ...]
    left_label: str
    """The first label on the left, for the note that stands in for it."""
    right_label: str

    def spans(self, side: Side) -> tuple[Span, ...]:
        """Passages on `side`."""
        return self.left if side is Side.LEFT else self.right

    def label(self, side: Side) -> str:
        """The first label on `side`."""
        return self.left_label if side is Side.LEFT else self.right_label


def link_ends(comparison: Comparison) -> tuple[Ends, ...]:
    """The ends of every link whose labels both outlines know, in the bitext's order."""
    trees = (comparison.left.outline, comparison.right.outline)
    named = tuple(
        frozenset(label for link in comparison.bitext.links for label in (link.left, link.right)[number])
        for number in (0, 1)
    )
    found = []
    for number, link in enumerate(comparison.bitext.links):
        left = _passages(trees[0], link.left, named[0])
        right = _passages(trees[1], link.right, named[1])
        if left and right:
            found.append(Ends(number, Verdict(link.relation.value), left, right, link.left[0], link.right[0]))
    return tuple(found)


def step_passages(comparison: Comparison, side: Side, step: Step | None) -> tuple[Span, ...]:
    """The passages of the current step on `side`, neighbours as one."""
    if step is None:
        return ()
    links = comparison.bitext.links
    named = frozenset(label for link in links for label in (link.left if side is Side.LEFT else link.right))
    return _passages(comparison.side(side).outline, step.labels(side), named)


def passage(outline: Outline, label: str, named: frozenset[str]) -> Span | None:
    """The words of a segment: with all that lies below it, unless a link names a part of that for itself."""
    at = outline.index(label)
    if at is None:
        return None
    segment = outline.segments[at]
    for below in outline.segments[at + 1 :]:
        if below.own.start >= segment.span.end:
            break
        if below.label in named:
            return segment.own
    return segment.span


def _passages(outline: Outline, labels: Iterable[str], named: frozenset[str]) -> tuple[Span, ...]:
    spans = sorted(span for label in labels if (span := passage(outline, label, named)) is not None and span)
    return tuple(_merged(spans, outline.text))


def _merged(spans: Sequence[Span], text: str) -> list[Span]:
    merged: list[Span] = []
    for span in spans:
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
