"""What the library's orders did to one another, worked out off the window's thread, and kept."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from reader.comparison import Comparison, Key, Lineages, Side, key_of, known_order, library_lineages, lineages
from reader.comparison.library_lineage import catalogue_facts
from reader.desktop.desk import IMPORTING, Desk
from reader.desktop.jobs import Progress

LINEAGE = "lineage"
_TURN = 0.01
"""Seconds."""
_QUIET = 300
"""Milliseconds after which the library is asked: the pages come first."""


class LineageDesk(QObject):
    """The graph of the library and of the open pair."""

    changed = Signal()
    """The graph is there, or another one is."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.graph: Lineages | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self._ask)
        desk.opened.connect(self._timer.start)
        desk.library_changed.connect(self._timer.start)

    def ask_now(self) -> None:
        """Work it out at once, where it is not there yet."""
        if self.graph is None:
            self._timer.stop()
            self._ask()

    def _ask(self) -> None:
        if self._desk.jobs.running(IMPORTING):
            self._timer.start()
            return
        comparison, library = self._desk.session.comparison, self._desk.library

        def work(progress: Progress) -> Lineages:
            graph = library_lineages(library, None, _give_way, lambda: progress.cancelled)
            return with_pair(graph, comparison)

        self._desk.jobs.start(LINEAGE, work, self._take, _passed_over)

    def _take(self, graph: Lineages) -> None:
        self.graph = graph
        self.changed.emit()


def with_pair(graph: Lineages, comparison: Comparison | None) -> Lineages:
    """The graph with those orders of the pair that the library has not got."""
    readings = [comparison.side(side) for side in Side] if comparison else []
    strangers = [reading.order for reading in readings if key_of(reading.order) not in graph.known]
    if not strangers:
        return graph
    return lineages([*graph.known.values(), *map(known_order, strangers)], catalogue_facts)


def pair_keys(comparison: Comparison | None) -> dict[Side, Key]:
    """What the two open orders are known by."""
    return {side: key_of(comparison.side(side).order) for side in Side} if comparison else {}


def _give_way(_read: object) -> None:
    """Between two orders that are read for the first time the window has its turn."""
    time.sleep(_TURN)


def _passed_over(_sentence: str) -> None:
    """A damaged library says so where it is listed; a line that cannot be said is none."""
