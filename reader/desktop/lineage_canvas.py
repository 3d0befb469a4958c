"""The lineage as a picture: orders as cards along an axis of time, arrows from each to what it revoked or amended."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from reader.comparison import Edge, Key, Lineage, LineagePicture, Node, PlacedNode, laid_out
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.theme import Theme
from reader.desktop.time_scale import Stretch, Tick, TimeScale
from reader.desktop.timeline import tick_words
from reader.desktop.wording import long_date, tr
from reader.documents import Kind

CARD = QSize(150, 50)
_PAD, _GAP, _ROW, _AXIS = 18.0, 40.0, 74.0, 40.0
_TRIES = (0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8)
"""Where along an arrow its word may stand, the best first."""


class LineageCanvas(QWidget):
    """Arrow keys go from card to card; Enter or a double click opens the order beside the current one."""

    opened = Signal(object)
    """The Node to open."""
    stood = Signal(object)
    """The Node that the keyboard or the pointer has come to."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lineage: Lineage | None = None
        self._picture: LineagePicture | None = None
        self._left = self._right = 0.0
        self.cards: dict[Key, QRectF] = {}
        self._at: Key | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("rings itself", True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Lineage"))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self.update()

    def show_lineage(self, lineage: Lineage, room: QSize) -> None:
        """Draw a lineage, in `room` logical pixels if it fits there; larger where it does not."""
        self.lineage = lineage
        if self._at not in {node.key for node in lineage.nodes}:
            self._at = lineage.focus
        width = float(max(room.width(), 420))
        self._picture = laid_out(lineage, min(0.45, (CARD.width() + _GAP) / (width - CARD.width() - 2 * _PAD)))
        tall = max(room.height(), round(_PAD + self._picture.rows * _ROW + _AXIS))
        self._place(width, tall)
        self.setFixedSize(round(width), tall)
        words = self.tr("Lineage of {order}: {n} orders").format(order=lineage.focus.name, n=len(lineage.nodes))
        self.setAccessibleName(words)
        self._stand_on(self._at)

    def _place(self, width: float, tall: float) -> None:
        """Cards are centred on their day; rows are spread over the height."""
        picture = self._picture
        if picture is None:
            return
        left, right = _PAD + CARD.width() / 2, width - _PAD - CARD.width() / 2
        self._left, self._right = left, right
        rows = max(1, picture.rows)
        step = min(150.0, (tall - _PAD - _AXIS) / rows)
        top = _PAD + ((tall - _PAD - _AXIS) - step * rows) / 2 + (step - CARD.height()) / 2
        self.cards = {
            one.node.key: QRectF(
                left + (right - left) * one.x - CARD.width() / 2, top + step * one.row, CARD.width(), CARD.height()
            )
            for one in picture.nodes
        }

    # Where the keyboard is

    @property
    def current(self) -> Node | None:
        """The order that the keyboard stands on."""
        return self.lineage.node(self._at) if self.lineage and self._at else None

    def _stand_on(self, key: Key | None) -> None:
        self._at = key
        node = self.current
        if node is not None:
            self.setAccessibleDescription(self.words(node))
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
            self.stood.emit(node)
        self.update()

    def words(self, node: Node) -> str:
        """`EO 13767, Border Security ..., 25 January 2017; revoked by EO 14010 (4(a)(ii)(F)(1))`."""
        lineage = self.lineage
        facts = [node.name, node.title if node.title != node.name else "", long_date(node.date)]
        done = [] if lineage is None else [e for e in lineage.edges if e.source == node.key]
        suffered = [] if lineage is None else [e for e in lineage.edges if e.target == node.key]
        told = [f"{relation_word(edge)} {edge.target.name} ({edge.label})" for edge in done]
        told += [f"{passive_word(edge)} {edge.source.name} ({edge.label})" for edge in suffered]
        if not node.in_library:
            told.append(tr("not in the library: only named"))
        return "; ".join((", ".join(fact for fact in facts if fact), *told))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys: the next card that way. Enter: open it."""
        ways = {
            Qt.Key.Key_Left: QPointF(-1, 0),
            Qt.Key.Key_Right: QPointF(1, 0),
            Qt.Key.Key_Up: QPointF(0, -1),
            Qt.Key.Key_Down: QPointF(0, 1),
        }
        node = self.current
        if event.key() in ways:
            self._move(ways[Qt.Key(event.key())])
        elif node is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(node)
        else:
            super().keyPressEvent(event)

    def _move(self, way: QPointF) -> None:
        here = self.cards.get(self._at) if self._at else None
        if here is None:
            return
        ahead = []
        for key, card in self.cards.items():
            by = card.center() - here.center()
            along = by.x() * way.x() + by.y() * way.y()
            aside = abs(by.x() * way.y()) + abs(by.y() * way.x())
            if along > 1:
                ahead.append((along + 2 * aside, key))
        if ahead:
            self._stand_on(min(ahead, key=lambda pair: pair[0])[1])

    def node_at(self, at: QPointF) -> Node | None:
        """The order whose card is at that place; None beside the cards."""
        key = next((key for key, card in self.cards.items() if card.contains(at)), None)
        return self.lineage.node(key) if self.lineage and key else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the order."""
        node = self.node_at(event.position())
        if node is not None and event.button() == Qt.MouseButton.LeftButton:
            self._stand_on(node.key)
            self.opened.emit(node)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over the cards of the library."""
        node = self.node_at(event.position())
        hand = node is not None and node.in_library
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """An order's story as a tool tip."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            node = self.node_at(QPointF(event.pos()))
            if node is not None:
                QToolTip.showText(event.globalPos(), self.words(node).replace("; ", "\n"), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._stand_on(self._at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Axis, arrows, cards, and the words of the arrows over them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("paper"))
        picture = self._picture
        if picture is None:
            return
        self._axis(painter, picture)
        for edge in picture.edges:
            self._edge(painter, edge)
        for one in picture.nodes:
            self._card(painter, one)
        taken = [QRectF(card) for card in self.cards.values()]
        for edge in picture.edges:
            taken.append(self._edge_word(painter, edge, taken))

    def _axis(self, painter: QPainter, picture: LineagePicture) -> None:
        y = self.height() - _AXIS + 8
        painter.setPen(QPen(self._theme.colour("line2"), 1))
        painter.drawLine(QPointF(_PAD, y), QPointF(self.width() - _PAD, y))
        if picture.first is None or picture.last is None:
            return
        font = ui_font(10.5)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        scale = _linear(picture, self._left, self._right)
        for tick in scale.ticks(lambda tick: metrics.horizontalAdvance(tick_words(tick)) + 14):
            self._tick(painter, tick, y)

    def _tick(self, painter: QPainter, tick: Tick, y: float) -> None:
        painter.setPen(QPen(self._theme.colour("line2"), 1))
        painter.drawLine(QPointF(tick.x, y - 3), QPointF(tick.x, y + 3))
        painter.setPen(self._theme.colour("ink2"))
        painter.drawText(QRectF(tick.x - 40, y + 5, 80, 16), Qt.AlignmentFlag.AlignCenter, tick_words(tick))

    def _ends(self, edge: Edge) -> tuple[QPointF, QPointF]:
        """From the source's edge that faces the target, to the target's."""
        source, target = self.cards[edge.source], self.cards[edge.target]
        if not self._beside(edge):
            down = source.center().y() < target.center().y()
            from_x = min(max(target.center().x(), source.left() + 20), source.right() - 20)
            to_x = min(max(source.center().x(), target.left() + 20), target.right() - 20)
            return (
                QPointF(from_x, source.bottom() if down else source.top()),
                QPointF(to_x, target.top() - 2 if down else target.bottom() + 2),
            )
        back = source.center().x() > target.center().x()
        start = QPointF(source.left() if back else source.right(), source.center().y())
        return start, QPointF(target.right() + 2 if back else target.left() - 2, target.center().y())

    def _beside(self, edge: Edge) -> bool:
        """True where the cards leave room between them for an arrow from side to side."""
        source, target = self.cards[edge.source], self.cards[edge.target]
        same_row = abs(source.center().y() - target.center().y()) < 2
        return same_row or abs(source.center().x() - target.center().x()) > CARD.width() + 36

    def _path(self, edge: Edge) -> QPainterPath:
        start, end = self._ends(edge)
        path = QPainterPath(start)
        if self._beside(edge):
            half = (start.x() + end.x()) / 2
            path.cubicTo(QPointF(half, start.y()), QPointF(half, end.y()), end)
        else:
            half = (start.y() + end.y()) / 2
            path.cubicTo(QPointF(start.x(), half), QPointF(end.x(), half), end)
        return path

    def _colour(self, edge: Edge) -> QColor:
        near = self._at in (edge.source, edge.target)
        return self._theme.colour("ink" if near else "ink3")

    def _edge(self, painter: QPainter, edge: Edge) -> None:
        colour, path = self._colour(edge), self._path(edge)
        pen = QPen(colour, 1.8 if self._at in (edge.source, edge.target) else 1.1)
        if edge.in_part:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        tip, before = path.pointAtPercent(1.0), path.pointAtPercent(0.94)
        painter.setPen(QPen(colour, 1.4))
        way = tip - before
        length = max(0.1, (way.x() ** 2 + way.y() ** 2) ** 0.5)
        along, across = way / length * 7, QPointF(-way.y(), way.x()) / length * 4
        painter.drawLine(tip, tip - along + across)
        painter.drawLine(tip, tip - along - across)

    def _edge_word(self, painter: QPainter, edge: Edge, taken: list[QRectF]) -> QRectF:
        """The word of an arrow, where on its way nothing else stands; its box."""
        font = ui_font(10.5)
        words, metrics, path = relation_word(edge), QFontMetricsF(font), self._path(edge)
        wide = metrics.horizontalAdvance(words) + 8
        boxes = [QRectF(at.x() - wide / 2, at.y() - 7, wide, 14) for at in map(path.pointAtPercent, _TRIES)]
        free = (box for box in boxes if not any(box.intersects(other) for other in taken))
        box = next(free, boxes[0])
        painter.setFont(font)
        painter.fillRect(box, self._theme.colour("paper"))
        painter.setPen(self._colour(edge))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        return box

    def _card(self, painter: QPainter, one: PlacedNode) -> None:
        theme, card, node = self._theme, self.cards[one.node.key], one.node
        asked = self.lineage is not None and node.key == self.lineage.focus
        pen = QPen(theme.colour("ink" if asked else "line2"), 1.6 if asked else 1)
        if not node.in_library:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("sel" if asked else "raise" if node.in_library else "paper"))
        painter.drawRoundedRect(card, 4, 4)
        inner = card.adjusted(8, 5, -8, -5)
        painter.setFont(ui_font(12, SEMIBOLD))
        painter.setPen(theme.colour("ink"))
        name, below = card_words(node)
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop, _elided(painter, name, inner.width()))
        painter.setFont(ui_font(11))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, _elided(painter, below, inner.width()))
        if self.hasFocus() and node.key == self._at:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(-3, -3, 3, 3), 6, 6)


