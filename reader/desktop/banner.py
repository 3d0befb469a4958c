"""A slim line above the pages: that an order of the pair was revoked, superseded or amended, and by which."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from reader.comparison import Banner, Key, Side
from reader.desktop.elided import ElidedLabel
from reader.desktop.fonts import MEDIUM, ui_font
from reader.desktop.icons import icon, pixmap
from reader.desktop.marks import rule
from reader.desktop.theme import Theme


class BannerHalf(QWidget):
    """What is said of one order."""

    opened = Signal(object, object)
    """Side, Banner: open that pair."""
    put_away = Signal(object)
    """The Key of the order of which nothing more is to be said."""

    def __init__(self, side: Side, theme: Theme) -> None:
        super().__init__()
        self._side, self._theme = side, theme
        self._banners: tuple[Banner, ...] = ()
        self._key: Key | None = None
        self._sign = QLabel()
        self._sign.setFixedSize(14, 14)
        self.words = ElidedLabel(ui_font(12, MEDIUM))
        self.button = QPushButton()
        self.button.setFont(ui_font(11.5))
        self.button.clicked.connect(self._open)
        self._close = QToolButton()
        self._close.setObjectName("bare")
        self._close.setFixedSize(22, 22)
        self._close.setIconSize(QSize(12, 12))
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.clicked.connect(lambda: self.put_away.emit(self._key))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 6, 2)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)
        self.set_theme(theme)
        self.hide()

    def _open(self) -> None:
        if self._banners:
            self.opened.emit(self._side, self._banners[0])

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._sign.setPixmap(pixmap("link", theme.colour("ink2"), 14, self.devicePixelRatioF()))
        self._close.setIcon(icon("close", theme.colour("ink2"), size=12))
        self.words.set_colour(theme.colour("ink"))

    def show_banners(self, key: Key | None, name: str, banners: tuple[Banner, ...], is_open: bool) -> None:
        """Say the first of `banners` of the order called `name`; `is_open`: the order that did it stands beside it."""
        self._key, self._banners = key, banners
        self.setVisible(bool(banners))
        if not banners:
            return
        more = self.tr(" (and {n} more)").format(n=len(banners) - 1) if len(banners) > 1 else ""
        self.words.set_text(f"{name}: {banners[0].text}{more}")
        self.words.setToolTip("\n".join(f"{name}: {one.text}" for one in banners))
        self.button.setText(self.tr("Show the clause") if is_open else self.tr("Open that pair"))
        self.button.setAccessibleName(f"{self.words.text()}. {self.button.text()}")
        away = self.tr("Say no more of this about {order}").format(order=name)
        self._close.setAccessibleName(away)
        self._close.setToolTip(away)


class BannerLine(QFrame):
    """Both halves, each above its page."""

    opened = Signal(object, object)
    """Side of the order that was revoked, and the Banner whose order is to be opened beside it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setFixedHeight(31)
        self._away: set[Key] = set()
        self.halves = {side: BannerHalf(side, theme) for side in Side}
        self._rule = rule(across=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 1)
        row.setSpacing(0)
        row.addWidget(self.halves[Side.LEFT], 1)
        row.addWidget(self._rule)
        row.addWidget(self.halves[Side.RIGHT], 1)
        for half in self.halves.values():
            half.opened.connect(self.opened)
            half.put_away.connect(self._put_away)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        for half in self.halves.values():
            half.set_theme(theme)

    def show_pair(
        self, keys: Mapping[Side, Key], names: Mapping[Side, str], banners: Mapping[Side, tuple[Banner, ...]]
    ) -> None:
        """Say what became of either order, unless the person has put it away; nothing, where nothing is known."""
        for side, half in self.halves.items():
            key = keys.get(side)
            same = side is Side.RIGHT and key == keys.get(Side.LEFT)  # one order on both sides: say it once
            said = () if key is None or key in self._away or same else banners.get(side, ())
            half.show_banners(key, names.get(side, ""), said, bool(said) and said[0].source.key == keys.get(side.other))
        self._fit()

    def _put_away(self, key: Key) -> None:
        self._away.add(key)
        for half in self.halves.values():
            if half._key == key:
                half.hide()
        self._fit()

    def _fit(self) -> None:
        said = [not half.isHidden() for half in self.halves.values()]
        self._rule.setVisible(all(said))
        self.setVisible(any(said))
