"""Every difference by its number, then what only one of the two orders has."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reader.comparison import Changed, Comparison, Session, Side, Step, Verdict
from reader.desktop.docks.row_list import Row, RowList
from reader.desktop.fonts import ui_font
from reader.desktop.theme import Theme
from reader.desktop.wording import heading_of, labels_text, short_label, short_name, subjects, tr, verdict_word


class DifferencesDock(QWidget):
    """A list of steps; the current one is marked."""

    chosen = Signal(object)
    """The Step to go to."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dock")
        self._session = session
        self._count, self._orders = QLabel(), QLabel()
        for label in (self._count, self._orders):
            label.setFont(ui_font(11.5))
            label.setProperty("tone", "quiet")
        self.list = RowList(self.tr("Differences"), theme, self)
        self.list.chosen.connect(self.chosen)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 5)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._orders)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        session.watch(self._watch)
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.list.set_theme(theme)

    def _watch(self, changed: Changed) -> None:
        if changed in (Changed.PAIR, Changed.FILTER):
            self._fill()
        if changed in (Changed.PAIR, Changed.FILTER, Changed.CURRENT):
            self.list.mark(self._session.current)

    def _fill(self) -> None:
        comparison = self._session.comparison
        if comparison is None:
            return
        left, right = (short_name(comparison.side(side)) for side in Side)
        steps = self._session.steps
        self._count.setText(count_words(self._session.verdict, len(steps)))
        self._orders.setText(f"{left} ↔ {right}")
        about = {side: subjects(comparison, comparison.side(side)) for side in Side}
        rows = [_row(comparison, step, str(at), about) for at, step in enumerate(steps, 1)]
        if self._session.verdict is None:
            for verdict, order in ((Verdict.ONLY_LEFT, left), (Verdict.ONLY_RIGHT, right)):
                rows += self._alone(comparison, verdict, order)
        self.list.show_rows(rows)

    def _alone(self, comparison: Comparison, verdict: Verdict, order: str) -> list[Row]:
        steps = [step for step in comparison.steps if step.verdict is verdict]
        if not steps:
            return []
        head = Row(
            None, self.tr("Only in {order}").format(order=order), trail=str(len(steps)), heading=True, glyph=verdict
        )
        about = {side: subjects(comparison, comparison.side(side)) for side in Side}
        return [head, *(_row(comparison, step, "", about) for step in steps)]


def count_words(verdict: Verdict | None, count: int) -> str:
    """`15 differences`, `3 opposed`."""
    if verdict is not None:
        return f"{count} {verdict_word(verdict)}"
    return tr("1 difference") if count == 1 else tr("{n} differences").format(n=count)


def _row(comparison: Comparison, step: Step, number: str, about: dict[Side, dict[str, str]]) -> Row:
    if step.link is None:
        side = Side.LEFT if step.left else Side.RIGHT
        label = step.labels(side)[0]
        reading = comparison.side(side)
        heading = heading_of(reading.outline, label)
        segment = reading.outline.segment(label)
        if segment is not None and segment.heading is None:
            heading = about[side].get(label, heading)
        return Row(step, f"{short_label(label)}  {heading}" if heading != label else label, number, tip=heading)
    tips = [
        f"{label}: {heading_of(comparison.side(side).outline, label)}" for side in Side for label in step.labels(side)
    ]
    return Row(step, labels_text(step), number, glyph=step.verdict, tip="\n".join((verdict_word(step.verdict), *tips)))