def card_words(node: Node) -> tuple[str, str]:
    """The two lines of a card: `EO 13767` and `2017 Border Security ...`; `Memorandum` and its day."""
    if node.key.kind == Kind.MEMORANDUM and node.date is not None:
        return tr("Memorandum"), " · ".join(part for part in (long_date(node.date), node.title) if part)
    title = node.title if node.title != node.name else ""
    year = str(node.date.year) if node.date else ""
    return node.name, " ".join(part for part in (year, title) if part) or tr("day of signing not known")


def _linear(picture: LineagePicture, left: float, right: float) -> TimeScale:
    """The picture's own axis, whose stretches are never cut."""
    if picture.first is None or picture.last is None or picture.first == picture.last:
        return TimeScale(())
    return TimeScale((Stretch(picture.first, picture.last, left, right),))


def _elided(painter: QPainter, words: str, width: float) -> str:
    return QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, width)


def relation_word(edge: Edge) -> str:
    """`revokes`, `amends in part`."""
    words = tr(edge.relation)
    return tr("{relation} in part").format(relation=words) if edge.in_part and edge.relation == "revokes" else words


def passive_word(edge: Edge) -> str:
    """`revoked by`."""
    words = {
        "revokes": "revoked by",
        "supersedes": "superseded by",
        "amends": "amended by",
        "continues": "continued by",
    }
    return tr(words.get(edge.relation, edge.relation))
