"""A file that appears whole or not at all, and work that tells how far it is and can be stopped."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.errors import BadRequest, Cancelled, why
from reader.writing import UNFINISHED

Report = Callable[[int, int, str], None]
"""Is told how many steps are done, of how many, and what is being worked on (empty at the end)."""
Asked = Callable[[], bool]
"""True where the person wants the work stopped."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told how far a piece of work is, and who may stop it."""

    progress: Report | None = None
    cancelled: Asked | None = None

    def step(self, done: int, total: int, name: str = "") -> None:
        """Tells that `done` of `total` steps are finished and `name` is next. Raises Cancelled where it is to stop."""
        self.ask()
        if self.progress is not None:
            self.progress(done, total, name)

    def ask(self) -> None:
        """Raises Cancelled where the work is to stop."""
        if self.cancelled is not None and self.cancelled():
            raise Cancelled

    def finished(self, total: int = 1) -> None:
        """Tells that all of `total` steps are done; what stands then cannot be cancelled any more."""
        if self.progress is not None:
            self.progress(total, total, "")


def written_whole(file: Path, endings: Sequence[str], write: Callable[[Path], None]) -> None:
    """Have `write` fill a draft beside `file`, then put it in its place.

    Raises BadRequest for an ending that is none of `endings` and where the file cannot be written, and whatever
    `write` raises (Cancelled among it); the old file then stands, and no draft is left.
    """
    if file.suffix.lower() not in endings:
        ways = f"one of {', '.join(endings)}" if len(endings) > 1 else endings[0]
        raise BadRequest(f"Cannot write {file.name}: its ending must be {ways}.")
    if not file.parent.is_dir():
        raise BadRequest(f"Cannot write {file}: the folder {file.parent} does not exist. Make it first.")
    if file.is_dir():
        raise BadRequest(f"Cannot write {file}: a folder has that name. Choose another name.")
    draft = _draft_beside(file)
    try:
        write(draft)
        _put(draft, file)
    except OSError as error:
        raise BadRequest(f"Cannot write {file}: {why(error)}. Choose another place.") from error
    finally:
        draft.unlink(missing_ok=True)


def _draft_beside(file: Path) -> Path:
    """An empty file with the same ending, since some formats are chosen by it."""
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=UNFINISHED, suffix=file.suffix.lower())
    except OSError as error:
        raise BadRequest(f"Cannot write into {file.parent}: {why(error)}. Choose another folder.") from error
    os.close(handle)
    return Path(name)


def _put(draft: Path, file: Path) -> None:
    with draft.open("rb+") as written:
        os.fsync(written.fileno())
    draft.chmod(0o644)
    draft.replace(file)
