"""References of a Word document: a numbered list at its end, raised marks in the text, links both ways.

A mark is a REF field to the entry's number (ECMA-376 part 1, 17.16.5.51): it leads there, and the words of the order
around it stay one unbroken text for whoever reads the paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from reader.comparison import Authority, Comparison, Side, authorities
from reader.export.word_text import Dress, Element, add_link, add_words, child
from reader.spans import Span

_PLACE, _MARK, _NAME = Dress("Place"), Dress("ReferenceMark"), Dress(bold=True)


def segment_mark(side: Side, index: int) -> str:
    """Name of the bookmark at segment number `index` of one side."""
    return f"{side.value}_{index}"


@dataclass(slots=True)
class Notes:
    """The references of one document while it is being written, and the numbers its bookmarks have."""

    comparison: Comparison
    _spots: Mapping[Side, Mapping[int, list[Authority]]] = field(init=False)
    _ends: Mapping[Side, list[int]] = field(init=False)
    _numbered: dict[str, tuple[int, Authority]] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        cited = authorities(self.comparison).lines
        self._spots = {side: _spots(cited, side) for side in Side}
        self._ends = {side: sorted(self._spots[side]) for side in Side}

    @property
    def any(self) -> bool:
        """True where a mark was set."""
        return bool(self._numbered)

    def ends(self, side: Side, span: Span) -> list[int]:
        """Where marks stand inside `span` on `side`, ascending: code points, each the end of a citation."""
        places = self._ends[side]
        return places[bisect_right(places, span.start) : bisect_right(places, span.end)]

    def add_mark(self, line: Element, side: Side, place: int) -> None:
        """The raised number of what is cited just before `place`, at the end of a paragraph."""
        for turn, authority in enumerate(self._spots[side][place]):
            number, _ = self._numbered.setdefault(authority.name, (len(self._numbered) + 1, authority))
            if turn:
                apart = child(line, "r")
                child(child(apart, "rPr"), "rStyle", val=_MARK.style)
                child(apart, "sym", font="Arial", char="F02C")  # a comma that is no word of the order
            add_words(child(line, "fldSimple", instr=f" REF {_entry(number)} \\h "), str(number), _MARK)

    def bookmarked(self, line: Element, name: str, add: Callable[[], None] = lambda: None) -> None:
        """What `add` adds at the end of a paragraph becomes the place called `name`."""
        number = next(self._numbers)
        child(line, "bookmarkStart", id=number, name=name)
        add()
        child(line, "bookmarkEnd", id=number)

    def add_entries(self, new_line: Callable[[], Element]) -> None:
        """One line for each thing cited: its number, its name, and links to every passage that cites it."""
        for number, authority in self._numbered.values():
            line = new_line()
            self.bookmarked(line, _entry(number), lambda line=line, number=number: add_words(line, str(number)))  # type: ignore[misc]
            add_words(line, "\t")
            add_words(line, authority.name, _NAME)
            for side in Side:
                self._add_places(line, authority, side)

    def _add_places(self, line: Element, authority: Authority, side: Side) -> None:
        reading = self.comparison.side(side)
        for turn, place in enumerate(authority.places(side)):
            add_words(line, ", " if turn else f" · {reading.order.name}: ")
            add_link(line, segment_mark(side, reading.outline.index(place.label) or 0), place.label, _PLACE)


def _spots(cited: tuple[Authority, ...], side: Side) -> Mapping[int, list[Authority]]:
    """For the end of each citation on `side`: what is cited there."""
    found: dict[int, list[Authority]] = defaultdict(list)
    for authority in cited:
        for place in authority.places(side):
            found[place.span.end].append(authority)
    return found


def _entry(number: int) -> str:
    return f"reference_{number}"
