"""The tree of tags as a model: every tag below the one it belongs to; dropped on another it asks to be moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from reader.annotations import TagRow
from reader.desktop.panes.tag_paint import head_letters
from reader.desktop.wording import tr

Index = QModelIndex | QPersistentModelIndex
TAG_ROLE = int(Qt.ItemDataRole.UserRole)
MIME = "application/x-order-reader-tag"


@dataclass(slots=True)
class _Node:
    row: TagRow
    parent: int
    """Number of the node above; -1 at the top."""
    at: int
    """Its place among those with the same parent."""
    below: list[int] = field(default_factory=list)


class TagTreeModel(QAbstractItemModel):
    """Tags in their tree. It holds rows as they were read off and changes none."""

    move_wanted = Signal(str, object, object)
    """Id of a tag, id of the one it is to lie below (None: at the top), id of the one to stand before (None: last)."""
    rename_wanted = Signal(str, str)
    """Id of a tag and its new name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[TagRow, ...] = ()
        self.names: tuple[str, ...] = ()
        """The open orders, as they head the columns of counts."""
        self._nodes: list[_Node] = []
        self._top: list[int] = []

    def show(self, rows: tuple[TagRow, ...], names: Sequence[str]) -> None:
        """Show these tags, with counts for the orders called `names`."""
        self.beginResetModel()
        self.rows, self.names, self._nodes, self._top = rows, tuple(names), [], []
        path: list[int] = []
        for number, row in enumerate(rows):
            del path[row.depth :]
            siblings = self._nodes[path[-1]].below if path else self._top
            self._nodes.append(_Node(row, path[-1] if path else -1, len(siblings)))
            siblings.append(number)
            path.append(number)
        self.endResetModel()

    def index_of(self, tag: str) -> QModelIndex:
        """Where a tag stands; an invalid index where it does not."""
        for number, node in enumerate(self._nodes):
            if node.row.tag.id == tag:
                return self.createIndex(node.at, 0, number)
        return QModelIndex()

    def row_at(self, index: Index) -> TagRow | None:
        """The tag there; None where there is none."""
        return self._nodes[int(index.internalId())].row if index.isValid() else None

    def siblings(self, tag: str) -> tuple[list[str], str | None]:
        """Ids of the tags beside one, itself among them, and of the one above."""
        index = self.index_of(tag)
        if not index.isValid():
            return [], None
        parent = self._nodes[int(index.internalId())].parent
        below = self._nodes[parent].below if parent >= 0 else self._top
        return [self._nodes[at].row.tag.id for at in below], self._nodes[parent].row.tag.id if parent >= 0 else None

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a tag below another."""
        below = self._nodes[int(parent.internalId())].below if parent.isValid() else self._top
        if column != 0 or not 0 <= row < len(below):
            return QModelIndex()
        return self.createIndex(row, column, below[row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The tag above."""
        above = self._nodes[int(index.internalId())].parent if index.isValid() else -1
        return self.createIndex(self._nodes[above].at, 0, above) if above >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many tags lie directly below."""
        return len(self._nodes[int(parent.internalId())].below) if parent.isValid() else len(self._top)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One; the counts are painted into it."""
        return 1

    def data(self, index: Index, role: int = 0) -> object:
        """A tag's name, and all about it for those who listen."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == TAG_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.tag.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row)
        return None

    def spoken(self, row: TagRow) -> str:
        """`due process, D, 4 in 14010, 0 in 14165`."""
        counts = [
            tr("{n} in {order}").format(n=n, order=name) for n, name in zip(row.counts, self.names, strict=False)
        ] or [str(row.total)]
        return ", ".join((row.tag.label, head_letters(row.tag.letter, row.tag.label), *counts))

    def _tip(self, row: TagRow) -> str:
        tag = row.tag
        parts = [tag.label, tag.definition]
        if tag.aliases:
            parts.append(tr("Also: {words}").format(words=", ".join(tag.aliases)))
        if tag.pinned is not None:
            parts.append(tr("Key {figure} puts it on the selected words").format(figure=tag.pinned))
        parts.append(tr("{n} in the whole library").format(n=row.total))
        return "\n".join(part for part in parts if part)

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """A new name is asked for; the tag itself changes when the book does."""
        row = self.row_at(index)
        if row is not None and role == Qt.ItemDataRole.EditRole and str(value).strip() != row.tag.label:
            self.rename_wanted.emit(row.tag.id, str(value))
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A tag can be chosen, renamed, carried, and have others put below it."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        can = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        return can | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    # Carrying

    def supportedDropActions(self) -> Qt.DropAction:
        """Tags are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only our own tags can be dropped."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The tag that is carried."""
        made = QMimeData()
        row = self.row_at(indexes[0]) if indexes else None
        made.setData(MIME, QByteArray(row.tag.id.encode() if row else b""))
        return made

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        """Asks for the move; the tree is shown anew when it was made."""
        tag = bytes(data.data(MIME).data()).decode()
        above = self.row_at(parent)
        below = self._nodes[int(parent.internalId())].below if parent.isValid() else self._top
        before = self._nodes[below[row]].row.tag.id if 0 <= row < len(below) else None
        if tag:
            self.move_wanted.emit(tag, above.tag.id if above else None, before)
        return False
