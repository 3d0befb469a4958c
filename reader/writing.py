"""Writing a file so that it is never half there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

UNFINISHED = ".new-"
"""What the name of a file begins with while it is being written."""


def write_file(path: Path, data: bytes) -> None:
    """Puts `data` in place of the file `path`, all of it or (on an error) nothing.

    Written beside it, flushed to the disk, then moved into its place. Raises OSError; the old file stands then.
    """
    handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
