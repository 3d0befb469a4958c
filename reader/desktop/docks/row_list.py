"""A list of one-line rows as the docks show them: lead, text, glyph, trailing word; drawn by one delegate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.comparison import Verdict
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.panes.faces import small
from reader.desktop.panes.glyphs import paint_glyph
from reader.desktop.pen_mark import paint_pen
from reader.desktop.theme import Theme
from reader.desktop.wording import tr, verdict_word

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 23
_PAD = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a dock's list."""

    key: object
    """What a click hands back; None for a heading."""
    text: str
    lead: str = ""
    """Stands before the text, in a column of its own."""
    trail: str = ""
    """Stands at the right edge: a count, `L`, `R`."""
    glyph: Verdict | None = None
    second: str = ""
    """A quieter line below."""
    third: str = ""
    """A line below that one."""
    heading: bool = False
    open: bool = False
    """True for an order that is open in a pane: it stands on a darker ground."""
    tip: str = ""
    dim: bool = False
    """True for what matters less: its words are fainter."""
    mine: bool = False
    """True for what the person did: a pen at the right edge."""
    fold: bool | None = None
    """For a heading that folds: True while what is below it is shown. It is chosen by its key as other rows are."""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        glyph = verdict_word(self.glyph) if self.glyph else ""
        mine = tr("yours") if self.mine else ""
        parts = (self.lead, self.text, glyph, mine, self.trail, self.second, self.third)
        return ", ".join(part for part in parts if part)


class RowModel(QAbstractListModel):
    """Holds the rows of a list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()
        self._count = 0

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows = rows
        self._count = len(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = 0) -> object:
        """A row's words for whoever asks."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return (row.tip or None) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        row = self.rows[index.row()] if index.isValid() else None
        if row is not None and row.heading and row.fold is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowList(QListView):
    """A list of rows. Click or Enter chooses one."""

    chosen = Signal(object)
    """The key of the row that was clicked or entered."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.lead_width = 0
        self.rows = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowDelegate(self))
        self.setAccessibleName(name)
        self.setFont(ui_font(12))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(self._choose)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.theme = theme
        self.viewport().update()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the marked one stays marked where its key is still there."""
        kept = self.current_key()
        self.rows.show(rows)
        metrics = QFontMetrics(ui_font(12))
        self.lead_width = max((metrics.horizontalAdvance(row.lead) for row in rows if not row.heading), default=0)
        self.mark(kept)

    def current_key(self) -> object:
        """The key of the marked row; None where none is marked."""
        index = self.currentIndex()
        return self.rows.rows[index.row()].key if index.isValid() else None

    def mark(self, key: object) -> None:
        """Mark the row with that key and bring it into view; none where there is no such row."""
        for at, row in enumerate(self.rows.rows):
            if key is not None and row.key == key:
                self.setCurrentIndex(self.rows.index(at))
                self.scrollTo(self.rows.index(at))
                return
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the marked row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        row = self.rows.rows[index.row()]
        if row.key is not None:
            self.chosen.emit(row.key)


def row_height(row: Row) -> int:
    """Height of a row, in logical pixels."""
    if row.heading:
        return 28
    return ROW_HEIGHT + 16 * bool(row.second) + 16 * bool(row.third)


class _RowDelegate(QStyledItemDelegate):
    """Draws a row in the list's theme."""

    def __init__(self, view: RowList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Height of the row; its width is the list's."""
        return QSize(40, row_height(self._row(index)))

    def _row(self, index: Index) -> Row:
        row = index.data(ROW_ROLE)
        assert isinstance(row, Row)
        return row

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, lead, glyph, text, trail."""
        row, theme, rect = self._row(index), self._view.theme, option.rect
        painter.save()
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, rect, theme, row, current, bool(option.state & QStyle.StateFlag.State_MouseOver))
        if row.heading:
            self._heading(painter, rect, row)
        else:
            self._line(painter, rect, row, current)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, row: Row) -> None:
        theme = self._view.theme
        painter.setPen(theme.colour("line"))
        if rect.top() > 0:
            painter.drawLine(rect.left(), rect.top() + 2, rect.right(), rect.top() + 2)
        left = rect.left() + _PAD
        if row.fold is not None:
            _triangle(painter, QRectF(left, rect.top() + 10, 8, 8), theme, row.fold)
            left += 16
        if row.glyph:
            paint_glyph(painter, QRectF(left, rect.top() + 9, 14, 12), row.glyph, theme.verdict(row.glyph))
            left += 22
        painter.setFont(small(12))
        painter.setPen(theme.colour("ink2"))
        box = QRect(left, rect.top() + 4, rect.right() - left - _PAD, rect.height() - 4)
        _elided(painter, box, row.text, QFontMetrics(painter.font()).horizontalAdvance(row.trail) + 8)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.trail)

    def _line(self, painter: QPainter, rect: QRect, row: Row, current: bool) -> None:
        theme = self._view.theme
        line = QRect(rect.left() + _PAD, rect.top(), rect.width() - 2 * _PAD, ROW_HEIGHT)
        regular, strong = small(12), small(12, SEMIBOLD)
        painter.setFont(regular)
        if row.lead:
            painter.setPen(theme.colour("ink2"))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, row.lead)
            line.setLeft(line.left() + max(self._view.lead_width, 14) + 8)
        if row.glyph:
            paint_glyph(painter, QRectF(line.left(), line.top() + 6, 14, 11), row.glyph, theme.verdict(row.glyph))
            line.setLeft(line.left() + 22)
        if row.mine:
            paint_pen(painter, QRectF(line.right() - 10, line.top() + 6, 10, 10), theme.colour("tag"))
            line.setRight(line.right() - 16)
        metrics = QFontMetrics(regular)
        end = metrics.elidedText(row.trail, Qt.TextElideMode.ElideRight, line.width() * 3 // 5)
        trail = metrics.horizontalAdvance(end) + 8 if end else 0
        painter.setPen(theme.colour("ink2"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, end)
        painter.setFont(strong if (current and row.glyph) or row.third else regular)
        painter.setPen(theme.colour("ink3" if row.dim else "ink"))
        _elided(painter, line, row.text, trail)
        if row.second:
            painter.setFont(small(11.5))
            painter.setPen(theme.colour("ink3"))
            _elided(painter, line.translated(0, 17), row.second, 0)
            _elided(painter, line.translated(0, 33), row.third, 0)


def paint_ground(painter: QPainter, rect: QRect, theme: Theme, row: Row, current: bool, over: bool) -> None:
    """The ground of a row: darker where its order is open, tinted with a bar where it is the current one."""
    if row.open:
        painter.fillRect(rect, theme.colour("sel"))
    if current and not row.heading:
        painter.fillRect(rect, theme.colour("cur") if row.glyph else theme.colour("sel"))
        bar = theme.verdict(row.glyph) if row.glyph else theme.colour("ink")
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), bar)
    elif over and not row.heading and not row.open:
        painter.fillRect(rect, theme.colour("sel", 0.5))


def _triangle(painter: QPainter, box: QRectF, theme: Theme, opened: bool) -> None:
    """Points down while open, to the right while folded."""
    top, foot, middle = box.top(), box.bottom(), box.center()
    corners = [QPointF(box.left() + 1, top), QPointF(box.right() - 1, middle.y()), QPointF(box.left() + 1, foot)]
    if opened:
        corners = [QPointF(box.left(), top + 1), QPointF(box.right(), top + 1), QPointF(middle.x(), foot - 1)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("ink2"))
    painter.drawPolygon(corners)
    painter.restore()


def _elided(painter: QPainter, box: QRect, text: str, kept_free: int) -> None:
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() - kept_free)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
