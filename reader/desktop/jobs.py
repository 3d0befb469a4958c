"""Work off the window's thread: one plain function at a time of each kind, with progress and a way to stop it."""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, Slot

from reader.errors import Cancelled, ReaderError

Result = TypeVar("Result")
_LOG = logging.getLogger(__name__)


class Progress:
    """Handed to the work: it says how far it is, and is told here when the person wants it to stop."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()

    def __call__(self, done: int, total: int, what: str = "") -> None:
        """Say that `done` of `total` parts are done, now at `what`. Raises Cancelled when the work is to stop."""
        if self._stop.is_set():
            raise Cancelled
        self._tell(done, total, what)

    def tell(self, done: int, total: int, what: str = "") -> None:
        """Say the same without ever raising, for work that asks `cancelled` by itself."""
        self._tell(done, total, what)

    def cancel(self) -> None:
        """Ask the work to stop at its next word."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """True once the work is to stop."""
        return self._stop.is_set()


@dataclass(frozen=True, slots=True)
class _Job:
    number: int
    progress: Progress
    done: Callable[[Any], None]
    failed: Callable[[str], None] | None


class Jobs(QObject):
    """Runs plain functions on a thread pool. A newer job of a kind stops the older one, whose result is dropped."""

    began = Signal(str)
    """Kind of job that has been started."""
    progressed = Signal(str, int, int, str)
    """Kind of job, parts done, parts in all (0 where not known), what it is at."""
    finished = Signal(str)
    """Kind of job that has come to its end, in whichever way."""
    failed = Signal(str)
    """The sentence of an error for which the job had no answer of its own."""
    _ended = Signal(str, int, object, object)
    _moved = Signal(str, int, int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._numbers = itertools.count(1)
        self._running: dict[str, _Job] = {}
        self._ended.connect(self._end)
        self._moved.connect(self._move)

    def start(
        self,
        kind: str,
        work: Callable[[Progress], Result],
        done: Callable[[Result], None],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Run `work` on a thread of the pool; hand its result to `done` on this thread.

        `failed` gets the sentence of a ReaderError; without it the sentence goes out by the signal `failed`.
        """
        self.cancel(kind)
        number = next(self._numbers)
        progress = Progress(lambda at, total, what: self._moved.emit(kind, number, at, total, what))
        self._running[kind] = _Job(number, progress, done, failed)
        self.began.emit(kind)
        self._pool.start(_Runnable(work, progress, lambda result, error: self._ended.emit(kind, number, result, error)))

    def cancel(self, kind: str) -> None:
        """Stop the job of that kind, if one runs; nothing comes of it any more."""
        job = self._running.pop(kind, None)
        if job is not None:
            job.progress.cancel()
            self.finished.emit(kind)

    def ask_to_stop(self, kind: str) -> None:
        """Ask the job of that kind to stop; what it then hands back still counts."""
        if kind in self._running:
            self._running[kind].progress.cancel()

    def running(self, kind: str) -> bool:
        """True while a job of that kind runs."""
        return kind in self._running

    def stop(self, milliseconds: int = 5000) -> None:
        """Stop everything and wait for the threads, at most so long. For the window's closing."""
        for kind in list(self._running):
            self.cancel(kind)
        self._pool.clear()
        self._pool.waitForDone(milliseconds)

    @Slot(str, int, int, int, str)
    def _move(self, kind: str, number: int, at: int, total: int, what: str) -> None:
        if kind in self._running and self._running[kind].number == number:
            self.progressed.emit(kind, at, total, what)

    @Slot(str, int, object, object)
    def _end(self, kind: str, number: int, result: object, error: object) -> None:
        job = self._running.get(kind)
        if job is None or job.number != number:
            return
        del self._running[kind]
        self.finished.emit(kind)
        if error is None:
            job.done(result)
        elif not isinstance(error, Cancelled):
            (job.failed or self.failed.emit)(_sentence(error))


class _Runnable(QRunnable):
    def __init__(
        self,
        work: Callable[[Progress], object],
        progress: Progress,
        ended: Callable[[object, object], None],
    ) -> None:
        super().__init__()
        self._work, self._progress, self._ended = work, progress, ended

    def run(self) -> None:
        """Run on a thread of the pool."""
        result: object = None
        error: object = None
        try:
            result = self._work(self._progress)
        except Exception as raised:
            error = raised
        try:
            self._ended(result, error)
        except RuntimeError:
            # The window is gone; nobody is left to be told.
            return


def _sentence(error: object) -> str:
    if isinstance(error, ReaderError):
        return str(error)
    _LOG.error("unexpected error in a job", exc_info=error if isinstance(error, BaseException) else None)
    if isinstance(error, OSError):
        text = QCoreApplication.translate("Jobs", "The file or folder could not be used: {reason}.")
        return text.format(reason=error.strerror or error)
    text = QCoreApplication.translate(
        "Jobs", "Something went wrong that should not have ({kind}). Nothing was changed."
    )
    return text.format(kind=type(error).__name__)
