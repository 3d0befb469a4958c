"""Writing so that nothing is ever half there, and one writer at a time."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from reader.errors import BadRequest
from reader.writing import write_file

PATIENCE = 5.0
"""Seconds to wait for another writer."""


def as_json(value: Mapping[str, Any]) -> bytes:
    """`value` as JSON that a person can read."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Makes `folder` (which must not exist) with `files` in it, all of them or nothing."""
    root = folder.parent.parent  # staged outside the folder that is listed
    staging = Path(tempfile.mkdtemp(prefix=".staging-", dir=root))
    try:
        for name, data in files.items():
            write_file(staging / name, data)
        folder.parent.mkdir(exist_ok=True)
        staging.replace(folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the library `folder` for writing; waits `patience` seconds for another program or thread that has it.

    The lock is SQLite's on an empty file: it works alike on every system, and goes with the process that held it.
    Raises BadRequest where the wait is over, or the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(folder / ".lock", timeout=patience, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise BadRequest(f"The library {folder} cannot be written ({error}); check the folder’s permissions.") from None
    with closing(connection):
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error:
            raise BadRequest(
                f"The library {folder} is being changed by another window or program; "
                "wait until it has finished, then try again."
            ) from None
        yield
