"""What a colleague's bundle holds, and the one question: take it over, or leave it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.desktop.dialog_ring import DialogRing
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.theme import Theme
from reader.desktop.wording import edition_word, long_date
from reader.export import BundleContents, BundledOrder


class BundleDialog(QDialog):
    """Lists what is inside; accepted where it is to be taken over."""

    def __init__(self, contents: BundleContents, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("A colleague’s bundle"))
        self._ring = DialogRing(self, theme)
        self.sentence = _label(contents.sentence, bold=True)
        about = _label(
            self.tr(
                "Taken over, both orders come into your library; tags, notes and links are joined with yours, and none "
                "of yours is lost. Left, nothing changes."
            )
        )
        about.setProperty("tone", "quiet")
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(6)
        for name, words in self._facts(contents):
            form.addRow(_label(name), _label(words))
        self.take, self.leave = QPushButton(self.tr("&Take over")), QPushButton(self.tr("&Leave"))
        self.take.setDefault(True)
        self.take.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.take)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(12)
        column.addWidget(self.sentence)
        column.addLayout(form)
        column.addWidget(about)
        column.addStretch(1)
        column.addLayout(foot)
        self.setAccessibleDescription(contents.sentence)
        self.take.setFocus()

    def sizeHint(self) -> QSize:
        """Wide enough for a sentence; as high as that needs."""
        return QSize(560, max(super().sizeHint().height(), self.heightForWidth(560)))

    def _facts(self, contents: BundleContents) -> list[tuple[str, str]]:
        """Name and words of each line."""
        facts = [(self.tr("File"), contents.file.name)]
        facts += [(self.tr("Left"), _order_words(contents.left)), (self.tr("Right"), _order_words(contents.right))]
        notes = sum(len(one.notes) for one in contents.annotations)
        tagged = sum(bool(one.tag) for one in contents.annotations)
        if contents.annotations:
            words = self.tr("{tagged} tagged passages, {notes} notes, {tags} tags")
            facts.append(
                (
                    self.tr("Tags"),
                    words.format(tagged=tagged, notes=notes, tags=len(contents.vocabulary.tags)),
                )
            )
        if contents.hand.entries:
            facts.append((self.tr("Links"), self.tr("{n} said by hand").format(n=len(contents.hand.entries))))
        for at, one in enumerate(contents.walkthroughs):
            words = self.tr("{title}, {stops} stops").format(title=one.title, stops=len(one.stops))
            facts.append((self.tr("Walkthrough") if not at else "", words))
        return facts


def _order_words(one: BundledOrder) -> str:
    facts = one.order.identity
    parts = (one.order.name, facts.title or "", long_date(facts.date), edition_word(facts.edition.value))
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _label(words: str, bold: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(ui_font(13, SEMIBOLD) if bold else ui_font(12.5))
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label
