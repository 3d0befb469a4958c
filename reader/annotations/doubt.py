"""A place found by likeness, looked at once more: whether both ends are the quote's own, and the words no twin's.

What the first search weighs in sum is asked here by itself, end by end: a twin fits well but for one word, and a
passage of several paragraphs fits well but for one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from rapidfuzz.distance import Indel, Levenshtein
from rapidfuzz.fuzz import partial_ratio

from reader.annotations.anchor_text import BREAK, AnchorText, bare_words
from reader.annotations.nearness import Candidate, along
from reader.annotations.sought import Side, Sought

_END = 12
"""So many letters tell of an end;"""
_FOUND = 0.75
"""they are its own if they are so like it."""
_AGREES = 0.5
"""What stood beside the quote stands there still if so much of it is found."""
_CLOSE = 24
"""So many letters of it are looked at first."""
_SLIP = 0.6
"""A word so like another, letter by letter, is that word with a slip of the pen."""
_CHANGED = 0.1
"""So large a share of the words may be changed where what stood on one side is gone."""
_REACH = 2000
"""So many letters around the place are searched for an end that is not there."""
_NEAR_BY = 0.8
"""It is there if something so like it is."""
_BETWEEN, _MOSTLY = 24, 0.6
"""Where more letters came between the paragraphs of a passage with a twin, so much must stand on both its sides."""
_WHOLLY = 0.95
"""So much must stand on one side of a passage with a twin, where others do not say that it should be there."""
_LONG = 100
"""A passage of so many letters may be found between other neighbours;"""
_LONE, _LONE_ELSEWHERE = 10, 24
"""one of so many where neighbours and place are not told, or the place alone, if it stands once in the text."""
_NUMERAL = re.compile("[ivxl]+")


class Remove(Enum):
    """How far a place lies from where the words should be."""

    NEAR = "near"
    """Where other passages say that they should be."""
    UNSAID = "unsaid"
    """Not far, or nothing says where they should be."""
    FAR = "far"


@dataclass(frozen=True, slots=True)
class _End:
    """One end of the quote and of the place: all that is within is read inward, what is outside outward."""

    parts: tuple[str, ...]
    """The bare paragraphs of the quote, or parts of such, the outermost first."""
    inward: str
    """What stands at the place, from its end on."""
    side: Side
    """What stood beside the quote."""
    outward: str
    """What stands beside the place."""
    parted: bool
    """True where a paragraph begins or ends at the place's end."""

    @property
    def outermost(self) -> int | None:
        """Which of the parts stands at the place's end; None where that is none of them, or only a few letters."""
        for at, part in enumerate(self.parts):
            if (len(part) >= _END or (at == 0 and self.follows)) and _begins(self.inward, part):
                return at
        return None

    @property
    def follows(self) -> bool:
        """True where what stood next to this end stands there still; for the text's own end, where that is."""
        return _begins(self.outward, self.side.outward) if self.side.size else self.side.edge and not self.outward

    @property
    def agrees(self) -> bool:
        """True where most of what stood beside this end stands there still, a few letters off at most."""
        if not self.side.size:
            return self.follows
        return min(self.agreement, along(self.side.outward[:_CLOSE], self.outward)) >= _AGREES

    @property
    def agreement(self) -> float:
        """How much of what stood beside this end stands there still, 0 to 1."""
        return along(self.side.outward, self.outward) if self.side.size else float(self.follows)

    @property
    def sure(self) -> bool:
        """True where the end is found; or is gone, and what stood beside it follows, or nothing like it is near."""
        outermost = self.outermost
        if outermost == 0 or len(self.parts) == 1:
            return outermost == 0 or (len(self.parts[0]) < _END and self.follows)
        gone = outermost is not None and self.parted and not any(map(self._near_by, range(outermost)))
        return self.follows or gone

    def _near_by(self, at: int) -> bool:
        """True where something like the part stands farther out, with what stood beside it in its paragraph."""
        beside = self.side.near[:_CLOSE][::-1] if at == 0 else ""
        return partial_ratio((beside + self.parts[at])[: 2 * _CLOSE], self.outward[::-1]) >= 100 * _NEAR_BY


