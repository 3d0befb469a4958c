"""The person's hands on the matrix: point, choose, zoom, arrows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

from reader.desktop.panes.matrix_canvas import MatrixCanvas


class MatrixArea(MatrixCanvas):
    """The matrix, worked by mouse and keyboard."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name what is under the pointer."""
        found = self.cell_at(event.position())
        if found != self.hover:
            self.hover = found
            self.pointed.emit(*(found or self.place))
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        super().leaveEvent(event)
        self.hover = None
        self.pointed.emit(*self.place)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell."""
        found = self.cell_at(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(*found)
            self.chosen.emit(*found)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls; with Ctrl cells grow and shrink."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def zoom(self, way: int) -> None:
        """Larger cells (`way` positive), or smaller ones."""
        self.set_cell(round(self.tall() * (1.25 if way > 0 else 0.8)) + (way if self.tall() < 10 else 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the cursor, Return chooses, + and - change the size, 0 fits; N and P go from link to link."""
        ways = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
        key = Qt.Key(event.key())
        if key in ways:
            self.go_to(self.place[0] + ways[key][0], self.place[1] + ways[key][1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(*self.place)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(-1 if key == Qt.Key.Key_Minus else 1)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_N, Qt.Key.Key_P):
            self._next_link(1 if key == Qt.Key.Key_N else -1)
        else:
            super().keyPressEvent(event)

    def _next_link(self, by: int) -> None:
        places = sorted({(knot.row, knot.column) for knot in self.table.knots}) if self.table else []
        after = [place for place in places if (place > self.place if by > 0 else place < self.place)]
        if after:
            self.go_to(*(after[0] if by > 0 else after[-1]))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor shows the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cursor shows that the focus is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()
