"""Lays a document on pages and draws them as pictures, on a thread of its own. Pages are drawn only when wanted."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, QRunnable, QSizeF, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter

from reader.desktop.hand_outs import Paced
from reader.desktop.printing import LaidPages
from reader.errors import Cancelled, ReaderError
from reader.export import Paper


@dataclass(slots=True)
class _Work:
    """One document on one kind of sheet; its pages are touched by the drawing thread alone."""

    number: int
    stopped: threading.Event = field(default_factory=threading.Event)
    pages: LaidPages | None = None


class PageDrawer(QObject):
    """Answers by signals, on the thread it was made on. What was asked of an older document is not answered."""

    laid = Signal(int, QSizeF)
    """How many pages there are, and the size of a sheet in pixels at 96 an inch."""
    moved = Signal(int, int)
    """Rows that are set, of how many."""
    drawn = Signal(int, float, QImage)
    """Number of a page from 0, its scale, the picture."""
    failed = Signal(str)
    _laid = Signal(int, int, QSizeF)
    _moved = Signal(int, int, int)
    _drawn = Signal(int, int, float, QImage)
    _failed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        # Lines of text that are laid out belong to the thread that did so: there is one, and it stays.
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._work = _Work(0)
        self._lock = threading.Lock()
        self._wanted: list[tuple[int, float]] = []
        self._drawing = False
        self._laid.connect(lambda number, pages, size: self._pass_on(number, lambda: self.laid.emit(pages, size)))
        self._moved.connect(lambda number, done, of: self._pass_on(number, lambda: self.moved.emit(done, of)))
        self._drawn.connect(self._pass_page)
        self._failed.connect(lambda number, words: self._pass_on(number, lambda: self.failed.emit(words)))

    def _pass_on(self, number: int, tell: Callable[[], None]) -> None:
        if number == self._work.number:
            tell()

    def _pass_page(self, number: int, page: int, scale: float, picture: QImage) -> None:
        self._pass_on(number, lambda: self.drawn.emit(page, scale, picture))

    def lay(self, make: Callable[[], Paper], layout: QPageLayout) -> None:
        """Lay the document that `make` gives on sheets of `layout`, in place of the one before."""
        before = self._work
        before.stopped.set()
        work = self._work = _Work(before.number + 1)
        with self._lock:
            self._wanted = []

        def run() -> None:
            before.pages = None
            paced = Paced(lambda done, of, _what: self._moved.emit(work.number, done, of))
            try:
                work.pages = LaidPages(make(), layout, paced, work.stopped.is_set)
                self._laid.emit(work.number, len(work.pages), work.pages.size)
            except Cancelled:
                return
            except ReaderError as error:
                self._failed.emit(work.number, str(error))

        self._pool.start(_Task(run))

    def draw(self, wanted: Sequence[int], scale: float) -> None:
        """Draw these pages, the first first; what was wanted before and is not begun is forgotten."""
        with self._lock:
            self._wanted = [(number, scale) for number in wanted]
            if self._drawing or not self._wanted:
                return
            self._drawing = True
        self._pool.start(_Task(partial(self._draw_all, self._work)))

    def _draw_all(self, work: _Work) -> None:
        while True:
            with self._lock:
                if not self._wanted or work.stopped.is_set():
                    self._drawing = False
                    return
                number, scale = self._wanted.pop(0)
            if work.pages is not None and number < len(work.pages):
                self._drawn.emit(work.number, number, scale, _picture(work.pages, number, scale))

    def stop(self) -> None:
        """Let the pages go, on the thread they belong to, and wait for it."""
        work = self._work
        work.stopped.set()

        def forget() -> None:
            work.pages = None

        self._pool.start(_Task(forget))
        self._pool.waitForDone(5000)


def _picture(pages: LaidPages, number: int, scale: float) -> QImage:
    size = pages.size * scale
    image = QImage(max(1, round(size.width())), max(1, round(size.height())), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    pages.paint(painter, number)
    painter.end()
    return image


class _Task(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        """Run on the drawing thread."""
        try:
            self._work()
        except RuntimeError:
            return  # the window is gone; nobody is left to be told
