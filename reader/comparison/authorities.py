"""Statutes, rules and orders that both orders cite, and that only one does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reader.comparison.model import Comparison
from reader.structure import Reference

WITHIN = "section"


@dataclass(frozen=True, slots=True)
class Authorities:
    """Normalised citations, each side's in the order in which it cites them."""

    both: tuple[str, ...]
    only_left: tuple[str, ...]
    only_right: tuple[str, ...]


def authorities(comparison: Comparison) -> Authorities:
    """What both cite, and what only one cites; citations of the order's own sections are left out."""
    left, right = _targets(comparison.left.references), _targets(comparison.right.references)
    return Authorities(
        tuple(target for target in left if target in right),
        tuple(target for target in left if target not in right),
        tuple(target for target in right if target not in left),
    )


def _targets(references: Iterable[Reference]) -> dict[str, None]:
    return {citation(reference): None for reference in references if reference.kind != WITHIN}


def citation(reference: Reference) -> str:
    """How a citation is shown: `EO 13767`, `Proclamation 9880`, `8 U.S.C. 1225(b)(1)`."""
    if reference.kind == "executive-order":
        return f"EO {reference.target}"
    if reference.kind == "proclamation":
        return f"Proclamation {reference.target}"
    return reference.target
