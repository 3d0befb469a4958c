"""How the pair is viewed: which view, which redline switches, stepping through changes, the matrix's scores, chains."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog

from reader.alignment import RedlineOptions, ScoreMatrix, score_matrix
from reader.comparison import ChainRow, Changed, ChangeRow, Comparison, Side, chain, changes, read_order
from reader.desktop.chain_dialog import ChainDialog
from reader.desktop.chain_window import ChainWindow, Place
from reader.desktop.desk import Pair
from reader.desktop.jobs import Progress
from reader.desktop.link_actions import IGNORED
from reader.desktop.panes import MatrixView
from reader.desktop.theme import Theme
from reader.desktop.views import MATRIX, VIEWS
from reader.documents import Edition

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow

SCORING, CHAINING = "matrix", "chain"


class Viewing(QObject):
    """Carries the actions of `link_actions` that are not the hand's to view, session and dock."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._change: ChangeRow | None = None
        self.chain: ChainWindow | None = None

    def handlers(self) -> dict[str, Callable[..., None]]:
        """What each of these actions does."""
        made: dict[str, Callable[..., None]] = {
            "next-change": lambda: self.step_change(1),
            "previous-change": lambda: self.step_change(-1),
            "chain": self.choose_chain,
        }
        for name in VIEWS:
            made[f"view-{name}"] = lambda _on, name=name: self._window.view.show_view(name)
        for name in IGNORED:
            made[f"ignore-{name}"] = lambda on, name=name: self.ignore(name, on)
        return made

    def wire(self) -> None:
        """Listen to the window's parts, once they stand."""
        window = self._window
        window.view.shown.connect(self._shown)
        window.view.scores_wanted.connect(self.work_out_scores)
        window.right.differences.change_chosen.connect(self.go_to_change)
        window.session.watch(self._watch)
        self._shown(window.view.name)
        self._sync()

    def _watch(self, changed: Changed) -> None:
        if changed is Changed.PAIR:
            self._change = None
            comparison = self._window.session.comparison
            if comparison is not None and same_order(comparison):
                self._window.session.mark_changes(True)
        if changed in (Changed.PAIR, Changed.REDLINE):
            self._sync()

    def _sync(self) -> None:
        actions, session = self._window.actions_by_id, self._window.session
        for name in IGNORED:
            actions[f"ignore-{name}"].setChecked(getattr(self._window.desk.redline_options, name))
        for name in ("next-change", "previous-change"):
            actions[name].setEnabled(session.comparison is not None)

    def _shown(self, name: str) -> None:
        actions = self._window.actions_by_id
        actions[f"view-{name}"].setChecked(True)
        actions["follow"].setEnabled(name == "facing")
        actions["links"].setEnabled(name == "facing")
        actions["topics"].setEnabled(name in ("facing", "rows"))

    # Redline

    @property
    def ignored(self) -> tuple[str, ...]:
        """The switches that are on."""
        return tuple(name for name in IGNORED if getattr(self._window.desk.redline_options, name))

    def ignore(self, name: str, on: bool) -> None:
        """Turn one switch."""
        self._use(replace(self._window.desk.redline_options, **{name: on}))

    def ignore_only(self, names: tuple[str, ...]) -> None:
        """Turn these switches on and the others off; unknown names are passed over."""
        self._use(RedlineOptions(**{name: name in names for name in IGNORED}))

    def _use(self, options: RedlineOptions) -> None:
        self._window.desk.redline_options = options
        self._window.session.ignore(options)
        self._sync()

    def step_change(self, by: int) -> None:
        """Go to the next change of wording, or the one before; the redline comes on."""
        comparison = self._window.session.comparison
        rows = changes(comparison) if comparison else ()
        if not rows:
            self._window.message.say(self.tr("No passages are worded so closely that changes can be marked."))
            return
        at = rows.index(self._change) + by if self._change in rows else (0 if by > 0 else len(rows) - 1)
        self.go_to_change(rows[min(max(at, 0), len(rows) - 1)])

    def go_to_change(self, row: ChangeRow) -> None:
        """Bring a change into view on both sides."""
        window, session = self._window, self._window.session
        self._change = row
        session.mark_changes(True)
        steps = session.comparison.steps if session.comparison else ()
        step = next((step for step in steps if step.link == row.link), None)
        if step is not None:
            session.go_to(step)
        window.view.go_to_spans({side: row.span(side) for side in Side})
        window.right.differences.mark_change(row)

    # The matrix

    def work_out_scores(self) -> None:
        """Score every passage against every other, off the window's thread."""
        comparison = self._window.session.comparison
        if comparison is None or self._window.desk.jobs.running(SCORING):
            return

        def work(_progress: Progress) -> ScoreMatrix:
            left, right = comparison.left, comparison.right
            return score_matrix(left.outline, right.outline, (left.mentions, right.mentions))

        def done(scores: ScoreMatrix) -> None:
            view = self._window.view.made(MATRIX)
            now = self._window.session.comparison
            if isinstance(view, MatrixView) and now is not None and now.left is comparison.left:
                view.show_scores(scores)

        self._window.desk.jobs.start(SCORING, work, done)

    # Chains

    def choose_chain(self) -> None:
        """Ask for three orders or more, and lay them side by side."""
        window = self._window
        pair = window.desk.pair
        dialog = ChainDialog(window.desk.entries(), (pair.left, pair.right), window.theme, window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.show_chain(dialog.chosen())

    def show_chain(self, ids: tuple[str, ...]) -> None:
        """Lay these orders of the library side by side in a window; reading and aligning them is a job."""
        desk = self._window.desk
        known = {entry.id: entry for entry in desk.entries()}
        entries = [known[one] for one in ids if one in known]

        def work(_progress: Progress) -> tuple[ChainRow, ...]:
            return chain([read_order(desk.library.order(entry.id), desk.taxonomy) for entry in entries])

        def done(rows: tuple[ChainRow, ...]) -> None:
            self._window.status.show_progress("", 0, 0, "")
            self.chain = ChainWindow(entries, rows, self._window.theme, self._window)
            self.chain.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.chain.destroyed.connect(self._chain_gone)
            self.chain.place_chosen.connect(self.open_place)
            self.chain.show()

        def failed(sentence: str) -> None:
            self._window.status.show_progress("", 0, 0, "")
            self._window.message.say(sentence, "warning")

        desk.jobs.start(CHAINING, work, done, failed)
        self._window.status.show_progress(
            CHAINING, 0, 0, self.tr("Laying {n} orders side by side …").format(n=len(entries))
        )

    def _chain_gone(self) -> None:
        self.chain = None

    def open_place(self, place: Place) -> None:
        """Open the pair of a chain's cell at its section."""
        window = self._window

        def go() -> None:
            window.view.to_text()
            window.go_to_label(place.side, place.label)

        if window.desk.pair == Pair(place.left, place.right):
            go()
        else:
            window.desk.open_pair(Pair(place.left, place.right), lambda: QTimer.singleShot(0, go))
        window.raise_()
        window.activateWindow()

    def set_theme(self, theme: Theme) -> None:
        """Draw what is open in another theme."""
        if self.chain is not None:
            self.chain.set_theme(theme)


def same_order(comparison: Comparison) -> bool:
    """True for two witnesses of one order: same kind and number, and neither is a digest."""
    left, right = comparison.left.order.identity, comparison.right.order.identity
    if left.number is None or (left.kind, left.number) != (right.kind, right.number):
        return False
    return Edition.DIGEST not in (left.edition, right.edition)
