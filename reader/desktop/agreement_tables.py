"""The tables of the agreement window: figures per tag, and the passages on which two people differ."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from reader.annotations import AgreementRow, Disagreement
from reader.desktop.agreement_reading import Compared
from reader.desktop.fonts import ui_font
from reader.desktop.tag_lists import order_words, place_words
from reader.desktop.tag_words import shortened
from reader.desktop.wording import tr

Index = QModelIndex | QPersistentModelIndex
_LONGEST = 22
"""So long may a name be at the head of a column, in characters."""


class RowsModel(QAbstractTableModel):
    """A row for each tag."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._compared: Compared | None = None
        self.names = ("", "")

    def show(self, compared: Compared | None, names: tuple[str, ...]) -> None:
        """Show these figures."""
        self.beginResetModel()
        self._compared, self.names = compared, (names[0], names[1])
        self.endResetModel()

    def label(self, tag: str) -> str:
        """A tag's name."""
        found = self._compared.book.vocabulary.tag(tag) if self._compared else None
        return found.label if found else tag

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many tags."""
        return 0 if parent.isValid() or self._compared is None else len(self._compared.found.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Tag, units, both, only one, only the other, per cent, kappa, alpha."""
        return 0 if parent.isValid() else 8

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        only = tr("only {name}")
        names = (
            tr("Tag"), tr("Units"), tr("both"), only.format(name=self.names[0]), only.format(name=self.names[1]),
            tr("Agree"), tr("Cohen’s κ"), tr("Krippendorff’s α"),
        )  # fmt: skip
        if role == Qt.ItemDataRole.ToolTipRole:
            return names[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return shortened(names[section], _LONGEST)
        return _alignment(section == 0) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = 0) -> object:
        """A figure, or a dash with the reason."""
        if not index.isValid() or self._compared is None:
            return None
        row = self._compared.found.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.reason or None
        return _alignment(index.column() == 0) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def words(self, row: AgreementRow, column: int) -> str:
        """What stands in a column."""
        share = "–" if row.percent is None else f"{row.percent:.1f} %"
        figures = [share, *("–" if figure is None else f"{figure:.2f}" for figure in (row.kappa, row.alpha))]
        counts = (row.units, row.both, row.only_one, row.only_other)
        return (self.label(row.tag), *(f"{n:,}" for n in counts), *figures)[column]


class DifferencesModel(QAbstractTableModel):
    """A row for each passage they differ on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Disagreement, ...] = ()
        self._names = ("", "")

    def show(self, rows: tuple[Disagreement, ...], _compared: Compared | None, names: tuple[str, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows, self._names = rows, (names[0], names[1])
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Order, place, the words of either."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Order"), tr("Place"), *self._names)[section]
        return _alignment(True) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = 0) -> object:
        """The words of a cell."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        said = [tr("not tagged") if words is None else f"“{' '.join(words.split())}”" for words in (row.one, row.other)]
        words = (order_words(row.order), place_words(row.label), *said)[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words
        return words if role == Qt.ItemDataRole.ToolTipRole and len(words) > 20 else None


def _alignment(left: bool) -> int:
    side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
    return int(side | Qt.AlignmentFlag.AlignVCenter)


class AgreementTable(QTableView):
    """Rows that are chosen as a whole; Enter or a double click chooses."""

    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(ui_font(12))
        self.setShowGrid(False)
        self.setStyleSheet("QTableView::item { padding: 0 8px; }")
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        head = self.horizontalHeader()
        head.setFont(ui_font(11.5))
        head.setFixedHeight(28)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(54)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def setModel(self, model: object) -> None:
        """Columns of figures are narrow, the words have the rest."""
        super().setModel(model)  # type: ignore[arg-type]
        head = self.horizontalHeader()
        if isinstance(model, RowsModel):
            for column in range(1, model.columnCount()):
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
            return
        for column, width in ((0, 92), (1, 110)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, width)
