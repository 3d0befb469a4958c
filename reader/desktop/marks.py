"""Small painted pieces used all over the window: relation pill, topic swatch, effects, check box, focus ring, rule."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QFrame, QSizePolicy, QWidget

from reader.comparison import Verdict
from reader.desktop.fonts import REGULAR, SEMIBOLD, ui_font
from reader.desktop.panes.glyphs import paint_glyph
from reader.desktop.panes.topic_marks import swatch
from reader.desktop.theme import Theme
from reader.desktop.wording import effect_word, tr, verdict_word
from reader.topics import Effect


def rule(parent: QWidget | None = None, across: bool = True) -> QFrame:
    """A line of one pixel, across or down."""
    made = QFrame(parent)
    made.setObjectName("rule")
    if across:
        made.setFixedHeight(1)
    else:
        made.setFixedWidth(1)
    return made


class Pill(QWidget):
    """A relation, framed: glyph and word in its colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._verdict: Verdict | None = None
        self._words = ""
        self._font = ui_font(11, SEMIBOLD)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setVisible(False)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self.update()

    def show_verdict(self, verdict: Verdict | None, words: str = "") -> None:
        """Show a relation by its word, or by other `words`; nothing for None."""
        self._verdict = verdict
        self._words = words or (verdict_word(verdict) if verdict else "")
        self.setVisible(verdict is not None)
        self.setAccessibleName(f"{verdict_word(verdict)} {words}".strip() if verdict else "")
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for glyph and word."""
        return QSize(round(QFontMetricsF(self._font).horizontalAdvance(self._words)) + 34, 19)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, glyph, word."""
        if self._verdict is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.verdict(self._verdict)
        pen = QPen(colour, 1.2)
        if self._verdict in (Verdict.ONLY_LEFT, Verdict.ONLY_RIGHT):
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.6, 0.6, -0.6, -0.6), 3.5, 3.5)
        paint_glyph(painter, QRectF(8, 4, 13, 11), self._verdict, colour)
        painter.setFont(self._font)
        painter.setPen(colour)
        painter.drawText(self.rect().adjusted(26, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._words)


class Swatch(QWidget):
    """The small sign of a topic mark."""

    def __init__(
        self, theme: Theme, slot: int, parent: QWidget | None = None, width: int = 26, height: int = 18
    ) -> None:
        super().__init__(parent)
        self._theme, self._slot = theme, slot
        self.setFixedSize(width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The mark on a slip of paper."""
        painter = QPainter(self)
        swatch(painter, QRectF(self.rect()), self._theme, self._slot, True)


class Effects(QWidget):
    """What the two orders do to a topic: `review →← resume`."""

    def __init__(self, theme: Theme, pixels: float = 11.5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = ui_font(pixels, REGULAR)
        self._left = self._right = "–"
        self._opposed = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_effects(self, left: Effect | None, right: Effect | None, opposed: bool) -> None:
        """Show what either side does; `opposed` puts the sign of opposition between them."""
        self._left, self._right, self._opposed = effect_word(left), effect_word(right), opposed
        between = tr("opposed to") if opposed else tr("and")
        self.setAccessibleName(f"{self._left} {between} {self._right}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for both words and what is between them."""
        metrics = QFontMetricsF(self._font)
        words = metrics.horizontalAdvance(self._left) + metrics.horizontalAdvance(self._right)
        return QSize(round(words) + 26, round(metrics.height()) + 2)

    def minimumSizeHint(self) -> QSize:
        """Never cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The two words and the sign or a line between."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setPen(self._theme.colour("ink2"))
        box = QRectF(self.rect())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._left)
        at = QFontMetricsF(self._font).horizontalAdvance(self._left) + 5
        if self._opposed:
            paint_glyph(
                painter, QRectF(at, box.height() / 2 - 5, 13, 10), Verdict.OPPOSED, self._theme.colour("opposed")
            )
        else:
            painter.setPen(self._theme.colour("line2"))
            painter.drawLine(QPointF(at + 6.5, box.height() / 2 - 5), QPointF(at + 6.5, box.height() / 2 + 5))
        painter.setPen(self._theme.colour("ink2"))
        painter.drawText(box.adjusted(at + 18, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._right)


class Check(QCheckBox):
    """A check box whose box is drawn in the theme's inks."""

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setFont(ui_font(12))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Room for box and words."""
        return QSize(QFontMetricsF(self.font()).size(0, self.text()).toSize().width() + 26, 22)

    def minimumSizeHint(self) -> QSize:
        """Its words may be cut short, with a tool tip that has them in full."""
        return QSize(60, 22)

    def hitButton(self, _at: object) -> bool:
        """All of it can be clicked."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, tick, words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, self.height() / 2 - 6.5, 13, 13)
        ink = self._theme.colour("ink" if self.isEnabled() else "ink3")
        painter.setPen(QPen(ink if self.isChecked() else self._theme.colour("line2"), 1))
        painter.setBrush(ink if self.isChecked() else self._theme.colour("raise"))
        painter.drawRoundedRect(box, 2, 2)
        if self.isChecked():
            painter.setPen(QPen(self._theme.colour("raise"), 1.8))
            painter.drawPolyline([box.topLeft() + QPointF(*at) for at in ((3, 6.8), (5.6, 9.3), (10.2, 3.8))])
        painter.setPen(ink)
        metrics = QFontMetricsF(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 22)
        painter.drawText(QRectF(22, 0, self.width() - 22, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
