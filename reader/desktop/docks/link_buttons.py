"""What the person can say of the current link, as buttons; and the mark of a link of the person's own."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reader.alignment import Link, Relation
from reader.comparison import Step
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.pen_mark import paint_pen
from reader.desktop.theme import Theme
from reader.desktop.wording import tr


class YoursMark(QWidget):
    """A pen and the word `yours`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._word = tr("yours")
        self.setFont(ui_font(11, SEMIBOLD))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("A link of yours"))
        self.setToolTip(self.tr("A link of yours: drawn, confirmed or changed by you"))
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Room for pen and word."""
        return QSize(round(QFontMetricsF(self.font()).horizontalAdvance(self._word)) + 18, 17)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pen, the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour("tag")
        paint_pen(painter, QRectF(1, 3, 11, 11), colour)
        painter.setFont(self.font())
        painter.setPen(colour)
        painter.drawText(self.rect().adjusted(16, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._word)


class LinkButtons(QWidget):
    """Keep, Change, Remove; Note, Lock. For a passage that stands alone: confirm that it does."""

    asked = Signal(str)
    """Id of the action that was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handbuttons")
        self.keep = self._button("keep", self.tr("Keep"))
        self.change = self._button("", self.tr("Change…"))
        self.remove = self._button("unlink", self.tr("Remove"))
        self.note = self._button("note", self.tr("Note…"))
        self.lock = self._button("lock", self.tr("Lock"))
        self.alone = self._button("alone", self.tr("No counterpart"))
        self.menu = QMenu(self)
        self.menu.setFont(ui_font(12.5))
        self._relations = {}
        for relation in Relation:
            action = self.menu.addAction(tr(relation.value).capitalize())
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, name=f"relate-{relation.value}": self.asked.emit(name))
            self._relations[relation] = action
        self.change.setMenu(self.menu)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, buttons in (
            (first, (self.keep, self.change, self.remove)),
            (second, (self.note, self.lock, self.alone)),
        ):
            row.setSpacing(5)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(5)
        column.addLayout(first)
        column.addLayout(second)
        self.set_theme(theme)
        self.show_for(None, None, False)

    def _button(self, action: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("hand")
        button.setFont(ui_font(12))
        button.setAccessibleName(text.rstrip("…"))
        if action:
            button.clicked.connect(lambda _=False: self.asked.emit(action))
        return button

    def set_theme(self, _theme: Theme) -> None:
        """The style sheet draws them."""
        self.update()

    def show_for(self, step: Step | None, link: Link | None, mine: bool) -> None:
        """Offer what can be said of this step."""
        for button in (self.keep, self.change, self.remove, self.note, self.lock):
            button.setVisible(link is not None)
        self.alone.setVisible(step is not None and link is None)
        self.setVisible(step is not None)
        if link is None:
            self._name(self.alone, self.tr("Take back: no counterpart") if mine else self.tr("Confirm: no counterpart"))
            return
        self._name(self.keep, self.tr("Kept") if link.confirmed else self.tr("Keep"))
        self.keep.setToolTip(
            self.tr("You said that this link is right; press to take that back (Ctrl+Shift+Y)")
            if link.confirmed
            else self.tr("Say that this link is right (Ctrl+Shift+Y)")
        )
        self._name(self.lock, self.tr("Unlock") if link.locked else self.tr("Lock"))
        self.lock.setToolTip(self.tr("A locked link is settled: the program and later links leave it alone"))
        self.remove.setToolTip(self.tr("Remove this link (Ctrl+Shift+L); Ctrl+Z brings it back"))
        self.remove.setEnabled(not link.locked)
        self.change.setEnabled(not link.locked)
        self.change.setToolTip(self.tr("Say how the two passages stand to one another"))
        for relation, action in self._relations.items():
            action.setChecked(relation is link.relation)

    @staticmethod
    def _name(button: QPushButton, text: str) -> None:
        button.setText(text)
        button.setAccessibleName(text)
