"""Paragraphs of a printed document broken into lines. Lengths are in layout pixels: 96 to the inch on any device."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from threading import get_ident

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from reader.desktop.fonts import BOLD, REGULAR, SEMIBOLD, reading_font, ui_font
from reader.desktop.theme import Theme
from reader.export.paper import Cell, Paragraph, Style, Words

POINT = 96 / 72


@dataclass(frozen=True, slots=True)
class Face:
    """How a style is set."""

    points: float
    lead: float
    """From line to line, in pixels: one grid for all text, so that both columns keep in step."""
    weight: int = REGULAR
    label: bool = False
    """True for the face of labels, False for the one that orders are read in."""
    after: float = 0.0
    """Room below the paragraph, in pixels."""


GRID = 17.0
FACES = {
    Style.TITLE: Face(19, 34, BOLD, after=4),
    Style.SECTION: Face(13.5, 25, BOLD, after=3),
    Style.SUBSECTION: Face(11, 19, BOLD, after=2),
    Style.NAME: Face(12, 20, BOLD),
    Style.TEXT: Face(9.4, GRID, after=4),
    Style.HEADING: Face(9.4, GRID, BOLD, after=2),
    Style.SMALL: Face(7.9, GRID, REGULAR, label=True),
    Style.STRONG: Face(7.9, GRID, SEMIBOLD, label=True),
}


FaceKey = tuple[bool, float, int, bool]
"""What two fonts must share to be one: face of labels, points, weight, italic."""


def face_key(style: Style, bold: bool = False, italic: bool = False) -> FaceKey:
    """By what the font of a style is known."""
    face = FACES[style]
    return face.label, face.points, max(face.weight, BOLD) if bold else face.weight, italic


def face_font(style: Style, bold: bool = False, italic: bool = False) -> QFont:
    """The font of a style. No ligatures nor other shapes of a letter: a PDF would lose what they stand for."""
    return _face_font(get_ident(), style, bold, italic)


@lru_cache(maxsize=128)
def _face_font(_thread: int, style: Style, bold: bool, italic: bool) -> QFont:
    """Each thread has fonts of its own: Qt changes a shared one while it draws (export beside a preview)."""
    label, points, weight, _ = face_key(style, bold, italic)
    font = ui_font(points * POINT, weight, italic) if label else reading_font(points, weight=weight, italic=italic)
    for feature in ("tnum", "calt", "liga", "clig"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a paragraph and their place, in UTF-16 units of its layout."""

    words: Words
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line, ready to be painted."""

    layout: QTextLayout
    number: int
    paragraph: Paragraph
    stretches: tuple[Stretch, ...]
    lead: float
    before: float
    """Room above it, where it is the first of a paragraph that is not the first of its cell."""
    first: bool
    last: bool

    @property
    def line(self) -> QTextLine:
        """Qt's own line."""
        return self.layout.lineAt(self.number)

    def baseline(self, top: float) -> float:
        """Where the baseline lies, for a line whose top is at `top`: the same for all faces of one lead."""
        return top + self.lead * 0.72

    def draw_at(self, x: float, top: float) -> QPointF:
        """Where the layout's origin is to be, so that this line comes to stand at (x, top)."""
        line = self.line
        return QPointF(x, self.baseline(top) - line.ascent() - line.y())

    def _length(self, line: QTextLine) -> int:
        """Without the space at its end, where it was broken."""
        units = self.layout.text().encode("utf-16-le")[2 * line.textStart() :][: 2 * line.textLength()]
        return len(units.decode("utf-16-le", "replace").rstrip().encode("utf-16-le")) // 2

    def boxes(self, x: float, top: float) -> Iterator[tuple[Words, QRectF]]:
        """Its stretches with marks of their own, and their places: as wide as the words, as high as the lead."""
        line = self.line
        start, end = line.textStart(), line.textStart() + self._length(line)
        for stretch in self.stretches:
            first, last = max(start, stretch.start), min(end, stretch.end)
            if first < last and stretch.words.marked:
                ends = sorted((_x(line, first), _x(line, last)))
                yield stretch.words, QRectF(x + ends[0], top, ends[1] - ends[0], self.lead)

    def faces(self) -> Iterator[tuple[tuple[Style, bool, bool], str]]:
        """Its stretches in order: by what the font is known (style, bold, italic), and the words."""
        line = self.line
        start, end = line.textStart(), line.textStart() + line.textLength()
        units = self.layout.text().encode("utf-16-le")
        for stretch in self.stretches:
            first, last = max(start, stretch.start), min(end, stretch.end)
            if first < last:
                words = units[2 * first : 2 * last].decode("utf-16-le", "replace")
                yield (self.paragraph.style, stretch.words.bold, stretch.words.italic), words


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell in lines."""

    cell: Cell
    lines: tuple[SetLine, ...]
    x: float
    """Left edge of the words."""
    left: float
    """Left edge of the column, with the room for labels."""
    width: float
    """Width of the column."""


def set_cell(cell: Cell, left: float, width: float, label: float, theme: Theme, pages: dict[str, int]) -> SetCell:
    """`cell` in a column at `left`, its words `label` further in. `pages` gives the page of each known place."""
    lines: list[SetLine] = []
    room = 0.0
    for paragraph in cell.paragraphs:
        lines += set_paragraph(paragraph, width - label, theme, pages, room if lines else 0.0)
        room = FACES[paragraph.style].after
    return SetCell(cell, tuple(lines), left + label, left, width)


def set_paragraph(
    paragraph: Paragraph, width: float, theme: Theme, pages: dict[str, int], before: float = 0.0
) -> Sequence[SetLine]:
    """The lines of `paragraph`, at most `width` wide."""
    layout, stretches = _laid(paragraph, width, theme, pages)
    room = layout.lineAt(0).textLength() - 2
    while paragraph.single and layout.lineCount() > 1 and room > 0:
        layout, stretches = _laid(_cut(paragraph, room), width, theme, pages)
        room -= 1
    lead = FACES[paragraph.style].lead
    last = layout.lineCount() - 1
    return [
        SetLine(layout, at, paragraph, stretches, lead, before if at == 0 else 0.0, at == 0, at == last)
        for at in range(last + 1)
    ]


def _cut(paragraph: Paragraph, length: int) -> Paragraph:
    """The first `length` code points at most, and an ellipsis."""
    kept: list[Words] = []
    for words in paragraph.words:
        kept.append(replace(words, text=words.text[: max(0, length)]))
        length -= len(words.text)
    last = next(at for at in range(len(kept) - 1, -1, -1) if kept[at].text or at == 0)
    whole = kept[last].text.rpartition(" ")[0] or kept[last].text
    kept[last] = replace(kept[last], text=f"{whole.rstrip()} …")
    return replace(paragraph, words=tuple(kept))


def _laid(
    paragraph: Paragraph, width: float, theme: Theme, pages: dict[str, int]
) -> tuple[QTextLayout, tuple[Stretch, ...]]:
    text, stretches, formats = _formatted(paragraph, theme, pages)
    layout = QTextLayout(text, face_font(paragraph.style))
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter if paragraph.centred else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.setFormats(formats)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout, stretches


def _formatted(
    paragraph: Paragraph, theme: Theme, pages: dict[str, int]
) -> tuple[str, tuple[Stretch, ...], list[QTextLayout.FormatRange]]:
    parts, stretches, formats = [], [], []
    reached = 0
    for words in paragraph.words:
        shown = str(pages.get(words.page_of, "")) if words.page_of else words.text
        shown = shown.replace("\n", "\u2028").encode("utf-16-le", "replace").decode("utf-16-le")
        length = len(shown.encode("utf-16-le")) // 2
        parts.append(shown)
        stretches.append(Stretch(words, reached, reached + length))
        if words.bold or words.italic or words.role or words.change:
            chosen = QTextLayout.FormatRange()
            chosen.start, chosen.length = reached, length
            chosen.format = _format(paragraph.style, words, theme)
            formats.append(chosen)
        reached += length
    return "".join(parts), tuple(stretches), formats


def _format(style: Style, words: Words, theme: Theme) -> QTextCharFormat:
    made = QTextCharFormat()
    if words.bold or words.italic:
        made.setFont(face_font(style, words.bold, words.italic))
    role = words.role or (words.change.value if words.change else "ink")
    made.setForeground(QColor(theme.colour(role)))
    return made


def _x(line: QTextLine, place: int) -> float:
    found = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
