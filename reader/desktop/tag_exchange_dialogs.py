"""Import, merge and export of tags: what would come in is shown before anything changes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader.annotations import PASSAGES, VOCABULARIES, MergeReport
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.tag_exchange import Offered, Wanted, What
from reader.desktop.tag_lists import order_words, place_words
from reader.desktop.wording import tr

_SHOWN = 300
"""So many passages and tags are listed of what comes in; of the others the number is told."""


def kinds_to_read(passages_only: bool = False) -> str:
    """The kinds of files for the system's dialog that opens files."""
    kinds = PASSAGES if passages_only else PASSAGES | VOCABULARIES
    every = " ".join(f"*{ending}" for ending in (*kinds, ".json"))
    return ";;".join(
        (f"{tr('Tags and passages')} ({every})", *(f"{name} (*{ending})" for ending, name in kinds.items()))
    )


def report_lines(report: MergeReport) -> list[str]:
    """What would come in, a line each: `12 passages are new`."""
    lines = (
        (report.new, tr("1 passage is new"), tr("{n} passages are new")),
        (report.joined, tr("1 passage is joined with yours"), tr("{n} passages are joined with yours")),
        (report.doubled, tr("1 note is kept in both wordings"), tr("{n} notes are kept in both wordings")),
        (report.already, tr("1 passage was there already"), tr("{n} passages were there already")),
        (report.new_tags, tr("1 tag is new"), tr("{n} tags are new")),
    )
    return [(one if n == 1 else several).format(n=f"{n:,}") for n, one, several in lines if n]


