"""The matrix painted: a heat map with both orders' labels at its edges."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reader.comparison import Side
from reader.desktop.panes.glyphs import paint_glyph
from reader.desktop.panes.matrix_labels import LABEL_ROOM, EdgeLabels
from reader.desktop.panes.matrix_table import MatrixTable, thinned
from reader.desktop.theme import Theme

SMALLEST, LARGEST = 6, 44
"""Bounds of a cell's height, in px."""
SMALLEST_SIGNED = 11
"""From this height on a link shows its sign."""
_FIT = (12, 26)
"""Bounds of the side that a matrix is first shown in."""
_WIDEST = 2.0
"""A cell is at most so many times as wide as it is high."""
_EDGES = {False: (176, 118), True: (96, 84)}
"""Width of the row labels and height of the column labels, in px; narrower where the window is."""


class MatrixCanvas(QAbstractScrollArea):
    """Rows are the left order's passages, columns the right order's. It is worked in `MatrixArea`."""

    pointed = Signal(int, int)
    """Row and column under the pointer or the cursor; -1, -1 for none."""
    chosen = Signal(int, int)
    """Row and column that were clicked or chosen with Return."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table: MatrixTable | None = None
        self._image = QImage()
        self._cell = 0
        self._fitted = _FIT[0]
        self._compact = False
        self._thinned: dict[tuple[Side, int], tuple[int, ...]] = {}
        self.hover: tuple[int, int] | None = None
        self.place = (0, 0)
        """Row and column of the cursor."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Matrix of scores"))

    # What is shown

    def show_table(self, table: MatrixTable | None, same: bool = False) -> None:
        """Show another matrix; with `same` it is of the same two orders, and place and size stay."""
        self.table = table
        self._thinned.clear()
        if not same:
            self.place, self._cell = (0, 0), 0
        self._paint_heat()
        self._fit()
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._paint_heat()
        self.viewport().update()

    def set_compact(self, on: bool) -> None:
        """Narrower label edges."""
        self._compact = on
        self._fit()
        self.viewport().update()

    @property
    def cell(self) -> int:
        """Side of a cell, in px."""
        return self._cell

    def set_cell(self, side: int) -> None:
        """Show cells of another size; the cursor's stays in view."""
        self._cell = min(max(side, SMALLEST), LARGEST)
        self._range()
        self._bring()
        self.viewport().update()

    def fit(self) -> None:
        """The size in which all of it is seen, so far as that can be read."""
        self._cell = 0
        self._fit()
        self.viewport().update()

    def _edge(self) -> tuple[int, int]:
        return _EDGES[self._compact]

    def _fit(self) -> None:
        if self.table is not None and self._cell == 0 and self.table.rows and self.table.columns:
            wide, tall = self._edge()
            room = min(
                (self.viewport().width() - wide - 8) / self.table.columns,
                (self.viewport().height() - tall - 8) / self.table.rows,
            )
            self._fitted = min(max(int(room), _FIT[0]), _FIT[1])
        self._range()

    def tall(self) -> int:
        """Height of a cell, in px."""
        return self._cell or self._fitted

    def _wide(self) -> int:
        """Width of a cell: up to twice its height where there is room for it."""
        table, side = self.table, self.tall()
        room = self.viewport().width() - self._edge()[0] - 8
        return min(max(side, room // max(1, table.columns if table else 1)), round(side * _WIDEST))

    def _range(self) -> None:
        table, (wide, tall), side = self.table, self._edge(), self.tall()
        rows, columns = (table.rows, table.columns) if table else (0, 0)
        for bar, length, room in (
            (self.horizontalScrollBar(), columns * self._wide(), self.viewport().width() - wide - 8),
            (self.verticalScrollBar(), rows * side, self.viewport().height() - tall - 8),
        ):
            bar.setRange(0, max(0, length - room))
            bar.setPageStep(max(1, room))
            bar.setSingleStep(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._fit()

    # Heat

    def _paint_heat(self) -> None:
        """One pixel for each cell, drawn once; painting stretches it."""
        table = self.table
        if table is None or not table.rows or not table.columns:
            self._image = QImage()
            return
        ramp = [self.heat(step / 100).rgba() for step in range(101)]
        self._image = QImage(table.columns, table.rows, QImage.Format.Format_RGB32)
        self._image.fill(ramp[0])
        for row, scores in enumerate(table.scores):
            for column, score in enumerate(scores):
                if score >= 0.005:
                    self._image.setPixel(column, row, ramp[round(min(score, 1.0) * 100)])

    def heat(self, score: float) -> QColor:
        """The ground of a cell of that score: from paper towards ink."""
        paper, ink = self._theme.colour("raise"), self._theme.colour("tag")
        share = score**0.8 * 0.85
        ends = zip((paper.red(), paper.green(), paper.blue()), (ink.red(), ink.green(), ink.blue()), strict=True)
        return QColor(*(round(a + (b - a) * share) for a, b in ends))

    # Geometry

    def _origin(self) -> QPointF:
        wide, tall = self._edge()
        return QPointF(wide - self.horizontalScrollBar().value(), tall - self.verticalScrollBar().value())

    def box(self, row: int, column: int) -> QRectF:
        """Where a cell stands, in px of the viewport."""
        side, origin = self.tall(), self._origin()
        wide = self._wide()
        return QRectF(origin.x() + column * wide, origin.y() + row * side, wide, side)

    def cell_at(self, at: QPointF) -> tuple[int, int] | None:
        """Row and column at a point of the viewport; None outside the cells."""
        table, (wide, tall) = self.table, self._edge()
        if table is None or at.x() < wide or at.y() < tall:
            return None
        origin, side = self._origin(), self.tall()
        row, column = int((at.y() - origin.y()) // side), int((at.x() - origin.x()) // self._wide())
        return (row, column) if row < table.rows and column < table.columns else None

    def _seen(self) -> tuple[range, range]:
        """Rows and columns that can be seen."""
        table, (wide, tall), side = self.table, self._edge(), self.tall()
        if table is None:
            return range(0), range(0)
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        rows = range(y // side, min(table.rows, ceil((y + self.viewport().height() - tall) / side)))
        across = self._wide()
        return rows, range(x // across, min(table.columns, ceil((x + self.viewport().width() - wide) / across)))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cells, the links' rings, the cross of the cursor, the labels."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), self._theme.colour("paper"))
        if self.table is not None and not self._image.isNull():
            self._paint_cells(painter, self.table)
            self._paint_labels(painter, self.table)
        painter.end()

    def _paint_cells(self, painter: QPainter, table: MatrixTable) -> None:
        wide, tall = self._edge()
        painter.save()
        painter.setClipRect(QRect(wide, tall, self.viewport().width(), self.viewport().height()))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        whole = QRectF(self._origin(), QSizeF(table.columns * self._wide(), table.rows * self.tall()))
        painter.drawImage(whole, self._image)
        self._grid(painter, table, whole)
        rows, columns = self._seen()
        for knot in table.knots:
            if knot.row in rows and knot.column in columns:
                self._ring(painter, self.box(knot.row, knot.column), str(knot.step.verdict))
        self._cross(painter, whole)
        painter.restore()

    def _grid(self, painter: QPainter, table: MatrixTable, whole: QRectF) -> None:
        """Lines between the sections; between all cells where they are large."""
        line = self._theme.colour("line")
        rows, columns = self._seen()
        every = self.tall() >= 11
        left, right = table.comparison.left.outline.segments, table.comparison.right.outline.segments
        for row in rows:
            if every or left[row].depth == 0:
                painter.fillRect(QRectF(whole.left(), self.box(row, 0).top(), whole.width(), 1), line)
        for column in columns:
            if every or right[column].depth == 0:
                painter.fillRect(QRectF(self.box(0, column).left(), whole.top(), 1, whole.height()), line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("line2"), 1))
        painter.drawRect(whole)

    def _ring(self, painter: QPainter, box: QRectF, verdict: str) -> None:
        """A link: a ring in its colour, its sign within where there is room."""
        colour, side = self._theme.colour(verdict), self.tall()
        painter.setPen(QPen(colour, 1.8 if side >= 12 else 1.4))
        inner = box.adjusted(1.5, 1.5, -0.5, -0.5)
        if side >= SMALLEST_SIGNED and self._wide() >= 17:
            painter.setBrush(self._theme.colour("paper"))
            painter.drawRoundedRect(inner, 2, 2)
            paint_glyph(painter, inner.adjusted(1, 0.5, -1, -0.5), verdict, colour)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for pen in (QPen(self._theme.colour("paper"), 4), QPen(colour, 1.8)):
                painter.setPen(pen)
                painter.drawRect(inner)

    def _cross(self, painter: QPainter, whole: QRectF) -> None:
        """Where the pointer is, and where the cursor."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hover is not None:
            box = self.box(*self.hover)
            painter.setPen(QPen(self._theme.colour("ink3"), 1))
            for edge in (
                QRectF(whole.left(), box.top(), whole.width(), box.height()),
                QRectF(box.left(), whole.top(), box.width(), whole.height()),
            ):
                painter.drawRect(edge)
        painter.setPen(QPen(self._theme.colour("focus" if self.hasFocus() else "ink"), 2))
        painter.drawRect(self.box(*self.place).adjusted(0, 0, 1, 1))

    def _paint_labels(self, painter: QPainter, table: MatrixTable) -> None:
        """The labels at both edges, on paper; those of the cursor and the pointer are marked."""
        wide, tall = self._edge()
        rows, columns = self._seen()
        paper, size = self._theme.colour("paper"), self.viewport().size()
        painter.fillRect(QRectF(0, 0, size.width(), tall), paper)
        painter.fillRect(QRectF(0, tall, wide, size.height()), paper)
        marked = [each for each in (self.place, self.hover) if each is not None]
        for side, shown, edge, room in (
            (Side.LEFT, rows, wide, self.tall()),
            (Side.RIGHT, columns, tall, self._wide()),
        ):
            labels = EdgeLabels(painter, self._theme, table.comparison.side(side).outline, side, edge, room)
            ends = {each[0] if side is Side.LEFT else each[1] for each in marked}
            for at in self._written(table, side, room):
                if at in shown and at not in ends:
                    labels.write(at, self._middle(side, at), False)
            for at in ends & set(shown):
                labels.write(at, self._middle(side, at), True)
        painter.fillRect(QRectF(0, 0, wide, tall), paper)

    def _middle(self, side: Side, at: int) -> float:
        """Middle of a row's or column's room, in px of the viewport."""
        return self.box(at, 0).center().y() if side is Side.LEFT else self.box(0, at).center().x()

    def _written(self, table: MatrixTable, side: Side, room: int) -> tuple[int, ...]:
        """Which labels have room; worked out once for each size."""
        key = side, room
        if key not in self._thinned:
            depths = [segment.depth for segment in table.comparison.side(side).outline.segments]
            self._thinned[key] = thinned(depths, LABEL_ROOM, room)
        return self._thinned[key]

    # The cursor

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell (the nearest there is) and bring it into view."""
        if self.table is None or not self.table.rows or not self.table.columns:
            return
        self.place = min(max(row, 0), self.table.rows - 1), min(max(column, 0), self.table.columns - 1)
        self._bring()
        self.pointed.emit(*self.place)
        self.viewport().update()

    def _bring(self) -> None:
        for bar, at, side in (
            (self.verticalScrollBar(), self.place[0], self.tall()),
            (self.horizontalScrollBar(), self.place[1], self._wide()),
        ):
            if at * side < bar.value():
                bar.setValue(at * side)
            elif (at + 1) * side > bar.value() + bar.pageStep():
                bar.setValue((at + 1) * side - bar.pageStep())
