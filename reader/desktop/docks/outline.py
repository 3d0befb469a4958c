"""The outline of either order: every segment with its verdict; it follows the reading place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reader.comparison import Changed, Comparison, Session, Side, Verdict, verdicts
from reader.desktop.docks.tabs import Tabs
from reader.desktop.fonts import REGULAR, SEMIBOLD, ui_font
from reader.desktop.icons import pixmap
from reader.desktop.marks import rule
from reader.desktop.panes.glyphs import paint_glyph
from reader.desktop.theme import Theme
from reader.desktop.wording import heading_of, short_label, short_name, subjects, verdict_word
from reader.structure import Outline, Segment, SegmentKind

LABEL_ROLE = int(Qt.ItemDataRole.UserRole)
_MARK, _TEXT, _VERDICT = LABEL_ROLE + 1, LABEL_ROLE + 2, LABEL_ROLE + 3
Index = QModelIndex | QPersistentModelIndex
_ROW = 23
_STEP = 9
_OPEN_DEPTH = 1
"""Segments down to this depth are unfolded at first."""


class OutlineTree(QTreeView):
    """One order's segments as a tree."""

    chosen = Signal(str)
    """Label of the segment that was clicked or entered."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_OutlineDelegate(self))
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.clicked.connect(self._click)
        self._items: dict[str, QStandardItem] = {}

    def show_outline(self, tree: Outline, marks: dict[str, Verdict], about: dict[str, str]) -> None:
        """Show an order's segments, each with its verdict; `about`: what those without heading speak of."""
        self._model.clear()
        self._items.clear()
        for segment in tree.segments:
            item = _item(tree, segment, marks.get(segment.label), about.get(segment.label, ""))
            above = tree.segments[segment.parent].label if segment.parent is not None else None
            parent = self._items[above] if above in self._items else self._model.invisibleRootItem()
            parent.appendRow(item)
            self._items[segment.label] = item
        for segment in tree.segments:
            item = self._items[segment.label]
            if segment.depth <= _OPEN_DEPTH and item.rowCount():
                self.setExpanded(item.index(), _near(tree, segment))

    def show_verdicts(self, marks: dict[str, Verdict]) -> None:
        """Other verdicts on the same segments; what is folded and marked stays so."""
        for label, item in self._items.items():
            item.setData(marks.get(label), _VERDICT)
            item.setAccessibleText(_spoken(str(item.data(_MARK) or ""), str(item.data(_TEXT) or ""), marks.get(label)))

    def label(self) -> str:
        """The label of the marked segment; empty without one."""
        return str(self.currentIndex().data(LABEL_ROLE) or "")

    def mark(self, label: str) -> None:
        """Mark the segment called `label`, unfolding what hides it."""
        item = self._items.get(label)
        if item is None or label == self.label():
            return
        parent = item.parent()
        while parent is not None:
            self.expand(parent.index())
            parent = parent.parent()
        self.setCurrentIndex(item.index())
        self.scrollTo(item.index())

    def folds(self, index: Index) -> bool:
        """True where segments lie below the one at `index`."""
        return self._items[str(index.data(LABEL_ROLE))].hasChildren()

    def unfolded(self, index: Index) -> bool:
        """True where those below the one at `index` are shown."""
        return self.isExpanded(self._items[str(index.data(LABEL_ROLE))].index())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the marked segment."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.label():
            self.chosen.emit(self.label())
            return
        super().keyPressEvent(event)

    def _click(self, index: QModelIndex) -> None:
        left = _indent(index) - 4
        pointer = self.viewport().mapFromGlobal(self.cursor().pos()).x()
        if self._model.hasChildren(index) and left <= pointer <= left + 16:
            self.setExpanded(index, not self.isExpanded(index))
            return
        self.chosen.emit(str(index.data(LABEL_ROLE)))


def _near(tree: Outline, segment: Segment) -> bool:
    """Fold nothing in a short outline; in a long one only the sections stay unfolded."""
    return len(tree.segments) <= 60 or segment.depth == 0


def _item(tree: Outline, segment: Segment, verdict: Verdict | None, about: str) -> QStandardItem:
    item = QStandardItem()
    mark = segment.label if segment.kind is SegmentKind.SECTION else segment.mark
    text = about if about and segment.heading is None else heading_of(tree, segment.label, 6)
    if segment.kind in (SegmentKind.PREAMBLE, SegmentKind.SIGNATURE, SegmentKind.HEADED):
        text = short_label(segment.label)
        text = text[:1].upper() + text[1:]
    item.setData(segment.label, LABEL_ROLE)
    item.setData(mark, _MARK)
    item.setData(text, _TEXT)
    item.setData(verdict, _VERDICT)
    item.setAccessibleText(_spoken(mark, text, verdict))
    item.setToolTip(f"{mark} {heading_of(tree, segment.label, 24)}".strip() if mark else text)
    return item


def _spoken(mark: str, text: str, verdict: Verdict | None) -> str:
    return ", ".join(part for part in (mark, text, verdict_word(verdict) if verdict else "") if part)


def _depth(index: Index) -> int:
    depth, parent = 0, index.parent()
    while parent.isValid():
        depth, parent = depth + 1, parent.parent()
    return depth


def _indent(index: Index) -> int:
    return 8 + _STEP * _depth(index)


