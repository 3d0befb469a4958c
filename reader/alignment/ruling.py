"""Which entries of the person's hand are in force: the locked before others, then the later before the earlier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from reader.alignment.anchoring import located
from reader.alignment.hand_model import Checked, HandKind, HandLinks, State
from reader.structure import Outline

Places = tuple[str, str]


def checked(hand: HandLinks, left: Outline, right: Outline) -> tuple[Checked, ...]:
    """Every entry of `hand` in its order: found, changed, under another label, overruled, or no longer found."""
    found = located(hand, left, right)
    ruling = Ruling(left, right)
    by_rank = sorted(enumerate(found), key=lambda pair: (pair[1].entry.locked, pair[1].entry.when, pair[0]))
    ruled = {at: ruling.on(one) for at, one in reversed(by_rank)}
    return tuple(ruled[at] for at in range(len(found)))


class Ruling:
    """What has been said of each place so far, strongest first."""

    def __init__(self, left: Outline, right: Outline) -> None:
        self._trees = left, right
        self._linked: dict[Places, str] = {}
        self._said: set[tuple[HandKind, tuple[str, ...], tuple[str, ...]]] = set()
        self._rejected: dict[Places, str] = {}
        self._alone: tuple[dict[str, str], dict[str, str]] = ({}, {})

    def on(self, one: Checked) -> Checked:
        """`one` as it is, or overruled by what was ruled before; what stays in force counts from now on."""
        if not one.in_force or one.entry.kind is HandKind.SYNC:
            return one
        by = self._overruled_by(one)
        if by is not None:
            reason = f"Another entry ({by}) goes before it; this one is kept."
            return replace(one, state=State.OVERRULED, left=(), right=(), reason=reason)
        self._said.add((one.entry.kind, tuple(sorted(one.left)), tuple(sorted(one.right))))
        said = _spoken(one)
        if one.entry.kind is HandKind.LINK:
            self._linked.update(dict.fromkeys(_pairs(one), said))
        elif one.entry.kind is HandKind.NOT_A_LINK:
            self._rejected.update(dict.fromkeys(_pairs(one), said))
        else:
            for side, labels in enumerate((one.left, one.right)):
                self._alone[side].update(dict.fromkeys(self._below(side, labels), said))
        return one

    def _overruled_by(self, one: Checked) -> str | None:
        kind = one.entry.kind
        if (kind, tuple(sorted(one.left)), tuple(sorted(one.right))) in self._said:
            return _spoken(one)
        pairs = _pairs(one)
        if kind is HandKind.NOT_A_LINK:
            return next((self._linked[pair] for pair in pairs if pair in self._linked), None)
        if kind is HandKind.LINK:
            sides = zip(self._alone, (one.left, one.right), strict=True)
            alone = (said for by_label, labels in sides for label in labels if (said := by_label.get(label)))
            rejected = (self._rejected[pair] for pair in pairs if pair in self._rejected)
            return next(chain(alone, rejected), None)
        return self._linked_inside(one)

    def _linked_inside(self, one: Checked) -> str | None:
        """What links a passage, or a part of it, that `one` says has no counterpart."""
        for side, labels in enumerate((one.left, one.right)):
            inside = set(self._below(side, labels))
            for places, said in self._linked.items():
                if places[side] in inside:
                    return said
        return None

    def _below(self, side: int, labels: Iterable[str]) -> Iterable[str]:
        return below(self._trees[side], labels)


def below(outline: Outline, labels: Iterable[str]) -> list[str]:
    """`labels` and those of all that lies below them, in the order of the text."""
    wanted = {at for label in labels if (at := outline.index(label)) is not None}
    inside = [
        i for i in range(len(outline.segments)) if i in wanted or any(above in wanted for above in outline.ancestors(i))
    ]
    return [outline.segments[i].label for i in inside]


def _pairs(one: Checked) -> list[Places]:
    return [(a, b) for a in one.left for b in one.right]


def _spoken(one: Checked) -> str:
    return f"{one.entry.kind.value}: {one.entry.where}"
