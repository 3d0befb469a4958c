"""The matrix of a pair: how like every passage of one order is to every passage of the other."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from reader.alignment import ScoreMatrix
from reader.comparison import Changed, Comparison, Session, Side, Verdict
from reader.desktop.panes.empty_page import EmptyPage
from reader.desktop.panes.faces import serif, small
from reader.desktop.panes.glyphs import paint_glyph
from reader.desktop.panes.matrix_area import MatrixArea
from reader.desktop.panes.matrix_canvas import MatrixCanvas
from reader.desktop.panes.matrix_table import MatrixTable, matrix_table
from reader.desktop.panes.row_cells import printed_label
from reader.desktop.theme import Theme
from reader.desktop.wording import heading_of, short_name, verdict_word

_LINKED = (Verdict.OPPOSED, Verdict.REVISED, Verdict.RELATED, Verdict.SAME)
_RAMP = 90


class MatrixLine(QWidget):
    """Above the matrix: the two passages pointed at, their score and relation."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: tuple[str, str, str] = ("", "", "")
        self._verdict: Verdict | None = None
        self.setFixedHeight(54)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    def show_cell(self, left: str, right: str, score: str, verdict: Verdict | None) -> None:
        """Name both passages; `score` in words."""
        self._parts, self._verdict = (left, right, score), verdict
        self.setAccessibleName(", ".join((left, right, score, verdict_word(verdict) if verdict else "")))
        self.setToolTip(f"{left}\n{right}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two lines of names, and at the right score and relation."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("paper"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.colour("line"))
        metrics, names = QFontMetricsF(small(12, 600)), QFontMetricsF(serif(14))
        word = verdict_word(self._verdict) if self._verdict else ""
        side = max(metrics.horizontalAdvance(self._parts[2]), metrics.horizontalAdvance(word) + 22) + 18
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(serif(14))
        for y, text in zip((21, 42), self._parts, strict=False):
            painter.drawText(
                QPointF(16, y), names.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - side - 32)
            )
        painter.setFont(small(12, 600))
        painter.drawText(QPointF(self.width() - side, 21), self._parts[2])
        if self._verdict is not None:
            colour = self._theme.verdict(self._verdict)
            paint_glyph(painter, QRectF(self.width() - side, 32, 14, 10), self._verdict, colour)
            painter.setPen(colour)
            painter.drawText(QPointF(self.width() - side + 20, 42), word)
        painter.end()


