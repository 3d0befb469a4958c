"""The deadlines of both orders as a small picture: two lanes along one axis of time."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reader.comparison import Comparison, Side, TimePoint, timeline
from reader.desktop.fonts import MEDIUM, SEMIBOLD, ui_font
from reader.desktop.theme import Theme
from reader.desktop.time_scale import Tick, TimeScale, time_scale
from reader.desktop.wording import long_date, short_label, short_name

HEIGHT = 118
_PAD = 12.0
_AXIS = 52.0
_LANES = {Side.LEFT: 30.0, Side.RIGHT: 86.0}
_NEAR = 17.0
"""Pixels within which points of one lane are drawn as one."""
_DOT = 4.5


@dataclass(frozen=True, slots=True)
class Dot:
    """Points of one lane that stand in one place of the picture."""

    side: Side
    x: float
    points: tuple[TimePoint, ...]

    @property
    def exact(self) -> bool:
        """True where every day in it is known."""
        return all(point.exact for point in self.points)


class TimelineView(QWidget):
    """Signing and due days of the pair. Arrow keys go from one to the next; Enter or a click goes to its words."""

    chosen = Signal(object, object)
    """Side and Span of the duty that was clicked or entered."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points: tuple[TimePoint, ...] = ()
        self._names = dict.fromkeys(Side, "")
        self._at = -1
        self._turn: tuple[Dot, int] | None = None
        self._laid: tuple[float, TimeScale, tuple[Dot, ...]] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Timeline of the deadlines"))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self.update()

    def show_comparison(self, comparison: Comparison) -> None:
        """Draw the days of this pair."""
        self._points = timeline(comparison)
        self._names = {side: short_name(comparison.side(side)) for side in Side}
        self._at, self._turn, self._laid = -1, None, None
        due = sum(not point.is_signing for point in self._points)
        words = self.tr("Timeline of the deadlines: {n} due days") if due != 1 else self.tr("Timeline: one due day")
        self.setAccessibleName(words.format(n=due))
        self.updateGeometry()
        self.update()

    @property
    def points(self) -> tuple[TimePoint, ...]:
        """What is drawn, earliest first."""
        return self._points

    @property
    def focused(self) -> TimePoint | None:
        """The point that the keyboard stands on."""
        return self._points[self._at] if 0 <= self._at < len(self._points) else None

    def sizeHint(self) -> QSize:
        """As wide as a dock; wider is better."""
        return QSize(206, HEIGHT)

    # Where things stand

    def _layout(self) -> tuple[TimeScale, tuple[Dot, ...]]:
        width = float(self.width())
        if self._laid is None or self._laid[0] != width:
            scale = time_scale((point.day for point in self._points), _PAD + 4, width - _PAD - 4)
            self._laid = (width, scale, _dots(self._points, scale))
        return self._laid[1], self._laid[2]

    @property
    def dots(self) -> tuple[Dot, ...]:
        """The dots of the picture, with where they stand."""
        return self._layout()[1]

    def place(self, dot: Dot) -> QPointF:
        """The middle of a dot."""
        return QPointF(dot.x, _LANES[dot.side])

    def dot_at(self, at: QPointF) -> Dot | None:
        """The dot under a place of the picture; None where there is none."""
        near = [dot for dot in self.dots if (self.place(dot) - at).manhattanLength() <= 12]
        return min(near, key=lambda dot: (self.place(dot) - at).manhattanLength(), default=None)

    # The person's hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, Right: a day on. Home, End. Up, Down: the other lane. Enter: go to its words."""
        key, last = event.key(), len(self._points) - 1
        moves = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if last >= 0 and key in moves:
            self._stand_on(min(max(moves[Qt.Key(key)], 0), last))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._change_lane(Side.LEFT if key == Qt.Key.Key_Up else Side.RIGHT)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.focused is not None:
            self._go(self.focused)
        else:
            super().keyPressEvent(event)

    def _change_lane(self, side: Side) -> None:
        here = self.focused
        there = [at for at, point in enumerate(self._points) if point.side is side]
        if there:
            day = here.day if here else self._points[there[0]].day
            self._stand_on(min(there, key=lambda at: abs((self._points[at].day - day).days)))

    def _stand_on(self, at: int) -> None:
        self._at = at
        point = self.focused
        if point is not None:
            self.setAccessibleDescription(self.words(point))
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard stands on the first point."""
        super().focusInEvent(event)
        if self._at < 0 and self._points and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._stand_on(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to the words of the duty; where several are due, each click to the next."""
        dot = self.dot_at(event.position())
        if dot is None or event.button() != Qt.MouseButton.LeftButton:
            return
        turn = (self._turn[1] + 1) % len(dot.points) if self._turn and self._turn[0] == dot else 0
        self._turn = (dot, turn)
        point = dot.points[turn]
        self._stand_on(self._points.index(point))
        self._go(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        dot = self.dot_at(event.position())
        clickable = dot is not None and any(point.span for point in dot.points)
        self.setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """What is due on a day, as a tool tip."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            dot = self.dot_at(QPointF(event.pos()))
            if dot is not None:
                QToolTip.showText(event.globalPos(), "\n".join(self.words(point) for point in dot.points[:12]), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _go(self, point: TimePoint) -> None:
        if point.span is not None:
            self.chosen.emit(point.side, point.span)

    def words(self, point: TimePoint) -> str:
        """`14010, 4(c)(i), 1 August 2021: Attorney General: examine ...`."""
        day = long_date(point.day) if point.exact else self.tr("about {day}").format(day=long_date(point.day))
        if point.is_signing:
            return self.tr("{order} signed, {day}").format(order=self._names[point.side], day=day)
        recurs = [point.recurs] if point.recurs else []
        head = ", ".join((self._names[point.side], short_label(point.label), day, *recurs))
        text = point.text if len(point.text) <= 160 else point.text[:158].rsplit(" ", 1)[0] + " …"
        return f"{head}: {text}"

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lanes, axis, ticks, dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not any(not point.is_signing for point in self._points):
            self._say(painter, self.tr("Neither order sets a deadline with a date."))
            return
        scale, dots = self._layout()
        self._axis(painter, scale)
        for dot in dots:
            self._dot(painter, dot)
        for side in Side:
            self._lane_name(painter, side)

    def _say(self, painter: QPainter, words: str) -> None:
        painter.setFont(ui_font(12))
        painter.setPen(self._theme.colour("ink2"))
        painter.drawText(
            QRectF(self.rect()).adjusted(_PAD, 0, -_PAD, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap.value,
            words,
        )

    def _lane_name(self, painter: QPainter, side: Side) -> None:
        painter.setFont(ui_font(10.5, MEDIUM))
        painter.setPen(self._theme.colour("ink2"))
        y = 0.0 if side is Side.LEFT else _LANES[side] + 12
        flag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        words = self._names[side]
        if not any(point.side is side and not point.is_signing for point in self._points):
            words = self.tr("{order}: no dated deadline").format(order=words)
        box = QRectF(_PAD, y, self.width() - 2 * _PAD, 16)
        metrics = QFontMetricsF(painter.font())
        painter.drawText(box, flag, metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width()))

    def _axis(self, painter: QPainter, scale: TimeScale) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.colour("line"), 1))
        for stretch in scale.stretches:
            for y in _LANES.values():
                painter.drawLine(QPointF(stretch.left, y), QPointF(stretch.right, y))
        painter.setPen(QPen(theme.colour("line2"), 1))
        for stretch in scale.stretches:
            painter.drawLine(QPointF(stretch.left, _AXIS), QPointF(stretch.right, _AXIS))
        painter.setPen(QPen(theme.colour("line2"), 1.2))
        for x in scale.cuts:
            for by in (-3.0, 3.0):  # two strokes: here days are left out
                painter.drawLine(QPointF(x + by - 2, _AXIS + 5), QPointF(x + by + 2, _AXIS - 5))
        font = ui_font(10.5)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        for tick in scale.ticks(lambda tick: metrics.horizontalAdvance(tick_words(tick)) + 10):
            self._tick(painter, tick, metrics)

    def _tick(self, painter: QPainter, tick: Tick, metrics: QFontMetricsF) -> None:
        painter.setPen(QPen(self._theme.colour("line2"), 1))
        painter.drawLine(QPointF(tick.x, _AXIS - 3), QPointF(tick.x, _AXIS + 3))
        painter.setPen(self._theme.colour("ink2"))
        words = tick_words(tick)
        wide = metrics.horizontalAdvance(words) + 2
        left = min(max(tick.x - wide / 2, 2.0), self.width() - wide - 2)
        painter.drawText(QRectF(left, _AXIS + 5, wide, 15), Qt.AlignmentFlag.AlignCenter, words)

    def _dot(self, painter: QPainter, dot: Dot) -> None:
        theme, middle = self._theme, self.place(dot)
        ink = theme.colour("ink")
        painter.setPen(QPen(theme.colour("line2"), 1))
        foot = _AXIS + (0 if dot.side is Side.LEFT else 21)  # below the labels of the ticks
        painter.drawLine(middle, QPointF(middle.x(), foot))
        duties = [point for point in dot.points if not point.is_signing]
        painter.setPen(QPen(ink, 1.4))
        painter.setBrush(ink if dot.exact else theme.colour("dock"))
        if len(duties) < len(dot.points):  # the day of signing is a square
            painter.setBrush(theme.colour("dock"))
            painter.drawRect(QRectF(middle.x() - 4, middle.y() - 4, 8, 8))
            painter.setBrush(ink)
        elif len(duties) == 1:
            painter.drawEllipse(middle, _DOT, _DOT)
        if len(duties) > 1 or (duties and len(duties) < len(dot.points)):
            self._count(painter, middle, len(duties), dot.exact)
        if self.hasFocus() and self.focused in dot.points:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, 10.5, 10.5)

    def _count(self, painter: QPainter, middle: QPointF, count: int, exact: bool) -> None:
        painter.setFont(ui_font(10.5, SEMIBOLD))
        half = 7.5 if count < 10 else 9.0
        box = QRectF(middle.x() - half, middle.y() - 7.5, 2 * half, 15)
        painter.setBrush(self._theme.colour("ink" if exact else "dock"))
        painter.drawRoundedRect(box, 7.5, 7.5)
        painter.setPen(self._theme.colour("dock" if exact else "ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count) if count < 100 else "…")


def tick_words(tick: Tick) -> str:
    """`2021` for a January or where only years are marked, else `Apr`; the first of a stretch `Apr 2021`."""
    if tick.day.month == 1 or tick.months >= 12:
        return str(tick.day.year)
    return QLocale().toString(QDate(tick.day.year, tick.day.month, 1), "MMM yyyy" if tick.first else "MMM")


def _dots(points: tuple[TimePoint, ...], scale: TimeScale) -> tuple[Dot, ...]:
    """Points of one lane that would cover one another, as one; the day of signing keeps a dot of its own."""
    dots: list[Dot] = []
    for side in Side:
        lane: list[Dot] = []
        for point in (point for point in points if point.side is side):
            x, last = scale.x(point.day), lane[-1] if lane else None
            if last is None or x - last.x >= _NEAR:
                lane.append(Dot(side, x, (point,)))
            elif last.points[0].is_signing and point.day > last.points[0].day:
                lane.append(Dot(side, last.x + _NEAR, (point,)))
            else:
                lane[-1] = Dot(side, last.x, (*last.points, point))
        dots += lane
    return tuple(dots)
