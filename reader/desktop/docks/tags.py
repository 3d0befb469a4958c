"""The Tags dock: the tree of tags with counts, the passages of the marked one, what lost its place, the notes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.annotations import PassageRow, Tag, TagRow
from reader.desktop.docks.tag_ask import TagAsk
from reader.desktop.docks.tag_heads import OrderNames, TagFilter, TagHead
from reader.desktop.docks.tag_lost import LostPanel
from reader.desktop.docks.tag_notes import NotesPanel
from reader.desktop.docks.tag_passages import PassageList
from reader.desktop.docks.tag_tree import TagTree
from reader.desktop.elided import ElidedLabel
from reader.desktop.fonts import ui_font
from reader.desktop.icons import icon
from reader.desktop.marks import rule
from reader.desktop.tag_lists import LostKind, LostRow
from reader.desktop.tag_words import passages_words
from reader.desktop.theme import Theme

TIGHT, ROOMY = 400, 720
"""Height for the lists, in px, below which the first group of what lost its place is folded; and the others."""
LOW = 540
"""Height of the dock, in px, below which rows and heads draw in, and the buttons at its foot go into a menu."""


class TagsDock(QWidget):
    """Shows what it is handed and says what a person wants; it changes nothing."""

    shown = Signal()
    """It can be seen now."""
    typed = Signal(str)
    """What stands in the filter."""
    menu_wanted = Signal(str, object)
    """Id of a tag, and where on the screen what can be done with it is to open."""
    asked = Signal(str)
    """Id of an action that a button stands for."""
    loose_wanted = Signal()
    """The notes that stand without a tag."""
    more_wanted = Signal()
    """The passages of the marked tag in other orders."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dock")
        self._theme = theme
        self._listing = False
        """True where there are passages to list."""
        self._make()
        self._lay_out()
        self.set_theme(theme)

    def _make(self) -> None:
        self.filter = TagFilter()
        self.filter.textChanged.connect(self.typed)
        self.filter.down.connect(self.focus_tree)
        self.filter.setAccessibleName(self.tr("Filter tags"))
        self.filter.setPlaceholderText(self.tr("Filter tags"))
        self._lens = QAction(self)
        self.filter.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self.new = self._bare(self.tr("New tag"))
        self.new.clicked.connect(lambda: self.asked.emit("tag-new"))
        self.other = self._bare(self.tr("Export and merge tags"))
        self.other.clicked.connect(self._offer_other)
        self._count = ElidedLabel(ui_font(11), keeps=40)
        self._orders = OrderNames(self._theme)
        self.tree = TagTree(self._theme)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._offer)
        self.loose = QPushButton()
        self.loose.setObjectName("hand")
        self.loose.setProperty("look", "plain")
        self.loose.setFont(ui_font(12))
        self.loose.setToolTip(self.tr("List them below"))
        self.loose.clicked.connect(self.loose_wanted)
        self.ask = TagAsk()
        self.ask.ended.connect(self.focus_tree)
        self._none = QLabel()
        self._none.setFont(ui_font(12))
        self._none.setProperty("tone", "quiet")
        self._none.setWordWrap(True)
        self._none.setContentsMargins(12, 6, 12, 10)
        self.head = TagHead(self._theme)
        self.more = self._bare(self.tr("What can be done with this tag"))
        self.more.clicked.connect(lambda: self._offer_below(self.more))
        self.passages = PassageList(self._theme)
        self.elsewhere = QPushButton()
        self.elsewhere.setObjectName("hand")
        self.elsewhere.setProperty("look", "plain")
        self.elsewhere.setFont(ui_font(11.5))
        self.elsewhere.clicked.connect(self.more_wanted)
        self.lost = {kind: LostPanel(kind, self._theme) for kind in LostKind}
        for panel in self.lost.values():
            panel.folded_changed.connect(partial(self._unfolded, panel))
        self.notes = NotesPanel(self._theme)
        self.export_button, self.merge_button = QPushButton(self.tr("Export…")), QPushButton(self.tr("Merge tags…"))
        self.export_button.clicked.connect(lambda: self.asked.emit("tags-export"))
        self.merge_button.clicked.connect(lambda: self.asked.emit("tags-merge"))
        self.merge_button.setToolTip(self.tr("Take in what colleagues tagged"))

    def _bare(self, words: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName("bare")
        made.setIconSize(QSize(14, 14))
        made.setFixedSize(26, 26)
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    def _lay_out(self) -> None:
        self._top = top = QHBoxLayout()
        top.setContentsMargins(12, 9, 8, 4)
        top.setSpacing(4)
        for part, stretch in ((self.filter, 1), (self.new, 0), (self.other, 0)):
            top.addWidget(part, stretch)
        head = QHBoxLayout()
        head.setContentsMargins(12, 2, 12, 3)
        head.setSpacing(2)
        head.addWidget(self._count, 1)
        head.addWidget(self._orders)
        self._named = named = QHBoxLayout()
        named.setContentsMargins(9, 4, 8, 2)
        named.addWidget(self.head, 1)
        named.addWidget(self.more)
        self._middle = QWidget()
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 6)
        middle.setSpacing(0)
        middle.addWidget(rule())
        middle.addLayout(named)
        middle.addWidget(self.passages)
        middle.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(8)
        for button in (self.export_button, self.merge_button):
            button.setFont(ui_font(12.5))
            foot.addWidget(button)
        foot.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(head)
        column.addWidget(self.tree)
        loose = QHBoxLayout()
        loose.setContentsMargins(4, 0, 8, 0)
        loose.addWidget(self.loose)
        loose.addStretch(1)
        column.addLayout(loose)
        column.addWidget(self._none)
        asked = QVBoxLayout()
        asked.setContentsMargins(8, 4, 8, 6)
        asked.addWidget(self.ask)
        self._asked = asked
        column.addLayout(asked)
        column.addWidget(self._middle)
        column.addWidget(self._below())
        column.addStretch(1)
        self._foot_rule = rule()
        column.addWidget(self._foot_rule)
        column.addWidget(self._foot)

    def _below(self) -> QScrollArea:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rules: dict[QWidget, QWidget] = {}
        for part in (*self.lost.values(), self.notes):
            self._rules[part] = rule()
            column.addWidget(self._rules[part])
            column.addWidget(part)
        column.addStretch(1)
        self._page, self._page_column = page, column
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(page)
        page.installEventFilter(self)
        return self._area

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._lens.setIcon(icon("search", theme.colour("ink2")))
        self.new.setIcon(icon("plus", theme.colour("ink2"), size=14))
        for button in (self.more, self.other):
            button.setIcon(icon("more", theme.colour("ink2"), size=14))
        self._count.set_colour(theme.colour("ink2"))
        for part in (self._orders, self.tree, self.head, self.passages, self.notes):
            part.set_theme(theme)
        for panel in self.lost.values():
            panel.set_theme(theme)

    # What it is handed

    def show_tags(self, rows: tuple[TagRow, ...], names: Sequence[str], count: str, empty: str) -> None:
        """The tree; `names` of the open orders; what is counted; a sentence where there is nothing."""
        self._count.set_text(count)
        self._orders.show_names(names)
        self.tree.show_tags(rows, names, bool(self.filter.text().strip()))
        self.tree.setVisible(bool(rows))
        self._none.setText(empty)
        self._none.setVisible(not rows and bool(empty))
        self.share()

    def show_passages(
        self, tag: Tag | None, title: str, rows: Sequence[PassageRow], total: int, tagged: bool, more: int
    ) -> None:
        """The passages of a tag (or, where None, those that have what is typed); `more` stand in other orders."""
        self._listing = tag is not None or bool(rows)
        self.head.show_tag(tag, title, passages_words(total))
        self.more.setVisible(tag is not None)
        self.passages.show_passages(rows, tagged)
        self.passages.setVisible(bool(rows))
        one = self.tr("1 more in another order…")
        self.elsewhere.setText(one if more == 1 else self.tr("{n} more in other orders…").format(n=f"{more:,}"))
        self.elsewhere.setVisible(more > 0)
        self.share()

    def show_lost(self, rows: Sequence[LostRow]) -> None:
        """What has no sure place."""
        for kind, panel in self.lost.items():
            panel.show_rows([row for row in rows if row.kind is kind])
        self.share()

    def show_loose(self, notes: int) -> None:
        """How many notes stand without a tag."""
        one = self.tr("1 note without a tag")
        self.loose.setText(one if notes == 1 else self.tr("{n} notes without a tag").format(n=f"{notes:,}"))
        self.loose.setVisible(notes > 0)

    # Room

    def share(self) -> None:
        """Give tree, passages and what is below as much room as they want, or a fair part of it."""
        for part, line in self._rules.items():
            line.setVisible(not part.isHidden())
        asking = not self.ask.isHidden()
        self._asked.setContentsMargins(*((8, 4, 8, 6) if asking else (0, 0, 0, 0)))
        crowded = asking and self.height() < 2 * TIGHT  # what is asked is seen whole, the lists come back after it
        shown = self._listing and not crowded
        self._middle.setVisible(shown)
        below = any(not part.isHidden() for part in self._rules) and not crowded
        self._area.setVisible(below)
        self._draw_in(self.height() < LOW)
        fixed = self._fixed(shown, asking)
        for number, panel in enumerate(panel for panel in self.lost.values() if not panel.isHidden()):
            panel.set_room(self.width() - 10, self.height() - fixed < (ROOMY if number else TIGHT))
        width = self._area.viewport().width() or self.width()
        column = self._page_column
        high = column.totalHeightForWidth(width) if column.hasHeightForWidth() else column.totalSizeHint().height()
        room = max(0, self.height() - fixed)
        wanted = [self.tree.height_wanted(), self.passages.height_wanted() if shown else 0, high if below else 0]
        least = [min(3 * self.tree.row, wanted[0]), min(2 * self.passages.row + 2, wanted[1]), min(100, wanted[2])]
        if sum(least) > room:  # better fewer rows than a heading cut in two
            least = [min(self.tree.row, wanted[0]), min(self.passages.row, wanted[1]), min(100, wanted[2])]
        tree, passages, rest = _in_rows(room, wanted, _shares(room, wanted, least), self.tree.row, self.passages.row)
        for view, height in ((self.tree, tree), (self.passages, max(1, passages))):
            if height != view.height():
                view.setFixedHeight(height)
                view.scrollTo(view.currentIndex())
        self._area.setFixedHeight(max(1, rest))

    def _draw_in(self, on: bool) -> None:
        """Take less room for all but the lists."""
        self.other.setVisible(on)
        self._top.setContentsMargins(12, 5 if on else 9, 8, 2 if on else 4)
        self._named.setContentsMargins(9, 1 if on else 4, 8, 0 if on else 2)
        for view in (self.tree, self.passages):
            view.set_tight(on)
        for part in (self._foot_rule, self._foot):  # last: the dock may take another height at once
            part.setVisible(not on)

    def _fixed(self, shown: bool, asking: bool) -> int:
        """Height of all that is not a list, in px."""
        low = self._foot.isHidden()
        fixed = 62 - 6 if low else 68 + self._foot.sizeHint().height()
        fixed += 0 if self.loose.isHidden() else self.loose.sizeHint().height()
        if shown:
            fixed += (36 if low else 42) + 26 * (not self.elsewhere.isHidden())
        return fixed + (self.ask.sizeHint().height() + 10 if asking else 0)

    def _unfolded(self, panel: LostPanel) -> None:
        self.share()
        QTimer.singleShot(0, lambda: self._area.ensureWidgetVisible(panel, 0, 4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self.share()

    def showEvent(self, event: QShowEvent) -> None:
        """It is filled when it is first seen."""
        super().showEvent(event)
        self.shown.emit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """What is below has taken another height."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.share()
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    # The keyboard

    def focus_tree(self) -> None:
        """Give the keyboard to the tree; to the filter where it is empty."""
        target = self.tree if self.tree.isVisible() else self.filter
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_lost(self) -> None:
        """Give the keyboard to what lost its place."""
        panel = next((panel for panel in self.lost.values() if not panel.isHidden()), None)
        if panel is not None:
            panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._area.ensureWidgetVisible(panel)

    def _offer(self, at: QPoint) -> None:
        index = self.tree.indexAt(at)
        row = self.tree.tags.row_at(index if index.isValid() else self.tree.currentIndex())
        if row is not None:
            place = at if index.isValid() else self.tree.visualRect(self.tree.currentIndex()).bottomLeft()
            self.menu_wanted.emit(row.tag.id, self.tree.viewport().mapToGlobal(place))

    def _offer_other(self) -> None:
        """What the buttons at the foot do, where there is no room for them."""
        menu = QMenu(self)
        menu.setFont(ui_font(12.5))
        for words, name in ((self.tr("&Export tags…"), "tags-export"), (self.tr("&Merge tags…"), "tags-merge")):
            menu.addAction(words, partial(self.asked.emit, name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.other.mapToGlobal(QPoint(0, self.other.height())))

    def _offer_below(self, button: QWidget) -> None:
        if self.tree.current_tag():
            self.menu_wanted.emit(self.tree.current_tag(), button.mapToGlobal(QPoint(0, button.height())))


def _whole(height: int, wanted: int, row: int) -> int:
    """`height` without a row that would be seen in part."""
    return height if height >= wanted else height // row * row


def _in_rows(room: int, wanted: Sequence[int], given: Sequence[int], row: int, passage: int) -> tuple[int, int, int]:
    """Heights of tree, passages and what is below: lists in whole rows, and what they leave is used."""
    tree, passages = _whole(given[0], wanted[0], row), _whole(given[1], wanted[1], passage)
    if 0 < wanted[2] - (room - tree - passages) <= passage and passages >= 3 * passage:
        passages -= passage  # one passage less, and all that is below is seen
    rest = min(wanted[2], room - tree - passages)
    spare = room - tree - passages - rest
    if spare >= passage and passages < wanted[1]:
        more = min(spare // passage * passage, wanted[1] - passages)
        passages, spare = passages + more, spare - more
    if wanted[0] > tree:
        tree += min(spare // row * row, wanted[0] - tree)
    return tree, passages, rest


def _shares(room: int, wanted: Sequence[int], least: Sequence[int]) -> list[int]:
    """`room` for parts that want so much and need at least so much: what one leaves the others have in equal parts."""
    given = list(least)
    left = room - sum(given)
    while left > 0:
        hungry = [at for at, height in enumerate(given) if height < wanted[at]]
        if not hungry:
            break
        part = max(1, left // len(hungry))
        for at in hungry:
            more = min(part, wanted[at] - given[at], left)
            given[at] += more
            left -= more
    return given
