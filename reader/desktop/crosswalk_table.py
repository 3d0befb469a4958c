"""Topics by orders as a heat map: each cell a count on a deeper ground the larger it is, and the effect in a word."""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reader.comparison import Cell, Crosswalk
from reader.desktop.fonts import REGULAR, SEMIBOLD, ui_font
from reader.desktop.theme import Theme
from reader.desktop.wording import effect_word, short_label, tr

Index = QModelIndex | QPersistentModelIndex
_WIDTH, _HEIGHT, _TOPIC = 84, 38, 196
_PALEST, _DEEPEST = 0.07, 0.36
"""Opacity of the ground of the smallest and of the largest count; ink stays readable on both."""


class CrosswalkModel(QAbstractTableModel):
    """The cells, with a row and a column of totals at the ends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.walk = Crosswalk((), (), 0)

    def show(self, walk: Crosswalk) -> None:
        """Show another crosswalk."""
        self.beginResetModel()
        self.walk = walk
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Topics, and a row of totals."""
        return 0 if parent.isValid() or not self.walk.columns else len(self.walk.rows) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Orders, and a column of totals."""
        return 0 if parent.isValid() or not self.walk.columns else len(self.walk.columns) + 1

    def cell(self, index: Index) -> Cell | None:
        """The cell there; None for a total."""
        if index.row() < len(self.walk.rows) and index.column() < len(self.walk.columns):
            return self.walk.rows[index.row()].cells[index.column()]
        return None

    def total(self, index: Index) -> int:
        """The total there."""
        if index.row() < len(self.walk.rows):
            return self.walk.rows[index.row()].total
        return self.walk.columns[index.column()].total if index.column() < len(self.walk.columns) else self.walk.total

    def data(self, index: Index, role: int = 0) -> object:
        """Counts, and a cell in words."""
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(cell.count if cell else self.total(index))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(index)
        return None

    def words(self, index: Index) -> str:
        """`EO 14010, Parole: 3 places, first in 3(b)(i); resume, review`."""
        walk, cell = self.walk, self.cell(index)
        if cell is None:
            return tr("{n} places in all").format(n=self.total(index))
        name, topic = walk.columns[index.column()].name, walk.rows[index.row()].topic.label
        if not cell.count:
            return tr("{order} does not speak of {topic}").format(order=name, topic=topic)
        effects = ", ".join(map(effect_word, cell.effects)) or tr("only mentioned")
        words = tr("{order}, {topic}: {n} places, first in {label}; {effects}")
        return words.format(order=name, topic=topic, n=cell.count, label=short_label(cell.label), effects=effects)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Orders above, topics to the left."""
        across = orientation is Qt.Orientation.Horizontal
        names = [column.name for column in self.walk.columns] if across else [row.topic.label for row in self.walk.rows]
        name = names[section] if section < len(names) else tr("all orders") if across else tr("all topics")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return name
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._head(section, across, name)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if across else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _head(self, section: int, across: bool, name: str) -> str:
        if across and section < len(self.walk.columns):
            column = self.walk.columns[section]
            words = tr("{order}: {title}\n{n} places, {topics} topics")
            title = column.reading.order.identity.title
            return words.format(order=name, title=title, n=column.total, topics=column.topics)
        return name


class CrosswalkTable(QTableView):
    """The heat map. Arrow keys move; Enter or a click goes to the first place."""

    chosen = Signal(int, object)
    """Number of the order, and the Cell."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.cells = CrosswalkModel(self)
        self.setModel(self.cells)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(self.tr("Topics by orders"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setProperty("rings itself", True)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setFont(ui_font(12))
        for header, size in ((self.horizontalHeader(), _WIDTH), (self.verticalHeader(), _HEIGHT)):
            header.setFont(ui_font(12))
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setDefaultSectionSize(size)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setFixedHeight(30)
        self.verticalHeader().setFixedWidth(_TOPIC)
        self.clicked.connect(self._choose)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.theme = theme
        self.viewport().update()

    def show_crosswalk(self, walk: Crosswalk) -> None:
        """Show another crosswalk; the keyboard stands on its first cell."""
        self.cells.show(walk)
        if self.cells.rowCount():
            self.setCurrentIndex(self.cells.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the first place of the cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        cell = self.cells.cell(index)
        if cell is not None and cell.count:
            self.chosen.emit(index.column(), cell)


class _Delegate(QStyledItemDelegate):
    """Draws one cell."""

    def __init__(self, view: CrosswalkTable) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All of one size."""
        return QSize(_WIDTH, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, count, effect; a frame where the keyboard stands."""
        theme, rect, cells = self._view.theme, option.rect, self._view.cells
        cell = cells.cell(index)
        painter.save()
        painter.fillRect(rect, theme.colour("paper" if cell else "chrome"))
        if cell is None:
            self._words(painter, rect, str(cells.total(index)), SEMIBOLD, "ink")
        elif not cell.count:
            self._words(painter, rect, "·", REGULAR, "ink3")
        else:
            share = sqrt(cell.count / max(1, cells.walk.most))
            ground = theme.colour("related", _PALEST + (_DEEPEST - _PALEST) * share)
            painter.fillRect(rect.adjusted(1, 1, -1, -1), ground)
            upper, lower = rect.adjusted(0, 3, 0, -17), rect.adjusted(2, 18, -2, -3)
            self._words(painter, upper, str(cell.count), SEMIBOLD, "ink")
            painter.setFont(ui_font(10.5))
            painter.drawText(
                lower, Qt.AlignmentFlag.AlignCenter, effect_word(cell.effect) if cell.effect else tr("mention")
            )
        if option.state & QStyle.StateFlag.State_Selected:
            strong = self._view.hasFocus()
            painter.setPen(QPen(theme.colour("focus" if strong else "line2"), 2 if strong else 1))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, words: str, weight: int, role: str) -> None:
        painter.setFont(ui_font(12, weight))
        painter.setPen(self._view.theme.colour(role))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
