"""The passages of one side, set large: laid out once for a width and a size, then painted with their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from reader.comparison import Mark, Passage, Piece
from reader.desktop.fonts import reading_font
from reader.desktop.panes.topic_marks import paint_underline
from reader.desktop.theme import Theme

LINE = 1.5
"""Line height, in sizes of the type."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_KEPT = re.compile(
    r"\d+ (?:U\.S\.C\.|C\.F\.R\.|Fed\. Reg\.|Stat\.) \d[\w.,()-]*|(?:[Ss]ections?|Sec\.|§) \d[\w().-]*"
    rf"|(?:{_MONTHS}) \d{{1,2}}\b|\bINA section"
)
"""Words that stay on one line where they fit."""
_JOINER = "\u2060"
_GAP = 0.3
"""Between two clauses, in line heights."""


@dataclass(frozen=True, slots=True)
class _Marked:
    """A piece with its place in the laid out paragraph, in UTF-16 units."""

    piece: Piece
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Paragraph:
    layout: QTextLayout
    marked: tuple[_Marked, ...]
    top: float
    """From the top of the prose, in px."""


class Prose:
    """Passages laid out in a column of `width` px, in type of `pixels` px."""

    def __init__(
        self, passages: Sequence[Passage], theme: Theme, width: float, pixels: float, *, framed: bool = True
    ) -> None:
        """`framed`: whether the operative words of an opposed link have their frames."""
        self._theme, self._width, self._framed = theme, width, framed
        self.pixels = pixels
        self.line = round(pixels * LINE)
        self._paragraphs: list[_Paragraph] = []
        self.height = 0.0
        for bold, pieces, gap in _lines_of(passages):
            self._add(pieces, bold, gap if self._paragraphs else 0.0)

    def _add(self, pieces: Sequence[Piece], bold: bool, gap: float) -> None:
        pieces = _unbroken(pieces)
        text = "".join(piece.text for piece in pieces)
        font = reading_font(self.pixels * 72 / 96, bold=bold)
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        marked = tuple(_placed(pieces))
        layout.setFormats([made for one in marked for made in self._formats(one)])
        top = self.height + gap * self.line
        y = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, y + (self.line - line.height()) / 2))
            y += self.line
        layout.endLayout()
        self._paragraphs.append(_Paragraph(layout, marked, top))
        self.height = top + y

    def _formats(self, one: _Marked) -> Iterator[QTextLayout.FormatRange]:
        colour = {Mark.INSERTED: "inserted", Mark.REMOVED: "removed", Mark.MOVED: "moved"}
        if one.piece.change is None:
            return
        made = QTextLayout.FormatRange()
        made.start, made.length = one.start, one.end - one.start
        made.format = QTextCharFormat()
        made.format.setForeground(self._theme.colour(colour[one.piece.change]))
        made.format.setFontStrikeOut(one.piece.change is Mark.REMOVED)
        yield made

    def paint(self, painter: QPainter, at: QPointF, seen: QRectF) -> None:
        """Paint at `at` the lines that lie wholly within `seen`."""
        painter.setPen(self._theme.colour("ink"))
        for paragraph in self._paragraphs:
            place = at + QPointF(0, paragraph.top)
            box = QRectF(place.x(), place.y(), self._width, paragraph.layout.lineCount() * self.line)
            if not box.intersects(seen):
                continue
            whole = [number for number in range(paragraph.layout.lineCount()) if self._is_whole(place, number, seen)]
            for one in paragraph.marked:
                self._paint_marks(painter, place, paragraph.layout, one, whole)
            painter.setPen(self._theme.colour("ink"))
            for number in whole:
                paragraph.layout.lineAt(number).draw(painter, place)

    def _is_whole(self, at: QPointF, number: int, seen: QRectF) -> bool:
        top = at.y() + number * self.line
        return top >= seen.top() - 1 and top + self.line <= seen.bottom() + 1

    def _paint_marks(
        self, painter: QPainter, at: QPointF, layout: QTextLayout, one: _Marked, lines: Sequence[int]
    ) -> None:
        framed = self._framed and one.piece.phrase
        if one.piece.slot is None and not framed and one.piece.change is None:
            return
        for number in lines:
            line = layout.lineAt(number)
            start, end = max(one.start, line.textStart()), min(one.end, line.textStart() + line.textLength())
            if start < end:
                box = self._box(line, number, start, end).translated(at)
                baseline = at.y() + line.y() + line.ascent()
                self._paint_box(painter, box, baseline, one, start == one.start, end == one.end)

    def _box(self, line: QTextLine, number: int, start: int, end: int) -> QRectF:
        left, right = _across(line, start), _across(line, end)
        right = min(right, float(line.naturalTextRect().right()))
        return QRectF(left, number * self.line + 0.1 * self.line, right - left, self.line * 0.8)

    def _paint_box(
        self, painter: QPainter, box: QRectF, baseline: float, one: _Marked, begins: bool, ends: bool
    ) -> None:
        piece, theme = one.piece, self._theme
        if piece.phrase and self._framed:
            _paint_frame(painter, box, theme.colour("paper"), theme.colour("opposed"), begins, ends, self.pixels / 18)
        elif piece.change is not None and piece.change is not Mark.MOVED:
            painter.fillRect(box, theme.colour(f"{piece.change.value}_ground"))
        if piece.slot is not None:
            painter.fillRect(box, theme.topic_tint(piece.slot))
            grown = max(1.0, self.pixels / 22)
            painter.save()
            painter.translate(box.left(), baseline)
            painter.scale(grown, grown)
            paint_underline(painter, piece.slot, theme.topic(piece.slot), 0.0, box.width() / grown, 0.0)
            painter.restore()


