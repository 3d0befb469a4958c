"""The line above the rows: which verdicts are shown, with their counts, and what the redline's marks mean."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reader.comparison import Comparison, Verdict
from reader.desktop.panes.faces import serif, small
from reader.desktop.panes.glyphs import paint_glyph
from reader.desktop.panes.row_items import Wanted
from reader.desktop.theme import Theme
from reader.desktop.wording import short_name, tr

BAR_HEIGHT = 33
MOVED = "moved"
_NAMES = (Verdict.OPPOSED, Verdict.REVISED, Verdict.RELATED, Verdict.SAME, MOVED, Verdict.ONLY_LEFT, Verdict.ONLY_RIGHT)
_GAP = 8
_TALL = 19


def counts(comparison: Comparison) -> dict[str, int]:
    """How many links and passages say what; `moved` counts the links out of sequence."""
    found: Counter[str] = Counter(step.verdict.value for step in comparison.steps)
    found[MOVED] = sum(step.moved for step in comparison.steps)
    return {str(name): found[str(name)] for name in _NAMES if found[str(name)]}


class VerdictChip(QAbstractButton):
    """One verdict with its count: pressed, only the pressed ones are shown open."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.theme, self.brief = name, theme, False
        self.count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_count(self, count: int, meaning: str) -> None:
        """Show another count; `meaning` says in full what the verdict is."""
        self.count = count
        self.setText(f"{tr(self.name)} {count}")
        self.setAccessibleName(self.tr("Show {verdict}, {count}").format(verdict=tr(self.name), count=count))
        self.setToolTip(meaning)
        self.setVisible(count > 0)
        self.update()

    def shown(self) -> str:
        """Its words: the count alone where there is little room."""
        return str(self.count) if self.brief else self.text()

    def sizeHint(self) -> QSize:
        """Glyph and words."""
        return QSize(round(QFontMetricsF(small(10.5, 600)).horizontalAdvance(self.shown())) + 37, _TALL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, glyph, words; filled where pressed; the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        quiet = self.name in (Verdict.ONLY_LEFT, Verdict.ONLY_RIGHT)
        colour = self.theme.colour("ink2" if quiet else str(self.name))
        pen = QPen(colour, 1.2)
        if quiet:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        hovered = self.theme.colour("chrome" if self.underMouse() else "paper")
        painter.setBrush(colour if self.isChecked() else hovered)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.6, 0.6, -0.6, -0.6), 3, 3)
        ink = self.theme.colour("paper") if self.isChecked() else colour
        paint_glyph(painter, QRectF(8, self.height() / 2 - 5, 14, 10), self.name, ink)
        font = small(10.5, 600)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(QPointF(28, self.height() / 2 + QFontMetricsF(font).capHeight() / 2), self.shown())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        painter.end()


