"""Reading many files in a process of its own, so that the window's is free to draw; no toolkit in either half.

The worker is told one task on its standard input, as one line of JSON, and answers with pickled messages, each after
its length, on standard output: `("at", Progress)` as it goes, at the end `("done", outcome)` or `("failed", sentence)`.
A further line on its input asks it to stop. Where the window is gone, so is its input, and the worker stops as well.
"""

from __future__ import annotations

import json
import os
import pickle
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from reader.errors import ReaderError
from reader.library import ImportOutcome, Library, Progress
from reader.official import GetOutcome, Manners, Wanted, get

_APART = 0.05
"""Seconds between two reports; more would only be drawn over one another."""
_PATIENCE = 60.0
"""Seconds to wait for another window's changes to the library."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is asked to do: to import files, or to get official texts."""

    library: Path
    paths: tuple[Path, ...] = ()
    wanted: Wanted | None = None
    """The official texts to get; None for an import."""
    base: str = ""
    """Another address to ask at; only a stand-in has one."""
    apart: float = Manners().apart
    """Seconds between two requests."""


class WorkerFailed(ReaderError):
    """The worker could not do its task."""


def run_apart(
    task: Task, progress: Callable[[Progress], None], cancelled: Callable[[], bool]
) -> ImportOutcome | GetOutcome:
    """Have another process do `task`; waits until it is done. Raises WorkerFailed with the sentence of what failed."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    process = subprocess.Popen(
        [sys.executable, "-m", "reader.desktop.import_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    done = threading.Event()
    watcher = threading.Thread(target=_pass_on, args=(process.stdin, cancelled, done), daemon=True)
    try:
        process.stdin.write(json.dumps(_told(task)).encode() + b"\n")
        process.stdin.flush()
        watcher.start()
        return _heard(process.stdout, progress)
    except BrokenPipeError as error:
        raise WorkerFailed("The import stopped early; start it again, and it goes on where it was.") from error
    finally:
        done.set()
        if watcher.ident is not None:
            watcher.join(1.0)
        with suppress(OSError):
            process.stdin.close()
        process.stdout.close()
        with suppress(subprocess.TimeoutExpired):
            process.wait(20.0)


def _pass_on(stdin: IO[bytes], cancelled: Callable[[], bool], done: threading.Event) -> None:
    while not done.wait(0.05):
        if cancelled():
            with suppress(OSError):
                stdin.write(b"stop\n")
                stdin.flush()
            return


def _heard(stdout: IO[bytes], progress: Callable[[Progress], None]) -> ImportOutcome | GetOutcome:
    while (message := _message(stdout)) is not None:
        kind, what = message
        if kind == "at":
            progress(what)
        elif kind == "failed":
            raise WorkerFailed(what)
        else:
            outcome: ImportOutcome | GetOutcome = what
            return outcome
    raise WorkerFailed("The import stopped early; start it again, and it goes on where it was.")


def _message(stdout: IO[bytes]) -> tuple[str, Any] | None:
    """The worker's next message; None where there is none any more. It is our own process that is believed here."""
    head = stdout.read(4)
    if len(head) < 4:
        return None
    size = struct.unpack("<I", head)[0]
    body = stdout.read(size)
    return pickle.loads(body) if len(body) == size else None


def _told(task: Task) -> dict[str, Any]:
    asked = task.wanted
    return {
        "library": os.fspath(task.library),
        "paths": [os.fspath(path) for path in task.paths],
        "numbers": list(asked.numbers) if asked else None,
        "first": asked.first.isoformat() if asked and asked.first else "",
        "last": asked.last.isoformat() if asked and asked.last else "",
        "base": task.base,
        "apart": task.apart,
    }


def _task(told: dict[str, Any]) -> Task:
    asked = None
    if told["numbers"] is not None:
        first, last = (date.fromisoformat(told[key]) if told[key] else None for key in ("first", "last"))
        asked = Wanted(tuple(told["numbers"]), first, last)
    paths = tuple(Path(path) for path in told["paths"])
    return Task(Path(told["library"]), paths, asked, told["base"], told["apart"])


# The worker's half


class _Teller:
    """Writes messages to the window's process, progress not oftener than it can be seen."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._last = 0.0

    def at(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last >= _APART or progress.done == progress.total:
            self._last = now
            self.say("at", progress)

    def say(self, kind: str, what: object) -> None:
        body = pickle.dumps((kind, what))
        self._out.write(struct.pack("<I", len(body)) + body)
        self._out.flush()


def work(stdin: IO[bytes], stdout: IO[bytes]) -> None:
    """Do the task that is told on `stdin`, and tell of it on `stdout`."""
    task = _task(json.loads(stdin.readline()))
    stop = threading.Event()
    threading.Thread(target=_listen, args=(stdin, stop), daemon=True).start()
    tell = _Teller(stdout)
    try:
        tell.say("done", _done(task, tell.at, stop.is_set))
    except ReaderError as error:
        tell.say("failed", str(error))


def _listen(stdin: IO[bytes], stop: threading.Event) -> None:
    stdin.readline()  # a line asks to stop; so does the end
    stop.set()


def _done(
    task: Task, progress: Callable[[Progress], None], cancelled: Callable[[], bool]
) -> ImportOutcome | GetOutcome:
    library = Library(task.library, patience=_PATIENCE)
    if task.wanted is None:
        return library.import_paths(task.paths, progress, cancelled)
    manners = Manners(apart=task.apart)
    return get(library, task.wanted, progress, cancelled, base=task.base or None, manners=manners)


def main() -> None:
    """The worker process."""
    with suppress(OSError, AttributeError):
        os.nice(15)  # type: ignore[attr-defined,unused-ignore]
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # a library that prints must not break the messages
    with suppress(BrokenPipeError):
        # Unbuffered: the thread that still waits for a word to stop must hold no lock when Python ends.
        work(os.fdopen(os.dup(sys.stdin.fileno()), "rb", buffering=0), out)


if __name__ == "__main__":
    main()