def _lines_of(passages: Sequence[Passage]) -> Iterator[tuple[bool, Sequence[Piece], float]]:
    """Each heading and paragraph: whether it is bold, its pieces, and the gap before it in line heights.

    The label of the first passage stands above the column; the others' stand before their words.
    """
    for number, passage in enumerate(passages):
        mark = f"{passage.mark} " if passage.mark and number else ""
        first = True
        if passage.heading:
            yield True, (Piece(mark, None, None), *passage.heading), _GAP
            mark, first = "", False
        for paragraph in passage.paragraphs:
            yield False, (Piece(mark, None, None), *paragraph) if mark else paragraph, _GAP if first else 0.0
            mark, first = "", True


def _unbroken(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with citations and dates kept together."""
    whole = "".join(piece.text for piece in pieces)
    kept = _KEPT.sub(lambda found: found[0].replace(" ", "\u00a0"), whole)
    made, at = [], 0
    for piece in pieces:
        text = kept[at : at + len(piece.text)]
        made.append(replace(piece, text=text.replace(")(", f"){_JOINER}(")))
        at += len(piece.text)
    return made


def _across(line: QTextLine, at: int) -> float:
    """Where in its line a place stands, in px; PySide gives the place back beside it."""
    found: Any = line.cursorToX(at)
    return float(found[0])


def _placed(pieces: Sequence[Piece]) -> Iterator[_Marked]:
    at = 0
    for piece in pieces:
        end = at + len(piece.text.encode("utf-16-le", "surrogatepass")) // 2
        yield _Marked(piece, at, end)
        at = end


def _paint_frame(
    painter: QPainter, box: QRectF, ground: QColor, edge: QColor, begins: bool, ends: bool, width: float
) -> None:
    """A framed phrase, the frame left open where a line breaks."""
    box = box.adjusted(-3 if begins else 0, 0, 3 if ends else 0, 0)
    painter.fillRect(box, ground)
    painter.setPen(QPen(edge, width))
    painter.drawLine(box.topLeft(), box.topRight())
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    if begins:
        painter.drawLine(box.topLeft(), box.bottomLeft())
    if ends:
        painter.drawLine(box.topRight(), box.bottomRight())


def fitting(
    passages: Sequence[Passage], theme: Theme, room: QSizeF, wanted: float, least: float, *, framed: bool = True
) -> Prose:
    """The passages in the largest type from `wanted` px down to `least` that fits into `room`; else in least."""
    pixels = wanted
    prose = Prose(passages, theme, room.width(), pixels, framed=framed)
    while prose.height > room.height() and pixels > least:
        pixels = max(least, pixels - max(1.0, pixels * 0.06))
        prose = Prose(passages, theme, room.width(), pixels, framed=framed)
    return prose
