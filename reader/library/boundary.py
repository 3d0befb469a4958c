"""Where a bug stops: one file that the program fails at is refused, and the other thousands come in."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from reader.errors import Cancelled, ReaderError, UnreadableFile

STRICT = "ORDER_READER_STRICT"
"""Set in the environment, errors of the program itself are raised as they are; so it is in tests."""

_Result = TypeVar("_Result")


class NotUnderstood(UnreadableFile):
    """The program itself failed at a file."""

    def __init__(self, sentence: str, bug: str) -> None:
        super().__init__(sentence)
        self.bug = bug
        """The error and where it arose."""


def understood(path: Path | str, work: Callable[[], _Result]) -> _Result:
    """What `work` makes of the file at `path`. Any error but the expected ones becomes NotUnderstood."""
    try:
        return work()
    except (ReaderError, Cancelled, OSError):  # sentences for the person; what the disk refuses concerns every file
        raise
    except Exception as error:
        if os.environ.get(STRICT):
            raise
        raise NotUnderstood(
            f"{path} could not be understood; it was left out. Please report it.",
            "".join(traceback.format_exception(error, limit=-6)),
        ) from error
