"""The window's own bar for what is to be said: a sentence, what can be done, details on demand. Never in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.desktop.fonts import ui_font
from reader.desktop.icons import icon, pixmap
from reader.desktop.theme import Theme


class MessageBar(QFrame):
    """One sentence across the window, until it is put away or another takes its place."""

    closed = Signal(bool)
    """Put away; whether it had the keyboard, which must go somewhere."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._theme = theme
        self._kind = "done"
        self._sign = QLabel()
        self._sign.setFixedSize(16, 16)
        self._words = QLabel()
        self._words.setFont(ui_font(12.5))
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more = QPushButton()
        self._more.setFont(ui_font(12))
        self._more.setCheckable(True)
        self._more.toggled.connect(self._unfold)
        self._doings = QHBoxLayout()
        self._doings.setSpacing(6)
        self._close = QToolButton()
        self._close.setIconSize(QSize(14, 14))
        self._close.setObjectName("bare")
        self._close.setFixedSize(24, 24)
        self._close.setAccessibleName(self.tr("Put this message away"))
        self._close.setToolTip(self.tr("Put this message away"))
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.clicked.connect(self.dismiss)
        self._details = QListWidget()
        self._details.setFont(ui_font(12))
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setWordWrap(True)
        self._details.setViewportMargins(33, 0, 8, 6)
        self._lay_out()
        self.set_theme(theme)
        self.hide()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(14, 5, 8, 5)
        line.setSpacing(9)
        line.addWidget(self._sign)
        line.addWidget(self._words, 1)
        line.addWidget(self._more)
        line.addLayout(self._doings)
        line.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._details)

    def say(
        self,
        words: str,
        kind: str = "done",
        details: Sequence[str] = (),
        doings: Sequence[tuple[str, Callable[[], None]]] = (),
    ) -> None:
        """Show a sentence. `kind`: `done`, `warning` or `link`; `doings`: buttons, each put away after its press."""
        self._kind = kind
        self._words.setText(words)
        self.setAccessibleName(words)
        self._details.clear()
        self._details.addItems(list(details))
        self._more.setVisible(bool(details))
        self._more.setChecked(False)
        self._unfold(False)
        while (item := self._doings.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for text, doing in doings:
            self._doings.addWidget(self._button(text, doing))
        self.set_theme(self._theme)
        self.show()

    def _button(self, text: str, doing: Callable[[], None]) -> QPushButton:
        def press() -> None:
            self.dismiss()
            doing()

        button = QPushButton(text)
        button.setFont(ui_font(12))
        button.clicked.connect(press)
        return button

    @property
    def words(self) -> str:
        """The sentence that is shown; empty while the bar is away."""
        return self._words.text() if not self.isHidden() else ""

    @property
    def details(self) -> tuple[str, ...]:
        """The lines behind `Show details`."""
        return tuple(self._details.item(at).text() for at in range(self._details.count()))

    def dismiss(self) -> None:
        """Put the bar away."""
        focused = QApplication.focusWidget()
        kept = focused is not None and self.isAncestorOf(focused)
        self.hide()
        self.closed.emit(kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        colour = theme.colour("opposed" if self._kind == "warning" else "ink2")
        self._sign.setPixmap(pixmap(self._kind, colour, 16, self.devicePixelRatioF()))
        self._close.setIcon(icon("close", theme.colour("ink2"), size=14))

    def _unfold(self, on: bool) -> None:
        rows = range(self._details.count())
        tall = sum(self._details.sizeHintForRow(row) for row in rows) + 8
        self._details.setFixedHeight(min(tall, 150))
        self._details.setVisible(on)
        self._more.setText(self.tr("Hide details") if on else self.tr("Show details"))
