"""What goes to the terminal: answers on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

from reader.library import Progress

DONE, NOTHING, BAD = 0, 1, 2


def say(text: str) -> None:
    """An answer for a person."""
    sys.stdout.write(text + "\n")


def say_json(answer: object) -> None:
    """An answer for a script, on one line."""
    say(json.dumps(answer, ensure_ascii=False))


def note(text: str) -> None:
    """Anything that is no answer."""
    sys.stderr.write(text + "\n")


def refuse(sentence: str) -> None:
    """Why something was not done."""
    note(f"order-reader: {sentence}")


def counter() -> Callable[[Progress], None] | None:
    """A counter of files on stderr, where a person is watching."""
    if not sys.stderr.isatty():
        return None

    def show(progress: Progress) -> None:
        rate = f", {progress.rate:.0f} a second" if progress.rate >= 1 else ""
        _over(f"{progress.done} of {progress.total}{rate}", progress.done == progress.total)

    return show


def steps() -> Callable[[int, int, str], None] | None:
    """A counter of steps on stderr, where a person is watching."""
    if not sys.stderr.isatty():
        return None
    return lambda done, total, name: _over(f"{done} of {total}  {name[:60]}".rstrip(), done >= total)


def _over(line: str, last: bool) -> None:
    """`line` in the place of the one before it; nothing is left of the last."""
    sys.stderr.write(f"\r{line}\033[K" + ("\r\033[K" if last else ""))
    sys.stderr.flush()
