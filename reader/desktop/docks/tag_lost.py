"""What has no sure place in the open texts: in groups, never dropped; found again by hand, or shown elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from reader.desktop.elided import ElidedLabel
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.icons import icon, pixmap
from reader.desktop.panes.faces import serif
from reader.desktop.tag_lists import LostKind, LostRow, lost_heading
from reader.desktop.theme import Theme


class LostPanel(QFrame):
    """One group with its passages one after another; arrows or the buttons at its head go to the others."""

    find_wanted = Signal(object)
    """LostRow that the words now selected in the text are to be given to."""
    show_wanted = Signal(object)
    """LostRow whose words are to be shown in the edition that has them."""
    right_wanted = Signal(object)
    """LostRow found by likeness: it is the right place."""
    go_wanted = Signal(object)
    """LostRow to go to, where likeness has found it."""

    folded_changed = Signal()

    def __init__(self, kind: LostKind, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self._theme = kind, theme
        self._rows: Sequence[LostRow] = ()
        self._at = 0
        self._folded: bool | None = None
        """As the person wants it; None: as there is room."""
        self._tight = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sign, self._head = QLabel(), QToolButton()
        self._head.setObjectName("bare")
        self._head.setFont(ui_font(12, SEMIBOLD))
        self._head.setCursor(Qt.CursorShape.PointingHandCursor)
        self._head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._head.clicked.connect(self.fold)
        self._of = QLabel()
        self._of.setFont(ui_font(11.5))
        self._of.setProperty("tone", "quiet")
        self.on = QToolButton()
        self.on.setObjectName("bare")
        self.on.setIconSize(QSize(12, 12))
        self.on.setFixedSize(20, 20)
        self.on.setAccessibleName(self.tr("The next one"))
        self.on.setToolTip(self.tr("The next one; Left and Right turn too"))
        self.on.clicked.connect(lambda: self._turn(1))
        self._title = ElidedLabel(ui_font(12, SEMIBOLD), keeps=60)
        self._place = ElidedLabel(ui_font(11.5), keeps=90)
        self._quote = ElidedLabel(serif(14.2))
        self._body = QWidget()
        self._reason = QLabel()
        self._reason.setFont(ui_font(11.5))
        self._reason.setProperty("tone", "quiet")
        self._reason.setWordWrap(True)
        self.find_button = self._button(self.tr("Find again"), lambda: self._say(self.find_wanted))
        self.right = self._button(self.tr("Yes"), lambda: self._say(self.right_wanted))
        self.show_it = self._button("", lambda: self._say(self.show_wanted))
        self.go = self._button(self.tr("Look"), lambda: self._say(self.go_wanted))
        self.find_button.setToolTip(self.tr("Select the right words in the order first, then press this"))
        self._all = (self.right, self.go, self.find_button, self.show_it)
        self._lay_out()
        self.set_theme(theme)
        self.show_rows(())

    def _button(self, words: str, act: object) -> QPushButton:
        made = QPushButton(words)
        made.setObjectName("hand")
        made.setFont(ui_font(11.5))
        made.setStyleSheet("padding: 3px 6px;")  # two of them stand side by side in a narrow dock
        made.clicked.connect(act)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._sign)
        head.addWidget(self._head)
        head.addStretch(1)
        for part in (self._of, self.on):
            head.addWidget(part)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._title, 1)
        line.addWidget(self._place)
        self._buttons = buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in self._all:
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 6, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._body)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        inner.addLayout(line)
        inner.addWidget(self._quote)
        inner.addWidget(self._reason)
        inner.addSpacing(3)
        inner.addLayout(buttons)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        lost = self.kind is LostKind.LOST
        colour = theme.roles["revised" if lost else "ink2"]
        self._sign.setPixmap(pixmap("warning" if lost else "tag", theme.colour("revised" if lost else "ink2"), 15, 2))
        self._head.setStyleSheet(f"color: {colour}; border: none; padding: 0;")
        for label, role in ((self._title, "ink"), (self._place, "ink2"), (self._quote, "ink")):
            label.set_colour(theme.colour(role))
        self.on.setIcon(icon("next", theme.colour("ink2"), size=12))

    def show_rows(self, rows: Sequence[LostRow]) -> None:
        """Show these; the one that was shown stays, where it is still among them."""
        kept = self.row
        self._rows = rows
        same = [
            at for at, row in enumerate(rows) if kept and (row.annotation, row.target) == (kept.annotation, kept.target)
        ]
        self._at = same[0] if same else min(self._at, max(0, len(rows) - 1))
        self.setVisible(bool(rows))
        self._fill()

    @property
    def row(self) -> LostRow | None:
        """The one that is shown."""
        return self._rows[self._at] if self._at < len(self._rows) else None

    @property
    def folded(self) -> bool:
        """True while only its heading is shown."""
        return self._tight if self._folded is None else self._folded

    def set_room(self, width: int, on: bool) -> None:
        """So much width, in px; where there is little height (`on`) it is folded, unless a person unfolds it."""
        shown = [button.sizeHint().width() + 6 for button in self._all if not button.isHidden()]
        down = sum(shown) + 12 > width
        self._buttons.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)
        if on != self._tight:
            self._tight = on
            self._fill()

    def fold(self) -> None:
        """Fold or unfold it, as the person wants it from now on."""
        self._folded = not self.folded
        self._fill()
        self.folded_changed.emit()

    def _turn(self, by: int) -> None:
        if self._rows:
            self._at = (self._at + by) % len(self._rows)
            self._fill()

    def _fill(self) -> None:
        row, several = self.row, len(self._rows) > 1
        self._body.setVisible(not self.folded)
        for part in (self._of, self.on):
            part.setVisible(several and not self.folded)
        if row is None:
            return
        self._head.setText(lost_heading(self.kind, len(self._rows)))
        self._head.setToolTip(self.tr("Click, or Space: unfold") if self.folded else self.tr("Click, or Space: fold"))
        self._of.setText(f"{self._at + 1}/{len(self._rows)}")
        self._title.set_text(row.title)
        self._place.set_text(row.place)
        self._quote.set_text(f"“{row.quote}”")
        self._reason.setText(row.reason)
        alike = row.kind is LostKind.ALIKE
        self.right.setVisible(alike)
        self.go.setVisible(alike)
        self.show_it.setVisible(bool(row.edition) and not alike)
        self.show_it.setText(self.tr("Show in {edition}").format(edition=row.edition_words))
        self.setAccessibleName(f"{self._head.text()}: {row.spoken}")

    def _say(self, signal: object) -> None:
        if self.row is not None:
            signal.emit(self.row)  # type: ignore[attr-defined]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space folds, Left and Right turn, Enter shows it where it is."""
        row = self.row
        if event.key() == Qt.Key.Key_Space:
            self.fold()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._turn(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self._say(self.go_wanted if row.kind is LostKind.ALIKE else self.show_wanted)
        else:
            super().keyPressEvent(event)