class IncomingDialog(QDialog):
    """What files offer: counts, what is new, every problem as a sentence. OK takes in the rest as one deed."""

    taken = Signal(object)
    """The Offered that is to be taken in."""

    def __init__(self, offered: Offered, merging: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._offered = offered
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = ", ".join(one.name for one in offered.incoming)
        title = self.tr("Merge a colleague’s tags") if merging else self.tr("Import tags")
        self.setWindowTitle(f"{title}: {names}" if names else title)
        lines = report_lines(offered.total)
        nothing = not lines or not (offered.total.new or offered.total.joined or offered.total.new_tags)
        self.said = QLabel("\n".join(lines) or self.tr("Nothing in it can be taken in."))
        self.said.setFont(ui_font(13, SEMIBOLD))
        self.said.setWordWrap(True)
        self.offers = self._list(self._offers(), self.tr("What comes in"))
        self.problems = self._list(list(offered.problems), self.tr("What is left out or doubtful"))
        self.ok = QPushButton(self.tr("Merge") if merging else self.tr("Import"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.ok.setEnabled(not nothing)
        self.ok.setDefault(not nothing)
        self.ok.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        self._lay_out(nothing)
        self.resize(600, 480)
        (self.cancel if nothing else self.ok).setFocus()

    def _list(self, lines: list[str], name: str) -> QListWidget:
        made = QListWidget()
        made.setObjectName("choices")
        made.setFont(ui_font(12))
        made.setAccessibleName(name)
        made.setWordWrap(True)
        made.setSpacing(2)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for line in lines:
            item = QListWidgetItem(line, made)
            item.setToolTip(line)
        if lines:
            made.setCurrentRow(0)
        return made

    def _offers(self) -> list[str]:
        lines = []
        for one in self._offered.incoming:
            labels = {tag.id: tag.label for tag in one.tags}
            lines += [self.tr("New tag: {tag}").format(tag=tag.label) for tag in one.new_tags]
            for passage in one.annotations:
                tag = labels.get(passage.tag, passage.tag) if passage.tag is not None else self.tr("Note")
                target = passage.targets[0]
                quote = " ".join(target.selector.exact[:120].split())
                place = f"{order_words(target.order)}, {place_words(target.label)}"
                lines.append(f"{tag}  ·  {place}  ·  “{quote}”")
        more = len(lines) - _SHOWN
        return lines if more <= 0 else [*lines[:_SHOWN], self.tr("… and {n} more").format(n=f"{more:,}")]

    def _lay_out(self, nothing: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.said)
        quiet = QLabel(self.tr("Nothing is changed before you press the button; Ctrl+Z takes it back in one step."))
        quiet.setFont(ui_font(12))
        quiet.setProperty("tone", "quiet")
        quiet.setWordWrap(True)
        quiet.setVisible(not nothing)
        column.addWidget(quiet)
        column.addWidget(self.offers, 3)
        self.offers.setVisible(self.offers.count() > 0)
        count = len(self._offered.problems)
        head = QLabel(self.tr("1 remark") if count == 1 else self.tr("{n} remarks").format(n=count))
        head.setFont(ui_font(12, SEMIBOLD))
        for part in (head, self.problems):
            part.setVisible(count > 0)
        column.addWidget(head)
        column.addWidget(self.problems, 2)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.ok)
        foot.addWidget(self.cancel)
        column.addLayout(foot)

    def _take(self) -> None:
        self.taken.emit(self._offered)
        self.accept()


class ExportDialog(QDialog):
    """What is to be written and in which form; then the system's dialog asks where to."""

    wanted = Signal(object, object)
    """What (Wanted without ids yet), and the Path."""

    def __init__(self, choices: Mapping[What, tuple[str, bool]], parent: QWidget) -> None:
        """`choices`: what can be written, in words, and whether there is any of it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export tags"))
        self._group = QButtonGroup(self)
        self.choices: dict[What, QRadioButton] = {}
        column = QVBoxLayout()
        column.setSpacing(6)
        for what, (words, some) in choices.items():
            button = QRadioButton(words)
            button.setFont(ui_font(12.5))
            button.setEnabled(some)
            button.toggled.connect(lambda on: self._show_kinds() if on else None)
            self._group.addButton(button)
            self.choices[what] = button
            column.addWidget(button)
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Form of the file"))
        self.kind.setFont(ui_font(12.5))
        self.about = QLabel()
        self.about.setFont(ui_font(12))
        self.about.setProperty("tone", "quiet")
        self.about.setWordWrap(True)
        self.about.setMinimumHeight(36)
        self.kind.currentIndexChanged.connect(lambda _: self._say())
        self.ok, self.cancel = QPushButton(self.tr("Export…")), QPushButton(self.tr("Cancel"))
        self.ok.setDefault(True)
        self.ok.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.reject)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("What"), column)
        form.addRow(self.tr("&Form"), self.kind)
        form.addRow("", self.about)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.ok)
        foot.addWidget(self.cancel)
        around = QVBoxLayout(self)
        around.setContentsMargins(16, 14, 16, 12)
        around.setSpacing(12)
        around.addLayout(form)
        around.addStretch(1)
        around.addLayout(foot)
        first = next((button for button in self.choices.values() if button.isEnabled()), None)
        if first is not None:
            first.setChecked(True)
            first.setFocus()
        self.ok.setEnabled(first is not None)

    def sizeHint(self) -> QSize:
        """Wide enough for a sentence."""
        return QSize(460, super().sizeHint().height())

    @property
    def what(self) -> What:
        """What is chosen."""
        return next((what for what, button in self.choices.items() if button.isChecked()), What.ALL)

    def _show_kinds(self) -> None:
        kinds = dict(PASSAGES)
        if self.what is What.VOCABULARY:
            kinds = dict(VOCABULARIES)
        elif self.what is What.TOPICS:
            kinds = {ending: name for ending, name in VOCABULARIES.items() if ending != ".qdc"}
        self.kind.clear()
        for ending, name in kinds.items():
            self.kind.addItem(f"{name}, {ending}", ending)
        self._say()

    def _say(self) -> None:
        words = {
            ".jsonld": self.tr("The W3C’s form for annotations, with everything in it; to be imported again as it is."),
            ".csv": self.tr("One row a passage, for spreadsheets; to be imported again as it is."),
            ".qdc": self.tr("The codebook of qualitative tools (NVivo, MAXQDA, ATLAS.ti, QualCoder)."),
            ".ttl": self.tr("Linked data: concepts with what lies below them, as text to read."),
            ".rdf": self.tr("Linked data: concepts with what lies below them, as XML."),
        }
        self.about.setText(words.get(str(self.kind.currentData()), ""))

    def _ask(self) -> None:
        ending = str(self.kind.currentData())
        name = {What.VOCABULARY: self.tr("tags"), What.TOPICS: self.tr("topics")}.get(self.what, self.tr("passages"))
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Export tags"), f"{name}{ending}", f"*{ending}")
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, file: Path) -> None:
        """Have the file written; it gets the ending of the form, where its name has another."""
        ending = str(self.kind.currentData())
        path = file if file.suffix.lower() == ending else file.with_name(file.name + ending)
        self.wanted.emit(Wanted(self.what, ending), path)
        self.accept()
