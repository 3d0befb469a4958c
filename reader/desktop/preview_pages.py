"""The pages of a print preview, one below another; a page is drawn when it comes into view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPageLayout, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reader.desktop.page_drawer import PageDrawer
from reader.desktop.theme import Theme
from reader.export import Paper

GAP = 16
ZOOMS = (0.25, 4.0)
_KEPT = 14
"""So many drawn pages are kept."""


class PreviewPages(QAbstractScrollArea):
    """Scrolls through pages."""

    page_changed = Signal(int)
    """Number of the page in the middle of the view, from 0."""
    zoom_changed = Signal(float)
    """1 is the size on paper at 96 pixels an inch."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawer = PageDrawer(self)
        self.count, self.zoom, self.fits = 0, 1.0, True
        self._size = QSizeF(1, 1)
        self._theme = theme
        self._pictures: OrderedDict[int, tuple[float, QImage]] = OrderedDict()
        self._page = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.viewport().update())
        self.drawer.laid.connect(self._take)
        self.drawer.drawn.connect(self._keep)
        self._name()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme; paper stays paper."""
        self._theme = theme
        self.viewport().update()

    def set_document(self, make: Callable[[], Paper], layout: QPageLayout) -> None:
        """Show another document; until it is laid there are no pages."""
        self.count = 0
        self._pictures.clear()
        self._range()
        self.drawer.lay(make, layout)
        self.viewport().update()

    def _take(self, count: int, size: QSizeF) -> None:
        self.count, self._size = count, size
        self._page = min(self._page, max(0, count - 1))
        if self.fits:
            self.fit()
        else:
            self._range()
        self.go_to(self._page)
        self._name()

    def _keep(self, number: int, scale: float, picture: QImage) -> None:
        self._pictures[number] = (scale, picture)
        self._pictures.move_to_end(number)
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        self.viewport().update()

    # Where one is

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 0."""
        return self._page

    @property
    def _step(self) -> float:
        return self._size.height() * self.zoom + GAP

    def go_to(self, page: int) -> None:
        """Bring the head of a page to the top of the view."""
        page = min(max(page, 0), max(0, self.count - 1))
        self.verticalScrollBar().setValue(round(page * self._step))
        self._tell(page)

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        if self.count:
            self._tell(min(self.count - 1, max(0, int(middle // self._step))))
        self.viewport().update()

    def _tell(self, page: int) -> None:
        changed, self._page = page != self._page, page
        self._name()
        if changed:
            self.page_changed.emit(page)

    def _name(self) -> None:
        words = self.tr("Page {page} of {count}").format(page=self._page + 1, count=self.count)
        self.setAccessibleName(words if self.count else self.tr("Pages"))

    # How large

    def set_zoom(self, zoom: float) -> None:
        """Show pages at a size of their own; the place stays."""
        self.fits = False
        self._zoom_to(zoom)

    def fit(self) -> None:
        """Show pages as wide as the view, from now on."""
        self.fits = True
        if self.count:
            self._zoom_to((self.viewport().width() - 2 * GAP) / self._size.width())

    def _zoom_to(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        place = bar.value() / self._step
        self.zoom = min(max(zoom, ZOOMS[0]), ZOOMS[1])
        self._range()
        bar.setValue(round(place * self._step))
        self.zoom_changed.emit(self.zoom)
        self.viewport().update()

    def _range(self) -> None:
        view, upright, across = self.viewport(), self.verticalScrollBar(), self.horizontalScrollBar()
        tall = self.count * self._step + GAP if self.count else 0
        wide = self._size.width() * self.zoom + 2 * GAP if self.count else 0
        upright.setRange(0, max(0, round(tall - view.height())))
        upright.setPageStep(view.height())
        upright.setSingleStep(40)
        across.setRange(0, max(0, round(wide - view.width())))
        across.setPageStep(view.width())
        across.setSingleStep(40)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages that fit go on fitting."""
        super().resizeEvent(event)
        if self.fits:
            self.fit()
        self._range()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pages in view; one that is not drawn yet is blank paper for a moment."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.colour("sel"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = self.zoom * self.devicePixelRatioF()
        seen = self._seen()
        for number in seen:
            box = self._box(number)
            painter.fillRect(box, Qt.GlobalColor.white)
            known = self._pictures.get(number)
            if known is not None:
                painter.drawImage(box, known[1])
            painter.setPen(self._theme.colour("line2"))
            painter.drawRect(box)
        ahead = [seen[-1] + 1] if seen and seen[-1] + 1 < self.count else []
        missing = [one for one in (*seen, *ahead) if self._pictures.get(one, (0.0,))[0] != scale]
        self.drawer.draw(missing, scale)

    def _seen(self) -> list[int]:
        if not self.count:
            return []
        top = self.verticalScrollBar().value()
        first, last = int(top // self._step), int((top + self.viewport().height()) // self._step)
        return [number for number in range(first, last + 1) if 0 <= number < self.count]

    def _box(self, number: int) -> QRectF:
        wide, tall = self._size.width() * self.zoom, self._size.height() * self.zoom
        left = max(GAP, (self.viewport().width() - wide) / 2) - self.horizontalScrollBar().value()
        top = GAP + number * self._step - self.verticalScrollBar().value()
        return QRectF(round(left), round(top), round(wide), round(tall))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl held: larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * (1.1 if event.angleDelta().y() > 0 else 1 / 1.1))
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Down turn pages, Home and End go to the first and last, the arrows and Space scroll."""
        upright, key = self.verticalScrollBar(), event.key()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if key in turns:
            here = round(upright.value() / self._step)
            self.go_to(here + turns[Qt.Key(key)])
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.go_to(self.count - 1)
        elif key == Qt.Key.Key_Space:
            upright.setValue(upright.value() + (-1 if back else 1) * round(self.viewport().height() * 0.9))
        else:
            super().keyPressEvent(event)
