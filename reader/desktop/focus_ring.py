"""Two pixels in the role `focus` around whatever has the keyboard; drawn over the window, so nothing moves for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """A ring that goes with one widget of `ground`, wherever that moves."""

    def __init__(self, colour: QColor, ground: QWidget) -> None:
        super().__init__(ground)
        self.colour = colour
        self.target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def go_round(self, target: QWidget | None) -> None:
        """Go round another widget, or away."""
        for known in self._watched:
            if isValid(known):  # what had the keyboard may be gone by now
                known.removeEventFilter(self)
        self.target, self._watched = target, []
        ground = self.parentWidget()
        widget = target
        while widget is not None and widget is not ground:
            widget.installEventFilter(self)
            widget.destroyed.connect(self._lost)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _lost(self, gone: QObject) -> None:
        if any(gone is widget or not isValid(widget) for widget in self._watched):
            self.target, self._watched = None, []
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the widget and all it lies in."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        ground = self.parentWidget()
        gone = self.target is None or not isValid(self.target)
        if gone or self.target is None or ground is None or not self.target.isVisible():
            self.hide()
            return
        if not ground.isAncestorOf(self.target):  # it has just been laid somewhere else
            self.hide()
            return
        place = QRect(self.target.mapTo(ground, QPoint(0, 0)), self.target.size())
        for widget in self._watched[1:]:
            place &= QRect(widget.mapTo(ground, QPoint(0, 0)), widget.size())
        self.setGeometry(place)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.colour, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