class MatrixLegend(QWidget):
    """Below the matrix: what grounds and rings mean."""

    def __init__(self, canvas: MatrixCanvas, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._theme = theme
        self._note = ""
        self.setFixedHeight(30)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The darker a cell, the higher its score; a ring is a link"))

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    def show_note(self, note: str) -> None:
        """Say what is missing."""
        self._note = note
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(400, 30)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ramp of scores, the four rings, the note."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("dock"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), self._theme.colour("line"))
        x = self._word(painter, 16, self.tr("score 0")) + 6
        for at in range(_RAMP):
            painter.fillRect(QRectF(x + at, 9, 1, 12), self._canvas.heat(at / (_RAMP - 1)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("line2"), 1))
        painter.drawRect(QRectF(x - 0.5, 8.5, _RAMP + 1, 13))
        x = self._word(painter, x + _RAMP + 6, "1") + 22
        for verdict in _LINKED:
            painter.setPen(QPen(self._theme.verdict(verdict), 1.6))
            painter.setBrush(self._theme.colour("paper"))
            painter.drawRoundedRect(QRectF(x, 6.5, 20, 17), 2, 2)
            paint_glyph(painter, QRectF(x + 3, 10, 14, 10), verdict, self._theme.verdict(verdict))
            x = self._word(painter, x + 26, verdict_word(verdict)) + 16
        room = self.width() - x - 14
        metrics = QFontMetricsF(small(11))
        if self._note and room > 60:
            self._word(painter, x, metrics.elidedText(self._note, Qt.TextElideMode.ElideRight, room))
        painter.end()

    def _word(self, painter: QPainter, x: float, text: str) -> float:
        metrics = QFontMetricsF(small(11))
        painter.setFont(small(11))
        painter.setPen(self._theme.colour("ink2"))
        painter.drawText(QPointF(x, 15 + metrics.capHeight() / 2), text)
        return x + metrics.horizontalAdvance(text)


class MatrixView(QWidget):
    """Watches the session; the shell hands it the scores, which take a while to work out."""

    pair_chosen = Signal(str, str)
    """Left and right label of the cell that was chosen: to be shown in the facing view."""
    scores_wanted = Signal()
    """The matrix is shown and has only the links' scores yet."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._table: MatrixTable | None = None
        self._scores: ScoreMatrix | None = None
        self._canvas = MatrixArea(theme)
        self._line = MatrixLine(theme)
        self._legend = MatrixLegend(self._canvas, theme)
        self._empty = EmptyPage(theme)
        self._pages = QWidget()
        column = QVBoxLayout(self._pages)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._line, self._canvas, self._legend):
            column.addWidget(widget)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._pages)
        self._canvas.pointed.connect(self._point)
        self._canvas.chosen.connect(self._choose)
        self.setFocusProxy(self._canvas)
        session.watch(self._follow)
        self._follow(Changed.PAIR)

    @property
    def canvas(self) -> MatrixArea:
        """The matrix itself."""
        return self._canvas

    @property
    def table(self) -> MatrixTable | None:
        """What is shown; None without a pair."""
        return self._table

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        for widget in (self._canvas, self._line, self._legend, self._empty):
            widget.set_theme(theme)

    def set_compact(self, on: bool) -> None:
        """Narrower label edges, for a narrow window."""
        self._canvas.set_compact(on)

    def zoom(self, way: int) -> None:
        """Larger cells (`way` positive), or smaller ones."""
        self._canvas.zoom(way)

    def show_scores(self, scores: ScoreMatrix) -> None:
        """Take the scores of all passages; those of another pair are passed over."""
        self._scores = scores
        self._refresh(True)

    def _follow(self, changed: Changed) -> None:
        if changed is Changed.PAIR:
            self._scores = None
            self._refresh(False)
        elif changed is Changed.LINKS:
            self._refresh(True)
        if changed in (Changed.PAIR, Changed.CURRENT, Changed.LINKS):
            self._show_current()

    def _refresh(self, same: bool) -> None:
        comparison = self._session.comparison
        self._table = matrix_table(comparison, self._scores) if comparison else None
        self._stack.setCurrentWidget(self._pages if comparison else self._empty)
        self._canvas.show_table(self._table, same)
        waiting = self._table is not None and not self._table.complete
        self._legend.show_note(self.tr("Only the links' scores so far") if waiting else "")
        self._point(*self._canvas.place)
        if waiting and self.isVisible():
            self.scores_wanted.emit()

    def showEvent(self, event: object) -> None:
        """Ask for the scores when they are first to be seen; with its size known, bring the current cell into view."""
        super().showEvent(event)  # type: ignore[arg-type]
        QTimer.singleShot(0, self._canvas, lambda: self._canvas.go_to(*self._canvas.place))
        if self._table is not None and not self._table.complete:
            self.scores_wanted.emit()

    def _show_current(self) -> None:
        step, table = self._session.current, self._table
        if step is None or table is None:
            return
        places = [(knot.row, knot.column) for knot in table.knots if knot.step == step]
        if places and self._canvas.place not in places:
            self._canvas.go_to(*places[0])

    # Names

    def _point(self, row: int, column: int) -> None:
        table = self._table
        if table is None or not (table.rows and table.columns):
            return
        left, right = self._name(table.comparison, Side.LEFT, row), self._name(table.comparison, Side.RIGHT, column)
        score = self.tr("score {score}").format(score=f"{table.scores[row][column]:.2f}")
        verdict = table.verdict(row, column)
        self._line.show_cell(left, right, score, verdict)
        words = ", ".join((left, right, score, verdict_word(verdict) if verdict else self.tr("not linked")))
        self._canvas.viewport().setToolTip(f"{left}\n{right}\n{score}")
        self._canvas.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self._canvas, QAccessible.Event.DescriptionChanged))

    def _name(self, comparison: Comparison, side: Side, at: int) -> str:
        """`14010 § 4  Asylum processing`."""
        reading = comparison.side(side)
        label = reading.outline.segments[at].label
        words = heading_of(reading.outline, label, 14)
        return f"{short_name(reading)}  {printed_label(reading.outline, label)}  {words}".rstrip()

    def _choose(self, row: int, column: int) -> None:
        """A cell was chosen: its link, where it has one, becomes current; the shell shows both passages."""
        table = self._table
        if table is None:
            return
        knot = table.knot(row, column)
        if knot is not None:
            self._session.go_to(knot.step)
        self.pair_chosen.emit(table.label(Side.LEFT, row), table.label(Side.RIGHT, column))
