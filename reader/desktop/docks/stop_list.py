"""The list of stops: Enter goes there, Alt with arrows or the mouse moves one, F2 writes its title, Del deletes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QAbstractListModel, QEvent, QKeyCombination, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from reader.desktop.docks.stop_rows import STOP_ROLE, Index, StopDelegate, StopRow
from reader.desktop.fonts import ui_font
from reader.desktop.theme import Theme

_ALT, _CTRL, _NONE = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)
_Press = tuple[Qt.Key, Qt.KeyboardModifier]


class _Model(QAbstractListModel):
    retitled = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[StopRow, ...] = ()

    def show(self, rows: tuple[StopRow, ...]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many stops there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0) -> object:
        """A row's words for whoever asks."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == STOP_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row.tip if role == Qt.ItemDataRole.ToolTipRole else None

    def setData(self, index: Index, value: object, _role: int = 0) -> bool:
        """Another title."""
        if index.isValid() and isinstance(value, str) and value.strip():
            row = self.rows[index.row()]
            if value.strip() != row.title:
                # Told when the field is closed: what then changes the rows must not take the keyboard with it.
                QTimer.singleShot(0, self, lambda: self.retitled.emit(row.id, value.strip()))
            return True
        return False

    def supportedDropActions(self) -> Qt.DropAction:
        """They are moved; without this the mouse finds no place to let one go."""
        return Qt.DropAction.MoveAction

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Stops can be taken between others."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable | flag.ItemIsDragEnabled


class StopList(QListView):
    """The stops of one walkthrough."""

    chosen = Signal(str)
    """Id of the stop to go to."""
    marked = Signal(str)
    """Id of the stop that is marked now; empty for none."""
    moved = Signal(str, int)
    """Id of a stop, and the place (from 0) it is to be taken to."""
    retitled = Signal(str, str)
    doubled = Signal(str)
    deleted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._delegate = _Model(self), StopDelegate(self, theme)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._model.retitled.connect(self.retitled)
        self.setAccessibleName(self.tr("Stops"))
        self.setFont(ui_font(12))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self.chosen.emit(self._id(index)))
        self._keys = self._key_table()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._delegate.theme = theme
        self.viewport().update()

    # What is shown

    @property
    def rows(self) -> tuple[StopRow, ...]:
        """The stops that are listed."""
        return self._model.rows

    def show_rows(self, rows: tuple[StopRow, ...]) -> None:
        """Show these; the marked stop stays marked, or the one in its place."""
        if rows == self.rows:
            return
        kept, place = self.current(), self.currentIndex().row()
        self._model.show(rows)
        ids = [row.id for row in rows]
        at = ids.index(kept) if kept in ids else min(max(place, 0), len(rows) - 1)
        if rows:
            self._mark_row(at)

    def current(self) -> str:
        """Id of the marked stop; empty for none."""
        return self._id(self.currentIndex())

    def mark(self, stop: str) -> None:
        """Mark the stop of that id, where it is listed."""
        at = next((at for at, row in enumerate(self.rows) if row.id == stop), None)
        if at is not None:
            self._mark_row(at)

    def mark_first(self) -> None:
        """Mark the first stop."""
        if self.rows:
            self._mark_row(0)

    def _mark_row(self, at: int) -> None:
        self.setCurrentIndex(self._model.index(at))
        self.scrollTo(self._model.index(at))

    def _id(self, index: QModelIndex) -> str:
        return self.rows[index.row()].id if index.isValid() and index.row() < len(self.rows) else ""

    def currentChanged(self, current: QModelIndex | Index, previous: QModelIndex | Index) -> None:
        """Say which stop is marked now."""
        super().currentChanged(current, previous)
        self.marked.emit(self.current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their lines at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        elif event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    # Keys

    def _key_table(self) -> Mapping[_Press, Callable[[], object]]:
        key = Qt.Key
        return {
            (key.Key_Return, _NONE): lambda: self.chosen.emit(self.current()),
            (key.Key_Enter, _NONE): lambda: self.chosen.emit(self.current()),
            (key.Key_Up, _ALT): lambda: self._move(-1),
            (key.Key_Down, _ALT): lambda: self._move(1),
            (key.Key_F2, _NONE): self.write_title,
            (key.Key_D, _CTRL): lambda: self.doubled.emit(self.current()),
            (key.Key_Delete, _NONE): lambda: self.deleted.emit(self.current()),
        }

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self._keys.get((Qt.Key(event.key()), held)) if self.current() else None

    def event(self, event: QEvent) -> bool:
        """Its own keys go before the window's: Alt with arrows is `next difference` everywhere else."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._act(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What can be done with the marked stop."""
        act = self._act(event)
        if act is not None:
            act()
            return
        super().keyPressEvent(event)

    def _offer(self, at: QPoint) -> None:
        """What can be done with a stop, for the mouse; the keys stand beside."""
        index = self.indexAt(at)
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        self.stop_menu().popup(self.viewport().mapToGlobal(at))

    def stop_menu(self) -> QMenu:
        """The menu of the marked stop."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(ui_font(12.5))
        for words, key, held in (
            (self.tr("&Go there"), Qt.Key.Key_Return, _NONE),
            (self.tr("Take it &up"), Qt.Key.Key_Up, _ALT),
            (self.tr("Take it &down"), Qt.Key.Key_Down, _ALT),
            (self.tr("Another &title"), Qt.Key.Key_F2, _NONE),
            (self.tr("D&ouble"), Qt.Key.Key_D, _CTRL),
            (self.tr("D&elete"), Qt.Key.Key_Delete, _NONE),
        ):
            keys = QKeySequence(QKeyCombination(held, key)).toString(QKeySequence.SequenceFormat.NativeText)
            menu.addAction(f"{words}\t{keys}", self._keys[key, held])
        return menu

    def write_title(self) -> None:
        """Open the field for the marked stop's title."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def _move(self, by: int) -> None:
        to = self.currentIndex().row() + by
        if 0 <= to < len(self.rows):
            self.moved.emit(self.current(), to)

    def dropEvent(self, event: QDropEvent) -> None:
        """A stop was dragged between two others."""
        stop, here = self.current(), self.currentIndex().row()
        index = self.indexAt(event.position().toPoint())
        to = index.row() if index.isValid() else len(self.rows)
        if self.dropIndicatorPosition() is QAbstractItemView.DropIndicatorPosition.BelowItem:
            to += 1
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if stop and to not in (here, here + 1):
            self.moved.emit(stop, to - 1 if to > here else to)
