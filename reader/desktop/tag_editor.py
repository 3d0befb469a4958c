"""All about a tag in one small window: name, place, bar, colour, key, other words, meaning. Kept as one deed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader.annotations import (
    PATTERNS,
    Tag,
    Tagbook,
    moved_below,
    renamed,
    tag_tree,
    with_aliases,
    with_colour,
    with_definition,
    with_letter,
    with_new_tag,
    with_pattern,
    with_pin,
)
from reader.desktop.fonts import ui_font
from reader.desktop.panes.tag_paint import paint_pattern, tag_colour
from reader.desktop.tag_actions import FIGURES
from reader.desktop.theme import Theme

COLOURS = ("", "#3F5870", "#1F5FA8", "#0A6248", "#835700", "#A2301B", "#9F3C82", "#5D2A8D")
"""Offered beside what a person types; empty for the theme's own. They are made legible where they are painted."""


class TagEditor(QDialog):
    """What is changed is handed out as one deed; the window stays open where it is refused."""

    wanted = Signal(str, object)
    """Name of the deed, and the function from a book to a book."""

    def __init__(self, book: Tagbook, tag: Tag | None, broader: str | None, theme: Theme, parent: QWidget) -> None:
        """`tag` None for a new one, below `broader`."""
        super().__init__(parent)
        self._book, self._tag, self._theme = book, tag, theme
        self._broader = tag.broader if tag else broader
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Tag “{tag}”").format(tag=tag.label) if tag else self.tr("New tag"))
        self._make()
        self._lay_out()
        self.name.selectAll()
        self.name.setFocus()
        self.resize(420, self.sizeHint().height())

    def _make(self) -> None:
        tag = self._tag or Tag("", "")
        self.name, self.letter = QLineEdit(tag.label), QLineEdit(tag.letter)
        self.name.setMaxLength(120)
        self.letter.setMaxLength(2)
        self.letter.setFixedWidth(48)
        self.letter.setPlaceholderText(self.tr("auto"))
        self.below = QComboBox()
        self.below.addItem(self.tr("– at the top –"), None)
        gone = _itself_and_below(self._book, tag.id) if self._tag else set()
        for row in tag_tree(self._book):
            if row.tag.id not in gone:
                self.below.addItem("    " * row.depth + row.tag.label, row.tag.id)
        self.below.setCurrentIndex(max(0, self.below.findData(self._broader)))
        self.pin = QComboBox()
        self.pin.addItem(self.tr("none"), None)
        for figure in FIGURES:
            self.pin.addItem(str(figure), figure)
        self.pin.setCurrentIndex(max(0, self.pin.findData(tag.pinned)))
        for combo in (self.below, self.pin):
            combo.setMaxVisibleItems(14)
            combo.setStyleSheet("QComboBox { combobox-popup: 0; }")
        plain = (self.tr("line"), self.tr("two lines"), self.tr("dashes"))
        names = (*plain, self.tr("dots"), self.tr("thick line"), self.tr("dash and dot"))
        self._patterns = QButtonGroup(self)
        self.patterns = [_Choice(self._theme, words, pattern, None) for pattern, words in enumerate(names)]
        for number, button in enumerate(self.patterns):
            self._patterns.addButton(button, number)
        self.patterns[tag.pattern % PATTERNS].setChecked(True)
        self.colour = QLineEdit(tag.colour or "")
        self.colour.setPlaceholderText(self.tr("the theme’s own, or like #3F5870"))
        self._colours = QButtonGroup(self)
        self.colours = [_Choice(self._theme, colour or self.tr("the theme’s own"), None, colour) for colour in COLOURS]
        for button in self.colours:
            self._colours.addButton(button)
            button.setChecked(button.colour == (tag.colour or ""))
            button.clicked.connect(lambda _=False, colour=button.colour: self.colour.setText(colour))
        self.colour.textChanged.connect(self._recolour)
        self.aliases = QLineEdit(", ".join(tag.aliases))
        self.aliases.setPlaceholderText(self.tr("other words it is found by, with commas between"))
        self.meaning = QPlainTextEdit(tag.definition)
        self.meaning.setTabChangesFocus(True)
        self.meaning.setFixedHeight(84)
        self.meaning.setPlaceholderText(self.tr("What this tag means, and when to use it"))
        self.refused = QLabel()
        self.refused.setWordWrap(True)
        self.refused.hide()
        self._recolour()

    def _recolour(self) -> None:
        colour = self.colour.text().strip()
        for button in self.patterns:
            button.ink = colour if QColor.isValidColorName(colour) else ""
            button.update()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&Name"), self.name),
            (self.tr("&Below"), self.below),
            (self.tr("Le&tter"), self.letter),
            (self.tr("&Key"), self.pin),
            (self.tr("B&ar"), _across(self.patterns)),
            (self.tr("Co&lour"), _across(self.colours)),
            ("", self.colour),
            (self.tr("Al&so called"), self.aliases),
            (self.tr("&Meaning"), self.meaning),
        )
        for words, widget in rows:
            form.addRow(words, widget)
            widget.setAccessibleName(words.replace("&", "") or self.tr("Colour as figures"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(
            self.tr("Keep") if self._tag else self.tr("Make the tag")
        )
        buttons.accepted.connect(self._ask)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.refused)
        column.addWidget(buttons)

    def take(self, done: bool) -> None:
        """What became of the deed: the window closes where it was done."""
        if done:
            self.accept()

    def say(self, sentence: str, _kind: str = "") -> None:
        """Why the deed was refused."""
        self.refused.setText(sentence)
        self.refused.show()

    def _ask(self) -> None:
        label = " ".join(self.name.text().split())
        name = self.tr("edit tag “{tag}”") if self._tag else self.tr("new tag “{tag}”")
        self.wanted.emit(name.format(tag=label), self._act())

    def _act(self) -> Callable[[Tagbook], Tagbook]:
        """From what stands in the fields now, a function from a book to a book."""
        label, broader = self.name.text(), self.below.currentData()
        letter, colour = self.letter.text().strip(), self.colour.text().strip() or None
        new = self._tag is None
        steps: list[Callable[[Tagbook, str], Tagbook]] = [
            partial(_with, with_colour, colour),
            partial(_with, with_pin, self.pin.currentData()),
            partial(_with, with_aliases, self.aliases.text().split(",")),
            partial(_with, with_definition, self.meaning.toPlainText()),
        ]
        if letter or not new:
            steps.append(partial(_with, with_letter, letter))
        pattern = self._patterns.checkedId()
        if pattern != (self._tag.pattern if self._tag else 0):
            steps.append(partial(_with, with_pattern, pattern))
        before = self._tag.id if self._tag else ""

        def act(book: Tagbook) -> Tagbook:
            if new:
                made, tag = with_new_tag(book, label, broader)
                id_ = tag.id
            else:
                made, id_ = renamed(moved_below(book, before, broader), before, label), before
            for step in steps:
                made = step(made, id_)
            return made

        return act


def _with(deed: Callable[..., Tagbook], value: object, book: Tagbook, tag: str) -> Tagbook:
    return deed(book, tag, value)


def _itself_and_below(book: Tagbook, tag: str) -> set[str]:
    found = {tag}
    for row in tag_tree(book):
        if row.tag.broader in found:
            found.add(row.tag.id)
    return found


def _across(buttons: list[_Choice]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return made


class _Choice(QRadioButton):
    """A bar or a colour to choose, painted; the chosen one is framed and has a dot below, not by colour alone."""

    def __init__(self, theme: Theme, words: str, pattern: int | None, colour: str | None) -> None:
        super().__init__()
        self._theme, self._pattern = theme, pattern
        self.colour, self.ink = colour, ""
        self.setFont(ui_font(12))
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFixedSize(32, 32)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(32, 32)

    def hitButton(self, _at: object) -> bool:
        """All of it can be clicked."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, bar or colour, frame."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        checked = QAbstractButton.isChecked(self)
        edge = theme.colour("focus" if self.hasFocus() else "ink" if checked else "line2")
        painter.setPen(QPen(edge, 2 if checked or self.hasFocus() else 1))
        painter.setBrush(theme.colour("raise"))
        painter.drawRoundedRect(box, 4, 4)
        if self._pattern is not None:
            ink = tag_colour(theme, self.ink or None)
            paint_pattern(painter, self._pattern, ink, box.center().x(), box.top() + 5, box.bottom() - 8)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tag_colour(theme, self.colour or None))
            painter.drawRoundedRect(box.adjusted(6, 5, -6, -9), 2, 2)
        if checked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ink"))
            painter.drawEllipse(QRectF(box.center().x() - 2, box.bottom() - 5.5, 4, 4))
