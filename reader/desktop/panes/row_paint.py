"""How the rows are painted: grounds, texts with their marks, what the middle column says, hatches, folds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
    QTextCharFormat,
    QTextCursor,
)

from reader.comparison import Side, Verdict
from reader.desktop.panes.faces import small
from reader.desktop.panes.glyphs import paint_glyph
from reader.desktop.panes.measures import Measures
from reader.desktop.panes.pane_marks import BAR, EDGE, PagePainter, PaneMarks
from reader.desktop.panes.row_cells import RowCell
from reader.desktop.panes.row_columns import FOLD, PAD, Columns
from reader.desktop.panes.row_words import FoldWords, MiddleWords
from reader.desktop.panes.tag_bars import MOST, CellTags, TagBars
from reader.desktop.panes.tag_painter import TagPainter, tag_ground
from reader.desktop.theme import Theme

_PILL = 18.0
_STEP = 21.0
"""From one pill or note of the middle column to the next."""
_HATCH = 7


@dataclass(frozen=True, slots=True)
class RowLook:
    """Everything one row is painted from."""

    cells: dict[Side, RowCell | None]
    empty: dict[Side, str]
    """What a side without a cell says: words on a hatch; empty for plain paper."""
    hatched: frozenset[Side]
    middle: MiddleWords
    current: Verdict | None
    """The current step's verdict where this row is of it."""
    selection: dict[Side, tuple[int, int]] = field(default_factory=dict)
    """Selected document positions."""
    tags: dict[Side, CellTags] = field(default_factory=dict)
    """The tags of either text."""
    strong: frozenset[str] = frozenset()
    """Annotations whose words have a ground."""


