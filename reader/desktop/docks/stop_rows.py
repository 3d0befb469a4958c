"""The rows of the list of stops, and how one is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.comparison import Verdict
from reader.desktop.docks.row_ground import paint_row_ground
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.icons import pixmap
from reader.desktop.panes.faces import small
from reader.desktop.panes.glyphs import paint_glyph
from reader.desktop.theme import Theme
from reader.desktop.walk_stops import ShownStop
from reader.desktop.wording import tr, verdict_word
from reader.walkthroughs import Stop, Walkthrough

STOP_ROLE = int(Qt.ItemDataRole.UserRole)
_TIED = "↔\ue000"
Index = QModelIndex | QPersistentModelIndex
_PAD, _NUMBER, _LINE, _SMALL = 12, 22, 17, 16
_MOST_TITLE, _MOST_PROBLEM = 3, 2
"""Lines of a title and of a sentence that are shown; all of it is in the tool tip."""


@dataclass(frozen=True, slots=True)
class StopRow:
    """One stop as the list shows it."""

    id: str
    number: int
    title: str
    labels: str = ""
    """`4(a)(ii)(B) ↔ § 6`; those the stop was made at, until it was looked for in the open texts."""
    verdict: Verdict | None = None
    asks: bool = False
    """True for a stop with a question."""
    noted: bool = False
    problem: str = ""
    """A sentence where a passage is not found, or only nearly."""
    lost: bool = False
    """True where a passage is not found at all."""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        parts = (
            tr("Stop {number}").format(number=self.number),
            self.title,
            self.labels,
            verdict_word(self.verdict) if self.verdict else "",
            tr("with a question") if self.asks else "",
            tr("with a note") if self.noted else tr("without a note"),
            self.problem,
        )
        return ", ".join(part for part in parts if part)

    @property
    def tip(self) -> str:
        """Title, labels, what is wrong."""
        question = tr("The class is asked a question here.") if self.asks else ""
        return "\n".join(part for part in (self.title, self.labels, question, self.problem) if part)


def stop_rows(walkthrough: Walkthrough, shown: Mapping[str, ShownStop]) -> tuple[StopRow, ...]:
    """The stops in order; `shown` are those that were looked for in the open texts, by their ids."""
    return tuple(_row(number, stop, shown.get(stop.id)) for number, stop in enumerate(walkthrough.stops, 1))


def _row(number: int, stop: Stop, shown: ShownStop | None) -> StopRow:
    asks, noted = stop.question is not None, bool(stop.note.strip())
    if shown is None:
        return StopRow(stop.id, number, stop.title, _made_at(stop), None, asks, noted)
    found = (*shown.placed.left, *shown.placed.right)
    lost = any(one.span is None for one in found)
    labels = shown.labels or _made_at(stop)
    return StopRow(stop.id, number, stop.title, labels, shown.slide.verdict, asks, noted, shown.placed.problem, lost)


def _made_at(stop: Stop) -> str:
    sides = [
        ", ".join(dict.fromkeys(target.label.rsplit("/", 1)[-1] for target in targets if target.label))
        for targets in (stop.left, stop.right)
    ]
    return " ↔ ".join(words for words in sides if words)


class StopDelegate(QStyledItemDelegate):
    """Number, title, relation and labels, a sign for a question, a sentence where something is wrong."""

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self.theme = theme

    def _row(self, index: Index) -> StopRow:
        row = index.data(STOP_ROLE)
        assert isinstance(row, StopRow)
        return row

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines at the list's width."""
        row, width = self._row(index), self._room()
        title = len(lines(row.title, ui_font(12, SEMIBOLD), width, _MOST_TITLE))
        problem = len(lines(row.problem, ui_font(11), width - 18, _MOST_PROBLEM)) if row.lost else bool(row.problem)
        return QSize(40, 10 + title * _LINE + _SMALL + problem * 15)

    def _room(self) -> int:
        return max(60, self._view.viewport().width() - 2 * _PAD - _NUMBER)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row."""
        row, rect, theme = self._row(index), option.rect, self.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_row_ground(painter, rect, option, theme, bar=True)
        left = rect.left() + _PAD
        painter.setFont(small(12, SEMIBOLD))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(
            QRect(left, rect.top() + 5, _NUMBER - 4, _LINE), Qt.AlignmentFlag.AlignVCenter, str(row.number)
        )
        box = QRect(left + _NUMBER, rect.top() + 5, self._room(), _LINE)
        box = self._title(painter, box, row, current)
        box = self._where(painter, box, row)
        if row.lost:
            self._problem(painter, box, row)
        elif row.problem:
            painter.setFont(small(11))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(QRect(box.left(), box.top(), box.width(), 15), Qt.AlignmentFlag.AlignVCenter, _nearly())
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.left() + _PAD, rect.bottom(), rect.right() - _PAD, rect.bottom())
        painter.restore()

    def _title(self, painter: QPainter, box: QRect, row: StopRow, current: bool) -> QRect:
        painter.setFont(small(12, SEMIBOLD) if current else small(12))
        painter.setPen(self.theme.colour("ink"))
        for line in lines(row.title, ui_font(12, SEMIBOLD), box.width(), _MOST_TITLE):
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, line)
            box = box.translated(0, _LINE)
        return box

    def _where(self, painter: QPainter, box: QRect, row: StopRow) -> QRect:
        theme = self.theme
        line = QRect(box.left(), box.top(), box.width(), _SMALL)
        if row.asks:
            self._sign(painter, QRectF(line.right() - 14, line.top() + 1, 14, 14))
            line.setRight(line.right() - 20)
        if row.verdict is not None:
            glyph = QRectF(line.left(), line.top() + 3, 14, 10)
            paint_glyph(painter, glyph, row.verdict, theme.verdict(row.verdict))
            line.setLeft(line.left() + 20)
        painter.setFont(small(11.5))
        painter.setPen(theme.colour("ink2"))
        words = QFontMetrics(painter.font()).elidedText(row.labels, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
        return box.translated(0, _SMALL)

    def _sign(self, painter: QPainter, box: QRectF) -> None:
        """The sign of a question."""
        painter.setPen(QPen(self.theme.colour("tag"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(0.6, 0.6, -0.6, -0.6))
        painter.setFont(small(10.5, SEMIBOLD))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")

    def _problem(self, painter: QPainter, box: QRect, row: StopRow) -> None:
        colour: QColor = self.theme.colour("revised")
        scale = painter.device().devicePixelRatioF()
        painter.drawPixmap(QPointF(box.left(), box.top() + 1), pixmap("warning", colour, 13, scale))
        painter.setFont(small(11))
        painter.setPen(colour)
        line = QRect(box.left() + 18, box.top(), box.width() - 18, 15)
        for words in lines(row.problem, ui_font(11), line.width(), _MOST_PROBLEM):
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
            line = line.translated(0, 15)

    # Writing a title

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field for the title."""
        field = QLineEdit(parent)
        field.setFont(ui_font(12))
        field.setAccessibleName(tr("Title of stop {number}").format(number=self._row(index).number))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The title as it is."""
        if isinstance(editor, QLineEdit):
            editor.setText(self._row(index).title)
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Over the row's first lines."""
        rect = option.rect
        editor.setGeometry(QRect(rect.left() + 6, rect.top() + 2, rect.width() - 12, 26))


def _nearly() -> str:
    """What stands below a stop whose words are others in this text; the whole sentence is in the tool tip."""
    return tr("at the nearest words of this text")


def lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """`text` broken into lines of at most `width` px; what does not fit into `most` of them ends in dots."""
    metrics = QFontMetrics(font)
    made: list[str] = []
    words = [word.replace(_TIED, "↔ ") for word in text.replace("↔ ", _TIED).split()]  # no label alone behind its arrow
    while words:
        if len(made) == most - 1:
            made.append(metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width))
            break
        taken = 1
        while taken < len(words) and metrics.horizontalAdvance(" ".join(words[: taken + 1])) <= width:
            taken += 1
        made.append(metrics.elidedText(" ".join(words[:taken]), Qt.TextElideMode.ElideRight, width))
        words = words[taken:]
    return made
