"""Where a passage found by its likeness begins and ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rapidfuzz.distance import Indel

from reader.annotations.anchor_text import AnchorText
from reader.annotations.sought import Side, Sought

_REACH = 10
"""So many letters from where the alignment puts it an edge is looked for."""
_BESIDE = 12
"""So many letters of what stood beside it tell which is the right one,"""
_OF_BESIDE = 0.25
"""by so much of their likeness,"""
_TELLING = 0.6
"""where that is more than this."""
_SHORT = 12
_WHOLE = 0.02
"""An edge of a word is so much likelier, where the quote had one;"""
_PARAGRAPH = 0.05
"""one of a paragraph the same."""


def start_near(text: AnchorText, sought: Sought, head: str, offset: int, until: int) -> tuple[float, int]:
    """Likeness of `head`, with which the quote begins, and the bare offset near `offset` where it does.

    `until`: the bare offset where `head` ends.
    """
    beside = sought.before.outward[:_BESIDE]

    def worth(at: int) -> tuple[float, float]:
        likeness = Indel.normalized_similarity(head, text.bare[at:until])
        return likeness, _beside(beside, text.bare[max(0, at - len(beside)) : at][::-1])

    whole = sought.whole_words[0]
    places = (at for at in _near(text, sought, offset, whole) if at <= until)
    return _best(text, places, worth, whole, _opens(sought.before))


def end_near(text: AnchorText, sought: Sought, tail: str, offset: int, since: int) -> tuple[float, int]:
    """Likeness of `tail`, with which the quote ends, and the bare offset near `offset` where it does.

    `since`: the bare offset where `tail` begins.
    """
    beside = sought.after.outward[:_BESIDE]

    def worth(at: int) -> tuple[float, float]:
        likeness = Indel.normalized_similarity(tail, text.bare[since:at])
        return likeness, _beside(beside, text.bare[at : at + len(beside)])

    whole = sought.whole_words[1]
    places = (at for at in _near(text, sought, offset, whole) if at >= since)
    return _best(text, places, worth, whole, _opens(sought.after))


def _near(text: AnchorText, sought: Sought, offset: int, whole: bool) -> list[int]:
    """Bare offsets near `offset`; a short quote of whole words is found in whole words only."""
    near = range(max(0, offset - _REACH), min(len(text.bare), offset + _REACH) + 1)
    if not whole:
        return [at for at in near if abs(at - offset) <= _REACH // 2]
    off = 2 if len(sought.quote) >= _SHORT else -1
    return [at for at in near if at in text.edges or abs(at - offset) <= off]


def _beside(beside: str, outward: str) -> float:
    return _OF_BESIDE * max(_TELLING, Indel.normalized_similarity(beside, outward))


def _opens(side: Side) -> bool:
    """True where the quote began, or ended, with a paragraph."""
    return side.edge and not side.near


def _best(
    text: AnchorText, places: Iterable[int], worth: Callable[[int], tuple[float, float]], whole: bool, parted: bool
) -> tuple[float, int]:
    """Likeness and bare offset of the best of the places; (0, -1) where there is none."""
    best, found = -1.0, (0.0, -1)
    for at in places:
        likeness, beside = worth(at)
        likely = _WHOLE * (whole and at in text.edges) + _PARAGRAPH * (parted and at in text.breaks)
        if (value := likeness + beside + likely) > best:
            best, found = value, (likeness, at)
    return found
