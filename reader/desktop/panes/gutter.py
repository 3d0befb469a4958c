"""What stands in the gutter at one moment: ribbons, brackets and notes, kept clear of one another. No Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from reader.comparison import Side
from reader.desktop.panes.passages import Ends

NOTE_LINE = 14.0
"""Height of a note, in px."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A link's passage on one side, in px of that side's document."""

    link: int
    top: float
    foot: float


@dataclass(frozen=True, slots=True)
class Shelf:
    """The passages of one side, found by height."""

    extents: tuple[Extent, ...]
    """In order of their tops."""
    _tops: list[float] = field(init=False, repr=False, compare=False, default_factory=list)
    _feet: list[float] = field(init=False, repr=False, compare=False, default_factory=list)
    _first: dict[int, float] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        lowest = 0.0
        for extent in self.extents:
            lowest = max(lowest, extent.foot)
            self._tops.append(extent.top)
            self._feet.append(lowest)
            self._first.setdefault(extent.link, extent.top)

    def between(self, top: float, foot: float) -> list[Extent]:
        """The passages that meet the heights from `top` to `foot`."""
        first, last = bisect_right(self._feet, top), bisect_left(self._tops, foot)
        return [extent for extent in self.extents[first:last] if extent.foot > top]

    def top_of(self, link: int) -> float:
        """Top of a link's first passage; 0 where it has none here."""
        return self._first.get(link, 0.0)


def shelf(ends: Iterable[Ends], measured: Callable[[Ends], Iterable[tuple[float, float]]]) -> Shelf:
    """The shelf of a side; `measured` gives top and foot of each of a link's passages there."""
    extents = [Extent(end.link, top, foot) for end in ends for top, foot in measured(end)]
    return Shelf(tuple(sorted(extents, key=lambda extent: (extent.top, extent.foot))))


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A link both of whose ends can be seen; px of the gutter."""

    link: int
    left: tuple[float, float]
    """Top and foot at the left edge."""
    right: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bracket:
    """A passage whose other end is out of sight; px of the gutter."""

    side: Side
    top: float
    foot: float
    links: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Says where the other end of a link is."""

    side: Side
    """The side of the passage it stands beside."""
    links: tuple[int, ...]
    """The link it leads to; several where it stands for the rest."""
    text: str
    y: float
    """Middle of its line, in px of the gutter."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything in the gutter at one moment."""

    ribbons: tuple[Ribbon, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    notes: tuple[Note, ...] = ()


def scene(
    shelves: tuple[Shelf, Shelf],
    scrolled: tuple[float, float],
    height: float,
    note: Callable[[int, Side, bool], str],
) -> Scene:
    """What is to be drawn.

    `scrolled` are both panes' scroll values; `note(link, side, above)` words the note that stands on `side` for a
    link whose other end lies above (or below) the view.
    """
    seen = [shelf.between(value, value + height) for shelf, value in zip(shelves, scrolled, strict=True)]
    by_link: tuple[dict[int, list[Extent]], dict[int, list[Extent]]] = (_by_link(seen[0]), _by_link(seen[1]))
    ribbons = [
        Ribbon(link, _moved(left, scrolled[0]), _moved(right, scrolled[1]))
        for link, lefts in by_link[0].items()
        for left in lefts
        for right in by_link[1].get(link, ())
    ]
    brackets: list[Bracket] = []
    notes: list[Note] = []
    for number, side in enumerate((Side.LEFT, Side.RIGHT)):
        other = 1 - number
        alone = [extent for extent in seen[number] if extent.link not in by_link[other]]
        for bracket in _brackets(alone, side, scrolled[number]):
            brackets.append(bracket)
            above = {link: shelves[other].top_of(link) < scrolled[other] for link in bracket.links}
            notes += _notes(bracket, height, lambda link, up: note(link, side, up), above)  # noqa: B023
    return Scene(tuple(ribbons), tuple(brackets), tuple(_apart(notes, height)))


def _by_link(extents: Iterable[Extent]) -> dict[int, list[Extent]]:
    found: dict[int, list[Extent]] = {}
    for extent in extents:
        found.setdefault(extent.link, []).append(extent)
    return found


def _moved(extent: Extent, scrolled: float) -> tuple[float, float]:
    return extent.top - scrolled, extent.foot - scrolled


def _brackets(extents: Iterable[Extent], side: Side, scrolled: float) -> list[Bracket]:
    """One bracket for each passage, whatever number of links it has."""
    links: dict[tuple[float, float], list[int]] = {}
    for extent in extents:
        links.setdefault(_moved(extent, scrolled), []).append(extent.link)
    return [Bracket(side, top, foot, tuple(found)) for (top, foot), found in links.items()]


def _notes(bracket: Bracket, height: float, words: Callable[[int, bool], str], above: dict[int, bool]) -> list[Note]:
    """The notes beside a bracket, stacked about the middle of what can be seen of it."""
    top, foot = max(0.0, bracket.top), min(height, bracket.foot)
    room = max(2, int((foot - top) / NOTE_LINE))
    shown = [(link,) for link in bracket.links]
    rest: tuple[int, ...] = ()
    if len(shown) > room:
        rest = bracket.links[room - 1 :]
        shown = shown[: room - 1]
    texts = [(links, words(links[0], above[links[0]])) for links in shown]
    if rest:
        texts.append((rest, f"+{len(rest)}"))  # type: ignore[arg-type]
    first = (top + foot) / 2 - (len(texts) - 1) * NOTE_LINE / 2
    return [Note(bracket.side, links, text, first + at * NOTE_LINE) for at, (links, text) in enumerate(texts)]


def clear_of(notes: Sequence[Note], top: float, foot: float, height: float) -> tuple[Note, ...]:
    """The notes with none of them between `top` and `foot`, where something else stands; each stays on its side of it.

    Where there is no room on that side they go to the other.
    """
    middle = (top + foot) / 2
    room = int(max(0.0, top) / NOTE_LINE)
    ordered = sorted(notes, key=lambda note: note.y)
    above = [note for note in ordered if note.y < middle][:room]
    below = [note for note in ordered if note not in above]
    return (*_apart(above, top), *_apart(below, height, foot))


def _apart(notes: Sequence[Note], height: float, top: float = 0.0) -> list[Note]:
    """The notes pushed apart, so that no two share a line, and kept between `top` and `height`."""
    placed = sorted(notes, key=lambda note: note.y)
    lowest = top + NOTE_LINE / 2 + 1
    for at, note in enumerate(placed):
        placed[at] = replace(note, y=max(note.y, lowest))
        lowest = placed[at].y + NOTE_LINE
    highest = height - NOTE_LINE / 2 - 1
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = replace(placed[at], y=min(placed[at].y, highest))
        highest = placed[at].y - NOTE_LINE
    return placed
