"""The outline of a pair as a table: what stands in which cell, and in which order the rows are sorted."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from reader.comparison import Comparison, PairRow, PairVerdict, Side
from reader.desktop.panes.row_cells import printed_label
from reader.desktop.wording import heading_of, short_name, tr

_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from the left."""

    LEFT = 0
    RELATION = 1
    RIGHT = 2
    SCORE = 3
    VERDICT = 4


class PairTable(QAbstractTableModel):
    """Rows of sections. Sorting is done here; equal rows keep the left order's sequence."""

    def __init__(self) -> None:
        super().__init__()
        self._comparison: Comparison | None = None
        self._all: tuple[PairRow, ...] = ()
        self.rows: tuple[PairRow, ...] = ()
        self.sorted_by, self.order = Column.LEFT, Qt.SortOrder.AscendingOrder

    def show(self, comparison: Comparison | None, rows: Sequence[PairRow]) -> None:
        """Show another outline, in the sorting there is."""
        self.beginResetModel()
        self._comparison, self._all = comparison, tuple(rows)
        self.rows = self._sorted()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by place on either side, by score or by verdict; rows without the thing asked for come last."""
        self.layoutAboutToBeChanged.emit()
        self.sorted_by, self.order = Column(column), order
        self.rows = self._sorted()
        self.layoutChanged.emit()

    def _sorted(self) -> tuple[PairRow, ...]:
        if self._comparison is None:
            return ()
        places = {row: at for at, row in enumerate(self._all)}
        down = self.order == Qt.SortOrder.DescendingOrder

        def key(row: PairRow) -> tuple[bool, float, int]:
            value = self._value(row, places[row])
            return value is None, (-value if down else value) if value is not None else 0.0, places[row]

        return tuple(sorted(self._all, key=key))

    def _value(self, row: PairRow, place: int) -> float | None:
        if self.sorted_by is Column.LEFT:
            return float(place)
        if self.sorted_by is Column.RIGHT:
            at = self._comparison.right.outline.index(row.right) if self._comparison and row.right else None
            return None if at is None else float(at)
        if self.sorted_by is Column.SCORE:
            return row.score if row.links else None
        if self.sorted_by is Column.RELATION:
            return None if row.relation is None else float(list(PairVerdict).index(PairVerdict(row.relation.value)))
        return float(_WEIGHT.index(row.verdict))

    # What Qt asks

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What heads a column."""
        if across is not Qt.Orientation.Horizontal or self._comparison is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.LEFT: self._comparison.left.order.name,
            Column.RELATION: tr("Relation"),
            Column.RIGHT: self._comparison.right.order.name,
            Column.SCORE: tr("Score"),
            Column.VERDICT: tr("Verdict"),
        }[Column(section)]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; for the accessible text, those of the whole row."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, Column(index.column()))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            found = [self.words(row, column) for column in Column]
            return ", ".join(word for word in found if word)
        return None

    def words(self, row: PairRow, column: Column) -> str:
        """What a cell says."""
        if column is Column.LEFT:
            return " ".join(self.name(row, Side.LEFT))
        if column is Column.RIGHT:
            return " ".join(self.name(row, Side.RIGHT))
        if column is Column.RELATION:
            return tr(row.relation.value) if row.relation else ""
        if column is Column.SCORE:
            return f"{row.score:.2f}" if row.links else ""
        return tr(row.verdict.value)

    def name(self, row: PairRow, side: Side) -> tuple[str, str]:
        """Label and heading of a row's section on `side`; both empty where it has none."""
        label = row.left if side is Side.LEFT else row.right
        if label is None or self._comparison is None:
            return "", ""
        outline = self._comparison.side(side).outline
        heading = heading_of(outline, label, 9)
        printed = printed_label(outline, label)
        return ("", heading) if printed == heading else (printed, heading)

    def repeated(self, number: int, side: Side) -> bool:
        """True where the row above names the same section on `side`."""
        label, above = (
            (self.rows[at].left if side is Side.LEFT else self.rows[at].right) if at >= 0 else None
            for at in (number, number - 1)
        )
        return label is not None and label == above

    def absent(self, side: Side) -> str:
        """What an empty name says."""
        return (
            tr("no counterpart in {name}").format(name=short_name(self._comparison.side(side)))
            if self._comparison
            else ""
        )


_WEIGHT = (
    PairVerdict.OPPOSED,
    PairVerdict.REVISED,
    PairVerdict.RELATED,
    PairVerdict.MOVED,
    PairVerdict.SAME,
    PairVerdict.ONLY_LEFT,
    PairVerdict.ONLY_RIGHT,
)
