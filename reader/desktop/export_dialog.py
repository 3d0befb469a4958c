"""Export: what, as what, with what, and where to. One calm dialog; keyboard all through."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.desktop.dialog_ring import DialogRing
from reader.desktop.docks.row_list import Row, RowList
from reader.desktop.elided import ElidedLabel
from reader.desktop.export_words import file_stem, form_words, thing_words, why_not
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.hand_outs import FORMS, Given, Thing, Wanted, counted, takes_tags, takes_topics
from reader.desktop.marks import Check
from reader.desktop.theme import Theme


@dataclass(frozen=True, slots=True)
class Start:
    """What is marked when the dialog opens."""

    thing: Thing
    ending: str
    """Empty for the usual one."""
    folder: Path
    tags: bool = True
    lit: bool = True


class ChoiceList(RowList):
    """A list on a ground of its own, in which Enter does what the dialog's button does."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is not a choice: the marked row is chosen already."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)


class ExportDialog(QDialog):
    """Asks for an export."""

    wanted = Signal(object)
    """Wanted, once the person saves."""

    def __init__(self, given: Given, start: Start, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self._given, self.folder = given, start.folder
        self._typed = False
        self._marked: dict[Thing, str] = {}
        self._ring = DialogRing(self, theme)
        self.things = ChoiceList(self.tr("What is exported"), theme)
        self.forms = ChoiceList(self.tr("Form of the file"), theme)
        self.with_tags = Check(self.tr("With my tags and notes"), theme)
        self.as_lit = Check(self.tr("Topics lit as on screen"), theme)
        self.name = QLineEdit()
        self.ending = QLabel()
        self.place = ElidedLabel(ui_font(12), keeps=200)
        self.elsewhere = QPushButton(self.tr("Other &folder…"))
        self.says = QLabel()
        self.save, self.leave = QPushButton(self.tr("&Save")), QPushButton(self.tr("Cancel"))
        self.with_tags.setChecked(start.tags)
        self.as_lit.setChecked(start.lit)
        self._dress(theme)
        self._lay_out()
        self._connect()
        self._fill_things(start.thing)
        self._fill_forms(start.ending)
        self.things.setFocus()

    # Building

    def _dress(self, theme: Theme) -> None:
        for one in (self.things, self.forms):
            one.setObjectName("choices")
            one.setStyleSheet(f"QListView#choices {{ background: {theme.colour('raise').name()}; }}")
        self.things.setFixedWidth(228)
        self.name.setFont(ui_font(12.5))
        self.name.setAccessibleName(self.tr("Name of the file"))
        self.name.setMinimumHeight(26)
        self.place.set_colour(theme.colour("ink2"))
        for label in (self.ending, self.says):
            label.setFont(ui_font(12))
            label.setProperty("tone", "quiet")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.says.setWordWrap(True)
        self.says.setMinimumHeight(34)
        self.says.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for box in (self.with_tags, self.as_lit):
            box.setFont(ui_font(12.5))
        self.save.setDefault(True)

    def _lay_out(self) -> None:
        lists = QGridLayout()
        lists.setHorizontalSpacing(14)
        lists.setVerticalSpacing(6)
        for at, (words, one) in enumerate(((self.tr("&What"), self.things), (self.tr("&As"), self.forms))):
            title = QLabel(words)
            title.setFont(ui_font(12.5, SEMIBOLD))
            title.setBuddy(one)
            lists.addWidget(title, 0, at)
            lists.addWidget(one, 1, at)
        lists.setColumnStretch(1, 1)
        boxes = QHBoxLayout()
        boxes.setSpacing(20)
        boxes.addWidget(self.with_tags)
        boxes.addWidget(self.as_lit)
        boxes.addStretch(1)
        named = QLabel(self.tr("&Name"))
        named.setFont(ui_font(12.5, SEMIBOLD))
        named.setBuddy(self.name)
        within = QLabel(self.tr("Folder"))
        within.setFont(ui_font(12.5, SEMIBOLD))
        file = QGridLayout()
        file.setHorizontalSpacing(10)
        file.setVerticalSpacing(8)
        file.addWidget(named, 0, 0)
        file.addWidget(self.name, 0, 1)
        file.addWidget(self.ending, 0, 2)
        file.addWidget(within, 1, 0)
        file.addWidget(self.place, 1, 1)
        file.addWidget(self.elsewhere, 1, 2)
        file.setColumnStretch(1, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.says, 1)
        foot.addWidget(self.save)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(lists, 1)
        column.addLayout(boxes)
        column.addLayout(file)
        column.addLayout(foot)
        self.resize(780, 560)

    def _connect(self) -> None:
        self.things.selectionModel().currentChanged.connect(lambda *_: self._fill_forms())
        self.forms.selectionModel().currentChanged.connect(lambda *_: self._form_chosen())
        for one in (self.things, self.forms):
            one.entered.connect(self._save)
        self.name.textEdited.connect(self._note_typed)
        self.name.textChanged.connect(lambda _: self._say())
        self.elsewhere.clicked.connect(self._ask_folder)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)

    def _fill_things(self, marked: Thing) -> None:
        counts = counted(self._given)
        rows = []
        for thing in Thing:
            name, about = thing_words(thing, self._given)
            trail = str(counts[thing]) if thing in counts else ""
            rows.append(Row(thing, name, second=about, trail=trail, dim=bool(why_not(thing, self._given))))
        self.things.show_rows(rows)
        self.things.mark(marked)

    def _fill_forms(self, marked: str = "") -> None:
        endings = FORMS[self.thing]
        before = marked or self._marked.get(self.thing, "")
        rows = []
        for ending in endings:
            name, about = form_words(self.thing, ending)
            rows.append(Row(ending, name, trail=ending, second=about))
        self.forms.show_rows(rows)
        self.forms.mark(before if before in endings else endings[0])
        if not self._typed:
            self.name.setText(file_stem(self.thing, self._given))
        self._form_chosen()

    # What is chosen

    @property
    def thing(self) -> Thing:
        """What is exported."""
        key = self.things.current_key()
        return key if isinstance(key, Thing) else Thing.COMPARISON

    @property
    def form(self) -> str:
        """Ending of the form that is chosen."""
        return str(self.forms.current_key() or FORMS[self.thing][0])

    @property
    def file(self) -> Path | None:
        """The file that is to be written; None while it has no name."""
        words = self.name.text().strip()
        if not words or words.endswith(("/", "\\")):
            return None
        path = self.folder / Path(words).expanduser()
        return path if path.suffix.lower() == self.form else path.with_name(path.name + self.form)

    def _note_typed(self, words: str) -> None:
        """A name of the person's own stays; with a known ending it says the form as well."""
        self._typed = bool(words.strip())
        ending = Path(words).suffix.lower()
        if ending in FORMS[self.thing] and ending != self.form:
            self.forms.mark(ending)

    def _form_chosen(self) -> None:
        if not self.forms.currentIndex().isValid():
            return
        self._marked[self.thing] = self.form
        stem = Path(self.name.text())
        if stem.suffix.lower() in FORMS[self.thing] and stem.suffix.lower() != self.form:
            self.name.setText(str(stem.with_suffix("")))
        self.with_tags.setVisible(takes_tags(self.thing, self.form))
        self.as_lit.setVisible(takes_topics(self.thing, self.form))
        self.ending.setText("" if stem.suffix.lower() == self.form else self.form)
        self._say()

    def _say(self) -> None:
        """What stands against saving, or what saving would replace."""
        self.place.set_text(str(self.folder))
        problem, file = why_not(self.thing, self._given), self.file
        exists = file is not None and file.exists()
        if not problem and file is not None and not file.parent.is_dir():
            problem = self.tr("There is no folder {folder}.").format(folder=file.parent)
        elif not problem and file is not None and file.is_dir():
            problem = self.tr("A folder has that name; choose another.")
        elif not problem and exists and file is not None:
            self.says.setText(self.tr("{name} is there already and will be replaced.").format(name=file.name))
        if problem or not exists:
            self.says.setText(problem)
        self.save.setEnabled(not problem and file is not None)
        self.save.setText(self.tr("&Replace") if exists else self.tr("&Save"))

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder for the file"), str(self.folder))
        if name:
            self.folder = Path(name)
            self._say()

    def _save(self) -> None:
        file = self.file
        if self.save.isEnabled() and file is not None:
            chosen = Wanted(self.thing, file, self.with_tags.isChecked(), self.as_lit.isChecked())
            self.accept()
            self.wanted.emit(chosen)
