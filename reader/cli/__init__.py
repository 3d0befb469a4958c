"""The engine from a terminal; with no words, the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from reader.cli.parser import parse
from reader.cli.verbs import VERBS
from reader.errors import ReaderError

DONE, NOTHING, BAD = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words say.

    `argv` are the words after the program's name (those of the process where None). Returns the exit code: 0 done,
    1 nothing found, 2 bad input. Answers go to stdout, diagnostics to stderr.
    """
    words = parse(sys.argv[1:] if argv is None else argv)
    try:
        return VERBS[words.verb](words)
    except ReaderError as error:
        print(f"order-reader: {error}", file=sys.stderr)  # noqa: T201
        return BAD
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        print("order-reader: stopped", file=sys.stderr)  # noqa: T201
        return BAD


__all__ = ["main"]
