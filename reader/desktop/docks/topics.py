"""The topics of the pair: eight may be lit, each with its mark; counts step through its places on either side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget

from reader.comparison import SLOTS, Changed, Comparison, Session, Side, TopicRow
from reader.desktop.elided import ElidedLabel
from reader.desktop.fonts import MEDIUM, ui_font
from reader.desktop.marks import Check, Effects, Swatch, rule
from reader.desktop.theme import Theme
from reader.desktop.wording import effect_word, short_label, short_name, tr
from reader.spans import Span
from reader.topics import Mention


class CountButton(QToolButton):
    """How often one order speaks of a topic; pressing it goes to the next place."""

    def __init__(self, row: TopicRow, side: Side, spoken: str) -> None:
        super().__init__()
        count = len(row.mentions(side))
        self.setObjectName("count")
        self.setText(str(count))
        self.setFont(ui_font(12, MEDIUM if count else 400))
        self.setEnabled(bool(count))
        self.setFixedSize(max(20, self.fontMetrics().horizontalAdvance(str(count)) + 8), 19)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class TopicCard(QFrame):
    """One lit topic: mark, name, what either order does to it, how often each speaks of it."""

    stepped = Signal(str, object, int)
    """Topic id, Side (None for both), how many places on."""
    put_out = Signal(str)

    def __init__(self, row: TopicRow, slot: int, theme: Theme, names: dict[Side, str]) -> None:
        super().__init__()
        self.setObjectName("topic")
        self.topic = row.topic.id
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_spoken(self, row))
        self.setToolTip(self.tr("Click: next place in both orders. Click the mark, or Space: put it out."))
        self._mark = Swatch(theme, slot)
        self._mark.setToolTip(self.tr("Put this topic out"))
        name = ElidedLabel(ui_font(12, MEDIUM), short=row.topic.short)
        name.set_text(row.topic.label)
        name.set_colour(theme.colour("ink"))
        effects = Effects(theme)
        effects.show_effects(row.left_effect, row.right_effect, row.opposed)
        counts = QHBoxLayout()
        counts.setSpacing(1)
        counts.addWidget(effects, 1)
        for side in Side:
            text = self.tr("{n} places in {order}; next").format(n=len(row.mentions(side)), order=names[side])
            button = CountButton(row, side, f"{row.topic.label}: {text}")
            button.clicked.connect(lambda _=False, side=side: self.stepped.emit(self.topic, side, 1))
            counts.addWidget(button)
            if side is Side.LEFT:
                line = rule(across=False)
                line.setObjectName("between")  # seen on the darker ground of the current topic too
                line.setFixedHeight(12)
                counts.addWidget(line)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(name)
        lines.addLayout(counts)
        across = QHBoxLayout(self)
        across.setContentsMargins(12, 3, 5, 3)
        across.setSpacing(8)
        across.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(lines, 1)

    def show_current(self, on: bool) -> None:
        """Stand on a darker ground while the current link is about this topic."""
        self.setProperty("current", on)
        self.style().unpolish(self)
        self.style().polish(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The mark puts the topic out; anywhere else goes on in both orders."""
        if event.button() is not Qt.MouseButton.LeftButton or not self.rect().contains(event.position().toPoint()):
            return
        if self._mark.geometry().contains(event.position().toPoint()):
            self.put_out.emit(self.topic)
        else:
            self.stepped.emit(self.topic, None, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter: both. Left, Right: that side (with Shift back). Up, Down: another topic. Space: put it out."""
        back = -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(self.topic, None, back)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(self.topic, Side.LEFT if key == Qt.Key.Key_Left else Side.RIGHT, back)
        elif key == Qt.Key.Key_Space:
            self.put_out.emit(self.topic)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            _neighbour(self, 1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


def _neighbour(card: TopicCard, by: int) -> None:
    page = card.parentWidget()
    cards = [one for one in page.findChildren(TopicCard) if one.isVisible()] if page else []
    cards.sort(key=lambda one: one.y())
    at = cards.index(card) + by
    if 0 <= at < len(cards):
        cards[at].setFocus(Qt.FocusReason.TabFocusReason)


def _spoken(widget: QWidget, row: TopicRow) -> str:
    words = widget.tr("{topic}: {left} places left, {right} right")
    return words.format(topic=row.topic.label, left=len(row.left), right=len(row.right))


class TopicsDock(QWidget):
    """Lit topics above, the others below."""

    stepped = Signal(str, object, int)
    """Topic id, Side or None for both, how many places on."""
    refused = Signal(str)
    """A sentence: a ninth topic was asked for."""
    new_asked = Signal()
    edit_asked = Signal(str)
    off_asked = Signal(str)
    """Id of a topic that is not to be looked for any more."""
    on_asked = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dock")
        self._session, self._theme = session, theme
        self._count = QLabel()
        self._orders = QLabel()
        for label in (self._count, self._orders):
            label.setFont(ui_font(11.5))
            label.setProperty("tone", "quiet")
        self.switched_off: Callable[[], tuple[str, ...]] = tuple
        """Ids of topics that the person switched off, for the menu."""
        self.cards: dict[str, TopicCard] = {}
        self.checks: dict[str, Check] = {}
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.new = QToolButton()
        self.new.setObjectName("bare")
        self.new.setText("+")
        self.new.setFont(ui_font(14, MEDIUM))
        self.new.setFixedSize(22, 20)
        self.new.setAccessibleName(self.tr("New topic"))
        self.new.setToolTip(self.tr("New topic… (a right click on a topic edits it)"))
        self.new.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.new.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.new.customContextMenuRequested.connect(self._menu_of_new)
        self.new.clicked.connect(lambda _=False: self.new_asked.emit())
        self.why = QLabel()
        self.why.setFont(ui_font(11.5))
        self.why.setWordWrap(True)
        self.why.setProperty("tone", "quiet")
        self.why.setContentsMargins(12, 5, 12, 6)
        self.why.hide()
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 6, 5)
        head.setSpacing(4)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._orders)
        head.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        self._rule_of_why = rule()
        self._rule_of_why.hide()
        column.addWidget(self._rule_of_why)
        column.addWidget(self.why)
        session.watch(self._watch)
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._fill()

    def _watch(self, changed: Changed) -> None:
        if changed is Changed.PAIR:
            self.why.hide()
            self._rule_of_why.hide()
        if changed in (Changed.PAIR, Changed.TOPICS):
            self._fill()
        elif changed is Changed.CURRENT:
            self._mark_current()

    def _fill(self) -> None:
        comparison = self._session.comparison
        focused = self._focused()
        at = self._area.verticalScrollBar().value()
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        self.cards, self.checks = {}, {}
        if comparison is not None:
            self._fill_head(comparison)
            self._fill_lit(comparison, column)
            self._fill_others(comparison, column)
        column.addStretch(1)
        self._area.setWidget(page)
        self._area.verticalScrollBar().setValue(at)
        self._mark_current()
        again = self.cards.get(focused) or self.checks.get(focused)
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> str:
        pairs = [*self.cards.items(), *self.checks.items()]
        return next((topic for topic, widget in pairs if widget.hasFocus()), "")

    def _fill_head(self, comparison: Comparison) -> None:
        lit, known = len(self._session.slots), len(comparison.topics)
        self._count.setText(self.tr("{lit} of {known} lit").format(lit=lit, known=known))
        self._orders.setText(f"{short_name(comparison.left)} │ {short_name(comparison.right)}")

    def _fill_lit(self, comparison: Comparison, column: QVBoxLayout) -> None:
        names = {side: short_name(comparison.side(side)) for side in Side}
        for topic, slot in self._session.slots.items():
            row = comparison.topic(topic)
            if row is None:
                continue
            card = TopicCard(row, slot, self._theme, names)
            card.stepped.connect(self.stepped)
            card.put_out.connect(self._session.put_out)
            card.setToolTip("\n".join((*reasons(row), card.toolTip())))
            self._with_menu(card, topic)
            self.cards[topic] = card
            column.addWidget(card)
        if not self.cards:
            words = QLabel(self.tr("No topic is lit. Tick one below to mark it in both orders."))
            words.setWordWrap(True)
            words.setProperty("tone", "quiet")
            words.setContentsMargins(12, 4, 12, 8)
            column.addWidget(words)

    def _fill_others(self, comparison: Comparison, column: QVBoxLayout) -> None:
        others = [row for row in comparison.topics if row.topic.id not in self._session.slots]
        if not others:
            return
        column.addSpacing(6)
        column.addWidget(rule())
        head = QLabel(self.tr("Not lit"))
        head.setFont(ui_font(11.5))
        head.setProperty("tone", "quiet")
        head.setContentsMargins(12, 7, 12, 3)
        column.addWidget(head)
        for row in others:
            column.addLayout(self._other(row))

    def _other(self, row: TopicRow) -> QHBoxLayout:
        check = Check(row.topic.short or row.topic.label, self._theme)
        check.setAccessibleName(_spoken(self, row))
        check.setToolTip("\n".join((row.topic.label, *reasons(row))))
        self._with_menu(check, row.topic.id)
        check.clicked.connect(lambda _=False, topic=row.topic.id: self._light(topic))
        self.checks[row.topic.id] = check
        counts = QLabel(f"{len(row.left)} │ {len(row.right)}")
        counts.setFont(ui_font(12))
        counts.setProperty("tone", "quiet")
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(check, 1)
        line.addWidget(counts)
        return line

    def _with_menu(self, widget: QWidget, topic: str) -> None:
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        widget.customContextMenuRequested.connect(lambda at: self.menu(topic).popup(widget.mapToGlobal(at)))

    def menu(self, topic: str) -> QMenu:
        """What can be done with a topic."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(ui_font(12.5))
        menu.addAction(self.tr("&Edit this topic…"), lambda: self.edit_asked.emit(topic))
        menu.addAction(self.tr("&Switch this topic off"), lambda: self.off_asked.emit(topic))
        self._new_and_off(menu)
        return menu

    def _new_and_off(self, menu: QMenu) -> None:
        menu.addSeparator()
        menu.addAction(self.tr("&New topic…"), self.new_asked.emit)
        off = self.switched_off()
        if off:
            below = menu.addMenu(self.tr("Switch &on again"))
            for name in off:
                below.addAction(name.replace("-", " "), partial(self.on_asked.emit, name))

    def _menu_of_new(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._new_and_off(menu)
        menu.popup(self.new.mapToGlobal(at))

    def tell_why(self, topic: str, places: Mapping[Side, Span | None]) -> None:
        """Say of the places that were just stepped to why they are lit, and what the clause does."""
        comparison = self._session.comparison
        row = comparison.topic(topic) if comparison else None
        if comparison is None or row is None:
            return
        lines = []
        for side, span in places.items():
            found = next((mention for mention in row.mentions(side) if mention.span == span), None)
            if found is not None:
                lines.append(f"{short_name(comparison.side(side))} {why_words(found)}")
        self.why.setText("\n".join(lines))
        self.why.setAccessibleName(self.why.text())
        self.why.setVisible(bool(lines))
        self._rule_of_why.setVisible(bool(lines))

    def _light(self, topic: str) -> None:
        if self._session.light(topic):
            return
        self.checks[topic].setChecked(False)
        self.refused.emit(
            self.tr("{n} topics are lit, and there are {n} marks. Put one out first: click its mark.").format(n=SLOTS)
        )

    def _mark_current(self) -> None:
        comparison, step = self._session.comparison, self._session.current
        link = comparison.bitext.links[step.link] if comparison and step and step.link is not None else None
        for topic, card in self.cards.items():
            card.show_current(link is not None and link.topic == topic)


def why_words(mention: Mention) -> str:
    """`4(a)(ii)(B): acronym “MPP”, defined in 4(a)(ii)(B); review`: why a place is lit, and its effect."""
    effect = effect_word(mention.effect) if mention.effect else tr("only mentioned")
    if mention.effect and mention.outcome:
        effect = tr("{effect}, perhaps to {outcome}").format(effect=effect, outcome=effect_word(mention.outcome))
    return f"{short_label(mention.label)}: {mention.reason}; {effect}"


def reasons(row: TopicRow) -> list[str]:
    """Why the first places of a topic are lit, at most three on either side."""
    return [why_words(mention) for side in Side for mention in row.mentions(side)[:3]]
