"""`About this order`: which order it is and how we know, its file, what looks wrong, what was set aside."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.marks import rule
from reader.desktop.order_report import Aside, Fact, OrderReport, piece_words, place_words

_TERM = 58
"""Pixels of the column of names."""
_UNBROKEN = 22
"""Characters without a space from which a fact stands on a line of its own kind, to be copied."""
_PIECES = 200
"""Set-aside pieces of one reason that are shown at most."""


class AboutPanel(QScrollArea):
    """The report of one order, as text that can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("About this order"))
        self.report: OrderReport | None = None
        self.groups: dict[str, QToolButton] = {}
        """The buttons that unfold what was set aside, by reason."""

    def show_report(self, report: OrderReport) -> None:
        """Show another order's."""
        if report == self.report:
            return
        self.report, self.groups = report, {}
        page = QWidget()
        page.setObjectName("page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(12, 8, 12, 12)
        self._column.setSpacing(5)
        if report.problem:
            self._column.addWidget(_words(report.problem))
        if report.identity:
            self._head(self.tr("Which order it is"), first=True)
            self._facts(report.identity)
        if report.source:
            self._head(self.tr("Its file"))
            self._facts(report.source)
        self._wrong(report.warnings)
        self._aside(report.aside)
        self._column.addStretch(1)
        self.setWidget(page)

    def _head(self, text: str, first: bool = False) -> None:
        if not first:
            self._column.addSpacing(6)
            self._column.addWidget(rule())
        label = QLabel(text)
        label.setFont(ui_font(12, SEMIBOLD))
        label.setWordWrap(True)
        self._column.addWidget(label)

    def _facts(self, facts: tuple[Fact, ...]) -> None:
        for fact in facts:
            across = QHBoxLayout()
            across.setSpacing(8)
            name = QLabel(fact.name)
            name.setProperty("tone", "faint")
            name.setFont(ui_font(11.5))
            name.setFixedWidth(_TERM)
            across.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            column = QVBoxLayout()
            column.setSpacing(1)
            unbroken = max(map(len, fact.value.split()), default=0) > _UNBROKEN
            known = fact.value or self.tr("not known")
            value = _line(known) if unbroken else _words(known, "" if fact.value else "quiet")
            value.setAccessibleName(f"{fact.name}: {fact.value}")
            column.addWidget(value)
            if fact.reason:
                reason = _words(fact.reason, "quiet")
                reason.setFont(ui_font(11))
                column.addWidget(reason)
            across.addLayout(column, 1)
            self._column.addLayout(across)

    def _wrong(self, warnings: tuple[str, ...]) -> None:
        self._head(self.tr("What looks wrong"))
        for warning in warnings:
            self._column.addWidget(_words(f"– {warning}"))
        if not warnings:
            self._column.addWidget(_words(self.tr("Nothing: the labels run on without a gap."), "quiet"))

    def _aside(self, groups: tuple[Aside, ...]) -> None:
        self._head(self.tr("Set aside: not the order’s words"))
        for group in groups:
            self._group(group)
        if not groups:
            self._column.addWidget(_words(self.tr("Nothing: every word of the file is in the text."), "quiet"))

    def _group(self, group: Aside) -> None:
        counts = self.tr("1 word") if group.words == 1 else self.tr("{n} words").format(n=f"{group.words:,}")
        button = QToolButton()
        button.setText(f"{group.reason} · {counts}")
        button.setFont(ui_font(12))
        button.setCheckable(True)
        button.setArrowType(Qt.ArrowType.RightArrow)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(self.tr("Show the words"))
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setStyleSheet("QToolButton { text-align: left; padding: 2px 0; }")
        inner = QWidget()
        inner.hide()

        def unfold(on: bool) -> None:
            button.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
            if on and inner.layout() is None:
                _fill(inner, group, self)
            inner.setVisible(on)

        button.toggled.connect(unfold)
        self.groups[group.reason] = button
        self._column.addWidget(button)
        self._column.addWidget(inner)


def _fill(inner: QWidget, group: Aside, panel: AboutPanel) -> None:
    column = QVBoxLayout(inner)
    column.setContentsMargins(16, 0, 0, 4)
    column.setSpacing(1)
    for piece in group.pieces[:_PIECES]:
        column.addWidget(_words(piece_words(piece)))
        place = _words(place_words(piece), "faint")
        place.setFont(ui_font(11))
        place.setToolTip(panel.tr("Where they stand in the text of the file"))
        column.addWidget(place)
        column.addSpacing(4)
    more = len(group.pieces) - _PIECES
    if more > 0:
        column.addWidget(_words(panel.tr("and {n} more").format(n=more), "quiet"))


def _words(text: str, tone: str = "") -> QLabel:
    """Words that can be selected; nothing in them is ever followed as a link."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(ui_font(12))
    label.setWordWrap(True)
    label.setMinimumWidth(40)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    if tone:
        label.setProperty("tone", tone)
    flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    label.setTextInteractionFlags(flags)
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label


def _line(text: str) -> QLineEdit:
    """An address, a path or a hash on one line: to be selected whole and copied, never followed."""
    line = QLineEdit(text)
    line.setReadOnly(True)
    line.setFont(ui_font(12))
    line.setCursorPosition(0)
    line.setToolTip(text)
    line.setMinimumWidth(40)
    return line


class AboutDialog(QDialog):
    """The panel in a window of its own, for an order of the library that need not be open."""

    def __init__(self, report: OrderReport, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About {order}").format(order=report.name))
        self.panel = AboutPanel()
        self.panel.show_report(report)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        copy = QPushButton(self.tr("Copy the report"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(as_text(report)))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 10)
        column.addWidget(self.panel, 1)
        column.addWidget(buttons)
        self.resize(500, 600)


def as_text(report: OrderReport) -> str:
    """The report as plain text."""
    lines = [report.name, ""]
    lines += [f"{fact.name}: {fact.value}" for fact in (*report.identity, *report.source) if fact.value]
    lines += ["", *report.warnings, ""]
    for group in report.aside:
        lines += [f"{group.reason}:", *(f"  {piece.text} ({place_words(piece)})" for piece in group.pieces)]
    return "\n".join(lines) + "\n"
