"""The last page of a presentation with questions: how many were right, and each question with its answers."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextOption

from reader.desktop.fonts import SEMIBOLD, reading_font, ui_font
from reader.desktop.presenting.stage import Stage
from reader.desktop.theme import Theme
from reader.desktop.wording import tr
from reader.walkthroughs import ResultRow, Round

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TOP, _ROW = 310.0, 84.0


def paint_score(painter: QPainter, stage: Stage, played: Round, theme: Theme) -> None:
    """The score of `played`, large, and its questions as a table as long as there is room."""
    _line(painter, stage.row(46, 44), played.walkthrough.title, ui_font(stage.type(20)), theme, "ink2")
    right, total = played.score
    words = tr("{right} of {total} right").format(right=right, total=total)
    _line(painter, stage.row(93, 74), words, reading_font(stage.px(54) * 72 / 96, bold=True), theme, "ink")
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QLineF(stage.row(186, 0).topLeft(), stage.row(186, 0).topRight()))
    columns = _columns(stage)
    heads = (tr("Stop"), tr("Question"), tr("The class"), tr("The orders"))
    for (left, width), head in zip(columns, heads, strict=True):
        box = QRectF(left, stage.px(_TOP - 60), width, stage.px(40))
        _line(painter, box, head, ui_font(stage.type(19), SEMIBOLD), theme, "ink2")
    room = int((stage.foot.top() / stage.scale - _TOP - 20) // _ROW)
    rows = played.rows
    shown = rows if len(rows) <= room else rows[: room - 1]
    for number, row in enumerate(shown):
        _row(painter, stage, number, row, theme)
    if len(shown) < len(rows):
        box = stage.row(_TOP + len(shown) * _ROW, _ROW)
        more = tr("and {count} more, in the file").format(count=len(rows) - len(shown))
        _line(painter, box, more, ui_font(stage.type(20)), theme, "ink2")


def _columns(stage: Stage) -> tuple[tuple[float, float], ...]:
    """Left edge and width of number, question, given and right answer."""
    left, inner = stage.edge, stage.inner
    number, answer = stage.px(90), inner * 0.16
    question = inner - number - 2 * answer
    return (
        (left, number),
        (left + number, question - stage.px(24)),
        (left + number + question, answer),
        (left + number + question + answer, answer),
    )


def _row(painter: QPainter, stage: Stage, number: int, row: ResultRow, theme: Theme) -> None:
    top = stage.px(_TOP + number * _ROW)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QLineF(stage.edge, top, stage.edge + stage.inner, top))
    given = tr(row.given.value, "answers") if row.given else tr("no answer")
    sign = "✓" if row.right else "✗" if row.given else "–"
    cells = (str(row.number), row.question, f"{sign} {given}", tr(row.answer.value, "answers"))
    for at, ((left, width), words) in enumerate(zip(_columns(stage), cells, strict=True)):
        font = (
            reading_font(stage.px(25) * 72 / 96) if at == 1 else ui_font(stage.type(21), SEMIBOLD if at == 2 else 400)
        )
        box = QRectF(left, top, width, stage.px(_ROW))
        if at == 1:
            _lines(painter, box, words, font, theme)
        else:
            _line(painter, box, words, font, theme, "ink")


def _lines(painter: QPainter, box: QRectF, words: str, font: QFont, theme: Theme) -> None:
    """Words that may take two lines."""
    painter.setFont(font)
    painter.setPen(theme.colour("ink"))
    option = QTextOption(_LEFT)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() * 1.85)
    painter.drawText(box, shown, option)


def _line(painter: QPainter, box: QRectF, words: str, font: QFont, theme: Theme, role: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(role))
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _LEFT | Qt.TextFlag.TextSingleLine, shown)