class _OutlineDelegate(QStyledItemDelegate):
    """Draws one segment: fold mark, label, heading, verdict."""

    def __init__(self, view: OutlineTree) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Rows of one height."""
        return QSize(60, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row, over the whole width."""
        theme = self._view.theme
        rect = QRect(0, option.rect.top(), self._view.viewport().width(), _ROW)
        said = index.data(_VERDICT)
        verdict = Verdict(said) if said else None  # Qt hands back a plain text
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if current:
            painter.fillRect(rect, theme.colour("cur"))
            painter.fillRect(QRect(0, rect.top(), 3, _ROW), theme.verdict(verdict) if verdict else theme.colour("ink2"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("sel", 0.5))
        left = _indent(index)
        if self._view.folds(index):
            name = "open" if self._view.unfolded(index) else "closed"
            picture = pixmap(name, theme.colour("ink3"), 9, self._view.devicePixelRatioF())
            painter.drawPixmap(left - 4, rect.top() + 7, picture)
        self._words(painter, QRect(left + 12, rect.top(), rect.width() - left - 12 - 24, _ROW), index, current)
        if verdict:
            paint_glyph(painter, QRectF(rect.right() - 20, rect.top() + 6, 13, 11), verdict, theme.verdict(verdict))
        painter.restore()

    def _words(self, painter: QPainter, box: QRect, index: Index, current: bool) -> None:
        theme = self._view.theme
        painter.setFont(ui_font(12, SEMIBOLD if current else REGULAR))
        metrics = QFontMetrics(painter.font())
        mark, text = str(index.data(_MARK) or ""), str(index.data(_TEXT) or "")
        painter.setPen(theme.colour("ink" if current else "ink2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, mark)
        if mark:
            box.setLeft(box.left() + max(metrics.horizontalAdvance(mark) + 6, 14))
        painter.setPen(theme.colour("ink"))
        painter.drawText(
            box, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        )


class OutlineDock(QWidget):
    """Two outlines behind two tabs, and the legend of the signs."""

    chosen = Signal(object, str)
    """Side and label: go there."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dock")
        self._session = session
        self.tabs = Tabs(theme, icons_only=False)
        self.tabs.add("left", self.tr("Outline"))
        self.tabs.add("right", self.tr("Right order"))
        self.trees = {
            Side.LEFT: OutlineTree(self.tr("Outline of the left order"), theme),
            Side.RIGHT: OutlineTree(self.tr("Outline of the right order"), theme),
        }
        self._stack = QStackedWidget()
        self._legend = _Legend(theme)
        for side, tree in self.trees.items():
            self._stack.addWidget(tree)
            tree.chosen.connect(lambda label, side=side: self.chosen.emit(side, label))
        self.tabs.changed.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(rule())
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        column.addWidget(self._legend)
        session.watch(self._watch)
        self._watch(Changed.PAIR)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.tabs.set_theme(theme)
        self._legend.set_theme(theme)
        for tree in self.trees.values():
            tree.theme = theme
            tree.viewport().update()

    def _turn(self, name: str) -> None:
        self._stack.setCurrentWidget(self.trees[Side(name)])

    def _watch(self, changed: Changed) -> None:
        comparison = self._session.comparison
        if changed is Changed.PAIR and comparison is not None:
            self._fill(comparison)
        if changed is Changed.LINKS and comparison is not None:
            for side, tree in self.trees.items():
                tree.show_verdicts(verdicts(comparison, side))
        if changed is Changed.CURRENT and self._session.current is not None:
            for side in Side:
                for label in self._session.current.labels(side)[:1]:
                    self.trees[side].mark(label)

    def _fill(self, comparison: Comparison) -> None:
        for side, tree in self.trees.items():
            reading = comparison.side(side)
            tree.show_outline(reading.outline, verdicts(comparison, side), subjects(comparison, reading))
        left, right = short_name(comparison.left), short_name(comparison.right)
        for side, order in ((Side.LEFT, left), (Side.RIGHT, right)):
            words = self.tr("Outline of {order}").format(order=order)
            self.tabs.name(side.value, order, words, self.tr("Outline {order}").format(order=order))

    def follow(self, side: Side, label: str) -> None:
        """Mark the segment that is being read on `side`."""
        if label:
            self.trees[side].mark(label)


class _Legend(QWidget):
    """The signs, each with its word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._signs = [_Sign(theme, verdict) for verdict in list(Verdict)[:4]]
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 6, 12, 7)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        for at, sign in enumerate(self._signs):
            word = QLabel(verdict_word(sign.verdict))
            word.setFont(ui_font(11.5))
            word.setProperty("tone", "quiet")
            cell = QHBoxLayout()
            cell.setSpacing(7)
            cell.addWidget(sign)
            cell.addWidget(word, 1)
            grid.addLayout(cell, at // 2, at % 2)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        for sign in self._signs:
            sign.theme = theme
            sign.update()


class _Sign(QWidget):
    def __init__(self, theme: Theme, verdict: Verdict) -> None:
        super().__init__()
        self.theme, self.verdict = theme, verdict
        self.setFixedSize(15, 14)

    def paintEvent(self, _event: object) -> None:
        """The glyph."""
        painter = QPainter(self)
        paint_glyph(painter, QRectF(1, 1, 13, 11), self.verdict, self.theme.verdict(self.verdict))
