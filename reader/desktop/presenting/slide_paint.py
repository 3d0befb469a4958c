"""A slide on the screen: title, two facing passages joined by their relation, the note or the question below."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QTextOption,
)

from reader.comparison import Side
from reader.desktop.fonts import MEDIUM, SEMIBOLD, reading_font, ui_font
from reader.desktop.panes.glyphs import paint_glyph
from reader.desktop.presenting.scene import ANSWER_KEYS, Scene, facts_place
from reader.desktop.presenting.stage import Stage
from reader.desktop.theme import Theme
from reader.desktop.wording import tr, verdict_word
from reader.walkthroughs import Answer, Hidden, Performance, Slide

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass
class Places:
    """Where a click does something."""

    answers: list[tuple[QRectF, Answer]] = field(default_factory=list)
    stops: list[tuple[QRectF, int]] = field(default_factory=list)
    """Index of the page each dot leads to."""


class SlidePainter:
    """Paints one scene; `places` is filled on the way."""

    def __init__(self, painter: QPainter, scene: Scene, state: Performance, theme: Theme, scrolled: float) -> None:
        self._painter, self._scene, self._state, self._theme = painter, scene, state, theme
        self._scrolled = scrolled
        self._stage: Stage = scene.stage
        self._slide: Slide = scene.slide
        self.places = Places()

    def paint(self) -> None:
        """All of the slide but the foot."""
        self._head()
        boxes = {side: self._box(side) for side in Side}
        self._frames(boxes)
        for side, box in boxes.items():
            self._passage(side, box)
        self._relation(boxes)
        if self._scene.note is not None:
            self._note()
        elif self._state.asking and self._asks_below:
            self._question(self._stage.note_box, below=True)

    @property
    def _asks_below(self) -> bool:
        return not (self._state.hides(Hidden.LEFT) or self._state.hides(Hidden.RIGHT))

    # Above

    def _head(self) -> None:
        slide, stage = self._slide, self._stage
        top = stage.row(46, 44)
        self._text(top, slide.walkthrough, ui_font(stage.type(20)), "ink2", _LEFT)
        words = tr("Stop {number} of {total}").format(number=slide.number, total=slide.total)
        self._text(top, words, ui_font(stage.type(20)), "ink2", _RIGHT)
        title = stage.row(93, 74)
        self._text(title, slide.title, _fitted(slide.title, stage.px(54), title.width()), "ink", _LEFT)
        self._painter.setPen(QPen(self._theme.colour("line"), 1))
        self._painter.drawLine(QLineF(stage.row(186, 0).topLeft(), stage.row(186, 0).topRight()))
        for side in Side:
            self._side_head(side)

    def _side_head(self, side: Side) -> None:
        shown, stage = self._slide.side(side), self._stage
        row = stage.row(226, 46)
        left = row.left() + (stage.column + stage.waist if side is Side.RIGHT else 0)
        row = QRectF(left, row.top(), stage.column, row.height())
        name, small = reading_font(stage.px(29) * 72 / 96, bold=True), ui_font(stage.type(20))
        self._text(row, shown.name, name, "ink", _LEFT)
        taken = QFontMetricsF(name).horizontalAdvance(shown.name) + stage.px(18)
        labels = ", ".join(shown.labels) if self._scene.prose[side] is not None else ""
        room = row.width() - taken - QFontMetricsF(small).horizontalAdvance(labels) - stage.px(20)
        facts = ", ".join(part for part in (shown.date, shown.signatory) if part)
        elided = QFontMetricsF(small).elidedText(facts, Qt.TextElideMode.ElideRight, max(0.0, room))
        self._text(row.adjusted(taken, stage.px(3), 0, stage.px(3)), elided, small, "ink2", _LEFT)
        self._text(row.adjusted(0, stage.px(3), 0, stage.px(3)), labels, small, "ink2", _RIGHT)

    # The passages

    def _box(self, side: Side) -> QRectF:
        prose, stage = self._scene.prose[side], self._stage
        other = self._scene.prose[side.other]
        empty = min(other.height, stage.px(260)) if other is not None else stage.px(260)
        return stage.box(side is Side.RIGHT, prose.height if prose is not None else max(empty, stage.px(220)))

    @property
    def _joined(self) -> bool:
        return all(one is not None for one in self._scene.prose.values()) and bool(self._verdict)

    @property
    def _verdict(self) -> str:
        """The relation, unless it is kept back."""
        return "" if self._state.hides(Hidden.RELATION) else self._slide.relation

    def _colour(self) -> QColor:
        verdict = self._slide.verdict
        return self._theme.verdict(verdict) if verdict is not None and self._verdict else self._theme.colour("line2")

    def _frames(self, boxes: dict[Side, QRectF]) -> None:
        painter = self._painter
        painter.setPen(QPen(self._colour(), max(1.0, self._stage.px(2))))
        if self._joined:
            painter.setBrush(self._theme.colour("cur"))
            painter.drawPath(_waisted(boxes[Side.LEFT], boxes[Side.RIGHT], self._stage.px(85)))
            self._bars(boxes)
            return
        for side, box in boxes.items():
            there = self._scene.prose[side] is not None
            painter.setBrush(self._theme.colour("cur") if there and self._verdict else self._theme.colour("dock"))
            painter.drawRoundedRect(box, self._stage.px(6), self._stage.px(6))
            if not there and not self._hidden(side):
                painter.setBrush(QBrush(self._theme.colour("hatch"), Qt.BrushStyle.BDiagPattern))
                painter.drawRoundedRect(box, self._stage.px(6), self._stage.px(6))

    def _bars(self, boxes: dict[Side, QRectF]) -> None:
        width = self._stage.px(5)
        left, right = boxes[Side.LEFT], boxes[Side.RIGHT]
        self._painter.fillRect(QRectF(left.left() - width / 2, left.top(), width, left.height()), self._colour())
        self._painter.fillRect(QRectF(right.right() - width / 2, right.top(), width, right.height()), self._colour())

    def _hidden(self, side: Side) -> bool:
        return self._state.hides(Hidden.LEFT if side is Side.LEFT else Hidden.RIGHT)

    def _passage(self, side: Side, box: QRectF) -> None:
        prose, stage, painter = self._scene.prose[side], self._stage, self._painter
        if self._hidden(side):
            self._question(box)
            return
        if prose is None:
            self._absent(side, box)
            return
        seen = box.adjusted(1, stage.px(6), -1, -stage.px(6))
        painter.save()
        painter.setClipRect(seen)
        down = min(self._scrolled, max(0.0, prose.height - stage.room))
        prose.paint(painter, box.topLeft() + QPointF(stage.padding, stage.px(22) - down), seen)
        painter.restore()
        if prose.height - stage.room - down > 1:
            self._more(box)

    def _more(self, box: QRectF) -> None:
        """The sign that the passage goes on below."""
        stage = self._stage
        words = tr("more: Space or ↓")
        font = ui_font(stage.type(17), SEMIBOLD)
        width = QFontMetricsF(font).horizontalAdvance(words) + stage.px(24)
        pill = QRectF(box.center().x() - width / 2, box.bottom() - stage.px(15), width, stage.px(30))
        self._painter.setPen(QPen(self._theme.colour("line2"), 1))
        self._painter.setBrush(self._theme.colour("raise"))
        self._painter.drawRoundedRect(pill, stage.px(4), stage.px(4))
        self._text(pill, words, font, "ink", _CENTRE)

    def _absent(self, side: Side, box: QRectF) -> None:
        shown = self._slide.side(side)
        words = shown.problem or tr("No counterpart in {name}").format(name=shown.name)
        self._wrapped(box, words, reading_font(self._stage.px(30) * 72 / 96, italic=True), "ink2")

    def _relation(self, boxes: dict[Side, QRectF]) -> None:
        """The relation by glyph and word, between the passages; a question mark while it is kept back."""
        stage, slide = self._stage, self._slide
        left, right = boxes[Side.LEFT], boxes[Side.RIGHT]
        middle = (left.top() + min(left.bottom(), right.bottom())) / 2
        words = verdict_word(slide.verdict) if slide.verdict is not None and self._verdict else "?"
        if words == "?" and not self._state.asking:
            return
        font = ui_font(stage.type(20), SEMIBOLD)
        width = QFontMetricsF(font).horizontalAdvance(words) + (stage.px(66) if words != "?" else stage.px(40))
        width = min(width, stage.waist - stage.px(8))
        pill = QRectF((left.right() + right.left()) / 2 - width / 2, middle - stage.px(22), width, stage.px(44))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._colour() if words != "?" else self._theme.colour("sel"))
        self._painter.drawRoundedRect(pill, stage.px(5), stage.px(5))
        ink = self._theme.colour("paper") if words != "?" else self._theme.colour("ink")
        self._painter.setPen(ink)
        self._painter.setFont(font)
        if words == "?" or slide.verdict is None:
            self._painter.drawText(pill, _CENTRE, words)
            return
        taken = QFontMetricsF(font).horizontalAdvance(words)
        sign = stage.px(26)
        left = pill.center().x() - (sign + stage.px(8) + taken) / 2
        middle = pill.center().y()
        paint_glyph(self._painter, QRectF(left, middle - sign / 2, sign, sign), slide.relation, ink)
        self._painter.drawText(pill.adjusted(left - pill.left() + sign + stage.px(8), 0, 0, 0), _LEFT, words)

    # Below

    def _panel(self, title: str) -> QRectF:
        stage, box = self._stage, self._stage.note_box
        self._painter.fillRect(box, self._theme.colour("dock"))
        self._painter.fillRect(QRectF(box.left(), box.top(), stage.px(5), box.height()), self._theme.colour("ink3"))
        head = QRectF(box.left() + stage.px(33), box.top() + stage.px(20), stage.px(175), stage.px(30))
        self._text(head, title, ui_font(stage.type(17), SEMIBOLD), "ink2", _LEFT)
        return box

    def _note(self) -> None:
        note, stage = self._scene.note, self._stage
        if note is None:
            return
        self._panel(tr("For the trainer"))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._theme.colour("ink"))
        context.clip = QRectF(0, 0, note.box.width(), note.box.height())
        self._painter.save()
        self._painter.translate(note.box.topLeft())
        self._painter.setClipRect(context.clip)
        note.document.documentLayout().draw(self._painter, context)
        self._painter.restore()
        if self._slide.facts:
            self._facts(facts_place(stage))

    def _facts(self, place: QRectF) -> None:
        stage = self._stage
        self._painter.setPen(QPen(self._theme.colour("line2"), 1))
        self._painter.drawLine(
            QLineF(place.left() - stage.px(26), place.top(), place.left() - stage.px(26), place.bottom())
        )
        bold, plain = ui_font(stage.type(19), SEMIBOLD), ui_font(stage.type(19))
        for number, fact in enumerate(self._slide.facts):
            row = QRectF(place.left(), place.top() + number * stage.px(30), place.width(), stage.px(28))
            if row.bottom() > place.bottom() + 1:
                return
            name = tr(fact.name, "facts")
            self._text(row, name, bold, "ink", _LEFT)
            taken = QFontMetricsF(bold).horizontalAdvance(name) + stage.px(12)
            words = QFontMetricsF(plain).elidedText(fact.words, Qt.TextElideMode.ElideRight, row.width() - taken)
            self._text(row.adjusted(taken, 0, 0, 0), words, plain, "ink2", _LEFT)

    def _question(self, box: QRectF, below: bool = False) -> None:
        """The question with its answers: in the place of a hidden passage, or below both."""
        question, stage = self._slide.question, self._stage
        if question is None:
            return
        inner = box.adjusted(stage.px(29), stage.px(22), -stage.px(29), -stage.px(22))
        if below:
            self._panel(tr("Question"))
            inner = box.adjusted(stage.px(213), stage.px(14), -stage.px(29), -stage.px(14))
        font = reading_font(stage.px(24 if below else 32) * 72 / 96, bold=True)
        answers = stage.px(46)
        words = inner.adjusted(0, 0, 0, -answers)
        self._wrapped(words, question.text, font, "ink", left=True)
        row = QRectF(inner.left(), inner.bottom() - answers, inner.width(), answers)
        self._answers(row)

    def _answers(self, row: QRectF) -> None:
        stage, state = self._stage, self._state
        gap = stage.px(12)
        width = (row.width() - gap * (len(ANSWER_KEYS) - 1)) / len(ANSWER_KEYS)
        for number, (answer, key) in enumerate(ANSWER_KEYS.items()):
            box = QRectF(row.left() + number * (width + gap), row.top(), width, row.height())
            chosen = state.given is answer
            self._painter.setPen(
                QPen(self._theme.colour("focus" if chosen else "line2"), stage.px(3 if chosen else 1.4))
            )
            self._painter.setBrush(self._theme.colour("sel" if chosen else "raise"))
            self._painter.drawRoundedRect(box, stage.px(5), stage.px(5))
            words = f"{key}  {tr(answer.value, 'answers')}"
            font = ui_font(stage.type(20), SEMIBOLD if chosen else MEDIUM)
            self._text(box, _shortened(words, font, box.width() - stage.px(12)), font, "ink", _CENTRE)
            self.places.answers.append((box, answer))

    # Words

    def _text(self, box: QRectF, words: str, font: QFont, role: str, align: Qt.AlignmentFlag) -> None:
        self._painter.setFont(font)
        self._painter.setPen(self._theme.colour(role))
        self._painter.drawText(box, align | Qt.TextFlag.TextSingleLine, words)

    def _wrapped(self, box: QRectF, words: str, font: QFont, role: str, left: bool = False) -> None:
        option = QTextOption(_LEFT if left else _CENTRE)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self._painter.setFont(font)
        self._painter.setPen(self._theme.colour(role))
        room = box.adjusted(self._stage.px(20), 0, -self._stage.px(20), 0) if not left else box
        self._painter.drawText(room, words, option)


def _shortened(words: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, width)


def _fitted(words: str, pixels: float, width: float) -> QFont:
    """The title's face, smaller where the title would not fit on its line."""
    font = reading_font(pixels * 72 / 96, bold=True)
    needed = QFontMetricsF(font).horizontalAdvance(words)
    return font if needed <= width else reading_font(pixels * max(0.45, width / needed * 0.99) * 72 / 96, bold=True)


def _waisted(left: QRectF, right: QRectF, half: float) -> QPainterPath:
    """Both passages in one shape that narrows between them to `2 * half` px around the relation."""
    top, low = left.top(), min(left.bottom(), right.bottom())
    middle = QPointF((left.right() + right.left()) / 2, (top + low) / 2)
    half = min(half, (low - top) / 2)
    upper, lower = middle.y() - half, middle.y() + half
    quarter = (right.left() - left.right()) / 4
    path = QPainterPath(left.topLeft())
    path.lineTo(left.topRight())
    path.cubicTo(left.right() + quarter, top, middle.x() - quarter, upper, middle.x(), upper)
    path.cubicTo(middle.x() + quarter, upper, right.left() - quarter, top, right.left(), right.top())
    path.lineTo(right.topRight())
    path.lineTo(right.bottomRight())
    path.lineTo(right.bottomLeft())
    path.cubicTo(right.left() - quarter, right.bottom(), middle.x() + quarter, lower, middle.x(), lower)
    path.cubicTo(middle.x() - quarter, lower, left.right() + quarter, left.bottom(), left.right(), left.bottom())
    path.lineTo(left.bottomLeft())
    path.closeSubpath()
    return path
