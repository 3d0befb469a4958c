"""The head of a pane: which order this is, when and by whom, its edition, and where in it one reads."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reader.comparison import Reading
from reader.desktop.panes.crumb import CrumbLine, crumb_steps
from reader.desktop.panes.faces import serif, small
from reader.desktop.theme import Theme
from reader.desktop.wording import edition_word, kind_word, long_date
from reader.documents import Edition, Identity, Kind

HEAD_HEIGHT = 54
CRUMB_HEIGHT = 24
_NAME_ROW = 20.0
_BADGE = 20.0


class NameButton(QAbstractButton):
    """The order's name with a small arrow: opens the chooser."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def fitting(self) -> int:
        """The width that shows all of it."""
        return round(QFontMetricsF(_name_font()).horizontalAdvance(self.text())) + 30

    def sizeHint(self) -> QSize:
        """All of the name, and the arrow."""
        return QSize(self.fitting(), 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name, arrow, ground under the pointer, focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("sel" if self.isDown() else "chrome"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        metrics = QFontMetricsF(_name_font())
        name = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 29)
        painter.setFont(_name_font())
        painter.setPen(self.theme.colour("ink"))
        painter.drawText(QPointF(4, self.height() / 2 + metrics.capHeight() / 2), name)
        x, y = 4 + metrics.horizontalAdvance(name) + 11, self.height() / 2 + 1
        painter.setPen(QPen(self.theme.colour("ink2"), 1.4))
        painter.drawPolyline(QPolygonF([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)]))
        if self.hasFocus():
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()


def _name_font() -> QFont:
    return serif(17, bold=True)


class PaneHead(QWidget):
    """Number, date and signatory, title, edition badge, crumb."""

    choose_requested = Signal(QPoint)
    """The order's name was pressed; the point (global) below it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, crumb: bool = True) -> None:
        """`crumb`: whether a line below says where one reads."""
        super().__init__(parent)
        self._theme = theme
        self._identity = Identity()
        self._edges = (44, 300)
        self._reading: Reading | None = None
        self._name = NameButton(theme, self)
        self._name.clicked.connect(self._ask)
        self._crumb = CrumbLine(theme, self)
        self._crumb.setVisible(crumb)
        self.setFixedHeight(HEAD_HEIGHT + (CRUMB_HEIGHT if crumb else 0))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _ask(self) -> None:
        self.choose_requested.emit(self._name.mapToGlobal(self._name.rect().bottomLeft()))

    def show_reading(self, reading: Reading) -> None:
        """Name another order."""
        self._reading = reading
        self._identity = reading.order.identity
        self._name.setText(self._called())
        whole = self.tr("{name}: choose another order").format(name=reading.order.name)
        self._name.setAccessibleName(whole)
        self._name.setToolTip(whole)
        self.setToolTip(self._identity.title)
        self.setAccessibleName(
            ", ".join(part for part in (*self._facts()[:1], self._identity.title, self.badge()) if part)
        )
        self._place()

    def _called(self) -> str:
        """The order's number; what it is, where it has a title but no number."""
        name = self._reading.order.name if self._reading else ""
        if self._identity.kind is Kind.OTHER or name != self._identity.title:
            return name
        kind = kind_word(self._identity.kind)
        return f"{kind} {self._identity.number}" if self._identity.number else kind

    def show_place(self, label: str) -> None:
        """Say where one reads."""
        if self._reading is not None:
            self._crumb.show_steps(crumb_steps(self._reading.outline, label))

    def set_edges(self, left: int, right: int) -> None:
        """Stand above the text: from `left` to `right`, in px of this head."""
        if (left, right) != self._edges:
            self._edges = (left, right)
            self._place()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = self._name.theme = theme
        self._crumb.set_theme(theme)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep name and crumb above the text."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        left, right = self._edges
        room = right - left - self._badge_width() - 12
        self._name.setGeometry(left - 4, 6, min(self._name.fitting(), max(60, round(room))), 26)
        self._crumb.setGeometry(left, HEAD_HEIGHT - 1, max(0, right - left), CRUMB_HEIGHT)
        self.update()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Date and signatory, title in italics, badge, and the line below the head."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("paper"))
        if self._reading is not None:
            self._write_facts(painter)
            self._write_title(painter)
            self._draw_badge(painter)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.colour("line"))
        painter.end()

    def _write_facts(self, painter: QPainter) -> None:
        font = small(12)
        metrics = QFontMetricsF(font)
        x = self._name.geometry().right() + 8
        room = self._edges[1] - x - self._badge_width() - 10
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink2"))
        facts = next((text for text in self._facts() if metrics.horizontalAdvance(text) <= room), "")
        painter.drawText(QPointF(x, 6 + 13 + metrics.capHeight() / 2 + 0.5), facts)

    def _facts(self) -> list[str]:
        """Date and signatory, and shorter ways to say them."""
        day, signatory = long_date(self._identity.date), self._identity.signatory or ""
        both = " · ".join(part for part in (day, signatory) if part)
        surname = signatory.removesuffix(" Jr.").rpartition(" ")[2]
        return [both, " · ".join(part for part in (day, surname) if part), day]

    def _write_title(self, painter: QPainter) -> None:
        title = self._identity.title
        if not title or title == self._name.text():
            return
        font = serif(13, italic=True)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink2"))
        room = self._edges[1] - self._edges[0]
        painter.drawText(QPointF(self._edges[0], 43), shortened(title, metrics, room))

    def badge(self) -> str:
        """The edition, in words."""
        return edition_word(self._identity.edition)

    def _badge_width(self) -> float:
        return QFontMetricsF(small(11)).horizontalAdvance(self.badge()) + 14

    def _draw_badge(self, painter: QPainter) -> None:
        width = self._badge_width()
        box = QRectF(round(self._edges[1] - width) + 0.5, 9.5, width - 1, _BADGE - 1)
        pen = QPen(self._theme.colour("line2"), 1)
        if self._identity.edition is not Edition.OFFICIAL:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(small(11))
        painter.setPen(self._theme.colour("ink2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.badge())


def shortened(title: str, metrics: QFontMetricsF, room: float) -> str:
    """A title that fits `room` px, with whole words left out of its middle where it must be."""
    words = title.split()
    for left_out in range(len(words) - 2):
        kept = len(words) - left_out
        head = (kept + 1) // 2
        shown = title if not left_out else " ".join([*words[:head], "…", *words[len(words) - kept + head :]])
        if metrics.horizontalAdvance(shown) <= room:
            return shown
    return metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
