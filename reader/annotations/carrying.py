"""Annotations carried over to the text that is open, and what is said of how they fared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reader.annotations.anchor_text import AnchorText
from reader.annotations.anchoring import anchor, selector
from reader.annotations.drift import Drift, drift
from reader.annotations.model import Anchored, Annotation, Certainty, Placement, Selector, Target
from reader.spans import Span

_NEAR = 200
"""So many code points from where it should stand a passage is where it should."""


@dataclass(frozen=True, slots=True)
class CarryReport:
    """How many passages were found again, and how."""

    exact: int = 0
    approximate: int = 0
    orphaned: int = 0

    @property
    def sentence(self) -> str:
        """`14 exact, 2 approximate, 1 lost its place`; empty where there was nothing to carry."""
        lost = "lost its place" if self.orphaned == 1 else "lost their places"
        parts = ((self.exact, "exact"), (self.approximate, "approximate"), (self.orphaned, lost))
        return ", ".join(f"{count} {words}" for count, words in parts if count)


def placements(annotations: Iterable[Annotation], key: str, text: str) -> tuple[Placement, ...]:
    """Every target that belongs to the order `key`, held against `text`; in the sequence of the annotations.

    Where a passage alone leaves a doubt, those found beyond doubt around it tell how far the text has moved there.
    """
    indexed = AnchorText(text)
    targets = [
        (annotation, at, target)
        for annotation in annotations
        for at, target in enumerate(annotation.targets)
        if target.order == key
    ]
    found = [anchor(indexed, target.selector) for _, _, target in targets]
    editions = {target.edition for _, _, target in targets}
    drifts = {
        edition: drift(
            (target.selector, one)
            for (_, _, target), one in zip(targets, found, strict=True)
            if target.edition == edition
        )
        for edition in editions
    }
    return tuple(
        Placement(annotation, at, _looked_at_again(indexed, target.selector, one, drifts[target.edition]))
        for (annotation, at, target), one in zip(targets, found, strict=True)
    )


def _looked_at_again(text: AnchorText, selector: Selector, found: Anchored, drift: Drift) -> Anchored:
    """What was found; or what is found near where it should stand, where it was not found, or far from there."""
    expected = drift.expected(selector)
    if expected is None or (found.span and abs(found.span.start - expected) <= _NEAR):
        return found
    return anchor(text, selector, expected)


def carry_report(found: Iterable[Placement]) -> CarryReport:
    """The placements counted by certainty."""
    kinds = [placement.anchored.certainty for placement in found]
    return CarryReport(*(kinds.count(kind) for kind in (Certainty.EXACT, Certainty.APPROXIMATE, Certainty.ORPHANED)))


def reanchored(
    annotation: Annotation, target_index: int, text: str, span: Span, label: str, edition: str
) -> Annotation:
    """The annotation with one target set on `span` of `text`, as a person chose it; the order stays the same.

    `label`: of the segment in which the span begins. `edition`: the library's id of the text. Raises IndexError where
    there is no such target.
    """
    targets = list(annotation.targets)
    old = targets[target_index]
    targets[target_index] = Target(old.order, selector(text, span), label, edition)
    return replace(annotation, targets=tuple(targets))
