"""The box of the field for tags: chips of what stands on the passage, then the line that is typed in."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QToolButton, QWidget

from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.icons import icon, pixmap
from reader.desktop.theme import Theme

LINE = 26
_GAP = 5
_LEFT = 30
_LEAST = 96
"""So wide is the line that is typed in, at least."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A tag that stands on the passage."""

    annotation: str
    label: str


class _ChipButton(QToolButton):
    """One chip: Enter, Del or a click takes it off; arrows go on."""

    left = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of a chip."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.left.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)


class TypedLine(QLineEdit):
    """A line that shows, in a fainter ink, how the marked tag goes on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.rest = ""

    def show_rest(self, words: str) -> None:
        """What would follow what is typed."""
        if words != self.rest:
            self.rest = words
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, then the rest behind it."""
        super().paintEvent(event)
        if self.rest and self.hasFocus() and self.cursorPosition() == len(self.text()):
            painter = QPainter(self)
            painter.setFont(self.font())
            painter.setPen(self.theme.colour("ink3"))
            caret = self.cursorRect()
            x = caret.left() + caret.width() // 2 + 1
            painter.drawText(QRect(x, 0, self.width() - x, self.height()), Qt.AlignmentFlag.AlignVCenter, self.rest)


class TagBox(QFrame):
    """Chips and the line, in as many rows as they need."""

    taken_off = Signal(str)
    """Id of the annotation whose chip was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagbox")
        self.setProperty("rings itself", True)
        self._theme = theme
        self._chips: list[_ChipButton] = []
        self._sign = QLabel(self)
        self._sign.setFixedSize(16, 16)
        self.line = TypedLine(theme, self)
        self.line.setObjectName("typed")
        self.line.setFrame(False)
        self.line.setFont(ui_font(13))
        self.line.setAccessibleName(self.tr("Tag"))
        self.line.setPlaceholderText(self.tr("Tag…"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = self.line.theme = theme
        self._sign.setPixmap(pixmap("tag", theme.colour("ink2"), 16, self.devicePixelRatioF()))
        for chip in self._chips:
            chip.setIcon(icon("close", theme.colour("tag"), size=9))

    def show_frame(self, strong: bool) -> None:
        """Whether the frame says that the keyboard is here."""
        if self.property("quiet") != (not strong):
            self.setProperty("quiet", not strong)
            self.style().unpolish(self)
            self.style().polish(self)

    @property
    def chips(self) -> list[QToolButton]:
        """The chips that are shown."""
        return list(self._chips)

    def show_chips(self, chips: list[Chip]) -> None:
        """Show other chips."""
        for old in self._chips:
            old.hide()
            old.deleteLater()
        self._chips = [self._chip(chip) for chip in chips]
        before: QWidget = self.line
        for made in reversed(self._chips):
            QWidget.setTabOrder(made, before)
            before = made
        self._place()

    def _chip(self, chip: Chip) -> _ChipButton:
        made = _ChipButton(self)
        made.setObjectName("tagchip")
        font = ui_font(11.5, SEMIBOLD)
        made.setFont(font)
        made.setText(made.fontMetrics().elidedText(chip.label, Qt.TextElideMode.ElideRight, 190))
        made.setToolTip(self.tr("Take off “{tag}”").format(tag=chip.label))
        made.setAccessibleName(made.toolTip())
        made.setIcon(icon("close", self._theme.colour("tag"), size=9))
        made.setIconSize(QSize(9, 9))
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the name
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(lambda: self.taken_off.emit(chip.annotation))
        made.left.connect(lambda by: self._beside(made, by))
        made.show()
        return made

    def _beside(self, chip: _ChipButton, by: int) -> None:
        at = self._chips.index(chip) + by
        other: QWidget = self._chips[max(0, at)] if at < len(self._chips) else self.line
        other.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_last_chip(self) -> None:
        """Give the keyboard to the last chip, where there is one."""
        if self._chips:
            self._chips[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other rows for another width."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Chips from the left, in rows; the line takes what is left of the last."""
        x, y, width = _LEFT, 7, self.width() - 10
        for chip in self._chips:
            wide = chip.sizeHint().width()
            if x > _LEFT and x + wide > width:
                x, y = _LEFT, y + LINE
            chip.setGeometry(x, y + 2, min(wide, width - _LEFT), LINE - 5)
            x += wide + _GAP
        if width - x < _LEAST and self._chips:
            x, y = _LEFT, y + LINE
        self.line.setGeometry(x, y, width - x, LINE - 1)
        self._sign.move(10, 7 + (LINE - 16) // 2)
        self.setFixedHeight(y + LINE + 7)
