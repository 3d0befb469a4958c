"""The lit topics as chips below the toolbar, for windows too narrow for the topics dock."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from reader.comparison import Changed, Session, TopicRow
from reader.desktop.fonts import ui_font
from reader.desktop.panes.topic_marks import swatch
from reader.desktop.theme import Theme

HEIGHT = 34


class Chip(QAbstractButton):
    """A lit topic: mark, short name, counts left│right. Pressing it goes to the next place in both orders."""

    def __init__(self, row: TopicRow, slot: int, theme: Theme) -> None:
        super().__init__()
        self.topic = row.topic.id
        self._name = row.topic.short or row.topic.label
        self._counts = f"{len(row.left)}│{len(row.right)}"
        self._slot, self._theme = slot, theme
        self.setFont(ui_font(11))
        self.setFixedHeight(24)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        words = self.tr("{topic}: {left} places left, {right} right")
        self.setAccessibleName(words.format(topic=row.topic.label, left=len(row.left), right=len(row.right)))
        self.setToolTip(self.accessibleName())

    def _fixed(self) -> float:
        return 30 + QFontMetricsF(self.font()).horizontalAdvance(self._counts) + 11

    def sizeHint(self) -> QSize:
        """Room for the whole name."""
        return QSize(round(self._fixed() + QFontMetricsF(self.font()).horizontalAdvance(self._name)) + 2, 24)

    def minimumSizeHint(self) -> QSize:
        """Room for the mark, a few letters and the counts."""
        return QSize(round(self._fixed()) + 24, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Slip, mark, name, counts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(self._theme.colour("sel" if self.underMouse() or self.isDown() else "raise"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        swatch(painter, QRectF(6, 5, 17, 14), self._theme, self._slot, True)
        painter.setFont(self.font())
        painter.setPen(self._theme.colour("ink"))
        metrics = QFontMetricsF(self.font())
        room = self.width() - self._fixed() + 1
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(28, 0, room, 24), Qt.AlignmentFlag.AlignVCenter, name)
        box = QRectF(0, 0, self.width() - 7, 24)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._counts)


class ChipRow(QFrame):
    """The chips of all lit topics."""

    stepped = Signal(str, object, int)
    """Topic id, None for both sides, one place on."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setFixedHeight(HEIGHT)
        self._session, self._theme = session, theme
        self.chips: list[Chip] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 2, 8, 6)
        self._row.setSpacing(4)
        self._row.addStretch(1)
        session.watch(self._watch)
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._fill()

    def _watch(self, changed: Changed) -> None:
        if changed in (Changed.PAIR, Changed.TOPICS):
            self._fill()

    def _fill(self) -> None:
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.deleteLater()
        self.chips = []
        comparison = self._session.comparison
        for topic, slot in self._session.slots.items():
            row = comparison.topic(topic) if comparison else None
            if row is None:
                continue
            chip = Chip(row, slot, self._theme)
            chip.clicked.connect(lambda _=False, topic=topic: self.stepped.emit(topic, None, 1))
            self._row.insertWidget(self._row.count() - 1, chip)
            self.chips.append(chip)
