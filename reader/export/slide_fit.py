"""How much of a passage goes onto a slide: words are measured by a table of widths, set smaller, then carried over.

The widths are those of a wide serif face, in thousandths of the type size: whichever face a machine takes in the place
of ours, its words need no more room than is kept for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from reader.comparison import Passage, Piece

LEADING = 1.3
"""Height of a line, as a share of the type size."""
GAP = 0.45
"""Between two paragraphs, the same."""
LARGEST, SMALLEST = 22, 14
"""Type sizes of a passage, in points."""
_BY_WIDTH = {
    300: "'",
    350: " ,-./:;\\ijl|‘’",
    400: "()I[]f",
    450: "!Jt",
    500: '"*_`r–§',
    550: "?sz“”",
    600: "acevxy",
    650: "$0123456789bdghknopqu{}",
    700: "FLPSTYZ",
    750: "ABEKVX",
    800: "CGR",
    850: "#+<=>DOQU^~",
    900: "&HNw",
    950: "m",
    1000: "%@—…",
    1050: "MW",
}
_WIDTHS: Mapping[str, int] = MappingProxyType({sign: width for width, signs in _BY_WIDTH.items() for sign in signs})
_LATIN, _OTHER = 700, 1050
"""What a letter is taken to be that the table does not name: up to U+024F, and beyond."""
_BOLD = 1.12
_SHORTEST = 5
"""Lines of a part, at least."""
_SENTENCE = re.compile(r"[.;:]\s+(?=[A-Z(“])")
"""Where a paragraph is cut, if one is near the end of the slide."""
_WORDS = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a passage on a slide."""

    pieces: tuple[Piece, ...]
    label: str = ""
    """What hangs before its first line: `(B)`; empty for none."""
    bold: bool = False

    @property
    def text(self) -> str:
        """Its words without the label."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Passages cut into slides."""

    size: int
    """Type size in points."""
    slides: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    """For each slide, what stands in each of its columns."""


def column_of(passages: Iterable[Passage]) -> tuple[Paragraph, ...]:
    """Passages as the paragraphs of a column: a heading is bold, a label stands before what it opens."""
    found: list[Paragraph] = []
    for passage in passages:
        if passage.heading:
            found.append(Paragraph(passage.heading, passage.mark, bold=True))
        for turn, pieces in enumerate(passage.paragraphs):
            found.append(Paragraph(pieces, "" if turn or passage.heading else passage.mark))
    return tuple(found)


def fitted(columns: Sequence[Sequence[Paragraph]], width: float, height: float) -> Fitted:
    """`columns` on as few slides as can be: on one, as large as fits; else carried over.

    `width` and `height` are the room of one column, in points. No word is lost, and none stands twice.
    """
    for size in range(LARGEST, SMALLEST - 1, -1):
        if all(height_of(column, size, width) <= height for column in columns):
            return Fitted(size, (tuple(map(tuple, columns)),))
    fewest = [len(_slides(column, SMALLEST, width, height)) for column in columns]
    size = next(size for size in range(LARGEST, SMALLEST - 1, -1) if _within(columns, size, width, height, fewest))
    parts = [_evenly(column, size, width, height) for column in columns]
    most = max(map(len, parts))
    return Fitted(size, tuple(tuple(part[at] if at < len(part) else () for part in parts) for at in range(most)))


def height_of(column: Iterable[Paragraph], size: float, width: float) -> float:
    """The room that `column` takes in points."""
    lines = [line_count(paragraph, size, width) for paragraph in column]
    return sum(lines) * size * LEADING + max(0, len(lines) - 1) * size * GAP


