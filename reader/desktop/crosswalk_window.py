"""The crosswalk: which orders to lay side by side, and their topics as a heat map."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.comparison import Cell, Comparison, Crosswalk, Reading, Side, crosswalk, read_order
from reader.desktop.crosswalk_table import CrosswalkTable
from reader.desktop.desk import Desk
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.jobs import Progress
from reader.desktop.marks import rule
from reader.desktop.study_window import StudyWindow
from reader.desktop.theme import Theme
from reader.desktop.wording import long_date
from reader.errors import Cancelled, ReaderError
from reader.export import export_crosswalk
from reader.library import Entry
from reader.topics import Taxonomy

CROSSWALK = "crosswalk"
FEWEST, MOST = 2, 50
_SHOWN = 400
"""Orders that the list of choices shows at most; a filter finds the others."""
_QUIET = 250
"""Milliseconds without another choice after which the table is made."""
_NAME = int(Qt.ItemDataRole.UserRole)


class CrosswalkWindow(StudyWindow):
    """Orders to choose from on the left, topics by orders on the right."""

    opened = Signal(str, object)
    """Name of the order, and the Cell whose first place is to be shown."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(self.tr("Crosswalk"), theme, parent)
        self._desk = desk
        self._chosen: list[str] = []
        self._names: tuple[str, ...] = ()
        self._readings: dict[str, Reading] = {}
        self._taxonomy: Taxonomy | None = None
        self.walk: Crosswalk | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self._ask)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter: number, title, president, year"))
        self.filter.setAccessibleName(self.tr("Filter the orders"))
        self.filter.setFont(ui_font(12))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._list)
        self.orders = QListWidget()
        self.orders.setObjectName("choices")
        self.orders.setAccessibleName(self.tr("Orders of the crosswalk"))
        self.orders.setFont(ui_font(12))
        self.orders.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.orders.itemChanged.connect(self._ticked)
        self.table = CrosswalkTable(theme)
        self.table.chosen.connect(lambda at, cell: self._open(at, cell))
        self.said = QLabel()
        self.said.setFont(ui_font(12))
        self.said.setProperty("tone", "quiet")
        self.said.setWordWrap(True)
        self.export_button = QPushButton(self.tr("Export as table (CSV)…"))
        self.export_button.setFont(ui_font(12))
        self.export_button.clicked.connect(self._ask_export)
        self._lay_out()
        self.fit(1080, 680)

    def _lay_out(self) -> None:
        head = QLabel(self.tr("Orders"))
        head.setFont(ui_font(12, SEMIBOLD))
        choices = QVBoxLayout()
        choices.setContentsMargins(12, 10, 10, 10)
        choices.setSpacing(6)
        for part in (head, self.filter):
            choices.addWidget(part)
        choices.addWidget(self.orders, 1)
        left = QWidget()
        left.setFixedWidth(250)
        left.setLayout(choices)
        line = QHBoxLayout()
        line.setContentsMargins(14, 8, 10, 8)
        line.addWidget(self.said, 1)
        line.addWidget(self.export_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(line)
        right.addWidget(rule())
        right.addWidget(self.table, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(left)
        across.addWidget(rule(across=False))
        across.addLayout(right, 1)
        self.column.addLayout(across)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        super().set_theme(theme)
        self.table.set_theme(theme)

    # Choosing orders

    def choose(self, names: list[str]) -> None:
        """Lay these orders side by side; ids of the library, or paths of files that are open."""
        self._chosen = list(dict.fromkeys(names))[:MOST]
        self._list()
        self._ask()

    def _list(self) -> None:
        words = self.filter.text().casefold().split()
        entries = {entry.id: entry for entry in self._desk.entries()}
        strangers = [name for name in self._chosen if name not in entries]
        found = [entry for entry in entries.values() if all(word in _about(entry) for word in words)]
        found.sort(key=lambda entry: entry.id not in self._chosen)
        self.orders.blockSignals(True)
        self.orders.clear()
        for name in strangers:
            self._add(name, Path(name).name, name)
        for entry in found[:_SHOWN]:
            self._add(entry.id, f"{entry.name}  {entry.title}", f"{entry.title}\n{long_date(entry.date)}")
        if len(found) > _SHOWN:
            item = QListWidgetItem(self.tr("{n} more: filter to find them").format(n=len(found) - _SHOWN), self.orders)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.orders.blockSignals(False)

    def _add(self, name: str, words: str, tip: str) -> None:
        item = QListWidgetItem(words, self.orders)
        item.setData(_NAME, name)
        item.setToolTip(tip)
        item.setSizeHint(QSize(60, 24))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if name in self._chosen else Qt.CheckState.Unchecked)

    def _ticked(self, item: QListWidgetItem) -> None:
        name = str(item.data(_NAME))
        if item.checkState() is not Qt.CheckState.Checked:
            self._chosen = [one for one in self._chosen if one != name]
        elif len(self._chosen) >= MOST:
            self.said.setText(self.tr("{n} orders are chosen, and there is room for no more.").format(n=MOST))
            self.orders.blockSignals(True)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.orders.blockSignals(False)
            return
        elif name not in self._chosen:
            self._chosen.append(name)
        self._timer.start()

    # Making the table

    def renew(self) -> None:
        """The topics have changed: find them anew."""
        self._readings.clear()
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        names = tuple(self._chosen)
        if len(names) < FEWEST:
            self._desk.jobs.cancel(CROSSWALK)
            self.said.setText(self.tr("Tick two orders or more to lay their topics side by side."))
            return
        desk, taxonomy, known = self._desk, self._desk.taxonomy, dict(self._readings)
        known |= _open_readings(desk)

        def work(progress: Progress) -> tuple[Crosswalk, dict[str, Reading], Taxonomy]:
            for at, name in enumerate(names):
                progress(at, len(names), name)
                if name not in known:
                    known[name] = read_order(desk.library.resolve(name), taxonomy)
            if progress.cancelled:
                raise Cancelled
            return crosswalk([known[name] for name in names], taxonomy), known, taxonomy

        self.said.setText(self.tr("Reading {n} orders …").format(n=len(names)))
        desk.jobs.start(CROSSWALK, work, lambda made: self._take(names, *made), self.said.setText)

    def _take(self, names: tuple[str, ...], walk: Crosswalk, known: dict[str, Reading], taxonomy: Taxonomy) -> None:
        if taxonomy is self._desk.taxonomy:
            self._readings = known
        self.walk, self._names = walk, names
        self.table.show_crosswalk(walk)
        words = self.tr("{topics} topics in {orders} orders. Enter or a click goes to the first place.")
        self.said.setText(words.format(topics=len(walk.rows), orders=len(walk.columns)))

    def _open(self, at: int, cell: Cell) -> None:
        if at < len(self._names):
            self.opened.emit(self._names[at], cell)

    # Handing on

    def _ask_export(self) -> None:
        if self.walk is None:
            self.said.setText(self.tr("Tick two orders or more first; then there is a table to export."))
            return
        file, _ = QFileDialog.getSaveFileName(self, self.tr("Export the crosswalk"), "Crosswalk.csv", "*.csv")
        if file:
            path = Path(file)
            self.export(path if path.suffix.lower() == ".csv" else path.with_name(path.name + ".csv"))

    def export(self, path: Path) -> None:
        """Write the table to `path`."""
        if self.walk is None:
            return
        try:
            export_crosswalk(self.walk, path)
        except ReaderError as error:
            self.said.setText(str(error))
        else:
            self.said.setText(self.tr("The crosswalk was written to {path}.").format(path=path))


def _about(entry: Entry) -> str:
    year = str(entry.date.year) if entry.date else ""
    return " ".join((entry.name, entry.number or "", entry.title, entry.signatory or "", year)).casefold()


def _open_readings(desk: Desk) -> dict[str, Reading]:
    """The two orders that are open have been read already."""
    comparison: Comparison | None = desk.session.comparison
    return {desk.pair.name(side): comparison.side(side) for side in Side} if comparison else {}
