"""The outline of a pair: sections of both orders in one table; a click goes there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStackedLayout, QTableView, QWidget

from reader.comparison import Changed, PairRow, Session, Side, Step, pair_outline
from reader.desktop.panes.empty_page import EmptyPage
from reader.desktop.panes.faces import small
from reader.desktop.panes.measures import Measures
from reader.desktop.panes.pair_delegate import PairDelegate
from reader.desktop.panes.pair_table import Column, PairTable
from reader.desktop.panes.zoom_steps import ZOOM_STEPS
from reader.desktop.theme import Theme

_WIDTHS = {Column.RELATION: 98, Column.SCORE: 92, Column.VERDICT: 106}
_NARROW = {Column.RELATION: 92, Column.SCORE: 66, Column.VERDICT: 98}
_SORTS = (Column.LEFT, Column.RELATION, Column.RIGHT, Column.SCORE, Column.VERDICT)
_HEADER = """
QHeaderView { background: $dock; border: none; }
QHeaderView::section { background: $dock; color: $ink2; border: none; border-bottom: 1px solid $line;
  padding: 0 10px; }
QHeaderView::section:first { padding-left: 14px; }
QHeaderView::section:hover { background: $sel; }
"""


class _Table(QTableView):
    """Return goes to the row; Alt and a number sorts by that column."""

    row_pressed = Signal(int)
    sort_wanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return chooses; Alt and 1 to 5 sort, once more to turn round."""
        number = event.key() - Qt.Key.Key_1.value
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.row_pressed.emit(self.currentIndex().row())
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and 0 <= number < len(_SORTS):
            self.sort_wanted.emit(_SORTS[number].value)
        else:
            super().keyPressEvent(event)


class PairOutlineView(QWidget):
    """Watches the session. What a row leads to becomes current; the shell shows it."""

    place_chosen = Signal(object, str)
    """Side, label: the section that was clicked; the left one of a row with both."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._compact = False
        self.table = PairTable()
        self._delegate = PairDelegate(self.table, theme)
        self.list = _Table()
        self._empty = EmptyPage(theme)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.list)
        self._set_up()
        self.setFocusProxy(self.list)
        self.set_theme(theme)
        session.watch(self._follow)
        self._follow(Changed.PAIR)

    def _set_up(self) -> None:
        view, header = self.list, self.list.horizontalHeader()
        view.setModel(self.table)
        view.setItemDelegate(self._delegate)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setShowGrid(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        view.setMouseTracking(True)
        view.setAccessibleName(self.tr("Outline of the pair"))
        view.setCursor(Qt.CursorShape.PointingHandCursor)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setFont(small(11.5, 600))
        header.setFixedHeight(30)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(Column.LEFT, Qt.SortOrder.AscendingOrder)
        header.setToolTip(self.tr("Click to sort; once more to turn round (Alt+1 to Alt+5)"))
        header.sortIndicatorChanged.connect(self._sort)
        view.clicked.connect(self._clicked)
        view.row_pressed.connect(self._go)
        view.sort_wanted.connect(self._toggle_sort)
        view.viewport().installEventFilter(self)

    # What the shell sets

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = self._delegate.theme = theme
        self._empty.set_theme(theme)
        palette = self.list.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colour("paper"))
        palette.setColor(QPalette.ColorRole.Text, theme.colour("ink"))
        self.list.setPalette(palette)
        sheet = _HEADER
        for role in ("dock", "ink2", "line", "sel"):
            sheet = sheet.replace(f"${role};", f"{theme.colour(role).name()};")
            sheet = sheet.replace(f"${role} ", f"{theme.colour(role).name()} ")
        self.list.horizontalHeader().setStyleSheet(sheet)
        paper = theme.colour("paper").name()
        self.list.setStyleSheet(
            f"QTableView {{ background: {paper}; outline: none; border: 2px solid transparent; }}"
            f"QTableView:focus {{ border: 2px solid {theme.colour('focus').name()}; }}"
        )
        self.list.viewport().update()

    def set_zoom(self, percent: int) -> None:
        """Type and rows at `percent` (70 to 250)."""
        self._delegate.measures = Measures(min(max(percent, ZOOM_STEPS[0]), ZOOM_STEPS[-1]), self._compact)
        self._fit()

    def set_compact(self, on: bool) -> None:
        """Narrower columns, for a narrow window."""
        self._compact = on
        self._fit()

    def _fit(self) -> None:
        """The names share what the other columns leave; no label is cut."""
        scale = self._delegate.measures.scaled(1.0)
        widths = {
            column: round(width * max(1.0, scale)) for column, width in (_NARROW if self._compact else _WIDTHS).items()
        }
        room = max(200, self.list.viewport().width() - sum(widths.values()))
        widths |= {Column.LEFT: room // 2, Column.RIGHT: room - room // 2}
        for column, width in widths.items():
            self.list.setColumnWidth(column, width)
        self.list.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        self.list.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The table's own width changes with its scroll bar."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    # What the session says

    def _follow(self, changed: Changed) -> None:
        if changed in (Changed.PAIR, Changed.LINKS):
            comparison = self._session.comparison
            self._stack.setCurrentWidget(self.list if comparison else self._empty)
            self.table.show(comparison, pair_outline(comparison) if comparison else ())
            self._fit()
        if changed in (Changed.PAIR, Changed.LINKS, Changed.CURRENT):
            self._show_current()

    def _show_current(self) -> None:
        step = self._session.current
        rows = [row for row in self.table.rows if step is not None and self._tells(row, step)]
        self._delegate.current = frozenset(rows)
        if rows:
            at = self.table.rows.index(rows[0])
            self.list.scrollTo(self.table.index(at, 0))
        self.list.viewport().update()

    @staticmethod
    def _tells(row: PairRow, step: Step) -> bool:
        if step.link is not None:
            return step.link in row.links
        return row.left in step.left or row.right in step.right

    # Hands

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self.table.sort(column, order)

    def _toggle_sort(self, column: int) -> None:
        header = self.list.horizontalHeader()
        again = header.sortIndicatorSection() == column
        ascending = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if again and ascending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, order)

    def _clicked(self, index: QModelIndex) -> None:
        self._go(index.row(), Side.RIGHT if index.column() == Column.RIGHT else Side.LEFT)

    def _go(self, number: int, side: Side = Side.LEFT) -> None:
        """The best link of the row becomes current, or the passage without counterpart."""
        row = self.table.rows[number]
        label = row.left if side is Side.LEFT else row.right
        if label is None:
            side, label = side.other, row.right if side is Side.LEFT else row.left
        comparison = self._session.comparison
        if comparison is None or label is None:
            return
        if row.links:
            self._session.go_to(next((step for step in comparison.steps if step.link == row.links[0]), None))
        else:
            self._session.select(side, label)
        self.place_chosen.emit(side, label)