def line_count(paragraph: Paragraph, size: float, width: float) -> int:
    """How many lines a paragraph takes in a column `width` points wide."""
    return len(_line_starts(paragraph, size, width))


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The room that `text` takes on one line, in points."""
    thousandths = sum(_WIDTHS.get(sign, _LATIN if sign < "\u0250" else _OTHER) for sign in text)
    return thousandths * size * (_BOLD if bold else 1.0) / 1000


def largest(text: str, sizes: Sequence[int], width: float, lines: int) -> int:
    """The first of `sizes` in which bold `text` takes at most `lines` lines; the last where none does."""
    line = (Piece(text, None, None),)
    return next((size for size in sizes if line_count(Paragraph(line, bold=True), size, width) <= lines), sizes[-1])


def _line_starts(paragraph: Paragraph, size: float, width: float) -> list[int]:
    """Where each line begins, in code points of the paragraph's text."""
    starts, reached = [0], text_width(f"{paragraph.label}  ", size, bold=True) if paragraph.label else 0.0
    for found in _WORDS.finditer(paragraph.text):
        word = found[0].rstrip()
        needed = text_width(word, size, bold=paragraph.bold)
        if reached and reached + needed > width and word:
            starts.append(found.start())
            reached = 0.0
        if needed > width:  # whoever shows it breaks such a word where the line ends
            share = int(len(word) * width / needed) or 1
            starts += range(found.start() + share, found.start() + len(word), share)
            needed %= width
        reached += needed + text_width(found[0][len(word) :], size, bold=paragraph.bold)
        if "\n" in found[0]:
            starts += [found.start() + at for at, sign in enumerate(found[0], 1) if sign == "\n"]
            reached = 0.0
    return starts


def _within(
    columns: Iterable[Sequence[Paragraph]], size: int, width: float, height: float, counts: Iterable[int]
) -> bool:
    """True where in type of `size` no column takes more slides than `counts` allows it."""
    return all(
        len(_slides(column, size, width, height)) <= count for column, count in zip(columns, counts, strict=True)
    )


def _evenly(column: Sequence[Paragraph], size: int, width: float, height: float) -> list[tuple[Paragraph, ...]]:
    """`column` cut into as few parts as can be, the last about as long as the others."""
    fewest = _slides(column, size, width, height)
    line = size * LEADING
    for lines in range(_SHORTEST, int(height / line)):
        parts = _slides(column, size, width, lines * line)
        if len(parts) <= len(fewest):
            return parts
    return fewest


def _slides(column: Sequence[Paragraph], size: int, width: float, height: float) -> list[tuple[Paragraph, ...]]:
    """`column` cut into parts that each fit."""
    slides: list[tuple[Paragraph, ...]] = []
    waiting, here = list(column), list[Paragraph]()
    while waiting:
        room = height - height_of(here, size, width) - (size * GAP if here else 0)
        lines = int(room / (size * LEADING))
        paragraph = waiting[0]
        if line_count(paragraph, size, width) <= lines:
            here.append(waiting.pop(0))
            continue
        head, tail = _cut(paragraph, lines, size, width)
        if head:
            here.append(head)
            waiting[0] = tail
        here = _without_lone_heading(here, waiting)
        slides.append(tuple(here))
        here = []
    return [*slides, tuple(here)] if here else slides


def _without_lone_heading(here: list[Paragraph], waiting: list[Paragraph]) -> list[Paragraph]:
    """A heading whose text is on the next slide goes there too."""
    if len(here) > 1 and here[-1].bold:
        waiting.insert(0, here[-1])
        return here[:-1]
    return here


def _cut(paragraph: Paragraph, lines: int, size: int, width: float) -> tuple[Paragraph | None, Paragraph]:
    """The first `lines` lines of a paragraph, and the rest; None where so little is not worth a cut."""
    starts = _line_starts(paragraph, size, width)
    if lines < 3 or lines >= len(starts):
        return None, paragraph
    ends = [found.end() for found in _SENTENCE.finditer(paragraph.text, starts[max(2, lines - 3)], starts[lines])]
    places = (*ends[-1:], starts[lines], starts[lines - 1])  # the last where a line end before it takes a line too
    heads = ((replace(paragraph, pieces=head), tail) for head, tail in (_split(paragraph.pieces, at) for at in places))
    head, tail = next(cut for cut in heads if line_count(cut[0], size, width) <= lines)
    return head, Paragraph(tail, bold=paragraph.bold)


def _split(pieces: Iterable[Piece], place: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """`pieces` before and from code point `place` of their joint text."""
    before, after, start = list[Piece](), list[Piece](), 0
    for piece in pieces:
        cut = min(max(place - start, 0), len(piece.text))
        if cut:
            before.append(replace(piece, text=piece.text[:cut]))
        if cut < len(piece.text):
            after.append(replace(piece, text=piece.text[cut:]))
        start += len(piece.text)
    return tuple(before), tuple(after)
