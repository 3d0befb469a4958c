"""`This link`: the current step in full, and what the person can say of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reader.alignment import Link
from reader.comparison import Changed, Comparison, Session, Step
from reader.desktop.docks.difference_rows import is_yours
from reader.desktop.docks.link_buttons import LinkButtons, YoursMark
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.marks import Effects, Pill
from reader.desktop.theme import Theme
from reader.desktop.wording import labels_text, short_name

_REASONS = 110
"""Characters of reasons that are shown at most, beyond the first; all of them are in the tool tip."""


class LinkPanel(QWidget):
    """Relation, labels, topic, effects, reasons and score of the current step; the person's hand below."""

    asked = Signal(str)
    """Id of the action that a button stands for."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dock")
        self._session, self._theme = session, theme
        self._pill = Pill(theme)
        self._title = QLabel(self.tr("This link"))
        self._title.setFont(ui_font(12, SEMIBOLD))
        self._labels = QLabel()
        self._labels.setFont(ui_font(12, SEMIBOLD))
        self._labels.setWordWrap(True)
        self._facts = QWidget()
        self.yours = YoursMark(theme)
        self.buttons = LinkButtons(theme)
        self.buttons.asked.connect(self.asked)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._pill)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 10)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        named = QHBoxLayout()
        named.setSpacing(8)
        named.addWidget(self._labels, 1)
        named.addWidget(self.yours, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(named)
        self._column.addWidget(self._facts)
        self._column.addWidget(self.buttons)
        session.watch(self._watch)
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._pill.set_theme(theme)
        self.yours.set_theme(theme)
        self.buttons.set_theme(theme)
        self._fill()

    def _watch(self, changed: Changed) -> None:
        if changed in (Changed.PAIR, Changed.CURRENT, Changed.LINKS, Changed.REDLINE):
            self._fill()

    def _fill(self) -> None:
        comparison, step = self._session.comparison, self._session.current
        self._pill.show_verdict(step.verdict if step else None)
        self._labels.setText(labels_text(step) if step else "")
        self._labels.setVisible(step is not None)
        mine = comparison is not None and step is not None and is_yours(comparison, step)
        self.yours.setVisible(mine)
        link = comparison.bitext.links[step.link] if comparison and step and step.link is not None else None
        self.buttons.show_for(step, link, mine)
        self.setToolTip("")
        self._title.setText(self.tr("This passage") if step and step.link is None else self.tr("This link"))
        self._column.removeWidget(self._facts)
        self._facts.hide()  # it is deleted only when Qt comes round to it, and must not be seen until then
        self._facts.setParent(None)
        self._facts.deleteLater()
        self._facts = QWidget(self)
        grid = QGridLayout(self._facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        if comparison is None or step is None:
            _say(grid, self.tr("Click a passage, or press Alt+Down, to see how it corresponds."))
        elif step.link is None:
            order = short_name(comparison.right if step.left else comparison.left)
            _say(grid, self.tr("Nothing in {order} corresponds to it.").format(order=order))
        else:
            self._link(grid, comparison, step, comparison.bitext.links[step.link])
        self._column.insertWidget(2, self._facts)
        self._facts.show()  # shown before it is measured: a layout leaves out what is hidden
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """What was filled in while the dock was folded is measured now."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as its words need at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def event(self, event: QEvent) -> bool:
        """Measured anew when a part asks for more room."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        """Labels that break their lines do not get their height by themselves inside nested layouts."""
        wanted = max(self._column.totalHeightForWidth(self.width()), self._column.totalMinimumSize().height())
        if wanted > 0 and (wanted != self.minimumHeight() or wanted != self.maximumHeight()):
            self.setFixedHeight(wanted)

    def _link(self, grid: QGridLayout, comparison: Comparison, step: Step, link: Link) -> None:
        self.setToolTip("\n".join(link.reasons))
        row = comparison.topic(link.topic) if link.topic else None
        if row is not None:
            _fact(grid, self.tr("topic"), row.topic.label)
            effects = Effects(self._theme, 12)
            effects.show_effects(row.left_effect, row.right_effect, row.opposed)
            _fact(grid, self.tr("effect"), effects)
        for at, reason in enumerate(_few(link.reasons)):
            _fact(grid, self.tr("why") if at == 0 else "", reason)
        if step.moved:
            _fact(grid, self.tr("place"), self.tr("moved out of sequence"))
        redline = comparison.redline(step.link or 0)
        if redline is not None and not redline.rewritten:
            words = self.tr("−{removed} +{inserted} words").format(removed=redline.removed, inserted=redline.inserted)
            _fact(grid, self.tr("words"), words)
        if link.note and link.note not in _few(link.reasons):
            _fact(grid, self.tr("note"), link.note)
        if link.locked:
            _fact(grid, self.tr("settled"), self.tr("locked: the program leaves it alone"))
        if not link.hand:
            _fact(grid, self.tr("score"), f"{link.score:.2f}")


def _few(reasons: Sequence[str]) -> tuple[str, ...]:
    """The first reason, and the second where both are short."""
    two = tuple(reasons[:2])
    return two if sum(map(len, two)) <= _REASONS else two[:1]


def _say(grid: QGridLayout, words: str) -> None:
    label = QLabel(words)
    label.setFont(ui_font(12))
    label.setProperty("tone", "quiet")
    label.setWordWrap(True)
    grid.addWidget(label, 0, 0, 1, 2)


def _fact(grid: QGridLayout, name: str, value: QWidget | str) -> None:
    at = grid.rowCount()
    term = QLabel(name)
    term.setFont(ui_font(11.5))
    term.setProperty("tone", "faint")
    term.setFixedWidth(38)
    grid.addWidget(term, at, 0, Qt.AlignmentFlag.AlignTop)
    if isinstance(value, str):
        words = QLabel(value)
        words.setFont(ui_font(12))
        words.setWordWrap(True)
        value = words
    grid.addWidget(value, at, 1)
