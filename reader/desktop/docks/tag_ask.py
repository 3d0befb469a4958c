"""What is asked before a tag goes: laid into the dock, answered there, put away by Esc; nothing else is locked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader.annotations import Tag
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.tag_words import passages_words

KEEP, MOVE, DELETE = "keep", "move", "delete"


class TagAsk(QFrame):
    """What becomes of the uses of a tag that is deleted; or into which tag another is merged."""

    delete_wanted = Signal(str, str, str)
    """Id of the tag; KEEP, MOVE or DELETE; id of the tag its uses move to."""
    merge_wanted = Signal(str, str)
    """Id of the tag, and of the one it is merged into."""
    ended = Signal()
    """Put away: the keyboard goes back to the tree."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._tag = ""
        self._merging = False
        self._words = QLabel()
        self._words.setFont(ui_font(12, SEMIBOLD))
        self._words.setWordWrap(True)
        self.choices = {
            KEEP: QRadioButton(self.tr("Keep as &notes")),
            MOVE: QRadioButton(self.tr("&Move to the tag")),
            DELETE: QRadioButton(self.tr("De&lete them too")),
        }
        self._group = QButtonGroup(self)
        self.heir = QComboBox()
        self.heir.setFont(ui_font(12))
        self.heir.setMinimumWidth(60)
        self.heir.setMaxVisibleItems(14)
        self.heir.setStyleSheet("QComboBox { combobox-popup: 0; }")
        self.heir.setAccessibleName(self.tr("The other tag"))
        self.heir.activated.connect(lambda _: self.choices[MOVE].setChecked(True))
        self.ok, self.cancel = QPushButton(), QPushButton(self.tr("Cancel"))
        self.ok.clicked.connect(self._answer)
        self.cancel.clicked.connect(self.put_away)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        column.addWidget(self._words)
        for key, choice in self.choices.items():
            choice.setFont(ui_font(12))
            choice.setMinimumHeight(22)
            self._group.addButton(choice)
            column.addWidget(choice)
            if key == MOVE:
                column.addWidget(self.heir)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self.ok, self.cancel):
            button.setFont(ui_font(12))
            button.setObjectName("hand")
            row.addWidget(button)
        row.addStretch(1)
        column.addSpacing(2)
        column.addLayout(row)
        self.hide()

    def ask_delete(self, tag: Tag, uses: int, others: Sequence[Tag]) -> None:
        """Ask what becomes of the uses of a tag."""
        self._begin(tag, others, False)
        uses_words = passages_words(uses)
        self._words.setText(
            self.tr("Delete “{tag}”: what of its {passages}?").format(tag=tag.label, passages=uses_words)
        )
        self.ok.setText(self.tr("Delete tag"))
        self.choices[KEEP].setChecked(True)
        self.choices[MOVE].setEnabled(bool(others))
        self.choices[KEEP].setFocus()

    def ask_merge(self, tag: Tag, others: Sequence[Tag]) -> None:
        """Ask which tag takes up another."""
        self._begin(tag, others, True)
        self._words.setText(self.tr("Merge “{tag}” into").format(tag=tag.label))
        self.ok.setText(self.tr("Merge"))
        self.heir.setFocus()

    def _begin(self, tag: Tag, others: Sequence[Tag], merging: bool) -> None:
        self._tag, self._merging = tag.id, merging
        self.heir.clear()
        for other in others:
            self.heir.addItem(other.label, other.id)
        self.heir.setEnabled(bool(others))
        for choice in self.choices.values():
            choice.setVisible(not merging)
        self.ok.setEnabled(bool(others) or not merging)
        self.show()

    def _answer(self) -> None:
        tag, heir = self._tag, str(self.heir.currentData() or "")
        answer = next((key for key, choice in self.choices.items() if choice.isChecked()), KEEP)
        merging = self._merging
        self.put_away()
        if merging:
            self.merge_wanted.emit(tag, heir)
        else:
            self.delete_wanted.emit(tag, answer, heir if answer == MOVE else "")

    def put_away(self) -> None:
        """Ask no more."""
        if self.isVisible():
            self.hide()
            self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away, Enter answers."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.ok.isEnabled():
            self._answer()
        else:
            super().keyPressEvent(event)
