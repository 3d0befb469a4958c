"""The windows and lines that go beyond the two pages: duties at large, lineage, crosswalk, a person's own topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout

from reader.comparison import Banner, Cell, Changed, Jump, Side, key_of
from reader.desktop.banner import BannerLine
from reader.desktop.citation_clicks import CitationClicks
from reader.desktop.crosswalk_window import CrosswalkWindow
from reader.desktop.docks.directives import DirectivesDock
from reader.desktop.lineage_desk import LineageDesk, pair_keys
from reader.desktop.lineage_view import LineageWindow
from reader.desktop.study_window import StudyWindow
from reader.desktop.theme import Theme
from reader.desktop.topic_desk import TopicDesk
from reader.desktop.topic_editor import TopicEditor
from reader.spans import Span
from reader.topics import Topic

if TYPE_CHECKING:
    from reader.desktop.main_window import MainWindow


class Studies(QObject):
    """Opens them, and carries what they say to the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.duties: DutiesWindow | None = None
        self.crosswalk: CrosswalkWindow | None = None
        self.lines: LineageWindow | None = None
        self.editor: TopicEditor | None = None
        self._focus_id = ""
        self._places = (0.0, 0.0)
        directives, references = window.right.directives, window.right.references
        directives.said.connect(window.message.say)
        directives.window_asked.connect(self.show_duties)
        references.both_chosen.connect(window.view.go_to_spans)
        references.jumped.connect(self.jump)
        self.lineage = LineageDesk(window.desk, self)
        self.lineage.changed.connect(self._say_lineage)
        self.banner = BannerLine(window.theme)
        self.banner.opened.connect(self.open_banner)
        around = window.body.parentWidget()
        above = around.layout() if around else None
        if isinstance(above, QVBoxLayout):
            above.insertWidget(above.indexOf(window.body), self.banner)
        window.session.watch(self._watch)
        window.left.library.lineage_asked.connect(self.show_lineage)
        window.left.library.crosswalk_asked.connect(self._with_pair)
        self.topics = TopicDesk(window.desk, self)
        self.topics.about_to_show.connect(self._note_places)
        self.topics.shown.connect(self._restore_places)
        self.topics.changed.connect(self._renew)
        dock = window.right.topics
        dock.new_asked.connect(self.new_topic)
        dock.edit_asked.connect(lambda name: self.edit_topic(self.topics.topic(name)))
        dock.off_asked.connect(self._switch_off)
        dock.on_asked.connect(self._switch_on)
        dock.switched_off = self.topics.switched_off
        panes = {side: window.view.facing.pane(side) for side in Side}
        self.clicks = CitationClicks(window.session, panes, self.jump, self)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.banner.set_theme(theme)
        for shown in (self.duties, self.crosswalk, self.lines, self.editor):
            if shown is not None:
                shown.set_theme(theme)

    def show_duties(self) -> None:
        """Show the duties of both orders side by side in a window of their own."""
        if self.duties is None:
            self.duties = DutiesWindow(self._window)
        self.duties.bring_up()

    def jump(self, jump: Jump) -> None:
        """Go where a citation leads: its words on the one side, the place they name on the other."""
        comparison = self._window.session.comparison
        segment = comparison.side(jump.to_side).outline.segment(jump.to_label) if comparison else None
        if segment is None:
            return
        target = (
            segment.heading
            or segment.enumerator
            or Span(segment.own.start, min(segment.own.end, segment.own.start + 60))
        )
        spans = {jump.to_side: target}
        if jump.side is not jump.to_side:
            spans[jump.side] = jump.span
        self._window.view.go_to_spans(spans)

    # The person's own topics

    def new_topic(self) -> None:
        """Write a new topic; of the words that are selected in an order, where there are some."""
        view, comparison = self._window.view, self._window.session.comparison
        spans = [(side, view.selected_span(side)) for side in (self._window.last_side, self._window.last_side.other)]
        words = next((span.of(comparison.side(side).outline.text) for side, span in spans if span and comparison), "")
        self.edit_topic(None, words)

    def edit_topic(self, topic: Topic | None, words: str = "") -> None:
        """Open the editor on a topic, or on a new one."""
        if self.editor is None:
            window = self._window
            self.editor = TopicEditor(self.topics, window.session, window.theme, window)
            self.editor.said.connect(window.message.say)
            self.editor.off_asked.connect(self._switch_off)
            self.editor.place_chosen.connect(window.go_to_span)
        self.editor.edit(topic, words)
        self.editor.bring_up()

    def _switch_off(self, name: str) -> None:
        topic, say = self.topics.topic(name), self._window.message.say
        if topic is None:
            return
        words = self.tr("The topic “{name}” is switched off.").format(name=topic.label)
        failed, own = self._window.notices.failed, self.topics.is_own(name)

        def back() -> None:
            if own:  # its file was written over
                self.topics.save(topic, _nothing, failed)
            else:
                self._switch_on(name)

        self.topics.disable(name, lambda: say(words, "done", (), ((self.tr("Switch it on again"), back),)), failed)

    def _switch_on(self, name: str) -> None:
        self.topics.forget(name, _nothing, self._window.notices.failed)

    def _note_places(self) -> None:
        self._places = self._window.view.places()

    def _restore_places(self) -> None:
        places = self._places
        QTimer.singleShot(0, lambda: self._window.view.restore_places(*places))

    def _renew(self) -> None:
        """Other topics are in force: what rests on them is found anew."""
        if self.crosswalk is not None:
            self.crosswalk.renew()

    # Crosswalk

    def show_crosswalk(self, *names: str) -> None:
        """Lay the topics of these orders side by side; of the open pair without any."""
        if self.crosswalk is None:
            self.crosswalk = CrosswalkWindow(self._window.desk, self._window.theme, self._window)
            self.crosswalk.opened.connect(self._go_to_cell)
        pair = self._window.desk.pair
        self.crosswalk.choose([name for name in (names or (pair.left, pair.right)) if name])
        self.crosswalk.bring_up()

    def _with_pair(self, order_id: str) -> None:
        pair = self._window.desk.pair
        self.show_crosswalk(pair.left, pair.right, order_id)

    def _go_to_cell(self, name: str, cell: Cell) -> None:
        """Open an order at the first place of a topic."""
        window, span = self._window, cell.span
        if span is None:
            return
        side = window.desk.side_of(name)
        if side is not None:
            window.go_to_span(side, span)
            return
        side = window.last_side
        window.desk.open_on(side, name, lambda: QTimer.singleShot(0, lambda: window.go_to_span(side, span)))

    # Lineage

    def _watch(self, changed: Changed) -> None:
        if changed is Changed.PAIR:
            self._say_lineage()

    def _say_lineage(self) -> None:
        if self.lines is not None and self.lines.isVisible():
            self._fill_lineage()
        comparison, graph = self._window.session.comparison, self.lineage.graph
        keys = pair_keys(comparison)
        if comparison is None or graph is None:
            return
        names = {side: comparison.side(side).order.name for side in Side}
        self.banner.show_pair(keys, names, {side: graph.revoked_by(key) for side, key in keys.items()})

    def show_lineage(self, order_id: str = "") -> None:
        """Show the lineage of an order of the library; of the pair without one."""
        window = self._window
        if self.lines is None:
            self.lines = LineageWindow(window.theme, window)
            self.lines.opened.connect(lambda node: window.desk.open_on(window.last_side, node.id))
        self._focus_id = order_id
        self._fill_lineage()
        self.lines.bring_up()
        self.lineage.ask_now()

    def _fill_lineage(self) -> None:
        graph, keys = self.lineage.graph, pair_keys(self._window.session.comparison)
        if self.lines is None:
            return
        asked = [known.key for known in graph.known.values() if known.id == self._focus_id] if graph else []
        if graph and self._focus_id and not asked:  # another text of an order that speaks for it
            asked = [key_of(self._window.desk.library.order(self._focus_id))]
        pair = [keys[side] for side in (Side.RIGHT, Side.LEFT) if side in keys]
        if graph:  # of the two the one that has more to tell
            pair.sort(key=lambda key: -len(graph.around(key).edges))
        shown = [*asked, *pair]
        names = {key: graph.node(key).name for key in dict.fromkeys(shown)} if graph else {}
        self.lines.show_graph(graph, shown[0] if shown else None, names)

    def open_banner(self, side: Side, banner: Banner) -> None:
        """Lay the order that did it beside the one on `side`, at the clause that says so."""
        desk, there = self._window.desk, side.other
        keys = pair_keys(self._window.session.comparison)
        if keys.get(there) == banner.source.key:
            self._show_clause(there, banner)
        elif banner.source.id is not None:
            desk.open_on(there, banner.source.id, lambda: self._show_clause(there, banner))

    def _show_clause(self, side: Side, banner: Banner) -> None:
        """Bring the clause into view; by its label where the text that is open is not the one that was read."""
        comparison = self._window.session.comparison
        tree = comparison.side(side).outline if comparison else None
        segment = tree.segment(banner.place.label) if tree else None
        if tree is None or segment is None:
            return
        span = banner.place.span if segment.own.covers(banner.place.span) else segment.body or segment.own
        QTimer.singleShot(0, lambda: self._window.view.go_to_span(side, span))


def _nothing() -> None:
    return


class DutiesWindow(StudyWindow):
    """The directives dock at its full width: left and right side by side under a wide timeline."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(self.tr("Directives and deadlines"), window.theme, window)
        self.dock = DirectivesDock(window.session, window.theme, self)
        self.dock.without_window()
        self.dock.chosen.connect(window.view.go_to_spans)
        self.dock.said.connect(window.message.say)
        self.column.addWidget(self.dock)
        self.fit(860, 620)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        super().set_theme(theme)
        self.dock.set_theme(theme)
