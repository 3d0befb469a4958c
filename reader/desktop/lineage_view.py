"""The lineage of an order in a window: what it revoked, amended, continued, and what did so to it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QScrollArea, QWidget

from reader.comparison import Key, Lineages, Node
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.lineage_canvas import LineageCanvas
from reader.desktop.marks import Check, rule
from reader.desktop.study_window import StudyWindow
from reader.desktop.theme import Theme


class LineageWindow(StudyWindow):
    """The picture, a switch for one step more, and the story of the order that is marked."""

    opened = Signal(object)
    """The Node to open beside the current order."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(self.tr("Lineage"), theme, parent)
        self._graph: Lineages | None = None
        self._focus: Key | None = None
        self.title = QLabel()
        self.title.setFont(ui_font(12.5, SEMIBOLD))
        self.orders = QComboBox()
        self.orders.setFont(ui_font(12))
        self.orders.setAccessibleName(self.tr("Order whose lineage is shown"))
        self.orders.activated.connect(lambda at: self.show_order(self.orders.itemData(at)))
        self.further = Check(self.tr("One step further"), theme)
        self.further.setToolTip(self.tr("Show also what became of those orders"))
        self.further.toggled.connect(lambda _: self._draw())
        self.canvas = LineageCanvas(theme)
        self.canvas.opened.connect(self._open)
        self.canvas.stood.connect(self._tell)
        self.area = QScrollArea()
        self.area.setWidget(self.canvas)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.story = QLabel()
        self.story.setFont(ui_font(12))
        self.story.setWordWrap(True)
        self.story.setMinimumHeight(52)
        self.story.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.story.setContentsMargins(14, 8, 14, 8)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 8)
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.orders)
        head.addStretch(1)
        head.addWidget(self.further)
        self.column.addLayout(head)
        for part in (rule(), self.area, rule(), self.story):
            self.column.addWidget(part, 1 if part is self.area else 0)
        self.fit(920, 600)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        super().set_theme(theme)
        self.canvas.set_theme(theme)
        self.further._theme = theme
        self.further.update()

    def show_graph(self, graph: Lineages | None, focus: Key | None, others: dict[Key, str]) -> None:
        """Show the surroundings of `focus`; `others` are the orders that can be chosen instead, by their names."""
        self._graph, self._focus = graph, focus
        self.orders.clear()
        for key, name in others.items():
            self.orders.addItem(name, key)
        if focus is not None:
            self.orders.setCurrentIndex(max(0, list(others).index(focus) if focus in others else 0))
        self.orders.setVisible(len(others) > 1)
        self._draw()

    def show_order(self, key: Key) -> None:
        """Show the surroundings of another order."""
        self._focus = key
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Drawn for the room that there is."""
        super().showEvent(event)
        self._draw()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drawn for the room that there is."""
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        if self._graph is None or self._focus is None:
            self.title.setText(self.tr("Lineage"))
            self.story.setText(self.tr("Reading what the orders of the library cite …"))
            return
        lineage = self._graph.around(self._focus, 2 if self.further.isChecked() else 1)
        self.title.setText(self.tr("Lineage of {order}").format(order=self._graph.node(self._focus).name))
        self.canvas.show_lineage(lineage, self.area.viewport().size() if self.isVisible() else QSize(900, 440))

    def _tell(self, node: Node) -> None:
        words = self.canvas.words(node)
        if self.canvas.lineage is not None and not self.canvas.lineage.edges:
            alone = self.tr("No order of the library revokes, amends, supersedes or continues it, nor does it another.")
            words = f"{words}. {alone}"
        self.story.setText(words)
        card = self.canvas.cards.get(node.key)
        if card is not None:
            middle = card.center().toPoint()
            self.area.ensureVisible(middle.x(), middle.y(), 90, 50)

    def _open(self, node: Node) -> None:
        if node.in_library:
            self.opened.emit(node)
        else:
            self.story.setText(
                self.tr("{order} is not in the library: it is only named by others. Import it to open it.").format(
                    order=node.name
                )
            )
