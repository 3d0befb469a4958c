"""The small parts at the head of the Tags dock: its filter, the names above the counts, the marked tag."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from reader.annotations import Tag
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.panes.faces import small
from reader.desktop.panes.tag_paint import head_letters, paint_tag_sign
from reader.desktop.theme import Theme


class TagFilter(QLineEdit):
    """Esc empties it; Down and Enter go to the tree."""

    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(ui_font(12.5))
        self.setFixedHeight(28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class OrderNames(QWidget):
    """The open orders at the head of the counts: `14010 | 14165`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._names: tuple[str, ...] = ()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self.update()

    def show_names(self, names: Sequence[str]) -> None:
        """Show these."""
        self._names = tuple(names)
        self.setAccessibleName(", ".join(names))
        self.setToolTip(" | ".join(names))
        self.setFixedSize(self.sizeHint())
        self.update()

    def _shown(self) -> list[str]:
        metrics = QFontMetricsF(small(11))
        return [metrics.elidedText(name, Qt.TextElideMode.ElideRight, 64) for name in self._names]

    def sizeHint(self) -> QSize:
        """Names and what parts them."""
        metrics = QFontMetricsF(small(11))
        width = sum(metrics.horizontalAdvance(name) for name in self._shown()) + 15 * max(0, len(self._names) - 1)
        return QSize(round(width) + 1, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The names with a line between."""
        painter = QPainter(self)
        painter.setFont(small(11))
        metrics, x = QFontMetricsF(small(11)), 0.0
        for number, name in enumerate(self._shown()):
            if number:
                painter.setPen(self._theme.colour("line2"))
                painter.drawLine(round(x + 7), 2, round(x + 7), 14)
                x += 15
            painter.setPen(self._theme.colour("ink2"))
            painter.drawText(QRectF(x, 0, 200, 16), Qt.AlignmentFlag.AlignVCenter, name)
            x += metrics.horizontalAdvance(name)


class TagHead(QWidget):
    """The marked tag: sign, name, how many passages."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tag: Tag | None = None
        self._title = self._count = ""
        self.setFixedHeight(26)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self.update()

    def show_tag(self, tag: Tag | None, title: str, count: str) -> None:
        """Show this one."""
        self._tag, self._title, self._count = tag, title, count
        words = f"{title}, {count}"
        self.setAccessibleName(words)
        self.setToolTip(f"{words}\n{tag.definition}" if tag and tag.definition else words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Sign, name, count."""
        painter, theme, tag = QPainter(self), self._theme, self._tag
        box, x = QRectF(self.rect()), 3.0
        if tag is not None:
            letters = head_letters(tag.letter, tag.label)
            paint_tag_sign(painter, box, theme, letters, tag.pattern, tag.colour)
            x = 33.0
        strong, plain = QFontMetricsF(small(12.5, SEMIBOLD)), QFontMetricsF(small(12))
        end = plain.horizontalAdvance(self._count)
        name = strong.elidedText(self._title, Qt.TextElideMode.ElideRight, box.width() - x - end - 10)
        middle = box.center().y() + strong.capHeight() / 2
        painter.setFont(small(12.5, SEMIBOLD))
        painter.setPen(theme.colour("ink"))
        painter.drawText(round(x), round(middle), name)
        painter.setFont(small(12))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(round(x + strong.horizontalAdvance(name) + 8), round(middle), self._count)