class RowPainter:
    """Paints rows into a viewport of `height` px. The painter stands in the viewport."""

    def __init__(
        self, painter: QPainter, theme: Theme, measures: Measures, columns: Columns, height: float, whole: bool
    ) -> None:
        """`whole`: lines that the viewport's edges cut are left out."""
        self._painter = painter
        self._theme = theme
        self._measures = measures
        self._columns = columns
        self._height = height
        self._whole = whole

    # Folds

    def fold(self, words: FoldWords, y: float, hovered: bool) -> None:
        """The line that stands for a run of rows."""
        painter, theme, middle = self._painter, self._theme, y + FOLD / 2
        painter.fillRect(QRectF(0, y, self._columns.width, FOLD), theme.colour("sel" if hovered else "dock"))
        self._rule(y + FOLD - 1)
        self._chevron(21 if self._measures.compact else 28, middle, words.open)
        x = self._text(QPointF(36 if self._measures.compact else 43, middle), words.range, 12, 600, "ink")
        x = self._text(QPointF(x + 10, middle), words.rows, 11.5, 400, "ink2")
        for at, (verdict, count) in enumerate(words.counts):
            x = self._text(QPointF(x + (8 if at else 5), middle), str(count), 11.5, 400, "ink2")
            paint_glyph(painter, QRectF(x + 5, middle - 5, 14, 10), verdict, theme.verdict(verdict))
            text = words.words[at] + ("," if at < len(words.counts) - 1 else "")
            x = self._text(QPointF(x + 24, middle), text, 11.5, 400, "ink2")

    def _chevron(self, x: float, y: float, down: bool) -> None:
        self._painter.setPen(QPen(self._theme.colour("ink2"), 1.4))
        points = ((-4, -2), (0, 2), (4, -2)) if down else ((-2, -4), (2, 0), (-2, 4))
        self._painter.drawPolyline([QPointF(x + dx, y + dy) for dx, dy in points])

    def _text(self, at: QPointF, text: str, size: float, weight: int, role: str) -> float:
        """Write on a line's middle; where the words end."""
        font = small(size, weight)
        metrics = QFontMetricsF(font)
        self._painter.setFont(font)
        self._painter.setPen(self._theme.colour(role))
        self._painter.drawText(QPointF(at.x(), at.y() + metrics.capHeight() / 2), text)
        return at.x() + metrics.horizontalAdvance(text)

    def _rule(self, y: float) -> None:
        self._painter.fillRect(QRectF(0, y, self._columns.width, 1), self._theme.colour("line"))

    # Rows

    def row(self, look: RowLook, marks: dict[Side, PaneMarks], y: float, height: float) -> None:
        """One row: its ground, both cells, its middle, and the line below it."""
        self._rule(y + height - 1)
        if look.current is not None:
            self._ground(look, y, height)
        for side in Side:
            cell = look.cells[side]
            if cell is None:
                self._empty(look, side, y, height)
            else:
                self._cell(side, cell, marks[side], look, y + PAD)
        self._middle(look, y, height)

    def _ground(self, look: RowLook, y: float, height: float) -> None:
        painter, width = self._painter, float(self._columns.width)
        colour = self._theme.verdict(look.current or Verdict.SAME)
        painter.fillRect(QRectF(0, y - 1, width, height), self._theme.colour("cur"))
        for x in (0.0, width - BAR):
            painter.fillRect(QRectF(x, y - 1, BAR, height), colour)

    def current_edges(self, verdict: Verdict, top: float | None, foot: float | None) -> None:
        """The edges of the current passage, where it begins and ends."""
        self._painter.setPen(QPen(self._theme.verdict(verdict), EDGE))
        for y in (top, foot):
            if y is not None:
                self._painter.drawLine(QLineF(0, y - 0.5, self._columns.width, y - 0.5))

    def ring(self, tops: Sequence[float], at: int | None, scrolled: int) -> None:
        """The ring of the keyboard: round the item it stands on, else round the view."""
        painter = self._painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("focus"), 2))
        box = QRectF(0, 0, self._columns.width, self._height)
        if at is not None and at + 1 < len(tops):
            item = box.intersected(QRectF(0, tops[at] - scrolled, box.width(), tops[at + 1] - tops[at]))
            box = item.adjusted(3, 1, -3, -1) if item.height() > 4 else box  # the bars of a current row stay seen
        painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _cell(self, side: Side, cell: RowCell, marks: PaneMarks, look: RowLook, y: float) -> None:
        painter, x = self._painter, float(self._columns.cell(side))
        cell.colour(marks.changes, self._theme)
        low, high = self._seen(cell, y)
        if high <= low:
            return
        painter.save()
        painter.translate(x, y)
        if self._whole:
            painter.setClipRect(QRectF(-40, low, self._columns.width, high - low), Qt.ClipOperation.IntersectClip)
        foot = high + (0 if self._whole else self._measures.line)
        page = PagePainter(painter, self._theme, self._measures, cell.laid.geometry, cell.span, (low, foot))
        page.grounds(marks)
        bars = cell.bars(look.tags[side], MOST[True]) if side in look.tags else TagBars()
        for mark in bars.marks_between(low, high):
            if mark.annotation in look.strong:
                page.fill(mark.span, tag_ground(self._theme, mark.colour), 1.0)
        self._words(cell, look.selection.get(side))
        page.strokes(marks)
        page.labels(cell.laid.labels(cell.span, marks.band if look.current else ()), look.current)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = self._columns.edges(side)[1] - self._columns.cell(side)
        TagPainter(painter, self._theme, edge, (low, high)).bars(bars, look.strong)
        painter.restore()

    def _seen(self, cell: RowCell, y: float) -> tuple[float, float]:
        """The heights of the cell that lie in the viewport; only whole lines where that is asked for."""
        low, high = max(0.0, -y), min(cell.height, self._height - y)
        if high <= low or not self._whole:
            return low, high
        above, below = cell.laid.whole_lines(low, high - low)
        return (low + above if y < 0 else low), (low + below if cell.height > self._height - y else high)

    def _words(self, cell: RowCell, selected: tuple[int, int] | None) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._theme.colour("ink"))
        if selected is not None and selected[0] != selected[1]:
            made = QAbstractTextDocumentLayout.Selection()
            cursor = QTextCursor(cell.document)
            cursor.setPosition(selected[0])
            cursor.setPosition(selected[1], QTextCursor.MoveMode.KeepAnchor)
            made.cursor = cursor
            style = QTextCharFormat()
            style.setBackground(self._theme.colour("selbg"))
            style.setForeground(self._theme.colour("ink"))
            made.format = style
            context.selections = [made]
        cell.document.documentLayout().draw(self._painter, context)

    def _empty(self, look: RowLook, side: Side, y: float, height: float) -> None:
        """The side that has nothing here: hatched where the order says nothing, with the words that say so."""
        start, end = self._columns.edges(side)
        outer = 14 if side is Side.LEFT else 0
        edge = QRectF(self._columns.cell(side) + outer, y, end - self._columns.cell(side) - outer, height - 1)
        if side is Side.RIGHT:
            edge.setRight(self._columns.width - (BAR if look.current else 0))
        if side in look.hatched:
            self._hatch(edge)
        words = look.empty[side]
        if words:
            room = edge if side in look.hatched else QRectF(start, y, end - start, height)
            self._note_box(words, room, side in look.hatched)

    def _hatch(self, box: QRectF) -> None:
        painter = self._painter
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(self._theme.colour("hatch"), 1))
        first = int(box.left() // _HATCH) - 1
        count = int((box.width() + box.height()) // _HATCH) + 3
        top, tall = box.top(), box.height()
        lines = [QLineF((first + at) * _HATCH, top, (first + at) * _HATCH - tall, top + tall) for at in range(count)]
        painter.drawLines(lines)
        painter.restore()

    def _note_box(self, words: str, room: QRectF, framed: bool) -> None:
        """Words in the middle of an empty side; on a hatch, on paper within a dashed frame."""
        painter, font = self._painter, small(11)
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() - 24)
        width = metrics.horizontalAdvance(words) + 18
        top = max(room.top(), 0.0) if room.height() > self._height else room.top()
        middle = top + min(room.height(), self._height) / 2
        box = QRectF(round(room.center().x() - width / 2) + 0.5, round(middle - 11) + 0.5, round(width), 21)
        if framed:
            pen = QPen(self._theme.colour("line2"), 1)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(self._theme.colour("paper"))
            painter.drawRoundedRect(box, 3, 3)
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    # The middle column

    def _middle(self, look: RowLook, y: float, height: float) -> None:
        """Relation, move and notes at the row's top; where that is out of sight, at the top of what is seen of it."""
        words = look.middle
        tall = _STEP * ((words.verdict is not None) + bool(words.moved)) + (_STEP - 4) * len(words.notes)
        at = max(y, min(0.0, y + height - PAD - tall - 2)) + PAD + self._measures.line / 2
        if words.verdict is not None:
            self._pill(at, words.relation, words.verdict, self._theme.verdict(words.verdict), look.current is not None)
            at += _STEP
        if words.moved:
            self._pill(at, words.moved, "moved", self._theme.colour("moved"), False)
            at += _STEP
        for note in words.notes:
            self._note(at, note)
            at += _STEP - 4

    def _pill(self, y: float, text: str, name: str, colour: QColor, filled: bool) -> None:
        painter, font = self._painter, small(10.5, 600)
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(text) + 37
        x = self._columns.middle + (self._columns.middle_width - width) / 2
        box = QRectF(round(x) + 0.5, round(y - _PILL / 2) + 0.5, round(width) - 1, _PILL - 1)
        pen = QPen(colour, 1.2)
        if name in (Verdict.ONLY_LEFT, Verdict.ONLY_RIGHT):
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(colour if filled else self._theme.colour("paper"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ink = self._theme.colour("opposed_text") if filled else colour
        paint_glyph(painter, QRectF(box.left() + 8, box.center().y() - 5, 14, 10), name, ink)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(QPointF(box.left() + 28, box.center().y() + metrics.capHeight() / 2), text)

    def _note(self, y: float, text: str) -> None:
        font = small(10.5)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self._columns.middle_width - 6)
        x = self._columns.middle + (self._columns.middle_width - metrics.horizontalAdvance(shown)) / 2
        self._text(QPointF(x, y), shown, 10.5, 400, "ink3")


def pill_width(texts: Sequence[str]) -> float:
    """Width of the widest pill of the middle column, in px."""
    metrics = QFontMetricsF(small(10.5, 600))
    return max((metrics.horizontalAdvance(text) for text in texts), default=0.0) + 37
