"""`Get official texts`: which orders, asked of one place, on this explicit request only."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader.desktop.fonts import ui_font
from reader.desktop.library_tasks import LibraryTasks
from reader.desktop.official_request import numbers_in
from reader.desktop.wording import tr
from reader.errors import ReaderError
from reader.library import Progress
from reader.official import GetOutcome, Wanted, wanted

HOST = "www.federalregister.gov"


class OfficialDialog(QDialog):
    """Asks which texts to get, shows how far that is, and what came of it."""

    def __init__(self, tasks: LibraryTasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Get official texts"))
        self._tasks = tasks
        self._running = False
        self.by_number = QRadioButton(self.tr("By &number"))
        self.by_day = QRadioButton(self.tr("By day of &signing"))
        self.numbers = QLineEdit()
        self.numbers.setPlaceholderText(self.tr("14165, 14010-14012"))
        self.numbers.setAccessibleName(self.tr("Numbers of executive orders"))
        today = QDate.currentDate()
        self.first, self.last = QDateEdit(today.addMonths(-3)), QDateEdit(today)
        self.words = QLabel()
        self.progress = QProgressBar()
        self.details = QListWidget()
        self.start = QPushButton(self.tr("&Ask the Federal Register"))
        self.stop = QPushButton(self.tr("&Stop"))
        self.leave = QPushButton(self.tr("&Close"))
        self._dress()
        self._lay_out()
        self._connect()
        self.by_number.setChecked(True)
        self._show_running(False)

    def _dress(self) -> None:
        for day, name in ((self.first, self.tr("First day")), (self.last, self.tr("Last day"))):
            day.setDisplayFormat("yyyy-MM-dd")
            day.setMinimumDate(QDate(1936, 3, 14))
            day.setAccessibleName(name)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.details.setAccessibleName(self.tr("Details"))
        self.details.setWordWrap(True)
        self.details.setFont(ui_font(12))
        self.start.setDefault(True)

    def _lay_out(self) -> None:
        says = QLabel(
            self.tr(
                "This asks {host} for the published texts of executive orders and adds them to your library. It is the "
                "only thing in this program that uses the network, and it does so only when you press the button. What "
                "has arrived is kept: stopped, it goes on where it was when you ask again."
            ).format(host=HOST)
        )
        says.setWordWrap(True)
        days = QHBoxLayout()
        days.setSpacing(8)
        for part in (self.by_day, self.first, QLabel(self.tr("to")), self.last):
            days.addWidget(part)
        days.addStretch(1)
        named = QHBoxLayout()
        named.setSpacing(8)
        named.addWidget(self.by_number)
        named.addWidget(self.numbers, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(says)
        column.addLayout(named)
        column.addLayout(days)
        column.addWidget(self.words)
        column.addWidget(self.progress)
        column.addWidget(self.details, 1)
        column.addLayout(buttons)
        self.details.hide()
        self.resize(560, 300)

    def _connect(self) -> None:
        self.start.clicked.connect(self.ask)
        self.stop.clicked.connect(self._tasks.stop_getting)
        self.leave.clicked.connect(self.close)
        self.by_number.toggled.connect(self._choose)
        self.numbers.textEdited.connect(lambda _: self.by_number.setChecked(True))
        for day in (self.first, self.last):
            day.dateChanged.connect(lambda _: self.by_day.setChecked(True))
        self._tasks.got.connect(self._show_outcome)
        self._tasks.get_failed.connect(self._fail)
        self._tasks.get_moved.connect(self._move)

    def _choose(self, by_number: bool) -> None:
        if by_number and self.isVisible():
            self.numbers.setFocus()

    def wanted(self) -> Wanted:
        """What is asked for. Raises BadRequest with a sentence where it makes no sense."""
        if self.by_day.isChecked():
            first, last = (day.date().toPython() for day in (self.first, self.last))
            return wanted(first=first, last=last)  # type: ignore[arg-type]
        return wanted(numbers_in(self.numbers.text()))

    def ask(self) -> None:
        """Begin."""
        try:
            request = self.wanted()
        except ReaderError as error:
            self.words.setText(str(error))
            return
        self.details.hide()
        self._show_running(True)
        self.words.setText(self.tr("Asking {host} …").format(host=HOST))
        self.progress.setRange(0, 0)
        self._tasks.get(request)

    def _show_running(self, on: bool) -> None:
        self._running = on
        self.start.setEnabled(not on)
        self.stop.setEnabled(on)
        self.progress.setVisible(on)
        for part in (self.by_number, self.by_day, self.numbers, self.first, self.last):
            part.setEnabled(not on)

    def _move(self, at: Progress) -> None:
        self.progress.setRange(0, at.total)
        self.progress.setValue(at.done)
        words = self.tr("{done} of {total}: {name}")
        name = at.name or self.tr("reading what has arrived")
        self.words.setText(words.format(done=min(at.done + 1, at.total), total=at.total, name=name))

    def _fail(self, sentence: str) -> None:
        self._show_running(False)
        self.words.setText(sentence)

    def _show_outcome(self, outcome: GetOutcome) -> None:
        self._show_running(False)
        self.words.setText(outcome_words(outcome))
        lines = outcome_details(outcome)
        self.details.clear()
        self.details.addItems(lines)
        self.details.setVisible(bool(lines))
        self.resize(self.width(), max(self.height(), 420 if lines else 300))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed while it runs, it goes on; the window's bar says what came of it."""
        super().closeEvent(event)

    @property
    def running(self) -> bool:
        """True while texts are being got."""
        return self._running


def outcome_words(outcome: GetOutcome) -> str:
    """What came of it, in one or two sentences."""
    counts = [tr("{n} texts arrived").format(n=len(outcome.arrived))]
    if outcome.kept:
        counts.append(tr("{n} had arrived before").format(n=len(outcome.kept)))
    counts.append(tr("{n} added to the library").format(n=len(outcome.imported.added)))
    if outcome.imported.skipped:
        counts.append(tr("{n} in the library already").format(n=len(outcome.imported.skipped)))
    if outcome.missing:
        counts.append(tr("{n} not got").format(n=len(outcome.missing)))
    words = ", ".join(counts) + "."
    if outcome.cancelled:
        words = tr("Stopped. {counts} Ask again, and it goes on from there.").format(counts=words)
    return f"{words} {outcome.problem}".strip()


def outcome_details(outcome: GetOutcome) -> list[str]:
    """A line for each text that was not got or refused, then for each that came in."""
    lines = [missing.reason for missing in outcome.missing]
    lines += [refused.reason for refused in outcome.imported.refused]
    added = tr("{order}: {title}")
    return lines + [added.format(order=entry.name, title=entry.title) for entry in outcome.imported.added]