def doubtful(text: AnchorText, wanted: Sought, place: Candidate, remove: Remove) -> bool:
    """True where one end of the place may not be the quote's, or the place a twin's; `remove`: how far it has moved."""
    parts = [words for part in BREAK.split(wanted.selector.exact) if (words := _words(part))]
    first, last = _ends(text, wanted, place, ["".join(words) for words in parts])
    if _unsupported(text, wanted, place, (first, last), remove):
        return True
    if text.bare[place.start : place.end] == wanted.quote:
        return False
    if not (first.sure and last.sure):
        return True
    there = _words(text.span(place.start, place.end).of(text.text))
    if len(parts) == 1:
        changed = _changes(parts[0], there)
        return changed > 0 and not _few(changed, len(parts[0]), wanted, first, last)
    between = place.end - place.start - len(wanted.quote)
    if wanted.has_twin and between > _BETWEEN and min(first.agreement, last.agreement) < _MOSTLY:
        return True
    begins, ends = parts[first.outermost or 0], parts[-1 - (last.outermost or 0)]
    believed = [
        end.agrees and not wanted.has_twin and sum(map(len, part)) >= _END
        for end, part in ((first, begins), (last, ends))
    ]
    return not (believed[0] or _stands(begins, [there[:size] for size in _sizes(begins)])) or not (
        believed[1] or _stands(ends, [there[-size:] for size in _sizes(ends)])
    )


def _unsupported(text: AnchorText, wanted: Sought, place: Candidate, ends: tuple[_End, _End], remove: Remove) -> bool:
    """True where too little of what stood around stands there still, so that a twin may have been found."""
    if not (wanted.before.size or wanted.after.size):
        return not _alone_enough(text, wanted, place, remove)
    least = _AGREES if remove is Remove.NEAR else _WHOLLY
    if wanted.has_twin and max(end.agreement for end in ends) < least:
        return True
    agreeing = sum(end.agrees for end in ends)
    if remove is Remove.FAR:
        return agreeing < 2
    return not agreeing and remove is not Remove.NEAR and len(wanted.quote) < _LONG


def _alone_enough(text: AnchorText, wanted: Sought, place: Candidate, remove: Remove) -> bool:
    """True where a quote of which the surroundings are not told stands as it was: in its place, or once in the text."""
    if text.bare[place.start : place.end] != wanted.quote:
        return remove is Remove.NEAR or len(wanted.quote) >= _LONG
    if remove is Remove.NEAR or text.span(place.start, place.end).start == wanted.selector.start:
        return True
    least = _LONE_ELSEWHERE if wanted.has_place else _LONE
    return len(wanted.quote) >= least and text.bare.count(wanted.quote) == 1


def _few(changed: int, of: int, wanted: Sought, first: _End, last: _End) -> bool:
    """True where so many changed words of so many may be believed, where the passage stands."""
    if wanted.has_twin:
        return False
    return (first.agrees and last.agrees) or ((first.agrees or last.agrees) and changed <= _CHANGED * of)


def _sizes(words: list[str]) -> Iterator[int]:
    """About so many words long, with words put in or gone, joined or parted, the paragraph may be now."""
    return (len(words) + more for more in (0, -1, 1, -2, 2, -3, 3) if len(words) + more > 0)


def _stands(words: list[str], places: Iterable[list[str]]) -> bool:
    """True where one of the places has the words, but for slips."""
    return any(not _changes(words, there) for there in places)


def _words(text: str) -> list[str]:
    return [word for word, _ in bare_words(text)]


def _begins(text: str, part: str) -> bool:
    """True where the text begins as the part does, but for slips."""
    head = part[:_END]
    return Indel.normalized_similarity(head, text[: len(head)]) >= _FOUND


def _ends(text: AnchorText, wanted: Sought, place: Candidate, parts: list[str]) -> tuple[_End, _End]:
    there = text.bare[place.start : place.end]
    back = text.bare[max(0, place.start - _REACH) : place.start][::-1]
    ahead = text.bare[place.end : place.end + _REACH]
    mirrored = tuple(part[::-1] for part in reversed(parts))
    return (
        _End(tuple(parts), there, wanted.before, back, place.start in text.breaks),
        _End(mirrored, there[::-1], wanted.after, ahead, place.end in text.breaks),
    )


def _changes(words: list[str], there: list[str]) -> int:
    """How many of the words are exchanged, gone or put in, by more than a slip."""
    changed = 0
    for equal, block in groupby(Levenshtein.opcodes(words, there), lambda code: code.tag == "equal"):
        codes = list(block)
        then = words[codes[0].src_start : codes[-1].src_end]
        now = there[codes[0].dest_start : codes[-1].dest_end]
        if not (equal or _slip(then, now)):
            changed += max(len(then), len(now))
    return changed


def _slip(words: list[str], there: list[str]) -> bool:
    """True where the words are the same but for slips of the pen."""
    if len(words) != len(there):
        return "".join(words) == "".join(there)
    return all(_alike(one, other) for one, other in zip(words, there, strict=True))


def _alike(one: str, other: str) -> bool:
    """True for a word with a slip; another figure, and another numeral, is another word."""
    if one == other:
        return True
    if len(one) < 3 or all(map(str.isdigit, (one, other))) or all(map(_NUMERAL.fullmatch, (one, other))):
        return False
    return Indel.normalized_similarity(one, other) >= _SLIP
