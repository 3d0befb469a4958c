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
from reader.desktop.presenting.asked_words import ANSWERS, BETWEEN
from reader.desktop.presenting.fact_lines import FACT, fact_step, facts_in_lines, facts_place
from reader.desktop.presenting.scene import ANSWER_KEYS, PANEL_NAME, Scene, panel_name, words_left
from reader.desktop.presenting.stage import Stage
from reader.desktop.theme import Theme
from reader.desktop.wording import tr, verdict_word
from reader.walkthroughs import Answer, Hidden, Performance, Slide

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_SIGN = 30.0
"""Height of the sign that a passage goes on below, in px of the drawing."""


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
        words, font = (
            tr("Stop {number} of {total}").format(number=slide.number, total=slide.total),
            ui_font(stage.type(20)),
        )
        self._text(top, words, font, "ink2", _RIGHT)
        room = top.width() - QFontMetricsF(font).horizontalAdvance(words) - stage.px(48)
        self._text(top, _shortened(slide.walkthrough, font, room), font, "ink2", _LEFT)
        self._title(stage.row(93, 74))
        self._painter.setPen(QPen(self._theme.colour("line"), 1))
        self._painter.drawLine(QLineF(stage.row(186, 0).topLeft(), stage.row(186, 0).topRight()))
        for side in Side:
            self._side_head(side)

    def _title(self, row: QRectF) -> None:
        """The title in one line, smaller where it is long; in two where it is longer still."""
        words, stage = self._slide.title, self._stage
        font = _fitted(words, stage.px(54), row.width())
        if QFontMetricsF(font).horizontalAdvance(words) <= row.width():
            self._text(row, words, font, "ink", _LEFT)
            return
        first, second = _halves(words, font, row.width())
        half = QRectF(row.left(), row.top() - stage.px(6), row.width(), stage.px(44))
        self._text(half, first, font, "ink", _LEFT)
        self._text(half.translated(0, stage.px(44)), second, font, "ink", _LEFT)

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
        prose, stage, asked = self._scene.prose[side], self._stage, self._scene.asked
        other = self._scene.prose[side.other]
        least = max(min(other.height if other is not None else 0.0, stage.px(260)), stage.px(220))
        if asked is not None and self._hidden(side):
            least = max(least, asked.height + stage.px(ANSWERS + BETWEEN))
        return stage.box(side is Side.RIGHT, prose.height if prose is not None else least)

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
        down = min(self._scrolled, max(0.0, prose.height - stage.room))
        more = prose.height - stage.room - down > 1
        # Where more follows, no line stands behind the sign that says so.
        seen = box.adjusted(1, stage.px(6), -1, -stage.px(_SIGN / 2 + 2 if more else 6))
        painter.save()
        painter.setClipRect(seen)
        prose.paint(painter, box.topLeft() + QPointF(stage.padding, stage.px(22) - down), seen)
        painter.restore()
        if more:
            self._more(box)

    def _more(self, box: QRectF) -> None:
        """The sign that the passage goes on below."""
        stage = self._stage
        words = tr("more: ↓") if self._state.asking else tr("more: Space or ↓")
        font = ui_font(stage.type(17), SEMIBOLD)
        width = QFontMetricsF(font).horizontalAdvance(words) + stage.px(24)
        pill = QRectF(box.center().x() - width / 2, box.bottom() - stage.px(_SIGN / 2), width, stage.px(_SIGN))
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
        begin = pill.center().x() - (sign + stage.px(8) + taken) / 2
        centre = pill.center().y()
        paint_glyph(self._painter, QRectF(begin, centre - sign / 2, sign, sign), slide.relation, ink)
        self._painter.drawText(pill.adjusted(begin - pill.left() + sign + stage.px(8), 0, 0, 0), _LEFT, words)

    # Below

    def _panel(self, title: str) -> QRectF:
        stage, box = self._stage, self._stage.note_box
        self._painter.fillRect(box, self._theme.colour("dock"))
        self._painter.fillRect(QRectF(box.left(), box.top(), stage.px(5), box.height()), self._theme.colour("ink3"))
        head = QRectF(box.left() + stage.px(33), box.top() + stage.px(20), words_left(stage), stage.px(30))
        self._text(head, title, ui_font(stage.type(PANEL_NAME), SEMIBOLD), "ink2", _LEFT)
        return box

    def _note(self) -> None:
        note, stage = self._scene.note, self._stage
        if note is None:
            return
        box = self._panel(panel_name(asked=False))
        if note.goes_on:
            font = ui_font(stage.type(PANEL_NAME))
            row = QRectF(box.left() + stage.px(33), note.box.bottom() - stage.px(30), words_left(stage), stage.px(30))
            self._text(row, tr("goes on: T"), font, "ink2", _LEFT)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._theme.colour("ink"))
        context.clip = QRectF(0, 0, note.box.width(), note.seen)
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
        bold, plain = ui_font(stage.type(FACT), SEMIBOLD), ui_font(stage.type(FACT))
        top, step = place.top(), fact_step(stage)
        for fact in facts_in_lines(self._slide.facts, stage):
            if top + step > place.bottom() + 1:
                return
            self._text(QRectF(place.left(), top, place.width(), step), fact.name, bold, "ink", _LEFT)
            for number, words in enumerate(fact.lines):
                indent = fact.indent if number == 0 else stage.px(16)
                row = QRectF(place.left() + indent, top + number * step, place.width() - indent, step)
                self._text(row, words, plain, "ink2", _LEFT)
            top += len(fact.lines) * step

    def _question(self, box: QRectF, below: bool = False) -> None:
        """The question with its answers: in the place of a hidden passage, or below both."""
        question, stage = self._slide.question, self._stage
        if question is None or self._scene.asked is None:
            return
        inner = box.adjusted(stage.px(29), stage.px(22), -stage.px(29), -stage.px(22))
        if below:
            self._panel(panel_name(asked=True))
            inner = box.adjusted(words_left(stage), stage.px(14), -stage.px(29), -stage.px(14))
        words = inner.adjusted(0, 0, 0, -stage.px(ANSWERS + BETWEEN / 2))
        self._wrapped(words, question.text, self._scene.asked.font, "ink", left=True)
        row = QRectF(inner.left(), inner.bottom() - stage.px(ANSWERS), inner.width(), stage.px(ANSWERS))
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
            words, room = f"{key}  {tr(answer.value, 'answers')}", box.width() - stage.px(12)
            font = ui_font(stage.type(20), SEMIBOLD if chosen else MEDIUM)
            if QFontMetricsF(font).horizontalAdvance(words) > room:
                words, room = words.replace("  ", " "), box.width() - 2
            self._text(box, _shortened(words, font, room), font, "ink", _CENTRE)
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
    """The title's face, down to two thirds of its size where the title would not fit on its line."""
    font = reading_font(pixels * 72 / 96, bold=True)
    needed = QFontMetricsF(font).horizontalAdvance(words)
    return font if needed <= width else reading_font(pixels * max(0.65, width / needed * 0.99) * 72 / 96, bold=True)


def _halves(words: str, font: QFont, width: float) -> tuple[str, str]:
    """What fits on the first line, and the rest, ending in dots where it is too long."""
    metrics, rest, first = QFontMetricsF(font), words.split(), ""
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= width:
        first = f"{first} {rest.pop(0)}".strip()
    return first, metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width)


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
