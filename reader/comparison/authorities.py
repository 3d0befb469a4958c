"""Statutes, rules and orders that both orders cite, and that only one does, each with the places that cite it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reader.comparison.model import Comparison, Reading, Side
from reader.spans import Span
from reader.structure import Reference

WITHIN = "section"
_ACT, _CODE = "ina", "usc"


class AuthorityGroup(StrEnum):
    """What sort of authority a citation names, in the order in which they are listed."""

    STATUTES = "statutes"
    RULES = "rules and notices"
    DOCUMENTS = "presidential documents"


_GROUPS: Mapping[str, AuthorityGroup] = {
    "usc": AuthorityGroup.STATUTES,
    "ina": AuthorityGroup.STATUTES,
    "public-law": AuthorityGroup.STATUTES,
    "stat": AuthorityGroup.STATUTES,
    "cfr": AuthorityGroup.RULES,
    "fr": AuthorityGroup.RULES,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an order cites something."""

    label: str
    """Label of the segment it stands in."""
    span: Span


@dataclass(frozen=True, slots=True)
class Authority:
    """One thing cited, with its places on either side."""

    name: str
    """As shown: `8 U.S.C. 1225(b)(1) (INA 235(b)(1))` where a section of the Act and one of the Code are the same."""
    group: AuthorityGroup
    left: tuple[Place, ...]
    """One place for each segment that cites it, in order; empty where the left order does not."""
    right: tuple[Place, ...]

    def places(self, side: Side) -> tuple[Place, ...]:
        """Its places on `side`."""
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True, slots=True)
class Authorities:
    """What is cited: by group, within a group in the order in which the left and then the right order cite it."""

    lines: tuple[Authority, ...]

    @property
    def both(self) -> tuple[str, ...]:
        """Names of what both orders cite."""
        return tuple(line.name for line in self.lines if line.left and line.right)

    @property
    def only_left(self) -> tuple[str, ...]:
        """Names of what the left order alone cites."""
        return tuple(line.name for line in self.lines if not line.right)

    @property
    def only_right(self) -> tuple[str, ...]:
        """Names of what the right order alone cites."""
        return tuple(line.name for line in self.lines if not line.left)


def authorities(comparison: Comparison) -> Authorities:
    """What both cite, and what only one cites; citations of the order's own sections are left out.

    A section of the Immigration and Nationality Act and the section of the Code that it is are one line, whichever of
    the two an order prints.
    """
    codes = {**_codes(comparison.left), **_codes(comparison.right)}
    acts = {code: act for act, code in codes.items()}
    left, right = (_cited(reading, codes) for reading in (comparison.left, comparison.right))
    lines = [
        Authority(
            f"{name} ({acts[name]})" if name in acts else name,
            group,
            left.get((group, name), ()),
            right.get((group, name), ()),
        )
        for group, name in {**left, **right}
    ]
    listed = list(AuthorityGroup)
    return Authorities(tuple(sorted(lines, key=lambda line: listed.index(line.group))))


def _codes(reading: Reading) -> dict[str, str]:
    """For each cited section of the Act, the section of the Code that the same words name."""
    acts = {reference.span: reference.target for reference in reading.references if reference.kind == _ACT}
    return {
        acts[reference.span]: reference.target
        for reference in reading.references
        if reference.kind == _CODE and reference.span in acts
    }


def _cited(reading: Reading, codes: Mapping[str, str]) -> dict[tuple[AuthorityGroup, str], tuple[Place, ...]]:
    """Places by group and name, a section of the Act under the Code's name where that is known."""
    found: dict[tuple[AuthorityGroup, str], dict[str, Place]] = {}
    for reference in _outside(reading.references):
        name = codes.get(reference.target, citation(reference))
        key = _GROUPS.get(reference.kind, AuthorityGroup.DOCUMENTS), name
        found.setdefault(key, {}).setdefault(reference.label, Place(reference.label, reference.span))
    return {key: tuple(places.values()) for key, places in found.items()}


def _outside(references: Iterable[Reference]) -> Iterable[Reference]:
    return (reference for reference in references if reference.kind != WITHIN)


def citation(reference: Reference) -> str:
    """How a citation is shown: `EO 13767`, `Proclamation 9880`, `8 U.S.C. 1225(b)(1)`."""
    return cited_name(reference.kind, reference.target)


def cited_name(kind: str, target: str) -> str:
    """How something cited is shown: `EO 13767`, `Proclamation 9880`, `Memorandum of 2017-01-25`."""
    if kind == "executive-order":
        return f"EO {target}"
    if kind == "proclamation":
        return f"Proclamation {target}"
    return f"Memorandum of {target}" if kind == "memorandum" else target
