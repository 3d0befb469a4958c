"""What an outline says beside each segment: the weightiest verdict on it or on anything below it."""

from __future__ import annotations

from reader.comparison.model import Comparison, Side, Step, Verdict

GLYPHS = {
    Verdict.OPPOSED: "→←",
    Verdict.REVISED: "≈",
    Verdict.RELATED: "~",
    Verdict.SAME: "=",
    Verdict.ONLY_LEFT: "⊢",
    Verdict.ONLY_RIGHT: "⊣",
}
"""The sign of each verdict; always with its word nearby."""
_WEIGHT = {verdict: weight for weight, verdict in enumerate(Verdict)}


def verdicts(comparison: Comparison, side: Side) -> dict[str, Verdict]:
    """Verdict of every label on `side` that has one, itself or through a segment below it."""
    tree = comparison.side(side).outline
    found: dict[str, Verdict] = {}
    for step in comparison.steps:
        for label in step.labels(side):
            at = tree.index(label)
            if at is None:
                continue
            for index in (at, *tree.ancestors(at)):
                _keep(found, tree.segments[index].label, step)
    return found


def _keep(found: dict[str, Verdict], label: str, step: Step) -> None:
    known = found.get(label)
    if known is None or _WEIGHT[step.verdict] < _WEIGHT[known]:
        found[label] = step.verdict
