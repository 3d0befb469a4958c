"""The print preview: pages as they will be printed, on the sheet that is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIntValidator, QKeySequence, QPageLayout, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.desktop.choice_button import ChoiceButton
from reader.desktop.dialog_ring import DialogRing
from reader.desktop.fonts import ui_font
from reader.desktop.icons import icon
from reader.desktop.marks import Check, rule
from reader.desktop.preview_pages import PreviewPages
from reader.desktop.theme import Theme
from reader.export import Paper


class PrintPreview(QDialog):
    """A window of its own; it stays beside the main one."""

    changed = Signal()
    """Another sheet, or another document, is wanted."""
    print_asked = Signal()
    save_asked = Signal()
    closed = Signal()

    def __init__(self, paper: str, across: bool, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print preview"))
        self._theme = theme
        self._ring = DialogRing(self, theme)
        self.pages = PreviewPages(theme)
        self.field, self.count = QLineEdit(), QLabel()
        self.before, self.after = QToolButton(), QToolButton()
        self.smaller, self.larger, self.fit = QToolButton(), QToolButton(), QPushButton(self.tr("Fit &width"))
        self.size_words = QLabel()
        sizes = (("a4", self.tr("A4")), ("letter", self.tr("Letter")))
        self.paper = ChoiceButton(self.tr("Paper"), sizes, theme)
        ways = ((True, self.tr("Landscape")), (False, self.tr("Portrait")))
        self.across = ChoiceButton(self.tr("Lay of the sheet"), ways, theme)
        self.what = ChoiceButton(self.tr("What is printed"), ((False, self.tr("Comparison")),), theme)
        self.tags = Check(self.tr("My tags"), theme)
        self.save = QPushButton(self.tr("Save as P&DF…"))
        self.print = QPushButton(self.tr("&Print…"))
        self.words = QLabel()
        self.progress = QProgressBar()
        self.paper.show_value(paper)
        self.across.show_value(across)
        self._dress()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.resize(min(1120, parent.width() - 20), max(480, min(900, parent.height() - 40)))
        self.pages.setFocus()

    def offer(self, walkthrough: str, chosen: bool, tags: bool) -> None:
        """What can be printed: the comparison, and the open walkthrough of that title where there is one."""
        if walkthrough:
            choices = ((False, self.tr("Comparison")), (True, self.tr("Walkthrough")))
            made = ChoiceButton(self.tr("What is printed"), choices, self._theme)
            self._choices.replaceWidget(self.what, made)
            self.what.deleteLater()
            self.what = made
            made.chosen.connect(self._choose_document)
        self.what.show_value(chosen)
        self.tags.setChecked(tags)
        self.tags.toggled.connect(lambda _: self.changed.emit())

    def _choose_document(self) -> None:
        """Another document is read from its beginning."""
        self.pages.go_to(0)
        self.changed.emit()

    # Building

    def _dress(self) -> None:
        names = (
            (self.before, self.tr("Page before")),
            (self.after, self.tr("Next page")),
            (self.smaller, self.tr("Smaller")),
            (self.larger, self.tr("Larger")),
        )
        for button, name in names:
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setFixedSize(26, 26)
            button.setObjectName("bare")
            button.setIconSize(QSize(14, 14))
        self.smaller.setText("−")
        self.larger.setText("+")
        self.field.setFixedWidth(54)
        self.field.setFont(ui_font(12.5))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setAccessibleName(self.tr("Page"))
        for label in (self.count, self.size_words, self.words):
            label.setFont(ui_font(12))
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.size_words.setMinimumWidth(44)
        self.size_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for press in (self.fit, self.save, self.print):
            press.setFont(ui_font(12))
            press.setAutoDefault(False)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(140)
        self.progress.setAccessibleName(self.tr("Progress"))

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setObjectName("bar")
        row = self._choices = QHBoxLayout(bar)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(6)
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self.before, self.field, self.count, self.after),
            (self.smaller, self.size_words, self.larger, self.fit),
            (self.what, self.paper, self.across, self.tags),
        )
        for group in groups:
            for part in group:
                row.addWidget(part)
            row.addSpacing(10)
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(self.print)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 6, 14, 6)
        foot.setSpacing(10)
        foot.addWidget(self.words)
        foot.addWidget(self.progress)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(rule())
        column.addWidget(self.pages, 1)
        column.addWidget(rule())
        column.addLayout(foot)

    def _connect(self) -> None:
        pages = self.pages
        self.before.clicked.connect(lambda: pages.go_to(pages.page - 1))
        self.after.clicked.connect(lambda: pages.go_to(pages.page + 1))
        self.smaller.clicked.connect(lambda: pages.set_zoom(pages.zoom / 1.15))
        self.larger.clicked.connect(lambda: pages.set_zoom(pages.zoom * 1.15))
        self.fit.clicked.connect(pages.fit)
        self.field.returnPressed.connect(self._go)
        for choice in (self.paper, self.across):
            choice.chosen.connect(lambda _: self.changed.emit())
        self.save.clicked.connect(self.save_asked)
        self.print.clicked.connect(self.print_asked)
        pages.page_changed.connect(lambda _: self._show_page())
        pages.zoom_changed.connect(lambda _: self._show_page())
        pages.drawer.laid.connect(self._laid)
        pages.drawer.moved.connect(self._moved)
        pages.drawer.failed.connect(self.say)
        keys = {
            "Ctrl+P": self.print_asked.emit,
            "Ctrl+S": self.save_asked.emit,
            "Ctrl+G": self._ask_page,
            "Ctrl++": self.larger.click,
            "Ctrl+=": self.larger.click,
            "Ctrl+-": self.smaller.click,
            "Ctrl+0": self.fit.click,
        }
        for key, does in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(does)
        self.print.setToolTip(self.tr("Print (Ctrl+P)"))
        self.save.setToolTip(self.tr("Save as PDF (Ctrl+S)"))
        self.fit.setToolTip(self.tr("As wide as the window (Ctrl+0)"))
        self.field.setToolTip(self.tr("Page to go to (Ctrl+G)"))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._ring.set_theme(theme)
        self.pages.set_theme(theme)
        for choice in (self.paper, self.across, self.what):
            choice.set_theme(theme)
        self.tags.set_theme(theme)
        self.before.setIcon(icon("previous", theme.colour("ink2"), size=14))
        self.after.setIcon(icon("next", theme.colour("ink2"), size=14))

    # What is shown

    def set_document(self, make: Callable[[], Paper], layout: QPageLayout) -> None:
        """Lay a document on sheets; the pages come when they are set."""
        self.words.setText(self.tr("Setting the pages …"))
        self.progress.setRange(0, 0)
        self.progress.show()
        for part in (self.field, self.before, self.after):
            part.setEnabled(False)
        self.pages.set_document(make, layout)

    def _moved(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _laid(self, count: int, _size: object) -> None:
        self.progress.hide()
        self.field.setValidator(QIntValidator(1, max(1, count), self.field))
        self.field.setEnabled(count > 1)
        words = self.tr("{n} sheets, {paper}, {way}")
        way, paper = self.across.text().lower(), self.paper.text()
        self.words.setText(words.format(n=count, paper=paper, way=way))
        self._show_page()

    def _show_page(self) -> None:
        pages = self.pages
        self.field.setText(str(pages.page + 1))
        self.count.setText(self.tr("of {count}").format(count=pages.count))
        self.before.setEnabled(pages.page > 0)
        self.after.setEnabled(pages.page < pages.count - 1)
        self.size_words.setText(self.tr("{percent} %").format(percent=round(100 * pages.zoom)))

    def say(self, words: str) -> None:
        """A sentence at the foot."""
        self.progress.hide()
        self.words.setText(words)

    def _ask_page(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _go(self) -> None:
        if self.field.hasAcceptableInput():
            self.pages.go_to(int(self.field.text()) - 1)
            self.pages.setFocus()

    def done(self, result: int) -> None:
        """Let the pages go."""
        self.pages.drawer.stop()
        self.closed.emit()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """As with Esc."""
        self.done(0)
        event.accept()
