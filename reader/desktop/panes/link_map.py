"""The gutter between the panes: ribbons from passage to passage, and notes for what is out of sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from reader.annotations import TagMark
from reader.comparison import Side, Verdict
from reader.desktop.panes.faces import small
from reader.desktop.panes.glyphs import paint_glyph
from reader.desktop.panes.gutter import NOTE_LINE, Bracket, Note, Ribbon, Scene, Shelf, clear_of, scene, shelf
from reader.desktop.panes.measures import OUTSET, SMALLEST, Measures
from reader.desktop.panes.pane_marks import BAR, EDGE
from reader.desktop.panes.passages import Ends
from reader.desktop.panes.ribbon_signs import SIGN, RibbonSigns
from reader.desktop.panes.text_pane import TextPane
from reader.desktop.theme import Theme
from reader.desktop.wording import short_label, verdict_word
from reader.spans import Span

_PILL = QSize(52, 18)
_SIGN = QSize(28, 18)
_NOTE_GAP = 5.0
"""Between a bracket and its note, in px."""


class LinkMap(QWidget):
    """Draws what joins the two panes beside it."""

    link_chosen = Signal(int)
    """Number of the link whose ribbon or note was clicked."""
    tag_pressed = Signal(str, object)
    """Id of the annotation on a link whose sign was clicked, QPoint (global)."""

    def __init__(
        self, left: TextPane, right: TextPane, theme: Theme, measures: Measures, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._panes = (left, right)
        self._theme = theme
        self._ends: dict[int, Ends] = {}
        self._described: Callable[[int], str] = str
        self._shelves = (Shelf(()), Shelf(()))
        self._current: int | None = None
        self._alone: tuple[Side, Span, Verdict] | None = None
        self._shown = True
        self._strength = 1.0
        self._notes: dict[tuple[int, Side, bool], str] = {}
        self._signs = RibbonSigns()
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Links between the two texts"))
        self.set_measures(measures)
        for pane in self._panes:
            pane.laid_out.connect(self.place)
            pane.verticalScrollBar().valueChanged.connect(self.update)

    # What is shown

    def show_links(self, ends: Iterable[Ends], described: Callable[[int], str]) -> None:
        """Draw other links; `described` words a link's tool tip."""
        self._ends = {end.link: end for end in ends}
        self._notes.clear()
        self._described = described
        self._current = None
        self.place()

    def show_current(self, link: int | None, alone: tuple[Side, Span, Verdict] | None = None) -> None:
        """Draw one link strongly, or none; `alone` is a current passage that has no counterpart."""
        self._current = link
        self._alone = alone
        self.update()

    def show_tags(self, tags: Mapping[int, Sequence[TagMark]], tip: Callable[[TagMark], str]) -> None:
        """Put the signs of tags and notes on these links; `tip` words what hovering says."""
        self._signs = RibbonSigns(dict(tags), tip)
        self.update()

    def show_strength(self, strength: float) -> None:
        """How far the current link has come in, from 0 to 1."""
        self._strength = strength
        self.update()

    def set_shown(self, on: bool) -> None:
        """Show or hide all but the current link."""
        self._shown = on
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    def set_measures(self, measures: Measures) -> None:
        """Take the gutter's width."""
        self._notes.clear()
        self.setFixedWidth(measures.gutter)
        self.update()

    def place(self) -> None:
        """Measure where every link's passages stand: after each layout, not for each frame."""
        self._shelves = tuple(  # type: ignore[assignment]
            shelf(self._ends.values(), self._measured(pane)) for pane in self._panes
        )
        self.update()

    @staticmethod
    def _measured(pane: TextPane) -> Callable[[Ends], list[tuple[float, float]]]:
        return lambda ends: [pane.extent(span) for span in ends.spans(pane.side)]

    def scene(self) -> Scene:
        """What can be seen just now."""
        values = tuple(float(pane.verticalScrollBar().value()) for pane in self._panes)
        seen = scene(self._shelves, (values[0], values[1]), float(self.height()), self._note)
        for ribbon in seen.ribbons:
            if ribbon.link == self._current:  # its pill stands in the gutter's middle: notes keep clear of it
                half, middle = _PILL.height() / 2 + 2, self._height_of(ribbon)
                seen = replace(seen, notes=clear_of(seen.notes, middle - half, middle + half, float(self.height())))
        if self._shown:
            return seen
        return Scene(tuple(ribbon for ribbon in seen.ribbons if ribbon.link == self._current))

    def _note(self, link: int, side: Side, above: bool) -> str:
        """The words of a note, fitted to the gutter once."""
        key = (link, side, above)
        if key not in self._notes:
            self._notes[key] = self._fitted(link, side, above)
        return self._notes[key]

    def _fitted(self, link: int, side: Side, above: bool) -> str:
        arrow = "↑ " if above else "↓ "
        room = self.width() - BAR - _NOTE_GAP
        metrics = QFontMetricsF(self._note_font())
        label = self._short(self._ends[link].label(side.other))
        while metrics.horizontalAdvance(arrow + label) > room and "(" in label[1:]:
            label = label[label.index("(", 1) :]
        return arrow + metrics.elidedText(label, Qt.TextElideMode.ElideRight, room - metrics.horizontalAdvance(arrow))

    def _short(self, label: str) -> str:
        """A label short enough to stand in the gutter."""
        words = {"preamble": self.tr("pre."), "signature": self.tr("sig.")}
        return words.get(label, short_label(label))

    @staticmethod
    def _note_font(strong: bool = False) -> QFont:
        return small(SMALLEST, 600 if strong else 400)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Quiet ribbons, brackets, the current ribbon, then the notes above them all."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.colour("paper"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = self.scene()
        for ribbon in seen.ribbons:
            if ribbon.link != self._current:
                self._quiet(painter, ribbon)
        for bracket in seen.brackets:
            self._bracket(painter, bracket)
        painter.setOpacity(self._strength)
        for ribbon in seen.ribbons:
            if ribbon.link == self._current:
                self._strong(painter, ribbon)
        painter.setOpacity(1.0)
        for note in seen.notes:
            self._write(painter, note)
        if self._alone is not None:
            self._draw_alone(painter, *self._alone)
        for ribbon in seen.ribbons:
            self._signs.paint(painter, self._theme, ribbon.link, *self._middle(ribbon))
        painter.end()

    def _draw_alone(self, painter: QPainter, side: Side, span: Span, verdict: Verdict) -> None:
        """A passage without counterpart: its bracket, and its sign where a ribbon would begin."""
        pane = self._panes[0 if side is Side.LEFT else 1]
        top, foot = (height - pane.verticalScrollBar().value() for height in pane.extent(span))
        colour = self._theme.verdict(verdict)
        x = 0.0 if side is Side.LEFT else self.width() - BAR
        painter.fillRect(QRectF(x, top - OUTSET, BAR, foot - top + 2 * OUTSET), colour)
        middle = (max(0.0, top) + min(float(self.height()), foot)) / 2
        x = BAR + _NOTE_GAP if side is Side.LEFT else self.width() - BAR - _NOTE_GAP - _SIGN.width()
        box = QRectF(x, round(middle) - _SIGN.height() / 2, _SIGN.width(), _SIGN.height())
        pen = QPen(colour, 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(self._theme.colour("paper"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        paint_glyph(painter, box.adjusted(5, 3.5, -5, -3.5), verdict.value, colour)

    def _edges(self, ribbon: Ribbon, grown: float) -> tuple[QPainterPath, QPainterPath, QPainterPath]:
        """The ribbon's ground and its upper and lower edge: control points at half the gutter, level tangents."""
        width, half = float(self.width()), self.width() / 2
        (left_top, left_foot), (right_top, right_foot) = ribbon.left, ribbon.right
        upper = QPainterPath(QPointF(0, left_top - grown))
        upper.cubicTo(half, left_top - grown, half, right_top - grown, width, right_top - grown)
        lower = QPainterPath(QPointF(0, left_foot + grown))
        lower.cubicTo(half, left_foot + grown, half, right_foot + grown, width, right_foot + grown)
        ground = QPainterPath(upper)
        ground.lineTo(width, right_foot + grown)
        ground.cubicTo(half, right_foot + grown, half, left_foot + grown, 0, left_foot + grown)
        ground.closeSubpath()
        return ground, upper, lower

    def _quiet(self, painter: QPainter, ribbon: Ribbon) -> None:
        ground, upper, lower = self._edges(ribbon, 0)
        painter.fillPath(ground, self._theme.colour("ink", 0.075))
        edge = 0.36 if self._theme.name == "dark" else 0.34
        painter.setPen(QPen(self._theme.colour("ink", edge), 1))
        painter.drawPath(upper)
        painter.drawPath(lower)

    def _strong(self, painter: QPainter, ribbon: Ribbon) -> None:
        verdict = self._ends[ribbon.link].verdict
        ground, upper, lower = self._edges(ribbon, OUTSET)
        painter.fillPath(ground, self._theme.colour("cur"))
        painter.setPen(QPen(self._theme.verdict(verdict), EDGE))
        painter.drawPath(upper)
        painter.drawPath(lower)
        self._pill(painter, ribbon, verdict)

    def _pill(self, painter: QPainter, ribbon: Ribbon, verdict: Verdict) -> None:
        """Names the relation, in the middle of what can be seen of the ribbon."""
        wordy = self.width() >= _PILL.width()
        width = _PILL.width() if wordy else _SIGN.width()
        x = (self.width() - width) / 2
        box = QRectF(x, round(self._height_of(ribbon) - _PILL.height() / 2), width, _PILL.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.verdict(verdict))
        painter.drawRoundedRect(box, 3, 3)
        on_it = self._theme.colour("opposed_text")
        if wordy:
            painter.setFont(small(11, 700))
            painter.setPen(on_it)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, verdict_word(verdict))
        else:
            paint_glyph(painter, box.adjusted(5, 3, -5, -3), verdict.value, on_it)

    def _height_of(self, ribbon: Ribbon) -> float:
        """The middle of what can be seen of a ribbon."""
        height = float(self.height())
        middles = [(max(0.0, top) + min(height, foot)) / 2 for top, foot in (ribbon.left, ribbon.right)]
        return sum(middles) / 2

    def _middle(self, ribbon: Ribbon) -> tuple[float, float]:
        """Where the signs of a ribbon's tags stand: in its middle, above the pill where it has one."""
        above = _PILL.height() / 2 + SIGN / 2 + 3 if ribbon.link == self._current else 0.0
        return self.width() / 2, self._height_of(ribbon) - above

    def tag_at(self, point: QPointF) -> TagMark | None:
        """The tag of a link whose sign lies at `point`."""
        found = (self._signs.at(point, ribbon.link, *self._middle(ribbon)) for ribbon in self.scene().ribbons)
        return next((mark for mark in found if mark is not None), None)

    def _bracket(self, painter: QPainter, bracket: Bracket) -> None:
        x = 0.0 if bracket.side is Side.LEFT else self.width() - BAR
        colour = self._theme.colour("ink", 0.34)
        if self._current in bracket.links and self._current is not None:
            colour = self._theme.verdict(self._ends[self._current].verdict)
        painter.fillRect(QRectF(x, bracket.top + 2, BAR, bracket.foot - bracket.top - 4), colour)

    def _write(self, painter: QPainter, note: Note) -> None:
        """The note on a halo of paper."""
        strong = self._current in note.links
        font = self._note_font(strong)
        metrics = QFontMetricsF(font)
        box = self._note_box(note)
        words = QPainterPath()
        words.addText(QPointF(box.left(), box.center().y() + metrics.capHeight() / 2), font, note.text)
        halo = QPen(self._theme.colour("paper"), 4)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(words, halo)
        painter.fillPath(words, self._note_colour(note, strong))

    def _note_colour(self, note: Note, strong: bool) -> QColor:
        return self._theme.verdict(self._ends[note.links[0]].verdict) if strong else self._theme.colour("ink2")

    def _note_box(self, note: Note) -> QRectF:
        width = QFontMetricsF(self._note_font(self._current in note.links)).horizontalAdvance(note.text)
        inset = BAR + _NOTE_GAP
        x = inset if note.side is Side.LEFT else self.width() - inset - width
        return QRectF(x, note.y - NOTE_LINE / 2, width, NOTE_LINE)

    # The person's hands

    def link_at(self, point: QPointF) -> tuple[int, ...]:
        """The links whose note or ribbon lies at `point`, the uppermost first."""
        seen = self.scene()
        for note in seen.notes:
            if self._note_box(note).adjusted(-3, 0, 3, 0).contains(point):
                return note.links
        found = [ribbon.link for ribbon in seen.ribbons if self._edges(ribbon, 0)[0].contains(point)]
        found.sort(key=lambda link: link != self._current)
        return tuple(dict.fromkeys(found))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        over = bool(self.link_at(event.position())) or self.tag_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the link under the pointer."""
        links, tag = self.link_at(event.position()), self.tag_at(event.position())
        if tag is not None and event.button() == Qt.MouseButton.LeftButton:
            self.tag_pressed.emit(tag.annotation, event.globalPosition().toPoint())
        elif links and event.button() == Qt.MouseButton.LeftButton:
            self.link_chosen.emit(links[0])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel over the gutter scrolls the left pane (and with it the right)."""
        QApplication.sendEvent(self._panes[0].verticalScrollBar(), event)

    def event(self, event: QEvent) -> bool:
        """Show a link's labels, relation and first reason as a tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            links = self.link_at(QPointF(event.pos()))
            self._explain(event, links)
            return True
        return super().event(event)

    def _explain(self, event: QHelpEvent, links: Sequence[int]) -> None:
        if not links:
            QToolTip.hideText()
            return
        lines = "<br>".join(escape(self._described(link)).replace("\n", "<br>") for link in links[:6])
        lines += "".join(self._signs.words(link) for link in links[:6])
        QToolTip.showText(event.globalPos(), f"<p>{lines}</p>", self)
