"""A topic written or changed by the person, with a live list of what it would light in the two open orders."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.comparison import Comparison, Session, Side
from reader.desktop.docks.row_list import Row, RowList
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.marks import rule
from reader.desktop.study_window import StudyWindow
from reader.desktop.theme import Theme
from reader.desktop.topic_desk import Preview, TopicDesk
from reader.desktop.wording import effect_word, short_label, short_name
from reader.topics import Topic

_QUIET = 350
"""Milliseconds without another key after which the preview is made."""
_SHOWN = 200


class TopicEditor(StudyWindow):
    """Name and wordings to the left, what they would light to the right."""

    said = Signal(str)
    """A sentence for the main window: what was done."""
    off_asked = Signal(str)
    """Id of the topic that is to be looked for no more."""
    place_chosen = Signal(object, object)
    """Side and Span of a place of the preview."""

    def __init__(self, desk: TopicDesk, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(self.tr("Topic"), theme, parent)
        self._desk, self._session = desk, session
        self._base: Topic | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self._preview)
        self.name, self.short = self._line(self.tr("Name")), self._line(self.tr("Short name, for lists"))
        self.wordings = self._lines(self.tr("Wordings, one a line"), 88)
        self.acronyms = self._line(self.tr("Acronyms, parted by commas"))
        self.exclusions = self._lines(self.tr("Not meant in these longer wordings, one a line"), 58)
        self.citations = self._lines(self.tr("Citations that speak of it, one a line"), 58)
        self.complaint = QLabel()
        self.complaint.setFont(ui_font(12))
        self.complaint.setWordWrap(True)
        self.complaint.setTextFormat(Qt.TextFormat.PlainText)
        self.save_button = QPushButton(self.tr("Save"))
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        self.off_button = QPushButton(self.tr("Switch off"))
        self.off_button.setToolTip(self.tr("This topic is no longer looked for"))
        self.off_button.clicked.connect(self.switch_off)
        self.back_button = QPushButton()
        self.back_button.clicked.connect(self.take_back)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        for button in (self.save_button, self.off_button, self.back_button, close):
            button.setFont(ui_font(12))
        self.list = RowList(self.tr("What it would light"), theme, self)
        self.list.chosen.connect(lambda key: self.place_chosen.emit(*key))
        self._lay_out(close)
        self.fit(820, 600)

    def _line(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setFont(ui_font(12))
        field.setAccessibleName(name)
        field.textChanged.connect(lambda _: self._timer.start())
        return field

    def _lines(self, name: str, tall: int) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setFont(ui_font(12))
        field.setAccessibleName(name)
        field.setTabChangesFocus(True)
        field.setMinimumHeight(tall)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        field.textChanged.connect(self._timer.start)
        return field

    def _lay_out(self, close: QPushButton) -> None:
        page = QWidget()
        page.setObjectName("page")
        form = QVBoxLayout(page)
        form.setContentsMargins(14, 10, 12, 6)
        form.setSpacing(3)
        fields = (self.name, self.short, self.wordings, self.acronyms, self.exclusions, self.citations)
        for field in fields:
            label = QLabel(field.accessibleName())
            label.setFont(ui_font(11.5))
            label.setProperty("tone", "quiet")
            label.setWordWrap(True)
            label.setBuddy(field)
            form.addWidget(label)
            form.addWidget(field, 1 if isinstance(field, QPlainTextEdit) else 0)
            form.addSpacing(3)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        head = QLabel(self.tr("It would light"))
        head.setFont(ui_font(12, SEMIBOLD))
        head.setContentsMargins(12, 10, 12, 4)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(head)
        right.addWidget(self.list, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(area, 11)
        across.addWidget(rule(across=False))
        across.addLayout(right, 10)
        self.complaint.setContentsMargins(14, 6, 14, 0)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(14, 8, 14, 10)
        buttons.setSpacing(8)
        buttons.addWidget(self.off_button)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.save_button)
        self.column.addLayout(across, 1)
        self.column.addWidget(rule())
        self.column.addWidget(self.complaint)
        self.column.addLayout(buttons)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        super().set_theme(theme)
        self.list.set_theme(theme)
        self._complain(self.complaint.text())

    # What is being written

    def edit(self, topic: Topic | None, words: str = "") -> None:
        """Begin with a topic that is in force, or with a new one that `words` (of the text) speak of."""
        self._base = topic
        words = " ".join(words.split())[:120]
        self.setWindowTitle(self.tr("Edit topic") if topic else self.tr("New topic"))
        start = topic or Topic("", words[:1].upper() + words[1:], alternatives=(words,) if words else ())
        self.name.setText(start.label)
        self.short.setText(start.short)
        self.wordings.setPlainText("\n".join(start.alternatives))
        self.acronyms.setText(", ".join(start.acronyms))
        self.exclusions.setPlainText("\n".join(start.exclusions))
        self.citations.setPlainText("\n".join(start.signals))
        own = topic is not None and self._desk.is_own(topic.id)
        self.off_button.setVisible(topic is not None)
        self.back_button.setVisible(own)
        self.back_button.setText(self.tr("Take back my changes"))
        self.back_button.setToolTip(self.tr("The topic that ships counts again; one that is only yours is deleted"))
        self._complain("")
        self._timer.stop()
        self._preview()
        self.name.setFocus()

    def topic(self) -> Topic:
        """What is written just now."""
        label = self.name.text().strip()
        base = self._base or Topic(slug(label), label, set=self.tr("My topics"))
        return replace(
            base,
            label=label,
            short=self.short.text().strip(),
            alternatives=_listed(self.wordings.toPlainText()),
            acronyms=_listed(self.acronyms.text().replace(",", "\n")),
            exclusions=_listed(self.exclusions.toPlainText()),
            signals=_listed(self.citations.toPlainText()),
        )

    def _preview(self) -> None:
        topic = self.topic()
        if not topic.label:
            self.list.show_rows([Row(None, self.tr("Give it a name and wordings."), heading=True)])
            self.save_button.setEnabled(False)
            return
        self._desk.preview(topic, self._show_preview, self._refuse)

    def _refuse(self, sentence: str) -> None:
        self._complain(sentence)
        self.save_button.setEnabled(False)

    def _show_preview(self, found: Preview) -> None:
        comparison = self._session.comparison
        self._complain("")
        self.save_button.setEnabled(True)
        if comparison is not None and len(found) == len(Side):
            self.list.show_rows(preview_rows(comparison, found))

    def _complain(self, sentence: str) -> None:
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))
        colour = self.theme.colour("removed").name()
        self.complaint.setStyleSheet(f"QLabel {{ color: {colour}; }}")

    # What is done with it

    def save(self) -> None:
        """Keep it, and light it."""
        topic = self.topic()
        if self._base is None and self._desk.topic(topic.id) is not None:
            self._refuse(self.tr("There is a topic of that name already; edit that one, or choose another name."))
            return
        words = self.tr("The topic “{name}” was saved.").format(name=topic.label)
        self._desk.save(topic, lambda: self._done(words, topic.id), self._refuse)

    def switch_off(self) -> None:
        """Have it looked for no more."""
        if self._base is not None:
            self.accept()
            self.off_asked.emit(self._base.id)

    def take_back(self) -> None:
        """Undo what the person wrote of it."""
        if self._base is not None:
            words = self.tr("Your changes of “{name}” are taken back.").format(name=self._base.label)
            self._desk.forget(self._base.id, lambda: self._done(words), self._refuse)

    def _done(self, words: str, light: str = "") -> None:
        if light:
            self._session.light(light)
        self.said.emit(words)
        self.accept()


def preview_rows(comparison: Comparison, found: Preview) -> list[Row]:
    """The places that would be lit, order by order, each with what it rests on."""
    rows: list[Row] = []
    for side, mentions in zip(Side, found, strict=True):
        rows.append(Row(None, short_name(comparison.side(side)), trail=str(len(mentions)), heading=True))
        for mention in mentions[:_SHOWN]:
            effect = effect_word(mention.effect) if mention.effect else ""
            quote = " ".join(mention.quote.split())
            row = Row(
                (side, mention.span), quote, trail=effect, second=f"{short_label(mention.label)}: {mention.reason}"
            )
            rows.append(replace(row, tip=f"{mention.label}: “{quote}”\n{mention.reason}"))
    return rows


def slug(name: str) -> str:
    """The id of a topic called `name`: `Harbor pilots` is `harbor-pilots`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "topic"


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
