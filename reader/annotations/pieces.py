"""A passage of several paragraphs is found one by one: others may have come between, and some may be gone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from reader.annotations.anchor_text import BREAK, AnchorText
from reader.annotations.candidates import candidates
from reader.annotations.model import Selector
from reader.annotations.nearness import LONG, Candidate, Seen, kinship, weight
from reader.annotations.sought import Side, Sought, sought

_CONTEXT = 32
"""Code points of the quote itself around a piece that help to find it."""
_MOST = 12
"""So many pieces at most; those in the middle are put together."""
_PLACES = 16
_FITTING = 0.6
"""A place that fits a piece less is none."""
_SHORT = 20
_KIN, _KIN_SHORT, _KIN_LONG = 0.8, 0.3, 0.65
"""A piece less preserved than this is gone; of one of fewer letters than the number above; of one compared by words."""
_FITTING_APART = 0.82
"""The same where others came between it and the piece before."""
_AROUND = 20
"""What stands around a piece tells of it as much as so many of its letters."""
_NEXT = 3
"""Two pieces no more letters apart follow one another."""
_BETWEEN, _MOST_BETWEEN = 5000, 0.1
"""What lies between pieces counts against the place: so many letters a whole; and so much at most."""
_PIVOTS = 4
_GAP = 1500
"""So many letters may have come between two pieces."""
_FAR = 200
"""So many letters between two pieces count against them as one letter that is gone."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A piece at one of its places."""

    piece: int
    """Its number."""
    place: Candidate
    mass: float
    """Its letters, and those around it, by how well they are found again."""
    letters: int

    def goes_with(self, pivot: _Found) -> bool:
        """True for the pivot itself, and for what stands in text and quote on the same side of it."""
        if self.piece == pivot.piece:
            return self.place == pivot.place
        if self.piece < pivot.piece:
            return self.place.end <= pivot.place.start
        return self.place.start >= pivot.place.end


def parted(wanted: Sought) -> bool:
    """True where the quote is of several paragraphs, or parts of such."""
    return len(pieces(wanted.selector)) > 1


def by_pieces(text: AnchorText, wanted: Sought) -> list[Candidate]:
    """The few places where most paragraphs of the quote stand one after the other; none for a quote of one.

    The `kinship` of each says how much of the quote is found again.
    """
    parts = [sought(piece) for piece in pieces(wanted.selector)]
    if len(parts) < 2:
        return []
    found = [
        _Found(at, place, (len(piece.quote) + _AROUND) * place.fit, len(piece.quote))
        for at, piece in enumerate(parts)
        for place in _places(text, piece)
    ]
    return [_weighed(text, wanted, parts, chain) for chain in _chains(found)]


def pieces(whole: Selector) -> list[Selector]:
    """The paragraphs of the quote as selectors of their own, each between those that stand beside it."""
    starts = [0, *(part.end() for part in BREAK.finditer(whole.exact))]
    ends = [*(part.start() for part in BREAK.finditer(whole.exact)), len(whole.exact)]
    spans = [
        (start, end) for start, end in zip(starts, ends, strict=True) if any(map(str.isalnum, whole.exact[start:end]))
    ]
    if len(spans) > _MOST:
        spans = [*spans[:2], (spans[2][0], spans[-3][1]), *spans[-2:]]
    return [
        Selector(
            whole.exact[start:end],
            whole.exact[max(0, start - _CONTEXT) : start] if at else whole.prefix + whole.exact[:start],
            whole.exact[end : end + _CONTEXT] if at < len(spans) - 1 else whole.exact[end:] + whole.suffix,
            whole.start + start,
            whole.start + end,
        )
        for at, (start, end) in enumerate(spans)
    ]


def _places(text: AnchorText, piece: Sought) -> list[Candidate]:
    found = [place for place in candidates(text, piece)[:_PLACES] if place.fit >= _FITTING]
    least = _KIN_SHORT if len(piece.quote) < _SHORT else _KIN if len(piece.quote) <= LONG else _KIN_LONG
    return [place for place in found if kinship(text, piece, place.start, place.end) >= least]


def _chains(found: list[_Found]) -> list[list[_Found]]:
    """For each of the best places of the longest piece found: the sequence through it that has most of the quote."""
    if not found:
        return []
    longest = max(found, key=lambda one: one.letters).piece
    pivots = sorted((one for one in found if one.piece == longest), key=lambda one: -one.mass)[:_PIVOTS]
    return [_best_chain([one for one in found if one.goes_with(pivot)], pivot) for pivot in pivots]


def _best_chain(found: list[_Found], pivot: _Found) -> list[_Found]:
    """Of all sequences of pieces, through the pivot, that stand as in the quote the one that has most of it."""
    best: list[tuple[float, list[_Found]]] = []
    for one in found:
        before = max((_joined(chain, one) for chain in best), key=lambda chain: chain[0], default=(0.0, []))
        best.append((before[0] + one.mass, [*before[1], one]))
    return max((chain for chain in best if pivot in chain[1]), key=lambda chain: chain[0])[1]


def _joined(chain: tuple[float, list[_Found]], one: _Found) -> tuple[float, list[_Found]]:
    """The chain, if the piece can come next, with what it is worth then; else an empty one."""
    last = chain[1][-1]
    gap = one.place.start - last.place.end
    if last.piece >= one.piece or not 0 <= gap <= _GAP:
        return 0.0, []
    if gap > _NEXT and min(last.place.fit, one.place.fit) < _FITTING_APART:
        return 0.0, []
    return chain[0] - gap / _FAR, chain[1]


def _weighed(text: AnchorText, wanted: Sought, pieces: list[Sought], chain: list[_Found]) -> Candidate:
    """The chain as one place, weighed; beside a piece that is gone only the break between paragraphs is looked for."""
    first, last = chain[0], chain[-1]
    letters = sum(
        len(pieces[one.piece].quote) * kinship(text, pieces[one.piece], one.place.start, one.place.end) for one in chain
    )
    gone = Side("", "", True)
    before = wanted.before if first.piece == 0 else gone
    after = wanted.after if last.piece == len(pieces) - 1 else gone
    found = letters / len(wanted.quote)
    start, end = first.place.start, last.place.end
    fit = weight(text, Seen(start, end, found, before, after), len(wanted.quote))
    between = sum(other.place.start - one.place.end for one, other in pairwise(chain))
    return Candidate(start, end, fit - min(_MOST_BETWEEN, between / _BETWEEN), found)
