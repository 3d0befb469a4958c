"""Duties as a list: left and right under one another in a dock, beside one another where there is room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.comparison import DutyRow, Side, Verdict
from reader.desktop.docks.row_ground import paint_row_ground
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.panes.glyphs import paint_glyph
from reader.desktop.theme import Theme
from reader.desktop.wording import verdict_word
from reader.spans import Span

Index = QModelIndex | QPersistentModelIndex
WIDE = 430
"""Pixels from which on the two orders stand beside one another."""
_ROLE = int(Qt.ItemDataRole.UserRole)
_PAD, _LINE, _GAP = 12, 16, 7
_MOST_LINES = {False: 2, True: 4}
"""Lines of what is to be done that are shown, narrow and wide; all of it is in the tool tip."""


@dataclass(frozen=True, slots=True)
class DutyWords:
    """One duty as the list says it."""

    order: str
    label: str
    who: str
    what: str
    when: str
    tip: str

    @property
    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        return ", ".join(part for part in (self.order, self.label, self.who, self.what, self.when) if part)


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One row of the list."""

    row: DutyRow
    words: Mapping[Side, DutyWords]
    """For each side that has the duty."""

    @property
    def spans(self) -> dict[Side, Span]:
        """Where its words stand."""
        return {side: duty.span for side in Side if (duty := self.row.duty(side)) is not None}

    @property
    def spoken(self) -> str:
        """Both duties, as a screen reader says them."""
        return "; ".join(words.spoken for words in self.words.values())

    @property
    def tip(self) -> str:
        """Both duties in full, and why they stand in one row."""
        parts = [words.tip for words in self.words.values()]
        return "\n\n".join((*parts, *([self.row.reason] if self.row.reason else [])))


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: tuple[DutyLine, ...] = ()

    def show(self, lines: Sequence[DutyLine]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = 0) -> object:
        """A row's words for whoever asks."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == _ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return line.tip if role == Qt.ItemDataRole.ToolTipRole else None


class DutyList(QListView):
    """Click or Enter goes to the words on both sides; Left or Right only to those of that side."""

    chosen = Signal(object)
    """Side -> Span of the words to go to."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.model_of_lines = _Model(self)
        self.setModel(self.model_of_lines)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self.chosen.emit(self._line(index).spans))

    @property
    def lines(self) -> tuple[DutyLine, ...]:
        """What is shown."""
        return self.model_of_lines.lines

    def show_lines(self, lines: Sequence[DutyLine]) -> None:
        """Show these duties; the marked one stays marked where it is still there."""
        index = self.currentIndex()
        kept = self._line(index).row if index.isValid() and index.row() < len(self.lines) else None
        self.model_of_lines.show(lines)
        at = next((at for at, line in enumerate(lines) if line.row == kept), None)
        if at is not None:
            self.setCurrentIndex(self.model_of_lines.index(at))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.theme = theme
        self.viewport().update()

    def is_wide(self) -> bool:
        """True where left and right stand beside one another."""
        return self.viewport().width() >= WIDE

    def _line(self, index: Index) -> DutyLine:
        return self.lines[index.row()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter: both sides. Left, Right: that side."""
        sides = {Qt.Key.Key_Left: Side.LEFT, Qt.Key.Key_Right: Side.RIGHT}
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self._line(index).spans)
        elif index.isValid() and event.key() in sides:
            side = sides[Qt.Key(event.key())]
            spans = self._line(index).spans
            if side in spans:
                self.chosen.emit({side: spans[side]})
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Draws one row."""

    def __init__(self, view: DutyList) -> None:
        super().__init__(view)
        self._view = view
        self._small, self._strong, self._plain = ui_font(11.5), ui_font(12, SEMIBOLD), ui_font(12)
        self._wrapped = lru_cache(maxsize=4096)(lambda text, width, most: wrapped(text, self._plain, width, most))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words need at the list's width."""
        line, wide = self._view.lines[index.row()], self._view.is_wide()
        tall = [self._tall(words, wide) for words in line.words.values()]
        return QSize(60, 2 * _GAP + (max(tall) if wide else sum(tall) + 6 * (len(tall) - 1)))

    def _width(self, wide: bool) -> int:
        whole = self._view.viewport().width() - 2 * _PAD
        return (whole - 2 * _PAD) // 2 if wide else whole - 4

    def _tall(self, words: DutyWords, wide: bool) -> int:
        lines = self._wrapped(words.what, self._width(wide), _MOST_LINES[wide])
        return _LINE * (1 + bool(words.who) + len(lines)) + 2 + (_LINE if self._when_below(words, wide) else 0)

    def _when_below(self, words: DutyWords, wide: bool) -> bool:
        """True where the label leaves no room for the day in its line."""
        strong, plain = QFontMetrics(self._strong), QFontMetrics(self._small)
        label = plain.horizontalAdvance(f"{words.order} ") + strong.horizontalAdvance(words.label)
        return bool(words.when) and label + 10 + plain.horizontalAdvance(words.when) > self._width(wide)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then each side's duty."""
        line, theme, rect, wide = self._view.lines[index.row()], self._view.theme, option.rect, self._view.is_wide()
        painter.save()
        paint_row_ground(painter, rect, option, theme, bar=True)
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.left() + _PAD, rect.bottom(), rect.right() - _PAD, rect.bottom())
        top, matched = rect.top() + _GAP, len(line.words) == 2
        if matched and not wide:
            painter.setPen(QPen(theme.colour("related"), 2))
            painter.drawLine(rect.left() + 7, top + 2, rect.left() + 7, rect.bottom() - _GAP)
        for side, words in line.words.items():
            left = rect.left() + _PAD + (4 if not wide else 0)
            if wide and side is Side.RIGHT:
                left = rect.left() + rect.width() // 2 + _PAD
            self._duty(painter, QRect(left, top, self._width(wide), _LINE), words, wide)
            if not wide:
                top += self._tall(words, wide) + 6
        if wide:
            x = rect.left() + rect.width() // 2
            painter.setPen(QPen(theme.colour("related" if matched else "line"), 2 if matched else 1))
            painter.drawLine(x, rect.top() + _GAP, x, rect.bottom() - _GAP)
            if not matched:
                self._alone(painter, rect, next(iter(line.words)))
        painter.restore()

    def _alone(self, painter: QPainter, rect: QRect, side: Side) -> None:
        """Say in the empty half that only the other order has this duty."""
        verdict = Verdict.ONLY_LEFT if side is Side.LEFT else Verdict.ONLY_RIGHT
        left = rect.left() + _PAD + (rect.width() // 2 if side is Side.LEFT else 0)
        colour = self._view.theme.colour("ink3")
        paint_glyph(painter, QRectF(left, rect.top() + _GAP + 2, 14, 11), verdict, colour)
        painter.setFont(ui_font(11.5))
        painter.setPen(colour)
        box = QRect(left + 22, rect.top() + _GAP, self._width(True) - 22, _LINE)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, verdict_word(verdict))

    def _duty(self, painter: QPainter, box: QRect, words: DutyWords, wide: bool) -> None:
        theme = self._view.theme
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        small, strong, plain = self._small, self._strong, self._plain
        painter.setFont(small)
        painter.setPen(theme.colour("ink2"))
        painter.drawText(box, flags, words.order)
        shift = QFontMetrics(small).horizontalAdvance(f"{words.order} ") + 2
        painter.setFont(strong)
        painter.setPen(theme.colour("ink"))
        label = QFontMetrics(strong).elidedText(words.label, Qt.TextElideMode.ElideRight, box.width() - shift)
        painter.drawText(box.adjusted(shift, 0, 0, 0), flags, label)
        painter.setFont(small)
        below = self._when_below(words, wide)
        if words.when and not below:
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words.when)
        box.translate(0, _LINE)
        if below:
            _elided(painter, box, words.when)
            box.translate(0, _LINE)
        if words.who:
            painter.setPen(theme.colour("ink2"))
            _elided(painter, box, words.who)
            box.translate(0, _LINE)
        painter.setFont(plain)
        painter.setPen(theme.colour("ink"))
        for line in self._wrapped(words.what, box.width(), _MOST_LINES[wide]):
            painter.drawText(box, flags, line)
            box.translate(0, _LINE)


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """`text` in lines of at most `width` pixels, at most `most` of them; dots where more follows."""
    metrics, lines = QFontMetrics(font), [""]
    words = text.split()
    for at, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= width or not lines[-1]:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = metrics.elidedText(" ".join((lines[-1], *words[at:])), Qt.TextElideMode.ElideRight, width)
            break
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]


def _elided(painter: QPainter, box: QRect, text: str) -> None:
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