class RowsBar(QWidget):
    """`Show`, the chips, and while the redline is on its legend."""

    wanted_changed = Signal(object)
    """Wanted: the person pressed a chip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._legend = False
        self._compact = False
        self.chips = {str(name): VerdictChip(str(name), theme, self) for name in _NAMES}
        for chip in self.chips.values():
            chip.clicked.connect(self._press)
        self.setFixedHeight(BAR_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Which rows are shown open"))

    def show_comparison(self, comparison: Comparison) -> None:
        """Count the verdicts of another pair."""
        found = counts(comparison)
        for name, chip in self.chips.items():
            chip.show_count(found.get(name, 0), self._meaning(name, comparison))
        self._place()

    def _meaning(self, name: str, comparison: Comparison) -> str:
        left, right = short_name(comparison.left), short_name(comparison.right)
        meanings = {
            Verdict.OPPOSED: self.tr("Linked passages that pull in opposite directions"),
            Verdict.REVISED: self.tr("Linked passages that say much the same in other words"),
            Verdict.RELATED: self.tr("Linked passages about the same matter"),
            Verdict.SAME: self.tr("Linked passages that say the same"),
            MOVED: self.tr("Linked passages that stand out of sequence"),
            Verdict.ONLY_LEFT: self.tr("Passages of {name} without a counterpart").format(name=left),
            Verdict.ONLY_RIGHT: self.tr("Passages of {name} without a counterpart").format(name=right),
        }
        return meanings[name] + ". " + self.tr("Press to fold all others.")

    def show_wanted(self, wanted: Wanted) -> None:
        """Press the chips that say what is shown."""
        for name, chip in self.chips.items():
            chip.setChecked(wanted.moved if name == MOVED else Verdict(name) in wanted.verdicts)

    def _press(self) -> None:
        pressed = [name for name, chip in self.chips.items() if chip.isChecked()]
        verdicts = frozenset(Verdict(name) for name in pressed if name != MOVED)
        self.wanted_changed.emit(Wanted(verdicts, MOVED in pressed))

    def show_legend(self, on: bool) -> None:
        """Show what the redline's marks mean."""
        self._legend = on
        self._place()

    def set_compact(self, on: bool) -> None:
        """Stand closer together."""
        self._compact = on
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        for chip in self.chips.values():
            chip.theme = theme
        self.update()

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up the chips' words where there is no room for them."""
        super().resizeEvent(event)
        self._place()

    def _start(self) -> float:
        return 16 + QFontMetricsF(small(11.5)).horizontalAdvance(self.tr("Show")) + 9

    def _place(self) -> None:
        shown = [chip for chip in self.chips.values() if chip.count]
        for brief in (False, True):
            for chip in shown:
                chip.brief = brief
            wide = sum(chip.sizeHint().width() + _GAP for chip in shown)
            if self._start() + wide <= self.width() - 4:
                break
        x = round(self._start())
        for chip in shown:
            chip.setGeometry(x, (BAR_HEIGHT - 1 - _TALL) // 2, chip.sizeHint().width(), _TALL)
            x += chip.width() + _GAP
        self._chips_end = x
        self.update()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, the word before the chips, the legend, the line below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("dock"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.colour("line"))
        painter.setFont(small(11.5))
        painter.setPen(self._theme.colour("ink2"))
        painter.drawText(QPointF(16, self._baseline()), self.tr("Show"))
        if self._legend:
            self._write_legend(painter)
        painter.end()

    def _baseline(self) -> float:
        return (self.height() - 1) / 2 + QFontMetricsF(small(11.5)).capHeight() / 2

    def _write_legend(self, painter: QPainter) -> None:
        """From the right: the marked words, and before them what they mean where there is room."""
        names = (self.tr("removed"), self.tr("added"))
        samples = (self.tr("struck"), self.tr("underlined"))
        words, marked = QFontMetricsF(small(11.5)), QFontMetricsF(serif(13.5))
        tails = sum(marked.horizontalAdvance(sample) + 18 for sample in samples)
        heads = sum(words.horizontalAdvance(name) + 8 for name in names)
        room = self.width() - 14 - self._chips_end
        if room < tails:
            return
        x = self.width() - 14 - tails - (heads if room >= heads + tails else 0) + 14
        for name, sample, role in zip(names, samples, ("removed", "inserted"), strict=True):
            if room >= heads + tails:
                painter.setFont(small(11.5))
                painter.setPen(self._theme.colour("ink2"))
                painter.drawText(QPointF(x, self._baseline()), name)
                x += words.horizontalAdvance(name) + 8
            x = self._sample(painter, x, sample, role) + 14

    def _sample(self, painter: QPainter, x: float, text: str, role: str) -> float:
        metrics, y = QFontMetricsF(serif(13.5)), self._baseline()
        width = metrics.horizontalAdvance(text)
        painter.fillRect(QRectF(x - 2, y - 13, width + 4, 18), self._theme.colour(f"{role}_ground"))
        painter.setFont(serif(13.5))
        painter.setPen(self._theme.colour(role))
        painter.drawText(QPointF(x, y), text)
        rise, width_of_line = (-4.2, 1.2) if role == "removed" else (3.2, 1.6)
        painter.setPen(QPen(self._theme.colour(role), width_of_line))
        painter.drawLine(QPointF(x, y + rise), QPointF(x + width, y + rise))
        return x + width + 4
